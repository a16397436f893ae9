"""The agent and the registry's real application: found, enrolled, lost, found again."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal import clock
from terminal.agent import leases, outbox
from terminal.agent.heard import read_settings
from terminal.agent.link import LinkState
from terminal.identity import load_or_make_key
from terminal.tickets import Numbers
from tests.terminal.agent.running_agent import RunningAgent, config_for
from tests.terminal.agent.working_registry import WorkingRegistry, wait_for
from wire import CallCause, CallOutcome, PressEnded


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[WorkingRegistry]:
    with WorkingRegistry(tmp_path / "registry") as registry:
        yield registry


@pytest.fixture
def agent(tmp_path: Path, registry: WorkingRegistry) -> Iterator[RunningAgent]:
    """One that its registry knows."""
    config = config_for(tmp_path, registry)
    registry.know(load_or_make_key(config.state))
    with RunningAgent(config) as agent:
        agent.wait_for_link(LinkState.ONLINE)
        yield agent


def last_report(registry: WorkingRegistry) -> dict[str, object]:
    found = registry.one("SELECT report_json FROM terminals")
    return dict(json.loads(str(found))) if found else {}


def test_it_waits_with_a_code_until_it_is_approved(tmp_path: Path, registry: WorkingRegistry) -> None:
    with RunningAgent(config_for(tmp_path, registry)) as agent:
        agent.wait_for_link(LinkState.UNAPPROVED)
        assert agent.link.pairing_code == agent.key.pairing_code
        assert agent.link.registry is None
        assert registry.units() == [agent.key.unit]
        assert "PUT /api/v1/report" not in registry.requests
        registry.approve(agent.key.unit)
        agent.wait_for_link(LinkState.ONLINE)
        assert agent.link.registry == "huddinge"
        assert agent.link.base_url == f"https://{registry.address}"
        assert agent.link.pairing_code is None


def test_once_approved_it_has_settings_numbers_and_queues(
    registry: WorkingRegistry, agent: RunningAgent
) -> None:
    wait_for(lambda: last_report(registry))
    settings = read_settings(agent.glass)
    assert settings is not None
    assert settings.site.id == "varby"
    # Today and tomorrow, for each service.
    wait_for(lambda: agent.count("leases") == 2 * len(settings.services))
    assert agent.count("lease_requests") == 0
    wait_for(lambda: agent.count("queue_views") == len(settings.services))
    report = last_report(registry)
    assert report["versions"]["store"] in ("delete/extra", "wal/full")  # type: ignore[index]
    assert report["abilities"]["read"] == {"able": False, "cause": "ui_dead"}  # type: ignore[index]


def test_a_change_is_told_at_once(registry: WorkingRegistry, agent: RunningAgent) -> None:
    wait_for(lambda: last_report(registry))
    agent.beat()
    agent.device("printer", "ok")
    wait_for(lambda: last_report(registry)["abilities"]["print"]["able"], 5)  # type: ignore[index]
    agent.device("printer", "fault", "paper_out")
    wait_for(lambda: last_report(registry)["abilities"]["print"]["cause"] == "paper_out", 5)  # type: ignore[index]


def test_a_block_that_runs_low_is_followed_by_another(registry: WorkingRegistry, agent: RunningAgent) -> None:
    wait_for(lambda: agent.count("leases") >= 4)
    lease = agent.glass.read("SELECT * FROM leases ORDER BY day, service LIMIT 1")[0]
    numbers = Numbers(agent.glass)
    given = {
        numbers.issue(lease["service"], lease["day"], "sv", time.time()).number
        for _ in range(lease["last"] - lease["first"])
    }
    wait_for(lambda: numbers.left(lease["service"], lease["day"]) > 1, 10)
    given |= {numbers.issue(lease["service"], lease["day"], "sv", time.time()).number for _ in range(5)}
    assert len(given) == lease["last"] - lease["first"] + 5
    wait_for(lambda: registry.count("tickets") == len(given))


def test_off_line_within_seconds_and_back_without_a_touch(
    registry: WorkingRegistry, agent: RunningAgent
) -> None:
    wait_for(lambda: agent.count("leases") >= 4)
    registry.stop()
    agent.wait_for_link(LinkState.OFFLINE, 10)
    assert agent.link.cause == "unreachable"
    lease = agent.glass.read("SELECT * FROM leases ORDER BY day LIMIT 1")[0]
    Numbers(agent.glass).issue(lease["service"], lease["day"], "ar", time.time())
    registry.start()
    agent.wait_for_link(LinkState.ONLINE, 10)
    wait_for(lambda: registry.count("tickets") == 1)


def test_a_refused_unit_says_so_and_serves_no_more(registry: WorkingRegistry, agent: RunningAgent) -> None:
    wait_for(lambda: last_report(registry))
    registry.refuse(agent.key.unit)
    agent.beat()
    agent.device("printer", "missing")
    agent.wait_for_link(LinkState.REFUSED)
    assert agent.link.pairing_code == agent.key.pairing_code


def test_a_lost_answer_gives_the_same_block_again(tmp_path: Path, registry: WorkingRegistry) -> None:
    registry.losing["POST /api/v1/leases"] = 3
    config = config_for(tmp_path, registry)
    registry.know(load_or_make_key(config.state))
    with RunningAgent(config) as agent:
        wait_for(lambda: agent.count("leases") == 4)
        assert registry.losing["POST /api/v1/leases"] == 0
        assert registry.count("number_leases") == 4


def test_a_lost_answer_counts_a_ticket_once(registry: WorkingRegistry, agent: RunningAgent) -> None:
    wait_for(lambda: agent.count("leases") >= 4)
    registry.losing["POST /api/v1/events"] = 3
    lease = agent.glass.read("SELECT * FROM leases ORDER BY day LIMIT 1")[0]
    Numbers(agent.glass).issue(lease["service"], lease["day"], "sv", time.time())
    wait_for(lambda: agent.count("outbox") == 0 and registry.losing["POST /api/v1/events"] == 0)
    assert registry.count("tickets") == 1
    assert registry.count("ticket_conflicts") == 0


def test_a_refused_event_is_set_aside_and_the_rest_goes_on(
    registry: WorkingRegistry, agent: RunningAgent
) -> None:
    wait_for(lambda: agent.count("leases") >= 4)
    lease = agent.glass.read("SELECT * FROM leases ORDER BY day LIMIT 1")[0]
    numbers = Numbers(agent.glass)
    with agent.glass.transaction() as write:
        for body in ('{"kind": "from the future"}', "not even JSON"):
            write.execute("INSERT INTO outbox (body) VALUES (?)", (body,))
    numbers.issue(lease["service"], lease["day"], "sv", time.time())
    wait_for(lambda: agent.count("outbox") == 0)
    assert registry.count("tickets") == 1
    assert agent.count("set_aside") == 2
    wait_for(lambda: "outbox: 2 events" in str(last_report(registry).get("notes")), 4)


def test_what_the_registry_cannot_do_now_is_tried_again(
    registry: WorkingRegistry, agent: RunningAgent
) -> None:
    registry.refusing["POST /api/v1/events"] = 500
    wait_for(lambda: agent.count("leases") >= 4)
    lease = agent.glass.read("SELECT * FROM leases ORDER BY day LIMIT 1")[0]
    Numbers(agent.glass).issue(lease["service"], lease["day"], "sv", time.time())
    wait_for(lambda: "answered 500" in str(last_report(registry).get("notes")))
    assert agent.link.state is LinkState.ONLINE
    registry.refusing.clear()
    wait_for(lambda: agent.count("outbox") == 0)
    wait_for(lambda: last_report(registry).get("notes") == [], 10)


def test_another_registry_of_the_same_authority_is_not_ours(
    tmp_path: Path, registry: WorkingRegistry, agent: RunningAgent
) -> None:
    registry.stop()
    agent.wait_for_link(LinkState.OFFLINE)
    shutil.copytree(tmp_path / "registry", tmp_path / "other", ignore=shutil.ignore_patterns("*.sqlite"))
    with WorkingRegistry(tmp_path / "other", "other", registry.port) as other:
        wait_for(lambda: agent.link.cause == "other_registry")
        assert other.units() == []
    registry.start()
    agent.wait_for_link(LinkState.ONLINE)


def test_a_day_ahead_it_signs_and_numbers_by_the_registrys_clock(
    tmp_path: Path, registry: WorkingRegistry
) -> None:
    config = config_for(tmp_path, registry)
    registry.know(load_or_make_key(config.state))
    with RunningAgent(config, wall=lambda: time.time() + 86_400) as agent:
        wait_for(lambda: agent.count("leases") == 4)
        days = {str(row["day"]) for row in agent.glass.read("SELECT day FROM leases")}
        assert days == set(leases.days_ahead(clock.day_of(time.time(), "Europe/Stockholm")))
        wait_for(lambda: "s ahead of the registry's" in str(last_report(registry).get("notes")))
        assert abs(agent.link.clock_ahead_s - 86_400) < 5


def test_what_gathered_off_line_arrives_whole(registry: WorkingRegistry, agent: RunningAgent) -> None:
    registry.stop()
    agent.wait_for_link(LinkState.OFFLINE)
    presses = [
        PressEnded(
            id=f"press-{number}",
            day="2026-11-23",
            language="sv",
            topic="learn-swedish-sfi",
            source="glass",
            outcome=CallOutcome.FALLBACK,
            cause=CallCause.REGISTRY_UNREACHABLE,
        ).model_dump_json()
        for number in range(2 * outbox.BATCH + 50)
    ]
    with agent.glass.transaction() as write:
        write.executemany("INSERT INTO outbox (body) VALUES (?)", [(press,) for press in presses])
    registry.start()
    before = registry.requests.count("POST /api/v1/events")
    wait_for(lambda: agent.count("outbox") == 0)
    assert registry.requests.count("POST /api/v1/events") - before == 3
    assert registry.one("SELECT sum(count) FROM call_counts") == len(presses)


def test_without_an_authority_it_talks_to_nobody(tmp_path: Path) -> None:
    with RunningAgent(config_for(tmp_path, None)) as agent:
        agent.wait_for_link(LinkState.OFFLINE)
        assert agent.link.cause == "no_authority"
