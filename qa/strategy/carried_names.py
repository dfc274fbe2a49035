"""A ground where nothing answers in, an answer out that sentences with names of the one before give, or None.

"Cầu Cần Thơ bắc qua sông Hậu. Tổng mức đầu tư là 4.842 tỷ đồng": the second sentence is told of the bridge, too. Only
proper names are carried over: what narrows a noun in one sentence narrows nothing in the next.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from index.document import BlockKind, Span
from index.normalise import CAPITALS
from qa.answer import Answer
from qa.candidate import Passage
from qa.cite.cite import cite_beside_first, cite_passage
from qa.rank.ground import Ground
from qa.rank.lookup import look_up_facts
from qa.rank.rank import LinearModel, rank_facts
from qa.retrieve.surroundings import Surroundings

_DEPTH = 5  # passages, best first, that are looked at
_NAME = re.compile(rf"[{CAPITALS}][\w-]*(?: [{CAPITALS}][\w-]*)*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class _Carrying:
    """A passage under headings grown by the names of the one before, and that one."""

    passage: Passage
    before: Passage


def answer_by_carried_names(
    ground: Ground, around: Surroundings, model: LinearModel, answer_from: Callable[[Ground], Answer]
) -> Answer | None:
    """Answer from what the nearest passages state of a name that stands in the sentence before.

    Parameters
    ----------
    ground
        Where nothing answers the question.
    around
        Reads the sentences before, and the figures.
    model
        Weighs the facts.
    answer_from
        Answers from a ground, or refuses.

    Returns
    -------
    The answer, with the sentence that names what is asked about among its citations; None where there is none.
    """
    carrying = _carrying(ground, around)
    # What is known of a passage is kept by its id, and does not hold for one with other names.
    scene = replace(ground.scene, known={}, ruling={}, standing={}, weighed={})
    facts = rank_facts(scene, look_up_facts(scene, [each.passage for each in carrying.values()], around), model)
    own = {each.candidate.place for each in facts}
    if own <= {each.candidate.place for each in ground.facts}:
        return None
    others = (each for each in ground.facts if each.candidate.place not in own)
    answer = answer_from(replace(ground, facts=tuple(sorted((*facts, *others), key=lambda each: -each.score))))
    return _cite_names(answer, carrying) if answer.answered else None


def _carrying(ground: Ground, around: Surroundings) -> dict[tuple[int | None, int], _Carrying]:
    """Return those of the nearest passages that follow a sentence with names, by document and beginning."""
    found: dict[tuple[int | None, int], _Carrying] = {}
    nearest = {ranked.candidate.chunk_id: ranked.candidate for ranked in ground.passages[:_DEPTH]}
    for chunk_id in around.store.chunks_with_figures(nearest):
        passage = nearest[chunk_id]
        before = around.sentence_before(passage) if passage.kind is not BlockKind.TABLE else None
        names = [each.group() for each in _names_in(before.chunk.text)] if before is not None else []
        if before is not None and names:
            context = f"{passage.chunk.context}\n{'; '.join(names)}"
            grown = replace(passage, chunk=replace(passage.chunk, context=context))
            found[passage.document_id, passage.span.start] = _Carrying(grown, before)
    return found


def _names_in(text: str) -> list[re.Match[str]]:
    """Return the names in a text; a word alone at its beginning has its capital from there."""
    found = _NAME.finditer(text)
    return [each for each in found if " " in each.group() or _WORD.search(text, 0, each.start()) is not None]


def _cite_names(answer: Answer, carrying: Mapping[tuple[int | None, int], _Carrying]) -> Answer:
    """Cite the sentence before the one that is cited first, its names marked, unless it is cited already."""
    first = answer.citations[0]
    found = carrying.get((first.document_id, first.start))
    if found is None or (first.document_id, found.before.span.start) in {
        (each.document_id, each.start) for each in answer.citations
    }:
        return answer
    at = found.before.span.start
    names = [Span(at + each.start(), at + each.end()) for each in _names_in(found.before.source_text)]
    return cite_beside_first(answer, [cite_passage(len(answer.citations) + 1, found.before, names)])
