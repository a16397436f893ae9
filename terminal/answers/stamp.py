"""Whether the built answers are still those of their sources, told without reading a single text."""

import hashlib
from pathlib import Path
from typing import Final

from terminal.answers.model import FORMAT

_CODE: Final = Path(__file__).parent
# Catalogues are built by provisioning.words; what Python compiles says nothing new.
_OTHERS: Final = (".po", ".pyc")


def stamp_of(assets: Path) -> str:
    """Stands for all that the answers are built from, by name, size and time, and for what builds them."""
    texts = [*(assets / "answers").rglob("*"), *(assets / "languages").rglob("*")]
    code = [*_CODE.rglob("*"), *(_CODE.parent / "text").glob("*.py")]
    sources = [path for path in (*texts, *code) if path.suffix not in _OTHERS and path.is_file()]
    facts = sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in sources)
    return hashlib.sha256(repr((FORMAT, facts)).encode()).hexdigest()


def is_fresh(out: Path, stamp: str) -> bool:
    """Whether ``out`` was built from what this stamp stands for."""
    path = _path(out)
    return out.is_file() and path.is_file() and path.read_text(encoding="ascii") == stamp


def put_stamp(out: Path, stamp: str) -> None:
    _path(out).write_text(stamp, encoding="ascii")


def _path(out: Path) -> Path:
    return out.with_name(f"{out.name}.stamp")
