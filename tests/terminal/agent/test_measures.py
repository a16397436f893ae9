"""Measured from the kernel's files; none where there are none."""

import sqlite3
from pathlib import Path

from terminal.agent.measures import answers_version, disk, fixed_versions, temperature_c


def sensor(sys: Path, path: str, text: str) -> None:
    file = sys / "class" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_the_hottest_zone_counts(tmp_path: Path) -> None:
    assert temperature_c(tmp_path) is None
    sensor(tmp_path, "hwmon/hwmon0/temp1_input", "61000\n")
    assert temperature_c(tmp_path) == 61.0
    sensor(tmp_path, "thermal/thermal_zone0/temp", "48312\n")
    sensor(tmp_path, "thermal/thermal_zone1/temp", "51000\n")
    sensor(tmp_path, "thermal/thermal_zone2/temp", "-273000\n")
    sensor(tmp_path, "thermal/thermal_zone3/temp", "\n")
    assert temperature_c(tmp_path) == 51.0


def test_this_machine_can_be_measured(tmp_path: Path) -> None:
    room = disk(tmp_path)
    assert 0 <= room.free_bytes <= room.total_bytes
    assert set(fixed_versions()) == {"medborgarpunkt", "python", "sqlite", "os", "kernel"}
    assert all(fixed_versions().values())


def test_the_answers_are_known_by_their_content(tmp_path: Path) -> None:
    file = tmp_path / "answers.sqlite"
    assert answers_version(file) is None
    file.write_bytes(b"not a database")
    assert answers_version(file) is None
    connection = sqlite3.connect(tmp_path / "new")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    (tmp_path / "new").replace(file)
    version = answers_version(file)
    assert version is not None
    assert len(version) == 12
    assert answers_version(file) == version
