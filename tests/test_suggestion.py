"""Questions that are offered to be clicked: each reads as a person would ask, and asks for one figure."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from index.figure import Role
from qa.answer import Answer
from qa.compose.suggestion import ask_for, gives, reads_well
from tests.candidates import make_figure
from tests.fake_page import budget_answer


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"territory": "Bạch Sơn", "period": "Q1/2021"}, "Thu nội địa Bạch Sơn quý I/2021 là bao nhiêu?"),
        ({"indicator": "rừng trồng"}, "Rừng trồng là bao nhiêu?"),
        # What is counted is not said twice.
        (
            {"indicator": "khách nội tỉnh lượt", "unit": "nghìn lượt", "base_unit": "lượt"},
            "Khách nội tỉnh là bao nhiêu?",
        ),
        # Nor are a place or a time that the name holds.
        ({"indicator": "thu ngân sách Bạch Sơn", "territory": "Bạch Sơn"}, "Thu ngân sách Bạch Sơn là bao nhiêu?"),
        ({"indicator": "quy mô thu năm 2021", "period": "2021"}, "Quy mô thu năm 2021 là bao nhiêu?"),
        ({"role": Role.PLAN_SHARE, "baseline": "dự toán"}, "Thu nội địa đạt bao nhiêu phần trăm dự toán?"),
        ({"role": Role.GROWTH, "baseline": "cùng kỳ"}, "Thu nội địa tăng hay giảm bao nhiêu so với cùng kỳ?"),
        (
            {"indicator": "hợp tác xã nông nghiệp", "unit": "hợp tác xã", "role": Role.COUNT, "territory": "Cà Mau"},
            "Cà Mau có bao nhiêu hợp tác xã nông nghiệp?",
        ),
    ],
)
def test_a_question_names_what_tells_a_figure_from_others(fields: dict[str, Any], question: str) -> None:
    """Its indicator, place and period, asked in the words of its role."""
    assert ask_for(make_figure("5", **fields)) == question


@pytest.mark.parametrize(
    ("indicator", "parent", "question"),
    [
        # The total of a group is the group; its header says when, as the period does.
        ("Dân số (2025) - Tổng cộng", "Dân số (2025)", "Dân số Bạch Sơn năm 2025 là bao nhiêu?"),
        ("Thành thị", "Dân số (2025)", "Dân số thành thị Bạch Sơn năm 2025 là bao nhiêu?"),
        ("Mật độ", "Dân số (2025)", "Mật độ dân số Bạch Sơn năm 2025 là bao nhiêu?"),
        # A group that is no measure adds nothing to one.
        ("GRDP", "Kinh tế (2025)", "GRDP Bạch Sơn năm 2025 là bao nhiêu?"),
        ("Cây Quế", "Diện tích", "Diện tích Cây Quế Bạch Sơn năm 2025 là bao nhiêu?"),
    ],
)
def test_a_cell_that_says_too_little_is_asked_for_with_its_group(indicator: str, parent: str, question: str) -> None:
    """Nobody knows what "Thành thị" asks for."""
    cell = make_figure("5", indicator=indicator, parent=parent, row=2, column=1, period="2025", territory="Bạch Sơn")
    assert ask_for(cell) == question
    assert reads_well(cell)


@pytest.mark.parametrize(
    "indicator",
    [
        "thu nội địa",
        "tổng kim ngạch xuất nhập khẩu",
        "tỉ lệ hộ nghèo",
        "GRDP bình quân đầu người",
        "lương tối thiểu vùng",
        "số hộ có điện",
    ],
)
def test_a_measure_is_offered(indicator: str) -> None:
    """It begins with the noun of what is measured."""
    assert reads_well(make_figure("5", indicator=indicator, territory="Bạch Sơn"))


@pytest.mark.parametrize(
    "indicator",
    [
        "tôi tiếp tục trồng",
        "số vốn mà tôi vay",
        "tổ chức tại Hà Nội",
        "đối với các Bộ, ngành",
        "hoàn thành, dài",
        # Other words that begin alike.
        "tổng công ty đã khoan",
        "thu hồi đất",
        "chi nhánh ngân hàng",
        "Lương Cường thăm Chile",
        # Cut off at its number, or read around it.
        "sản lượng thủy sản nuôi vẫn",
        "số điểm 24,5",
        "giá trị tài sản ròng $",
        # Of what is not said; of which column of a table.
        "sản lượng",
        "thu nội địa - Kết quả cập nhật",
        "số hộ " * 8,
    ],
)
def test_what_was_cut_out_of_a_sentence_is_not_offered(indicator: str) -> None:
    """Nobody asks like that, though an answer could be found."""
    assert not reads_well(make_figure("5", indicator=indicator, territory="Bạch Sơn"))


def test_two_words_are_asked_about_with_a_place_only() -> None:
    """Nobody knows of where "Dân số là bao nhiêu?" asks."""
    people = make_figure("5", indicator="dân số")
    assert reads_well(replace(people, territory="Bạch Sơn"))
    assert not reads_well(people)


def test_things_of_a_known_kind_are_counted() -> None:
    """A count is asked for where its name goes on behind what is counted, which is a kind that people ask about."""
    count = make_figure("5", indicator="dự án được cấp phép", unit="dự án", role=Role.COUNT, territory="Bạch Sơn")
    assert reads_well(count)
    assert not reads_well(replace(count, indicator="dự án"))
    assert not reads_well(replace(count, indicator="dự án này"))
    assert not reads_well(replace(count, indicator="chiếc cột to", unit="chiếc"))


def test_an_answer_gives_a_figure_that_it_leads_with() -> None:
    """Of the same document, at the same place, with the same number; not one that it adds."""
    answer = budget_answer("?")
    one, share = answer.figures[:2]
    answer = replace(answer, citations=tuple(replace(each, document_id=7) for each in answer.citations))
    start = answer.citations[0].start
    shown = replace(make_figure("5", at=start, period=one.period, role=Role.LEVEL), number=Decimal(one.number))
    assert gives(answer, shown, 7)
    assert not gives(answer, shown, 8)
    assert not gives(answer, replace(shown, number=Decimal(share.number)), 7)
    assert not gives(answer, replace(shown, period="2023"), 7)
    assert not gives(Answer(question="?", answered=False, text="Không nêu."), shown, 7)
