"""Tests of finding a value: every writing of it, exact places first, and what is no value."""

from pathlib import Path

import pytest

from index.build import build_index
from index.errors import CorpusError
from index.store import Store, open_store
from qa.arithmetic.rounding import Fit
from qa.find import find_places, read_sought, show_places

TEXT = """# Báo cáo của tỉnh Bạch Sơn năm 2031

Năm 2031, tổng thu ngân sách đạt 7.252,8 tỷ đồng, bằng 45% dự toán. Chi thường xuyên là 7.250 tỷ đồng.

Năm 2031, tỉnh đón 910,8 nghìn lượt khách du lịch; sản lượng chè tăng 10 - 13%/năm.

Năm 2031, tỉnh trồng mới 85 ha rừng.
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give an index of one report."""
    (tmp_path / "bach-son.md").write_text(TEXT, encoding="utf-8")
    build_index([tmp_path / "bach-son.md"], home=tmp_path / "kho")
    return open_store(tmp_path / "kho")


@pytest.mark.parametrize("written", ["7252.8 tỷ", "7.252,8 tỷ đồng", "7.252.800 triệu đồng", "7.252.800.000.000 đồng"])
def test_a_value_is_found_in_any_writing(store: Store, written: str) -> None:
    """The place that says exactly this stands first, with its citation."""
    first = find_places(store, read_sought(written))[0]
    assert first.fit is Fit.EXACT
    row = first.to_json()
    assert (row["document"], row["quote"], row["period"], row["role"]) == (
        "bach-son.md",
        "7.252,8 tỷ đồng",
        "2031",
        "level",
    )
    assert TEXT[first.row.figure.span.start : first.row.figure.span.end] == row["quote"]


def test_exact_places_come_before_rounded_ones(store: Store) -> None:
    """7,25 nghìn tỷ is exactly one amount and a rounding of the other."""
    places = find_places(store, read_sought("7,25 nghìn tỷ"))
    assert [(place.row.figure.text, place.fit) for place in places] == [
        ("7.250 tỷ đồng", Fit.EXACT),
        ("7.252,8 tỷ đồng", Fit.ROUNDED),
    ]
    assert show_places(places).index("7.250 tỷ đồng") < show_places(places).index("Khớp khi làm tròn")


def test_a_value_without_unit_is_found_as_it_is_written(store: Store) -> None:
    """910,8 of "910,8 nghìn lượt khách"."""
    assert [place.row.figure.text for place in find_places(store, read_sought("910,8"))] == ["910,8 nghìn lượt khách"]


def test_a_value_without_unit_may_be_written_out(store: Store) -> None:
    """The words of scale are part of the number; a measure is not brought to another: 85 ha are 850 nghìn m²."""
    assert [place.row.figure.text for place in find_places(store, read_sought("910.800"))] == ["910,8 nghìn lượt khách"]
    assert find_places(store, read_sought("850 nghìn")) == ()
    assert [place.row.figure.text for place in find_places(store, read_sought("850 nghìn m²"))] == ["85 ha"]


def test_a_unit_excludes_other_units(store: Store) -> None:
    """45% is no 45 of anything else, and 910,8 nghìn người were no tourists."""
    assert [place.row.figure.text for place in find_places(store, read_sought("45%"))] == ["45%"]
    assert find_places(store, read_sought("910,8 nghìn tấn")) == ()
    assert show_places(()) == "Không có chỗ nào trong chỉ mục nêu con số này."


def test_either_end_of_a_range_and_the_range_itself_are_found(store: Store) -> None:
    """The range 10 - 13%/năm is stated once."""
    for written in ("10%", "13%", "10-13%"):
        assert [place.row.figure.text for place in find_places(store, read_sought(written))] == ["10 - 13%/năm"]


@pytest.mark.parametrize(
    ("written", "fault"), [("thu ngân sách", "không đọc được con số nào"), ("7 tỷ, 45%", "có 2 con số")]
)
def test_what_is_not_one_value_is_told(written: str, fault: str) -> None:
    """With an example of how it is written."""
    with pytest.raises(CorpusError, match=fault) as caught:
        read_sought(written)
    assert "7.252,8 tỷ đồng" in str(caught.value)
