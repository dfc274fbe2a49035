"""A follow-up that asks for the most of what was asked before: "Huyện nào đông nhất?", "Năm nào cao nhất?".

After a question for the most, "Thứ hai?" asks for the next, and "Ít nhất?" for the other end of the order.

Two turns of a conversation in, the completed question out. Does NOT rank anything.
"""

import re

from index.extract.territory import RANKS, TerritoryMention
from index.normalise import fold
from qa.analyse.turn import Turn, tidy
from qa.words.wording import QUALITY, WHO, phrases

_PLACE = r"(?:thu|hang) (?:hai|nhi|ba|tu|nam|\d{1,2})"
_MOST = re.compile(
    r"^(?:the\s+|con\s+|vay\s+)?(?P<head>[^\W\d_]+(?: [^\W\d_]+)?) nao\s+"
    rf"(?P<told>(?:\w+\s+){{0,5}})(?:nhat|dan dau|dung dau|{_PLACE})\b"
)
_NOUN = r"(?:nguoi|ai|cai|don vi|tinh|thanh pho|huyen|quan|xa|phuong|nuoc|noi|dia phuong|nam|doi|doan|mon|nganh)"
_ASKED_AFTER = rf"(?:\s+(?:thi sao|sao|thi {_NOUN}|(?:thi )?la (?:ai|gi|{_NOUN} nao|{_NOUN})))*"
_NEXT = re.compile(
    rf"(?:(?:the|con|vay)\s+)*(?:{_NOUN}\s+)?(?:nao\s+)?(?:(?:dung|xep|la)\s+)?(?P<place>{_PLACE}){_ASKED_AFTER}"
)
_OTHER_END = re.compile(rf"(?:(?:the|con|vay)\s+)*(?P<most>{QUALITY}(?: \w+)? nhat){_ASKED_AFTER}")
_ORDERED = re.compile(
    rf"\b(?P<quality>{QUALITY})(?P<of>(?: (?!nao\b)\w+){{0,3}}?) (?P<place>(?<!hop )(?<!thong )nhat|{_PLACE})\b"
)
# How many there are is said with what is counted: "đông dân nhất" and "ít dân nhất".
_OF_NUMBER = frozenset(("it", "nhieu", "dong", "thua"))
# What is most of is said by the question before: "cao nhất", "tăng nhiều nhất".
_DEGREE_WORDS = "cao thap nhieu it lon nho manh nhanh cham tot kem tang giam dat co chiem dung"
_DEGREES = frozenset(_DEGREE_WORDS.split())
_LEVELS = ("tinh", *map(fold, RANKS))
_ANYWHERE = frozenset(("noi", "dia phuong", "don vi", "khu vuc"))
_COUNTED_IN = phrases("nam, thang, quy, vu, loai, nganh, nhom, mat hang, nuoc, linh vuc, doi tuong")
_HAS = re.compile(r"\s+(?:có|gồm)$", re.IGNORECASE)
_LEFT = re.compile(r"^(?:của|ở|tại|thuộc|cua|thuoc|tai)\s+", re.IGNORECASE)
_OF = re.compile(r"(?<!\w)(?:của|ở|tại|thuộc|cua|thuoc|tai)\s+$", re.IGNORECASE)


def ask_most(own: Turn, before: Turn) -> str | None:
    """Return the earlier question asked for the most of it, or None where a question asks for the most by itself.

    Examples
    --------
    >>> ask_most(Turn("Quận nào đông nhất?"), Turn("Quận Sáu của tỉnh Gia Lai có bao nhiêu dân?"))
    'tỉnh Gia Lai, quận nào đông nhất'
    """
    if (moved := _move_in_order(own, before)) is not None:
        return moved
    found = _MOST.match(own.guarded)
    if found is None or own.places or own.names or own.source:
        return None
    head, told = found["head"], set(found["told"].split())
    known = head in _ANYWHERE or _level_of(head) or re.fullmatch(_COUNTED_IN, head)
    if not known and not told <= _DEGREES and re.search(rf"\b{re.escape(head)}\b", fold(before.text)) is None:
        return None
    own_one = re.search(rf"(?<!\w){re.escape(head)}\s+(?:\d+|[ivx]+)(?:/\d+)?(?!\w)", fold(before.text))
    text = before.text
    if own_one is not None and not before.places:
        text = f"{text[: own_one.start()]}{text[own_one.end() :]}"
    for mention in reversed(_replaced(head, before)):
        led = _OF.search(text, 0, mention.span.start)
        text = f"{text[: led.start() if led is not None else mention.span.start]} {text[mention.span.end :]}"
    statement = tidy(_HAS.sub("", _LEFT.sub("", tidy(Turn(tidy(text), before.base).statement()))))
    return f"{statement}, {own.text[:1].lower()}{tidy(own.text)[1:]}"


def _move_in_order(own: Turn, before: Turn) -> str | None:
    """Return the earlier question for the most asked for another place of the same order, or for its other end."""
    ordered = _ORDERED.search(before.guarded)
    asked = own.guarded.strip(" ?.,")
    if ordered is None or re.search(rf"\b{WHO}\b", before.guarded) is None:
        return None
    if (place := _NEXT.fullmatch(asked)) is not None:
        put = own.text.strip(" ?.,")[place.start("place") : place.end("place")].lower()
        return f"{before.text[: ordered.start('place')]}{put}{before.text[ordered.end('place') :]}"
    if (end := _OTHER_END.fullmatch(asked)) is None:
        return None
    most = own.text.strip(" ?.,")[end.start("most") : end.end("most")].lower()
    quality = most.split(maxsplit=1)[0]
    if fold(quality) in _OF_NUMBER and len(most.split()) < len(ordered[0].split()):
        counted = before.text[ordered.start() : ordered.start("place")].split()[1:]
        most = " ".join([quality, *counted, most.rsplit(maxsplit=1)[-1]])
    return f"{before.text[: ordered.start()]}{most}{before.text[ordered.end() :]}"


def _level_of(head: str) -> bool:
    return any(re.search(rf"\b{level}\b", head) is not None for level in _LEVELS)


def _replaced(head: str, before: Turn) -> tuple[TerritoryMention, ...]:
    """Return the places of an earlier question for which the one asked for may stand: those of its level."""
    if head in _ANYWHERE:
        return before.places[:1] if len(before.places) > 1 else ()
    levels = [level for level in _LEVELS if re.search(rf"\b{level}\b", head)]
    return tuple(
        mention
        for mention in before.places
        if any(fold(before.text[mention.span.start : mention.span.end]).startswith(f"{level} ") for level in levels)
    )
