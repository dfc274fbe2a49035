"""What a figure says about its number: of which time it is, with what it is compared, how final it is."""

from dataclasses import replace

import pytest

from index.document import BlockKind
from index.extract.figures import extract_figures
from index.figure import Direction, Role, Status
from qa.cite.phrase import say_value
from tests.reading import document_of, figures_of, paragraph

QUARTER = ("II. Tình hình quý I/2018",)


def test_a_quarter_is_gone_back_to_after_its_year_was_named() -> None:
    """The year's plan stands beside the quarter's results; a wider time does not replace the heading's."""
    block = paragraph(1, "Tổng vốn năm 2018 là 90 tỷ đồng.", "Giải ngân 20 tỷ đồng.", section=QUARTER)
    plan, paid = extract_figures(document_of(block), ())
    assert (plan.period, paid.period) == ("2018", "Q1/2018")


def test_the_year_of_a_plan_is_not_that_of_its_share() -> None:
    """What was done in the quarter is a share of the plan for the year; alone, the year is all that is told."""
    block = paragraph(1, "Tổng thu đạt 20 tỷ đồng, bằng 22% dự toán năm 2018.", section=QUARTER)
    assert [figure.period for figure in extract_figures(document_of(block), ())] == ["Q1/2018", "Q1/2018"]
    assert [figure.period for figure in figures_of("Tổng thu bằng 22% dự toán năm 2018.")] == ["2018"]


def test_a_growth_is_not_of_the_year_that_it_is_compared_with() -> None:
    """Nothing grows from a year to the same year."""
    _, growth = figures_of("So với 40 vụ của năm 2015, số vụ tăng 14,3% so với năm 2015.")
    assert (growth.baseline, growth.period) == ("năm 2015", "")
    (kept,) = figures_of("Tổng thu năm 2015 đạt 90% so với kế hoạch năm 2015.")
    assert kept.period == "2015"


def test_months_lean_on_the_year_that_their_sentence_opens_with() -> None:
    """The heading's year is another."""
    (figure,) = figures_of("Năm 2018, chỉ trong 9 tháng đầu năm huyện thu 16 tỷ đồng.", period="2017")
    assert figure.period == "9T/2018"


@pytest.mark.parametrize(
    "text", ["Tỷ suất sinh giảm từ 23 ca xuống 18 ca vào năm 2025.", "Nâng số ca từ 23 ca lên 28 ca vào năm 2025."]
)
def test_the_level_that_is_left_is_no_target(text: str) -> None:
    """What is planned is where the move ends; when it began, nothing tells."""
    block = paragraph(1, text, section=("Mục tiêu đến năm 2025",))
    began, ends = extract_figures(document_of(block), ())
    assert (began.status, began.role, began.period) == (Status.ACTUAL, Role.COUNT, "")
    assert (ends.status, ends.role, ends.period) == (Status.TARGET, Role.TARGET, "2025")


def test_ages_upwards_leave_nothing() -> None:
    """The words "từ 18 tuổi trở lên" bound; nothing moves from there."""
    (figure,) = figures_of("Năm 2018, nâng hỗ trợ cho người từ 18 tuổi trở lên.")
    assert figure.period == "2018"


@pytest.mark.parametrize(
    ("text", "indicator", "direction"),
    [
        ("Thu nhập là 5 triệu đồng, tăng trưởng 14,1%.", "Thu nhập", Direction.UP),
        ("Kinh tế tỉnh tăng trưởng 8%.", "Kinh tế tỉnh", Direction.UP),
        ("Phí chợ giảm tối thiểu 50%.", "Phí chợ", Direction.DOWN),
        ("Giảm ít nhất 50% phí chợ.", "phí chợ", Direction.DOWN),
    ],
)
def test_words_of_growth_make_a_growth(text: str, indicator: str, direction: Direction) -> None:
    """Its name is what grows."""
    growth = figures_of(text)[-1]
    assert (growth.role, growth.direction, growth.indicator) == (Role.GROWTH, direction, indicator)


def test_a_rate_of_growth_is_measured_itself() -> None:
    """The words "tốc độ tăng trưởng 8%" tell a level."""
    (rate,) = figures_of("Tốc độ tăng trưởng 8%.")
    assert (rate.role, rate.direction) == (Role.LEVEL, Direction.NONE)


def test_a_note_is_compared_as_what_it_explains() -> None:
    """A report on two periods has no usual comparison; the marked figure has its own."""
    body = paragraph(1, "Chỉ số sản xuất tăng 9,8% so với cùng kỳ².", section=QUARTER)
    note = paragraph(2, "Cụ thể: khai khoáng tăng 14,6%.", start=len(body.text) + 1, kind=BlockKind.FOOTNOTE)
    anchored = replace(note, anchor=(1, body.text.index("²")))
    _, part = extract_figures(document_of(body, anchored), ())
    assert part.baseline == "cùng kỳ"


def test_a_line_that_is_only_a_period_heads_what_follows() -> None:
    """It dates like a heading; a day alone may be that of the paper."""
    for line, period in (("Năm 2014", "2014"), ("Ngày 05/6/2014", "")):
        head = paragraph(1, line, section=("Kinh tế",))
        item = paragraph(2, "Chè đạt 3 tấn.", start=len(head.text) + 1, section=("Kinh tế",))
        (figure,) = extract_figures(document_of(head, item), ())
        assert figure.period == period


