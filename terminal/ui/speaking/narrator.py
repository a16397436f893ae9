"""From elements and events to what is said: title, choices, the focus, and what changes. No sound here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from terminal.text import Language, Words
from terminal.ui.speaking.elements import PEERS, Element, Role
from terminal.ui.speaking.focus import Edge

# Marks for eyes: where a word may be broken, and in which direction it runs.
_UNHEARD: Final = dict.fromkeys(map(ord, "\u00ad\u200e\u200f\u2066\u2067\u2068\u2069"))
_ENDS: Final = tuple(".?!…:;،؛؟።፧")
_TOLD: Final = frozenset({Role.HEADING, Role.TEXT})


@dataclass(frozen=True, slots=True)
class Saying:
    """One piece to say, in one language (BCP 47)."""

    text: str
    tag: str


def sentences(parts: Iterable[str]) -> str:
    """Pieces that are heard apart: each ends as a sentence does."""
    heard = [part.translate(_UNHEARD).strip() for part in parts]
    return " ".join(part if part.endswith(_ENDS) else f"{part}." for part in heard if part)


class Narrator:
    """What is said in the language of a visit.

    Args:
        words: the words of the domain ``speech`` in a language.
        language: of the visit, or of whoever is nearest before one is chosen.
        can_speak: whether a language can be spoken here.
        english: a language's name in English, for one that cannot name itself.
    """

    def __init__(
        self,
        words: Callable[[str], Words],
        language: str,
        can_speak: Callable[[str], bool],
        english: Callable[[str], str],
    ) -> None:
        self._all = words
        self._tag = language
        self._can_speak = can_speak
        self._english = english

    @property
    def _words(self) -> Words:
        return self._all(self._tag)

    def _one(self, *parts: str) -> list[Saying]:
        text = sentences(parts)
        return [Saying(text, self._tag)] if text else []

    # --- one element ------------------------------------------------------------------------------

    def element(self, element: Element, edge: Edge = Edge.NONE) -> list[Saying]:
        """Its name, what it is, how it is, and its place; whether the focus came round to it."""
        if element.role is Role.LANGUAGE:
            return self._language(element)
        tag = element.language if self._can_speak(element.language) else self._tag
        say = self._all(tag).say
        parts = [say(f"edge.{edge.value}")] if edge else []
        parts += [element.name]
        match element.role:
            case Role.TILE | Role.ROW | Role.BUTTON:
                parts += [element.more, say("role.button")]
            case Role.FIELD:
                parts += [say("role.field"), element.more or say("state.empty")]
            case Role.HEADING:
                parts += [say("role.heading")]
            case Role.PICTURE:
                parts += [say("role.picture")]
        if element.chosen is not None:
            parts.append(say("state.chosen" if element.chosen else "state.not_chosen"))
        if element.of > 1:
            parts.append(say("state.place", n=element.number, of=element.of))
        return [Saying(sentences(parts), tag)]

    def _language(self, element: Element) -> list[Saying]:
        """In itself, how to choose it; of one that has no voice here, honestly, in one that has."""
        tag = element.language
        if self._can_speak(tag):
            return [Saying(sentences([element.name, self._all(tag).say("start.choose")]), tag)]
        return self._one(self._words.say("start.not_spoken", language=self._english(tag)))

    # --- a screen ---------------------------------------------------------------------------------

    def enters(
        self, elements: Sequence[Element], at: int, *, brief: bool = False, more: Sequence[str] = ()
    ) -> list[Saying]:
        """A new screen: its title, what it tells, how much there is to choose, and where the focus is.

        ``brief`` is for one that soon gives way to another: its title alone. ``more`` is not on the glass.
        """
        if brief:
            return self._one(self.title(elements))
        told = [found for found in elements if found.role in _TOLD and not found.at_edge]
        title = self.title(elements)
        sayings = self._one(title)
        for found in told:
            if found.name != title:
                sayings += self._one(found.name)
        for text in (*more, *(found.name for found in elements if found.role is Role.PAGE)):
            sayings += self._one(text)
        sayings += self.choices(elements)
        focused = elements[at] if 0 <= at < len(elements) else None
        if focused is not None and focused.role not in _TOLD:
            sayings += self.element(focused)
        return sayings

    def asks(self, seconds: float) -> list[Saying]:
        """The idle question by keys: any of them goes on, and how long there is."""
        return [*self.say("idle.any_key"), *self.count("idle.seconds", round(seconds))]

    def choices(self, elements: Sequence[Element]) -> list[Saying]:
        """How many things to choose: those that are told as 'n of m', or all but the bar and the keys."""
        free = [found for found in elements if found.choosable and not found.at_edge]
        peers = sum(found.role in PEERS for found in free)
        count = peers if peers > 1 else sum(found.role is not Role.KEY for found in free)
        return self._one(self._words.count("screen.choices", count)) if count > 1 else []

    def title(self, elements: Sequence[Element]) -> str:
        return next(
            (found.name for role in (Role.HEADING, Role.TEXT) for found in elements if found.role is role), ""
        )

    def news(self, before: Sequence[Element], after: Sequence[Element]) -> list[Saying]:
        """What changed on the same screen by itself or by a key: another page, a word, a typed letter."""
        known = {found.name for found in before if found.role in _TOLD or found.role is Role.PAGE}
        sayings: list[Saying] = []
        fields = [[found.more for found in side if found.role is Role.FIELD] for side in (before, after)]
        if fields[0] and fields[1] and fields[0] != fields[1]:
            sayings += self.typed(fields[0][0], fields[1][0])
            rows = sum(1 for found in after if found.role is Role.ROW)
            if rows:
                sayings += self._one(self._words.count("screen.found", rows))
        for role in (Role.PAGE, None):
            for found in after:
                fits = found.role is role if role else found.role in _TOLD
                if fits and found.name not in known:
                    sayings += self._one(found.name)
        return sayings

    def typed(self, before: str, after: str) -> list[Saying]:
        """A letter by its name, a word when it is done, and what was taken away."""
        say = self._words.say
        if after.startswith(before) and len(after) > len(before):
            letter = after[len(before) :]
            if letter.isspace():
                return self._one(say("typed.space"), before.rsplit(" ", maxsplit=1)[-1])
            return self._one(letter)
        if before.startswith(after) and len(before) - len(after) == 1:
            letter = before[-1]
            return self._one(say("typed.deleted", what=say("typed.space") if letter.isspace() else letter))
        return self._one(after or say("state.empty"))

    # --- words of its own -------------------------------------------------------------------------

    def say(self, key: str, **fields: object) -> list[Saying]:
        return self._one(self._words.say(key, **fields))

    def count(self, key: str, n: int) -> list[Saying]:
        return self._one(self._words.count(key, n))

    def place(self, elements: Sequence[Element], at: int) -> list[Saying]:
        """Where one is: the screen, and the focus on it."""
        title = self.title(elements)
        focused = self.element(elements[at]) if 0 <= at < len(elements) else []
        return focused if focused and elements[at].name == title else [*self._one(title), *focused]


class Narrators:
    """One for each language, made when it is asked for."""

    def __init__(
        self,
        words: Callable[[str], Words],
        languages: Sequence[Language],
        can_speak: Callable[[str], bool],
    ) -> None:
        self._words = words
        self._names = {language.tag: language.english for language in languages}
        self._can_speak = can_speak

    def of(self, tag: str) -> Narrator:
        return Narrator(self._words, tag, self._can_speak, lambda named: self._names.get(named, named))

    @property
    def first(self) -> str:
        """Before a language is chosen: English, in which we know their names, or one that can be spoken."""
        tags = ("en", *self._names)
        return next((tag for tag in tags if tag in self._names and self._can_speak(tag)), tags[1])
