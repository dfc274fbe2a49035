"""Tests of a series: which figures belong to it, what replaces what, units, gaps, places, files."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from index.build import build_index
from index.figure import Role
from index.store import open_store
from qa.cli import run
from qa.series.assemble import find_series
from qa.series.calendar import find_gaps, order_key
from qa.series.naming import measure_closeness
from qa.series.record import Note, Series

HEAD = "BÁO CÁO\n\nTình hình kinh tế - xã hội năm {year} của tỉnh {place}\n\n"


def series_of(
    folder: Path, *documents: tuple[int, str], asked: str = "thu nội địa", role: Role | None = None
) -> tuple[Series, ...]:
    """Return the series of an indicator over reports of years, all of one province."""
    index(folder, *((year, "Bạch Sơn", text) for year, text in documents))
    with open_store(folder / "kho") as store:
        return find_series(store, asked, role=role)


def index(folder: Path, *documents: tuple[int, str, str]) -> None:
    """Index reports: year, province, text."""
    for number, (year, place, text) in enumerate(documents, start=1):
        path = folder / "tài liệu" / f"báo cáo {number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(year=year, place=place) + text + "\n", encoding="utf-8")
    build_index([folder / "tài liệu"], home=folder / "kho")


def values(series: Series) -> list[tuple[str, Decimal, Note]]:
    """Return period, number and note of each value."""
    return [(point.figure.period, point.number, point.note) for point in series.points]


def test_values_come_by_period_in_one_unit_with_gaps_shown(tmp_path: Path) -> None:
    """0,61 nghìn tỷ is 610 tỷ; 2029 and 2030 are missing and not filled."""
    (series,) = series_of(
        tmp_path,
        (2031, "Thu nội địa đạt 655 tỷ đồng."),
        (2028, "Thu nội địa đạt 610.000 triệu đồng."),
        (2027, "Thu nội địa đạt 590 tỷ đồng."),
    )
    assert series.unit == "tỷ đồng"
    assert values(series) == [
        ("2027", Decimal(590), Note.NONE),
        ("2028", Decimal(610), Note.NONE),
        ("2031", Decimal(655), Note.NONE),
    ]
    assert series.points[1].figure.text == "610.000 triệu đồng"
    assert series.gaps == ("2029-2030",)
    assert series.points[1].citation == "báo cáo 2.md › đoạn 3"


def test_an_estimate_is_replaced_by_the_result_and_stays_in_sight(tmp_path: Path) -> None:
    """The report of the next year knows the result."""
    (series,) = series_of(
        tmp_path, (2030, "Thu nội địa ước đạt 600 tỷ đồng."), (2031, "Thu nội địa năm 2030 đạt 612 tỷ đồng.")
    )
    assert values(series) == [("2030", Decimal(612), Note.NONE), ("2030", Decimal(600), Note.REPLACED)]


def test_values_equally_final_that_disagree_are_both_shown(tmp_path: Path) -> None:
    """610 and 612 of one year; 610 told twice is one value."""
    (series,) = series_of(
        tmp_path,
        (2030, "Thu nội địa đạt 610 tỷ đồng."),
        (2030, "Thu nội địa đạt 612 tỷ đồng."),
        (2030, "Thu nội địa đạt 610 tỷ đồng."),
    )
    assert values(series) == [("2030", Decimal(610), Note.CONFLICT), ("2030", Decimal(612), Note.CONFLICT)]


def test_each_place_has_its_own_series(tmp_path: Path) -> None:
    """Nothing is added up over provinces; --territory chooses one."""
    index(
        tmp_path, (2030, "Lạng Sơn", "Thu nội địa đạt 610 tỷ đồng."), (2030, "Cao Bằng", "Thu nội địa đạt 99 tỷ đồng.")
    )
    with open_store(tmp_path / "kho") as store:
        found = find_series(store, "thu noi dia")
        (one,) = find_series(store, "thu noi dia", territory="cao bang")
    assert {(series.territory, series.points[0].number) for series in found} == {("Lạng Sơn", 610), ("Cao Bằng", 99)}
    assert one.territory == "Cao Bằng"


def test_other_roles_are_asked_for(tmp_path: Path) -> None:
    """A growth is no level."""
    (series,) = series_of(tmp_path, (2030, "Thu nội địa đạt 610 tỷ đồng, tăng 4,5% so với cùng kỳ."), role=Role.GROWTH)
    assert values(series) == [("2030", Decimal("4.5"), Note.NONE)]


@pytest.mark.parametrize(
    ("asked", "indicator", "parent", "extra"),
    [
        ("thu nội địa", "Thu nội địa", "", 0),
        ("thu noi dia", "tiến độ thu nội địa", "", 0),
        ("nsnn", "thu ngân sách nhà nước", "", 1),
        ("kim ngạch xuất khẩu", "xuất khẩu", "Tổng kim ngạch xuất nhập khẩu", 0),
        ("tổng thu ngân sách", "Tổng thu ngân sách trên địa bàn", "", 0),
        ("trồng rừng", "trồng rừng mới", "", 1),
        ("dân số", "dân số nam", "", 1),
    ],
)
def test_names_that_cover_every_word_match(asked: str, indicator: str, parent: str, extra: int) -> None:
    """Words that were not asked for, and say something, make a name less close."""
    closeness = measure_closeness(asked, indicator, parent=parent)
    assert closeness is not None
    assert closeness.extra == extra


@pytest.mark.parametrize(
    ("asked", "indicator", "parent"),
    [
        ("thu nội địa", "thu ngân sách", ""),
        ("kim ngạch xuất nhập khẩu", "xuất khẩu", "Tổng kim ngạch xuất nhập khẩu"),
        ("tổng thu ngân sách", "thu nội địa", "Tổng thu ngân sách"),
        ("", "thu nội địa", ""),
    ],
    ids=["word missing", "a part of what is asked", "another part", "nothing asked"],
)
def test_other_names_do_not_match(asked: str, indicator: str, parent: str) -> None:
    """A part is not the whole that was asked for."""
    assert measure_closeness(asked, indicator, parent=parent) is None


def test_diacritics_that_were_typed_prefer_the_same_ones() -> None:
    """A "thủ" is no "thu", though both fold to it."""
    right, wrong = measure_closeness("thu phí", "thu phí"), measure_closeness("thu phí", "thủ phí")
    assert right is not None
    assert wrong is not None
    assert right < wrong


def test_gaps_are_years_and_quarters_between_stated_ones() -> None:
    """Months and dates have no sequence of their own."""
    assert find_gaps(["2015", "2017", "Q4/2018", "Q2/2019", "T1/2018", "T5/2018"]) == ("2016", "Q1/2019")
    assert sorted(["Q1/2018", "2019", "", "2017", "2T/2018"], key=order_key) == [
        "2017",
        "2019",
        "Q1/2018",
        "2T/2018",
        "",
    ]


def test_files_hold_numbers_as_numbers_and_no_formula(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document whose name begins with "=" stays a text in both files."""
    index(tmp_path, (2030, "Bạch Sơn", "Thu nội địa đạt 610,5 tỷ đồng."))
    source = tmp_path / "=cmd.md"
    (tmp_path / "tài liệu" / "báo cáo 1.md").rename(source)
    build_index([source], home=tmp_path / "kho", prune=True)
    arguments = ["series", "thu nội địa", "--home", str(tmp_path / "kho"), "--csv", str(tmp_path / "a.csv")]
    assert run([*arguments, "--xlsx", str(tmp_path / "a.xlsx"), "--json"]) == 0
    (series,) = json.loads(capsys.readouterr().out)
    assert series["points"][0]["value"] == "610.5"
    assert series["points"][0]["citation"] == "=cmd.md › đoạn 3"
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert dict(zip(head, row, strict=True))["Giá trị"] == "610.5"
    assert dict(zip(head, row, strict=True))["Trích dẫn"] == "'=cmd.md › đoạn 3"
    sheet = load_workbook(tmp_path / "a.xlsx").active
    value, citation = sheet.cell(2, head.index("Giá trị") + 1), sheet.cell(2, head.index("Trích dẫn") + 1)
    assert (value.value, value.data_type) == (610.5, "n")
    assert (citation.value, citation.data_type) == ("=cmd.md › đoạn 3", "s")


