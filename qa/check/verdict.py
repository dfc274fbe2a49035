"""Records of a checked draft: one finding for each claim, and the JSON that the command line prints."""

from dataclasses import dataclass
from enum import StrEnum

from qa.arithmetic.rounding import Fit
from qa.candidate import Fact
from qa.check.claim import Claim


class Verdict(StrEnum):
    """What the index says of a claim."""

    PROVED = "khớp"
    WRONG = "lệch"
    UNKNOWN = "không thấy"
    AMBIGUOUS = "mơ hồ"


class Difference(StrEnum):
    """On which point a wrong claim differs from its source."""

    VALUE = "value"
    UNIT = "unit"
    PERIOD = "period"
    INDICATOR = "indicator"
    DIRECTION = "direction"
    ROLE = "role"
    STATUS = "status"
    PLACE = "place"


# Differences of which a second fact may tell: what is stated of the claim's own place, period or role, or, of a wrong
# indicator, where the claim's number stands.
BESIDE = frozenset({Difference.PLACE, Difference.PERIOD, Difference.ROLE, Difference.INDICATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The verdict on one claim.

    Parameters
    ----------
    claim
        The claim.
    verdict
        What follows.
    facts
        What proves or contradicts it, or its possible readings, best first; none for UNKNOWN. For a difference of
        `BESIDE` a second one may follow.
    fit
        For PROVED: whether the numbers are equal or one is rounded.
    difference
        For WRONG: the point.
    """

    claim: Claim
    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    fit: Fit | None = None
    difference: Difference | None = None
