"""No number twice, none lost, whatever interleaving and whatever dies when."""

import json
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terminal.errors import NoNumberLeft
from terminal.store import Store
from terminal.tickets import Numbers, Ticket, UnknownTicket
from wire import Lease, TicketIssued, TicketPaper

TODAY, TOMORROW = "2026-11-23", "2026-11-24"
NOW = 1_795_460_000.0


def lease(name: str, first: int, last: int, service: str = "guide", day: str = TODAY) -> Lease:
    return Lease(id=name, service=service, day=day, first=first, last=last)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


@pytest.fixture
def numbers(store: Store) -> Numbers:
    return Numbers(store)


def told(store: Store) -> list[TicketIssued]:
    return [
        TicketIssued.model_validate_json(row["body"])
        for row in store.read("SELECT body FROM outbox ORDER BY seq")
    ]


def test_a_ticket_is_on_the_disk_and_in_the_outbox_when_it_is_given(tmp_path: Path, numbers: Numbers) -> None:
    numbers.add_lease(lease("a", 41, 60))
    ticket = numbers.issue("guide", TODAY, "ar", NOW)
    assert (ticket.number, ticket.lease, ticket.paper) == (41, "a", TicketPaper.PENDING)
    with closing(Store(tmp_path)) as other:
        assert told(other) == [ticket.event()]
        assert Numbers(other).left("guide", TODAY) == 19


def test_an_id_cannot_be_guessed(numbers: Numbers) -> None:
    numbers.add_lease(lease("a", 1, 50))
    ids = {numbers.issue("guide", TODAY, "sv", NOW).id for _ in range(50)}
    assert len(ids) == 50
    assert all(re.fullmatch(r"[a-z2-7]{26}", found) for found in ids)


def test_a_label_is_prefix_and_number() -> None:
    ticket = Ticket("x", "a", "guide", TODAY, 42, "sv", NOW)
    assert ticket.label("A") == "A42"
    assert ticket.label("") == "42"


@pytest.mark.parametrize(("service", "day"), [("guide", TOMORROW), ("other", TODAY), ("guide", "2026-11-22")])
def test_a_block_of_another_day_or_service_gives_no_number(numbers: Numbers, service: str, day: str) -> None:
    numbers.add_lease(lease("a", 1, 20, service, day))
    assert numbers.left("guide", TODAY) == 0
    with pytest.raises(NoNumberLeft, match=TODAY):
        numbers.issue("guide", TODAY, "sv", NOW)


def test_a_block_that_is_heard_again_does_not_start_again(numbers: Numbers) -> None:
    numbers.add_lease(lease("a", 1, 3))
    numbers.issue("guide", TODAY, "sv", NOW)
    numbers.add_lease(lease("a", 1, 3))
    assert numbers.issue("guide", TODAY, "sv", NOW).number == 2


def test_what_became_of_the_paper_is_told_once(store: Store, numbers: Numbers) -> None:
    numbers.add_lease(lease("a", 1, 3))
    ticket = numbers.issue("guide", TODAY, "sv", NOW)
    for _ in range(2):
        assert numbers.set_paper(ticket.id, TicketPaper.PRINTED).paper == TicketPaper.PRINTED
    assert [event.paper for event in told(store)] == [TicketPaper.PENDING, TicketPaper.PRINTED]


def test_a_ticket_that_is_not_ours_has_no_paper(numbers: Numbers) -> None:
    with pytest.raises(UnknownTicket):
        numbers.set_paper("a" * 26, TicketPaper.PRINTED)


def test_slips_that_a_crash_left_half_way_are_unknown_and_told(store: Store, numbers: Numbers) -> None:
    numbers.add_lease(lease("a", 1, 3))
    done, left = (numbers.issue("guide", TODAY, "sv", NOW) for _ in range(2))
    numbers.set_paper(done.id, TicketPaper.PRINTED)
    assert [(ticket.id, ticket.paper) for ticket in numbers.settle()] == [(left.id, TicketPaper.UNKNOWN)]
    assert numbers.settle() == []
    assert told(store)[-1].paper == TicketPaper.UNKNOWN


