"""The figure: one number of a document with everything that gives it meaning.

Field names and values are those of the command line's JSON. A figure is stated by a source span; what it means is
gathered from its clause, its sentence, the lead-in, the headings, a table's headers, or the place of a footnote mark.
"""

from decimal import Decimal
from enum import StrEnum

from index.document import Span
from index.record import record


class Role(StrEnum):
    """What the number says of its indicator."""

    LEVEL = "level"
    GROWTH = "growth"
    PLAN_SHARE = "plan_share"
    CHANGE = "change"
    TARGET = "target"
    COUNT = "count"
    OTHER = "other"


MOVES = frozenset({Role.GROWTH, Role.CHANGE})
"""What says how something moved."""

AMOUNTS = frozenset({Role.LEVEL, Role.COUNT, Role.TARGET})
"""What says how much or how many there are, or shall be."""


class Direction(StrEnum):
    """Which way a growth or a change goes."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    NONE = "none"


class Status(StrEnum):
    """How final the number is."""

    FIRST_REPORTED = "first_reported"
    UPDATED = "updated"
    ESTIMATE = "estimate"
    ACTUAL = "actual"
    TARGET = "target"


@record(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit, indicator and circumstances.

    Parameters
    ----------
    block, chunk
        Ordinals of the block and of the chunk that state it.
    span
        Source span of number and unit as written.
    clause
        Source span of the clause that states it.
    text
        The source text of `span`.
    number
        The number as written, not rescaled ("7.252,8" -> 7252.8). For a range, its lower end.
    upper
        The upper end of a range, else None.
    unit
        As written, scale word included ("tỷ đồng", "%", "nghìn lượt khách"); "" when none is stated.
    value
        `number` in `base_unit` (7252.8 tỷ đồng -> 7252800000000 đồng).
    base_unit
        "đồng", "USD", "m²", "%", ... ; the unit itself when it has no known base.
    indicator
        What is measured, in Vietnamese, without the document's territory.
    period
        "2017", "Q1/2018", "2T/2018" (first two months), "T10/2012" (October), "2016-2020", "01/01/2018-19/03/2018",
        "31/03/2018", or "".
    baseline
        What it is compared with: "cùng kỳ", "kế hoạch", "dự toán", "năm trước", "đầu năm", a period, or None.
    parent
        Indicator that it is a part of, or None.
    territory
        Narrowest place named for it ("huyện Chi Lăng"), else the document's, or "".
    qualifier
        "trên", "gần", "khoảng", "hơn", "từ … trở lên"... when the number is given as approximate or a bound, else "".
    row, column
        Place in its table, else None.
    """

    block: int
    chunk: int
    span: Span
    clause: Span
    text: str
    number: Decimal
    upper: Decimal | None
    unit: str
    value: Decimal
    base_unit: str
    indicator: str
    role: Role
    direction: Direction
    period: str
    baseline: str | None
    status: Status
    parent: str | None
    territory: str
    qualifier: str
    row: int | None = None
    column: int | None = None
