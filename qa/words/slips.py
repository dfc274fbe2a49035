"""What a syllable may have been meant to be when it was typed with one slip: a key, a sound, the keys of Telex.

A folded syllable in, its neighbours with prices out. Knows no words.
"""

import re
from collections.abc import Iterator
from functools import cache

from index.normalise import fold

_LETTERS = "abcdeghiklmnopqrstuvxy"
CHANGE_LETTER = 7.5
_CONFUSED = 5.0  # ch/tr, s/x, d/gi/r, l/n: sounds that are spelled alike
_SWAPS = (
    ("ch", "tr"),
    ("s", "x"),
    ("d", "gi"),
    ("d", "r"),
    ("r", "gi"),
    ("l", "n"),
    ("ngh", "ng"),
    ("gh", "g"),
    ("k", "c"),
    ("qu", "k"),
)
_ENDS = (("n", "ng"), ("t", "c"), ("n", "nh"), ("i", "y"), ("ch", "t"))
_TELEX = {"aa": "â", "aw": "ă", "dd": "đ", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư", "w": "ư"}


@cache
def near_syllables(plain: str) -> tuple[tuple[str, float], ...]:
    """Return folded syllables one slip away: a letter more, less, other, swapped, or a sound spelled another way.

    Parameters
    ----------
    plain
        One folded syllable.

    Returns
    -------
    Each with its price in the unit of surprise (natural logarithm); most of them are no syllable of any document.
    """
    found: dict[str, float] = {}
    for near in _confusions(plain):
        found[near] = _CONFUSED
    for near in _telex(plain):
        found[near] = _CONFUSED - 2
    for near in _edits(plain):
        found.setdefault(near, CHANGE_LETTER)
    found.pop(plain, None)
    return tuple(found.items())


def _edits(plain: str) -> Iterator[str]:
    for i in range(len(plain) + 1):
        head, tail = plain[:i], plain[i:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if tail and len(plain) > 1:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _confusions(plain: str) -> Iterator[str]:
    for one, other in _SWAPS:
        for first, second in ((one, other), (other, one)):
            if plain.startswith(first):
                yield second + plain[len(first) :]
    for one, other in _ENDS:
        for first, second in ((one, other), (other, one)):
            if plain.endswith(first):
                yield plain[: -len(first)] + second


def _telex(plain: str) -> Iterator[str]:
    """Undo keys of the Telex typing method that were left in the word: "ddeens" -> "den", "nawm" -> "nam"."""
    bare = plain
    for keys, letter in _TELEX.items():
        bare = bare.replace(keys, fold(letter))
    yield bare
    if bare[-1:] in "sfrxj" and len(bare) > 1:
        yield bare[:-1]
    stripped = re.sub(r"(?<=[aeiouy])[sfrxj](?=[a-z]*$)", "", bare, count=1)
    yield stripped
