"""A figure in, the name that answers give it out: its indicator without what only held the number in its sentence.

An indicator is cut out around its number: of "đón 90 nghìn lượt khách" it is "đón lượt khách", of "khách quốc tế 20
nghìn lượt" it is "khách quốc tế lượt". Does NOT change what figures are found by.
"""

import re

from index.extract.period import Relation, find_periods, relate_periods
from index.extract.unit import read_unit
from index.figure import Figure, Role, Status
from qa.words.counted import kind_of

# Words that a noun must follow.
_LEANING_WORDS = "số mỗi từng các những nhiều một của là có và với cho từ trên về được theo loại"
_LEANING = frozenset(_LEANING_WORDS.split())
_LEVELS_OF_LAND = frozenset({"tỉnh", "huyện", "xã"})  # "đơn vị hành chính cấp xã" counts units, not its xã alone
_SEXES = frozenset({"nam", "nữ"})  # "Dân số nam đạt 5 người, nữ 6 người" names women by one word
_TIMES = "lượt"  # counts what another noun names, and ends no name of its own
# Who had it and that there was: nothing of it tells one figure of a report from another.
_OPENING = re.compile(
    r"(?:(?:toàn )?(?:tỉnh|thành phố|huyện|xã|địa phương|địa bàn)|cả nước|toàn quốc|từ đầu năm)?\s*"
    r"(?:đã |hiện |còn )*(?:xảy ra|ghi nhận|thu hút|đón|có)(?: được)?\s+",
    re.IGNORECASE,
)
# What only led to the number: "sản lượng phấn đấu đạt 5 tấn", "3 ngày làm việc kể từ ngày nhận".
_LED_TO_NUMBER = re.compile(
    r"[\s,]{1,3}(?:phấn đấu|dự kiến|(?<!đáng )kể|trong (?:thời gian|giai đoạn)|(?:tại )?thời điểm)$",
    re.IGNORECASE,
)
# Where it stands in an order, or what brought it there: "xếp thứ hai là số người theo đạo", "kết quả này đưa ...".
_LED_TO_NAME = re.compile(
    r"(?:(?:xếp|đứng)(?: ở)?(?: vị trí)? (?:thứ \w+|đầu|cuối)(?: cả nước)?"
    r"|(?:cao|thấp|nhiều|ít|đông|lớn|nhỏ|dài|ngắn)(?: thứ \w+)? nhất|đứng đầu|dẫn đầu|đây|đó)"
    r" (?:là|thuộc về)\s+(?:một\s+)?"
    r"|(?:[^\W\d_]+ ){1,4}này (?:đã )?(?:giúp(?: cho)?|khiến(?: cho)?|làm cho|đưa)\s+",
    re.IGNORECASE,
)
_MOVES = frozenset({Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE})
# What a header says beside its name: the time, which the figure has as its period, and the unit.
_BRACKETED = re.compile(r"\s*\((?:%|(?:năm |quý |tháng )?[\d/.–-]+)\)")
# A period that says what something is compared with, in which prices it is told or of which law is more than a time.
_MORE_THAN_TIME = re.compile(
    r"(?:so với|cùng kỳ|so sánh|hiện hành|cố định|luật|nghị định|nghị quyết|thông tư|quyết định)", re.IGNORECASE
)
# What else such a header says: how final its figures are, and the words that led to its time.
_STATUS = {
    Status.ESTIMATE: re.compile(r"^(?:ước thực hiện|ước tính|ước|ưth)(?!\w)[\s:]*", re.IGNORECASE),
    Status.TARGET: re.compile(r"^(?:kế hoạch|mục tiêu|chỉ tiêu|kh)(?!\w)[\s:]*", re.IGNORECASE),
}
_HOLDS_WORD = re.compile(r"[^\W\d_]")
_HOLDS_DIGIT = re.compile(r"[(\d]")  # what is left of a date
_OPEN_ENDS = " \t\n\u00a0,("  # what ends a text that something is taken from
_LED_TO_TIME = re.compile(r"(?<!\w)(?:tính |tầm nhìn )?(?:đến|từ|vào|trong)(?: (?:ngày|hết|cuối))?$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\s()]+$")
_TOTAL = frozenset({"tổng cộng", "tổng số", "tổng", "cộng"})


def label_of(figure: Figure) -> str:
    """Return the name of a figure as it is told, "" where it has none.

    Examples
    --------
    Of "khách quốc tế 20 nghìn lượt" that is "khách quốc tế", of "xảy ra 9 vụ cháy" it is "vụ cháy". A cell keeps its
    header, which is its name; of the total of "Dân số (2025)" that is "Dân số".
    """
    name = tidy_name(figure.indicator)
    if figure.row is not None:
        return _name_cell(name, figure)
    name = _LED_TO_NUMBER.sub("", name) or name
    name = _without_counted(name, figure)
    return _without_opening(_LED_TO_NUMBER.sub("", name) or name)


