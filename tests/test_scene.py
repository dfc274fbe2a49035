"""What a question names is known by the titles of documents too."""

import pytest

from qa.match import make_terms
from qa.scene import Scene
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
