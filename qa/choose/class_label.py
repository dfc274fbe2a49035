"""A question that names a class or phase by its number, "vùng II", "lớp 10", and its facts, in; others left out.

What a passage tells of "vùng I" alone is no answer for "vùng 2". Says nothing where the best fact names no class. Where
the number itself is asked for ("thuộc vùng mấy"), a text is told to name one or not. Ranks nothing.
"""

import re
from dataclasses import replace

from index.normalise import fold
from index.roman import write_roman
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources

_NOUNS = "vung|loai|nhom|hang|bac|khu vuc|lop|khoi lop|giai doan"
_LABEL = re.compile(rf"\b(?P<noun>{_NOUNS}) (?P<label>\d{{1,2}}|[ivx]{{1,4}})\b(?![.,/]\d| (?:nam|thang|ngay|nguoi)\b)")
_NUMBER_ASKED = re.compile(rf"\b(?P<noun>{_NOUNS}) (?:so )?may\b")


def tells_asked_number(reading: str, text: str) -> bool:
    """Tell whether a text names a class of the kind whose number a question asks for; True where it asks for none."""
    asked = _NUMBER_ASKED.search(fold(reading))
    if asked is None:
        return True
    told = text.replace(":", " ")  # a row tells "Vùng: I"
    return any(noun == asked["noun"] for noun, _ in _labels(told))


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


def _roman(label: str) -> str:
    return write_roman(int(label)) if label.isdigit() else label
