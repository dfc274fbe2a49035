"""Two base units in, whether numbers in them can be compared out. Knows no numbers.

Nouns that are counted agree when one begins with the other ("lượt", "lượt khách") or both name people; measures
must be the same.
"""

import re
from functools import lru_cache

from index.extract.unit import MEASURES, base_of
from index.normalise import fold

_POWERS = str.maketrans({"²": "2", "³": "3"})
_PEOPLE = frozenset({"nguoi", "dan", "nguoi dan", "nhan khau", "khau", "cu dan"})
_YEARLY = re.compile(r"/\s*nam$")


@lru_cache(maxsize=4096)
def plain(unit: str) -> str:
    """Return a base unit folded, powers as digits, without "/năm": what is said of a year may leave it out."""
    return _YEARLY.sub("", " ".join(fold(unit).translate(_POWERS).split()))


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    return frozenset(plain(base_of(unit)[0]) for unit in MEASURES)


@lru_cache(maxsize=16384)
def same_unit(one: str, other: str) -> bool:
    """Tell whether two base units measure or count the same.

    Examples
    --------
    >>> same_unit("lượt", "lượt khách"), same_unit("đồng", "USD"), same_unit("người dân", "người")
    (True, False, True)
    """
    first, second = plain(one), plain(other)
    if first == second:
        return True
    if not first or not second or first in _measures() or second in _measures():
        return False
    if first in _PEOPLE and second in _PEOPLE:
        return True
    short, long = sorted((re.split(r"[ /]", first), re.split(r"[ /]", second)), key=len)
    return long[: len(short)] == short
