"""A row that several groups of a table have answers only for the group that the question names."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.candidate import Fact
from qa.grouped_row import keep_named_groups, names_group
from qa.question import Asked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


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


def test_cells_of_the_named_group_are_kept() -> None:
    """The others would answer for something else; where no group is named, all stay."""
    asked = make_question("Sản lượng muối là bao nhiêu?", accented=True)
    kept = keep_named_groups(ground_of(asked, (CASSAVA, SALT)), sources_of(TABLE))
    assert [each.candidate for each in kept.facts] == [SALT]
    other = replace(asked, reading="Sản lượng cao su là bao nhiêu?")
    assert len(keep_named_groups(ground_of(other, (CASSAVA, SALT)), sources_of(TABLE)).facts) == 2
