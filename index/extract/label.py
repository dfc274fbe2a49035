"""Text in, the spans of numbers that name things out: documents, articles, roads, grades, dates, times, telephones.

"Quyết định 12/QĐ-UBND", "Quân khu 7", "lớp 10", "ngày 30/4", "lúc 7 giờ 30" measure nothing. A number after a noun
that takes labels ("nhóm 2", "Tập 5") is one unless a unit follows it ("nhóm 5 người"). Does not read periods.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from index.document import Span
from index.extract.unit import read_unit

# The patterns go on after their first letter or digit, which is looked for first: that makes all others cheap.
# 428/BC-UBND, 67/2014/QH13, 16-NQ/TW
_SIGNED = r"(?<!\d.)\d*(?:/\d{4})?(?:/|-)[A-ZĐ][\w\-/]*"
# "bão số 10", "số 81 đường", but "tổng số 500 dịch vụ", "dân số 12 triệu", "hệ số 2,3" count.
_COUNTING = ("ổng", "ân", "rong", "on", "oanh", "hân", "uân", "ĩ", "ột", "ới", "ần", "ỉ", "ệ", "ỷ", "a", "iểm")
_NUMBERED = (
    r"(?<=[Ss])ố"
    + "".join(rf"(?<!{end} số)" for end in _COUNTING)
    + r"(?: hiệu)?:? \d[\d./]*(?:[/-][A-ZĐ][\w\-/]*)?(?=$|[\s,.;:)/])"
)
_ARTICLE = (
    r"(?:(?<=Đ)iều|(?<=[Kk])hoản|(?<=[Đđ])iểm|(?<=P)hụ lục|(?<=C)hương|(?<=M)ục|(?<=[Tt])iểu mục|(?<=[Tt])ổ dân phố|(?<=[Kk])hu phố) \d+(?:\.\d+)*[a-zđ]?(?!\w|[.,]\d)"
    r"(?:\s*(?:,|và|hoặc|hay|đến|-|–)\s*(?:các )?(?:khoản |[Đđ]iều )?\d+[a-zđ]?(?!\w|[.,]\d))*"
)
_ROAD = r"(?:(?<=[QT])L|(?<=Đ)[TH]|(?<=C)T|(?<=[Kk])[Mm])\.?\s?\d+(?:\+\d+)?[A-Z]?(?!\w|[.,]\d)"
# "kỳ họp thứ 7"; a rank ("xếp thứ 7", "đông thứ 7") is a figure
_RANKING = "xếp|đứng|trí|hạng|đạt|lên|giữ|xuống|là|lớn|nhỏ|đông|dân|cao|thấp|rộng|dài|nhiều|ít"
_ORDINAL = "(?<=t)hứ" + "".join(rf"(?<!{word} thứ)" for word in _RANKING.split("|")) + (r" \d+(?![.,]?\d)")
_ERA = r"(?<!\d.)\d* (?:TCN|SCN|trước Công nguyên|sau Công nguyên|tr\.? ?CN|trước CN)(?!\w)"
_COORDINATES = r"(?<!\d.)\d*\s?°\s?\d*[.,]?\d*\s?[′'’]?[\d.,″\"”]*(?!\s?[CF])"
_CLOCK = (
    r"(?<!\d.)\d*/\d+ (?:giờ|h)(?!\w)|(?<![\w.,].)\d?\s?(?:[hH]\s?(?:\d{2})?(?!\w)|g\d{2}(?!\w)|:\d{2}(?::\d{2})?(?!\w))"
    r"|(?<![\w.,].)\d? giờ \d{2}\s?[’'′]"
    r"|(?<![\w.,].)\d? giờ(?: \d{1,2}(?: phút)?)? (?:sáng|chiều|tối|trưa|đêm|khuya|ngày \d|cùng ngày|hôm)"
)
_AT_CLOCK = r"(?:(?<=l)úc|(?<=h)ồi|(?<=đ)úng) (?:khoảng )?\d{1,2} giờ(?: (?:kém )?\d{1,2}(?: phút)?)?"
_MONTH = r"(?<![\d/.,].)(?:(?<=0)[1-9]|(?<=[1-9])|(?<=1)[0-2])/(?:1[89]|20)\d{2}(?![\d/]|[.,]\d)"
_DAY = (
    r"(?:ngày|mùng|mồng|sáng|chiều|tối|trưa|đêm|hôm|tết|lễ|dịp|hạn|phong trào)(?: ngày)? "
    r"\d{1,2}\s?[/.\-–]\s?\d{1,2}(?!\d|\s?%|[.,]\d)(?:[/.\-]\d{4})?(?:\s*(?:,|-|–|và|đến)\s*\d{1,2}/\d{1,2}(?!\d))*"
)
# "19 tháng 1: James Watt", but "1 tháng 1 lần"
_DAY_OF_MONTH = r"(?<![.,/])\d{1,2} tháng (?:0?[1-9]|1[0-2])(?![\d/%]|[.,]\d| lần| lượt)"
# "10 tháng tăng 15%": the months so far
_MONTHS = r"(?<![.,/])(?:[2-9]|1[01]) tháng(?= (?:tăng|giảm|ước|đạt|qua|của tỉnh|của năm|của cả nước|đầu năm)(?!\w))"
_TELEPHONE = (
    r"(?:điện thoại|đt|tel|fax|hotline|di động|số máy|zalo|liên hệ|mã bưu chính|mã vùng|isbn|issn|mã số thuế|biển số)"
    r"[^\d\n]{0,12}\+?\d[\d\s.()\-]*"
)
# "12.500.000 đồng (Bằng chữ: Mười hai triệu ...)" says the number before once more.
_IN_WORDS = re.compile(r"\((?:viết |ghi )?bằng chữ[^()]*", re.IGNORECASE)
_CASED = re.compile(
    rf"[SsĐđKkPCMTtQlh\d](?:(?<!\w.)(?:{_NUMBERED}|{_ARTICLE}|{_ROAD}|{_ORDINAL}|{_AT_CLOCK})"
    rf"|(?<=\d)(?:{_SIGNED}|{_COORDINATES}|{_CLOCK}|{_MONTH}|{_ERA}))"
)
# A word is looked at where it begins, which makes all other characters cheap.
_UNCASED = re.compile(rf"\b(?:{_DAY}|{_DAY_OF_MONTH}|{_MONTHS}|{_TELEPHONE})")
_MARKER = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?=\s)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[^\W\d_]))")
# After these a number is always a label,
_ALWAYS = frozenset(
    """khóa, khoá, quốc lộ, tỉnh lộ, đường tỉnh, đường huyện, lớp, mức độ, giai đoạn, học kỳ, quân khu, quân đoàn, sư đoàn,
    trung đoàn, lữ đoàn, tiểu đoàn, binh đoàn, đại đội, top, vành đai, thang điểm, mục, tiểu mục, phụ lục""".replace(
        "\n   ", ""
    ).split(", ")
)
# after these it is one unless a unit of the tables follows,
_OFTEN = frozenset(
    """nhóm, loại, tổ, hạng, cấp, bậc, kỳ, đợt, phần, bài, câu, khu, lô, phòng, tầng, kênh, quận, phường, tập, mùa, vòng, bảng,
    hình, biểu, trang, tuyến, đội, đoàn, gói, công ty, bệnh viện, trại, cảng, cầu, nhà máy, xưởng, mã, phiên bản, thế hệ, ngõ,
    ngách, hẻm, ấp, thôn, xóm, đường, trạm, tàu, khoa, ca, lần, bước, ô, cột, dòng, tiêu chí, chỉ tiêu, dự án, đề án,
    phương án, nội dung, hợp phần, phân khu, tiểu khu, thửa, tờ, tòa, toà, block, nhà ga, cửa, cổng, bến, hầm, mốc, mẫu, hồ,
    khối, xã, đài, trường, xe, năm thứ, năm, covid, khu vực, tuổi""".replace("\n   ", "").split(", ")
)
# and after these even a duration is no unit ("Công văn 15 ngày 3/5", "tháng 7 năm ngoái").
_DATED = frozenset(
    """qđ, nđ, nq, cv, tt, ct, kh, bc, tb, luật, quyết định, nghị quyết, nghị định, thông tư, công văn, chỉ thị, báo cáo, tờ trình,
    công điện, pháp lệnh, sắc lệnh, thông báo, kế hoạch, văn bản, hướng dẫn, ngày, mùng, mồng, tháng, quý""".replace(
        "\n   ", ""
    ).split(", ")
)
_DURATIONS = frozenset({"ngày", "tháng", "năm", "quý"})
_LISTS = frozenset({"danh mục", "hạng mục", "tiết mục", "chuyên mục", "thư mục"})
_EACH = frozenset({"mỗi", "một"})  # "mỗi ngày 20 chuyến"
_ON_A_DAY = frozenset({"sáng", "chiều", "tối", "đêm", "trưa", "vào", "từ", "đến", "hôm", "trước", "sau"})
_RANKS = frozenset({"xếp", "đứng", "thứ"})  # "xếp hạng 15"
# No part of a number is one: of "Khoảng 2.021,355 tỷ đồng" the 2 names nothing.
_DIGITS = re.compile(r"\d(?<=\s\d)[\d./]*(?:[/-][A-ZĐ][\w\-/]*)?(?![\w]|[.,/]\d)")
_UPPER = re.compile(r"\s?[-–]\s?\d+(?:[.,]\d+)?")
_LEAST_COUNTED = 4
# The look-ahead keeps most numbers cheap.
_COUNTED_THROUGH = re.compile(r"(?<![\w.,])(?=\d{1,3}, \d)\d{1,3}(?:, \d{1,3}(?![\w]|[.,]\d)){3,}")
_REACH = 40  # characters around digits in which the words of a label can stand
_NEAR_DIGITS = re.compile(rf"\d++(?:\D{{1,{2 * _REACH}}}+\d++)*+")


def _counted_through(text: str) -> Iterator[Span]:
    """Yield the numbers of a list that counts through: "9 khóm: 1, 2, 3, 4" names them."""
    for match in _COUNTED_THROUGH.finditer(text):
        numbers = [int(number) for number in match.group().split(", ")]
        if all(after == before + 1 for before, after in pairwise(numbers[:_LEAST_COUNTED])):
            yield Span(*match.span())


def label_spans(text: str, numbers: Iterable[int] | None = None) -> tuple[Span, ...]:
    """Return the spans of numbers that name something, in no order; they may overlap.

    Parameters
    ----------
    text
        One sentence in reading form.
    numbers
        Where the digits begin that are asked about, in order; None for all. Spans of others may be left out.
    """
    starts = [match.start() for match in _DIGITS.finditer(text)] if numbers is None else list(numbers)
    written = (_DIGITS.match(text, start) for start in starts)
    found = [Span(*match.span()) for match in written if match is not None and _is_label(text, match)]
    marker = _MARKER.match(text)
    if marker is not None and not _counts(text, marker.end()):
        found.append(Span(*marker.span()))
    if "ằng chữ" in text:
        found.extend(Span(*match.span()) for match in _IN_WORDS.finditer(text))
    if text.count(",") >= _LEAST_COUNTED - 1:
        found.extend(_counted_through(text))
    # Twice as fast as without regard to case. A capital İ becomes two characters in lower case, and offsets must hold.
    lower = text.replace("İ", "I").lower()
    for start, end in _near_digits(text, None if numbers is None else starts):
        found.extend(Span(*match.span()) for match in _CASED.finditer(text, start, end))
        found.extend(Span(*match.span()) for match in _UNCASED.finditer(lower, start, end))
    return tuple(found)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Tell from the words before a number, and from whether a unit follows, that it names what stands before it."""
    words = [word.strip('(“"*-–') for word in text[max(0, match.start() - _REACH) : match.start()].rsplit(None, 3)[-3:]]
    if not words:
        return False
    last = words[-1].lower()
    if last in {"số", "số:"} and len(words) > 1:
        words.pop()
        last = words[-1].lower()
    before = words[-2].lower() if len(words) > 1 else ""
    names = {last, f"{before} {last}"}
    if names & _ALWAYS and f"{before} {last}" not in _LISTS:
        return True
    if last == "ngày" and before in _ON_A_DAY:
        return True
    if names & _DATED:
        return before not in _EACH and not _counts(text, match.end(), but=_DURATIONS)
    if _counts(text, match.end()) or match.end() - match.start() > 4 or "." in match.group():
        return False
    is_name = (
        words[-1][:1].isupper()
        and before != ""
        and text[max(0, match.start() - _REACH) : match.start()].rstrip()[-1:].isalnum()
    )
    return is_name or (bool(names & _OFTEN) and before not in _RANKS)


def _counts(text: str, end: int, *, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a unit of the tables follows a number, or a range of two, whose first ends at `end`."""
    upper = _UPPER.match(text, end)
    unit = read_unit(text, upper.end() if upper is not None else end)
    return unit is not None and unit.known and unit.unit not in but


def _near_digits(text: str, asked: Sequence[int] | None) -> list[tuple[int, int]]:
    """Return the stretches of a text that hold its digits and what may label them, apart from each other.

    Of digits that are asked about only, where it is told which these are.
    """
    return [
        (max(0, group.start() - _REACH), min(len(text), group.end() + _REACH))
        for group in _NEAR_DIGITS.finditer(text)
        if asked is None or bisect_left(asked, group.start()) < bisect_left(asked, group.end())
    ]
