"""A place in an order answers only for the measure that it is asked by."""

from qa.analyse.analyse import analyse_question
from qa.choose.ranked_by import keep_ranked_by
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage
from tests.test_decide import ground_of, sources_of

ORDER = make_passage("Tỉnh xếp thứ 12 về diện tích, thứ 30 về sản lượng muối.")
FACTS = (
    make_fact(ORDER, "12", unit="", indicator="diện tích"),
    make_fact(ORDER, "30", unit="", indicator="sản lượng muối"),
)


def kept(text: str) -> list[str]:
    """Return the places that are left for a question, best first."""
    question = analyse_question(text)
    ground = ground_of(question, FACTS)
    assert ground.scene.terms.weights.keys() == make_terms(question.terms, lambda _: 1.0).weights.keys()
    return [each.candidate.figure.text for each in keep_ranked_by(ground, sources_of(FACTS)).facts]


def test_the_place_by_the_asked_measure_answers() -> None:
    """Not the one that is told first."""
    assert kept("Tỉnh đứng thứ mấy về sản lượng muối?") == ["30"]


def test_a_place_by_something_else_does_not_answer() -> None:
    """Nobody says at which place the province is by its people."""
    assert kept("Tỉnh đứng thứ mấy về dân số?") == []


def test_without_a_measure_all_places_stay() -> None:
    """So too where no place is asked for."""
    assert kept("Tỉnh đứng thứ mấy?") == ["12", "30"]
    assert kept("Nói về sản lượng muối là bao nhiêu tấn?") == ["12", "30"]
