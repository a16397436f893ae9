"""Both sockets of a registry that serves: real WebSockets, real TLS, a clock that is turned forward."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from registry.calls import rules
from registry.calls.states import CallState
from registry.people import ANY_TOPIC
from terminal.identity import UnitKey, load_or_make_key
from tests.registry.calls.cast import Cast, perform
from tests.registry.calls.running import Running, running_registry, wait_until
from wire import Accepted, CallCause, CallOutcome, Connected, Ended, HangUp, Hold, Ringing, Signal


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_registry(tmp_path / "registry") as found:
        yield found


@pytest.fixture
def key(running: Running, tmp_path: Path) -> UnitKey:
    made = load_or_make_key(tmp_path)
    running.add_unit(made)
    return made


def is_gone(running: Running, call_id: str) -> bool:
    """Whether the registry has seen the line of a connected call break."""
    call = running.call(call_id)
    assert call is not None
    in_grace = running.clock() + rules.UNIT_GRACE_S
    return call.state == CallState.CONNECTED and call.unit_until is not None and call.unit_until < in_grace


async def until_connected(running: Running, call_id: str) -> None:
    def holds() -> bool:
        call = running.call(call_id)
        return call is not None and call.state == CallState.CONNECTED

    await asyncio.to_thread(wait_until, holds)


def test_a_call_goes_its_whole_way(running: Running, key: UnitKey) -> None:
    cookies = [running.add_guide("Amina"), running.add_guide("Björn")]

    async def visit(cast: Cast) -> None:
        guides = [await cast.guide(cookie) for cookie in cookies]
        unit = await cast.asking_unit(key, "c")
        assert (await unit.said(Ringing)).guides == 2
        await unit.say(Signal(kind="offer", sdp="v=offer"))
        rings = [await guide.ring() for guide in guides]
        assert {ring["call"] for ring in rings} == {"c"}
        assert rings[0]["language_name"] == "svenska"
        assert rings[0]["site"] == "Vårby bibliotek"
        await guides[0].accept("c")
        assert (await guides[1].said("standing"))["rings"] == []
        assert (await unit.said(Accepted)).guide == "Amina"
        assert (await guides[0].said("signal"))["sdp"] == "v=offer"
        await guides[0].say("signal", kind="answer", sdp="v=answer")
        assert (await unit.said(Signal)).sdp == "v=answer"
        await unit.say(Connected())
        await until_connected(running, "c")
        await guides[0].say("hang_up", cause="guide_hung_up")
        ended = await unit.said(Ended)
        assert (ended.outcome, ended.cause) == (CallOutcome.ANSWERED, CallCause.GUIDE_HUNG_UP)
        assert (await guides[0].said("ended"))["cause"] == "guide_hung_up"

    perform(running, visit)
    wait_until(lambda: running.counts() == {("answered", "guide_hung_up"): 1})
    assert running.signals() == 0


def test_of_two_guides_who_accept_at_once_one_wins_and_the_other_is_told(
    running: Running, key: UnitKey
) -> None:
    cookies = [running.add_guide("Amina"), running.add_guide("Björn")]

    async def visit(cast: Cast) -> None:
        guides = [await cast.guide(cookie) for cookie in cookies]
        unit = await cast.asking_unit(key, "c")
        for guide in guides:
            await guide.ring()
        await asyncio.gather(*(guide.say("accept", call="c") for guide in guides))
        standings = [await guide.said("standing") for guide in guides]
        assert sorted(standing["call"] or "" for standing in standings) == ["", "c"]
        await unit.say(HangUp(cause=CallCause.RESIDENT_HUNG_UP))
        await unit.said(Ended)

    perform(running, visit)
    wait_until(lambda: running.counts() == {("left", "resident_hung_up"): 1})


def test_nobody_on_duty_is_said_at_once(running: Running, key: UnitKey) -> None:
    async def visit(cast: Cast) -> None:
        unit = await cast.asking_unit(key, "c")
        assert (await unit.said(Ended)).cause is CallCause.NOBODY_ON_DUTY

    perform(running, visit)


def test_a_unit_that_comes_back_goes_on_with_its_call(running: Running, key: UnitKey) -> None:
    cookie = running.add_guide("Amina", [("sv", ANY_TOPIC)])

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        unit = await cast.asking_unit(key, "c")
        await guide.ring()
        await unit.break_line()
        await guide.accept("c")
        back = await cast.asking_unit(key, "c")
        assert (await back.said(Accepted)).guide == "Amina"
        await back.say(Hold())
        await back.say(Connected())
        await back.break_line()
        await asyncio.to_thread(wait_until, lambda: is_gone(running, "c"))
        running.clock.ahead_s += 11
        await guide.say("hold")
        assert (await guide.said("ended"))["outcome"] == "answered"

    perform(running, visit)
    wait_until(lambda: running.counts() == {("answered", "line_lost"): 1})


def test_a_desk_that_comes_back_keeps_its_call(running: Running, key: UnitKey) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        unit = await cast.asking_unit(key, "c")
        await guide.ring()
        await guide.accept("c")
        await guide.close(hard=True)
        again = await cast.guide(cookie, guide.desk, on_duty=False)
        assert (await again.said("accepted"))["call"] == "c"
        await again.say("hang_up", cause="guide_hung_up")
        assert (await unit.said(Ended)).cause is CallCause.GUIDE_HUNG_UP

    perform(running, visit)


def test_a_browser_that_dies_is_off_duty_within_seconds(running: Running) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        assert running.desks_on_duty() == 1
        await guide.close(hard=True)

    perform(running, visit)

    def is_forgotten() -> bool:
        running.clock.ahead_s += 1
        return running.desks_on_duty() == 0

    wait_until(is_forgotten)


def test_who_signs_out_is_on_duty_nowhere(running: Running) -> None:
    cookie = running.add_guide("Amina")

    async def visit(cast: Cast) -> None:
        guide = await cast.guide(cookie)
        running.sign_out_everyone()
        await guide.say("hold")
        with pytest.raises(ConnectionClosed) as closed:
            await guide.said("nothing more")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401

    perform(running, visit)
    running.clock.ahead_s += 4
    wait_until(lambda: running.desks_on_duty() == 0)


def test_strangers_are_kept_out(running: Running, key: UnitKey, tmp_path: Path) -> None:
    stranger = load_or_make_key(tmp_path / "stranger")
    cookie = running.add_guide("Amina")
    token = key.token("another-registry", 0)

    async def visit(cast: Cast) -> None:
        for its_key, its_token in ((stranger, None), (key, token)):
            with pytest.raises(InvalidStatus):
                await cast.unit(its_key, "c", its_token)
        with pytest.raises(ConnectionClosed) as closed:
            await cast.guide("session=nonsense")
        assert closed.value.rcvd
        assert closed.value.rcvd.code == 4401
        owner = await cast.guide(cookie)
        with pytest.raises(ConnectionClosed) as refused:
            await cast.guide(running.add_guide("Björn"), owner.desk)
        assert refused.value.rcvd
        assert refused.value.rcvd.code == 4403

    perform(running, visit)


@pytest.mark.parametrize("nonsense", ["", "[]", '{"type": "ask"}', '{"type": "hold"}', "x" * 200_000])
def test_nonsense_closes_the_socket_and_nothing_else(running: Running, key: UnitKey, nonsense: str) -> None:
    async def visit(cast: Cast) -> None:
        unit = await cast.unit(key, "c")
        assert unit.line is not None
        await unit.line.send(nonsense)
        with pytest.raises(ConnectionClosed):
            await unit.said(Ended)
        assert unit.line.close_code in {4400, 1009}

    perform(running, visit)
    assert running.counts() == {}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_replicas_on_one_postgresql_join_a_call(tmp_path: Path, database_url: str) -> None:
    with (
        running_registry(tmp_path / "one", url=database_url) as one,
        running_registry(tmp_path / "two", url=database_url, shared=True) as two,
    ):
        key = load_or_make_key(tmp_path)
        one.add_unit(key)
        cookie = one.add_guide("Amina")

        async def visit(cast: Cast) -> None:
            guide = await Cast(two).guide(cookie)
            try:
                unit = await cast.asking_unit(key, "c")
                await guide.ring()
                await guide.accept("c")
                assert (await unit.said(Accepted)).guide == "Amina"
                await unit.say(Signal(kind="offer", sdp="v=offer"))
                assert (await guide.said("signal"))["sdp"] == "v=offer"
                await unit.say(HangUp(cause=CallCause.RESIDENT_HUNG_UP))
                assert (await guide.said("ended"))["cause"] == "resident_hung_up"
            finally:
                await guide.close()

        perform(one, visit)
        wait_until(lambda: one.counts() == {("left", "resident_hung_up"): 1})


def test_a_registry_that_died_in_a_call_ends_it_when_it_is_back(tmp_path: Path) -> None:
    with running_registry(tmp_path / "registry") as running:
        key = load_or_make_key(tmp_path)
        running.add_unit(key)
        cookie = running.add_guide("Amina")

        async def visit(cast: Cast) -> None:
            guide = await cast.guide(cookie)
            unit = await cast.asking_unit(key, "c")
            await guide.ring()
            await guide.accept("c")
            await unit.say(Connected())
            await until_connected(running, "c")

        perform(running, visit)
        assert running.counts() == {}
    with running_registry(tmp_path / "registry", shared=True) as back:
        back.clock.ahead_s = 20
        wait_until(lambda: back.counts() == {("answered", "line_lost"): 1})
