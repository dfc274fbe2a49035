"""Words of courtesy around a question: "Anh chị cho biết giúp ... vậy ạ? Cảm ơn!" in, the question alone out.

They say nothing of what is asked, and would be looked for in documents like its other words. Diacritics count: "hả" is
courtesy, "ha" a measure of land.
"""

import re

_I = r"(?:em|mình|tôi|tui|tớ|cháu|con|(?:chúng|bọn) (?:tôi|em|mình))"
_YOU = (
    r"(?:(?:các |quý |kính )*(?:anh chị|anh|chị|bạn|bác|cô chú|thầy cô|thầy|chuyên gia|luật sư|cơ quan|đơn vị|cao nhân)"
    r"(?: (?:em|ơi|ạ|nào|đọc))*|(?:mọi người|a/c|ad|admin|shop|bot)(?: ơi)?)"
)
_PLEASE = r"(?:làm ơn|vui lòng|xin|hãy|nhờ|phiền|làm phiền)"
_HELP = r"(?:giúp|giùm|dùm|hộ)"
_LOOK_UP = r"(?:tìm kiếm|tra cứu|kiểm tra|tìm|tra|xem|coi|check)"
_TELL = rf"(?:cho(?: {_I})?(?: (?:xin|được|phép))* (?:biết|hỏi|hay)|(?:trả lời|giải đáp) (?:{_HELP}|{_I}))"
_MORE = (
    rf"(?:{_HELP}(?: {_I})?|với|xem|thử|thêm|rõ|(?:một |1 )?(?:chút|tí|xíu|tẹo)|là|về|rằng|nhé|nha|ạ|luôn"
    r"|em|mình|tôi|tui|tớ|cháu)"
)
_THANKS = r"(?:cảm ơn|cám ơn|thanks?|tks|thank you)"
_SOON = r"(?:sớm |được |nhận được )*(?:trả lời|phản hồi|giải đáp|hồi âm|giúp đỡ|hỗ trợ)"
_WISH = r"(?:muốn|cần|xin|định)"
_GREETING = r"(?:xin chào|chào|kính (?:chào|gửi|thưa)|thưa|dạ|vâng|alo|hello|hi)"
# Each begins a question, or what is left of it when another one is gone.
_OPENINGS = tuple(
    re.compile(rf"{opening}(?: {_MORE}){{0,5}}(?:\s*[,:.!…-]+\s*|\s+)")
    for opening in (
        rf"{_GREETING}(?: {_YOU}){{0,2}}(?=[\s,]+(?:{_YOU}|{_PLEASE}|{_I}|cho)\b)",
        rf"{_YOU}(?= ?[,!])",
        rf"(?:ad|admin|{_YOU} ơi)",
        rf"(?:{_PLEASE} ){{0,2}}(?:{_YOU} ){{0,2}}(?:{_PLEASE} |{_HELP} ){{0,2}}{_TELL}",
        rf"(?:{_PLEASE} ){{0,2}}{_LOOK_UP} (?:{_HELP}(?: {_I})?|(?:giúp )?cho {_I})",
        rf"(?:{_PLEASE} ){{0,2}}{_HELP} {_I}(?: {_LOOK_UP})?",
        rf"{_I} (?:(?:đang|rất|chỉ|cũng) )*{_WISH}(?: (?:được|phép|xin))* (?:biết|hỏi|hiểu|{_LOOK_UP})",
        rf"(?:có )?(?:{_YOU}|ai)(?: có)? biết(?: thì)?(?: chỉ {_I})?",
        r"(?:không|ko|chẳng) (?:biết|rõ)",
        r"(?:vui lòng|làm ơn)",
    )
)
# "Như vậy" asks; "thế", "đó" and their like are courtesy behind a word that asks, or before another particle.
_PARTICLE = r"(?:(?<!như )vậy|nhỉ|nhé|nha|ạ|hả|hở|hen|nè)"
_ASKS = "|".join(f"(?<={word} )" for word in ("nhiêu", "mấy", "nào", "gì", "đâu", "sao", " ai", "không", "chưa"))
_POINTS = r"(?:thế|đó|đây|ấy|với|ta|cơ)"
_BEHIND = rf"(?:{_PARTICLE}|{_POINTS}(?=[\s,]+(?:{_PARTICLE}|ta)\b)|(?:{_ASKS}){_POINTS})"
_CLOSINGS = tuple(
    re.compile(rf"{closing}[\s.!…]*(?=\??\s*$)")
    for closing in (
        rf"(?<![\s,.!?…])[\s,.!?…]+(?:(?:xin|em|mình|tôi|chân thành) )*(?:{_THANKS}|mong {_SOON})\b[^?]*",
        rf"[\s,]+(?:(?:giải đáp|trả lời|chỉ) )?{_HELP} {_I}(?: (?:với|nhé|nha|ạ))*",
        rf"[\s,]+(?:giải đáp|trả lời|chỉ) (?:giúp|{_I})(?: (?:với|nhé|nha|ạ))*",
        rf"[\s,]+{_BEHIND}(?:[\s,]+(?:{_PARTICLE}|ta)\b)*(?:[\s,]+{_YOU})?",
        rf"[\s,]+(?:ad|admin|shop|{_YOU} ơi)",
    )
)


def without_courtesy(text: str) -> str:
    """Return a question without the words of courtesy before and behind it; what is nothing else stays.

    Examples
    --------
    >>> without_courtesy("Anh chị cho biết giúp dân số Huế là bao nhiêu vậy ạ? Xin cảm ơn!")
    'dân số Huế là bao nhiêu?'
    """
    kept = _without_closings(_without_openings(text.strip()))
    return kept if re.search(r"\w\s+\w", kept) else text


def _without_openings(text: str) -> str:
    while True:
        lower = text.lower()
        found = next(filter(None, (opening.match(lower) for opening in _OPENINGS)), None)
        if found is None:
            return text
        text = text[found.end() :]


def _without_closings(text: str) -> str:
    while True:
        lower = text.lower()
        found = next(filter(None, (closing.search(lower) for closing in _CLOSINGS)), None)
        if found is None:
            return text
        asks = "?" in text[found.start() :]
        text = text[: found.start()] + ("?" if asks else "")
