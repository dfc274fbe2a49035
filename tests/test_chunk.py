"""Chunks: what they say, what they stand under, where they stand."""

import pytest

from index.chunk import split_chunks
from index.document import Chunk
from index.segment import split_sentences
from index.structure import find_blocks
from tests.documents import DECISION, ENCYCLOPEDIA, REPORT


def chunks_of(text: str) -> tuple[Chunk, ...]:
    """Chunks of a whole document."""
    title, blocks = find_blocks(text, split_sentences=split_sentences)
    return split_chunks(title, blocks)


def starting(chunks: tuple[Chunk, ...], beginning: str) -> Chunk:
    """Return the only chunk that begins so."""
    (chunk,) = [chunk for chunk in chunks if chunk.text.startswith(beginning)]
    return chunk


@pytest.mark.parametrize("text", [REPORT, ENCYCLOPEDIA, DECISION], ids=["report", "encyclopedia", "decision"])
def test_chunks_are_numbered_and_lie_inside_the_document(text: str) -> None:
    """From 0, spans not empty."""
    chunks = chunks_of(text)
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))
    assert all(0 <= chunk.span.start < chunk.span.end <= len(text) for chunk in chunks)


def test_each_sentence_is_a_chunk_with_its_place_in_the_file() -> None:
    """Title and headings are its context."""
    chunk = starting(chunks_of(REPORT), "Khai thác 61")
    assert REPORT[chunk.span.start : chunk.span.end] == "Khai thác 61 nghìn tấn quặng."
    assert chunk.context == (
        "BÁO CÁO Tình hình sản xuất, kinh doanh sáu tháng đầu năm của tỉnh Bạch Sơn › "
        "I. Kết quả đạt được › 1. Lĩnh vực công nghiệp › a) Khai khoáng"
    )


def test_a_list_item_stands_under_the_line_that_introduces_it() -> None:
    """The last sentence of that paragraph, not all of it."""
    assert starting(chunks_of(REPORT), "Vùng cao").context.endswith("› Số hộ mới dùng điện gồm:")


def test_an_item_below_an_item_stands_under_both() -> None:
    """Until an item of the upper kind comes."""
    chunks = chunks_of(
        "Tỉnh giao như sau:\n\n- Huyện Mây:\n\n+ Trồng 5 ha.\n\n+ Chăm 7 ha.\n\n- Huyện Gió trồng 3 ha.\n"
    )
    assert starting(chunks, "Chăm").context == "Tỉnh giao như sau: › Huyện Mây:"
    assert starting(chunks, "Huyện Gió").context == "Tỉnh giao như sau:"


def test_an_item_that_announces_others_is_told_with_its_last_sentence() -> None:
    """The first one names it, the last one says of what the list is."""
    chunks = chunks_of("Hai nơi:\n\n(1) Tại huyện Mây giá ổn định. Giá của từng lô như sau:\n\n- Lô A 5 triệu đồng.\n")
    assert starting(chunks, "Lô A").context == "Hai nơi: › (1) Tại huyện Mây giá ổn định. Giá của từng lô như sau:"


def test_items_stand_under_the_items_that_their_numbers_are_part_of() -> None:
    """1. over a. over a dash; the next 1. is under none of them, an announced list is under its announcement."""
    lines = [
        "1. Cấp giấy phép được rút ngắn; hồ sơ gọn hơn.",
        "a. Giảm 9 ngày.",
        "- Quy định cũ là 27 ngày.",
        "- Nay là:",
        "1. Với hộ mới, 18 ngày;",
        "2. Với hộ cũ, 10 ngày.",
        "b. Lý do là có máy; ít giấy.",
        "2. Thu hồi giấy phép được bỏ bước; ít phí hơn.",
    ]
    chunks = chunks_of("# Thủ tục\n\n" + "\n\n".join(lines))
    assert starting(chunks, "Quy định cũ").context == f"Thủ tục › {lines[0]} › {lines[1]}"
    assert starting(chunks, "2. Với hộ").context == f"Thủ tục › {lines[0]} › {lines[1]} › Nay là:"
    assert starting(chunks, "b. Lý do").context == f"Thủ tục › {lines[0]}"
    assert starting(chunks, "2. Thu hồi").context == "Thủ tục"


def test_a_paragraph_below_an_item_that_ends_in_a_colon_stands_under_it() -> None:
    """Until the next item; a paragraph after a plain one stands under the headings only."""
    lines = [
        "a) Lúa:",
        "Mất trên 70% được 5 triệu đồng.",
        "Mất ít hơn được 3 triệu đồng.",
        "b) Ngô được 2 triệu.",
        "Hết.",
    ]
    chunks = chunks_of("\n\n".join(lines))
    assert starting(chunks, "Mất trên").context == "a) Lúa:"
    assert starting(chunks, "Mất ít").context == "a) Lúa:"
    assert starting(chunks, "Hết").context == ""


def test_a_line_inside_an_item_does_not_end_the_list_that_the_item_is_in() -> None:
    """(2) says more before its dashes; (3) stands under the same line as (1)."""
    text = (
        "Chợ Mây thu phí như sau:\n\n(1) Phí quầy:\n\n- thu hằng ngày.\n\n(2) Phí xe:\n\n"
        "Phí xe được thu theo lượt như sau:\n\n- xe máy hai nghìn;\n\n- ô tô năm nghìn.\n\n(3) Phí đêm."
    )
    chunks = chunks_of(text)
    first, third = starting(chunks, "(1)"), starting(chunks, "(3)")
    assert first.context == third.context
    assert "(2) Phí xe: › Phí xe được thu theo lượt như sau:" in starting(chunks, "ô tô").context


