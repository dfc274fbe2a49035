"""Records of a chart: marks that each stand for one cited figure, strands of them, and what has to be said beside it.

Hold data only; nothing is drawn and nothing escaped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from qa.listing import FigureRow


class ChartKind(StrEnum):
    """What a chart shows."""

    LINE = "line"
    COLUMNS = "columns"
    PLAN = "plan"
    PIE = "pie"
    SHARES = "shares"
    RANK = "rank"


KIND_WORDS = {
    ChartKind.LINE: "Đường theo kỳ",
    ChartKind.COLUMNS: "Cột theo kỳ",
    ChartKind.PLAN: "Thực hiện so với kế hoạch",
    ChartKind.PIE: "Cơ cấu (hình tròn)",
    ChartKind.SHARES: "Cơ cấu (cột)",
    ChartKind.RANK: "Xếp hạng",
}
"""Words for each kind, in the order in which they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One figure of a chart.

    Parameters
    ----------
    category
        Index of its category in the chart.
    number
        Its value in the unit of the chart; a fall is negative.
    row
        The figure with where it stands.
    said
        What is told of it beside its number: its share, or that it is an older statement; "" for nothing.
    """

    category: int
    number: Decimal
    row: FigureRow
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Marks of one indicator, at most one a category; of an aside (`is_aside`) any number, and never joined."""

    name: str
    marks: tuple[Mark, ...]
    is_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures of one unit in one drawing.

    Parameters
    ----------
    kind
        How it is drawn.
    title
        What it shows.
    unit
        The unit of every mark; "" when the documents state none.
    categories
        Places on the axis, those without a mark included: gaps stay gaps.
    strands
        In the order of the legend; empty when there is nothing to draw.
    notes
        Sentences that have to stand beside it: what was converted, left out, or is missing.
    """

    kind: ChartKind
    title: str
    unit: str
    categories: tuple[str, ...] = ()
    strands: tuple[Strand, ...] = ()
    notes: tuple[str, ...] = ()

    def marks(self) -> Iterator[tuple[Strand, Mark]]:
        """Iterate over all marks with their strand; their order numbers them."""
        for strand in self.strands:
            for mark in strand.marks:
                yield strand, mark
