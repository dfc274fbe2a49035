"""Words that a person asks for an indicator with against the names that documents give it.

Words and figures in, how closely they agree out. Every asked word must be covered by the indicator, by what it is a
part of, or by the caption of its table; words of the indicator that were not asked for make it less close.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.normalise import fold
from qa.words.synonyms import expand, split_syllables

_WORD = re.compile(r"[^\W_]+")
# Words that do not change what is measured: totals, places, results, periods. With diacritics, for "nam" is a sex.
_LIGHT = frozenset(
    [
        "tổng", "số", "toàn", "tỉnh", "huyện", "thành", "phố", "trên", "địa", "bàn", "của", "các", "và", "cho",
        "ở", "tại", "qua", "ước", "đạt", "thực", "hiện", "được", "là", "có", "kết", "quả", "năm", "quý",
        "tháng", "kỳ", "đầu", "cuối", "cả", "nước", "nhà", "trong", "mức", "còn", "cập", "nhật", "tiến", "độ",
        "uth", "th", "đơn", "vị", "tính",
    ]
)  # fmt: skip
_LIGHT_FOLDED = frozenset(map(fold, _LIGHT))
# A name with more words that nobody asked for is another thing.
_MOST_EXTRA = 4
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True, order=True)
class Closeness:
    """How far a name is from the asked words; smaller is closer.

    `mistyped` when diacritics were typed and differ, `extra` words that were not asked for, `scattered` when the asked
    words do not stand together.
    """

    mistyped: bool
    extra: int
    scattered: bool


def measure_closeness(
    asked: str, indicator: str, *, parent: str = "", caption: str = "", unit: str = ""
) -> Closeness | None:
    """Compare asked words with a name.

    Parameters
    ----------
    asked
        As typed, with or without diacritics.
    indicator
        Name of the indicator.
    parent, caption
        What it is a part of, and the caption of its table: they may cover asked words, but add no extra ones. Words
        that name the parent ask for the parent, not for its parts.
    unit
        Its unit: words of a name that only repeat it are no extra ones.

    Returns
    -------
    None when an asked word is not covered, when the indicator itself holds none of them, or too many others.

    Examples
    --------
    >>> measure_closeness("thu noi dia", "thu nội địa", parent="Tổng thu ngân sách").extra
    0
    >>> measure_closeness("thu nội địa", "thu ngân sách") is None
    True
    """
    terms, own = split_syllables(asked), split_syllables(indicator)
    around = f"{parent} {caption}"
    covered, used = _cover(terms, (*own, *split_syllables(around)))
    told = used & set(own)
    names_whole = not set(terms) <= set(own) and _holds(split_syllables(parent), terms)
    if (
        not terms
        or names_whole
        or len(covered) < len(terms)
        or not (told - _LIGHT_FOLDED or (told and not used - _LIGHT_FOLDED))
    ):
        return None
    ignored = used | set(split_syllables(unit))
    words = {word for word in _WORD.findall(indicator.lower()) if word not in _LIGHT and not _DIGITS.search(word)}
    said = [term for term in terms if term in own]
    extra = sum(1 for word in words if fold(word) not in ignored)
    if extra > _MOST_EXTRA:
        return None
    return Closeness(
        mistyped=_is_mistyped(asked, f"{indicator} {around}"), extra=extra, scattered=not _holds(own, said)
    )


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether the words of a phrase stand together and in order among others."""
    return f" {' '.join(phrase)} " in f" {' '.join(words)} "


def _cover(terms: tuple[str, ...], path: tuple[str, ...]) -> tuple[set[int], set[str]]:
    """Return the positions of asked words that the path holds, itself or by a synonym, and the words that do so."""
    held = set(path)
    covered = {index for index, term in enumerate(terms) if term in held}
    used = {terms[index] for index in covered}
    for synonym in expand(terms):
        if not _holds(path, synonym.other):
            continue
        for start in range(len(terms) - len(synonym.asked) + 1):
            if terms[start : start + len(synonym.asked)] == synonym.asked:
                covered.update(range(start, start + len(synonym.asked)))
                used.update(synonym.other)
    return covered, used


def _is_mistyped(asked: str, path: str) -> bool:
    """Tell whether the asked words have diacritics and the name holds the same letters with others."""
    if asked.isascii():
        return False
    written: dict[str, set[str]] = {}
    for word in _WORD.findall(path.lower()):
        written.setdefault(fold(word), set()).add(word)
    typed = [word for word in _WORD.findall(asked.lower()) if fold(word) in written]
    return any(word not in written[fold(word)] for word in typed)


def plain_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell what is measured, folded.

    Examples
    --------
    >>> plain_words("Tổng kim ngạch qua địa bàn") == plain_words("kim ngạch")
    True
    """
    return frozenset(split_syllables(name)) - _LIGHT_FOLDED
