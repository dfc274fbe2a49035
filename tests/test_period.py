"""Tests of finding periods in prose and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.period import PeriodKind, PeriodMention, find_periods, period_bounds
from index.extract.period_rules import PERIOD_RULES, YEAR
from index.normalise import fold

NAMED = [
    ("sản lượng điện năm 2017", ["2017"]),
    ("năm học 2017-2018 toàn huyện có 40 lớp", ["2017-2018"]),
    ("quý I/2018", ["Q1/2018"]),
    ("Quý III năm 2021", ["Q3/2021"]),
    ("quí 1 2018", ["Q1/2018"]),
    ("thu ngân sách q2 2019", ["Q2/2019"]),
    ("quý đầu năm 2018", ["Q1/2018"]),
    ("quý cuối năm 2018", ["Q4/2018"]),
    ("quý một năm 2018", ["Q1/2018"]),
    ("quy II năm 2018", ["Q2/2018"]),
    ("quý I và quý II năm 2018", ["Q1/2018", "Q2/2018"]),
    ("từ quý I đến quý III/2018", ["9T/2018"]),
    ("ba quý đầu năm 2012", ["9T/2012"]),
    ("2 tháng đầu năm 2018", ["2T/2018"]),
    ("sáu tháng đầu năm 2012", ["6T/2012"]),
    ("6 tháng 2012", ["6T/2012"]),
    ("nửa đầu năm 2012", ["6T/2012"]),
    ("nửa cuối năm 2018", ["6T2/2018"]),
    ("6 tháng cuối năm 2018", ["6T2/2018"]),
    ("3 tháng cuối năm 2018", ["Q4/2018"]),
    ("tháng 10/2012", ["T10/2012"]),
    ("tháng mười năm 2012", ["T10/2012"]),
    ("tháng 10 năm 2012", ["T10/2012"]),
    ("từ tháng 5 đến tháng 6/2018", ["01/05/2018-30/06/2018"]),
    ("giai đoạn từ tháng 8/2015 đến tháng 3/2016", ["01/08/2015-31/03/2016"]),
    ("từ tháng 8 năm 2015 đến hết tháng 3 năm 2016", ["01/08/2015-31/03/2016"]),
    ("từ tháng 1/2015 đến tháng 3/2015", ["3T/2015"]),
    ("từ tháng 14/2015 đến tháng 3/2016", ["T3/2016"]),
    ("đến hết tháng 2/2018", ["2T/2018"]),
    ("đến hết quý II/2018", ["Q2/2018"]),
    ("giai đoạn 2016 - 2020", ["2016-2020"]),
    ("từ năm 2016 đến năm 2020", ["2016-2020"]),
    ("kế hoạch 5 năm 2021–2025", ["2021-2025"]),
    ("thập niên 1990", ["1990-1999"]),
    ("ngày 31 tháng 3 năm 2018", ["31/03/2018"]),
    ("sinh 22 tháng 5, 1965", ["22/05/1965"]),
    ("9 tháng 8, 1991 – 29 tháng 12, 1997", ["09/08/1991-29/12/1997"]),
    ("tính đến 31/3/2018", ["31/03/2018"]),
    ("từ ngày 16/12/2017 - 15/3/2018", ["16/12/2017-15/03/2018"]),
    ("từ 1/1 đến 19/3/2018", ["01/01/2018-19/03/2018"]),
    ("từ đầu năm đến 19/3/2018", ["01/01/2018-19/03/2018"]),
    ("đến năm 2020 phấn đấu", ["2020"]),
    ("đầu năm 2018", ["2018"]),
    ("dịp lễ 2018, dân số 2019", ["2018", "2019"]),
    ("các năm 2016, 2017", ["2016", "2017"]),
    ("6 tháng đầu năm 2012 tăng 5% so với cùng kỳ năm 2011", ["6T/2012", "2011"]),
]


@pytest.mark.parametrize(("text", "notations"), NAMED)
def test_named_periods_become_notations(text: str, notations: list[str]) -> None:
    """Each way to name a period is read."""
    assert [mention.notation for mention in find_periods(text)] == notations


@pytest.mark.parametrize("text", [text for text, _ in NAMED])
def test_a_pattern_matches_only_where_its_clue_is_found(text: str) -> None:
    """The quick look that spares the pattern misses nothing."""
    folded = fold(text)
    for rule in PERIOD_RULES:
        if rule.pattern.search(folded) is not None:
            assert any(word in folded for word in rule.words)
            assert rule.clue is None or rule.clue.search(folded) is not None
            assert not rule.dated or YEAR.search(folded) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tăng trong năm 2018", "trong năm 2018"),
        ("thu tính đến hết năm 2018", "tính đến hết năm 2018"),
        ("vào đầu tháng 3/2018", "đầu tháng 3/2018"),
        ("số thu đến hết quý II/2018", "đến hết quý II/2018"),
        ("khởi công vào tháng 7 năm 2018", "vào tháng 7 năm 2018"),
        ("kế hoạch năm 2018", "năm 2018"),
        ("tổ trong tỉnh năm 2018", "năm 2018"),
    ],
)
def test_a_period_takes_in_the_words_of_time_right_before_it(text: str, words: str) -> None:
    """What says within, until or at the beginning of a period belongs to it; what stands farther away does not."""
    (mention,) = find_periods(text)
    assert text[mention.span.start : mention.span.end] == words


@pytest.mark.parametrize(("text", "notations"), NAMED)
def test_diacritics_are_optional(text: str, notations: list[str]) -> None:
    """The same text without diacritics names the same periods."""
    assert [mention.notation for mention in find_periods(fold(text))] == notations


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 67/2014/QH13",
        "Báo cáo số 428/BC-UBND",
        "trực 24/24 giờ",
        "còn 08/162 phòng",
        "hỗ trợ 2018 người và 2.018 hộ",
        "thu 2.018,5 tỷ đồng",
        "Nghị định 09/2025 quy định",
        "Văn bản số 2018",
        "quy hoạch chi tiết",
        "quỹ 2 của xã",
        "đội bóng thắng 10/2012",
        "trẻ dưới 12 tháng tuổi",
        "tỷ lệ từ 30% - 70%",
        "năm 5 học kỳ",
        "ngày 31/2/2018",
    ],
)
def test_other_numbers_are_no_periods(text: str) -> None:
    """Document numbers, shares, counts and ages are left alone."""
    assert find_periods(text) == ()


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("quý I", "Q1/2018"),
        ("trong quý, thu đạt", "Q1/2018"),
        ("2 tháng đầu năm", "2T/2018"),
        ("từ đầu năm đến nay", "Q1/2018"),
        ("năm trước", "2017"),
        ("năm nay", "2018"),
        ("năm sau", "2019"),
        ("tháng 10", "T10/2018"),
        ("đến hết tháng 2", "2T/2018"),
        ("ngày 15 tháng 3", "15/03/2018"),
        ("cùng kỳ là 5 vụ", "Q1/2017"),
        ("(cùng kỳ 2016: 5 vụ)", "Q1/2016"),
        ("từ đầu năm đến 19/3", "01/01/2018-19/03/2018"),
    ],
)
def test_leaning_words_are_resolved_by_the_base(text: str, notation: str) -> None:
    """The period of the document gives the year; without it nothing is read."""
    assert [mention.notation for mention in find_periods(text, base="Q1/2018")] == [notation]


@pytest.mark.parametrize(
    "text", ["quý I", "trong quý, thu đạt", "2 tháng đầu năm", "năm trước", "tháng 10", "cùng kỳ là 5 vụ"]
)
def test_leaning_words_need_a_base(text: str) -> None:
    """A year is never guessed."""
    assert find_periods(text) == ()


def test_since_new_year_reaches_to_the_end_of_the_quarter() -> None:
    """In a report of the third quarter "từ đầu năm" is nine months."""
    assert [mention.notation for mention in find_periods("từ đầu năm, đã trồng", base="Q3/2019")] == ["9T/2019"]


def test_a_comparison_with_the_same_period_is_no_period_of_its_own() -> None:
    """Without a year "so với cùng kỳ năm trước" names a baseline only."""
    assert find_periods("tăng 5% so với cùng kỳ năm trước", base="Q1/2018") == ()


def test_the_way_of_naming_is_kept() -> None:
    """Four digits alone are told from a year that says so."""
    kinds = [mention.kind for mention in find_periods("năm 2017, dân số 2018")]
    assert kinds == [PeriodKind.YEAR, PeriodKind.BARE]


PIECES = st.lists(
    st.sampled_from(
        [
            "quý I",
            "năm",
            "2018",
            "/",
            " ",
            "tháng",
            "10",
            "đến",
            "từ",
            "ngày",
            "31/3/2018",
            "-",
            "6",
            "đầu năm",
            ",",
            "ha",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(PIECES, st.sampled_from(["", "Q1/2018", "2017"]))
def test_mentions_lie_in_the_text_in_order_and_have_bounds(text: str, base: str) -> None:
    """Spans never overlap nor leave the text, and each notation is on the calendar."""
    mentions: tuple[PeriodMention, ...] = find_periods(text, base=base)
    ends = [0, *(mention.span.end for mention in mentions)]
    for mention, previous_end in zip(mentions, ends, strict=False):
        assert previous_end <= mention.span.start < mention.span.end <= len(text)
        assert period_bounds(mention.notation) is not None


def test_the_year_of_prices_is_no_period() -> None:
    """It says in which prices something is told; the year of the thing itself stays."""
    assert [mention.notation for mention in find_periods("GRDP theo giá so sánh năm 2010 đạt 5 tỷ đồng năm 2021")] == [
        "2021"
    ]
    assert find_periods("giá trị sản xuất (giá cố định năm 1994)") == ()


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Ngày 5 tháng 6, 1500 hộ dân được cứu.", "05/06/2024"),
        ("Ngày 19 tháng 12 2000 hộ dân được cứu.", "19/12/2024"),
        ("Ngày 5 tháng 6, 1500,5 tấn hàng.", "05/06/2024"),
        ("Sinh ngày 5 tháng 6, 1950.", "05/06/1950"),
    ],
)
def test_a_number_that_counts_what_follows_is_no_year_of_a_day(text: str, notation: str) -> None:
    """The year is that of the report then."""
    assert [mention.notation for mention in find_periods(text, base="2024")] == [notation]
