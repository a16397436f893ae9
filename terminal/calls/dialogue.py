"""One press to its counted outcome, in a thread of its own: book, line and media, moved by the course."""

import asyncio
import logging
import secrets
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from terminal.calls.course import DialogueState, Event, Phase, Turn, after, asked
from terminal.calls.media import Ends, Frame, Media, MediaError, OpenMedia, open_media, warm
from terminal.calls.presses import Source, answer_press, close_press, open_press
from terminal.calls.writing import received, strokes
from terminal.config import Config
from terminal.errors import MissingPart, RegistryUnreachable, StoreError
from terminal.store import Store
from wire import Accepted, Ask, Connected, Ended, HangUp, Ringing, Signal

if TYPE_CHECKING:
    from terminal.calls.line import Line, OpenLine

# A call whose other end sends nothing at all for so long is lost.
SILENCE_S: Final = 8.0
_LOOK_EVERY_S: Final = 1.0
_log = logging.getLogger(__name__)


def open_registry_line(config: Config, store: Store) -> "Line":
    """The way to the registry; its imports are not for the way to the first frame."""
    from terminal.calls.line import RegistryLine

    return RegistryLine(config, store)


class Dialogue:
    """One press of the button or the tile.

    Args:
        config: the unit's; its state folder, its registry's authority, its devices.
        store: the unit's file; the call opens a connection of its own to it, in its own thread.
        when_changed: told each new state, on the call's thread; the last has phase ``over``.
        open_line, open_media: the ways to the registry and to the guide; others are for tests.
    """

    def __init__(
        self,
        config: Config,
        store: Store,
        *,
        language: str,
        topic: str,
        question: str | None = None,
        source: Source,
        when_changed: Callable[[DialogueState], None],
        open_line: "OpenLine" = open_registry_line,
        open_media: OpenMedia = open_media,
    ) -> None:
        self.id: Final = secrets.token_urlsafe(16)
        self._config, self._folder = config, store.path.parent
        self._ask = Ask(call=self.id, language=language, topic=topic, question=question, source=source)
        self._when_changed = when_changed
        self._open_line = open_line
        self._open_media = open_media
        self._state = asked(time.monotonic(), config.call_patience_s)
        self._media: Media | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._own_text = self._sent_text = self._guide_text = ""
        self._guide_signs = False
        self._events: asyncio.Queue[Event | Signal] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name="call", daemon=True)

    @property
    def state(self) -> DialogueState:
        return self._state

    def start(self) -> None:
        """Begin; never waits. To be called once."""
        self._loop = asyncio.new_event_loop()
        self._thread.start()

    def hang_up(self) -> None:
        """The resident ends it; never waits, and does nothing when it is over."""
        self._in_loop(lambda: self._events.put_nowait(Turn.HUNG_UP))

    def is_guide_heard(self) -> bool:
        """Whether the guide makes a sound now; from any thread."""
        media = self._media
        return media is not None and media.is_heard()

    def guide_signs(self) -> bool:
        """Whether the guide says that they sign now; from any thread."""
        return self._guide_signs

    def sign(self, signs: bool) -> None:
        """The resident signs, or no longer does; never waits."""
        self._with_media(lambda media: media.sign(signs))

    def guide_text(self) -> str:
        """What the guide has written so far; from any thread."""
        return self._guide_text

    def write(self, text: str) -> None:
        """All that the resident has written so far, after each key; never waits."""
        self._own_text = text
        self._with_media(self._send_text)

    def wait_until_over(self, timeout_s: float) -> bool:
        """Wait until the thread has ended, all of it let go; gives whether it has."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def own_frame(self) -> Frame | None:
        """What the guide sees, at its newest; from any thread."""
        media = self._media
        return media.own_frame() if media else None

    def remote_frame(self) -> Frame | None:
        """What the guide shows, at its newest; from any thread."""
        media = self._media
        return media.remote_frame() if media else None

    def _in_loop(self, work: Callable[[], object]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed: it is over
                self._loop.call_soon_threadsafe(work)

    def _with_media(self, work: Callable[[Media], None]) -> None:
        def begin() -> None:
            if self._media is not None:
                work(self._media)

        self._in_loop(begin)

    def _run(self) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - made by start()
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(self._converse())

    async def _converse(self) -> None:
        store = self._open_book()
        try:
            line = self._open_line(self._config, store) if store else None
            self._when_changed(self._state)
            if line is not None:
                line.say(self._ask)
                self._begin(self._listen(line))
            else:
                self._events.put_nowait(Turn.UNREACHABLE)
            while self._state.phase is not Phase.OVER:
                await self._step(store, line, await self._next_event())
            self._close_book(store)
            self._when_changed(self._state)
            if line is not None and self._state.cause is not None:
                await line.say_last(HangUp(cause=self._state.cause))
        except Exception:  # noqa: BLE001 - logged whole
            # A mistake of ours must not leave a resident before a call that never ends.
            _log.exception("the call failed")
            if self._state.phase is Phase.OVER:
                return
            self._state = after(self._state, Turn.MEDIA_FAILED, time.monotonic())
            self._close_book(store)
            self._when_changed(self._state)
        finally:
            await self._let_go()
            if store is not None:
                store.close()

    async def _next_event(self) -> Event | Signal:
        ends_at = self._state.ends_at
        try:
            async with asyncio.timeout(ends_at - time.monotonic() if ends_at else None):
                return await self._events.get()
        except TimeoutError:
            return Turn.OUT_OF_TIME

    async def _step(self, store: Store | None, line: "Line | None", event: Event | Signal) -> None:
        if isinstance(event, Signal):
            if line is not None and event.kind == "answer":
                self._begin(self._join(event.sdp))
            return
        before = self._state
        self._state = after(before, event, time.monotonic())
        if self._state is before or self._state.phase is Phase.OVER:
            return
        if isinstance(event, Ringing) and line is not None and before.phase is Phase.ASKING:
            self._begin(self._prepare(line, event))
        if event is Turn.JOINED and line is not None:
            line.say(Connected())
            self._mark_answered(store)
            self._begin(self._watch())
        self._when_changed(self._state)

    async def _listen(self, line: "Line") -> None:
        try:
            async for message in line.messages():
                if isinstance(message, Ringing | Accepted | Signal | Ended):
                    self._events.put_nowait(message)
        except RegistryUnreachable as error:
            _log.warning("%s", error)
            asking = self._state.phase is Phase.ASKING
            self._events.put_nowait(Turn.UNREACHABLE if asking else Turn.LINE_LOST)

    async def _prepare(self, line: "Line", ringing: Ringing) -> None:
        """The whole offer while it rings, so that only the answer is missing when a guide accepts."""
        config = self._config
        # Half a second of imports, unless warm() has been here: the line is served meanwhile.
        await asyncio.to_thread(warm)
        media = self._open_media(
            config.camera,
            config.microphone,
            config.speaker,
            Ends(lambda: self._events.put_nowait(Turn.JOINED), self._when_written, self._when_signing),
        )
        self._media = media
        self._send_text(media)
        line.say(Signal(kind="offer", sdp=await media.offer(ringing.ice_servers)))

    async def _join(self, sdp: str) -> None:
        if self._media is None:
            return
        try:
            await self._media.answer(sdp)
        except MediaError as error:
            _log.warning("%s", error)
            self._events.put_nowait(Turn.MEDIA_FAILED)

    def _send_text(self, media: Media) -> None:
        media.write(strokes(self._sent_text, self._own_text))
        self._sent_text = self._own_text

    def _when_signing(self, signs: bool) -> None:
        self._guide_signs = signs

    def _when_written(self, characters: str) -> None:
        self._guide_text = received(self._guide_text, characters)

    async def _watch(self) -> None:
        heard, silent_since = 0, time.monotonic()
        while (media := self._media) is not None:
            await asyncio.sleep(_LOOK_EVERY_S)
            now = time.monotonic()
            if (total := await media.heard_bytes()) != heard:
                heard, silent_since = total, now
            elif now - silent_since >= SILENCE_S:
                self._events.put_nowait(Turn.LINE_LOST)
                return

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._when_done)

    def _when_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a part of the call failed", exc_info=error)
            self._events.put_nowait(Turn.MEDIA_FAILED)

    async def _let_go(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        media, self._media = self._media, None
        self._own_text = self._guide_text = ""
        if media is not None:
            await media.close()

    def _open_book(self) -> Store | None:
        try:
            store = Store(self._folder)
        except StoreError as error:
            _log.error("the press is not written down: %s", error)
            return None
        ask = self._ask
        try:
            open_press(store, self.id, language=ask.language, topic=ask.topic, source=ask.source)
        except (StoreError, MissingPart) as error:
            # A full disk must not stand between a resident and a guide; the registry counts it too.
            _log.error("the press is not written down: %s", error)
        return store

    def _mark_answered(self, store: Store | None) -> None:
        if store is not None:
            self._write(lambda: answer_press(store, self.id))

    def _close_book(self, store: Store | None) -> None:
        outcome, cause = self._state.outcome, self._state.cause
        if store is not None and outcome is not None and cause is not None:
            self._write(lambda: close_press(store, self.id, outcome, cause))

    def _write(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StoreError as error:
            _log.error("the press's outcome is not written down: %s", error)
