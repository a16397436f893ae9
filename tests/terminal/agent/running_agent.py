"""An agent at work in a thread of this process, and what the glass would write beside it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from terminal.agent.agent import Agent
from terminal.agent.link import Link, read_link
from terminal.config import Config
from terminal.identity import UnitKey, load_or_make_key
from terminal.process import Notify
from terminal.store import Store
from tests.terminal.agent.working_registry import PATIENCE_S, WorkingRegistry, wait_for


def config_for(folder: Path, registry: WorkingRegistry | None, *, address: bool = True) -> Config:
    """Of a unit in this folder that trusts this registry, and knows its address unless told otherwise."""
    state = folder / "unit"
    return Config(
        path=folder / "terminal.toml",
        state=state,
        built=folder / "build",
        slips=state / "slips",
        twin_socket=state / "twin.sock",
        registry_ca=registry.certificates.authority if registry else None,
        registry_address=registry.address if registry and address else None,
    )


class RunningAgent:
    """Runs until the block ends. ``glass`` is the other process's connection to the unit's file."""

    def __init__(self, config: Config, wall: Callable[[], float] = time.time) -> None:
        self.config = config
        self.key: UnitKey = load_or_make_key(config.state)
        self.glass = Store(config.state)
        self._wall = wall
        self._stop = threading.Event()
        self._agent: Agent | None = None
        self._thread = threading.Thread(target=self._run, name="agent", daemon=True)

    @property
    def link(self) -> Link:
        return read_link(self.glass)

    def wait_for_link(self, state: str, patience_s: float = PATIENCE_S) -> None:
        wait_for(lambda: self.link.state == state, patience_s)

    def beat(self) -> None:
        """The glass is alive."""
        with self.glass.transaction() as write:
            write.execute(
                "INSERT INTO heartbeats (process, pid, at) VALUES ('ui', 1, ?)"
                " ON CONFLICT (process) DO UPDATE SET at = excluded.at",
                (time.time(),),
            )

    def device(self, name: str, state: str, cause: str = "") -> None:
        """What the glass says of a device."""
        with self.glass.transaction() as write:
            write.execute(
                "INSERT INTO devices (name, state, cause, changed_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET state = excluded.state, cause = excluded.cause",
                (name, state, cause, time.time()),
            )

    def count(self, table: str) -> int:
        return int(self.glass.read(f"SELECT count(*) FROM {table}")[0][0])

    def _run(self) -> None:
        store = Store(self.config.state)
        with Notify({}) as notify:
            self._agent = Agent(self.config, store, self.key, notify, wall=self._wall)
            try:
                self._agent.run(self._stop)
            finally:
                self._agent.close()
                store.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        if self._agent is not None:
            self._agent.wake()
        self._thread.join(PATIENCE_S)
        self.glass.close()
        assert not self._thread.is_alive()
