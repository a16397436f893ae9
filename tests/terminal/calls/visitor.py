"""A resident at a unit of a running registry: presses, waits, hangs up."""

import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest

from terminal.calls import Dialogue, DialogueState
from terminal.calls.dialogue import open_registry_line
from terminal.calls.line import OpenLine
from terminal.config import Config
from terminal.identity import load_or_make_key
from terminal.store import Store
from tests.registry.calls.cast import Cast
from tests.registry.calls.guide import Guide
from tests.registry.calls.running import REGISTRY_ID, Running, running_registry


class Visitor:
    """One unit's state folder, enrolled, and the calls pressed there; ``running`` None: no registry known."""

    def __init__(self, running: Running | None, state: Path, *, patience_s: float = 30.0) -> None:
        state.mkdir(parents=True)
        self.key = load_or_make_key(state)
        self.config = Config(
            path=state / "terminal.toml",
            state=state,
            slips=state / "slips",
            twin_socket=state / "twin.sock",
            registry_ca=running.certificates.authority if running else None,
            camera="virtual:",
            microphone="virtual:",
            speaker="virtual:",
            call_patience_s=patience_s,
        )
        self.store = Store(state)
        self.states: list[DialogueState] = []
        self.call: Dialogue | None = None
        if running:
            running.add_unit(self.key)
            self.link(running.units_url)

    def link(self, base_url: str, state: str = "online") -> None:
        with self.store.transaction() as connection:
            connection.execute("DELETE FROM link")
            connection.execute(
                "INSERT INTO link (id, state, base_url, registry, changed_at) VALUES (1, ?, ?, ?, ?)",
                (state, base_url, REGISTRY_ID, time.time()),
            )

    def press(
        self, language: str = "sv", open_line: OpenLine = open_registry_line, *, question: str = ""
    ) -> Dialogue:
        self.call = Dialogue(
            self.config,
            self.store,
            language=language,
            topic="housing",
            question=question or None,
            source="button",
            when_changed=self.states.append,
            open_line=open_line,
        )
        self.call.start()
        return self.call

    def hang_up(self) -> None:
        assert self.call is not None
        self.call.hang_up()

    @property
    def state(self) -> DialogueState:
        assert self.call is not None
        return self.call.state

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.call is not None:
            self.call.hang_up()
            assert self.call.wait_until_over(20), "the call's thread is still there"
        self.store.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_registry(tmp_path / "registry") as found:
        yield found


@pytest.fixture
def visitor(running: Running, tmp_path: Path) -> Iterator[Visitor]:
    with Visitor(running, tmp_path / "unit") as found:
        yield found


async def in_call(cast: Cast, cookie: str, visitor: Visitor) -> tuple[Guide, Dialogue]:
    """A guide who has accepted what the visitor pressed, with sound and picture on their way."""
    guide = await cast.guide(cookie)
    call = visitor.press()
    await guide.accept((await guide.ring())["call"])
    await guide.talk()
    return guide, call
