"""What administrative documents say of themselves, however their letterhead was laid out; each item has its place."""

from dataclasses import fields
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.letterhead import read_letterhead
from index.letterhead_record import Item, Letterhead
from index.letterhead_rows import letterhead_from_json, letterhead_to_json
from index.span import Span
from tests import documents

TWO_COLUMNS = """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BẠCH SƠN                  Độc lập - Tự do - Hạnh phúc

Số: 428/BC-UBND                Bạch Sơn, ngày 30 tháng 11 năm 2017

BÁO CÁO
Tình hình thực hiện kế hoạch năm 2017;
nhiệm vụ năm 2018

Kính gửi: Bộ Kế hoạch và Đầu tư.

Thực hiện Công văn số 12/BKHĐT-TH ngày 1/11/2017 của Bộ, tỉnh báo cáo như sau.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- Như trên;                                  KT. CHỦ TỊCH
- Lưu: VT.                                   PHÓ CHỦ TỊCH

                                            Trần Văn Mẫu
"""
RUN_TOGETHER = """ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BẠCH SƠN Độc lập - Tự do - Hạnh phúc
Số: 428/BC-UBND Bạch Sơn, ngày 30 tháng 11 năm 2017
BÁO CÁO
Tình hình thực hiện kế hoạch năm 2017;
nhiệm vụ năm 2018
Kính gửi: Bộ Kế hoạch và Đầu tư.
Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Như trên; KT. CHỦ TỊCH
- Lưu: VT. PHÓ CHỦ TỊCH
Trần Văn Mẫu
"""
ONE_CELL_A_LINE = """|
**ỦY BAN NHÂN
DÂN **
TỈNH BẠCH SƠN
-------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
428/BC-
UBND
|
*Bạch Sơn, ngày 30
tháng 11 năm 2017*
|

**BÁO CÁO**

Tình hình thực hiện kế hoạch năm 2017;
nhiệm vụ năm 2018

**Kính gửi: **Bộ Kế hoạch và Đầu tư.

|
*Nơi nhận:*
-
Như trên;
- Lưu: VT.
|
**TM. ỦY BAN NHÂN DÂN**
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
**Trần Văn
M****ẫu**
|

|
**GIÁM ĐỐC**
*(Ký, ghi rõ họ tên)*
|
"""
SAID = {
    "number": "428/BC-UBND",
    "kind": "Báo cáo",
    "subject": "Tình hình thực hiện kế hoạch năm 2017; nhiệm vụ năm 2018",
    "organ": "ỦY BAN NHÂN DÂN TỈNH BẠCH SƠN",
    "place": "Bạch Sơn",
    "date": "2017-11-30",
    "signer": "Trần Văn Mẫu",
    "office": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
    "addressee": "Bộ Kế hoạch và Đầu tư",
    "recipients": "Như trên; Lưu: VT",
}


def said_by(text: str) -> dict[str, str]:
    """Return what a document says of itself, without the places."""
    letterhead = read_letterhead(text)
    assert letterhead is not None
    return {name: item.text for name, item in items_of(letterhead).items()}


def items_of(letterhead: Letterhead) -> dict[str, Item]:
    """Return the items that are there, by name."""
    items = {field.name: getattr(letterhead, field.name) for field in fields(Letterhead)}
    return {name: item for name, item in items.items() if item is not None}


@pytest.mark.parametrize(
    "text",
    [TWO_COLUMNS, RUN_TOGETHER, ONE_CELL_A_LINE, normalize("NFD", TWO_COLUMNS), TWO_COLUMNS.replace("\n", "\r\n")],
    ids=["two_columns", "run_together", "one_cell_a_line", "decomposed", "windows_lines"],
)
def test_a_letterhead_says_the_same_in_every_layout(text: str) -> None:
    """The form after the signature, which nobody signed, changes nothing."""
    assert said_by(text) == SAID


