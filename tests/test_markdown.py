"""What a reader writes is read back as it was."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind, Span
from index.read import markdown
from index.structure import find_blocks


def blocks_of(text: str) -> tuple[Block, ...]:
    """Blocks of a text that a reader wrote."""

    def whole(block: str) -> Sequence[Span]:
        return (Span(0, len(block)),)

    return find_blocks(text, split_sentences=whole, exact_tables=True)[1]


def rows_of(block: Block) -> list[list[str]]:
    """Texts of the cells, row by row, empty ones left out at the end of a row."""
    rows: dict[int, dict[int, str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, {})[cell.column] = block.text[cell.span.start : cell.span.end]
    return [[row.get(column, "") for column in range(max(row) + 1)] for row in rows.values()]


@pytest.mark.parametrize(
    "text",
    [
        "# 5 là số",
        "####### bảy",
        "| a | b |",
        "kết thúc |",
        "5*3*2",
        "**đậm**",
        "(*) Ghi chú",
        "a * b",
        "_x_ và a_b",
        "[đây](x)",
        "<b>đậm</b>, a < b > c",
        "C:\\*.doc \\",
        "hai\\\\gạch",
        "~x~ `y`",
    ],
)
def test_signs_of_markup_are_text(text: str) -> None:
    """In a paragraph and in a cell."""
    assert [block.text for block in blocks_of(markdown.paragraph(text))] == [text]
    (table,) = blocks_of(markdown.table([["Tên", "Số"], [text, "5"]], header_rows=1))
    assert rows_of(table)[1] == [text, "5"]


def test_every_kind_of_block_is_read_as_what_it_is() -> None:
    """Heading, bold line, paragraph, item, table, note."""
    text = markdown.join(
        [
            markdown.heading(1, "Báo cáo"),
            markdown.heading(2, "Thu"),
            markdown.paragraph("Trong kỳ thu 5 tỷ đồng¹."),
            markdown.paragraph(""),
            markdown.paragraph("- Thuế"),
            markdown.paragraph("Chi ngân sách", bold=True),
            markdown.table([["Cây", "Tấn"], ["Chè", "15"]], header_rows=1, caption=["Bảng 1", "Đơn vị: tấn"]),
            markdown.note(1, "Số ước."),
        ]
    )
    blocks = blocks_of(text)
    assert [block.kind.value for block in blocks] == [
        "heading", "heading", "paragraph", "list_item", "heading", "paragraph", "table", "footnote",
    ]  # fmt: skip
    assert (blocks[6].caption, blocks[6].unit) == ("Bảng 1 Đơn vị: tấn", "tấn")
    assert blocks[7].anchor == (3, len("Trong kỳ thu 5 tỷ đồng"))


def test_headings_deeper_than_markdown_knows_are_its_deepest() -> None:
    """And none is shallower than the first."""
    assert markdown.heading(9, "x") == "####### x"
    assert markdown.heading(0, "x") == "# x"


def test_line_breaks_and_invisible_characters_are_gone() -> None:
    """One line is one line."""
    assert markdown.paragraph("a\r\nb\u00a0 c\u00add\u200b\te") == "a b cd e"


def test_columns_stay_where_they_are_whatever_the_rows_hold() -> None:
    """Empty corners, a counter that is no number, a last cell that is missing."""
    rows = [["", "2017", "2017"], ["", "KH", "TH"], ["I.1", "5", ""], ["Tổng", "", "6"], ["x"]]
    (table,) = blocks_of(markdown.table(rows, header_rows=2))
    assert rows_of(table) == [["", "2017", "2017"], ["", "KH", "TH"], ["I.1", "5"], ["Tổng", "", "6"], ["x"]]
    assert [cell.row for cell in table.cells if cell.header] == [0, 0, 1, 1]


def test_a_table_without_any_text_leaves_its_caption() -> None:
    """There is nothing to read in it."""
    assert markdown.table([["", " "], ["\u00ad"]], header_rows=1, caption=["Bảng 1"]) == "Bảng 1"


# Without brackets: "[1]" is a reference mark in a file that was typed, too.
CELLS = st.text(alphabet="aăđ 1,.%|*_#()\\-~²<>`\u00ad\n", max_size=10)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
@settings(max_examples=300)
def test_letters_and_digits_of_any_cells_are_read_back(rows: list[list[str]]) -> None:
    """Between a header and a row that make it a table."""
    written = markdown.table([["Tên", "Số"], ["Chè", "15"], *rows], header_rows=1)
    (table,) = [block for block in blocks_of(written) if block.kind is BlockKind.TABLE]
    typed = "".join(char for row in rows for text in row for char in text if char in "aăđ1")
    read = table.text.removeprefix("Tên | Số\nChè | 15")
    assert "".join(char for char in read if char in "aăđ1") == typed
