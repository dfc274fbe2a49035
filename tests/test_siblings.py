"""Facts that belong together: what else is said of an indicator, and the parts or cells beside it."""

from typing import Any

from index.document import BlockKind
from index.figure import Direction, Role, Status
from qa.candidate import Fact, Passage
from qa.retrieve.siblings import (
    brought_to,
    companions,
    is_total,
    other_readings,
    peers,
    reached,
    superseded,
    up_to_date,
    whole_parts,
)
from tests.candidates import make_fact, make_passage

SENTENCE = make_passage(
    "Thu nội địa 2.610 tỷ đồng, bằng 108% dự toán, tăng 16%; thu hải quan 870 tỷ đồng, bằng 95% dự toán."
)
LEVEL = make_fact(SENTENCE, "2.610 tỷ đồng")
SHARE = make_fact(SENTENCE, "108%", role=Role.PLAN_SHARE, baseline="dự toán")
GROWTH = make_fact(SENTENCE, "16%", role=Role.GROWTH, direction=Direction.UP, baseline="cùng kỳ")
CUSTOMS = make_fact(SENTENCE, "870 tỷ đồng", indicator="thu hải quan")
CUSTOMS_SHARE = make_fact(SENTENCE, "95%", indicator="thu hải quan", role=Role.PLAN_SHARE)
ALL = (GROWTH, CUSTOMS_SHARE, SHARE, CUSTOMS, LEVEL)


def test_a_level_has_its_share_of_the_plan_and_its_growth_beside_it() -> None:
    """In this order, whatever the order given; those of other indicators are left out."""
    assert companions(LEVEL, ALL) == (SHARE, GROWTH)


def test_a_growth_has_the_level_beside_it() -> None:
    """The level comes first."""
    assert companions(GROWTH, ALL) == (LEVEL, SHARE)


def test_operands_are_brought_up_to_date() -> None:
    """What was reported first gives way to what it came to, except where both are compared."""
    passage = make_passage("Báo cáo 2.610 tỷ đồng, nay là 2.700 tỷ đồng; thu hải quan 870 tỷ đồng.")
    first = make_fact(passage, "2.610 tỷ đồng", status=Status.FIRST_REPORTED)
    again = make_fact(passage, "2.700 tỷ đồng", status=Status.UPDATED)
    customs = make_fact(passage, "870 tỷ đồng", indicator="thu hải quan")
    facts = (first, again, customs)
    assert up_to_date([first, customs], lambda _fact: facts) == [again, customs]
    assert up_to_date([first, again], lambda _fact: facts) == [first, again]


def test_one_value_does_not_accompany_another() -> None:
    """A count of the same indicator is another statement, not part of this one."""
    count = make_fact(SENTENCE, "870 tỷ đồng", role=Role.COUNT)
    assert companions(LEVEL, (LEVEL, count)) == ()


def test_what_is_said_of_another_period_or_status_stays_away() -> None:
    """Last year's growth and the first report's growth do not describe this year's level."""
    other_year = make_fact(SENTENCE, "16%", role=Role.GROWTH, period="2020")
    old = make_fact(SENTENCE, "16%", role=Role.GROWTH, status=Status.FIRST_REPORTED)
    elsewhere = make_fact(make_passage(SENTENCE.source_text, chunk_id=2), "16%", role=Role.GROWTH)
    assert companions(LEVEL, (other_year, old, elsewhere)) == ()


def test_figures_of_one_sentence_with_one_unit_and_parent_are_peers() -> None:
    """Both amounts, in source order, the first itself included; the per cent are not amounts."""
    assert peers(CUSTOMS, ALL) == (LEVEL, CUSTOMS)


def test_parts_are_peers_of_their_whole() -> None:
    """The whole, "tổng thu", is the parent of the other."""
    whole = make_fact(SENTENCE, "2.610 tỷ đồng", indicator="tổng thu")
    part = make_fact(SENTENCE, "870 tỷ đồng", indicator="thu hải quan", parent="tổng thu")
    assert peers(whole, (part, whole)) == (whole, part)


