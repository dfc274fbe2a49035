"""The tab that checks a draft, in a real Chromium: pasting, marks, sources beside them, the Word file."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from qa.ask import open_asker
from qa.page.draft import DraftChecker
from qa.page.intake import Intake
from qa.page.library import Library
from qa.page.screen.page import build_app
from qa.page.shelf import Shelf
from tests.browsing import NARROW, WIDE, OpenReader, serve_page
from tests.test_draft import DRAFT
from tests.two_reports import index_reports

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an index of two reports, open for files; nothing is read in the background."""
    home = index_reports(tmp_path_factory.mktemp("soat"))
    library = Library(open_asker(home))
    shelf = Shelf(library.store, Intake(home, encoder=None, changed=lambda: None))
    yield from serve_page(build_app(library, shelf, DraftChecker(home)), takes_files=True)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pasted_draft_is_marked_and_leads_to_its_sources(
    reader: OpenReader, size: tuple[int, int], scheme: str
) -> None:
    """What is wrong is shown first; each figure leads to its source, which opens in the viewer."""
    one = reader(size=size, scheme=scheme, query="?tab=soat")
    page = one.page
    page.get_by_label("Bản thảo", exact=True).first.fill(DRAFT)
    page.get_by_role("button", name="Soát số liệu").click()
    wrong = page.get_by_role("button", name="45.200 tấn: lệch")
    expect(wrong).to_have_attribute("aria-pressed", "true")
    card = page.locator(".qa-finding:visible")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("nguồn ghi 42.500 tấn")
    page.get_by_role("button", name="3.480 tỷ đồng: khớp").click()
    expect(card).to_have_count(1)
    expect(card).to_contain_text("Đúng như nguồn.")
    assert one.overflow() <= 0
    assert page.evaluate("window.hacked") is None
    card.locator(".qa-citation > a").first.click()
    expect(page.locator("#qa-source mark.qa-hit").first).to_be_in_viewport()
    assert "3.480 tỷ đồng" in one.highlighted()
    assert one.overflow() <= 0
    page.keyboard.press("Escape")
    expect(card).to_be_visible()


def test_counts_lead_from_figure_to_figure(reader: OpenReader) -> None:
    """A click on "khớp" goes to the first one that agrees, another click to the next."""
    one = reader(query="?tab=soat")
    one.page.get_by_label("Bản thảo", exact=True).first.fill(DRAFT)
    one.page.get_by_role("button", name="Soát số liệu").click()
    count = one.page.locator("[data-next=proved]")
    count.click()
    expect(one.page.get_by_role("button", name="3.480 tỷ đồng: khớp")).to_be_focused()
    count.click()
    expect(one.page.get_by_role("button", name="108,75%: khớp")).to_be_focused()


def test_only_what_has_figures_of_one_verdict_can_be_shown(reader: OpenReader) -> None:
    """A paragraph without such a figure goes; a click on the count of another verdict brings all back."""
    one = reader(query="?tab=soat")
    one.page.get_by_label("Bản thảo", exact=True).first.fill(DRAFT)
    one.page.get_by_role("button", name="Soát số liệu").click()
    parts = one.page.locator(".qa-draft-text > *")
    wrong = one.page.locator(".qa-draft-text > *:visible")
    expect(parts).not_to_have_count(0)
    whole = parts.count()
    one.page.get_by_label("Hiện").select_option("wrong")
    expect(one.page.get_by_role("button", name="45.200 tấn: lệch")).to_be_visible()
    assert 0 < wrong.count() < whole
    assert all(each.locator("[data-verdict=wrong]").count() for each in wrong.all())
    one.page.locator("[data-next=proved]").click()
    expect(wrong).to_have_count(whole)


def test_a_dropped_file_is_checked_and_the_marked_report_saved(reader: OpenReader, tmp_path: Path) -> None:
    """The Word file comes without any address on the server."""
    (tmp_path / "nói <b>.txt").write_text(DRAFT, encoding="utf-8")
    one = reader(query="?tab=soat")
    one.page.locator("#qa-draft-drop input[type=file]").set_input_files(tmp_path / "nói <b>.txt")
    expect(one.page.locator(".qa-draft-summary h3")).to_contain_text(".txt: ")
    with one.page.expect_download() as saved:
        one.page.get_by_role("button", name="Tải bản đã soát (Word)").click()
    assert saved.value.suggested_filename.endswith("đã soát.docx")
    document = Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    assert "✗ 45.200 tấn" in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_an_empty_draft_is_asked_for(reader: OpenReader) -> None:
    """One Vietnamese line."""
    one = reader(query="?tab=soat")
    one.page.get_by_role("button", name="Soát số liệu").click()
    expect(one.page.locator("#qa-draft-report")).to_contain_text("Hãy dán bản thảo trước khi soát.")
