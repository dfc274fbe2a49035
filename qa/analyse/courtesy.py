"""Words around a question that ask nothing, left out: "Anh chị cho biết giúp, theo tài liệu thì ... vậy ạ? Cảm ơn!".

Courtesy, and that it is asked of documents; both would be looked for in documents like the words of what is asked.
Diacritics count: "hả" is courtesy, "ha" a measure of land.
"""

import re
from collections.abc import Sequence

_I = r"(?:em|mình|tôi|tui|tớ|cháu|con|(?:chúng|bọn) (?:tôi|em|mình))"
_YOU = (
    r"(?:(?:các |quý |kính )*(?:anh chị|anh|chị|bạn|bác|cô chú|thầy cô|thầy|chuyên gia|luật sư|cơ quan|đơn vị|cao nhân)"
    r"(?: (?:em|ơi|ạ|nào|đọc))*|(?:mọi người|a/c|ad|admin|shop|bot)(?: ơi)?)"
)
_PLEASE = r"(?:làm ơn|vui lòng|xin|hãy|nhờ|phiền|làm phiền)"
_HELP = r"(?:giúp|giùm|dùm|hộ)"
_LOOK_UP = r"(?:tìm kiếm|tra cứu|kiểm tra|tìm|tra|xem|coi|check)"
_TELL = rf"(?:cho(?: {_I})?(?: (?:xin|được|phép))* (?:biết|hỏi|hay)|(?:trả lời|giải đáp) (?:{_HELP}|{_I}))"
_ME = r"(?:em|mình|tôi|tui|tớ)"
_MORE = (
    rf"(?:{_HELP} {_ME}|{_HELP}|với|xem(?! xét)|thêm|(?:một |1 )?(?:chút|tí|xíu|tẹo)|là|về|rằng|nhé|ạ"
    r"|mình|tôi|tui|tớ)"
)
_THANKS = r"(?:cảm ơn|cám ơn|thanks?|tks|thank you)"
_SOON = r"(?:sớm |được |nhận được )*(?:trả lời|phản hồi|giải đáp|hồi âm|giúp đỡ|hỗ trợ)"
_WISH = r"(?:muốn|cần|xin|định)"
_GREETING = r"(?:xin chào|chào|kính (?:chào|gửi|thưa)|thưa|dạ|vâng|alo|hello|hi)"
# "Theo nguồn" asks for parts, "theo thông tin, truyền thông" of a trade: such a word needs another one beside it.
_KNOWN = r"(?: (?:này|trên|đó|đã cho|đính kèm|được nêu|nêu trên|đã nêu|có sẵn|hiện có|chính thức|được cung cấp))"
_PAPER = r"(?:các |những )?(?:tài liệu|văn bản|báo cáo|bài viết|bài báo)"
_DATA = rf"(?:các |những )?(?:nguồn|số liệu|dữ liệu|thông tin)(?:{_KNOWN}|(?= (?:trong|của|từ|ở) {_PAPER}))"
_SOURCE = rf"(?:{_PAPER}{_KNOWN}?|{_DATA})"
_SOURCES = rf"{_SOURCE}(?: (?:trong|của|từ|ở) {_SOURCE})?"
_BY = r"(?:theo|dựa (?:vào|trên|theo)|căn cứ(?: vào)?)"
# Who signed "báo cáo này" is asked of the paper itself.
_OF_PAPER = re.compile(r"\b(?:ký|ban hành|số hiệu|nơi nhận|gửi (?:cho )?(?:ai|cơ quan nào)|người lập)\b")


def _compiled(head: str, alternatives: tuple[str, ...], tail: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"{head}{each}{tail}") for each in alternatives)


