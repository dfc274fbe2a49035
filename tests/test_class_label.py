"""What is told of another class than the one asked about is no answer."""

import pytest

from qa.class_label import keep_asked_class
from qa.ground import Ground
from qa.match import make_terms
from qa.rank import Ranked
from qa.scene import Scene
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import sources_of


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Phụ cấp vùng 2 là bao nhiêu?", ["70 nghìn đồng", "80 nghìn đồng", "90 nghìn đồng"]),
        ("Phụ cấp vùng IV là bao nhiêu?", []),
        ("Phụ cấp loại 2 là bao nhiêu?", ["60 nghìn đồng", "70 nghìn đồng", "80 nghìn đồng", "90 nghìn đồng"]),
    ],
)
def test_facts_of_another_class_are_left_out(question: str, kept: list[str]) -> None:
    """A number may be Roman or not; one that names no class, or several, stays where any names the asked one."""
    facts = [
        make_fact(make_passage("Xã Hòa An thuộc vùng I, phụ cấp 60 nghìn đồng."), "60 nghìn đồng"),
        make_fact(make_passage("Vùng I và vùng II: phụ cấp 70 nghìn đồng."), "70 nghìn đồng"),
        make_fact(make_passage("| Vùng II | 80 nghìn đồng |"), "80 nghìn đồng"),
        make_fact(make_passage("Phụ cấp chung là 90 nghìn đồng."), "90 nghìn đồng"),
    ]
    scene = Scene(question=make_question(question), terms=make_terms((), lambda _: 1.0), best_lexical=1, best_dense=0)
    ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
    ground = keep_asked_class(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts))
    assert [each.candidate.figure.text for each in ground.facts] == kept
