"""The characters of quotes lie where they were printed: as the script drew them, and as another library finds them."""

from array import array
from pathlib import Path

import pytest

from index.parse import Parsed, parse_document
from tests.files.make_pdf import line, needs_office, report_pdf, ruled, write_pdf
from tests.files.measure_formats import find_printed, measure_places

DRAWN = [("Rice came to 1.250 tons in 2024.", 72, 700, 12), ("Beans: 640", 300, 402, 9), ("Maize", 50, 90, 24)]


def parse(data: bytes, folder: Path) -> Parsed:
    """Parse a PDF."""
    path = folder / "a.pdf"
    path.write_bytes(data)
    return parse_document(path, name="a.pdf")


@pytest.mark.parametrize(("text", "x", "y", "size"), DRAWN)
def test_a_line_begins_where_it_was_drawn(tmp_path: Path, text: str, x: int, y: int, size: int) -> None:
    """Its first letter at x, its baseline (y from the bottom of a page of 842 points) between top and bottom."""
    document = parse(write_pdf(["".join(line(*where[:3], size=where[3]) for where in DRAWN)]), tmp_path).document
    (page,) = document.pages
    boxes = array("h", page.boxes)
    start = 4 * document.text.index(text)
    left, top, _, bottom = (tenths / 10 for tenths in boxes[start : start + 4])
    assert left == pytest.approx(x, abs=0.1)
    assert top < 842 - y <= bottom
    assert bottom - top < 1.5 * size


def test_quotes_lie_where_another_library_finds_their_letters(tmp_path: Path) -> None:
    """Lines and the cells of a ruled table."""
    table = ruled(
        [("No", "Name", "2024"), ("1", "Rice of the\nlowland", "640"), ("2", "Tea", "75")], (50, 80, 180, 250), top=600
    )
    data = write_pdf(["".join(line(*where[:3], size=where[3]) for where in DRAWN) + table])
    placed = measure_places(parse(data, tmp_path), find_printed(data))
    assert placed.letters == placed.near > 60


def test_a_letter_elsewhere_is_not_counted(tmp_path: Path) -> None:
    """The measure can fail: printed 3 points further right, no letter is near, all are about."""
    read, printed = (write_pdf([line("Rice came to 640 tons", x, 700)]) for x in (72, 75))
    placed = measure_places(parse(read, tmp_path), find_printed(printed))
    assert (placed.near, placed.about) == (0, placed.letters)


@needs_office
def test_quotes_of_a_report_lie_where_they_were_printed(tmp_path: Path) -> None:
    """Three pages with footnotes, a table over a page's end and a letterhead."""
    placed = measure_places(parse(report_pdf(), tmp_path), find_printed(report_pdf()))
    assert placed.letters > 3000
    assert placed.near == placed.letters
