"""Key tables as data: every name is the kernel's, every meaning ours."""

import pytest

from hardware.errors import DeviceSettingError
from hardware.keypad import Key
from hardware.keypad.tables import JackKey, general, own_keys, table_for, tables


def test_each_table_does_all_that_a_visit_needs() -> None:
    needed = {Key.NEXT, Key.PREVIOUS, Key.CHOOSE, Key.BACK, Key.HELP, Key.LOUDER, Key.SOFTER}
    for table in tables():
        assert needed <= set(table.keys.values()), table.name


@pytest.mark.parametrize("name", ["Storm Interface AudioNav", "STORM EZ-Key", "Keymat Technology NavPad"])
def test_keypads_of_the_trade_are_known(name: str) -> None:
    table = table_for(name)
    assert table is not None
    # The one code that the vendor's manual prints: "<<" sends F23.
    assert table.keys[193] is Key.PREVIOUS


def test_others_have_the_general_table() -> None:
    assert table_for("Cherry keyboard") is None
    assert general().keys[28] is Key.CHOOSE


def test_a_sites_own_words() -> None:
    assert own_keys({"KEY_F17": "next", "KEY_F15": "jack_in"}) == {187: Key.NEXT, 185: JackKey.IN}


@pytest.mark.parametrize("keys", [{"KEY_FOO": "next"}, {"KEY_F17": "dance"}, {"SW_LID": "next"}])
def test_other_words_are_refused_with_those_allowed(keys: dict[str, str]) -> None:
    with pytest.raises(DeviceSettingError, match="one of next, previous"):
        own_keys(keys)
