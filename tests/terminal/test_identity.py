"""A unit is a key: made once, kept, and never silently made anew."""

import multiprocessing
import stat
from multiprocessing.queues import Queue
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from terminal.errors import DamagedKey, StoreError
from terminal.identity import load_or_make_key
from wire import EnrolmentRequest, pairing_code, unit_id


def test_the_key_is_made_once_and_private(tmp_path: Path) -> None:
    first = load_or_make_key(tmp_path / "state")
    second = load_or_make_key(tmp_path / "state")
    assert first.public_key == second.public_key
    assert first.unit == unit_id(first.public_key)
    assert first.pairing_code == pairing_code(first.public_key)
    file = tmp_path / "state" / "unit.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["unit.key"]


def test_a_key_that_was_opened_to_others_is_closed_again(tmp_path: Path) -> None:
    load_or_make_key(tmp_path)
    (tmp_path / "unit.key").chmod(0o644)
    load_or_make_key(tmp_path)
    assert stat.S_IMODE((tmp_path / "unit.key").stat().st_mode) == 0o600


def test_the_public_key_fits_the_wire(tmp_path: Path) -> None:
    EnrolmentRequest(public_key=load_or_make_key(tmp_path).public_key_text, version="1")


def test_a_token_says_who_to_whom_and_for_a_minute(tmp_path: Path) -> None:
    key = load_or_make_key(tmp_path)
    token = key.token("huddinge", 1_800_000_000.7)
    assert jwt.get_unverified_header(token) == {"alg": "EdDSA", "typ": "JWT", "kid": key.unit}
    claims = jwt.decode(
        token,
        Ed25519PublicKey.from_public_bytes(key.public_key),
        algorithms=["EdDSA"],
        audience="huddinge",
        options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
    )
    jti = claims.pop("jti")
    assert claims == {
        "iss": key.unit,
        "aud": "huddinge",
        "iat": 1_800_000_000,
        "nbf": 1_800_000_000,
        "exp": 1_800_000_060,
    }
    other = jwt.decode(key.token("huddinge", 1_800_000_000.7), options={"verify_signature": False})
    assert other["jti"] != jti


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\0" * 119])
def test_a_damaged_key_is_named_and_left(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "unit.key").write_bytes(content)
    with pytest.raises(DamagedKey, match=r"unit\.key"):
        load_or_make_key(tmp_path)
    assert (tmp_path / "unit.key").read_bytes() == content


def test_another_kind_of_key_is_no_key_of_ours(tmp_path: Path) -> None:
    for key in (X25519PrivateKey.generate(), Ed25519PrivateKey.generate()):
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (tmp_path / "unit.key").write_bytes(pem)
        if isinstance(key, X25519PrivateKey):
            with pytest.raises(DamagedKey, match="not an Ed25519 key"):
                load_or_make_key(tmp_path)
    assert load_or_make_key(tmp_path).public_key == key.public_key().public_bytes_raw()


def test_a_state_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(StoreError, match="state"):
        load_or_make_key(tmp_path / "state")


def _make(state: str, answers: "Queue[bytes]") -> None:
    answers.put(load_or_make_key(Path(state)).public_key)


def test_two_processes_that_start_at_once_are_one_unit(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    answers: Queue[bytes] = context.Queue()
    processes = [context.Process(target=_make, args=(str(tmp_path), answers)) for _ in range(4)]
    for process in processes:
        process.start()
    keys = {answers.get(timeout=30) for _ in processes}
    for process in processes:
        process.join(30)
    answers.close()
    assert len(keys) == 1
