"""The places that a question asks about.

A question in, its territories out, but for those that another was joined with: of "xã A nhập vào xã B" only A.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.territory import TerritoryKind, TerritoryMention, find_territories
from index.normalise import fold

_WIDE = frozenset({TerritoryKind.PROVINCE, TerritoryKind.REGION})
_RANK = re.compile(r"\b(?:(?:toan|ca)\s+)?(?:vung|khu\s+vuc)\s+$")
_JOINED_WITH = re.compile(r"\bnhap\s+(?:them|vao)\s+$")


def find_asked_places(reading: str) -> tuple[TerritoryMention, ...]:
    """Find the territories of a question, in order; all of them where each was joined with another."""
    places = find_territories(reading)
    folded = fold(reading)
    own = tuple(place for place in places if _JOINED_WITH.search(folded, 0, place.span.start) is None)
    return own or places


def spans_of_wide(reading: str, places: Sequence[TerritoryMention]) -> list[Span]:
    """Return where provinces and regions stand, each with what only says that it is one: "toàn vùng", "khu vực"."""
    folded = fold(reading)
    ranks = ((place, _RANK.search(folded, 0, place.span.start)) for place in places if place.kind in _WIDE)
    return [Span(place.span.start if rank is None else rank.start(), place.span.end) for place, rank in ranks]
