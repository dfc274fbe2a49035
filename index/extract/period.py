"""Periods named in Vietnamese prose or questions, with or without diacritics, as notations with their spans.

Text in, mentions out ("quý I năm 2018" -> "Q1/2018"). With the period of the document or section as base, words that
lean on it ("quý I", "2 tháng đầu năm", "năm trước") are resolved too. Does NOT decide which figure a period belongs
to, nor whether it is only a baseline. The algebra of notations is in ``index.extract.notation``.
"""

import re
from functools import lru_cache

from index.document import Span
from index.extract.alternatives import word_of
from index.extract.notation import (
    Relation,
    describe_period,
    move_to_year,
    period_bounds,
    previous_year,
    relate_periods,
)
from index.extract.period_build import PeriodBuilder, build_month, build_quarter
from index.extract.period_rules import LEAD, OF_YEAR, PERIOD_RULES, YEAR, PeriodKind, PeriodRule
from index.extract.taken import TakenSpans
from index.normalise import fold
from index.record import record

__all__ = [
    "PeriodKind",
    "PeriodMention",
    "Relation",
    "describe_period",
    "find_periods",
    "move_to_year",
    "period_bounds",
    "previous_year",
    "relate_periods",
]


@record(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """One period named in a text; `span` counts in the text that was given."""

    notation: str
    span: Span
    kind: PeriodKind


# "giá so sánh năm 2010" says in which prices something is told, not when it was.
_PRICES = re.compile(r"\bgia\s+(?:so\s+sanh|co\s+dinh|goc)\s*\(?(?:(?:theo|cua)\s+)?(?:nam\s+)?$")
_REACH = 100  # characters before a period in which such words can stand
_LEAD_REACH = 24  # the same for the words of `LEAD`
# Folding makes these out of other words; with diacritics typed they are told apart ("quỹ I", "thắng 10", "nắm").
_TYPED = re.compile(word_of("qu[yi]|thang|nam|ngay", then=r"\b", any_case=False))
_RIGHTLY_TYPED = {
    "quy": frozenset({"quý", "quí", "quy", "qui"}),
    "qui": frozenset({"quý", "quí", "quy", "qui"}),
    "thang": frozenset({"tháng", "thang"}),
    "nam": frozenset({"năm", "nam"}),
    "ngay": frozenset({"ngày", "ngay"}),
}
# "quý I" of "quý I và quý II năm 2018": its year stands with the next of its kind.
_NEXT = r"\s*(?:,|va|va\s+ca|hay|hoac)?\s*"
_NEXT_DATED: dict[PeriodBuilder, re.Pattern[str]] = {
    build_quarter: re.compile(rf"{_NEXT}(?:quy|qui|q)\s*\w+{OF_YEAR}"),
    build_month: re.compile(rf"{_NEXT}thang\s*\w+{OF_YEAR}"),
}
_NUMBERED_RULES = tuple(enumerate(PERIOD_RULES))
_RULE_WORDS = tuple(dict.fromkeys(word for rule in PERIOD_RULES for word in rule.words))


def find_periods(text: str, *, base: str = "") -> tuple[PeriodMention, ...]:
    """Find the periods named in a text.

    Parameters
    ----------
    text
        NFC Vietnamese, with or without diacritics, one sentence or more.
    base
        Period of the section or document, as a notation; "" leaves words that lean on it unread.

    Returns
    -------
    Mentions in order, without overlap.

    Examples
    --------
    >>> [mention.notation for mention in find_periods("6 tháng đầu năm 2012 tăng 5% so với năm 2011")]
    ['6T/2012', '2011']
    """
    folded = fold(text)
    has_prices = "gia" in folded
    found: list[PeriodMention] = []
    taken, count = TakenSpans(), 0
    for rule in _rules_for(folded):
        matches = list(rule.pattern.finditer(folded))
        if not matches:
            continue
        # The matches of one rule do not overlap each other.
        if len(found) > count:
            taken, count = TakenSpans(mention.span for mention in found), len(found)
        for match in matches:
            start, end = _trimmed(folded, match)
            if rule.led:
                lead = LEAD.search(folded, max(0, start - _LEAD_REACH), start)
                start = lead.start() if lead is not None else start
            if taken.meets(start, end) or not _is_rightly_typed(text, folded, start, end):
                continue
            if has_prices and _PRICES.search(folded, max(0, start - _REACH), start) is not None:
                continue
            notation = rule.build(match, base) or _borrow_year(folded, match, rule.build)
            if notation is not None:
                found.append(PeriodMention(notation=notation, span=Span(start, end), kind=rule.kind))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _rules_for(folded: str) -> list[PeriodRule]:
    """Return the rules that may find something in an accent-folded text, in their order; each clue is asked once."""
    has_year = YEAR.search(folded) is not None
    words = tuple([word for word in _RULE_WORDS if word in folded])
    hopeful = [
        numbered
        for clue, rules in _rules_by_clue(words, has_year=has_year)
        if clue is None or clue.search(folded) is not None
        for numbered in rules
    ]
    return [rule for _, rule in sorted(hopeful)]


@lru_cache(maxsize=4096)
def _rules_by_clue(
    words: tuple[str, ...], *, has_year: bool
) -> tuple[tuple[re.Pattern[str] | None, tuple[tuple[int, PeriodRule], ...]], ...]:
    """Return, with their numbers and by their clue, the rules for texts that hold these words, with a year or without."""
    by_clue: dict[re.Pattern[str] | None, list[tuple[int, PeriodRule]]] = {}
    for number, rule in _NUMBERED_RULES:
        if (has_year or not rule.dated) and any(word in words for word in rule.words):
            by_clue.setdefault(rule.clue, []).append((number, rule))
    return tuple((clue, tuple(rules)) for clue, rules in by_clue.items())


def _trimmed(folded: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    while start < end and folded[start] in " (\n":
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end


def _is_rightly_typed(text: str, folded: str, start: int, end: int) -> bool:
    return all(
        text[word.start() : word.end()].lower() in _RIGHTLY_TYPED[word.group()]
        for word in _TYPED.finditer(folded, start, end)
    )


def _borrow_year(folded: str, match: re.Match[str], build: PeriodBuilder) -> str | None:
    """Read a quarter or a month with the year of the next one."""
    dated = _NEXT_DATED.get(build)
    following = dated.match(folded, match.end()) if dated is not None else None
    return build(match, following["year"]) if following is not None else None
