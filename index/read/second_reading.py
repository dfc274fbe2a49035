"""A picture and the words read from it in, the figures that a second reader reads otherwise out.

The only door to trueocr, which is optional: without it nothing is compared. Does NOT decide who is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.util import find_spec
from typing import Any

from PIL import Image

from index.read.tesseract import Box, Word

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_FEWEST_DIGITS = 2
# Figures less alike than this are two figures, not two readings of one.
_ALIKE = 0.5
# As shares of the height of a word: how far beside its line, and how far along it, its second reading may stand.
_BESIDE = 0.3
_ALONG = 3.0


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as the second reader sees it, with its box in points of the picture."""

    text: str
    box: Box


def read_lines(picture: Image.Image) -> list[SeenLine]:
    """Read a picture a second time; nothing where the second reader is not installed."""
    reader = _reader()
    if reader is None:
        return []
    found = reader.predict(picture, save=False)
    seen = []
    for line in found.lines:
        left, top, right, bottom = line["bbox"]
        seen.append(SeenLine(line["text"], (left, top, right, bottom)))
    return seen


@cache
def _reader() -> Any:
    if find_spec("trueocr") is None:
        return None
    import trueocr  # noqa: PLC0415 - optional, and its models take a second to load

    return trueocr.load_model(mode="page", threads=1, auto_rotate=False)


def compare_figures(words: Sequence[Word], lines: Sequence[SeenLine]) -> list[tuple[str, str]]:
    """Find the figures on which both readings disagree.

    Parameters
    ----------
    words
        The first reading.
    lines
        The second one of the same picture.

    Returns
    -------
    Pairs of (first, second) reading, in the order of the words. A figure that the second reader does not see at all
    is left out.
    """
    differing: list[tuple[str, str]] = []
    for word in words:
        for number in _NUMBER.finditer(word.text):
            if sum(map(str.isdigit, number.group())) < _FEWEST_DIGITS:
                continue
            start = word.letters[min(number.start(), len(word.letters) - 1)].box
            end = word.letters[min(number.end(), len(word.letters)) - 1].box
            other = _second(number.group(), (start[0], word.box[1], end[2], word.box[3]), lines)
            if other is not None and other != number.group():
                differing.append((number.group(), other))
    return differing


def _second(number: str, box: Box, lines: Sequence[SeenLine]) -> str | None:
    """Return how the second reader reads the figure at a place, None when it reads none there."""
    height = box[3] - box[1]
    middle = (box[1] + box[3]) / 2
    near: list[tuple[float, str]] = []
    for line in lines:
        left, top, right, bottom = line.box
        if not (top - _BESIDE * height <= middle <= bottom + _BESIDE * height):
            continue
        if right < box[0] or left > box[2]:
            continue
        for match in _NUMBER.finditer(line.text):
            place = left + (right - left) * (match.start() + match.end()) / 2 / max(len(line.text), 1)
            away = abs(place - (box[0] + box[2]) / 2)
            if match.group() == number and away <= 2 * _ALONG * height:
                return number
            near.append((away, match.group()))
    away, other = min(near, default=(0.0, ""))
    alike = SequenceMatcher(None, number, other).ratio() if other else 0.0
    return other if away <= _ALONG * height and alike >= _ALIKE else None
