"""The title of a document in, what it is about out: "Hòa Sơn (phường)" is about a ward, whatever else has that name.

Titles of laws and reports are sentences and name no subject. Looks into no document.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.extract.territory import RANKS, province_names
from index.normalise import CAPITALS, fold
from qa.words.match import split_tokens

_LONGEST = 60  # characters of a name
_TITLE = re.compile(r"(?P<name>[^(),]+?)(?:\s*\((?P<kind>[^()]*)\)|,\s*(?P<within>[^(),]+))?\s*")
_NAME = re.compile(rf"[{CAPITALS}][^\W\d_]*(?:[ –-][{CAPITALS}][^\W\d_]*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a document is about.

    Parameters
    ----------
    name
        As it is written.
    words
        Folded words of its name, two or more.
    is_part
        Whether it is a district, a commune or another part of a province.
    kind
        What the title says in parentheses that it is, in small letters; "" where it says nothing.
    """

    name: str
    words: tuple[str, ...]
    is_part: bool
    kind: str = ""

    def is_named_in(self, line: str) -> bool:
        """Tell whether a line of tokens, as ``qa.words.match.line_up`` gives it, holds the whole name."""
        return f" {' '.join(self.words)} " in line


@lru_cache(maxsize=4096)
def subject_of(title: str) -> Subject | None:
    """Return what a title says that its document is about; None for a sentence or a single word.

    Examples
    --------
    >>> subject_of("Hòa Sơn (phường)")
    Subject(name='Hòa Sơn', words=('hoa', 'son'), is_part=True, kind='phường')
    >>> subject_of("Báo cáo tình hình Hòa Sơn")
    """
    found = _TITLE.fullmatch(title) if len(title) <= _LONGEST else None
    # What is all in capitals is the kind of a paper.
    if found is None or found["name"].isupper() or _NAME.fullmatch(found["name"]) is None:
        return None
    words = split_tokens(found["name"])
    inside = found["within"] is not None and fold(found["within"]) in _provinces()
    kind = (found["kind"] or "").lower()
    return Subject(name=found["name"], words=words, is_part=inside or kind in RANKS, kind=kind)


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(map(fold, province_names()))
