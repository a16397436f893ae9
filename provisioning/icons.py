"""The glass's icon font: Debian's copy of the Material icons (Apache-2.0) into ``build/fonts/Icons.ttf``.

An icon is asked for by its name, which the font's own ligatures turn into the picture.
"""

import argparse
import filecmp
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from provisioning.errors import MissingSource

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = "fonts-material-design-icons-iconfont"
SOURCE: Final = Path("/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf")
NAME: Final = "Icons.ttf"


def copy_icons(source: Path, fonts: Path) -> bool:
    """Put the font in place, whole or not at all; whether anything was to be done.

    Raises:
        MissingSource: Debian's package is not installed.
    """
    target = fonts / NAME
    if not source.exists():
        raise MissingSource(f"no icons at {source}: apt-get install {PACKAGE}")
    if target.exists() and filecmp.cmp(source, target, shallow=False):
        return False
    fonts.mkdir(parents=True, exist_ok=True)
    fresh = fonts / f".{NAME}.{os.getpid()}"
    shutil.copyfile(source, fresh)
    fresh.replace(target)
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning.icons", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="the folder of built things")
    parsed = parser.parse_args(arguments)
    try:
        copy_icons(SOURCE, parsed.out / "fonts")
    except MissingSource as error:
        sys.stderr.write(f"provisioning.icons: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
