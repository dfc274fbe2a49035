"""Blocks of whole documents: headings, joined paragraphs, footnotes, tables, and the way back to the file."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind, Span
from index.structure import find_blocks
from tests.documents import DECISION, ENCYCLOPEDIA, REPORT

SHARED = Path(__file__).parent.parent.parent / "shared"


def whole(text: str) -> Sequence[Span]:
    """Split nothing: one sentence a block."""
    return (Span(0, len(text)),)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Blocks of a text whose sentences do not matter."""
    return find_blocks(text, split_sentences=whole)[1]


def named(blocks: Sequence[Block], beginning: str) -> Block:
    """Return the only block whose text begins so."""
    (block,) = [block for block in blocks if block.text.startswith(beginning)]
    return block


def texts(blocks: Sequence[Block], kind: BlockKind) -> list[str]:
    """Texts of the blocks of a kind."""
    return [block.text for block in blocks if block.kind is kind]


def test_title_of_an_official_letter_is_its_kind_and_its_subject() -> None:
    """The two lines after "BÁO CÁO" are joined."""
    title, _ = find_blocks(REPORT, split_sentences=whole)
    assert title == "BÁO CÁO Tình hình sản xuất, kinh doanh sáu tháng đầu năm của tỉnh Bạch Sơn"


def test_title_of_a_decision_skips_letterhead_and_authority() -> None:
    """Neither the office above nor the one that decides belongs to it."""
    title, blocks = find_blocks(DECISION, split_sentences=whole)
    assert title == "QUYẾT ĐỊNH VỀ VIỆC GIAO CHỈ TIÊU TRỒNG RỪNG NĂM 2024"
    assert all("ỦY BAN" not in heading for block in blocks for heading in block.section)


def test_title_of_a_markdown_document_is_its_first_heading() -> None:
    """It is a block of level 1, and no section of the others."""
    title, blocks = find_blocks(ENCYCLOPEDIA, split_sentences=whole)
    assert title == "Bạch Sơn"
    assert blocks[0].level == 1
    assert named(blocks, "Phía bắc").section == ("Địa lý", "Vị trí")


def test_a_text_without_any_heading_has_no_title() -> None:
    """The composer then takes the file's name."""
    assert find_blocks("Năm nay mưa nhiều.\n", split_sentences=whole)[0] == ""


def test_sections_follow_the_kinds_of_numbers() -> None:
    """I. > 1. > a), and a new Roman number closes all."""
    blocks = blocks_of(REPORT)
    assert named(blocks, "Khai thác").section == ("I. Kết quả đạt được", "1. Lĩnh vực công nghiệp", "a) Khai khoáng")
    assert named(blocks, "a) Khai khoáng").level == 3
    assert named(blocks, "II. Nhiệm vụ").section == ()


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (["A. CHUNG", "I. VIỆC NHÀ", "Tốt."], ("A. CHUNG", "I. VIỆC NHÀ")),
        (["I. VIỆC NHÀ", "A. BẾP", "Tốt."], ("I. VIỆC NHÀ", "A. BẾP")),
        (["I. VIỆC NHÀ", "A. BẾP", "Tốt vừa.", "B. VƯỜN", "Tốt."], ("I. VIỆC NHÀ", "B. VƯỜN")),
        (
            ["### Chương I", "**Điều 1. Phạm vi**", "Hẹp.", "### Điều 2. Đối tượng", "Tốt."],
            ("Chương I", "Điều 2. Đối tượng"),
        ),
        (["Chương IICHÍNH SÁCH VAY", "Điều 5. Mức vay", "Tốt."], ("Chương IICHÍNH SÁCH VAY", "Điều 5. Mức vay")),
        (["I. RỪNG", "PHỤ LỤC 2", "Tốt."], ("PHỤ LỤC 2",)),
        (["1. Tên việc: Cấp giấy phép.", "a. Giảm 9 ngày.", "Tốt."], ("1. Tên việc: Cấp giấy phép.",)),
    ],
    ids=["letter_over_roman", "letter_in_roman", "next_letter", "mixed_markup", "glued", "appendix", "parent"],
)
def test_headings_nest_by_their_numbers(lines: list[str], section: tuple[str, ...]) -> None:
    """Whatever the page made of them."""
    assert named(blocks_of("\n\n".join(lines)), "Tốt.").section == section


