"""A figure in, the name that answers give it out: its indicator without what only held the number in its sentence.

An indicator is cut out around its number: of "đón 90 nghìn lượt khách" it is "đón lượt khách", of "khách quốc tế 20
nghìn lượt" it is "khách quốc tế lượt". Does NOT change what figures are found by.
"""

import re

from index.figure import Figure, Role
from qa.counted import kind_of

# Words that a noun must follow.
_LEANING_WORDS = "số mỗi từng các những nhiều một của là có và với cho từ trên về được theo loại"
_LEANING = frozenset(_LEANING_WORDS.split())
_TIMES = "lượt"  # counts what another noun names, and ends no name of its own
# Who had it and that there was: nothing of it tells one figure of a report from another.
_OPENING = re.compile(
    r"(?:(?:toàn )?(?:tỉnh|thành phố|huyện|xã|địa phương|địa bàn)|cả nước|toàn quốc|từ đầu năm)?\s*"
    r"(?:đã |hiện |còn )*(?:xảy ra|ghi nhận|thu hút|đón|có)(?: được)?\s+",
    re.IGNORECASE,
)
_MOVES = frozenset({Role.GROWTH, Role.CHANGE, Role.PLAN_SHARE})
# What a header says beside its name: the time, which the figure has as its period, and the unit.
_BRACKETED = re.compile(r"\s*\((?:%|(?:năm |quý |tháng )?[\d/.–-]+)\)")
_TOTAL = frozenset({"tổng cộng", "tổng số", "tổng", "cộng"})


def label_of(figure: Figure) -> str:
    """Return the name of a figure as it is told, "" where it has none.

    Examples
    --------
    Of "khách quốc tế 20 nghìn lượt" that is "khách quốc tế", of "xảy ra 9 vụ cháy" it is "vụ cháy". A cell keeps its
    header, which is its name; of the total of "Dân số (2025)" that is "Dân số".
    """
    name = tidy_name(figure.indicator)
    return _name_cell(name, figure) if figure.row is not None else _without_opening(_without_counted(name, figure))


def label_of_group(figure: Figure) -> str:
    """Return the name of what a figure stands under, the innermost alone; "" where it stands under nothing."""
    group = (figure.parent or "").split(" - ")[-1]
    return tidy_name(_without_time(group, figure))


def tidy_name(name: str) -> str:
    """Return a name without the marks and gaps that a number left where it was cut out."""
    return re.sub(r"\s+(?=[,;:])", "", name).strip(" ,;:")


def _name_cell(name: str, figure: Figure) -> str:
    """Drop from a name what tells it from no other: when it was, and that it is the total of its group."""
    parts = [_without_time(part, figure) for part in name.split(" - ")]
    is_total = parts[-1].lower() in _TOTAL and parts[:-1] == [label_of_group(figure)]
    return " - ".join(parts[:-1] if is_total else parts) if parts[0] else name


def _without_time(name: str, figure: Figure) -> str:
    return _BRACKETED.sub("", name) if figure.period else name


def _without_counted(name: str, figure: Figure) -> str:
    """Drop what a figure counts from the end of its name; "số lượt" keeps it."""
    counted = _TIMES if figure.role in _MOVES and figure.base_unit == "%" else figure.base_unit.lower()
    rest = name[: -len(counted)].rstrip() if counted and name.lower().endswith(f" {counted}") else ""
    if len(rest.split()) < 2 or rest.rsplit(maxsplit=1)[-1].lower() in _LEANING:
        return name
    return rest


def _without_opening(name: str) -> str:
    """Drop a verb that only says that there was what is counted, and who had it; one word is no name."""
    opening = _OPENING.match(name)
    rest = name[opening.end() :] if opening is not None else ""
    counts = rest.lower().startswith(f"{_TIMES} ") or kind_of(rest) is not None
    return rest if counts and len(rest.split()) > 1 else name
