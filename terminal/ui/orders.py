"""Composing a syllabary: a consonant, then a vowel key that changes its order; the letters are data.

In the Ethiopic script each consonant has seven orders, one a vowel, and most a labialised one besides.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Orders:
    """``families`` hold a consonant's orders, the first being what its own key types.

    ``vowels`` are the keys that ask for the second order, the third, and so on.
    """

    vowels: str
    families: tuple[str, ...]

    def strike(self, text: str, letter: str) -> str:
        """The text after a key: a vowel changes the consonant before it, everything else is added."""
        changed = self._changed(text, letter)
        return text[:-1] + changed if changed else text + letter

    def makes(self, text: str, letter: str) -> str:
        """What a key would show and make after this text."""
        return self._changed(text, letter) or letter

    def _changed(self, text: str, letter: str) -> str:
        """The last consonant in another order; empty where it has none, or the key asks for none."""
        family = next((family for family in self.families if text and text[-1] in family), "")
        order = self.vowels.find(letter) + 1
        return family[order] if 0 < order < len(family) else ""
