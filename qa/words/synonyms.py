"""Words that people ask with and words that reports write: a small general table, and what documents define themselves.

Folded syllables of a question in, synonyms out. The table lies beside this module: one line a group, the first word is
what may be asked. Does NOT change the question; the ranker counts a synonym as the asked word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from index.normalise import fold
from qa.question import Synonym

_SYLLABLE = re.compile(r"[^\W_]+")
# As in: "Tổng sản phẩm trên địa bàn (GRDP)" or "hợp tác xã (sau đây viết tắt là HTX)".
_DEFINED = re.compile(
    r"(?P<words>(?:[^\W\d_]+[ -]){1,9}[^\W\d_]+)\s*"
    r"\((?:sau đây )?(?:gọi tắt là|viết tắt(?: là)?|gọi là)?:?\s*(?P<short>[A-ZĐ][A-ZĐa-z&-]{1,9})\)"
)


_LONGEST = 9  # syllables of the longest words of a table
Table = Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]


def split_syllables(text: str) -> tuple[str, ...]:
    """Return the folded syllables and digits of a text."""
    return tuple(_SYLLABLE.findall(fold(text)))


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    """Return the groups of words of the table, as written there."""
    text = Path(__file__).with_name("synonyms.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines())


@cache
def _table() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return asked words -> other words, both directions of each line but between the other words."""
    groups: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in _lines():
        asked, *others = (split_syllables(words) for words in line)
        groups[asked] = (*groups.get(asked, ()), *others)
        for other in others:
            groups[other] = (*groups.get(other, ()), asked)
    return groups


def make_table(abbreviations: Mapping[str, str]) -> Table:
    """Return the general table with what documents define themselves, as ``learn_abbreviations`` returns it."""
    table = dict(_table())
    for short, words in abbreviations.items():
        asked, other = split_syllables(short), split_syllables(words)
        table[asked] = tuple(dict.fromkeys((*table.get(asked, ()), other)))
        table[other] = tuple(dict.fromkeys((*table.get(other, ()), asked)))
    return table


def expand(terms: Sequence[str], table: Table | None = None) -> tuple[Synonym, ...]:
    """Find other words for parts of a question.

    Parameters
    ----------
    terms
        Folded syllables in order.
    table
        Asked words and their other words, as ``make_table`` returns it; None for the general ones.

    Returns
    -------
    Each pair once, in the order of the asked words; of those that begin at one syllable only those of the longest.

    Examples
    --------
    >>> expand(["von", "nsnn"])[0].other
    ('ngan', 'sach', 'nha', 'nuoc')
    """
    table = _table() if table is None else table
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
    for start in range(len(terms)):
        lengths = range(min(_LONGEST, len(terms) - start), 0, -1)
        asked = next((words for length in lengths if (words := tuple(terms[start : start + length])) in table), ())
        for other in table.get(asked, ()):
            if other != asked:
                found[asked, other] = None
    return tuple(Synonym(asked=asked, other=other) for asked, other in found)


def learn_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Learn abbreviations from the places where documents define them.

    Parameters
    ----------
    texts
        Passages; "Tổng sản phẩm trên địa bàn (GRDP)" defines GRDP when its letters open the words before it, in order.

    Returns
    -------
    Abbreviation -> words, in lower case.
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            words = match["words"].split()
            initials = [fold(word)[0] for word in re.split(r"[ -]", match["words"]) if word]
            letters = [letter for letter in fold(match["short"]) if letter.isalpha()]
            if match["short"][1:].islower() or len(letters) > len(initials):
                continue
            if len(letters) == 2 and not _is_short(fold(match["short"])):
                continue
            if initials[-len(letters) :] == letters:
                found.setdefault(match["short"], " ".join(words[-len(letters) :]).lower())
    return found


def spell_out(text: str, forms: Mapping[str, str] | None = None) -> str:
    """Return the text with each known abbreviation followed by its words; the text itself when it holds none.

    `forms` are the known ones as ``short_forms`` returns them, None for the general ones.
    """
    known = _general_forms() if forms is None else forms

    def _spelled(match: re.Match[str]) -> str:
        words = known.get(fold(match.group()))
        return match.group() if words is None else f"{match.group()} {words}"

    return _SYLLABLE.sub(_spelled, text)


def short_forms(abbreviations: Mapping[str, str]) -> dict[str, str]:
    """Return folded abbreviation -> its words, with diacritics: the general ones, and before them some learned ones."""
    return {**_general_forms(), **{fold(short): words for short, words in abbreviations.items()}}


@cache
def _general_forms() -> dict[str, str]:
    return {fold(line[0]): line[1] for line in _lines() if " " not in line[0] and _is_short(fold(line[0]))}


def _is_short(word: str) -> bool:
    """Tell an abbreviation from a syllable: no vowel where a syllable needs one, or one of the table's acronyms."""
    return re.search(r"[aeiouy]", word) is None or word in {"oda", "fdi", "cpi", "iip", "pci", "ubnd", "ocop", "htx"}
