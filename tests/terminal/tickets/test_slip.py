"""A slip in each language, on both papers, composed and drawn by the twin."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from hardware.paper import Code, Cut, Part, Picture, Text
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES, Profile
from terminal.errors import MissingPart
from terminal.text import load_languages
from terminal.text.draw import draw
from terminal.text.faces import family_face
from terminal.text.layout import lay_out
from terminal.text.pen import Pen
from terminal.tickets import SlipPlace, Ticket, compose
from tests.built import ASSETS, made

LANGUAGES = load_languages(ASSETS)
PLACE = SlipPlace("Huddinge kommun", "Vårby bibliotek", "08-465 004 00", "https://koer.example")
SERVICE = tomllib.loads((ASSETS / "municipalities/huddinge.toml").read_text("utf-8"))["services"][0]["names"]
# 2026-11-23, 23:30 in Stockholm is 22:30 UTC.
TICKET = Ticket("lujuhynrvo5iuasqci3mm2ncw4", "a", "guide", "2026-11-23", 42, "sv", 1_795_473_000.0)
EACH = pytest.mark.parametrize("tag", LANGUAGES)


@pytest.fixture(scope="session")
def built() -> Path:
    return made()


@dataclass(frozen=True)
class Sheet:
    """The paper of a profile."""

    profile: Profile

    @property
    def dots_per_line(self) -> int:
        return self.profile.dots_per_line

    @property
    def dpi(self) -> int:
        return self.profile.dpi

    def can_write(self, text: str) -> bool:
        return self.profile.code_page(text) is not None


def slip(
    built: Path,
    tag: str,
    *,
    ahead: int | None = 3,
    model: str = "TM-T20III",
    place: SlipPlace = PLACE,
    label: str = "A42",
) -> tuple[Part, ...]:
    return compose(
        TICKET,
        label,
        SERVICE.get(tag, SERVICE["en"]),
        ahead,
        place=place,
        language=LANGUAGES[tag],
        built=built,
        paper=Sheet(PROFILES[model]),
    )


def test_a_municipality_with_a_logo_has_it_above_all(built: Path) -> None:
    crest = Image.new("L", (900, 300), 255)
    crest.paste(0, (0, 0, 450, 300))
    for model in ("TM-T20III", "generic-58"):
        half = PROFILES[model].dots_per_line // 2
        first, *rest = slip(built, "sv", model=model, place=replace(PLACE, logo=crest))
        assert isinstance(first, Picture)
        # In its own proportions; black where it was.
        assert first.image.width <= half
        assert first.image.width == pytest.approx(3 * first.image.height, abs=3)
        assert first.image.getpixel((2, 2)) == 0
        assert first.image.getpixel((first.image.width - 3, 2)) == 255
        assert texts(tuple(rest))[0] == "Huddinge kommun"
    first = slip(built, "ar", place=replace(PLACE, logo=crest))[0]
    assert isinstance(first, Picture)
    assert first.align == "right"


def texts(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Text)]


def test_a_swedish_slip_says_where_how_many_and_when(built: Path) -> None:
    assert texts(slip(built, "sv")) == [
        "Huddinge kommun",
        "Vårby bibliotek",
        "Ditt könummer",
        "3 personer före dig i kön",
        "Måndag 23 november 2026 kl.\u00a023:30",
        "Följ kön i din telefon",
        "Rikta kameran mot rutan.",
        "Frågor? Ring 08-465\u00a0004\u00a000",
    ]


@EACH
def test_the_code_leads_to_the_place_in_the_queue_and_the_slip_is_cut(built: Path, tag: str) -> None:
    parts = slip(built, tag)
    assert [part.data for part in parts if isinstance(part, Code)] == [f"https://koer.example/t/{TICKET.id}"]
    assert isinstance(parts[-1], Cut)


@EACH
def test_nobody_ahead_is_said_and_not_knowing_is_not_guessed(built: Path, tag: str) -> None:
    assert len(slip(built, tag, ahead=None)) == len(slip(built, tag, ahead=0)) - 1
    assert "Ingen före dig i kön" in texts(slip(built, "sv", ahead=0))
    assert not any("före" in text for text in texts(slip(built, "sv", ahead=None)))


def test_arabic_is_all_drawn_and_stands_to_the_right(built: Path) -> None:
    parts = slip(built, "ar")
    assert texts(parts) == []
    pictures = [part for part in parts if isinstance(part, Picture)]
    # All but the number and the two lines under the code.
    assert [part.align for part in pictures].count("right") == len(pictures) - 3


@pytest.mark.parametrize("tag", ["tr", "kmr", "uk"])
def test_a_slip_is_in_one_hand(built: Path, tag: str) -> None:
    """Where the printer lacks letters of one line, all are drawn."""
    assert texts(slip(built, tag)) == []


def test_a_printer_without_the_letters_gets_them_drawn(built: Path) -> None:
    bare = Profile("bare", 576, 203, (), native_qr=False, confirms=False)
    parts = compose(
        TICKET, "A42", "Vägledning", 1, place=PLACE, language=LANGUAGES["sv"], built=built, paper=Sheet(bare)
    )
    assert texts(parts) == []


def test_a_headline_is_as_large_as_its_words_allow_where_no_space_is_between_them(built: Path) -> None:
    """Thai: a whole clause is not one word."""
    pen = Pen(LANGUAGES["th"], built, Sheet(PROFILES["TM-T20III"]))
    word = "ช่วยเหลือ"
    one, many = pen.headline(word), pen.headline("\u200b".join([word] * 6))
    assert isinstance(one, Picture)
    assert isinstance(many, Picture)
    assert many.image.height >= 2 * one.image.height


@EACH
@pytest.mark.parametrize("model", ["TM-T20III", "TM-T88V", "generic-58"])
@pytest.mark.parametrize("label", ["7", "A42", "W9999"])
def test_it_fits_every_paper_and_can_be_said_in_its_commands(
    built: Path, tag: str, model: str, label: str
) -> None:
    parts = slip(built, tag, model=model, label=label)
    profile = PROFILES[model]
    assert all(part.image.width <= profile.dots_per_line for part in parts if isinstance(part, Picture))
    assert encode(parts, profile)


def test_the_number_is_the_largest_thing(built: Path) -> None:
    heights = [part.image.height for part in slip(built, "sv") if isinstance(part, Picture)]
    assert max(heights) > 140
    number = max(
        (part for part in slip(built, "sv") if isinstance(part, Picture)), key=lambda part: part.image.height
    )
    assert number.image.getextrema() == (0, 255)


def test_a_long_name_on_a_narrow_paper_is_not_cut_within_its_word(built: Path) -> None:
    picture = next(part for part in slip(built, "sv", model="generic-58") if isinstance(part, Picture))
    one_line = draw(lay_out(SERVICE["sv"], family_face(built, "Latin", 44, bold=True)))
    assert picture.image.height < 1.2 * one_line.height


@EACH
def test_made_again_it_is_the_same(built: Path, tag: str) -> None:
    once, again = (encode(slip(built, tag), PROFILES["TM-T20III"]) for _ in range(2))
    assert once == again


def test_what_is_not_known_is_left_out(built: Path) -> None:
    parts = slip(built, "sv", ahead=None, place=SlipPlace("", "Vårby bibliotek", "", ""))
    assert not any(isinstance(part, Code) for part in parts)
    assert texts(parts)[0] == "Vårby bibliotek"
    assert not any("Ring" in text for text in texts(parts))


def test_a_time_zone_that_is_not_there_is_told(built: Path) -> None:
    with pytest.raises(MissingPart, match="tzdata"):
        slip(built, "sv", place=SlipPlace("", "", "", "", timezone="Europe/Atlantis"))
