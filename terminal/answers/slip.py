"""An answer on paper, to be read at home or shown at a desk: what stands on it, whatever the printer.

Beside the reading of answers: imports ``terminal.text`` and ``hardware.paper``, and is imported by name.
Nothing on it says who asked, where or when.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hardware.paper import Cut, Feed, Part, Rule, Slip
from terminal.answers.links import Link, links
from terminal.answers.model import Answer
from terminal.text import Language, Words, isolate
from terminal.text.dates import iso_day
from terminal.text.pen import Paper, Pen

if TYPE_CHECKING:
    from PIL.Image import Image

_CAPTIONS: Final = {"call": "answers.scan_call", "page": "answers.scan_page"}
# A paper with a code for each helpline would be an arm long: one to call, one to read.
_MOST_CODES: Final = 2


def compose(
    told: Answer,
    *,
    municipality: str,
    telephone: str,
    language: Language,
    built: Path,
    paper: Paper,
    logo: "Image | None" = None,
) -> Slip:
    """The slip of an answer, in its resident's language.

    Args:
        municipality: whose answer it is; left out where it is not known.
        logo: the municipality's, grey on white, above all.
        telephone: of the service centre, for what the answer did not say; left out where it is not known.
        built: where fonts and words are.

    Raises:
        MissingPart: a font or a text is missing.
    """
    words = Words(built, language.tag, "glass")
    pen = Pen.for_texts(language, built, paper, (told.summary, *told.steps, words.say("answers.steps")))
    dates = Words(built, language.tag, "dates")
    say, kept = words.say, isolate if language.is_rtl else str
    steps = [line for number, step in enumerate(told.steps, 1) for line in pen.line(f"{number}. {step}")]
    return (
        *(pen.logo(logo) if logo else ()),
        *pen.line(municipality, bold=True),
        Rule(),
        pen.headline(told.question),
        Feed(1.5),
        *pen.line(told.summary, bold=True),
        Feed(1.5),
        *(pen.line(say("answers.steps"), bold=True) if steps else ()),
        *steps,
        Rule(),
        *_each(pen, [say("answers.telephone", label=at.label, number=at.number) for at in told.telephone]),
        *(pen.line(say("answers.responsible", who=told.responsible)) if told.responsible else ()),
        *(pen.line(say("answers.go_to", where=", ".join(map(kept, told.go_to)))) if told.go_to else ()),
        *(part for link in _chosen(told) for part in _code(pen, say(_CAPTIONS[link.kind]), link)),
        *(pen.line(say("answers.checked", day=iso_day(dates, told.checked))) if told.checked else ()),
        *(() if language.reviewed else pen.line(say("answers.unreviewed"))),
        *(
            pen.line(Words(built, language.tag, "slip").say("slip.telephone", telephone=telephone))
            if telephone
            else ()
        ),
        Feed(3),
        Cut(),
    )


def _each(pen: Pen, lines: list[str]) -> list[Part]:
    return [part for line in lines for part in pen.line(line, bold=True)]


def _chosen(told: Answer) -> list[Link]:
    """One telephone and one page, where there are."""
    found = links(told)
    kinds = [next((link for link in found if link.kind == kind), None) for kind in ("call", "page")]
    return [link for link in kinds if link is not None][:_MOST_CODES]


def _code(pen: Pen, caption: str, link: Link) -> Slip:
    return (
        Feed(2),
        pen.code(link.address),
        *pen.line(f"{caption}: {isolate(link.shown) if pen.language.is_rtl else link.shown}", centred=True),
    )
