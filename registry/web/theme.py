"""The pages in a municipality's theme: its colours, logo and fonts over ``style.css``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from registry.errors import SettingsError
from theme import ThemeError, ThemeFile, channels, contrast, read_theme

# The style's names, and the glass's for the same.
_NAMES: Final = {"accent": "accent", "accent-dark": "accent_pressed", "accent-pale": "accent_tint"}
_WHITE: Final = "ffffff"
_PLAIN: Final = {"accent": "0b5d4e", "accent-dark": "084438", "accent-pale": "e3f0ec"}
# What text stands on what: 7:1 (WCAG 2.2, 1.4.6).
_PAIRS: Final = (("accent", ""), ("accent-dark", ""), ("accent-dark", "accent-pale"))
_WEIGHTS: Final = {"regular": 400, "bold": 700}


@dataclass(frozen=True)
class PageTheme:
    css: str = ""
    logo: Path | None = None
    fonts: Mapping[str, Path] = field(default_factory=dict)


def page_theme(path: Path | None) -> PageTheme:
    """What a theme file means for pages; nothing without one.

    Raises:
        SettingsError: it cannot be read, or somebody could not read its colours.
    """
    if path is None:
        return PageTheme()
    try:
        told = read_theme(path)
    except ThemeError as error:
        raise SettingsError(str(error)) from error
    colours = _PLAIN | {ours: told.colours[name] for ours, name in _NAMES.items() if name in told.colours}
    for front, ground in _PAIRS:
        found = contrast(channels(colours[front]), channels(colours[ground] if ground else _WHITE))
        if found < 7:
            raise SettingsError(
                f"{path}: {_NAMES[front]} = {colours[front]!r}: allowed: a contrast of 7:1 or more on"
                f" {_NAMES[ground] if ground else 'white'}, not {found:.1f}:1"
            )
    return PageTheme(_css(colours, told), told.logo, told.fonts)


def _css(colours: dict[str, str], told: ThemeFile) -> str:
    lines = [f"--{name}: #{code.lower()};" for name, code in colours.items()]
    if told.fonts:
        lines.append("--fonts: Municipality, var(--plain-fonts);")
    faces = [
        f"@font-face {{ font-family: Municipality; font-weight: {_WEIGHTS[weight]};"
        f" font-display: swap; src: url(/theme/{weight}.ttf); }}"
        for weight in told.fonts
    ]
    return "\n".join([*faces, ":root {", *lines, "}", ""])


def _theme(request: Request) -> PageTheme:
    theme: PageTheme = request.app.state.theme
    return theme


ThemeDep = Annotated[PageTheme, Depends(_theme)]
# Asked about again each time, as all style is.
_AGAIN: Final = {"Cache-Control": "no-cache"}
files: Final = APIRouter(prefix="/theme", include_in_schema=False)


@files.get("/style.css")
def style(theme: ThemeDep) -> Response:
    return Response(theme.css, media_type="text/css", headers=_AGAIN)


@files.get("/logo.png")
def logo(theme: ThemeDep) -> Response:
    return _sent(theme.logo, "image/png")


@files.get("/{weight}.ttf")
def font(weight: str, theme: ThemeDep) -> Response:
    return _sent(theme.fonts.get(weight), "font/ttf")


def _sent(path: Path | None, kind: str) -> Response:
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, media_type=kind, headers=_AGAIN)
