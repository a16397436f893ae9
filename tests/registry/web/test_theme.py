"""The pages in a municipality's theme."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from registry.app import create_app
from registry.errors import SettingsError
from registry.settings import Settings
from registry.web.theme import PageTheme, page_theme
from tests.registry.browser import TestClient

BLUE = '[colours]\naccent = "1D2F6F"\naccent_pressed = "0f1c48"\naccent_tint = "e6e9f5"\n'


def told(folder: Path, text: str) -> Path:
    path = folder / "theme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_pages_are_dressed_in_colours_logo_and_fonts(settings: Settings, tmp_path: Path) -> None:
    Image.new("RGB", (30, 10), "#1d2f6f").save(tmp_path / "crest.png")
    (tmp_path / "own.ttf").write_bytes(b"\x00\x01\x00\x00 outlines")
    theme = told(
        tmp_path, BLUE + '[logo]\nglass = "crest.png"\n[fonts]\nregular = "own.ttf"\nbold = "own.ttf"\n'
    )
    browser = TestClient(create_app(replace(settings, theme=theme)))
    style = browser.get("/theme/style.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "--accent: #1d2f6f;" in style.text
    assert "--accent-pale: #e6e9f5;" in style.text
    assert "url(/theme/bold.ttf)" in style.text
    assert browser.get("/theme/logo.png").content == (tmp_path / "crest.png").read_bytes()
    assert browser.get("/theme/bold.ttf").content == (tmp_path / "own.ttf").read_bytes()
    assert browser.get("/theme/italic.ttf").status_code == 404
    page = browser.get("/sign-in").text
    assert "/theme/style.css" in page
    assert 'src="/theme/logo.png"' in page


def test_without_a_theme_the_pages_are_plain(client: TestClient) -> None:
    assert client.get("/theme/style.css").text == PageTheme().css == ""
    assert client.get("/theme/logo.png").status_code == 404
    assert "/theme/logo.png" not in client.get("/sign-in").text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[colours]\naccent = "7fb8a8"\n', r"accent = '7fb8a8': allowed: a contrast of 7:1 or more on white"),
        ('[colours]\naccent_tint = "406060"\n', r"accent_pressed = '084438': .* on accent_tint"),
        ("[colours\n", r"theme\.toml: .*allowed: a TOML file"),
    ],
)
def test_what_could_not_be_read_is_refused(settings: Settings, tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        create_app(replace(settings, theme=told(tmp_path, text)))


def test_the_theme_that_is_shipped_dresses_the_pages(settings: Settings) -> None:
    page_theme(settings.assets / "municipalities" / "huddinge" / "theme.toml")
