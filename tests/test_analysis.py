"""The tab of analyses: series with gaps and sources, findings with arithmetic and links, places of a value, files."""

import csv
import io
import threading
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from index.build import build_index
from index.store import open_store
from qa.page.analysis import Analysis, Audited
from qa.page.audit_view import Sieve, draw_audit
from qa.page.screen.analysis import answer_audit, answer_find, answer_save, answer_series
from qa.page.task import Tasks
from qa.watched import Report
from tests.html_text import read_html, words
from tests.yearly_reports import index_years

HOSTILE = "# Báo cáo năm 2021 của tỉnh Bạch Sơn\n\nThu <img src=x onerror=alert(1)> nội địa đạt 77 tỷ đồng.\n"


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """Give the analyses of four yearly reports."""
    return Analysis(open_store(index_years(tmp_path_factory.mktemp("phan-tich"))))


def told(html: str) -> str:
    """Return what a reader sees of HTML."""
    return words(read_html(html).text)


def audit(analysis: Analysis, **sent: Any) -> tuple[str, Audited | None]:
    """Run an audit to its end."""
    return list(answer_audit(analysis, Tasks(), sent))[-1]


def lines_of(html: str) -> list[list[str]]:
    """Return the rows of a CSV file that is handed to the browser."""
    data = b64decode(html.split('data-file="')[1].split('"', maxsplit=1)[0])
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_series_has_its_values_by_year_with_a_link_each_and_names_its_gap(analysis: Analysis) -> None:
    """1.205.000 triệu is told as 1.205 tỷ beside what is written; 2020 is a gap; the estimate is one."""
    html, found = answer_series(analysis, {"indicator": "thu noi dia", "territory": "bach son"})
    text = told(html)
    assert "năm 20191.205 tỷ đồng1.205.000 triệu đồngthực hiệnbach-son-2019.md, đoạn 2" in text
    assert "năm 20211.300 tỷ đồng1.300 tỷ đồngước" in text
    assert "Không tài liệu nào nêu: năm 2020." in text
    assert html.count("data-plot=") == 1
    assert len(found) == 2
    assert "Chỉ có một kỳ (năm 2021) nên không vẽ diễn biến." in text


def test_a_series_is_saved_with_numbers_and_citations(analysis: Analysis) -> None:
    """The gap has a row without a number."""
    _, found = answer_series(analysis, {"indicator": "thu nội địa"})
    lines = lines_of(answer_save(found, None, {"what": "series", "kind": "csv"}))
    values = {line[3]: line[4] for line in lines[1:5]}
    assert values == {"2018": "1131.6", "2019": "1205", "2021": "1300", "2022": "1410"}
    assert ["2020", "", "không tài liệu nào nêu"] in [[line[3], line[4], line[8]] for line in lines]


def test_a_saved_series_links_each_value_and_a_fall_is_below_zero(tmp_path: Path) -> None:
    """The gap 2021 has no link; "giảm 5%" is -5."""
    for year, moved in ((2020, "tăng 4%"), (2022, "giảm 5%")):
        text = f"# Báo cáo năm {year} của tỉnh Bạch Sơn\n\nNăm {year}, thu nội địa {moved} so với cùng kỳ.\n"
        (tmp_path / f"nam-{year}.md").write_text(text, encoding="utf-8")
    build_index([tmp_path / "nam-2020.md", tmp_path / "nam-2022.md"], home=tmp_path / "kho")
    analysis = Analysis(open_store(tmp_path / "kho"))
    _, found = answer_series(analysis, {"indicator": "thu nội địa", "role": "growth"})
    sent = {"what": "series", "kind": "csv", "address": "http://127.0.0.1:7860/"}
    heads, *rows = lines_of(answer_save(found, None, sent))
    assert [(row[3], row[4]) for row in rows] == [("2020", "4"), ("2022", "-5"), ("2021", "")]
    assert heads[-1] == "Liên kết"
    assert [row[-1].split("&")[0] for row in rows] == [
        "http://127.0.0.1:7860/?doc=nam-2020.md",
        "http://127.0.0.1:7860/?doc=nam-2022.md",
        "",
    ]


def test_found_places_are_saved_with_how_they_agree_and_where_they_stand(analysis: Analysis) -> None:
    """The rounded 1,2 nghìn tỷ finds 1.205.000 triệu; a number stays a number."""
    _, places = answer_find(analysis, {"value": "1,2 nghìn tỷ đồng"})
    sent = {"what": "find", "kind": "csv", "address": "http://127.0.0.1:7860/"}
    heads, *rows = lines_of(answer_save((), None, sent, places))
    assert heads[:4] == ["Khớp", "Con số", "Đơn vị", "Nguyên văn"]
    row = next(row for row in rows if "1.205.000" in row[3])
    assert row[:3] == ["làm tròn, cách 0,417%", "1205000", "triệu đồng"]
    assert row[9].startswith("http://127.0.0.1:7860/?doc=bach-son-2019.md&")
    assert "1.205.000 triệu đồng" in row[10]


