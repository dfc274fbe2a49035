"""Many windows of one browser at the page in a real Chromium: it opens six connections to one server, and no more."""

import pytest
from playwright.sync_api import expect

from tests.browsing import OpenReader, Reader
from tests.fake_page import JudgedService

pytestmark = pytest.mark.browser

BUDGET = "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?"
WINDOWS = 8


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


def test_a_window_that_nobody_asks_in_holds_no_connection(reader: OpenReader) -> None:
    """Every request of it has ended once its answer is there."""
    one = reader()
    under_way: set[str] = set()
    one.page.on("request", lambda request: under_way.add(request.url))
    for end in ("requestfinished", "requestfailed"):
        one.page.on(end, lambda request: under_way.discard(request.url))
    one.page.reload()
    turn = one.ask(BUDGET)
    expect(turn.locator(".qa-next .qa-chip")).to_have_count(1)
    one.page.wait_for_load_state("networkidle")
    assert under_way == set()
