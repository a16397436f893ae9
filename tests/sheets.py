"""What ``tests.gallery`` photographed, to be looked at: a page to leaf through, and sheets for the docs.

``python -m tests.sheets PHOTOGRAPHS [--docs docs/gallery]``
"""

import argparse
import html
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, ImageDraw

ROOT: Final = Path(__file__).parents[1]
_ACROSS: Final = 6
_CELL: Final = (220, 132)
_LABEL: Final = 16
_PAPER, _INK = (255, 255, 255), (60, 60, 60)


class Photograph(NamedTuple):
    """One picture by ``tests.gallery``: ``<format>[-<ways>]/<screen>-<language>.png``."""

    path: Path
    form: str
    ways: str
    screen: str
    language: str


def photographs(folder: Path, tags: Sequence[str]) -> Iterator[Photograph]:
    """All that lie there, in the order of display, ways, screen and of these languages."""
    order = {tag: number for number, tag in enumerate(tags)}
    found = []
    for path in folder.glob("*/*.png"):
        form, _, ways = path.parent.name.partition("-")
        # A tag may hold a hyphen, as a screen may: the longest tag that fits is the language.
        tag = max((tag for tag in tags if path.stem.endswith(f"-{tag}")), key=len, default=None)
        if tag is not None:
            found.append(Photograph(path, form, ways or "plain", path.stem.removesuffix(f"-{tag}"), tag))
    yield from sorted(found, key=lambda one: (one.form, one.ways, one.screen, order[one.language]))


def leaf_through(found: Sequence[Photograph], folder: Path) -> str:
    """One page without a network: choose display, ways, screen or language, and see all that is left."""
    told = [
        {"at": one.path.relative_to(folder).as_posix(), **dict(zip(_KINDS, one[1:], strict=True))}
        for one in found
    ]
    choices = "".join(
        f'<label>{kind} <select name="{kind}"><option value="">all</option>'
        + "".join(
            f"<option>{html.escape(value)}</option>" for value in dict.fromkeys(one[kind] for one in told)
        )
        + "</select></label>"
        for kind in _KINDS
    )
    # A value of JSON within a script must not close it.
    return _PAGE.replace("{choices}", choices).replace("{told}", json.dumps(told).replace("<", "\\u003c"))


def sheet(found: Sequence[Photograph], labels: Sequence[str]) -> Image.Image:
    """Small pictures in rows, each with its label."""
    rows = -(-len(found) // _ACROSS)
    made = Image.new("RGB", (_ACROSS * (_CELL[0] + 6), rows * (_CELL[1] + _LABEL + 6)), _PAPER)
    draw = ImageDraw.Draw(made)
    for number, (one, label) in enumerate(zip(found, labels, strict=True)):
        x, y = number % _ACROSS * (_CELL[0] + 6), number // _ACROSS * (_CELL[1] + _LABEL + 6)
        with Image.open(one.path) as picture:
            picture.thumbnail(_CELL, Image.Resampling.LANCZOS)
            made.paste(picture, (x, y + _LABEL))
        draw.text((x + 2, y + 2), label, fill=_INK)
    return made


def write_docs(found: Sequence[Photograph], form: str, docs: Path) -> None:
    """A sheet a screen in all languages, a sheet a mode with all screens in Swedish, and their page."""
    docs.mkdir(parents=True, exist_ok=True)
    for old in docs.glob("*.webp"):
        old.unlink()
    shown = [one for one in found if one.form == form]
    lines = [_HEAD]
    lines.append("## Each screen in each language\n")
    for screen in dict.fromkeys(one.screen for one in shown):
        these = [one for one in shown if one.screen == screen and one.ways == "plain"]
        _keep(sheet(these, [one.language for one in these]), docs / f"{screen}.webp")
        lines.append(f"### {screen}\n\n![{screen} in {len(these)} languages]({docs.name}/{screen}.webp)\n")
    lines.append("## Each way to perceive and to touch, in Swedish\n")
    for ways in dict.fromkeys(one.ways for one in shown if one.ways != "plain"):
        these = [one for one in shown if one.ways == ways and one.language == "sv"]
        _keep(sheet(these, [one.screen for one in these]), docs / f"ways-{ways}.webp")
        lines.append(f"### {ways}\n\n![{len(these)} screens, {ways}]({docs.name}/ways-{ways}.webp)\n")
    (docs.parent / f"{docs.name}.md").write_text("\n".join(lines), "utf-8")


def _keep(made: Image.Image, path: Path) -> None:
    made.save(path, quality=50, method=6)


_KINDS: Final = ("display", "ways", "screen", "language")
_HEAD: Final = """# Gallery

Every screen on the official seven-inch display, 800×480, made by
`python -m tests.gallery --out build/gallery --format 800x480` (with `--ways` for each mode) and
`python -m tests.sheets build/gallery --docs docs/gallery`. The second also writes `build/gallery/index.html`,
where all that was photographed can be leafed through in full size, by display, mode, screen and language.
"""
_PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Medborgarpunkt: every screen</title>
<style>
body { font: 16px/1.4 system-ui, sans-serif; margin: 1rem; background: #eee; color: #222 }
form { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 1rem; padding: .6rem 0;
  background: #eee }
select { font: inherit; padding: .3rem }
main { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)) }
figure { margin: 0 } img { width: 100%; height: auto; background: #fff; box-shadow: 0 1px 4px #0004 }
</style>
<form>{choices}<output></output></form><main></main>
<script>
const all = {told}
const form = document.forms[0], main = document.querySelector("main")
function show() {
  const wanted = [...new FormData(form)].filter(([, value]) => value)
  const left = all.filter(one => wanted.every(([kind, value]) => one[kind] === value))
  document.querySelector("output").textContent = `${left.length} of ${all.length}`
  main.replaceChildren(...left.map(one => {
    const told = [one.display, one.ways, one.screen, one.language].join(" · ")
    const figure = document.createElement("figure"), link = document.createElement("a")
    const image = Object.assign(new Image(), { loading: "lazy", src: one.at, alt: told })
    const caption = Object.assign(document.createElement("figcaption"), { textContent: told })
    link.href = one.at
    link.append(image)
    figure.append(link, caption)
    return figure
  }))
}
form.addEventListener("change", show)
show()
</script>
"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sheets", description=__doc__)
    parser.add_argument("photographs", type=Path, help="the folder that tests.gallery wrote")
    parser.add_argument(
        "--docs", type=Path, help="write sheets there, and the page that shows them beside it"
    )
    parser.add_argument("--format", default="800x480", help="the display of the sheets")
    parsed = parser.parse_args(arguments)
    folder = parsed.photographs
    tags = sorted(path.name for path in (ROOT / "assets" / "languages").iterdir() if path.is_dir())
    found = list(photographs(folder, tags))
    (folder / "index.html").write_text(leaf_through(found, folder), "utf-8")
    sys.stdout.write(f"{folder / 'index.html'}: {len(found)} photographs\n")
    if parsed.docs:
        write_docs(found, parsed.format, parsed.docs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
