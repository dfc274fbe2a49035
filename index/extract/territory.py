"""Provinces, cities, districts, communes and regions of Viet Nam named in prose or questions.

Text in, mentions with their spans out, under one spelling each ("TP.HCM" -> "Thành phố Hồ Chí Minh", "TP Lạng Sơn" ->
"thành phố Lạng Sơn"). Knows the provinces before and after 1 July 2025 and who merged into whom (``provinces.tsv``).
Does NOT know in which province a district lies, and reads no countries.
"""

import csv
import re
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from index import extract
from index.document import Span
from index.extract.alternatives import one_of
from index.extract.notation import Relation
from index.extract.taken import TakenSpans
from index.normalise import fold
from index.orthography import place_tones
from index.record import record


class TerritoryKind(StrEnum):
    """The level of a territory."""

    REGION = "region"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@record(frozen=True, slots=True, kw_only=True)
class TerritoryMention:
    """One territory named in a text; `span` counts in the text that was given and holds the word for its level."""

    name: str
    kind: TerritoryKind
    span: Span


@record(frozen=True, slots=True, kw_only=True)
class _Place:
    name: str
    kind: TerritoryKind
    city: bool
    region: str
    merged_into: str
    common: str  # "always", "folded" or "": when the name is also made of everyday words


_UPPER = r"A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME = rf"(?:\d{{1,2}}\b|[{_UPPER}][\w'’]*(?:[ \n\-]+(?:[{_UPPER}][\w'’]*)){{0,3}})"
_LEVELS = {
    "tinh": ("", TerritoryKind.PROVINCE),
    "thanh pho": ("thành phố", TerritoryKind.DISTRICT),
    "tp": ("thành phố", TerritoryKind.DISTRICT),
    "thi xa": ("thị xã", TerritoryKind.DISTRICT),
    "tx": ("thị xã", TerritoryKind.DISTRICT),
    "huyen": ("huyện", TerritoryKind.DISTRICT),
    "quan": ("quận", TerritoryKind.DISTRICT),
    "dac khu": ("đặc khu", TerritoryKind.COMMUNE),
    "phuong": ("phường", TerritoryKind.COMMUNE),
    "thi tran": ("thị trấn", TerritoryKind.COMMUNE),
    "xa": ("xã", TerritoryKind.COMMUNE),
}
# The ranks of parts of provinces, as they stand before a name.
RANKS = tuple(dict.fromkeys(rank for rank, _ in _LEVELS.values() if rank))
_LEVEL = r"[Tt]ỉnh|[Tt]hành [Pp]hố|TP\.?|Tp\.?|[Tt]hị [Xx]ã|TX\.?|[Hh]uyện|[Qq]uận|[Đđ]ặc [Kk]hu|[Pp]hường|[Tt]hị [Tt]rấn|(?<!tác )[Xx]ã"
_PLAIN_LEVEL = r"tinh|thanh pho|tp\.?|thi xa|tx\.?|huyen|quan|dac khu|phuong|thi tran|(?<!tac )xa"
# The look-ahead makes characters that begin no level cheap.
_TYPED_LEVEL = re.compile(rf"(?=[TtHhQqĐđdPpXx])(?<![\w])(?P<level>{_LEVEL}|{_PLAIN_LEVEL})\s+(?P<name>{_NAME})")
_NAME_AND_PROVINCE = 4  # words: two of a district and two of its province
_CUE_BEFORE = re.compile(r"(?:\b(?:tinh|o|tai|cua|qua|thanh pho|tp|ben|cho|trong|ve|tren|dia ban|den|giua|va|hay)\s+)$")
# Ends right before the name of the man whose name a city has: "Chủ tịch Hồ Chí Minh", "đường Hồ Chí Minh".
_OF_A_PERSON = re.compile(
    r"\b(?:chu tich|tu tuong|huan chuong|giai thuong|bao tang|cong san|tncs|dao duc|chien dich|phong cach|tieu su|dong chi"
    r"|lanh tu|duong|duong mon|dai lo|quang truong|lang|bac|tac pham|chinh tri quoc gia|hinh tuong)\s+$"
)
_PERSON = "Hồ"
_WORD = re.compile(r"[\w'’]+")
_NUMBER_AFTER = re.compile(r"\s*(?:$|\d|q[1-4])")
_CUE_AFTER = re.compile(
    r"\s*(?:$|[,;?.)]|\d|q[1-4]|quy|nam\b|thang\b|tinh\b|co\b|dat\b|hay\b|la\b|bao nhieu|giai doan|don\b|thu\b|chi\b)"
)


