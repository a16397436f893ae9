"""The call with a guide: what the glass may show of it while it lasts, and nothing after."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from terminal.config import Config
from terminal.errors import StoreError
from terminal.store import Store
from terminal.ui.events import CallEnded, Event, GuideConnected, Source

if TYPE_CHECKING:
    from terminal.calls import Dialogue, DialogueState, Frame

_log = logging.getLogger(__name__)
Post = Callable[[Callable[[], None]], None]

# The topic of a press that ended before one was picked.
NO_TOPIC = "none"


class CallPresenter:
    """Lives in the glass's thread; ``post`` brings the call's word there."""

    def __init__(self, config: Config, store: Store, send: Callable[[Event], None], post: Post) -> None:
        self._config = config
        self._store = store
        self._send = send
        self._post = post
        self._dialogue: Dialogue | None = None
        self._connected = False
        self.speaker: Callable[[], str] = lambda: config.speaker
        """Asked at each call: which output the guide is heard from."""
        self.state: DialogueState | None = None
        """As last told; None when there is no call."""
        self.own_text = ""
        """All that the resident has written in this call."""

    def call(self, topic: str, language: str, source: Source, question: str = "") -> None:
        """Begin; ends in ``CallEnded``, after ``GuideConnected`` if a guide took it."""
        from terminal.calls import Dialogue

        def when_changed(state: "DialogueState") -> None:
            self._post(lambda: self._changed(made, state))

        made = Dialogue(
            replace(self._config, speaker=self.speaker()),
            self._store,
            language=language,
            topic=topic,
            question=question or None,
            source=source,
            when_changed=when_changed,
        )
        self._dialogue, self._connected, self.state = made, False, made.state
        made.start()

    def hang_up(self) -> None:
        """End it, whatever its state; what it says from now on is no longer heard."""
        if self._dialogue is not None:
            self._dialogue.hang_up()
        self.forget()

    def forget(self) -> None:
        """Let go of the call and its pictures."""
        self._dialogue = None
        self.state = None
        self.own_text = ""

    def close(self, timeout_s: float) -> None:
        """At the end of the process: hang up, and wait until it is counted."""
        dialogue = self._dialogue
        self.hang_up()
        if dialogue is not None and not dialogue.wait_until_over(timeout_s):
            _log.warning("the call did not end within %.0f s", timeout_s)

    def count_left(self, language: str, source: Source) -> None:
        """Keep book of a press that ended before a matter was picked (DESIGN, decision 13)."""
        import secrets

        from terminal.calls.presses import close_press, open_press
        from wire import CallCause, CallOutcome

        press = secrets.token_urlsafe(16)
        try:
            open_press(
                self._store,
                press,
                language=language or self._config.languages[0],
                topic=NO_TOPIC,
                source=source,
            )
            close_press(self._store, press, CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
        except StoreError as error:
            _log.error("a press is not written down: %s", error)

    def own_frame(self) -> "Frame | None":
        return self._dialogue.own_frame() if self._dialogue else None

    def remote_frame(self) -> "Frame | None":
        return self._dialogue.remote_frame() if self._dialogue else None

    def write(self, text: str) -> None:
        """All of the resident's text, after each key."""
        self.own_text = text
        if self._dialogue:
            self._dialogue.write(text)

    def sign(self, signs: bool) -> None:
        if self._dialogue:
            self._dialogue.sign(signs)

    def guide_text(self) -> str:
        return self._dialogue.guide_text() if self._dialogue else ""

    def guide_signs(self) -> bool:
        return bool(self._dialogue and self._dialogue.guide_signs())

    def is_guide_heard(self) -> bool:
        return bool(self._dialogue and self._dialogue.is_guide_heard())

    def _changed(self, of: "Dialogue", state: "DialogueState") -> None:
        if of is not self._dialogue:
            return
        self.state = state
        if state.phase in ("connecting", "talking") and not self._connected:
            self._connected = True
            self._send(GuideConnected())
        elif state.phase == "over":
            self.forget()
            self._send(CallEnded(state.outcome or "fallback", state.cause or "media_failed"))
