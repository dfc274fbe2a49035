"""Filters are applied in order, each to what the one before it left."""

from dataclasses import replace

from qa.choose.filters import FILTERS, filter_facts
from qa.rank.ground import Ground, Sources
from tests.candidates import make_question
from tests.test_decide import ALL, CUSTOMS, INLAND_GROWTH, ground_of, sources_of


def without_best(ground: Ground, _: Sources) -> Ground:
    """Leave out the best fact."""
    return replace(ground, facts=ground.facts[1:])


def only_best(ground: Ground, _: Sources) -> Ground:
    """Leave out all but the best fact."""
    return replace(ground, facts=ground.facts[:1])


def test_each_filter_sees_what_the_one_before_it_left() -> None:
    """The second fact is what is left, and nothing in the other order."""
    ground, sources = ground_of(make_question(), (INLAND_GROWTH, CUSTOMS)), sources_of(ALL)
    kept = filter_facts(ground, sources, (without_best, only_best)).facts
    assert [each.candidate for each in kept] == [CUSTOMS]
    assert filter_facts(ground, sources, (only_best, without_best)).facts == ()


def test_a_question_that_none_applies_to_keeps_all_facts() -> None:
    """It gives no amount, no place, no class and no name."""
    ground = ground_of(make_question(), ALL)
    assert filter_facts(ground, sources_of(ALL), FILTERS).facts == ground.facts
