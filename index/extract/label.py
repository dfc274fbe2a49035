"""Text in, the spans of numbers that name things out: documents, articles, roads, grades, dates, times, telephones.

"Quyết định 12/QĐ-UBND", "Quân khu 7", "lớp 10", "ngày 30/4", "lúc 7 giờ 30" measure nothing. A number after a noun
that takes labels ("nhóm 2", "Tập 5") is one unless a unit follows it ("nhóm 5 người"). Does not read periods.
"""

import re

from index.document import Span
from index.extract.unit import read_unit

# 428/BC-UBND, 67/2014/QH13, 16-NQ/TW
_SIGNED = r"\d+(?:/\d{4})?(?:/|-)[A-ZĐ][\w\-/]*"
# "bão số 10", "số 81 đường", but "tổng số 500 dịch vụ", "dân số 12 triệu", "hệ số 2,3" count.
_COUNTING = ("ổng", "ân", "rong", "on", "oanh", "hân", "uân", "ĩ", "ột", "ới", "ần", "ỉ", "ệ", "ỷ", "a", "iểm")
_NUMBERED = (
    "".join(rf"(?<!{end} )" for end in _COUNTING)
    + r"(?<!\w)[Ss]ố(?: hiệu)?:? \d[\d./]*(?:[/-][A-ZĐ][\w\-/]*)?(?=$|[\s,.;:)/])"
)
_ARTICLE = r"(?<!\w)(?:Điều|[Kk]hoản|[Đđ]iểm|Phụ lục|Chương|Mục|[Tt]iểu mục|[Tt]ổ dân phố|[Kk]hu phố) \d+(?:\.\d+)*[a-zđ]?(?!\w|[.,]\d)"
_FIXED = (
    r"(?<!\w)(?:khóa|khoá|quốc lộ|tỉnh lộ|đường tỉnh|đường huyện|lớp|mức độ|giai đoạn|học kỳ|quân khu|quân đoàn|sư đoàn"
    r"|trung đoàn|lữ đoàn|tiểu đoàn|binh đoàn|đại đội|top|vành đai|thang điểm) \d+(?![.,]?\d)"
)
_ROAD = r"(?<!\w)(?:QL|TL|ĐT|ĐH|CT|[Kk][Mm])\.?\s?\d+(?:\+\d+)?[A-Z]?(?!\w|[.,]\d)"
# "kỳ họp thứ 7"; a rank ("xếp thứ 7") is a figure
_ORDINAL = "".join(rf"(?<!{verb} )" for verb in ("xếp", "đứng", "trí", "hạng", "đạt", "lên", "giữ", "xuống", "là")) + (
    r"thứ \d+(?![.,]?\d)"
)
_COORDINATES = r"\d+\s?°\s?\d*[.,]?\d*\s?[′'’]?[\d.,″\"”]*(?!\s?[CF])"
_CLOCK = (
    r"\d+/\d+ (?:giờ|h)(?!\w)|(?<![\w.,])\d{1,2}\s?(?:[hH]\s?(?:\d{2})?(?!\w)|g\d{2}(?!\w)|:\d{2}(?::\d{2})?(?!\w))"
    r"|(?:lúc|hồi|đúng) (?:khoảng )?\d{1,2} giờ(?: (?:kém )?\d{1,2}(?: phút)?)?"
    r"|(?<![\w.,])\d{1,2} giờ(?: \d{1,2}(?: phút)?)? (?:sáng|chiều|tối|trưa|đêm|khuya|ngày \d|cùng ngày|hôm)"
)
_DAY = (
    r"(?<!\w)(?:ngày|mùng|mồng|sáng|chiều|tối|trưa|đêm|hôm|tết|lễ|dịp|hạn|phong trào)(?: ngày)? "
    r"\d{1,2}\s?[/.\-–]\s?\d{1,2}(?!\d|\s?%|[.,]\d)(?:[/.\-]\d{4})?(?:\s*(?:,|-|–|và|đến)\s*\d{1,2}/\d{1,2}(?!\d))*"
)
_TELEPHONE = (
    r"(?<!\w)(?:điện thoại|đt|tel|fax|hotline|di động|số máy|zalo|liên hệ|mã bưu chính|mã vùng|ISBN|ISSN|mã số thuế|biển số)"
    r"[^\d\n]{0,12}\+?\d[\d\s.()\-]*"
)
_CASED = re.compile(f"{_SIGNED}|{_NUMBERED}|{_ARTICLE}|{_ROAD}|{_ORDINAL}|{_COORDINATES}|{_CLOCK}")
_UNCASED = re.compile(f"{_FIXED}|{_DAY}|{_TELEPHONE}", re.IGNORECASE)
_MARKER = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?=\s)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s))")
# These take a label, or a count when a unit of the tables follows.
_TAKES_LABEL = re.compile(
    r"(?<!\w)(?:nhóm|loại|tổ|(?<!xếp )(?<!đứng )(?<!thứ )hạng|cấp|bậc|kỳ|đợt|phần|bài|câu|khu|lô|phòng|tầng|kênh|quận|phường"
    r"|tập|mùa|vòng|bảng|hình|biểu|trang|tuyến|đội|đoàn|gói|công ty|bệnh viện|trại|cảng|cầu|nhà máy|xưởng|mã|phiên bản|thế hệ"
    r"|ngõ|ngách|hẻm|ấp|thôn|xóm|đường|trạm|tàu|khoa|ca|lần|bước|ô|cột|dòng|tiêu chí|chỉ tiêu|dự án|đề án|phương án|nội dung"
    r"|hợp phần|phân khu|tiểu khu|thửa|tờ|tòa|toà|block|nhà ga|cửa|cổng|bến|hầm|mốc|mẫu|hồ|khối|xã|đài|trường|xe|năm thứ|covid"
    r"|khu vực)\s+\d{1,4}(?![\d.,]*\d)",
    re.IGNORECASE,
)
# Here a duration is no unit: "Công văn 15 ngày 3/5", "tháng 7 năm ngoái".
_TAKES_DATE = re.compile(
    r"(?<!\w)(?:QĐ|NĐ|NQ|CV|TT|CT|KH|BC|TB|luật|quyết định|nghị quyết|nghị định|thông tư|công văn|chỉ thị|báo cáo|tờ trình|công điện"
    r"|pháp lệnh|sắc lệnh|thông báo|kế hoạch|văn bản|hướng dẫn|(?<!mỗi )(?<!một )(?:ngày|mùng|mồng|tháng|quý))(?: số:?)?"
    r" \d[\d./]*(?:[/-][A-ZĐ][\w\-/]*)?(?=$|[\s,.;:)/–-])",
    re.IGNORECASE,
)
_DURATIONS = frozenset({"ngày", "tháng", "năm", "quý"})
# "Apollo 11", "Boeing 737": a name takes its number along.
_NAMED = re.compile(r"(?<=\w )[A-ZĐÂÊÔƠƯĂ][\w]*\s\d{1,4}(?![\d.,]*\d)")


def label_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of numbers that name something, in no order; they may overlap."""
    found = [Span(*match.span()) for pattern in (_CASED, _UNCASED) for match in pattern.finditer(text)]
    marker = _MARKER.match(text)
    if marker is not None:
        found.append(Span(*marker.span()))
    for pattern in (_TAKES_LABEL, _NAMED):
        found.extend(Span(*match.span()) for match in pattern.finditer(text) if not _counts(text, match.end()))
    found.extend(
        Span(*match.span()) for match in _TAKES_DATE.finditer(text) if not _counts(text, match.end(), but=_DURATIONS)
    )
    return tuple(found)


def _counts(text: str, end: int, *, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a unit of the tables follows a number that ends at `end`."""
    unit = read_unit(text, end)
    return unit is not None and unit.known and unit.unit not in but