def test_a_numbered_paragraph_that_says_something_is_an_item() -> None:
    """The block "1. Tiếp tục ... . Hoàn thành ..." is no heading."""
    item = named(blocks_of(REPORT), "1. Tiếp tục")
    assert item.kind is BlockKind.LIST_ITEM
    assert item.mark == "1."
    assert item.section == ("II. Nhiệm vụ",)


def test_a_paragraph_cut_by_a_page_break_is_whole_again_and_keeps_its_footnotes_out() -> None:
    """The two halves are joined by one space over the footnotes between them."""
    block = named(blocks_of(REPORT), "Trong kỳ")
    assert "trừ phần để lại làm giống" in block.text
    start = block.text.index("phần để")
    span = block.aligned.to_source(start, start + len("phần để"))
    assert REPORT[span.start : span.end].startswith("phần\n\n¹ Rừng")


def test_footnotes_are_bound_to_the_place_of_their_mark() -> None:
    """Bodies stand before or after the mark; "m²³" is an area and a mark."""
    blocks = blocks_of(REPORT)
    notes = {block.mark: block for block in blocks if block.kind is BlockKind.FOOTNOTE}
    assert sorted(notes) == ["1", "2", "3"]
    anchored = {}
    for mark, note in notes.items():
        assert note.anchor is not None
        ordinal, offset = note.anchor
        anchored[mark] = blocks[ordinal - 1].text[:offset]
    assert anchored["1"].endswith("so với cùng kỳ")
    assert anchored["2"].endswith("88,5 triệu kWh")
    assert anchored["3"].endswith("2.750 m²")


def test_a_footnote_is_part_of_the_section_of_its_mark() -> None:
    """Wherever its body stands, and also when a heading bears the mark."""
    text = "I. Thu¹\n\nThu 5 tỷ đồng².\n\nII. Chi\n\nChi 3 tỷ đồng.\n\n¹ Cả năm.\n\n² Số ước.\n"
    notes = [block for block in blocks_of(text) if block.kind is BlockKind.FOOTNOTE]
    assert [note.section for note in notes] == [("I. Thu",), ("I. Thu",)]


def test_marks_behind_a_space_stand_before_it() -> None:
    """The offset of the mark is that of the words without the space."""
    (block,) = blocks_of("Dài 56 km ⁴ ⁵ đường [6].")
    assert block.text == "Dài 56 km đường."
    assert [mark.offset for mark in block.marks] == [len("Dài 56 km")] * 2 + [len("Dài 56 km đường")]


def test_exponents_stay_in_the_text() -> None:
    """640 m² is not footnote 2 although the document has one."""
    assert "đạt 2.750 m² và 640 m²." in named(blocks_of(REPORT), "Trong kỳ").text


@pytest.mark.parametrize(
    ("source", "reading", "marks"),
    [
        ("Đàn lợn 354 nghìn con⁴ tăng.", "Đàn lợn 354 nghìn con tăng.", ["4"]),
        ("Rộng 12 km², sâu 3 m³.", "Rộng 12 km², sâu 3 m³.", []),
        ("Công suất 10⁶ W.", "Công suất 10⁶ W.", []),
        ("Diện tích 4.321 km²[1][2]:90 đất.", "Diện tích 4.321 km² đất.", ["1", "2"]),
        ("Dân số 4.500.000[9] người.", "Dân số 4.500.000 người.", ["9"]),
        ("Lễ hội **lớn** nhất *vùng*.", "Lễ hội lớn nhất vùng.", []),
        ("Xem [trang này](https://a.vn/b_(c)) nhé.", "Xem trang này nhé.", []),
        ("Đông dân[cần dẫn nguồn].", "Đông dân.", ["cần dẫn nguồn"]),
        ("Tăng  5%\u00a0so với\tnăm trước.", "Tăng 5% so với năm trước.", []),
        ("Gấp 3 * 4 lần (*).", "Gấp 3 * 4 lần (*).", []),
        ("**NGHỊ ĐỊNH**Quy định mức vay.", "NGHỊ ĐỊNH Quy định mức vay.", []),
        ("**T**rong năm **H**À NỘI lạnh.", "Trong năm HÀ NỘI lạnh.", []),
        (r"Gấp 3\*4 \*lần\* \_x\_ \[a\](b) \<b>.", "Gấp 3*4 *lần* _x_ [a](b) <b>.", []),
        (r"Cột A \|", "Cột A |", []),
        ("Đường 56 km ⁴ nhựa, 7% [2], 8 m² [3].", "Đường 56 km nhựa, 7%, 8 m².", ["4", "2", "3"]),
    ],
)
def test_markup_and_marks_are_left_out_of_the_reading_text(source: str, reading: str, marks: list[str]) -> None:
    """The marks are remembered."""
    (block,) = blocks_of(source)
    assert block.text == reading
    assert [mark.mark for mark in block.marks] == marks


