"""Where everything of one demo lies, and the files that its processes read."""

import json
import os
import secrets
import socket
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MUNICIPALITY: Final = ROOT / "assets" / "municipalities" / "huddinge.toml"
THEME: Final = ROOT / "assets" / "municipalities" / "huddinge" / "theme.toml"

PAGES_PORT: Final = 8080
UNITS_PORT: Final = 8443


@dataclass(frozen=True)
class DemoPerson:
    """Someone who can sign in to the demo's registry."""

    login: str
    name: str
    role: str
    languages: tuple[str, ...] = ()


PEOPLE: Final = (
    DemoPerson("amal", "Amal", "guide", ("sv", "en", "ar")),
    DemoPerson("jonas", "Jonas", "guide", ("sv", "en")),
    DemoPerson("it", "Ingrid", "it"),
    DemoPerson("drift", "Farid", "facilities"),
)


@dataclass(frozen=True)
class DemoTerminal:
    name: str
    site: str
    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "terminal.toml"

    @property
    def control(self) -> Path:
        """The Unix socket by which its virtual devices are moved."""
        return self.folder / "twin.sock"


@dataclass(frozen=True)
class Plan:
    """One demo: its folder, its ports, the size of its glass in pixels."""

    state: Path
    size: tuple[int, int] = (1280, 800)
    pages_port: int = PAGES_PORT
    units_port: int = UNITS_PORT
    theme: Path = THEME

    @property
    def lock(self) -> Path:
        return self.state / "demo.lock"

    @property
    def description(self) -> Path:
        return self.state / "demo.json"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def slips(self) -> Path:
        return self.state / "slips"

    @property
    def spoken(self) -> Path:
        """What the terminal's virtual outputs said, one line an utterance."""
        return self.terminal.folder / "sound" / "spoken.jsonl"

    @property
    def authority(self) -> Path:
        return self.state / "authority"

    @property
    def registry_folder(self) -> Path:
        return self.state / "registry"

    @property
    def registry_config(self) -> Path:
        return self.registry_folder / "registry.toml"

    @property
    def terminal(self) -> DemoTerminal:
        return DemoTerminal("Vårby bibliotek, entrén", "varby", self.state / "terminal")

    @property
    def public_url(self) -> str:
        return f"http://127.0.0.1:{self.pages_port}"

    @cached_property
    def passwords(self) -> dict[str, str]:
        """By login; made once for a state folder, so that a browser may remember them."""
        path = self.state / "passwords.json"
        if path.exists():
            return {str(login): str(word) for login, word in json.loads(path.read_text("utf-8")).items()}
        made = {person.login: secrets.token_urlsafe(9) for person in PEOPLE}
        write_private(path, json.dumps(made, indent=2))
        return made

    def registry_toml(self, registry_id: str) -> str:
        return _toml(
            registry_id=registry_id,
            state=self.registry_folder,
            pages=f"127.0.0.1:{self.pages_port}",
            units=f"0.0.0.0:{self.units_port}",
            certificate=self.authority / "registry.pem",
            private_key=self.authority / "registry.key",
            ca=self.authority / "authority.pem",
            public_url=self.public_url,
            announce=True,
            theme=self.theme,
        )

    def terminal_toml(self) -> str:
        return _toml(
            name=self.terminal.name,
            state=self.terminal.folder,
            theme=self.theme,
            printer="virtual:",
            slips=self.slips,
            pins="mock",
            call_button=17,
            call_lamp=27,
            speaker="virtual:",
            headphones="virtual:",
            keypad="virtual:",
            registry_ca=self.authority / "authority.pem",
            window=f"{self.size[0]}x{self.size[1]}",
            display_inches=10.1 if self.size[0] >= 1024 else 7.0,
        )

    def describe(self, display: str) -> dict[str, object]:
        """What ``demo.json`` says."""
        pages = self.public_url
        terminal = self.terminal
        return {
            "pid": os.getpid(),
            "display": display,
            "registry": pages,
            "units": f"https://127.0.0.1:{self.units_port}",
            "desk": f"{pages}/desk",
            "fleet": f"{pages}/fleet",
            "queues": f"{pages}/queues",
            "board": f"{pages}/s/{terminal.site}",
            "logins": [
                {"login": person.login, "password": self.passwords[person.login], "role": person.role,
                 "languages": list(person.languages)}
                for person in PEOPLE
            ],
            "slips": str(self.slips),
            "spoken": str(self.spoken),
            "logs": str(self.logs),
            "terminals": [
                {"name": terminal.name, "site": terminal.site, "state": str(terminal.folder),
                 "config": str(terminal.config), "control": str(terminal.control)}
            ],
        }  # fmt: skip


def _toml(**values: str | int | float | bool | Path) -> str:
    # JSON's strings, numbers and booleans are TOML's too.
    return "".join(
        f"{key} = {json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)}\n"
        for key, value in values.items()
    )


def free_port(wanted: int) -> int:
    """The wanted TCP port if nobody has it, else any free one."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise AssertionError("the system always has a free port")


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    new = path.with_name(path.name + ".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)
