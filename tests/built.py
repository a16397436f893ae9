"""What the build makes, there for a test that needs it: ./test has made it, a lone pytest makes it once."""

from pathlib import Path

from provisioning import fonts, words

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "assets"
BUILT = ROOT / "build"


def made() -> Path:
    """The folder with the merged fonts and the compiled words, up to date."""
    fonts.build(ASSETS, BUILT / "fonts")
    words.build(ASSETS, BUILT / "languages")
    return BUILT
