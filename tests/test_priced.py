"""A price is no sum that was invested."""

import pytest

from qa.choose.priced import keep_priced
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("Giá vé tàu Gió Nồm?", "Tổng mức đầu tư tàu Gió Nồm là 90 tỷ đồng.", False),
        ("Giá vé tàu Gió Nồm?", "Đi tàu Gió Nồm phải mua vé 90 tỷ đồng.", True),
        ("Tàu Gió Nồm trị giá bao nhiêu?", "Tổng mức đầu tư tàu Gió Nồm là 90 tỷ đồng.", True),
        ("Vốn của tàu Gió Nồm?", "Tổng mức đầu tư tàu Gió Nồm là 90 tỷ đồng.", True),
    ],
)
def test_only_what_is_told_as_a_price_answers_for_one(question: str, text: str, *, kept: bool) -> None:
    """A word of buying stands around it."""
    fact = make_fact(make_passage(text), "90 tỷ đồng", indicator="tàu Gió Nồm")
    assert bool(keep_priced(ground_of(make_question(question), (fact,)), sources_of((fact,))).facts) == kept
