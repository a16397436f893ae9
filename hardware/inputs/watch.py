"""One thread for all input devices that somebody here wants; it sleeps until the kernel has news."""

from __future__ import annotations

import logging
import os
import re
import selectors
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from hardware.errors import DeviceMissing
from hardware.inputs.device import Device, Event, Facts, open_device, read_events
from hardware.inputs.folder import FolderWatch

log = logging.getLogger(__name__)

INPUTS: Final = Path("/dev/input")
_NODE: Final = re.compile(r"event\d+")


class Claim(Protocol):
    """Who wants devices. All methods are called on the watch's thread, and must not wait."""

    def wants(self, facts: Facts) -> bool:
        """Whether this device is to be read for us."""

    def wants_alone(self, facts: Facts) -> bool:
        """Whether nobody else may hear it."""

    def found(self, facts: Facts) -> None:
        """It is read from now on."""

    def happened(self, facts: Facts, event: Event) -> None: ...

    def lost(self, facts: Facts) -> None:
        """It was pulled out."""

    def looked(self, refused: Sequence[DeviceMissing]) -> None:
        """All devices were looked through; ``refused`` are those that could not be opened."""


class InputWatch:
    """Hands the events of ``folder``'s devices to whoever claims them; the first that wants one has it."""

    def __init__(
        self,
        claims: Sequence[Claim],
        folder: Path = INPUTS,
        open_: Callable[[Path], Device] = open_device,
    ) -> None:
        self._claims = tuple(claims)
        self._folder = folder
        self._open = open_
        self._read: dict[Path, tuple[Device, Claim]] = {}
        self._passed: set[Path] = set()
        """Devices that nobody wants: not opened again until they are plugged in anew."""
        self._wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._thread = threading.Thread(target=self._run, name="inputs", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End the thread; no claim is called after."""
        os.write(self._wake[1], b".")
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join()
        for fd in self._wake:
            os.close(fd)

    def _run(self) -> None:
        selector = selectors.DefaultSelector()
        selector.register(self._wake[0], selectors.EVENT_READ)
        news: FolderWatch | None = None
        try:
            news = FolderWatch(self._folder)
            selector.register(news, selectors.EVENT_READ)
        except OSError as error:
            log.warning("What is plugged in later is not seen: %s", error)
        self._look(selector)
        stopping = False
        while not stopping:
            for chosen, _ in selector.select():
                if chosen.fileobj is news and news is not None:
                    news.take()
                    self._look(selector)
                elif chosen.fileobj == self._wake[0]:
                    stopping = True
                else:
                    self._hear(selector, chosen.data)
        for path in list(self._read):
            self._read.pop(path)[0].close()
        selector.close()
        if news is not None:
            news.close()

    def _look(self, selector: selectors.BaseSelector) -> None:
        nodes = {path for path in _listed(self._folder) if _NODE.fullmatch(path.name)}
        self._passed &= nodes
        for path in set(self._read) - nodes:
            self._lose(selector, path)
        refused = []
        for path in sorted(nodes - set(self._read) - self._passed):
            try:
                self._take(selector, path)
            except DeviceMissing as error:
                refused.append(error)
        for claim in self._claims:
            claim.looked(refused)

    def _take(self, selector: selectors.BaseSelector, path: Path) -> None:
        device = self._open(path)
        claim = next((claim for claim in self._claims if claim.wants(device.facts)), None)
        if claim is None:
            device.close()
            self._passed.add(path)
            return
        if claim.wants_alone(device.facts):
            try:
                device.grab()
            except DeviceMissing as error:
                log.warning("%s is not ours alone: %s", device.facts.name, error)
        self._read[path] = (device, claim)
        selector.register(device, selectors.EVENT_READ, path)
        log.info("Input device %s (%s)", device.facts.name, path)
        claim.found(device.facts)

    def _hear(self, selector: selectors.BaseSelector, path: Path) -> None:
        if path not in self._read:  # it went within this very turn: node and cable go together
            return
        device, claim = self._read[path]
        try:
            events = read_events(device)
        except DeviceMissing:
            self._lose(selector, path)
            return
        for event in events:
            claim.happened(device.facts, event)

    def _lose(self, selector: selectors.BaseSelector, path: Path) -> None:
        device, claim = self._read.pop(path)
        selector.unregister(device)
        device.close()
        log.info("Input device %s is gone", device.facts.name)
        claim.lost(device.facts)


def _listed(folder: Path) -> Sequence[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return ()
