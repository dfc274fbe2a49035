"""What a question demands and a candidate leaves open: its years, its places, its unit, its diacritics.

A question and a fact with the words around it in, one value a feature out, 1 where the demand is not met. These speak
for a refusal: a figure that shares all words but not the year is no answer.
"""

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from index.extract.period import Relation
from index.extract.territory import relate_territories
from index.extract.unit import MEASURES, base_of
from index.figure import Figure
from index.normalise import CAPITALS, fold
from qa.candidate import Fact, Passage
from qa.counted import kind_of
from qa.match import Held, find_written, line_up, split_tokens
from qa.part_of_year import names_of_part
from qa.question import Asked, Question

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# A place may be named without its rank, or with the rank cut short ("TP. Bến Tre").
_LEVEL = re.compile(r"^(?:tỉnh|thành phố|thị xã|thị trấn|quận|huyện|phường|xã)\s+", re.IGNORECASE)
_NARROW = re.compile(r"(?:thị xã|thị trấn|quận|huyện|phường|xã)\s", re.IGNORECASE)
# As ``index.extract.territory`` writes a city that is a part of a province: "thành phố Lạng Sơn".
_CITY = re.compile(r"thành phố\s")
# What its number tells from others of its kind: "metro số 10", "quận 8", "Vành đai 2".
_NUMBERED = re.compile(
    r"(?<!\w)(?P<noun>(?:metro|tuyen|duong|to|khu|lo|goi thau|nha may|cum|cang|ben|benh vien|truong|xi nghiep)(?= so )"
    r"|quan|phuong|vanh dai|khu pho|to dan pho|tieu khu)(?: so)? (?P<number>\d{1,4})(?![\w/.,-]*\d)(?!\w)"
)
# "Số lượng doanh nghiệp" is told in enterprises, not in per cent.
_AMOUNT = re.compile(r"\b(?:so luong|san luong|khoi luong|luong)\b")
_SHARE = re.compile(r"%|\b(?:ty le|ti le|ty trong|ti trong|phan tram|tang|giam|chiem)\b")
_PLAIN_AMOUNTS = frozenset({Asked.LEVEL, Asked.COUNT, Asked.VALUE_LOOKUP})
# What something is paid or counted for: "mỗi con lợn", "một ha".
_PER = re.compile(r"\b(?:moi|mot|1) (?P<thing>ha|hec ta|sao|m2|met vuong|con|tan|ta|kg|nguoi|ho|em|chau|km)\b")
_PER_CLASSES = {
    **dict.fromkeys(("ha", "hec ta", "sao", "m2", "m²", "met vuong", "km2", "km²"), "area"),
    **dict.fromkeys(("tan", "ta", "kg"), "mass"),
    **dict.fromkeys(("nguoi", "em", "chau", "hoc sinh", "khau"), "person"),
    **dict.fromkeys(("con", "ho", "km"), ""),
}
# Two or more words with a capital that begin no question; what is all capitals is an abbreviation.
_NAME = re.compile(rf"(?<=[\w,:(] )[{CAPITALS}][^\W{CAPITALS}]+(?: [{CAPITALS}][^\W{CAPITALS}]+)+(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 65536  # of which the marks are kept
_AGREES = frozenset({Relation.SAME, Relation.INSIDE})


def demand_features(question: Question, fact: Fact, around: Held, near: Callable[[Passage], str]) -> dict[str, float]:
    """Return the demands on a fact that are not met.

    Parameters
    ----------
    question, fact
        The question and the candidate.
    around
        What the fact's passage, its headings, its title and its document's letterhead hold.
    near
        Gives the text that stands around a passage.
    """
    lacks = _lacks_year(question, fact, around)
    missing = _places_missing(question, fact, around)
    far = lacks and not _years(question.periods).isdisjoint(_years_in(near(fact.passage)))
    return {
        "part_far": float(_lacks_part(question, fact, around, near)),
        "year_missing": float(lacks and not far),
        "year_far": float(far),
        "place_missing": missing,
        "place_nowhere": float(missing == 1 and not _names_a_place(question, near(fact.passage))),
        "measure_clashes": float(clashes(question, fact.figure)),
    }


@lru_cache(maxsize=256)
def _years_in(text: str) -> frozenset[str]:
    """Return the years that a long text names; all facts of a passage stand in the same one."""
    return frozenset(_YEAR.findall(text))


def _lacks_year(question: Question, fact: Fact, around: Held) -> bool:
    years = _years(question.periods)
    return bool(years) and not fact.figure.period and years.isdisjoint(around.tokens)


def _lacks_part(question: Question, fact: Fact, around: Held, near: Callable[[Passage], str]) -> bool:
    """Tell whether neither an undated fact nor what stands around it speaks of the quarter or the month asked for."""
    asked = [names for period in question.periods for names in names_of_part(period.partition("/")[0])]
    if not asked or fact.figure.period or any(around.names(names) for names in asked):
        return False
    surroundings = line_up(near(fact.passage))
    return not any(f" {' '.join(names)} " in surroundings for names in asked)


@lru_cache(maxsize=256)
def _years(periods: tuple[str, ...]) -> frozenset[str]:
    return frozenset(year for period in periods for year in _YEAR.findall(period))


def _places_missing(question: Question, fact: Fact, around: Held) -> float:
    """Return the share of the asked places that the fact neither is about nor stands beside."""
    if not question.territories:
        return 0.0
    stated = {fact.figure.territory, fact.passage.territory} - {""}
    open_places = [
        place
        for place in question.territories
        if not any(relate_territories(place, other) in _AGREES for other in stated) and not names_place(around, place)
    ]
    return len(open_places) / len(question.territories)


def _names_a_place(question: Question, text: str) -> bool:
    """Tell whether a long text names any of the asked places, with or without its rank."""
    surroundings = line_up(text)
    return any(f" {' '.join(plain_name(place))} " in surroundings for place in question.territories)


def names_place(around: Held, place: str) -> bool:
    """Tell whether texts name a place, with or without its rank; the city of a province's name needs its rank."""
    return any(around.names(words) for words in names_of(place))


@lru_cache(maxsize=4096)
def names_of(place: str) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each name of a place: without its rank, the city of a province's name with it."""
    words = plain_name(place)
    return (("thanh", "pho", *words), ("tp", *words)) if _CITY.match(place) else (words,)


def plain_name(place: str) -> tuple[str, ...]:
    """Return the folded words of the name of a place without its rank."""
    return split_tokens(_LEVEL.sub("", place))


def is_narrow(place: str) -> bool:
    """Tell whether a place is a district, a commune or the like, by its rank."""
    return _NARROW.match(place) is not None


def is_part_of_province(place: str) -> bool:
    """Tell whether a place is a part of a province, its capital among them."""
    return is_narrow(place) or _CITY.match(place) is not None


def find_names(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each proper name of a question: a border gate, a person, a district.

    Provinces and regions are not among them: a document may be about one without naming it in every section.
    """
    places = [fold(place) for place in question.territories]
    names = [fold(match.group()) for match in _NAME.finditer(question.reading)]
    others = [name for name in names if not any(name in place or place in name for place in places)]
    narrow = [_LEVEL.sub("", place) for place in question.territories if is_narrow(place)]
    numbered = [" ".join(match.group().split()) for match in _NUMBERED.finditer(fold(question.reading))]
    return tuple(split_tokens(name) for name in [*others, *narrow, *numbered])


def clashes(question: Question, figure: Figure) -> bool:
    """Tell whether a figure is in another measure than asked: tonnes for hectares, or tonnes where things count."""
    stated, _, per = figure.base_unit.partition("/")
    if stated == "%" and _asks_amount(question):
        return True
    if per and _is_per_another(question.reading, fold(per.split("/")[0])):
        return True
    # A bare number of a table whose columns have no names is told in no measure that anybody knows.
    nameless = not stated and figure.row is not None and " - " not in figure.indicator
    if question.measures and (stated or nameless):
        return stated not in question.measures
    if any(not part.unit for part in question.parts):
        return False  # the units named are those of other parts
    return _clash(question.units, stated)


def _asks_amount(question: Question) -> bool:
    """Tell whether how much of something is asked for, in so many words and without a unit."""
    if question.units or question.asked not in _PLAIN_AMOUNTS:
        return False
    folded = fold(question.reading)
    return _AMOUNT.search(folded) is not None and _SHARE.search(folded) is None


@lru_cache(maxsize=4096)
def _is_per_another(reading: str, per: str) -> bool:
    """Tell whether a rate is told per something else than each thing that the question asks per."""
    own = _PER_CLASSES.get(per)
    asked = [match["thing"] for match in _PER.finditer(fold(reading))]
    if own is None or not asked:
        return False
    return all(thing != per and (not own or _PER_CLASSES[thing] != own) for thing in asked)


@lru_cache(maxsize=4096)
def _clash(units: tuple[str, ...], stated: str) -> bool:
    """Tell whether a measure, without what it is counted by, is another one than all that are asked for."""
    asked = {base_of(unit)[0].split("/")[0] for unit in units}
    kinds = {kind_of(one) for one in asked}
    if stated and kinds and None not in kinds | {kind_of(stated)} and kind_of(stated) not in kinds:
        return True
    # "bao nhiêu triệu" is of money or of people, and a cell without a unit may be of anything.
    if not asked or not stated or "" in asked or stated in asked:
        return False
    if any(stated.startswith(f"{one} ") or one.startswith(f"{stated} ") for one in asked):
        return False  # "ngày làm việc" are days
    return stated in _bases() or asked <= _bases()


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    return frozenset(base_of(unit)[0].split("/")[0] for unit in MEASURES)


@lru_cache(maxsize=4096)
def marked_words(text: str) -> frozenset[str]:
    """Return the words of a text as ``marked_terms`` gives them, wherever in a word its marks stand.

    "hoà" and "hòa" are one word, "mận" and "mặn" are two.

    Examples
    --------
    >>> marked = marked_terms("Cây mận", {"man"})["man"]
    >>> marked in marked_words("Trồng mận."), marked in marked_words("Đất mặn.")
    (True, False)
    """
    return frozenset(map(_MARKED.__getitem__, find_written(text)))


class _Marked(dict[str, str]):
    """Each word in small letters, without its marks and then these in one order."""

    def __missing__(self, word: str) -> str:
        letters = unicodedata.normalize("NFD", word.lower())
        marks = sorted(char for char in letters if unicodedata.combining(char))
        marked = "".join(char for char in letters if not unicodedata.combining(char)) + "".join(marks)
        if word[0].isalpha() and len(self) < _MOST_WORDS:  # numbers are without end
            self[word] = marked
        return marked


_MARKED = _Marked()


def marked_terms(reading: str, terms: AbstractSet[str]) -> dict[str, str]:
    """Return the terms of an accented reading, folded -> as marked."""
    return {fold(word): _MARKED[word] for word in _WORD.findall(reading.lower()) if fold(word) in terms}
