"""Two sides are compared by what the question says, not by whatever is told of both."""

from dataclasses import replace

from qa.choose.compared_by import keep_compared
from qa.question import Synonym
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of

FEES = make_fact(make_passage("Xã Mây thu phí 40 tỷ đồng."), "40 tỷ đồng", indicator="thu phí")
RANK = make_fact(make_passage("Xã Mây đứng hạng 29 về cải cách."), "hạng 29", indicator="xã Mây")
INCOME = make_fact(make_passage("Xã Mây có doanh thu 9 tỷ đồng."), "9 tỷ đồng", indicator="doanh thu")


def kept(
    *terms: str, synonyms: tuple[Synonym, ...] = (), question: str = "Xã Mây hay xã Gió thu phí nhiều hơn?"
) -> list[str]:
    """Return the figures that are left of "xã Mây hay xã Gió", by the words that it is asked with."""
    ground = ground_of(make_question(question), (FEES, RANK, INCOME))
    told = make_terms(("xa", "may", *terms), lambda _: 1.0, synonyms=synonyms)
    ground = replace(ground, scene=replace(ground.scene, terms=told))
    return [each.candidate.figure.text for each in keep_compared(ground, ground.facts, ("xã Mây", "xã Gió"))]


def test_a_fact_that_says_nothing_of_the_measure_is_not_compared() -> None:
    """Its place in an order has the name of the side, and that alone."""
    assert kept("thu", "phi") == ["40 tỷ đồng", "9 tỷ đồng"]
    assert kept("phi") == ["40 tỷ đồng"]


def test_other_words_for_the_measure_count() -> None:
    """What is earned is income."""
    assert kept("kiem", synonyms=(Synonym(asked=("kiem",), other=("doanh", "thu")),)) == ["9 tỷ đồng"]


def test_the_kind_of_both_sides_is_no_measure() -> None:
    """Who asks "loại nào" compares by no "loại"."""
    assert kept("phi", "loai", question="Xã Mây hay xã Gió, loại nào thu phí nhiều hơn?") == ["40 tỷ đồng"]
    assert kept("loai", question="Xã Mây hay xã Gió, mỗi loại bao nhiêu?") == ["40 tỷ đồng", "hạng 29", "9 tỷ đồng"]


def test_where_nothing_but_the_sides_is_asked_all_stay() -> None:
    """Then the unit tells by what."""
    assert kept() == ["40 tỷ đồng", "hạng 29", "9 tỷ đồng"]
