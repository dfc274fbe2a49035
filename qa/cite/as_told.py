"""A fact in, its figure out as a reader is told it: with the words of its sentence where its own name says little.

An indicator is cut out for finding figures. Of "Sơn La ghi nhận 9 người chết" it has lost the verb between who had them
and what they are; of "Ong mật (đàn): hỗ trợ 300.000 đồng" it is "hỗ trợ", which names nothing; of "xếp thứ 48" the
number has lost that it is a rank. A row of a table that is called by a bound or a time stands under its heading.
Does NOT change what figures are found by. Words nothing anew: all are the source's.
"""

import re
from dataclasses import replace

from index.extract.wording import clean_lead, tail_after
from index.figure import AMOUNTS, Figure, Role
from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.cite.label import label_of

_LONGEST = 155  # characters of words put in front of a number
_LONGEST_ROW = 100  # of what is put in front of a row
_BARE_WORDS = 2  # of a name that says of nothing that it is a quantity
_MOST_LINKS = 3  # words between such a name and its number
_LONGEST_BASE = 9  # words of what a share is of
_MARKS = re.compile(r"\[\d+\]|\*+|(?<!\w)_+|_+(?!\w)")
_ITEM = re.compile(r"^\W*(?:(?:[a-zđ]|\d{1,2}|[ivx]+)[.)]\s+)?", re.IGNORECASE)
_ENDS = re.compile(r"[;!?]\s|(?<!\d)\.\s|\.\s(?=[^\W\d_])|\s\|\s")
# Verbs and nouns that name nothing alone: who is helped, or of whom the people are, stands before them.
_BARE = re.compile(
    r"(?:(?:được|bị|đã|phải|cứ|thì|sẽ|còn|cũng|chỉ|vẫn|có thể|kết quả|số)\s)*"
    r"(?:hỗ trợ|trợ cấp|tính|cộng|trừ|hưởng|nghỉ|phạt|phạt tiền|phạt tù|giải quyết|làm chết|làm bị thương|người|thu)"
    r"(?: thêm| trợ cấp)?",
    re.IGNORECASE,
)
_COUNTS_PEOPLE = re.compile(r"người$", re.IGNORECASE)
_GOES_ON = re.compile(r",?\s(?:nhưng|và|thì)(?=\s|$)(?:\s(?:không quá|tối đa|tối thiểu))*\s*$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s?\([^()]*\)")
# What joins who had something with what it was.
_JOINS = (
    r"(?:(?:đã|hiện|chỉ|cũng|lần lượt) ){0,3}(?P<had>có|ghi nhận|đối với|với|của|cho|thuộc|tại|ở)"
    r"(?: (?:khoảng|hơn|gần|trên|tới|đến|đủ)){0,3}"
)
_HAD = re.compile(rf"(?<!\w){_JOINS}$", re.IGNORECASE)
_HAD_NUMBER = re.compile(rf"\s{_JOINS} [\d.,]+ ", re.IGNORECASE)
_UP_TO = re.compile(r"(?<!\w)tính (?:đến|tới|từ)(?!\w)[^;,]*$", re.IGNORECASE)
_COMPRISES = re.compile(r"(?<!\w)gồm(?: có)?$", re.IGNORECASE)
_BY_WHOM = re.compile(r"theo ", re.IGNORECASE)
_RANK = re.compile(
    r"(?:xếp|đứng|vị trí|giữ|ở)\s+(?:hạng\s+|vị trí\s+)?(?P<bound>thứ|hạng)$|(?P<alone>vị trí thứ)$", re.IGNORECASE
)
# A base ends where its clause does; words of time, place or likeness are none.
_BASE_ENDS = re.compile(r"\s*(?:$|[,;:.()\[])|\s+(?:sẽ|và|nhưng|là|để|so với|trong khi|tăng|giảm)(?!\w)")
_NO_BASE = re.compile(
    r"(?:sau|trước|tương ứng|theo|khi|trên|tại|ở|mỗi|hằng|hàng|về|cho|đối với|kể từ)(?!\w)", re.IGNORECASE
)
_FROM = re.compile(r"(?<!\w)từ$", re.IGNORECASE)
_MOVE = re.compile(r"(?:\([^()]*\))?\s*(?P<word>(?:tăng |giảm )?(?:lên|xuống|còn|thành)(?: còn| thành| tới| đến)?)")
# The other items of what is named, up to the last: names, or at least two short nouns.
_NO_ITEM = (
    r"(?!(?:trong đó|tăng|giảm|đạt|chiếm|có|là|được|bị|bằng|gồm|bao gồm|thường|cụ thể|theo|với|tại|trên|từ|để|nhằm"
    r"|góp|nâng|vượt|ước|không|hỗ trợ|thực hiện|bảo đảm|đảm bảo"
    r"|hoàn thành|xây dựng|phấn đấu|đáp ứng|tạo|giúp|đưa|phát triển|sau"
    r"|từng|lần lượt|còn|cũng|rồi|đã|sẽ|đang|cùng|tiếp|qua|do|nên|nhưng)(?!\w))"
)
_WORDS = r"[^\W\d_]+(?: [^\W\d_]+)"
_LIST_GOES_ON = re.compile(
    rf"(?:(?:, [{CAPITALS}][^,;.:()\d]{{1,30}}?)+ và (?=[{CAPITALS}])"
    rf"|(?:, {_NO_ITEM}{_WORDS}{{0,3}}?){{2,6}} và {_NO_ITEM}){_WORDS}{{0,7}}?(?=\s*(?:[.;:]|$))"
)
# What has a quantity, from the beginning of its sentence on.
_OWNER = re.compile(
    r"(?!(?:năm|tính|theo|trong|đến|từ|so với|tại|ngoài|hiện|nhưng|tuy|khi|nếu|riêng|đây)(?!\w))"
    r"(?:(?! (?:là|có|được|bị) )[^,;:.()\d]){8,90}(?<! so) (?:với|có) ",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"(?:để|cho|nhằm) [^,;.:()\d]{5,90}(?=\s*(?:[,;.]|$))")
