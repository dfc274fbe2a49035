"""Rows of a table in, those out that are of the kind that a question asks for: of "phòng" no "Nhà máy Hai".

By the noun that their names begin with. Where the names tell no kind, all rows are of the one that the table is of.
"""

import re
from collections.abc import Sequence

from index.extract.territory import TerritoryKind, find_territories
from index.normalise import fold
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.retrieve.whole_column import shared_parts, without_parts
from qa.words.asked_thing import find_asked_thing

_ANY = frozenset({"don vi", "noi", "dia phuong", "dia ban", "dia danh", "khu vuc"})
# What rows of places begin with, in small letters or in capitals, each with what it is short for.
_RANKS = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    **{
        rank: rank
        for rank in ("tinh", "thanh pho", "thi xa", "thi tran", "huyen", "quan", "xa", "phuong", "dac khu", "thu do")
    },
}
_OF_LEVEL = {
    TerritoryKind.PROVINCE: frozenset({"tinh", "thanh pho", "thu do"}),
    TerritoryKind.DISTRICT: frozenset({"huyen", "quan", "thi xa", "thanh pho"}),
    TerritoryKind.COMMUNE: frozenset({"xa", "phuong", "thi tran", "dac khu"}),
}
_RANK = re.compile(rf"(?:{'|'.join(sorted(_RANKS, key=len, reverse=True))})(?=[\s.])")
_PLACES = frozenset({*_RANKS.values(), "nuoc", "quoc gia"})
_ORDINAL = re.compile(r"(?<!\w)(?:thứ|hạng)\s+$", re.IGNORECASE)
_JOINED = re.compile(rf"\s*(?:,|/|-|\bva\b|\bhoac\b|\bhay\b)\s*({_RANK.pattern})")


def asked_kinds(noun: str, behind: str) -> frozenset[str]:
    """Return the folded nouns asked for: one, and the ranks of places that are joined to it in the text behind.

    Examples
    --------
    >>> sorted(asked_kinds("huyện", ", thị xã có trên 100.000 dân"))
    ['huyen', 'thi xa']
    """
    kinds, rest = {fold(noun)}, f"{fold(behind)} "
    while (joined := _JOINED.match(rest)) is not None:
        kinds.add(_RANKS[joined[1]])
        rest = rest[joined.end() :]
    return frozenset(kinds)


def rows_of_kind(kinds: frozenset[str], cells: Sequence[Fact]) -> tuple[Fact, ...] | None:
    """Return the cells of one column whose rows are of an asked kind; None where the names do not tell which are."""
    if kinds & _ANY or len(cells) == 1:
        return tuple(cells)
    shared = shared_parts(cells)
    names = [fold(without_parts(cell, shared).figure.indicator).strip(" *") for cell in cells]
    own = [any(re.match(rf"{re.escape(kind)}\b", _spelled(name)) for kind in kinds) for name in names]
    if kinds & set(_RANKS.values()):
        bare = [_RANK.match(name) is None for name in names]
        if any(own) and any(bare):
            return None
        wanted = own if any(own) else bare
    elif any(own):
        wanted = own
    else:
        # "Nhà máy Một", "Nhà máy Hai": all are called by a kind, which is another.
        firsts = [name.split()[:1] for name in names]
        wanted = [firsts.count(first) == 1 for first in firsts]
        if not all(wanted):
            return None
    kept = tuple(cell for cell, is_wanted in zip(cells, wanted, strict=True) if is_wanted)
    if not kept or 2 * sum(_is_of_other_level(kinds, each) for each in kept) > len(kept):
        return None
    return kept


def called_kind(noun: str, cells: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the cells whose rows are called by a folded noun where some are, all of them else.

    A place is asked for by any rank: the largest "huyện" may be a town.
    """
    called = () if noun in _RANKS.values() else rows_of_kind(frozenset({noun}), cells) or ()
    return called if noun and len(called) > 1 else tuple(cells)


def are_of_other_level(noun: str, cells: Sequence[Fact]) -> bool:
    """Tell whether most of some cells are told of places of another level than a folded noun names, as "xa" does."""
    kinds = frozenset({noun})
    return 2 * sum(_is_of_other_level(kinds, each) for each in cells) > len(cells)


def keep_places_ranked(ground: Ground, _: Sources) -> Ground:
    """Leave out what sentences tell of no place where the first of places of a rank is asked for, as "tỉnh nào".

    "Lưu vực sông Mây rộng 735 km²" is of a river, and "lớn thứ 40" is a rank itself.
    """
    if ground.question.order is None or fold(ground.scene.shape.head) not in _PLACES:
        return ground
    return ground.without(_is_of_no_place)


def _is_of_no_place(fact: Fact) -> bool:
    if fact.figure.row is not None:
        return False
    thing = find_asked_thing(fact.figure.indicator, (), ())
    return (thing is not None and bool(thing.kinds)) or _ORDINAL.search(fact.before) is not None


def _is_of_other_level(kinds: frozenset[str], fact: Fact) -> bool:
    """Tell whether a figure is told of a place of another level than is asked for: of districts no province is one."""
    levels = [level for level, ranks in _OF_LEVEL.items() if kinds & ranks]
    names = [mention.kind for part in fact.figure.indicator.split(" - ") for mention in find_territories(part)]
    kinds_told = [kind for kind in names if kind in _OF_LEVEL]
    return bool(levels and kinds_told) and not set(levels) & set(kinds_told)


def _spelled(name: str) -> str:
    """Return the name of a row with its rank spelled out: "tp. mây" is "thanh pho mây"."""
    rank = _RANK.match(name)
    return name if rank is None else f"{_RANKS[rank[0]]}{name[rank.end() :].lstrip('.')}"
