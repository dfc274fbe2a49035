"""Tests of quantities: numbers and units put together where the text takes them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract import quantity
from index.extract.quantity import find_quantities

QUANTITIES = [
    ("tổng vốn 2 tỷ 500 triệu đồng", [("2.5", None, "tỷ đồng")]),
    ("tổng vốn 1 nghìn 200 tỷ đồng", [("1200", None, "tỷ đồng")]),
    ("giữ chức 3 năm 120 ngày", [("3", None, "năm")]),
    ("chạy mất 2 giờ 15 phút 40 giây", [("2", None, "giờ")]),
    ("nghỉ hưu khi đủ 59 tuổi 4 tháng", [("59", None, "tuổi")]),
    ("trong 2 năm 10 người được khen", [("2", None, "năm"), ("10", None, "người")]),
    ("Vị trí 2: 3 triệu đồng/m2", [("3", None, "triệu đồng/m2")]),
    ("Vị trí 1 (VT1): mặt đường", []),
    (
        "giá đất: vị trí 1 là 3 triệu đồng/m2, vị trí 2 là 2 triệu đồng/m2",
        [("3", None, "triệu đồng/m2"), ("2", None, "triệu đồng/m2")],
    ),
    ("Gió Nồm, vị trí 3 là của Mây", [("3", None, "")]),
    ("thiệt hại từ 30% đến dưới 70%", [("30", "70", "%")]),
    ("phạt từ 200.000 đồng đến 300.000 đồng", [("200000", "300000", "đồng")]),
    ("giá từ 800 nghìn đồng đến 1 triệu đồng", [("800", "1000", "nghìn đồng")]),
    ("giá từ 100 triệu đến 250 triệu đồng/m2", [("100", "250", "triệu đồng/m2")]),
    ("rộng 25m - 31m", [("25", "31", "m")]),
    ("từ 1 người đến 10 người lao động", [("1", "10", "người lao động")]),
    ("tăng từ 5 tỷ đồng đến 10 tỷ đồng", [("5", None, "tỷ đồng"), ("10", None, "tỷ đồng")]),
    ("giảm từ 8% đến 9% so với năm trước", [("8", "9", "%")]),
    ("sản lượng tăng từ 8 đến 9% so với trước", [("8", "9", "%")]),
    ("tỷ lệ tăng từ 8% đến 9% so với năm trước", [("8", None, "%"), ("9", None, "%")]),
    ("giảm từ 8% đến 9%", [("8", "9", "%")]),
    ("tăng từ 23 lên 52 tỉnh", [("23", None, "tỉnh"), ("52", None, "tỉnh")]),
    ("thi 1 hoặc 2 môn", [("1", None, "môn"), ("2", None, "môn")]),
    ("có 04 (bốn) sĩ quan", [("4", None, "sĩ quan")]),
    ("bồi thường $10 tỷ", [("10", None, "tỷ USD")]),
    ("đạt 95 kế hoạch", [("95", None, "%")]),
    ("tăng 12,5 so với cùng kỳ", [("12.5", None, "%")]),
    ("tăng 3,5 - 4,2 so với cùng kỳ", [("3.5", "4.2", "%")]),
    ("có 13.794 hợp tác xã, tăng 504 so với năm 2011", [("13794", None, "hợp tác xã")]),
    ("tại Vĩnh Gió, 154,000 hay 36,5% dân số", [("36.5", None, "%")]),
    ("chỉ 8 hay 9% dân số", [("8", None, "%"), ("9", None, "%")]),
    ("xếp thứ 48", [("48", None, "")]),
    ("đứng thứ 20/63 tỉnh", [("20", None, "")]),
    ("đã có 08/62 xã", [("8", None, "xã")]),
    ("tỷ lệ 1/500", [("1", None, "")]),
    ("chiếm 2/3 diện tích", [("2", None, "")]),
    ("ở lại đến 2/9 mới về", []),
    ("hệ số là 2,34.", [("2.34", None, "")]),
    ("có 20 trường, trong đó 5 ngoài công lập", [("20", None, "trường"), ("5", None, "trường")]),
    ("7 huy chương bạc, 8 đồng đội", [("7", None, "huy chương"), ("8", None, "huy chương")]),
    ("tỉnh đông dân thứ 3 vùng Gió", [("3", None, "")]),
    ("vốn điều lệ từ 3.000 (ba nghìn) tỷ đồng", [("3000", None, "tỷ đồng")]),
    ("quy mô dân số là16.310 người", [("16310", None, "người")]),
    ("có 19 đơn vị hành chính, gồm17 xã", [("19", None, "đơn vị hành chính"), ("17", None, "xã")]),
    ("tính từ2016 đến nay", []),
    ("tờ khai theo mẫu là3 và", []),
    ("phạt từ10.000.000 đồng đến 20.000.000 đồngđối với hành vi", [("10000000", "20000000", "đồng")]),
    ("rộng 8,27 km2và có 11.285 ngườicủa phường", [("8.27", None, "km2"), ("11285", None, "người")]),
    ("289,516 hộ", [("289516", None, "hộ")]),
    ("đi 12,516 km", [("12.516", None, "km")]),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities_are_put_together(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    """Number, upper end and unit are those a reader takes from the text."""
    found = [
        (str(one.mention.number), None if one.mention.upper is None else str(one.mention.upper), one.unit_text)
        for one in find_quantities(text)
    ]
    assert found == expected


@given(st.text(alphabet="0123456789.,%-– đếntừtỷxãha/()$", max_size=80))
def test_quantities_lie_in_order(text: str) -> None:
    """Whatever the text, spans are in order and apart."""
    position = 0
    for one in find_quantities(text):
        assert position <= one.span.start < one.span.end <= len(text)
        position = one.span.end


PIECES = (
    "Điều 5",
    "Nghị định số 34/2016/NĐ-CP",
    "ngày 14/6/2016",
    "khoản 2, 3",
    "lớp 12",
    "xếp thứ 7",
    "hệ số là 2,34",
    "đạt 98 kế hoạch",
    "tăng 5, giảm 3",
    "12-15",
    "08/62 xã",
    "04 (bốn) tổ",
    "hai xã",
    "3 đến 5 người",
    "1 hoặc 2 môn",
    "tổ 4",
    "trang 17",
    "(Đông 2, Tây 7)",
    "gồm 9 ca",
    "5 năm",
    "năm 2016",
)


@given(st.lists(st.sampled_from([*PIECES, ",", ";", ".", "và", "của", "(", ")"]), max_size=9).map(" ".join))
def test_what_numbers_name_is_left_open_only_where_nothing_comes_of_them(text: str) -> None:
    """The quantities are those that are found when all of it is asked."""
    with pytest.MonkeyPatch.context() as patch:
        found = find_quantities(text)
        patch.setattr(quantity, "_may_be_quantity", lambda _match: True)
        assert find_quantities(text) == found


def test_a_stretch_of_time_is_told_whole() -> None:
    """Its days are no other figure."""
    text = "Ông giữ chức 3 năm 120 ngày."
    (quantity,) = find_quantities(text)
    assert text[quantity.span.start : quantity.span.end] == "3 năm 120 ngày"
