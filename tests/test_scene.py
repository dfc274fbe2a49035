"""What a question names is known by the titles of documents too."""

import pytest

from qa.match import held_by, make_terms, split_tokens
from qa.scene import Scene
from tests.candidates import make_passage, make_question


@pytest.mark.parametrize(
    ("asked", "titles", "names"),
    [
        ("bến lục vân đón bao nhiêu khách", {"Lục Vân (thị xã)"}, (("luc", "van"),)),
        ("bến lục vân đón bao nhiêu khách", {"Báo cáo về bến Lục Vân", "Vân Đồn"}, ()),
        # The longer name holds the title: it is another one.
        ("Bến của Trần Lục Vân đón bao nhiêu khách?", {"Lục Vân"}, (("tran", "luc", "van"),)),
    ],
)
def test_a_title_makes_a_name_of_words_in_small_letters(
    asked: str, titles: set[str], names: tuple[tuple[str, ...], ...]
) -> None:
    """Where the title is a name and the question holds all of it."""
    scene = Scene(
        question=make_question(asked),
        terms=make_terms(("khach",), lambda _: 1.0),
        best_lexical=1.0,
        best_dense=0.0,
        titles=frozenset(titles),
    )
    assert scene.whole_names == names


def scene_of_code(asked: str, *, rarity: float) -> Scene:
    """Return the scene of a question about the code "QXZ", of which the rarity is given; no document holds 9."""
    terms = make_terms(("gia", "co", "phieu", "qxz"), lambda word: rarity if word == "qxz" else 1.0)
    return Scene(question=make_question(asked), terms=terms, best_lexical=1.0, best_dense=0.0, greatest_rarity=9.0)


def test_a_code_that_no_document_holds_is_named_nowhere() -> None:
    """A code is in capitals; the same word in small letters may be a slip."""
    assert scene_of_code("giá cổ phiếu QXZ", rarity=9.0).names_nowhere
    assert not scene_of_code("giá cổ phiếu QXZ", rarity=8.0).names_nowhere
    assert not scene_of_code("giá cổ phiếu qxz", rarity=9.0).names_nowhere


def test_what_is_told_of_another_code_is_nothing_of_the_asked_one() -> None:
    """Behind the same word, where the asked code stands nowhere around."""
    scene = scene_of_code("giá cổ phiếu QXZ", rarity=3.0)
    told = "Giá cổ phiếu ABC tăng 5%."
    assert scene.tells_another_code(told, held_by((told,)))
    assert not scene.tells_another_code(told, held_by((told, "Cổ phiếu QXZ")))
    assert not scene.tells_another_code("Thép của ABC tăng 5%.", held_by(("Thép của ABC tăng 5%.",)))


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
    scene = Scene(
        question=make_question("doanh thu Moonsen"),
        terms=make_terms(("doanh", "thu", "moonsen"), lambda _: 1.0),
        best_lexical=1.0,
        best_dense=0.0,
        near=lambda _: near,
    )
    passage = make_passage("Doanh thu đạt 7 tỷ đồng.", title=title)
    assert scene.lacks_foreign(passage, frozenset({"doanh", "thu"})) is lacks
    assert not scene.lacks_foreign(passage, frozenset({"doanh", "thu", "moonsen"}))


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
    scene = Scene(
        question=make_question(asked),
        terms=make_terms(split_tokens(asked), lambda _: 1.0),
        best_lexical=1.0,
        best_dense=0.0,
    )
    assert scene.foreign_words == words
