"""How many floors a tower has is not how high it is."""

import pytest

from qa.choose.counted_noun import keep_counted
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


@pytest.mark.parametrize(
    ("question", "written", "indicator", "kept"),
    [
        ("Tháp Gió Nồm có bao nhiêu cánh cửa?", "74 m", "Chiều cao tháp", False),
        ("Tháp Gió Nồm có bao nhiêu cánh cửa?", "74 cánh", "tháp", True),
        # told in the words of the noun: so much rice is no number of grains
        ("Xã Gió Nồm có bao nhiêu lúa?", "74%", "diện tích lúa", True),
        ("Xã Gió Nồm có bao nhiêu lúa?", "74%", "diện tích ngô", False),
        # what stands behind the question word counts nothing
        ("Lãi tăng bao nhiêu so với cùng kỳ?", "74%", "Lãi", True),
        ("Vốn nhận bao nhiêu qua quỹ Gió Nồm?", "74 đồng", "Vốn", True),
    ],
)
def test_what_is_counted_is_told_in_its_words(question: str, written: str, indicator: str, *, kept: bool) -> None:
    """A measure answers only where it is told of the noun."""
    fact = make_fact(make_passage(f"{indicator} {written}."), written, indicator=indicator)
    assert bool(keep_counted(ground_of(make_question(question), (fact,)), sources_of((fact,))).facts) == kept


def test_a_unit_that_is_known_is_left_to_the_ranking() -> None:
    """Who asks for metres is told metres."""
    fact = make_fact(make_passage("Chiều cao tháp 74 m."), "74 m", indicator="Chiều cao tháp")
    ground = ground_of(make_question("Tháp có bao nhiêu mét?", units=("m",)), (fact,))
    assert keep_counted(ground, sources_of((fact,))).facts == ground.facts
