"""A question as typed in, its record out: kind, roles, units, periods, territories, constraints, content.

Composes the grammars: completes a follow-up, restores diacritics and mends spelling when a vocabulary is given, then
reads the result. Rules and small tables on accent-folded text; no model, no documents.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.document import Span
from index.extract.number import find_numbers
from index.extract.period import find_periods
from index.extract.territory import TerritoryKind, find_territories
from index.extract.unit import read_unit
from index.normalise import fold, normalise
from qa.asking import Ask, find_asks, guard
from qa.content import content_syllables, has_diacritics
from qa.follow import complete_question
from qa.kind import (
    decide_asked,
    find_direction,
    find_operation,
    find_order,
    find_status,
    wanted_roles,
)
from qa.options import find_options
from qa.question import Asked, Extreme, Operation, Order, Quantity, Question
from qa.restore import Vocabulary, read_spelling
from qa.synonyms import expand, spell_out

_LONGEST = 1000  # characters; what is longer is no question, and the grammars need not read it all
_WIDE = frozenset({TerritoryKind.PROVINCE, TerritoryKind.REGION})
_MOVING = frozenset({Asked.GROWTH, Asked.CHANGE, Asked.YES_NO, Asked.WHY, Asked.COMPARISON, Asked.RANKING})
# Indicators whose unit goes without saying; only asked for when no unit is named.
_IMPLIED_UNITS = (
    (re.compile(r"\b(?:ty le|ti le|ty trong|ti trong|co cau)\b"), "%"),
    (re.compile(r"\bmat do dan\b|\bmat do trung binh\b|\bmat do (?:bao|la)"), "người/km²"),
    (re.compile(r"\bdan so\b|\bdong dan\b|\bso dan\b"), "người"),
    (re.compile(r"\bdien tich\b"), "ha"),
    (re.compile(r"\brong (?:bao|may|nhieu|co nao)"), "km²"),
    (re.compile(r"\bcao (?:bao|may|nhieu|co nao)"), "m"),
    (re.compile(r"\bdai (?:bao|may|nhieu|co nao)"), "km"),
    (re.compile(r"\bbao lau\b"), "ngày"),
)


def analyse_question(text: str, *, context: Sequence[str] = (), vocabulary: Vocabulary | None = None) -> Question:
    """Read a question.

    Parameters
    ----------
    text
        As typed, with or without diacritics; anything at all, the empty text too.
    context
        Earlier questions of the conversation, oldest first.
    vocabulary
        Spellings of the indexed documents; None reads the question as typed.

    Returns
    -------
    The record; a text that asks nothing is read as a search for a value.

    Examples
    --------
    >>> question = analyse_question("tỷ lệ hộ nghèo năm 2019 giảm bao nhiêu %")
    >>> question.asked, question.periods, question.units
    (<Asked.GROWTH: 'growth'>, ('2019',), ('%',))
    """
    typed = " ".join(normalise(text).text[:_LONGEST].split())
    spelled = read_spelling(typed, vocabulary) if vocabulary is not None else typed
    earlier = [" ".join(normalise(other).text[:_LONGEST].split()) for other in context]
    if vocabulary is not None:
        earlier = [read_spelling(other, vocabulary) for other in earlier]
    reading = complete_question(spelled, earlier)
    question = read_question(reading)
    # The abbreviation and its words are searched beside what was typed, never instead of it.
    others = [other for other in (typed, spell_out(reading)) if other != reading]
    return _with_origin(question, text=text, typed=typed, alternatives=tuple(dict.fromkeys(others)))


def _with_origin(question: Question, *, text: str, typed: str, alternatives: tuple[str, ...]) -> Question:
    same = _bare(question.reading) == _bare(typed)
    fields = {name: getattr(question, name) for name in Question.__slots__}
    fields |= {"text": text, "understood": "" if same else question.reading, "alternatives": alternatives}
    return Question(**fields)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def read_question(reading: str) -> Question:
    """Read a tidy, complete question as it stands: no follow-up, no spelling."""
    periods = find_periods(reading)
    territories = find_territories(reading)
    guarded = guard(reading, [mention.span for mention in periods])
    asks = find_asks(reading, guarded)
    asked = decide_asked(guarded, asks)
    operation = find_operation(guarded, asks) if asked is Asked.COMPUTATION else None
    quantities, number_spans = _quantities(reading, [mention.span for mention in periods])
    if asked in {Asked.LEVEL, Asked.COUNT} and _multiplies(guarded, quantities):
        asked, operation = Asked.COMPUTATION, Operation.PRODUCT
    wide = [mention.span for mention in territories if mention.kind in _WIDE]
    taken = [*(mention.span for mention in periods), *wide, *number_spans, *map(_ask_span, asks)]
    terms = content_syllables(reading, taken)
    direction = find_direction(guarded)
    roles = wanted_roles(asked, guarded, asks)
    return Question(
        text=reading,
        reading=reading,
        asked=asked,
        roles=roles,
        direction=direction,
        units=_units(guarded, asks, asked),
        periods=tuple(dict.fromkeys(mention.notation for mention in periods)),
        territories=tuple(dict.fromkeys(mention.name for mention in territories)),
        status=find_status(guarded, asked),
        operation=operation,
        options=find_options(
            reading, guarded, asked, operation=operation, places=[mention.span for mention in territories]
        ),
        order=_order(guarded, asks, asked),
        numbers=tuple(quantity.number for quantity in quantities),
        quantities=quantities,
        terms=terms,
        synonyms=expand(terms),
        accented=has_diacritics(reading),
    )


def _ask_span(ask: Ask) -> Span:
    """Return what is no content of an ask: a counted noun is content, a measure is not."""
    return ask.word if ask.counted else ask.span


def _quantities(reading: str, periods: Sequence[Span]) -> tuple[tuple[Quantity, ...], list[Span]]:
    found: list[Quantity] = []
    spans: list[Span] = []
    for mention in find_numbers(reading, taken=periods):
        unit = read_unit(reading, mention.span.end)
        numbers: list[Decimal] = [mention.number] if mention.upper is None else [mention.number, mention.upper]
        found += [Quantity(number=number, unit=unit.unit if unit is not None else "") for number in numbers]
        end = unit.span.end if unit is not None and not unit.counted else mention.span.end
        spans.append(Span(mention.span.start, end))
    return tuple(found), spans


_TOTAL_OF_RATE = re.compile(r"\btong (?:so )?(?:tien|muc|kinh phi|cong)\b|\btat ca bao nhieu tien\b")


def _multiplies(guarded: str, quantities: Sequence[Quantity]) -> bool:
    """Tell a total to be paid for a given amount from one that is stated."""
    amounts = [quantity for quantity in quantities if quantity.unit and quantity.unit != "%"]
    return bool(amounts) and _TOTAL_OF_RATE.search(guarded) is not None


def _units(guarded: str, asks: Sequence[Ask], asked: Asked) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(ask.unit for ask in asks if ask.unit))
    if named:
        return named
    if asked in {Asked.GROWTH, Asked.PLAN_SHARE}:
        return ("%",)
    if asked in {Asked.LEVEL, Asked.COUNT, Asked.TARGET, Asked.VALUE_LOOKUP, Asked.COMPARISON, Asked.RANKING}:
        return tuple(dict.fromkeys(unit for pattern, unit in _IMPLIED_UNITS if pattern.search(guarded)))[:1]
    return ()


_FEWER = re.compile(r"\b(?:thap|nho|be|it|thua|ngan|hep|cham|re|kem|ngheo|gan|nhe)(?:\s+\w+)?\s+hon\b")


def _order(guarded: str, asks: Sequence[Ask], asked: Asked) -> Order | None:
    if asked is Asked.RANKING:
        return find_order(guarded, asks)
    if asked is Asked.COMPARISON:
        return Order(extreme=Extreme.LOWEST if _FEWER.search(guarded) else Extreme.HIGHEST)
    return None


def ask_of(text: str) -> str:
    """Return a text folded, for comparing two questions."""
    return fold(_bare(text))
