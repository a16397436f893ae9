"""Input devices made of FIFOs: the kernel's own struct on a real descriptor."""

import os
import struct
from pathlib import Path

from hardware.errors import DeviceMissing
from hardware.inputs import EV_KEY, Facts


class Pipes:
    """A folder of ``eventN`` FIFOs; what is written is read by the watch, closing one pulls it out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts: dict[str, Facts] = {}
        self.grabbed: list[str] = []
        self.forbidden: set[str] = set()
        self._ends: dict[str, int] = {}

    def plug(self, node: str, **facts: object) -> None:
        path = self.folder / node
        self.facts[node] = Facts(path, **facts)  # type: ignore[arg-type]
        # It appears with its writer, or the watch might find it ended.
        made = self.folder / f".{node}"
        os.mkfifo(made)
        self._ends[node] = os.open(made, os.O_RDWR)
        os.link(made, path)
        made.unlink()

    def unplug(self, node: str) -> None:
        (self.folder / node).unlink()
        os.close(self._ends.pop(node))

    def send(self, node: str, *events: tuple[int, int, int]) -> None:
        os.write(self._ends[node], b"".join(struct.pack("@llHHi", 0, 0, *event) for event in events))

    def press(self, node: str, code: int) -> None:
        self.send(node, (EV_KEY, code, 1), (0, 0, 0), (EV_KEY, code, 0), (0, 0, 0))

    def close(self) -> None:
        for end in self._ends.values():
            os.close(end)

    def open(self, path: Path) -> "PipeDevice":
        """In the place of ``hardware.inputs.device.open_device``."""
        if path.name in self.forbidden:
            raise DeviceMissing("no_rights", str(path))
        return PipeDevice(self, path.name)


class PipeDevice:
    def __init__(self, pipes: Pipes, node: str) -> None:
        self.facts = pipes.facts[node]
        self._pipes = pipes
        self._node = node
        self._fd = os.open(self.facts.path, os.O_RDONLY | os.O_NONBLOCK)

    def fileno(self) -> int:
        return self._fd

    def grab(self) -> None:
        self._pipes.grabbed.append(self._node)

    def close(self) -> None:
        os.close(self._fd)
