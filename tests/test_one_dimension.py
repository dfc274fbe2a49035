"""How wide a thing is answers nobody who asks how long it is."""

import pytest

from qa.choose.one_dimension import keep_asked_dimension
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


@pytest.mark.parametrize(
    ("question", "text", "indicator", "kept"),
    [
        ("Cầu Gió Nồm dài bao nhiêu?", "Cầu Gió Nồm có bề rộng 10 m.", "bề rộng", False),
        ("Cầu Gió Nồm rộng bao nhiêu mét?", "Cầu Gió Nồm có bề rộng 10 m.", "bề rộng", True),
        ("Chiều cao tháp Gió Nồm?", "Tháp Gió Nồm dài 10 m.", "Tháp Gió Nồm dài", False),
        # a road of so many kilometres says how long it is
        ("Đường Gió Nồm dài mấy km?", "Đường Gió Nồm 10 m nối hai xã.", "Đường Gió Nồm", True),
        # how deep a river is is said in so many words
        ("Sông Gió Nồm sâu bao nhiêu?", "Sông Gió Nồm 10 m chảy qua hai xã.", "Sông Gió Nồm", False),
        ("Sông Gió Nồm sâu bao nhiêu?", "Sông Gió Nồm có chỗ sâu 10 m.", "Sông Gió Nồm", True),
        # two dimensions asked in one breath are told both
        ("Đường băng dài rộng bao nhiêu, chiều cao bao nhiêu?", "Bề rộng 10 m.", "bề rộng", True),
        # "kéo dài" and "nâng cao" measure nothing
        ("Tuyến Gió Nồm rộng bao nhiêu mét?", "Tuyến Gió Nồm kéo dài 10 m.", "Tuyến Gió Nồm kéo dài", True),
    ],
)
def test_only_the_asked_dimension_answers(question: str, text: str, indicator: str, *, kept: bool) -> None:
    """The name of a figure says which one it is."""
    fact = make_fact(make_passage(text), "10 m", indicator=indicator)
    assert bool(keep_asked_dimension(ground_of(make_question(question), (fact,)), sources_of((fact,))).facts) == kept


def test_an_amount_in_no_length_has_no_dimension() -> None:
    """A floor of 10 ha is neither long nor wide."""
    fact = make_fact(make_passage("Sân rộng 10 ha."), "10 ha", indicator="Sân rộng")
    ground = ground_of(make_question("Sân dài bao nhiêu?"), (fact,))
    assert keep_asked_dimension(ground, sources_of((fact,))).facts == ground.facts
