"""What heads a cell is cited beside its row: title of the table, header of the column, group of the row."""

from dataclasses import replace

from index.document import Block, BlockKind, Span
from index.segment import split_sentences
from index.structure import find_blocks
from qa.answer import Answer, Citation, Use
from qa.compose.table_heads import TableHeads, heads_of, name_of, read_table

CROPS = """Sản lượng của huyện như sau.

| Cây trồng | Năm 2021 | Năm 2022 | Năm 2023 |
|---|---|---|---|
| Lúa | 1.200 | 1.310 | 1.405 |
| Ngô | 340 | 355 | 362 |
"""
CARD = """| Huyện Mây | |
|---|---|
| Dân số (2023) | |
| • Tổng cộng | 45.100 người |
| • Thành thị | 9.020 người |
| Diện tích | |
| • Tổng cộng | 210 km² |
"""


STORM = """| Bão Gió | |
|---|---|
| Bão mạnh (thang A) | |
| Hình thành | 19 tháng 7 năm 2024 |
| Vùng ảnh hưởng | Bạch Sơn |
| Số người chết | 24 người chết |
"""
COMPANY = """| Công ty Mây | |
|---|---|
| Trụ sở | Phường Gió |
| Sản phẩm | |
| | Doanh thu | 52.618 tỷ đồng |
| Số nhân viên | 83.013 người |
| Website | may.vn |
"""

NAMED = """# Bạch Sơn

Tỉnh được lập lại năm 1970, gồm hai quận.

Dân số tỉnh Bạch Sơn năm 1975

| Quận | Dân số |
|---|---|
| Mây | 49.693 |
| Gió | 64.761 |
"""


def blocks_of(text: str) -> dict[int, Block]:
    """Return the blocks of a text by their ordinals."""
    _, blocks = find_blocks(text, split_sentences=split_sentences)
    return {block.ordinal: block for block in blocks}


def table_of(text: str) -> Block:
    """Return the only table of a text."""
    (table,) = (block for block in blocks_of(text).values() if block.kind is BlockKind.TABLE)
    return table


def span_of(text: str, part: str) -> Span:
    """Return where a part stands that a text holds once."""
    assert text.count(part) == 1
    return Span(text.index(part), text.index(part) + len(part))


def heads(text: str, *cited: str) -> list[list[str]]:
    """Return the texts of the heads of what is cited."""
    found = heads_of(read_table(table_of(text)), [span_of(text, part) for part in cited])
    return [[text[span.start : span.end] for span in head] for head in found]


def cite(text: str, row: str, cell: str, *, number: int = 1) -> Citation:
    """Cite a row of the table of a text, with one cell marked."""
    whole, marked = span_of(text, row), span_of(text, cell)
    return Citation(
        number=number,
        document="tep.md",
        title="",
        section=(),
        paragraph=table_of(text).ordinal,
        page=None,
        start=whole.start,
        end=whole.end,
        quote=row,
        marked=(Span(marked.start - whole.start, marked.end - whole.start),),
        document_id=1,
    )


def headed(text: str, told: str, *citations: Citation, answered: bool = True) -> Answer:
    """Return an answer from the table of a text with its heads cited."""
    answer = Answer(
        question="?", answered=answered, text=told, figures=(), citations=citations, confidence=1.0, understood=""
    )
    blocks = blocks_of(text)
    return TableHeads(block_at=lambda _, ordinal: blocks[ordinal], text_of=lambda _: text).cite(answer)


def test_a_cell_is_headed_by_its_column() -> None:
    """Not by those beside it."""
    assert heads(CROPS, "1.310") == [["Năm 2022"]]


def test_cells_of_two_rows_have_one_head_for_each_column() -> None:
    """In the order in which they stand, whatever row was cited first."""
    assert heads(CROPS, "1.405", "355") == [["Năm 2022", "Năm 2023"]]


def test_who_is_shown_a_whole_wide_row_reads_its_columns_himself() -> None:
    """Six of its cells are cited, so that no column is the one asked of."""
    months = "| Tháng | 1 | 2 | 3 | 4 | 5 |\n|---|---|---|---|---|---|\n| Mưa (mm) | 10 | 20 | 30 | 40 | 50 |\n"
    assert heads(months, "Mưa (mm) | 10 | 20 | 30 | 40 | 50") == []


def test_a_row_of_a_card_is_headed_by_its_title_and_its_group() -> None:
    """Both totals are called the same: the group tells which one it is, the title whose."""
    assert heads(CARD, "45.100 người") == [["Huyện Mây"], ["Dân số (2023)"]]
    assert heads(CARD, "210 km²") == [["Huyện Mây"], ["Diện tích"]]


def test_a_card_without_sections_has_titles_and_no_group() -> None:
    """The last line at its top is of what kind the storm is: its rows are no parts of that."""
    assert heads(STORM, "24 người chết") == [["Bão Gió", "Bão mạnh (thang A)"]]


def test_a_pair_of_a_card_heads_nothing() -> None:
    """Neither what is marked as a header among its pairs nor the line whose value slipped down."""
    assert heads(COMPANY, "83.013 người") == [["Công ty Mây"]]


