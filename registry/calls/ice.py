"""STUN and TURN servers as both ends need them, with credentials that expire (TURN REST, HMAC-SHA1)."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Final

from wire import IceServer

# Longer than any call; a stolen credential is worth nothing tomorrow.
_LIFETIME_S: Final = 4 * 3600


def ice_servers(urls: Sequence[str], secret: str, call_id: str, now: float) -> tuple[IceServer, ...]:
    """What to tell both ends of a call; ``secret`` is shared with the TURN server, empty for none."""
    relays = tuple(url for url in urls if url.startswith(("turn:", "turns:")))
    others = tuple(url for url in urls if url not in relays)
    servers = [IceServer(urls=others)] if others else []
    if relays and secret:
        username = f"{int(now) + _LIFETIME_S}:{call_id}"
        # The algorithm is the TURN servers' (coturn, use-auth-secret), not ours to choose.
        mac = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
        credential = base64.b64encode(mac).decode()
        servers.append(IceServer(urls=relays, username=username, credential=credential))
    return tuple(servers)
