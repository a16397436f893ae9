"""What every test may lean on: its own state folder, and properties that try the same cases everywhere."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.accessibility.telling", "tests.terminal.calls.visitor"]

settings.register_profile(
    "house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("house")
# Kivy, unless told otherwise before its first import, takes the whole process's log and command line over.
os.environ.update(KIVY_LOG_MODE="PYTHON", KIVY_NO_ARGS="1", KIVY_NO_CONFIG="1", KIVY_NO_FILELOG="1")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test touches the folders of an installed unit."""
    monkeypatch.setenv("MEDBORGARPUNKT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("MEDBORGARPUNKT_CONFIG", str(tmp_path / "terminal.toml"))
    before = dict(os.environ)
    yield
    changed = {key for key in before if os.environ.get(key) != before[key]} - {"PYTEST_CURRENT_TEST"}
    assert not changed, f"a test left the environment changed: {changed}"


@pytest.fixture(autouse=True)
def own_log() -> Iterator[None]:
    """A program that a test starts in this process sets the level of its own log, not of the next test's."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)
