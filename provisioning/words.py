"""Compile the texts under ``assets/languages`` into catalogues, and refuse what a resident would stumble on.

Run as ``python -m provisioning.words``; quick when nothing changed. ``python -m provisioning.words review``
tells the editor what a native reader still has to read.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from provisioning.cldr import date_faults, digit_faults, plural_faults
from provisioning.review import is_read, report, standings
from terminal.errors import MissingPart
from terminal.text import thai
from terminal.text.language import LAST
from terminal.text.words import DIRECTION_KEY

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

# What the registry's pages know of a language stands in its catalogues too: they read no assets.
AUTONYM_KEY: Final = "language.autonym"
ORDER_KEY: Final = "language.order"
REVIEWED_KEY: Final = "language.reviewed"
ROOT: Final = Path(__file__).resolve().parent.parent
_MADE_BY: Final = (
    *(Path(__file__).with_name(name) for name in ("words.py", "cldr.py")),
    Path(thai.__file__),
)


class WordsError(Exception):
    """Texts that must not reach a resident; one line for each."""


def build(assets: Path, out: Path) -> list[Path]:
    """Compile every ``<tag>/<domain>.po`` to ``<out>/<tag>/LC_MESSAGES/<domain>.mo``; the files written.

    Raises:
        WordsError: a text is broken, or the languages do not say the same.
    """
    sources = sorted((assets / "languages").glob("*/*.po"))
    pairs = [(po, out / po.parent.name / "LC_MESSAGES" / f"{po.stem}.mo") for po in sources]
    newest = max((_changed_at(po) for po in sources), default=0)
    if all(mo.is_file() and mo.stat().st_mtime_ns >= newest for _, mo in pairs):
        return []
    catalogues = {po: _read(po) for po in sources}
    faults = [fault for po in sources for fault in _own_faults(po, catalogues[po])]
    faults += _differences(catalogues)
    faults += [fault for folder in sorted({po.parent for po in sources}) for fault in _told_faults(folder)]
    if faults:
        raise WordsError("\n".join(faults))
    for po, mo in pairs:
        _mark_words(po, catalogues[po])
        _write(catalogues[po], _told(po.parent), mo)
    return [mo for _, mo in pairs]


def _changed_at(po: Path) -> int:
    """A catalogue also depends on what its language.toml tells and on the modules that make it."""
    return max(path.stat().st_mtime_ns for path in (po, po.parent / "language.toml", *_MADE_BY))


def _read(po: Path) -> "Catalog":
    from babel.messages.pofile import PoFileError, read_po

    try:
        with po.open("rb") as stream:
            return read_po(stream, locale=po.parent.name.replace("-", "_"), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise WordsError(f"{po}: {error}") from error


def _told(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))


def _mark_words(po: Path, catalogue: "Catalog") -> None:
    """Let lines end between words also where no space stands there."""
    try:
        mark = thai.marker(po.parent)
    except MissingPart as error:
        raise WordsError(str(error)) from error
    for _, message in _entries(catalogue):
        if isinstance(message.string, (tuple, list)):
            message.string = tuple(mark(text) for text in message.string)
        else:
            message.string = mark(message.string or "")


def _write(catalogue: "Catalog", told: dict[str, Any], mo: Path) -> None:
    from babel.messages.mofile import write_mo

    catalogue.add(DIRECTION_KEY, str(told["direction"]))
    catalogue.add(AUTONYM_KEY, str(told.get("autonym", mo.parents[1].name)))
    catalogue.add(ORDER_KEY, str(told.get("order", LAST)))
    catalogue.add(REVIEWED_KEY, "yes" if told.get("reviewed") is True else "no")
    mo.parent.mkdir(parents=True, exist_ok=True)
    draft = mo.with_suffix(".draft")
    with draft.open("wb") as stream:
        write_mo(stream, catalogue)
    draft.replace(mo)


def _texts(message: "Message") -> tuple[str, ...]:
    """Every form of one text: one, or as many as the language has plurals."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def _entries(catalogue: "Catalog") -> Iterator[tuple[str, "Message"]]:
    for message in catalogue:
        key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
        if key:
            yield key, message


