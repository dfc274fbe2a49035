"""The words by which a follow-up says only that it goes on: "Còn ... thì sao?", "Thế ... ạ?".

A question in, where such words stand and what is left without them out. Does NOT know the question before.
"""

import re

from qa.analyse.turn import Turn, tidy
from qa.words.content import has_diacritics
from qa.words.wording import MASK

_LEAD = re.compile(
    r"^(?:(?:the|vay|va|roi|con)\s+)*(?:the|vay|va|roi|con)"
    r"(?:\s+(?:thi|neu|nhu|ve|doi voi))?[\s,]+(?!so\s+(?:do|nay|ay)\b)"
)
_NO_LEAD = re.compile(
    r"^(?:vay no|va ca|the (?:bao|tin|cao|luc|thao|gioi|manh|he|can)|con (?:duong|nuoi|song|cai|lon|lai))\b"
)
_LEADS = re.compile(r"còn(?! lại(?!\w))")
_CLOSE = re.compile(
    r"[\s,]*(?:\b(?:thi|thi lai|nhu)\s+)?(?<!vi )(?<!tai )\b(?:sao|the nao|nhu the nao)"
    r"(?:\s+(?:vay|a|ha|nhi|day|ban))*\s*[?.!]*$"
)
_AFTERWARDS = re.compile(r"^(?:sau do|tiep theo|luc do|khi do)[\s,]+(?=\S)")
_TOWN = re.compile(r"(?<!\w)thị(?!\w)")


def find_lead(turn: Turn) -> re.Match[str] | None:
    """Find "Còn", "Thế", "Vậy" at the start; "Con" and "Thẻ" typed with diacritics elsewhere are other words."""
    text, guarded = turn.text, turn.guarded
    # "Còn thị trấn" has no "thì".
    for town in _TOWN.finditer(text.lower()):
        guarded = f"{guarded[: town.start()]}{MASK * len(town.group())}{guarded[town.end() :]}"
    lead = None if _NO_LEAD.match(guarded) and not _LEADS.match(text.lower()) else _LEAD.match(guarded)
    if lead is None or not has_diacritics(text):
        return lead
    return None if text.split(maxsplit=1)[0].lower().strip(",") in {"con", "thẻ", "vầy", "vẩy"} else lead


def find_close(turn: Turn) -> re.Match[str] | None:
    """Find "thì sao" at the end."""
    return _CLOSE.search(turn.guarded)


def core_of(own: Turn, lead: re.Match[str] | None, close: re.Match[str] | None) -> Turn:
    """Return a turn without the words that only say that it goes on: "Còn ... thì sao"."""
    start = lead.end() if lead is not None else 0
    if (then := _AFTERWARDS.match(own.guarded[start:])) is not None:
        start += then.end()
    return Turn(tidy(own.text[start : close.start() if close is not None else len(own.text)]), own.base)
