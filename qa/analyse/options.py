"""The things that a question compares, adds up or lists, cut out of its text.

A question with its guarded form in, the names of its sides out ("sông A hay sông B dài hơn" -> "sông A", "sông B").
Does NOT know what they mean, and gives nothing rather than half a pair.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.document import Span
from qa.analyse.order import EITHER, MORE, without_names
from qa.question import Asked, Operation
from qa.words.wording import MINUS, PERIOD_MARK, QUALITY, QUANTITY_WORD, TWICE_LED, phrases

_BOUNDARY = re.compile(
    rf"[,;:(?]\s|{PERIOD_MARK}"
    r"|\b(?:thi(?! tran| xa)|giua|trong so|so sanh|(?<!thiet )(?<!nguy )hai|ca hai|hai huyen|hai tinh|cua|xet|theo)\s"
    r"|^(?:o|tai)\s"
)
_VERBS = phrases(
    "co, duoc, bi, mat, dat, la, tang, giam, chiem, cho, gay, ben, noi, cai, thi, nao, moi, lan luot, cong lai, tong"
)
_ACTS = phrases("thu hut, _+ hut, don, trong, nuoi, san xuat, xuat khau, nhap khau, xay dung, nop, ban ra")
_RIGHT_END = re.compile(rf"\s*(?:[,;:?(]|\b(?:{_VERBS}|(?<!xuat ){_ACTS}|hon)\b)")
# "có ... hay không" asks for yes or no, but "không lập A hay không lập B" names two sides.
_HAY = re.compile(r"\s+(?:hay|hoac)(?:\s+la)?\s+(?!khong\b(?!\s+\w+\s+\w))")
_JOINT = re.compile(r"\s+(?:so voi|voi|va)\s+")
_ITEMS = re.compile(r",\s+|;\s+|\s+va\s+|\s+lan\s+")
_ADDENDS = re.compile(r",\s+|;\s+|\s+(?:va|lan|voi)\s+")
_EACH = re.compile(r"\b(?:moi|tung|lan\s+luot|chiem|ra\s+sao|the\s+nao|nhu\s+the\s+nao)\b")
_TWICE_LED = re.compile(rf"\b{TWICE_LED}\s+(?:(?:la|co|dat|duoc)\s+)?{QUANTITY_WORD}\b")
_PARTS_START = re.compile(
    # "Trong việc tiếp công dân, ..." opens the question, it is no part.
    rf"^(?:trong|o|tai|ve|doi voi|voi|theo|nam)\s[^,]+,\s*(?=[^,]+(?:,|\sva\s))|[:(]\s*|{PERIOD_MARK}+[\s,]*"
    r"|\b(?:cua|trong(?!\s+nuoc\b)|thi(?!\s+(?:tran|xa)\b)|chia\s+(?:cho|theo))\s|\btheo\s[^,]+,\s*"
)
_LISTED_BEHIND = re.compile(rf"\b{QUANTITY_WORD}\s+(?P<list>[^,?]+(?:,[^,?]+)+\s+va\s[^,?]+?)\s*[?.]?$")
_VERB_INSIDE = re.compile(r"\s+(?:co(?! von\b)|la|dat|duoc|nhan|thu|chiem|dong gop|huong)\b")
_VERB_AT_END = re.compile(r"\s+(?:nhan|co|la|dat|duoc|huong|thu|chiem|deu|cung|tuong ung)\s*$")
_GROUPS = phrases("khu vuc, nhom, loai, nganh, khoi, linh vuc, khoan, huyen, tinh")
_LEADING_COUNT = re.compile(
    rf"^(?:ca\s+)?(?:hai|ba|bon|nam|sau|\d+)\s+{_GROUPS}"
    r"(?:\s+\w+){0,2}?\s+(?=\w)"
)
_ADDED = re.compile(
    rf"(?:^|\b){phrases('gop, gop ca, gop chung, gop lai, cong, cong ca, cong gop, cong chung, tong cua, ca')}\s+"
    r"(?P<list>.+?\s(?:va|lan|voi)\s.+?)(?=\s+(?:thi|la|duoc|dat|cong lai|co)\b|[,?]|$)"
)
# "giữa A và B", "A và B cộng lại": both sides are named in one breath.
_BETWEEN_TWO = re.compile(r"\bgiua\s+(?P<list>.+?\sva\s.+?)(?=\s+(?:la|thi|bao|may|nhieu)\b|[,?]|$)")
_TOGETHER = re.compile(r"^(?P<list>.+?\s(?:va|voi)\s.+?)\s+(?:cong lai|gop lai|cong don|tong cong)\b")
_LESS = re.compile(rf"\s*{MINUS}\s*")
_THAN = re.compile(rf"\b(?:{QUALITY}\s+)?hon\b\s*")
# "nhanh hơn hay chậm hơn": both ways of one comparison, between its sides.
_BOTH_WAYS = re.compile(
    rf"\s+(?:(?:tang|giam|la|co|dat)\s+)?{QUALITY}(?:\s+hon)?\s+hay(?:\s+la)?\s+{QUALITY}\s+hon\s+(?:so\s+voi\s+)?"
)
_TIMES = re.compile(rf"\s+(?:cao\s+|lon\s+)?gap\s+(?:khoang\s+)?{QUANTITY_WORD}\s+lan\s+(?:so\s+voi\s+|cua\s+)?")
_NO_SIDE = re.compile(
    rf"^(?:{PERIOD_MARK}|\s|ke hoach|nam|muc|so|cung ky|truoc|ngoai|quy|thang|cua|trong|hoi|ky|thoi)*$"
)
_VERB_ALONE = re.compile(r"^[\s,;:]*(?:(?:thi|da|se|dang|co|la|duoc|dat|tang|giam|con|tong|so|gom)\b\s*)*$")
_REMARK = re.compile(r"^[\s,;:]*(?:\([^)]*\)\s*)+|(?:\([^)]*\)?[\s,;:.?–-]*)+$")
# "Bắc Kạn cũ": a place as it was before it became a part of another.
_FORMER = re.compile(r"(?:\s+(?:cu|xua|truoc day|moi|hien nay|ngay nay))?")
# "Bắc Kạn thu nhiều hơn": behind a place it is what is done there, not a part of a name ("thu phí").
_ACTS_BEHIND = re.compile(r"\s+(?:thu|chi|đón|làm|trồng|nuôi|xuất|nhập|bán)(?!\w)", re.IGNORECASE)
# Between a thing and the place that it is in.
_WITHIN = re.compile(
    r"\s+(?:của|ở|tại|thuộc|trong|trên địa bàn)\s+(?:toàn\s+)?(?:tỉnh\s+|thành phố\s+)?$", re.IGNORECASE
)
_LISTED = re.compile(r"\((?P<list>[^()]+;[^()]+)\)")


def find_options(
    text: str,
    guarded: str,
    asked: Asked,
    *,
    operation: Operation | None,
    places: Sequence[Span] = (),
    asks: Sequence[Span] = (),
) -> tuple[str, ...]:
    """Find the things compared, computed with, or asked one by one.

    Parameters
    ----------
    text, guarded
        The question and its guarded form.
    asked, operation
        What is asked for.
    places
        Spans of the territories named.
    asks
        Spans of the question words.

    Returns
    -------
    Two or more names as written, or none.
    """
    named = [text[place.start : place.end] for place in places]
    if asked is Asked.COMPARISON:
        return _without_shared_place(_compared(text, guarded, places), named)
    if operation is Operation.RATIO:
        times = _TIMES.search(guarded)
        return _around_times(text, guarded, times) if times is not None else ()
    if asked is Asked.COMPUTATION:
        return _without_shared_place(_operands(text, guarded, operation), named)
    if asked is Asked.BREAKDOWN:
        return _without_shared_place(_parts(text, guarded), named) or _asked_one_by_one(text, guarded, asks)
    if asked is Asked.RANKING and (listed := _LISTED.search(text)):
        return tuple(item.strip() for item in listed["list"].split(";"))
    return ()


def _without_shared_place(names: tuple[str, ...], places: Sequence[str]) -> tuple[str, ...]:
    """Return names without a place behind the last that is that of all: "lúa", "ngô" of "lúa và ngô ở Yên Minh"."""
    if not names or any(place in name for place in places for name in names[:-1]):
        return names
    for place in places:
        own, within, rest = names[-1].partition(place)
        bare = _WITHIN.sub("", own)
        if within and not rest and bare and bare != own:
            return (*names[:-1], bare)
    return names


def _compared(text: str, guarded: str, places: Sequence[Span]) -> tuple[str, ...]:
    both = _BOTH_WAYS.search(guarded)
    if both is not None:
        sides = _around(text, guarded, both)
        if all(sides):
            return sides
    more = MORE.search(without_names(guarded, places))
    joint = _HAY.search(guarded)
    if joint is None:
        either = EITHER.search(guarded)
        stop = min(match.start() for match in (either, more) if match is not None) if either or more else len(guarded)
        joint = next(iter([*_JOINT.finditer(guarded, 0, stop)][-1:]), None)
    if joint is None:
        return ()
    stop = more.start() if more is not None and more.start() > joint.end() else len(guarded)
    right = _right_side(text, guarded, joint.end(), stop, places)
    left = _left_side(text, guarded, joint.start(), right, places)
    return (left, right) if left and right else ()


def _around(text: str, guarded: str, middle: re.Match[str]) -> tuple[str, str]:
    """Return what stands on either side of the words that compare, up to the next comma."""
    left = max((match.end() for match in re.finditer(r"[,;:(]\s", guarded[: middle.start()])), default=0)
    right = re.compile(r"\s*(?:[,;:?(]|\b(?:bao|may)\b|$)").search(guarded, middle.end())
    end = right.start() if right is not None else len(text)
    return tidy(text[left : middle.start()]), tidy(text[middle.end() : end])


def _right_side(text: str, guarded: str, start: int, stop: int, places: Sequence[Span]) -> str:
    place = next((span for span in places if span.start == start), None)
    former = _FORMER.match(guarded, place.end, stop) if place is not None else None
    if former is not None and _ACTS_BEHIND.match(text, former.end(), stop):
        return tidy(text[start : former.end()])
    end = _RIGHT_END.search(guarded, place.end if place is not None else start, stop)
    return tidy(text[start : end.start() if end is not None else stop])


def _left_side(text: str, guarded: str, end: int, right: str, places: Sequence[Span]) -> str:
    place = next((span for span in places if span.end <= end and _FORMER.fullmatch(guarded, span.end, end)), None)
    if place is not None and (right[:1].isupper() or any(text[span.start : span.end] == right for span in places)):
        return tidy(text[place.start : end])
    start = max((match.end() for match in _BOUNDARY.finditer(guarded, 0, end)), default=0)
    start = max([start, *(span.end for span in places if span.end < end and span.start >= start)])
    left = tidy(text[start:end])
    first = right.split(maxsplit=1)[0].lower() if right else ""
    twin = left.lower().rfind(f" {first} ")
    if twin >= 0:
        return left[twin + 1 :]
    return left


def _operands(text: str, guarded: str, operation: Operation | None) -> tuple[str, ...]:
    if operation is Operation.SUM and (added := _ADDED.search(guarded)):
        return _split(text, guarded, added.start("list"), added.end("list"), items=_ADDENDS)
    both = _BETWEEN_TWO.search(guarded) or (_TOGETHER.search(guarded) if operation is Operation.SUM else None)
    if both is not None:
        return _split(text, guarded, both.start("list"), both.end("list"))
    if operation is not Operation.DIFFERENCE:
        return ()
    less = _LESS.search(guarded)
    middle = less or _THAN.search(guarded)
    if middle is None:
        return ()
    end = re.compile(r"\s*(?:\bbao\b|\bmay\b|\bnhieu\b|\bla\b|[?]|$)").search(guarded, middle.end())
    right_end = end.start() if end is not None else len(text)
    if _NO_SIDE.match(guarded[middle.end() : right_end]):
        return ()
    start = max(
        (match.end() for match in _BOUNDARY.finditer(guarded, 0, middle.start()) if match.group().strip() != "cua"),
        default=0,
    )
    left = tidy(re.sub(r"^(?:tức|tuc)\s+", "", text[start : middle.start()].strip()))
    right = tidy(text[middle.end() : right_end])
    return (left, right) if left and right else ()


def _around_times(text: str, guarded: str, times: re.Match[str]) -> tuple[str, ...]:
    """Return both sides of "gấp mấy lần"; a period alone is no side."""
    start = max((match.end() for match in re.finditer(r"[,;:(]\s", guarded[: times.start()])), default=0)
    sides = (tidy(text[start : times.start()]), tidy(text[times.end() :]))
    return sides if all(sides) and not _NO_SIDE.match(guarded[times.end() :].rstrip(" ?.")) else ()


def _parts(text: str, guarded: str) -> tuple[str, ...]:
    each = _EACH.search(guarded)
    led = _TWICE_LED.search(guarded)
    if led is not None:
        return tuple(tidy(text[led.start(name) : led.end(name)]) for name in ("one", "two"))
    if each is None:
        listed = _LISTED_BEHIND.search(guarded)
        return _split(text, guarded, listed.start("list"), listed.end("list")) if listed is not None else ()
    lead = guarded[: each.start()]
    last = lead.rfind(" va ")
    if last < 0:
        return ()
    start = max([0, *(match.end() for match in _PARTS_START.finditer(lead, 0, last + len(" va ")))])
    end = len(lead.rstrip(" ,:"))
    verb = _VERB_INSIDE.search(guarded, last + 4, end)
    end = verb.start() if verb is not None else end
    while (verb := _VERB_AT_END.search(guarded, start, end)) is not None:
        end = verb.start()
    return _split(text, guarded, start, end)


def _asked_one_by_one(text: str, guarded: str, asks: Sequence[Span]) -> tuple[str, ...]:
    """Return what each question word asks of: "hải quan bao nhiêu và nội địa bao nhiêu" -> "hải quan", "nội địa"."""
    cuts: list[Span] = []
    for one, other in pairwise(asks):
        between = [*_ITEMS.finditer(guarded, one.end, other.start)]
        if not between:
            return ()
        cuts.append(Span(*between[-1].span()))
    first = max((match.end() for match in re.finditer(r"[,;:]\s", guarded[: asks[0].start])), default=0) if asks else 0
    starts = [first, *(cut.end for cut in cuts)]
    ends = [*(cut.start for cut in cuts), len(text)]
    items = [_either_side(text, guarded, start, ask, end) for start, ask, end in zip(starts, asks, ends, strict=False)]
    return tuple(items) if len(set(items)) > 1 and all(items) else ()


def _either_side(text: str, guarded: str, start: int, ask: Span, end: int) -> str:
    """Return the side of a question word that names something; a verb alone names nothing."""
    before = tidy(text[start : ask.start])
    return before if before and not _VERB_ALONE.match(guarded[start : ask.start]) else tidy(text[ask.end : end])


def _split(text: str, guarded: str, start: int, end: int, *, items: re.Pattern[str] = _ITEMS) -> tuple[str, ...]:
    """Split an enumeration into its names."""
    counted = _LEADING_COUNT.match(guarded[start:end])
    if counted is not None:
        start += counted.end()
    cuts = [*items.finditer(guarded, start, end)]
    starts = [start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    if any(_is_period(guarded[a:b]) for a, b in zip(starts, ends, strict=True)):
        return ()  # "thu nội địa năm 2019 và 2020": one thing at two times
    names = [tidy(text[a:b]) for a, b in zip(starts, ends, strict=True)]
    return tuple(names) if len(names) > 1 and all(names) else ()


def _is_period(side: str) -> bool:
    """Tell whether a side is a time alone; "nam" alone are men."""
    return PERIOD_MARK in side and _NO_SIDE.match(side) is not None


def tidy(text: str) -> str:
    """Drop what surrounds a name, remarks in parentheses too; one inside stays, so that the name stands as written."""
    return " ".join(_REMARK.sub(" ", text).split()).strip(" ,;:.?–-")
