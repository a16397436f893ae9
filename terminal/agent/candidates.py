"""Which addresses to try, and in which order: an announcement is only a hint (DESIGN, decision 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from wire import TXT_VERSION

# A registry with two families on two networks; more would only slow a search that others can poison.
_MAX_ADDRESSES: Final = 4
# A wrong hint costs one connect time-out, 2 s: with sixteen, the true one still comes within half a minute.
_MAX_CANDIDATES: Final = 16


@dataclass(frozen=True)
class Hint:
    """One announcement of a registry that claims our authority; ``urls`` are its addresses."""

    registry: str
    urls: tuple[str, ...]


def read_hint(
    properties: dict[str, str], addresses: Iterable[str], port: int, fingerprints: frozenset[str]
) -> Hint | None:
    """An announcement's TXT record and addresses as a hint; None when it is not for us."""
    if properties.get("txtvers") != TXT_VERSION or properties.get("fp") not in fingerprints:
        return None
    urls: list[str] = []
    for text in addresses:
        address = ip_address(text.partition("%")[0])
        # A link-local address needs a zone, which no URL carries well (RFC 9844).
        if not address.is_link_local and not address.is_unspecified and not address.is_multicast:
            host = f"[{address}]" if address.version == 6 else str(address)
            urls.append(f"https://{host}:{port}")
    if not urls:
        return None
    return Hint(properties.get("id", ""), tuple(urls[:_MAX_ADDRESSES]))


def in_order(
    remembered: str | None, configured: str | None, hints: Sequence[Hint], ours: str | None
) -> list[str]:
    """Base URLs to try, best first: the last good, IT's word, hints of our own registry, other hints."""
    urls = [remembered] if remembered else []
    if configured:
        urls.append(f"https://{configured}")
    for hint in sorted(hints, key=lambda hint: hint.registry != ours):
        urls.extend(hint.urls)
    return list(dict.fromkeys(urls))[:_MAX_CANDIDATES]
