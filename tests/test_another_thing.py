"""Codes, names behind their kind and foreign names: what is told of another thing is told apart."""

import pytest

from qa.rank.another_thing import find_things
from qa.words.match import held_by, split_tokens
from tests.candidates import make_passage


def is_of_another_kind(question: str, *heads: str, text: str = "") -> bool:
    """Tell whether headings are about another thing than a question."""
    things = find_things(question, frozenset(split_tokens(question)))
    return things.has_other_of_kind(heads, held_by((*heads, text)))


def test_a_storm_by_another_name_is_another_storm() -> None:
    """Unless the text names the asked one."""
    assert is_of_another_kind("Bão Lốc làm chết bao nhiêu người?", "Bão Giông (2031)")
    assert not is_of_another_kind("Bão Giông làm chết bao nhiêu người?", "Bão Giông (2031)")
    assert not is_of_another_kind("Bão Lốc làm chết bao nhiêu người?", "Bão Giông (2031)", text="Bão Lốc mạnh hơn.")


def test_things_of_other_kinds_and_places_exclude_nothing() -> None:
    """A storm is told of under a bridge; which place lies where is told apart elsewhere."""
    assert not is_of_another_kind("Bão Lốc làm chết bao nhiêu người?", "Cầu Giông")
    assert not is_of_another_kind("Ở tỉnh Mây có bao nhiêu người?", "Tỉnh Gió")


def test_what_is_told_of_another_code_is_nothing_of_the_asked_one() -> None:
    """Behind the same word, where the asked code stands nowhere around."""
    things = find_things("giá cổ phiếu QXZ", {"gia", "co", "phieu", "qxz"})
    told = "Giá cổ phiếu ABC tăng 5%."
    assert things.has_other_code(told, held_by((told,)))
    assert not things.has_other_code(told, held_by((told, "Cổ phiếu QXZ")))
    assert not things.has_other_code("Thép của ABC tăng 5%.", held_by(("Thép của ABC tăng 5%.",)))


@pytest.mark.parametrize(
    ("title", "near", "lacks"),
    [
        ("Tập đoàn Sunphuong", "Sunphuong và Moonsen cùng góp vốn. ", True),
        ("Chi tiết doanh thu các tập đoàn", "Moonsen cũng góp vốn. ", False),
        ("Chi tiết doanh thu các tập đoàn", "", True),
    ],
)
def test_a_foreign_name_is_told_of_where_it_stands(title: str, near: str, *, lacks: bool) -> None:
    """A document about one company tells of another right where it names it; others name it once before."""
    things = find_things("doanh thu Moonsen", {"doanh", "thu", "moonsen"})
    passage = make_passage("Doanh thu đạt 7 tỷ đồng.", title=title)
    assert things.lacks_foreign(passage, {"doanh", "thu"}, lambda _: near) is lacks
    assert not things.lacks_foreign(passage, {"doanh", "thu", "moonsen"}, lambda _: near)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("doanh thu Moonsen", {"moonsen"}),
        ("doanh thu moonsen", set()),  # in small letters it may be a slip
        ("đại hội XII bầu bao nhiêu người", {"xii"}),
        ("doanh thu quý II của chợ Bưởi", set()),
        ("GRDP của tỉnh", set()),
    ],
)
def test_names_that_are_no_vietnamese_words_are_foreign(asked: str, words: set[str]) -> None:
    """By their capital; Roman numbers of congresses and terms of office are names too, those of quarters are not."""
    assert find_things(asked, frozenset(split_tokens(asked))).foreign == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("doanh thu moonsen", {"moonsen"}),
        ("do am o kolkata", {"kolkata"}),
        ("quyet dinh cua nguyen xuan khuyen", set()),  # syllables without their diacritics
        ("gia noxh nam nay", set()),  # too short: an abbreviation
    ],
)
def test_in_a_question_all_in_small_letters_so_are_names(asked: str, words: set[str]) -> None:
    """Nobody who types no capital at all types one for a name."""
    assert find_things(asked, frozenset(split_tokens(asked)), small=True).foreign == words


def test_a_slip_in_a_foreign_name_is_that_name() -> None:
    """One letter of many is missing; another town is no slip."""
    passage = make_passage("Moonsenworld có 40 căn.")
    slip, other = (find_things(f"so can {name}", {name}, small=True) for name in ("moonsenword", "kolkata"))
    assert not slip.lacks_foreign(passage, {"so", "can"}, lambda _: "")
    assert other.lacks_foreign(passage, {"so", "can"}, lambda _: "")
