"""A figure that is told in other places too is cited there as well, where they tell it of the same thing."""

from typing import Any

from qa.answer import Use
from qa.candidate import Fact
from qa.compose.compose import compose_fact
from qa.compose.told_elsewhere import MOST_PLACES, cite_elsewhere
from qa.rank.rank import Ranked
from tests.candidates import make_fact, make_passage, make_question

ASKED = make_question("Xã Mây rộng bao nhiêu?")


def told(text: str, written: str, indicator: str, *, chunk_id: int, **changes: Any) -> Fact:
    """Return a figure of a passage of its own; passages stand one after the other."""
    passage = make_passage(text, at=1000 * chunk_id, chunk_id=chunk_id)
    return make_fact(passage, written, indicator=indicator, **changes)


AREA = told("Xã Mây rộng 134,41 km².", "134,41 km²", "Diện tích", chunk_id=1)


def cited(*others: Fact, own: Fact = AREA, near: dict[int, float] | None = None) -> list[str]:
    """Return what the answer with a figure cites when the others were found, as near to the question or so near."""
    facts = [
        Ranked(candidate=fact, features={"around_cover": (near or {}).get(i, 1.0)}, score=-float(i))
        for i, fact in enumerate([own, *others])
    ]
    answer = cite_elsewhere(compose_fact(ASKED, own, (), 0.9), own, facts)
    marks = "".join(f"[{each.number}]" for each in answer.citations)
    assert answer.text.endswith(f" {marks}.")
    assert [each.use for each in answer.citations] == [Use.PROOF, *[Use.ELSEWHERE] * (len(answer.citations) - 1)]
    for each in answer.citations:
        assert [each.quote[mark.start : mark.end] for mark in each.marked]
    return [each.quote for each in answer.citations]


def test_the_same_number_of_the_same_thing_is_cited_twice() -> None:
    """The place that answers comes first."""
    other = told("Sau khi sắp xếp, diện tích tự nhiên là 134,41 km².", "134,41 km²", "Diện tích tự nhiên", chunk_id=2)
    assert cited(other) == ["Xã Mây rộng 134,41 km².", "Sau khi sắp xếp, diện tích tự nhiên là 134,41 km²."]


def test_the_same_value_in_another_unit_is_the_same() -> None:
    """13.441 ha are 134,41 km²; both are 134.410.000 m²."""
    own = told("Xã rộng 134,41 km².", "134,41 km²", "Diện tích", chunk_id=1)
    other = told("Diện tích: 13.441 ha", "13.441 ha", "Diện tích", chunk_id=2)
    assert len(cited(other, own=own)) == 2


def test_another_period_place_or_number_is_not_the_same() -> None:
    """Each differs in one thing."""
    own = told(
        "Năm 2020 xã Mây có 134,41 km².", "134,41 km²", "Diện tích", chunk_id=1, period="2020", territory="xã Mây"
    )
    for changes in ({"period": "2021"}, {"territory": "xã Gió"}, {"value": 135}):
        other = told("Diện tích: 134,41 km²", "134,41 km²", "Diện tích", chunk_id=2, **changes)
        assert len(cited(other, own=own)) == 1


def test_few_digits_are_the_same_by_chance() -> None:
    """Two fines of 40 triệu are of two deeds: three words of "hành vi cưa gỗ" are not "hành vi hàn sắt thép"."""
    own = told("Hàn sắt thép phạt 40 triệu đồng.", "40 triệu đồng", "Hành vi hàn sắt thép", chunk_id=1)
    other = told("Cưa gỗ phạt 40 triệu đồng.", "40 triệu đồng", "Hành vi cưa gỗ", chunk_id=2)
    again = told("Phạt hàn sắt thép: 40 triệu đồng", "40 triệu đồng", "Hành vi hàn sắt thép", chunk_id=3)
    assert cited(other, again, own=own) == ["Hàn sắt thép phạt 40 triệu đồng.", "Phạt hàn sắt thép: 40 triệu đồng"]


def test_a_place_that_says_less_of_what_is_asked_is_not_cited() -> None:
    """Half of the question stands around it."""
    other = told("Diện tích: 134,41 km²", "134,41 km²", "Diện tích", chunk_id=2)
    assert len(cited(other, near={1: 0.5})) == 1


def test_rows_of_one_table_tell_of_two_things() -> None:
    """Two classes pay the same."""
    own = told("Lớp sáu | 3.345 đồng", "3.345 đồng", "Học phí", chunk_id=1, row=1, column=1, block=7)
    other = told("Lớp bảy | 3.345 đồng", "3.345 đồng", "Học phí", chunk_id=2, row=2, column=1, block=7)
    assert len(cited(other, own=own)) == 1


def test_not_all_places_are_cited() -> None:
    """Two more prove enough."""
    others = [told(f"Lần {i}: 134,41 km²", "134,41 km²", "Diện tích", chunk_id=i) for i in range(2, 7)]
    assert len(cited(*others)) == 1 + MOST_PLACES
