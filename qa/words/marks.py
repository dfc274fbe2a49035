"""Words of a text with their diacritics in, whether they are those of a question out.

"hoà" and "hòa" are one word, "mận" and "mặn" are two, and "vẫn hòa vào" names no Vân Hòa.
"""

import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from index.normalise import fold, lower_words
from qa.words.match import find_written, line_up, split_tokens, stand_in

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 65536  # of which the marks are kept
# No Vietnamese syllable ends so: names of the highlands, which are written in more than one way ("Đăk", "Đắk").
_FOREIGN_END = "k"


@lru_cache(maxsize=4096)
def marked_words(text: str) -> frozenset[str]:
    """Return the words of a text without its numbers as ``marked_terms`` gives them, wherever in a word marks stand.

    Examples
    --------
    >>> marked = marked_terms("Cây mận", {"man"})["man"]
    >>> marked in marked_words("Trồng mận."), marked in marked_words("Đất mặn.")
    (True, False)
    """
    words = lower_words(text)
    if words is None:
        words = [word for word in find_written(text) if word[0].isalpha()]
    return frozenset(map(_MARKED.__getitem__, words))


class _Marked(dict[str, str]):
    """Each word in small letters, without its marks and then these in one order."""

    def __missing__(self, word: str) -> str:
        marked = word.lower() if word.isascii() else _order_marks(word.lower())
        if word[0].isalpha() and len(self) < _MOST_WORDS:  # numbers are without end
            self[word] = marked
        return marked


def _order_marks(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    marks = sorted(char for char in letters if unicodedata.combining(char))
    return "".join(char for char in letters if not unicodedata.combining(char)) + "".join(marks)


_MARKED = _Marked()


def marked_terms(reading: str, terms: AbstractSet[str]) -> dict[str, str]:
    """Return the terms of an accented reading, folded -> as marked."""
    return {fold(word): _MARKED[word] for word in _WORD.findall(reading.lower()) if fold(word) in terms}


@lru_cache(maxsize=4096)
def mark_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order as ``marked_words`` gives them, those of the highlands without marks."""
    return tuple(map(_mark_word, find_written(text)))


def _mark_word(word: str) -> str:
    return fold(word) if word[-1] == _FOREIGN_END else _MARKED[word]


def is_written(words: Sequence[str], texts: Sequence[str], *, as_typed: bool = False) -> bool:
    """Tell whether one of some texts holds words, as ``mark_words`` gives them, one after another.

    Of words `as_typed`, one without any mark may have lost it.

    Examples
    --------
    >>> is_written(mark_words("Vân Hòa"), ["Huyện Vân Hòa"]), is_written(mark_words("Vân Hòa"), ["Mây vẫn hòa vào"])
    (True, False)
    """
    sought = tuple(words)
    folded = _bare_words(sought)
    # Most texts do not hold the words at all, and of a long one only the marks of those found are told.
    return any(
        stand_in(folded, line_up(text)) and _is_written_in(sought, folded, text, as_typed=as_typed) for text in texts
    )


@lru_cache(maxsize=4096)
def _is_written_in(words: tuple[str, ...], folded: tuple[str, ...], text: str, *, as_typed: bool) -> bool:
    held, written = split_tokens(text), find_written(text)
    plain = [as_typed and word.replace("đ", "d").isascii() for word in words]
    starts = (i for i, token in enumerate(held) if token == folded[0] and held[i : i + len(folded)] == folded)
    return any(
        all(bare or word == _mark_word(other) for word, bare, other in zip(words, plain, written[i:], strict=False))
        for i in starts
    )


@lru_cache(maxsize=4096)
def _bare_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(char for char in word if not unicodedata.combining(char)).replace("đ", "d") for word in words)
