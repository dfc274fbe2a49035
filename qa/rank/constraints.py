"""What a question demands and a candidate leaves open: its time, its places, its unit.

A question and a fact with the words around it in, one value a feature out, 1 where the demand is not met. These speak
for a refusal: a figure that shares all words but not the year is no answer.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from index.document import Span
from index.extract.notation import Relation, is_year
from index.extract.territory import RANKS, find_territories, relate_territories
from index.extract.unit import MEASURES, base_of
from index.figure import Figure
from index.normalise import fold
from qa.candidate import Fact, Passage
from qa.question import PLAIN_AMOUNTS, Asked, Operation, Question
from qa.rank.other_extent import is_other_extent
from qa.rank.period_features import is_usual
from qa.rank.title_years import is_of_other_years
from qa.rank.whose import name_in_title
from qa.rank.year_cell import is_other_year_cell
from qa.words.asked_time import (
    MEASURED_FROM,
    asked_parts,
    asked_years,
    is_of_asked_part,
    is_of_several_months,
    tell_of_part,
    years_in,
    years_told,
)
from qa.words.counted import kind_of
from qa.words.match import Held, held_by, line_up, split_tokens, stand_in
from qa.words.named import find_names, is_part_of_province, lies_in, names_of, names_place, plain_name
from qa.words.subject import subject_of

_OF_EACH_YEAR = re.compile(r"(?<!\w)(?:hằng năm|hàng năm|mỗi năm|đến nay|hiện nay)(?!\w)", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}-\d{4}")
# "Số lượng doanh nghiệp" is told in enterprises, not in per cent, unlike what something contains.
_AMOUNT = re.compile(r"\b(?<!ham )(?:so luong|san luong|khoi luong|luong)\b")
_SHARE = re.compile(r"%|\b(?:ty le|ti le|ty trong|ti trong|phan tram|tang|giam|chiem)\b")
# What things of many kinds are counted by, and kilograms as people say them.
_ANYTHING = frozenset({"cái", "chiếc", "con", "thứ", "loại", "suất", "phần", "ki", "ký", "kí", "lô", "cân"})
_OF_ONE_ROW = PLAIN_AMOUNTS | {Asked.GROWTH, Asked.CHANGE, Asked.TARGET, Asked.PLAN_SHARE}
_EACH_PLACE = re.compile(rf"(?<!\w)(?:mỗi|từng)\s+(?:tỉnh|{'|'.join(RANKS)}|địa phương|nơi)(?!\w)")
_LIST_BEGIN = re.compile(r"[;:.\d](?=\s|$)")
_CLAUSE_END = re.compile(r"[;,.](?=\s|$)")
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
    others = is_of_other_years(question, fact)
    lacks = _lacks_year(question, fact, around, is_titled_otherwise=others)
    missing = _places_missing(question, fact, around)
    of_all_years = is_usual(fact.figure) or _OF_EACH_YEAR.search(fact.clause) is not None
    far = lacks and not of_all_years and not others
    far = far and not asked_years(question.periods).isdisjoint(years_told(near(fact.passage)))
    return {
        "part_far": float(_lacks_part(question, fact, around, near)),
        "year_missing": float(lacks and not far),
        "year_far": float(far),
        "place_missing": missing,
        "place_other": float(_is_row_of_other(question, fact.figure) or _is_of_other_place(question, fact)),
        "place_nowhere": float(
            (missing == 1 and not _is_told_near(question, fact.passage, near))
            or (0 < missing < 1 and _is_in_another_province(question, fact.passage, around, near))
        ),
        "measure_clashes": float(clashes(question, fact.figure)),
        "noun_nowhere": float(_lacks_noun(question, fact, around)),
    }


def _lacks_year(question: Question, fact: Fact, around: Held, *, is_titled_otherwise: bool) -> bool:
    years = asked_years(question.periods)
    if not years or fact.figure.period:
        return False
    # A paper whose title is of other years may open with these, but tells only right there what is of them.
    passage = fact.passage
    own = (passage.chunk.text, passage.chunk.context.removeprefix(passage.title))
    told = years_in if MEASURED_FROM.search(fold(question.reading)) else years_told
    texts = own if is_titled_otherwise else around.texts
    return years.isdisjoint(around.tokens) or all(years.isdisjoint(told(text)) for text in texts)


def _lacks_part(question: Question, fact: Fact, around: Held, near: Callable[[Passage], str]) -> bool:
    """Tell whether neither a fact nor what stands around it speaks of the quarter or the months asked for.

    What is stated of a whole year, or of a quarter of which a month is asked, is told of that part right there or not
    at all; what is stated without a time may have it from further up.
    """
    asked, stated = asked_parts(question), fact.figure.period
    if not asked or (stated and stated in question.periods):
        return False
    longer = is_year(stated) or _YEARS.fullmatch(stated) is not None or is_of_several_months(question, stated)
    if stated and not longer:
        return False
    if is_of_asked_part(question, fact.passage) or tell_of_part(asked, (*around.texts, fact.figure.indicator)):
        return False
    return longer or not tell_of_part(asked, (near(fact.passage),))


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


def _is_told_near(question: Question, passage: Passage, near: Callable[[Passage], str]) -> bool:
    """Tell whether the text near a passage names any of the asked places.

    What a document about something by its name tells of a place, it tells right there: elsewhere it is of all of it.
    One about an asked district need not say again in which province that lies.
    """
    subject = subject_of(passage.title)
    is_asked_part = subject is not None and subject.is_part and subject.is_named_in(line_up(question.reading))
    if name_in_title(passage.title) and not is_asked_part:
        return False
    return _names_any(question.territories, near(passage))


@lru_cache(maxsize=256)
def _names_any(places: tuple[str, ...], text: str) -> bool:
    """Tell whether a long text names any of some places."""
    folded = fold(text)
    # Most lack their words altogether, which is told in a tenth of the time.
    told = [place for place in places if any(all(map(folded.__contains__, words)) for words in names_of(place))]
    held = held_by((text,) if told else ())
    return any(names_place(held, place) for place in told)


_names = lru_cache(maxsize=256)(find_names)
# What is told of a province as it is today is nothing of one that became a part of it.
_ELSEWHERE = (Relation.DISJOINT, Relation.CONTAINS)


def _is_in_another_province(question: Question, passage: Passage, around: Held, near: Callable[[Passage], str]) -> bool:
    """Tell whether a district or commune is told of that lies in another province than asked: many share one name."""
    wide = [place for place in question.territories if not is_part_of_province(place)]
    if not wide or len(wide) == len(question.territories) or any(names_place(around, place) for place in wide):
        return False
    told = _provinces_named(f"{passage.title}\n{passage.chunk.context}\n{near(passage)}") | {passage.territory} - {""}
    return bool(told) and all(relate_territories(place, other) is Relation.DISJOINT for place in wide for other in told)


@lru_cache(maxsize=256)
def _provinces_named(text: str) -> frozenset[str]:
    """Return the places that a text names, those apart that are parts of a province."""
    return frozenset(each.name for each in find_territories(text) if not is_part_of_province(each.name))


def _is_of_other_place(question: Question, fact: Fact) -> bool:
    """Tell whether a fact itself names another place than asked, and none that is asked."""
    stated = fact.figure.territory
    if not stated or not question.territories:
        return False
    if any(relate_territories(place, stated) not in _ELSEWHERE for place in question.territories):
        return False
    if stand_in(plain_name(stated), line_up(question.reading)):
        return False  # it is asked about too, in small letters
    if any(stand_in(name, line_up(fact.figure.indicator)) for name in _names(question)) or _is_of_each(question, fact):
        return False  # "thủy điện Sơn La, Huội Quảng (520 MW)": by its name it is told of, wherever it lies
    # "3.046 người của xã A": what owns a number may stand behind it.
    behind = _CLAUSE_END.split(fact.behind, maxsplit=1)[0]
    owner = behind if names_place(held_by((behind,)), stated) else ""
    own = held_by((fact.figure.indicator, fact.figure.parent or "", fact.clause, owner))
    if not names_place(own, stated):
        # A sentence names its place once, before all that it tells of it.
        chunk = fact.passage.chunk
        if not names_place(held_by((chunk.text,)), stated):
            return False
        heading = chunk.context.rpartition(" › ")[2]
        shared = names_place(held_by((heading,)), stated)
        # Another place named only behind the figure is of what is told next.
        told = chunk.text if fact.figure.row is not None else fact.before
        own = held_by((*own.texts, told, "" if shared else heading))
    return not any(names_place(own, place) for place in question.territories)


def _is_of_each(question: Question, fact: Fact) -> bool:
    """Tell whether a figure is told of each place of a list that names an asked one: "cho tỉnh A, tỉnh B mỗi tỉnh"."""
    if _EACH_PLACE.search(fact.clause) is None:
        return False
    listed = held_by((_LIST_BEGIN.split(fact.before)[-1],))
    return any(names_place(listed, place) for place in question.territories)


def _is_row_of_other(question: Question, figure: Figure) -> bool:
    """Tell whether a row bears the name of a place that is not asked of: the asked one is named in another column."""
    if figure.row is None or not question.territories or question.asked not in _OF_ONE_ROW:
        return False
    label = figure.indicator.partition(" - ")[0]
    place = next((each for each in find_territories(label) if each.span == Span(0, len(label))), None)
    if place is None or stand_in(plain_name(place.name), line_up(question.reading)):
        return False
    return all(relate_territories(asked, place.name) is not Relation.SAME for asked in question.territories)


def clashes(question: Question, figure: Figure) -> bool:
    """Tell whether a figure is in another measure than asked: tonnes for hectares, or tonnes where things count."""
    stated, _, per = figure.base_unit.partition("/")
    if stated == "%" and _asks_amount(question):
        return True
    # What an amount comes to is told per its unit: "một hộ có 2,5 ha" asks for no rate per household.
    at_rate = question.operation is Operation.PRODUCT
    if per and not at_rate and _is_per_another(question.reading, fold(per.split("/")[0])):
        return True
    if is_other_extent(question.reading, figure) or is_other_year_cell(question.reading, figure):
        return True
    # A bare number of a table whose columns have no names is told in no measure that anybody knows.
    # "11 tỷ" says at least that it is no count.
    nameless = not figure.unit and figure.row is not None and not any(mark in figure.indicator for mark in (" - ", "•"))
    # Nor is an amount of money told in a sentence by a bare number, unlike a rank.
    amount = question.asked in PLAIN_AMOUNTS and "đồng" in question.measures
    if question.measures and (stated or nameless or (amount and not figure.unit and figure.row is None)):
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
    if question.units or question.asked not in PLAIN_AMOUNTS:
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
