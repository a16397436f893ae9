"""To whom the agent talks, and to whom it does not: real TLS, real certificates."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from provisioning.authority import make_certificates
from terminal.agent.line import Line
from terminal.agent.search import enrol
from terminal.agent.timekeeper import Timekeeper
from terminal.agent.trust import Trust
from terminal.errors import ConfigError, RegistryRefused, RegistryUnreachable
from terminal.identity import load_or_make_key
from tests.terminal.agent.working_registry import WorkingRegistry, free_port
from wire import EnrolmentState, Lease, TerminalSettings

YEAR_S = 365 * 86_400.0


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[WorkingRegistry]:
    with WorkingRegistry(tmp_path / "registry") as registry:
        yield registry


def line_to(
    registry: WorkingRegistry, folder: Path, *, ca: Path | None = None, clock: Timekeeper | None = None
) -> Line:
    trust = Trust(ca or registry.certificates.authority)
    key = load_or_make_key(folder / "unit")
    return Line(f"https://{registry.address}", trust, key, clock or Timekeeper())


def test_a_registry_of_ours_is_greeted_and_asked(tmp_path: Path, registry: WorkingRegistry) -> None:
    line = line_to(registry, tmp_path)
    line.greet()
    assert line.registry == "huddinge"
    key = load_or_make_key(tmp_path / "unit")
    assert enrol(line, key).state is EnrolmentState.PENDING
    assert enrol(line, key).unit == key.unit
    with pytest.raises(RegistryRefused) as refused:
        line.ask("GET", "/settings", TerminalSettings)
    assert refused.value.status == 403
    line.close()


def test_another_authority_is_not_believed(tmp_path: Path, registry: WorkingRegistry) -> None:
    other = make_certificates(tmp_path / "other", "Somebody", datetime.now(UTC))
    line = line_to(registry, tmp_path, ca=other.authority)
    with pytest.raises(RegistryUnreachable) as refused:
        line.greet()
    assert refused.value.cause == "untrusted"
    assert registry.requests == []
    line.close()


def test_another_name_under_our_authority_is_not_a_registry(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    paths = make_certificates(folder, "Test", datetime.now(UTC))
    key = load_pem_private_key(paths.registry_key.read_bytes(), None)
    signer = load_pem_private_key(paths.authority_key.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    good = x509.load_pem_x509_certificate(paths.registry.read_bytes())
    builder = x509.CertificateBuilder(
        good.issuer,
        good.subject,
        key.public_key(),
        good.serial_number,
        good.not_valid_before_utc,
        good.not_valid_after_utc,
    )
    # Whoever has a certificate of the municipality's for another purpose, a web server say.
    names = x509.SubjectAlternativeName(
        [x509.DNSName("www.example.org"), x509.IPAddress(IPv4Address("127.0.0.1"))]
    )
    certificate = builder.add_extension(names, critical=False).sign(signer, hashes.SHA256())
    paths.registry.write_bytes(certificate.public_bytes(Encoding.PEM))
    with WorkingRegistry(folder) as registry:
        line = line_to(registry, tmp_path)
        with pytest.raises(RegistryUnreachable) as refused:
            line.greet()
        assert refused.value.cause == "untrusted"
        assert registry.requests == []
        line.close()


def test_an_old_certificate_is_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    make_certificates(folder, "Test", datetime.now(UTC) - timedelta(days=360))
    with WorkingRegistry(folder) as registry:
        clock = Timekeeper(wall=lambda: time.time() + YEAR_S)
        line = line_to(registry, tmp_path, clock=clock)
        with pytest.raises(RegistryUnreachable) as refused:
            line.greet()
        assert refused.value.cause == "untrusted"
        assert clock.ahead_s == 0
        line.close()


def test_a_unit_that_wakes_up_years_ago_learns_the_time(tmp_path: Path, registry: WorkingRegistry) -> None:
    clock = Timekeeper(wall=lambda: time.time() - 6 * YEAR_S)
    line = line_to(registry, tmp_path, clock=clock)
    line.greet()
    assert abs(clock.ahead_s + 6 * YEAR_S) < 5
    assert enrol(line, load_or_make_key(tmp_path / "unit")).state is EnrolmentState.PENDING
    line.close()


def test_a_clock_that_is_an_hour_off_is_mended_by_the_refusal(
    tmp_path: Path, registry: WorkingRegistry
) -> None:
    clock = Timekeeper(wall=lambda: time.time() + 3600)
    line = line_to(registry, tmp_path, clock=clock)
    line.greet()
    assert enrol(line, load_or_make_key(tmp_path / "unit")).state is EnrolmentState.PENDING
    assert abs(clock.ahead_s - 3600) < 5
    line.close()


def test_nobody_there_and_a_broken_answer_have_names(tmp_path: Path, registry: WorkingRegistry) -> None:
    nobody = Line(
        f"https://127.0.0.1:{free_port()}",
        Trust(registry.certificates.authority),
        load_or_make_key(tmp_path / "unit"),
        Timekeeper(),
    )
    with pytest.raises(RegistryUnreachable) as refused:
        nobody.greet()
    assert refused.value.cause == "unreachable"
    nobody.close()
    line = line_to(registry, tmp_path)
    line.greet()
    registry.refusing["POST /api/v1/leases"] = 200
    with pytest.raises(RegistryRefused, match="not a Lease"):
        line.ask("POST", "/leases", Lease)
    registry.refusing["POST /api/v1/leases"] = 503
    with pytest.raises(RegistryUnreachable) as gone:
        line.ask("POST", "/leases", Lease)
    assert gone.value.cause == "registry_error"
    registry.refusing["GET /healthz"] = 503
    with pytest.raises(RegistryUnreachable, match="503"):
        line.greet()
    line.close()


def test_an_idle_connection_that_was_closed_costs_nothing(tmp_path: Path, registry: WorkingRegistry) -> None:
    line = line_to(registry, tmp_path)
    line.greet()
    registry.losing["GET /healthz"] = 1
    line.greet()
    registry.stop()
    registry.start()
    line.greet()
    line.close()


def test_an_authority_that_is_none_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n")
    with pytest.raises(ConfigError, match="registry_ca = "):
        Trust(tmp_path / "ca.pem")
