"""The table of figures: words without diacritics, filters, numeric order, pages, files that a spreadsheet trusts."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from index.build import build_index
from index.figure_keys import read_figures
from index.store import Store, open_store
from qa.page import figure_table
from qa.page.figure_export import write_figures
from qa.page.figure_table import FigureQuery, FigureTable
from qa.page.figure_view import draw_filters, draw_table, read_figure_query
from qa.page.place import read_address
from qa.page.screen.figures import answer_click
from tests.html_text import read_html, words
from tests.two_reports import index_reports

HOSTILE = """# Báo cáo <img src=x onerror=alert(1)> năm 2021

=HYPERLINK("http://x") đạt 77 tỷ đồng.

+cmd|' /C calc'!A0 <script>alert(1)</script> đạt 12 tỷ đồng.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Open an index of two reports."""
    return open_store(index_reports(tmp_path_factory.mktemp("tra-cuu")))


@pytest.fixture(scope="module")
def table(store: Store) -> FigureTable:
    """Give the table of both."""
    return FigureTable(store)


def texts(table: FigureTable, **query: object) -> list[str]:
    """Return the figures of the first page as written."""
    return [row.figure.text for row in table.find(FigureQuery(**query)).rows]  # type: ignore[arg-type]


def test_words_are_found_without_diacritics_and_in_any_order(table: FigureTable) -> None:
    """Each must be there."""
    assert texts(table, words="bup CHE luong") == ["42.500 tấn", "3,2%"]
    assert texts(table, words="chè vàng") == []


def test_words_are_whole_but_for_the_last_which_is_still_typed(table: FigureTable) -> None:
    """“ản” inside “sản” is another word."""
    assert texts(table, words="chè sản lượ") == ["42.500 tấn", "3,2%"]
    assert texts(table, words="ản lượng chè") == []


def test_filters_go_together(table: FigureTable) -> None:
    """Levels in tỷ đồng of one document, named by a part of its title."""
    found = texts(table, document="tinh yen bai", unit="tỷ đồng", role="level", period="2021", words="thu")
    assert "3.480 tỷ đồng" in found
    assert "5.120 tỷ đồng" not in found


def test_numbers_are_ordered_by_what_they_are_worth(table: FigureTable) -> None:
    """512 tỷ is less than 3.480 tỷ, though its text sorts after it."""
    found = texts(table, unit="tỷ đồng", order="value")
    assert found[0] == "512 tỷ đồng"
    assert found[-1] == "5.120 tỷ đồng"
    assert texts(table, unit="tỷ đồng", order="-value") == found[::-1]


def test_pages_hold_every_figure_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four a page, to the last one; a page beyond is the last."""
    monkeypatch.setattr(figure_table, "ROWS", 4)
    table = FigureTable(store)
    first = table.find(FigureQuery())
    pages = [table.find(FigureQuery(page=number)) for number in range(1, first.pages + 1)]
    spans = [(row.document.id, row.figure.span) for page in pages for row in page.rows]
    assert len(spans) == len(set(spans)) == first.total == store.counts()["figures"]
    assert table.find(FigureQuery(page=999)).page == first.pages


def test_what_is_offered_occurs(table: FigureTable) -> None:
    """Periods are told as a reader says them."""
    offers = table.offers()
    assert "2021" in offers["period"]
    assert "tỷ đồng" in offers["unit"]
    assert offers["document"] == ("ca-mau.md", "yen-bai.md")
    assert "năm 2021" in read_html(draw_filters(offers)).text


def test_a_new_document_is_in_the_table_at_once(tmp_path: Path) -> None:
    """The keys are read anew when the store has changed."""
    (tmp_path / "a.txt").write_text("Đàn trâu có 9.315 con.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Đàn bò có 412 con.", encoding="utf-8")
    build_index([tmp_path / "a.txt"], home=tmp_path / "kho")
    table = FigureTable(open_store(tmp_path / "kho"))
    assert table.find(FigureQuery()).total == 1
    build_index([tmp_path / "b.txt"], home=tmp_path / "kho")
    assert table.find(FigureQuery()).total == 2


