"""People at the page in a real Chromium: signing in, asking, coming back to a conversation, signing out."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from index.build import build_index
from index.people.accounts import Accounts
from index.people.conversations import Conversations
from index.people.database import open_people
from qa.ask import open_asker
from qa.page.library import Library
from qa.page.screen.launch import launch_options, mount_options
from qa.page.screen.page import build_app
from qa.page.serve.door import Door
from qa.page.serve.site import build_site, start_site
from qa.page.shelf import Shelf
from tests.browsing import NARROW, PATIENCE, WIDE, faults

if TYPE_CHECKING:
    from index.database import Database

pytestmark = pytest.mark.browser

PASSWORD = "mật khẩu dài của người"
QUESTION = "Tổng thu ngân sách huyện Cao Lộc năm 2024 đạt bao nhiêu?"


@dataclass
class Served:
    """A site with the accounts lan and minh over one document."""

    address: str
    database: "Database"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the real answering system behind the door."""
    home = tmp_path_factory.mktemp("kho")
    documents = tmp_path_factory.mktemp("tai-lieu")
    (documents / "cao-loc.txt").write_text(
        "Tổng thu ngân sách huyện Cao Lộc năm 2024 đạt 512,7 tỷ đồng.", encoding="utf-8"
    )
    build_index([documents], home=home)
    database = open_people(home)
    for name in ("lan", "minh"):
        Accounts(database).add(name, PASSWORD)
    library = Library(open_asker(home))
    page = build_app(library, Shelf(library.store), conversations=Conversations(database), has_people=True)
    site, _ = build_site(page, Door(database), mount_options(launch_options()))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    stop = start_site(site, "127.0.0.1", port)
    yield Served(address=f"http://127.0.0.1:{port}/", database=database)
    stop()


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """Open a fresh window; nothing it shows may throw."""
    context = browser.new_context(locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def sign_in(window: Page, name: str) -> None:
    """Fill in the form."""
    window.get_by_label("Tên", exact=True).fill(name)
    window.get_by_label("Mật khẩu").fill(PASSWORD)
    window.get_by_role("button", name="Đăng nhập").click()


def ask(window: Page, question: str) -> None:
    """Ask, and wait for the answer."""
    box = window.get_by_label("Câu hỏi của bạn")
    box.fill(question)
    box.press("Enter")
    expect(window.locator(".qa-turn").last.locator(".qa-headline")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_page_to_sign_in_is_legible_and_named(
    served: Served, window: Page, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    """As it is opened, and after a wrong password, which is read out; it fits a telephone."""
    window.set_viewport_size({"width": size[0], "height": size[1]})
    window.emulate_media(color_scheme=scheme)
    window.goto(served.address)
    expect(window.get_by_label("Tên", exact=True)).to_be_focused()
    assert faults(window) == []
    window.get_by_label("Tên", exact=True).fill("ai đó")
    window.get_by_label("Mật khẩu").fill("sai mật khẩu")
    window.get_by_role("button", name="Đăng nhập").click()
    expect(window.get_by_role("alert")).to_have_text("Tên hoặc mật khẩu không đúng.")
    expect(window.get_by_label("Mật khẩu")).to_be_focused()
    assert faults(window) == []
    assert window.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_sign_in_ask_reload_sign_out(served: Served, window: Page) -> None:
    """After a reload the answer is there as it was, with its verdict; after signing out nothing is."""
    window.goto(served.address)
    sign_in(window, "lan")
    expect(window.locator(".qa-header #qa-who")).to_have_text("lan")
    ask(window, QUESTION)
    expect(window.locator(".qa-figure").first).to_contain_text("512,7 tỷ đồng")
    expect(window).to_have_url(re.compile(r"[?&]c="))
    window.get_by_role("button", name="Đúng", exact=True).click()
    expect(window.locator(".qa-feedback-told")).to_contain_text("đã ghi: đúng")
    window.reload()
    expect(window.get_by_role("button", name="Đúng", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(window.locator(".qa-turn")).to_have_count(1)
    expect(window.locator(".qa-question")).to_contain_text(QUESTION)
    expect(window.locator(".qa-figure").first).to_contain_text("512,7 tỷ đồng")
    expect(window.locator(".qa-turn .qa-notice")).to_have_count(0)
    window.locator(".qa-citation > a").first.click()
    expect(window.locator("#qa-source .qa-hit-figure").first).to_have_text("512,7 tỷ đồng")
    assert "c=" in window.url
    window.keyboard.press("Escape")
    window.get_by_role("button", name="Đăng xuất").click()
    expect(window.get_by_label("Mật khẩu")).to_be_visible()
    window.goto(served.address)
    expect(window.get_by_label("Mật khẩu")).to_be_visible()


def test_a_new_conversation_leaves_the_one_before_it_in_the_list(served: Served, window: Page) -> None:
    """Which is said before; from the list it is opened again."""
    window.goto(served.address)
    sign_in(window, "lan")
    ask(window, QUESTION)
    window.get_by_role("button", name="Trò chuyện mới").click()
    expect(window.get_by_role("dialog", name="Bắt đầu cuộc trò chuyện mới?")).to_contain_text("vẫn còn trong danh sách")
    window.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(window.locator(".qa-turn")).to_have_count(0)
    window.locator(".qa-history summary").click()
    window.locator("#qa-history li a").first.click()
    expect(window.locator(".qa-question")).to_contain_text(QUESTION)


def test_the_conversation_of_another_person_is_not_there(served: Served, window: Page) -> None:
    """Whoever knows its address is told that there is none, and sees nothing of it."""
    theirs = Conversations(served.database).keep("minh", "", "Câu hỏi riêng của minh", {"failure": "hỏng"})
    window.goto(f"{served.address}?c={theirs}")
    sign_in(window, "lan")
    expect(window.get_by_test_id("toast-body")).to_contain_text("Không có cuộc trò chuyện này.")
    expect(window.locator(".qa-turn")).to_have_count(0)
    expect(window.locator("body")).not_to_contain_text("Câu hỏi riêng của minh")


def test_earlier_conversations_are_renamed_deleted_and_brought_back(served: Served, window: Page) -> None:
    """From the list on the page."""
    kept = Conversations(served.database)
    kept.keep("minh", "", "Câu hỏi cũ <b>đậm</b>", {"failure": "hỏng"})
    window.goto(served.address)
    sign_in(window, "minh")
    window.locator(".qa-history summary").click()
    row = window.locator("#qa-history li").filter(has_text="Câu hỏi cũ <b>đậm</b>")
    row.get_by_role("button", name="Đổi tên").click()
    row.get_by_label("Tên mới").fill("Chuyện ngân sách")
    row.get_by_role("button", name="Lưu").click()
    renamed = window.locator("#qa-history li").filter(has_text="Chuyện ngân sách")
    expect(renamed).to_have_count(1)
    renamed.get_by_role("button", name="Xóa").click()
    expect(renamed).to_have_count(0)
    window.get_by_role("button", name="Hoàn tác").click()
    expect(renamed).to_have_count(1)
    renamed.get_by_role("link").click()
    expect(window.locator(".qa-question")).to_contain_text("Câu hỏi cũ <b>đậm</b>")


def test_the_header_of_who_is_signed_in_fits_a_telephone(served: Served, window: Page) -> None:
    """Name, new conversation, colours and signing out stand in one line above the tabs."""
    window.set_viewport_size({"width": 390, "height": 844})
    window.goto(served.address)
    sign_in(window, "lan")
    expect(window.locator("#qa-who")).to_have_text("lan")
    ask(window, QUESTION)
    names = (".qa-brand", ".qa-new", "[data-theme]", "#qa-who", ".qa-sign-out button")
    boxes = [window.locator(f".qa-header {name}").bounding_box() for name in names]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box is not None]
    assert len(middles) == len(names)
    assert max(middles) - min(middles) < 6
    assert window.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