# A row that is called by a time, a bound or its total alone: what it measures is said above its table.
_NAMES_NO_ROW = re.compile(
    r"(?:(?:từ|đến|trước|sau|trên|dưới|hơn|ít hơn)(?: (?:ngày|tháng|năm|đủ))?\s)?[\d/.,–<>≥≤-]*\d(?:\s.*)?"
    r"|(?:tháng|năm|quý|ngày) [\dIVX].*|tổng|tổng số|tổng cộng|cộng|số lượng",
    re.IGNORECASE,
)
# What stands behind the name of a row is that of a column, if it is not where a time ends: "từ 7/2018 - hết 6/2019".
_COLUMN = re.compile(r" - (?!(?:hết|đến|tới|trước|nay|tháng|năm|ngày)(?!\w)|\d)", re.IGNORECASE)
_ASKS = re.compile(
    r"(?: (?:là|được))*(?: (?:quy định|thực hiện))?"
    r"(?: (?:bao nhiêu|như thế nào|thế nào|ra sao|gì|như sau))?[\s?:.]*$"
)
_BOUND = re.compile(
    r"(?P<bound>tối đa|tối thiểu|không quá|ít nhất|(?:(?:thấp|cao|ít|nhiều|nhỏ|lớn) )?hơn)(?:\s?:| là| bằng)?$",
    re.IGNORECASE,
)


def as_told(fact: Fact) -> Figure:
    """Return the figure of a fact with the name and the bound that its sentence gives it; a cell is told as it is.

    Examples
    --------
    Of "Trên 28 ngày tuổi, hỗ trợ 51.000 đồng/con" the name is "Trên 28 ngày tuổi, hỗ trợ", of "Sơn La ghi nhận 9 người
    chết" it is "Sơn La ghi nhận người chết", and "xếp thứ 48" has "thứ" as its bound.
    """
    figure = fact.figure
    if figure.row is not None:
        return _under_heading(fact)
    before = _plain(fact.before)
    if figure.role not in AMOUNTS:
        return replace(figure, indicator=_with_lost_verb(figure, before))
    label = label_of(figure)
    counts = not _COUNTS_PEOPLE.search(label) or figure.base_unit in {label.lower(), "%"}
    is_bare = _BARE.fullmatch(label) is not None and counts
    name = _words_before(before, label) if is_bare else _with_verb(figure, before)
    if name == figure.indicator:
        name = _with_owner(label, before) or _with_lost_verb(figure, before)
    if _UP_TO.search(before):
        name = name.removesuffix(" tính")  # "dân số tính đến ngày ..."
    if _COMPRISES.search(before) and name.endswith(f" cấp {figure.base_unit}"):
        name = figure.base_unit  # "64 đơn vị cấp xã, gồm 55 xã": the level is of all of them
    name = _with_rest(name, _plain(fact.behind[: 2 * _LONGEST]))
    return replace(figure, indicator=name, qualifier=figure.qualifier or _bound_in(before, figure))


def base_of_share(fact: Fact) -> str:
    """Return what a share is a share of in the words behind it: "130% lãi suất cho vay"; "" where nothing says it."""
    figure = fact.figure
    if figure.row is not None or figure.role is not Role.LEVEL or figure.unit != "%":
        return ""
    behind = _plain(fact.behind[:_LONGEST])
    if not behind or not behind[0].islower():
        return ""
    base = tail_after(f" {behind}")
    if not behind.startswith(base) or not _BASE_ENDS.match(behind, len(base)) or _NO_BASE.match(base):
        return ""
    holds_digit = any(character.isdigit() for character in base)
    told = base.lower() in figure.indicator.lower()
    return "" if told or holds_digit or len(base.split()) > _LONGEST_BASE else base


