"""A figure in, a question that asks for exactly it out, and whether an answer gives it. Asks nothing itself.

What is offered to be clicked must read as a person would ask. A name that was cut out of a sentence around its number
often does not ("tôi tiếp tục trồng"); only one that begins with what is measured or counted is offered.
"""

import re
from decimal import Decimal

from index.document import Span
from index.extract.period import describe_period
from index.figure import MOVES, Figure, Role
from qa.answer import Answer, AnswerFigure, Citation
from qa.cite.label import label_of, label_of_group
from qa.cite.phrase import name_of
from qa.words.counted import kind_of

_LONGEST_NAME = 14  # words that are read at a glance
_SHORTEST_NAME = 3  # words that say of what; fewer do where a place is told with them
_LONGEST_GROUP = 5
# Nouns of what is measured, with what makes another word of them ("tổng công ty", "thu hồi", "chi nhánh").
_MEASURED = re.compile(
    r"(?:tổng(?! (?:công ty|cộng|cục|giám đốc|thống|bí thư|thư ký|hợp|kết|liên|quan|tư lệnh|biên tập))|số"
    r"|t[ỷỉ] (?:lệ|trọng|suất)|diện tích|dân số|mật độ|sản lượng|năng suất|giá(?! (?:đỡ|thể))|kim ngạch|xuất khẩu"
    r"|nhập khẩu|doanh (?:thu|số)|thu(?= (?:ngân|nội|từ|nhập|hộ|phí|tiền|thuế))"
    r"|chi(?= (?:ngân|phí|thường|đầu|trả|cho|trợ))|kinh phí|vốn|lợi nhuận|dư nợ|nợ|tốc độ|chỉ số|mức|quy mô|công suất"
    r"|(?:khối |trọng |trữ )?lượng|lượt|nhiệt độ|độ|chiều|lương(?= (?:cơ|tối|hưu|bình))|lãi suất|thuế"
    r"|(?:học |lệ |viện )?phí|nhu cầu|thời (?:hạn|gian)|tuổi thọ|bội chi|bình quân|tăng trưởng|huy động|khách"
    r"|GR?DP|GNI|CPI|IIP|FDI|ODA|PCI|HDI)(?!\w)"
)
# What is measured, but not of what.
_BARE = re.compile(
    r"(?:mật độ|sản lượng|năng suất|tốc độ|số lượng|quy mô|t[ỷỉ] (?:lệ|trọng)|giá trị|diện tích|khối lượng|mức|chỉ số"
    r"|tổng(?: (?:số|cộng))?)"
)
# Words of somebody who tells, or that point at what was told before; and words that another one must follow.
_TELLS = re.compile(r"(?<!\w)(?:tôi|chúng|là|này|đó|ấy|đây|nọ|sau khi|lúc|trước đó)(?!\w)", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?<!\w)(?:của|và|với|cho|từ|trên|được|có|theo|gồm|các|những|mỗi|ngang|tại|ở|do|bởi|vẫn|còn|đã|sẽ|đang|cũng|chỉ"
    r"|khoảng|hơn|gần|đạt|đến|tới|so|ước|kể|bằng|nhân|dẫn)$",
    re.IGNORECASE,
)
_UNREADABLE = re.compile(r"[^\w\s,.()/%²³–-]|\d,\d")


def ask_for(figure: Figure, *, territory: str = "") -> str:
    """Return a question that asks for exactly this figure: indicator, territory (its own, or as given) and period."""
    name, period = _subject_of(figure), describe_period(figure.period) if figure.period else ""
    place = territory or figure.territory
    place, period = ("" if said.lower() in name.lower() else said for said in (place, period))
    if _counts(figure, name):
        return _sentence(place, "có bao nhiêu", name[:1].lower() + name[1:], period)
    subject = _sentence(name, place, period)[:-1]
    if figure.role is Role.PLAN_SHARE:
        return f"{subject} đạt bao nhiêu phần trăm {figure.baseline or 'kế hoạch'}?"
    if figure.role in MOVES:
        against = f" so với {figure.baseline}" if figure.baseline else ""
        return f"{subject} tăng hay giảm bao nhiêu{against}?"
    return f"{subject} là bao nhiêu?"


def reads_well(figure: Figure) -> bool:
    """Tell whether the question for a figure reads as a person would ask: it names what is measured or counted."""
    name = _subject_of(figure)
    count = len(name.split())
    if count > _LONGEST_NAME or (count < _SHORTEST_NAME and not figure.territory) or " - " in name:
        return False
    if any(pattern.search(name) for pattern in (_TELLS, _OPEN_END, _UNREADABLE)):
        return False
    return _counts(figure, name) or (_is_measured(name) and not _BARE.fullmatch(name.lower()))


def gives(answer: Answer, figure: Figure, document_id: int) -> bool:
    """Tell whether an answer leads with a figure of a document."""
    if not answer.answered or not answer.figures:
        return False
    shown = answer.figures[0]
    citation = next((each for each in answer.citations if each.number == shown.citation), None)
    return citation is not None and citation.document_id == document_id and is_shown(figure, shown, citation)


def is_shown(figure: Figure, shown: AnswerFigure, citation: Citation) -> bool:
    """Tell whether a figure of an answer, cited so, is this one of the store."""
    cited = Span(citation.start, citation.end)
    same = (figure.number, figure.role, figure.period) == (Decimal(shown.number), shown.role, shown.period)
    return same and figure.span.overlaps(cited)


def _subject_of(figure: Figure) -> str:
    """Return what is asked about: the name of a figure, with that of its group where a cell says too little alone."""
    name = label_of(figure) or name_of(figure)
    group = label_of_group(figure) if figure.row is not None else ""
    if group and len(group.split()) <= _LONGEST_GROUP:
        if _BARE.fullmatch(name.lower()):
            name = f"{name} {_lower(group)}"
        elif not _is_measured(name) and _is_measured(group):
            name = f"{group} {_lower(name)}"
    return name[:1].upper() + name[1:]


def _is_measured(name: str) -> bool:
    return _MEASURED.match(name[:1].lower() + name[1:]) is not None or _MEASURED.match(name) is not None


def _counts(figure: Figure, name: str) -> bool:
    """Tell whether a name says which things of a kind are counted, as "dự án được cấp phép" does."""
    unit = figure.unit.lower()
    return figure.role is Role.COUNT and kind_of(unit) is not None and name.lower().startswith(f"{unit} ")


def _lower(name: str) -> str:
    """Return a name as it stands inside a sentence; in capitals, or of capitalised words, it is a proper one."""
    words = name.split()
    is_proper = words[0].isupper() or (len(words) > 1 and all(word[:1].isupper() for word in words))
    return name if is_proper else name[:1].lower() + name[1:]


def _sentence(*parts: str) -> str:
    text = " ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}?"
