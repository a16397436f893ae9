"""The systemd units are ones that systemd accepts, tightly closed, and watched."""

import re
import shutil
import subprocess

import pytest

from provisioning.errors import BadSource
from provisioning.units import FOLDER, watchdog_s

UNITS = sorted(path.stem for path in FOLDER.glob("*.service"))


def test_each_process_has_its_unit() -> None:
    assert UNITS == ["registry", "terminal-agent", "terminal-ui"]


@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_is_watched(unit: str) -> None:
    assert 1 <= watchdog_s(unit) <= 60


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(BadSource, match="kettle"):
        watchdog_s("kettle")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze on this machine")
@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_is_tightly_closed(unit: str) -> None:
    words = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(FOLDER / f"{unit}.service")]
    said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert exposure is not None, said
    assert float(exposure[1]) <= 2.0
