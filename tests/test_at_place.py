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
