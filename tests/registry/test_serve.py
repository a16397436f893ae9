import socket
import ssl
from pathlib import Path

import httpx
import pytest

from registry.__main__ import main
from tests.registry.running import Running, run, running, write_config
from wire import TLS_SERVER_NAME


def units_get(server: Running, path: str, ca: Path) -> str:
    """GET as a unit does: by address, under our CA and the name that every registry has."""
    context = ssl.create_default_context(cafile=str(ca))
    address = ("127.0.0.1", server.port("units"))
    with (
        socket.create_connection(address, 10) as plain,
        context.wrap_socket(plain, server_hostname=TLS_SERVER_NAME) as line,
    ):
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(65536), b"")).decode()


def test_it_serves_browsers_and_units_and_ends_cleanly(tmp_path: Path) -> None:
    config = write_config(tmp_path)
    with running(config) as server:
        base = f"http://127.0.0.1:{server.port('pages')}"
        assert httpx.get(f"{base}/healthz").json() == {"registry": "registry-of-test"}
        heard = units_get(server, "/healthz", tmp_path / "ca" / "authority.pem")
        assert '{"registry":"registry-of-test"}' in heard
        # Units set their clocks by this.
        assert "\r\ndate: " in heard.lower()
        server.wait_for_notice("WATCHDOG=1")
        assert server.end() == 0
    assert "Traceback" not in server.log.read_text()


def test_who_does_not_listen_to_its_beats_does_not_stop_it(tmp_path: Path) -> None:
    # A socket of datagrams holds some hundred at most, often ten; a beat each millisecond fills it at once.
    with running(write_config(tmp_path), watchdog_usec=2000) as server:
        base = f"http://127.0.0.1:{server.port('pages')}"
        with httpx.Client(base_url=base, timeout=20) as browser:
            assert [browser.get("/static/style.css").status_code for _ in range(40)] == [200] * 40
        assert server.end() == 0


def test_an_open_stream_does_not_hold_up_the_end(tmp_path: Path) -> None:
    config = write_config(tmp_path)
    assert run(config, "load", "assets/municipalities/huddinge.toml").returncode == 0
    with running(config) as server:
        base = f"http://127.0.0.1:{server.port('pages')}"
        with httpx.stream("GET", f"{base}/s/varby/events", timeout=20) as stream:
            assert stream.status_code == 200
            lines = stream.iter_lines()
            assert next(lines).startswith("data: ")
            server.process.terminate()
            assert list(lines)
        assert server.process.wait(20) == 0
    log = server.log.read_text()
    assert "graceful shutdown exceeded" not in log
    assert "Traceback" not in log


def said(config: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code of a start that fails, and its one line."""
    code = main(["serve", "--config", str(config)])
    line, *more = capsys.readouterr().err.splitlines()
    assert more == []
    return code, line


def test_an_address_that_is_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, line = said(write_config(tmp_path, pages=address), capsys)
    assert code == 2
    assert line.startswith(f"registry: pages = '{address}'; allowed: a free address of this machine")


@pytest.mark.parametrize("key", ["certificate", "private_key", "ca"])
@pytest.mark.parametrize("file", ["nowhere.pem", "other.pem"])
def test_a_certificate_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, file: str
) -> None:
    (tmp_path / "other.pem").write_text("nothing")
    code, line = said(write_config(tmp_path, **{key: file}), capsys)
    assert code == 2
    assert "allowed: " in line


def test_a_database_that_cannot_be_opened_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path, database="sqlite:////proc/nowhere/registry.sqlite")
    code, line = said(config, capsys)
    assert code == 1
    assert line.startswith("registry: database: ")
