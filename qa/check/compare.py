"""A claim and a fact in, on which points they agree and differ out.

The points: amount, role, direction, period, place, status; how alike the subjects are is ``qa.check.subject``. Does
NOT decide what follows.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from index.extract.period import Relation, relate_periods
from index.extract.territory import relate_territories
from index.figure import MOVES, Direction, Figure
from index.normalise import fold
from qa.arithmetic.rounding import Fit, amount_of, fit
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.words.match import held_by, split_tokens

# "tốc độ tăng trưởng đạt 7%" states a growth as a level.
_NAMES_GROWTH = re.compile(r"tang truong|toc do|muc tang|ty le tang")
_MOVED = re.compile(r"(?<!\w)(?:tăng|giảm)(?: [^\W\d_]+)? [\d.,]+\s*%$")
_OPPOSITE = frozenset({(Direction.UP, Direction.DOWN), (Direction.DOWN, Direction.UP)})
_FACTORS = tuple(Decimal(10) ** power for power in (3, 6, 9, -3, -6, -9))


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """On which points a fact agrees with a claim; None where one side does not say.

    `likeness` of the subjects, `shared` words of the sentences, and how much of the claim's name the fact's own
    indicator holds (`named`) lie between 0 and 1; `fit` of the amounts is None when they differ. A fact may stand in
    a passage that proves another number of the claim's sentence (`is_restated`), even one of the same indicator
    (`is_beside_proof`), or beside a `line` that tells the claim's own number under another name. Where the source
    states no period, `is_of_other_time` says that all periods named before it are others than the claim's.
    """

    fact: Fact
    likeness: float
    shared: float
    fit: Fit | None
    role: bool
    direction: bool
    period: Relation
    place: bool | None
    named: float = 1.0
    is_restated: bool = False
    is_beside_proof: bool = False
    line: Fact | None = None
    is_of_other_time: bool = False

    @property
    def agrees(self) -> bool:
        """Whether everything but subject and amount agrees or is not said."""
        return self.role and self.direction and self.is_then and self.place is not False

    @property
    def is_then(self) -> bool:
        """Whether the periods can be the same."""
        return self.period is not Relation.DISJOINT


def compare(claim: Claim, fact: Fact, *, likeness: float, shared: float, named: float) -> Points:
    """Compare a claim with a fact on every point."""
    figure = claim.figure
    return Points(
        fact=fact,
        likeness=likeness,
        shared=shared,
        named=named,
        fit=fit(amount_of(figure), amount_of(fact.figure)),
        role=_same_role(figure, fact),
        direction=(figure.direction, fact.figure.direction) not in _OPPOSITE,
        period=_relate(figure.period, fact),
        place=_same_place(claim, fact),
    )


def is_other_scale(claim: Claim, fact: Fact) -> bool:
    """Tell whether both write the same digits in another scale: tỷ for triệu."""
    stated, source = claim.figure, fact.figure
    return any(
        fit(amount_of(stated), amount_of(_scaled(source, factor))) is not None for factor in _FACTORS if source.value
    )


def _scaled(figure: Figure, factor: Decimal) -> Figure:
    return replace(figure, value=figure.value * factor)


def _same_role(stated: Figure, fact: Fact) -> bool:
    if _is_move(stated) == _is_move(fact.figure):
        return True
    # "tăng vẫn 13,32%" is a slip of the source that reads as a level.
    return _is_move(stated) and _MOVED.search(fact.clause) is not None


def _is_move(figure: Figure) -> bool:
    return figure.role in MOVES or (
        figure.base_unit.startswith("%") and _NAMES_GROWTH.search(fold(figure.indicator)) is not None
    )


def _relate(period: str, fact: Fact) -> Relation:
    """Relate the periods; a source that states none but shows the year near is of that year."""
    stated = fact.figure.period or fact.passage.period
    if not period or not stated:
        return Relation.UNKNOWN
    return relate_periods(period, stated)


def _same_place(claim: Claim, fact: Fact) -> bool | None:
    """Tell whether the source is about the claim's place; None when either does not say."""
    if not claim.place:
        return None
    stated = {fact.figure.territory, fact.passage.territory} - {""}
    relations = {relate_territories(claim.place, other) for other in stated}
    if relations & {Relation.SAME, Relation.INSIDE}:
        return True
    words = tuple(split_tokens(re.sub(r"^(?:tỉnh|thành phố) ", "", claim.place)))
    if held_by([fact.passage.title, fact.passage.chunk.context, fact.passage.chunk.text]).names(words):
        return True
    # What is told of a wider place, or of the province that this one became a part of, is not told of this one.
    return False if relations and relations <= {Relation.DISJOINT, Relation.CONTAINS} else None
