"""Facts that belong to a fact: what else is said of the same indicator, and the parts or rows beside it."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from index.figure import Role, Status
from index.normalise import fold
from qa.candidate import Fact

VALUES = {Role.LEVEL, Role.COUNT, Role.TARGET, Role.OTHER}
_TOTAL = re.compile(
    r"(?<!\w)(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|vùng|quốc|thành phố)|cả (?:nước|tỉnh|vùng)|chung)(?!\w)",
    re.IGNORECASE,
)
# Before a former value, and between it and the one that it came to.
# A value may be told in another unit too: "từ 12%/năm (1%/tháng) xuống 6%/năm (0,5%/tháng)".
_FROM = re.compile(r"(?<!\w)từ(?: mức)?\s+(?:[^\s()][^()]{0,40}\()?$", re.IGNORECASE)
_TO = re.compile(
    r"(?:\s*\([^()]{1,40}\)|\))?[\s,*]*(?:đã |tăng |giảm )*"
    r"(?:lên|xuống|còn|lên đến|lên tới|xuống còn|lên mức|xuống mức)\s+(?:mức |còn )?"
)
# Between "xuống" and the value that was come to: asterisks, or the same value in another unit before a bracket.
_REACHED = re.compile(r"\**|[^\s()][^();]{0,40}\(")
# Between what was added and the total that it made.
_BRINGS_TO = re.compile(
    r"[^.;]{0,120}(?<!\w)(?:đưa|nâng)(?: tổng)? số [^.;,\d]{0,80} lên(?: thành| tới| đến)?"
    r"(?: hơn| gần| trên| khoảng)?\s+"
)
_WHOLE_YEAR = frozenset({"năm", "cả năm"})  # the last column of a table of months
_ROLE_ORDER = (Role.LEVEL, Role.COUNT, Role.TARGET, Role.PLAN_SHARE, Role.GROWTH, Role.CHANGE, Role.OTHER)


def companions(fact: Fact, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the other things said of the same indicator in the same breath: its level, plan share and growth.

    Parameters
    ----------
    fact
        The figure that answers.
    facts
        Facts of the same passage.

    Returns
    -------
    At most one of each role, never the role of `fact` itself, in the order level, plan share, growth.
    """
    own = fact.figure
    if own.row is not None:
        return ()
    taken = {own.role} | (VALUES if own.role in VALUES else set())
    found: list[Fact] = []
    for role in _ROLE_ORDER:
        if role in taken:
            continue
        for other in facts:
            figure = other.figure
            if (
                figure.role is role
                and other.passage.chunk_id == fact.passage.chunk_id
                and (figure.indicator, figure.parent, figure.status) == (own.indicator, own.parent, own.status)
                and figure.period == own.period
            ):
                found.append(other)
                taken |= VALUES if role in VALUES else {role}
                break
    return tuple(found)


