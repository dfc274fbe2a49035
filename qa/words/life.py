"""When somebody was born or died: the person and which of both out of a question, and whether a text tells it.

The lead of an article tells both in brackets behind the name, "Lê Mai (5 tháng 6 năm 1950 – 2020)", without a word for
either. Reads no other dates and knows no documents.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from index.normalise import fold
from qa.words.match import split_tokens


class LifeDate(StrEnum):
    """Which end of a life."""

    BIRTH = "birth"
    DEATH = "death"


# "Ra đời" is said of a town as well.
_BORN, _DIED = r"sinh|chào đời", r"mất|qua đời|từ trần|tạ thế|chết|hy sinh|hi sinh|băng hà|viên tịch"
_WHEN = (
    r"(?:(?:vào|từ|hồi) )?(?:ngày(?: tháng)?(?: năm)?|năm|tháng|khi|lúc|hồi)(?: (?:nào|mấy|bao nhiêu|gì))"
    r"|khi nào|bao giờ|lúc nào"
)
_ASKED = re.compile(
    rf"(?P<name>.+?) (?:(?:đã|được) )?(?:(?P<born>{_BORN})|(?P<died>{_DIED})) (?:{_WHEN})(?: (?:vậy|thế|nhỉ|ạ))?\W*",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(
    r"(?:ngày(?: tháng)?(?: năm)?|năm) (?:(?P<born>sinh)|(?P<died>mất)) (?:của )?(?P<name>.+?)"
    r"(?: là (?:(?:ngày|năm) (?:nào|mấy|bao nhiêu)|khi nào|bao giờ|gì))?\W*",
    re.IGNORECASE,
)
_TELLS = {
    LifeDate.BIRTH: re.compile(
        r"(?<!\w)(?:sinh(?= (?:ngày|năm|vào|tháng|tại|ở|ra|khoảng|\d)|\s*[:|])|ngày sinh|năm sinh|chào đời|ra đời)"
        r"(?!\w)",
        re.IGNORECASE,
    ),
    LifeDate.DEATH: re.compile(
        rf"(?<!\w)(?:{_DIED}|tử trận|tử nạn|thiệt mạng|băng|bị giết|bị xử|bị ám sát|bị hành quyết|tự sát|tự tử|ngày mất"
        r"|năm mất|hưởng thọ|hưởng dương)(?!\w)",
        re.IGNORECASE,
    ),
}
_BRACKET = re.compile(r"\((?P<told>(?:[^()]|\([^()]*\))*)\)")
_SPAN = re.compile(r"(?P<first>[^–—-]*?)(?:\s[–—-]\s|[–—]|(?<=\d)-(?=\d))(?P<last>[^–—]*)")
_YEAR = re.compile(r"(?<![\d.,])\d{3,4}(?![\d.,]\d)")
# "Lê Mai (1950)", "Lê Mai (1950 – )"; who bears an office from a day on is "(2021 – nay)".
_BORN_ONLY = re.compile(r"\s*(?:(?:s|sn)\.?\s*)?\d{3,4}\s*(?:[–—-]\s*)?")
_SINCE = re.compile(r"\s*(?:đến )?(?:nay|hiện (?:nay|tại)|đương nhiệm)\W*", re.IGNORECASE)
_SHORTEST = 15  # years; between fewer an office was held


@lru_cache(maxsize=256)
def life_asked(reading: str) -> tuple[tuple[str, ...], LifeDate] | None:
    """Return the folded name of whom a question asks when they were born or died, and which; None where it does not.

    Examples
    --------
    >>> life_asked("Lê Mai mất năm nào?"), life_asked("Lê Mai mất gì?")
    ((('le', 'mai'), <LifeDate.DEATH: 'death'>), None)
    """
    found = _ASKED.fullmatch(reading.strip()) or _ASKED_OF.fullmatch(reading.strip())
    if found is None:
        return None
    return split_tokens(found["name"]), LifeDate.BIRTH if found["born"] else LifeDate.DEATH


def tells_life_date(reading: str, text: str) -> bool:
    """Tell whether a text speaks of the birth or the death that is asked of; True where a question asks of neither.

    By a word, or by the two years of a life in brackets.
    """
    asked = life_asked(reading)
    if asked is None:
        return True
    name, which = asked
    return _TELLS[which].search(text) is not None or any(
        _holds(which, each["told"]) or (which is LifeDate.BIRTH and _is_year_behind(name, each))
        for each in _BRACKET.finditer(text)
    )


def end_of_life_dates(name: Sequence[str], which: LifeDate, text: str) -> int | None:
    """Return where the brackets end in which a sentence tells it right behind the name; None where it does not.

    Examples
    --------
    >>> end_of_life_dates(("le", "mai"), LifeDate.DEATH, "**Lê Mai** (1950 – 2020) là nhà báo.")
    24
    """
    bracket = _BRACKET.search(text)
    if bracket is None or split_tokens(fold(text[: bracket.start()]))[: len(name)] != tuple(name):
        return None
    return bracket.end() if _holds(which, bracket["told"]) else None


def _is_year_behind(name: Sequence[str], bracket: re.Match[str]) -> bool:
    """Tell whether brackets hold nothing but the year of birth right behind a name."""
    own = split_tokens(bracket.string[: bracket.start()])[-len(name) :]
    return _BORN_ONLY.fullmatch(bracket["told"]) is not None and own == tuple(name)


def _holds(which: LifeDate, told: str) -> bool:
    """Tell whether what stands in brackets tells a year of birth or of death: "1950 – 2020", "sinh năm 1950"."""
    life = _SPAN.fullmatch(told)
    if life is not None and (born := _YEAR.search(life["first"])) is not None:
        if died := _YEAR.search(life["last"]):
            return int(died.group()) - int(born.group()) >= _SHORTEST
        if which is LifeDate.BIRTH:
            return _SINCE.fullmatch(life["last"]) is None
    return _TELLS[which].search(told) is not None and _YEAR.search(told) is not None
