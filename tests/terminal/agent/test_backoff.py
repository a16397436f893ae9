"""Soon, then less often, at once when there is news; never more than twice a second."""

from hypothesis import given
from hypothesis import strategies as st

from terminal.agent.backoff import Backoff


def test_it_waits_longer_each_time_but_never_long() -> None:
    backoff, now = Backoff(), 100.0
    assert backoff.may_try(now)
    for least, most in [(0.8, 1), (1.6, 2), (3.2, 4), (4, 5), (4, 5)]:
        backoff.failed(now)
        assert not backoff.may_try(now + least - 0.01)
        assert backoff.may_try(now + most)
        now += most
    backoff.reset()
    backoff.failed(now)
    assert backoff.may_try(now + 1)


@given(st.lists(st.sampled_from(["failed", "soon"]), min_size=1))
def test_whatever_is_announced_the_next_try_is_within_five_seconds(events: list[str]) -> None:
    backoff = Backoff()
    for event in events:
        getattr(backoff, event)(10.0)
    assert backoff.may_try(15.0)


def test_news_shortens_the_wait_but_does_not_hammer() -> None:
    backoff = Backoff()
    for _ in range(4):
        backoff.failed(10.0)
    backoff.soon(10.0)
    assert not backoff.may_try(10.1)
    assert backoff.may_try(10.5)
