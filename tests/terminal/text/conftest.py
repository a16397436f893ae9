"""Faces and built words for the tests of this room."""

from pathlib import Path

import pytest

from terminal.text.faces import Face, family_face
from tests.built import made


@pytest.fixture(scope="session")
def built() -> Path:
    return made()


@pytest.fixture(scope="session")
def arabic(built: Path) -> Face:
    return family_face(built, "Arabic", 32)


@pytest.fixture(scope="session")
def latin(built: Path) -> Face:
    return family_face(built, "Latin", 32)
