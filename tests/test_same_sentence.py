"""Figures of one sentence are told apart by the words behind them, and told together where nothing parts them."""

from dataclasses import replace

import pytest

from qa.choose.same_sentence import all_meant, prefer_done, prefer_told_behind
from qa.rank.rank import Ranked
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TEXT = "Có 14 chợ được cấp phép và 23 chợ đã nghiệm thu với 900 quầy."
PASSAGE = make_passage(TEXT)
LICENSED = make_fact(PASSAGE, "14 chợ", indicator="chợ được cấp phép", unit="chợ")
ACCEPTED = make_fact(PASSAGE, "23 chợ", indicator="chợ", unit="chợ")


def ranked(*scores: float) -> tuple[Ranked, ...]:
    """Return both counts of the sentence with their scores, the licensed ones first."""
    facts = (LICENSED, ACCEPTED)
    return tuple(Ranked(candidate=fact, features={}, score=score) for fact, score in zip(facts, scores, strict=True))


def first_of(asked: str, *scores: float) -> str:
    """Return the figure that comes first where these words are asked."""
    ground = ground_of(make_question(asked), ())
    scene = replace(ground.scene, terms=make_terms(asked.split(), lambda _: 1.0))
    found = replace(ground, scene=scene, facts=ranked(*scores))
    return prefer_told_behind(found, sources_of(())).facts[0].candidate.figure.text


def test_what_stands_behind_a_count_tells_it_from_the_one_before() -> None:
    """The ranker looks before a figure; one that is far behind in score stays behind."""
    assert first_of("cho nghiem thu", 5.0, 4.6) == "23 chợ"
    assert first_of("cho cap phep", 5.0, 4.6) == "14 chợ"
    assert first_of("cho nghiem thu", 5.0, 3.0) == "14 chợ"


def test_words_behind_do_not_outweigh_what_only_the_best_figure_is_named_by() -> None:
    """Both are asked for, or one of them with a word that the other has too: what ranks best stays."""
    assert first_of("cho cap phep va nghiem thu", 5.0, 4.6) == "14 chợ"


def test_figures_that_fit_evenly_are_all_meant() -> None:
    """In the order of the sentence; what fits better is meant alone."""
    assert [fact.figure.text for fact in all_meant(tuple(reversed(ranked(5.0, 5.01))))] == ["14 chợ", "23 chợ"]
    assert all_meant(ranked(5.0, 4.0)) == ()


def test_figures_of_two_places_are_not_meant_together() -> None:
    """Which of them is meant is asked elsewhere."""
    one, other = ranked(5.0, 5.0)
    figure = replace(other.candidate.figure, territory="xã Suối Mơ")
    elsewhere = replace(other, candidate=replace(other.candidate, figure=figure))
    assert all_meant((one, elsewhere)) == ()


FUND = make_passage("Quỹ chợ thu 129 triệu đồng, chi 97 triệu đồng, còn nợ 24 triệu đồng.")
BEGUN, *AFTER = (
    make_fact(FUND, f"{amount} triệu đồng", indicator=name)
    for amount, name in ((129, "quỹ chợ thu"), (97, "chi"), (24, "nợ"))
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Quỹ chợ còn nợ bao nhiêu?", "24 triệu đồng"),
        ("Quỹ chợ chi hết bao nhiêu?", "97 triệu đồng"),
        ("Quỹ chợ thu được bao nhiêu?", "129 triệu đồng"),
        ("Quỹ chợ có bao nhiêu?", "129 triệu đồng"),
        ("Quỹ chợ vay bao nhiêu?", "129 triệu đồng"),
    ],
)
def test_what_was_done_is_told_behind_the_verb_for_it(question: str, first: str) -> None:
    """The first figure has the words for the fund, the others only their verb."""
    ground = ground_of(make_question(question), (BEGUN, *AFTER))
    scene = replace(ground.scene, terms=make_terms(("quy", "cho", "no", "chi", "thu", "vay"), lambda _: 1.0))
    found = prefer_done(replace(ground, scene=scene), sources_of(()))
    assert found.facts[0].candidate.figure.text == first


def test_both_sides_of_a_size_are_meant() -> None:
    """Though the second scores less, being farther from its name."""
    passage = make_passage("Sân chợ có kích thước 90 m x 45 m, cách đường 12 m.")
    long, wide, off = (make_fact(passage, each, indicator="kích thước", unit="m") for each in ("90 m", "45 m", "12 m"))
    found = [Ranked(candidate=each, features={}, score=score) for each, score in ((long, 5.0), (wide, 4.6), (off, 4.5))]
    assert [fact.figure.text for fact in all_meant(found)] == ["90 m", "45 m"]
