"""Keyboards: each language can type its own words, on keys that a finger hits."""

import unicodedata
from pathlib import Path

import pytest

from terminal.config import ROOT
from terminal.errors import MissingPart
from terminal.ui.keyboards import fitted, load_keys
from terminal.ui.theme import Theme
from terminal.ui.widgets.keyboard import BEST_MM, LEAST_MM, Keyboard, KeyPlan
from tests.gallery import FORMATS, Format

ENGLISH = "abcdefghijklmnopqrstuvwxyz"


def syllables(first: int, last: int) -> str:
    """Those of a stretch of Unicode that are letters of the script."""
    found = (chr(code) for code in range(first, last + 1))
    return "".join(letter for letter in found if unicodedata.name(letter, "").startswith("ETHIOPIC SYLLABLE"))


# The seven orders of a consonant stand side by side in Unicode.
AMHARIC = (
    "".join(syllables(ord(base), ord(base) + 6) for base in "ሀለሐመሠረሰሸቀበተቸኀነኘከኸወዐዘዠየደጀገጠጨጰጸፀፈፐቨ")
    + "አኡኢኣኤእኦሏሟሯሷሿቋቧቷቿኗኟኳዟዷጇጓጧጯጿፏ"
)
LETTERS = {
    "sv": ENGLISH + "åäö",
    "sv-simple": ENGLISH + "åäö",
    "fi": ENGLISH + "åäö",
    "en": ENGLISH,
    "es": ENGLISH + "ñáéíóúü",
    "so": ENGLISH + "'",
    "bs": ENGLISH + "čćžšđ",
    "pl": ENGLISH + "ąćęłńóśźż",
    "tr": ENGLISH + "ıçğöşü",
    "kmr": ENGLISH + "çêîşû",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "fa": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
    "th": "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤะัาำิีึืุูเแโใไๅ็่้๊๋์ํๆฯ",
    "am": AMHARIC,
    "ti": AMHARIC + "".join(syllables(ord("ቐ"), ord("ቐ") + 6)) + "ቛ",
}
# A third face would not hold them: they stand among the digits.
RAREST = {"th": "ฬฑฒฌฮฯํๅ"}
TAGS = sorted(path.parent.name for path in (ROOT / "assets" / "languages").glob("*/keyboard.toml"))
LARGE = (*FORMATS, Format(1920, 1080, 15.6), Format(1080, 1920, 21.5))


@pytest.mark.parametrize("tag", TAGS)
def test_every_letter_can_be_typed_and_has_one_key(tag: str) -> None:
    keys = load_keys(ROOT / "assets", tag)
    struck = "".join(keys.letters + keys.more)
    assert len(set(struck)) == len(struck)
    typed = set(struck)
    if keys.orders:
        typed |= {keys.orders.strike(base, vowel)[-1] for base in struck for vowel in keys.orders.vowels}
    rarest = set(RAREST.get(tag, ""))
    assert set(LETTERS.get(tag, struck)) - typed == rarest
    assert set("0123456789") | rarest <= set("".join(keys.digits))


@pytest.mark.parametrize("tag", sorted(LETTERS))
def test_no_row_is_longer_than_ten_keys(tag: str) -> None:
    for face in load_keys(ROOT / "assets", tag).faces.values():
        assert max(map(len, face)) <= 10


@pytest.mark.parametrize("form", LARGE, ids=lambda form: form.name)
def test_keys_are_as_large_as_a_finger_needs(form: Format) -> None:
    """14 mm on the seven-inch display, 20 where there is room across, and never less than 14."""
    theme = Theme(form.width, form.height, form.inches)
    plan = KeyPlan.of(theme)
    mm = theme.pixels_per_mm
    box = Keyboard.box_on(theme, load_keys(ROOT / "assets", "sv"))
    width = (box.width + plan.gap) / plan.units - plan.gap
    assert width / mm >= LEAST_MM - 0.01
    assert plan.side / mm >= (LEAST_MM if theme.is_small else BEST_MM) - 0.01
    if form.width / mm >= 10 * BEST_MM + 11 * 0.6 and not theme.is_small:
        assert width / mm >= BEST_MM - 0.01
    assert box.x >= 0
    assert box.right <= form.width
    assert box.bottom <= form.height
    # Field and best answers keep their place above.
    assert box.y / mm >= 3 + 12.5 + 1.6 + 11


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("units", [8, 9, 10])
def test_rows_that_do_not_fit_are_cut_evenly_and_lose_nothing(tag: str, units: int) -> None:
    for face in load_keys(ROOT / "assets", tag).faces.values():
        rows = fitted(face, units, 3)
        assert "".join(rows) == "".join(face)
        assert max(map(len, rows)) <= units


def test_a_keyboard_that_is_not_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    with pytest.raises(MissingPart, match=r"xx/keyboard\.toml"):
        load_keys(tmp_path, "xx")
    path = folder / "keyboard.toml"
    path.write_text('letters = ["a"]\ndigits = ["1"]\n')
    with pytest.raises(MissingPart, match="3 rows"):
        load_keys(tmp_path, "xx")
    whole = 'letters = ["a", "b", "c"]\ndigits = ["1", "2", "3"]\n'
    path.write_text(whole + 'more = ["d", ""]\n')
    with pytest.raises(MissingPart, match="more"):
        load_keys(tmp_path, "xx")
    path.write_text(whole + 'orders = ["ሀሁ"]\n')
    with pytest.raises(MissingPart, match="vowels"):
        load_keys(tmp_path, "xx")
