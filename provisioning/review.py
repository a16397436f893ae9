"""What a native reader still has to read, language by language, and which texts are missing.

A file counts as read when one of its first lines is the comment ``# reviewed: yes``, written by whoever has
read it. When all files of a language are, its ``language.toml`` may say ``reviewed = true``, and the glass
no longer says that nobody has read its texts.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

READ: Final = "# reviewed: yes"
_HEAD_LINES: Final = 3
# What residents read; the staff's pages are in Swedish and English alone.
DOMAINS: Final = ("glass", "slip", "dates", "pages")


@dataclass(frozen=True)
class File:
    path: Path
    texts: int
    read: bool


@dataclass(frozen=True)
class Standing:
    """How far one language is."""

    tag: str
    english: str
    reviewed: bool
    """What ``language.toml`` says."""
    files: tuple[File, ...]
    missing: tuple[str, ...]
    """``domain: key`` that another language has."""

    @property
    def unread(self) -> tuple[File, ...]:
        return tuple(file for file in self.files if not file.read)


def standings(assets: Path) -> list[Standing]:
    """Every language, in the order of the start screen.

    Raises:
        OSError: a file cannot be read.
        ValueError: one is no TOML, or no catalogue.
    """
    told = {
        path.parent: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (assets / "languages").glob("*/language.toml")
    }
    held = {folder: set(_held(folder)) for folder in told}
    whole = set().union(*held.values())
    return [
        Standing(
            folder.name,
            str(facts.get("english", folder.name)),
            facts.get("reviewed") is True,
            tuple(_files(folder)),
            tuple(sorted(whole - held[folder])),
        )
        for folder, facts in sorted(told.items(), key=lambda pair: (pair[1].get("order", 0), pair[0].name))
    ]


def is_read(path: Path) -> bool:
    """Whether a native reader has put their mark on a file."""
    with path.open(encoding="utf-8") as lines:
        return any(line.strip() == READ for line, _ in zip(lines, range(_HEAD_LINES), strict=False))


def report(found: list[Standing], *, names_files: bool) -> str:
    """One line a language; with their files, if wanted, and what is missing."""
    lines: list[str] = []
    for each in found:
        texts = sum(file.texts for file in each.unread)
        state = (
            "read"
            if not each.unread
            else f"{len(each.unread)} of {len(each.files)} files, {texts} texts to read"
        )
        lines.append(f"{each.tag:10} {each.english:24} {state}; {len(each.missing)} missing")
        lines += [f"    missing  {key}" for key in each.missing]
        if names_files:
            lines += [f"    {file.texts:4} texts  {file.path}" for file in each.unread]
    return "\n".join(lines)


def _files(folder: Path) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".po" and path.stem in DOMAINS:
            yield File(path, sum(1 for _ in _keys(path)), is_read(path))
        elif path.suffix == ".toml" and path.name not in ("language.toml", "keyboard.toml"):
            yield File(path, _texts(tomllib.loads(path.read_text(encoding="utf-8"))), is_read(path))


def _held(folder: Path) -> Iterator[str]:
    for domain in DOMAINS:
        if (path := folder / f"{domain}.po").is_file():
            yield from (f"{domain}: {key}" for key in _keys(path))
    answers = folder / "answers"
    yield from (f"answers: {path.stem}" for path in answers.glob("*.toml"))


def _keys(path: Path) -> Iterator[str]:
    from babel.messages.pofile import read_po

    with path.open("rb") as stream:
        for message in read_po(stream, ignore_obsolete=True):
            key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
            if key and message.string:
                yield key


def _texts(value: object) -> int:
    """How many texts a file of data holds, whatever lies in what."""
    if isinstance(value, str):
        return 1
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return sum(map(_texts, parts))
