"""The keys of a card in the words that people ask with: "mã bưu điện" for "Mã bưu chính", "rộng" for "Diện tích".

A small table beside this module, one line a key: as cards write it, then as it is asked. A key in, the sets of folded
words out by which it is asked. Does NOT read questions.
"""

from functools import cache
from pathlib import Path

from qa.words.match import split_tokens

Words = frozenset[str]


@cache
def _table() -> dict[tuple[str, ...], tuple[Words, ...]]:
    text = Path(__file__).with_name("card_keys.tsv").read_text(encoding="utf-8")
    rows = ([*map(split_tokens, line.split("\t"))] for line in text.splitlines())
    return {key: tuple(map(frozenset, asked)) for key, *asked in rows}


def ways_to_ask(key: str) -> tuple[Words, ...]:
    """Return the sets of words by which a key is asked, its own words first.

    Examples
    --------
    >>> [sorted(words) for words in ways_to_ask("Mã bưu chính")][:2]
    [['buu', 'chinh', 'ma'], ['buu', 'dien', 'ma']]
    """
    words = split_tokens(key)
    return (frozenset(words), *_table().get(words, ()))