def plan_share_of(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the share of its plan that is stated of a fact's indicator in the same breath, or None."""
    return next((other for other in companions(fact, facts) if other.figure.role is Role.PLAN_SHARE), None)


def peers(fact: Fact, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts that say the same thing of other indicators beside `fact`, itself included, in source order.

    In a table: the cells of its column, or of its row, in its block. In a sentence: figures of the same role and
    base unit with the same parent, and the parts of `fact`, which its next sentence may give.
    """
    own = fact.figure
    document = fact.passage.document_id
    if own.column is not None:
        cells = [
            other
            for other in _first_of_cells(facts)
            if other.passage.document_id == document
            and other.figure.block == own.block
            and other.figure.base_unit == own.base_unit
            and not is_total(other)
        ]
        down = [other for other in cells if other.figure.column == own.column]
        across = [other for other in cells if other.figure.row == own.row]
        # Things compared stand in rows of one unit or in columns of one unit: whichever gives more of a kind.
        found = across if len(across) > len(down) else down
    else:
        found = [
            other
            for other in facts
            if other.passage.document_id == document
            and (other.figure.role is own.role or {other.figure.role, own.role} <= VALUES)
            and other.figure.base_unit == own.base_unit
            and (
                other.figure.parent == own.indicator
                or (other.figure.parent == own.parent and other.passage.chunk_id == fact.passage.chunk_id)
            )
        ]
    distinct = {other.figure.span: other for other in found}
    return tuple(distinct[span] for span in sorted(distinct))


def _first_of_cells(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Leave out what a cell says after its first figure: "337 (13.3)" says one thing in two units."""
    first: dict[tuple[int, int, int | None, int | None], Fact] = {}
    for fact in sorted(facts, key=lambda each: (each.passage.document_id, each.figure.span)):
        figure = fact.figure
        first.setdefault((fact.passage.document_id, figure.block, figure.row, figure.column), fact)
    return tuple(first.values())


def whole_parts(fact: Fact, beside: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the first parts of a fact that make up the whole of it, in source order; () where none do."""
    parts = tuple(other for other in beside if other.figure.parent == fact.figure.indicator)
    total = Decimal(0)
    for count, part in enumerate(parts, start=1):
        total += part.figure.value
        if total == fact.figure.value and count > 1:
            return parts[:count]
    return ()


def superseded(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the figure first reported that an updated one replaces: same block, indicator, role and period."""
    own = fact.figure
    if own.status is not Status.UPDATED:
        return None
    for other in facts:
        figure = other.figure
        if figure.status is Status.FIRST_REPORTED and (
            (figure.block, figure.indicator, figure.parent, figure.role, figure.period)
            == (own.block, own.indicator, own.parent, own.role, own.period)
        ):
            return other
    return None


def is_rival(fact: Fact, other: Fact) -> bool:
    """Tell whether another fact would be another answer: another value, and no update or former state of this one."""
    one, two = fact.figure, other.figure
    if one.value == two.value:
        return False
    restated = {one.status, two.status} == {Status.FIRST_REPORTED, Status.UPDATED}
    return not (restated and (one.role, one.base_unit, one.period) == (two.role, two.base_unit, two.period))


def updated(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the updated figure that replaces a figure first reported, from the same row or of the same indicator."""
    if fact.figure.status is not Status.FIRST_REPORTED:
        return None
    document = fact.passage.document_id
    newer = (each for each in facts if each.figure.status is Status.UPDATED and each.passage.document_id == document)
    return next((each for each in newer if is_same_but_for_status(fact, each)), None)


def is_same_but_for_status(one: Fact, other: Fact) -> bool:
    """Tell whether two facts of one document, or of one place and time, are of the same but for how final they are."""
    first, second = one.figure, other.figure
    same_row = first.row is not None and (first.block, first.row) == (second.block, second.row)
    alike = (fold(first.indicator), first.parent) == (fold(second.indicator), second.parent)
    places = {figure.territory or fact.passage.territory for fact, figure in ((one, first), (other, second))}
    in_document = one.passage.document_id == other.passage.document_id
    return (
        (first.role, first.base_unit, first.period) == (second.role, second.base_unit, second.period)
        and (alike or (same_row and in_document))
        and (in_document or (bool(first.period) and len(places) == 1))
    )


def up_to_date(facts: Sequence[Fact], near: Callable[[Fact], Sequence[Fact]]) -> list[Fact]:
    """Return operands with the updated figure in place of each first reported one; `near` gives what stands by a fact.

    What was reported first and what it came to stay both where they are compared.
    """
    newer = [updated(fact, near(fact)) or fact for fact in facts]
    is_kept_apart = len({fact.place for fact in newer}) == len({fact.place for fact in facts})
    return newer if is_kept_apart else list(facts)


def reached(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the value that a figure has come to where it is only what it came from: "từ 200 triệu lên 500 triệu"."""
    own = fact.figure
    text = fact.passage.source_text
    at, end = own.span.start - fact.passage.span.start, own.span.end - fact.passage.span.start
    if at < 0 or own.row is not None or _FROM.search(text[:at]) is None:
        return None
    to = _TO.match(text, end)
    if to is None:
        return None
    for other in facts:
        figure = other.figure
        if (
            other.passage.chunk_id == fact.passage.chunk_id
            and figure.base_unit == own.base_unit
            and _REACHED.fullmatch(text, to.end(), figure.span.start - fact.passage.span.start) is not None
        ):
            return other
    return None


def brought_to(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the total that some more have brought to: "thêm 5 trường, nâng tổng số lên 179 trường"."""
    text, start = fact.passage.source_text, fact.passage.span.start
    if fact.figure.row is not None:
        return None
    for other in facts:
        if other.passage.chunk_id != fact.passage.chunk_id or other.figure.base_unit != fact.figure.base_unit:
            continue
        if _BRINGS_TO.fullmatch(text, fact.figure.span.end - start, other.figure.span.start - start) is not None:
            return other
    return None


def other_readings(fact: Fact, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return facts of the same indicator, role and unit kind for another period or territory, each once, best first."""
    own = fact.figure
    name = fold(own.indicator)
    seen = {(own.period, own.territory)}
    found = []
    for other in facts:
        figure = other.figure
        place = (figure.period, figure.territory or own.territory)
        alike = fold(figure.indicator) == name and figure.role is own.role and figure.base_unit == own.base_unit
        if name and alike and figure.period and place not in seen:
            seen.add(place)
            found.append(other)
    return tuple(found)


def contradicting(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """Return the fact of another document that says something else of the very same: indicator, period, place, role.

    A rounding of the same value, an update and a plan are no contradictions.
    """
    own = fact.figure
    if not own.indicator or not own.period:
        return None
    for other in facts:
        figure = other.figure
        same = (fold(figure.indicator), figure.parent, figure.role, figure.base_unit, figure.period, figure.status) == (
            fold(own.indicator),
            own.parent,
            own.role,
            own.base_unit,
            own.period,
            own.status,
        )
        places = {figure.territory, own.territory} - {""}
        if (
            same
            and len(places) <= 1
            and other.passage.document_id != fact.passage.document_id
            and abs(figure.value - own.value) * 100 > max(abs(figure.value), abs(own.value))
        ):
            return other
    return None


def is_total(fact: Fact) -> bool:
    """Tell whether a cell's row or column is a total, which has no place in an order of its parts."""
    parts = fact.figure.indicator.split(" - ")
    return any(_TOTAL.match(part) is not None or part.strip().lower() in _WHOLE_YEAR for part in parts)