def test_edit_links_are_dropped_before_headings_and_paragraphs() -> None:
    """Wherever the page had glued them."""
    blocks = blocks_of(ENCYCLOPEDIA)
    assert texts(blocks, BlockKind.HEADING) == ["Bạch Sơn", "Địa lý", "Vị trí", "Dân số"]
    assert all("sửa" not in block.text for block in blocks)


def test_list_items_glued_by_a_lost_line_break_are_parted() -> None:
    """A reference mark had swallowed the line break before the second item."""
    assert texts(blocks_of(ENCYCLOPEDIA), BlockKind.LIST_ITEM) == [
        "Phía bắc giáp huyện Mây dài 56,8 km",
        "Phía nam giáp biển",
        "Phía tây giáp rừng",
    ]


def test_wrapped_lines_are_joined_and_a_dash_in_them_is_no_bullet() -> None:
    """Across a line end "kinh tế / - xã hội" is one phrase, "Điều 1. Phạm / vi" one heading."""
    blocks = blocks_of(DECISION)
    assert named(blocks, "Giao cho").text == (
        "Giao cho ba huyện trồng rừng phát triển kinh tế - xã hội trong năm nay theo phụ lục kèm theo."
    )
    assert named(blocks, "Điều 1. Phạm vi giao chỉ tiêu").kind is BlockKind.HEADING


def test_an_article_that_decides_is_an_item_outside_the_article_before() -> None:
    """The block "Điều 2. Quyết định này ..." is not under "Điều 1. Phạm vi"."""
    item = named(blocks_of(DECISION), "Điều 2. Quyết định này")
    assert item.kind is BlockKind.LIST_ITEM
    assert item.section == ()


def test_a_letterhead_in_pipes_becomes_paragraphs() -> None:
    """Number, date and place are there to be found."""
    found = texts(blocks_of(DECISION), BlockKind.PARAGRAPH)
    assert "Số: 15/QĐ-UBND" in found
    assert "Bạch Sơn, ngày 03 tháng 4 năm 2024" in found


def test_a_small_table_under_a_date_is_no_letterhead() -> None:
    """Its values say so."""
    text = "| Cây | Đến ngày 31 tháng 12 năm 2017 |\n|---|---|\n| Chè | 15 |\n"
    assert [block.kind for block in blocks_of(text)] == [BlockKind.TABLE]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1. Nông nghiệp\n\nLúa tốt.\n\n2. Công nghiệp\n\nĐiện đủ.\n", ["heading", "paragraph"] * 2),
        ("Gồm:\n\n1. Sở Mỏ\n\n2. Sở Điện\n\n3. Sở Nước\n", ["paragraph", "list_item", "list_item", "list_item"]),
        ("a) Vốn tỉnh: 25 tỷ đồng\n\nGhi chú.\n", ["list_item", "paragraph"]),
        ("**Giáo dục**\n\nTỉnh có 95 trường.\n", ["heading", "paragraph"]),
        ("**KT. CHỦ TỊCH**\n\nNguyễn Văn A\n", ["paragraph", "paragraph"]),
        ("PHẦN THỨ NHẤT\n\nKẾT QUẢ CHUNG\n\nTốt.\n", ["heading", "heading", "paragraph"]),
        ("1.1. Vị trí địa lý\n\nỞ phía bắc.\n", ["heading", "paragraph"]),
        ("Ai được hỗ trợ trồng rừng năm nay?\n\nHộ nghèo.\n", ["heading", "paragraph"]),
        ("2- Vốn vay của ngân hàng\n\nLãi thấp.\n", ["heading", "paragraph"]),
        ("1.Cây chè là cây lâu năm.\n", ["list_item"]),
        ("I- QUAN ĐIỂM\n\nRõ ràng.\n", ["heading", "paragraph"]),
    ],
    ids=[
        "names",
        "list_of_names",
        "states_a_figure",
        "bold",
        "signature",
        "capitals",
        "two_numbers",
        "question",
        "number_dash",
        "no_space",
        "roman_dash",
    ],
)
def test_headings_name_and_items_say(text: str, kinds: list[str]) -> None:
    """Kinds of blocks from their shape and their neighbours."""
    assert [block.kind.value for block in blocks_of(text)] == kinds


