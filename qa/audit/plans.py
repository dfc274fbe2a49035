"""Values with the share of their plan against the plan itself: "525 tỷ đồng, bằng 18% kế hoạch".

A document in, findings out: the plan that value and share give must be the plan that is stated, and two statements of
one indicator must give one plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.extract.notation import year_of
from index.figure import Direction, Figure, Role, Status
from qa.audit.finding import Check, Finding, Paper, Severity
from qa.audit.interval import Interval, shown_interval
from qa.audit.kinship import FARTHEST, are_near, companion, is_plain_value, is_telling, name_key
from qa.audit.wording import amount, in_unit, named, trimmed
from qa.cite.phrase import written

# "dự toán thu ngân sách được giao" names the plan of "thu ngân sách".
_PLAN = re.compile(r"(?:tong )?(?:du toan|ke hoach|chi tieu)\s+(?P<name>.+?)(?:\s+(?:duoc |tinh |trung uong )?giao)?")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedPlan:
    """A value, its share of the plan, and the plan that both give, in the base unit."""

    value: Figure
    share: Figure
    plan: Interval

    @property
    def exact(self) -> Decimal:
        """The plan by the numbers as written."""
        return self.value.value * _HUNDRED / self.share.number

    @property
    def word(self) -> str:
        """What the plan is called: "kế hoạch", "dự toán"."""
        return self.share.baseline or "kế hoạch"


def check_plans(paper: Paper) -> Iterator[Finding]:
    """Compare the plans that values and plan shares give with stated plans, and with each other."""
    implied = tuple(_implied_plans(paper))
    targets: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in paper.figures:
        name, parent, place = name_key(figure)
        plan = _PLAN.fullmatch(name)
        if plan is not None or figure.role is Role.TARGET or figure.status is Status.TARGET:
            targets.setdefault((name if plan is None else plan["name"], parent, place), []).append(figure)
    for one in implied:
        stated = [
            target
            for target in targets.get(name_key(one.value), ())
            if target.span != one.value.span and _is_plan_of(target, one.value)
        ]
        if stated and not any(shown_interval(target).meets(one.plan) for target in stated):
            yield _tell_stated(paper, one, stated[0])
    yield from _against_each_other(paper, implied)


def _implied_plans(paper: Paper) -> Iterator[ImpliedPlan]:
    for position, value in enumerate(paper.figures):
        if not is_plain_value(value) or value.value <= 0:
            continue
        share = companion(paper.figures, position, Role.PLAN_SHARE)
        if share is None or share.base_unit != "%" or share.direction is Direction.UP:
            continue
        percent = shown_interval(share)
        if percent.low > 0:
            plan = shown_interval(value).over(percent).times(_HUNDRED)
            yield ImpliedPlan(value=value, share=share, plan=plan)


def _is_plan_of(target: Figure, value: Figure) -> bool:
    """Tell whether a target is an amount for the same period, or for the whole year of it."""
    return (
        is_plain_value(target)
        and target.base_unit == value.base_unit
        and target.period in {value.period, str(year_of(value.period))}
        and value.value / FARTHEST < target.value * FARTHEST * FARTHEST
    )


def _against_each_other(paper: Paper, implied: Sequence[ImpliedPlan]) -> Iterator[Finding]:
    """Compare each implied plan with the next of the same indicator, year and kind of plan."""
    latest: dict[tuple[object, ...], ImpliedPlan] = {}
    for one in implied:
        year = year_of(one.value.period)
        if year is None or not is_telling(one.value):
            continue
        key = (name_key(one.value), year, one.share.baseline, one.value.base_unit)
        other = latest.get(key)
        latest[key] = one
        if other is None or one.plan.meets(other.plan):
            continue
        if not are_near(one.plan.middle, other.plan.middle):
            continue
        yield _tell_pair(paper, other, one)


def _tell_stated(paper: Paper, one: ImpliedPlan, target: Figure) -> Finding:
    unit = target.unit
    apart = abs(one.exact - target.value)
    return Finding(
        check=Check.PLAN,
        severity=Severity.LOOK,
        sentence=(
            f"{named(one.value)}: {written(one.value)} mà đạt {written(one.share)} {one.word} thì {one.word} phải là"
            f" {amount(one.exact, unit)}, nhưng {one.word} nêu {written(target)}, chênh {amount(apart, unit)}."
        ),
        arithmetic=f"{_division(one, unit)}; {one.word} nêu {written(target)}; chênh {amount(apart, unit)}",
        difference=trimmed(in_unit(apart, unit)),
        tolerance=trimmed(in_unit(one.plan.margin + shown_interval(target).margin, unit)),
        unit=unit,
        operands=paper.operands(one.value, one.share, target),
    )


def _tell_pair(paper: Paper, one: ImpliedPlan, other: ImpliedPlan) -> Finding:
    unit = one.value.unit
    apart = abs(one.exact - other.exact)
    plan = one.word
    return Finding(
        check=Check.PLAN,
        severity=Severity.LOOK,
        sentence=(
            f"{named(one.value)}: {written(one.value)} đạt {written(one.share)} {plan} và {written(other.value)} đạt"
            f" {written(other.share)} {plan} cho ra hai {plan} khác nhau, {amount(one.exact, unit)} và"
            f" {amount(other.exact, unit)}."
        ),
        arithmetic=f"{_division(one, unit)}; {_division(other, unit)}; chênh {amount(apart, unit)}",
        difference=trimmed(in_unit(apart, unit)),
        tolerance=trimmed(in_unit(one.plan.margin + other.plan.margin, unit)),
        unit=unit,
        operands=paper.operands(one.value, one.share, other.value, other.share),
    )


def _division(one: ImpliedPlan, unit: str) -> str:
    return f"{written(one.value)} / {written(one.share)} ≈ {amount(one.exact, unit)}"
