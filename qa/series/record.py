"""Records of a series: a value of one period with where it stands, the series of one place, and their JSON."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.figure import MOVES, Direction, Figure
from qa.listing import FigureRow
from qa.show import show_row_place

"""Roles of figures that say how much something rose or fell."""


class Note(StrEnum):
    """What a reader has to know of a value."""

    NONE = ""
    REPLACED = "replaced"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value of one period.

    Parameters
    ----------
    row
        The figure with where it stands.
    number
        Its value in the unit of the series.
    note
        REPLACED when a more final statement of the same period is kept, CONFLICT when another one, equally final,
        says something else.
    """

    row: FigureRow
    number: Decimal
    note: Note = Note.NONE

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.row.figure

    @property
    def signed(self) -> Decimal:
        """Its value, below zero where it states a fall ("giảm 5%")."""
        is_fall = self.figure.direction is Direction.DOWN and self.figure.role in MOVES
        return -self.number if is_fall and self.number > 0 else self.number

    @property
    def citation(self) -> str:
        """Where it stands, as one line of text: document › section › paragraph."""
        return show_row_place(self.row)

    def to_json(self) -> dict[str, object]:
        """Return the value with its figure and citation."""
        return {
            "period": self.figure.period,
            "value": format(self.number, "f"),
            "note": self.note.value,
            "figure": self.row.to_json(),
            "citation": self.citation,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The values of one indicator in one place, in one unit.

    Parameters
    ----------
    indicator, parent, territory
        As the most final statements write them; "" where nothing is said.
    unit
        The unit that most of the values are written in.
    points
        In the order of kinds of period (years, quarters, months, dates) and of time.
    gaps
        Periods between the first and the last of a kind that no document states: "2015", "2015-2017", "Q2/2018".
    """

    indicator: str
    parent: str
    territory: str
    unit: str
    points: tuple[Point, ...]
    gaps: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line."""
        return {
            "indicator": self.indicator,
            "parent": self.parent or None,
            "territory": self.territory,
            "unit": self.unit,
            "points": [point.to_json() for point in self.points],
            "gaps": list(self.gaps),
        }