def move_between(one: Fact, other: Fact) -> str:
    """Return the word between two levels of one thing that moves from one to the other ("xuống"), or ""."""
    first, second = one.figure, other.figure
    alike = one.passage.chunk_id == other.passage.chunk_id and first.indicator == second.indicator
    if not alike or first.row is not None or not {first.role, second.role} <= AMOUNTS:
        return ""
    start, end = (span - one.passage.span.start for span in (first.span.end, second.span.start))
    word = _MOVE.fullmatch(_plain(one.passage.source_text[start:end])) if start < end else None
    return word["word"] if word is not None and _FROM.search(_plain(one.before)) else ""


def _plain(text: str) -> str:
    """Return source text in one line, without its marks."""
    return " ".join(_MARKS.sub(" ", text).split())


def _bound_in(before: str, figure: Figure) -> str:
    """Return the word right before a number that makes it a rank or a bound, "" for none."""
    found = _RANK.search(before) if not figure.unit else _BOUND.search(before)
    return found.group(found.lastgroup or 0).lower() if found is not None else ""


def _with_verb(figure: Figure, before: str) -> str:
    """Put the verb back between who had something and what it was; who only tells of it is left out."""
    name = figure.indicator
    had = _HAD.search(before)
    if had is None:
        return name
    owner = before[: had.start()].rstrip().lower()
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        who = " ".join(words[:count])
        if re.search(rf"(?<!\w){re.escape(who.lower())}$", owner):
            what = " ".join(words[count:])
            if what.lower() == figure.base_unit.lower() or what.startswith(had["had"]):
                return name  # its number says what it counts
            return what if _BY_WHOM.match(who) else f"{who} {had['had']} {what}"
    return name


def _with_lost_verb(figure: Figure, before: str) -> str:
    """Put the verb back into a name that is carried over from another number, which stood between its two parts."""
    joins = [
        (before[: found.start()].lower(), found["had"], before[found.end() :].lower())
        for found in _HAD_NUMBER.finditer(before)
    ]
    words = figure.indicator.split() if joins else []
    for count in range(len(words) - 1, 0, -1):
        who, what = (" ".join(part).lower() for part in (words[:count], words[count:]))
        if what == figure.base_unit.lower():
            continue
        for owner, had, rest in joins:
            is_whole = not owner.removesuffix(who)[-1:].isalnum() and not rest.removeprefix(what)[:1].isalnum()
            if is_whole and owner.endswith(who) and rest.startswith(what):
                return " ".join((*words[:count], had, *words[count:]))
    return figure.indicator


def _with_owner(label: str, before: str) -> str:
    """Put what has a quantity before a name of one or two words, "" where its sentence does not begin with it."""
    sentence = _ITEM.sub("", _ENDS.split(before)[-1])
    owner = _OWNER.match(sentence)
    said = sentence[owner.end() :] if owner is not None else ""
    links = len(said.split()) - len(label.split())
    if owner is None or len(label.split()) > _BARE_WORDS or not said.startswith(label) or links > _MOST_LINKS:
        return ""
    return f"{clean_lead(owner.group())} {owner.group().split()[-1]} {label}"


def _with_rest(name: str, behind: str) -> str:
    """Put behind a name what its words go on with: what an amount is for, the other items of what is listed."""
    words = name.split()
    rest = _FOR_WHAT.match(behind) if len(words) == 1 else None
    if rest is not None:
        return f"{name} {rest.group()}"
    tails = (" ".join(words[start:]) for start in range(len(words)))
    tail = next((tail for tail in tails if behind.startswith(tail)), None)
    more = _LIST_GOES_ON.match(behind, len(tail)) if tail is not None else None
    return f"{name}{more.group()}" if more is not None and len(name) + len(more.group()) <= _LONGEST else name


def _under_heading(fact: Fact) -> Figure:
    """Put a cell whose row does not say what it measures under its heading, or whose group is the heading at length."""
    figure, section = fact.figure, fact.passage.section
    group, name = figure.parent or "", figure.indicator
    if not section or _COLUMN.search(name) or 0 < len(group) < _LONGEST_ROW:
        return figure
    heading = _ASKS.sub("", _ITEM.sub("", _plain(section[-1])))
    is_group = bool(group) and set(heading.lower().split()) <= set(group.lower().split())
    return replace(figure, parent=heading) if is_group or _NAMES_NO_ROW.fullmatch(name) else figure


def _words_before(before: str, label: str) -> str:
    """Return the words of a sentence that lead to a number and end in its label, from its last full clause on."""
    piece = _BRACKETS.sub("", _ITEM.sub("", _ENDS.split(before)[-1])).rstrip(" (")
    people = _COUNTS_PEOPLE.search(label) is not None
    head, bracket, inside = piece.partition("(")
    if bracket:
        piece = head if people else inside
    if people:
        piece = piece.rpartition(", ")[2]
    elif len(piece) > _LONGEST:
        piece = piece.rpartition(": ")[2]
    while len(piece) > _LONGEST and ", " in piece:
        piece = piece.partition(", ")[2]
    name = clean_lead(_GOES_ON.sub("", piece))
    least = 0 if people else len(label)
    return name if least < len(name) <= _LONGEST and not name[-1].isdigit() else label