def test_a_footnote_stands_under_the_words_before_its_mark() -> None:
    """Back to the beginning of their sentence."""
    assert starting(chunks_of(REPORT), "Giá bán").context.endswith("› Ngành điện bán ra 88,5 triệu kWh")


def test_a_row_is_told_with_its_headers() -> None:
    """The name of the row, then each value with the name of its column."""
    chunks = chunks_of(ENCYCLOPEDIA)
    row = starting(chunks, "Quận Hạ Lưu")
    assert row.text == "Quận Hạ Lưu | Dân số: 41.000"
    assert ENCYCLOPEDIA[row.span.start : row.span.end] == "Hạ Lưu | 41.000"
    assert row.context.endswith("› Dân số các quận năm 1990")
    assert starting(chunks, "Tổng số").text == "Tổng số | Dân số: 53.500"


def test_a_key_and_its_value_are_told_under_their_section() -> None:
    """A section row goes with the rows below it."""
    assert starting(chunks_of(ENCYCLOPEDIA), "Dân số (2023) › Tổng").text == "Dân số (2023) › Tổng cộng: 812.400 người"


def test_rows_under_headers_of_two_lines_name_both() -> None:
    """An empty cell is left out."""
    assert starting(chunks_of(DECISION), "RỪNG SẢN XUẤT › Quế").text == (
        "RỪNG SẢN XUẤT › Quế trồng xen | ĐVT: Ha; Ước 2023: 210; GIAI ĐOẠN 2024 - 2025 Năm 2025: 260"
    )


def test_a_corner_that_names_the_columns_goes_with_them() -> None:
    """Not with the names of the rows."""
    chunks = chunks_of("| Năm | 1956 | 1958 |\n|---|---|---|\n| Miền núi | 62 | 88 |\n")
    assert chunks[-1].text == "Miền núi | Năm 1956: 62; Năm 1958: 88"


def test_sections_numbered_below_each_other_nest() -> None:
    """II closes what stood under I."""
    text = (
        "| TT | Tên | ĐVT | Số |\n|---|---|---|---|\n| I | CÂY | | |\n| 1 | Chè | | |\n| - | Diện tích | ha | 5 |\n"
        "| II | BÒ | | |\n| - | Đàn | con | 7 |\n"
    )
    told = [chunk.text for chunk in chunks_of(text)]
    assert "CÂY › Chè › Diện tích | ĐVT: ha; Số: 5" in told
    assert "BÒ › Đàn | ĐVT: con; Số: 7" in told


def test_a_very_long_sentence_is_cut_at_semicolons_outside_brackets() -> None:
    """No piece is longer than allowed, none ends inside a bracket."""
    part = "huyện số {} trồng thêm rừng phòng hộ ven suối và chăm sóc (gồm làm cỏ; bón phân; tỉa cành) đúng lịch"
    text = "Năm nay: " + "; ".join(part.format(number) for number in range(30)) + "."
    chunks = chunks_of(text)
    assert len(chunks) > 2
    assert all(len(chunk.text) <= 900 for chunk in chunks)
    assert all(chunk.text.count("(") == chunk.text.count(")") for chunk in chunks)
    assert " ".join(chunk.text for chunk in chunks) == text


def test_the_title_is_not_its_own_context() -> None:
    """The heading that is the title stands under nothing."""
    assert starting(chunks_of("# Chè\n\nTốt.\n"), "Chè").context == ""


def test_a_list_stands_under_both_lines_that_announce_it() -> None:
    """A stage over "thu hồi 15 ha, trong đó:"; the next stage is under neither."""
    chunks = chunks_of(
        "Kế hoạch thu hồi đất\n\n* Giai đoạn 2:\n\nThu hồi 15 ha đất, trong đó:\n\n- Đất lúa: 9 ha;\n\n"
        "- Đất chè: 6 ha.\n\n"
        "* Giai đoạn 3:\n\nThu hồi 7 ha đất, trong đó:\n\n- Đất lúa: 7 ha.\n"
    )
    assert starting(chunks, "Đất chè").context.endswith("Giai đoạn 2: › Thu hồi 15 ha đất, trong đó:")
    last = next(chunk for chunk in chunks if chunk.text.startswith("Đất lúa: 7"))
    assert last.context.endswith("Giai đoạn 3: › Thu hồi 7 ha đất, trong đó:")
    assert "Giai đoạn 2" not in last.context


def test_of_which_stands_under_the_sentence_before() -> None:
    """It says of which whole only there; the sentence after it does not."""
    chunks = chunks_of(
        "# Gió Nồm\n\nXuất khẩu đạt 620 tỷ đồng. Trong đó, hải sản đạt 157 tỷ đồng. Nhập khẩu đạt 9 tỷ đồng.\n"
    )
    assert starting(chunks, "Trong đó").context == "Gió Nồm › Xuất khẩu đạt 620 tỷ đồng."
    assert starting(chunks, "Nhập khẩu").context == "Gió Nồm"
