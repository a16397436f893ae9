"""What is kept when nobody comes for it."""

from pathlib import Path

import pytest

from terminal.agent import outbox
from terminal.store import Store


def put(store: Store, *bodies: str) -> None:
    with store.transaction() as write:
        write.executemany("INSERT INTO outbox (body) VALUES (?)", [(body,) for body in bodies])


def test_only_old_presses_are_ever_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MAX_PRESSES", 3)
    store = Store(tmp_path)
    presses = [f'{{"kind":"press_ended","id":"p{number}"}}' for number in range(5)]
    tickets = [f'{{"kind":"ticket_issued","id":"t{number}"}}' for number in range(5)]
    put(store, presses[0], presses[1], presses[2])
    assert outbox.prune(store) == 0
    put(store, *tickets, "not JSON", presses[3], presses[4])
    assert outbox.prune(store) == 2
    assert outbox.prune(store) == 0
    left = [str(row["body"]) for row in store.read("SELECT body FROM outbox ORDER BY seq")]
    assert left == [presses[2], *tickets, "not JSON", presses[3], presses[4]]
    assert outbox.waiting(store) == 9
    store.close()


def test_what_was_set_aside_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MAX_SET_ASIDE", 2)
    store = Store(tmp_path)
    with store.transaction() as write:
        write.executemany(
            "INSERT INTO set_aside (seq, body, cause, at) VALUES (?, '', '', 0)", [(seq,) for seq in range(5)]
        )
    assert outbox.prune(store) == 0
    assert [row["seq"] for row in store.read("SELECT seq FROM set_aside ORDER BY seq")] == [3, 4]
    store.close()
