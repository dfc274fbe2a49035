"""Tokens in, sparse vectors out whose inner product is BM25: the frequency part lies in the index, the rest is asked.

A chunk's vector holds tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average)) for each token, which changes only
with the average length. A question's vector holds weight of the field * ln(1 + (n - df + 0.5) / (df + 0.5)), from the
counts at the moment of asking. A dimension is a token of a field, hashed: two tokens of a corpus with a million of
them share one with a chance of one in a thousand, and then only lend each other score.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from index.terms import FIELDS, ChunkTerms

K1 = 1.2
B = 0.75
# A dimension below 2^32 - 1, as Milvus wants: the number of the field in the last two bits, 0 for no token at all.
_FIELD_BITS = 2
_HASHES = 2**30 - 2
NO_TOKEN = 0
_KEPT_DIMENSIONS = 65_536
# The nearest to its limit k1 + 1 that a weight comes, as a 32-bit number.
_LEAST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What BM25 needs of one chunk.

    Parameters
    ----------
    chunk
        Its id.
    frequencies
        How often it holds a token, by dimension.
    lengths
        How many tokens it has, by number of the field.
    has_words
        Whether its words are found already.
    """

    chunk: int
    frequencies: Mapping[int, int]
    lengths: tuple[int, ...]
    has_words: bool


@dataclass(slots=True, kw_only=True)
class Totals:
    """What BM25 needs of all chunks: chunks that hold a token by dimension; chunks and their tokens by field."""

    holders: Counter[int] = field(default_factory=Counter)
    chunks: list[int] = field(default_factory=lambda: [0] * len(FIELDS))
    tokens: list[int] = field(default_factory=lambda: [0] * len(FIELDS))

    def count(self, tally: Tally, sign: int) -> None:
        """Add a chunk (sign 1) or take it away (-1); one without its words does not count in that field."""
        for dimension in tally.frequencies:
            self.holders[dimension] += sign
        for number, name in enumerate(FIELDS):
            if name != "words" or tally.has_words:
                self.chunks[number] += sign
                self.tokens[number] += sign * tally.lengths[number]


@lru_cache(_KEPT_DIMENSIONS)
def dimension_of(name: str, token: str) -> int:
    """Return the dimension of a token in a field."""
    digest = blake2b(token.encode("utf-8", "replace"), digest_size=8).digest()
    return (int.from_bytes(digest) % _HASHES + 1) << _FIELD_BITS | FIELDS.index(name)


def tally_terms(chunk: int, terms: ChunkTerms) -> Tally:
    """Count the tokens of a chunk."""
    texts = [(getattr(terms, name) or "").split() for name in FIELDS]
    return Tally(
        chunk=chunk,
        frequencies=Counter(
            dimension_of(name, token) for name, tokens in zip(FIELDS, texts, strict=True) for token in tokens
        ),
        lengths=tuple(map(len, texts)),
        has_words=terms.words is not None,
    )


def weigh_chunk(tally: Tally, averages: Sequence[float]) -> dict[int, float]:
    """Return the vector of a chunk, given the average length of each field; never empty, as Milvus wants."""
    norms = _norms(tally.lengths, averages)
    return {
        dimension: frequency * (K1 + 1) / (frequency + norms[dimension % len(FIELDS)])
        for dimension, frequency in tally.frequencies.items()
    } or {NO_TOKEN: 1.0}


def read_frequencies(vector: Mapping[int, float], lengths: Sequence[int], averages: Sequence[float]) -> dict[int, int]:
    """Return the frequencies that `weigh_chunk` was given; the same lengths and averages must be told."""
    norms = _norms(lengths, averages)
    return {
        dimension: max(1, round(weight * norms[dimension % len(FIELDS)] / max(_LEAST, K1 + 1 - weight)))
        for dimension, weight in vector.items()
        if dimension != NO_TOKEN
    }


def rarity(chunks: int, holders: int) -> float:
    """Return the inverse document frequency; one chunk more is counted, as the engine of one machine has a marker."""
    n = chunks + 1
    return math.log(1 + (n - holders + 0.5) / (holders + 0.5))


def _norms(lengths: Sequence[int], averages: Sequence[float]) -> list[float]:
    return [
        K1 * (1 - B + B * length / average) if average else K1
        for length, average in zip(lengths, averages, strict=True)
    ]