def test_a_number_alone_on_its_line_goes_with_the_words_below() -> None:
    """The label "3.1." and what it numbers are one heading."""
    blocks = blocks_of("3.1.\n\nKhớp nối nhanh\n\nDùng để nối vòi.\n")
    assert [block.text for block in blocks] == ["3.1. Khớp nối nhanh", "Dùng để nối vòi."]
    assert blocks[1].section == ("3.1. Khớp nối nhanh",)


def test_a_line_in_capitals_does_not_flow_into_the_paragraph_below() -> None:
    """Although the lines of the document are wrapped."""
    text = (
        "NGHỊ QUYẾT\nVỀ MỨC HỖ TRỢ\nCăn cứ Luật Đất đai của\nnước ta và các quy định\nkhác của pháp luật về\nđất đai;\n"
    )
    title, blocks = find_blocks(text, split_sentences=whole)
    assert title == "NGHỊ QUYẾT VỀ MỨC HỖ TRỢ"
    assert blocks[-1].text.startswith("Căn cứ Luật Đất đai của nước ta và các")


def test_lines_without_blank_ones_between_are_paragraphs_of_their_own() -> None:
    """A file with one paragraph a line is not taken for a wrapped one."""
    text = "Vụ xuân gieo 500 ha.\nVụ mùa gieo 700 ha.\nVụ đông nghỉ.\n"
    assert texts(blocks_of(text), BlockKind.PARAGRAPH) == text.splitlines()


def test_a_table_knows_its_caption_and_unit() -> None:
    """The lead-in before the table gives both."""
    text = "Sản lượng ghi ở bảng dưới đây (đơn vị: nghìn tấn, số tròn):\n\n| Năm | Chè |\n|---|---|\n| 2020 | 15 |\n"
    table = blocks_of(text)[-1]
    assert table.kind is BlockKind.TABLE
    assert table.unit == "nghìn tấn"
    assert table.caption.startswith("Sản lượng ghi")


def test_the_unit_of_a_table_may_have_its_scale_in_digits() -> None:
    """Their points and commas end nothing, others do."""
    table = "| Bậc | Mức |\n|---|---|\n| Mẫu giáo | 15 |\n"
    assert blocks_of(f"Mức thu (ĐVT: 1.000 đồng, làm tròn):\n\n{table}")[-1].unit == "1.000 đồng"


def test_a_first_row_without_its_first_pipe_is_no_caption() -> None:
    """It holds as many cells as the row below; a caption that runs into a table makes it one more."""
    rows = "| 1 | Chợ Mây | 40 |\n| 2 | Chợ Đá | 50 |"
    (headed,) = blocks_of(f"TT | Chợ | Số sạp |\n{rows}")
    told = {headed.text[cell.span.start : cell.span.end]: (cell.column, cell.header) for cell in headed.cells}
    assert (told["Số sạp"], told["40"]) == ((2, True), (2, False))
    assert blocks_of(f"Các chợ | TT | Chợ | Số sạp |\n{rows}")[-1].caption == "Các chợ"


def test_a_line_that_ends_in_a_unit_names_the_table_below_it() -> None:
    """A blank line between them parts nothing; a year in brackets is no unit."""
    table = "| Nguồn | Số |\n|---|---|\n| Thuế | 15 |\n"
    assert blocks_of(f"Kết quả thu quý (tỷ đồng)\n\n{table}")[-1].caption == "Kết quả thu quý (tỷ đồng)"
    assert blocks_of(f"Kết quả thu quý (2019)\n\n{table}")[-1].caption == ""
    assert blocks_of(f"Kết quả thu quý:\n\n{table}")[-1].caption == "Kết quả thu quý:"
    assert blocks_of(f"Xin mời nhấp vào đầu cột:\n\n{table}")[-1].caption == ""


def test_footnotes_written_in_brackets_are_bound_too() -> None:
    """The line "[1] ..." at the end of a letter is the body of "[1]" in its text."""
    blocks = blocks_of("Giá chè tăng 5%[1] trong quý.\n\n[1] Giá tại vườn.\n")
    assert blocks[1].kind is BlockKind.FOOTNOTE
    assert blocks[1].anchor == (1, len("Giá chè tăng 5%"))


