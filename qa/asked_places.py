"""The places that a question asks about.

A question in, its territories out, but for those that another was joined with: of "xã A nhập vào xã B" only A.
"""

import re

from index.extract.territory import TerritoryMention, find_territories
from index.normalise import fold

_JOINED_WITH = re.compile(r"\bnhap\s+(?:them|vao)\s+$")


def find_asked_places(reading: str) -> tuple[TerritoryMention, ...]:
    """Find the territories of a question, in order; all of them where each was joined with another."""
    places = find_territories(reading)
    folded = fold(reading)
    own = tuple(place for place in places if _JOINED_WITH.search(folded, 0, place.span.start) is None)
    return own or places
