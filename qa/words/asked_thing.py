"""The one thing that a question is about: a place, or what is named behind a noun of its kind, and where texts name it.

"Sân bay Mây Trắng" is another thing than "Mây Trắng", and a sentence about the airport tells nothing of the place. A
question or a text in, names out. Whether a figure is of it is for ``qa.choose.own_subject``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.document import Span
from index.extract.period import Relation
from index.extract.territory import RANKS, find_territories, relate_territories
from index.normalise import CAPITALS, fold
from qa.words.match import line_up, split_tokens, stand_in
from qa.words.named import is_narrow, is_part_of_province, names_of, plain_name

# Behind these a name is that of a thing, which bears the name of a place as often as not.
_KINDS = """sân bay, cảng hàng không, cảng, bến cảng, cầu, hầm, cao tốc, đường cao tốc, quốc lộ, tỉnh lộ, vành đai,
đường vành đai, đường sắt, tuyến, metro, tuyến metro, sông, suối, hồ, đầm, vịnh, núi, đỉnh, đèo, đảo, quần đảo,
huyện đảo, vườn quốc gia, vườn, khu bảo tồn, khu dự trữ sinh quyển, khu, khu đô thị, khu công nghiệp, khu kinh tế, cụm
công nghiệp, khu du lịch, dự án, nhà máy, thủy điện, thuỷ điện, nhiệt điện, điện gió, trường, đại học, học viện, cao
đẳng, bệnh viện, công ty, tập đoàn, tổng công ty, ngân hàng, bảo tàng, chợ, chùa, nhà thờ, giáo phận, di
tích, quần thể, làng nghề, khởi nghĩa, trận, chiến dịch, quân khu, bộ tư lệnh, sư đoàn, lữ đoàn, câu lạc bộ,
đội tuyển, ga, bến xe, dân tộc, chiến khu, thành cổ, hoàng thành, nhà máy lọc dầu"""
_SPELLED = sorted((" ".join(each.split()) for each in _KINDS.split(",")), key=len, reverse=True)
# "Thị trường", "nhu cầu", "miền núi"
_NO_KIND = "".join(rf"(?<!{word}\s)" for word in ("thị", "môi", "công", "yêu", "nhu", "toàn", "miền", "mặt", "vùng"))
_KIND = rf"(?<!\w){_NO_KIND}(?:{'|'.join(_SPELLED)})(?!\w)"
_NAME = rf"[{CAPITALS}]\w*(?:(?: |\s?[-–]\s?)[{CAPITALS}]\w*)*"
_NUMBER = r"(?:số\s)?\d{1,3}[A-Z]?(?![\w.,/%-]*\d)(?!\w)"
# "Cảng hàng không quốc tế Long Thành", "hầm chui vượt sông Hàn"
_NO_PART = "ở|tại|thuộc|của|có|là|và|với|trong|trên|đến|từ|cho|về|do|được"
_WORDS = rf"(?:\s(?!(?:{_NO_PART})(?!\w))(?![{CAPITALS}])[^\W\d_]+){{0,3}}?"
_CALLED = rf"(?P<called>(?:(?i:{_KIND}){_WORDS}\s){{1,3}})"
_ASKED = re.compile(rf"(?<!\w){_CALLED}(?P<name>{_NAME}|{_NUMBER})")
_OF_KIND = re.compile(rf"(?<!\w){_CALLED}(?P<first>(?:[{CAPITALS}]\w*\s?)+[-–]\s?)?$")
_BACK = re.compile(rf"\W*(?P<called>(?i:{_KIND}))\s(?:này|ấy|đó)(?!\w)")
_KINDS_TOLD = re.compile(_KIND, re.IGNORECASE)
# Things are counted, or told of one by one.
_COUNTS = re.compile(r"(?<!\w)(?:số|bao nhiêu|mấy|các|những|tổng|mỗi|từng|nào)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_ALIKE = {
    "cảng hàng không": "sân bay",
    "thuỷ điện": "thủy điện",
    "đường cao tốc": "cao tốc",
    "đường vành đai": "vành đai",
    "tuyến metro": "metro",
    "đường sắt": "metro",
}
# Anything may be called so.
_ANY = frozenset({"dự án", "khu", "tuyến", "trường", "cụm"})
_RANK = re.compile(rf"(?<!\w)(?:tỉnh|thủ đô|nước|{'|'.join(RANKS)}|tp\.?|tx\.?|t\.)\s*$", re.IGNORECASE)
_OPENING = re.compile(rf"(?:[{CAPITALS}][^\W{CAPITALS}]*)(?: [{CAPITALS}][^\W{CAPITALS}]*)+(?!\w)")
_IN_PLACE = re.compile(
    rf"(?<!\w)(?:ở|tại|trong|thuộc|trên địa bàn)\s+(?:{'|'.join(('tỉnh', *RANKS))})?\s*$", re.IGNORECASE
)
_LED_BY = re.compile(r"(?<!\w)(?:ở|tại|thuộc|trong|từ|đến)\s+$", re.IGNORECASE)
_KIND_BEHIND = re.compile(r"\(([^()]{1,30})\)")  # "Mây Trắng (xã)"
_HOME = ("viet", "nam")
# Of crops, written as names.
_SEASONS = {("dong", "xuan"), ("he", "thu"), ("thu", "dong"), ("xuan", "he")}
_REACH = 60  # characters before a name among which its kind is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedThing:
    """What a question is about.

    Parameters
    ----------
    words
        Folded words of its name, without its kind or rank.
    kinds
        The nouns before it in small letters, none of a place and what has none: "hầm", "sông" of "hầm sông Mây".
    place
        As ``find_territories`` gives it; "" for what is no territory.
    spoken
        Folded words of the question that name it, with its kind and rank.
    asked
        All folded words of the question.
    is_namesake
        Whether what has a kind has the name of a place.
    is_where
        Whether it is named as where something is: "số trường ở Mây".
    """

    words: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    place: str = ""
    spoken: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    is_where: bool = False
    is_namesake: bool = False


@lru_cache(maxsize=256)
def find_asked_thing(
    reading: str, territories: tuple[str, ...], names: tuple[tuple[str, ...], ...]
) -> AskedThing | None:
    """Return the one thing that a question is about; None where it names none, or several.

    Parameters
    ----------
    reading
        The question with its diacritics.
    territories
        Those that are asked about, the narrowest.
    names
        Folded words of its other names.

    Examples
    --------
    >>> find_asked_thing("Cầu Mây Trắng dài bao nhiêu?", (), ()).kinds
    frozenset({'cầu'})
    """
    spans = [mention.span for mention in find_territories(reading)]
    things = [
        each
        for each in _ASKED.finditer(reading)
        if _COUNTS.search(reading, 0, each.start()) is None
        # "Đồng bằng sông Hồng" is no river.
        and not any(span.start < each.start("called") < span.end for span in spans)
    ]
    if things:
        return _of_kind(things[0], spans, territories, names) if len(things) == 1 else None
    own = {name for place in territories for name in (plain_name(place), split_tokens(place), *names_of(place))}
    others = [name for name in names if name not in own | _SEASONS]
    if len(territories) == 1 and not others:
        return _of_place(reading, territories[0], spans)
    return _of_name(reading, others) if not territories and len(others) < 2 else None


def _of_kind(
    thing: re.Match[str], spans: Sequence[Span], territories: Sequence[str], names: Sequence[tuple[str, ...]]
) -> AskedThing | None:
    """Return what is named behind a noun; None where the question names another thing besides."""
    reading, line = thing.string, line_up(thing.group())
    if not all(stand_in(name, line) for name in names):
        return None
    own = _without_place(thing, spans)
    around = (word for place in territories for word in _spoken(reading, place))
    return AskedThing(
        words=split_tokens(own),
        kinds=_kinds_in(thing["called"]),
        spoken=frozenset((*split_tokens(f"{thing['called']} {own}"), *around)),
        asked=frozenset(split_tokens(reading)),
        is_namesake=any(span.start <= thing.start("name") < span.end for span in spans),
    )


def _of_place(reading: str, place: str, spans: Sequence[Span]) -> AskedThing:
    words = plain_name(place)
    return AskedThing(
        words=split_tokens(place) if words[0].isdigit() else words,
        place=place,
        spoken=_spoken(reading, place),
        asked=frozenset(split_tokens(reading)),
        is_where=any(_IN_PLACE.search(reading, 0, span.start) for span in spans),
    )


def _of_name(reading: str, names: Sequence[tuple[str, ...]]) -> AskedThing | None:
    """Return what a question names that is no place of the country, or the country that it begins with."""
    opening = _OPENING.match(reading)
    first = split_tokens(opening.group()) if opening is not None else ()
    words = names[0] if names else first[: len(_HOME)]
    if not names and words != _HOME:
        return None
    if stand_in(words, f" {' '.join(first)} "):
        words = first  # the first word of a question has a capital anyway, and is none of the name
    where = rf"\b(?:o|tai|trong|thuoc)(?: [a-z]+){{0,3}} {' '.join(words)}\b"
    return AskedThing(
        words=words,
        spoken=frozenset((*words, *split_tokens(" ".join(_KIND_BEHIND.findall(reading))))),
        asked=frozenset(split_tokens(reading)),
        is_where=re.search(where, fold(reading)) is not None,
    )


def _without_place(thing: re.Match[str], spans: Sequence[Span]) -> str:
    """Return the name of a thing without the place that it lies in: "cầu Mây Trắng Hà Nội" is "Mây Trắng"."""
    start, end = thing.span("name")
    at = next((each.start for each in spans if start < each.start < end == each.end), end)
    own = thing.string[start:at].rstrip()
    return thing["name"] if own.endswith(("-", "–")) else own.removeprefix("số ")


def _kinds_in(called: str) -> frozenset[str]:
    kinds = (" ".join(match.group().lower().split()) for match in _KINDS_TOLD.finditer(called))
    return frozenset(_ALIKE.get(kind, kind) for kind in kinds)


def _spoken(reading: str, place: str) -> frozenset[str]:
    """Return the words by which a question names a place, its rank among them."""
    words: set[str] = set(plain_name(place)).union(*names_of(place))
    for mention in find_territories(reading):
        rank = _RANK.search(reading, 0, mention.span.start)
        words.update(split_tokens(reading[mention.span.start : mention.span.end]))
        words.update(split_tokens(rank.group()) if rank is not None else ())
    return frozenset(words)


@lru_cache(maxsize=4096)
def find_mentions(thing: AskedThing, text: str) -> tuple[tuple[int, bool | None], ...]:
    """Return where a text names a thing, each with whether it is that thing itself and nothing called by its name.

    The place begins with the kind or the rank that stands before the name. None where the asked kind goes without
    saying, and the name may be that of a place.
    """
    line = line_up(text)
    called = names_of(thing.place) if thing.place else (thing.words,)
    if not any(stand_in(name, line) for name in (thing.words, *called)):
        return ()
    is_part = is_part_of_province(thing.place) and thing.words in called
    if thing.place and not is_part and not thing.words[-1].isdigit():
        starts = [each.span.start for each in find_territories(text) if _is_same(thing.place, each.name)]
    else:
        between = r"\W*"
        name = re.compile(rf"(?<!\w){between.join(map(re.escape, thing.words))}(?!\w)")
        starts = [each.start() for each in name.finditer(fold(text))]
    return tuple(_mention(thing, text, start) for start in starts)


@lru_cache(maxsize=4096)
def names_another(thing: AskedThing, text: str) -> bool:
    """Tell whether a text names something of the asked kind by another name, or goes back to something of another.

    "Cầu Gió" where "cầu Mây" is asked about, "giáo phận này" where a province is.
    """
    back = _BACK.match(text)
    if back is not None and not _kinds_in(back["called"]) & (thing.kinds | _ANY):
        return True
    return bool(thing.kinds) and any(
        not thing.kinds.isdisjoint(_kinds_in(other["called"])) and split_tokens(other["name"]) != thing.words
        for other in _ASKED.finditer(text)
    )


def _mention(thing: AskedThing, text: str, start: int) -> tuple[int, bool | None]:
    begin = max(0, start - _REACH)
    before = text[begin:start]
    rank = _RANK.search(before)
    at = rank.start() if rank is not None else len(before)
    called = _OF_KIND.search(before[:at])
    if called is not None:
        return begin + called.start("called"), _is_called_alike(thing, called)
    if not thing.kinds or not _ANY.isdisjoint(thing.kinds):
        return begin + at, not _has_other_rank(thing, rank)
    # Of one syllable the name alone is any word: "hướng" is no "sông Hương".
    doubtful = rank is not None or thing.is_namesake or len(thing.words) == 1 or _LED_BY.search(before) is not None
    return begin + at, None if doubtful else True


def _is_called_alike(thing: AskedThing, called: re.Match[str]) -> bool:
    """Tell whether the nouns before a name call the asked thing so, and the name is no part of a longer one."""
    if called["first"] is not None and not stand_in(split_tokens(called["first"]), f" {' '.join(thing.words)} "):
        return False
    kinds = _kinds_in(called["called"])
    if thing.kinds:
        return not thing.kinds.isdisjoint(kinds) or not _ANY.isdisjoint(thing.kinds | kinds)
    # A company or a park is the same with its kind, unlike the country that it is named after. "Diện tích khu công
    # nghiệp Mây" asks for what all of these have there.
    is_place = bool(thing.place) or thing.words == _HOME
    return not is_place or thing.asked.issuperset(split_tokens(" ".join(kinds)))


def _has_other_rank(thing: AskedThing, rank: re.Match[str] | None) -> bool:
    """Tell whether a rank stands before a name that is not the one asked for: "xã Mây" is not "huyện Mây"."""
    told = split_tokens(rank.group()) if rank is not None else ()
    return bool(told) and is_narrow(thing.place) and not stand_in(told, line_up(thing.place))


def _is_same(place: str, other: str) -> bool:
    return relate_territories(place, other) is Relation.SAME
