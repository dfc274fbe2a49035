"""What is found for one side of a comparison is of that side by its name, or it is left out."""

from qa.choose.own_side import keep_own_side
from qa.question import Synonym
from qa.rank.rank import Ranked
from tests.candidates import make_fact, make_passage, make_question

PASSAGE = make_passage("Tòa CT3 có 1.104 căn hộ. Trong đó 589 căn để bán.", context="Khu nhà CT3, CT4")
FLATS = make_fact(PASSAGE, "1.104 căn hộ", indicator="tòa CT3")
OTHERS = make_passage("Trong đó 589 căn hộ để bán.", chunk_id=2, context="Khu nhà CT3, CT4")
FOR_SALE = make_fact(OTHERS, "589 căn hộ", indicator="căn hộ để bán")
QUESTION = make_question("CT3 và CT4 cộng lại có mấy căn hộ?")


def kept(side: str, other: str) -> list[str]:
    """Return the figures that are left for a side, best first."""
    ranked = [Ranked(candidate=fact, features={}, score=0.0) for fact in (FLATS, FOR_SALE)]
    return [each.candidate.figure.text for each in keep_own_side(QUESTION, ranked, side, [other])]


def test_a_heading_over_both_sides_tells_none_of_them() -> None:
    """589 flats stand under both names, and may be of either."""
    assert kept("Tòa CT3", "tòa CT4") == ["1.104 căn hộ"]
    assert kept("Tòa CT4", "tòa CT3") == []


def test_a_place_that_nothing_names_has_no_figure() -> None:
    """Whatever else is told of flats."""
    assert kept("căn hộ ở Hà Nội", "căn hộ ở Huế") == []


def test_a_side_without_a_name_rules_nothing_out() -> None:
    """Its words are weighed elsewhere."""
    assert kept("căn để bán", "căn cho thuê") == ["1.104 căn hộ", "589 căn hộ"]


def test_a_name_that_has_other_words_is_not_looked_for() -> None:
    """Documents may write it in these."""
    asked = make_question("Căn hộ ở Khu Đông", synonyms=(Synonym(asked=("khu", "dong"), other=("pho", "moi")),))
    ranked = [Ranked(candidate=FLATS, features={}, score=0.0)]
    assert keep_own_side(asked, ranked, "căn hộ Khu Đông", ["căn hộ Khu Tây"]) == ranked