def label_of_group(figure: Figure) -> str:
    """Return the name of what a figure stands under, the innermost alone; "" where it stands under nothing."""
    group = (figure.parent or "").split(" - ")[-1]
    return tidy_name(_without_time(group, figure))


def tidy_name(name: str) -> str:
    """Return a name without the marks and gaps that a number left where it was cut out."""
    return re.sub(r"\s+(?=[,;:])", "", name).strip(" ,;:•")


def _name_cell(name: str, figure: Figure) -> str:
    """Drop from a name what tells it from no other: its time, its unit, and that it is the total of its group."""
    row, *columns = _split_header(name)
    plain = _without_time(row, figure)
    # The name of a row tells a time for what it is: of "Hà Nội 2003 - Vàng" that is a part of its name.
    parts = [plain if not (columns and _HOLDS_WORD.search(plain)) else _without_brackets(row, figure)]
    parts += [_without_time(column, figure) for column in columns]
    is_total = parts[-1].lower() in _TOTAL and parts[:-1] == [label_of_group(figure)]
    return " - ".join(part for part in (parts[:-1] if is_total else parts) if part.strip("•")) or name


def _split_header(name: str) -> list[str]:
    """Return the names of row and columns that a cell's name is joined of: "Lúa - Năm 2024 - 2025" are two."""
    parts: list[str] = []
    for part in name.split(" - "):
        if parts and part[:1].isdigit() and parts[-1][-1:].isdigit():
            parts[-1] = f"{parts[-1]} - {part}"
        else:
            parts.append(part)
    return parts


def _without_time(name: str, figure: Figure) -> str:
    """Drop what a figure tells beside its name: its period, a longer one that this lies in, its status and its unit."""
    plain = rest = _without_brackets(name, figure)
    for mention in reversed(find_periods(plain) if figure.period else ()):
        start, end = mention.span.start, mention.span.end
        before = rest[:start]
        # "Quảng Nam 1975" holds no "năm"
        own = relate_periods(figure.period, mention.notation) in {Relation.SAME, Relation.CONTAINS}
        own = own and not rest[start:end].startswith("Nam ")
        if not own or _MORE_THAN_TIME.search(plain):
            return plain
        status = _STATUS.get(figure.status)
        before = (before if status is None else status.sub("", before)).rstrip(_OPEN_ENDS)
        before = _LED_TO_TIME.sub("", before).rstrip(_OPEN_ENDS)
        after = rest[end:].lstrip(" )")
        if after and (before.strip() or not after[0].isupper()):
            return plain  # in the middle of a text it dates what stands there
        rest = f"{before} {after}".strip(" ,;:")
    return rest if rest == plain or not _HOLDS_DIGIT.match(rest) else plain


def _without_brackets(name: str, figure: Figure) -> str:
    name = _without_unit(name, figure.unit.lower())
    return _BRACKETED.sub("", name) if figure.period else name


def _without_unit(name: str, unit: str) -> str:
    """Drop a unit in brackets at the end, unless another stands in front of it ("Nhiệt độ °C (°F)")."""
    if not unit or not name.lower().endswith(f"({unit})"):
        return name
    rest = name[: -len(unit) - 2].rstrip()
    last = _WORD_BEFORE.search(rest)
    other = read_unit(rest, last.start()) if last is not None and last.start() else None
    return name if not rest or (other is not None and not other.counted) else rest


def _without_counted(name: str, figure: Figure) -> str:
    """Drop what a figure counts from the end of its name; "số lượt" keeps it."""
    counted = _TIMES if figure.role in _MOVES and figure.base_unit == "%" else figure.base_unit.lower()
    rest = name[: -len(counted)].rstrip() if counted and name.lower().endswith(f" {counted}") else ""
    alone = len(rest.split()) < 2 and rest.lower() not in _SEXES
    if alone or rest.rsplit(maxsplit=1)[-1].lower() in _LEANING or rest[-1].isdigit():
        return name
    return name if counted in _LEVELS_OF_LAND and rest.endswith("cấp") else rest


def _without_opening(name: str) -> str:
    """Drop a verb that only says that there was what is counted, and who had it; one word is no name."""
    led = _LED_TO_NAME.match(name)
    name = name[led.end() :] if led is not None and len(name[led.end() :].split()) > 1 else name
    opening = _OPENING.match(name)
    rest = name[opening.end() :] if opening is not None else ""
    counts = rest.lower().startswith(f"{_TIMES} ") or kind_of(rest) is not None
    return rest if counts and len(rest.split()) > 1 else name
