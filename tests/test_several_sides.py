"""How much something is and how it stands to its plan or to a year before, asked in one breath, is told in one."""

from dataclasses import replace

import pytest

from index.figure import Role
from qa.analyse.several_sides import Side, split_sides, tells_sides
from qa.answer import Answer
from qa.cite.cite import cite_passage, show_figure
from qa.strategy.one_by_one import answer_one_by_one
from tests.candidates import make_fact, make_passage

AMOUNT, SHARE, GROWTH = "305 tỷ đồng", "31%", "12%"
FEES = make_passage("Thu phí đạt 305 tỷ đồng, đạt 31% kế hoạch, tăng 12%.")


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Thu phí được bao nhiêu tỷ đồng và đạt mấy phần trăm dự toán?",
            ["Thu phí được bao nhiêu tỷ đồng", "Thu phí đạt mấy phần trăm dự toán"],
        ),
        (
            "Tỉnh đón bao nhiêu lượt khách, bằng bao nhiêu % kế hoạch, tăng bao nhiêu phần trăm trong quý I?",
            [
                "Tỉnh đón bao nhiêu lượt khách trong quý I",
                "Tỉnh đón lượt khách bằng bao nhiêu % kế hoạch trong quý I",
                "Tỉnh đón lượt khách tăng bao nhiêu phần trăm trong quý I",
            ],
        ),
        ("thu phi la bao nhieu, tang bao nhieu", ["thu phi la bao nhieu", "thu phi tang bao nhieu"]),
    ],
)
def test_each_side_is_a_question_of_the_same_thing(text: str, questions: list[str]) -> None:
    """The words that lead to the amount are not asked of its share; a time at the end is that of all."""
    assert [side.question for side in split_sides(text)] == questions


@pytest.mark.parametrize(
    "text",
    [
        "Thu phí là bao nhiêu?",
        "Thu phí tăng bao nhiêu phần trăm?",
        "Lãi suất giảm từ bao nhiêu xuống bao nhiêu?",
        "Có bao nhiêu dự án, rộng bao nhiêu ha?",
        "Thu phí bao nhiêu và chi lương tăng bao nhiêu?",
    ],
)
def test_one_question_or_two_things_have_no_sides(text: str) -> None:
    """What has a subject of its own is another thing."""
    assert split_sides(text) == ()


def answer(*roles: Role, indicator: str = "thu phí") -> Answer:
    """Return an answer with a figure of each role."""
    written = {Role.LEVEL: AMOUNT, Role.PLAN_SHARE: SHARE, Role.GROWTH: GROWTH}
    shown = tuple(show_figure(make_fact(FEES, written[role], role=role, indicator=indicator), 1) for role in roles)
    said = ", ".join(figure.text for figure in shown)
    return Answer(
        question="", answered=bool(roles), text=f"{said} [1].", figures=shown, citations=(cite_passage(1, FEES),)
    )


SIDES = split_sides("Thu phí được bao nhiêu và đạt bao nhiêu phần trăm kế hoạch?")


def test_all_sides_are_told_by_figures_of_one_thing() -> None:
    """An amount alone, and a share of another thing, are not."""
    assert tells_sides(answer(Role.LEVEL, Role.PLAN_SHARE, Role.GROWTH), SIDES)
    assert not tells_sides(answer(Role.LEVEL, Role.GROWTH), SIDES)
    mixed = replace(
        answer(Role.LEVEL),
        figures=(*answer(Role.LEVEL).figures, *answer(Role.PLAN_SHARE, indicator="thu thuế").figures),
    )
    assert not tells_sides(mixed, SIDES)


def told(answers: dict[str, Answer]) -> str:
    """Answer the question of which each side has one of these answers."""
    question = "Thu phí được bao nhiêu và đạt bao nhiêu phần trăm kế hoạch?"
    return answer_one_by_one(question, (), lambda asked, _context: answers[asked]).text


def test_the_side_that_tells_all_answers() -> None:
    """The second one does not tell of its share, and is not needed."""
    first, second = (side.question for side in SIDES)
    assert told({first: answer(Role.LEVEL, Role.PLAN_SHARE), second: answer()}) == "305 tỷ đồng, 31% [1]."


def test_a_side_that_nothing_tells_is_said_to_be_told_by_nothing() -> None:
    """A share of another thing is none of this one's."""
    first, second = (side.question for side in SIDES)
    other = answer(Role.PLAN_SHARE, indicator="thu thuế")
    sure = replace(answer(Role.LEVEL), confidence=0.9)
    assert told({first: sure, second: other}) == (
        "305 tỷ đồng [1]. Tài liệu không nêu: “Thu phí đạt bao nhiêu phần trăm kế hoạch”."
    )


def test_a_growth_in_per_cent_is_not_told_by_a_change_in_tonnes() -> None:
    """Where no per cent is asked for, either tells it."""
    in_percent, open_one = (
        split_sides(f"Lúa được bao nhiêu tấn, tăng bao nhiêu{unit}?")[1] for unit in (" phần trăm", "")
    )
    assert in_percent.roles == {Role.GROWTH.value}
    assert open_one == Side(question="Lúa tăng bao nhiêu", roles=frozenset({Role.GROWTH.value, Role.CHANGE.value}))


def test_a_text_full_of_question_words_is_left_alone() -> None:
    """Nobody asks for sixty sides of one thing, and matching them would take seconds."""
    assert split_sides("Thu được bao nhiêu" + ", tăng bao nhiêu phần trăm" * 60) == ()