def test_a_character_that_a_workbook_cannot_hold_is_left_out(tmp_path: Path) -> None:
    """As files made from scans and old programs have them in headings."""
    index(tmp_path, (2030, "Bạch Sơn", "## I. Thu\x01 chi\n\nThu nội địa đạt 610,5 tỷ đồng."))
    arguments = ["series", "thu nội địa", "--home", str(tmp_path / "kho"), "--xlsx", str(tmp_path / "a.xlsx")]
    assert run(arguments) == 0
    row = next(load_workbook(tmp_path / "a.xlsx").active.iter_rows(min_row=2, values_only=True))
    assert "báo cáo 1.md › I. Thu chi › đoạn 4" in row


def test_the_command_shows_a_table_for_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Value, original words, state and place; what is not there is told."""
    index(tmp_path, (2030, "Bạch Sơn", "Thu nội địa ước đạt 610,5 tỷ đồng."))
    assert run(["series", "thu noi dia", "--home", str(tmp_path / "kho")]) == 0
    assert capsys.readouterr().out == (
        "Thu nội địa; Bạch Sơn (tỷ đồng)\n"
        "  năm 2030: 610,5  (nguyên văn: 610,5 tỷ đồng; ước)\n"
        "      báo cáo 1.md › đoạn 3\n"
    )
    assert run(["series", "thủy sản", "--home", str(tmp_path / "kho")]) == 0
    assert capsys.readouterr().out == "Không tìm thấy số liệu nào của chỉ tiêu này.\n"


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1 with the cure."""
    index(tmp_path, (2030, "Bạch Sơn", "Thu nội địa đạt 610,5 tỷ đồng."))
    for option in ("--csv", "--xlsx"):
        target = str(tmp_path / "không có" / "a")
        assert run(["series", "thu nội địa", "--home", str(tmp_path / "kho"), option, target]) == 1
        assert "không ghi được" in capsys.readouterr().err
