"""Words that exclude each other in reports: what is told of exports answers nothing about imports.

A small table beside this module, one line a set. Terms of a question and the words near a figure in, whether they
contradict out. Knows no weights.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from qa.words.match import split_tokens

Words = tuple[str, ...]
Contrast = tuple[Words, tuple[Words, ...]]  # what is named, and what it excludes


@cache
def _table() -> tuple[tuple[Words, ...], ...]:
    text = Path(__file__).with_name("contrasts.tsv").read_text(encoding="utf-8")
    return tuple(tuple(split_tokens(words) for words in line.split("\t")) for line in text.splitlines())


def asked_contrasts(tokens: Sequence[str], synonyms: Sequence[Words] = ()) -> tuple[Contrast, ...]:
    """Return for each set of which a question names one member alone that member and the others.

    Parameters
    ----------
    tokens
        Folded tokens of the question in order.
    synonyms
        What some of them mean, as "trung học cơ sở" for "thcs": a member that is meant is named.
    """
    found = []
    pairs = frozenset(pairwise(tokens))
    for members in _table():
        named = [
            words
            for words in members
            if words in synonyms or (pairs.issuperset(pairwise(words)) and holds(tokens, words))
        ]
        if len(named) == 1:
            found.append((named[0], tuple(words for words in members if words != named[0])))
    return tuple(found)


def contradicts_words(contrasts: Sequence[Contrast], near: Sequence[str]) -> bool:
    """Tell whether words near a figure name another member of a set than the one asked for, and not that one too."""
    return any(not holds(near, asked) and any(holds(near, other) for other in others) for asked, others in contrasts)


def holds(tokens: Sequence[str], words: Words) -> bool:
    """Tell whether some words stand side by side among tokens."""
    if not all(word in tokens for word in words):
        return False  # as with most texts, and quickly told
    if len(words) == 1:
        return True
    if len(words) == 2:
        return words in set(pairwise(tokens))
    return any(tuple(tokens[i : i + len(words)]) == words for i in range(len(tokens) - len(words) + 1))
