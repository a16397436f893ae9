"""One in danger sees the number first, in every language."""

from pathlib import Path

import pytest

from terminal.answers import Answers, AnswersError
from terminal.answers.assets import load
from terminal.answers.build import build
from terminal.answers.danger import phrase, urgent
from terminal.ui.visit import DISCREET
from tests.terminal.answers.evaluate import ROOT

EMERGENCY, CARE, MIND, VIOLENCE = 0, 1, 2, 3
IDS = ("emergency-112", "seek-healthcare", "mental-health-support", "domestic-violence")
# As residents say it: fire, a wish to die, violence at home.
SAID = {
    "am": ("ቤቴ ውስጥ እሳት ተነሳ", "መሞት እፈልጋለሁ", "ባሌ ይመታኛል"),
    "ar": ("في حريق بالبيت عندي", "أريد أن أموت", "زوجي يضربني كل يوم"),
    "bs": ("izbio je požar u zgradi", "ne želim više živjeti", "muž me tuče"),
    "ckb": ("ماڵەکەم ئاگری گرتووە", "دەمەوێت بمرم", "مێردەکەم لێم دەدات"),
    "en": ("there is a fire in my kitchen", "i want to die", "my husband often hits me"),
    "es": ("hay un incendio en mi edificio", "ya no quiero vivir", "mi marido me pega"),
    "fa": ("خانه ما آتش گرفته", "می‌خواهم بمیرم", "شوهرم کتکم میزنه"),
    "fi": ("naapurin talo palaa", "haluan vain kuolla", "mieheni lyö minua"),
    "kmr": ("agir ket mala me", "ez dixwazim bimirim", "mêrê min li min dixe"),
    "pl": ("pali się w kuchni", "nie chcę już żyć", "mąż mnie bije"),
    "ru": ("у соседей пожар", "я не хочу жить", "муж меня бьёт"),
    "so": ("guriga dab baa ka kacay", "waxaan rabaa inaan dhinto", "ninkaygu wuu i garaacaa"),
    "sv": ("det brinner hos grannen", "jag vill inte leva längre", "min man slår mig"),
    "sv-simple": ("brand i huset", "jag vill dö", "han slog mig igår"),
    "th": ("บ้านข้างๆไฟไหม้ค่ะ", "ฉันอยากตายจริงๆ", "เมื่อคืนสามีตีฉัน"),
    "ti": ("ገዛና ሓዊ ተባሪዑ", "ክመውት ይደሊ ኣለኹ", "ሰብኣየይ ይወቅዓኒ"),
    "tr": ("binada yangın var", "artık yaşamak istemiyorum", "kocam beni dövüyor"),
    "uk": ("у сусідів пожежа", "я не хочу жити", "чоловік мене б'є"),
}


@pytest.mark.parametrize("lang", sorted(SAID))
def test_the_number_comes_first_in_every_language(answers: Answers, lang: str) -> None:
    fire, die, violence = SAID[lang]
    for query, topic in zip(("112", "1177", die, violence, fire), (*IDS, IDS[EMERGENCY]), strict=True):
        hit = answers.search(f"{query} ", lang)[0]
        assert (hit.id, hit.urgent) == (topic, True), query
        assert answers.answer(topic, lang).telephone


def test_all_languages_are_tried(answers: Answers) -> None:
    assert set(answers.languages) == set(SAID)


@pytest.mark.parametrize("lang", sorted(SAID))
def test_every_phrase_of_danger_finds_its_topic_first(answers: Answers, lang: str) -> None:
    (spoken,) = [language for language in load(ROOT / "assets").languages if language.tag == lang]
    assert set(spoken.urgent) == set(IDS)
    for topic, phrases in spoken.urgent.items():
        for said in phrases:
            assert answers.search(f"{said} ", lang)[0].urgent, said
            assert topic in [hit.id for hit in answers.search(f"{said} ", lang)], said


@pytest.mark.parametrize("glass", ["sv", "ar", "th", "ti"])
def test_danger_is_known_in_another_language_than_the_glass(answers: Answers, glass: str) -> None:
    assert answers.search("suicide ", glass)[0].id == IDS[MIND]
    assert answers.search("زوجي يضربني ", glass)[0].id == IDS[VIOLENCE]
    assert answers.search("det brinner hemma ", glass)[0].id == IDS[EMERGENCY]


@pytest.mark.parametrize(
    "query", ["i was fired from my job", "im drowning in loans", "apply for preschool", "parking fine"]
)
def test_what_is_no_danger_is_not_taken_for_one(answers: Answers, query: str) -> None:
    assert not answers.search(f"{query} ", "en")[0].urgent


def test_words_stand_near_one_another_in_any_order_and_form() -> None:
    phrases = {"en": [phrase(3, "husband hits me", "en"), phrase(2, "suicide", "en")]}
    assert urgent("my husband often hits me", phrases) == {3}
    assert urgent("hitting me, my husband", phrases) == {3}
    assert urgent("husband of a very old friend of mine says it hits me", phrases) == frozenset()
    assert urgent("suicde", phrases) == frozenset()  # six letters: too short for a slip
    assert urgent("suicidee", phrases) == {2}
    assert urgent("", phrases) == frozenset()


def test_a_run_without_spaces_holds_its_phrase_anywhere() -> None:
    phrases = {"th": [phrase(0, "ไฟไหม้", "th")]}
    assert urgent("บ้านไฟไหม้แล้ว", phrases) == {0}
    assert urgent("ไฟฟ้าดับ", phrases) == frozenset()


def test_the_glass_hides_what_the_topics_call_discreet() -> None:
    topics = load(ROOT / "assets").topics
    assert {topic.id for topic in topics if topic.discreet} == DISCREET
    assert {topic.id for topic in topics if topic.urgent} == set(IDS)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("", r"urgent\.rent: is missing"),
        ("[urgent]\nrent = []\n", r"urgent\.rent: must say at least one thing"),
        ('[urgent]\nrent = ["fire"]\nwaste = ["x"]\n', r"urgent\.waste: unknown key"),
    ],
)
def test_an_urgent_topic_without_its_words_is_refused(
    assets: Path, tmp_path: Path, names: str, told: str
) -> None:
    topics = assets / "answers/topics.toml"
    topics.write_text(topics.read_text("utf-8").replace("checked", "urgent = true\nchecked", 1), "utf-8")
    file = assets / "languages/en/answers.toml"
    file.write_text(f"{file.read_text('utf-8')}\n{names}", "utf-8")
    with pytest.raises(AnswersError, match=told):
        build(assets, tmp_path / "answers.sqlite")
