"""One text in, the token ids of the default model out, without the package ``tokenizers``.

The same cut as the folder's tokenizer.json, in plain Python: that package needs 290 MB and most of a second to hold a
vocabulary of 250,000 pieces. Words are remembered with their pieces, as Vietnamese is written with a few thousand
syllables: passages are cut five times as fast as without.
"""

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PIECES_FILE = "pieces.json"
SPACE = "▁"
# Words whose pieces are remembered, and the longest of them: some 5 MB at most.
_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What cutting needs.

    Parameters
    ----------
    numbers
        Token id of each piece.
    scores
        Log probability of each piece, by token id.
    mapped
        Characters that are replaced before NFKC, by code point.
    begin, end, unknown
        Token ids.
    longest
        Characters of the longest piece.
    unknown_score
        What a character that no piece covers counts: worse than any piece.
    words
        Words that were cut before, with their token ids.
    """

    numbers: Mapping[str, int]
    scores: tuple[float, ...]
    mapped: Mapping[int, str]
    begin: int
    end: int
    unknown: int
    longest: int
    unknown_score: float
    words: dict[str, list[int]] = field(default_factory=dict, repr=False)


def load_vocabulary(folder: Path) -> Vocabulary:
    """Load the vocabulary of a folder that ``index.embed.convert`` made."""
    content = json.loads((folder / PIECES_FILE).read_text(encoding="utf-8"))
    pieces = content["pieces"]
    return Vocabulary(
        numbers=dict(zip(pieces, range(len(pieces)), strict=True)),
        scores=tuple(content["scores"]),
        mapped={ord(source): target for source, target in content["mapped"].items()},
        begin=content["begin"],
        end=content["end"],
        unknown=content["unknown"],
        longest=max(map(len, pieces)),
        unknown_score=min(content["scores"]) - 10,
    )


def cut_text(vocabulary: Vocabulary, text: str, *, limit: int) -> list[int]:
    """Cut a text into tokens.

    Parameters
    ----------
    vocabulary
        The pieces.
    text
        Any text.
    limit
        Most tokens to return, begin and end included; the rest of the text is left out.

    Returns
    -------
    Token ids between begin and end.
    """
    normal = unicodedata.normalize("NFKC", text.translate(vocabulary.mapped))
    words = re.sub(" {2,}", " ", normal).strip().split(" ")
    content: list[int] = []
    for word in words:
        if len(content) >= limit - 2:
            break
        if word:
            content += _recall_word(vocabulary, word)
    return [vocabulary.begin, *content[: limit - 2], vocabulary.end]


def _recall_word(vocabulary: Vocabulary, word: str) -> list[int]:
    """Cut a word, or remember how it was cut."""
    tokens = vocabulary.words.get(word)
    if tokens is None:
        tokens = _cut_word(vocabulary, SPACE + word)
        if len(word) <= _LONGEST_REMEMBERED and len(vocabulary.words) < _REMEMBERED:
            vocabulary.words[word] = tokens
    return tokens


def _cut_word(vocabulary: Vocabulary, word: str) -> list[int]:
    """Find the pieces whose scores have the greatest sum; neighbouring characters without a piece are one token."""
    best = [0.0] + [-math.inf] * len(word)
    steps = [(0, vocabulary.unknown)] * (len(word) + 1)
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + vocabulary.longest) + 1):
            number = vocabulary.numbers.get(word[start:end], vocabulary.unknown)
            known = number != vocabulary.unknown
            if not known and end > start + 1:
                continue
            score = best[start] + (vocabulary.scores[number] if known else vocabulary.unknown_score)
            if score > best[end]:
                best[end], steps[end] = score, (start, number)
    tokens: list[int] = []
    end = len(word)
    while end:
        end, number = steps[end]
        if not (tokens and number == tokens[-1] == vocabulary.unknown):
            tokens.append(number)
    return tokens[::-1]
