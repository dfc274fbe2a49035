"""One sentence in, out the numbers in brackets that add up to the number before them.

"98 người chết (Huế 2, Gia Lai 33, Khánh Hòa 63)" tells of the parts of 98: that they add up to it proves that the bare
numbers behind names count the same things, and number nothing ("Boeing 737"). Knows no units.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from index.extract.number import parse_number

_NUMBER = r"\d+(?:[.,]\d+)*"
_BRACKET = re.compile(r"\(([^()]+)\)")
_BEFORE = re.compile(rf"(?<![\w.,/])({_NUMBER})[^\d()]*$")
# Each number stands behind the word that names its part.
_PART = re.compile(rf"[^\W\d_](?:\s*:)?\s+({_NUMBER})(?![\w/%]|[.,]\d|\s*%)")
_ANY = re.compile(_NUMBER)
_REACH = 80  # characters before a bracket in which its whole stands
_LONGEST = 600  # characters of a bracket


def find_bracket_parts(text: str) -> Mapping[int, int]:
    """Return where each number stands that is a part, and where the number stands that all of its bracket add up to.

    Examples
    --------
    >>> find_bracket_parts("Có 9 ca mắc (Đông 2, Tây 7).")
    {18: 3, 25: 3}
    """
    found: dict[int, int] = {}
    for bracket in _BRACKET.finditer(text):
        inside = bracket[1]
        start = max(0, bracket.start() - _REACH)
        whole = _BEFORE.search(text[start : bracket.start()])
        parts = [*_PART.finditer(inside)] if whole is not None and len(inside) <= _LONGEST else []
        if whole is None or len(parts) < 2 or len(parts) != len(_ANY.findall(inside)):
            continue
        total = sum((parse_number(part[1], counts=True) for part in parts), Decimal(0))
        if total == parse_number(whole[1], counts=True):
            found |= {bracket.start(1) + part.start(1): start + whole.start(1) for part in parts}
    return found
