"""What speaks for and against a figure where the first, the last or a place in an order is asked for, or none is.

A question and a figure in, one value a feature out, 0 or 1; and whether a figure is such a place that nobody asks for.
Knows no other figures and no weights.
"""

import re

from qa.candidate import Fact
from qa.question import Extreme, Question
from qa.rank.scene import Scene

_PLACE_WORDS = frozenset({"thu", "hang", "xep"})
_PLACES = re.compile(r"(?<!\w)(?:hạng|xếp thứ|vị thứ)$", re.IGNORECASE)
_PLACED = re.compile(r"(?<!\w)(?:xếp|đứng|giữ)(?: ở)?(?: vị trí)?(?: thứ| hạng)+\s+$", re.IGNORECASE)


def order_features(
    question: Question, clause: tuple[str, ...], indicator: tuple[str, ...], unit: str
) -> dict[str, float]:
    """Return whether the clause itself says "nhất" where the extreme is asked, or a place where a place is asked."""
    if question.order is None:
        return {}
    last = clause[-6:]
    if question.order.extreme is Extreme.POSITION:
        place = not unit and bool(_PLACE_WORDS & {*last, *indicator})
        return {"place_stated": float(place), "place_not_stated": float(not place)}
    return {"extreme_stated": float("nhat" in clause)}


def is_unasked_place(scene: Scene, fact: Fact) -> bool:
    """Tell whether a place in an order is given ("Hạng: 7", "đứng thứ 12") where no place is asked for."""
    figure = fact.figure
    if figure.unit or scene.question.order is not None:
        return False
    if figure.row is not None:
        return _PLACES.search(figure.indicator) is not None and scene.asked_tokens.isdisjoint(_PLACE_WORDS)
    # "thu" is income as often as "thứ".
    return _PLACED.search(fact.before) is not None and scene.asked_tokens.isdisjoint(_PLACE_WORDS - {"thu"})
