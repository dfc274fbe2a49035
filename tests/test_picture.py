"""Pictures of pages: drawn from the stored file alone, the highlight exactly over the ink of what is cited."""

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from index.build import build_index
from index.document import Span
from index.page import Page
from index.picture import picture_page
from index.read.page_picture import WIDTH, draw_page
from index.rows import DocumentRow
from index.store import open_store
from qa.page.highlight import Highlight
from qa.page.library import Library
from qa.page.picture import _BOX, Box, choose_page, draw_picture, find_boxes
from qa.page.place import Place
from qa.page.source import draw_source
from tests.files.make_pdf import line, write_pdf
from tests.html_text import read_html
from tests.test_library import Asked

FIRST = line("The province planted 1.250 ha of forest in the first quarter of the year.", 50, 700)
SECOND = line("Tea came to 3.400 tons.", 50, 700)


def stored(folder: Path) -> tuple[Library, DocumentRow]:
    """Index a PDF of two pages; return it behind the page's library."""
    (folder / "rung.pdf").write_bytes(write_pdf([FIRST, SECOND]))
    build_index([folder / "rung.pdf"], home=folder / "kho")
    store = open_store(folder / "kho")
    return Library(Asked(store)), store.documents()[0]


def test_the_highlight_lies_on_the_ink_of_the_figure(tmp_path: Path) -> None:
    """Where only "1.250 ha" is printed, what is printed and the box of the figure are one place, to three points."""
    (tmp_path / "so.pdf").write_bytes(write_pdf([line("1.250 ha", 200, 500)]))
    build_index([tmp_path / "so.pdf"], home=tmp_path / "kho")
    with open_store(tmp_path / "kho") as store:
        row = store.documents()[0]
        page = store.pages(row.id)[0]
        start = store.document_text(row.id).index("1.250 ha")
        (box,) = find_boxes(page, Span(start, start + len("1.250 ha")))
        picture = picture_page(row, 1)
    assert picture is not None
    with Image.open(io.BytesIO(picture)) as drawn:
        assert drawn.width == WIDTH
        scale = drawn.width / page.width
        ink = drawn.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    left, top, right, bottom = (edge / scale for edge in ink)
    assert abs(box.left - left) < 3
    assert abs(box.right - right) < 3
    assert box.top - 1 < top < bottom < box.bottom + 1
    assert box.bottom - box.top < 20


def test_a_file_that_is_gone_or_changed_has_no_picture(tmp_path: Path) -> None:
    """The places would be those of another file; a page that is not there has none either."""
    _, row = stored(tmp_path)
    assert picture_page(row, 2) is not None
    assert picture_page(row, 3) is None
    assert picture_page(row, 0) is None
    (tmp_path / "rung.pdf").write_bytes(write_pdf([SECOND]))
    assert picture_page(row, 1) is None
    (tmp_path / "rung.pdf").unlink()
    assert picture_page(row, 1) is None


def test_only_documents_of_the_store_are_drawn(tmp_path: Path) -> None:
    """A path instead of a name names nothing."""
    library, _ = stored(tmp_path)
    assert library.picture("rung.pdf", 1) is not None
    for name in (str(tmp_path / "rung.pdf"), "../rung.pdf", "/etc/passwd"):
        assert library.picture(name, 1) is None


def test_what_is_no_page_gives_nothing() -> None:
    """A damaged file, text, an endless page: none, and no error."""
    assert draw_page(b"%PDF-1.7 broken", 1) is None
    assert draw_page(b"text", 1) is None
    narrow = io.BytesIO()
    Image.new("L", (2, 60_000)).save(narrow, "PNG")
    assert draw_page(narrow.getvalue(), 1) is None


def test_the_page_of_the_citation_is_shown_with_its_marks(tmp_path: Path) -> None:
    """Asked for by its place alone; the next page is one click away and has no mark; without the file one is told."""
    library, _ = stored(tmp_path)
    view = library.source("rung.pdf")
    assert view is not None
    start = view.text.index("3.400")
    place = Place(document="rung.pdf", span=Span(start, start + 5), marked=(Span(start, start + 5),), is_picture=True)
    html = draw_source(view, place, lambda page: library.picture("rung.pdf", page))
    assert "Trang 2/2" in read_html(html).text
    assert html.count("<rect") == 2
    assert "data:image/webp;base64," in html
    other = draw_source(view, Place(document="rung.pdf", span=place.span, is_picture=True, page=1), lambda _: b"x")
    assert "Trang 1/2" in read_html(other).text
    assert "<rect" not in other
    assert "tệp gốc không còn" in draw_source(view, place)


def test_the_laid_out_document_leads_to_its_pages(tmp_path: Path) -> None:
    """Each page mark is followed by a link; a text file has none."""
    library, _ = stored(tmp_path)
    view = library.source("rung.pdf")
    assert view is not None
    assert draw_source(view, Place(document="rung.pdf")).count("Xem trang gốc") == 2


def test_boxes_are_one_a_line_and_columns_stay_apart() -> None:
    """Two lines of two characters, then a third far to the right on the second line."""
    corners = [(0, 0, 50, 100), (50, 0, 100, 100), (0, 120, 50, 220), (50, 120, 100, 220), (900, 120, 950, 220)]
    page = Page(number=1, span=Span(0, 5), width=100, height=100, boxes=b"".join(_BOX.pack(*c) for c in corners))
    assert find_boxes(page, Span(0, 5)) == (Box(0, 0, 10, 10), Box(0, 12, 10, 22), Box(90, 12, 95, 22))


@given(st.lists(st.tuples(*[st.integers(-32768, 32767)] * 4), max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_any_boxes_can_be_drawn(corners: list[tuple[int, int, int, int]], start: int, end: int) -> None:
    """A damaged page costs its marks, never the document; what is drawn has a size."""
    page = Page(
        number=1, span=Span(3, 3 + len(corners)), width=595, height=842, boxes=b"".join(_BOX.pack(*c) for c in corners)
    )
    boxes = find_boxes(page, Span(min(start, end), max(start, end) + 1))
    assert all(box.right > box.left and box.bottom > box.top for box in boxes)
    assert len(boxes) <= len(corners)
    draw_picture([page], page, b"x", Highlight(passage=Span(0, 40)), Place(document="<a>", is_picture=True))


def test_a_page_that_is_not_there_is_the_one_of_the_highlight() -> None:
    """Else the first; without pages none."""
    pages = [Page(number=number, span=Span(number * 10, number * 10 + 10)) for number in (1, 2, 3)]
    highlight = Highlight(passage=Span(25, 27))
    assert choose_page(pages, Place(document="a", page=9), highlight) == pages[1]
    assert choose_page(pages, Place(document="a", page=3), highlight) == pages[2]
    assert choose_page(pages, Place(document="a"), Highlight()) == pages[0]
    assert choose_page([], Place(document="a"), highlight) is None
