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


def label_of(figure: Figure) -> str:
    """Return the name of a figure as it is told, "" where it has none.

    Examples
    --------
    Of "khách quốc tế 20 nghìn lượt" that is "khách quốc tế", of "xảy ra 9 vụ cháy" it is "vụ cháy". A cell keeps its
    header, which is its name.
    """
    name = tidy_name(figure.indicator)
    return name if figure.row is not None else _without_opening(_without_counted(name, figure))


def tidy_name(name: str) -> str:
    """Return a name without the marks and gaps that a number left where it was cut out."""
    return re.sub(r"\s+(?=[,;:])", "", name).strip(" ,;:")


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
