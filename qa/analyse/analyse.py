"""A question as typed in, its record out: kind, roles, units, periods, territories, constraints, content.

Composes the grammars: completes a follow-up, restores diacritics and mends spelling when a vocabulary is given, then
reads the result. Rules and small tables on accent-folded text; no model, no documents.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.extract.number import find_numbers
from index.extract.period import PeriodKind, PeriodMention, find_periods
from index.extract.territory import TerritoryKind
from index.extract.unit import read_unit
from index.normalise import fold
from qa.analyse.asked_parts import find_parts, parts_of_options
from qa.analyse.attribution import find_attribution
from qa.analyse.finality import find_restated, find_status
from qa.analyse.follow import complete_question
from qa.analyse.joined import Joined, find_joined
from qa.analyse.kind import decide_asked, naming_spans, reason_spans, wanted_roles
from qa.analyse.operation import adds_items, between_states, find_operation, multiplies
from qa.analyse.options import find_options
from qa.analyse.order import comparison_order, degree_spans, find_order, without_names
from qa.analyse.typed import spell_typed, tidy_typed
from qa.question import Asked, Extreme, Operation, Order, Part, Quantity, Question
from qa.words.asked_time import find_yearless, lists_periods
from qa.words.asked_unit import find_told_in, read_compared, read_noun
from qa.words.asking import Ask, find_asks, guard
from qa.words.baseline import asked_baseline
from qa.words.content import content_syllables, has_diacritics
from qa.words.measure_names import name_measure
from qa.words.measured_in import find_measures
from qa.words.movement import find_direction, move_kind
from qa.words.named import find_asked_places
from qa.words.office_asked import ask_who
from qa.words.place_told import name_seat, seat_spans
from qa.words.restore import Vocabulary
from qa.words.synonyms import Table, expand_reading, spell_out
from qa.words.wording import QUANTITY_WORD

# A growth and a share of the plan of anything are told in per cent.
_TOLD_IN_MEASURES = frozenset(
    {Asked.LEVEL, Asked.VALUE_LOOKUP, Asked.TARGET, Asked.COMPARISON, Asked.RANKING, Asked.COMPUTATION}
)
_OF_ONE = frozenset({Asked.LEVEL, Asked.VALUE_LOOKUP, Asked.GROWTH, Asked.COUNT})
_AMOUNT = re.compile(rf"\b{QUANTITY_WORD}\b")
_SHARES = re.compile(r"%|\b(?:phan tram|ty le|ti le|ty trong|ti trong|co cau|chiem)\b")
_DURATION = re.compile(r"\b(?:may|bao nhieu)\s+(?:nam|thang|ngay|tuan|gio|quy|lan|phan)\b")
_NUMBER_OF = re.compile(r"\b(?:tong\s+)?so\s")
_WIDE = frozenset({TerritoryKind.PROVINCE, TerritoryKind.REGION})
_ONE_OF_TWO_YEARS = re.compile(r"(?:nam hoc|nien hoc|nien khoa|nien vu|mua giai)\b")  # one period, though it names two
# "diện tích ... được hỗ trợ bao nhiêu": what is given is asked for, in whatever it is given.
_GIVEN = re.compile(
    r"\b(?:ho tro|tro cap|boi thuong|den bu|phat|phat tien|thuong|nop|dong|tra|chi tra|vay|giam|mien)(?: tien)?"
    r" (?:(?:o |theo |voi )?muc (?:nao|bao nhieu)|bao nhieu|nhieu|may)\b"
)
_WIDE_THING = r"(?:duong|cau|hem|ngo|song|kenh|ham)\b"
# Indicators whose unit goes without saying; only asked for when no unit is named.
_IMPLIED_UNITS = (
    (re.compile(r"\b(?:ty le|ti le|ty trong|ti trong|co cau|thue suat|lai suat)\b"), "%"),
    (re.compile(r"\bmat do dan\b|\bmat do trung binh\b|\bmat do (?:bao|la)"), "người/km²"),
    (re.compile(r"\bdan so\b|\bdong dan\b|\bso dan\b"), "người"),
    (re.compile(r"\bdien tich\b"), "ha"),
    # Of a road or a river it is how wide it is, else how large.
    (
        re.compile(rf"^(?!{_WIDE_THING}|.*\b{_WIDE_THING}\s+(?:\w+\s+){{0,2}}nao\b).*\brong (?:hon|nhat)\b"),
        "km²",
    ),
    # What is both long and wide is no area.
    (re.compile(r"\b(?:dai (?:va )?rong|rong (?:va )?dai|kich thuoc) (?:la )?(?:bao|may|nhieu|co nao)"), "m"),
    (re.compile(r"\brong (?:bao|may|nhieu|co nao)"), "km²"),
    (re.compile(r"\bmua (?:nhieu|it)\b|\b(?:nhieu|it) mua\b"), "mm"),
    (re.compile(r"\bnang (?:bao|may|nhieu|co nao)"), "kg"),
    (re.compile(r"\bcao (?:bao|may|nhieu|co nao)(?! (?:nhieu )?(?:tang|_))"), "m"),  # "cao mấy tầng"
    (re.compile(r"\bdai (?:bao|may|nhieu|co nao)"), "km"),
)


def analyse_question(
    text: str, *, context: Sequence[str] = (), vocabulary: Vocabulary | None = None, as_typed: bool = False
) -> Question:
    """Read a question.

    Parameters
    ----------
    text
        As typed, with or without diacritics; anything at all, the empty text too.
    context
        Earlier questions of the conversation, oldest first.
    vocabulary
        Spellings of the indexed documents; None mends no spelling.
    as_typed
        Mend no spelling and complete no follow-up, whatever the vocabulary and the context say.

    Returns
    -------
    The record; a text that asks nothing is read as a search for a value.

    Examples
    --------
    >>> question = analyse_question("tỷ lệ hộ nghèo năm 2019 giảm bao nhiêu %")
    >>> question.asked, question.periods, question.units
    (<Asked.GROWTH: 'growth'>, ('2019',), ('%',))
    """
    typed = tidy_typed(text)
    spelled = typed if as_typed else spell_typed(typed, vocabulary)
    earlier = [spell_typed(tidy_typed(other), vocabulary) for other in context]
    reading = spelled if as_typed else ask_who(complete_question(spelled, earlier))
    table = vocabulary.table if vocabulary is not None else None
    question = read_question(reading, table=table, spelled=has_diacritics(text))
    spelled_out = spell_out(reading, vocabulary.forms if vocabulary is not None else None)
    # The abbreviation and its words are searched beside what was typed, never instead of it.
    others = [each for each in (typed, spelled_out, name_seat(reading), name_measure(reading)) if each != reading]
    return _with_origin(question, text=text, typed=typed, alternatives=tuple(dict.fromkeys(others)))


def _with_origin(question: Question, *, text: str, typed: str, alternatives: tuple[str, ...]) -> Question:
    same = _bare(question.reading) == _bare(typed)
    fields = {name: getattr(question, name) for name in Question.__slots__}
    fields |= {"text": text, "understood": "" if same else question.reading, "alternatives": alternatives}
    return Question(**fields)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def read_question(reading: str, *, table: Table | None = None, spelled: bool = True) -> Question:
    """Read a tidy, complete question as it stands: no follow-up, no spelling; `table` holds other words.

    `spelled` tells whether its diacritics are as typed.
    """
    periods = find_periods(reading)
    yearless = find_yearless(reading, periods)
    territories = find_asked_places(reading)
    guarded = guard(reading, [mention.span for mention in (*periods, *yearless)])
    asks = find_asks(reading, guarded)
    asked = decide_asked(guarded, asks)
    operation = find_operation(guarded, asks) if asked is Asked.COMPUTATION else None
    if asked is Asked.COMPUTATION and operation is None:
        operation = Operation.BASE
    places = [mention.span for mention in territories]
    joined = find_joined(reading, guarded, places)
    if joined is not None:
        asked, operation = _asked_of_both(joined, asked, operation)
    quantities, number_spans = _quantities(reading, [mention.span for mention in periods])
    if asked in {Asked.LEVEL, Asked.COUNT} and multiplies(guarded, quantities):
        asked, operation = Asked.COMPUTATION, Operation.PRODUCT
    elif asked in {Asked.LEVEL, Asked.COUNT} and adds_items(guarded, quantities):
        asked, operation = Asked.COMPUTATION, Operation.SUM
    notations = tuple(dict.fromkeys(mention.notation for mention in periods))
    if asked in {Asked.COUNT, Asked.CHANGE} and _spans_years(reading, guarded, periods, asks):
        asked, operation = Asked.COMPUTATION, Operation.DIFFERENCE
        notations = tuple(notations[0].split("-"))
    by_period = asked in _OF_ONE and lists_periods(guarded, periods)
    if by_period:
        asked = Asked.BREAKDOWN
    restated = find_restated(guarded, asked) if len(notations) < 2 else None
    if restated is not None and asked in {Asked.GROWTH, Asked.CHANGE}:
        asked, operation = Asked.COMPUTATION, between_states(asks)
    baseline = asked_baseline(reading)
    if asked in {Asked.GROWTH, Asked.CHANGE} and baseline is not None and notations == (baseline.removeprefix("năm "),):
        notations = ()  # what rose against 2024 is told of a later time
    taken = [*(mention.span for mention in (*periods, *yearless)), *number_spans, *map(_ask_span, asks)]
    taken += [place.span for place in territories if place.kind in _WIDE]
    order = _order(without_names(guarded, places), asked)
    if order is not None or asked in {Asked.BREAKDOWN, Asked.COMPUTATION}:
        taken += degree_spans(guarded)
    taken += reason_spans(guarded) if asked is Asked.WHY else []
    taken += naming_spans(guarded) if asked is Asked.LIST else []
    taken += seat_spans(reading) if asked is Asked.ENTITY else []
    attribution = find_attribution(reading, asked)
    taken += [attribution] if attribution is not None else []
    told_in = find_told_in(reading, guarded)
    taken += [told_in[0]] if told_in is not None else []
    terms = content_syllables(reading, taken)
    units = _units(reading, guarded, asks, asked, order) or ((told_in[1],) if told_in is not None else ())
    options: tuple[str, ...] = ()
    if not by_period:
        options = _options(reading, guarded, asked, operation=operation, joined=joined, places=places, asks=asks)
    return Question(
        text=reading,
        reading=reading,
        asked=asked,
        roles=wanted_roles(asked, guarded, asks),
        direction=find_direction(guarded, asked),
        units=units,
        measures=find_measures(reading) if not units and _is_told(guarded, asked) else (),
        periods=notations,
        parts_of_year=tuple(dict.fromkeys(mention.notation.partition("/")[0] for mention in yearless)),
        territories=tuple(dict.fromkeys(mention.name for mention in territories)),
        baseline=baseline,
        status=find_status(guarded, asked),
        restated=restated if asked is Asked.COMPUTATION else None,
        operation=operation,
        options=options,
        joined=joined.sides if joined is not None else (),
        parts=_parts(reading, guarded, asks, options) if asked is Asked.BREAKDOWN and not by_period else (),
        order=order,
        numbers=tuple(quantity.number for quantity in quantities),
        quantities=quantities,
        terms=terms,
        synonyms=expand_reading(terms, reading, table, spelled=spelled),
        accented=has_diacritics(reading),
    )


def _asked_of_both(joined: Joined, asked: Asked, operation: Operation | None) -> tuple[Asked, Operation | None]:
    """Return what is asked where both sides are named and no question word tells it, or a share of one in the other."""
    if joined.operation in {Operation.SHARE, Operation.SUM}:
        return asked, operation or (joined.operation if asked in _OF_ONE else None)
    if joined.operation is not None and asked in {Asked.VALUE_LOOKUP, Asked.BREAKDOWN}:
        return Asked.COMPUTATION, joined.operation
    if joined.compared and asked in {Asked.VALUE_LOOKUP, Asked.BREAKDOWN}:
        return Asked.COMPARISON, None
    return asked, operation


def _options(
    reading: str,
    guarded: str,
    asked: Asked,
    *,
    operation: Operation | None,
    joined: Joined | None,
    places: Sequence[Span],
    asks: Sequence[Ask],
) -> tuple[str, ...]:
    """Return what is compared, computed with or asked one by one; what is named in one breath only for want of it."""
    explicit = joined is not None and (joined.compared or joined.operation is Operation.DIFFERENCE)
    if joined is not None and explicit and asked in {Asked.COMPARISON, Asked.COMPUTATION}:
        return joined.sides
    return find_options(reading, guarded, asked, operation=operation, places=places, asks=[ask.word for ask in asks])


def _parts(reading: str, guarded: str, asks: Sequence[Ask], options: Sequence[str]) -> tuple[Part, ...]:
    # A measure that is asked for once is that of all options: "mỗi phần bao nhiêu ha".
    listed = len(asks) == 1 and (asks[0].counted or not asks[0].unit)
    return find_parts(reading, guarded, asks) or (parts_of_options(options) if listed else ())


def _spans_years(reading: str, guarded: str, periods: Sequence[PeriodMention], asks: Sequence[Ask]) -> bool:
    """Tell "từ 2010 đến 2020 thêm bao nhiêu người": both values are stated, their difference is asked."""
    if len(periods) != 1 or periods[0].kind is not PeriodKind.YEARS:
        return False
    if _ONE_OF_TWO_YEARS.match(fold(reading[periods[0].span.start :])):
        return False
    return move_kind(guarded, asks) is Asked.CHANGE


def _ask_span(ask: Ask) -> Span:
    """Return what is no content of an ask: a counted noun is content, and so are people, a measure is not."""
    return ask.word if ask.counted or ask.unit == "người" else ask.span


def _quantities(reading: str, periods: Sequence[Span]) -> tuple[tuple[Quantity, ...], list[Span]]:
    found: list[Quantity] = []
    spans: list[Span] = []
    for mention in find_numbers(reading, taken=periods):
        unit = read_unit(reading, mention.span.end)
        numbers = [mention.number] if mention.upper is None else [mention.number, mention.upper]
        found += [Quantity(number=number, unit=unit.unit if unit is not None else "") for number in numbers]
        end = unit.span.end if unit is not None and not unit.counted else mention.span.end
        spans.append(Span(mention.span.start, end))
    return tuple(found), spans


def _units(reading: str, guarded: str, asks: Sequence[Ask], asked: Asked, order: Order | None) -> tuple[str, ...]:
    if order is not None and order.extreme is Extreme.POSITION:
        return ()
    named = tuple(dict.fromkeys(ask.unit for ask in asks if ask.unit))
    if named:
        return named
    if asked in {Asked.COMPARISON, Asked.RANKING} and (compared := read_compared(reading, guarded)):
        return (compared,)
    if asked in {Asked.LEVEL, Asked.COUNT, Asked.TARGET, Asked.VALUE_LOOKUP, Asked.COMPARISON, Asked.RANKING}:
        given = _GIVEN.search(guarded) is not None
        implied = [unit for pattern, unit in _IMPLIED_UNITS if pattern.search(guarded) and not given]
        return tuple(dict.fromkeys([*implied, *_numbered_nouns(reading, guarded)]))[:1]
    return ()


def _is_told(guarded: str, asked: Asked) -> bool:
    """Tell whether what is asked about says its measure: "thu học phí mấy tháng" asks for months, whatever of."""
    amounts = asked is Asked.BREAKDOWN and _AMOUNT.search(guarded) is not None and _SHARES.search(guarded) is None
    told = asked in _TOLD_IN_MEASURES or amounts
    return told and _DURATION.search(guarded) is None


def _numbered_nouns(reading: str, guarded: str) -> list[str]:
    """Return the things of which the number is asked: "số người ... là bao nhiêu"."""
    nouns = [read_noun(reading, guarded, match.end(), known=True) for match in _NUMBER_OF.finditer(guarded)]
    return [noun[1] for noun in nouns if noun is not None]


def _order(guarded: str, asked: Asked) -> Order | None:
    if asked is Asked.RANKING:
        return find_order(guarded)
    return comparison_order(guarded) if asked is Asked.COMPARISON else None
