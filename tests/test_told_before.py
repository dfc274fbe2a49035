"""Figures in the same words are told apart by the sentence before each."""

from dataclasses import replace

from index.figure import Status
from qa.candidate import Fact, Passage
from qa.question import Asked
from qa.told_before import keep_told_of
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TAX = make_passage("Sau sắp xếp giảm 24%.", chunk_id=1)
FORESTS = make_passage("Sau sắp xếp giảm 53%.", at=200, chunk_id=2)
BEFORE = {1: "Ngành thuế gom các phòng lại.", 2: "Ngành kiểm lâm gom các trạm lại."}
FACTS = (make_fact(TAX, "24%", indicator="sau sắp xếp"), make_fact(FORESTS, "53%", indicator="Sau sắp xếp"))


def kept(*terms: str, facts: tuple[Fact, ...] = FACTS) -> list[str]:
    """Return the figures that are left for a question of these terms, best first."""

    def grown(passage: Passage) -> Passage:
        text = f"{BEFORE[passage.chunk_id]} {passage.chunk.text}"
        return replace(passage, chunk=replace(passage.chunk, text=text))

    ground = ground_of(make_question(asked=Asked.GROWTH, terms=terms), facts)
    sources = replace(sources_of(facts), with_previous=grown)
    return [each.candidate.figure.text for each in keep_told_of(ground, sources).facts]


def test_the_sentence_before_tells_which_is_meant() -> None:
    """Both say "sau sắp xếp"; only the second is told of the foresters."""
    assert kept("kiem", "lam", "sap", "xep") == ["53%"]


def test_where_nothing_tells_none_is_chosen() -> None:
    """A share of nobody knows whom is no answer."""
    assert kept("sap", "xep") == []


def test_other_words_are_told_apart_by_themselves() -> None:
    """What the ranker put first stays first."""
    other = make_fact(FORESTS, "53%", indicator="kiểm lâm")
    assert kept("sap", "xep", facts=(FACTS[0], other)) == ["24%", "53%"]


def test_a_revised_figure_and_the_one_before_are_no_two_things() -> None:
    """They say the same words of the same thing; which of them to tell is decided elsewhere."""
    revised = make_fact(FORESTS, "53%", indicator="sau sắp xếp", status=Status.UPDATED)
    assert kept("sap", "xep", facts=(FACTS[0], revised)) == ["24%", "53%"]


def test_what_is_planned_and_what_is_done_are_told_apart_as_well() -> None:
    """The foresters plan what others have done: who asks about them is not answered with the others."""
    planned = make_fact(FORESTS, "53%", indicator="sau sắp xếp", status=Status.TARGET)
    assert kept("kiem", "lam", "sap", "xep", facts=(FACTS[0], planned)) == ["53%"]
