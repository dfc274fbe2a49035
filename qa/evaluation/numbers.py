"""Numbers of an answer against a number of the gold: the same value, however it is written, with its unit near.

Text in, numbers with their surroundings out. Decides nothing about questions, and does not use the grammars that
extract figures: a measure that shared their code would share their mistakes.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

WORDS_BEFORE = 15  # characters looked at before a number for its unit
WORDS_AFTER = 40  # characters looked at after it
SHORTEST_LIST = 3  # from so many numbers on, one unit may stand for all ("5, 7 và 9 ha")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CITATION_MARK = re.compile(r"\[\d+\]")
_DATE = re.compile(
    r"""
      \b \d{1,2} [/-] \d{1,2} (?: [/-] \d{4} )? \b   # ngày 15/3, 15/3/2018
    | \b \d{1,2} [/-] \d{4} \b                       # tháng 6/2018
    | \b (?: 19 | 20 ) \d{2} \b                      # năm 2018
    """,
    re.VERBOSE,
)
# (between thousands, before the fraction): Vietnamese, English, and both without thousands.
_SEPARATORS = ((".", ","), (",", "."), ("", ","), ("", "."))
_OTHER_UNIT_NAMES = {
    "%": ("phần trăm",),
    "ha": ("héc-ta", "hecta"),
    "mét": ("m",),
    "m²": ("m2", "mét vuông"),
    "km²": ("km2", "ki-lô-mét vuông"),
    "người/km²": ("người/km2",),
    "usd": ("đô la",),
    "htx": ("hợp tác xã",),
    "tthc": ("thủ tục",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNumber:
    """A number as it stands in a text, with the characters `before` and `after` it, all in comparable form."""

    text: str
    before: str
    after: str


def to_comparable(text: str) -> str:
    """Return the text in NFC, case folded, with single spaces and none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def find_numbers(text: str, *, without_dates: bool = False) -> tuple[WrittenNumber, ...]:
    """Find the numbers of a text; citation marks such as ``[1]`` are none.

    Parameters
    ----------
    text
        An answer, as shown.
    without_dates
        Leave out days, months with their year, and years from 1900 to 2099.

    Returns
    -------
    The numbers in order, each with up to 15 characters before it and 40 after it.

    Examples
    --------
    >>> [number.text for number in find_numbers("Quý I/2018 đạt 7.252,8 tỷ đồng [1]", without_dates=True)]
    ['7.252,8']
    """
    kept = _DATE.sub(" ", text) if without_dates else text
    plain = to_comparable(_CITATION_MARK.sub(" ", kept))
    return tuple(
        WrittenNumber(
            text=match.group(),
            before=plain[max(0, match.start() - WORDS_BEFORE) : match.start()],
            after=plain[match.end() : match.end() + WORDS_AFTER],
        )
        for match in _NUMBER.finditer(plain)
    )


def find_digits(text: str) -> frozenset[str]:
    """Return every number of a quote or question as written, dates and all."""
    return frozenset(_NUMBER.findall(to_comparable(text)))


@lru_cache(maxsize=4096)
def list_writings(number: str) -> frozenset[str]:
    """List the ways in which a number may be written.

    Parameters
    ----------
    number
        Plain decimal with a point and no thousands separator, such as ``7252.80``.

    Returns
    -------
    Vietnamese and English writings, with and without thousands separators, trailing zeros of the fraction kept or
    left out, a single digit also with a leading zero.

    Examples
    --------
    >>> sorted(list_writings("1050"))
    ['1,050', '1.050', '1050']
    """
    whole, _, fraction = number.partition(".")
    writings = set()
    for thousands, point in _SEPARATORS:
        grouped = _group_thousands(whole, thousands)
        for end in {fraction, fraction.rstrip("0")}:
            writings.add(f"{grouped}{point}{end}" if end else grouped)
    if len(whole) == 1 and not fraction:
        writings.add(f"0{whole}")
    return frozenset(writings)


def _group_thousands(whole: str, separator: str) -> str:
    sign, digits = (whole[:1], whole[1:]) if whole[:1] in ("-", "+") else ("", whole)
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups.extend(digits[start : start + 3] for start in range(head, len(digits), 3))
    return sign + separator.join(groups)


def states_figure(answer: str, *, number: str, unit: str) -> bool:
    """Tell whether an answer states a figure: the number in any writing, its unit within reach.

    The unit is known by its first word ("tỷ" of "tỷ đồng"), or another name of it, near the number; a number at the
    end of the answer needs none, and in an answer of three numbers or more the unit may stand anywhere.

    Parameters
    ----------
    answer
        The headline.
    number
        Plain decimal as the gold gives it.
    unit
        As the gold gives it; empty when the figure has none.

    Returns
    -------
    True when it does.
    """
    found = find_numbers(answer)
    names = _name_unit(unit)
    writings = list_writings(number)
    stated_anywhere = len(found) >= SHORTEST_LIST and any(name in to_comparable(answer) for name in names)
    return any(
        written.text in writings
        and (
            not names
            or stated_anywhere
            or not written.after.strip(" .,;)*_")
            or any(name in written.after or name in written.before for name in names)
        )
        for written in found
    )


def _name_unit(unit: str) -> tuple[str, ...]:
    """Return the words that show the unit: none for a unitless figure."""
    whole = to_comparable(unit)
    first = whole.split(" ")[0].split("/")[0]
    if not first:
        return ()
    return (first, *_OTHER_UNIT_NAMES.get(whole, ()), *_OTHER_UNIT_NAMES.get(first, ()))
