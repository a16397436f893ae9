"""Queues in words."""

from registry.queues import show
from registry.web.words import words
from tests.built import made
from tests.registry.queues.scenes import STOCKHOLM
from tests.registry.units import NOON


def test_times_are_those_of_the_municipality() -> None:
    assert show.clock_time(NOON, STOCKHOLM) == "12:40"


def test_days_are_said_in_each_language() -> None:
    built = made()

    def said(tag: str) -> str:
        return show.day_in_words("2026-11-23", words(tag, "dates", built))

    assert said("sv") == said("sv-simple") == "23 november 2026"
    assert said("fi") == "23. marraskuuta 2026"
    assert said("ar") == "\u206823\u2069 \u2068نوفمبر\u2069 \u20682026\u2069"


def test_a_service_has_a_name_in_every_language() -> None:
    names = {"sv": "Ärenden", "en": "Errands"}
    assert show.service_name(names, "sv") == "Ärenden"
    assert show.service_name(names, "ar") == "Errands"
    assert show.service_name({"fi": "Asiat"}, "ar") == "Asiat"
    assert show.service_name({}, "sv") == ""
