"""Measures of one answer against its gold question: right, cited, supported, refused.

A gold question and a row of a run in, a judgement out. A question without a row counts as refused without need. Knows
nothing of how answers are found; sums over questions are in ``summary``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from index.document import Span
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.numbers import find_digits, find_numbers, list_writings, states_figure, to_comparable
from qa.evaluation.run import RunCitation, RunRow

LONGEST_HEADLINE = 600  # characters
LONGEST_QUOTE = 1200  # characters: a citation proves by pointing, not by holding everything
FEWEST_NUMBERS_ALLOWED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the measures say of one answer.

    Parameters
    ----------
    answered
        False for a refusal and for a missing answer.
    correct
        An answerable question: the headline states every gold figure and phrase without flooding. An unanswerable
        one: it was refused.
    cited_first
        The first citation points at gold evidence (cite@1); None for an unanswerable question.
    cited_all
        Each piece of gold evidence is pointed at by some citation; None for an unanswerable question.
    unsupported
        Numbers of the headline that nothing cited, computed or asked supports; dates are not counted.
    """

    answered: bool
    correct: bool
    cited_first: bool | None
    cited_all: bool | None
    unsupported: tuple[str, ...]

    @property
    def succeeded(self) -> bool:
        """Right as a whole: correct and, where there is an answer, proved by the first citation."""
        return self.correct and self.cited_first is not False


def judge_answer(question: GoldQuestion, row: RunRow | None) -> Judgement:
    """Judge one answer.

    Parameters
    ----------
    question
        The gold.
    row
        The answer given, or None when there is none.

    Returns
    -------
    The judgement; a missing answer is judged as an empty refusal.
    """
    given = row or RunRow(id=question.id, answered=False, answer="")
    unsupported = find_unsupported(question, given)
    if not question.is_answerable:
        return Judgement(
            answered=given.answered,
            correct=not given.answered,
            cited_first=None,
            cited_all=None,
            unsupported=unsupported,
        )
    return Judgement(
        answered=given.answered,
        correct=given.answered and _fits(question, given.answer) and _states_gold(question, given.answer),
        cited_first=given.answered
        and any(points_at(c, question, e) for c in given.citations[:1] for e in question.evidence),
        cited_all=given.answered
        and all(any(points_at(citation, question, e) for citation in given.citations) for e in question.evidence),
        unsupported=unsupported,
    )


def find_unsupported(question: GoldQuestion, row: RunRow) -> tuple[str, ...]:
    """Return the numbers of a headline, dates apart, that nothing supports.

    A number is supported when it stands in a cited quote, in a figure marked computed, or in the question or its
    context. A refusal states nothing and needs no support.
    """
    if not row.answered:
        return ()
    supported = set(_numbers_asked(question))
    for citation in row.citations:
        supported |= find_digits(citation.quote)
    for figure in row.computed:
        supported |= list_writings(figure.number) | find_digits(figure.text)
    return tuple(n.text for n in find_numbers(row.answer, without_dates=True) if n.text not in supported)


def points_at(citation: RunCitation, question: GoldQuestion, evidence: Span) -> bool:
    """Tell whether a citation overlaps a piece of evidence in the right document and is short enough to prove it."""
    return (
        citation.document == question.document
        and citation.end - citation.start <= LONGEST_QUOTE
        and citation.start < evidence.end
        and evidence.start < citation.end
    )


def count_misquotes(row: RunRow, texts: Mapping[str, str]) -> int:
    """Count the citations whose quote is not the text at their offsets.

    Parameters
    ----------
    row
        An answer.
    texts
        Document texts by file name; citations of other documents cannot be checked and are not counted.

    Returns
    -------
    How many are wrong; 0 is the only good value.
    """
    return sum(
        texts[citation.document][citation.start : citation.end] != citation.quote
        for citation in row.citations
        if citation.document in texts
    )


def _numbers_asked(question: GoldQuestion) -> frozenset[str]:
    return find_digits(" ".join((question.question, *question.context)))


def _fits(question: GoldQuestion, headline: str) -> bool:
    """Tell whether the headline answers instead of pouring out all numbers in the hope that one is right."""
    allowed = max(FEWEST_NUMBERS_ALLOWED, 3 * len(question.figures) + 2) + len(_numbers_asked(question))
    return len(headline) <= LONGEST_HEADLINE and len(find_numbers(headline, without_dates=True)) <= allowed


def _states_gold(question: GoldQuestion, headline: str) -> bool:
    comparable = to_comparable(headline)
    return all(states_figure(headline, number=f.number, unit=f.unit) for f in question.figures) and all(
        any(to_comparable(phrase) in comparable for phrase in alternatives) for alternatives in question.phrases
    )
