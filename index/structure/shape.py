"""The text of a cell in, out how it looks: a value, a name, a period, and how unlike the others of a column it is.

Does NOT know rows or columns of a table; those are put together in ``grid``, ``spans`` and ``align``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log10
from statistics import fmean, median

from index.record import record

YEAR = re.compile(r"(?:năm\s+)?(?:1[6-9]|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\*?", re.IGNORECASE)
# "12", "2.1", "9 1" for "9.1", "IV", "b)", "-", and the steps of a procedure: "B2", "Bước 3".
ORDINAL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*|\d{1,2}(?: \d{1,2})+|[IVXLC]{1,6}|[A-Za-zđ]|(?:B|Bước )\d{1,2}(?:\.\d{1,2})*)?[.):]?"
    r"|[-–+*•]"
)
COUNTER = re.compile(r"s?tt\.?|số tt|(?:số )?thứ tự|bước", re.IGNORECASE)
_NUMBER = re.compile(r"[(<>≈~±+–-]?\s*\d")
# A column that is worked out from others says how: "(3)=(2)-(1)", "5 = 4/3 x 100".
_INDEX = re.compile(r"\(?([1-9]\d?|[A-D])\)?(?:\s*=[\s\d()\[\]A-D+\-–−*/:x×%.,=]+)?")
_DIGITS = re.compile(r"\d[\d.,]*")
_LIST = re.compile(r"\d\s*[,;–-]\s+?\d|\d[,;]\s\d|\d\s?–\s?\d")
_NOTHING = re.compile(r"[-–—.…*\s]*")
_DECIMALS = re.compile(r"[.,]\d{1,2}$")
# Letters from which a cell that begins with a number is a phrase: "400 m vượt rào nữ" beside "12 ngày".
_PHRASE = 8
# What two cells differ by: in being values, in holding words, in size, in being lists, in being written like names.
_VALUE_COST, _WORDS_COST, _SIZE_COST, _LIST_COST, _DIGIT_COST, _NAME_COST = 1.0, 0.7, 0.5, 0.6, 0.3, 0.3
_NOTHING_COST = 0.1


@record(frozen=True, slots=True)
class Shape:
    """How a cell looks, each part from 0 to 1 but `size`, the decimal logarithm of its number (None without one)."""

    value: float
    words: float
    listed: float
    digit: float
    name: float
    size: float | None


def is_data(text: str) -> bool:
    """Tell whether a cell begins with a number that is no year."""
    return _NUMBER.match(text) is not None and YEAR.fullmatch(text) is None


def is_nothing(text: str) -> bool:
    """Tell whether a cell is empty or holds a dash."""
    return _NOTHING.fullmatch(text) is not None


def is_index(row: Sequence[str]) -> bool:
    """Tell whether the cells count columns or months: 1, 2, 3 or (1), (2), (3)=(2)-(1), a total at the end allowed."""
    values = [_INDEX.fullmatch(text) for text in row if text]
    numbers = [int(match.group(1)) for match in values if match is not None and match.group(1).isdigit()]
    return (
        len(numbers) > 2
        and len(numbers) >= len(values) - 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


@lru_cache(maxsize=8192)
def shape_of(text: str) -> Shape:
    """Measure a cell that holds something."""
    letters = sum(char.isalpha() for char in text)
    digits = _DIGITS.search(text)
    value = _NUMBER.match(text) is not None
    words = text.split()
    return Shape(
        value=float(value),
        words=min(1.0, letters / _PHRASE),
        listed=float(_LIST.search(text) is not None),
        digit=float(digits is not None),
        name=float(len(words) > 1 and all(word[0].isupper() for word in words if word[0].isalpha())),
        size=_size(digits.group()) if value and digits is not None else None,
    )


def _size(digits: str) -> float:
    """Return the decimal logarithm of a number, roughly: one or two digits after the last sign are decimals."""
    plain = re.sub(r"\D", "", _DECIMALS.sub("", digits.rstrip(".,")))[:30]
    return log10(max(1, int(plain or 0)))


def profile(texts: Iterable[str]) -> Shape | None:
    """Return the mean shape of the cells of a column, None when none of them holds anything."""
    shapes = [shape_of(text) for text in texts if not is_nothing(text)]
    if not shapes:
        return None
    sizes = [shape.size for shape in shapes if shape.size is not None]
    return Shape(
        value=fmean(shape.value for shape in shapes),
        words=fmean(shape.words for shape in shapes),
        listed=fmean(shape.listed for shape in shapes),
        digit=fmean(shape.digit for shape in shapes),
        name=fmean(shape.name for shape in shapes),
        size=median(sizes) if sizes else None,
    )


def unlike(one: Shape | None, other: Shape | None) -> float:
    """Tell how unlike two shapes are: 0 for the same, above 0.5 for a value and a name."""
    if one is None or other is None:
        return _NOTHING_COST
    cost = _VALUE_COST * abs(one.value - other.value) + _WORDS_COST * abs(one.words - other.words)
    cost += _LIST_COST * abs(one.listed - other.listed)
    if one.size is not None and other.size is not None:
        cost += _SIZE_COST * min(1.0, abs(one.size - other.size))
    if one.value < 1 and other.value < 1:
        cost += _DIGIT_COST * abs(one.digit - other.digit) + _NAME_COST * abs(one.name - other.name)
    return cost