TABLE = make_passage("Vàng Danh 1.150 210 Mây Hạ 830 340 Tổng số 1.980 550", kind=BlockKind.TABLE)


def cell(written: str, row: int, column: int, name: str, passage: Passage = TABLE, **changes: Any) -> Fact:
    """Return a cell of the table, in ha."""
    return make_fact(passage, written, unit="ha", row=row, column=column, indicator=name, **changes)


CELLS = (
    cell("1.150", 1, 1, "Vàng Danh - Rừng sản xuất"),
    cell("210", 1, 2, "Vàng Danh - Rừng phòng hộ"),
    cell("830", 2, 1, "Mây Hạ - Rừng sản xuất"),
    cell("340", 2, 2, "Mây Hạ - Rừng phòng hộ"),
    cell("1.980", 3, 1, "Tổng số - Rừng sản xuất"),
    cell("550", 3, 2, "Tổng số - Rừng phòng hộ"),
)


def test_cells_of_one_column_are_peers_and_totals_are_not() -> None:
    """1.150 and 830; a total has no place in an order of its parts."""
    assert peers(CELLS[2], CELLS) == (CELLS[0], CELLS[2])
    assert is_total(CELLS[4])
    assert not is_total(CELLS[0])


def test_cells_of_a_row_are_peers_where_a_row_holds_more_of_a_kind() -> None:
    """One row of three months: the things compared stand side by side."""
    months = make_passage("Lượt khách 12 15 18", kind=BlockKind.TABLE)
    row = tuple(
        cell(written, 1, column, f"Lượt khách - Tháng {column}", months)
        for column, written in enumerate(("12", "15", "18"), start=1)
    )
    assert peers(row[1], row) == row


def test_cells_of_another_unit_or_table_are_no_peers() -> None:
    """A column of per cent, and a table in another block."""
    share = make_fact(TABLE, "340", unit="%", row=2, column=1)
    other_block = cell("340", 2, 1, "Hải Hà - Rừng sản xuất", block=9)
    assert peers(CELLS[0], (CELLS[0], CELLS[2], share, other_block)) == (CELLS[0], CELLS[2])


def test_a_cell_has_no_companions() -> None:
    """Its neighbours are other rows and columns, not the same breath."""
    growth = make_fact(TABLE, "210", role=Role.GROWTH, indicator=CELLS[0].figure.indicator)
    assert companions(CELLS[0], (growth,)) == ()


def test_an_updated_figure_finds_the_one_that_it_replaces() -> None:
    """Same indicator, role and period, first reported; a figure that is no update replaces nothing."""
    new = make_fact(SENTENCE, "2.610 tỷ đồng", status=Status.UPDATED, period="2021")
    old = make_fact(SENTENCE, "870 tỷ đồng", status=Status.FIRST_REPORTED, period="2021")
    others = (
        make_fact(SENTENCE, "870 tỷ đồng", status=Status.FIRST_REPORTED, period="2020"),
        make_fact(SENTENCE, "870 tỷ đồng", status=Status.FIRST_REPORTED, period="2021", indicator="thu phí"),
        make_fact(SENTENCE, "16%", status=Status.FIRST_REPORTED, period="2021", role=Role.GROWTH),
        make_fact(SENTENCE, "870 tỷ đồng", period="2021"),
    )
    assert superseded(new, (*others, new, old)) == old
    assert superseded(new, others) is None
    assert superseded(old, (new, old)) is None


