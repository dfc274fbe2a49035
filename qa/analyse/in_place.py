"""Another thing put where the question before has its own: "lúa mùa" for "lúa xuân", a part for a part.

Two turns of a conversation in, the earlier question asked of the new thing out, or None where nothing in it is of its
kind. Does NOT know how else a question may lean.
"""

import re

from index.document import Span
from index.normalise import fold
from qa.analyse.counterpart import find_counterpart, find_opposite, split_segments
from qa.analyse.lean import is_bare_phrase
from qa.analyse.owner import is_measure
from qa.analyse.put_slots import end_with_place, start_of_name, with_slots
from qa.analyse.turn import NO_NAMES, Turn, lowered, tidy
from qa.words.content import content_syllables
from qa.words.extent import with_like_amount
from qa.words.wording import MEASURED

# "theo giờ", "trong vụ xuân" narrow what was asked, and take no place of it.
_ADDS = re.compile(r"^(?:theo|trong(?! nuoc\b)|tinh theo|tinh bang)\b")
# "Bình quân đầu người?" is asked of the measure before it, and is none by itself.
_PER_HEAD = re.compile(r"(?:tinh )?(?:theo |tren |binh quan |trung binh |moi |mot )+(?:dau )?nguoi|(?:theo )?dau nguoi")
# "Sau khi mở rộng thì sao?" asks the same of another state than that of now.
_STATE = re.compile(r"^(?:sau|truoc) khi\b")
_NOW = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|hiện|đang)\s+", re.IGNORECASE)
_PER_TIME = re.compile(
    r"\b(?:(?:trong|moi|tren)\s+)*(?:1|mot|moi|tung)\s+(?:nam|quy|thang|tuan|ngay|gio|ca|buoi|lan)\b"
)
_LEVEL = re.compile(
    r"(?<!\w)cấp (?:trung ương|quốc gia|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở|thôn|bộ)(?!\w)", re.IGNORECASE
)
_PART_NAMED = re.compile(r"(?<!\w)trong (?:số )?(?:đó|do)\s+", re.IGNORECASE)
_LED_BY = re.compile(r"(?<!\w)(?:ở|tại|trong|cho|trên|của|với|vào|theo)\s*$", re.IGNORECASE)
_KIND_ALONE = re.compile(
    r"(?:(?:o|tai|khu vuc) )*(?:trong nuoc|nuoc ngoai|quoc te|noi dia|thanh thi|nong thon|trung uong|dia phuong"
    r"|cong lap|tu thuc)|(?:cao|thap|lon|nho) nhat|trung binh|toi da|toi thieu"
)
_SIZE = re.compile(r"\b(?:dai|rong|cao|sau|nang)(?= (?:bao nhieu|may)\b)")
_SIZE_ALONE = re.compile(r"dai|rong|cao|sau|nang")
_MEASURE_FIRST = re.compile(rf"(?:tong )?(?:{MEASURED}|ty le|so luong|gia|luong|muc \w+)\b\s+")
_SHORT = 4  # words of what may stand for another thing though it shares none with it


def swap_amount(core: Turn, before: Turn) -> str | None:
    """Ask the same of another amount or another time that it is counted by: "Còn trên 5 ha?", "Còn trong 1 tháng?"."""
    new, old = _PER_TIME.fullmatch(core.guarded.strip(" ?")), list(_PER_TIME.finditer(before.guarded))
    if new is not None and len(old) == 1:
        return f"{before.text[: old[0].start()]}{core.text.strip(' ?')}{before.text[old[0].end() :]}"
    return with_like_amount(before.text, core.text)


def swap_size(core: Turn, before: Turn) -> str | None:
    """Ask of another dimension of the same: "Rộng?" after "Cầu Gió dài bao nhiêu?"."""
    asked = _SIZE.search(before.guarded)
    if asked is None or _SIZE_ALONE.fullmatch(core.guarded.strip(" ?.,")) is None:
        return None
    return f"{before.text[: asked.start()]}{core.text.strip(' ?.,').lower()}{before.text[asked.end() :]}"


def is_bare_addition(core: Turn) -> bool:
    """Tell "theo giờ", which asks nothing by itself, and narrows what was asked."""
    return _ADDS.match(core.guarded) is not None and not core.asks and len(core.text.split()) <= _SHORT


def put_opposite(core: Turn, before: Turn) -> str | None:
    """Ask the same of what excludes it: "Còn chi?" after "Thu ngân sách ..."."""
    found = find_opposite(core, before)
    if found is None:
        return None
    place, words = found
    behind = before.without_measure()[place.end :] if place.end <= before.ask_start else before.text[place.end :]
    return with_slots(tidy(f"{before.text[: place.start]}{words}{behind}"), core)


