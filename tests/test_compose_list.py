"""The items of a list are told whole where they fit, else by their heads and how many there are."""

import pytest

from index.document import Span
from qa.answer import Answer
from qa.candidate import Passage
from qa.cite.cite import LONGEST_QUOTE, check_answer
from qa.cite.trim import MOST_NUMBERS
from qa.compose.compose import LONGEST_ANSWER
from qa.compose.compose_list import compose_list, head_of
from qa.question import Asked
from qa.retrieve.told_list import ToldList, list_opened_by
from tests.candidates import make_passage, make_question
from tests.listing_lines import lines_of

WHICH = make_question("Chợ thu những khoản phí nào?", asked=Asked.LIST)


def answer_of(document: str) -> Answer:
    """Return the answer by the list that the first line of a document opens, and check its quotes and numbers."""
    lines = lines_of(document)
    told = list_opened_by(lines[0], lines)
    assert told is not None

    def passage_at(_document: int, span: Span) -> Passage:
        return make_passage(document[span.start : span.end], at=span.start)

    answer = compose_list(WHICH, told, passage_at, 0.7)
    assert all(document[each.start : each.end] == each.quote for each in answer.citations)
    assert all(each.end - each.start <= LONGEST_QUOTE for each in answer.citations)
    assert len(answer.text) <= LONGEST_ANSWER + 40
    check_answer(answer, [WHICH.text])
    return answer


def test_a_short_list_is_told_whole_under_one_mark() -> None:
    """Without the marks of its items."""
    answer = answer_of("2. Phí chợ gồm:\na) phí quầy;\nb) phí xe.\nHết.")
    assert answer.text == "Phí chợ gồm: phí quầy; phí xe [1]."
    assert answer.figures == ()


def test_a_long_list_is_told_by_its_heads_and_their_number() -> None:
    """Each head up to what explains it; every item is marked in a quote, as many quotes as it takes."""
    rest = " do hộ bán hàng nộp vào ngày họp chợ cho ban quản lý" * 8
    items = "\n".join(f"- Phí {name}:{rest};" for name in ("quầy", "xe", "đêm"))
    answer = answer_of(f"Phí chợ gồm:\n{items}\nHết.")
    assert answer.text == "Phí chợ gồm: 3 mục: Phí quầy; Phí xe; Phí đêm [1][2]."
    assert sum(len(each.marked) for each in answer.citations) == 4
    count = answer.figures[0]
    assert (count.number, count.unit, count.computed) == ("3", "mục", True)


def test_a_list_with_more_numbers_than_one_can_read_is_cut_short() -> None:
    """And does not hide it."""
    items = "\n".join(f"- {amount} đồng mỗi quầy hạng {amount};" for amount in range(21, 31))
    answer = answer_of(f"Phí chợ gồm:\n{items}\nHết.")
    assert answer.text.endswith("; … [1].")
    assert answer.text.count("quầy") <= MOST_NUMBERS


def test_a_heading_that_asks_opens_no_answer() -> None:
    """It announces nothing, though its list answers."""
    document = "Chợ thu phí nào?\n- phí quầy;\n- phí xe."
    heading, *items = lines_of(document)
    told = ToldList(lead=heading, items=tuple(items), is_whole=True)
    answer = compose_list(
        WHICH, told, lambda _, span: make_passage(document[span.start : span.end], at=span.start), 0.7
    )
    assert answer.text == "phí quầy; phí xe [1]."


@pytest.mark.parametrize(
    ("item", "head"),
    [
        ("Phí quầy", "Phí quầy"),
        ("Phí quầy là khoản thu hằng ngày của ban quản lý chợ", "Phí quầy"),
        ("Phí quầy (thu hằng ngày) do ban quản lý chợ định", "Phí quầy"),
        ("Phí quầy quy định tại khoản 3 Điều 5 Nội quy chợ", "Phí quầy"),
        ("Hộ bán hàng tự làm ở bản, hộ mới mở quầy trong tháng", "Hộ bán hàng tự làm ở bản"),
        ("Hộ bán hàng tự làm ở trong bản hay ở ngoài bản", "Hộ bán hàng tự làm ở …"),
    ],
)
def test_the_head_of_an_item_says_what_it_is(item: str, head: str) -> None:
    """Up to what explains it, names its ground or goes on; else cut between words."""
    assert head_of(item, 25) == head
