"""Tests of the judge over hand-made facts: what needs more than an equal number, and what is never called wrong."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from index.extract.period import Relation
from index.figure import Direction, Figure, Role
from qa.arithmetic.rounding import Fit
from qa.check.claim import Claim
from qa.check.compare import Points
from qa.check.judge import find_sources, judge
from qa.check.verdict import Difference, Verdict
from tests.candidates import make_fact, make_figure, make_passage

SOURCE = 1  # the document of every hand-made passage


def claim_of(written: str, **changes: Any) -> Claim:
    """Return a claim of a figure."""
    return Claim(figure=make_figure(written, **changes), sentence=written)


def points_of(written: str, *, likeness: float = 1.0, fit: Fit | None = None, **changes: Any) -> Points:
    """Return a fact that agrees with a claim on every point but its amount."""
    given = {name: changes.pop(name) for name in ("place", "period", "direction", "role", "named") if name in changes}
    agreed: dict[str, Any] = {"role": True, "direction": True, "period": Relation.SAME, "place": None, **given}
    fact = make_fact(make_passage(f"thu nội địa {written}"), written, **changes)
    return Points(fact=fact, likeness=likeness, shared=1.0, fit=fit, **agreed)


def test_a_number_of_few_digits_proves_only_with_place_or_source() -> None:
    """45 of anything stands everywhere."""
    claim, points = claim_of("45 hộ"), points_of("45 hộ", fit=Fit.EXACT)
    assert judge(claim, [points], ()).verdict is Verdict.AMBIGUOUS
    assert judge(claim, [points], {SOURCE}).verdict is Verdict.PROVED
    assert judge(claim, [points_of("45 hộ", fit=Fit.EXACT, place=True)], ()).verdict is Verdict.PROVED
    assert judge(claim_of("4.512 hộ"), [points_of("4.512 hộ", fit=Fit.EXACT)], ()).verdict is Verdict.PROVED


def test_only_a_source_of_the_draft_contradicts() -> None:
    """Another document may speak of another thing in the same words."""
    claim, points = claim_of("4.512 hộ"), points_of("4.521 hộ")
    assert judge(claim, [points], ()).verdict is Verdict.UNKNOWN
    found = judge(claim, [points], {SOURCE})
    assert (found.verdict, found.difference) == (Verdict.WRONG, Difference.VALUE)


def test_a_number_of_one_digit_is_never_contradicted() -> None:
    """Of five accidents and eight, nobody knows whether they are the same ones."""
    assert judge(claim_of("5 vụ"), [points_of("8 vụ")], {SOURCE}).verdict is Verdict.UNKNOWN


def test_an_equal_number_that_may_be_meant_makes_a_contradiction_doubtful() -> None:
    """Of the same document, in half the words: both are shown."""
    points = [points_of("4.521 hộ"), points_of("4.512 hộ", likeness=0.5, fit=Fit.EXACT)]
    assert judge(claim_of("4.512 hộ"), points, {SOURCE}).verdict is Verdict.AMBIGUOUS


def test_a_cell_without_direction_does_not_hide_a_wrong_one() -> None:
    """The sentence beside it says which way."""
    claim = Claim(figure=grown(Direction.UP), sentence="")
    sentence = points_of("12,5%", fit=Fit.EXACT, direction=False)
    cell = points_of("12,5%", fit=Fit.EXACT)
    assert judge(claim, [cell], {SOURCE}).verdict is Verdict.PROVED
    found = judge(claim, [cell, sentence], {SOURCE})
    assert (found.verdict, found.difference) == (Verdict.WRONG, Difference.DIRECTION)


def test_a_period_that_the_sentence_does_not_name_is_not_called_wrong() -> None:
    """It was inherited from an earlier sentence, and may not be meant."""
    points = points_of("4.512 hộ", fit=Fit.EXACT, period=Relation.DISJOINT)
    assert judge(claim_of("4.512 hộ"), [points], {SOURCE}).verdict is Verdict.AMBIGUOUS
    named = Claim(figure=make_figure("4.512 hộ"), sentence="", is_period_named=True)
    assert judge(named, [points], {SOURCE}).difference is Difference.PERIOD


def test_a_number_of_no_time_after_other_times_proves_nothing() -> None:
    """The draft names its year; the source names others before the number."""
    points = points_of("4.512 hộ", fit=Fit.EXACT, period=Relation.UNKNOWN)
    assert judge(claim_of("4.512 hộ"), [points], {SOURCE}).verdict is Verdict.PROVED
    later = replace(points, is_of_other_time=True)
    assert judge(claim_of("4.512 hộ"), [later], {SOURCE}).verdict is Verdict.AMBIGUOUS


def test_a_draft_draws_on_a_document_that_proves_more_than_it_contradicts() -> None:
    """Two telling numbers at least."""
    proved = [(claim_of(text), [points_of(text, fit=Fit.EXACT)]) for text in ("4.512 hộ", "3.480 hộ")]
    against = [(claim_of(text), [points_of("9.999 hộ")]) for text in ("1.111 hộ", "2.222 hộ")]
    assert find_sources(proved) == {SOURCE}
    assert find_sources(proved[:1]) == frozenset()
    assert find_sources([*proved, *against]) == frozenset()


def test_a_number_of_another_indicator_is_wrong_where_the_own_one_is_certain() -> None:
    """It bears fewer words of the claim's name; where it stands in a statement that the draft restates, it is meant."""
    rival = points_of("4.521 hộ")
    other = points_of("4.512 hộ", likeness=0.5, fit=Fit.EXACT, named=0.3)
    found = judge(claim_of("4.512 hộ"), [rival, other], {SOURCE})
    assert (found.verdict, found.difference) == (Verdict.WRONG, Difference.INDICATOR)
    assert [fact.figure.text for fact in found.facts] == ["4.521 hộ", "4.512 hộ"]
    there = replace(other, place=True)
    assert judge(claim_of("4.512 hộ"), [rival, there], {SOURCE}).verdict is Verdict.AMBIGUOUS
    restated = replace(other, is_restated=True)
    assert judge(claim_of("4.512 hộ"), [rival, restated], {SOURCE}).verdict is Verdict.AMBIGUOUS
    beside = replace(other, is_beside_proof=True)
    assert (
        judge(claim_of("4.512 hộ"), [replace(rival, is_restated=True), beside], {SOURCE}).verdict is Verdict.AMBIGUOUS
    )


