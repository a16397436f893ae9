"""The icon font: there once, and every name that the glass asks for is a picture in it."""

import re
import tomllib
from pathlib import Path

import pytest
from PIL import ImageFont

from provisioning.errors import MissingSource
from provisioning.icons import ROOT, SOURCE, copy_icons


def test_it_is_copied_once(tmp_path: Path) -> None:
    assert copy_icons(SOURCE, tmp_path / "fonts")
    assert not copy_icons(SOURCE, tmp_path / "fonts")
    assert [path.name for path in (tmp_path / "fonts").iterdir()] == ["Icons.ttf"]


def test_the_package_is_named_when_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingSource, match="apt-get install fonts-material-design-icons-iconfont"):
        copy_icons(tmp_path / "nothing.ttf", tmp_path)


def names() -> set[str]:
    """All icons named in the glass's code and in the categories."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "terminal" / "ui").rglob("*.py"))
    found = set(re.findall(r'icon="([a-z_]+)"', code))
    found |= set(re.findall(r'(?:Item|item|_way)\(\s*"([a-z_]+)"', code))
    found |= {"arrow_back", "arrow_forward", "chevron_left", "chevron_right", "person_search", "ring_volume"}
    categories = tomllib.loads((ROOT / "assets" / "answers" / "categories.toml").read_text("utf-8"))
    return found | {category["icon"] for category in categories["category"]}


@pytest.mark.parametrize("name", sorted(names()))
def test_every_icon_asked_for_is_one_picture(name: str) -> None:
    """A name that is no ligature would be drawn as letters, far wider than one picture."""
    font = ImageFont.truetype(str(SOURCE), 48, layout_engine=ImageFont.Layout.RAQM)
    assert font.getlength(name) == pytest.approx(48, abs=1)
