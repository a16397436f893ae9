"""Reading a query as one language: its words become terms, with what other languages lend."""

from collections.abc import Sequence
from typing import Final

from terminal.answers.grams import Coverage
from terminal.answers.lexicon import Lexicon
from terminal.answers.ranking import Evidence, Term, weight_of
from terminal.answers.spelling import slips_allowed
from terminal.answers.words import Word

# Of one word: by family, its stem, and whether it stands in a text just so.
Known = dict[int, tuple[int, bool]]

# What a stem of the index counts for a word of the query.
_NOTHING: Final = Evidence(0.0, 0.0, 0.0)
_SAME: Final = 1.0
_BEGUN: Final = 0.8
_PART: Final = 0.75
_MISSPELT: Final = 0.85
_PER_SLIP: Final = 0.1
_LIKE: Final = 0.75
_HEARD: Final = 0.75
_BORROWED: Final = 0.85
# A slip in a shorter word is less likely to be one.
_LONG: Final = 6
# The language of the glass is as likely as if it knew so many words more.
_PRIOR: Final = 0.5


def likely(
    lexicon: Lexicon, asked: Sequence[Word], known: Sequence[Known], glass: int
) -> list[tuple[int, float]]:
    """(family, how sure compared with the first) of all languages that know a word, the likeliest first.

    A word that many languages know tells little of the language.
    """
    sure = {glass: _PRIOR}
    for word, families in zip(asked, known, strict=True):
        knows = set(families)
        for family in lexicon.languages:
            if family not in knows and (
                lexicon.says_nothing(word, family) or lexicon.is_common(word, family)
            ):
                knows.add(family)
        for family in knows:
            sure[family] = sure.get(family, 0.0) + 1 / len(knows) ** 0.5
    most = max(sure.values())
    return sorted(
        ((family, value / most) for family, value in sure.items()), key=lambda each: (-each[1], each[0])
    )


class Reading:
    """One query read as one family; the others follow in the order in which they are likely."""

    def __init__(
        self, lexicon: Lexicon, family: int, others: Sequence[int], topics: int, *, mends: bool
    ) -> None:
        self._lexicon, self._family, self._topics, self._mends = lexicon, family, topics, mends
        self._others = [other for other in others if other != family]

    def terms(self, asked: Sequence[Word], known: Sequence[Known], *, unfinished: bool) -> list[Term]:
        """What is left of the words when those that say nothing are passed over."""
        last = len(asked) - 1
        terms = [
            self._term(word, families, begun=unfinished and at == last)
            for at, (word, families) in enumerate(zip(asked, known, strict=True))
            if not self._lexicon.says_nothing(word, self._family)
        ]
        return [term for term in terms if term is not None]

    def _term(self, word: Word, families: Known, *, begun: bool) -> Term | None:
        common = self._lexicon.is_common(word, self._family)
        matches: dict[int, float] = {}
        own = (
            families[self._family][0]
            if self._family in families
            else self._lexicon.by_stem(word, self._family)
        )
        if own is not None:
            matches[own] = _SAME
        if begun and len(word.folded) > 1:
            for same in self._lexicon.begun(word, self._family):
                matches.setdefault(same, _BEGUN)
        if own is None and not common:
            lender = self._lender(word, families)
            if not matches and lender is not None and lender not in families:
                return None
            lent = {families[lender][0]: _BORROWED} if lender is not None and lender in families else {}
            matches = {**lent, **matches} or (self._mended(word) if self._mends else {})
        return self._weighed(matches, common=common)

    def _lender(self, word: Word, families: Known) -> int | None:
        """The likeliest other language that knows the word, be it only as one that says nothing."""
        for other in self._others:
            if other in families or self._lexicon.says_nothing(word, other):
                return other
        return None

    def covered(self, asked: Sequence[Word], *, unfinished: bool) -> Coverage:
        """How much of the pieces of the words each topic holds."""
        return self._lexicon.covered(asked, self._family, self._topics + 1, unfinished=unfinished)

    def _mended(self, word: Word) -> dict[int, float]:
        """What a word may mean that no text holds: a compound, a slip, a likeness, other letters."""
        found: dict[int, float] = {}

        def may_mean(number: int, credit: float) -> None:
            found[number] = max(credit, found.get(number, 0.0))

        for number, share in self._lexicon.parts(word, self._family).items():
            may_mean(number, _PART * (0.5 + 0.5 * share))
        allowed = slips_allowed(len(word.folded))
        near = self._lexicon.near(word, self._family)
        fewest = min((slips for _, slips, _ in near), default=allowed + 1)
        for number, slips, likeness in near:
            if slips == fewest <= allowed:
                may_mean(number, _MISSPELT - _PER_SLIP * (slips + (len(word.folded) < _LONG)))
            else:
                may_mean(number, _LIKE * likeness)
        if not found:
            # 'qwerty' has the consonants of some word, but is like none.
            credit = _HEARD * self._lexicon.familiar(word) ** 2
            for number in self._lexicon.heard(word, self._family):
                may_mean(number, credit)
        return found

    def _weighed(self, matches: dict[int, float], *, common: bool) -> Term:
        topics: dict[int, Evidence] = {}
        best = max(matches.values(), default=0.0)
        weight = 0.0
        for number, credit in matches.items():
            stem = self._lexicon.stem(number)
            if credit == best:
                weight = max(weight, stem.weight)
            for topic, said in stem.topics.items():
                held, told, owned = topics.get(topic, _NOTHING)
                topics[topic] = Evidence(
                    max(held, credit * said.held),
                    max(told, credit * said.told),
                    max(owned, credit * said.owned),
                )
        # An unknown word weighs more than any other: what is not ours stays out.
        return Term(weight or weight_of(0, self._topics, common=common), matches, topics)
