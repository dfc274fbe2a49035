"""A claim and the facts that may speak of it in, one finding out.

Careful on purpose: a right figure called wrong costs more trust than a wrong one that is only called unknown. So
"lệch" needs a source that clearly speaks of the same thing, in a document that the draft evidently draws on, or of the
place and the period that the claim names. Looks nothing up.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from index.extract.period import Relation
from index.extract.unit import MEASURES
from index.figure import Direction, Status
from qa.arithmetic.rounding import Fit, amount_of
from qa.candidate import Fact
from qa.check.amended import replaces
from qa.check.beside import digits_of
from qa.check.claim import Claim
from qa.check.compare import Points, is_other_scale
from qa.check.slip import find_slip
from qa.check.verdict import BESIDE, Difference, Finding, Verdict

# Likeness of subjects: at least this to be perhaps the same, to be the same, to be surely the same, to need no more.
PERHAPS, SAME, SURELY, CERTAIN = 0.4, 0.62, 0.75, 0.9
_SHARED = 0.4  # of a sentence's words, where the indicator alone is not certain: "diện tích" is of many things
_NEARER = 0.12  # by how much a rival must be nearer than a proof
_OTHER = 0.2  # by how much a rival must hold more of a claim's name than what bears the claim's number
_FARTHER = 0.25  # and by how much it must be nearer than that
_BESIDE = 0.5  # likeness that is enough beside a proof, or beside the claim's own number
_TELLING = 3  # digits; a number of fewer may agree by chance
_SOME = 2  # digits; a number of one, as of accidents or schools, stands beside many others of its kind
_PROOFS = 2  # claims that a document must prove before a draft is taken to draw on it
MOST_READINGS = 3


def find_sources(compared: Sequence[tuple[Claim, Sequence[Points]]]) -> frozenset[int]:
    """Return the ids of the documents that a draft evidently draws on.

    A document that proves several claims, by numbers that hardly agree by chance, and more than it contradicts: the
    page of another town shares the words of every line and a number here and there.
    """
    proved: Counter[int] = Counter()
    contradicted: Counter[int] = Counter()
    for claim, points in compared:
        proving = {each.fact.passage.document_id for each in points if _proves(each)}
        telling = {each.fact.passage.document_id for each in points if _proves(each) and _is_there_and_then(each)}
        against = {each.fact.passage.document_id for each in points if _speaks_against(each)}
        proved.update(proving if is_telling(claim) else telling if _digits(claim) >= _SOME else ())
        contradicted.update(against - proving)
    return frozenset(each for each, count in proved.items() if count >= _PROOFS and count > contradicted[each])


def judge(claim: Claim, points: Sequence[Points], sources: Collection[int]) -> Finding:
    """Judge one claim.

    Parameters
    ----------
    claim
        The claim.
    points
        Every fact that may speak of it, compared with it.
    sources
        Ids of the documents that the draft draws on.
    """
    equal = [each for each in points if each.fit is not None]
    alike = [each for each in equal if each.likeness >= SAME or _is_the_very(claim, each)]
    rivals = [each for each in points if _contradicts(claim, each, sources)]
    rival = _best_rival(claim, rivals)
    # A cell that states no direction does not speak against a sentence that does.
    opposed = any(not each.direction for each in alike)
    proofs = [each for each in alike if _proves_it(claim, each, sources) and not (opposed and _is_silent(each))]
    proof = max(proofs, key=_rank, default=None)
    if proof is not None:
        return _proved(claim, proof, [each for each in rivals if _speaks_against(each)], points)
    nearest = max((each for each in alike if _differs(claim, each, sources)), key=_rank_unlike, default=None)
    if nearest is not None:
        return _wrong(claim, nearest, _point(nearest), instead=None if rival is None else rival.fact)
    perhaps = [each for each in equal if each.agrees and (is_telling(claim) or each.likeness >= SAME)]
    if rival is not None and all(_is_of_another(each, rival) for each in perhaps):
        return _contradicted(claim, rival, perhaps, alike)
    readings = sorted(equal, key=_rank, reverse=True)[:MOST_READINGS]
    if readings:
        return Finding(claim=claim, verdict=Verdict.AMBIGUOUS, facts=tuple(each.fact for each in readings))
    return Finding(claim=claim, verdict=Verdict.UNKNOWN)


def _proved(claim: Claim, proof: Points, rivals: Sequence[Points], points: Sequence[Points]) -> Finding:
    """Return the finding for a claim that a fact proves, unless a rival is nearer to it in name or in place."""
    rival = _best_rival(claim, [each for each in rivals if not _is_farther_in_place(each, proof)])
    if rival is not None and (rival.likeness >= proof.likeness + _NEARER or _is_rather_named(rival, proof)):
        return _wrong(claim, rival, Difference.INDICATOR, instead=proof.fact)
    nearer = _best_rival(claim, [each for each in rivals if _is_nearer_in_place(claim, each, proof)])
    if nearer is not None:
        return Finding(claim=claim, verdict=Verdict.AMBIGUOUS, facts=(proof.fact, nearer.fact))
    return _outdated(claim, proof, points) or Finding(
        claim=claim, verdict=Verdict.PROVED, facts=(proof.fact,), fit=proof.fit
    )


def is_telling(claim: Claim) -> bool:
    """Tell whether a claim's number hardly agrees with another by chance: three digits or more, or a range."""
    return _digits(claim) >= _TELLING or claim.figure.upper is not None


