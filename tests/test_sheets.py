"""The gallery's page and sheets: every photograph is found again, under its own name."""

from pathlib import Path

from PIL import Image

from tests.sheets import leaf_through, photographs, write_docs

TAGS = ("ar", "sv", "sv-simple")


def gallery(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (80, 48), (250, 250, 250)).save(path)
    return folder


def test_screens_and_tags_with_hyphens_are_told_apart(tmp_path: Path) -> None:
    gallery(tmp_path, "800x480/no-guide-sv-simple", "800x480-lower-largest/start-sv", "800x480/no-guide-xx")
    found = [one[1:] for one in photographs(tmp_path, TAGS)]
    assert found == [
        ("800x480", "lower-largest", "start", "sv"),
        ("800x480", "plain", "no-guide", "sv-simple"),
    ]


def test_the_page_holds_each_photograph_and_each_choice_once(tmp_path: Path) -> None:
    gallery(tmp_path, "800x480/home-sv", "800x480/home-ar", "800x480-dark/home-sv")
    page = leaf_through(list(photographs(tmp_path, TAGS)), tmp_path)
    assert page.count('"at": "800x480/home-') == 2
    assert page.count('"at": "800x480-dark/home-sv.png"') == 1
    for choice in ("800x480", "plain", "dark", "home", "sv", "ar"):
        assert page.count(f"<option>{choice}</option>") == 1


def test_the_docs_show_a_sheet_a_screen_and_a_sheet_a_mode(tmp_path: Path) -> None:
    names = [f"800x480/{screen}-{tag}" for screen in ("home", "start") for tag in TAGS]
    folder = gallery(tmp_path / "photographs", *names, "800x480-dark/home-sv", "1280x800/home-sv")
    docs = tmp_path / "docs" / "gallery"
    docs.mkdir(parents=True)
    (docs / "gone.webp").write_bytes(b"of a screen that is no more")
    write_docs(list(photographs(folder, TAGS)), "800x480", docs)
    sheets = {path.name for path in docs.iterdir()}
    assert sheets == {"home.webp", "start.webp", "ways-dark.webp"}
    page = (tmp_path / "docs" / "gallery.md").read_text("utf-8")
    assert all(f"(gallery/{sheet})" in page for sheet in sheets)
