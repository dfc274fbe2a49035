"""The place that a number is told of: the one named before it, or the one that owns it behind it.

A sentence with its places and the spans of its numbers in, one place a number out. "1,4 km² diện tích, dân số là 6.503
người của phường A; ... 7.120 người của phường B" names each place behind its numbers. Does not read numbers or places.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.period import Relation
from index.extract.territory import TerritoryMention, relate_territories
from index.normalise import CAPITALS

_OWNER_LEAD = re.compile(r"(?<!\w)của(?: các| toàn)?\s+$")
# "2 người chết ở Hà Nội": where what was counted was.
_STANDS_IN = re.compile(r"[^,.;:()\d]{1,60}(?<!\w)(?:ở|tại)\s+")
# What is compared, or told in part, is not what the place behind it owns.
_OTHER = re.compile(
    r"[;()]|\.\s|(?<!\w)(?:so với|hơn|bằng|mức|trong đó|gồm|còn lại|cả nước|tăng|giảm|nhưng|trong khi)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r";|\.\s|(?<!\w)(?:và|với) (?=(?:toàn bộ|một phần)(?!\w))")
_DIGIT = re.compile(r"\d")
# Behind these a place names the thing, which may lie elsewhere: "thủy điện Sơn La" has a dam in Lai Châu too.
_NAMED_BY_PLACE = re.compile(
    r"(?<!\w)(?:(?:thủy|thuỷ|nhiệt) điện|điện (?:gió|mặt trời)|(?:sân|cảng) bay|cảng(?: hàng không)?(?: quốc tế)?|cao tốc"
    r"|đường sắt|đại học|học viện|trận|chiến dịch|sông|cầu|đường)\s+$",
    re.IGNORECASE,
)
# "cao tốc Hà Nội - Hải Phòng": both are its name.
_GOES_ON = re.compile(r"\s*[-–]\s*")
# "sản lượng của tỉnh", "toàn tỉnh": the province that the document is about, whatever province was named before.
_OF_HOME = re.compile(rf"(?<!\w)(?:[Cc]ủa|[Tt]oàn|[Cc]ả|[Tt]rong|[Tt]rên địa bàn) tỉnh(?!\w)(?! [{CAPITALS}])")
# "Tại Hà Nội, ...", "Theo điều tra năm 2018 tại tỉnh Bắc Kạn cũ, ..."
_OPENS = re.compile(
    r"[\s–+•*-]*(?:(?:\d{1,2}|[a-zđ])[.)]\s+)?(?:theo [^,;.]{3,60}?\s)?(?:tại|ở|trên địa bàn|đối với)\s+", re.IGNORECASE
)
_OPENED = re.compile(r"(?:\s+\(?(?:cũ|mới|nay|hiện nay)\)?)?,\s")
_JOINED = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|và|cùng)\s+")
_COUNTS_PLACES = re.compile(r"\d+ (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|đặc khu|đơn vị hành chính)(?!\w)")
# Behind it stand the parts that a place is made of; where there is but one, its numbers are those of the new place too.
_MADE_OF = re.compile(r"(?<!\w)trên cơ sở(?!\w)")


def places_of(
    text: str, places: Sequence[TerritoryMention], numbers: Sequence[Span], *, home: str = ""
) -> tuple[str, ...]:
    """Return the place of each number, "" where the sentence names none for it, or goes back to that of its document.

    Parameters
    ----------
    text
        The sentence.
    places
        The territories that it names, in order.
    numbers
        Spans of its numbers with their units, in order.
    home
        The place that the document is about, or "".
    """
    places = _without_names_of_things(text, places)
    owners = [place for place in places if _is_owner(text, place, numbers)]
    return tuple(
        _owner(text, places, owners, span) or _stands_in(text, places, span) or _before(text, places, span, home)
        for span in numbers
    )


def opening_place(text: str, places: Sequence[TerritoryMention]) -> str:
    """Return the place of which a sentence says first that it speaks, "" where it does not.

    Examples
    --------
    >>> from index.extract.territory import find_territories
    >>> text = "Tại tỉnh Hà Giang, dân số là 800 nghìn người."
    >>> opening_place(text, find_territories(text))
    'Hà Giang'
    """
    first = places[0]
    opens = _OPENS.fullmatch(text, 0, first.span.start) is not None
    return first.name if opens and _OPENED.match(text, first.span.end) is not None else ""


def _without_names_of_things(text: str, places: Sequence[TerritoryMention]) -> list[TerritoryMention]:
    """Leave out the places that only name a thing; one with its rank is meant itself ("cầu tỉnh Sơn La")."""
    kept: list[TerritoryMention] = []
    end = None  # of a name that is none of a place
    for place in places:
        start = place.span.start
        goes_on = end is not None and _GOES_ON.fullmatch(text, end, start) is not None
        if text[start].isupper() and (goes_on or _NAMED_BY_PLACE.search(text, 0, start) is not None):
            end = place.span.end
            continue
        kept.append(place)
    return kept


def _is_owner(text: str, place: TerritoryMention, numbers: Sequence[Span]) -> bool:
    """Tell whether a place stands behind "của", which goes without saying right behind a number: "6.503 người xã A"."""
    start = place.span.start
    return _OWNER_LEAD.search(text, 0, start) is not None or len(text[:start].rstrip()) in {
        span.end for span in numbers
    }


def _stands_in(text: str, places: Sequence[TerritoryMention], span: Span) -> str:
    """Return the place right behind a number and what it counts, where that is said to be."""
    place = next((place for place in places if place.span.start >= span.end), None)
    if place is None or _STANDS_IN.fullmatch(text, span.end, place.span.start) is None:
        return ""
    return place.name


def _before(text: str, places: Sequence[TerritoryMention], span: Span, home: str) -> str:
    before = (place for place in reversed(places) if place.span.end <= span.start)
    told = (place for place in before if not _stands_beside(text, place, span))
    place = next((place for place in told if not _is_told_aside(text, place, span)), None)
    if place is None or (home and _is_left(text, place, span, home)):
        return ""
    return place.name


def _is_left(text: str, place: TerritoryMention, span: Span, home: str) -> bool:
    """Tell whether the words between another province and a number speak of "tỉnh" alone: that of the document.

    "Xếp sau Hậu Giang với 14%; sản lượng của tỉnh đạt 4 triệu tấn": the tonnes are not of Hậu Giang. A province that
    opens the sentence is what all of it speaks of: "Tỉnh Cà Mau có 9 huyện, dân số toàn tỉnh là ...".
    """
    back = _OF_HOME.search(text, place.span.end, span.start)
    if back is None or relate_territories(home, place.name) is not Relation.DISJOINT:
        return False
    opens = len(text[: place.span.start].split()) <= 1
    return not opens or ";" in text[place.span.end : back.start()]


def _stands_beside(text: str, place: TerritoryMention, span: Span) -> bool:
    """Tell whether a number counts places that stand beside one in a list: "gồm thị trấn Mây (huyện lỵ) và 28 xã"."""
    joined = _JOINED.fullmatch(text, place.span.end, span.start) is not None
    return joined and _COUNTS_PLACES.match(text, span.start) is not None


def _is_told_aside(text: str, place: TerritoryMention, span: Span) -> bool:
    """Tell whether a place stands in a bracket that gives numbers of its own and ends before a number.

    "98 người chết (Huế 2 người) và 10 người mất tích": the ten are not of Huế.
    """
    end = text.find(")", place.span.end, span.start)
    start = text.rfind("(", 0, place.span.start)
    return end >= 0 and start > text.rfind(")", 0, place.span.start) and _DIGIT.search(text, start, end) is not None


def _owner(text: str, places: Sequence[TerritoryMention], owners: Sequence[TerritoryMention], span: Span) -> str:
    """Return the place behind a number that owns it, where nothing between them or before it tells of another."""
    owner = next((place for place in owners if place.span.start >= span.end), None)
    if owner is None or _OTHER.search(text, span.end, owner.span.start):
        return ""
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(text, 0, span.start)]
    ends += [match.end() for match in _MADE_OF.finditer(text, 0, span.start) if len(owners) > 1]
    opened = max(ends, default=0)
    named = any(opened <= place.span.start and place.span.end <= owner.span.start for place in places)
    return "" if named else owner.name
