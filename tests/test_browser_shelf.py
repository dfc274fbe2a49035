"""The tab of documents in a real Chromium: dropping, watching, asking, removing, undoing, searching, reloading."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from index.build import build_index
from index.store import open_store
from qa.ask import Asker, open_asker
from qa.page.library import Library
from qa.page.screen.page import build_app
from qa.page.shelf import open_shelf
from tests.browsing import NARROW, WIDE, OpenReader, serve_page
from tests.encoders import HashingEncoder

pytestmark = pytest.mark.browser

REPORT = "BÁO CÁO HUYỆN CAO LỘC\n\nTổng thu ngân sách huyện Cao Lộc năm 2024 đạt 512,7 tỷ đồng.\n"
QUESTION = "Tổng thu ngân sách huyện Cao Lộc năm 2024 đạt bao nhiêu?"


@dataclass
class Place:
    """A served page and the folder of its index."""

    address: str
    home: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Serve the real system over the shipped documents, with the background worker."""
    home = tmp_path_factory.mktemp("kho")
    encoder = HashingEncoder()
    build_index([Path(__file__).parent.parent / "corpus"], home=home, encoder=encoder)

    def reopen() -> Asker:
        return open_asker(home, encoder=encoder)

    library = Library(reopen(), reopen=reopen, encoder=encoder)
    shelf, intake = open_shelf(library, takes_files=True)
    assert intake is not None
    intake.start()
    for address in serve_page(build_app(library, shelf), takes_files=True):
        yield Place(address, home)
    intake.close()


@pytest.fixture(scope="module")
def address(place: Place) -> str:
    """Where the page is served."""
    return place.address


def test_a_dropped_report_can_be_asked_removed_and_brought_back(
    reader: OpenReader, place: Place, tmp_path: Path
) -> None:
    """The whole life of a document, its name and title full of markup."""
    file = tmp_path / "cao-loc.txt"
    file.write_text(REPORT.replace("CAO LỘC", "CAO LỘC <img src=x onerror='window.hacked=1'>", 1), encoding="utf-8")
    one = reader(query="?tab=kho")
    page = one.page
    row = page.locator(".qa-shelf-row").filter(has_text="cao-loc.txt")
    page.locator("#qa-shelf-drop input[type=file]").set_input_files(file)
    expect(page.locator("#qa-shelf-notice")).to_contain_text("Đã nhận 1 tệp.")
    expect(row).to_contain_text("đủ vectơ")
    expect(row).to_contain_text("1 số liệu")
    expect(row).to_contain_text("<img src=x")
    assert page.locator("#qa-shelf-tab img").count() == 0
    page.reload()
    expect(row).to_contain_text("đủ vectơ")

    page.get_by_role("link", name="Hỏi đáp", exact=True).click()
    expect(page.locator(".qa-documents")).to_contain_text("CAO LỘC")
    turn = one.ask(QUESTION)
    expect(turn.locator(".qa-figure").first).to_contain_text("512,7")

    page.get_by_role("link", name="Kho tài liệu").click()
    row.get_by_role("button", name="Gỡ").click()
    page.get_by_role("button", name="Giữ lại").click()
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Gỡ").click()
    page.locator("#qa-shelf-dialog").get_by_role("button", name="Gỡ", exact=True).click()
    expect(page.locator("#qa-shelf-notice")).to_contain_text("Đã gỡ")
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(row).to_contain_text("đủ vectơ")
    assert page.evaluate("window.hacked") is None


def test_what_cannot_be_read_says_why_and_other_files_go_on(reader: OpenReader, tmp_path: Path) -> None:
    """An unknown ending is refused at once; a broken file becomes a row with reason, cure and another try."""
    strange, broken = tmp_path / "la.xyz", tmp_path / "hong.docx"
    strange.write_bytes(b"x")
    broken.write_bytes(b"PK\x03\x04 no zip")
    one = reader(query="?tab=kho")
    one.page.locator("#qa-shelf-drop input[type=file]").set_input_files([strange, broken])
    expect(one.page.locator("#qa-shelf-notice")).to_contain_text("chưa đọc được dạng “.xyz”")
    row = one.page.locator(".qa-shelf-row").filter(has_text="hong.docx")
    expect(row.locator(".qa-state")).to_contain_text("không đọc được")
    expect(row.locator(".qa-shelf-failure")).to_contain_text("Tệp hỏng")
    row.get_by_role("button", name="Đọc lại").click()
    expect(one.page.locator("#qa-shelf-notice")).to_contain_text("Đang đọc lại “hong.docx”.")
    expect(row.locator(".qa-state")).to_contain_text("không đọc được")


