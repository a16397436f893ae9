"""The day of a number is the municipality's, by the registry's clock."""

import time
from pathlib import Path

import pytest

from terminal import clock
from terminal.agent.link import Link, write_link
from terminal.errors import MissingPart
from terminal.store import Store


def test_the_day_is_the_municipalitys() -> None:
    # 2026-11-23 23:30 UTC is already the 24th in Stockholm.
    assert clock.day_of(1_795_476_600.0, "UTC") == "2026-11-23"
    assert clock.day_of(1_795_476_600.0, "Europe/Stockholm") == "2026-11-24"

    with pytest.raises(MissingPart, match="tzdata"):
        clock.day_of(0.0, "Europe/Atlantis")


def test_now_follows_what_the_agent_learnt(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert abs(clock.now(store) - time.time()) < 5
    write_link(store, Link(clock_ahead_s=86_400.0), 0.0)
    assert abs(clock.now(store) - (time.time() - 86_400)) < 5
    assert clock.today(store, "UTC") == clock.day_of(clock.now(store), "UTC")
    store.close()
