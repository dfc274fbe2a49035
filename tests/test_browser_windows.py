"""Many windows of one browser at the page in a real Chromium: it opens six connections to one server, and no more."""

import pytest
from playwright.sync_api import Request, expect

from tests.browsing import OpenReader, Reader, faults
from tests.fake_page import JudgedService

pytestmark = pytest.mark.browser

BUDGET = "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?"
WINDOWS, CONNECTIONS = 8, 6


def test_more_windows_open_than_a_browser_has_connections(
    reader: OpenReader, address: str, service: JudgedService
) -> None:
    """Each of them loads and answers; the first one still knows then what was asked in it."""
    first = reader()
    first.ask(BUDGET)
    for _ in range(1, WINDOWS):
        another = Reader(page=first.page.context.new_page())
        another.open(address)
        expect(another.ask("bảng thu").locator(".qa-figure").first).to_be_visible()
    first.page.bring_to_front()
    first.ask("Còn năm 2023?")
    assert service.asked[-1] == ("Còn năm 2023?", (BUDGET,))


def test_a_question_that_no_connection_is_left_for_says_so(
    reader: OpenReader, address: str, service: JudgedService
) -> None:
    """It is asked once another window has its answer, and then nothing more is said."""
    last = reader()
    expect(last.ask(BUDGET).locator(".qa-next .qa-chip")).to_have_count(1)
    waiting = [Reader(page=last.page.context.new_page()) for _ in range(CONNECTIONS)]
    for one in waiting:
        one.open(address)
    for one in waiting:
        box = one.page.get_by_label("Câu hỏi của bạn")
        box.fill("đợi")
        with one.page.expect_response(lambda answer: "đợi" in (answer.request.post_data or "")):
            box.press("Enter")
    # Where a window still listened to its loading it goes on with that connection: what counts is how many are held.
    last.page.wait_for_function(f"navigator.locks.query().then(({{ held }}) => held.length === {CONNECTIONS})")
    last.page.bring_to_front()
    box = last.page.get_by_label("Câu hỏi của bạn")
    box.fill("bảng thu")
    box.press("Enter")
    expect(last.page.locator(".qa-crowded")).to_contain_text("giữ hết kết nối")
    assert faults(last.page) == []
    service.gate.set()
    expect(last.page.locator(".qa-turn").last.locator(".qa-figure").first).to_contain_text("268,9")
    expect(last.page.locator(".qa-crowded")).to_have_count(0)


def test_a_window_that_nobody_asks_in_holds_no_connection(reader: OpenReader) -> None:
    """Every request of it has ended once its answer is there."""
    one = reader()
    begun: list[Request] = []
    ended: list[Request] = []
    one.page.on("request", lambda request: begun.append(request))  # noqa: PLW0108 - it keeps a note at its handler
    for end in ("requestfinished", "requestfailed"):
        one.page.on(end, lambda request: ended.append(request))  # noqa: PLW0108
    one.page.reload()
    turn = one.ask(BUDGET)
    expect(turn.locator(".qa-next .qa-chip")).to_have_count(1)
    one.settle()
    while not set(begun) <= set(ended):
        one.page.wait_for_event("requestfinished", lambda _request: set(begun) <= set(ended))
