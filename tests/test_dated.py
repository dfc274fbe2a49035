"""A figure of the asked year goes before an undated one that says no more."""

from dataclasses import replace

import pytest

from index.figure import Role
from qa.candidate import Fact
from qa.choose.dated import prefer_dated, prefer_newer, prefer_present
from qa.rank.rank import Ranked
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


def told(text: str, period: str, *, chunk_id: int, unit: str = "người") -> Fact:
    """Return a number of a time in a passage of its own."""
    passage = make_passage(f"Dân số: {text}.", at=100 * chunk_id, chunk_id=chunk_id)
    return make_fact(passage, text, indicator="dân số", period=period, base_unit=unit)


PAST = told("368.817 người", "1967", chunk_id=1)


def first_undated(*facts: Fact, periods: tuple[str, ...] = ()) -> str:
    """Return the figure that stands first where all say as much, each a tenth of a point behind the one before."""
    ground = ground_of(make_question(periods=periods), facts)
    ranked = tuple(
        Ranked(candidate=fact, features={"around_cover": 1.0}, score=5 - i / 10) for i, fact in enumerate(facts)
    )
    return prefer_newer(replace(ground, facts=ranked), sources_of(facts)).facts[0].candidate.figure.text


def test_who_names_no_time_is_not_told_of_one_long_past() -> None:
    """2019 is 52 years later; 1976 is nine, and as much history."""
    assert first_undated(PAST, told("1.923.067 người", "01/04/2019", chunk_id=2)) == "1.923.067 người"
    assert first_undated(PAST, told("402.000 người", "1976", chunk_id=2)) == "368.817 người"


def test_the_past_is_told_where_it_is_asked_for_or_nothing_newer_says_as_much() -> None:
    """Of another unit, of no time, or far behind in what it says."""
    newer = told("1.923.067 người", "2019", chunk_id=2)
    assert first_undated(PAST, newer, periods=("1967",)) == "368.817 người"
    assert first_undated(PAST, told("90.000 hộ", "2019", chunk_id=2, unit="hộ")) == "368.817 người"
    assert first_undated(PAST, told("1.923.067 người", "", chunk_id=2)) == "368.817 người"
    between = [told(f"{i}.000 người", "1967", chunk_id=i) for i in range(3, 7)]
    assert first_undated(PAST, *between, newer) == "368.817 người"


def communes(text: str, heading: str, *, chunk_id: int, role: Role = Role.COUNT) -> Fact:
    """Return how many communes there are, as told under a heading."""
    passage = make_passage(f"Huyện có {text}.", at=100 * chunk_id, chunk_id=chunk_id, section=(heading,))
    return make_fact(passage, text, indicator="xã", unit="xã", role=role)


@pytest.mark.parametrize(
    ("role", "periods", "told"),
    [(Role.COUNT, (), "28 xã"), (Role.COUNT, ("1945",), "44 xã"), (Role.LEVEL, (), "44 xã")],
)
def test_the_history_of_a_place_does_not_tell_how_many_there_are(
    role: Role, periods: tuple[str, ...], told: str
) -> None:
    """Unless its time is asked for; what is no count is left to its period."""
    facts = (
        communes("44 xã", "Lịch sử", chunk_id=1, role=role),
        communes("28 xã", "Hành chính", chunk_id=2, role=role),
    )
    ground = ground_of(make_question(periods=periods), facts)
    ranked = tuple(Ranked(candidate=fact, features={"around_cover": 1.0}, score=5 - i) for i, fact in enumerate(facts))
    first_of = prefer_present(replace(ground, facts=ranked), sources_of(facts)).facts[0]
    assert first_of.candidate.figure.text == told
