import base64
import hashlib
import hmac

from registry.calls.ice import ice_servers
from wire import IceServer


def test_none_are_told_of_unless_they_are_set() -> None:
    assert ice_servers((), "", "call", 0) == ()


def test_a_relay_gets_credentials_that_expire_and_a_stun_server_none() -> None:
    urls = ("stun:stun.example:3478", "turn:turn.example:3478?transport=udp")
    stun, turn = ice_servers(urls, "secret", "call-1", 1_000.0)
    assert stun == IceServer(urls=urls[:1])
    assert turn.username == "15400:call-1"
    mac = hmac.new(b"secret", b"15400:call-1", hashlib.sha1).digest()
    assert turn.credential == base64.b64encode(mac).decode()


def test_a_relay_without_a_secret_is_not_told_of() -> None:
    assert ice_servers(("turn:turn.example",), "", "call", 0) == ()