# Each begins a question, or what is left of it when another one is gone.
_AFTER_OPENING = rf"(?: {_MORE}){{0,5}}(?:\s*[,:.!…-]+\s*|\s+)"
_OPENINGS = _compiled(
    "",
    (
        rf"{_GREETING}(?: {_YOU}){{0,2}}(?=[\s,]+(?:{_YOU}|{_PLEASE}|{_I}|cho)\b)",
        rf"{_YOU} (?:ơi|ạ)",
        r"(?:ad|admin)(?= ?,)",
        rf"(?:{_PLEASE} ){{0,2}}(?:{_YOU} ){{0,2}}(?:{_PLEASE} |{_HELP} ){{0,2}}{_TELL}",
        rf"(?:{_PLEASE} ){{0,2}}{_LOOK_UP} (?:{_HELP}(?: {_I})?|(?:giúp )?cho {_I})",
        rf"(?:{_PLEASE} ){{0,2}}{_HELP} {_I} (?:{_LOOK_UP}|biết|hỏi)",
        rf"{_I} (?:(?:đang|rất|chỉ|cũng) )*{_WISH}(?: (?:được|phép|xin))* (?:biết|hỏi|hiểu|{_LOOK_UP})",
        rf"(?:có ai|(?:có )?{_YOU})(?: có)? biết(?: thì)?(?: chỉ {_I})?",
        r"(?:không|ko|chẳng) biết (?:là|rằng|thì)",
        r"(?:câu hỏi|hỏi)(?: số)?(?: \d{1,2})? ?(?=:)",
    ),
    _AFTER_OPENING,
)
_OF_SOURCES = _compiled(
    "",
    (
        rf"(?:{_BY}|trong) {_SOURCES}(?: thì|(?=,))",
        rf"{_SOURCE} (?:cho (?:biết|hay)|(?:có )?(?:nêu|nói|ghi)(?: rõ)? (?:rằng|là))(?=[\s:,])",
    ),
    _AFTER_OPENING,
)
# "Như vậy" asks; "thế", "đó" and their like are courtesy behind a word that asks, or before another particle.
_PARTICLE = r"(?:(?<!như )vậy|nhỉ|nhé|(?<!đào )(?<!ban )nha|ạ|hả|nè)"
_ASKS = "|".join(f"(?<={word} )" for word in ("nhiêu", "mấy", "nào", "gì", "đâu", "sao", " ai", "không", "chưa"))
_POINTS = r"(?:thế|đó|đây|ấy|với|ta|cơ)"
_BEHIND = rf"(?:{_PARTICLE}|{_POINTS}(?=[\s,]+(?:{_PARTICLE}|ta)\b)|(?:{_ASKS}){_POINTS})"
_BREAK = r"(?:(?<=[,.!?…] )|(?<=[,.!?…]))"
_END = r"[\s.!…]*(?=\??\s*$)"
_CLOSINGS = _compiled(
    r"(?<![\s,.!?…(])[\s,.!?…(]+",
    (
        rf"(?:{_BREAK}|(?:xin|{_ME}) )(?:(?:xin|chân thành|{_ME}) ){{0,3}}{_THANKS}\b[^?]*",
        rf"{_BREAK}(?:(?:xin|rất|{_ME}) ){{0,3}}mong {_SOON}\b[^?]*",
        rf"(?:(?:giải đáp|trả lời) )?{_HELP} {_ME}(?: (?:với|nhé|nha|ạ))*",
        r"(?:giải đáp|trả lời) giúp(?: (?:với|nhé|nha|ạ))*",
        rf"{_BEHIND}(?:[\s,]+(?:{_PARTICLE}|ta)\b)*(?:[\s,]+{_YOU})?",
        rf"{_YOU} ơi",
    ),
    _END,
)
_IN_SOURCES = _compiled(
    r"(?<![\s,.!?…(])[\s,.!?…(]+",
    (
        rf"{_BY} {_SOURCES}",
        rf"(?:(?:được |đã |có )?(?:nêu|ghi|nói|đề cập) )?(?:trong|ở|tại) {_SOURCE}(?<! báo cáo)(?<! số liệu)",
        r"(?:có |và |kèm )?(?:dẫn|trích|trích dẫn|nêu rõ|ghi rõ) nguồn\)?",
    ),
    _END,
)


def without_courtesy(text: str) -> str:
    """Return a question without the words before and behind it that ask nothing; what is nothing else stays.

    Examples
    --------
    >>> without_courtesy("Anh chị cho biết giúp dân số Huế là bao nhiêu vậy ạ? Xin cảm ơn!")
    'dân số Huế là bao nhiêu?'
    """
    is_of_paper = _OF_PAPER.search(text.lower()) is not None
    kept = _without_openings(text.strip(), _OPENINGS if is_of_paper else _OPENINGS + _OF_SOURCES)
    kept = _without_closings(kept, _CLOSINGS if is_of_paper else _CLOSINGS + _IN_SOURCES)
    return kept if re.search(r"\w\s+\w", kept) else text


def _without_openings(text: str, openings: Sequence[re.Pattern[str]]) -> str:
    while True:
        small = _small(text)
        found = next(filter(None, (opening.match(small) for opening in openings)), None)
        if found is None:
            return text
        text = text[found.end() :]


def _without_closings(text: str, closings: Sequence[re.Pattern[str]]) -> str:
    while True:
        small = _small(text)
        found = next(filter(None, (closing.search(small) for closing in closings)), None)
        if found is None:
            return text
        asks = "?" in text[found.start() :]
        text = text[: found.start()] + ("?" if asks else "")


def _small(text: str) -> str:
    """Return a text in small letters, each at its place."""
    small = text.lower()
    # "İ" becomes two characters.
    return (
        small if len(small) == len(text) else "".join(low if len(low := each.lower()) == 1 else each for each in text)
    )