def test_old_days_are_forgotten_but_what_is_not_delivered_is_kept(store: Store, numbers: Numbers) -> None:
    numbers.add_lease(lease("a", 1, 3))
    numbers.issue("guide", TODAY, "sv", NOW)
    numbers.add_lease(lease("b", 4, 6, day=TOMORROW))
    numbers.forget(before=TOMORROW)
    assert numbers.left("guide", TODAY) == 0
    assert numbers.left("guide", TOMORROW) == 3
    assert len(told(store)) == 1
    assert store.read("SELECT * FROM tickets") == []


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("lease"), st.integers(1, 12), st.integers(0, 5), st.sampled_from((TODAY, TOMORROW))
        ),
        st.tuples(st.just("issue"), st.sampled_from((0, 1)), st.just(0), st.sampled_from((TODAY, TOMORROW))),
        st.tuples(st.just("reopen"), st.sampled_from((0, 1)), st.just(0), st.just("")),
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit's new file, to copy: making its tables waits for the disk a dozen times."""
    with closing(Store(tmp_path_factory.mktemp("fresh"))) as made:
        return made.path


@settings(max_examples=60)  # each waits for some thirty fsyncs
@given(steps=STEPS)
def test_no_number_twice_whatever_interleaving(
    tmp_path_factory: pytest.TempPathFactory, fresh: Path, steps: list[tuple[str, int, int, str]]
) -> None:
    """Two connections take turns; blocks may overlap, which a registry must never let happen."""
    folder = tmp_path_factory.mktemp("unit")
    shutil.copy(fresh, folder)
    stores = [Store(folder), Store(folder)]
    leased: dict[str, set[int]] = {TODAY: set(), TOMORROW: set()}
    given_out: dict[str, list[int]] = {TODAY: [], TOMORROW: []}
    for count, (what, number, more, day) in enumerate(steps):
        numbers = Numbers(stores[number % 2])
        match what:
            case "lease":
                numbers.add_lease(lease(f"l{count}", number, number + more, day=day))
                leased[day] |= set(range(number, number + more + 1))
            case "issue":
                free = leased[day] - set(given_out[day])
                assert numbers.left("guide", day) == len(free)
                if free:
                    given_out[day].append(numbers.issue("guide", day, "sv", NOW).number)
                    assert given_out[day][-1] in free
                else:
                    with pytest.raises(NoNumberLeft):
                        numbers.issue("guide", day, "sv", NOW)
            case "reopen":
                stores[number].close()
                stores[number] = Store(folder)
    assert {(event.day, event.number) for event in told(stores[0])} == {
        (day, number) for day, found in given_out.items() for number in found
    }
    assert all(len(found) == len(set(found)) for found in given_out.values())
    for store in stores:
        store.close()


ISSUING = """
import json, sys
from pathlib import Path
from terminal.errors import NoNumberLeft
from terminal.store import Store
from terminal.tickets import Numbers
numbers = Numbers(Store(Path(sys.argv[1])))
while True:
    try:
        ticket = numbers.issue("guide", "2026-11-23", "sv", 1.0)
    except NoNumberLeft:
        break
    print(json.dumps([ticket.number, ticket.id]), flush=True)
print("null", flush=True)
"""


def test_kill_9_while_issuing_gives_no_number_twice_and_loses_none(tmp_path: Path, store: Store) -> None:
    dice = random.Random(42)
    Numbers(store).add_lease(lease("a", 1, 10_000))
    seen: list[tuple[int, str]] = []
    for _ in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", ISSUING, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            seen += [tuple(json.loads(process.stdout.readline())) for _ in range(dice.randrange(1, 12))]
            process.send_signal(signal.SIGKILL)
            # What it said before it died, up to a line that was cut.
            rest = process.stdout.read().splitlines(keepends=True)
            seen += [tuple(json.loads(line)) for line in rest if line.endswith("\n")]
    numbers = [number for number, _ in seen]
    assert len(numbers) == len(set(numbers))
    kept = {row["number"]: row["id"] for row in store.read("SELECT number, id FROM tickets")}
    assert all(kept[number] == ticket for number, ticket in seen)
    assert sorted(kept) == list(range(1, max(kept) + 1))
    # Each kill may leave one number that was given but not yet said.
    assert len(kept) - len(numbers) <= 20
    assert {event.number: event.id for event in told(store)} == kept
    assert Numbers(store).left("guide", TODAY) == 10_000 - len(kept)
