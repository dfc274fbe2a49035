"""A question that asks to compute in, the operands that it needs and the computed answer with its formula out.

Gives way (None) when an operand is missing or the units differ. The arithmetic itself is in ``qa.arithmetic.compute``.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from index.extract.notation import describe_period, period_bounds, previous_year, year_of
from index.extract.period import find_periods
from index.figure import AMOUNTS, MOVES, Direction, Figure, Role, Status
from index.normalise import fold
from qa.answer import Answer, AnswerFigure
from qa.arithmetic.compute import (
    Computed,
    UnitsDiffer,
    add,
    divide,
    multiply,
    plan_of,
    subtract,
    undo_change,
    undo_growth,
    write_number,
)
from qa.candidate import Fact
from qa.cite.as_told import as_told
from qa.cite.cite import cite_facts, show_figure
from qa.cite.label import label_of
from qa.cite.phrase import name_of, say_value, status_of, when_of, written
from qa.question import Asked, Operation
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.retrieve.siblings import companions, plan_share_of, up_to_date
from qa.strategy.by_period import one_a_period
from qa.strategy.contrast import facts_of_options
from qa.strategy.of_both import is_difference
from qa.strategy.one_option import sides_apart
from qa.words.match import STOP_SYLLABLES, split_tokens

# Share of an operand's own words that the question must hold.
LEAST_OWN_WORDS = 0.5
_PAIR = 2
_SIGN = re.compile(" [−+/×] ")
_LONGEST_NAME = 155  # characters
_FAR_APART = 100_000  # times: a province and a pond in it are nothing of one kind


def answer_computation(ground: Ground, sources: Sources) -> Answer | None:
    """Compute from the facts that the operation needs, and show the formula."""
    question = ground.question
    if question.operation in {None, Operation.PRODUCT, Operation.AVERAGE}:
        # A rate is looked for as any figure, and multiplied when it is found; what falls on each is in
        # ``qa.strategy.per_each``.
        return None
    named = question.operation not in {Operation.BASE, Operation.IMPLIED_PLAN} and len(question.options) > 1
    found = facts_of_options(question, question.options, sources) if named else None
    if found is not None:
        operands, confidence = list(found[0]), found[1]
    else:
        confidence = fact_confidence(ground.facts, sources.ranker)
        if named or not ground.facts or confidence < sources.ranker.fact_threshold / 2:
            return None
        beside = _operands(ground, sources)
        if beside is None:
            return None
        operands = beside
    if question.status is not Status.FIRST_REPORTED:
        operands = up_to_date(operands, sources.block_facts)
    if question.operation is Operation.DIFFERENCE and any(map(is_difference, operands)):
        return None
    try:
        computed = _compute(question.operation, [fact.figure for fact in operands])
    except UnitsDiffer:
        return None
    return compose_computed(ground, operands, computed, confidence, sides=question.options if found is not None else ())


def answer_difference(ground: Ground, sources: Sources) -> Answer | None:
    """Compute how much something grew between two named periods, where only both levels are stated."""
    question = ground.question
    if question.asked not in {Asked.GROWTH, Asked.CHANGE} or len(question.periods) != _PAIR:
        return None
    levels = replace(
        question,
        asked=Asked.COMPUTATION,
        operation=Operation.DIFFERENCE,
        roles=(Role.LEVEL, Role.COUNT),
        direction=None,
        baseline=None,
    )
    return answer_computation(sources.look(levels), sources)


def multiply_rate(ground: Ground, rate: Fact, confidence: float) -> Answer | None:
    """Multiply a rate by the one amount in its unit that the question gives, where what all comes to is asked."""
    question, figure = ground.question, rate.figure
    if question.operation is not Operation.PRODUCT or figure.upper is not None:
        return None
    products = []
    for quantity in question.quantities:
        with suppress(UnitsDiffer):
            products.append(multiply(figure, quantity.number, quantity.unit))
    return compose_computed(ground, [rate], products[0], confidence) if len(products) == 1 else None


def _operands(ground: Ground, sources: Sources) -> list[Fact] | None:
    question = ground.question
    best = ground.facts[0].candidate
    near = sources.block_facts(best)
    if question.operation is Operation.BASE:
        levels = [fact for fact in (best, *near) if fact.figure.role in {Role.LEVEL, Role.COUNT}]
        if not levels:
            return None
        level = levels[0]
        moves = [f for f in companions(level, near) if f.figure.role in MOVES]
        return [level, moves[0]] if moves else None
    if question.operation is Operation.IMPLIED_PLAN:
        plan_share = plan_share_of(best, near)
        return [best, plan_share] if plan_share is not None else None
    if len(question.periods) > 1:
        each = one_a_period(question, sources)
        return None if each is None else list(each[0])
    chosen = _like_pair(ground, best, near)
    return chosen if len({fact.place for fact in chosen}) >= 2 else None


def _like_pair(ground: Ground, best: Fact, near: Sequence[Fact]) -> list[Fact]:
    """Return the best fact and the one of its kind and unit whose own words the question holds best, nearby first.

    A second operand of which the question says less than half is a guess; then there is only the first.
    """
    asked = set(ground.question.terms)
    likely: list[tuple[float, Fact]] = []
    for other in (*near, *(ranked.candidate for ranked in ground.facts)):
        words = [word for word in split_tokens(other.figure.indicator) if word not in STOP_SYLLABLES]
        if (
            words
            and other.figure.span != best.figure.span
            and other.figure.base_unit == best.figure.base_unit
            and {other.figure.role, best.figure.role} <= AMOUNTS
            and other.figure.number != best.figure.number
            and not _is_restated(best, other)
        ):
            likely.append((sum(word in asked for word in words) / len(words), other))
    held, second = max(likely, key=lambda pair: pair[0], default=(0.0, best))
    return [best, second] if held >= LEAST_OWN_WORDS else [best]


def _is_restated(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are one number reported twice, which a question for two things does not mean."""
    same = fold(one.figure.indicator) == fold(other.figure.indicator) and one.figure.period == other.figure.period
    return same and {one.figure.status, other.figure.status} == {Status.FIRST_REPORTED, Status.UPDATED}


