"""What a claim is about and what a stored figure is about in, how alike both are out: between 0 and 1, higher is nearer.

Words are accent-folded and weighted by their rarity in the index, as for questions. Knows no values, no verdicts.
"""

from collections.abc import Callable
from functools import lru_cache

from index.extract.territory import find_territories
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.contrasts import asked_contrasts, contradicts_words
from qa.match import STOP_SYLLABLES, Terms, cover, cover_pairs, make_terms, split_tokens
from qa.synonyms import expand

# Weights of the parts of the likeness; they add up to 1.
_NAMED, _IN_ORDER, _NOTHING_ELSE, _NEAR = 0.45, 0.2, 0.25, 0.1
_CONTRAST = 0.3  # what is left of a likeness between exports and imports
# Words of time, of rank and of scale, which many indicators carry and none is about.
_EMPTY = STOP_SYLLABLES | frozenset(
    "nam quy thang ky tinh huyen thanh pho dia ban toan giai doan uth th ket qua cap nhat theo lieu bao cao nghin trieu ty".split()
)


def subject_words(text: str) -> tuple[str, ...]:
    """Return the folded words of an indicator that tell what it is about: no numbers, places, words of time."""
    return _subject_words(text)


@lru_cache(maxsize=65536)
def _subject_words(text: str) -> tuple[str, ...]:
    places = {token for mention in find_territories(text) for token in split_tokens(mention.name)}
    return tuple(
        dict.fromkeys(
            token for token in split_tokens(text) if token.isalpha() and token not in _EMPTY and token not in places
        )
    )


class Subject:
    """What one claim is about, ready to be compared with many facts.

    Parameters
    ----------
    claim
        The claim.
    rarity
        Rarity of a folded syllable in the index.
    """

    def __init__(self, claim: Claim, rarity: Callable[[str], float]) -> None:
        figure = claim.figure
        self._rarity = rarity
        self.words = subject_words(figure.indicator) or subject_words(figure.parent or "")
        self.terms = make_terms(self.words, rarity, synonyms=expand(self.words))
        self._contrasts = asked_contrasts(split_tokens(figure.indicator))
        around = " ".join((figure.indicator, figure.parent or "", claim.sentence, *claim.section))
        self._around = frozenset(split_tokens(around))

    def likeness(self, fact: Fact) -> float:
        """Return how alike a fact's subject is to the claim's."""
        figure = fact.figure
        name = f"{figure.indicator} {figure.parent or ''}"
        tokens = split_tokens(name)
        near = (*tokens, *split_tokens(fact.passage.chunk.text), *split_tokens(fact.passage.chunk.context))
        covered = cover(self.terms, tokens)
        in_order = cover_pairs(self.terms, tokens) if self.terms.pairs else covered
        theirs = self._terms_of(name)
        nothing_else = cover(theirs, self._around) if theirs.weights else 0.0
        found = _NAMED * covered + _IN_ORDER * in_order + _NOTHING_ELSE * nothing_else + _NEAR * cover(self.terms, near)
        return found * _CONTRAST if contradicts_words(self._contrasts, tokens) else found

    def _terms_of(self, name: str) -> Terms:
        words = subject_words(name)
        return make_terms(words, self._rarity, synonyms=expand(words))
