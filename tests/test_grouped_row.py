"""A row that several groups of a table have answers only for the group that the question names."""

import pytest

from index.document import BlockKind
from qa.candidate import Fact
from qa.choose.grouped_row import names_group
from qa.question import Asked
from tests.candidates import make_fact, make_passage, make_question


def cell(row: int, group: str, name: str, written: str) -> Fact:
    """Return the cell of a row that stands under a group."""
    passage = make_passage(f"{group} › {name}: {written}", at=100 * row, chunk_id=row, kind=BlockKind.TABLE)
    return make_fact(passage, written, indicator=f"{name} - Năm 2030", parent=group, row=row, column=2)


SALT = cell(1, "Muối", "Sản lượng", "50 tấn")
CASSAVA = cell(2, "Sắn", "Sản lượng", "70 tấn")
WORKERS = cell(3, "Sắn", "Lao động", "9 người")
TABLE = (SALT, CASSAVA, WORKERS)


@pytest.mark.parametrize(
    ("question", "fact", "named"),
    [
        ("Sản lượng sắn là bao nhiêu?", CASSAVA, True),
        ("Sản lượng muối là bao nhiêu?", CASSAVA, False),
        ("Lao động là bao nhiêu?", WORKERS, None),
    ],
)
def test_the_group_of_a_repeated_row_is_named_or_not(question: str, fact: Fact, *, named: bool | None) -> None:
    """With diacritics "sản" is no "sắn"; a row that stands once needs no group."""
    asked = make_question(question, asked=Asked.LEVEL, accented=True)
    assert names_group(asked, fact, TABLE) is named
