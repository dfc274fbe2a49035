"""Tests of extracting the figures of a document: context that carries, and exact places."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunk import split_chunks
from index.document import BlockKind, Document
from index.extract.figures import extract_figures
from index.figure import Figure, Role, Status
from index.segment import split_sentences
from index.structure import find_blocks
from tests.reading import document_of, figures_of, paragraph

SHARED = Path(__file__).resolve().parents[2] / "shared"


def test_a_heading_dates_the_figures_below_it() -> None:
    """The nearest heading with a period outranks the document's."""
    block = paragraph(1, "Sản lượng chè đạt 310 tấn.", section=("I. Kết quả năm 2016", "1. Nông nghiệp"))
    (figure,) = extract_figures(document_of(block, period="Q1/2017"), ())
    assert figure.period == "2016"


def test_what_is_told_of_an_earlier_year_below_a_plan_has_come_about() -> None:
    """A plan for 2021 opens with how 2020 went; what names no time is of the plan's."""
    section = ("III. Kế hoạch năm 2021",)
    told = ("Năm 2020, sản lượng chè đạt 310 tấn.", "Sản lượng chè đạt 330 tấn.")
    (done,), (planned,) = (
        tuple(extract_figures(document_of(paragraph(1, text, section=section)), ())) for text in told
    )
    assert (done.period, done.status, done.role) == ("2020", Status.ACTUAL, Role.LEVEL)
    assert (planned.period, planned.status) == ("2021", Status.TARGET)


@pytest.mark.parametrize("heading", ["Từ năm 1976 đến nay", "Sau năm 1975", "Trước 1945", "1997 - nay"])
def test_a_heading_that_only_begins_a_time_dates_nothing(heading: str) -> None:
    """What holds "since 1976" is not of the year 1976."""
    block = paragraph(1, "Huyện có 11 xã.", section=(heading,))
    (figure,) = extract_figures(document_of(block), ())
    assert figure.period == ""


def test_the_year_of_a_law_in_a_heading_dates_nothing() -> None:
    """A law is named with its year; its rules hold beyond it."""
    block = paragraph(1, "Người lao động được nghỉ 3 ngày.", section=("Điều 5 Luật Việc làm 2013",))
    (figure,) = extract_figures(document_of(block), ())
    assert figure.period == ""


def test_a_sentence_takes_the_period_that_the_one_before_opens_with() -> None:
    """What is said next is said of the same time; a year in its middle, or a single day, does not carry."""
    first, second = figures_of("Năm 2015, thu 40 tấn lúa.", "Chè đạt 3 tấn.", period="2018")
    assert (first.period, second.period) == ("2015", "2015")
    first, second = figures_of("Ngày 5/6/2015, thu 40 tấn lúa.", "Chè đạt 3 tấn.", period="2018")
    assert (first.period, second.period) == ("05/06/2015", "2018")
    first, second = figures_of("Quy mô GDP năm 2015 đạt 40 tỷ đồng.", "Thu đạt 3 tỷ đồng.")
    assert (first.period, second.period) == ("2015", "2015")
    first, second = figures_of("Kế hoạch của huyện năm 2015 là 40 tấn.", "Chè đạt 3 tấn.", period="2018")
    assert (first.period, second.period) == ("2015", "2018")


def test_what_was_aimed_at_is_told_beside_what_was_reached() -> None:
    """Of the same indicator; what follows is no plan."""
    reached, aim, grain = figures_of("Tăng trưởng kinh tế đạt 11,8%, mục tiêu đề ra là 12,5%, sản lượng lúa đạt 4 tấn.")
    assert (reached.status, aim.status, grain.status) == (Status.ACTUAL, Status.TARGET, Status.ACTUAL)
    assert aim.indicator == reached.indicator
    assert (grain.indicator, grain.role) == ("sản lượng lúa", Role.LEVEL)


