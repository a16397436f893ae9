"""Announcements on this machine's own networks, the real thing over multicast."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from zeroconf import InterfaceChoice, IPVersion, ServiceInfo, Zeroconf

from terminal.agent.candidates import Hint
from terminal.agent.discovery import Discovery
from tests.terminal.agent.working_registry import wait_for
from wire import SERVICE_TYPE


@pytest.fixture
def voice() -> Iterator[Zeroconf]:
    """Someone who announces."""
    zeroconf = Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
    yield zeroconf
    zeroconf.close()


def service(fingerprint: str, port: int = 8443, registry: str = "huddinge") -> ServiceInfo:
    """An announcement under a name that no other test uses."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    return ServiceInfo(
        SERVICE_TYPE,
        f"{name}.{SERVICE_TYPE}",
        port=port,
        properties={"txtvers": "1", "path": "/api/v1", "id": registry, "fp": fingerprint},
        server=f"{name}.local.",
        parsed_addresses=["127.0.0.1"],
    )


@contextmanager
def listening(fingerprint: str) -> Iterator[tuple[Discovery, threading.Event]]:
    news = threading.Event()
    discovery = Discovery(frozenset({fingerprint}), news.set)
    yield discovery, news
    discovery.close()


def test_a_registry_of_ours_is_heard_moves_and_leaves(voice: Zeroconf) -> None:
    fingerprint = uuid.uuid4().hex * 2
    with listening(fingerprint) as (discovery, news):
        announced = service(fingerprint)
        voice.register_service(announced)
        assert news.wait(20)
        assert discovery.hints() == [Hint("huddinge", ("https://127.0.0.1:8443",))]
        moved = ServiceInfo(
            SERVICE_TYPE,
            announced.name,
            port=9443,
            properties=announced.properties,
            server=announced.server,
            parsed_addresses=["127.0.0.1"],
        )
        voice.update_service(moved)
        wait_for(lambda: discovery.hints() == [Hint("huddinge", ("https://127.0.0.1:9443",))])
        voice.unregister_service(moved)
        wait_for(lambda: discovery.hints() == [])


def test_one_that_was_there_before_us_is_found_and_strangers_are_not(voice: Zeroconf) -> None:
    fingerprint = uuid.uuid4().hex * 2
    voice.register_service(service(uuid.uuid4().hex * 2, registry="stranger"))
    voice.register_service(service(fingerprint))
    with listening(fingerprint) as (discovery, news):
        assert news.wait(20)
        assert [hint.registry for hint in discovery.hints()] == ["huddinge"]