def test_a_slip_of_the_pen_makes_less_like_words_enough() -> None:
    """4.521 for 4.512 is one; 6.087 is another number."""
    claim = claim_of("4.512 hộ")
    assert judge(claim, [points_of("4.521 hộ", likeness=0.65)], {SOURCE}).difference is Difference.VALUE
    assert judge(claim, [points_of("6.087 hộ", likeness=0.65)], {SOURCE}).verdict is Verdict.UNKNOWN
    assert judge(claim, [points_of("4.521 hộ", likeness=0.65)], ()).verdict is Verdict.UNKNOWN


def test_what_is_said_beside_a_proof_contradicts_in_less_like_words() -> None:
    """Also of a longer time, where the words are near."""
    claim = claim_of("4.512 hộ")
    beside = replace(points_of("6.087 hộ", likeness=0.55), is_beside_proof=True)
    assert judge(claim, [beside], {SOURCE}).difference is Difference.VALUE
    longer = replace(points_of("6.087 hộ", likeness=0.8, period=Relation.CONTAINS), is_beside_proof=True)
    assert judge(claim, [longer], {SOURCE}).difference is Difference.VALUE
    assert judge(claim, [replace(longer, likeness=0.55)], {SOURCE}).verdict is Verdict.UNKNOWN


def test_a_measured_amount_of_one_digit_is_contradicted_only_there_and_then() -> None:
    """60 nghìn tấn is no count of accidents."""
    claim, there = claim_of("60 nghìn tấn"), points_of("64.213 tấn", place=True)
    assert judge(claim, [there], {SOURCE}).difference is Difference.VALUE
    assert judge(claim, [points_of("64.213 tấn")], {SOURCE}).verdict is Verdict.UNKNOWN


def test_a_number_of_no_place_is_doubtful_beside_one_of_the_place_named() -> None:
    """Both are shown."""
    claim = Claim(figure=make_figure("4.512 hộ"), sentence="", is_place_named=True)
    points = [points_of("4.512 hộ", fit=Fit.EXACT), points_of("6.087 hộ", place=True)]
    found = judge(claim, points, {SOURCE})
    assert found.verdict is Verdict.AMBIGUOUS
    assert [fact.figure.text for fact in found.facts] == ["4.512 hộ", "6.087 hộ"]


def grown(direction: Direction) -> Figure:
    """Return a growth of 12,5%."""
    figure = make_figure("12,5%", unit="%", role=Role.GROWTH, direction=direction)
    assert figure.number == Decimal("12.5")
    return figure