def test_a_finding_shows_its_arithmetic_its_tolerance_and_a_link_for_each_figure(analysis: Analysis) -> None:
    """88,6 and 731 are not 742,9."""
    html, held = audit(analysis)
    assert held is not None
    assert held.checked == 4
    text = told(html)
    assert "Phép tính: 88,6 + 731 = 819,6; tổng nêu 742,9" in text
    assert "Làm tròn chỉ giải thích được" in text
    for figure in ("742,9 tỷ đồng", "88,6 tỷ đồng", "731 tỷ đồng"):
        assert f">{figure}</a>" in html


def test_findings_are_sifted_and_saved_as_they_are_shown(analysis: Analysis) -> None:
    """By check; a row for each figure, with its number and a link under the address of the page."""
    _, held = audit(analysis, document="2019")
    assert held is not None
    assert "0 phát hiện" in told(draw_audit(held, Sieve(check="growth")))
    sent = {"what": "audit", "kind": "csv", "check": "parts", "address": "http://127.0.0.1:7860/"}
    lines = lines_of(answer_save((), held, sent))
    assert [line[8] for line in lines[1:]] == ["742.9", "88.6", "731"]
    assert all(line[11].startswith("http://127.0.0.1:7860/?doc=bach-son-2019.md&s=") for line in lines[1:])
    hostile = lines_of(answer_save((), held, sent | {"address": "javascript:alert(1)"}))
    assert all(line[11] == "" for line in hostile[1:])


def test_an_audit_of_an_unknown_document_says_what_to_do(analysis: Analysis) -> None:
    """In the words of the page, not of the command line."""
    html, held = audit(analysis, document="thứ ba")
    assert held is None
    assert told(html) == "Không có tài liệu nào tên “thứ ba”; hãy sửa tên hoặc để trống để kiểm tra tất cả."


def test_an_audit_can_be_stopped() -> None:
    """It ends at its next step with a line that says so."""
    stopped = threading.Event()

    class Waiting:
        """Audits until it is stopped."""

        def audit(self, document: str, report: Report, *, documents: object = None) -> Audited:
            """Go one step, wait, and go another."""
            report(1, 8)
            assert stopped.wait(60)
            report(2, 8)
            return Audited(findings=(), document=document, checked=8)

    tasks = Tasks()
    states = answer_audit(Waiting(), tasks, {"run": "một"})  # type: ignore[arg-type]
    assert "data-stop" in next(states)[0]
    assert "Đang kiểm tra: 1/8 bước." in next(states)[0]
    tasks.stop("một")
    stopped.set()
    html, held = list(states)[-1]
    assert held is None
    assert "Đã dừng theo yêu cầu" in html


def test_places_of_a_value_are_exact_or_say_how_far_they_are(analysis: Analysis) -> None:
    """1.205 tỷ is written in triệu; 1,2 nghìn tỷ is it rounded."""
    exact = told(answer_find(analysis, {"value": "1.205 tỷ đồng"})[0])
    assert "Đúng con số này (1 chỗ)1.205.000 triệu đồng đúngthu nội địa; Bạch Sơn; năm 2019" in exact
    rounded = answer_find(analysis, {"value": "1,2 nghìn tỷ đồng"})[0]
    # 5 of 1.200 is 0,41666…%.
    assert "làm tròn, cách 0,417%" in told(rounded)
    assert "data-place" in rounded


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("", "Hãy nhập con số cần tìm"),
        ("không số", "không đọc được con số nào; hãy viết như"),
        ("987.654 tấn", "Không có chỗ nào trong kho nêu con số này"),
    ],
)
def test_what_cannot_be_found_says_what_to_do(analysis: Analysis, value: str, line: str) -> None:
    """In one Vietnamese line."""
    assert line in told(answer_find(analysis, {"value": value})[0])


def test_what_is_missing_of_a_series_is_said(analysis: Analysis) -> None:
    """No words, and words that nothing bears."""
    assert "Hãy nhập chỉ tiêu" in answer_series(analysis, {})[0]
    assert "Không tìm thấy số liệu nào" in answer_series(analysis, {"indicator": "tàu vũ trụ"})[0]


def test_texts_of_documents_are_never_markup(tmp_path: Path) -> None:
    """Of any of the three parts."""
    (tmp_path / "a <b>.md").write_text(HOSTILE, encoding="utf-8")
    build_index([tmp_path / "a <b>.md"], home=tmp_path / "kho")
    analysis = Analysis(open_store(tmp_path / "kho"))
    for html in (
        answer_series(analysis, {"indicator": "noi dia"})[0],
        answer_find(analysis, {"value": "77 tỷ đồng"})[0],
        audit(analysis, document="<img src=x>")[0],
    ):
        assert not {"img", "b"} & set(read_html(html).tags)