def test_footnotes_of_markdown_are_bound_to_their_mark_whatever_they_are_called() -> None:
    """Lines that are indented belong to the note above; a note bound once has no sign of Markdown left."""
    text = (
        "# Giá\n\n## Thu\n\nGiá chè tăng 5% [^1], diện tích 640 m²[^đất].\n\n[^1]: Giá tại\n    Vườn.\n\n"
        "    - Cả chè khô.\n\n[^đất]:\n    Đất trống.\n\nGiá cam giảm.\n"
    )
    _, _, price, first, second, last = blocks_of(text)
    assert (price.text, last.text) == ("Giá chè tăng 5%, diện tích 640 m².", "Giá cam giảm.")
    assert [mark.mark for mark in price.marks] == ["1", "đất"]
    assert [(note.kind, note.mark, note.text) for note in (first, second)] == [
        (BlockKind.FOOTNOTE, "1", "Giá tại Vườn. - Cả chè khô."),
        (BlockKind.FOOTNOTE, "đất", "Đất trống."),
    ]
    assert first.anchor == (price.ordinal, len("Giá chè tăng 5%"))
    assert second.anchor == (price.ordinal, len("Giá chè tăng 5%, diện tích 640 m²"))
    assert first.section == ("Thu",)


def test_a_label_of_markdown_is_neither_a_number_in_brackets_nor_text() -> None:
    """[1] refers to a list, [^1] to the note; the first of two marks has the note; a label without note is text."""
    text = "Theo [1], thu 5 tỷ đồng[^1].\n\nChi 3 tỷ đồng[^1] theo [1], mẫu [^a-z].\n\n[^1]: Thuế đất.\n"
    income, spending, note = blocks_of(text)
    assert note.anchor == (income.ordinal, len("Theo, thu 5 tỷ đồng"))
    assert spending.text == "Chi 3 tỷ đồng theo, mẫu [^a-z]."


def test_a_list_numbered_in_brackets_is_no_list_of_footnotes() -> None:
    """Nothing in the text refers to it."""
    blocks = blocks_of("Hồ sơ gồm:\n\n[1] Đơn xin vay;\n\n[2] Giấy tờ đất.\n")
    assert texts(blocks, BlockKind.LIST_ITEM) == ["Đơn xin vay;", "Giấy tờ đất."]
    assert blocks[1].mark == "[1]"


def test_notes_numbered_anew_on_each_page_are_bound_to_the_nearest_mark() -> None:
    """The second "1" is not the first."""
    text = "Thu 5 tỷ đồng¹.\n\n¹ Thuế đất.\n\nChi 3 tỷ đồng¹.\n\n¹ Chi lương.\n"
    blocks = blocks_of(text)
    assert [block.anchor for block in blocks if block.kind is BlockKind.FOOTNOTE] == [(1, 13), (3, 13)]


def test_decomposed_text_is_read_composed_and_points_at_the_file() -> None:
    """A file typed with separate accents gives the same blocks."""
    source = unicodedata.normalize("NFD", REPORT)
    blocks = blocks_of(source)
    assert [block.text for block in blocks] == [block.text for block in blocks_of(REPORT)]
    block = named(blocks, "Khai thác")
    span = block.aligned.to_source(0, len(block.text))
    assert unicodedata.normalize("NFC", source[span.start : span.end]) == block.text


def check_invariants(text: str) -> None:
    """Numbers, order, sentences inside, letters where they point."""
    _, blocks = find_blocks(text, split_sentences=whole)
    composed = unicodedata.normalize("NFC", text) == text
    for number, block in enumerate(blocks, 1):
        assert block.ordinal == number
        assert block.text.strip() == block.text != ""
        starts = [run.source_start for run in block.aligned.runs]
        assert starts == sorted(starts)
        assert block.source.end <= len(text)
        for span in [*block.sentences, *(cell.span for cell in block.cells)]:
            assert 0 <= span.start <= span.end <= len(block.text)
        assert all(0 <= mark.offset <= len(block.text) for mark in block.marks)
        for run in block.aligned.runs:
            if composed and run.reading_length == run.source_length:
                reading = block.text[run.reading_start : run.reading_start + run.reading_length]
                source = text[run.source_start : run.source_start + run.source_length]
                assert [a for a in reading if a.isalnum()] == [b for b in source.replace("Ð", "Đ") if b.isalnum()]


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "|",
                "||",
                "| a | 1 |",
                "|---|---|",
                "|---|",
                "I. Chung",
                "1. Riêng",
                "a) Một",
                "- hai",
                "# Đầu",
                "### Ba",
                "¹ Chú thích.",
                "tăng 5%¹ và 3 m²",
                "**Đậm**",
                "Bảng[1] sau:",
                "[sửa | sửa mã nguồn]",
                "tiếp theo",
                "Hết.",
                "x | y |",
                "*",
                "**",
                "[1] Nguồn",
                "Ðơn vị",
                "------",
                "Điều 1.",
                "PHỤ LỤC",
                "\u0301",
                "BÁO CÁO",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
