"""A cell of a row that the question does not name answers nothing where others of its column fit as well."""

from qa.candidate import Fact
from qa.choose.unnamed_row import keep_named_row
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


def pay(rank: str, written: str, number: int, *, header: str = "Hệ số lương", column: int = 1) -> Fact:
    """Return a cell of the column "Hệ số lương", or of another one."""
    passage = make_passage(f"{rank} | {written}", at=number * 100, chunk_id=number)
    return make_fact(passage, written, indicator=f"{rank} - {header}", unit="", row=number, column=column)


COLONEL, MAJOR = pay("Đại tá", "8", 1), pay("Thiếu tá", "6", 2)


def kept(*terms: str, facts: tuple[Fact, ...] = (COLONEL, MAJOR)) -> list[str]:
    """Return the figures that are left for a question of these terms."""
    text = " ".join(terms)
    ground = ground_of(make_question(text, terms=terms), facts)
    return [each.candidate.figure.text for each in keep_named_row(ground, sources_of(facts)).facts]


def test_a_rank_that_no_row_has_is_told_the_pay_of_none() -> None:
    """Both rows fit as well as each other."""
    assert kept("he", "so", "luong", "binh", "nhat") == []


def test_nor_is_one_told_another_column_of_these_rows() -> None:
    """Their names are as little asked for there."""
    rise = pay("Đại tá", "9", 1, header="Hệ số nâng lương", column=2)
    assert kept("he", "so", "luong", "binh", "nhat", facts=(COLONEL, MAJOR, rise)) == []


def test_the_row_that_is_named_stays() -> None:
    """With the others, which the ranker put behind it."""
    assert kept("he", "so", "luong", "dai", "ta") == ["8", "6"]


def test_a_row_alone_stays() -> None:
    """Nothing else may be meant."""
    assert kept("he", "so", "luong", facts=(COLONEL,)) == ["8"]


def people(name: str, written: str, number: int) -> Fact:
    """Return a cell of the column "Dân số" in a document about Nam Sơn."""
    passage = make_passage(f"{name} | {written}", at=number * 100, chunk_id=number, title="Nam Sơn")
    return make_fact(passage, written, indicator=f"{name} - Dân số", unit="người", row=number, column=1)


EAST, WEST, ALL_ROWS = people("Hưng Sơn", "900", 1), people("Ung Sơn", "800", 2), people("Tổng cộng", "1700", 3)
ROWS = (EAST, WEST, ALL_ROWS)


def test_a_name_that_shares_a_syllable_is_another_name() -> None:
    """Who asks for all of Nam Sơn asks for neither Hưng Sơn nor Ung Sơn, but for the sum of all rows."""
    assert kept("Nam", "Sơn", facts=(EAST, WEST)) == []
    ground = ground_of(make_question("Dân số Nam Sơn?", terms=("nam", "son", "dan", "so")), ROWS)
    assert [each.candidate.figure.text for each in keep_named_row(ground, sources_of(ROWS)).facts] == ["1700"]


def test_the_sum_of_all_rows_answers_nothing_about_a_row_that_is_not_there() -> None:
    """Of Mây Sơn the table says nothing."""
    ground = ground_of(make_question("Dân số Mây Sơn của Nam Sơn?", terms=("may", "son", "nam", "dan", "so")), ROWS)
    assert keep_named_row(ground, sources_of(ROWS)).facts == ()
