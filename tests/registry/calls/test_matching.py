from hypothesis import given
from hypothesis import strategies as st

from registry.calls.matching import Guide, anyone_speaks, knows, speaks, who_rings
from registry.people import ANY_TOPIC

LANGUAGES = ("sv", "en", "ar")
TOPICS = ("housing", "money", ANY_TOPIC)
skills = st.frozensets(st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(TOPICS)), max_size=4)
guides = st.lists(st.builds(Guide, person=st.integers(1, 9), free=st.booleans(), skills=skills), max_size=6)


def guide(person: int, *skills: tuple[str, str], free: bool = True) -> Guide:
    return Guide(person, free, frozenset(skills))


@given(guides, st.sampled_from(LANGUAGES), st.sampled_from(("housing", "money")))
def test_only_free_guides_of_the_language_ring_and_experts_come_first(
    everyone: list[Guide], language: str, topic: str
) -> None:
    ringing = who_rings(everyone, language, topic)
    free = [one for one in everyone if one.free and speaks(one, language)]
    experts = {one.person for one in free if knows(one, language, topic)}
    assert ringing == (experts or {one.person for one in free})
    assert bool(ringing) <= anyone_speaks(everyone, language)


def test_when_no_free_guide_knows_the_matter_any_of_the_language_does() -> None:
    expert = guide(1, ("ar", "housing"), free=False)
    other = guide(2, ("ar", "money"))
    assert who_rings([expert, other], "ar", "housing") == {2}


def test_easy_swedish_is_served_by_swedish() -> None:
    assert who_rings([guide(1, ("sv", ANY_TOPIC))], "sv-easy", "housing") == {1}


def test_a_busy_guide_is_worth_waiting_for_and_a_stranger_is_not() -> None:
    assert anyone_speaks([guide(1, ("ar", ANY_TOPIC), free=False)], "ar")
    assert not anyone_speaks([guide(1, ("sv", ANY_TOPIC))], "ar")