def test_the_same_indicator_elsewhere_is_another_reading() -> None:
    """Each period and place once, best first; neither the answer's own, nor one without a period, nor another thing."""
    best = make_fact(SENTENCE, "2.610 tỷ đồng", period="2021", territory="Bạch Sơn")
    earlier = make_fact(SENTENCE, "870 tỷ đồng", period="2020", territory="Bạch Sơn", indicator="Thu nội địa")
    twice = make_fact(SENTENCE, "870 tỷ đồng", period="2020", territory="Bạch Sơn")
    elsewhere = make_fact(SENTENCE, "870 tỷ đồng", period="2021", territory="Hải Yên")
    others = (
        make_fact(SENTENCE, "870 tỷ đồng", territory="Hải Yên"),
        make_fact(SENTENCE, "870 tỷ đồng", period="2019", indicator="thu phí"),
        make_fact(SENTENCE, "16%", period="2019", role=Role.GROWTH),
    )
    assert other_readings(best, (best, earlier, twice, *others, elsewhere)) == (earlier, elsewhere)


RISE = make_passage("Mức trợ cấp từ 200 nghìn đồng lên **500 nghìn đồng, chi 3 tỷ đồng từ 40 nghìn đồng.")
FORMER, NOW = make_fact(RISE, "200 nghìn đồng"), make_fact(RISE, "500 nghìn đồng")


def test_what_a_value_came_from_gives_way_to_what_it_came_to() -> None:
    """And the value that it came to stays, as does one of which no other is told."""
    assert reached(FORMER, (FORMER, NOW)) is NOW
    assert reached(NOW, (FORMER, NOW)) is None
    assert reached(make_fact(RISE, "40 nghìn đồng"), (FORMER, NOW)) is None


def test_a_value_told_in_two_units_comes_to_that_of_its_own() -> None:
    """The year's rate to the year's, the month's in brackets to the month's."""
    rate = make_passage("Lãi vay từ 12%/năm (1%/tháng) xuống **9%/năm** (0,75%/tháng).")
    facts = [make_fact(rate, written) for written in ("12%/năm", "1%/tháng", "9%/năm", "0,75%/tháng")]
    assert reached(facts[0], facts) is facts[2]
    assert reached(facts[1], facts) is facts[3]
    assert reached(facts[3], facts) is None


def test_a_value_in_another_unit_is_not_what_it_came_to() -> None:
    """Whoever says "từ 30 hộ lên 2 tỷ đồng" tells of two things."""
    mixed = make_passage("Từ 30 hộ lên 2 tỷ đồng.")
    assert reached(make_fact(mixed, "30 hộ"), (make_fact(mixed, "2 tỷ đồng"),)) is None


def test_the_parts_that_make_up_a_whole_are_the_whole_list() -> None:
    """6 and 4 are 10; what the sentence goes on with is no part of it, and 6 and 3 alone are not all of 10."""
    sentence = make_passage("Huyện có 10 giải, gồm 6 giải nhì, 4 giải ba; cuộc thi khác có 3 giải.")
    whole = make_fact(sentence, "10 giải", indicator="giải của huyện")
    second, third, other = (
        make_fact(sentence, written, indicator=name, parent="giải của huyện")
        for written, name in (("6 giải", "giải nhì"), ("4 giải", "giải ba"), ("3 giải", "cuộc thi khác"))
    )
    assert whole_parts(whole, (whole, second, third, other)) == (second, third)
    assert whole_parts(whole, (whole, second, other)) == ()


def test_some_more_bring_a_count_to_its_total() -> None:
    """Of the same unit, in the same sentence; a total that is only stated beside it is not what they brought it to."""
    text = "Thêm 5 trường đạt chuẩn, nâng tổng số trường đạt chuẩn lên 179 trường."
    passage = make_passage(text)
    added, total = make_fact(passage, "5 trường"), make_fact(passage, "179 trường")
    assert brought_to(added, (added, total)) is total
    assert brought_to(total, (added, total)) is None
    beside = make_passage("Có 5 trường mới, cả tỉnh có 179 trường.")
    assert brought_to(make_fact(beside, "5 trường"), (make_fact(beside, "179 trường"),)) is None
