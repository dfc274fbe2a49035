"""What stands at a given place of an order: the row or the sentence that says so, and nothing else."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.candidate import Fact, Passage
from qa.question import Asked
from qa.strategy.at_place import answer_at_place
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

ROWS = make_passage("Mây | Hạng 1 | 55; Gió | Hạng 2 | 37", kind=BlockKind.TABLE, paragraph=4)


def cell(written: str, name: str, row: int, column: int) -> Fact:
    """Return a cell of the table under the name of its row and its column."""
    fact = make_fact(ROWS, written, unit="", indicator=name)
    return replace(fact, figure=replace(fact.figure, block=4, row=row, column=column))


CELLS = (cell("1", "Mây - Hạng", 1, 1), cell("55", "Mây - Vàng", 1, 2), cell("2", "Gió - Hạng", 2, 1))


def told(text: str, passage: Passage, *facts: Fact) -> tuple[bool, str] | None:
    """Return whether the question is answered and with what, None where it is left to others."""
    question = make_question(text, asked=Asked.ENTITY)
    sources = replace(sources_of(facts), passage_facts=lambda _: facts)
    answer = answer_at_place(ground_of(question, facts, (passage,)), sources)
    return None if answer is None else (answer.answered, answer.text)


@pytest.mark.parametrize("asked", ["Nước nào đứng thứ hai?", "nuoc nao xep hang 2", "Đoàn nào xếp thứ nhì?"])
def test_a_table_tells_the_place_in_a_column_of_its_own(asked: str) -> None:
    """Not the first row, though it is told of the order as well."""
    assert told(asked, ROWS, *CELLS) == (True, "Gió - Hạng: 2 [1].")


def test_a_place_that_nothing_tells_is_refused() -> None:
    """The table has two rows."""
    found = told("Nước nào đứng thứ ba?", ROWS, *CELLS)
    assert found is not None
    assert found[0] is False
    twentieth = told("Nước nào đứng thứ hai mươi?", ROWS, *CELLS)
    assert twentieth is not None
    assert twentieth[0] is False


def test_a_sentence_tells_the_place_in_so_many_words() -> None:
    """Who leads is not who is third."""
    leads = make_passage("Đội Mây dẫn đầu giải đấu với 9 điểm.")
    third = make_passage("Đội Gió đứng thứ ba của giải đấu.", chunk_id=2)
    asked = "Đội nào đứng thứ ba giải đấu?"
    assert told(asked, third) == (True, "Đội Gió đứng thứ ba của giải đấu [1].")
    found = told(asked, leads)
    assert found is not None
    assert found[0] is False


def test_the_place_of_one_thing_is_another_question() -> None:
    """There the place is what is asked for."""
    assert told("Đội Gió đứng thứ mấy?", ROWS, *CELLS) is None


CAPTION = make_passage("Bảng 2. Xếp hạng về cải cách hành chính", chunk_id=8, at=0, paragraph=3)
RANKED = make_passage("1 | 40; 2 | 10; 3 | 20", chunk_id=9, at=60, kind=BlockKind.TABLE, paragraph=4)


def ranked_cell(written: str, name: str, row: int, column: int) -> Fact:
    """Return a cell of a table that stands under a caption."""
    fact = make_fact(RANKED, written, unit="", indicator=name)
    return replace(fact, figure=replace(fact.figure, block=4, row=row, column=column))


def told_under_caption(text: str, *facts: Fact) -> str:
    """Return the answer by the table under its caption, "" where it is refused."""
    sources = replace(
        sources_of(facts), passage_facts=lambda _: facts, block_facts=lambda _: facts, beside=lambda _: (CAPTION,)
    )
    question = make_question(text, asked=Asked.ENTITY)
    answer = answer_at_place(ground_of(question, facts, (RANKED,)), sources)
    return answer.text if answer is not None and answer.answered else ""


ORDER = (
    ranked_cell("1", "Mây - Hạng", 1, 1),
    ranked_cell("40", "Mây - Dân số", 1, 2),
    ranked_cell("2", "Gió - Hạng", 2, 1),
    ranked_cell("10", "Gió - Dân số", 2, 2),
    ranked_cell("3", "Nồm - Hạng", 3, 1),
    ranked_cell("20", "Nồm - Dân số", 3, 2),
)


def test_a_table_answers_for_the_order_that_it_is_named_after() -> None:
    """Its caption says so; of another measure its places say nothing."""
    assert told_under_caption("Huyện nào đứng thứ hai về cải cách hành chính?", *ORDER) == "Gió - Hạng: 2 [1]."
    assert not told_under_caption("Huyện nào đứng thứ hai về sản lượng lúa?", *ORDER)


def test_a_column_that_is_in_another_order_is_not_what_the_places_are_by() -> None:
    """Gió is second, and has the fewest people of three."""
    assert not told_under_caption("Huyện nào đứng thứ hai về dân số?", *ORDER)
    assert told_under_caption("Huyện nào đứng thứ nhất về dân số?", *ORDER) == "Mây - Hạng: 1 [1]."


def test_two_at_one_place_are_told_both() -> None:
    """Those of several orders in one table stand apart, and none is told."""
    tied = (*ORDER[:3], ranked_cell("2", "Nồm - Hạng", 3, 1))
    asked = "Huyện nào đứng thứ hai về cải cách hành chính?"
    assert told_under_caption(asked, *tied).startswith("Gió - Hạng: 2 [1]; Nồm - Hạng: 2")
    assert not told_under_caption(asked, *tied[:3], ranked_cell("2", "Đá - Hạng", 6, 1))


def test_a_sentence_of_two_orders_tells_each_place_by_its_own() -> None:
    """Second is the tea, third are the oranges."""
    said = make_passage("Tỉnh Mây đứng thứ hai cả nước về chè và thứ ba về cam.")
    for asked, answered in (("hai cả nước về chè", True), ("hai cả nước về cam", False), ("ba về cam", True)):
        found = told(f"Tỉnh nào đứng thứ {asked}?", said)
        assert found is not None
        assert found[0] is answered