def test_a_plan_in_the_next_sentence_plans_nothing_before_it() -> None:
    """The full stop between them is missing; the capital is not."""
    done, planned = figures_of("Huyện có 12 xã đạt chuẩn Dự kiến cuối năm thêm 3 xã.")
    assert (done.status, planned.status) == (Status.ACTUAL, Status.TARGET)


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Chỉ tiêu phát triển kinh tế - xã hội được Quốc hội thông qua", Status.TARGET),
        ("Kết quả thực hiện các chỉ tiêu được Quốc hội thông qua", Status.ACTUAL),
        ("3. Dự kiến kinh phí", Status.TARGET),
    ],
)
def test_headings_of_what_was_decided_plan(heading: str, status: Status) -> None:
    """Results against decided targets are results."""
    block = paragraph(1, "Kinh phí là 5 tỷ đồng.", section=(heading,))
    (figure,) = extract_figures(document_of(block), ())
    assert figure.status is status


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Tốc độ tăng đạt từ 10% trở lên.", "từ … trở lên"),
        ("Mỗi tổ có 5 người trở xuống.", "… trở xuống"),
        ("Có ít nhất là 70% hộ tham gia.", "ít nhất"),
        ("Số thu như trên là 5 tỷ đồng.", ""),
        ("Nhà có tầng cao tối đa 04 tầng.", "tối đa"),
    ],
)
def test_words_around_a_number_bound_it(text: str, qualifier: str) -> None:
    """A bound without its words would be an exact number."""
    (figure,) = figures_of(text)
    assert figure.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mật độ dân số gấp 5 lần mật độ của cả nước.", Role.LEVEL),
        ("Sản lượng gấp 5 lần so với năm 2010.", Role.GROWTH),
        ("Sản lượng gấp 5 lần năm 2010.", Role.GROWTH),
        ("Sản lượng tăng 5 lần.", Role.GROWTH),
    ],
)
def test_being_several_times_another_thing_is_no_growth(text: str, role: Role) -> None:
    """Only against another time has anything grown."""
    (figure,) = figures_of(text)
    assert figure.role is role


def test_what_exceeds_its_plan_says_so() -> None:
    """An excess of a tenth is not a tenth of the plan."""
    (figure,) = figures_of("Sản lượng vượt 10% kế hoạch.")
    assert say_value(figure) == "vượt 10% kế hoạch"


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("So với năm 2010, sản lượng lúa tăng 5%, ngô giảm 3%.", ["năm 2010", "năm 2010"]),
        ("Có 74 người, so cùng kỳ giảm 7 người.", [None, "cùng kỳ"]),
        ("Kết quả cao hơn nhiều so với năm 1955, trong đó điện gấp 13,8 lần.", ["năm 1955"]),
        ("Doanh thu tăng 17,7% so 6 tháng đầu năm 2011.", ["6 tháng đầu năm 2011"]),
        # What stands right behind a number is told of that one.
        ("Đạt 90% so với kế hoạch, tăng 5%.", ["kế hoạch", None]),
    ],
)
def test_a_comparison_may_stand_before_its_growth(text: str, baselines: list[str | None]) -> None:
    """Nothing else in the sentence says what a growth is compared with."""
    assert [figure.baseline for figure in figures_of(text)] == baselines


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Quy hoạch thời kỳ 2021-2030, tầm nhìn đến năm 2050", "2021-2030"),
        ("Tầm nhìn đến năm 2050", "2050"),
    ],
)
def test_a_heading_gives_the_time_that_it_tells_of(heading: str, period: str) -> None:
    """How far a plan looks is not when it runs."""
    (figure,) = extract_figures(document_of(paragraph(1, "Mức tối đa là 5 triệu đồng.", section=(heading,))), ())
    assert figure.period == period


def test_the_day_of_force_is_no_period() -> None:
    """When a paper binds says nothing of when its numbers were counted."""
    (figure,) = figures_of("Nghị định này (có hiệu lực từ ngày 01/7/2025) quy định 20 hành vi.")
    assert figure.period == ""


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Hiện nay, tỉnh có 5 huyện.", ""),
        ("Sau đó, tỉnh lập thêm 5 huyện.", ""),
        ("Trong thời gian dịch bệnh, tỉnh hỗ trợ 5 huyện.", ""),
        ("Trong thời gian này, tỉnh hỗ trợ 5 huyện.", "2010"),
        ("Tỉnh hỗ trợ 5 huyện.", "2010"),
    ],
)
def test_another_time_is_not_that_of_the_sentence_before(sentence: str, period: str) -> None:
    """Where a sentence opens with words of another time, the year named before it is a guess."""
    block = paragraph(1, "Năm 2010, tỉnh có 4 huyện.", sentence)
    _, figure = extract_figures(document_of(block), ())
    assert figure.period == period


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hiệp ước gồm 12 khoản.", Status.ACTUAL),
        ("Theo Công ước Viên, 191 nước phê chuẩn.", Status.ACTUAL),
        ("Giải ngân vốn đầu tư công ước đạt 5 tỷ đồng.", Status.ESTIMATE),
        ("Ngành công nghiệp ước 5 tỷ đồng.", Status.ESTIMATE),
        ("Sớm hơn dự kiến, chỉ có 5 xã tham gia.", Status.ACTUAL),
        ("Dự kiến có 5 xã tham gia.", Status.TARGET),
    ],
)
def test_words_of_status_are_told_from_those_that_sound_alike(text: str, status: Status) -> None:
    """A treaty estimates nothing; what came before it was planned is done."""
    assert figures_of(text)[-1].status is status


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ngày truyền thống: 15 tháng 10, có 3 đội tham gia.", ["3 đội"]),
        ("Có 3 đội (26 tháng 2).", ["3 đội"]),
        ("Họp 1 tháng 1 lần.", ["1 tháng", "1 lần"]),
        ("Thời hạn là 12 tháng.", ["12 tháng"]),
    ],
)
def test_a_day_of_a_month_counts_no_months(text: str, values: list[str]) -> None:
    """Only its number of the month tells "15 tháng 10" from a duration."""
    assert [figure.text for figure in figures_of(text)] == values
