"""Compared claims in, the same out with what the rest of a claim's sentence tells of where it was taken from.

"Bán lẻ đạt 14,5 nghìn tỷ đồng, bằng 46,5% kế hoạch": where a source says 46,5% of retail sales, the amount that it
says beside is the one meant, though its words are others. And a number that stands in a source's passage under
another name than the claim's was taken from a neighbouring line. What a sentence tells of one thing speaks against
nothing that it tells of another. Judges nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from index.document import BlockKind
from index.extract.period import Relation
from qa.arithmetic.rounding import Fit
from qa.candidate import Fact
from qa.check.claim import Claim
from qa.check.compare import Points

_SOME, _TELLING = 2, 3  # digits of a number that hardly stands in a passage by chance
_OTHER = 0.2  # by how much less of a claim's name a neighbouring line must hold
_TOLD = 0.6  # likeness with which a figure of the draft tells what a source tells
_WHOLE = 0.4  # of a claim's name, which the line that is meant must hold

Statement = tuple[int, str]  # id of a passage, indicator there


def mark_beside(compared: Sequence[tuple[Claim, Sequence[Points]]]) -> Iterator[tuple[Claim, tuple[Points, ...]]]:
    """Iterate over the claims with their facts marked: told beside a proof, or beside the number itself."""
    sentences: dict[int, list[tuple[Claim, Sequence[Points]]]] = {}
    for pair in compared:
        sentences.setdefault(pair[0].figure.chunk, []).append(pair)
    for claim, points in compared:
        mates = [pair for pair in sentences[claim.figure.chunk] if pair[0] is not claim]
        told = {
            each.fact.place
            for other, facts in mates
            if other.figure.indicator != claim.figure.indicator
            for each in facts
            if _is_taken(other, each) and each.likeness >= _TOLD
        }
        proved = {
            _statement(each) for other, facts in mates if _tell_of_one(claim, other) for each in _proofs(other, facts)
        }
        restated = {_place(each) for other, facts in mates for each in _proofs(other, facts) if each.likeness >= _TOLD}
        taken = [each for each in points if _is_taken(claim, each) and _statement(each) not in proved]
        yield (
            claim,
            tuple(
                replace(
                    each,
                    is_beside_proof=_statement(each) in proved,
                    is_restated=_place(each) in restated,
                    line=_line(each, taken),
                )
                for each in points
                if each.fact.place not in told
            ),
        )


def digits_of(number: Decimal) -> int:
    """Return how many digits of a number say something: zeros at either end do not."""
    return len("".join(map(str, number.as_tuple().digits)).strip("0"))


def _proofs(claim: Claim, points: Sequence[Points]) -> Iterator[Points]:
    """Iterate over the facts that state a claim's number; a period that its sentence does not name may be another."""
    if digits_of(claim.figure.number) < _SOME:
        return
    for each in points:
        then = replace(each, period=Relation.UNKNOWN) if not claim.is_period_named else each
        if each.fit is not None and then.agrees:
            yield each


def _line(points: Points, taken: Sequence[Points]) -> Fact | None:
    """Return the fact that states the claim's number beside this one, under another name than the claim's."""
    lines = (
        each.fact for each in taken if _stand_together(each, points) and _WHOLE <= points.named >= each.named + _OTHER
    )
    return next(lines, None)


def _stand_together(one: Points, two: Points) -> bool:
    """Tell whether two figures of a source stand in one row, or in one paragraph of text."""
    return _place(one) == _place(two)


def _place(points: Points) -> tuple[int, int, int]:
    """Return what tells the row of a table, or the paragraph, that a fact stands in."""
    passage = points.fact.passage
    row = passage.chunk_id if passage.kind is BlockKind.TABLE else 0
    return passage.document_id, passage.paragraph, row


def _tell_of_one(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures of one sentence tell of one thing."""
    one, two = claim.figure, other.figure
    return one.indicator == two.indicator and one.period == two.period


def _is_taken(claim: Claim, points: Points) -> bool:
    return points.fit is Fit.EXACT and points.agrees and digits_of(claim.figure.number) >= _TELLING


def _statement(points: Points) -> Statement:
    """Return what tells one statement of a source: its passage and the indicator there."""
    return points.fact.passage.chunk_id, points.fact.figure.indicator
