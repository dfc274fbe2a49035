"""Places are named as official letters name them; expectations are worked out from the printed labels."""

import pytest

from index.document import Block, BlockKind, Cell, Span
from index.letterhead_record import Item, Letterhead
from qa.cite.official import name_paper, name_place
from tests.record_samples import whole

HERE = Span(0, 1)
SECTION = ("II. Tình hình quý I", "1. Kinh tế", "e) Thu, chi ngân sách")


def item(text: str) -> Item:
    """Return an item somewhere."""
    return Item(text=text, span=HERE)


def block(ordinal: int, text: str = "Thu tăng.", kind: BlockKind = BlockKind.PARAGRAPH, *, mark: str = "") -> Block:
    """Return a block of the section that stands at its ordinal times a hundred."""
    return Block(ordinal=ordinal, kind=kind, aligned=whole(text, ordinal * 100), section=SECTION, mark=mark)


@pytest.mark.parametrize(
    ("letterhead", "name"),
    [
        (
            Letterhead(number=item("428/BC-UBND"), kind=item("Báo cáo"), date=item("2017-11-30")),
            "Báo cáo số 428/BC-UBND ngày 30/11/2017",
        ),
        (Letterhead(number=item("7/UBND-TH")), "Văn bản số 7/UBND-TH"),
        (Letterhead(kind=item("Báo cáo")), "Tình hình quý I"),
        (None, "Tình hình quý I"),
    ],
)
def test_a_paper_is_named_by_kind_number_and_date_or_by_its_title(letterhead: Letterhead | None, name: str) -> None:
    """The title where no number is printed."""
    assert name_paper(letterhead, "Tình hình quý I") == name


def test_a_long_title_is_cut_at_a_word() -> None:
    """A hundred and twenty characters are enough to find it."""
    named = name_paper(None, "thu " * 40)
    assert named.endswith("thu …")
    assert len(named) <= 122


def test_paragraphs_are_counted_within_their_section() -> None:
    """Headings, tables and footnotes are not counted: the second paragraph is block 9."""
    section = (
        block(6, "e) Thu, chi ngân sách", BlockKind.HEADING),
        block(7),
        block(8, "Bảng thu", BlockKind.TABLE),
        block(9),
    )
    assert name_place(section[3], section) == "mục II.1.e, đoạn 2"


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        (
            ("Chương II CHÍNH SÁCH", "Điều 5. Mức hỗ trợ", "1. Cây trồng", "a) Lúa"),
            "Chương II, Điều 5, khoản 1, điểm a",
        ),
        (("PHỤ LỤC", "II. NỘI DUNG", "A. LĨNH VỰC", "1. Tên thủ tục"), "Phụ lục, mục II.A.1"),
        (("PHỤ LỤC 01",), "Phụ lục 01"),
        (("I. Thu", "1. Nội địa", "1.2. Thuế"), "mục I.1.2"),
        (("Phần thứ nhất. KẾT QUẢ", "I. Kinh tế"), "Phần thứ nhất, mục I"),
        (("Lịch sử", "Điều kiện tự nhiên"), "mục “Điều kiện tự nhiên”"),
        (("2018. Một năm",), "mục “2018. Một năm”"),
        (("BÁO CÁO", "III. Nhiệm vụ"), "mục III"),
    ],
)
def test_sections_are_named_by_their_labels(headings: tuple[str, ...], name: str) -> None:
    """Articles by clause and point; where nothing is numbered, by the innermost heading."""
    heading = Block(
        ordinal=4,
        kind=BlockKind.HEADING,
        aligned=whole(headings[-1], 400),
        section=headings[:-1],
        level=len(headings),
        mark=headings[-1],
    )
    assert name_place(heading, (heading,)) == name


