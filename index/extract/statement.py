"""One sentence in, the statements of figures in it out: what each number measures, and what it is a part of.

A report states an indicator once and then says several things of it: "Tổng thu ... 1.131,6 tỷ đồng, đạt 18% dự toán,
tăng 1,3% so với cùng kỳ, trong đó thu nội địa 596,8 tỷ đồng". Read left to right: the words between two numbers
either name a new indicator or, when nothing but verbs is left of them, continue the one before; "trong đó" and
brackets open parts of it. Knows nothing of periods, documents or tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.document import Span
from index.extract.comparison import Comparison, attains, moves, read_comparison
from index.extract.number import NumberKind, NumberMention, find_numbers, parse_number
from index.extract.unit import UnitMention, read_unit
from index.figure import Role

# Words that may stand between an indicator and its number without naming anything.
_LINKS = (
    "ước thực hiện|ước tính|ước đạt|ước khoảng|ước|đạt được|đạt khá với|đạt|được|là|bằng|tăng thêm|tăng|giảm|giám|khoảng|trên|gần|hơn|dưới|"
    "xấp xỉ|với|lên tới|lên đến|lên|còn|xuống|thêm|tới|đến|từ|chiếm|chỉ|mức|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|có|"
    "trị giá|tương đương|ở|vào|hiện có|hiện|tổng cộng|bình quân|trung bình|mỗi năm|mạnh|nhẹ|chừng|tối đa|tối thiểu|không quá|"
    "đã|sẽ|gồm|bao gồm|cho|của|thì|tỷ lệ|hoàn thành|ghi nhận|rơi vào|dao động|quá|ít nhất"
)
_TRAILING = re.compile(rf"(?:(?<!\w)(?:{_LINKS})\s*)+$", re.IGNORECASE)
_LEADING = re.compile(
    r"^[\s,;:.–\-+•*“”\"]*(?:(?:và|với|trong đó|trong số đó|trong số|trong|riêng|cụ thể(?: là)?|như|gồm|bao gồm|tính chung|nhìn chung|"
    r"tiếp tục|đồng thời|ngoài ra|bên cạnh đó|theo đó|hiện nay|hiện|đến nay|đã có thêm|đã có|đã|có|thì|mà|do|cả năm|năm nay|(?:toàn|cả)(?: (?:tỉnh|huyện|thành phố|thị xã|xã|quận|ngành|vùng|nước))|trên địa bàn(?: (?:tỉnh|huyện|thành phố|xã))?|"
    r"đưa|nâng|làm cho|so với cùng kỳ|cùng kỳ|so với|kế hoạch(?=\s*(?:,|$))|dự toán(?=\s*(?:,|$))|tỉnh giao|giao đầu năm|giao|cả năm|đạt|ước|tăng|giảm|là|cùng|còn|kết quả|các|tại|của)"
    r"(?!\w)[\s,:]*)*",
    re.IGNORECASE,
)
_AFTERMATH = re.compile(
    r"^\s*(?:(?:so với|so|tương đương|của|trên)\s+)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|cùng kỳ|năm trước|năm ngoái|đầu năm|mục tiêu)"
    r"(?:\s+(?:năm trước|năm ngoái|năm \d{4}|cả năm|tỉnh giao|trung ương giao|giao đầu năm|giao|đầu năm|đề ra|năm))*",
    re.IGNORECASE,
)
_RESET = re.compile(r"(?:kết quả cập nhật|số liệu cập nhật|báo cáo (?:số )?[\w\-/]+)\s*:", re.IGNORECASE)
_STOP_AFTER = re.compile(
    r"[,;:.()]|(?<!\w)(?:so với|tăng|giảm|đạt|bằng|trong (?:đó|dịp|năm|quý|tháng|kỳ)|với|gồm|là|và|chiếm|nên|do|để|nhằm|tập trung"
    r"|ước|nâng|làm|từ)(?!\w)"
)
_MISSING_PERCENT = re.compile(r"^\s*(?:so với\s+)?(?:kế hoạch|dự toán)", re.IGNORECASE)
_RANK = re.compile(r"(?<!\w)(?:xếp|đứng|hạng|thứ|vị trí)(?:\s+(?:xếp|đứng|hạng|thứ|vị trí))*\s*$", re.IGNORECASE)
_JOINT = re.compile(
    r"[();:]|(?<!\w)(?:trong đó|trong số đó|bao gồm|gồm có|chia ra)(?!\w)|[.!?]\s+(?=\w)", re.IGNORECASE
)
# "(GRDP)", "(Trung Quốc)": brackets that close before the next number open no part.
_ASIDE = re.compile(r"\([^()]*\)")
_CONJUNCTION = re.compile(r"(?<!\w)(?:nên|nhưng|tuy nhiên|vì vậy|qua đó|trong khi|do đó|nhờ đó)(?!\w)[\s,]*")
_SCALE = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm)\s)+")
_STOCK = re.compile(r"(?<!\w)(?:tổng đàn|đàn|dân số|sản lượng|tổng mức)(?!\w)", re.IGNORECASE)
_LONG = 60  # characters of a lead beyond which only its last clause can be the indicator
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One number of a sentence with what it measures; offsets count in the text that was given.

    `span` covers number and unit, `clause` the words that state it. `unit` is "" when none is stated. `lead` is the
    text between the previous number and this one, `after` what follows up to the next.
    """

    mention: NumberMention
    unit: UnitMention | None
    unit_text: str
    span: Span
    clause: Span
    indicator: str
    parent: str | None
    comparison: Comparison
    lead: str
    after: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is being spoken of: the indicator, the indicator it is a part of, and the base unit of that whole."""

    subject: str
    parent: str | None
    base: str = ""
    parent_base: str = ""


def read_statements(text: str, *, taken: Sequence[Span] = (), parent: str | None = None) -> tuple[Statement, ...]:
    """Read the statements of one sentence.

    Parameters
    ----------
    text
        One sentence (or clause list) in reading form.
    taken
        Spans of periods and dates, which are not figures.
    parent
        Indicator that the whole sentence is about (the anchor of a footnote), else None.

    Returns
    -------
    The statements in order.
    """
    quantities = _quantities(text, taken)
    words = _blank(text, taken)
    statements: list[Statement] = []
    stack: list[_Scope] = [_Scope("", parent)]
    previous_end = 0
    for i, (mention, unit, unit_text) in enumerate(quantities):
        next_start = quantities[i + 1][0].span.start if i + 1 < len(quantities) else len(text)
        end = unit.span.end if unit is not None else mention.span.end
        gap = words[previous_end : mention.span.start]
        after = words[end:next_start]
        clause_start, lead = _walk(gap, stack, counted=bool(statements) and _is_counted(statements[-1].unit))
        comparison = read_comparison(gap, after, share=unit_text in {"%", "‰"}, counted=_is_count(unit, lead))
        subject = _name_subject(lead, after, unit, comparison, stack[-1].subject)
        stack[-1] = _enter(stack[-1], subject, unit, comparison)
        own_parent = stack[-1].parent
        statements.append(
            Statement(
                mention=mention,
                unit=unit,
                unit_text=unit_text,
                span=Span(mention.span.start, end),
                clause=Span(previous_end + clause_start, end),
                indicator=subject or own_parent or "",
                parent=own_parent if own_parent != subject else None,
                comparison=comparison,
                lead=text[previous_end : mention.span.start],
                after=text[end:next_start],
            )
        )
        previous_end = end
    return tuple(statements)


def _blank(text: str, taken: Sequence[Span]) -> str:
    """Put spaces where periods stand, so that they name no indicator; offsets stay."""
    for span in taken:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _is_count(unit: UnitMention | None, lead: str) -> bool:
    """Tell whether things are counted one by one; "nghìn lượt khách" and "tổng đàn" are levels."""
    return unit is not None and unit.counted and unit.factor == 1 and not _STOCK.search(lead)


def _is_counted(unit: UnitMention | None) -> bool:
    return unit is not None and unit.counted


def _enter(scope: _Scope, subject: str, unit: UnitMention | None, comparison: Comparison) -> _Scope:
    """Go on with `subject`; a level in another kind of unit than the whole's is not a part of it."""
    level = comparison.role in {Role.LEVEL, Role.COUNT} and unit is not None
    base = unit.base if level and unit is not None else scope.base
    if subject == scope.subject:
        return replace(scope, base=base)
    if level and scope.parent is not None and scope.parent_base and not _same_kind(base, scope.parent_base):
        return _Scope(subject, None, base)
    return replace(scope, subject=subject, base=base)


