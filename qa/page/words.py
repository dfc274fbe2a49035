"""How the page says periods, statuses and comparisons in Vietnamese; plain text out, nothing escaped."""

import re
from collections.abc import Callable

from index.figure import MOVES, Direction, Role, Status
from qa.answer import AnswerFigure

STATUS_WORDS: dict[str, str] = {
    Status.FIRST_REPORTED: "số đã báo cáo trước",
    Status.UPDATED: "đã cập nhật",
    Status.ESTIMATE: "ước",
    Status.TARGET: "mục tiêu",
}
"""Chip of each status; an actual number needs none."""

ARROWS: dict[str, str] = {Direction.UP: "▲", Direction.DOWN: "▼", Direction.FLAT: "■"}

_DIRECTION_VERBS: dict[str, str] = {
    Direction.UP: "tăng ",
    Direction.DOWN: "giảm ",
    Direction.FLAT: "giữ nguyên ",
    Direction.NONE: "",
}
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_DAY = r"\d{1,2}/\d{1,2}/\d{4}"
_PERIODS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\d{4}"), lambda m: f"năm {m[0]}"),
    (re.compile(r"Q([1-4])/(\d{4})"), lambda m: f"quý {_QUARTERS[m[1]]}/{m[2]}"),
    (re.compile(r"(\d{1,2})T/(\d{4})"), lambda m: f"{m[1]} tháng đầu năm {m[2]}"),
    (re.compile(r"T(\d{1,2})/(\d{4})"), lambda m: f"tháng {m[1]}/{m[2]}"),
    (re.compile(r"(\d{4})-(\d{4})"), lambda m: f"giai đoạn {m[1]}–{m[2]}"),
    (re.compile(rf"({_DAY})-({_DAY})"), lambda m: f"từ {m[1]} đến {m[2]}"),
    (re.compile(_DAY), lambda m: f"ngày {m[0]}"),
)


def say_period(period: str) -> str:
    """Return a period of ``index.figure.Figure.period`` as a reader says it; an unknown notation stays as it is.

    Examples
    --------
    >>> say_period("Q1/2018"), say_period("2T/2018"), say_period("2016-2020")
    ('quý I/2018', '2 tháng đầu năm 2018', 'giai đoạn 2016–2020')
    """
    for pattern, say in _PERIODS:
        match = pattern.fullmatch(period)
        if match is not None:
            return say(match)
    return period


def group_digits(number: int) -> str:
    """Return a count as it is written in Vietnamese.

    Examples
    --------
    >>> group_digits(200_000)
    '200.000'
    """
    return f"{number:,}".replace(",", ".")


def say_comparison(figure: AnswerFigure) -> str:
    """Return what a growth, a change or a share of a plan says: "tăng 15,67% so với cùng kỳ"; "" for a level.

    Examples
    --------
    >>> grown = AnswerFigure(text="15,67%", number="15.67", unit="%", indicator="thu ngân sách", role="growth",
    ...     direction="up", period="2017", baseline="cùng kỳ", status="actual", citation=1)
    >>> say_comparison(grown)
    'tăng 15,67% so với cùng kỳ'
    """
    text = " ".join(figure.text.split())
    baseline = say_period(figure.baseline or "")
    if figure.role == Role.PLAN_SHARE:
        return f"{'vượt' if figure.direction == Direction.UP else 'bằng'} {text} {baseline or 'kế hoạch'}"
    if figure.role not in MOVES:
        return ""
    told = _DIRECTION_VERBS.get(figure.direction, "") + text
    return f"{told} so với {baseline}" if baseline else told


def say_direction(figure: AnswerFigure) -> str:
    """Return the same without the number, for the line under it: "tăng so với cùng kỳ"; "" for a level.

    Examples
    --------
    >>> share = AnswerFigure(text="97,73%", number="97.73", unit="%", indicator="thu ngân sách", role="plan_share",
    ...     direction="none", period="2017", baseline="dự toán", status="actual", citation=1)
    >>> say_direction(share)
    'so với dự toán'
    """
    if figure.role not in {Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE}:
        return ""
    baseline = say_period(figure.baseline or "") or ("kế hoạch" if figure.role == Role.PLAN_SHARE else "")
    if figure.role == Role.PLAN_SHARE:
        return f"vượt {baseline}" if figure.direction == Direction.UP else f"so với {baseline}"
    verb = _DIRECTION_VERBS.get(figure.direction, "")
    return f"{verb}so với {baseline}" if baseline else verb.rstrip()


def split_unit(figure: AnswerFigure) -> tuple[str, str]:
    """Return (number as written, unit) of a figure, without its formula; the unit is "" when it stands elsewhere.

    Examples
    --------
    >>> split_unit(AnswerFigure(text="7.252,8 tỷ đồng", number="7252.8", unit="tỷ đồng", indicator="thu", role="level",
    ...     direction="none", period="2017", baseline=None, status="actual", citation=1))
    ('7.252,8', 'tỷ đồng')
    """
    text = " ".join(figure.text.split())
    if figure.formula:
        text = text.removesuffix(f" ({figure.formula})")
    unit = " ".join(figure.unit.split())
    if unit and text.endswith(unit) and len(text) > len(unit):
        return text.removesuffix(unit).rstrip(), unit
    return text, "" if unit in text else unit
