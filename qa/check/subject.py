"""What a claim and what a stored figure are about in, how alike both are out: between 0 and 1, higher is nearer.

Words are accent-folded and weighted by their rarity in the index, as for questions. Knows no values, no verdicts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.extract.territory import find_territories
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.words.contrasts import Contrast, asked_contrasts, contradicts_words
from qa.words.match import STOP_SYLLABLES, Terms, cover, cover_pairs, make_terms, split_tokens
from qa.words.synonyms import expand

# Weights of the parts of the likeness; they add up to 1.
_NAMED, _IN_ORDER, _NOTHING_ELSE, _NEAR = 0.3, 0.2, 0.4, 0.1
_CONTRAST = 0.3  # what is left of a likeness between exports and imports, or January and October
# Words of time, of rank and of scale, which many indicators carry and none is about.
_EMPTY_WORDS = """nam quy thang ky tinh huyen dia ban toan giai doan uth th ket qua cap nhat theo lieu bao cao
nghin trieu ty"""
_EMPTY = STOP_SYLLABLES | frozenset(_EMPTY_WORDS.split())
# "thành phố" is no subject, "thành thị" beside "nông thôn" is one.
_CITY = ("thanh", "pho")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one claim is about: its words, all words around it, those of its sentence, and what it excludes."""

    terms: Terms
    around: frozenset[str]
    sentence: Terms
    contrasts: tuple[Contrast, ...]
    numbers: frozenset[str]


@lru_cache(maxsize=65536)
def subject_words(text: str) -> tuple[str, ...]:
    """Return the folded words of an indicator that tell what it is about: no numbers, places, words of time."""
    places = {token for mention in find_territories(text) for token in split_tokens(mention.name)}
    written = split_tokens(text)
    cities = {place for place, pair in enumerate(pairwise(written)) if pair == _CITY}
    tokens = [
        token
        for place, token in enumerate(written)
        if token.isalpha() and token not in _EMPTY and not {place, place - 1} & cities
    ]
    return tuple(dict.fromkeys(token for token in tokens if token not in places))


class SubjectReader:
    """Reads subjects with the rarity of words in one index; what it read of a text it keeps.

    Parameters
    ----------
    rarity
        Rarity of a folded syllable in the index.
    """

    def __init__(self, rarity: Callable[[str], float]) -> None:
        self._rarity = lru_cache(maxsize=65536)(rarity)
        self.terms = lru_cache(maxsize=16384)(self._read_terms)

    def read(self, claim: Claim) -> Subject:
        """Return what a claim is about."""
        figure = claim.figure
        around = " ".join((figure.indicator, figure.parent or "", claim.sentence, *claim.section))
        name = figure.indicator if subject_words(figure.indicator) else figure.parent or ""
        return Subject(
            terms=self.terms(name),
            around=frozenset(split_tokens(around)),
            sentence=self.terms(claim.sentence),
            contrasts=asked_contrasts(split_tokens(figure.indicator)),
            numbers=_numbers(split_tokens(figure.indicator)),
        )

    def likeness(self, subject: Subject, fact: Fact) -> float:
        """Return how alike a fact's subject is."""
        name = f"{fact.figure.indicator} {fact.figure.parent or ''}"
        tokens = split_tokens(name)
        # A part carries the words of its whole, but is not it.
        covered = (cover(subject.terms, tokens) + cover(subject.terms, split_tokens(fact.figure.indicator))) / 2
        if not covered:
            return 0.0
        in_order = cover_pairs(subject.terms, tokens) if subject.terms.pairs else covered
        theirs = self.terms(name)
        nothing_else = cover(theirs, subject.around) if theirs.weights else 0.0
        found = (
            _NAMED * covered
            + _IN_ORDER * in_order
            + _NOTHING_ELSE * nothing_else
            + _NEAR * self.shared_sentence(subject, fact)
        )
        numbered = _numbers(tokens)
        other = bool(numbered and subject.numbers and not numbered & subject.numbers)
        return found * _CONTRAST if other or contradicts_words(subject.contrasts, tokens) else found

    def named(self, subject: Subject, fact: Fact) -> float:
        """Return how much of a claim's name the fact's own indicator holds, without what it is a part of."""
        return cover(subject.terms, split_tokens(fact.figure.indicator))

    def shared_sentence(self, subject: Subject, fact: Fact) -> float:
        """Return how much of the claim's sentence stands in the fact's sentence or the headings above it."""
        chunk = fact.passage.chunk
        return cover(subject.sentence, (*split_tokens(chunk.text), *split_tokens(chunk.context)))

    def _read_terms(self, name: str) -> Terms:
        words = subject_words(name)
        return make_terms(words, self._rarity, synonyms=expand(words))


def _numbers(tokens: Sequence[str]) -> frozenset[str]:
    """Return the numbers that belong to a name ("tháng 10", "nhóm 2"); years are told by periods."""
    return frozenset(token for token in tokens if token.isdecimal() and len(token) < 4)