def _same_kind(base: str, other: str) -> bool:
    return base == other or bool(set(base.split()) & set(other.split())) or "%" in {base, other}


def _quantities(text: str, taken: Sequence[Span]) -> list[tuple[NumberMention, UnitMention | None, str]]:
    found = []
    mentions = find_numbers(text, taken=taken)
    for i, mention in enumerate(mentions):
        unit = read_unit(text, mention.span.end)
        if unit is not None and i + 1 < len(mentions) and unit.span.end > mentions[i + 1].span.start:
            unit = None
        if unit is not None and any(unit.span.overlaps(span) for span in taken):
            unit = None
        before = text[: mention.span.start]
        if unit is None and mention.kind is NumberKind.PART:
            whole = mentions[i + 1]
            unit = read_unit(text, whole.span.end)
            found.append(
                (replace(mention, span=Span(mention.span.start, whole.span.end)), unit, unit.unit if unit else "")
            )
            continue
        if mention.kind is NumberKind.WHOLE:
            continue
        if unit is None or (unit.counted and unit.unit in {"kế", "dự", "kế hoạch", "dự toán"}):
            rest = text[mention.span.end :]
            if (attains(before) and _MISSING_PERCENT.match(rest)) or (
                moves(before) and re.match(r"\s*[;,.)]|\s*$|\s*so với", rest)
            ):
                found.append((mention, None, "%"))
            elif unit is None and _RANK.search(before):
                found.append((mention, None, ""))
            continue
        if unit.counted:
            mention = replace(mention, number=_recount(text, mention))  # noqa: PLW2901 - the unit settles how it is read
        found.append((mention, unit, unit.unit))
    return found


