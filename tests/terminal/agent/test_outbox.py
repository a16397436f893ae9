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
