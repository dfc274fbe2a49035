"""Two short reports of two provinces, every figure of them invented, and the index of both by words alone."""

from pathlib import Path

from index.build import build_index

YEN_BAI = """# Báo cáo tình hình kinh tế - xã hội năm 2021 của tỉnh Yên Bái

## I. Kết quả thực hiện

### 1. Kinh tế

Năm 2021, tổng thu ngân sách trên địa bàn đạt 3.480 tỷ đồng, bằng 108,75% dự toán, tăng 16% so với cùng kỳ. Trong đó: \
thu nội địa 2.610 tỷ đồng, thu từ hoạt động xuất nhập khẩu 870 tỷ đồng.

Sản lượng chè búp tươi đạt 42.500 tấn, giảm 3,2% so với cùng kỳ do hạn hán kéo dài.

Toàn tỉnh có 125 hợp tác xã nông nghiệp, tăng 14 hợp tác xã so với năm trước.

### 2. Du lịch

Năm 2021, tỉnh đón 640 nghìn lượt khách du lịch, trong đó khách quốc tế 48 nghìn lượt. Doanh thu du lịch đạt 512 tỷ \
đồng, bằng 80% kế hoạch.

### 3. Lâm nghiệp

Bảng 1. Diện tích rừng trồng mới năm 2021

Đơn vị tính: ha

| Huyện | Rừng sản xuất | Rừng phòng hộ |
| --- | --- | --- |
| Vàng Danh | 1.150 | 210 |
| Mây Hạ | 830 | 340 |
| Thượng Nguồn | 1.420 | 95 |

### 4. Giao thông

Cầu Suối Ngọc được khánh thành ngày 12/8/2021, do Công ty cổ phần Trường An thi công.

## II. Mục tiêu

Phấn đấu năm 2022 trồng mới 3.900 ha rừng.
"""

CA_MAU = """# Báo cáo tình hình kinh tế - xã hội năm 2021 của tỉnh Cà Mau

## I. Kết quả thực hiện

Năm 2021, tổng thu ngân sách trên địa bàn đạt 5.120 tỷ đồng, bằng 101,2% dự toán, tăng 7,5% so với cùng kỳ.

Sản lượng thủy sản khai thác đạt 96.400 tấn, tăng 5,1% so với cùng kỳ.

Toàn tỉnh có 61 hợp tác xã nông nghiệp.
"""

TEXTS = {"yen-bai.md": YEN_BAI, "ca-mau.md": CA_MAU}


def index_reports(folder: Path) -> Path:
    """Write both reports and index them; return the home of the index."""
    documents, home = folder / "tai-lieu", folder / "chi-muc"
    documents.mkdir()
    for name, text in TEXTS.items():
        (documents / name).write_bytes(text.encode("utf-8"))
    report = build_index([documents], home=home)
    assert not report.failures
    return home
