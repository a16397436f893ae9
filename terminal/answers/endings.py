"""Endings and beginnings of words in the languages that have no Snowball stemmer, folded, longest first.

They are few on purpose: a stem that is too long is mended by the likeness of words (``spelling``), one that
is too short makes two words one.
"""

from typing import Final

# Language: (beginnings, endings); a stem keeps at least three letters, in Ethiopic and Sorani two.
# fmt: off
LIGHT: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...], int]]] = {
    "uk": ((), tuple((
        "остями остях остям істю ості ення енню еннями ання анню аннями уванням ування ювання ями ами ому ого ими ої "
        "ій ій ею ою єю ям ям ах ях ам ів їв ев ов их им ий ія ії ію ся ся ти ть ла ли ло у ю а я о е и ь"
    ).replace("і", "и").replace("ї", "и").replace("є", "е").replace("й", "и").split()), 3),
    "so": ((), tuple((
        "kayga tayda gayga dayda hayga kaaga taada kiisa tiisa keenna teenna kooda tooda keena teena "
        "yaasha yaashu yaal oyinka oyin iyada iyadda yada adda ayaasha ayaal nimada nimo aha ahay "
        "kii tii gii dii ka ga ha ta da sha ku gu tu du ki ti ee ay aan aa eed ood oo yo o a i e"
    ).split()), 3),
    "kmr": ((), "yeke yeki ekan eke eki yen yan ene ina iya eya ya ye ek en an in im e a i u".split(), 3),
    "ckb": (("ده", "ئه", "يه", "نا"), tuple((
        "هكانمان هكهمان هكانم هكانت هكاني هكان هكهم هكهت هكهي هكه يهكان يهكه يهكي يكي يك مان تان يان هوه دا وه ان م ت ي ه"
    ).split()), 2),
    "am": (("የአ", "እየ", "እነደ", "ሰለ", "የ", "ለ", "በ", "ከ"), tuple((
        "ወቸቸነ ወቸነ ወቸ ቸነ ቸወ ዎቸ ቸ ነ ወ የ ኤ ሀ ሸ ተ መ"
    ).split()), 2),
    "ti": (("እነተ", "ከተ", "ዘ", "ነ", "በ", "ከ", "የ"), tuple((
        "ታተነ ተተነ ተተ ታተ ታተየ ከመ ከነ ነ የ ከ ተ ወ ሀ"
    ).split()), 2),
}
# fmt: on


def lightly(word: str, language: str) -> str:
    """The folded word without one beginning and one ending of its language."""
    beginnings, endings, shortest = LIGHT[language]
    for beginning in beginnings:
        if word.startswith(beginning) and len(word) - len(beginning) >= shortest:
            word = word[len(beginning) :]
            break
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    return word