def _recount(text: str, mention: NumberMention) -> Decimal:
    written = text[mention.span.start : mention.span.end]
    return parse_number(written, counts=True) if mention.upper is None and written[:1].isdigit() else mention.number


def _walk(gap: str, stack: list[_Scope], *, counted: bool) -> tuple[int, str]:
    """Follow brackets and "trong đó" through the words before a number; return where its own words begin.

    `counted` tells that the previous number counted things: then the first words still belong to those things.
    """
    start = 0
    bounded = len(stack) == 1 and not stack[0].subject
    for match in _JOINT.finditer(_ASIDE.sub(_same_length, gap)):
        joint = match.group().lower()
        top = stack[-1]
        if joint == "(":
            stack.append(_Scope(top.subject, top.subject or top.parent, top.base, top.base))
        elif joint == ")":
            if len(stack) > 1:
                stack.pop()
        elif joint == ":" and _RESET.search(gap[: match.end()]):
            stack[:] = [_Scope("", None)]
        elif joint[0] in ".!?":
            stack[:] = [_Scope("", stack[0].parent)]
        elif joint[0].isalpha() and top.subject:
            stack[-1] = _Scope(top.subject, top.subject, top.base, top.base)
        start = match.end()
        bounded = True
    if not bounded:
        start += _skip_aftermath(gap, counted=counted)
    lead = gap[start:]
    conjunction = [match.end() for match in _CONJUNCTION.finditer(lead)]
    if conjunction:
        start += conjunction[-1]
    elif len(lead) > _LONG and "," in lead[:-1]:
        start += _last_clause(lead)
    return start, gap[start:]


def _same_length(match: re.Match[str]) -> str:
    return "·" * len(match.group())


def _skip_aftermath(gap: str, *, counted: bool) -> int:
    """Return where the words that still belong to the previous number end."""
    aftermath = _AFTERMATH.match(gap)
    if aftermath is not None and aftermath.end() > 0:
        return aftermath.end()
    comma = gap.find(",")
    if comma >= 0:
        return comma + 1 if _content(gap[:comma]) else 0
    if counted:
        joins = [match.start() for match in re.finditer(r"(?<!\w)(?:và|với|cho|tại|để)(?!\w)", gap)]
        return joins[-1] if joins else len(gap)
    return 0


def _last_clause(lead: str) -> int:
    """Return where the last comma clause that can name an indicator begins."""
    commas = [match.end() for match in re.finditer(r",\s", lead)]
    for cut in reversed(commas):
        if len(_content(lead[cut:])) >= 2:
            return cut
    return 0


def _content(lead: str) -> list[str]:
    return _WORD.findall(_clean(lead))


def _clean(lead: str) -> str:
    """Take the linking verbs off both ends of the words before a number."""
    cleaned = lead.strip()
    while True:
        shorter = _TRAILING.sub("", cleaned).rstrip(" ,:;–-")
        shorter = shorter[_LEADING.match(shorter).end() :] if shorter else ""  # type: ignore[union-attr]
        if shorter == cleaned:
            return cleaned
        cleaned = shorter


def _name_subject(lead: str, after: str, unit: UnitMention | None, comparison: Comparison, current: str) -> str:
    named = _clean(lead)
    words = len(_WORD.findall(named))
    if comparison.role in {Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE}:
        return named if words >= 2 or (words == 1 and not current) else current
    stop = _STOP_AFTER.search(after)
    tail = _clean(after[: stop.start()] if stop else after)
    if unit is None or not unit.counted:
        if not words:
            return current or tail
        return f"{named} {tail}".strip() if words <= 2 and tail and len(tail.split()) <= 5 else named
    noun = _SCALE.sub("", unit.unit)
    counted = f"{noun} {tail}".strip()
    if (words > 3 and (not tail or noun.split()[0] in named.lower().split())) or (words == 3 and not tail):
        return named
    return f"{named} {counted}".strip()
