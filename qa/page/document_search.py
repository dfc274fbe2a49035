"""Words looked for inside one document: its blocks in, hits in reading and in source offsets out.

The words are compared in the reading text, where lines are joined and markup is left out, folded to letters without
accents and case; folding keeps one character for one, so each hit leads back to its exact source characters.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from index.document import Block, Span
from index.normalise import fold

HIT_LIMIT = 1_000
"""Hits that are listed for one search; nobody steps through more."""

WORDS_LIMIT = 200
"""Characters of what is looked for that count."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand: the number of the block, its reading characters, and their source characters."""

    paragraph: int
    reading: Span
    source: Span


def find_words(blocks: Iterable[Block], words: str) -> tuple[tuple[Hit, ...], bool]:
    """Find words one after the other, blanks between them as wide as they like.

    Parameters
    ----------
    blocks
        Of the document, in reading order.
    words
        As typed: accents and case do not matter.

    Returns
    -------
    The first `HIT_LIMIT` hits in order, and whether there are more.
    """
    wanted = fold(words[:WORDS_LIMIT]).split()
    if not wanted:
        return (), False
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    found = tuple(islice(_find(blocks, pattern), HIT_LIMIT + 1))
    return found[:HIT_LIMIT], len(found) > HIT_LIMIT


def _find(blocks: Iterable[Block], pattern: re.Pattern[str]) -> Iterator[Hit]:
    for block in blocks:
        for match in pattern.finditer(_fold_reading(block.text)):
            yield Hit(block.ordinal, Span(*match.span()), block.aligned.to_source(*match.span()))


def _fold_reading(text: str) -> str:
    """Fold reading text with one character for one, whatever stands in it."""
    folded = fold(text)
    # Text of a foreign reader may not be composed; then each character is folded for itself.
    return folded if len(folded) == len(text) else "".join(fold(sign)[:1] or sign for sign in text)