def _digits(claim: Claim) -> int:
    return digits_of(claim.figure.number)


def _proves(points: Points) -> bool:
    return points.fit is not None and points.agrees and points.likeness >= SAME


def _proves_it(claim: Claim, points: Points, sources: Collection[int]) -> bool:
    """Tell whether a fact proves a claim; a number of few digits needs the place or the document to be right too."""
    if not points.agrees or points.is_of_other_time:
        return False
    if points.likeness < SAME and not _is_the_very(claim, points):
        return False
    return is_telling(claim) or points.place is True or _is_source(points, sources)


def _is_the_very(claim: Claim, points: Points) -> bool:
    """Tell whether a fact states a telling number under the claim's name, of its place and its time.

    However long the name that the source gives it.
    """
    named = points.named >= CERTAIN and points.likeness >= _BESIDE
    return named and points.fit is Fit.EXACT and is_telling(claim) and _is_there_and_then(points)


def _is_rather_named(rival: Points, proof: Points) -> bool:
    """Tell whether a rival bears more of a claim's name than its proof, beside what another claim tells of it."""
    nearer = rival.named >= proof.named + _OTHER and rival.likeness >= proof.likeness
    return nearer and rival.is_beside_proof and not proof.is_beside_proof


def _is_farther_in_place(rival: Points, other: Points) -> bool:
    """Tell whether a fact is of the very place of a claim, and a rival only of a place not known."""
    return other.place is True and rival.place is not True


def _is_nearer_in_place(claim: Claim, against: Points, proof: Points) -> bool:
    """Tell whether a document states another number of the very place that a draft names, and the draft's of none."""
    one_document = against.fact.passage.document_id == proof.fact.passage.document_id
    nearer = claim.is_place_named and against.place is True and proof.place is None
    return one_document and nearer and against.likeness >= proof.likeness


def _is_silent(points: Points) -> bool:
    return points.fact.figure.direction is Direction.NONE


def _is_source(points: Points, sources: Collection[int]) -> bool:
    return points.fact.passage.document_id in sources


def _is_there_and_then(points: Points) -> bool:
    return points.place is True and points.period is Relation.SAME


def _speaks_against(points: Points) -> bool:
    """Tell whether a fact states another amount of what seems the same thing at the same time."""
    at_once = points.period in {Relation.SAME, Relation.UNKNOWN}
    alike = points.likeness >= CERTAIN or (points.likeness >= SURELY and points.shared >= _SHARED)
    return points.fit is None and points.agrees and alike and at_once


def _contradicts(claim: Claim, points: Points, sources: Collection[int]) -> bool:
    """Tell whether a fact surely states another amount: in a source, or of the very place and period named."""
    is_measured = claim.figure.base_unit in MEASURES and claim.figure.base_unit != "%"
    if _digits(claim) < _SOME and not (is_measured and _is_there_and_then(points)):
        return False
    if _is_source(points, sources):
        return _speaks_against(points) or _is_meant(claim, points)
    named = claim.is_place_named and _is_there_and_then(points) and points.likeness >= CERTAIN
    return named and _speaks_against(points)


def _is_meant(claim: Claim, points: Points) -> bool:
    """Tell whether a fact of less like words is the one that a wrong claim meant: by its numbers and what is beside."""
    # A period that only an earlier sentence named may not be meant, and the source may tell a longer or shorter one.
    meant = points if claim.is_period_named else replace(points, period=Relation.UNKNOWN)
    if points.fit is not None or not meant.agrees:
        return False
    at_once = points.period in {Relation.SAME, Relation.UNKNOWN}
    if points.is_beside_proof:
        return points.likeness >= (_BESIDE if at_once else SURELY)
    if points.line is not None and at_once:
        return points.likeness >= _BESIDE
    slip = find_slip(amount_of(claim.figure), amount_of(points.fact.figure))
    alike = points.likeness >= (SAME if at_once else CERTAIN) and points.shared >= _SHARED
    return slip is not None and points.agrees and alike


