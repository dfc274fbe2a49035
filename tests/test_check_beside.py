"""Tests of what the rest of a sentence tells of a claim: proofs beside it, neighbouring lines, numbers told already."""

from typing import Any

from index.extract.period import Relation
from qa.arithmetic.rounding import Fit
from qa.check.beside import mark_beside
from qa.check.claim import Claim
from qa.check.compare import Points
from tests.candidates import make_fact, make_figure, make_passage

SOURCE = make_passage("bán lẻ đạt 15.438 tỷ đồng, bằng 46,5% kế hoạch; chè 1.752 tấn, nhãn 2.760 tấn")


def claim_of(written: str, indicator: str) -> Claim:
    """Return a claim of the one sentence of a draft."""
    return Claim(figure=make_figure(written, indicator=indicator), sentence="", is_period_named=True)


def points_of(written: str, indicator: str, *, fit: Fit | None = None, **changes: Any) -> Points:
    """Return a fact of the source compared with a claim."""
    compared: dict[str, Any] = {"likeness": 0.7, "period": Relation.SAME, **changes}
    fact = make_fact(SOURCE, written, indicator=indicator)
    return Points(fact=fact, shared=1.0, fit=fit, role=True, direction=True, place=True, **compared)


def test_an_amount_stands_beside_the_share_that_another_claim_proves() -> None:
    """Of the same indicator in the draft, and of one in the source."""
    amount = claim_of("14,5 nghìn tỷ đồng", "bán lẻ hàng hóa"), [points_of("15.438 tỷ đồng", "bán lẻ")]
    share = claim_of("46,5%", "bán lẻ hàng hóa"), [points_of("46,5%", "bán lẻ", fit=Fit.EXACT)]
    (_, (marked,)), _ = mark_beside([amount, share])
    assert (marked.is_beside_proof, marked.is_restated) == (True, True)
    of_other = claim_of("46,5%", "thu nội địa"), share[1]
    (_, (marked,)), _ = mark_beside([amount, of_other])
    assert (marked.is_beside_proof, marked.is_restated) == (False, True)
    (_, (alone,)), *_ = mark_beside([amount])
    assert (alone.is_beside_proof, alone.is_restated) == (False, False)


def test_the_own_number_in_a_neighbouring_line_is_found() -> None:
    """The tea is given the number of the longans, which bears less of its name."""
    claim = claim_of("2.760 tấn", "sản lượng chè")
    own = points_of("1.752 tấn", "chè", named=0.6)
    other = points_of("2.760 tấn", "nhãn", fit=Fit.EXACT, likeness=0.1, named=0.0)
    ((_, (marked, _)),) = mark_beside([(claim, [own, other])])
    assert marked.line == other.fact
    ((_, (marked, _)),) = mark_beside([(claim, [own, points_of("2.760 tấn", "chè", fit=Fit.EXACT, named=0.6)])])
    assert marked.line is None


def test_what_the_draft_tells_of_one_thing_speaks_against_nothing_else() -> None:
    """The tea's number, rightly told, is no other number of the longans."""
    tea, longans = claim_of("1.752 tấn", "chè"), claim_of("2.760 tấn", "nhãn")
    of_tea = points_of("1.752 tấn", "chè", fit=Fit.EXACT)
    against = points_of("1.752 tấn", "chè")
    (_, told), (_, left) = mark_beside([(tea, [of_tea]), (longans, [against])])
    assert [each.fact for each in told] == [of_tea.fact]
    assert left == ()
