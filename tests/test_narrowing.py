"""What follows a noun narrows it: who asks for a part is not given the figure of all."""

import pytest

from qa.choose.narrowing import is_of_wider
from qa.rank.scene import Scene
from qa.words.match import make_terms, split_tokens
from tests.candidates import make_fact, make_passage, make_question

PASSAGE = make_passage("Toàn tỉnh hiện có 40 hợp tác xã.", context="Hợp tác xã chăn nuôi")


@pytest.mark.parametrize(
    ("asked", "wider"),
    [
        ("Hợp tác xã giải thể là bao nhiêu?", True),
        ("số hợp tác xã giải thể", True),
        ("Hợp tác xã là bao nhiêu?", False),
        # A heading says it.
        ("Hợp tác xã chăn nuôi là bao nhiêu?", False),
        # What stands behind a counted noun is told in other words as often.
        ("Bao nhiêu hợp tác xã giải thể?", False),
    ],
)
def test_a_noun_that_is_narrowed_is_not_the_whole(asked: str, *, wider: bool) -> None:
    """Where the words that narrow it stand neither in the sentence nor above it."""
    fact = make_fact(PASSAGE, "40", unit="hợp tác xã", indicator="hợp tác xã toàn tỉnh")
    words = ("hop", "tac", "xa", "giai", "the", "chan", "nuoi")
    terms = make_terms([word for word in words if word in split_tokens(asked)], lambda _: 1.0)
    scene = Scene(question=make_question(asked), terms=terms, best_lexical=1.0, best_dense=0.0)
    assert is_of_wider(scene, fact) is wider


def test_a_figure_of_what_was_named_before_is_narrowed_there() -> None:
    """So "của khu này" says in the sentence before which one it is."""
    fact = make_fact(make_passage("Diện tích của khu này là 3 ha."), "3 ha", indicator="diện tích của khu này")
    scene = Scene(
        question=make_question("Khu ươm mầm rộng thế nào?"),
        terms=make_terms(("khu", "uom", "mam"), lambda _: 1.0),
        best_lexical=1.0,
        best_dense=0.0,
    )
    assert not is_of_wider(scene, fact)
