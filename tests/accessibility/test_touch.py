"""EN 301 549, 5.2, 5.9, 8.3 and 11.2.5.8: reach, size and start of what is touched, in real millimetres."""

import pytest

from tests.accessibility.laid import SEVEN, TALL, TEN, box, laid, theme
from tests.gallery import Format

DISPLAYS = pytest.mark.parametrize("form", [TEN, SEVEN, TALL], ids=lambda form: form.name)


def sides_mm(form: Format, *, keys: bool) -> list[tuple[str, str, float]]:
    """The least side of everything that is touched."""
    return [
        (screen, thing["text"], min(box(thing).width, box(thing).height) / theme(form).pixels_per_mm)
        for screen, found in laid(form).items()
        for thing in found
        if thing["kind"] == "touch" and is_key(thing["box"], found) is keys
    ]


def is_key(where: object, found: list[dict[str, object]]) -> bool:
    return any(
        thing["kind"] == "read" and thing["box"] == where and thing["role"] == "key" for thing in found
    )


@DISPLAYS
def test_11_2_5_8_keys_are_14_mm_across_and_down(form: Format) -> None:
    small = {(screen, text, round(mm, 1)) for screen, text, mm in sides_mm(form, keys=True) if mm < 13.9}
    assert sorted(small) == []
