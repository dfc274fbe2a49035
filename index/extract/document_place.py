"""The title and the beginning of a document in, the place that it is about out: mostly a province or a region.

Does NOT find the places that single figures are of.
"""

import re
from collections import Counter

from index.extract.territory import RANKS, TerritoryKind, find_territories
from index.normalise import fold

_PLACE_AND_DATE = re.compile(r"\s*,\s*ngay\b")
_AUTHORITIES = ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd")
_BY_AUTHORITY = re.compile(rf"\b(?:{'|'.join(_AUTHORITIES)})\s*[*|\s]*(?:tinh|thanh pho|tp)?\s*$")
# "Gió Nồm (huyện)", as encyclopedias title what has one name with something else.
_RANKED = re.compile(rf"(?P<name>[^(),]+?)\s*\((?P<rank>{'|'.join(RANKS)})(?: cũ)?\)", re.IGNORECASE)
_WIDE = frozenset({TerritoryKind.PROVINCE, TerritoryKind.REGION})
_OPENING = 3000  # characters: a letterhead, its legal grounds and the first paragraph


def document_territory(title: str, opening: str) -> str:
    """Return the place that a document is about, or "" when none stands out.

    Parameters
    ----------
    title
        The document's title; a district or commune that it is the name of, or one province named there, decides.
    opening
        Its first characters: the authority of the letterhead decides, else the province named far more than others.
        The place in "Hà Nội, ngày ..." tells nothing.
    """
    ranked = _RANKED.fullmatch(title.strip())
    if ranked is not None:
        places = find_territories(f"{ranked['rank'].lower()} {ranked['name']}")
        if places:
            return places[0].name
    named = {mention.name for mention in find_territories(title) if mention.kind in _WIDE}
    if len(named) == 1:
        return named.pop()
    opening = opening[:_OPENING]
    folded = fold(opening)
    counts: Counter[str] = Counter()
    for mention in find_territories(opening):
        if mention.kind not in _WIDE or _PLACE_AND_DATE.match(folded, mention.span.end):
            continue
        counts[mention.name] += 3 if _follows_authority(folded, mention.span.start) else 1
    if not counts:
        return ""
    (name, first), *others = counts.most_common(2)
    second = others[0][1] if others else 0
    return name if first >= 3 and first >= 2 * second else ""


def _follows_authority(folded: str, end: int) -> bool:
    """Tell whether the last authority that is named before `end` stands right there; no other one can."""
    last = max(folded.rfind(authority, 0, end) for authority in _AUTHORITIES)
    return last >= 0 and _BY_AUTHORITY.match(folded, last, end) is not None
