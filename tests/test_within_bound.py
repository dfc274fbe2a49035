"""Which, or how many, lie above or below a given amount: told of a list that reaches to both sides of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.document import BlockKind
from qa.answer import Answer
from qa.candidate import Fact
from qa.question import Asked
from qa.strategy.within_bound import answer_within_bound
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

NAMES = ("Bạch Sơn", "Thanh Hà", "Gò Mây", "Kim Sơn")
ROWS = make_passage("Diện tích | 420 km² | 81 km² | 333 km² | 140 km²", kind=BlockKind.TABLE, paragraph=4)


def cell(written: str, name: str, column: int) -> Fact:
    """Return the area of one district."""
    fact = make_fact(ROWS, written, indicator=f"diện tích - {name}")
    return replace(fact, figure=replace(fact.figure, block=4, row=1, column=column))


AREAS = tuple(
    cell(written, name, column)
    for column, (written, name) in enumerate(zip(("420 km²", "81 km²", "333 km²", "140 km²"), NAMES, strict=True))
)


def answer(text: str, number: int, asked: Asked, facts: tuple[Fact, ...] = AREAS) -> Answer | None:
    """Answer a question that gives a number."""
    question = make_question(text, asked=asked, numbers=(Decimal(number),))
    return answer_within_bound(ground_of(question, facts, (ROWS,)), sources_of(facts))


def test_those_above_are_named_the_greatest_first() -> None:
    """And those below with the least first."""
    above = answer("Huyện nào có diện tích trên 300 km²?", 300, Asked.ENTITY)
    assert above is not None
    assert [figure.number for figure in above.figures] == ["420", "333"]
    below = answer("Những huyện nào có diện tích dưới 200 km²?", 200, Asked.LIST)
    assert below is not None
    assert [figure.number for figure in below.figures] == ["81", "140"]


def test_their_number_is_computed_and_each_is_told() -> None:
    """It stands in no document; what was counted does."""
    counted = answer("Có bao nhiêu huyện có diện tích dưới 200 km²?", 200, Asked.COUNT)
    assert counted is not None
    assert counted.figures[0].number == "2"
    assert counted.figures[0].computed
    assert counted.figures[0].formula == "đếm: 81 km², 140 km²"
    assert counted.text.startswith("2 (đếm): ")


@pytest.mark.parametrize("bound", [50, 500])
def test_a_list_on_one_side_of_the_amount_may_go_on(bound: int) -> None:
    """All of four, or none of them, answer nothing; what is counted is refused then."""
    counted = answer(f"Có mấy huyện có diện tích trên {bound} km²?", bound, Asked.COUNT)
    assert counted is not None
    assert not counted.answered


def test_what_documents_say_of_the_amount_itself_comes_first() -> None:
    """The number that is stated is looked up like any other."""
    stated = make_passage("Cả tỉnh có 3 huyện diện tích trên 300 km².", chunk_id=5)
    facts = (make_fact(stated, "3 huyện", indicator="cả tỉnh"),)
    assert answer("Có mấy huyện diện tích trên 300 km²?", 300, Asked.COUNT, facts) is None


def test_a_rate_per_one_is_no_bound() -> None:
    """So many people "trên 1 km²" is how densely they live."""
    assert answer("Có mấy người trên 1 km²?", 1, Asked.COUNT) is None


def test_communes_are_counted_among_no_districts() -> None:
    """Their names say of what level they are."""
    facts = tuple(
        replace(fact, figure=replace(fact.figure, indicator=f"diện tích - xã {name}"))
        for fact, name in zip(AREAS, NAMES, strict=True)
    )
    counted = answer("Có bao nhiêu huyện có diện tích dưới 200 km²?", 200, Asked.COUNT, facts)
    assert counted is not None
    assert not counted.answered


def test_a_motorbike_asks_for_no_number() -> None:
    """Without diacritics "máy" is written like "mấy"."""
    assert answer("xe máy vượt quá 25 km/h thì phạt nhiêu tiền", 25, Asked.LEVEL) is None


STAFF = make_passage("3 | 12 | 15; 20 | 14 | 34; 120 | 80 | 200; 143 | 106 | 249", kind=BlockKind.TABLE, paragraph=4)


def staff(written: str, name: str, row: int, column: int) -> Fact:
    """Return the number of people of an office or a factory, of one sex or of both."""
    fact = make_fact(STAFF, written, unit="", indicator=f"{name} - {('Nam', 'Nữ', 'Tổng số')[column]}")
    return replace(fact, figure=replace(fact.figure, block=4, row=row, column=column))


STAFFED = tuple(
    staff(written, name, row, column)
    for row, (name, amounts) in enumerate(
        {
            "phòng Gió": ("3", "12", "15"),
            "phòng Mây": ("20", "14", "34"),
            "nhà máy Đá": ("120", "80", "200"),
            "Tổng cộng": ("143", "106", "249"),
        }.items()
    )
    for column, written in enumerate(amounts)
)


def test_rows_are_of_the_noun_asked_for_and_people_are_both_sexes() -> None:
    """A factory is no office; of 34 people 20 are men."""
    found = answer("Phòng nào có trên 30 người?", 30, Asked.ENTITY, STAFFED)
    assert found is not None
    assert found.text == "Phòng Mây - Tổng số: 34 [1]."


def test_one_sex_beside_a_total_answers_nobody_who_asks_for_all() -> None:
    """Nor for other things of which the table has the total."""
    men = tuple(fact for fact in STAFFED if "Tổng số" not in fact.figure.indicator)
    found = answer("Phòng nào có trên 10 người?", 10, Asked.ENTITY, men)
    assert found is None or not found.answered


def test_a_district_is_no_town() -> None:
    """A town counts where it is asked for too."""
    names = ("Huyện Bạch Sơn", "Huyện Thanh Hà", "Thị xã Gò Mây", "Huyện Kim Sơn")
    facts = tuple(
        replace(fact, figure=replace(fact.figure, indicator=f"diện tích - {name}"))
        for fact, name in zip(AREAS, names, strict=True)
    )
    districts = answer("Có mấy huyện có diện tích trên 100 km²?", 100, Asked.COUNT, facts)
    assert districts is not None
    assert districts.figures[0].number == "2"
    both = answer("Có mấy huyện, thị xã có diện tích trên 100 km²?", 100, Asked.COUNT, facts)
    assert both is not None
    assert both.figures[0].number == "3"