def _fields(text: str) -> set[str]:
    """The names in ``{braces}``.

    Raises:
        ValueError: a brace stands alone.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _told_faults(folder: Path) -> Iterator[str]:
    """What is wrong with what a language tells of itself."""
    told, path = _told(folder), folder / "language.toml"
    yield from (f"{path}: {fault}" for fault in digit_faults(str(told.get("digits", "0123456789"))))
    if told.get("reviewed") is True:
        unread = [file for file in folder.rglob("*.po") if not is_read(file)]
        yield from (
            f"{path}: reviewed = true, but nobody has marked {file} as read" for file in sorted(unread)
        )


def _own_faults(po: Path, catalogue: "Catalog") -> Iterator[str]:
    """What is wrong with a catalogue by itself."""
    tag = po.parent.name
    yield from (f"{po}: {fault}" for fault in plural_faults(tag, catalogue))
    if po.stem == "dates":
        texts = {key: _texts(message)[0] for key, message in _entries(catalogue)}
        yield from (f"{po}: {fault}" for fault in date_faults(tag, texts))
    for key, message in _entries(catalogue):
        where = f"{po}: {key}"
        if message.fuzzy:
            yield f"{where}: marked fuzzy, nobody has read it"
        forms = _texts(message)
        if message.pluralizable and len(forms) != catalogue.num_plurals:
            yield f"{where}: {len(forms)} plural forms, the language has {catalogue.num_plurals}"
        for text in forms:
            if not text:
                yield f"{where}: empty"
            elif text != text.strip() or "  " in text or " \n" in text or "\n " in text:
                yield f"{where}: stray spaces"
            try:
                if not all(name.isidentifier() for name in _fields(text)):
                    yield f"{where}: a field without a name"
            except ValueError as error:
                yield f"{where}: {error}"


def _differences(catalogues: "dict[Path, Catalog]") -> Iterator[str]:
    """Keys, fields and plurals that one language has and another has not, by domain."""
    for domain in sorted({po.stem for po in catalogues}):
        sides = {po: dict(_entries(made)) for po, made in catalogues.items() if po.stem == domain}
        every_key = sorted({key for side in sides.values() for key in side})
        for key in every_key:
            yield from (f"{po}: {key}: missing" for po, side in sides.items() if key not in side)
            asked = {po: _asked(side[key]) for po, side in sides.items() if key in side}
            if len(set(asked.values())) > 1:
                told = ", ".join(f"{po.parent.name} {' '.join(asked[po])}" for po in asked)
                yield f"{domain}: {key}: not the same fields: {told}"


def _asked(message: "Message") -> tuple[str, ...]:
    """The fields of all forms together ('one person' need not hold the number), and whether it counts."""
    names: set[str] = set()
    for text in _texts(message):
        try:
            names |= _fields(text)
        except ValueError:  # told of by _own_faults
            return ("broken",)
    return (*sorted(names), *(["(counted)"] if message.pluralizable else []))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning.words", description=__doc__)
    parser.add_argument("--assets", type=Path, default=ROOT / "assets")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "languages")
    parser.add_argument(
        "command",
        nargs="?",
        choices=("build", "review"),
        default="build",
        help="compile, or list what is unread",
    )
    parser.add_argument("--files", action="store_true", help="with review: name each file")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "review":
            sys.stdout.write(report(standings(chosen.assets), names_files=chosen.files) + "\n")
            return 0
        made = build(chosen.assets, chosen.out)
    except (WordsError, OSError, ValueError) as error:
        sys.stderr.write(f"words: {error}\n")
        return 1
    sys.stdout.write(f"words: {len(made)} made in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
