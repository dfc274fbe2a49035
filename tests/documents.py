"""Short Vietnamese documents for the tests of the first stages, written for them; places and figures are invented."""

REPORT = """
BÁO CÁO

**Tình hình sản xuất, kinh doanh sáu tháng đầu năm
của tỉnh Bạch Sơn**

Kính gửi: Sở Tài chính.

I. Kết quả đạt được

Trong kỳ, tỉnh trồng mới 1.250 ha rừng, tăng 4,5% so với cùng kỳ¹; thu hoạch 3.400 tấn chè, trừ phần

¹ Rừng phòng hộ 300 ha, rừng sản xuất 950 ha.

² Giá bán bình quân 12 nghìn đồng/kg.

để lại làm giống. Diện tích nhà lưới đạt 2.750 m²³ và 640 m².

³ Trong đó huyện Vàng Danh 1.900 m².

1. Lĩnh vực công nghiệp

Ngành điện bán ra 88,5 triệu kWh². Số hộ mới dùng điện gồm:

- Vùng thấp: 420 hộ;
- Vùng cao: 135 hộ.

a) Khai khoáng

Khai thác 61 nghìn tấn quặng.

II. Nhiệm vụ

1. Tiếp tục sửa chữa đường liên xã. Hoàn thành trước tháng 9.

2. Rà soát hộ nghèo; cấp thẻ bảo hiểm cho 3.120 người.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""

ENCYCLOPEDIA = """# Bạch Sơn

|
Bạch Sơn
|
|||
|---|---|---|---|
| Tỉnh | |||
| Diện tích | 4.321,5 km²[1][2]:90 | ||
| Dân số (2023) | |||
| Tổng cộng | 812.400 người[3] | ||
| Mật độ | 188 người/km² | ||

**Bạch Sơn** là một tỉnh [miền núi](https://example.org/mien-nui).[4][cần dẫn nguồn]

## Địa lý

[sửa | sửa mã nguồn]### Vị trí

[sửa | sửa mã nguồn]Tỉnh giáp các nơi sau:

- Phía bắc giáp huyện Mây dài 56,8 km
[11] - Phía nam giáp biển
- Phía tây giáp rừng

## Dân số

[sửa | sửa mã nguồn]Dân số các quận năm 1990[5]
| |
|---|---|
| Quận | Dân số |
| Hạ Lưu | 41.000 |
| Thượng Nguồn | 12.500 |
Tổng số |
53.500 |
"""

DECISION = """|
**ỦY BAN NHÂN DÂN
**
TỈNH BẠCH SƠN
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số: 15/QĐ-UBND
|
*Bạch Sơn, ngày 03 tháng 4 năm 2024*
|


**QUYẾT ĐỊNH**

VỀ VIỆC GIAO CHỈ TIÊU TRỒNG RỪNG
NĂM 2024

**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẠCH SƠN**

*Căn cứ Luật Lâm nghiệp số 16/2017/QH14;*

**Điều 1. Phạm
vi giao chỉ tiêu**

Giao cho ba huyện trồng rừng phát triển kinh tế
- xã hội trong năm nay theo phụ lục kèm
theo.

**Điều 2. **Quyết định này
có hiệu lực từ ngày ký.

**PHỤ LỤC 01**

|
**TT**
|
**Chỉ tiêu**
|
**ĐVT**
|
**Ước 2023**
|
**GIAI ĐOẠN 2024 - 2025**
|
|
**Năm 2024**
|
**Năm 2025**
|
|
**I**
|
**RỪNG SẢN XUẤT**
|
|
|
|
|
|
-
|
Keo lai
|
Ha
|
1.100
|
1.250
|
1.300
|
|
-
|
Quế
trồng xen
|
Ha
|
210
|
|
260
|
"""
