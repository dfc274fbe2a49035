"""What a question names is known by the titles of documents too."""

from dataclasses import replace

import pytest

from qa.rank.scene import Scene
from qa.words.match import held_by, make_terms
from tests.candidates import make_question


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


def test_two_names_typed_in_small_letters_may_run_together() -> None:
    """A commune and its district, of which texts name each by itself; one typed with capitals is one name."""
    held = held_by(("Xã Lục Vân | Huyện Đông Gió",))
    name = ("luc", "van", "dong", "gio")
    asked = make_question("chợ lục vân đông gió")

    def is_named(typed: str, reading: str = "chợ Lục Vân Đông Gió") -> bool:
        question = replace(asked, text=typed, reading=reading)
        terms = make_terms(("cho",), lambda _: 1.0)
        return Scene(question=question, terms=terms, best_lexical=1.0, best_dense=0.0).is_named(name, held)

    assert is_named("chợ lục vân đông gió")
    assert not is_named("chợ lục vân đồng gió", "chợ Lục Vân Đồng Gió"), "another name"
    assert not is_named("Chợ Lục Vân Đông Gió")
