"""One sentence in, the statements of figures in it out: what each number measures, and what it is a part of.

A report states an indicator once and then says several things of it: "Tổng thu ... 1.131,6 tỷ đồng, đạt 18% dự toán,
tăng 1,3% so với cùng kỳ, trong đó thu nội địa 596,8 tỷ đồng". Read left to right: the words between two numbers
either name a new indicator or, when nothing but verbs is left of them, continue the one before; "trong đó" and
brackets open parts of it. Knows nothing of periods, documents or tables.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.document import Span
from index.extract.alternatives import word_of
from index.extract.comparison import Comparison, attains, leaves, read_baseline, read_comparison
from index.extract.number import NumberKind, NumberMention
from index.extract.quantity import Quantity, find_quantities
from index.extract.scope import LEVELS, Around, Scope, after_change, enter, is_counted, walk
from index.extract.spoken import amounts_said_again
from index.extract.unit import UnitMention, scales_in_labels
from index.extract.wording import content_words, tail_after
from index.figure import MOVES, Role
from index.record import record

_STOCK = re.compile(word_of("tổng đàn|đàn|dân số|số dân|sản lượng|tổng mức", then=r"(?!\w)"))
_SHARE_IN_BRACKETS = re.compile(r"\s?\((?:(?:chiếm|đạt|tương đương|khoảng)\s)*(?P<share>\d+(?:[.,]\d+)?\s?%)\)(?=\s\w)")
_FROM = re.compile(r"(?<!\w)từ\s*$")
_REACH = 80  # characters after a number in which the level that it moved to is told
_ONWARDS = re.compile(r"\s*trở (lên|xuống)(?!\w)", re.IGNORECASE)
_LONGEST = 4000  # characters; no sentence is longer


@record(frozen=True, slots=True, kw_only=True)
class Statement:
    """One number of a sentence with what it measures; offsets count in the text that was given.

    `span` covers number and unit, `clause` the words that state it. `unit_text` is "" when none is stated. `lead` is
    the text between the previous number and this one, `after` what follows up to the next. `begins` tells that something
    moved away from this level.
    """

    mention: NumberMention
    unit: UnitMention | None
    unit_text: str
    span: Span
    clause: Span
    indicator: str
    parent: str | None
    comparison: Comparison
    lead: str
    after: str
    begins: bool = False


def read_statements(text: str, *, taken: Sequence[Span] = (), parent: str | None = None) -> tuple[Statement, ...]:
    """Read the statements of one sentence.

    Parameters
    ----------
    text
        One sentence (or clause list) in reading form.
    taken
        Spans of periods and dates, which are not figures.
    parent
        Indicator that the whole sentence is about (the anchor of a footnote), else None.

    Returns
    -------
    The statements in order.
    """
    taken = (*taken, *amounts_said_again(text), *scales_in_labels(text))
    quantities = find_quantities(text, taken=taken)
    if not quantities:
        return ()
    words = _blank(text, taken)
    statements: list[Statement] = []
    stack: list[Scope] = [Scope("", parent)]
    for i, quantity in enumerate(quantities):
        next_start = quantities[i + 1].span.start if i + 1 < len(quantities) else len(text)
        behind = _behind_share(text, quantities, i)
        previous = statements[-1] if statements else None
        previous_end = previous.span.end if previous is not None else 0
        gap, after = words[previous_end : quantity.span.start], words[behind.start : behind.end]
        counted = previous is not None and is_counted(previous.unit)
        clause_start, lead = walk(gap, stack, counted=counted, first=previous is None)
        around = Around(gap, lead, after)
        comparison = _compare(around, text[quantity.span.end : next_start], quantity, previous)
        twin = _same_thing(statements, quantity, comparison) if content_words(lead) < 2 else None
        scope = stack[-1] if twin is not None else enter(stack[-1], around, quantity, comparison)
        stack[-1] = after_change(stack[-1], scope, lead, quantity, comparison)
        indicator = twin.indicator if twin is not None else scope.subject or scope.parent or ""
        own_parent = twin.parent if twin is not None else scope.parent
        statements.append(
            Statement(
                mention=_bounded(quantity.mention, text[quantity.span.end : next_start]),
                unit=quantity.unit,
                unit_text=quantity.unit_text,
                span=quantity.span,
                clause=Span(previous_end + clause_start, quantity.span.end),
                indicator=indicator,
                parent=own_parent if own_parent != indicator else None,
                comparison=comparison,
                lead=text[previous_end : quantity.span.start],
                after=text[quantity.span.end : next_start],
                begins=leaves(gap, text[quantity.span.end : quantity.span.end + _REACH]),
            )
        )
    return _complete_shares(_complete_lists(statements))


def _behind_share(text: str, quantities: Sequence[Quantity], number: int) -> Span:
    """Return what follows a count up to the next number: in "120 người (39,8%) sống ở phố" what is behind the share."""
    end = quantities[number].span.end
    starts = [quantity.span.start for quantity in quantities[number + 1 : number + 3]]
    share = _SHARE_IN_BRACKETS.match(text, end) if starts and is_counted(quantities[number].unit) else None
    if share is None or not share.start("share") <= starts[0] < share.end():
        return Span(end, starts[0] if starts else len(text))
    return Span(share.end(), max(share.end(), starts[1]) if len(starts) > 1 else len(text))


def cut_long(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, cut at spaces where it is too long to be one, so that reading stays linear in its length."""
    if 0 < sentence.end - sentence.start <= _LONGEST:
        yield sentence
        return
    start = sentence.start
    while sentence.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        end = space if space > 0 else start + _LONGEST
        yield Span(start, end)
        start = end
    if start < sentence.end:
        yield Span(start, sentence.end)


