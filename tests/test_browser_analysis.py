"""Charts and the tab of analyses in a real Chromium: drawing, points that lead to their source, pictures, files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from qa.ask import open_asker
from qa.page.analysis import Analysis
from qa.page.figure_table import FigureTable
from qa.page.library import Library
from qa.page.screen.page import build_app
from tests.browsing import NARROW, WIDE, OpenReader, Reader, serve_page
from tests.yearly_reports import index_years

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an index of four yearly reports."""
    library = Library(open_asker(index_years(tmp_path_factory.mktemp("phan-tich"))))
    yield from serve_page(build_app(library, figures=FigureTable(library.store), analysis=Analysis(library.store)))


def draw(one: Reader, words: str, kind: str) -> None:
    """Filter figures by words and draw a kind of chart of them."""
    one.page.locator("#qa-figures-filters").get_by_label("Chỉ tiêu").fill(words)
    expect(one.page.locator(".qa-tab-count")).to_contain_text("trong")
    one.page.get_by_label("Kiểu biểu đồ").select_option(kind)
    one.page.get_by_role("button", name="Vẽ biểu đồ").click()
    # The first drawing of a page loads the library.
    one.page.locator("#qa-figures-chart .qa-plot .main-svg").first.wait_for()


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_point_of_a_chart_opens_its_source(reader: OpenReader, size: tuple[int, int], scheme: str) -> None:
    """The bar of 2022 leads to the sentence that states it; numbers are written the Vietnamese way."""
    one = reader(size=size, scheme=scheme, query="?tab=so-lieu")
    draw(one, "san luong che", "rank")
    assert one.overflow() <= 0
    plot = one.page.locator("#qa-figures-chart .qa-plot").first
    expect(plot).to_contain_text("42.500")
    expect(plot).to_contain_text("40.000")
    bar = plot.locator(".points .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    one.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(one.page.locator("#qa-source .qa-hit-figure").first).to_be_in_viewport()
    assert "42.500 tấn" in one.highlighted()
    assert one.overflow() <= 0


def test_ticked_rows_are_drawn_and_stay_ticked(reader: OpenReader) -> None:
    """Over another filter too; what is drawn is what was ticked."""
    one = reader(query="?tab=so-lieu")
    one.page.locator("#qa-figures-filters").get_by_label("Chỉ tiêu").fill("tong thu")
    one.page.get_by_label("Chọn 3.480 tỷ đồng để vẽ biểu đồ").check()
    one.page.locator("#qa-figures-filters").get_by_label("Chỉ tiêu").fill("xuat nhap khau")
    one.page.get_by_label("Chọn 870 tỷ đồng để vẽ biểu đồ").check()
    expect(one.page.locator("[data-picked]")).to_have_text("Đã chọn 2 số.")
    one.page.get_by_label("Kiểu biểu đồ").select_option("rank")
    one.page.get_by_role("button", name="Vẽ biểu đồ").click()
    links = one.page.locator("#qa-figures-chart a[data-mark]")
    expect(links).to_have_text(["3.480 tỷ đồng", "870 tỷ đồng"])
    one.page.get_by_role("button", name="Bỏ chọn").click()
    expect(one.page.get_by_label("Chọn 870 tỷ đồng để vẽ biểu đồ")).not_to_be_checked()


def test_pictures_of_a_chart_are_made_in_the_browser(reader: OpenReader) -> None:
    """A PNG twice as fine as it is wide, and an SVG with its title and its source."""
    one = reader(query="?tab=so-lieu")
    draw(one, "san luong che", "line")
    chart = one.page.locator("#qa-figures-chart .qa-chart").first
    with one.page.expect_download() as saved:
        chart.get_by_role("button", name="Tải ảnh PNG").click()
    assert saved.value.suggested_filename == "bieu-do.png"
    with Image.open(saved.value.path()) as picture:
        assert (picture.format, picture.width) == ("PNG", 2000)
    with one.page.expect_download() as saved:
        chart.get_by_role("button", name="Tải ảnh SVG").click()
    drawn = Path(saved.value.path()).read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "Nguồn: bach-son-2018.md; bach-son-2021.md" in drawn


def test_another_kind_replaces_the_drawing(reader: OpenReader) -> None:
    """Nothing of the former one stays."""
    one = reader(query="?tab=so-lieu")
    draw(one, "san luong che", "rank")
    one.page.get_by_label("Kiểu biểu đồ").select_option("line")
    expect(one.page.locator("#qa-figures-chart figcaption").first).to_contain_text("theo kỳ")
    expect(one.page.locator("#qa-figures-chart .scatterlayer .point").first).to_be_visible()
    expect(one.page.locator("#qa-figures-chart .qa-chart-wait")).to_have_count(0)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_series_is_laid_out_and_leads_to_its_sources(reader: OpenReader, size: tuple[int, int], scheme: str) -> None:
    """Table, gap and chart; a value opens its document."""
    one = reader(size=size, scheme=scheme, query="?tab=phan-tich")
    form = one.page.locator("[data-form=series]")
    form.get_by_label("Chỉ tiêu").fill("thu noi dia")
    form.get_by_role("button", name="Lập chuỗi").click()
    part = one.page.locator("#qa-analysis-series")
    expect(part.locator(".qa-series-gap")).to_have_text("Không tài liệu nào nêu: năm 2020.")
    part.locator(".qa-plot .main-svg").first.wait_for()
    assert one.overflow() <= 0
    part.get_by_role("link", name="1.205 tỷ đồng").first.click()
    expect(one.page.locator("#qa-source .qa-hit-figure").first).to_be_in_viewport()
    assert "1.205.000 triệu đồng" in one.highlighted()
    assert one.overflow() <= 0


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_arithmetic_is_checked_and_every_operand_opens(reader: OpenReader, size: tuple[int, int]) -> None:
    """Filtered by kind and saved."""
    one = reader(size=size, query="?tab=phan-tich&part=audit")
    one.page.get_by_role("button", name="Kiểm tra", exact=True).click()
    finding = one.page.locator(".qa-audited").first
    expect(finding).to_contain_text("88,6 + 731 = 819,6")
    one.page.get_by_label("Loại").select_option("parts")
    expect(one.page.locator("#qa-analysis-audit .qa-tab-count")).to_have_text("1 phát hiện")
    assert one.overflow() <= 0
    with one.page.expect_download() as saved:
        one.page.locator("#qa-analysis-audit").get_by_role("button", name="Tải Excel").click()
    assert saved.value.suggested_filename == "kiem-tra-so-hoc.xlsx"
    finding.get_by_role("link", name="731 tỷ đồng").click()
    expect(one.page.locator("#qa-source .qa-hit-figure").first).to_be_in_viewport()
    assert "731 tỷ đồng" in one.highlighted()


def test_the_places_of_a_value_open(reader: OpenReader) -> None:
    """Written in another unit; the part that is open stays in the address."""
    one = reader(query="?tab=phan-tich")
    one.page.get_by_role("button", name="Tìm giá trị").click()
    assert "part=find" in one.page.url
    one.page.get_by_label("Con số cần tìm").fill("1.205 tỷ đồng")
    one.page.keyboard.press("Enter")
    one.page.get_by_role("link", name="1.205.000 triệu đồng").click()
    expect(one.page.locator("#qa-source .qa-hit-figure").first).to_be_in_viewport()
    assert "1.205.000 triệu đồng" in one.highlighted()