def test_a_list_takes_period_and_whole_from_the_line_that_leads_to_it() -> None:
    """The items after "trong đó:" are parts of what the line before them measures."""
    lead = paragraph(1, "Năm 2015, tổng vốn đạt 90 tỷ đồng, trong đó:")
    item = paragraph(2, "Vốn vay: 40 tỷ đồng", start=len(lead.text) + 1, kind=BlockKind.LIST_ITEM)
    after = paragraph(3, "Chè đạt 3 tấn.", start=len(lead.text) + len(item.text) + 2)
    _, part, other = extract_figures(document_of(lead, item, after), ())
    assert (part.indicator, part.parent, part.period) == ("Vốn vay", "tổng vốn", "2015")
    assert (other.parent, other.period) == (None, "")


def test_a_growth_is_compared_as_the_one_before_it() -> None:
    """In a sentence the last baseline holds; beyond it only the usual one of a report does."""
    figures = figures_of(
        "Thu tăng 5% so với cùng kỳ.", "Dư nợ tăng 4% so với đầu năm, nợ xấu tăng 1%.", "Chi tăng 2%.", period="2018"
    )
    assert [figure.baseline for figure in figures] == ["cùng kỳ", "đầu năm", "đầu năm", "cùng kỳ"]


def test_figures_under_tasks_are_targets() -> None:
    """A part about the tasks ahead plans; it does not report."""
    block = paragraph(1, "Trồng mới 500 ha rừng.", section=("III. Nhiệm vụ, giải pháp quý II",))
    (figure,) = extract_figures(document_of(block, period="2017"), ())
    assert (figure.role, figure.status) == (Role.TARGET, Status.TARGET)


def test_a_target_keeps_its_number_and_period() -> None:
    """What is striven for "đến năm 2030" is a target of 2030."""
    (figure,) = figures_of("Phấn đấu đến năm 2030 tỷ lệ che phủ rừng đạt 62%.")
    assert (figure.status, figure.role, figure.period) == (Status.TARGET, Role.TARGET, "2030")


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("(kế hoạch: 42 tỷ đồng)", "42 tỷ đồng"),
        ("(HĐND tỉnh giao 42 tỷ đồng)", "42 tỷ đồng"),
        ("(kế hoạch 42-45 tỷ đồng)", "42-45 tỷ đồng"),
        ("(KH 42 tỷ đồng)", "42 tỷ đồng"),
    ],
)
def test_brackets_after_a_result_state_its_plan(plan: str, text: str) -> None:
    """The plan is of the same indicator; what stands before and after the brackets is what was done."""
    done, target, growth = figures_of(f"Tổng thu ngân sách đạt 47 tỷ đồng {plan}, tăng 12% so với cùng kỳ.")
    assert (target.text, target.role, target.status) == (text, Role.TARGET, Status.TARGET)
    assert {figure.indicator for figure in (done, target, growth)} == {"Tổng thu ngân sách"}
    assert (done.role, done.status, growth.status) == (Role.LEVEL, Status.ACTUAL, Status.ACTUAL)


def test_what_was_reached_so_far_is_of_the_same_indicator() -> None:
    """Words like "lũy kế" and "tính chung" say of which months, not of what."""
    month, year = figures_of("Sản lượng điện tháng 6 đạt 12 MWh; lũy kế 6 tháng đầu năm đạt 70 MWh.", period="2024")
    assert (month.indicator, month.period) == ("Sản lượng điện", "T6/2024")
    assert (year.indicator, year.period) == ("Sản lượng điện", "6T/2024")
    _, _, year = figures_of(
        "Chỉ số giá tháng 5/2024 tăng 8% so với tháng trước và tăng 10% so với cùng kỳ; tính chung 5 tháng tăng 9%.",
        period="2024",
    )
    assert (year.indicator, year.period) == ("Chỉ số giá", "5T/2024")


