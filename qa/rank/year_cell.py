"""A cell that tells when ("Năm sinh" over "1927"): a question and a figure in, whether no such year is asked for.

Looks at the name of the column alone.
"""

from decimal import Decimal

from index.figure import Figure
from qa.words.match import split_tokens

_FIRST, _LAST = Decimal(1000), Decimal(2100)  # years
_YEAR = "năm "


def is_other_year_cell(reading: str, figure: Figure) -> bool:
    """Tell whether a figure is the year of something that a question does not name: born, founded, honoured."""
    if figure.row is None or figure.base_unit or not _FIRST <= figure.number <= _LAST:
        return False
    column = figure.indicator.rpartition(" - ")[2].lower()
    what = frozenset(split_tokens(column.removeprefix(_YEAR)))
    # A column of one year holds amounts.
    if not column.startswith(_YEAR) or any(map(str.isdigit, what)):
        return False
    return what.isdisjoint(split_tokens(reading))
