"""A follow-up that asks for the most of what was asked before: "Huyện nào đông nhất?", "Năm nào cao nhất?".

Two turns of a conversation in, the completed question out. Does NOT rank anything.
"""

import re

from index.extract.territory import RANKS, TerritoryMention
from index.normalise import fold
from qa.analyse.turn import Turn, tidy
from qa.words.wording import phrases

_MOST = re.compile(
    r"^(?:the\s+|con\s+|vay\s+)?(?P<head>[^\W\d_]+(?: [^\W\d_]+)?) nao\s+"
    r"(?P<told>(?:\w+\s+){0,5})(?:nhat|dan dau|dung dau)\b"
)
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
