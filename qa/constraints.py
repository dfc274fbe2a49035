"""What a question demands and a candidate leaves open: its time, its places, its unit.

A question and a fact with the words around it in, one value a feature out, 1 where the demand is not met. These speak
for a refusal: a figure that shares all words but not the year is no answer.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from index.extract.notation import Relation, is_year
from index.extract.territory import relate_territories
from index.extract.unit import MEASURES, base_of
from index.figure import Figure
from index.normalise import fold
from qa.asked_time import asked_years, is_of_asked_part, is_of_several_months, names_of_parts, tell_of_part, years_in
from qa.candidate import Fact, Passage
from qa.counted import kind_of
from qa.match import Held, held_by, split_tokens
from qa.named import lies_in, names_of, names_place
from qa.question import Asked, Question

# The year in the number of a paper is that of its signing.
_TITLE_YEAR = re.compile(r"(?<![\d/–-])(?:1[6-9]|20)\d\d(?![\d/–-])")
# "Đề nghị tăng phụ cấp từ đầu năm 2026" is written before, of what is to come; "từ năm 2021 đến năm 2025" is of these.
_FROM_ON = re.compile(r"(?<!\w)từ (?:đầu |giữa |cuối )?năm \d{4}(?!\s*(?:đến|tới|-|–))", re.IGNORECASE)
# "tăng 5% so với cùng kỳ năm 2018": nothing is told of 2018.
_MEASURED_FROM = re.compile(r"\bso (?:voi )?(?:cung ky )?(?:nam )?\d{4}(?!\d)")
# "Số lượng doanh nghiệp" is told in enterprises, not in per cent, unlike what something contains.
_AMOUNT = re.compile(r"\b(?<!ham )(?:so luong|san luong|khoi luong|luong)\b")
_SHARE = re.compile(r"%|\b(?:ty le|ti le|ty trong|ti trong|phan tram|tang|giam|chiem)\b")
# What things of many kinds are counted by, and kilograms as people say them.
_ANYTHING = frozenset({"cái", "chiếc", "con", "thứ", "loại", "suất", "phần", "ki", "ký", "kí", "lô", "cân"})
_PLAIN_AMOUNTS = frozenset({Asked.LEVEL, Asked.COUNT, Asked.VALUE_LOOKUP})
# What something is paid or counted for: "mỗi con lợn", "một ha".
_PER = re.compile(r"\b(?:moi|mot|1) (?P<thing>ha|hec ta|sao|m2|met vuong|con|tan|ta|kg|nguoi|ho|em|chau|km)\b")
_PER_CLASSES = {
    **dict.fromkeys(("ha", "hec ta", "sao", "m2", "m²", "met vuong", "km2", "km²"), "area"),
    **dict.fromkeys(("tan", "ta", "kg"), "mass"),
    **dict.fromkeys(("nguoi", "em", "chau", "hoc sinh", "khau"), "person"),
    **dict.fromkeys(("con", "ho", "km"), ""),
}


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
    far = lacks and not _is_of_other_years(question, fact.passage)
    far = far and not asked_years(question.periods).isdisjoint(years_in(near(fact.passage)))
    return {
        "part_far": float(_lacks_part(question, fact, around, near)),
        "year_missing": float(lacks and not far),
        "year_far": float(far),
        "place_missing": missing,
        "place_other": float(_is_of_other_place(question, fact)),
        "place_nowhere": float(missing == 1 and not _is_told_near(question.territories, near(fact.passage))),
        "measure_clashes": float(clashes(question, fact.figure)),
        "noun_nowhere": float(_lacks_noun(question, fact, around)),
    }


def _lacks_year(question: Question, fact: Fact, around: Held) -> bool:
    years = asked_years(question.periods)
    if not years or fact.figure.period:
        return False
    if years.isdisjoint(around.tokens):
        return True
    return not _MEASURED_FROM.search(fold(question.reading)) and all(
        years.isdisjoint(_years_told(text)) for text in around.texts
    )


@lru_cache(maxsize=4096)
def _years_told(text: str) -> frozenset[str]:
    """Return the years that a text names, but not as what something is measured from."""
    return frozenset(split_tokens(_MEASURED_FROM.sub(" ", fold(text)))) if years_in(text) else frozenset()


def _is_of_other_years(question: Question, passage: Passage) -> bool:
    """Tell whether the title of a document says that it is of years that are not asked for."""
    told = frozenset(_TITLE_YEAR.findall(f"{_FROM_ON.sub(' ', passage.title)} {passage.period}"))
    return bool(told) and told.isdisjoint(asked_years(question.periods))


def _lacks_part(question: Question, fact: Fact, around: Held, near: Callable[[Passage], str]) -> bool:
    """Tell whether neither an undated fact nor what stands around it speaks of the quarter or the month asked for.

    Where the year of that part is not asked, a fact of a whole year is none of a part either.
    """
    asked, stated = names_of_parts(question), fact.figure.period
    if asked and is_of_several_months(question, stated):
        # That of a quarter is none of its month, unless a month is told of right there.
        return not any(map(around.names, asked)) and not is_of_asked_part(question, fact.passage)
    if not asked or (stated and not (question.parts_of_year and is_year(stated))):
        return False
    if any(map(around.names, asked)) or is_of_asked_part(question, fact.passage):
        return False
    return not tell_of_part(asked, (fact.figure.indicator, near(fact.passage)))


def _places_missing(question: Question, fact: Fact, around: Held) -> float:
    """Return the share of the asked places that the fact neither is about nor stands beside."""
    if not question.territories:
        return 0.0
    stated = {fact.figure.territory, fact.passage.territory} - {""}
    open_places = [
        place
        for place in question.territories
        if not any(lies_in(other, place) for other in stated) and not names_place(around, place)
    ]
    return len(open_places) / len(question.territories)


@lru_cache(maxsize=256)
def _is_told_near(places: tuple[str, ...], text: str) -> bool:
    """Tell whether a long text names any of some places."""
    folded = fold(text)
    # Most lack their words altogether, which is told in a tenth of the time.
    told = [place for place in places if any(all(map(folded.__contains__, words)) for words in names_of(place))]
    held = held_by((text,) if told else ())
    return any(names_place(held, place) for place in told)


def _is_of_other_place(question: Question, fact: Fact) -> bool:
    """Tell whether a fact itself names another place than asked, and none that is asked."""
    stated = fact.figure.territory
    if not stated or not question.territories:
        return False
    if any(relate_territories(place, stated) is not Relation.DISJOINT for place in question.territories):
        return False
    own = held_by((fact.figure.indicator, fact.figure.parent or "", fact.clause))
    if not names_place(own, stated):
        # A sentence names its place once, before all that it tells of it.
        chunk = fact.passage.chunk
        if not names_place(held_by((chunk.text,)), stated):
            return False
        heading = chunk.context.rpartition(" › ")[2]
        shared = names_place(held_by((heading,)), stated)
        own = held_by((*own.texts, chunk.text, "" if shared else heading))
    return not any(names_place(own, place) for place in question.territories)


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


def _lacks_noun(question: Question, fact: Fact, around: Held) -> bool:
    """Tell whether a cell without a unit stands where nothing names what is to be counted.

    A measure may go without saying.
    """
    figure = fact.figure
    if not question.units or figure.unit or figure.row is None:
        return False
    named = around.tokens.union(split_tokens(f"{figure.indicator} {figure.parent or ''}"))
    return not any(
        base_of(unit)[0] != unit or unit in MEASURES or unit in _ANYTHING or named.issuperset(split_tokens(unit))
        for unit in question.units
    )


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
        return False
    # "ngày làm việc" are days.
    return stated in _bases() or stated.split(" ", maxsplit=1)[0] in _bases() or asked <= _bases()


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    return frozenset(base_of(unit)[0].split("/")[0] for unit in MEASURES)
