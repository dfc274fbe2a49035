"""What is counted, by kind: people, households, places, prizes. A number of places answers nothing about people.

A small table beside this module, one line a kind. Two counted nouns in, whether they are of different kinds out; of a
noun that is not in the table nothing is known.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from index.normalise import compose
from index.orthography import place_tones
from qa.words.match import split_tokens

_WORD = re.compile(r"[^\W_]+")


@cache
def _table(*, marked: bool) -> dict[tuple[str, ...], int]:
    text = Path(__file__).with_name("counted.tsv").read_text(encoding="utf-8")
    split = split_marked if marked else split_tokens
    return {split(noun): kind for kind, line in enumerate(text.splitlines()) for noun in line.split("\t")}


@lru_cache(maxsize=4096)
def kind_of(noun: str, *, exact: bool = False) -> int | None:
    """Return the kind of a counted noun, told by its first words ("xã đặc biệt khó khăn" is a place), or None.

    `exact` tells what has diacritics by them: "phương tiện" is no "phường".
    """
    marked = exact and not noun.isascii()
    table, words = _table(marked=marked), (split_marked if marked else split_tokens)(noun)
    lengths = range(len(words), 0, -1)
    return next((table[words[:n]] for n in lengths if words[:n] in table), None)


def split_marked(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, with their diacritics as they are taught: "hoà" is "hòa"."""
    return tuple(_WORD.findall(place_tones(compose(text)).lower()))
