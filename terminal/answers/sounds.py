"""How a word sounds, in consonants: what lets Latin letters stand for Arabic, Cyrillic and Ethiopic ones.

``floos``, ``flus`` and ``فلوس`` are all ``fls``. Vowels and half-vowels go, since each writer puts others.
"""

import re
from typing import Final

# Shorter keys are those of too many words.
SHORTEST: Final = 3
_DIGRAPHS: Final = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("kh", "h"), ("gh", "k"), ("th", "t"), ("dh", "d"),
    ("zh", "Z"), ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ck", "k"),
)  # fmt: skip
_LATIN: Final = str.maketrans(
    {"q": "k", "g": "k", "c": "c", "x": "h"}
    | dict.fromkeys("aeiouyw23", "")
    | {"7": "h", "5": "h", "9": "s", "6": "t"}
)
# fmt: off
_LETTERS: Final = dict(zip(
    "بپتثجچحخدذرزژسشصضطظغفقكگلمنهڤ" "бвгджзклмнпрстфхцчшщ" "ሀለመረሰሸቀበቨተቸነኘከዘዠደጀገጠጨጰጸፈፐ",
    "bptsjChhdzrzZsSsdtzkfkkklmnhv" "bvkdZzklmnprstfhcCSS" "hlmrsSkbvtCnnkzZdjktCpcfp",
    strict=True,
))
# fmt: on
_TWICE: Final = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """The consonants of a folded word, empty where they are too few to tell it."""
    if word.isdecimal():
        return ""
    if word.isascii():
        for letters, one in _DIGRAPHS:
            word = word.replace(letters, one)
        key = word.translate(_LATIN)
    else:
        key = "".join(_LETTERS.get(letter, "") for letter in word)
    # A last h is written or left out: 'madrasa', 'madrasah'.
    key = _TWICE.sub(r"\1", key).rstrip("h")
    return key if len(key) >= SHORTEST else ""
