"""Tests of checking a draft against reports: each verdict, each way to differ, and what must not be called wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.derive import read_lexical
from index.parse import parse_document
from index.store import open_store
from qa.arithmetic.rounding import Fit
from qa.check.draft import check_draft
from qa.check.explain import explain
from qa.check.report import Report
from qa.check.verdict import Difference, Finding, Verdict
from qa.retrieve.retrieve import Retriever
from tests.two_reports import index_reports

UPDATED = """# Báo cáo cập nhật năm 2031 của tỉnh Lai Châu

Theo Báo cáo số 12/BC-UBND thì tổng thu ngân sách trên địa bàn năm 2031 là 1.840 tỷ đồng. Theo số cập nhật, tổng thu \
ngân sách trên địa bàn năm 2031 là 2.035,6 tỷ đồng, tăng 10,63% so với cùng kỳ.
"""
# Figures that the report of Yên Bái proves: a draft that states them draws on it.
OPENING = """Bài phát biểu tại hội nghị của tỉnh Yên Bái.

Năm 2021, tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt 3.480 tỷ đồng, bằng 108,75% dự toán.

"""
Check = Callable[[str], dict[str, Finding]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an index of three reports."""
    folder = tmp_path_factory.mktemp("doi-chieu")
    home = index_reports(folder)
    (folder / "cap-nhat.md").write_text(UPDATED, encoding="utf-8")
    build_index([folder / "cap-nhat.md"], home=home)
    return home


@pytest.fixture
def check(home: Path, tmp_path: Path) -> Check:
    """Return what checks a text and gives its findings by the figures' texts."""

    def run(text: str) -> dict[str, Finding]:
        path = tmp_path / "ban-thao.txt"
        path.write_text(text, encoding="utf-8")
        with open_store(home) as store:
            retriever = Retriever(store, read_lexical(store, report=lambda line: None))
            findings = check_draft(parse_document(path, name=path.name), retriever)
        return {finding.claim.figure.text: finding for finding in findings}

    return run


def test_a_stated_figure_is_proved_with_its_citation(check: Check) -> None:
    """The fact is the very place that states it."""
    finding = check(OPENING)["3.480 tỷ đồng"]
    assert (finding.verdict, finding.fit) == (Verdict.PROVED, Fit.EXACT)
    assert finding.facts[0].passage.document == "yen-bai.md"
    assert finding.facts[0].figure.text == "3.480 tỷ đồng"


def test_a_rounded_figure_is_proved_and_the_rounding_is_told(check: Check) -> None:
    """3.480 shown with two digits is 3,5 nghìn."""
    finding = check("Năm 2021, tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt 3,5 nghìn tỷ đồng.")[
        "3,5 nghìn tỷ đồng"
    ]
    assert (finding.verdict, finding.fit) == (Verdict.PROVED, Fit.ROUNDED)
    assert explain(finding) == "làm tròn từ 3.480 tỷ đồng"


