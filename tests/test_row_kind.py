"""Rows are of the kind that their names begin with."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.choose.row_kind import asked_kinds, keep_places_ranked, rows_of_kind
from qa.question import Extreme, Order
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TABLE = make_passage("12", kind=BlockKind.TABLE)


def rows(noun: str, *names: str) -> list[str] | None:
    """Return the names of the rows of a kind, None where it is in doubt which are."""
    cells = []
    for number, name in enumerate(names, start=1):
        fact = make_fact(TABLE, "12", indicator=f"{name} - Dân số")
        cells.append(replace(fact, figure=replace(fact.figure, block=1, row=number, column=1)))
    kept = rows_of_kind(frozenset({noun}), cells)
    return None if kept is None else [fact.figure.indicator.removesuffix(" - Dân số") for fact in kept]


def test_a_district_is_no_town_where_rows_tell_their_rank() -> None:
    """Bare names beside those of towns are districts; bare names beside those of districts may be anything."""
    assert rows("huyen", "Huyện Gió", "Thị xã Nồm", "TP. Mây") == ["Huyện Gió"]
    assert rows("huyen", "Gió Nồm", "Đá Bạc", "Thành phố Mây") == ["Gió Nồm", "Đá Bạc"]
    assert rows("thanh pho", "Gió Nồm", "Đá Bạc", "TP Mây") is None
    assert rows("huyen", "Xã Gió", "Phường Nồm") is None


def test_an_office_is_no_factory() -> None:
    """Nor is one in a table of factories alone; names that tell no kind are all of one."""
    assert rows("phong", "Phòng Gió", "Phòng Nồm", "Nhà máy Mây") == ["Phòng Gió", "Phòng Nồm"]
    assert rows("phong", "Nhà máy Mây", "Nhà máy Đá") is None
    assert rows("cay", "Lúa", "Ngô", "Sắn") == ["Lúa", "Ngô", "Sắn"]
    assert rows("don vi", "Phòng Gió", "Nhà máy Mây") == ["Phòng Gió", "Nhà máy Mây"]


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        (", thị xã có trên 9 dân", {"huyen", "thi xa"}),
        (" và TP trên 9 dân", {"huyen", "thanh pho"}),
        (" có", {"huyen"}),
    ],
)
def test_ranks_are_joined(behind: str, kinds: set[str]) -> None:
    """Asked for together."""
    assert asked_kinds("huyện", behind) == kinds


@pytest.mark.parametrize(
    ("text", "written", "indicator", "is_kept"),
    [
        ("Lưu vực sông Tam Mây rộng 735 km².", "735 km²", "Lưu vực sông Tam Mây", False),
        ("Lào Trắng là nước lớn thứ 40 trên thế giới.", "40", "nước lớn trên thế giới", False),
        ("Tỉnh Gió rộng 735 km².", "735 km²", "Tỉnh Gió", True),
    ],
)
def test_no_river_and_no_rank_is_the_first_of_places(text: str, written: str, indicator: str, *, is_kept: bool) -> None:
    """The basin of a river is no province, and "thứ 40" is no area."""
    question = make_question("Tỉnh nào rộng nhất?", order=Order(extreme=Extreme.HIGHEST))
    facts = (make_fact(make_passage(text), written, indicator=indicator),)
    assert bool(keep_places_ranked(ground_of(question, facts), sources_of(facts)).facts) is is_kept
