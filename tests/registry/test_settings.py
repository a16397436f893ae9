from pathlib import Path

import pytest

from registry.errors import SettingsError
from registry.settings import Address, load_settings

GOOD = """
registry_id = "huddinge"
certificate = "registry.pem"
private_key = "registry.key"
ca = "/etc/authority.pem"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "registry.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_not_told_has_a_sensible_value(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, GOOD + 'state = "state"'))
    assert settings.database == f"sqlite:///{tmp_path / 'state' / 'registry.sqlite'}"
    assert settings.pages == Address("127.0.0.1", 8080)
    assert settings.units == Address("0.0.0.0", 8443)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.announce
    assert settings.lease_size == 30
    assert not settings.secure


def test_paths_start_at_the_file(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, GOOD))
    assert settings.certificate == tmp_path / "registry.pem"
    assert settings.ca == Path("/etc/authority.pem")


def test_https_makes_cookies_strict(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, GOOD + 'public_url = "https://kö.example/"'))
    assert settings.secure
    assert settings.public_url == "https://kö.example"


def test_ipv6_is_an_address(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, GOOD + 'units = "[::1]:0"')).units == Address("::1", 0)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('pages = "8080"', "pages = '8080'; allowed: host:port"),
        ('pages = "127.0.0.1:80800"', "pages"),
        ('database = "mysql://x"', "database = 'mysql://x'; allowed: sqlite:///… or postgresql://…"),
        ('database = "postgres://me:hush@x/y"', "database = 'postgres://me:…@x/y'; allowed"),
        ('public_url = "example.org"', "public_url"),
        ("announce = 1", "announce = 1; allowed: true or false"),
        ("lease_size = 0", "lease_size = 0; allowed: 1 to 500, whole"),
        ("lease_size = 2.5", "lease_size = 2.5; allowed: 1 to 500, whole"),
        ("printer = 1", "unknown key printer; allowed: one of announce"),
        ('state = ""', "state"),
        ("x = ", "is not TOML"),
        ("ca2 = 1\nca2 = 2", "is not TOML"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed(tmp_path: Path, line: str, named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, GOOD + line))
    assert named in str(caught.value)
    assert str(tmp_path / "registry.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="registry_id is missing"):
        load_settings(written(tmp_path, 'ca = "x"'))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "nowhere.toml")


def test_a_secret_is_not_shown(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, GOOD + 'turn_secret = "hush hush hush hush"'))
    assert "hush" not in repr(settings)
