"""A question about several things in, the same about one of them out: its words, its places, its units.

And what figures of one name are told apart by: what the question calls them. Looks nothing up and compares nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.question import Asked, Operation, Question
from qa.words.match import STOP_SYLLABLES, split_tokens

# Words of the operation, which no operand's passage holds.
_OPERATIONS = frozenset({"tru", "chenh", "lech", "cong", "gop", "hieu", "sieu", "hon", "kem", "gap"})

_LONGEST_SIDE = 60  # characters


def ask_about(question: Question, option: str) -> Question:
    """Return the question with only one of its options left in it."""
    others = [other for other in question.options if other != option]
    own = split_tokens(option)
    dropped = {syllable for other in others for syllable in split_tokens(other)} - set(own)
    if question.asked is Asked.COMPUTATION:
        dropped |= _OPERATIONS - set(own)
    kept = [term for term in question.terms if term not in dropped]
    terms = tuple(dict.fromkeys([*kept, *(token for token in own if token not in STOP_SYLLABLES)]))
    reading = question.reading
    for other in others:
        reading = re.sub(re.escape(other), " ", reading, flags=re.IGNORECASE)
    places = tuple(
        place
        for place in question.territories
        if not any(set(split_tokens(place)) <= set(split_tokens(other)) - set(own) for other in others)
    )
    # Shares are told in per cent, their difference is asked in points of it.
    units = tuple(dict.fromkeys("%" if unit == "điểm phần trăm" else unit for unit in question.units))
    if question.operation in {Operation.RATIO, Operation.SHARE}:
        units = ()  # how many times, or which share, is told in no unit of the operands
    return replace(
        question,
        asked=Asked.LEVEL,
        terms=terms,
        reading=reading,
        options=(),
        alternatives=(),
        territories=places,
        units=units,
    )


def sides_apart(names: Sequence[str], sides: Sequence[str]) -> list[str]:
    """Return what the question calls each figure where documents call all of them by one name, else "" for each.

    Examples
    --------
    >>> sides_apart(["Giá đất", "Giá đất"], ["giá đất ở Mây", "xã Gió"])
    ['ở Mây', 'xã Gió']
    >>> sides_apart(["Giá đất ở Mây", "Giá đất ở Gió"], ["giá đất ở Mây", "ở Gió"])
    ['', '']
    """
    if len(set(names)) > 1 or len(sides) != len(names) or max(map(len, sides)) > _LONGEST_SIDE:
        return [""] * len(names)
    lead = re.compile(rf"^{re.escape(names[0])}\s+", re.IGNORECASE)
    return [lead.sub("", side) for side in sides]