@cache
def _places() -> dict[str, _Place]:
    """Return each place under its folded spellings."""
    found: dict[str, _Place] = {}
    # Beside the package, not this module, which may run from where it was compiled.
    with Path(extract.__file__).with_name("provinces.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            region = row["kind"] == "vùng"
            place = _Place(
                name=row["name"],
                kind=TerritoryKind.REGION if region else TerritoryKind.PROVINCE,
                city=row["kind"] == "thành phố",
                region=row["region"],
                merged_into=row["merged_into"],
                common=row["common_words"],
            )
            for spelling in (row["name"], *filter(None, row["aliases"].split("|"))):
                found[_key(spelling)] = place
    return found


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))


@cache
def _name_pattern() -> re.Pattern[str]:
    names = one_of(_places(), write=lambda name: name.replace(" ", r"[\s.\-–]{1,3}"))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


def find_territories(text: str) -> tuple[TerritoryMention, ...]:
    """Find the territories named in a text.

    Parameters
    ----------
    text
        NFC Vietnamese, with or without diacritics and capitals. Names of districts and communes are found by their
        capitals only; names of provinces in any spelling, but those made of everyday words ("hòa bình", "hai duong")
        need capitals or a word such as "tỉnh" or "ở" beside them.

    Returns
    -------
    Mentions in order, without overlap.

    Examples
    --------
    >>> [mention.name for mention in find_territories("Huyện Chi Lăng (Lạng Sơn) và TP.HCM")]
    ['huyện Chi Lăng', 'Lạng Sơn', 'Thành phố Hồ Chí Minh']
    """
    folded = fold(text)
    found = [
        mention for match in _TYPED_LEVEL.finditer(text) for mention in [_read_level(match)] if mention is not None
    ]
    taken = TakenSpans(mention.span for mention in found)
    for match in _name_pattern().finditer(folded):
        span = Span(*match.span())
        place = _places()[_key(match.group())]
        if taken.meets(*match.span()) or not _is_name(text, folded, span, place):
            continue
        found.append(TerritoryMention(name=place.name, kind=place.kind, span=span))
    return tuple(sorted(found, key=lambda mention: mention.span))


def province_names() -> tuple[str, ...]:
    """Return the names of all provinces and regions, those before July 2025 too, as they are written."""
    return tuple(dict.fromkeys(place.name for place in _places().values()))


def _read_level(match: re.Match[str]) -> TerritoryMention | None:
    level, kind = _LEVELS[_key(match["level"])]
    name = " ".join(match["name"].split())
    words = name.split()
    # "tỉnh Lạng Sơn Phạm Văn A": when the first words are a province, the name ends there.
    for count in range(len(words), 0, -1):
        place = _places().get(_key(" ".join(words[:count])))
        if (
            place is not None
            and place.kind is TerritoryKind.PROVINCE
            and (kind is TerritoryKind.PROVINCE or place.city)
        ):
            end = match.start("name") + len(_leading(match["name"], count))
            return TerritoryMention(name=place.name, kind=TerritoryKind.PROVINCE, span=Span(match.start(), end))
    if kind is TerritoryKind.PROVINCE:
        return None if name.isdigit() else TerritoryMention(name=name, kind=kind, span=Span(*match.span()))
    if name.isdigit() and level not in {"quận", "phường"}:
        return None
    if len(words) == _NAME_AND_PROVINCE and _key(" ".join(words[2:])) in _places():
        # "huyện Nông Cống Thanh Hóa": the district of a province, named without a comma.
        end = match.start("name") + len(_leading(match["name"], 2))
        return TerritoryMention(name=f"{level} {' '.join(words[:2])}", kind=kind, span=Span(match.start(), end))
    return TerritoryMention(name=f"{level} {name}", kind=kind, span=Span(*match.span()))


