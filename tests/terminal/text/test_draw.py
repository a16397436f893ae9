"""What is drawn, looked at: the ink stands where the order of reading wants it."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFont, ImageStat

from terminal.errors import MissingPart
from terminal.text import Direction, isolate, load_languages
from terminal.text.draw import Align, draw, draw_onto
from terminal.text.faces import Face, face, family_face, font_path
from terminal.text.layout import lay_out
from tests.built import ASSETS


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How far two drawings differ, 0 to 255, one of them moved by a dot where that helps."""
    size = max(one.width, other.width) + 2, max(one.height, other.height)
    differences = []
    for shift in (0, 1, 2):
        sheets = [Image.new("L", size), Image.new("L", size)]
        sheets[0].paste(one, (1, 0))
        sheets[1].paste(other, (shift, 0))
        differences.append(ImageStat.Stat(ImageChops.difference(*sheets)).mean[0])
    return min(differences)


def alone(text: str, of: Face, direction: Direction) -> Image.Image:
    return draw(lay_out(text, of, direction=direction))


@pytest.mark.parametrize("number", ["42", isolate("+46 8-535 300 00"), "Vårby"])
def test_what_runs_the_other_way_stands_in_order_inside_arabic(arabic: Face, number: str) -> None:
    before, after = "رقم تذكرتك هو ", " وسيتم استدعاؤك قريبًا."
    image = draw(lay_out(before + number + after, arabic))
    left = arabic.width(after, "rtl")
    wide = arabic.width(number, "ltr")
    cut = image.crop((round(left), 0, round(left + wide), image.height))
    bare = number.strip("\u2066\u2069")
    in_order = unlike(cut, alone(bare, arabic, "ltr"))
    turned = unlike(cut, alone(bare[::-1], arabic, "ltr"))
    assert in_order < 6
    assert in_order < turned / 3


def test_a_line_is_the_image_of_its_pieces_put_side_by_side_by_hand(arabic: Face) -> None:
    pieces: list[tuple[str, Direction]] = [("الآن", "rtl"), ("Vårby", "ltr"), ("مكتبة", "rtl"), ("42", "ltr")]
    by_hand = Image.new("L", (600, arabic.line))
    x = 0.0
    for text, direction in pieces:
        piece = alone(text, arabic, direction)
        by_hand.paste(
            ImageChops.lighter(piece, by_hand.crop((round(x), 0, round(x) + piece.width, piece.height))),
            (round(x), 0),
        )
        x += arabic.width(text, direction) + arabic.width(" ", "ltr")
    drawn = draw(lay_out("42 مكتبة Vårby الآن", arabic, direction="rtl"), width=600, align="left")
    assert unlike(drawn, by_hand) < 4


def test_arabic_letters_are_joined(arabic: Face) -> None:
    joined = arabic.width("مكتبة", "rtl")
    apart = sum(arabic.width(letter, "rtl") for letter in "مكتبة")
    assert joined < apart * 0.8


def test_each_wrapped_line_is_drawn_below_the_one_before(arabic: Face) -> None:
    layout = lay_out("رقم تذكرتك هو 42\nمكتبة", arabic)
    image = draw(layout)
    first, second = lay_out("رقم تذكرتك هو 42", arabic), lay_out("مكتبة", arabic, direction="rtl")
    assert unlike(image.crop((0, 0, image.width, arabic.line)), draw(first)) < 2
    lower = image.crop((0, arabic.line, image.width, 2 * arabic.line))
    assert unlike(lower, draw(second, width=image.width, align="right")) < 3


@pytest.mark.parametrize(
    ("text", "align", "side"),
    [
        ("Vårby", "start", "left"),
        ("مكتبة", "start", "right"),
        ("Vårby", "end", "right"),
        ("مكتبة", "end", "left"),
        ("مكتبة", "left", "left"),
        ("Vårby", "right", "right"),
        ("Vårby", "center", "middle"),
    ],
)
def test_a_text_stands_at_its_side(arabic: Face, text: str, align: Align, side: str) -> None:
    box = draw(lay_out(text, arabic), width=500, align=align).getbbox()
    assert box is not None
    left, right = box[0], 500 - box[2]
    found = "middle" if abs(left - right) < 10 else "left" if left < right else "right"
    assert found == side


@pytest.mark.parametrize(("family", "text"), [("Latin", "January"), ("Latin", "staff"), ("Arabic", "خطأً")])
@pytest.mark.parametrize("align", ["left", "right"])
def test_ink_that_leans_out_is_not_cut(built: Path, family: str, text: str, align: Align) -> None:
    layout = lay_out(text, family_face(built, family, 60, bold=True))
    roomy = Image.new("L", (layout.width + 100, layout.height + 100))
    draw_onto(roomy, layout, (50, 50), layout.width, "left")
    tight = draw(layout, width=layout.width + 12, align=align)
    assert unlike(tight.crop(tight.getbbox()), roomy.crop(roomy.getbbox())) < 1


def test_a_line_without_room_is_not_drawn_over_another(latin: Face) -> None:
    layout = lay_out("Vårby\nHuddinge\nSkogås", latin)
    low = Image.new("L", (layout.width, latin.line + 4))
    draw_onto(low, layout, (0, 0), layout.width, "left")
    first = draw(lay_out("Vårby", latin), width=layout.width)
    assert unlike(low.crop((0, 0, low.width, latin.line)), first) < 1


@pytest.mark.parametrize("tag", ["sv", "en", "ar"])
@pytest.mark.parametrize("bold", [False, True])
def test_every_family_holds_its_language_latin_digits_and_punctuation(
    built: Path, tag: str, bold: bool
) -> None:
    language = load_languages(ASSETS)[tag]
    font = ImageFont.truetype(font_path(built, language.family, bold), 40)
    missing = font.getmask("\U000f0000").getbbox(), bytes(font.getmask("\U000f0000"))
    for letter in f"{language.autonym}{language.digits}AZazåäöÅÄÖé0123456789+-–—.,:;!?()«»”’/@&%§€…":
        mask = font.getmask(letter)
        assert (mask.getbbox(), bytes(mask)) != missing, f"{language.family} has no {letter!r}"


def test_a_family_that_is_not_built_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match=r"provisioning\.fonts"):
        family_face(tmp_path, "Latin", 20)


def test_a_face_is_kept(built: Path) -> None:
    path = str(font_path(built, "Latin"))
    assert face(path, 20) is face(path, 20)
