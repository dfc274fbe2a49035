"""What is first or last of a list: found in the list, or said so; a figure that only shares the words is no answer."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.document import BlockKind
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.question import Asked, Extreme, Operation, Order
from qa.rank.rank import LinearModel
from qa.strategy.decide import answer_from
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import WILLING, ground_of, sources_of

REGION = make_passage("Mật độ dân số toàn tỉnh 700 người/km2.")
WHOLE = make_fact(REGION, "700 người/km2", indicator="mật độ dân số toàn tỉnh")
ROWS = make_passage(
    "Mật độ | Thượng Sơn: 120 (310); Trung Sơn: 95 (246)", at=500, chunk_id=2, kind=BlockKind.TABLE, paragraph=9
)


def cell(written: str, place: str, column: int) -> Fact:
    """Return a figure of the row of densities, in the column of a place."""
    fact = make_fact(ROWS, written, unit="người/km2", indicator=f"mật độ - {place}")
    return replace(fact, figure=replace(fact.figure, block=9, row=1, column=column))


CELLS = (cell("120", "Thượng Sơn", 2), cell("310", "Thượng Sơn", 2), cell("95", "Trung Sơn", 3))


def rank(*facts: Fact, extreme: Extreme = Extreme.HIGHEST, place: int = 1) -> Answer:
    """Answer which of all is first or last, with the facts given, best first."""
    question = make_question("Nơi nào?", asked=Asked.RANKING, order=Order(extreme=extreme, place=place))
    return answer_from(ground_of(question, facts, ()), sources_of(facts))


def test_a_list_is_looked_for_behind_a_single_figure() -> None:
    """The density of the whole answers nothing about its parts; "310" only says "120" in another unit."""
    assert rank(WHOLE, *CELLS).text == "Cao nhất: Mật độ - Thượng Sơn: 120 người/km2 [1]."
    assert rank(WHOLE, *CELLS, extreme=Extreme.LOWEST).text == "Thấp nhất: Mật độ - Trung Sơn: 95 người/km2 [1]."


def test_a_single_figure_is_not_passed_off_as_the_first() -> None:
    """Nothing says that 700 is the most of anything."""
    assert not rank(WHOLE).answered


def test_what_cannot_be_told_apart_is_not_put_in_order() -> None:
    """Two numbers of one name: before and after."""
    passage = make_passage("Danh mục gồm 78 dự án, nay là 80 dự án.")
    facts = [make_fact(passage, text, indicator="dự án") for text in ("78 dự án", "80 dự án")]
    assert not rank(*facts).answered


PLACES = make_passage("Chợ lớn nhất là chợ Đình với 90 gian; xếp thứ hai là chợ Đông có 60 gian, rồi chợ Mới 15 quầy.")


@pytest.mark.parametrize(
    ("passage", "written", "place", "answered"),
    [
        (PLACES, "90 gian", 1, True),
        (PLACES, "60 gian", 1, False),
        (PLACES, "60 gian", 2, True),
        (PLACES, "15 quầy", 2, False),
        (make_passage("Thống nhất giao chợ Đình 90 gian."), "90 gian", 1, False),
        (make_passage("Cập nhật danh sách chợ Đình 90 gian."), "90 gian", 1, False),
        (make_passage("Chợ Đình dẫn đầu với 90 gian."), "90 gian", 1, True),
    ],
)
def test_a_figure_answers_where_it_is_said_to_be_at_the_place(
    passage: Passage, written: str, place: int, *, answered: bool
) -> None:
    """Said before it, with no other number between."""
    assert rank(make_fact(passage, written, indicator="gian"), place=place).answered is answered


def test_a_table_whose_other_rows_say_nothing_in_the_column_has_no_first() -> None:
    """Two of three districts state their area: whether one of these is the largest is not known."""
    table = make_passage("Mây | 120 ha; Gió | 95 ha; Đá | 40 hộ", chunk_id=5, kind=BlockKind.TABLE, paragraph=4)

    def row(written: str, name: str, number: int, column: int) -> Fact:
        fact = make_fact(table, written, indicator=name)
        return replace(fact, figure=replace(fact.figure, block=4, row=number, column=column))

    areas = (row("120 ha", "Mây", 1, 1), row("95 ha", "Gió", 2, 1))
    assert rank(*areas).answered
    assert not rank(*areas, row("40 hộ", "Đá", 3, 2)).answered


SENTENCE = make_passage("Giải ngân: vốn huyện 12 tỷ đồng; vốn tỉnh 30 tỷ đồng; vốn vay 7 tỷ đồng.")
FUNDS = tuple(
    make_fact(SENTENCE, written, indicator=name)
    for written, name in (("7 tỷ đồng", "vốn vay"), ("30 tỷ đồng", "vốn tỉnh"), ("12 tỷ đồng", "vốn huyện"))
)
# Sure only of a fact that no other one rivals.
WARY = replace(WILLING, fact_confidence=LinearModel(weights={"lead": 5.0}, bias=-2.5))


def test_the_figures_that_are_put_in_order_do_not_rival_each_other() -> None:
    """Each fund is as well ranked as the next; all together they are the answer."""
    question = make_question("Vốn nào nhiều nhất?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    answer = answer_from(ground_of(question, FUNDS), sources_of(FUNDS, ranker=WARY))
    assert answer.text == "Cao nhất: Vốn tỉnh: 30 tỷ đồng [1]."
    other = make_fact(make_passage("Vốn chung 40 tỷ đồng.", at=900, chunk_id=5), "40 tỷ đồng", indicator="vốn chung")
    single = (FUNDS[0], other)
    assert not answer_from(ground_of(question, single), sources_of(single, ranker=WARY)).answered


@pytest.mark.parametrize(
    ("names", "answered"),
    [
        (("Kim Sơn", "Hòa Bình Đông"), True),
        (("huyện Mỏ Cày", "huyện Ba Tri"), True),
        (("gây thiệt hại", "mỗi hộ mất"), False),
        (("Tổng thiệt hại", "Bình quân hộ"), False),
    ],
)
def test_which_place_is_first_is_told_by_a_figure_of_a_place(names: tuple[str, str], *, answered: bool) -> None:
    """A loss of the whole flood answers no "huyện nào"."""
    passage = make_passage("Mất 900 ha và 20 ha lúa.")
    facts = (make_fact(passage, "900 ha", indicator=names[0]), make_fact(passage, "20 ha", indicator=names[1]))
    question = make_question("Huyện nào mất nhiều nhất?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    answer = answer_from(ground_of(question, facts, ()), sources_of(facts))
    assert answer.answered is answered


@pytest.mark.parametrize(
    ("header", "columns", "told"),
    [
        ("Tháng | 1 | 2", ("tháng 1", "tháng 2"), "Mưa - tháng 2"),
        ("Trạm | Trạm 14 | Trạm 65", ("Trạm 14", "Trạm 65"), "Mưa - Trạm 65"),
        ("Lớp | Khối 6 | Khối 7", ("Khối 6", "Khối 7"), "Mưa - Khối 7"),
    ],
)
def test_a_column_that_a_number_names_is_proved_by_the_row_of_headers(
    header: str, columns: tuple[str, str], told: str
) -> None:
    """Both rows are cited; without the upper one the number of the column would stand nowhere."""
    head = make_passage(header, kind=BlockKind.TABLE)
    row = make_passage("Mưa | 40 | 90", at=200, chunk_id=2, kind=BlockKind.TABLE)
    facts = tuple(
        replace(fact, figure=replace(fact.figure, row=1, column=number))
        for number, fact in enumerate(
            make_fact(row, written, unit="mm", indicator=f"Mưa - {name}")
            for written, name in zip(("40", "90"), columns, strict=True)
        )
    )
    question = make_question("Khi nào mưa nhiều nhất?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    sources = replace(sources_of(facts), beside=lambda _: (head, row))
    answer = answer_from(ground_of(question, facts, ()), sources)
    assert answer.text == f"Cao nhất: {told}: 90 mm [1][2]."
    assert [citation.quote for citation in answer.citations] == [row.source_text, header]


def test_the_parts_of_what_gives_the_best_amount_again_are_put_in_order() -> None:
    """The best figure has no parts; the sentence that says it once more has."""
    best = make_fact(make_passage("Bão gây thiệt hại 14 tỷ đồng."), "14 tỷ đồng", indicator="bão gây thiệt hại")
    text = "Ước tính 14 tỷ đồng: huyện Mỏ Đông 6 tỷ đồng, huyện Mỏ Tây 8 tỷ đồng."
    again = make_passage(text, at=300, chunk_id=2, paragraph=4)
    facts = tuple(
        replace(fact, figure=replace(fact.figure, block=4))
        for fact in (
            make_fact(again, "14 tỷ đồng", indicator="ước tính"),
            make_fact(again, "6 tỷ đồng", indicator="huyện Mỏ Đông", parent="ước tính"),
            make_fact(again, "8 tỷ đồng", indicator="huyện Mỏ Tây", parent="ước tính"),
        )
    )
    assert rank(best, *facts).text == "Cao nhất: Huyện Mỏ Tây: 8 tỷ đồng [1]."


LIST = "Xã có ba chợ, gồm:"
ITEMS = ("- Chợ Mây với vốn 30 tỷ đồng;", "- Chợ Gió với vốn 45 tỷ đồng;", "- Chợ Đá với vốn 20 tỷ đồng.")


def items(numbers: tuple[Decimal, ...] = (), *, asked: Asked = Asked.RANKING) -> str:
    """Answer from a list of markets, each of which states its capital under the same name."""
    passages = [
        make_passage(text, at=100 * i, chunk_id=i + 1, paragraph=i, kind=BlockKind.LIST_ITEM, context=LIST)
        for i, text in enumerate(ITEMS)
    ]
    facts = tuple(
        make_fact(passage, text, indicator="vốn")
        for passage, text in zip(passages, ("30 tỷ đồng", "45 tỷ đồng", "20 tỷ đồng"), strict=True)
    )
    question = make_question(
        "Chợ nào?",
        asked=asked,
        order=Order(extreme=Extreme.HIGHEST, place=1) if asked is Asked.RANKING else None,
        operation=Operation.SUM if asked is Asked.COMPUTATION else None,
        numbers=numbers,
    )
    own = {fact.passage.chunk_id: (fact,) for fact in facts}
    sources = replace(
        sources_of(()), beside=lambda _: tuple(passages), passage_facts=lambda passage: own[passage.chunk_id]
    )
    return answer_from(ground_of(question, facts, ()), sources).text


def test_the_items_of_a_list_name_what_their_figures_are_of() -> None:
    """All figures are called "vốn"."""
    assert items() == "Cao nhất: Chợ Gió với vốn 45 tỷ đồng [1]."


def rank_items(question: str, told: list[tuple[int, str, tuple[tuple[str, str], ...]]]) -> str:
    """Answer from sentences of a list: each with the number of its item and its figures under their names."""
    facts: dict[int, tuple[Fact, ...]] = {}
    passages: list[Passage] = []
    for i, (item, text, figures) in enumerate(told):
        passage = make_passage(
            text, at=200 * i, chunk_id=i, paragraph=item, kind=BlockKind.LIST_ITEM, context="Có hai vùng, đó là:"
        )
        passages.append(passage)
        facts[i] = tuple(make_fact(passage, written, indicator=name) for written, name in figures)
    sources = replace(
        sources_of(()), beside=lambda _: tuple(passages), passage_facts=lambda passage: facts[passage.chunk_id]
    )
    asked = make_question(question, asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    return answer_from(ground_of(asked, tuple(fact for own in facts.values() for fact in own), ()), sources).text


def test_an_item_of_several_sentences_is_named_by_its_first() -> None:
    """The area stands in the second sentence, the name of the zone opens the first."""
    told: list[tuple[int, str, tuple[tuple[str, str], ...]]] = [
        (1, "- Vùng cao: phía bắc.", ()),
        (1, "Rộng 20 km².", (("20 km²", "rộng"),)),
        (2, "- Vùng thấp: phía nam.", ()),
        (2, "Rộng 35 km².", (("35 km²", "rộng"),)),
    ]
    assert rank_items("Miền nào rộng nhất?", told) == "Cao nhất: Vùng thấp - Rộng: 35 km² [1][2]."


def test_items_with_several_figures_are_put_in_order_by_those_of_one_name() -> None:
    """The farm with most goats is asked for, not what the first farm has most of."""
    told = [
        (i, f"- Trại {name}: dê {goats} con, gà {hens} con.", ((f"{goats} con", "dê"), (f"{hens} con", "gà")))
        for i, (name, goats, hens) in enumerate((("Mây", 30, 900), ("Gió", 45, 800)))
    ]
    assert rank_items("Trại nào có nhiều dê nhất?", told) == "Cao nhất: Trại Gió: dê 45 con, gà 800 con [1]."


def test_how_many_there_are_is_not_the_first_of_them() -> None:
    """Thirty communes are no commune, even where they are said to lead."""
    passage = make_passage("Danh sách 30 xã đứng đầu.")
    question = make_question("Xã nào đứng đầu?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    count = make_fact(passage, "30 xã", indicator="xã đứng đầu")
    assert not answer_from(ground_of(question, (count,), ()), sources_of((count,))).answered


def test_a_row_that_heads_others_is_not_one_of_them() -> None:
    """The marks of the whole group are no criterion."""
    table = make_passage("Nhóm 1 | 75; Sạch | 20; Đẹp | 40; Vui | 15", kind=BlockKind.TABLE)
    facts = tuple(
        replace(fact, figure=replace(fact.figure, row=row, column=1))
        for row, fact in enumerate(
            (
                make_fact(table, "75", unit="điểm", indicator="Nhóm 1 - Điểm"),
                make_fact(table, "20", unit="điểm", indicator="Sạch - Điểm", parent="Nhóm 1"),
                make_fact(table, "40", unit="điểm", indicator="Đẹp - Điểm", parent="Nhóm 1"),
                make_fact(table, "15", unit="điểm", indicator="Vui - Điểm", parent="Nhóm 1"),
            )
        )
    )
    assert rank(*facts).text == "Cao nhất: Nhóm 1 › Đẹp - Điểm: 40 điểm [1]."


def test_a_list_of_so_many_items_is_added_up() -> None:
    """Three are asked for and three are there; of four nothing is said to be the sum."""
    assert items((Decimal(3),), asked=Asked.COMPUTATION).startswith("95 tỷ đồng (tính: 30 + 45 + 20). Vốn [1]")
    assert not items((Decimal(4),), asked=Asked.COMPUTATION).startswith("95 tỷ đồng")


FAITHS = make_passage("Có 3 tôn giáo khác nhau đạt 90 người, nhiều nhất là đạo Gió 50 người, đạo Mây 30 người.")
ALL_FAITHS = make_fact(FAITHS, "90 người", indicator="người")
WIND = make_fact(FAITHS, "50 người", indicator="nhiều nhất là đạo Gió người")
CLOUD = make_fact(FAITHS, "30 người", indicator="đạo Mây người")
REST = make_passage("Còn lại các tôn giáo khác như đạo Đá 6 người, đạo Nồm 4 người.", at=200, chunk_id=2)
STONE = make_fact(REST, "6 người", indicator="Còn lại các tôn giáo khác như đạo Đá người")
MILD = make_fact(REST, "4 người", indicator="đạo Nồm người")


def test_the_sum_of_all_is_not_the_first_of_them() -> None:
    """It is told by no name of its own."""
    assert rank(CLOUD, ALL_FAITHS, WIND).figures[0].text == "50 người"


def test_the_first_of_those_that_are_left_is_not_the_first_of_all() -> None:
    """The last of all is among them."""
    told = (MILD, STONE, CLOUD, WIND, ALL_FAITHS)
    assert rank(*told).figures[0].text == "50 người"
    assert not rank(MILD, STONE).answered
    assert rank(*told, extreme=Extreme.LOWEST).figures[0].text == "4 người"


@pytest.mark.parametrize(("extreme", "answered"), [(Extreme.HIGHEST, True), (Extreme.LOWEST, False)])
def test_what_is_said_to_be_the_most_is_not_the_fewest(extreme: Extreme, *, answered: bool) -> None:
    """What is "đông nhất" answers nothing where the smallest is asked for."""
    people = make_passage("Đông nhất là người Kinh với 90 người.")
    assert rank(make_fact(people, "90 người", indicator="người Kinh"), extreme=extreme).answered is answered


def test_a_month_is_sought_among_the_figures_of_months() -> None:
    """A sentence about the rain of the whole year, though it comes first, hides no table."""
    year = make_passage("Mưa ở Gió lớn, trên 2700 mm.")
    rain = make_passage("Lượng mưa | 120 | 95 | 80", at=500, chunk_id=2, kind=BlockKind.TABLE, paragraph=9)

    def month(written: str, column: int) -> Fact:
        fact = make_fact(rain, written, unit="mm", indicator=f"Lượng mưa - tháng {column}")
        return replace(fact, figure=replace(fact.figure, block=9, row=1, column=column))

    facts = (make_fact(year, "2700 mm", indicator="mưa"), month("120", 1), month("95", 2), month("80", 3))
    question = make_question("Tháng nào mưa nhiều?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST, place=1))
    answer = answer_from(ground_of(question, facts, ()), sources_of(facts))
    assert answer.text == "Cao nhất: Lượng mưa: 120 mm [1]."


def test_a_list_that_names_no_asked_thing_gives_way_to_one_that_does() -> None:
    """The people of the region by year come first, and none of the years is a province."""
    years = make_passage("1995 | 17; 1996 | 18", chunk_id=3, kind=BlockKind.TABLE, paragraph=4)
    places = make_passage("Tỉnh Mây | 5; Tỉnh Gió | 9", at=500, chunk_id=4, kind=BlockKind.TABLE, paragraph=8)

    def cell_of(passage: Passage, written: str, row: int, *, indicator: str, block: int, period: str = "") -> Fact:
        fact = make_fact(passage, written, unit="người", indicator=indicator, period=period)
        return replace(fact, figure=replace(fact.figure, block=block, row=row, column=1))

    facts = (
        cell_of(years, "17", 1, indicator="dân số", block=4, period="1995"),
        cell_of(years, "18", 2, indicator="dân số", block=4, period="1996"),
        cell_of(places, "5", 1, indicator="Mây Trắng - dân số", block=8),
        cell_of(places, "9", 2, indicator="Gió Nồm - dân số", block=8),
    )
    order = Order(extreme=Extreme.LOWEST, place=1)
    question = make_question("Tỉnh nào ít dân nhất?", asked=Asked.RANKING, order=order)
    answer = answer_from(ground_of(question, facts, ()), sources_of(facts))
    assert answer.text == "Thấp nhất: Mây Trắng - dân số: 5 người [1]."


FOUR = make_passage("Vốn huyện 12 tỷ đồng; vốn tỉnh 30 tỷ đồng; vốn vay 7 tỷ đồng; vốn dân 9 tỷ đồng.")
FOUR_FUNDS = tuple(
    make_fact(FOUR, written, indicator=name)
    for written, name in (
        ("7 tỷ đồng", "vốn vay"),
        ("30 tỷ đồng", "vốn tỉnh"),
        ("12 tỷ đồng", "vốn huyện"),
        ("9 tỷ đồng", "vốn dân"),
    )
)


@pytest.mark.parametrize(("extreme", "numbers"), [(Extreme.HIGHEST, ["30", "12"]), (Extreme.LOWEST, ["7", "9"])])
def test_as_many_as_are_asked_for_are_told(extreme: Extreme, numbers: list[str]) -> None:
    """Of four funds the first two, or the last two."""
    question = make_question("Nguồn nào?", asked=Asked.RANKING, order=Order(extreme=extreme, count=2))
    answer = answer_from(ground_of(question, FOUR_FUNDS, ()), sources_of(FOUR_FUNDS))
    assert [figure.number for figure in answer.figures] == numbers


def test_a_list_of_as_many_as_are_asked_for_has_no_first_ones() -> None:
    """Four of four may be the first of more; and one alone answers for no two."""
    question = make_question("Nguồn nào?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST, count=4))
    assert not answer_from(ground_of(question, FOUR_FUNDS, ()), sources_of(FOUR_FUNDS)).answered
    two = replace(question, order=Order(extreme=Extreme.HIGHEST, count=2))
    said = make_fact(make_passage("Chợ lớn nhất là chợ Đình với 90 gian."), "90 gian", indicator="gian")
    assert not answer_from(ground_of(two, (said,), ()), sources_of((said,))).answered


def test_a_row_of_the_rest_is_in_no_order() -> None:
    """All the others together have more than the first, and are none of them."""
    table = make_passage("| 1 | Mây | 55 |", kind=BlockKind.TABLE, paragraph=4)
    rest = make_passage("| 4–9 | Các nước còn lại | 90 |", at=50, chunk_id=2, kind=BlockKind.TABLE, paragraph=4)
    second = make_passage("| 2 | Gió | 37 |", at=90, chunk_id=3, kind=BlockKind.TABLE, paragraph=4)
    third = make_passage("| 3 | Đá | 20 |", at=120, chunk_id=4, kind=BlockKind.TABLE, paragraph=4)

    def row(passage: Passage, written: str, name: str, number: int) -> Fact:
        fact = make_fact(passage, written, unit="", indicator=f"{name} - Vàng")
        return replace(fact, figure=replace(fact.figure, block=4, row=number, column=2))

    facts = (
        row(table, "55", "Mây", 1),
        row(rest, "90", "3–9", 4),
        row(second, "37", "Gió", 2),
        row(third, "20", "Đá", 3),
    )
    assert rank(*facts).text.startswith("Cao nhất: Mây - Vàng: 55")


@pytest.mark.parametrize(("in_table", "answered"), [(True, True), (False, False)])
def test_two_figures_of_one_district_put_no_districts_in_order(*, in_table: bool, answered: bool) -> None:
    """Unless they are cells: of a table, the document's place is that of all rows."""
    passage = make_passage("Kim Sơn 900 ha, Hòa Bình 20 ha.")
    named = (("900 ha", "Kim Sơn"), ("20 ha", "Hòa Bình"))
    facts = tuple(
        replace(fact, figure=replace(fact.figure, row=i, column=1)) if in_table else fact
        for i, fact in enumerate(
            make_fact(passage, written, indicator=name, territory="huyện Mỏ Cày") for written, name in named
        )
    )
    question = make_question("Huyện nào rộng nhất?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    assert answer_from(ground_of(question, facts, ()), sources_of(facts)).answered is answered


def test_rows_are_called_what_is_asked_for_where_some_are() -> None:
    """The factory has more people than either office; "nơi" is any of them."""
    table = make_passage("Phòng Gió | 12; Phòng Mây | 15; Nhà máy | 80", chunk_id=5, kind=BlockKind.TABLE, paragraph=4)

    def row(written: str, name: str, number: int) -> Fact:
        fact = make_fact(table, written, unit="người", indicator=name)
        return replace(fact, figure=replace(fact.figure, block=4, row=number, column=1))

    rows = (row("12", "Phòng Gió", 1), row("15", "Phòng Mây", 2), row("80", "Nhà máy", 3))
    assert rank(*rows).text == "Cao nhất: Nhà máy: 80 người [1]."
    question = make_question("Phòng nào đông nhất?", asked=Asked.RANKING, order=Order(extreme=Extreme.HIGHEST))
    assert answer_from(ground_of(question, rows, ()), sources_of(rows)).text == "Cao nhất: Phòng Mây: 15 người [1]."