def test_the_year_of_what_stands_before_dates_months_without_one() -> None:
    """Within one section, and never as a period of its own."""
    section = ("Tháng 10 có chuyển biến",)
    first = paragraph(1, "Trong tháng 10 năm 2012, thu đạt 4 tỷ đồng.", section=section)
    second = paragraph(2, "Lũy kế 10 tháng đầu năm chi đạt 9 tỷ đồng.", start=len(first.text) + 1, section=section)
    third = paragraph(3, "Dân số là 5 vạn người.", start=len(first.text + second.text) + 2, section=section)
    other = replace(second, section=("Khác",))
    assert [f.period for f in extract_figures(document_of(first, second, third), ())] == ["T10/2012", "10T/2012", ""]
    assert [f.period for f in extract_figures(document_of(first, other), ())] == ["T10/2012", ""]


def test_a_rank_is_one_of_what_stands_after_it() -> None:
    """Each rank of a sentence has its own measure."""
    output, income = figures_of("Tỉnh xếp thứ 52 về tổng sản phẩm, xếp thứ 48 cả nước về thu nhập đầu người.")
    assert (output.text, output.indicator) == ("52", "tổng sản phẩm")
    assert (income.text, income.indicator) == ("48", "thu nhập đầu người")


def test_people_of_households_are_counted_with_them() -> None:
    """The households tell whose people are meant."""
    _, people = figures_of("Đồng bào Khmer có 5.537 hộ với 25.536 khẩu.")
    assert (people.text, people.parent) == ("25.536 khẩu", "Đồng bào Khmer hộ")


def test_what_goes_on_with_a_sentence_is_of_its_time() -> None:
    """A part told after "Trong đó" was counted on the day that the whole was."""
    _, town, country = figures_of(
        "Ngày 1/4/2019, dân số tỉnh là 12 vạn người.",
        "Trong đó, dân số thành thị là 3 vạn người.",
        "Còn lại 9 vạn dân.",
    )
    assert (town.period, country.period) == ("01/04/2019", "01/04/2019")


def test_a_place_named_before_a_number_is_its_territory() -> None:
    """The narrowest place in front of the number wins over the document's."""
    province, district = figures_of("Toàn tỉnh có 20 xã, huyện Chi Lăng có 4 xã đạt chuẩn.", territory="Lạng Sơn")
    assert province.territory == "Lạng Sơn"
    assert "Chi Lăng" in district.territory


def test_a_place_that_owns_a_number_may_stand_behind_it() -> None:
    """Each number is of the place behind it, not of the one that was named before."""
    figures = figures_of(
        "Thành lập xã Hòa An trên cơ sở toàn bộ 4,5 km² diện tích, quy mô dân số là 6.100 người của xã Hòa Bình; "
        "toàn bộ 2,5 km² diện tích, quy mô dân số là 3.200 người của xã Hòa Sơn."
    )
    assert [figure.territory for figure in figures] == ["xã Hòa Bình", "xã Hòa Bình", "xã Hòa Sơn", "xã Hòa Sơn"]
    (single,) = figures_of("Thành lập xã Hòa An trên cơ sở 6.100 người của xã Hòa Bình.")
    assert single.territory == "xã Hòa An"


def test_a_value_is_scaled_to_its_base_unit() -> None:
    """The number stays as written, the value counts in the base unit."""
    (figure,) = figures_of("Doanh thu đạt 2,5 tỷ đồng.")
    assert (str(figure.number), figure.value, figure.base_unit) == ("2.5", Decimal(2_500_000_000), "đồng")


def test_figures_stand_where_they_say() -> None:
    """Offsets count in the file."""
    text = "BÁO CÁO\nKết quả năm 2019\n\nThu ngân sách đạt 1.204,5 tỷ đồng, bằng 98% dự toán.\n"
    figures = _figures_of_file(text)
    assert [figure.text for figure in figures] == ["1.204,5 tỷ đồng", "98%"]
    assert all(text[figure.span.start : figure.span.end] == figure.text for figure in figures)


def _figures_of_file(text: str) -> tuple[Figure, ...]:
    title, blocks = find_blocks(text, split_sentences=split_sentences)
    document = Document(name="a.txt", path="a.txt", title=title, text=text, content_hash="", blocks=blocks)
    return extract_figures(document, split_chunks(title, blocks))


