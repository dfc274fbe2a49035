"""The plan of which only the level reached and its share are stated: "đạt 30 tỷ đồng, bằng 60% kế hoạch".

A question that asks for a plan, the fact of the level and those beside it in, the plan that is stated elsewhere within
what rounding of the share allows, or computed, out; None where another thing than the plan is asked.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.figure import Direction, Role, Status
from index.normalise import fold
from qa.answer import Answer
from qa.arithmetic.compute import plan_of
from qa.candidate import Fact
from qa.compose.compose import compose_fact
from qa.rank.ground import Ground
from qa.retrieve.siblings import plan_share_of
from qa.strategy.operate import compose_computed
from qa.words.match import split_tokens

_PLAN = re.compile(r"\b(?:ke hoach|du toan)\b")
# "đạt bao nhiêu % kế hoạch", "vượt kế hoạch", "so với kế hoạch": the plan is what something is measured by.
_NOT_THE_PLAN = re.compile(
    r"%|phan tram|(?:so(?: voi)?|vuot|dat|bang|thuc hien|trong) (?:\w+ ){0,2}(?:ke hoach|du toan)"
    r"|(?:ke hoach|du toan) .*\b(?:dat|thuc hien)"
)


def answer_implied_plan(ground: Ground, best: Fact, near: Sequence[Fact], confidence: float) -> Answer | None:
    """Compute the plan where the plan is asked and only the level and its share of the plan are stated."""
    figure = best.figure
    if not _PLAN.search(fold(ground.question.reading)) or _NOT_THE_PLAN.search(fold(ground.question.reading)):
        return None
    if figure.role not in {Role.LEVEL, Role.COUNT} or figure.status is Status.TARGET:
        return None
    plan_share = plan_share_of(best, near)
    if plan_share is None:
        return None
    stated = _stated_plan(ground, best, plan_share)
    if stated is not None:
        return compose_fact(ground.question, stated, (), confidence)
    return compose_computed(ground, [best, plan_share], plan_of(figure, plan_share.figure), confidence)


def _stated_plan(ground: Ground, level: Fact, plan_share: Fact) -> Fact | None:
    """Return the figure that states the plan which level and share imply, within what rounding of the share allows."""
    share = plan_share.figure.number
    if plan_share.figure.direction is Direction.UP:
        share += 100
    if not share:
        return None
    # Half a unit of the last digit of the share.
    half = Decimal(5).scaleb(int(share.as_tuple().exponent) - 1)
    least, most = (level.figure.value / (share + edge) * 100 for edge in (half, -half))
    words = set(split_tokens(level.figure.indicator))
    for ranked in ground.facts:
        figure = ranked.candidate.figure
        if (
            figure.base_unit == level.figure.base_unit
            and least <= figure.value <= most
            and words & set(split_tokens(figure.indicator))
        ):
            return ranked.candidate
    return None
