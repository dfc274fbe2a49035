"""Values that a sentence lists without saying of what each is."""

from qa.candidate import Fact
from qa.compose.listed_values import listed_with
from tests.candidates import make_fact, make_passage


def facts_of(text: str, *written: str, indicator: str = "thuế suất") -> tuple[Fact, ...]:
    """Return the figures of a text, all of one name."""
    passage = make_passage(text)
    return tuple(make_fact(passage, each, indicator=indicator) for each in written)


def test_three_values_in_a_row_are_a_list() -> None:
    """None of them alone is the rate."""
    facts = facts_of("Các mức thuế suất là 5%, 15% và 25%.", "5%", "15%", "25%")
    assert [each.figure.text for each in listed_with(facts[1], facts)] == ["5%", "15%", "25%"]


def test_two_values_and_values_with_words_between_are_none() -> None:
    """Two are as often told of two things named before; words between say of what each is."""
    facts = facts_of("Thuế suất là 5% và 15%.", "5%", "15%")
    assert listed_with(facts[0], facts) == ()
    facts = facts_of("Thuế suất của chè là 5%, của lúa 15%, của ngô 25%.", "5%", "15%", "25%")
    assert listed_with(facts[0], facts) == ()
