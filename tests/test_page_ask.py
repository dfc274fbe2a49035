"""The HTML of the conversation: waiting, how a question was read, what is done with an answer, verdicts, patches."""

import re
from dataclasses import replace

import pytest

from qa.answer import Answer
from qa.page.actions import Opinion, draw_actions, draw_feedback, draw_next, read_verdict, write_answer
from qa.page.citation import write_place
from qa.page.screen.page import build_app
from qa.page.service import FeedbackService, Verdict
from qa.page.understood import draw_understood, find_corrections
from qa.page.view import Turn, announce, draw_conversation, draw_patch
from qa.page.waiting import draw_steps
from qa.step import Step, StepKind
from tests.fake_page import FakeService, JudgedService, budget_answer, refusal
from tests.html_text import read_html

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)> '"


# Waiting


def test_the_steps_before_the_last_are_over() -> None:
    """The last one goes on; counts are grouped as Vietnamese writes them."""
    steps = (
        Step(kind=StepKind.UNDERSTAND, understood="thu <ngân sách>"),
        Step(kind=StepKind.SEARCH, count=3_000),
        Step(kind=StepKind.COMPARE, count=35),
    )
    drawn = draw_steps(steps)
    assert read_html(drawn).text == ("Hiểu câu hỏi: “thu <ngân sách>”Tìm trong 3.000 tài liệuĐối chiếu 35 số liệu…")
    assert drawn.count("qa-step-done") == 2
    assert read_html(draw_steps((*steps, Step(kind=StepKind.COMPOSE)))).text.endswith("Soạn câu trả lời…")


def test_a_waiting_turn_can_be_stopped_and_a_stopped_one_asked_again() -> None:
    """The place for the steps is the turn's own; a stopped turn is announced."""
    waiting = draw_conversation([Turn(question="Thu?", number=3)])
    assert 'id="qa-steps-3"' in waiting
    assert "data-stop" in waiting
    stopped = Turn(question="Thu?", number=3, is_stopped=True)
    drawn = draw_conversation([stopped])
    assert "Đã dừng theo yêu cầu." in drawn
    assert 'data-question="Thu?">Hỏi lại</button>' in drawn
    assert announce([stopped]) == "Đã dừng theo yêu cầu."


# How the question was read


@pytest.mark.parametrize(
    ("typed", "understood", "changes"),
    [
        ("thu ngan sach năm 2017", "thu ngân sách năm 2017", (("ngan sach", "ngân sách"),)),
        ("thu ngân xách, năm 2017?", "thu ngân sách, năm 2017?", (("xách", "sách"),)),
        ("ngânsách xã", "ngân sách xã", (("ngânsách", "ngân sách"),)),
        ("xk quý I", "xuất khẩu quý I", (("xk", "xuất khẩu"),)),
        ("con nam 2016?", "Thu ngân sách năm 2016?", (("nam", "năm"),)),
        ("Còn năm 2016?", "Thu ngân sách năm 2016?", ()),
        ("Còn Cà Mau?", "Thu Cà Mau?", ()),
        ("thế Cà Mau?", "thu Cà Mau?", ()),
        ("Thu 2016", "Thu 2016 là bao nhiêu?", ()),
        ("thu 2016", "Thu 2016?", ()),
    ],
)
def test_the_words_whose_spelling_was_mended_are_found(
    typed: str, understood: str, changes: tuple[tuple[str, str], ...]
) -> None:
    """Stretches of words, without capitals and what stands at their edges; what a follow-up took over is none."""
    assert find_corrections(typed, understood) == changes


def test_nothing_is_called_mended_in_a_follow_up() -> None:
    """How it was read is told all the same."""
    drawn = read_html(draw_understood("Còn năm 2016?", "Thu ngân sách năm 2016?")).text
    assert "Đã hiểu là: Thu ngân sách năm 2016?" in drawn
    assert "Đã sửa" not in drawn


def test_diacritics_that_were_put_back_everywhere_are_told_by_the_reading_alone() -> None:
    """Each of its words would be called mended."""
    drawn = read_html(draw_understood("thu ngan sach nam 2017", "thu ngân sách năm 2017")).text
    assert "Đã hiểu là: thu ngân sách năm 2017" in drawn
    assert "Đã sửa" not in drawn


def test_a_question_that_was_read_as_typed_offers_no_way_back() -> None:
    """There is nothing to go back from."""
    assert draw_understood("Thu?", "") == ""


def test_the_way_back_asks_the_text_as_typed() -> None:
    """The button holds what was typed, whatever it is, as text."""
    typed = f"thu ngan sach {HOSTILE}"
    drawn = read_html(draw_understood(typed, "thu ngân sách"))
    assert set(drawn.tags) <= {"p", "span", "em", "ins", "button"}
    assert "Hỏi đúng như đã gõ" in drawn.text


