"""A unit as the registry hears it: a key, its tokens, its reports."""

import base64
import itertools
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from httpx import Response

from registry.database import Database
from registry.fleet.rules import approve
from tests.registry.browser import TestClient
from wire import unit_id

REGISTRY_ID = "registry-of-test"
NOON = 1_795_434_000.0
"""2026-11-23 12:40 in Stockholm."""
_count = itertools.count()


class Clock:
    """A clock that a test turns."""

    def __init__(self, now: float = NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Unit:
    """One key; ``seed`` tells units apart."""

    def __init__(self, seed: int = 1) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        raw = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public_key = base64.urlsafe_b64encode(raw).decode().rstrip("=")
        self.id = unit_id(raw)

    def token(self, now: float = NOON, *, header: dict[str, Any] | None = None, **claims: Any) -> str:
        """A good token, but for what is told otherwise; a claim of None is left out."""
        told = {
            "iss": self.id,
            "aud": REGISTRY_ID,
            "iat": now,
            "nbf": now,
            "exp": now + 60,
            "jti": f"token-{next(_count)}",
        } | claims
        kept = {name: value for name, value in told.items() if value is not None}
        return jwt.encode(kept, self.key, "EdDSA", headers={"kid": self.id} | (header or {}))

    def bearing(self, now: float = NOON, **claims: Any) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(now, **claims)}"}

    def enrol(self, client: TestClient, now: float = NOON) -> Response:
        body = {"public_key": self.public_key, "version": "0.1.0"}
        answer: Response = client.post("/api/v1/enrolments", json=body, headers=self.bearing(now))
        return answer

    def become_known(
        self, client: TestClient, store: Database, name: str = "Vårby", site: str = "varby"
    ) -> "Unit":
        """Enrolled and approved."""
        assert self.enrol(client).status_code == 200
        with store.session() as session:
            approve(session, self.id, name, site)
        return self

    def report(self, client: TestClient, now: float = NOON, **facts: Any) -> Response:
        answer: Response = client.put("/api/v1/report", json=report(now, **facts), headers=self.bearing(now))
        return answer


def report(now: float = NOON, **facts: Any) -> dict[str, Any]:
    """A report of a unit that is well, but for what is told otherwise."""
    told: dict[str, Any] = {
        "at": now,
        "started_at": now - 3600,
        "abilities": {name: {"able": True} for name in ("read", "ask", "print", "call", "hear")},
        "devices": [{"name": "printer", "state": "ok", "virtual": True}],
        "temperature_c": 47.2,
        "disk_free_bytes": 20_000_000_000,
        "disk_total_bytes": 32_000_000_000,
        "outbox": 0,
        "versions": {"medborgarpunkt": "0.1.0", "python": "3.13.5"},
    }
    return told | facts