def _is_of_another(points: Points, rival: Points) -> bool:
    """Tell whether the claim's number is told of another indicator, and a rival's number of the claim's own."""
    certain = rival.likeness >= CERTAIN and rival.period is Relation.SAME
    surely = certain or rival.line is not None
    if _is_farther_in_place(rival, points):
        return False
    # Where two numbers of the sentence stand in one statement of a source, it is that statement that is meant.
    if points.is_beside_proof or (points.is_restated and not rival.is_restated):
        return False
    return surely and points.named + _OTHER <= rival.named and points.likeness + _FARTHER <= rival.likeness


def _differs(claim: Claim, points: Points, sources: Collection[int]) -> bool:
    """Tell whether a fact of the same value surely tells it of another period, place, role or direction."""
    if points.agrees or (_digits(claim) < _SOME and points.likeness < CERTAIN):
        return False
    point = _point(points)
    # A period or a place that only an earlier sentence named may not be meant here.
    if (point is Difference.PERIOD and not claim.is_period_named) or (
        point is Difference.PLACE and not claim.is_place_named
    ):
        return False
    if point is Difference.PLACE and points.fit is not Fit.EXACT:
        return False
    surely = is_telling(claim) and points.fit is Fit.EXACT and points.likeness >= SURELY
    return surely or _is_source(points, sources)


def _best_rival(claim: Claim, rivals: Sequence[Points]) -> Points | None:
    """Return what most likely is the claim's own figure; of equals the nearest number."""
    return max(rivals, key=lambda each: (each.is_beside_proof, *_rank(each), -_distance(claim, each)), default=None)


def _distance(claim: Claim, points: Points) -> Decimal:
    return abs(claim.figure.value - points.fact.figure.value)


def _rank(points: Points) -> tuple[bool, float, bool, bool, bool, bool]:
    return (
        points.agrees,
        round(points.likeness, 1),
        points.fact.figure.status is not Status.FIRST_REPORTED,
        points.period is Relation.SAME,
        points.place is True,
        points.fit is Fit.EXACT,
    )


def _rank_unlike(points: Points) -> tuple[int, float]:
    """Order facts of the same value that differ on some point: on as few as possible."""
    return (points.role + points.direction + points.is_then + (points.place is not False), points.likeness)


def _point(points: Points) -> Difference:
    """Return on which point a fact of the same subject and value differs."""
    if not points.role:
        return Difference.ROLE
    if not points.direction:
        return Difference.DIRECTION
    return Difference.PLACE if points.place is False else Difference.PERIOD


def _contradicted(claim: Claim, rival: Points, others: Sequence[Points], alike: Sequence[Points]) -> Finding:
    """Return the finding for a claim whose source states another amount.

    The stated one may be of another place or time (`alike`), or stand under another indicator (`others`).
    """
    if others:
        return _wrong(claim, rival, Difference.INDICATOR, instead=max(others, key=_rank).fact)
    elsewhere = max((each for each in alike if each.fit is Fit.EXACT), key=_rank_unlike, default=None)
    if elsewhere is not None:
        return _wrong(claim, elsewhere, _point(elsewhere), instead=rival.fact)
    if rival.line is not None:
        return _wrong(claim, rival, Difference.INDICATOR, instead=rival.line)
    return _wrong(claim, rival, Difference.UNIT if is_other_scale(claim, rival.fact) else Difference.VALUE)


def _wrong(claim: Claim, points: Points, difference: Difference, *, instead: Fact | None = None) -> Finding:
    """Return the finding.

    Of a figure that belongs elsewhere, `instead` is what is stated here; of one of another indicator, where it stands.
    """
    beside = instead is not None and difference in BESIDE
    facts = (points.fact, instead) if instead is not None and beside else (points.fact,)
    return Finding(claim=claim, verdict=Verdict.WRONG, facts=facts, difference=difference)


def _outdated(claim: Claim, proof: Points, points: Sequence[Points]) -> Finding | None:
    """Return the finding for a figure that an update or an amendment replaced, None for any other."""
    if claim.figure.status is Status.FIRST_REPORTED:
        return None
    is_first = proof.fact.figure.status is Status.FIRST_REPORTED
    updates = [
        each
        for each in points
        if each.agrees
        and each.likeness >= SAME
        and each.fit is None
        and ((is_first and each.fact.figure.status is Status.UPDATED) or replaces(each.fact, proof.fact))
    ]
    return _wrong(claim, max(updates, key=_rank), Difference.STATUS) if updates else None
