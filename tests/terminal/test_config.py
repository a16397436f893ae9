"""The configuration file: what it may hold, and the one line that says what it may not."""

import dataclasses
from pathlib import Path

import pytest

from terminal.config import Config, config_path, load_config
from terminal.config_keys import KEYS
from terminal.errors import ConfigError

DEVICES = 'printer = "virtual:"\npins = "mock"\n'


def load(tmp_path: Path, text: str, environment: dict[str, str] | None = None) -> Config:
    path = tmp_path / "terminal.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path, environment or {})


def refusal(tmp_path: Path, text: str) -> str:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, text)
    message = str(refused.value)
    assert "\n" not in message
    assert message.startswith(f"{tmp_path / 'terminal.toml'}: ")
    assert ": allowed: " in message
    return message.removeprefix(f"{tmp_path / 'terminal.toml'}: ")


def test_what_is_not_said_has_defaults(tmp_path: Path) -> None:
    config = load(tmp_path, DEVICES)
    assert config.state == Path("/var/lib/medborgarpunkt")
    assert config.slips == config.state / "slips"
    assert config.twin_socket == config.state / "twin.sock"
    assert config.languages == ()
    assert (config.assets / "..").resolve() == Path(__file__).parents[2]


def test_everything_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("-----BEGIN CERTIFICATE-----\n")
    config = load(
        tmp_path,
        """
        state = "s"
        slips = "paper"
        name = "Vårby bibliotek, entrén"
        languages = ["ar", "sv-SE"]
        printer = "serial:///dev/ttyS0?baud=38400"
        pins = "lgpio"
        call_button = 5
        call_lamp = 6
        camera = "/dev/video2"
        microphone = "plughw:1,0"
        speaker = "virtual:"
        registry_ca = "ca.pem"
        registry_address = "[2001:db8::1]:8443"
        window = "800x480"
        display_inches = 7
        fullscreen = true
        idle_s = 30
        dim_s = 600.5
        call_patience_s = 20
        twin_socket = "/run/twin.sock"
        headphones = "virtual:"
        keypad = "usb://2047:09d0"
        keypad_double_strike_s = 0.5
        keypad_keys = { KEY_F17 = "choose", KEY_F18 = "jack_in" }
        voices = "piper"
        """,
    )
    assert config == Config(
        path=tmp_path / "terminal.toml",
        state=tmp_path / "s",
        slips=tmp_path / "paper",
        name="Vårby bibliotek, entrén",
        languages=("ar", "sv-SE"),
        printer="serial:///dev/ttyS0?baud=38400",
        pins="lgpio",
        call_button=5,
        call_lamp=6,
        camera="/dev/video2",
        microphone="plughw:1,0",
        speaker="virtual:",
        registry_ca=tmp_path / "ca.pem",
        registry_address="[2001:db8::1]:8443",
        window=(800, 480),
        display_inches=7.0,
        fullscreen=True,
        idle_s=30.0,
        dim_s=600.5,
        call_patience_s=20.0,
        twin_socket=Path("/run/twin.sock"),
        headphones="virtual:",
        keypad="usb://2047:09d0",
        keypad_double_strike_s=0.5,
        keypad_keys={"KEY_F17": "choose", "KEY_F18": "jack_in"},
        voices=tmp_path / "piper",
    )


@pytest.mark.parametrize(
    "line",
    [
        'printer = "usb://4b8:202"',
        'printer = "tcp://printer:99999"',
        'printer = "http://printer"',
        "printer = 9100",
        'pins = "rpigpio"',
        "call_button = 1",
        "call_button = true",
        "call_lamp = 17",
        'camera = "webcam"',
        'microphone = "a b"',
        "speaker = 1",
        "languages = []",
        'languages = ["sv", "sv"]',
        'languages = ["Swedish"]',
        'languages = "sv"',
        'registry_ca = "nowhere.pem"',
        'registry_ca = "terminal.toml"',
        'registry_address = "registry.example.org"',
        'registry_address = "registry.example.org:0"',
        'window = "1280"',
        "display_inches = 0",
        'fullscreen = "yes"',
        "idle_s = -1",
        "dim_s = nan",
        "call_patience_s = 1000",
        'state = ""',
        "assets = 1",
        'name = "a\\nb"',
        'twin_socket = ""',
        'headphones = "virtual:"',
        "headphones = false",
        'keypad = "usb://storm"',
        "keypad_double_strike_s = 3",
        'keypad_keys = { KEY_F17 = "dance" }',
        'keypad_keys = { F17 = "next" }',
        'keypad_keys = "next"',
        "voices = 1",
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(tmp_path: Path, line: str) -> None:
    key = line.split(" ", 1)[0]
    rest = "".join(part for part in DEVICES.splitlines(keepends=True) if not part.startswith(f"{key} "))
    assert refusal(tmp_path, f"{line}\n{rest}").startswith(f"{key} = ")


@pytest.mark.parametrize("key", ["printer", "pins"])
def test_devices_are_chosen_never_fallen_back_on(tmp_path: Path, key: str) -> None:
    text = "".join(line for line in DEVICES.splitlines(keepends=True) if not line.startswith(key))
    assert refusal(tmp_path, text).startswith(f"{key} = (missing): allowed: ")


def test_an_unknown_key_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert "did you mean 'call_button'?" in refusal(tmp_path, DEVICES + "cal_button = 17\n")
    assert "only the keys assets, " in refusal(tmp_path, DEVICES + "xyzzy = 17\n")


def test_what_is_no_toml_is_said_in_one_line(tmp_path: Path) -> None:
    refusal(tmp_path, DEVICES + "name = Vårby\n")
    (tmp_path / "terminal.toml").write_bytes(b'name = "V\xe5rby"')
    with pytest.raises(ConfigError, match="byte 9 is not UTF-8: allowed: "):
        load_config(tmp_path / "terminal.toml", {})
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "missing.toml", {})


def test_the_environment_moves_the_state(tmp_path: Path) -> None:
    config = load(tmp_path, DEVICES + 'state = "here"\n', {"MEDBORGARPUNKT_STATE": str(tmp_path / "there")})
    assert config.state == tmp_path / "there"
    assert config.slips == tmp_path / "there" / "slips"


def test_which_file_is_read() -> None:
    assert config_path(Path("/given"), {"MEDBORGARPUNKT_CONFIG": "/env"}) == Path("/given")
    assert config_path(None, {"MEDBORGARPUNKT_CONFIG": "/env"}) == Path("/env")
    assert config_path(None, {}) == Path("/etc/medborgarpunkt/terminal.toml")


def test_each_key_has_a_field_and_each_field_a_key() -> None:
    assert {field.name for field in dataclasses.fields(Config)} - {"path"} == set(KEYS)