PIECES = [
    "Năm 2019, sản lượng đạt 40 nghìn tấn, tăng 5%.",
    "Trong đó: lúa 12,5 tấn; ngô 3 tấn",
    "I. KẾT QUẢ",
    "| Xã | Số hộ |\n| --- | --- |\n| A | 1.200 |",
    "- 15 đoàn/141 lượt",
    "(từ 7,5 - 8%",
    "đạt 08/62 xã¹",
    "¹ Gồm 3 xã.",
    "",
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("\n\n".join))
def test_spans_rebuild_the_text_of_any_document(text: str) -> None:
    """Every figure's text is the source at its span, inside the clause that states it."""
    for figure in _figures_of_file(text):
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.value.is_finite()


@settings(max_examples=60)
@given(st.text(max_size=150))
def test_no_text_breaks_the_extraction(text: str) -> None:
    """Any paragraph at all can be read."""
    block = paragraph(1, text) if text else paragraph(1, "x")
    document = document_of(block)
    for figure in extract_figures(document, ()):
        assert document.text[figure.span.start : figure.span.end] == figure.text


def test_footnotes_speak_of_the_figure_their_mark_stands_at() -> None:
    """A footnote that lists parts has the marked figure for parent."""
    body = paragraph(1, "Tổng vốn đạt 90 tỷ đồng.")
    note = paragraph(2, "Trong đó vốn vay 40 tỷ đồng.", start=len(body.text) + 1, kind=BlockKind.FOOTNOTE)
    bound = type(note)(
        ordinal=note.ordinal, kind=note.kind, aligned=note.aligned, sentences=note.sentences, anchor=(1, len(body.text))
    )
    _, part = extract_figures(document_of(body, bound), ())
    assert (part.indicator, part.parent) == ("vốn vay", "Tổng vốn")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared with gold figures is not here")
def test_the_figures_of_a_real_report_are_found() -> None:
    """At least 99 of 100 figures that readers marked are extracted with their number."""
    gold = [json.loads(line) for line in (SHARED / "eval/gold_figures.jsonl").open(encoding="utf-8")]
    text = next((SHARED / "reports").glob("*.txt")).open(encoding="utf-8", newline="").read()
    found = {(figure.number, figure.span.start) for figure in _figures_of_file(text)}
    missed = [
        row
        for row in gold
        if not any(float(number) == float(row["number"]) and abs(start - row["start"]) <= 3 for number, start in found)
    ]
    assert len(missed) <= len(gold) // 100


def test_what_stands_behind_a_share_in_brackets_names_the_count() -> None:
    """The bracket repeats the number as a share of the whole."""
    figures = figures_of("Trong số đó, 512 người (39,8%) sống ở phố Mây.")
    assert [(figure.number, figure.indicator) for figure in figures] == [
        (512, "người sống ở phố Mây"),
        (Decimal("39.8"), "người sống ở phố Mây"),
    ]


def test_an_amount_in_words_is_no_second_figure() -> None:
    """The bracket says the number before once more."""
    figures = figures_of("Giá gói thầu là 12.500.000 đồng (Bằng chữ: Mười hai triệu năm trăm nghìn đồng), gồm thuế.")
    assert [figure.text for figure in figures] == ["12.500.000 đồng"]


