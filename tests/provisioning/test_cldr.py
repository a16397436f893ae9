"""Our days, months and plurals are CLDR's, or told to be ours."""

import tomllib
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from provisioning.cldr import OWN, date_faults, digit_faults, plural_faults
from tests.built import ASSETS

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n'


def texts(tag: str) -> dict[str, str]:
    with (ASSETS / "languages" / tag / "dates.po").open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id}


@pytest.mark.parametrize(
    "tag", sorted(path.parent.name for path in (ASSETS / "languages").glob("*/dates.po"))
)
def test_what_we_ship_is_said_as_cldr_has_it(tag: str) -> None:
    assert list(date_faults(tag, texts(tag))) == []
    told = tomllib.loads((ASSETS / "languages" / tag / "language.toml").read_text("utf-8"))
    assert list(digit_faults(told["digits"])) == []


def test_a_slip_of_a_name_and_a_foreign_order_are_found() -> None:
    wrong = texts("sv") | {"dates.month.2": "februri", "dates.day": "{month} {day} {year}"}
    assert list(date_faults("sv", wrong)) == [
        "dates.month.2: 'februri', CLDR has 'februari'",
        "dates.day: month day year, CLDR has day month year",
    ]


def test_nothing_is_told_to_be_ours_that_cldr_says_alike() -> None:
    """Where CLDR learns what we say, the exception goes."""
    for tag, own in OWN.items():
        for name in own:
            with pytest.MonkeyPatch.context() as patch:
                patch.setitem(OWN, tag, own - {name})
                assert list(date_faults(tag, texts(tag))), (tag, name)


@pytest.mark.parametrize(
    ("tag", "forms", "fault"),
    [
        ("sv", "nplurals=2; plural=(n != 1);", ""),
        ("sv", "nplurals=2; plural=(n > 1);", "'other' and 'one' of CLDR, as in 1"),
        ("sv", "nplurals=1; plural=0;", "'other' and 'one'"),
        ("th", "nplurals=1; plural=0;", ""),
        ("pl", "nplurals=2; plural=(n != 1);", "of CLDR, as in 2"),
        ("xx", "nplurals=1; plural=0;", ""),
    ],
)
def test_plurals_are_told_apart_as_cldr_does(tag: str, forms: str, fault: str) -> None:
    catalogue = read_po(BytesIO(HEAD.format(forms).encode()))
    found = list(plural_faults(tag, catalogue))
    assert bool(found) is bool(fault)
    assert all(fault in line for line in found)


def test_digits_are_ten_of_one_script() -> None:
    assert list(digit_faults("٠١٢٣٤٥٦٧٨٩")) == []
    assert list(digit_faults("0123456798"))
