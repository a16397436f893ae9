"""Whom a call rings: a rule over skills, without database or clock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from registry.people import ANY_TOPIC


@dataclass(frozen=True)
class Guide:
    """Someone on duty; ``skills`` are pairs of language tag and topic."""

    person: int
    free: bool
    skills: frozenset[tuple[str, str]]


def speaks(guide: Guide, language: str) -> bool:
    """Whether the guide serves in that language; one who speaks Swedish also serves easy Swedish."""
    wanted = {language, language.split("-", maxsplit=1)[0]}
    return any(tag in wanted for tag, _ in guide.skills)


def knows(guide: Guide, language: str, topic: str) -> bool:
    """Whether the guide serves that matter in that language."""
    wanted = {language, language.split("-", maxsplit=1)[0]}
    return any(tag in wanted and known in {topic, ANY_TOPIC} for tag, known in guide.skills)


def who_rings(guides: Collection[Guide], language: str, topic: str) -> frozenset[int]:
    """The persons whose desks ring: the free ones who know the matter, else all free ones of the language."""
    speakers = [guide for guide in guides if guide.free and speaks(guide, language)]
    fitting = [guide for guide in speakers if knows(guide, language, topic)]
    return frozenset(guide.person for guide in fitting or speakers)


def anyone_speaks(guides: Iterable[Guide], language: str) -> bool:
    """Whether it is worth waiting at all: somebody of the language is on duty, if only in another call."""
    return any(speaks(guide, language) for guide in guides)
