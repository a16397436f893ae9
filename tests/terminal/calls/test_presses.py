from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.calls import close_broken_presses
from terminal.calls.presses import answer_press, close_press, open_press
from terminal.store import Store
from wire import CallCause, CallOutcome, EventBatch, PressEnded


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(tmp_path)
    yield found
    found.close()


def told(store: Store) -> list[PressEnded]:
    bodies = [row["body"] for row in store.read("SELECT body FROM outbox ORDER BY seq")]
    batch = EventBatch.model_validate_json(f'{{"events": [{",".join(bodies)}]}}')
    return [event for event in batch.events if isinstance(event, PressEnded)]


def press(store: Store, name: str) -> None:
    open_press(store, name, language="ar", topic="housing", source="button")


def test_a_press_is_written_first_and_told_when_it_ends(store: Store) -> None:
    press(store, "p")
    assert told(store) == []
    close_press(store, "p", CallOutcome.FALLBACK, CallCause.NOBODY_ANSWERED)
    event = told(store)[0]
    assert (event.id, event.language, event.topic, event.source) == ("p", "ar", "housing", "button")
    assert (event.outcome, event.cause) == (CallOutcome.FALLBACK, CallCause.NOBODY_ANSWERED)


def test_a_press_is_closed_once(store: Store) -> None:
    press(store, "p")
    close_press(store, "p", CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
    close_press(store, "p", CallOutcome.FALLBACK, CallCause.NOBODY_ANSWERED)
    assert [event.outcome for event in told(store)] == [CallOutcome.LEFT]
    assert close_broken_presses(store) == 0


def test_what_a_dead_process_left_open_is_closed_at_the_start(store: Store) -> None:
    press(store, "rang")
    press(store, "talked")
    answer_press(store, "talked")
    assert close_broken_presses(store) == 2
    ends = {event.id: (event.outcome, event.cause) for event in told(store)}
    assert ends == {
        "rang": (CallOutcome.LEFT, CallCause.TERMINAL_RESTARTED),
        "talked": (CallOutcome.ANSWERED, CallCause.TERMINAL_RESTARTED),
    }
    assert close_broken_presses(store) == 0