def _compute(operation: Operation | None, figures: Sequence[Figure]) -> Computed:
    first, second = figures[0], figures[1]
    values = [abs(figure.value) for figure in figures]
    if operation in {Operation.DIFFERENCE, Operation.SUM} and max(values) > _FAR_APART * min(values) > 0:
        raise UnitsDiffer("không cùng một loại")
    if operation is Operation.SUM:
        return add(figures)
    if operation is Operation.RATIO:
        return divide(first, second)
    if operation is Operation.BASE:
        return undo_growth(first, second) if second.role is Role.GROWTH else undo_change(first, second)
    if operation is Operation.IMPLIED_PLAN:
        return plan_of(first, second)
    return subtract(first, second)


def compose_computed(
    ground: Ground, operands: Sequence[Fact], computed: Computed, confidence: float, *, sides: Sequence[str] = ()
) -> Answer:
    """Answer with a computed number, its formula, and every operand with its citation.

    `sides` are what the question calls the operands, for those that documents call by one name.
    """
    citations, numbers = cite_facts(operands)
    glue = "" if computed.unit == "%" else " "
    result = f"{write_number(computed.number)}{glue}{computed.unit}".rstrip()
    provable = " ".join([ground.question.text, *(citation.quote for citation in citations)])
    marks = "".join(f"[{citation.number}]" for citation in citations)
    called = [name_of(as_told(fact), provable) for fact in operands]
    places = sides_apart(called, sides)
    called = [f"{name} ({place})" if place else name for name, place in zip(called, places, strict=True)]
    names = "; ".join(map(_say_operand, called, operands, _tell_apart(operands, called, provable)))
    plain = {name_of(fact.figure, provable) for fact in operands}
    if len(operands) > _PAIR and len(plain) == 1:
        names = plain.pop()  # the terms say the numbers already
    rounding = ", đã làm tròn" if computed.rounded else ""
    # The result opens the sentence, and its sign says that it is of a hundred: both would only be more numbers to read.
    terms = re.split(" [=≈] ", computed.formula)[0]
    terms = terms.removesuffix(" × 100") if computed.unit == "%" else terms
    figures = [
        replace(show_figure(fact, numbers[fact.passage.chunk_id]), place=place)
        for fact, place in zip(operands, places, strict=True)
    ]
    period, baseline = period_of_computed([fact.figure for fact in operands], summed=" + " in computed.formula)
    shown = AnswerFigure(
        text=f"{result} ({computed.formula})",
        number=format(computed.number, "f"),
        unit=computed.unit,
        indicator=name_computed(operands, computed),
        role=Role.OTHER.value,
        direction=Direction.NONE.value,
        period=period,
        baseline=baseline,
        status=operands[0].figure.status.value,
        citation=1,
        computed=True,
        formula=computed.formula,
    )
    return Answer(
        question=ground.question.text,
        answered=True,
        text=f"{result} (tính: {terms}{rounding}). {names} {marks}.",
        figures=(shown, *figures),
        citations=citations,
        confidence=confidence,
        understood=ground.question.understood,
    )


