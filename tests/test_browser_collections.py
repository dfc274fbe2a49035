"""Sets of documents in a real Chromium: ticking by keyboard, making, filtering, asking within, deleting, undoing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qa.ask import open_asker
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureTable
from qa.page.library import Library
from qa.page.reach import Reach, open_reach
from qa.page.screen.page import build_app
from qa.page.shelf import open_shelf
from tests.browsing import NARROW, WIDE, OpenReader, serve_page
from tests.two_reports import index_reports

pytestmark = pytest.mark.browser

QUESTION = "Tổng thu ngân sách trên địa bàn năm 2021 là bao nhiêu?"
HOSTILE = "<img src=x onerror='window.hacked=1'> & {{7*7}}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Index two reports."""
    return index_reports(tmp_path)


@pytest.fixture
def reach(home: Path) -> Reach:
    """Open the sets of their home."""
    return open_reach(open_asker(home).store)


@pytest.fixture
def address(home: Path, reach: Reach) -> Iterator[str]:
    """Serve them with every tab that lists documents."""
    library = Library(open_asker(home))
    shelf, _ = open_shelf(library, takes_files=False)
    yield from serve_page(build_app(library, shelf, DraftChecker(home), FigureTable(library.store), reach=reach))


def test_documents_are_gathered_and_asked_within(reader: OpenReader, reach: Reach) -> None:
    """By the keyboard: ticked, put into a new set, listed, asked; the other province's figure does not come."""
    one = reader(query="?tab=kho")
    page = one.page
    rows = page.locator(".qa-shelf-row")
    expect(rows).to_have_count(2)
    tick = rows.filter(has_text="ca-mau.md").get_by_role("checkbox")
    tick.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-set-ticked]")).to_have_text("Đã chọn 1 tài liệu")
    page.get_by_role("button", name="Lập bộ mới").click()
    page.get_by_role("textbox", name="Tên bộ").fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator("#qa-shelf-notice")).to_contain_text("với 1 tài liệu.")
    assert [(each.set.name, each.documents) for each in reach.visible()] == [(HOSTILE, 1)]
    page.get_by_label("Đang xem").select_option(label=f"{HOSTILE} (1 tài liệu)")
    expect(rows).to_have_count(1)
    assert page.locator("#qa-shelf-tab img").count() == 0

    page.get_by_role("link", name="Hỏi đáp", exact=True).click()
    page.locator("#qa-ask-scope input").click()
    page.get_by_role("option", name="Hỏi trong: <img").click()
    turn = one.ask(QUESTION)
    expect(turn.locator(".qa-figure").first).to_contain_text("5.120")
    expect(turn).not_to_contain_text("3.480")
    expect(turn).not_to_contain_text("yen-bai")

    page.get_by_role("link", name="Tra cứu số liệu").click()
    page.get_by_label("Tra trong").select_option(label=f"{HOSTILE} (1 tài liệu)")
    places = page.locator(".qa-figure-place")
    expect(places.filter(has_text="yen-bai")).to_have_count(0)
    expect(places.filter(has_text="ca-mau").first).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_a_set_is_renamed_emptied_deleted_and_brought_back(reader: OpenReader, reach: Reach) -> None:
    """Deleting asks first; what is lost comes back by a click."""
    made = reach.sets.create("", "Hai tỉnh")
    one = reader(query="?tab=kho")
    page = one.page
    rows = page.locator(".qa-shelf-row")
    notice = page.locator("#qa-shelf-notice")
    expect(rows).to_have_count(2)
    for tick in rows.get_by_role("checkbox").all():
        tick.check()
    page.get_by_role("button", name="Cho vào bộ").click()
    expect(notice).to_contain_text("Đã cho 2 tài liệu vào bộ “Hai tỉnh”.")
    page.get_by_label("Đang xem").select_option(str(made.id))
    page.get_by_role("button", name="Đổi tên").click()
    expect(page.get_by_role("textbox", name="Tên bộ")).to_have_value("Hai tỉnh")
    page.get_by_role("textbox", name="Tên bộ").fill("Hai báo cáo")
    page.get_by_role("button", name="Lưu").click()
    expect(notice).to_contain_text("Bộ nay tên là “Hai báo cáo”.")

    rows.filter(has_text="yen-bai.md").get_by_role("checkbox").check()
    page.get_by_role("button", name="Bỏ khỏi bộ đang xem").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(rows).to_have_count(2)

    page.get_by_role("button", name="Xóa bộ").click()
    page.get_by_role("button", name="Giữ lại").click()
    assert len(reach.visible()) == 1
    page.get_by_role("button", name="Xóa bộ").click()
    page.locator("#qa-set-delete").get_by_role("button", name="Xóa bộ").click()
    expect(notice).to_contain_text("Đã xóa bộ “Hai báo cáo”.")
    assert reach.visible() == ()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(notice).to_contain_text("Đã lấy lại bộ “Hai báo cáo”.")
    assert [(each.set.name, each.documents) for each in reach.visible()] == [("Hai báo cáo", 2)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_fits_every_screen(reader: OpenReader, reach: Reach, size: tuple[int, int], scheme: str) -> None:
    """A long name does not widen the page, in the list nor above the question."""
    reach.sets.create("", "Báo cáo tình hình kinh tế - xã hội của các tỉnh miền núi phía Bắc năm 2021", is_shared=True)
    one = reader(size=size, scheme=scheme, query="?tab=kho")
    one.page.locator(".qa-shelf-row").first.get_by_role("checkbox").check()
    expect(one.page.locator(".qa-set-ticked")).to_be_visible()
    assert one.overflow() <= 0
    one.page.get_by_role("link", name="Hỏi đáp", exact=True).click()
    expect(one.page.locator("#qa-ask-scope")).to_be_visible()
    assert one.overflow() <= 0


def test_a_draft_is_checked_against_a_set_that_was_just_made(reader: OpenReader) -> None:
    """What only the other report states is found nowhere in the set; without the set it is."""
    one = reader(query="?tab=kho")
    page = one.page
    page.locator(".qa-shelf-row").filter(has_text="ca-mau.md").get_by_role("checkbox").check()
    page.get_by_role("button", name="Lập bộ mới").click()
    page.get_by_role("textbox", name="Tên bộ").fill("Miền Nam")
    page.keyboard.press("Enter")
    expect(page.locator("#qa-shelf-notice")).to_contain_text("với 1 tài liệu.")
    page.get_by_role("link", name="Soát số liệu").click()
    page.locator("#qa-draft-scope input").click()
    page.get_by_role("option", name="Soát trong: Miền Nam (1 tài liệu)").click()
    page.get_by_label("Bản thảo", exact=True).first.fill("Năm 2021 tỉnh Yên Bái có 125 hợp tác xã nông nghiệp.")
    page.get_by_role("button", name="Soát số liệu").click()
    claim = page.locator(".qa-claim")
    expect(claim).to_have_attribute("data-verdict", "unknown")
    one.settle()
    page.locator("#qa-draft-scope input").click()
    page.get_by_role("option", name="Soát trong: Tất cả tài liệu").click()
    page.get_by_role("button", name="Soát số liệu").click()
    expect(claim).to_have_attribute("data-verdict", "proved")
