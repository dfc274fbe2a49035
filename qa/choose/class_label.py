"""A question that names a class or phase by its number, "vùng II", "lớp 10", and its facts, in; others left out.

What a passage tells of "vùng I" alone is no answer for "vùng 2". Says nothing where the best fact names no class. Where
the number itself is asked for ("thuộc vùng mấy"), a text is told to name one or not. Ranks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.normalise import CAPITALS, fold
from index.roman import write_roman
from qa.candidate import Fact, Passage
from qa.rank.ground import Ground, Sources
from qa.words.match import split_tokens

_NOUNS = "vung|loai|nhom|hang|bac|khu vuc|lop|khoi lop|giai doan"
_LABEL = re.compile(rf"\b(?P<noun>{_NOUNS}) (?P<label>\d{{1,2}}|[ivx]{{1,4}})\b(?![.,/]\d| (?:nam|thang|ngay|nguoi)\b)")
# Two words and more: one alone begins a sentence, or a part of a paper ("Điều 5").
_NUMBERED = re.compile(
    rf"(?<!\w)(?P<name>[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]+)+) (?P<number>\d{{1,2}})(?![\w.,/%-]*\d)(?!\w)"
)
# "Vùng Cảnh sát biển 4" of which something is asked: the number ends its name, as nothing that is counted follows.
_NAME_AND_NUMBER = re.compile(
    r"(?:^\W*(?:[^\W\d_]+ ){0,2}?|(?<!\w)của (?:[^\W\d_]+ )?)"
    rf"(?P<name>[{CAPITALS}][^\W\d_]+(?:[ -][^\W\d_]+){{1,5}}) (?P<number>\d{{1,3}})"
    r"(?=\W*$|,(?!\d)| (?:được|là|có|ở|thuộc|do|nằm|tại|của|thành lập|gồm|cao|dài|rộng|bao|mấy|ai|vào|hiện|đang|đóng"
    r"|nào)(?!\w))"
)
_NO_NAME = re.compile(
    r"(?:tháng|quý|ngày|năm|tuần|điều|khoản|chương|mục|bảng|phụ lục|luật|nghị quyết|nghị định|quyết định|thông tư|số"
    r"|từ|đến|trên|dưới|hơn|nguyện vọng|top|lần|thứ)$",
    re.IGNORECASE,
)
_LABEL_NUMBER = re.compile(r"0*[1-9]\d{0,2}|[ivx]{2,4}")
_NAMING = 2  # words in front of a number that tell what has it: the first ones may be said otherwise
_LETTERED = re.compile(
    r"(?<!\w)(?P<noun>(?i:tòa|toà|tháp|block|khu|lô|nhóm|loại|hạng|khối|dãy|phân khu)) (?P<letter>[A-ZĐa-hk-m])(?!\w)"
)
_RAISED = re.compile(r"(?<!\w)(?P<word>\w+)\+(?!\w)")
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
    around = f"{passage.title} | {passage.chunk.context} | {passage.chunk.text}"
    if _is_of_another(reading, around):
        return True
    if not asked:
        return False
    told = _labels(around) | _numbered(around)
    nouns = {noun for noun, _ in told}
    return any(noun in nouns and (noun, label) not in told for noun, label in asked)


def keep_asked_class(ground: Ground, _: Sources) -> Ground:
    """Leave out the facts whose passage names other classes of the asked kind, and not the asked one.

    None stays where the best one is such and no other names the asked class: what names none is hardly of it.
    """
    reading = ground.question.reading
    asked = _labels(reading)
    if ground.facts and _numbers_named(reading):
        ground = ground.without(lambda fact: _is_of_another(reading, f"{fact.passage.title} | {_around(fact)}"))
    if ground.facts and _LETTERED.search(reading):
        ground = ground.without(lambda fact: _is_of_another_letter(reading, fact))
    if ground.facts:
        ground = ground.without(lambda fact: _differs_by_plus(reading, _around(fact)))
    if not asked or not ground.facts:
        return ground
    kept = tuple(each for each in ground.facts if not _is_of_others(asked, each.candidate))
    lost = bool(kept) and kept[0] is not ground.facts[0]
    if lost and not any(asked <= _told_of(each.candidate) for each in kept):
        kept = ()
    return replace(ground, facts=kept)


def _is_of_another_letter(reading: str, fact: Fact) -> bool:
    """Tell whether the last one of a kind that is named before a figure has another letter: "tòa A: 24, tòa B: 27"."""
    asked = {fold(match["noun"]): match["letter"].lower() for match in _LETTERED.finditer(reading)}
    told = {fold(match["noun"]): match["letter"].lower() for match in _LETTERED.finditer(fact.before)}
    return any(told.get(noun, letter) != letter for noun, letter in asked.items())


def _differs_by_plus(reading: str, around: str) -> bool:
    """Tell whether texts name a class only with the plus that the question leaves out: "2PN+" for "2PN"."""
    if "+" not in around:
        return False
    asked = reading.lower()
    raised = {match["word"] for match in _RAISED.finditer(around.lower())}
    return any(_stands_plain(word, asked) and not _stands_plain(word, around.lower()) for word in raised)


def _stands_plain(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?![\w+])", text) is not None


def _is_of_others(asked: frozenset[tuple[str, str]], fact: Fact) -> bool:
    told = _told_of(fact)
    nouns = {noun for noun, _ in told}
    return any(noun in nouns and (noun, label) not in told for noun, label in asked)


def _told_of(fact: Fact) -> frozenset[tuple[str, str]]:
    return _labels(_around(fact))


def _around(fact: Fact) -> str:
    figure, passage = fact.figure, fact.passage
    return f"{passage.chunk.context} {passage.source_text} {figure.indicator} {figure.parent or ''}"


@lru_cache(maxsize=256)
def _numbers_named(reading: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the numbers that end a name of a question, each with the words of the name: "4" of "Vùng Mây 4 ở đâu"."""
    found = _NAME_AND_NUMBER.finditer(reading)
    return tuple(
        (each["number"].lstrip("0"), split_tokens(each["name"]))
        for each in found
        if each["number"].strip("0") and not _NO_NAME.search(each["name"]) and not _labels(each[0])
    )


def _is_of_another(reading: str, around: str) -> bool:
    """Tell whether texts lack the words in front of a number that ends a name, or have another number beside them."""
    named = _numbers_named(reading)
    if not named:
        return False
    words = split_tokens(around)
    return any(not set(name[-_NAMING:]).issubset(words) or _has_another(number, name, words) for number, name in named)


def _has_another(number: str, name: Sequence[str], words: Sequence[str]) -> bool:
    sides = ((one, other) for pair in pairwise(words) for one, other in (pair, pair[::-1]))
    beside = {_roman(one.lstrip("0")) for one, other in sides if other in name and _LABEL_NUMBER.fullmatch(one)}
    return bool(beside) and _roman(number) not in beside


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
