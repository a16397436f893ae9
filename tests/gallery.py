"""Photograph every screen of the glass in every language: ``python -m tests.gallery --out FOLDER``.

The pictures of the README come from here.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.display import virtual_display

ROOT: Final = Path(__file__).parents[1]


class Format(NamedTuple):
    """A display: pixels, and inches across."""

    width: int
    height: int
    inches: float

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


FORMATS: Final = (
    Format(1280, 800, 10.1),
    Format(800, 480, 7.0),
    Format(800, 1280, 10.1),
    Format(1920, 1080, 21.5),
    Format(1080, 1920, 21.5),
)


WAYS: Final = ("plain", "larger", "largest", "light", "dark", "lower", "left", "lower-largest")
"""Modes of perceiving and touching, by the names that ``tests.studio`` knows."""


def photograph(
    form: Format,
    out: Path,
    languages: Sequence[str] = (),
    wanted: str = "pictures",
    ways: str = "plain",
) -> None:
    """All screens on one display, as ``<screen>-<language>.png``, or ``layout`` alone, as ``layout.json``.

    Raises:
        CalledProcessError: a screen could not be shown; what went wrong is on stderr.
    """
    with virtual_display(form.width, form.height) as display:
        size = (str(form.width), str(form.height), str(form.inches))
        subprocess.run(
            [sys.executable, "-m", "tests.studio", f"{wanted}:{ways}", *size, str(out), *languages],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": display},
            check=True,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="a folder; one is made in it for each display"
    )
    parser.add_argument("--language", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--format", choices=[form.name for form in FORMATS], help="only this display")
    parser.add_argument(
        "--ways", action="append", choices=WAYS, help="only in this mode; may be repeated; plain by default"
    )
    parsed = parser.parse_args(arguments)
    for form in FORMATS:
        if parsed.format in (None, form.name):
            for ways in parsed.ways or ("plain",):
                name = form.name if ways == "plain" else f"{form.name}-{ways}"
                photograph(form, parsed.out / name, parsed.language, ways=ways)
                sys.stdout.write(f"{parsed.out / name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