@pytest.mark.parametrize("text", [TWO_COLUMNS, RUN_TOGETHER, ONE_CELL_A_LINE])
def test_each_item_is_cited_by_its_characters(text: str) -> None:
    """Number, words of the date, names: what the span holds begins and ends as the item does."""
    letterhead = read_letterhead(text)
    assert letterhead is not None
    quotes = {name: text[item.span.start : item.span.end] for name, item in items_of(letterhead).items()}
    assert "".join(quotes["number"].split()) == "428/BC-UBND"
    assert " ".join(quotes["date"].split()) == "ngày 30 tháng 11 năm 2017"
    assert quotes["kind"] == "BÁO CÁO"
    assert quotes["organ"].startswith("ỦY BAN")
    assert quotes["organ"].endswith("TỈNH BẠCH SƠN")
    assert quotes["subject"].endswith("nhiệm vụ năm 2018")
    assert quotes["signer"].startswith("Trần Văn")


def test_rows_of_pipes_name_a_department_and_the_body_above_it() -> None:
    """Rows go across the columns; recipients and office stand side by side."""
    text = """| UBND TỈNH BẠCH SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| --- | --- |
| **SỞ TÀI CHÍNH** | **Độc lập - Tự do - Hạnh phúc** |
| Số: 12/TTr-STC | *Bạch Sơn, ngày 5 tháng 02 năm 2018* |

TỜ TRÌNH

Về việc giao dự toán năm 2018

Căn cứ Luật Ngân sách nhà nước;

| Nơi nhận: | GIÁM ĐỐC |
|---|---|
| - UBND tỉnh; - Lưu: VT. | Hoàng Thị Thí Dụ |
"""
    assert said_by(text) == {
        "number": "12/TTr-STC",
        "kind": "Tờ trình",
        "subject": "Về việc giao dự toán năm 2018",
        "organ": "SỞ TÀI CHÍNH",
        "parent": "UBND TỈNH BẠCH SƠN",
        "place": "Bạch Sơn",
        "date": "2018-02-05",
        "signer": "Hoàng Thị Thí Dụ",
        "office": "GIÁM ĐỐC",
        "recipients": "UBND tỉnh; Lưu: VT",
    }


def test_a_letter_has_no_heading_and_its_sign_is_made_of_offices() -> None:
    """Its "CT" is then no directive; what it is about stands under the number, in the same cell."""
    text = """| BỘ TÀI CHÍNH<br>CỤC THUẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |
| --- | --- |
| Số: 7/CT-CS<br>V/v hoàn thuế quý I | Hà Nội, ngày 05 tháng 4 năm 2018 |

Kính gửi: Thuế tỉnh Bạch Sơn.
"""
    said = said_by(text)
    assert (said["kind"], said["subject"], said["organ"], said["parent"]) == (
        "Công văn",
        "hoàn thuế quý I",
        "CỤC THUẾ",
        "BỘ TÀI CHÍNH",
    )


def test_a_decision_names_the_body_over_its_grounds_where_no_letterhead_does() -> None:
    """The office before the body is left out; a number with a year, broken over two lines, is one number."""
    text = """Số: 12/2025/NQ-
HĐND |

**NGHỊ QUYẾT**

VỀ VIỆC GIAO CHỈ TIÊU
CỦA ỦY BAN NHÂN DÂN TỈNH

**CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN TỈNH BẠCH SƠN**

*Căn cứ Luật Tổ chức chính quyền địa phương;*
"""
    assert said_by(text) == {
        "number": "12/2025/NQ-HĐND",
        "kind": "Nghị quyết",
        "subject": "VỀ VIỆC GIAO CHỈ TIÊU CỦA ỦY BAN NHÂN DÂN TỈNH",
        "organ": "HỘI ĐỒNG NHÂN DÂN TỈNH BẠCH SƠN",
    }


def test_papers_of_the_party_have_a_motto_and_a_sign_of_their_own() -> None:
    """Such as "196-BC/TU" and "T/M"."""
    said = said_by("""TỈNH ỦY BẠCH SƠN
*
Số 196-BC/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Bạch Sơn, ngày 12 tháng 6 năm 2019

BÁO CÁO
kết quả sáu tháng

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Nguyễn Thị Ví Dụ
""")
    assert said == {
        "number": "196-BC/TU",
        "kind": "Báo cáo",
        "subject": "kết quả sáu tháng",
        "organ": "TỈNH ỦY BẠCH SƠN",
        "place": "Bạch Sơn",
        "date": "2019-06-12",
        "signer": "Nguyễn Thị Ví Dụ",
        "office": "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ",
    }


