"""The house's rules that a machine can hold."""

import itertools
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("wire", "theme", "terminal", "hardware", "registry", "provisioning")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "handler", "handlers"}


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_module_is_a_burden_to_read() -> None:
    assert [name for name, path in zip(names(SOURCES), SOURCES, strict=True) if lines(path) > 300] == []
    assert [name for name, path in zip(names(TESTS), TESTS, strict=True) if lines(path) > 500] == []


def test_each_room_has_a_name_of_its_own() -> None:
    assert [
        path for path in SOURCES if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES
    ] == []


def test_each_package_says_why_it_exists() -> None:
    silent = [
        path
        for path in SOURCES
        if path.name == "__init__.py" and not path.read_text("utf-8").lstrip().startswith('"""')
    ]
    assert names(silent) == []


def test_what_is_exported_is_sorted_and_there() -> None:
    for path in SOURCES:
        if path.name != "__init__.py" or "__all__" not in path.read_text("utf-8"):
            continue
        package = ".".join(path.parent.relative_to(ROOT).parts)
        program = (
            f"import {package} as room; names = list(room.__all__); "
            f"assert len(set(names)) == len(names), names; [getattr(room, name) for name in names]"
        )
        if package.startswith("terminal.ui"):
            continue  # needs a window; tests/terminal/ui imports each of its modules
        done = subprocess.run(
            [ROOT / ".venv/bin/python", "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{package}: {done.stderr}"


@pytest.mark.parametrize("folder", sorted((ROOT / "tests").rglob("test_*.py")), ids=str)
def test_tests_mirror_the_house(folder: Path) -> None:
    place = folder.parent.relative_to(ROOT / "tests")
    # The whole product, and the law it answers to, are no packages.
    if place.parts[:1] in ((), ("system",), ("accessibility",)):
        return
    assert (ROOT / place).is_dir(), f"{folder} tests no package"


def test_the_lock_file_holds_every_dependency_we_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {re.split(r"\[|==", line)[0] for line in lock.splitlines() if "==" in line}
    assert {re.split(r"[\[><=]", name)[0].lower() for name in wanted} - locked == set()


def test_what_is_installed_holds_more_than_programs() -> None:
    """Templates, styles and tables are known to the package by how their names end."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
        "package-data"
    ]["*"]
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    others = [path for path in files if path.suffix not in {".py", ".pyc"}]
    assert others
    assert names([path for path in others if not any(path.match(pattern) for pattern in patterns)]) == []
