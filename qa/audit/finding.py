"""Records of an audit: a document as the checks see it, what they find in it, and the JSON of a finding.

Hold data only. Numbers of a finding stand in the unit that its sentence names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.document import Block
from index.figure import Figure
from index.rows import DocumentRow
from qa.listing import FigureRow


class Check(StrEnum):
    """What was compared with what."""

    PARTS = "parts"
    TABLE_TOTAL = "table_total"
    PLAN = "plan"
    GROWTH = "growth"
    SHARES = "shares"
    REPEATED = "repeated"
    UPDATED = "updated"
    UNIT = "unit"
    DIFFERENCE = "difference"


class Severity(StrEnum):
    """How much a finding asks of its reader: both numbers cannot be right, worth a look, or only to be known."""

    CONTRADICTION = "contradiction"
    LOOK = "look"
    INFORMATION = "information"


SEVERITY_ORDER = (Severity.CONTRADICTION, Severity.LOOK, Severity.INFORMATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """A figure in the document that states it."""

    document: DocumentRow
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document under audit: its figures in the order of the text, its blocks by ordinal, its source text."""

    document: DocumentRow
    text: str
    figures: tuple[Figure, ...]
    blocks: Mapping[int, Block]

    def operands(self, *figures: Figure) -> tuple[Operand, ...]:
        """Return figures of this document as what a finding rests on."""
        return tuple(Operand(document=self.document, figure=figure) for figure in figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not fit, or is worth knowing.

    Parameters
    ----------
    check, severity
        Which check found it, and how much it matters.
    sentence
        What was found, in Vietnamese.
    arithmetic
        The calculation with the numbers as written; "" where nothing was calculated.
    difference, tolerance
        How far stated and computed are apart, and how far rounding of the shown digits could put them, both in
        `unit`; None where nothing was calculated.
    operands
        Every figure that the finding rests on, at least one.
    """

    check: Check
    severity: Severity
    sentence: str
    arithmetic: str = ""
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    unit: str = ""
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedFinding:
    """A finding with the place of each operand, in the order of its operands."""

    finding: Finding
    rows: tuple[FigureRow, ...]

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line; operands are figure rows of the contract with their citation."""
        finding = self.finding
        return {
            "check": finding.check.value,
            "severity": finding.severity.value,
            "sentence": finding.sentence,
            "arithmetic": finding.arithmetic,
            "difference": _plain(finding.difference),
            "tolerance": _plain(finding.tolerance),
            "unit": finding.unit,
            "operands": [row.to_json() for row in self.rows],
        }


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number.normalize(), "f")
