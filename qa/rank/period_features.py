"""What speaks for and against a figure by the time it is told of, as named numbers for the learned ranker.

A question and a figure in, one value a feature out, 0 or 1. Knows no passages and no weights.
"""

import re

from index.extract.notation import Relation, is_year, relate_periods, year_of
from index.figure import AMOUNTS, Figure
from index.normalise import fold
from qa.question import Question

_STATED = {
    Relation.SAME: "period_same",
    Relation.INSIDE: "period_inside",
    Relation.CONTAINS: "period_contains",
    Relation.OVERLAPS: "period_overlaps",
    Relation.DISJOINT: "period_disjoint",
    Relation.UNKNOWN: "period_unknown",
}
# What is told of nine months is nothing of the ninth; a year's report may tell of its months.
_ADDED_UP = re.compile(r"\d{1,2}T/\d{4}")
_IN_MONTHS = re.compile(r"\d{1,2}T")
_YEARS = re.compile(r"\d{4}-\d{4}")
_PART = re.compile(r"[TQ]\d{1,2}/\d{4}")
_OF_PART = re.compile(rf"{_ADDED_UP.pattern}|{_PART.pattern}")
_MONTH = re.compile(r"(?<!\w)thang (\d{1,2})(?![\d/.,])")
_PART_NAMED = re.compile(r"(?<!\w)(?:(?:\d{1,2}|ba|sau|chin) thang|nua) (?:dau|cuoi) nam(?!\w)")
# "Tăng trưởng 9 tháng của tỉnh", unlike "kỳ hạn 9 tháng", "tháng 9 tháng đầu".
_MONTHS_SO_FAR = re.compile(
    r"(?<!han )(?<!trong )(?<!sau )(?<!du )(?<!moi )(?<!tuoi )(?<![\d.,/])\b(\d{1,2}) thang\b(?! tuoi)"
)
_QUARTER_AS_MONTHS = {"Q1": "3T"}
# The mean of a year or the last column of a table of months.
_WHOLE_YEAR = re.compile(
    r"(?<!\w)(?:(?:trung binh|binh quan|hang|ca|moi|toan) nam(?!\w)|thuong nien(?!\w)|(?<=- )nam$)"
)


def period_features(question: Question, figure: Figure) -> dict[str, float]:
    """Return how a figure's period lies to those asked for, and whether it is told of more or fewer months or years."""
    if not question.periods:
        return {}
    stated = figure.period
    relations = [relate_periods(asked, stated) for asked in question.periods]
    order = list(_STATED)
    best = min(relations, key=order.index)
    months = _ADDED_UP.fullmatch(stated) is not None and all(map(_PART.fullmatch, question.periods))
    added_up = best is Relation.CONTAINS and (months or _is_of_years(question, figure))
    added_up |= best is not Relation.SAME and _is_of_other_months(question, figure)
    added_up |= not stated and all(map(is_year, question.periods)) and _names_part(figure)
    return {_STATED[best]: 1.0, "added_up": float(added_up)}


def _is_of_years(question: Question, figure: Figure) -> bool:
    """Tell whether an amount of several years is told where one amid them is asked for; a rate may hold in each."""
    amount = figure.role in AMOUNTS and "/" not in figure.base_unit and figure.base_unit != "%"
    # "đến năm 2030" asks of all years up to it.
    ends = figure.period.split("-") if _YEARS.fullmatch(figure.period) else []
    return amount and bool(ends) and all(is_year(each) and each not in ends for each in question.periods)


def _is_of_other_months(question: Question, figure: Figure) -> bool:
    """Tell whether a figure is of a part of the year other than the months from its beginning that are asked for.

    "Tăng trưởng 9 tháng" names them itself, whatever its document is about.
    """
    if not all(map(_ADDED_UP.fullmatch, question.periods)) or _OF_PART.fullmatch(figure.period) is None:
        return False
    named = f" {fold(figure.indicator)} "
    return not any(f" {period.partition('T')[0]} thang " in named for period in question.periods)


def _names_part(figure: Figure) -> bool:
    """Tell whether the name of a figure says that it is of a part of a year: "khách 3 tháng đầu năm"."""
    return _PART_NAMED.search(fold(figure.indicator)) is not None


def part_features(question: Question, stated: str, indicator: str) -> dict[str, float]:
    """Return whether a figure is of the part of a year that is asked without its year, or a header says "tháng 10"."""
    if not question.parts_of_year:
        return {}
    part, _, year = stated.rpartition("/")
    parts = {part} if part and year.isdigit() and "-" not in stated else set()
    named = fold(indicator)
    in_month, of_year = {f"T{month}" for month in _MONTH.findall(named)}, set(_WHOLE_YEAR.findall(named))
    so_far = {f"{count}T" for count in _MONTHS_SO_FAR.findall(named)}
    parts |= in_month or of_year
    asked = {*question.parts_of_year, *map(_QUARTER_AS_MONTHS.get, question.parts_of_year)}
    same = not asked.isdisjoint(parts | so_far)
    relations = {relate_periods(f"{each}/{year_of(stated)}", stated) for each in question.parts_of_year}
    # What is told of six months is nothing of the sixth, nor the other way round.
    counted = {_IN_MONTHS.fullmatch(each) is not None for each in (part, *question.parts_of_year)}
    other = part in parts and (relations == {Relation.DISJOINT} or len(counted) > 1)
    return {
        "part_same": float(same),
        "part_differs": float(bool(parts) and not same),
        "part_unknown": float(not parts),
        "part_disjoint": float(not same and (other or bool(so_far) or (bool(of_year) and not in_month))),
    }