# What is done with an answer


def test_the_copied_answer_has_its_citations_numbered_like_its_marks() -> None:
    """Headline first, then a line for each citation: number, quote, place."""
    answer = budget_answer("?")
    first, second = answer.citations
    assert write_answer(answer).splitlines()[0] == answer.text
    assert write_answer(answer).splitlines()[2] == (
        f"[2] “Số đã báo cáo trước đây là 398,0 tỷ đồng.” ({write_place(second)})"
    )
    assert write_answer(answer).splitlines()[1].startswith("[1] “Tổng thu ngân sách")
    assert write_place(first).endswith("mục I. Kinh tế, đoạn 3")


@pytest.mark.parametrize("answer", [budget_answer(HOSTILE), refusal(HOSTILE)])
def test_what_an_answer_holds_stays_text_in_its_actions(answer: object) -> None:
    """Texts to be copied stand in attributes, and a note on the page is text."""
    drawn = draw_actions(
        answer,  # type: ignore[arg-type]
        3,
        opinion=Opinion(verdict=Verdict.WRONG_FIGURE, note=HOSTILE),
        takes_feedback=True,
    )
    tags = {"div", "button", "span", "p", "form", "label", "textarea"}
    assert set(read_html(drawn).tags) <= tags
    assert f"Ghi chú: “{HOSTILE}”" in read_html(drawn).text


# Verdicts

ANSWER = budget_answer("?")


def test_the_verdict_that_counts_is_pressed() -> None:
    """None is before one is given; a failure does not press any other."""
    pressed = 'data-verdict="wrong_citation" data-turn="3" aria-pressed="true"'
    assert 'aria-pressed="true"' not in draw_feedback(ANSWER, 3, None)
    assert pressed in draw_feedback(ANSWER, 3, Opinion(verdict=Verdict.WRONG_CITATION))
    failed = draw_feedback(ANSWER, 3, Opinion(verdict=Verdict.WRONG_CITATION), failure="Kho <hỏng>.")
    assert pressed in failed
    assert "Kho &lt;hỏng&gt;." in failed
    assert "Cảm ơn" not in failed


def test_verdicts_are_asked_for_where_they_are_kept() -> None:
    """A service without a place for them gets no buttons."""
    assert isinstance(JudgedService(), FeedbackService)
    assert not isinstance(FakeService(), FeedbackService)
    turn = Turn(question="?", number=3, answer=budget_answer("?"))
    assert "data-verdict" not in draw_conversation([turn])
    kept = draw_conversation([turn], opinions={3: Opinion(verdict=Verdict.RIGHT)}, takes_feedback=True)
    assert 'data-verdict="right" data-turn="3" aria-pressed="true"' in kept


@pytest.mark.parametrize(
    ("answer", "asked", "offered"),
    [
        (ANSWER, "Câu trả lời này đúng không?", ["Đúng", "Sai số", "Sai trích dẫn", "Hiểu sai câu hỏi"]),
        # A name or a reason has no figure.
        (replace(ANSWER, figures=()), "Câu trả lời này đúng không?", ["Đúng", "Sai trích dẫn", "Hiểu sai câu hỏi"]),
        (refusal("?"), "Từ chối như vậy đúng không?", ["Đúng", "Tài liệu có nêu", "Hiểu sai câu hỏi"]),
    ],
)
def test_what_is_offered_to_be_said_fits_the_answer(answer: Answer, asked: str, offered: list[str]) -> None:
    """Nobody is asked whether a refusal has a wrong figure."""
    drawn = draw_feedback(answer, 3, None)
    assert re.findall(r'aria-pressed="false">([^<]+)<', drawn) == offered
    assert asked in drawn


@pytest.mark.parametrize(("sent", "verdict"), [("right", Verdict.RIGHT), ("đúng", None), ("", None)])
def test_only_verdicts_are_read(sent: str, verdict: Verdict | None) -> None:
    """Anybody can send anything."""
    assert read_verdict(sent) is verdict


# Patches


def test_a_patch_is_inert_until_it_is_put_in_its_place() -> None:
    """What it holds stands in an attribute: no element of it is on the page twice."""
    drawn = draw_patch("qa-next-3", draw_next([f"Đàn trâu {HOSTILE}?"]))
    assert read_html(drawn).tags == ["i"]
    assert draw_next([]) == ""


def test_no_two_events_draw_into_the_conversation_through_one_component() -> None:
    """Of two values that reach one component together the browser shows the last: a verdict could go unsaid."""
    config = build_app(JudgedService()).get_config_file()
    patches = {part["id"] for part in config["components"] if part["props"].get("elem_classes") == ["qa-patch"]}
    assert len(patches) == 4
    for patch in patches:
        assert sum(patch in event["outputs"] for event in config["dependencies"]) == 1
