"""The sides of a computation or a comparison are cut out of the question."""

import pytest

from qa.analyse import analyse_question


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Chênh lệch giữa sản lượng mía và sản lượng ngô là bao nhiêu?", ("sản lượng mía", "sản lượng ngô")),
        ("Chè và cà phê cộng lại được bao nhiêu tấn?", ("Chè", "cà phê")),
        ("Gộp cả thu phí và thu thuế thì được bao nhiêu tỷ đồng?", ("thu phí", "thu thuế")),
    ],
)
def test_both_sides_of_a_computation_are_named(question: str, sides: tuple[str, ...]) -> None:
    """With “giữa”, with “cộng lại” and with “gộp cả”."""
    assert analyse_question(question).options == sides
