"""One registry at one address: requests signed by the unit's key, answers checked, errors named."""

import ssl
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

import requests
from cryptography import x509
from pydantic import ValidationError
from urllib3.exceptions import HTTPError, ProtocolError

from terminal.agent.timekeeper import Timekeeper
from terminal.agent.trust import Trust, is_valid_at
from terminal.errors import RegistryRefused, RegistryUnreachable
from terminal.identity import UnitKey
from wire import API_PATH, Greeting
from wire.base import Message

Answer = TypeVar("Answer", bound=Message)
_Answered = tuple[int, bytes, float | None]

_CONNECT_S: Final = 2.0
# A registry that is woken by a thousand units at once may take seconds, and then it is better to come again.
_ANSWER_S: Final = 5.0
# Receipts for a hundred services stay under 50 kB.
_MAX_ANSWER_BYTES: Final = 1 << 20
# What a proxy says when the registry behind it is gone.
_GONE: Final = frozenset({502, 503, 504})


class _Dropped(RegistryUnreachable):
    """The connection broke off: it may have been closed while idle."""


class Line:
    """All methods raise ``RegistryUnreachable`` (try another line) or ``RegistryRefused`` (it said no)."""

    def __init__(self, base_url: str, trust: Trust, key: UnitKey, clock: Timekeeper) -> None:
        self.base_url = base_url
        self.registry = ""
        """Its id, known once it has greeted us."""
        self._key = key
        self._clock = clock
        self._too_early: x509.Certificate | None = None
        self._session = requests.Session()
        # No proxy, no .netrc, no other authorities from the environment.
        self._session.trust_env = False
        self._session.verify = str(trust.path)
        self._session.mount("https://", trust.adapter(self._look))
        self._session.headers.update({"Accept": "application/json", "Accept-Encoding": "identity"})

    def greet(self) -> None:
        """Ask who it is; the first thing on a line, and the cheapest sign of life."""
        status, body, registry_now = self._request("GET", "/healthz", None)
        if self._too_early is not None:
            # Its certificate is from our future: within that, its word on the time is the best there is.
            if registry_now is None or not is_valid_at(self._too_early, registry_now):
                raise RegistryUnreachable(f"{self.base_url}: certificate is not valid yet", "untrusted")
            self._too_early = None
            self._clock.learn(registry_now)
        if status != 200:
            raise RegistryUnreachable(f"{self.base_url}: answered {status} to a greeting", "registry_error")
        self.registry = self._understood(body, Greeting, "/healthz").registry

    def ask(self, method: str, path: str, answer: type[Answer], message: Message | None = None) -> Answer:
        """One request, one checked answer."""
        body = None if message is None else message.model_dump_json()
        return self._understood(self._signed(method, path, body), answer, path)

    def tell(self, method: str, path: str, body: str) -> None:
        """One request whose success says it all; ``body`` is JSON."""
        self._signed(method, path, body)

    def close(self) -> None:
        self._session.close()

    def _signed(self, method: str, path: str, body: str | None) -> bytes:
        status, content, registry_now = self._request(method, API_PATH + path, body)
        # A refused token, and another time there: sign by that time, once.
        if status == 401 and registry_now is not None and self._clock.learn(registry_now):
            status, content, _ = self._request(method, API_PATH + path, body)
        if status < 300:
            return content
        if status in _GONE:
            raise RegistryUnreachable(f"{self.base_url}: answered {status}", "registry_error")
        raise RegistryRefused(f"{method} {path}: answered {status}: {_first_line(content)}", status)

    def _request(self, method: str, path: str, body: str | None) -> _Answered:
        """Status, body and time of one answer; tried again once when an idle connection was closed on us."""
        try:
            return self._request_once(method, path, body)
        except _Dropped:
            return self._request_once(method, path, body)

    def _request_once(self, method: str, path: str, body: str | None) -> _Answered:
        try:
            with self._session.request(
                method,
                self.base_url + path,
                data=None if body is None else body.encode(),
                headers=self._headers(path, body),
                timeout=(_CONNECT_S, _ANSWER_S),
                allow_redirects=False,
                stream=True,
            ) as response:
                content: bytes = response.raw.read(_MAX_ANSWER_BYTES + 1, decode_content=False)
                status = response.status_code
                registry_now = _time_of(response.headers.get("Date"))
        except requests.exceptions.SSLError as error:
            raise RegistryUnreachable(f"{self.base_url}: {_innermost(error)}", "untrusted") from error
        except (requests.exceptions.RequestException, HTTPError, OSError) as error:
            dropped = bool(error.args) and isinstance(error.args[0], ProtocolError)
            kind = _Dropped if dropped else RegistryUnreachable
            raise kind(f"{self.base_url}: {_innermost(error)}") from error
        if len(content) > _MAX_ANSWER_BYTES:
            raise RegistryRefused(f"{method} {path}: answered over {_MAX_ANSWER_BYTES} bytes", status)
        return status, content, registry_now

    def _headers(self, path: str, body: str | None) -> dict[str, str]:
        headers = {} if body is None else {"Content-Type": "application/json"}
        if path.startswith(API_PATH):
            # A new token each time: the registry takes none twice.
            headers["Authorization"] = f"Bearer {self._key.token(self.registry, self._clock.now())}"
        return headers

    def _look(self, certificate: x509.Certificate) -> None:
        now = self._clock.now()
        if is_valid_at(certificate, now):
            return
        # Before the greeting nothing secret is said, so a late clock may be mended; an old certificate not.
        if not self.registry and certificate.not_valid_before_utc.timestamp() > now:
            self._too_early = certificate
            return
        raise ssl.SSLError("the registry's certificate is not valid at this time")

    @staticmethod
    def _understood(body: bytes, answer: type[Answer], path: str) -> Answer:
        try:
            return answer.model_validate_json(body)
        except ValidationError as error:
            raise RegistryRefused(
                f"{path}: not a {answer.__name__}: {error.error_count()} faults", 200
            ) from error


def _time_of(date: str | None) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() if date else None
    except ValueError:
        return None


def _first_line(content: bytes) -> str:
    return content[:200].decode("utf-8", "replace").replace("\n", " ")


def _innermost(error: BaseException) -> str:
    """The last cause, which names what happened; the wrappers only repeat the address."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(error) or type(error).__name__
