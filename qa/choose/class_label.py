"""A question that names a class or phase by its number, "vùng II", "lớp 10", and its facts, in; others left out.

What a passage tells of "vùng I" alone is no answer for "vùng 2". Says nothing where the best fact names no class. Where
the number itself is asked for ("thuộc vùng mấy"), a text is told to name one or not. Ranks nothing.
"""

import re
from dataclasses import replace
from functools import lru_cache

from index.normalise import CAPITALS, fold
from index.roman import write_roman
from qa.candidate import Fact, Passage
from qa.rank.ground import Ground, Sources

_NOUNS = "vung|loai|nhom|hang|bac|khu vuc|lop|khoi lop|giai doan"
_LABEL = re.compile(rf"\b(?P<noun>{_NOUNS}) (?P<label>\d{{1,2}}|[ivx]{{1,4}})\b(?![.,/]\d| (?:nam|thang|ngay|nguoi)\b)")
# Two words and more: one alone begins a sentence, or a part of a paper ("Điều 5").
_NUMBERED = re.compile(
    rf"(?<!\w)(?P<name>[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]+)+) (?P<number>\d{{1,2}})(?![\w.,/%-]*\d)(?!\w)"
)
_NUMBER_ASKED = re.compile(rf"\b(?P<noun>{_NOUNS}) (?:so )?may\b")


def tells_asked_number(reading: str, text: str) -> bool:
    """Tell whether a text names a class of the kind whose number a question asks for; True where it asks for none."""
    asked = _NUMBER_ASKED.search(fold(reading))
    if asked is None:
        return True
    told = text.replace(":", " ")  # a row tells "Vùng: I"
    return any(noun == asked["noun"] for noun, _ in _labels(told))


def is_of_other_number(reading: str, passage: Passage) -> bool:
    """Tell whether a passage, with what it stands under, names only others of a class or name that has a number.

    "Giai đoạn 1" is not "giai đoạn 2", and what is told of "phường Mây 1" is nothing of "phường Mây 2".
    """
    asked = _asked(reading)
    if not asked:
        return False
    around = f"{passage.title} | {passage.chunk.context} | {passage.chunk.text}"
    told = _labels(around) | _numbered(around)
    nouns = {noun for noun, _ in told}
    return any(noun in nouns and (noun, label) not in told for noun, label in asked)


def keep_asked_class(ground: Ground, _: Sources) -> Ground:
    """Leave out the facts whose passage names other classes of the asked kind, and not the asked one.

    None stays where the best one is such and no other names the asked class: what names none is hardly of it.
    """
    asked = _labels(ground.question.reading)
    if not asked or not ground.facts:
        return ground
    kept = tuple(each for each in ground.facts if not _is_of_others(asked, each.candidate))
    lost = bool(kept) and kept[0] is not ground.facts[0]
    if lost and not any(asked <= _told_of(each.candidate) for each in kept):
        kept = ()
    return replace(ground, facts=kept)


def _is_of_others(asked: frozenset[tuple[str, str]], fact: Fact) -> bool:
    told = _told_of(fact)
    nouns = {noun for noun, _ in told}
    return any(noun in nouns and (noun, label) not in told for noun, label in asked)


def _told_of(fact: Fact) -> frozenset[tuple[str, str]]:
    figure, passage = fact.figure, fact.passage
    return _labels(f"{passage.chunk.context} {passage.source_text} {figure.indicator} {figure.parent or ''}")


def _labels(text: str) -> frozenset[tuple[str, str]]:
    """Return the classes that a text names, with their numbers as Roman ones: "4", "04" and "IV" are "iv"."""
    found = _LABEL.finditer(" ".join(re.sub(r"[*|_]", " ", fold(text)).split()))
    return frozenset((match["noun"], _roman(match["label"])) for match in found)


@lru_cache(maxsize=256)
def _asked(reading: str) -> frozenset[tuple[str, str]]:
    return _labels(reading) | _numbered(reading)


def _numbered(text: str) -> frozenset[tuple[str, str]]:
    """Return the proper names that have a number, each with it: ("gio nom", "2") of "phường Gió Nồm 2"."""
    return frozenset((fold(match["name"]), match["number"].lstrip("0")) for match in _NUMBERED.finditer(text))


def _roman(label: str) -> str:
    return write_roman(int(label)) if label.isdigit() else label
