"""An answer in, questions out that lead on from it and that the index does answer: each is asked before it is offered.

Proposed from the figures beside the one that answers: another period, a part, the whole, growth, share of the plan,
another place. Offers nothing that gives another figure than the one that it was put together from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Protocol

from index.figure import MOVES, Figure, Role, Status
from index.normalise import fold
from index.store import Store
from qa.answer import Answer
from qa.compose.suggestion import ask_for, gives, is_shown, reads_well
from qa.rank.search_hit import SearchHit

MOST_OFFERED = 3
_MOST_TRIED = 8  # questions asked for one answer; each costs as much as a question that a person asks
_SEARCHED = 20  # passages of other documents that are looked through
_YEAR = re.compile(r"\d{4}")
_FAR = 10_000
_ASKED = MOVES | {Role.LEVEL, Role.COUNT, Role.PLAN_SHARE}


class Answering(Protocol):
    """What is needed of ``qa.ask.Asker``."""

    @property
    def store(self) -> Store:
        """The documents that are answered from."""
        ...

    def ask(self, text: str) -> Answer:
        """Answer one question."""
        ...

    def search(self, text: str, k: int) -> Sequence[SearchHit]:
        """Return the `k` passages nearest to a text."""
        ...


@dataclass(frozen=True, slots=True)
class _Proposal:
    document_id: int
    figure: Figure


def next_questions(answer: Answer, index: Answering) -> tuple[str, ...]:
    """Find questions to ask next.

    Parameters
    ----------
    answer
        What was answered; a refusal, and an answer without a stated figure, lead nowhere.
    index
        Where it was answered from.

    Returns
    -------
    At most `MOST_OFFERED` questions, none of them among the answer's own choices. Asking any of them gives the figure
    that it was made from.
    """
    lead = _find_lead(answer, index.store)
    if lead is None:
        return ()
    told = _keys(answer)
    asked = {fold(question) for question in (answer.question, answer.understood, *answer.choices)}
    offered: list[str] = []
    tried = 0
    for proposal in _propose(lead, index):
        figure = proposal.figure
        question = ask_for(figure)
        if fold(question) in asked or (str(figure.number), figure.role, figure.period) in told:
            continue
        if len(offered) == MOST_OFFERED or tried == _MOST_TRIED:
            break
        asked.add(fold(question))
        tried += 1
        given = index.ask(question)
        if gives(given, figure, proposal.document_id):
            offered.append(question)
            # What this answer says by the way need not be asked for beside it.
            told |= _keys(given)
    return tuple(offered)


def _keys(answer: Answer) -> set[tuple[str, str, str]]:
    return {(figure.number, figure.role, figure.period) for figure in answer.figures}


def _find_lead(answer: Answer, store: Store) -> _Proposal | None:
    """Return the stored figure that leads the answer, None for a computed one and where there is none."""
    if not answer.answered or not answer.figures or answer.figures[0].computed:
        return None
    shown = answer.figures[0]
    citation = next((each for each in answer.citations if each.number == shown.citation), None)
    if citation is None or citation.document_id is None:
        return None
    for figure in _figures_of_block(store, citation.document_id, citation.paragraph):
        if is_shown(figure, shown, citation):
            return _Proposal(citation.document_id, figure)
    return None


def _figures_of_block(store: Store, document_id: int, block: int) -> Iterator[Figure]:
    ids = [chunk.id for chunk in store.chunks_of_block(document_id, block)]
    for found in store.figures_of_chunks(ids).values():
        yield from (stored.figure for stored in found)


def _propose(lead: _Proposal, index: Answering) -> Iterator[_Proposal]:
    """Give what stands beside a figure, kinds in turn, so that not all that is offered is of one kind."""
    own = lead.figure
    name = fold(own.indicator)
    document = [stored.figure for stored in index.store.figures(document_id=lead.document_id)]
    alike = [figure for figure in document if name and fold(figure.indicator) == name]
    near = [figure for figure in document if figure.block == own.block and figure.indicator]
    kinds = (
        sorted(
            (each for each in alike if each.period != own.period and _is_like(each, own)),
            key=lambda each: _years_apart(each, own),
        ),
        [each for each in near if name and fold(each.parent or "") == name],
        [each for each in near if own.parent and own.parent in {each.indicator, each.parent}],
        [each for each in alike if each.role in MOVES],
        [each for each in alike if each.role is Role.PLAN_SHARE],
        [each for each in near if _is_like(each, own)],
    )
    here = chain.from_iterable(zip_longest(*kinds))
    yield from (_Proposal(lead.document_id, figure) for figure in here if figure is not None and _can_be_asked(figure))
    yield from _elsewhere(lead, index)


def _is_like(figure: Figure, other: Figure) -> bool:
    return (figure.role, figure.base_unit) == (other.role, other.base_unit)


def _years_apart(figure: Figure, other: Figure) -> int:
    """Return how many years lie between the ends of two periods; one without a year is far from all."""
    years = [_YEAR.findall(each.period) for each in (figure, other)]
    return abs(int(years[0][-1]) - int(years[1][-1])) if all(years) else _FAR


def _elsewhere(lead: _Proposal, index: Answering) -> Iterator[_Proposal]:
    """Give the same of other places, from the passages of other documents that speak of it."""
    own = lead.figure
    hits = [hit.passage for hit in index.search(own.indicator, _SEARCHED)] if own.indicator else []
    others = {hit.chunk_id: hit.document_id for hit in hits if hit.document_id != lead.document_id}
    for chunk_id, found in index.store.figures_of_chunks(others).items():
        for stored in found:
            figure = stored.figure
            alike = (fold(figure.indicator), figure.role, figure.base_unit) == (
                fold(own.indicator),
                own.role,
                own.base_unit,
            )
            if alike and figure.territory and figure.territory != own.territory and _can_be_asked(figure):
                yield _Proposal(others[chunk_id], figure)


def _can_be_asked(figure: Figure) -> bool:
    # Whoever asks for a figure that was corrected is given the correction.
    known = bool(figure.indicator and figure.period) and figure.status is not Status.FIRST_REPORTED
    return known and figure.role in _ASKED and reads_well(figure)
