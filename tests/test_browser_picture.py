"""The picture of a page in a real Chromium: from a citation to the marked place on the page, and from page to page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from index.build import build_index
from qa.ask import open_asker
from qa.page.library import Library
from qa.page.screen.page import build_app
from tests.browsing import NARROW, WIDE, OpenReader, serve_page
from tests.files.make_pdf import line, write_pdf

pytestmark = pytest.mark.browser

PAGES = [
    line("The province planted 1.250 ha of forest in the first quarter of the year.", 50, 700),
    line("Tea came to 3.400 tons.", 50, 60),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an index of one PDF of two pages."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "rung.pdf").write_bytes(write_pdf(PAGES))
    build_index([folder / "rung.pdf"], home=folder / "kho")
    yield from serve_page(build_app(Library(open_asker(folder / "kho"))))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_marked_place_is_in_view_on_the_picture_of_its_page(
    reader: OpenReader, size: tuple[int, int], scheme: str
) -> None:
    """At the foot of page 2; the picture is as wide as its frame, so that the mark is where the figure is."""
    one = reader(size=size, scheme=scheme, query="?doc=rung.pdf&p=2")
    one.page.get_by_role("link", name="Trang gốc", exact=True).click()
    picture = one.page.get_by_alt_text("Ảnh trang 2 của tài liệu gốc")
    expect(picture).to_be_visible()
    expect(one.page.locator(".qa-sheet rect.qa-hit").first).to_be_in_viewport()
    shown, frame = picture.bounding_box(), one.page.locator(".qa-sheet svg").bounding_box()
    assert shown is not None
    assert frame is not None
    assert abs(shown["width"] - frame["width"]) < 2
    assert abs(shown["height"] - frame["height"]) < 2
    mark = one.page.locator(".qa-sheet rect.qa-hit").first.bounding_box()
    assert mark is not None
    # 842 points high, written 60 above the foot.
    assert 0.9 < (mark["y"] + mark["height"] / 2 - frame["y"]) / frame["height"] < 0.95
    assert one.overflow() <= 0


def test_one_turns_pages_and_comes_back(reader: OpenReader) -> None:
    """By links, by the browser's own button, and by the address alone."""
    one = reader(query="?doc=rung.pdf&v=2")
    expect(one.page.get_by_alt_text("Ảnh trang 1 của")).to_be_visible()
    one.page.get_by_role("link", name="Trang sau").first.click()
    expect(one.page.get_by_alt_text("Ảnh trang 2 của")).to_be_visible()
    one.page.go_back()
    expect(one.page.get_by_alt_text("Ảnh trang 1 của")).to_be_visible()
    one.page.goto(one.page.url.split("?", maxsplit=1)[0] + "?doc=rung.pdf&v=2&g=2")
    expect(one.page.get_by_alt_text("Ảnh trang 2 của")).to_be_visible()
    one.page.get_by_role("link", name="Bản dàn trang").click()
    expect(one.page.locator(".qa-blocks")).to_be_visible()
