"""What falls on each on average: computed from how many there are and what all have together."""

from dataclasses import replace

import pytest

from index.figure import Role
from qa.candidate import Fact
from qa.strategy.per_each import answer_each, is_total
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

TEXT = make_passage("Có 8 hợp tác xã mới với 600 thành viên, vốn 20 tỷ đồng; 50 tổ hợp tác với 400 thành viên.")
COUNT = make_fact(TEXT, "8 hợp tác xã", unit="hợp tác xã", indicator="hợp tác xã mới", role=Role.COUNT)
MEMBERS = make_fact(TEXT, "600 thành viên", indicator="thành viên", role=Role.COUNT)
FUNDS = make_fact(TEXT, "20 tỷ đồng", indicator="vốn")
GROUPS = make_fact(TEXT, "50 tổ hợp tác", indicator="tổ hợp tác", role=Role.COUNT)
OF_GROUPS = make_fact(TEXT, "400 thành viên", indicator="thành viên", role=Role.COUNT)
ALL = (COUNT, MEMBERS, FUNDS, GROUPS, OF_GROUPS)


def told(text: str, terms: str, facts: tuple[Fact, ...] = ALL) -> str | None:
    """Return what is answered to a question with these content words, or None."""
    question = make_question(text, terms=tuple(terms.split()))
    sources = replace(sources_of(facts), passage_facts=lambda _: facts)
    answer = answer_each(ground_of(question, facts, (TEXT,)), sources)
    return answer.text if answer is not None else None


def test_the_quotient_is_told_with_both_figures() -> None:
    """600 members of 8 are 75 each; those of the groups stand beside another number."""
    answer = told("Bình quân mỗi hợp tác xã có bao nhiêu thành viên?", "binh quan hop tac xa thanh vien")
    assert answer is not None
    assert answer.startswith("75 thành viên/hợp tác xã (tính: 600 / 8). Thành viên: 600 thành viên;")


def test_what_the_figures_do_not_say_is_not_computed() -> None:
    """They tell of new ones, and of no income."""
    assert told("Bình quân mỗi hợp tác xã lãi bao nhiêu?", "binh quan hop tac xa lai") is None
    assert told("Bình quân mỗi hợp tác xã dệt có bao nhiêu thành viên?", "hop tac xa det thanh vien") is None


def test_two_pairs_that_fit_leave_the_choice_open() -> None:
    """Nothing says which of them is meant."""
    again = make_passage("Có 9 hợp tác xã với 990 thành viên.", chunk_id=2)
    more = (
        make_fact(again, "9 hợp tác xã", unit="hợp tác xã", indicator="hợp tác xã", role=Role.COUNT),
        make_fact(again, "990 thành viên", indicator="thành viên", role=Role.COUNT),
    )
    question = make_question("Bình quân mỗi hợp tác xã có mấy thành viên?", terms=("hop", "tac", "xa", "thanh", "vien"))
    sources = replace(sources_of(ALL), passage_facts=lambda each: more if each.chunk_id == 2 else ALL)
    assert answer_each(ground_of(question, (), (TEXT, again)), sources) is None


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Bình quân mỗi tổ có bao nhiêu thành viên?", True),
        ("Tính trung bình, mỗi tổ có bao nhiêu thành viên?", True),
        ("thành viên bình quân một tổ", True),
        ("Bình quân mỗi người có bao nhiêu thành viên?", False),  # an indicator of its own
        ("Tổ có bao nhiêu thành viên?", False),
    ],
)
def test_only_what_falls_on_each_of_some_things_is_computed(text: str, *, computed: bool) -> None:
    """What falls on persons is stated or unknown, whoever they are."""
    noun = "người" if "người" in text else "tổ"
    passage = make_passage(f"Có 50 {noun} với 400 thành viên.")
    facts = (
        make_fact(passage, f"50 {noun}", unit=noun, indicator=noun, role=Role.COUNT),
        make_fact(passage, "400 thành viên", indicator="thành viên", role=Role.COUNT),
    )
    assert (told(text, "thanh vien", facts) is not None) is computed


@pytest.mark.parametrize(
    ("text", "indicator", "total"),
    [
        ("Bình quân, mỗi tổ nhận bao nhiêu?", "các tổ nhận", True),
        ("Bình quân mỗi tổ nhận bao nhiêu?", "từng tổ nhận", False),
        ("Bình quân mỗi người nhận bao nhiêu?", "các tổ nhận", True),
        ("Các tổ nhận bao nhiêu?", "các tổ nhận", False),
    ],
)
def test_what_all_have_is_told_from_what_each_has(text: str, indicator: str, *, total: bool) -> None:
    """By a word of its name that says so of each."""
    assert is_total(make_question(text), make_fact(TEXT, "20 tỷ đồng", indicator=indicator)) is total
