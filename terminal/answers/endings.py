"""Endings and beginnings of words that Snowball does not know, folded, longest first.

They are few on purpose: a stem that is too long is mended by the likeness of words (``spelling``), one that
is too short makes two words one.
"""

from typing import Final, NamedTuple


class Light(NamedTuple):
    """What is taken off; a stem keeps at least ``shortest`` letters."""

    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    shortest: int


def _light(beginnings: str, endings: str, shortest: int = 3) -> Light:
    return Light(_longest_first(beginnings), _longest_first(endings), shortest)


def _longest_first(listed: str) -> tuple[str, ...]:
    return tuple(sorted(set(listed.split()), key=lambda each: (-len(each), each)))


LIGHT: Final = {
    # After Snowball, which leaves the definite endings: skolan, barnet.
    "sv": _light("", "ande an et en ad at y"),
    "uk": _light(
        "",
        "остями остях остям истю ости ення енню еннями ання анню аннями уванням ування ювання ями ами ому ого"
        " ими ои ии еи ею ою ям ях ах ам ив ев ов их им ия ию ся ти ть у ю а я о е и ь",
    ),
    "so": _light(
        "",
        "kayga tayda gayga dayda hayga kaaga taada kiisa tiisa keenna teenna kooda tooda keena teena yaasha"
        " yaashu yaal oyinka oyin iyada iyadda yada adda ayaasha ayaal nimada nimo aha ahay kii tii gii dii"
        " ka ga ha ta da sha ku gu tu du ki ti ee ay aan aa eed ood oo yo o a i e",
    ),
    "kmr": _light(
        "", "ane ana ani yeke yeki ekan eke eki yen yan ene ina iya eya ya ye ek en an in im e a i u"
    ),
    "ckb": _light(
        "ده ئه يه نا",
        "هكانمان هكهمان هكانم هكانت هكاني هكان هكهم هكهت هكهي هكه يهكان يهكه يهكي يكي يك مان تان يان هوه دا"
        " وه ان م ت ي ه",
        shortest=2,
    ),
    "am": _light("የአ እየ እነደ ሰለ የ ለ በ ከ", "ወቸቸነ ወቸነ ወቸ ቸነ ቸወ ቸ ነ ወ የ አ ሀ ሸ ተ መ", shortest=2),
    "ti": _light("አነተ ከተ ዘ ነ በ ከ የ", "ታተነ ተተነ ተተ ተተየ ከመ ከነ ነ የ ከ ተ ወ ሀ", shortest=2),
}


def lightly(word: str, language: str) -> str:
    """The folded word without one beginning and one ending of its language."""
    light = LIGHT[language]
    for beginning in light.beginnings:
        if word.startswith(beginning) and len(word) - len(beginning) >= light.shortest:
            word = word[len(beginning) :]
            break
    for ending in light.endings:
        if word.endswith(ending) and len(word) - len(ending) >= light.shortest:
            return word[: -len(ending)]
    return word
