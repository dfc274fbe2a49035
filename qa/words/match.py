"""How much of a question's words a text holds: accent-folded syllables, their pairs, weighted by rarity.

Knows nothing of figures or answers; texts in, shares between 0 and 1 out.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from index.extract.number import parse_number
from index.normalise import compose, fold, fold_words
from index.record import record
from qa.question import Synonym

# Texts of which what was worked out is kept; the passages and figures of one question are some thousands.
_KEPT = 16384
_FAR_BEFORE, _FAR_AFTER = 59, 30  # tokens on either side of a figure among which terms are looked for
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
# The same in a folded text without other letters, as most are: found in two thirds of the time.
_PLAIN_TOKEN = re.compile(r"[a-z]+|[0-9]+(?:[.,][0-9]+)*")

# Syllables that carry no subject of their own in questions and reports alike.
_STOP_WORDS = """la va cua cac nhung cho voi tai o trong tren duoi den tu thi ma nay do kia ay nao gi bao nhieu may bang
duoc da dang se co khong hay hoac theo ve vao ra roi con cung moi mot so tong cong cu the khoang uoc dat tang giam hon
kem sanh xin hoi biet vay a u oi nhe ha ta ban minh giup dum gium nhat sao"""
STOP_SYLLABLES = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of a question with their rarity.

    `weights` maps folded syllable -> rarity (>= 0); `pairs` maps two neighbouring syllables -> rarity;
    a text that holds all words of a synonym counts as holding the words asked. `total` and `total_pairs` are the sums
    of both; `implied` are the pairs within the asked words of each synonym, beside its other words.
    """

    weights: dict[str, float]
    pairs: dict[tuple[str, str], float]
    synonyms: tuple[Synonym, ...] = ()
    total: float = field(init=False)
    total_pairs: float = field(init=False)
    implied: tuple[tuple[tuple[str, ...], frozenset[tuple[str, str]]], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what every candidate is measured against."""
        object.__setattr__(self, "total", sum(self.weights.values()))
        object.__setattr__(self, "total_pairs", sum(self.pairs.values()))
        within = ((each.other, frozenset(pairwise(each.asked)) & self.pairs.keys()) for each in self.synonyms)
        object.__setattr__(self, "implied", tuple((other, pairs) for other, pairs in within if pairs))


@lru_cache(maxsize=512)
def fold_text(text: str) -> str:
    """Fold a text that is looked at several times for one question."""
    return fold(text)


@lru_cache(maxsize=512)
def find_written(text: str) -> tuple[str, ...]:
    """Return the syllables and numbers of a text as written, composed (NFC), in order."""
    return tuple(_TOKEN.findall(compose(text)))


@lru_cache(maxsize=_KEPT)
def split_tokens(text: str) -> tuple[str, ...]:
    """Return the folded syllables and numbers of a text in order.

    Examples
    --------
    >>> split_tokens("Đạt 7.252,8 tỷ đồng")
    ('dat', '7.252,8', 'ty', 'dong')
    """
    folded = fold(text)
    return tuple(_tokens_of(folded).findall(folded))


@lru_cache(maxsize=_KEPT)
def line_up(text: str) -> str:
    """Return the tokens of a text as one line, a space around each: tokens stand side by side where they do there.

    Examples
    --------
    >>> line_up("Thu nội địa: 870")
    ' thu noi dia 870 '
    """
    return _line(split_tokens(text))


def stand_in(words: Sequence[str], line: str) -> bool:
    """Tell whether words stand one after another in a line as `line_up` gives it.

    Examples
    --------
    >>> stand_in(("noi", "dia"), line_up("Thu nội địa: 870")), stand_in(("thu", "dia"), line_up("Thu nội địa: 870"))
    (True, False)
    """
    return _line(words) in line


def _line(tokens: Sequence[str]) -> str:
    return f" {' '.join(tokens)} "


@lru_cache(maxsize=_KEPT)
def token_set(text: str) -> frozenset[str]:
    """Return the different folded syllables and numbers of a text."""
    return frozenset(split_tokens(text))


@record(frozen=True, slots=True)
class Held:
    """What some texts hold: their folded tokens, and which of them stand side by side in one of the texts."""

    tokens: frozenset[str]
    texts: tuple[str, ...]

    def names(self, words: Sequence[str]) -> bool:
        """Tell whether a name of one or more folded words is held: each of its words beside the next.

        "cao ... bằng" is no Cao Bằng.
        """
        # Most texts lack one of the words.
        if not self.tokens.issuperset(words):
            return False
        # No word of a text stands beside one of the next.
        lines = "|".join(map(line_up, self.texts)) if len(words) > 1 else ""
        return all(f" {first} {second} " in lines for first, second in pairwise(words))


class Sought:
    """Finds which of some folded words a text holds.

    Parameters
    ----------
    words
        Tokens as `split_tokens` gives them.
    """

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._letters = {word.encode(): word for word in words if word.isascii() and word.isalpha()}
        self._numbers = [word for word in words if word.isascii() and word[0].isdecimal()]
        self._is_plain = len(self._letters) + len(self._numbers) == len(words)

    def find(self, text: str) -> frozenset[str]:
        """Return those of the words that a text holds."""
        # Most texts that are looked through are asked nothing else: their tokens need not be told apart. A number is
        # one token with its separators, which only a text with its digits needs to be cut for.
        held = fold_words(text) if self._is_plain and not any(number in text for number in self._numbers) else None
        if held is None:
            return self._words.intersection(split_tokens(text))
        return frozenset(map(self._letters.__getitem__, self._letters.keys() & held))


def held_by(texts: Sequence[str]) -> Held:
    """Return what texts hold."""
    return Held(frozenset().union(*map(token_set, texts)), tuple(texts))


def is_given_number(token: str, numbers: Sequence[Decimal]) -> bool:
    """Tell whether a token writes one of the numbers that a question gives."""
    # "²" is a digit, but none that a number is written with.
    return token[0].isdecimal() and parse_number(token) in numbers


@lru_cache(maxsize=8192)
def place_tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the folded tokens of a text in order, and the offsets of their first characters."""
    folded = fold(text)
    return split_tokens(text), tuple(match.start() for match in _tokens_of(folded).finditer(folded))


def _tokens_of(folded: str) -> re.Pattern[str]:
    """Return what finds the tokens of a folded text; folding keeps what is a letter, a digit or neither."""
    return _PLAIN_TOKEN if folded.isascii() else _TOKEN


def closeness(terms: Terms, text: str, start: int, end: int) -> tuple[float, float]:
    """Tell how near the terms stand to the characters [start, end) of a text.

    Returns
    -------
    (left, right): for each side the rarity-weighted mean of 1 / (1 + distance / 6), distance in tokens from the
    nearest occurrence of a term on that side, 0 where it does not occur there. Each lies between 0 and 1.
    """
    tokens, starts = place_tokens(text)
    total = terms.total
    if not total or not tokens:
        return 0.0, 0.0
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    before, after = tokens[max(0, first - _FAR_BEFORE) : first], tokens[last : last + _FAR_AFTER]
    # Of a token that stands there twice the nearer place, which comes last, stays.
    left = dict(zip(before, range(len(before) - 1, -1, -1), strict=True))
    right = dict(zip(reversed(after), range(len(after) - 1, -1, -1), strict=True))
    sides = []
    for side in (left, right):
        near = sum(weight / (1 + side[term] / 6) for term, weight in terms.weights.items() if term in side)
        sides.append(near / total)
    return sides[0], sides[1]


def make_terms(syllables: Sequence[str], rarity: Callable[[str], float], *, synonyms: Sequence[Synonym] = ()) -> Terms:
    """Weigh the content syllables of a question, given in the order in which they stand."""
    weights = {syllable: rarity(syllable) for syllable in syllables}
    pairs = {(first, second): (weights[first] + weights[second]) / 2 for first, second in pairwise(syllables)}
    return Terms(weights, pairs, tuple(synonyms))


def widen(terms: Terms, tokens: Iterable[str]) -> frozenset[str]:
    """Return the tokens as a set, with the asked words of each synonym whose other words are all there."""
    held = tokens if isinstance(tokens, frozenset) else frozenset(tokens)
    if not terms.synonyms:
        return held
    added = [word for synonym in terms.synonyms if held.issuperset(synonym.other) for word in synonym.asked]
    return held.union(added) if added else held


def measure(terms: Terms, held: AbstractSet[str]) -> tuple[float, float]:
    """Return how much of the terms a widened set of tokens covers, and the rarity of the rarest that it lacks.

    Returns
    -------
    (share of the terms' rarity, between 0 and 1; rarity, 0 when none is lacking)
    """
    covered = rarest = 0.0
    for term, weight in terms.weights.items():
        if term in held:
            covered += weight
        elif weight > rarest:
            rarest = weight
    return (covered / terms.total if terms.total else 0.0), rarest


def cover(terms: Terms, tokens: Iterable[str]) -> float:
    """Return the share of the terms' rarity that the tokens cover, between 0 and 1."""
    return measure(terms, widen(terms, tokens))[0]


def cover_pairs(terms: Terms, tokens: Sequence[str]) -> float:
    """Return the share of the terms' neighbouring pairs that stand side by side in `tokens`, between 0 and 1.

    A pair whose two words come from one synonym counts when that synonym's other words are there.
    """
    return cover_lined(terms, _line(tokens))


def cover_lined(terms: Terms, line: str) -> float:
    """Return what `cover_pairs` does, of tokens in one line as `line_up` gives it; "|" parts several texts."""
    total = terms.total_pairs
    if not total:
        return 0.0
    implied: set[tuple[str, str]] = set()
    for other, pairs in terms.implied:
        if all(f" {word} " in line for word in other):
            implied |= pairs
    covered = 0.0
    for pair, weight in terms.pairs.items():
        if f" {pair[0]} {pair[1]} " in line or pair in implied:
            covered += weight
    return covered / total


def rarest_of(terms: Terms, words: Iterable[str], held: AbstractSet[str]) -> float:
    """Return the rarity of the rarest of some terms that a widened set of tokens lacks, 0 when it lacks none."""
    return max((terms.weights[word] for word in words if word not in held), default=0.0)