@settings(max_examples=300)
def test_any_text_gives_sound_blocks(lines: list[str], newline: str) -> None:
    """No text breaks the offsets, whatever it holds."""
    check_invariants(newline.join(lines))


@given(st.text(max_size=200))
def test_arbitrary_characters_do_no_harm(text: str) -> None:
    """Control characters and lone accents included."""
    check_invariants(text)


def test_lone_surrogates_do_no_harm() -> None:
    """They cannot come from a decoded file, but from a test or another reader."""
    check_invariants("Tổng \ud800 thu\n\n| \udfff | 1 |\n")


@pytest.mark.parametrize("text", [REPORT, ENCYCLOPEDIA, DECISION], ids=["report", "encyclopedia", "decision"])
def test_every_figure_of_the_source_is_in_a_block(text: str) -> None:
    """Nothing that says something is lost."""
    check_invariants(text)
    read = "".join(block.text for block in blocks_of(text))
    for figure in ["1.250", "3.400", "88,5", "135", "61", "4.321,5", "812.400", "53.500", "1.300", "210", "15/QĐ-UBND"]:
        assert (figure in text) == (figure in read), figure


@pytest.mark.skipif(not SHARED.exists(), reason="the folder ../shared with real documents is not here")
def test_all_footnotes_of_the_real_report_are_bound() -> None:
    """Fifteen bodies, each bound to a sentence."""
    path = next((SHARED / "reports").glob("*.txt"))
    with path.open(encoding="utf-8", newline="") as stream:
        blocks = blocks_of(stream.read())
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert [note.mark for note in notes] == [str(number) for number in range(1, 16)]
    assert all(note.anchor is not None for note in notes)


def test_rows_that_lack_only_their_first_pipe_are_a_table_of_their_own() -> None:
    """With the header that stands over them; two such lines alone are text."""
    blocks = blocks_of("Lệ phí chợ:\n\nTT | Sạp | Mức thu |\n1 | Sạp gạo | 50 |\n2 | Sạp cá | 70 |")
    (table,) = (block for block in blocks if block.kind is BlockKind.TABLE)
    told = {table.text[cell.span.start : cell.span.end]: cell.header for cell in table.cells}
    assert (told["Mức thu"], told["Sạp cá"]) == (True, False)
    assert not [block for block in blocks_of("a | b | c |\nd | e | f |") if block.kind is BlockKind.TABLE]


@pytest.mark.parametrize(
    "space", [chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) not in "\n\r\v\f\u2028\u2029"]
)
def test_spaces_of_all_kinds_are_one_plain_space_in_the_reading_text(space: str) -> None:
    """Also where nothing else in the line is markup."""
    (block,) = blocks_of(f"Vụ mùa{space}năm nay được mùa lớn.\n")
    assert block.text == "Vụ mùa năm nay được mùa lớn."


QUESTIONS = """# Phạt bao nhiêu?

**Chợ mở mấy giờ? Ai trông chợ?**

Mở lúc 5 giờ.

**(*) Chợ Gió - Đợt 1**

Có 9 quầy.
"""


def test_bold_lines_head_what_stands_below_them_though_they_ask_twice_or_begin_with_a_star() -> None:
    """Each heads its own paragraph; the second ends the first."""
    blocks = blocks_of(QUESTIONS)
    assert named(blocks, "Mở lúc").section[-1] == "Chợ mở mấy giờ? Ai trông chợ?"
    assert named(blocks, "Có 9").section[-1] == "(*) Chợ Gió - Đợt 1"


def test_a_bold_paragraph_does_not_go_on_with_the_line_above() -> None:
    """The title ends in "BỘ", which elsewhere is an office whose name follows."""
    about = "V/V KHẮC PHỤC HẬU QUẢ MƯA LŨ ĐẶC BIỆT LỚN TẠI KHU VỰC TRUNG BỘ"
    title, _ = find_blocks(f"**CÔNG ĐIỆN**\n\n{about}\n\n**THỦ TƯỚNG điện:**\n\nMưa lớn.\n", split_sentences=whole)
    assert title == f"CÔNG ĐIỆN {about}"