def test_a_whole_folder_can_be_given(reader: OpenReader, tmp_path: Path) -> None:
    """With the folders inside it."""
    (tmp_path / "bao-cao" / "2023").mkdir(parents=True)
    (tmp_path / "bao-cao" / "mot.txt").write_text(REPORT.replace("CAO LỘC", "MỘT"), encoding="utf-8")
    (tmp_path / "bao-cao" / "2023" / "hai.txt").write_text(REPORT.replace("CAO LỘC", "HAI"), encoding="utf-8")
    one = reader(query="?tab=kho")
    with one.page.expect_file_chooser() as chooser:
        one.page.get_by_role("button", name="Chọn cả một thư mục…").click()
    chooser.value.set_files(tmp_path / "bao-cao")
    expect(one.page.locator("#qa-shelf-notice")).to_contain_text("Đã nhận 2 tệp.")
    for name in ("mot.txt", "hai.txt"):
        expect(one.page.locator(".qa-shelf-row").filter(has_text=name)).to_contain_text("1 số liệu")


def test_a_document_is_found_without_diacritics_and_opens_over_the_tab(reader: OpenReader) -> None:
    """Closing the document leaves one in the tab."""
    one = reader(query="?tab=kho")
    box = one.page.get_by_label("Tìm trong kho")
    box.fill("uy ban nhan dan tinh lang son")
    expect(one.page.locator(".qa-tab-count")).to_contain_text("1 trong")
    one.page.locator(".qa-shelf-title a").click()
    expect(one.page.locator(".qa-source")).to_be_visible()
    assert "doc=" in one.page.url
    assert "tab=kho" in one.page.url
    one.page.keyboard.press("Escape")
    expect(one.page.locator(".qa-source")).to_have_count(0)
    expect(box).to_be_visible()
    assert "tab=kho" in one.page.url
    one.page.go_back()
    expect(one.page.locator(".qa-source")).to_be_visible()


def test_a_link_into_a_document_and_a_tab_opens_both(reader: OpenReader) -> None:
    """The address holds all of it."""
    one = reader(query="?doc=lang-son-quy-1-2018.md&p=3&tab=kho")
    expect(one.page.locator(".qa-source")).to_be_visible()
    expect(one.page.locator(".qa-shelf-row").first).to_be_attached()
    assert one.page.locator("#qa-source mark.qa-hit").count() > 0


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_fits_the_window_and_is_vietnamese(reader: OpenReader, size: tuple[int, int], scheme: str) -> None:
    """Nothing sticks out, nothing is left in English."""
    one = reader(size=size, scheme=scheme, query="?tab=kho")
    expect(one.page.locator(".qa-shelf-row").first).to_be_visible()
    assert one.overflow() <= 0
    seen = one.page.locator("body").inner_text()
    assert "Drop" not in seen
    assert "Upload" not in seen
    assert " or " not in seen
    expect(one.page.locator("#qa-question")).to_be_hidden()


def test_the_store_holds_what_the_page_shows(place: Place) -> None:
    """Nothing of the list lives in the browser."""
    with open_store(place.home) as store:
        assert "lang-son-quy-1-2018.md" in {row.name for row in store.documents()}


def test_what_is_known_of_a_document_is_corrected_and_undone(reader: OpenReader) -> None:
    """In the dialog by keyboard; the list says that it was by hand, and the citation uses it."""
    one = reader(query="?tab=kho")
    page = one.page
    row = page.locator(".qa-shelf-row").filter(has_text="lang-son-quy-1-2018.md")
    row.get_by_role("button", name="Sửa thông tin").click()
    dialog = page.locator("#qa-fact-dialog")
    expect(dialog.get_by_label("Tiêu đề")).not_to_have_value("")
    dialog.get_by_label("Số hiệu").fill("7/BC-UBND <img src=x onerror='window.hacked=1'>")
    dialog.get_by_label("Ngày ban hành").fill("2018-03-26")
    page.keyboard.press("Enter")
    expect(page.locator("#qa-shelf-notice")).to_contain_text("Đã sửa thông tin")
    expect(row).to_contain_text("sửa tay")
    expect(row).to_contain_text("7/BC-UBND <img src=x")
    expect(row).to_contain_text("26/03/2018")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(row).not_to_contain_text("sửa tay")
    assert page.locator("#qa-shelf-tab img").count() == 0
    assert page.evaluate("window.hacked") is None