def test_a_table_without_rows_has_no_heads() -> None:
    """Nothing of it can be cited either."""
    empty = replace(table_of(CROPS), cells=())
    assert list(heads_of(read_table(empty), [span_of(CROPS, "1.310")])) == []


def test_a_table_of_two_columns_is_no_card() -> None:
    """Its values are of one kind, so that its columns have headers."""
    assert heads(NAMED, "49.693") == [["Dân số"]]


def test_a_table_without_headers_has_no_heads() -> None:
    """Its first row is one like the others."""
    assert heads("| Bò | 12 |\n| Trâu | 7 |\n", "12") == []


def test_heads_are_cited_behind_the_row_that_they_head() -> None:
    """Title and group are cited apart, each with its own words marked."""
    answer = headed(CARD, "45.100 người [1].", cite(CARD, "• Tổng cộng | 45.100 người", "45.100 người"))
    assert answer.text == "45.100 người [1][2][3]."
    assert [each.number for each in answer.citations] == [1, 2, 3]
    assert [each.quote for each in answer.citations[1:]] == ["Huyện Mây", "Dân số (2023)"]
    for each in answer.citations:
        assert CARD[each.start : each.end] == each.quote
    assert [each.marked for each in answer.citations[1:]] == [(Span(0, 9),), (Span(0, 13),)]


def test_the_line_that_names_a_table_is_cited_at_its_own_place() -> None:
    """It alone says of which year and place the numbers are; its paragraph is the one before the table."""
    row = cite(NAMED, "Gió | 64.761", "64.761")
    answer = headed(NAMED, "64.761 [1].", row)
    assert answer.text == "64.761 [1][2][3]."
    assert [each.quote for each in answer.citations[1:]] == ["Dân số tỉnh Bạch Sơn năm 1975", "Dân số"]
    assert [each.paragraph for each in answer.citations[1:]] == [row.paragraph - 1, row.paragraph]
    assert [each.use for each in answer.citations] == [Use.PROOF, Use.HEAD, Use.HEAD]


def test_what_names_a_table_is_a_caption_or_a_line_that_is_no_sentence() -> None:
    """Of a longer paragraph the caption alone is cited, wherever its lines break; a heading is shown anyway."""
    for before, caption, named in (
        ("Dân số năm 1975", "", "Dân số năm 1975"),
        ("Dân số được đếm năm 1975.", "", None),
        ("Dân số đã đếm xong năm 1975", "", None),  # its stop is missing
        ("Dân số như sau:", "", None),
        ("Tỉnh có hai quận. Bảng 2: Dân số\nnăm 1975", "Bảng 2: Dân số năm 1975", "Bảng 2: Dân số\nnăm 1975"),
        ("Tỉnh có hai quận.", "Bảng 2: Dân số năm 1975", None),
        ("# Dân số năm 1975", "", None),
    ):
        text = f"# Bạch Sơn\n\nCó hai quận.\n\n{before}\n\n| Quận | Dân số |\n|---|---|\n| Gió | 64 |\n"
        blocks = blocks_of(text)
        table = table_of(text)
        found = name_of(replace(table, caption=caption), blocks[table.ordinal - 1])
        assert [text[span.start : span.end] for span in found] == ([named] if named else [])


def test_two_rows_under_one_header_share_its_citation() -> None:
    """It stands once among the citations."""
    rice = cite(CROPS, "Lúa | 1.200 | 1.310 | 1.405", "1.310")
    maize = cite(CROPS, "Ngô | 340 | 355 | 362", "355", number=2)
    answer = headed(CROPS, "Lúa 1.310 [1], ngô 355 [2].", rice, maize)
    assert answer.text == "Lúa 1.310 [1][3], ngô 355 [2][3]."
    assert [each.quote for each in answer.citations] == [rice.quote, maize.quote, "Năm 2022"]


def test_nothing_is_added_to_a_refusal_nor_beyond_the_longest_headline() -> None:
    """A headline of 598 characters has no room for a mark of three."""
    row = cite(CROPS, "Lúa | 1.200 | 1.310 | 1.405", "1.310")
    assert headed(CROPS, "Tài liệu không nói điều này [1].", row, answered=False).citations == (row,)
    full = "1.310 [1].".rjust(598, "-")
    assert headed(CROPS, full, row).citations == (row,)
    assert len(headed(CROPS, full[1:], row).citations) == 2


def test_a_far_apart_head_is_cited_by_its_last_cells() -> None:
    """Title and column stand 1,200 characters apart, further than a quote may be long."""
    name = "Một cột khác " * 92
    wide = f"| Bảng | {name.strip()} | Năm 2022 |\n|---|---|---|\n| Lúa | x | 1.310 |\n"
    (head,) = list(heads_of(read_table(table_of(wide)), [span_of(wide, "Lúa"), span_of(wide, "1.310")]))
    assert [wide[span.start : span.end] for span in head] == ["Bảng", "Năm 2022"]
    row = cite(wide, "Lúa | x | 1.310", "1.310")
    answer = headed(wide, "1.310 [1].", replace(row, marked=(Span(0, 3), *row.marked)))
    assert [each.quote for each in answer.citations] == ["Lúa | x | 1.310", "Năm 2022"]