def name_computed(operands: Sequence[Fact], computed: Computed) -> str:
    """Name what was computed as its formula is written ("nông thôn − thành thị"); things of one name have that name."""
    sign = _SIGN.search(computed.formula)
    ordered = sorted(operands, key=lambda fact: -fact.figure.value) if sign and sign[0] == " − " else operands
    labels = (label_of(as_told(fact)) for fact in ordered)
    names = {label.lower(): f"({label})" if " - " in label else label for label in labels}
    moved = len({fact.figure.role in MOVES for fact in operands}) == _PAIR
    joined = "" if moved or sign is None else sign[0].join(names.values())
    if len(names) > 1 and 0 < len(joined) <= _LONGEST_NAME:
        return joined
    plain = {label_of(fact.figure) for fact in operands}
    return plain.pop() if len(plain) == 1 < len(names) else label_of(as_told(operands[0]))


def _tell_apart(operands: Sequence[Fact], called: Sequence[str], provable: str) -> list[str]:
    """Return what tells two operands from each other: their periods where these differ, else how final they are."""
    if len(operands) != _PAIR:
        return [""] * len(operands)
    if len({fact.figure.period for fact in operands}) == _PAIR:
        told = all(str(year_of(fact.figure.period)) in name for fact, name in zip(operands, called, strict=True))
        return ["" if told else when_of(fact.figure, provable) for fact in operands]
    return [status_of(fact.figure) if len(set(called)) == 1 else "" for fact in operands]


def _say_operand(name: str, fact: Fact, note: str) -> str:
    around = f"{name} ({note})" if note else name
    if fact.figure.role in MOVES:
        return f"{around} {say_value(fact.figure)}"
    return f"{around}: {written(fact.figure)}"


def period_of_computed(figures: Sequence[Figure], *, summed: bool = False) -> tuple[str, str | None]:
    """Return the period of what was computed from figures, or "", and the one that it is compared with, or None.

    What was before a move is of the period that it is told against; what lies between two periods is of the later one.
    A sum over two periods is of neither, and compared with nothing.
    """
    first = figures[0]
    if len(figures) == _PAIR and first.role not in MOVES and figures[1].role in MOVES:
        return _period_before(first.period, figures[1].baseline), None
    known = sorted({figure.period for figure in figures if period_bounds(figure.period)}, key=_ends)
    if len(known) == _PAIR and len(figures) == _PAIR and not summed:
        return known[1], describe_period(known[0])
    return (known[0] if len(known) == 1 else ""), None


def _ends(period: str) -> tuple[date, date]:
    bounds = period_bounds(period)
    return (bounds[1], bounds[0]) if bounds is not None else (date.min, date.min)


def _period_before(period: str, baseline: str | None) -> str:
    """Return the period that a move over `period` is told against."""
    if baseline in {"cùng kỳ", "năm trước"}:
        return previous_year(period)
    found = find_periods(baseline or "", base=period)
    return found[0].notation if found else ""
