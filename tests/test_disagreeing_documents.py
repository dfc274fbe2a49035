"""Documents that disagree, sums that nobody states, several questions at once: whole answers over two papers."""

from collections.abc import Iterator

import pytest

from index.build import build_index
from qa.ask import Asker, open_asker
from qa.strategy.several import split_questions

REPORT = """BÁO CÁO
Tình hình kinh tế - xã hội tỉnh Trà Vinh năm 2019

Tổng thu ngân sách trên địa bàn tỉnh năm 2019 đạt 4.120 tỷ đồng, đạt 105% dự toán.
Số doanh nghiệp thành lập mới là 412 doanh nghiệp, tăng 12% so với năm 2018.
Kim ngạch xuất khẩu đạt 412 triệu USD, kim ngạch nhập khẩu đạt 230 triệu USD.
"""
YEARBOOK = """NIÊN GIÁM
Số liệu kinh tế tỉnh Trà Vinh năm 2019

Tổng thu ngân sách trên địa bàn tỉnh năm 2019 là 4.215 tỷ đồng.
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index both papers by words."""
    folder = tmp_path_factory.mktemp("hai-nguon")
    (folder / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    (folder / "nien-giam.txt").write_text(YEARBOOK, encoding="utf-8")
    home = tmp_path_factory.mktemp("chi-muc")
    assert not build_index([folder], home=home).failures
    opened = open_asker(home)
    yield opened
    opened.store.close()


def test_two_documents_that_disagree_are_both_shown(asker: Asker) -> None:
    """Each with its citation; the difference is 2 per cent, no rounding."""
    answer = asker.ask("Tổng thu ngân sách trên địa bàn tỉnh Trà Vinh năm 2019 là bao nhiêu?")
    assert answer.text.startswith("Các tài liệu nêu khác nhau: ")
    assert {figure.number for figure in answer.figures} == {"4120", "4215"}
    assert {citation.document for citation in answer.citations} == {"bao-cao.txt", "nien-giam.txt"}


def test_a_surplus_is_computed_from_both_trades(asker: Asker) -> None:
    """412 less 230; with the formula and both operands."""
    answer = asker.ask("Năm 2019 tỉnh Trà Vinh xuất siêu bao nhiêu?")
    assert answer.figures[0].formula == "412 − 230 = 182"
    assert [figure.number for figure in answer.figures[1:]] == ["412", "230"]


def test_a_deficit_is_not_told_as_a_surplus(asker: Asker) -> None:
    """The documents show a surplus."""
    assert not asker.ask("Năm 2019 tỉnh Trà Vinh nhập siêu bao nhiêu?").answered


def test_how_many_times_is_computed_from_both_sides(asker: Asker) -> None:
    """412 / 230 is 1,79, rounded."""
    answer = asker.ask("Xuất khẩu của Trà Vinh năm 2019 gấp mấy lần nhập khẩu?")
    assert answer.figures[0].number == "1.79"


def test_a_level_is_given_with_the_growth_asked_in_the_same_breath(asker: Asker) -> None:
    """One thing, told once."""
    answer = asker.ask(
        "Số doanh nghiệp thành lập mới ở Trà Vinh năm 2019 là bao nhiêu, tăng bao nhiêu % so với năm trước?"
    )
    assert answer.text == "Số doanh nghiệp thành lập mới (năm 2019): 412 doanh nghiệp, tăng 12% so với năm 2018 [1]."


def test_several_questions_are_answered_one_by_one(asker: Asker) -> None:
    """The second leans on the first; what nobody states is said to be absent; one sentence is cited once."""
    answer = asker.ask("Xuất khẩu của Trà Vinh năm 2019 là bao nhiêu? Còn nhập khẩu thì sao? Dân số là bao nhiêu?")
    assert answer.answered
    assert [figure.number for figure in answer.figures] == ["412", "230"]
    assert "412 triệu USD [1]" in answer.text
    assert "230 triệu USD [1]" in answer.text
    assert answer.text.endswith("Tài liệu không nêu: “Dân số là bao nhiêu”.")
    assert [citation.number for citation in answer.citations] == [1]


def test_a_value_is_found_in_its_own_unit(asker: Asker) -> None:
    """412 enterprises are no 412 million dollars."""
    answer = asker.ask("ở đâu nói 412 triệu USD?")
    assert [figure.unit for figure in answer.figures] == ["triệu USD"]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Thu bao nhiêu? Chi bao nhiêu?", ("Thu bao nhiêu?", "Chi bao nhiêu?")),
        ("Thu bao nhiêu", ("Thu bao nhiêu",)),
        ("Tôi viết báo cáo. Thu bao nhiêu?", ("Tôi viết báo cáo. Thu bao nhiêu?",)),
        ("Thu bao nhiêu?", ("Thu bao nhiêu?",)),
        ("Hả? Thu bao nhiêu?", ("Hả? Thu bao nhiêu?",)),
        ("", ("",)),
    ],
)
def test_questions_are_parted_at_their_marks(text: str, questions: tuple[str, ...]) -> None:
    """Only where each part asks something by itself."""
    assert split_questions(text) == questions