def put_in_place(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked of another thing, or None where nothing in it is of its kind."""
    level, old = _LEVEL.search(core.text), _LEVEL.search(before.text)
    if level is not None and old is not None:
        # A place after its level, "cấp thành phố Hà Nội", stays as the place where.
        named = before.text[old.end() :].lstrip()[:1].isupper()
        return f"{before.text[: old.start()]}{level[0].lower()} {'ở' if named else ''}{before.text[old.end() :]}"
    if _STATE.match(core.guarded) is not None:
        return f"{core.text}, {lowered(_NOW.sub('', tidy(before.text)))}"
    asked_core = fold(core.text).strip(" ?.,")
    narrows = _KIND_ALONE.fullmatch(asked_core) is not None and not (before.asks and before.asks[-1].counted)
    if (narrows or _PER_HEAD.fullmatch(asked_core)) and (told := _first_told(before)) is not None:
        behind = before.without_measure()[told.end :] if told.end <= before.ask_start else before.text[told.end :]
        return with_slots(tidy(f"{before.text[: told.end].rstrip()} {lowered(core.text)} {behind}"), core)
    place = find_counterpart(core, before) or _part_singled_out(before)
    if (counted := _counted_alike(core, before, alone=place is None)) is not None:
        place = counted
    if place is None and _ADDS.match(core.guarded):
        at = before.ask_phrase.start if before.ask_phrase is not None else len(before.text)
        return with_slots(tidy(f"{before.text[:at]} {lowered(core.text)} {before.text[at:]}"), core)
    if place is None:
        place = _last_told(core, before)
    if place is None:
        return None
    end = start_of_name(place.start, end_with_place(place.end, core, before), core, before)
    return with_slots(tidy(f"{before.text[: place.start]} {lowered(core.text)} {before.text[end:]}"), core)


def _first_told(before: Turn) -> Span | None:
    """Return what an earlier question measures, without the name right behind it: "GRDP" of "GRDP Quảng Nam"."""
    found = (span for span in split_segments(before) if content_syllables(before.text[span.start : span.end], []))
    first = next(found, None)
    if first is None:
        return None
    end = next((name.start for name in before.names if first.start < name.start < first.end), first.end)
    return Span(first.start, end)


def _last_told(core: Turn, before: Turn) -> Span | None:
    """Return what an earlier question says last, by which it tells its thing apart: "Học phí cấp ba ở nông thôn"."""
    contents = [span for span in split_segments(before) if content_syllables(before.text[span.start : span.end], [])]
    if not before.asks:
        # The name of whose it is stays, "Úc" of "Thủ đô của Úc là gì", unless a name is to stand for it.
        owned = [span for span in contents[1:] if any(name.overlaps(span) for name in before.names)]
        contents = [span for span in contents if span not in owned or core.names] if is_bare_phrase(core) else contents
        return _behind_measure(contents[-1], core, before) if contents else None
    last = contents[-1] if len(contents) > 1 and not is_measure(core) else None
    if last is None or last.end > before.ask_start or _LED_BY.search(before.text, 0, last.start) is None:
        return None
    return None if any(last.start <= name.start < last.end for name in before.names) else last


def _behind_measure(told: Span, core: Turn, before: Turn) -> Span:
    """Return what is measured, for another thing of which the same is asked: of "Sản lượng lúa" the rice."""
    measure = _MEASURE_FIRST.match(fold(before.text[told.start : told.end]))
    asked = fold(core.text).strip(" ?.,")
    is_other = _MEASURE_FIRST.match(f"{asked} ") is not None or asked.upper().split()[0] in NO_NAMES
    if measure is None or is_other or is_measure(core) or not is_bare_phrase(core):
        return told
    if measure.end() >= told.end - told.start:
        return told
    return Span(told.start + measure.end(), told.end)


def _part_singled_out(before: Turn) -> Span | None:
    """Return the part that was asked about, "vốn vay" of "trong đó vốn vay bao nhiêu"; another part stands for it."""
    found = _PART_NAMED.search(before.text)
    if found is None:
        return None
    end = before.ask_phrase.start if before.ask_phrase is not None else len(before.text)
    return Span(found.end(), end) if found.end() < end else None


def _counted_alike(core: Turn, before: Turn, *, alone: bool) -> Span | None:
    """Return what was counted, where others of its kind are to be, "Còn hộ cận nghèo?" after "bao nhiêu hộ nghèo".

    Where nothing else may stand for the new thing (`alone`), it need not be of the kind, and is no measure or name.
    """
    if not before.asks or not before.asks[-1].counted or core.names or core.places:
        return None
    asked = before.asks[-1].span
    counted = before.text[before.asks[-1].word.end : asked.end].split()
    of_kind = bool(counted) and fold(core.text).split()[:1] == [fold(counted[0])]
    another = alone and len(core.text.split()) <= _SHORT and not is_measure(core) and _ADDS.match(core.guarded) is None
    if not of_kind and not another:
        return None
    end = next((segment.end for segment in split_segments(before) if segment.start == asked.end), asked.end)
    # "Còn bạc?" after "mấy huy chương vàng" is of the medals, too, and "Còn cháy?" after "mấy vụ tai nạn" of the cases.
    one = len(core.text.split()) == 1 and not of_kind and tidy(before.text[asked.end : end]) != ""
    start = asked.end if one else before.asks[-1].word.end
    if _KIND_ALONE.fullmatch(core.guarded.strip(" ?.,")) is not None:
        start = asked.end  # "quốc tế" after "bao nhiêu khách du lịch" is of the guests
    return Span(start, end)
