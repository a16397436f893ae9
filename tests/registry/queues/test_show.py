"""Queues in words."""

from registry.queues import show
from tests.registry.queues.scenes import STOCKHOLM
from tests.registry.units import NOON


def test_times_are_those_of_the_municipality() -> None:
    assert show.clock_time(NOON, STOCKHOLM) == "12:40"


def test_days_are_said_in_each_language() -> None:
    assert show.day_in_words("2026-11-23", "sv") == "23 november"
    assert show.day_in_words("2026-11-23", "en") in {"23 November", "November 23"}
    assert show.day_in_words("2026-11-23", "ar") == "23 نوفمبر"


def test_a_service_has_a_name_in_every_language() -> None:
    names = {"sv": "Ärenden", "en": "Errands"}
    assert show.service_name(names, "sv") == "Ärenden"
    assert show.service_name(names, "ar") == "Errands"
    assert show.service_name({"fi": "Asiat"}, "ar") == "Asiat"
    assert show.service_name({}, "sv") == ""
