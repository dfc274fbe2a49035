"""A claim and the facts that may speak of it in, one finding out.

Careful on purpose: a right figure called wrong costs more trust than a wrong one that is only called unknown. So
"lệch" needs a source that clearly speaks of the same thing. Looks nothing up.
"""

from collections.abc import Sequence

from index.extract.period import Relation
from index.figure import Status
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.check.compare import Points, is_other_scale
from qa.check.verdict import Difference, Finding, Verdict
from qa.rounding import Fit

# Likeness of subjects: at least this to be the same thing, to be perhaps the same, and how much nearer a rival must be.
SAME, PERHAPS, NEARER = 0.62, 0.4, 0.12
SURELY = 0.75
MOST_READINGS = 3


def judge(claim: Claim, points: Sequence[Points]) -> Finding:
    """Judge one claim.

    Parameters
    ----------
    claim
        The claim.
    points
        Every fact that may speak of it, compared with it.
    """
    equal = [each for each in points if each.fit is not None]
    alike = [each for each in equal if each.likeness >= SAME]
    proved = [each for each in alike if each.agrees]
    rival = max((each for each in points if _contradicts(each)), key=_rank, default=None)
    if proved:
        proof = max(proved, key=_rank)
        if rival is None or rival.likeness < max(SURELY, proof.likeness + NEARER):
            return _outdated(claim, proof, points) or Finding(
                claim=claim, verdict=Verdict.PROVED, facts=(proof.fact,), fit=proof.fit
            )
        return _wrong(claim, rival, Difference.INDICATOR)
    if alike:
        nearest = max(alike, key=_rank_unlike)
        return _wrong(claim, nearest, _point(nearest))
    if rival is not None and rival.likeness >= SURELY:
        return _wrong(claim, rival, Difference.UNIT if is_other_scale(claim, rival.fact) else Difference.VALUE)
    readings = sorted((each for each in equal if each.likeness >= PERHAPS), key=_rank, reverse=True)
    if readings:
        facts = tuple(each.fact for each in readings[:MOST_READINGS])
        return Finding(claim=claim, verdict=Verdict.AMBIGUOUS, facts=facts)
    return Finding(claim=claim, verdict=Verdict.UNKNOWN)


def _contradicts(points: Points) -> bool:
    """Tell whether a fact states another amount of what may be the same thing at the same time."""
    return points.fit is None and points.agrees and points.period in {Relation.SAME, Relation.UNKNOWN}


def _rank_unlike(points: Points) -> tuple[int, float]:
    """Order facts of the same value that differ on some point: on as few as possible."""
    return (points.role + points.direction + points.is_then + (points.place is not False), points.likeness)


def _rank(points: Points) -> tuple[bool, float, bool, bool, bool]:
    return (
        points.agrees,
        points.likeness,
        points.period is Relation.SAME,
        points.place is True,
        points.fit is Fit.EXACT,
    )


def _point(points: Points) -> Difference:
    """Return on which point a fact of the same subject and value differs."""
    if not points.role:
        return Difference.ROLE
    if not points.direction:
        return Difference.DIRECTION
    return Difference.PLACE if points.place is False else Difference.PERIOD


def _wrong(claim: Claim, points: Points, difference: Difference) -> Finding:
    return Finding(claim=claim, verdict=Verdict.WRONG, facts=(points.fact,), difference=difference)


def _outdated(claim: Claim, proof: Points, points: Sequence[Points]) -> Finding | None:
    """Return the finding for a figure first reported that the draft tells as the last word, None for any other."""
    if proof.fact.figure.status is not Status.FIRST_REPORTED or claim.figure.status is Status.FIRST_REPORTED:
        return None
    updates = [
        each
        for each in points
        if each.fact.figure.status is Status.UPDATED and each.agrees and each.likeness >= SAME and each.fit is None
    ]
    return _wrong(claim, max(updates, key=_rank), Difference.STATUS) if updates else None
