"""A quarter or a month that a question names without its year, and the period of a figure in, how they agree out.

One value a feature out. Knows nothing of what the figure says.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.extract.notation import relate_periods, year_of
from index.extract.period import Relation
from index.normalise import fold

_MONTH = re.compile(r"(?<!\w)thang (\d{1,2})(?![\d/.,])")
# The mean of a year or the last column of a table of months.
_WHOLE_YEAR = re.compile(r"(?<!\w)(?:(?:trung binh|binh quan|hang|ca|moi|toan) nam(?!\w)|(?<=- )nam$)")
_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"([QT])(\d{1,2})")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}


@lru_cache(maxsize=256)
def names_of_part(part: str) -> tuple[tuple[str, str], ...]:
    """Return the folded names of a quarter or a month: "quy ii", "quy 2"; () for other parts.

    Examples
    --------
    >>> names_of_part("T9")
    (('thang', '9'),)
    """
    found = _PART.fullmatch(part)
    if found is None:
        return ()
    number = found[2]
    return (("quy", _ROMAN[number]), ("quy", number)) if found[1] == "Q" else (("thang", number),)


def _is_named(part: str, around: str) -> bool:
    return any(f" {' '.join(names)} " in around for names in names_of_part(part))


def part_features(asked: Sequence[str], stated: str, indicator: str, *, around: str) -> dict[str, float]:
    """Return whether a figure is of the asked part of a year, or of another one, or a header says "tháng 10".

    Parameters
    ----------
    asked
        Parts as notations without their year: "Q1", "T3", "9T".
    stated
        The notation of the figure's period, "" where it has none.
    indicator
        The name of the figure.
    around
        Its sentence and the headings above it as one line of tokens: what stands under "quý I" and is dated with a year
        may be of that quarter.
    """
    part, _, year = stated.rpartition("/")
    parts = {part} if part and year.isdigit() and "-" not in stated else set()
    named = fold(indicator)
    headed = {f"T{month}" for month in _MONTH.findall(named)} or set(_WHOLE_YEAR.findall(named))
    parts |= headed
    same = bool(parts & set(asked))
    relations = {relate_periods(f"{each}/{year_of(stated)}", stated) for each in asked}
    return {
        "part_same": float(same),
        "part_differs": float(bool(parts) and not same),
        "part_unknown": float(not parts),
        "part_disjoint": float(not same and not headed and relations == {Relation.DISJOINT}),
        "part_of_whole_year": float(
            not headed and _YEAR.fullmatch(stated) is not None and not any(_is_named(each, around) for each in asked)
        ),
    }
