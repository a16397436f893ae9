"""What every test may lean on: its own state folder, and properties that try the same cases everywhere."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test touches the folders of an installed unit."""
    monkeypatch.setenv("MEDBORGARPUNKT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("MEDBORGARPUNKT_CONFIG", str(tmp_path / "terminal.toml"))
    before = dict(os.environ)
    yield
    changed = {key for key in before if os.environ.get(key) != before[key]} - {"PYTEST_CURRENT_TEST"}
    assert not changed, f"a test left the environment changed: {changed}"