def test_an_item_is_named_by_its_own_label_and_the_one_above_it() -> None:
    """Point b of clause 2; a dash is only a paragraph."""
    section = (
        block(7, "2. Hỗ trợ:", BlockKind.LIST_ITEM, mark="2."),
        block(8, "a) Lúa", BlockKind.LIST_ITEM, mark="a)"),
        block(9, "b) Ngô", BlockKind.LIST_ITEM, mark="b)"),
        block(10, "Khác", BlockKind.LIST_ITEM, mark="-"),
        block(11, "Điều 3. Hiệu lực", BlockKind.LIST_ITEM, mark="Điều 3."),
    )
    assert [name_place(each, section) for each in section] == [
        "mục II.1.e, khoản 2",
        "mục II.1.e, khoản 2, điểm a",
        "mục II.1.e, khoản 2, điểm b",
        "mục II.1.e, đoạn 4",
        "mục II.1.e, Điều 3",
    ]


def test_a_footnote_is_named_by_its_mark() -> None:
    """As it is printed."""
    note = block(8, "Vốn tỉnh 5 tỷ đồng.", BlockKind.FOOTNOTE, mark="4")
    assert name_place(note, (block(7), note)) == "mục II.1.e, chú thích 4"


TABLE_TEXT = "TT | Chỉ tiêu | Năm 2026 | 1 | Keo lai | 1.250"
CELLS = tuple(
    Cell(row=row, column=column, span=Span(start, start + length), header=row == 0)
    for row, column, start, length in (
        (0, 0, 0, 2),
        (0, 1, 5, 8),
        (0, 2, 16, 8),
        (1, 0, 27, 1),
        (1, 1, 31, 7),
        (1, 2, 41, 5),
    )
)


@pytest.mark.parametrize(
    ("caption", "span", "name"),
    [
        ("Bảng 3. Chỉ tiêu trồng rừng", (41, 46), "Bảng 3. Chỉ tiêu trồng rừng, dòng “Keo lai”, cột “Năm 2026”"),
        ("Chỉ tiêu trồng rừng", (27, 46), "bảng “Chỉ tiêu trồng rừng”, dòng “Keo lai”"),
        ("", (0, 46), "bảng"),
    ],
)
def test_a_table_is_named_by_caption_row_and_column(caption: str, span: tuple[int, int], name: str) -> None:
    """A whole row has no column, a whole table neither."""
    table = Block(
        ordinal=8,
        kind=BlockKind.TABLE,
        aligned=whole(TABLE_TEXT, 800),
        section=SECTION,
        cells=CELLS,
        caption=caption,
    )
    place = name_place(table, (table,), Span(800 + span[0], 800 + span[1]))
    assert place == f"mục II.1.e, {name}"


def test_the_name_of_a_table_may_stand_above_the_line_with_its_unit() -> None:
    """The reader of tables took the unit for the caption."""
    table = Block(
        ordinal=9,
        kind=BlockKind.TABLE,
        aligned=whole("a", 900),
        section=SECTION,
        caption="Đơn vị tính: ha",
    )
    assert name_place(table, (block(8, "Bảng 1. Rừng trồng mới"), table)) == "mục II.1.e, Bảng 1. Rừng trồng mới"
    assert name_place(table, (block(8), table)) == "mục II.1.e, bảng"


def test_a_title_is_named_as_such() -> None:
    """It is no section of itself."""
    title = Block(ordinal=1, kind=BlockKind.HEADING, aligned=whole("Tình hình quý I", 0), level=1)
    assert name_place(title, (title,)) == "tiêu đề"


def test_tables_without_a_caption_are_counted_within_their_section() -> None:
    """Only where there are several."""
    tables = (block(7, "a", BlockKind.TABLE), block(8, "b", BlockKind.TABLE))
    assert name_place(tables[1], tables) == "mục II.1.e, bảng 2"


def test_a_document_without_headings_has_paragraphs_only() -> None:
    """Counted from its beginning."""
    only = Block(ordinal=2, kind=BlockKind.PARAGRAPH, aligned=whole("Thu tăng.", 0))
    assert name_place(only, (only,)) == "đoạn 1"
