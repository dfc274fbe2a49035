"""The line above a list tells the figure of each of its items."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.candidate import Passage
from qa.question import Asked
from qa.strategy.told_announced import answer_told_announced
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

LINE = make_passage("1. Phạt 25 triệu đồng khi:", chunk_id=1)
ITEM = make_passage(
    "b) Phơi muối ngoài đê;", at=60, chunk_id=2, context="1. Phạt 25 triệu đồng khi:", kind=BlockKind.LIST_ITEM
)
LOOSE = replace(ITEM, chunk=replace(ITEM.chunk, context=""))
FINE = make_fact(LINE, "25 triệu đồng", indicator="phạt")


@pytest.mark.parametrize(
    ("item", "terms", "answer"),
    [
        (ITEM, ("phoi", "muoi", "de", "phat"), "Phạt: 25 triệu đồng [1][2]."),
        # What no line announces has no figure, and of boats the item says nothing.
        (LOOSE, ("phoi", "muoi", "de", "phat"), None),
        (ITEM, ("dua", "thuyen", "phat"), None),
    ],
)
def test_the_line_that_announces_an_item_answers_for_it(
    item: Passage, terms: tuple[str, ...], answer: str | None
) -> None:
    """Both are cited."""
    question = make_question("Phơi muối ngoài đê phạt bao nhiêu?", asked=Asked.LEVEL, terms=terms)
    sources = replace(
        sources_of((FINE,)),
        beside=lambda _: (LINE, item),
        passage_facts=lambda each: (FINE,) if each is LINE else (),
    )
    told = answer_told_announced(ground_of(question, (), (item,)), sources)
    assert (None if told is None else told.text) == answer
