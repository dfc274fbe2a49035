"""The keys of a card in the words that people ask with: "mã bưu điện" for "Mã bưu chính", "rộng" for "Diện tích".

A small table beside this module, one line a key: as cards write it, then as it is asked. A key in, the sets of words
by which it is asked out, with their diacritics or folded. Does NOT read questions.
"""

from functools import cache, lru_cache
from pathlib import Path

from qa.words.marks import mark_words
from qa.words.match import split_tokens

Words = frozenset[str]


@cache
def _table(*, marked: bool) -> dict[tuple[str, ...], tuple[Words, ...]]:
    text = Path(__file__).with_name("card_keys.tsv").read_text(encoding="utf-8")
    split = mark_words if marked else split_tokens
    rows = (line.split("\t") for line in text.splitlines())
    return {split_tokens(key): tuple(frozenset(split(way)) for way in asked) for key, *asked in rows}


@lru_cache(maxsize=1024)
def ways_to_ask(key: str, *, marked: bool = False) -> tuple[Words, ...]:
    """Return the sets of words by which a key is asked, its own words first; `marked` ones have their diacritics.

    A key that names two things that are one is asked by either.

    Examples
    --------
    >>> [sorted(words) for words in ways_to_ask("Mã bưu chính")][:2]
    [['buu', 'chinh', 'ma'], ['buu', 'dien', 'ma']]
    """
    split = mark_words if marked else split_tokens
    own = frozenset(split(key))
    # "Thủ đô và thành phố lớn nhất" has the value of either.
    each = tuple(frozenset(split(part)) for part in key.split(" và ")) if " và " in key else ()
    return (own, *each, *_table(marked=marked).get(split_tokens(key), ()))
