"""What a growth is measured against: as a question asks it, and whether a figure is measured against the same.

A reading, or two baselines as ``index.figure.Figure`` names them, in; a baseline or a relation out.
"""

import re

from index.extract.comparison import read_baseline
from index.extract.notation import Relation, is_year

_AGAINST = re.compile(r"(?<!\w)(?:so với|so cùng|so|hơn|kém|bằng)\s+", re.IGNORECASE)
# What reports use for each other: last year is the same period of a whole year, a budget is a plan of money.
_KIN = {"năm trước": "cùng kỳ", "dự toán": "kế hoạch", "quý liền trước": "quý trước", "năm học trước": "cùng kỳ"}
_NAMED = frozenset({"cùng kỳ", "kế hoạch", "tháng trước", "quý trước", "đầu năm"})


def asked_baseline(reading: str) -> str | None:
    """Return what a question wants something compared with, or None.

    Examples
    --------
    >>> asked_baseline("Bán lẻ tháng 10 cao hơn cùng kỳ năm trước bao nhiêu phần trăm?")
    'cùng kỳ'
    """
    named = (read_baseline(f"so với {reading[match.end() :]}") for match in _AGAINST.finditer(reading))
    return next((baseline for baseline in named if baseline is not None), None)


def relate_baselines(asked: str, stated: str | None) -> Relation:
    """Tell whether a figure is measured against what is asked.

    Returns
    -------
    SAME, DISJOINT for two that exclude each other ("tháng trước" and "cùng kỳ", two years), else UNKNOWN: "năm 2017"
    may be the same period.
    """
    if stated is None:
        return Relation.UNKNOWN
    one, other = (_KIN.get(each, each).removeprefix("năm ") for each in (asked, stated))
    if one.replace("cuối năm ", "31/12/") == other.replace("cuối năm ", "31/12/"):
        return Relation.SAME
    excludes = {one, other} <= _NAMED or (is_year(one) and is_year(other))
    return Relation.DISJOINT if excludes else Relation.UNKNOWN
