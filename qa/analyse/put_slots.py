"""The periods and places of a new question put where an earlier one has its own.

A text and a turn in, the text with the slots of the turn out. Does NOT know what is asked.
"""

import re

from index.extract.notation import describe_period
from index.extract.period import find_periods
from index.extract.territory import RANKS, TerritoryKind, TerritoryMention, find_territories
from index.extract.unit import read_unit
from index.normalise import CAPITALS, fold
from qa.analyse.counterpart import find_counterpart
from qa.analyse.turn import NO_NAMES, Turn, lowered, replace_spans
from qa.words.wording import KINDS

_AT_NAME = re.compile(rf"(?:[ởỞ]|[tT]ại|[bB]ên)\s+([{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{0,3}})")
_BARE_NAME = re.compile(rf"[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{1,3}}")
# "khu vực Cát Gió", "bà Lan"
_NAME_OF_KIND = re.compile(
    rf"(?:[^\W\d_{CAPITALS}][^\W\d_]*\s+){{1,3}}[{CAPITALS}][^\W\d_]*(?:(?:\s+|\s*-\s*)[{CAPITALS}][^\W\d_]*){{0,4}}"
)
_NUMBERED = re.compile(r"([A-ZĐ]+)\d+")
# "vị trí 2", "vùng II", "loại D": a kind and which one of it.
_LABEL = r"(?:\d{1,2}|[IVX]{1,4}|[ivx]{1,4}|[A-ZĐ]\d?)"
_IS_LABEL = re.compile(_LABEL)
_LABELLED = re.compile(rf"(?P<kind>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s+{_LABEL}")
_WHOLE = re.compile(
    r"(?:cả nước|toàn quốc|(?:cả|toàn) (?:tỉnh|thành phố|huyện|vùng|miền)|ca nuoc|toan quoc|toan (?:tinh|huyen|vung))",
    re.IGNORECASE,
)
# "Toàn tỉnh có ...", and no "cấp tỉnh", "các tỉnh", "tỉnh nào".
_BARE_LEVEL = re.compile(
    r"(?<!\w)(?<!cấp )(?<!các )(?<!mấy )(?<!nhiêu )(?<!những )(?<!số )(?<!mỗi )(?<!từng )(?<!thị )"
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)"
    r"(?=\s+(?:có|là|đạt|hiện|được|đã|còn|tăng|giảm|thu|chi|xuất|nhập|đón)(?!\w)|\s*\??$)",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?<!\w)(?:hiện nay|hiện tại|hiện giờ|bây giờ|hien nay|hien tai)(?!\w)", re.IGNORECASE)
