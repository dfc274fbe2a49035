"""What is counted, by kind: people, households, places, prizes. A number of places answers nothing about people.

A small table beside this module, one line a kind. Two counted nouns in, whether they are of different kinds out; of a
noun that is not in the table nothing is known.
"""

from functools import cache, lru_cache
from pathlib import Path

from qa.words.match import split_tokens


@cache
def _table() -> dict[tuple[str, ...], int]:
    text = Path(__file__).with_name("counted.tsv").read_text(encoding="utf-8")
    return {split_tokens(noun): kind for kind, line in enumerate(text.splitlines()) for noun in line.split("\t")}


@lru_cache(maxsize=4096)
def kind_of(noun: str) -> int | None:
    """Return the kind of a counted noun, told by its first words ("xã đặc biệt khó khăn" is a place), or None."""
    words = split_tokens(noun)
    lengths = range(len(words), 0, -1)
    return next((_table()[words[:n]] for n in lengths if words[:n] in _table()), None)
