"""A municipality's theme on the glass: colours that every resident can read, and its logo."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from terminal.errors import ConfigError
from terminal.ui.palette import EDGE_PAIRS, PLAIN, TEXT_PAIRS, Palette, colour, ratio
from theme import ThemeError, ThemeFile, read_theme

if TYPE_CHECKING:
    from PIL.Image import Image

# The veil and the dark are of one strength everywhere.
_KEPT: Final = frozenset({"veil", "dim", "edge_mm"})
_MOST_PIXELS: Final = 4000
NAMES: Final = tuple(field.name for field in fields(Palette) if field.name not in _KEPT)


@dataclass(frozen=True)
class Brand:
    palette: Palette = PLAIN
    logo: "Image | None" = None
    """For the start screen; what is clear shows the surface."""
    slip_logo: "Image | None" = None
    """For paper: grey, on white."""


def load_brand(path: Path | None) -> Brand:
    """The plain palette in the municipality's colours; as it is without a file.

    Raises:
        ConfigError: one line, ``FILE: key = value: allowed: …``; so for two colours too alike.
    """
    if path is None:
        return Brand()
    try:
        told = read_theme(path)
    except ThemeError as error:
        raise ConfigError(str(error)) from error
    logo, slip_logo = (_picture(path, named) for named in (told.logo, told.slip_logo))
    return Brand(_palette(path, told), logo, slip_logo and _on_white(slip_logo))


def _picture(path: Path, named: Path | None) -> "Image | None":
    """Drawn whole now, so that no slip ever fails for a logo's sake."""
    from PIL import Image

    if named is None:
        return None
    try:
        with Image.open(named, formats=["PNG"]) as image:
            if max(image.size) <= _MOST_PIXELS:
                return image.convert("RGBA")
    except (OSError, SyntaxError, ValueError) as error:
        # Pillow names a torn PNG by any of these.
        raise ConfigError(f"{path}: {named.name}: {error}: allowed: a whole PNG") from error
    raise ConfigError(f"{path}: {named.name} = {image.size}: allowed: at most {_MOST_PIXELS} pixels a side")


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("L")


def _palette(path: Path, told: ThemeFile) -> Palette:
    for name, code in told.colours.items():
        if name not in NAMES:
            raise ConfigError(f"{path}: {name} = {code!r}: allowed: only {', '.join(NAMES)}")
    chosen: dict[str, Any] = {name: colour(code) for name, code in told.colours.items()}
    palette = replace(PLAIN, **chosen)
    for pairs, least in ((TEXT_PAIRS, 7), (EDGE_PAIRS, 3)):
        for front, ground in pairs:
            found = ratio(getattr(palette, front), getattr(palette, ground))
            if found < least:
                told_as = told.colours.get(front) or told.colours.get(ground)
                raise ConfigError(
                    f"{path}: {front} on {ground} = {told_as!r}: allowed: a contrast of {least}:1 or more,"
                    f" not {found:.1f}:1"
                )
    return palette
