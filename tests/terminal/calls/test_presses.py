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


def test_the_book_of_earlier_days_is_closed_and_dropped(store: Store) -> None:
    press(store, "yesterday")
    press(store, "still open")
    close_press(store, "yesterday", CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
    with store.transaction() as write:
        write.execute("UPDATE presses SET day = '2026-01-01'")
    press(store, "today")
    assert {row["id"] for row in store.read("SELECT id FROM presses")} == {"still open", "today"}
    assert [event.id for event in told(store)] == ["yesterday"]


def test_settings_that_another_version_kept_do_not_lose_a_press(store: Store) -> None:
    with store.transaction() as write:
        write.execute("INSERT INTO settings (id, version, body, received_at) VALUES (1, 'x', '{}', 0)")
    press(store, "p")
    close_press(store, "p", CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
    assert [event.id for event in told(store)] == ["p"]


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