_IN_UNIT = re.compile(
    r"(?:tính|quy|đổi|tinh|doi)\s+(?:(?:đổi|ra|theo|bằng|sang|thành|doi|bang|thanh)\s+)*(?P<unit>[^\d\W]\S*(?: \S+)?)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"(?:năm|nam) nay", re.IGNORECASE)
_LED = re.compile(r"(?<!\w)(đến|tới|từ|sang|cách|với)\s+$", re.IGNORECASE)
_LEVEL_WORD = re.compile(rf"(?:tỉnh|{'|'.join(RANKS)})(?=\s)", re.IGNORECASE)


def with_slots(text: str, core: Turn) -> str:
    """Put the periods and places that `core` names in the place of those of `text`."""
    text = with_periods(text, core)
    if not core.places:
        return text
    new = ", ".join(core.text[mention.span.start : mention.span.end] for mention in core.places)
    widest = min(map(_level, core.places))
    # A province takes the place of another with its communes; a commune leaves the province named around it.
    old = [mention.span for mention in find_territories(text) if _level(mention) >= widest]
    if new in text:
        return text
    led = _LED.search(core.text, 0, core.places[0].span.start)
    if led is not None:
        # "còn đến Huế": of two places the one that the same word leads to.
        old = [span for span in old if re.search(rf"(?<!\w){led[1]}\s+$", text[: span.start], re.IGNORECASE)] or old
    return replace_spans(text, old, put=new) if old else f"{text} ở {new}"


def with_level(core: Turn, before: Turn) -> Turn:
    """Give a bare name the level of the place asked before: "ở Cai Lậy" after "huyện Cái Bè" is "huyện Cai Lậy"."""
    name = _AT_NAME.fullmatch(core.text.strip(" ?.,"))
    if name is None or core.places or not before.places:
        return core
    place = before.text[before.places[0].span.start : before.places[0].span.end]
    level = _LEVEL_WORD.match(place)
    return core if level is None else Turn(f"{level[0].lower()} {name[1]}", core.base)


def with_place_named(core: Turn, before: Turn) -> Turn:
    """Give a bare level the name of the place of that level asked before: "HĐND tỉnh có ..." is of "tỉnh Cà Mau"."""
    found = None if core.places else _BARE_LEVEL.search(core.text)
    if found is None:
        return core
    level = found.group().lower()
    for mention in before.places:
        name = _LEVEL_WORD.sub("", mention.name, count=1).strip()
        is_province = mention.kind is TerritoryKind.PROVINCE and level in {"tỉnh", "thành phố"}
        if is_province or mention.name.lower().startswith(f"{level} "):
            return Turn(f"{core.text[: found.end()]} {name}{core.text[found.end() :]}", core.base)
    return core


def with_now(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked of now: "Hiện nay thì sao?", "Năm nay?"; None where a turn says more."""
    now = core.text.strip(" ?.,")
    if not before.periods or not (_NOW.fullmatch(now) or _THIS_YEAR.fullmatch(now)):
        return None
    return replace_spans(before.text, [mention.span for mention in before.periods], put="hiện nay")


def with_unit(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked in another unit: "Tính ra km2?"; None where a turn says more."""
    said = _IN_UNIT.fullmatch(core.text.strip(" ?.,"))
    if said is None or not before.asks or before.asks[-1].counted:
        return None
    ask, unit = before.asks[-1], read_unit(said["unit"], 0)
    if unit is None or unit.span.end != len(said["unit"]):
        return None
    return f"{before.text[: ask.word.end]} {said['unit']}{before.text[ask.span.end :]}"


def with_whole(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked of the whole country or region: "Còn cả nước?"; None where it is no more."""
    whole = core.text.strip(" ?.,")
    if not before.places or _WHOLE.fullmatch(whole) is None:
        return None
    return replace_spans(before.text, [mention.span for mention in before.places], put=whole.lower())


def with_name(core: Turn, before: Turn) -> str | None:
    """Return the earlier question asked of another place or body, where a turn is nothing but a name: "Còn Phú Quốc?".

    None where it is more, or where the earlier question does not name exactly one, for which it may stand; "còn A2?"
    stands for "A1".
    """
    name = core.text.strip(" ?.,")
    if (code := _NUMBERED.fullmatch(name)) is not None:
        alike = list(re.finditer(rf"(?<!\w){code[1]}\d+(?!\w)", before.text))
        return f"{before.text[: alike[0].start()]}{name}{before.text[alike[0].end() :]}" if len(alike) == 1 else None
    if not core.periods and not core.places and (labelled := _with_label(name, before)) is not None:
        return labelled
    alone = not core.places and len(before.names) == 1 and not before.places
    if alone and _NAME_OF_KIND.fullmatch(lowered(name)) and find_counterpart(core, before) is None:
        return f"{before.text[: before.names[0].start]}{name}{before.text[before.names[0].end :]}"
    narrow = [mention.span for mention in before.places if mention.kind is not TerritoryKind.PROVINCE]
    named = [*(mention.span for mention in before.places), *before.names]
    if len(before.names) == 1:
        named = [before.names[0]]
    elif len(named) > 1 and not before.names and len(narrow) == 1:
        # A name that is no province stands for the part of the province that was asked about.
        level = _LEVEL_WORD.match(before.text, narrow[0].start)
        name, named = f"{level[0]} {name}" if level is not None else name, narrow
    if core.places or len(named) != 1 or _BARE_NAME.fullmatch(core.text.strip(" ?.,")) is None:
        return None
    return f"{before.text[: named[0].start]}{name}{before.text[named[0].end :]}"


def _with_label(name: str, before: Turn) -> str | None:
    """Return the earlier question asked of another one of a kind: "vị trí 2" for "vị trí 1"."""
    label = _LABELLED.fullmatch(name)
    if label is None:
        return None
    alike = list(re.finditer(rf"(?<!\w){re.escape(label['kind'])}\s+{_LABEL}(?!\w)", before.text, re.IGNORECASE))
    if len(alike) != 1:
        return None
    put = f"{label['kind'].lower()}{name[label.end('kind') :]}"
    return f"{before.text[: alike[0].start()]}{put}{before.text[alike[0].end() :]}"


def start_of_name(start: int, end: int, core: Turn, before: Turn) -> int:
    """Return where a phrase ends before the name of whose it is, which stays where another thing is put in its place.

    "Doanh thu Hoa Nắng" and then "lợi nhuận thì sao" is asked of Hoa Nắng.
    """
    opens = core.text[:1].isupper() and core.text.split()[0] not in NO_NAMES
    if core.names or core.places or opens:
        return end
    # "Núi Gió" gives way to "núi cấm", typed without its capital.
    if any(fold(before.text[start : name.start]).strip() in KINDS for name in before.names if start < name.start < end):
        return end
    names = (name for name in before.names if not _IS_LABEL.fullmatch(before.text[name.start : name.end]))
    return next((name.start for name in names if start < name.start < end), end)


def _level(place: TerritoryMention) -> int:
    """Return how narrow the level of a place is."""
    return list(TerritoryKind).index(place.kind)


def with_periods(text: str, core: Turn) -> str:
    """Put the periods that `core` names in the place of those of `text`."""
    if core.periods and not find_periods(text) and (now := _NOW.search(text)) is not None:
        text = f"{text[: now.start()]}{describe_period(core.periods[0].notation)}{text[now.end() :]}"
    elif core.periods and (old := find_periods(text)):
        new = ", ".join(describe_period(mention.notation) for mention in core.periods)
        text = replace_spans(text, [mention.span for mention in old], put=new)
    elif core.periods:
        text = f"{text} {', '.join(describe_period(mention.notation) for mention in core.periods)}"
    return text


def end_with_place(end: int, core: Turn, before: Turn) -> int:
    """Return where a phrase ends with the place right behind it, where what is put there ends in one: "cách Huế"."""
    if not core.places or core.places[-1].span.end < len(core.text):
        return end
    behind = (mention.span for mention in before.places if mention.span.start >= end)
    return next((span.end for span in behind if before.text[end : span.start].isspace()), end)
