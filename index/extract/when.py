"""Which period each statement of a sentence is about.

The nearest word wins: a period glued to the number ("3,76 triệu tấn năm 1955"), then one in its own clause before
or after it, then the last one named earlier in the sentence, then what the sentence before carried, then the heading.
A period that only says what something is compared with or left over from, or dates a document, is nobody's period.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.period import PeriodKind, PeriodMention, Relation, relate_periods
from index.extract.statement import Statement
from index.record import record

_COMPARED = re.compile(
    r"(?:so với|so cùng|so)\s+(?:(?:mức|số|thời điểm|tháng|ngày|cùng k[ỳì]|kế hoạch|dự toán|với|những|các)\s+)*$"
    # "bằng 90% so với kế hoạch nuôi tôm năm 2015": the year of the plan
    r"|(?:so với|so)\s+(?:kế hoạch|dự toán)(?:\s+[^\W\d_]+){1,3}\s+$",
    re.IGNORECASE,
)
_DATED_PAPER = re.compile(
    # A class of letters first, which makes all other characters cheap.
    r"[\dLlPpHhNnQqTtCc](?:(?<=\d)[\w/\-]*[A-ZĐ][\w\-]*|(?:(?<=[Ll])uật|(?<=[Pp])háp lệnh|(?<=[Hh])iến pháp)[^,;.]{0,60}|(?<=Q)H\d+"
    r"|(?:(?<=[Nn])ghị (?:định|quyết)|(?<=[Qq])uyết định|(?<=[Tt])hông tư|(?<=[Cc])ông văn|(?<=[Cc])hỉ thị) [^,;.]{0,40}(?:\d+|ngày))\s+$"
)
# "tồn từ năm 2017 chuyển sang": where it comes from, not when it is.
_LEFT_OVER = re.compile(r"\s*(?:chuyển (?:sang|qua|tiếp)|để lại|trở về trước|mang sang)(?!\w)", re.IGNORECASE)
# "kể cả 9 đơn tồn của năm 2017"
_LEFT_FROM = re.compile(r"(?<!\w)(?:tồn(?: đọng)?|chuyển nguồn|kết dư)(?: (?:của|từ))?\s+$", re.IGNORECASE)
# "thời kỳ 2021-2030, tầm nhìn đến năm 2050": a plan for the former, whose name goes on with the latter.
_VISION = re.compile(
    r"\d{4}\s*[,;(]?\s*(?:và\s+)?(?:tầm nhìn|định hướng)\s+(?:(?:đến|tới)\s+)?(?:năm\s+)?$", re.IGNORECASE
)
# "Nghị định này có hiệu lực từ ngày 01/7/2025": when it binds, not when something was counted.
_IN_FORCE = re.compile(r"hiệu lực (?:thi hành )?(?:kể )?từ\s+(?:ngày\s+)?$", re.IGNORECASE)
# "So với năm 1990 khi sản lượng mới đạt ...": what follows is told of that year.
_TOLD = re.compile(r",? (?:khi|lúc)(?!\w)")
# "bằng 103% dự toán năm 2018": the year of the plan, of which only a part may have passed.
_PLAN = re.compile(
    r"\s*(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|KH|DT)(?:\s+[^\W\d_]+){0,3}\s*", re.IGNORECASE
)
# "đạt 50 triệu đồng (năm 2018 là 48 triệu đồng)": what is told in brackets of another time is no time of the rest.
_BRACKET = re.compile(r"\([^()]*\)")
_BEHIND_TIME = re.compile(r"\s*[,;)]")
# What may stand before its time there: "(dự toán năm 2018 là 40 tỷ đồng)" is of the year of what was reached.
_BEFORE_TIME = re.compile(
    r"\(\s*(?:(?:cùng k[ỳì]|trong khi|còn|riêng|vào|trong|đến|tính đến|đầu|cuối|của)\s+)*", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;.]|(?<!\w)và(?!\w)")
_OPEN_BEFORE = re.compile(
    r"(?<!\w)(?:từ|sau|trước)\s*(?:(?:đầu|giữa|cuối)\s*)?(?:năm\s*)?$|(?<!\w)(?:từ|sau|trước) ", re.IGNORECASE
)
_OPEN_AFTER = re.compile(r"\s*(?:-|–|đến|tới)?\s*(?:đến nay|tới nay|nay|hiện nay|về sau|trở đi)(?!\w)", re.IGNORECASE)
_HEAD = 40  # characters from the beginning of a sentence in which a period can speak for all of it
_NOW = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|ngày nay|cho đến nay|đến nay)(?!\w)", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"\s*(?::|là|đạt|chỉ(?: là| đạt)?|có|còn|ước(?: đạt)?)\s*(?:(?:khoảng|gần|hơn|trên)\s*)?", re.IGNORECASE
)
_GLUE = re.compile(r"[\s(\[]*")
# What may stand before a period that opens its sentence.
_OPENING = re.compile(
    r"[\W\d]*(?:(?:và|cũng|riêng|chỉ|tính|trong|vào|từ|đến|tới|kể từ|sau|trước|cả|hết|khoảng|suốt|đầu|giữa|cuối|ngay|thời điểm|theo thống kê|ngày|số liệu)\s+)*"
    r"[\W]*",
    re.IGNORECASE,
)


@record(frozen=True, slots=True)
class Dated:
    """The period of each statement in order, and what the sentence tells the next one, each "" when it does not.

    `opening` is the period that stands at its head ("Năm 2015, ..."), `named` one that stands before its first number
    anywhere near the head ("GDP năm 2015 đạt ...").
    """

    periods: tuple[str, ...]
    opening: str
    named: str


def date_statements(
    text: str, statements: Sequence[Statement], mentions: Sequence[PeriodMention], *, carried: str, base: str
) -> Dated:
    """Give each statement of a sentence its period.

    Parameters
    ----------
    text, statements, mentions
        The sentence, its statements and the periods named in it; offsets count in `text`.
    carried
        Period that an earlier sentence of the paragraph opened with, or "".
    base
        Period of the heading or document, or "".

    Returns
    -------
    One notation a statement, "" when nothing tells.
    """
    # Where nothing is stated, only a period at the head can tell the next sentence something.
    own = own_periods(text, mentions if statements else [each for each in mentions if each.span.start <= _HEAD])
    asides = _told_in_brackets(text, statements, own)
    periods: list[str] = []
    previous_end = 0
    for i, statement in enumerate(statements):
        following = statements[i + 1].span.start if i + 1 < len(statements) else len(text)
        against = _compared_with(text, mentions, statement, following)
        others = [mention for mention in own if mention.notation != against] if against else [*own]
        for bracket, mention in asides:
            if mention in others and not bracket.overlaps(statement.span):
                others.remove(mention)
        if statement.begins:
            # What is said of the time of the move is not said of where it began.
            others = [mention for mention in others if statement.span.end <= mention.span.start]
        inherited = "" if statement.begins else carried or base
        period = _period_of(text, statement, others, Span(previous_end, following), inherited) or inherited
        periods.append(period if period != against else "")
        previous_end = statement.span.end
    # The day of an event is not the time of what is told next.
    head = own[0] if own and own[0].kind is not PeriodKind.DATE and own[0].span.start <= _HEAD else None
    opens = head is not None and _OPENING.fullmatch(text, 0, head.span.start) is not None
    leads = head is not None and bool(statements) and head.span.end <= statements[0].span.start
    notation = head.notation if head is not None else ""
    return Dated(tuple(periods), opening=notation if opens else "", named=notation if leads else "")


def _told_in_brackets(
    text: str, statements: Sequence[Statement], own: Sequence[PeriodMention]
) -> list[tuple[Span, PeriodMention]]:
    """Return the periods of which brackets state a number of their own, with these brackets."""
    found: list[tuple[Span, PeriodMention]] = []
    for match in _BRACKET.finditer(text) if own and "(" in text else ():
        bracket = Span(*match.span())
        stated = next((each.span.start for each in statements if bracket.overlaps(each.span)), 0)
        mention = next((each for each in own if bracket.overlaps(each.span)), None)
        if mention is None or mention.span.end > stated or _BEHIND_TIME.match(text, mention.span.end):
            continue
        if _BEFORE_TIME.fullmatch(text, bracket.start, mention.span.start):
            found.append((bracket, mention))
    return found


def _compared_with(text: str, mentions: Sequence[PeriodMention], statement: Statement, following: int) -> str:
    """Return the period that a number is compared with and so is not told of; "" where it is compared with a plan."""
    if statement.comparison.baseline in {None, "kế hoạch", "dự toán"}:
        return ""
    start = statement.span.end
    # "năm trước" leans on the heading's year, of which the sentence need not be told.
    for mention in (one for one in mentions if one.kind not in {PeriodKind.RELATIVE, PeriodKind.SAME_PERIOD}):
        if start <= mention.span.start < following and _COMPARED.search(text[start : mention.span.start][-40:]):
            return mention.notation
    return ""


def _period_of(text: str, statement: Statement, own: Sequence[PeriodMention], around: Span, inherited: str) -> str:
    """Return the period nearest to a statement; `around` reaches from the number before it to the next."""
    end, previous_end, following = statement.span.end, around.start, around.end
    after = [mention for mention in own if end <= mention.span.start < following]
    glue = _GLUE.fullmatch(text, end, after[0].span.start) if after else None
    if glue is not None and "(" in glue.group() and _LEADS_IN.fullmatch(text, after[0].span.end, following):
        after = []  # "16,3% (năm 2015 là 11,53%)": the bracket tells of its own number
    elif glue is not None:
        return after[0].notation
    stop = _CLAUSE_END.search(text, end, following)
    clause_end = stop.start() if stop is not None else following
    inside = [mention for mention in after if mention.span.start < clause_end]
    before = [mention for mention in own if mention.span.end <= statement.span.start]
    if before and before[-1].span.start >= previous_end:
        # "12 xã đạt chuẩn năm 2018, 05 xã phấn đấu năm 2020": the first year closes the clause before
        closed = previous_end > 0 and _CLAUSE_END.match(text[before[-1].span.end : statement.span.start].lstrip())
        if not (closed and inside) and not _NOW.search(text, before[-1].span.end, statement.span.start):
            return before[-1].notation
    if inside:
        told = before[-1].notation if before else inherited
        of_plan = _PLAN.fullmatch(text, end, inside[0].span.start) is not None
        return told if of_plan and relate_periods(inside[0].notation, told) is Relation.INSIDE else inside[0].notation
    return before[-1].notation if before and not _NOW.search(text, before[-1].span.end, statement.span.start) else ""


def opening_year(text: str, mentions: Sequence[PeriodMention]) -> str:
    """Return the year that a sentence opens with ("Năm 2018, thu 9 tháng đầu năm ..."), or ""."""
    first = mentions[0] if mentions and mentions[0].kind is PeriodKind.YEAR else None
    opens = first is not None and _OPENING.fullmatch(text, 0, first.span.start) and not is_open(text, first)
    return first.notation if first is not None and opens else ""


def sole_period(text: str, mentions: Sequence[PeriodMention]) -> str:
    """Return the period that is all that a text says, or ""; a day alone may be that of the paper."""
    words = text.strip(" \n\t*_:.-–•+")
    if len(mentions) != 1 or mentions[0].kind in {PeriodKind.DATE, PeriodKind.BARE}:
        return ""
    return mentions[0].notation if text[mentions[0].span.start : mentions[0].span.end] == words else ""


def heading_period(text: str, mentions: Sequence[PeriodMention]) -> str:
    """Return the period that a heading gives to what stands below it: "Từ năm 1976 đến nay" gives none."""
    own = [mention for mention in own_periods(text, mentions) if not is_open(text, mention)]
    return own[-1].notation if own else ""


def is_open(text: str, mention: PeriodMention) -> bool:
    """Tell whether a year only begins or ends a stretch: "từ 1976", "trước năm 1945", "1976 - nay"."""
    if mention.kind is not PeriodKind.YEAR and mention.kind is not PeriodKind.BARE:
        return False
    words = text[mention.span.start : mention.span.end]
    return (
        _OPEN_BEFORE.search(text[: mention.span.start]) is not None
        or _OPEN_BEFORE.match(words) is not None
        or _OPEN_AFTER.match(text, mention.span.end) is not None
    )


def own_periods(text: str, mentions: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """Return the periods of a text that it is about: not those of comparison, of a document's date, of a law's name."""
    return tuple(mention for mention in mentions if not _is_aside(text, mention))


def _is_aside(text: str, mention: PeriodMention) -> bool:
    if _TOLD.match(text, mention.span.end):
        return False
    before = text[max(0, mention.span.start - 80) : mention.span.start]
    return (
        _COMPARED.search(before[-40:]) is not None
        or _DATED_PAPER.search(before) is not None
        or _LEFT_FROM.search(before[-40:]) is not None
        or _VISION.search(before[-40:]) is not None
        or _IN_FORCE.search(before[-40:]) is not None
        or _LEFT_OVER.match(text, mention.span.end) is not None
    )