@pytest.mark.parametrize(
    ("sentence", "figure", "difference", "told"),
    [
        ("Năm 2021, thu nội địa đạt 2.160 tỷ đồng.", "2.160 tỷ đồng", Difference.VALUE,
         "sai giá trị (có thể gõ nhầm chữ số): nguồn ghi 2.610 tỷ đồng, bản thảo thấp hơn 450 tỷ đồng (17,2%)"),
        ("Năm 2021, thu nội địa đạt 2.610 triệu đồng.", "2.610 triệu đồng", Difference.UNIT,
         "sai đơn vị: nguồn ghi 2.610 tỷ đồng, bản thảo thấp hơn 2.607,39 tỷ đồng (99,9%)"),
        ("Năm 2019, tổng thu ngân sách trên địa bàn tỉnh Yên Bái là 3.480 tỷ đồng.", "3.480 tỷ đồng",
         Difference.PERIOD, "sai kỳ: nguồn nói con số này của năm 2021"),
        ("Sản lượng chè búp tươi tăng 3,2% so với cùng kỳ.", "3,2%", Difference.DIRECTION,
         "sai chiều: nguồn ghi giảm 3,2% so với cùng kỳ"),
        ("Năm 2021, tổng thu ngân sách trên địa bàn tăng 108,75% so với cùng kỳ.", "108,75%", Difference.ROLE,
         "sai vai trò của con số: nguồn ghi đạt 108,75% dự toán; nguồn nêu riêng tăng 16% so với cùng kỳ, bản thảo cao \
hơn 92,75 điểm phần trăm"),
        ("Năm 2021, sản lượng chè búp tươi đạt 40 nghìn tấn.", "40 nghìn tấn", Difference.VALUE,
         "sai giá trị: nguồn ghi 42.500 tấn, bản thảo thấp hơn 2.500 tấn (5,9%)"),
        ("Năm 2021, sản lượng chè búp tươi của tỉnh Yên Bái đạt 4.250 tấn.", "4.250 tấn", Difference.VALUE,
         "sai giá trị (có thể đặt nhầm dấu thập phân): nguồn ghi 42.500 tấn, bản thảo thấp hơn 38.250 tấn (90%)"),
        ("Năm 2021, thu từ hoạt động xuất nhập khẩu của tỉnh Yên Bái là 2.610 tỷ đồng.", "2.610 tỷ đồng",
         Difference.INDICATOR, "số của chỉ tiêu khác: nguồn ghi 870 tỷ đồng cho thu từ hoạt động xuất nhập khẩu, bản \
thảo cao hơn 1.740 tỷ đồng (200%); 2.610 tỷ đồng là của thu nội địa"),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_told_with_its_point(
    check: Check, sentence: str, figure: str, difference: Difference, told: str
) -> None:
    """What the source says instead, and how far apart both are."""
    finding = check(OPENING + sentence)[figure]
    assert (finding.verdict, finding.difference) == (Verdict.WRONG, difference)
    assert explain(finding) == told


def test_the_figure_of_another_place_is_told_with_the_own_one(check: Check) -> None:
    """Cà Mau's budget is no budget of Yên Bái."""
    finding = check("Năm 2021, tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt 5.120 tỷ đồng.")["5.120 tỷ đồng"]
    assert (finding.verdict, finding.difference) == (Verdict.WRONG, Difference.PLACE)
    assert (
        explain(finding)
        == "sai địa bàn: nguồn nói con số này của Cà Mau; của Yên Bái là 3.480 tỷ đồng, bản thảo \
cao hơn 1.640 tỷ đồng (47,1%)"
    )


def test_a_figure_first_reported_is_wrong_once_it_was_updated(check: Check) -> None:
    """Told as the last word; with the update."""
    finding = check("Năm 2031, tổng thu ngân sách trên địa bàn tỉnh Lai Châu là 1.840 tỷ đồng.")["1.840 tỷ đồng"]
    assert (finding.verdict, finding.difference) == (Verdict.WRONG, Difference.STATUS)
    assert finding.facts[0].figure.text == "2.035,6 tỷ đồng"


def test_what_no_source_speaks_of_is_unknown(check: Check) -> None:
    """Nothing is guessed."""
    finding = check("Tỉnh lắp 37 trạm quan trắc sóng thần.")["37 trạm"]
    assert (finding.verdict, finding.facts) == (Verdict.UNKNOWN, ())


def test_another_amount_of_the_same_words_elsewhere_is_not_called_wrong(check: Check) -> None:
    """The draft draws on no report here and names no place: some commune may well have 45 hợp tác xã."""
    assert check("Toàn xã có 45 hợp tác xã nông nghiệp.")["45 hợp tác xã"].verdict is not Verdict.WRONG


def test_dates_and_numbers_of_papers_are_no_claims(check: Check) -> None:
    """Only figures are checked."""
    assert check("Ngày 15/3/2018, Bộ có Công văn số 1618/BKHĐT-TH. Năm 2021 là năm thứ nhất.") == {}


def test_the_report_puts_first_what_needs_a_person(check: Check) -> None:
    """And counts all verdicts; its JSON cites with exact offsets."""
    findings = tuple(check(f"{OPENING}Năm 2021, thu nội địa đạt 2.160 tỷ đồng.").values())
    report = Report(draft="ban-thao.txt", findings=findings)
    text = report.to_text()
    assert text.startswith("3 con số: 2 khớp, 1 lệch.")
    assert text.index("LỆCH (1)") < text.index("KHỚP (2)")
    assert not report.is_clean
    told = report.to_json()
    assert told["counts"] == {"khớp": 2, "lệch": 1, "không thấy": 0, "mơ hồ": 0}
    wrong = told["findings"][2]  # type: ignore[index]
    assert (wrong["verdict"], wrong["difference"], wrong["apart"], wrong["apart_percent"]) == (
        "lệch",
        "value",
        "-450",
        -17.24,
    )
    source = wrong["sources"][0]
    assert source["document"] == "yen-bai.md"
    assert "2.610 tỷ đồng" in source["quote"]


def test_a_draft_that_was_indexed_itself_proves_nothing(check: Check) -> None:
    """Else every figure of it would be right."""
    assert {finding.verdict for finding in check(UPDATED).values()} == {Verdict.UNKNOWN}


def test_a_source_that_tells_of_another_year_before_does_not_prove(tmp_path: Path) -> None:
    """The exports' own sentence names no year; the one before names 2031."""
    source, home = tmp_path / "ben-tre.md", tmp_path / "chi-muc"
    text = "# Bến Tre\n\nNăm 2031, tỉnh trồng 8.345 ha dừa.\n\nKim ngạch xuất khẩu dừa đạt 96,57 triệu USD."
    source.write_text(text, encoding="utf-8")
    build_index([source], home=home)
    draft = tmp_path / "ban-thao.txt"
    verdicts = {}
    for year in (2030, 2031):
        draft.write_text(f"Năm {year}, kim ngạch xuất khẩu dừa của Bến Tre đạt 96,57 triệu USD.", encoding="utf-8")
        with open_store(home) as store:
            retriever = Retriever(store, read_lexical(store, report=lambda line: None))
            (finding,) = check_draft(parse_document(draft, name=draft.name), retriever)
        verdicts[year] = finding.verdict
    assert verdicts == {2030: Verdict.AMBIGUOUS, 2031: Verdict.PROVED}


def test_an_empty_draft_is_clean() -> None:
    """There is nothing to compare."""
    report = Report(draft="-", findings=())
    assert report.is_clean
    assert report.to_text() == "Bản thảo không có con số nào để đối chiếu."
