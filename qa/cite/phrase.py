"""Figures in, plain Vietnamese clauses out. Every digit comes from the source as written. Knows no ranking.

A clause says: indicator, period, number with its qualifier and unit, and what it is compared with.
"""

import re

from index.extract.period import describe_period
from index.figure import MOVES, Direction, Figure, Role, Status
from qa.cite.cite import NUMBER, numbers_of
from qa.cite.label import label_of, label_of_group, tidy_name

_STATUS = {
    Status.ESTIMATE: "ước",
    Status.UPDATED: "số cập nhật",
    Status.FIRST_REPORTED: "số đã báo cáo trước",
    Status.TARGET: "mục tiêu",
}
_UP_DOWN = {Direction.UP: "tăng", Direction.DOWN: "giảm", Direction.FLAT: "bằng", Direction.NONE: "thay đổi"}
# "giảm" says what the sign of a cell says.
_SIGN = re.compile(r"^[-−–+]\s*(?=\d)")
_SIGNED = frozenset({Direction.UP, Direction.DOWN})
_LONGEST_NAME = 160
_LONGEST_ROW = 100
_NO_NAME = "số liệu"

_NOTE = re.compile(r"\[[^\[\]\s]{1,4}\](?::\d+)?")


def written(figure: Figure) -> str:
    """Return number and unit as the source writes them, in one line, with the word that makes it a bound.

    A unit that stands in a header or caption is added after the number.
    """
    # The mark of a footnote of the document would be taken for one of the answer's citations.
    text = " ".join(_NOTE.sub("", figure.text).split())
    if figure.upper is not None:
        # "10-10,2%" with a hyphen reads as a day of October.
        text = re.sub(r"(?<=\d)-(?=\d)", "–", text)
    if figure.unit and figure.unit.split()[0].lower() not in text.lower():
        glue = "" if figure.unit in {"%", "‰"} else " "
        text = f"{text}{glue}{figure.unit}"
    if "…" in figure.qualifier:
        return figure.qualifier.replace("…", text)
    bound = figure.qualifier if figure.qualifier not in {"đến", "từ", ""} else ""
    return f"{bound} {text}".strip()


def name_of(figure: Figure, provable: str | None = None) -> str:
    """Return the indicator, shortened at a word, with a capital first letter.

    Where `provable` text is given, the name is told with its number: what the number counts is not said twice, and
    parts that bring digits which that text lacks, as headers of tables do, are left out.
    """
    name = tidy_name(figure.indicator or figure.parent or _NO_NAME)
    if provable is not None:
        name = label_of(figure) or name
        name = " - ".join(part for part in name.split(" - ") if _is_proved(part, provable)) or _NO_NAME
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"
    return name[:1].upper() + name[1:]


def when_of(figure: Figure, provable: str) -> str:
    """Return the period in words, "" when unknown or when it would bring digits that `provable` text lacks."""
    if not figure.period:
        return ""
    words = describe_period(figure.period)
    return words if _is_proved(words, provable) else ""


def _is_proved(words: str, provable: str) -> bool:
    return set(numbers_of(words)) <= set(NUMBER.findall(provable))


def status_of(figure: Figure) -> str:
    """Return how final a figure is in words, "" where it is as it is."""
    return _STATUS.get(figure.status, "")


def say_value(figure: Figure) -> str:
    """Return what a figure says of its indicator: "tăng 15,67% so với cùng kỳ", "đạt 18% dự toán", "525 tỷ đồng"."""
    text = written(figure)
    if figure.role is Role.PLAN_SHARE:
        # "vượt 10% kế hoạch" is not "đạt 10% kế hoạch".
        return f"{'vượt' if figure.direction is Direction.UP else 'đạt'} {text} {figure.baseline or 'kế hoạch'}"
    if figure.role in MOVES:
        against = f" so với {figure.baseline}" if figure.baseline else ""
        text = _SIGN.sub("", text) if figure.direction in _SIGNED else text
        return f"{_UP_DOWN[figure.direction]} {text}{against}"
    return text


def say_fact(figure: Figure, provable: str, *, territory: str = "") -> str:
    """Return a whole clause: "Tổng thu ngân sách trên địa bàn (năm 2017, số cập nhật): 7.252,8 tỷ đồng".

    `provable` is the text that digits of the period and the place may come from: the quote and the question. Of a long
    sentence the quote is a part, and "quận 3" may stand outside it.
    """
    place = territory if _is_proved(territory, provable) else ""
    notes = [note for note in (place, when_of(figure, provable), status_of(figure)) if note]
    around = f" ({', '.join(notes)})" if notes else ""
    glue = " " if figure.role in {Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE} else ": "
    above = _row_of(figure, provable)
    above = f"{above} › " if above and above.lower() != place.lower() else ""
    return f"{above}{name_of(figure, provable)}{around}{glue}{say_value(figure)}"


def _row_of(figure: Figure, provable: str) -> str:
    """Return what a cell's row stands under, "" where its own name says it or it brings digits without proof."""
    if figure.row is None or not figure.parent:
        return ""
    above = label_of_group(figure)
    if not above or len(above) > _LONGEST_ROW or above.lower() in figure.indicator.lower():
        return ""
    return f"{above[:1].upper()}{above[1:]}" if _is_proved(above, provable) else ""