def _blank(text: str, taken: Sequence[Span]) -> str:
    """Put spaces where periods stand, so that they name no indicator; offsets stay."""
    for span in taken:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _compare(around: Around, after: str, quantity: Quantity, previous: Statement | None) -> Comparison:
    """Tell the role of a quantity; "tăng 4 dự án và 3.000 tỷ đồng" moves by both. `after` has its periods in it."""
    unit = quantity.unit
    share = quantity.unit_text.partition("/")[0] in {"%", "‰"}
    counted = (
        unit is not None
        and unit.counted
        and unit.factor == 1
        and "/" not in unit.unit
        and not _STOCK.search(around.lead)
    )
    # "tăng từ 10% đến 12%" as one range: by how much, not from where.
    gap = _FROM.sub("", around.gap) if share and quantity.mention.kind is NumberKind.RANGE else around.gap
    comparison = read_comparison(gap, after, share=share, counted=counted, times=quantity.unit_text == "lần")
    if (
        previous is not None
        and comparison.role in LEVELS
        and previous.comparison.role in MOVES
        # "giảm 8 vụ (12,5%)": the same move, told again as a share.
        and (around.gap.strip() in {"và", ","} or (share and around.gap.strip() == "("))
    ):
        role = Role.GROWTH if share else Role.CHANGE
        return Comparison(role=role, direction=previous.comparison.direction, baseline=read_baseline(after))
    return comparison


def _bounded(mention: NumberMention, after: str) -> NumberMention:
    """Return a number with the words around it that make it a bound: "từ 10% trở lên"."""
    reach = _ONWARDS.match(after)
    if reach is None or mention.upper is not None:
        return mention
    begins = "từ … " if mention.qualifier == "từ" else "… "
    return replace(mention, qualifier=f"{begins}trở {reach.group(1).lower()}")


def _same_thing(statements: Sequence[Statement], quantity: Quantity, comparison: Comparison) -> Statement | None:
    """Return the statement of the level that a change without a name belongs to: the last one in its unit."""
    if comparison.role is not Role.CHANGE or quantity.unit is None:
        return None
    base = quantity.unit.base
    levels = (one for one in reversed(statements) if one.comparison.role in LEVELS and one.unit is not None)
    return next((one for one in levels if one.unit is not None and one.unit.base == base), None)


def _complete_lists(statements: Sequence[Statement]) -> list[Statement]:
    """Give the first of "mức trích 5 đồng xăng, 3 đồng dầu" its object too, which only the second shows to be one."""
    completed = list(statements)
    for i, (one, other) in enumerate(pairwise(statements)):
        tail = tail_after(one.after)
        ending = tail_after(other.after)
        if (
            tail
            and ending
            and one.indicator
            and one.comparison.role is Role.LEVEL
            and one.unit_text == other.unit_text
            and other.indicator == f"{one.indicator} {ending}"
        ):
            completed[i] = replace(one, indicator=f"{one.indicator} {tail}")
    return completed


def _is_compared(share: Statement, statements: Sequence[Statement]) -> bool:
    """Tell whether a share says of what it is one, or those after the same verb do: "bằng 58%, ... bằng 86% so cùng kỳ"."""
    verb = share.lead.split()[-1:]
    alike = (one for one in statements if one.lead.split()[-1:] == verb and one.unit_text == "%")
    return any(one.comparison.baseline is not None and one.comparison.role is Role.LEVEL for one in (share, *alike))


def _complete_shares(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Read "đạt 17%" after an amount as a share of the plan where the sentence gives such shares for its like."""
    baseline = next((one.comparison.baseline for one in statements if one.comparison.role is Role.PLAN_SHARE), None)
    if baseline is None:
        return tuple(statements)
    completed: list[Statement] = []
    for statement in statements:
        previous = completed[-1] if completed else None
        if (
            previous is not None
            and previous.comparison.role in LEVELS
            and previous.unit_text != "%"
            and previous.indicator == statement.indicator
            and statement.comparison.role is Role.LEVEL
            and statement.unit_text == "%"
            and attains(statement.lead)
            and not _is_compared(statement, statements)
        ):
            share = replace(statement.comparison, role=Role.PLAN_SHARE, baseline=baseline)
            completed.append(replace(statement, comparison=share))
        else:
            completed.append(statement)
    return tuple(completed)
