"""Who stands in for somebody is passed over where the list names that one too."""

from qa.analyse.analyse import analyse_question
from qa.choose.past_deputies import past_deputies
from qa.rank.rank import Ranked
from tests.candidates import make_passage


def left(*lines: tuple[str, float]) -> list[str]:
    """Return the lines that may answer who chairs a society, given with the share of the question that each covers."""
    question = analyse_question("Chủ tịch Hội Gió là ai?")
    found = [
        Ranked(candidate=make_passage(text, chunk_id=i, title="Hội Gió"), features={"around_cover": cover}, score=-i)
        for i, (text, cover) in enumerate(lines)
    ]
    return [each.candidate.source_text for each in past_deputies(question, found)]


CHAIR, DEPUTY = "Chủ tịch: bà Lò Mận", "Phó Chủ tịch: ông Đào"


def test_the_holder_stands_behind_a_deputy() -> None:
    """In a list of those who lead a body."""
    assert left((DEPUTY, 1.0), (CHAIR, 1.0)) == [CHAIR]
    assert left((CHAIR, 1.0), (DEPUTY, 1.0)) == [CHAIR]


def test_where_what_is_left_speaks_of_less_nothing_answers() -> None:
    """It may be of another society."""
    assert left((DEPUTY, 1.0), (CHAIR, 0.8)) == []
    assert left((DEPUTY, 1.0)) == []
