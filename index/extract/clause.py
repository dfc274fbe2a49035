"""The words between two numbers in, out where those begin that belong to the second one.

The first words may still belong to the number before ("... 12% kế hoạch năm, ..."), an opening phrase of time or place
belongs to neither, and of a long lead only the clause that can name an indicator does.
"""

import re

from index.extract.alternatives import word_of
from index.extract.wording import content_words, listed_nouns

_AFTERMATH = re.compile(
    r"^\s*(?:(?:trở (?:lên|xuống|đi)|làm việc)(?!\w)[\s,]*)*"
    r"(?:(?:(?:so với|so|tương đương|của|trên)\s+)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|cùng k[ỳì]|năm trước|năm ngoái|đầu năm|mục tiêu|(?:tháng|quý) (?:trước|liền trước|liền kề)|cuối năm)"
    r"(?:\s+(?:năm trước|năm ngoái|năm \d{4}|cả năm|(?:(?:HĐND|UBND|Hội đồng nhân dân|Ủy ban nhân dân)(?: (?:tỉnh|huyện|thành phố|thị xã|xã))?|(?:Thủ tướng )?Chính phủ"
    r"|tỉnh|huyện|trung ương|TW|cấp trên|được) (?:giao|đề ra|thông qua)|giao đầu năm|giao|đầu năm|đề ra|năm))*)?",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    word_of(
        "nên|nhưng|tuy nhiên|vì vậy|qua đó|trong khi đó|trong khi|do đó|nhờ đó|thì",
        then=r"(?!\w)[\s,]*",
        any_case=False,
    )
)
_STRIVING = re.compile(word_of("phấn đấu|phân đầu", then=r"(?!\w)[\s,]*"))
# "Trong năm qua, ...", "Theo khoản 2, ...": says when, where or by what, not what.
_OPENING = re.compile(
    r"^\s*(?:trong|vào|từ|đến|tính đến|kể từ|sau|trước|theo|tại|ở|về|đối với|nhờ|do|với|qua|bên cạnh|ngoài|để|căn cứ|nhằm|khi|nếu|hiện nay"
    r"|cụ thể|như vậy|ngoài ra|đồng thời|bên cạnh đó|năm)(?!\w)[^,]*,\s+",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\s*(?:(?:và|với|có|trong đó|riêng|đã)\s+)*(?:tổng|số|tỷ lệ|tỉ lệ|diện tích|sản lượng|năng suất|kim ngạch|doanh thu|doanh số|giá trị|thu nhập"
    r"|thu ngân sách|thu nội địa|thu từ|thu phí|chi ngân sách|vốn|nguồn vốn|mức|tốc độ|dân số|mật độ|lượng|khối lượng|chỉ số|chiều dài|chiều rộng"
    r"|chiều cao|độ cao|thời gian|thời hạn|kinh phí|công suất|dư nợ|nợ|huy động vốn|nhiệt độ|lợi nhuận|chi phí|giá|tuổi thọ|tổng đàn|quy mô|nhu cầu"
    r"|trữ lượng|thiệt hại|lãi suất|thuế suất|phạt tiền)(?!\w)",
    re.IGNORECASE,
)
# "... nằm dọc bờ bắc sông với chiều dài": a long subject is not what is measured; a name ("Đảo An với ...") is kept
_WITH = re.compile(
    word_of(
        "(?<!đối )với|(?<!đối )có",
        then=r" (?=(?:tổng|số|diện tích|chiều|độ|quy mô|công suất|trữ lượng|giá trị|kinh phí|sản lượng|mức|mật độ|dân số"
        r"|thời gian|trọng lượng|khối lượng|tỷ lệ|tốc độ)(?!\w))",
        any_case=False,
    )
)
_ENTITY = 7  # words of a name that an indicator can carry along
_VERB = re.compile(
    r"\s*(?:(?:và|đã|được|còn|cũng|đang|phải|bị|ước|dự kiến)\s+)*(?:đã|được|bị|có|phát hiện|xử lý|thu hồi|thu giữ|kiến nghị|cấp|bắt|làm|xảy ra|giải quyết|hoàn thành"
    r"|tổ chức|triển khai|xây dựng|thành lập|trồng|sản xuất|khai thác|xuất khẩu|nhập khẩu|tiêu hủy|tiêu huỷ|phạt|truy thu|khởi tố|giải ngân|đào tạo|tuyển"
    r"|hỗ trợ|trao|tặng|vận động|thu hút|đón|phục vụ|vận chuyển|gồm|nâng|đưa|tiếp nhận|công nhận|phê duyệt|ban hành)(?!\w)",
    re.IGNORECASE,
)
# "670 ha lúa và 30 ha sắn": what stands before "và" is the first one's
_JOINED = re.compile(
    word_of("và|hoặc|cùng|với", then=r"(?:\s+(?:khoảng|hơn|gần|trên|dưới|đạt|có|cả))*\s*$", any_case=False)
)
_JOINS = re.compile(word_of("và|với|cho|tại|để|được|bị", then=r"(?!\w)", any_case=False))
_COMMA = re.compile(r",\s")
# "trang sức bằng vàng, đã hoặc chưa mạ": what only narrows the words before the comma names nothing alone.
_NARROWS = re.compile(
    r"(?:đã hoặc|chưa|kể cả|trừ|không kể|không (?:bao )?gồm|bằng|của|thuộc|như|nhất là)(?!\w)", re.IGNORECASE
)
_LONG = 60  # characters of a lead beyond which only its last clause can be the indicator


def own_words(gap: str, *, bounded: bool, counted: bool, first: bool = False) -> int:
    """Return where the words of the next number begin in the words between two numbers.

    Parameters
    ----------
    gap
        What stands between the numbers, after the last bracket or "trong đó".
    bounded
        True when nothing of it can belong to the number before.
    counted
        True when the number before counted things: then the first words belong to those.
    first
        True when no number stands before.
    """
    start = 0 if bounded else _skip_aftermath(gap, counted=counted)
    joined = None if first else _JOINED.search(gap, start)
    if joined is not None and (joined.group().startswith("và") or not (bounded or "," in gap)):
        return joined.start()
    lead = gap[start:]
    conjunction = [match.end() for match in _CONJUNCTION.finditer(lead) if content_words(lead[match.end() :])]
    conjunction += [match.end() for match in _STRIVING.finditer(lead) if content_words(lead[match.end() :]) >= 2]
    if conjunction:
        return start + max(conjunction)
    return start + _skip_clauses(lead)


def skip_aftermath(gap: str) -> int:
    """Return where the words end that say what the number before them is compared with ("kế hoạch năm"); 0 for none."""
    aftermath = _AFTERMATH.match(gap)
    return aftermath.end() if aftermath is not None and aftermath.group().strip() else 0


def _skip_aftermath(gap: str, *, counted: bool) -> int:
    """Return where the words that still belong to the previous number end."""
    aftermath = skip_aftermath(gap)
    if aftermath:
        return aftermath
    listed = len(listed_nouns(gap)) if counted else 0
    comma = gap.find(",", listed)
    if comma >= 0:
        return comma + 1 if content_words(gap[:comma]) else 0
    if counted:
        joins = [match.start() for match in _JOINS.finditer(gap)]
        return joins[-1] if joins else len(gap)
    return 0


def _skip_clauses(lead: str) -> int:
    """Return where the clause begins that can name an indicator, and its measure after a long subject."""
    start = _skip_commas(lead)
    measures = [
        match.end() for match in _WITH.finditer(lead, start) if content_words(lead[start : match.start()]) > _ENTITY
    ]
    return measures[-1] if measures else start


def _skip_commas(lead: str) -> int:
    if "," not in lead[:-1]:
        return 0
    starts = [0, *(match.end() for match in _COMMA.finditer(lead) if not _NARROWS.match(lead, match.end()))]
    long = len(lead) > _LONG
    for start in reversed(starts):
        names = _HEAD.match(lead, start) or (long and _VERB.match(lead, start))
        if names and content_words(lead[start:]):
            return start
    opening = _OPENING.match(lead)
    skipped = opening.end() if opening is not None and content_words(lead[opening.end() :]) != 1 else 0
    if not long:
        return skipped
    fitting = [start for start in starts[1:] if content_words(lead[start:]) >= 2]
    return max([skipped, *fitting[-1:]])