def test_a_row_leads_to_the_place_of_its_figure(table: FigureTable, store: Store) -> None:
    """The link marks the figure inside its clause."""
    page = table.find(FigureQuery(words="san luong che bup tuoi", role="level"))
    figure = page.rows[0].figure
    html = draw_table(page)
    assert f"f={figure.span.start}-{figure.span.end}" in html
    assert f"s={figure.clause.start}&amp;e={figure.clause.end}" in html
    assert "1 trong" in words(read_html(html).text)


def test_files_hold_numbers_as_numbers_and_formulas_as_text(tmp_path: Path) -> None:
    """Nothing that a document says is run by a spreadsheet; each row is cited."""
    (tmp_path / "doc.md").write_text(HOSTILE, encoding="utf-8")
    build_index([tmp_path / "doc.md"], home=tmp_path / "kho")
    table = FigureTable(open_store(tmp_path / "kho"))
    rows, found = table.all_rows(FigureQuery(), 100)
    assert found == len(rows) > 0
    html = draw_table(table.find(FigureQuery()))
    assert not {"img", "script"} & set(read_html(html).tags)
    sheet = load_workbook(io.BytesIO(write_figures(rows, "xlsx"))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert 77 in [cell.value for cell in cells]
    lines = list(csv.reader(io.StringIO(write_figures(rows, "csv").decode("utf-8-sig"))))
    assert not any(value.startswith(("=", "+", "-", "@")) for line in lines for value in line)
    assert all("đoạn" in line[-1] and "“" in line[-1] for line in lines[1:])


def test_what_anybody_can_send_is_read_leniently(table: FigureTable) -> None:
    """Wrong types, unknown orders and values give a table or none, never an error."""
    for sent in ({}, {"page": "x", "order": "drop table"}, {"words": ["a"], "role": None}, {"name": "csv", "page": -5}):
        assert len(answer_click(table, sent)) == 4
    assert read_figure_query({"words": "x" * 500}).words == "x" * 200


def test_a_file_that_is_cut_says_so(table: FigureTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody takes a part for the whole."""
    monkeypatch.setattr("qa.page.screen.figures.MOST_ROWS", 3)
    _, notice, _, file = answer_click(table, {"name": "xlsx"})
    assert "Tệp chỉ có 3 hàng đầu" in notice
    assert 'download="so-lieu.xlsx"' in file


def test_figures_gone_meanwhile_are_left_out(store: Store) -> None:
    """In the order that was asked for."""
    ids = [stored.id for stored in store.figures()][:3]
    found = read_figures(store, [ids[2], 10**9, ids[0]])
    assert [each.id for each in found] == [ids[2], ids[0]]


def test_a_territory_is_a_filter_of_its_own(table: FigureTable) -> None:
    """Exactly as it is stored and offered."""
    (place,) = [name for name in table.offers()["territory"] if "Cà Mau" in name]
    found = texts(table, territory=place)
    assert "5.120 tỷ đồng" in found
    assert "3.480 tỷ đồng" not in found


def test_files_tell_a_fall_and_lead_to_the_place(table: FigureTable) -> None:
    """3,2% less is no 3,2% more; the link begins with the address of the page, if it is one."""
    rows, _ = table.all_rows(FigureQuery(words="san luong che", role="growth"), 10)
    for address, link in (("http://127.0.0.1:7860/", "http://127.0.0.1:7860/?doc=yen-bai.md&s="), ("", "")):
        head, line = csv.reader(io.StringIO(write_figures(rows, "csv", address).decode("utf-8-sig")))
        assert line[head.index("Con số")] == "3.2"
        assert line[head.index("Chiều")] == "giảm"
        assert line[head.index("Liên kết")].startswith(link)
        assert bool(line[head.index("Liên kết")]) is bool(link)
    assert read_address({"address": "javascript:alert(1)"}) == ""
