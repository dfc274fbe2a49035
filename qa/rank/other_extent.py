"""How long, deep, high, wide or thick something is: a question and a figure in, whether one is told for the other.

A lake is 20 m deep and the road to it is 37 km long, both in metres. Looks at no other words.
"""

import re

from index.figure import Figure

_EXTENT = r"(?<!\w)(?P<extent>dài|sâu|cao|rộng|dày)"
_ABOUT = "khoảng|trung bình|tối đa|nhất|là|cỡ|chừng"
# "đập chính cao", "có chiều dài": what the name of a measure ends in.
_STATED = re.compile(rf"{_EXTENT}(?: (?:{_ABOUT}))?$")
# "sau" typed plain is "after" far oftener.
_ASKED = re.compile(rf"{_EXTENT}(?: (?:{_ABOUT})){{0,2}} (?:bao nhiêu|mấy)(?!\w)")


def is_other_extent(reading: str, figure: Figure) -> bool:
    """Tell whether a figure is said to be how long something is where it is asked how deep, or the like."""
    if figure.base_unit != "m":
        return False
    stated = _STATED.search(figure.indicator.lower())
    asked = _ASKED.search(reading.lower()) if stated is not None else None
    return stated is not None and asked is not None and stated["extent"] != asked["extent"]