def test_a_count_without_its_noun_has_that_of_the_count_before() -> None:
    """What the second station has is what the first one has; each names its own."""
    figures = figures_of("Trạm y tế Mây có 20 giường, trạm y tế Gió có 12, trạm y tế Mưa có 9 giường.")
    assert [(figure.number, figure.unit) for figure in figures] == [(20, "giường"), (12, "giường"), (9, "giường")]
    assert ["Gió" in figure.indicator for figure in figures] == [False, True, False]


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        (("Năm | Số dân | Năm | Số dân", "2001 | 510 | 2011 | 640", "2002 | 520 | 2012 | 650"),
         {"510": "2001 | 510", "640": "2011 | 640", "650": "2012 | 650"}),
        (("Tên | Điểm | Tên | Điểm", "An | 70 | Bình | 81", "Chi | 64 | Dũng | 92"),
         {"70": "An | 70", "81": "Bình | 81", "92": "Dũng | 92"}),
        (("Xã | Hộ | Xã | Hộ | Xã | Hộ", "Đông | 11 | Tây | 22 | Nam | 33"),
         {"11": "Đông | 11", "22": "Tây | 22", "33": "Nam | 33"}),
    ],
)  # fmt: skip
def test_columns_that_repeat_side_by_side_are_stated_by_their_own_cells(
    rows: tuple[str, ...], stated: dict[str, str]
) -> None:
    """Each figure names the chunk of its own group of columns, not that of the header or of a group before."""
    dashes = "|".join("---" for _ in rows[0].split("|"))
    text = "\n".join(f"| {row} |" for row in (rows[0], dashes, *rows[1:]))
    title, blocks = find_blocks(text, split_sentences=split_sentences)
    chunks = split_chunks(title, blocks)
    by_ordinal = {chunk.ordinal: text[chunk.span.start : chunk.span.end] for chunk in chunks}
    told = {figure.text: by_ordinal[figure.chunk] for figure in _figures_of_file(text)}
    assert {written: told[written] for written in stated} == stated


def test_a_number_is_of_the_place_that_it_stands_in() -> None:
    """Named right behind what is counted, it is nearer than the place before; a comma begins something else."""
    text = "Tại Sơn La có 9 người chết, 2 người chết ở Hà Nội, 3 người bị thương, tại Điện Biên có 4 người chết."
    assert [figure.territory for figure in figures_of(text)] == ["Sơn La", "Hà Nội", "Hà Nội", "Điện Biên"]


def test_the_place_that_a_paragraph_opens_with_is_that_of_its_next_sentences() -> None:
    """Up to where another place is named."""
    sentences = ["Tại tỉnh Bắc Kạn cũ, đất lúa là 19 ha.", "Đất rừng là 41 ha.", "Ở Hà Giang đất chè là 7 ha."]
    figures = figures_of(*sentences, "Đất màu là 5 ha.", territory="Thái Nguyên")
    assert [figure.territory for figure in figures] == ["Bắc Kạn", "Bắc Kạn", "Hà Giang", "Thái Nguyên"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Thu nhập đạt 46 triệu đồng, vượt kế hoạch (45 triệu đồng).", [Role.LEVEL, Role.TARGET]),
        ("Xuất khẩu đạt 950 triệu USD so với kế hoạch 900 triệu USD.", [Role.LEVEL, Role.TARGET]),
        ("Trồng được 50 ha, vượt kế hoạch (105%).", [Role.LEVEL, Role.LEVEL]),
    ],
)
def test_what_stands_in_a_bracket_right_behind_the_plan_is_planned(text: str, roles: list[Role]) -> None:
    """A share there is of the plan, and no plan itself."""
    assert [figure.role for figure in figures_of(text)] == roles


def test_what_a_growth_is_told_of_may_stand_behind_it() -> None:
    """What follows "về" may name what fell; "về giá trị" is an aspect of what is spoken of."""
    text = "Có 165 doanh nghiệp với tổng vốn 393 tỷ đồng, giảm 27% về số doanh nghiệp và giảm 51% về lượng vốn góp."
    assert [f.indicator for f in figures_of(text) if f.role is Role.GROWTH] == ["số doanh nghiệp", "lượng vốn góp"]
    text = "Xuất khẩu gạo đạt 640 triệu USD, tăng 17% về khối lượng và tăng 5% về giá trị so với năm 2030."
    assert [f.indicator for f in figures_of(text) if f.role is Role.GROWTH] == [
        "Xuất khẩu gạo về khối lượng",
        "Xuất khẩu gạo về giá trị",
    ]
