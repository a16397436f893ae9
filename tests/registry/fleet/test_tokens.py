import base64
import json
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import TokenRefused
from registry.fleet.tokens import LEEWAY_S, check_token, claimed_unit
from tests.registry.units import NOON, REGISTRY_ID, Unit

UNIT, OTHER = Unit(1), Unit(2)


def reason(text: str, key: str = UNIT.public_key, now: float = NOON) -> str:
    with pytest.raises(TokenRefused) as caught:
        check_token(text, key, REGISTRY_ID, now)
    return caught.value.reason


def test_a_good_token_says_whose_it_is() -> None:
    token = check_token(UNIT.token(jti="one"), UNIT.public_key, REGISTRY_ID, NOON)
    assert (token.unit, token.jti) == (UNIT.id, "one")
    assert token.expires_at == NOON + 60 + LEEWAY_S


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"aud": "another-registry"}, "audience"),
        ({"aud": [REGISTRY_ID]}, "audience"),
        ({"iss": OTHER.id}, "claims"),
        ({"jti": None}, "claims"),
        ({"jti": ""}, "claims"),
        ({"jti": "x" * 65}, "claims"),
        ({"exp": None}, "claims"),
        ({"nbf": None}, "claims"),
        ({"iat": None}, "claims"),
        ({"iat": "now"}, "claims"),
        ({"exp": True}, "claims"),
        ({"exp": NOON + 121}, "clock"),
        ({"exp": NOON - 30}, "expired"),
        ({"iat": NOON + 31, "nbf": NOON + 31, "exp": NOON + 90}, "clock"),
        ({"nbf": NOON + 31}, "clock"),
        ({"iat": NOON - 3600, "exp": NOON + 60}, "clock"),
        ({"exp": float("inf")}, "clock"),
        ({"exp": float("nan")}, "clock"),
        ({"iat": float("nan"), "nbf": float("nan")}, "clock"),
    ],
)
def test_a_wrong_claim_is_named(claims: dict[str, Any], expected: str) -> None:
    assert reason(UNIT.token(**claims)) == expected


@given(off=st.floats(-LEEWAY_S, LEEWAY_S))
def test_a_clock_may_be_half_a_minute_off(off: float) -> None:
    assert check_token(UNIT.token(NOON + off), UNIT.public_key, REGISTRY_ID, NOON).unit == UNIT.id


@given(off=st.floats(LEEWAY_S + 61, 1e6), sign=st.sampled_from([-1, 1]))
def test_a_clock_that_is_further_off_is_refused(off: float, sign: int) -> None:
    assert reason(UNIT.token(NOON + sign * off)) in {"clock", "expired"}


def test_another_units_key_signs_nothing() -> None:
    forged = OTHER.token(header={"kid": UNIT.id}, iss=UNIT.id)
    assert reason(forged) == "signature"


def test_a_unit_is_named_after_its_key() -> None:
    assert reason(OTHER.token(header={"kid": UNIT.id}, iss=UNIT.id), OTHER.public_key) == "claims"


@pytest.mark.parametrize("name", ["jwk", "jku", "x5u", "x5c", "crit"])
def test_a_token_that_brings_its_own_key_is_not_read(name: str) -> None:
    assert reason(UNIT.token(header={name: "https://evil.example/key"})) in {"algorithm", "malformed"}


def test_no_other_algorithm_is_read() -> None:
    claims = {"iss": UNIT.id, "aud": REGISTRY_ID, "iat": NOON, "nbf": NOON, "exp": NOON + 60, "jti": "x"}
    symmetric = jwt.encode(claims, UNIT.public_key, "HS256", headers={"kid": UNIT.id})
    assert reason(symmetric) == "algorithm"
    unsigned = jwt.encode(claims, "", "none", headers={"kid": UNIT.id})
    assert reason(unsigned) == "algorithm"


def test_one_changed_letter_is_noticed() -> None:
    head, body, signature = UNIT.token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    changed = base64.urlsafe_b64encode(json.dumps(claims | {"jti": "changed"}).encode()).decode().rstrip("=")
    assert reason(f"{head}.{changed}.{signature}") == "signature"


@given(st.text(max_size=300))
def test_nonsense_is_refused_by_name(text: str) -> None:
    with pytest.raises(TokenRefused):
        claimed_unit(text)


@pytest.mark.parametrize("key", ["", "short", "ö" * 43, "A" * 44, "=" * 43])
def test_what_is_no_key_is_refused_by_name(key: str) -> None:
    assert reason(UNIT.token(), key) == "key"


def test_a_huge_token_is_not_looked_at() -> None:
    assert reason(UNIT.token(padding="x" * 4000)) == "malformed"
