"""Whole calls: a real registry, real TLS, aiortc at both ends."""

import gc
import threading
from pathlib import Path

import pytest

from terminal.calls import Frame, Phase
from terminal.calls.line import Line
from terminal.config import Config
from terminal.store import Store
from tests.registry.calls.cast import Cast, perform
from tests.registry.calls.running import Running, running_registry, until, wait_until
from tests.terminal.calls.cable import Cable
from tests.terminal.calls.visitor import Visitor, in_call
from wire import CallCause, CallOutcome, EventBatch


def end_of(visitor: Visitor) -> tuple[CallOutcome | None, CallCause | None]:
    """How it ended, as told to the glass; the same stands in the book and in the outbox, once."""
    state = visitor.states[-1]
    assert state.phase is Phase.OVER
    assert [one.phase for one in visitor.states].count(Phase.OVER) == 1
    book = visitor.store.read("SELECT outcome, cause FROM presses")
    assert [(row["outcome"], row["cause"]) for row in book] == [(state.outcome, state.cause)]
    bodies = [row["body"] for row in visitor.store.read("SELECT body FROM outbox")]
    (event,) = EventBatch.model_validate_json(f'{{"events": [{",".join(bodies)}]}}').events
    assert (event.kind, event.id) == ("press_ended", visitor.call and visitor.call.id)
    return state.outcome, state.cause


def test_a_resident_and_a_guide_see_and_hear_each_other_and_nothing_is_kept(
    running: Running, visitor: Visitor
) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide, call = await in_call(cast, cookie, visitor)
        await until(lambda: (frame := call.remote_frame()) and frame.serial > 10)
        await until(lambda: guide.seen > 10 and guide.heard > 1_000)
        assert len(set(guide.pictures)) > 3
        own = call.own_frame()
        assert own is not None
        assert (own.width, own.height, len(own.rgb)) == (640, 480, 640 * 480 * 3)
        await guide.say("hang_up", cause="guide_hung_up")
        await until(lambda: call.wait_until_over(1))

    perform(running, visit)
    assert end_of(visitor) == (CallOutcome.ANSWERED, CallCause.GUIDE_HUNG_UP)
    assert [state.phase for state in visitor.states if state.phase is not Phase.RINGING] == [
        Phase.ASKING,
        Phase.CONNECTING,
        Phase.TALKING,
        Phase.OVER,
    ]
    wait_until(lambda: running.counts() == {("answered", "guide_hung_up"): 1})
    assert visitor.call
    assert visitor.call.own_frame() is None
    assert visitor.call.remote_frame() is None
    gc.collect()
    assert not [one for one in gc.get_objects() if type(one) is Frame]
    assert not [one for one in threading.enumerate() if one.name in {"call", "camera", "microphone"}]


def test_who_hangs_up_while_it_rings_has_left(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        call = visitor.press()
        await guide.ring()
        await until(call.own_frame)
        call.hang_up()
        while (await guide.said("standing"))["rings"]:
            pass
        await until(lambda: call.wait_until_over(1))

    perform(running, visit)
    assert end_of(visitor) == (CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
    wait_until(lambda: running.counts() == {("left", "resident_hung_up"): 1})


def test_nobody_on_duty_is_an_honest_answer_at_once(running: Running, visitor: Visitor) -> None:
    visitor.press()
    wait_until(lambda: visitor.state.phase is Phase.OVER)
    assert visitor.call
    assert visitor.call.wait_until_over(10)
    assert end_of(visitor) == (CallOutcome.FALLBACK, CallCause.NOBODY_ON_DUTY)


def test_a_line_that_breaks_while_it_rings_is_mended_unseen(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        call = visitor.press()
        ring = await guide.ring()
        await until(lambda: running.signals() == 1)
        cable.cut()
        await until(lambda: cable.opened == 2)
        await guide.accept(ring["call"])
        await guide.talk()
        await until(lambda: call.state.phase is Phase.TALKING)
        call.hang_up()
        await until(lambda: call.wait_until_over(1))

    with Cable(running.units_url) as cable:
        visitor.link(cable.url)
        perform(running, visit)
    assert end_of(visitor) == (CallOutcome.ANSWERED, CallCause.RESIDENT_HUNG_UP)


def test_a_line_that_stays_broken_ends_in_an_honest_answer(
    running: Running, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terminal.calls.line.GRACE_S", 0.2)
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        call = visitor.press()
        await guide.ring()
        await until(lambda: running.signals() == 1)
        cable.pull()
        await until(lambda: call.wait_until_over(1))

    with Cable(running.units_url) as cable:
        visitor.link(cable.url)
        perform(running, visit)
    assert end_of(visitor) == (CallOutcome.FALLBACK, CallCause.LINE_LOST)


def test_sound_and_picture_that_stop_end_the_call(
    running: Running, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terminal.calls.dialogue.SILENCE_S", 1.0)
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide, call = await in_call(cast, cookie, visitor)
        await until(lambda: call.state.phase is Phase.TALKING)
        assert guide.peer is not None
        await guide.peer.close()
        await until(lambda: call.wait_until_over(1))

    perform(running, visit)
    assert end_of(visitor) == (CallOutcome.ANSWERED, CallCause.LINE_LOST)
    wait_until(lambda: running.counts() == {("answered", "line_lost"): 1})


def test_a_description_that_cannot_be_used_is_an_honest_answer(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        call = visitor.press()
        await guide.accept((await guide.ring())["call"])
        await guide.said("signal")
        await guide.say("signal", kind="answer", sdp="nonsense")
        await until(lambda: call.wait_until_over(1))

    perform(running, visit)
    assert end_of(visitor) == (CallOutcome.FALLBACK, CallCause.MEDIA_FAILED)
    wait_until(lambda: running.counts() == {("fallback", "media_failed"): 1})


@pytest.mark.parametrize("state", ["searching", "offline", "unapproved", "refused"])
def test_off_line_it_says_so_at_once(tmp_path: Path, state: str) -> None:
    with Visitor(None, tmp_path / "unit") as visitor:
        visitor.link("https://127.0.0.1:9", state)
        call = visitor.press()
        assert call.wait_until_over(10)
        assert end_of(visitor) == (CallOutcome.FALLBACK, CallCause.REGISTRY_UNREACHABLE)


def test_a_registry_that_another_authority_vouches_for_is_none(running: Running, tmp_path: Path) -> None:
    with (
        running_registry(tmp_path / "impostor") as impostor,
        Visitor(running, tmp_path / "unit") as visitor,
    ):
        visitor.link(impostor.units_url)
        call = visitor.press()
        assert call.wait_until_over(10)
        assert end_of(visitor) == (CallOutcome.FALLBACK, CallCause.REGISTRY_UNREACHABLE)
        assert impostor.counts() == {}


def test_a_mistake_of_ours_ends_the_call_and_is_counted(tmp_path: Path) -> None:
    def open_line(config: Config, store: Store) -> Line:
        raise LookupError("a mistake")

    with Visitor(None, tmp_path / "unit") as visitor:
        call = visitor.press(open_line=open_line)
        assert call.wait_until_over(10)
        assert end_of(visitor) == (CallOutcome.FALLBACK, CallCause.MEDIA_FAILED)