def _leading(name: str, count: int) -> str:
    """Return the part of a name that holds its first `count` words."""
    ends = [word.end() for word in re.finditer(r"\S+", name)]
    return name[: ends[count - 1]]


def _is_name(text: str, folded: str, span: Span, place: _Place) -> bool:
    typed = text[span.start : span.end]
    if len(typed) <= 3:
        return typed.isupper() or typed.lower() == "huế"  # HN, HCM
    if not set(fold(typed)) & set("aeiouy"):
        return True  # "tphcm" is no word
    if place.kind is TerritoryKind.REGION:
        return not folded.endswith("phia ", 0, span.start)
    if all(not word[0].islower() for word in re.findall(r"\w+", typed)):
        return typed.split()[0] != _PERSON or _OF_A_PERSON.search(folded, 0, span.start) is None
    plain = typed == folded[span.start : span.end]
    rightly_typed = place_tones(typed.lower()) == place_tones(place.name.lower())
    if not rightly_typed and (not text.isascii() if plain else place.common or not typed.islower()):
        # "gia lai" among words with diacritics, "giá lại", or the end of a name and "là" ("Hồng Sơn là"): other words.
        return False
    return _stands_as_place(folded, span, place, plain=plain)


def _stands_as_place(folded: str, span: Span, place: _Place, *, plain: bool) -> bool:
    """Tell whether a name in small letters has beside it what its everyday words would not have."""
    if not place.common or (place.common == "folded" and not plain):
        return True
    after = _CUE_AFTER if plain and place.common == "folded" else _NUMBER_AFTER
    return _CUE_BEFORE.search(folded, 0, span.start) is not None or after.match(folded, span.end) is not None


def merged_into(name: str) -> str | None:
    """Return the province that `name` became a part of (or was renamed to) in 2025; None when it still stands.

    Examples
    --------
    >>> merged_into("Kiên Giang"), merged_into("An Giang")
    ('An Giang', None)
    """
    place = _places().get(_key(name))
    return place.merged_into or None if place is not None else None


@lru_cache(maxsize=16384)
def relate_territories(asked: str, stated: str) -> Relation:
    """Tell how the stated territory lies to the asked one.

    Parameters
    ----------
    asked, stated
        Names as ``find_territories`` gives them; "" is unknown.

    Returns
    -------
    INSIDE when stated is a part of asked (a province of a region, a former province of the one it merged into, the
    capital of a province named like it), CONTAINS the reverse, DISJOINT for two different places of one level,
    UNKNOWN for a district or commune and a place of another level.
    """
    one, other = _key(asked), _key(stated)
    if not one or not other:
        return Relation.UNKNOWN
    if one == other:
        return Relation.SAME
    place, other_place = _places().get(one), _places().get(other)
    if place is not None and other_place is not None:
        return _relate_places(place, other_place)
    if place is None and other_place is None:
        levels = {_level_of(one), _level_of(other)}
        same_level = one.split()[:1] == other.split()[:1] or levels == {TerritoryKind.DISTRICT}
        # A township of the name of a commune may have become that commune.
        apart = levels == {TerritoryKind.COMMUNE} and _plain(one) != _plain(other)
        return Relation.DISJOINT if same_level or apart else Relation.UNKNOWN
    capitals = {f"thanh pho {other}": Relation.CONTAINS, other.removeprefix("thanh pho "): Relation.INSIDE}
    return capitals.get(one, Relation.UNKNOWN)


def _relate_places(asked: _Place, stated: _Place) -> Relation:
    if asked == stated:
        return Relation.SAME
    if _holds(asked, stated):
        return Relation.INSIDE
    return Relation.CONTAINS if _holds(stated, asked) else Relation.DISJOINT


def _level_of(key: str) -> TerritoryKind | None:
    return next((kind for word, (_, kind) in _LEVELS.items() if key.startswith(f"{word} ")), None)


def _plain(key: str) -> str:
    """Return a key without the word for its level."""
    return next((key.removeprefix(f"{word} ") for word in _LEVELS if key.startswith(f"{word} ")), key)


def _holds(place: _Place, part: _Place) -> bool:
    return place.name in {part.region, part.merged_into} and place != part
