"""Bringing one demo up and down."""

import datetime
import fcntl
import json
import logging
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from provisioning.authority import make_certificates
from provisioning.demo.display import free_display, is_up, virtual_display
from provisioning.demo.plan import MUNICIPALITY, PEOPLE, ROOT, Plan, write_private
from provisioning.demo.processes import Child, Watch
from provisioning.errors import DemoError
from provisioning.units import watchdog_s
from terminal.identity import load_or_make_key
from terminal.store import Store

log = logging.getLogger(__name__)

_START_PATIENCE_S: Final = 60.0
_GLASS_LOOKS_S: Final = 1.2


@contextmanager
def only_one(plan: Plan) -> Iterator[None]:
    """Hold the state folder's lock.

    Raises:
        DemoError: another demo has it.
    """
    plan.state.mkdir(parents=True, exist_ok=True)
    with plan.lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise DemoError(
                f"the demo runs already (process {file.read().strip() or '?'}); ./run stop ends it"
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            plan.description.unlink(missing_ok=True)
            file.truncate(0)


def run(plan: Plan, *, virtual: bool) -> None:
    """Start all of it, say where it is, and watch it until a signal ends it.

    Raises:
        DemoError: a part does not start.
    """
    stopping = _when_signalled()
    for folder in (plan.logs, plan.slips, plan.registry_folder, plan.terminal.folder):
        folder.mkdir(parents=True, exist_ok=True)
    _prepare_registry(plan)
    write_private(plan.terminal.config, plan.terminal_toml())
    watch = Watch()
    try:
        display = os.environ.get("DISPLAY", "")
        if virtual or not display:
            display = free_display()
            watch.add(virtual_display(display, plan.size, plan.logs / "display.log"))
            _wait(watch, lambda: is_up(display), "the virtual display", plan.logs / "display.log")
        registry = watch.add(
            _child(plan, "registry", ["registry", "serve", "--config", str(plan.registry_config)])
        )
        _wait_ready(watch, registry, plan)
        agent = watch.add(_terminal_child(plan, "terminal-agent", "terminal.agent", display))
        glass = watch.add(_terminal_child(plan, "terminal-ui", "terminal", display))
        _wait_ready(watch, agent, plan)
        _wait_ready(watch, glass, plan)
        _approve(plan, watch)
        _wait(
            watch,
            lambda: _has_numbers(plan),
            "the terminal's first numbers",
            plan.logs / "terminal-agent.log",
        )
        # The glass looks at the world once a second: what is told below shall be true at once.
        watch.wait_for(lambda: False, _GLASS_LOOKS_S)
        write_private(plan.description, json.dumps(plan.describe(display), indent=2, ensure_ascii=False))
        _say(plan, display)
        while not stopping and watch.failed is None:
            watch.turn()
        if watch.failed is not None:
            raise DemoError(f"{watch.failed.name}: {watch.failed.last_words()}")
    finally:
        print("Ending …", flush=True)
        watch.stop()


def _when_signalled() -> list[int]:
    """A list that is empty until SIGINT or SIGTERM comes."""
    received: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda signum, _frame: received.append(signum))
    return received


def _child(plan: Plan, name: str, module: list[str], environment: dict[str, str] | None = None) -> Child:
    return Child(
        name,
        [sys.executable, "-m", *module],
        log_file=plan.logs / f"{name}.log",
        environment={"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **(environment or {})},
        watchdog_s=watchdog_s(name),
    )


def _terminal_child(plan: Plan, name: str, module: str, display: str) -> Child:
    environment = {
        "DISPLAY": display,
        "MEDBORGARPUNKT_STATE": str(plan.terminal.folder),
        "MEDBORGARPUNKT_CONFIG": str(plan.terminal.config),
    }
    return _child(plan, name, [module, "--config", str(plan.terminal.config)], environment)


def _prepare_registry(plan: Plan) -> None:
    make_certificates(plan.authority, "Huddinge kommun (demo)", datetime.datetime.now(datetime.UTC))
    identity = plan.registry_folder / "id"
    if not identity.exists():
        write_private(identity, f"demo-{secrets.token_hex(4)}")
    write_private(plan.registry_config, plan.registry_toml(identity.read_text("utf-8")))
    _registry(plan, "load", str(MUNICIPALITY))
    for person in PEOPLE:
        marker = plan.registry_folder / f"{person.login}.added"
        if marker.exists():
            continue
        words = ["people", "add", "--login", person.login, "--name", person.name, "--role", person.role]
        for language in person.languages:
            words += ["--language", language]
        _registry(plan, *words, answer=plan.passwords[person.login])
        marker.touch()


def _registry(plan: Plan, *words: str, answer: str | None = None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "registry", *words, "--config", str(plan.registry_config)],
        cwd=ROOT,
        input=answer,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise DemoError(f"registry {words[0]}: {(done.stderr.strip().splitlines() or ['it failed'])[-1]}")


def _approve(plan: Plan, watch: Watch) -> None:
    """Stand in for IT, who would compare the pairing code on the glass with the one on the fleet page."""
    unit = load_or_make_key(plan.terminal.folder).unit
    marker = plan.terminal.folder / "approved"
    if marker.exists() and marker.read_text("utf-8") == unit:
        return

    def approve() -> bool:
        try:
            _registry(plan, "approve", unit, "--name", plan.terminal.name, "--site", plan.terminal.site)
        except DemoError as error:
            log.debug("not yet: %s", error)
            return False
        return True

    if not watch.wait_for(approve, _START_PATIENCE_S):
        raise DemoError(f"the terminal did not find the registry; see {plan.logs}")
    write_private(marker, unit)


def _has_numbers(plan: Plan) -> bool:
    """Whether the terminal knows its place and has leased numbers for each of its services."""
    store = Store(plan.terminal.folder)
    try:
        services = store.read("SELECT json_array_length(body, '$.services') AS count FROM settings")
        leased = store.read("SELECT count(DISTINCT service) AS count FROM leases")
        return bool(services) and leased[0]["count"] >= services[0]["count"]
    finally:
        store.close()


def _wait_ready(watch: Watch, child: Child, plan: Plan) -> None:
    _wait(watch, lambda: child.ready, child.name, plan.logs / f"{child.name}.log")


def _wait(watch: Watch, condition: Callable[[], bool], what: str, log_file: Path) -> None:
    if not watch.wait_for(condition, _START_PATIENCE_S):
        last = watch.failed.last_words() if watch.failed else f"see {log_file}"
        raise DemoError(f"{what} did not start: {last}")


def _say(plan: Plan, display: str) -> None:
    pages = plan.public_url
    print(f"\nThe terminal stands on display {display}, {plan.size[0]}×{plan.size[1]}.")
    print(f"Its paper comes out in {plan.slips} (PNG, and the bytes as .bin).\n")
    for what, path, logins in (
        ("Desk (guides)", "/desk", "guide"),
        ("Queues", "/queues", "guide"),
        ("Fleet", "/fleet", "it"),
    ):
        person = next(person for person in PEOPLE if person.role == logins)
        print(f"{what:15} {pages}{path}   sign in: {person.login} / {plan.passwords[person.login]}")
    print(f"{'Site board':15} {pages}/s/{plan.terminal.site}\n")
    print(f"What it says aloud is written in {plan.spoken}.")
    print("Press the call button:  ./run press call     Its keypad:  ./run press next, choose, back, help")
    print("Headphones:  ./run plug headphones           End:  Ctrl-C, or ./run stop", flush=True)