def test_the_blanks_of_a_draft_say_nothing() -> None:
    """Neither number nor date is made up, and the body is still found."""
    said = said_by("""UỶ BAN NHÂN DÂN
TỈNH BẠCH SƠN
-------
Số:      /BC-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
---------------
Bạch Sơn, ngày     tháng 3 năm 2018
BÁO CÁO
Tình hình
""")
    assert said == {"kind": "Báo cáo", "subject": "Tình hình", "organ": "UỶ BAN NHÂN DÂN TỈNH BẠCH SƠN"}


def test_the_table_of_a_law_portal_fills_what_the_document_leaves_out() -> None:
    """And the letterhead under it goes first."""
    said = said_by("""**Số hiệu:**
|
5/CV-BCĐ
|
**Loại văn bản:**
|
Công văn
|
**Nơi ban hành:**
|
Ban Chỉ đạo
|
**Người ký:**
|
Trần Văn Mẫu
|
**Ngày ban hành:**
|
02/12/2025
|
**Kính gửi:** Các sở.
""")
    assert said == {
        "number": "5/CV-BCĐ",
        "kind": "Công văn",
        "organ": "Ban Chỉ đạo",
        "signer": "Trần Văn Mẫu",
        "date": "2025-12-02",
        "addressee": "Các sở",
    }


def test_a_decision_with_a_plan_after_it_is_the_decision() -> None:
    """The letterhead, the kind and the signature that come first."""
    said = said_by(documents.DECISION)
    assert (said["number"], said["kind"], said["date"]) == ("15/QĐ-UBND", "Quyết định", "2024-04-03")
    assert said["subject"] == "VỀ VIỆC GIAO CHỈ TIÊU TRỒNG RỪNG NĂM 2024"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|\n\n|",
        documents.ENCYCLOPEDIA,
        "| Giấy phép | Số 485/GP-BTTTT do Bộ cấp ngày 28/07/2021 |\n\nBáo ra mắt ngày 22 tháng 4 năm 1959.",
        "Toàn văn Luật\n\n**Luật số 89/2025/QH15**\n\nLuật quy định về ngân sách.",
        "Trụ sở\nSố 06 Nguyễn Công Trứ, ngày 1 tháng 2 năm 2020",
        "Số: 12/BC-UBND",
    ],
)
def test_texts_about_papers_and_other_texts_have_no_letterhead(text: str) -> None:
    """A number alone is not enough: a kind, a body or a date must stand with it."""
    assert read_letterhead(text) is None


def test_a_date_that_no_calendar_has_is_none() -> None:
    """The number is still one."""
    assert "date" not in said_by(TWO_COLUMNS.replace("30 tháng 11", "31 tháng 11"))


@given(st.text(alphabet="ỦYBANSố:12/-|*#\n ngàythá năm", max_size=200))
def test_nothing_that_stands_at_the_head_of_a_text_breaks_it(noise: str) -> None:
    """Whatever it says lies inside the text, and the rest is found as before."""
    letterhead = read_letterhead(noise + "\n\n" + TWO_COLUMNS)
    for item in items_of(letterhead).values() if letterhead is not None else ():
        assert 0 <= item.span.start < item.span.end <= len(noise) + 2 + len(TWO_COLUMNS)
        assert item.text


def test_letterheads_come_back_from_the_store_as_they_went_in() -> None:
    """Those without one too."""
    letterhead = Letterhead(number=Item(text='1/"BC"', span=Span(3, 9)), date=Item(text="2017-11-30", span=Span(9, 20)))
    assert letterhead_from_json(letterhead_to_json(letterhead)) == letterhead
    assert letterhead_from_json(letterhead_to_json(None)) is None
