"""Which of two things has more: each figure goes to the side that it is told of, or nobody is called the winner."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.figure import Direction, Role
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.question import Asked, Question
from qa.rank.ground import Ground
from qa.strategy.decide import answer_from
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import CAUTIOUS, WILLING, ground_of, sources_of


def compare(text: str, sides: tuple[str, str], facts: Sequence[Fact], *, sure: bool = True) -> Answer:
    """Answer which side has more; a look for either side finds all facts in the order given."""
    question = make_question(text, asked=Asked.COMPARISON, options=sides)

    def look(other: Question) -> Ground:
        return ground_of(other, facts)

    sources = replace(sources_of(facts, ranker=WILLING if sure else CAUTIOUS), look=look)
    return answer_from(ground_of(question, facts), sources)


def rise(passage: Passage, written: str, indicator: str) -> Fact:
    """Return a change upwards."""
    return make_fact(passage, written, indicator=indicator, role=Role.CHANGE, direction=Direction.UP)


def test_a_figure_belongs_to_the_side_named_in_its_part_of_the_sentence() -> None:
    """Both sides are named behind their figures, and the nameless figures are ranked the other way round."""
    passage = make_passage(
        "Bắt 40 vụ (tăng 9 vụ) buôn lậu thuốc lá; xử lý 70 vụ (tăng 5 vụ), 80 người buôn lậu xăng dầu."
    )
    facts = (rise(passage, "5 vụ", "xử lý vụ"), rise(passage, "9 vụ", "bắt vụ"))
    answer = compare("Thuốc lá hay xăng dầu tăng nhiều hơn?", ("thuốc lá", "xăng dầu"), facts)
    assert answer.text == "Thuốc lá nhiều hơn: Bắt vụ tăng 9 vụ [1]; Xử lý tăng 5 vụ [1]."


def test_a_name_within_the_other_one_is_told_by_the_words_that_part_them() -> None:
    """The name "Sơn Hà" is meant where "Bắc" is missing, whatever the caption over both says."""
    passage = make_passage("Bảng dân số Sơn Hà và Bắc Sơn Hà: Sơn Hà 500 người, Bắc Sơn Hà 800 người.")
    caption = "Bảng dân số Sơn Hà và Bắc Sơn Hà"
    facts = (
        make_fact(passage, "800 người", indicator="Bắc Sơn Hà", parent=caption),
        make_fact(passage, "500 người", indicator="Sơn Hà", parent=caption),
    )
    answer = compare("Sơn Hà với Bắc Sơn Hà nơi nào đông hơn?", ("Sơn Hà", "Bắc Sơn Hà"), facts)
    assert answer.text.startswith("Bắc Sơn Hà đông hơn: ")
    assert [figure.number for figure in answer.figures] == ["800", "500"]


def test_figures_that_fit_both_sides_alike_name_no_winner() -> None:
    """Both are told of the first side alone: what they say of the second one nobody knows."""
    passage = make_passage("Việc cấp mới rút ngắn được 4 ngày, còn 11 ngày.")
    facts = (make_fact(passage, "11 ngày", indicator="rút ngắn"), make_fact(passage, "4 ngày", indicator="rút ngắn"))
    answer = compare("Cấp mới hay gia hạn lâu hơn?", ("cấp mới", "gia hạn"), facts)
    assert not answer.answered


def test_a_winner_is_named_only_where_both_figures_are_sure() -> None:
    """Half as sure as for a single figure is not enough."""
    passage = make_passage("Cầu Đá dài 90 m, cầu Gỗ dài 40 m.")
    facts = (make_fact(passage, "90 m", indicator="cầu Đá"), make_fact(passage, "40 m", indicator="cầu Gỗ"))
    assert compare("Cầu Đá hay cầu Gỗ dài hơn?", ("cầu Đá", "cầu Gỗ"), facts).text.startswith("Cầu Đá dài hơn")
    assert not compare("Cầu Đá hay cầu Gỗ dài hơn?", ("cầu Đá", "cầu Gỗ"), facts, sure=False).answered


def test_one_figure_alone_answers_no_comparison() -> None:
    """The other side is nowhere."""
    passage = make_passage("Xã Đông có 12 trường.")
    facts = (make_fact(passage, "12 trường", indicator="xã Đông trường"),)
    assert not compare("Xã Đông hay xã Tây nhiều trường hơn?", ("xã Đông", "xã Tây"), facts).answered


def test_what_both_sides_are_is_counted() -> None:
    """Flats are compared by their number, not by their area."""
    passage = make_passage("Căn hộ nhỏ 900 m2, 30 căn; căn hộ lớn 700 m2, 12 căn.")
    facts = tuple(
        make_fact(passage, written, indicator=name)
        for written, name in (
            ("900 m2", "căn hộ nhỏ"),
            ("700 m2", "căn hộ lớn"),
            ("30 căn", "căn hộ nhỏ"),
            ("12 căn", "căn hộ lớn"),
        )
    )
    answer = compare("Căn hộ nhỏ hay căn hộ lớn nhiều hơn?", ("căn hộ nhỏ", "căn hộ lớn"), facts)
    assert [figure.number for figure in answer.figures] == ["30", "12"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ở đó nhiều xe đỏ hay xe xanh hơn?", "nhiều"),
        ("Xe đỏ và xe xanh, bên nào có ít người đi hơn?", "ít"),
        ("Xe đỏ hay xe xanh chạy nhanh hơn?", "nhanh"),
    ],
)
def test_the_lead_says_the_quality_that_is_compared(text: str, word: str) -> None:
    """Not the word that happens to stand before "hơn"."""
    passage = make_passage("Xe đỏ 20 chiếc, xe xanh 9 chiếc.")
    facts = (make_fact(passage, "20 chiếc", indicator="xe đỏ"), make_fact(passage, "9 chiếc", indicator="xe xanh"))
    assert f" {word} hơn: " in compare(text, ("xe đỏ", "xe xanh"), facts).text


def test_figures_of_one_paragraph_come_before_one_that_fits_better_elsewhere() -> None:
    """A footnote that names one side alone tells of a part of it."""
    passage = make_passage("Doanh thu trà 80 tỷ đồng, doanh thu nấm 50 tỷ đồng.")
    footnote = make_passage("Riêng trà ướp sen 9 tỷ đồng.", at=500, chunk_id=7)
    facts = (
        replace(make_fact(footnote, "9 tỷ đồng", indicator="trà ướp sen"), passage=footnote),
        make_fact(passage, "80 tỷ đồng", indicator="doanh thu trà"),
        make_fact(passage, "50 tỷ đồng", indicator="doanh thu nấm"),
    )
    facts = (replace(facts[0], figure=replace(facts[0].figure, block=9)), *facts[1:])
    answer = compare("So sánh trà và nấm", ("trà", "nấm"), facts)
    assert [figure.number for figure in answer.figures] == ["80", "50"]
