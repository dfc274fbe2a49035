"""Figures of all documents by what they speak of, for the checks that compare one statement with others.

Only what can be compared from afar is kept: a telling indicator, a known period, an amount or a percentage stated
outright. Judges nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.extract.period import find_periods, previous_year
from index.figure import AMOUNTS, Figure, Role
from qa.audit.finding import Operand, Paper
from qa.audit.kinship import is_plain_value, is_telling, name_key, settle

Key = tuple[tuple[str, str, str], str, str]  # names, period, base unit
_KEPT = AMOUNTS | {Role.GROWTH, Role.PLAN_SHARE}


@dataclass(frozen=True, slots=True)
class Statements:
    """Comparable figures of all documents, under names, period and base unit."""

    by_key: dict[Key, list[Operand]]

    def values(self, figure: Figure, period: str) -> tuple[Operand, ...]:
        """Return the amounts stated of the indicator of a figure for a period; those replaced by updates left out."""
        found = [
            operand
            for operand in self.by_key.get((name_key(figure), period, figure.base_unit), ())
            if is_plain_value(operand.figure)
        ]
        kept = set(map(id, settle(operand.figure for operand in found)))
        return tuple(operand for operand in found if id(operand.figure) in kept)

    def groups(self) -> Iterator[tuple[Operand, ...]]:
        """Iterate over the statements that share names, period and base unit, two or more at a time."""
        for operands in self.by_key.values():
            if len(operands) > 1:
                yield tuple(operands)


def collect_statements(papers: Iterable[Paper]) -> Statements:
    """Return the comparable figures of documents."""
    by_key: dict[Key, list[Operand]] = {}
    for paper in papers:
        for figure in paper.figures:
            if figure.role in _KEPT and figure.period and figure.upper is None and is_telling(figure):
                key = (name_key(figure), figure.period, figure.base_unit)
                by_key.setdefault(key, []).append(Operand(document=paper.document, figure=figure))
    return Statements(by_key)


def base_period(figure: Figure) -> str:
    """Return the period that a growth or change compares with, "" when the words do not say it.

    "cùng kỳ" and "năm trước" are the same stretch of the year before.
    """
    baseline = figure.baseline
    if not figure.period or baseline is None:
        return ""
    if baseline in {"cùng kỳ", "năm trước"}:
        return previous_year(figure.period)
    mentions = find_periods(baseline, base=figure.period)
    return mentions[0].notation if len(mentions) == 1 else ""
