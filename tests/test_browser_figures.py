"""The tab of figures in a real Chromium: words, filters, order, the source of a row, files."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qa.ask import open_asker
from qa.page.figure_table import FigureTable
from qa.page.library import Library
from qa.page.screen.page import build_app
from tests.browsing import NARROW, WIDE, OpenReader, serve_page
from tests.two_reports import index_reports

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an index of two reports."""
    library = Library(open_asker(index_reports(tmp_path_factory.mktemp("tra-cuu"))))
    yield from serve_page(build_app(library, figures=FigureTable(library.store)))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_is_found_and_opens_its_source(reader: OpenReader, size: tuple[int, int], scheme: str) -> None:
    """By words without diacritics; the row's number leads to the place that states it, and one comes back."""
    one = reader(size=size, scheme=scheme, query="?tab=so-lieu")
    rows = one.page.locator(".qa-figure-table tbody tr")
    expect(rows.first).to_be_visible()
    assert one.overflow() <= 0
    one.page.get_by_label("Chỉ tiêu").fill("san luong che")
    expect(rows).to_have_count(2)
    one.page.get_by_role("link", name="42.500 tấn").click()
    expect(one.page.locator("#qa-source .qa-hit-figure").first).to_be_in_viewport()
    assert "42.500 tấn" in one.highlighted()
    assert one.overflow() <= 0
    one.page.keyboard.press("Escape")
    expect(rows).to_have_count(2)
    assert "tab=so-lieu" in one.page.url


def test_filters_and_order_go_together_and_can_be_cleared(reader: OpenReader) -> None:
    """The greatest sum of money first, then everything again."""
    one = reader(query="?tab=so-lieu")
    rows = one.page.locator(".qa-figure-table tbody tr")
    one.page.get_by_label("Đơn vị").select_option("tỷ đồng")
    one.page.get_by_label("Sắp xếp").select_option("-value")
    expect(rows.first).to_contain_text("5.120 tỷ đồng")
    one.page.get_by_label("Tài liệu", exact=True).fill("yen-bai")
    expect(rows.first).to_contain_text("3.480 tỷ đồng")
    some = rows.count()
    one.page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(one.page.get_by_label("Đơn vị")).to_have_value("")
    expect(one.page.locator(".qa-tab-count")).not_to_contain_text("trong")
    assert rows.count() > some


def test_the_filtered_rows_are_saved(reader: OpenReader) -> None:
    """As CSV with a citation in each row."""
    one = reader(query="?tab=so-lieu")
    one.page.get_by_label("Chỉ tiêu").fill("san luong che")
    expect(one.page.locator(".qa-figure-table tbody tr")).to_have_count(2)
    with one.page.expect_download() as saved:
        one.page.get_by_role("button", name="Tải CSV").click()
    assert saved.value.suggested_filename == "so-lieu.csv"
    lines = list(csv.reader(io.StringIO(Path(saved.value.path()).read_bytes().decode("utf-8-sig"))))
    assert [line[4] for line in lines[1:]] == ["42500", "3.2"]
    assert "Yên Bái" in lines[1][-1]
