"""A PostgreSQL server of a test's own: made, used and ended by it, on a socket in its own folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Where Debian keeps the server's programs; the newest version, or nothing."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database.

    Its folder is outside pytest's: the server refuses to run as root, and cannot read root's folders.
    """
    bin_folder = programs()
    assert bin_folder is not None, "apt install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="medborgarpunkt-pg-"))
    as_who: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_who = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups", "--"]
    data = folder / "data"

    def run(*command: object) -> None:
        words = [*as_who, *map(str, command)]
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"

    try:
        run(bin_folder / "initdb", "-D", data, "-U", "registry", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run(bin_folder / "pg_ctl", "-D", data, "-w", "-t", "60", "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql://registry@/postgres?host={folder}"
        finally:
            run(bin_folder / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
