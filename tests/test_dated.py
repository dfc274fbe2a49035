"""A figure of the asked year goes before an undated one that says no more."""

from dataclasses import replace

from qa.candidate import Fact
from qa.dated import prefer_dated
from qa.rank import Ranked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

OLD = make_fact(make_passage("Dân số phố cổ có 7.000 người."), "7.000 người", indicator="dân số phố cổ", period="")
NEW = make_fact(
    make_passage("Dân số: 150.000 người.", at=100, chunk_id=2), "150.000 người", indicator="dân số", period="2022"
)


def first(*facts: Fact, cover: float = 1.0, far: float = 1.0) -> str:
    """Return the figure that stands first; `cover` is the share of the question that the dated one holds."""
    ground = ground_of(make_question(periods=("2022",)), facts)
    features = ({"year_far": far, "around_cover": 1.0}, {"period_same": 1.0, "around_cover": cover})
    ranked = tuple(
        Ranked(candidate=each.candidate, features=own, score=each.score)
        for each, own in zip(ground.facts, features, strict=True)
    )
    return prefer_dated(replace(ground, facts=ranked), sources_of(facts)).facts[0].candidate.figure.text


def test_the_figure_of_the_asked_year_goes_first() -> None:
    """The year is named somewhere before the other one only."""
    assert first(OLD, NEW) == "150.000 người"


def test_it_stays_behind_where_it_says_less_or_the_other_has_its_time() -> None:
    """Of another thing, or of another unit."""
    assert first(OLD, NEW, cover=0.5) == "7.000 người"
    assert first(OLD, NEW, far=0.0) == "7.000 người"
    assert first(OLD, replace(NEW, figure=replace(NEW.figure, base_unit="hộ"))) == "7.000 người"
