"""A question for several things in, an answer by a list of a document out, or None where no list answers.

Looks at the lists that the best passages open or are items of. Rows of tables are for ``qa.named_rows``, one sentence
that names them all for ``qa.answer_sentence``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from index.document import BlockKind
from qa.answer import Answer
from qa.answer_sentence import fitting
from qa.candidate import Passage
from qa.circumstances import is_told_of_others
from qa.compose_list import compose_list
from qa.continuation import like_items, only_announces
from qa.enumerated import NEAR, confidence_in, enumerating_first, head_asked
from qa.ground import Ground, Sources
from qa.match import cover, line_up, stand_in, token_set
from qa.named import names_of
from qa.named_rows import answer_rows
from qa.question import Asked
from qa.rank import Ranked, lacks_subject
from qa.told_list import ToldList, list_around, list_opened_by

_DEPTH = 10  # passages of which the lists are looked at
_NEAREST = 3  # passages of which one must announce a list that tells how
_ROUNDING = 0.02
_HALF = 0.5  # share of what is asked for that a line must say where no sentence names anything of it
_LEAST_AROUND = 0.65  # share of what is asked for that a list must hold with what it stands under
_LEAST_OF_HOW = 0.9  # share of what is asked for that a line must say whose list tells how
_COMPRISES = re.compile(r"(?<!\w)(?:gồm|bao gồm|gồm có)$", re.IGNORECASE)
_MOST = 0.6  # share of the words covered that the line above an item must cover


def answer_list(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the list that tells what is asked for, cited item by item."""
    found = fitting(ground, sources)
    if not found or is_told_of_others(ground.scene, found[0].candidate):
        return None
    return answer_rows(ground, sources, found) or _answer_items(ground, sources, found)


def answer_how(ground: Ground, sources: Sources) -> Answer | None:
    """Answer how something is ordered, which no figure tells, with the list that the best passage announces."""
    if ground.question.asked is not Asked.BREAKDOWN or ground.question.units:
        return None
    if not any(only_announces(each.candidate.chunk.text) for each in ground.passages[:_NEAREST]):
        return None  # looking again takes long
    ground = sources.look(replace(ground.question, asked=Asked.LIST, roles=()))
    found = fitting(ground, sources)
    if not found or not only_announces(found[0].candidate.chunk.text):
        return None
    if found[0].features.get("chunk_cover", 0.0) < _LEAST_OF_HOW:
        return None
    return _answer_items(ground, sources, found)


def _answer_items(ground: Ground, sources: Sources, found: Sequence[Ranked[Passage]]) -> Answer | None:
    shape = ground.scene.shape
    told = _opened_list(sources, found[0])
    if told is None and not shape.enumerates(enumerating_first(ground, found)[0].candidate.chunk.text):
        told = _nearby_list(ground, sources, found) or _own_list(ground, sources, found[0])
    if told is None:
        return None
    best, items = told
    confidence = confidence_in(best, found, sources)
    if confidence < sources.ranker.passage_threshold or best.features.get("around_cover", 1.0) < _LEAST_AROUND:
        return None
    return compose_list(ground.question, items, sources.papers.passage_at, confidence)


def _opened_list(sources: Sources, best: Ranked[Passage]) -> tuple[Ranked[Passage], ToldList] | None:
    opened = list_opened_by(best.candidate, sources.beside(best.candidate))
    return None if opened is None or lacks_subject(best.features) else (best, opened)


def _own_list(ground: Ground, sources: Sources, best: Ranked[Passage]) -> tuple[Ranked[Passage], ToldList] | None:
    """Return the list that the best passage is an item of, where more than it is asked for."""
    passage = best.candidate
    if lacks_subject(best.features):
        return None
    told = list_around(passage, sources.beside(passage))
    if told is None or told.lead is None or _is_singled_out(ground, passage, told):
        return None
    says = token_set(told.says)
    head = head_asked(ground)
    named = (bool(head) and head <= says) or _COMPRISES.search(told.says) is not None
    if named or cover(ground.scene.terms, says) >= _MOST * best.features.get("around_cover", 0.0):
        return best, told
    alike = like_items(passage, told.items) if best.features.get("cue") else ()
    return (best, ToldList(lead=told.lead, items=alike, is_whole=told.is_whole)) if len(alike) > 1 else None


def _is_singled_out(ground: Ground, passage: Passage, told: ToldList) -> bool:
    """Tell whether an item alone, not its list, is of a proper name that the question gives."""
    others = [line_up(item.chunk.text) for item in told.items if item.paragraph != passage.paragraph]
    around = [line_up(text) for text in (passage.title, passage.chunk.context, passage.letterhead)]
    own = line_up(passage.chunk.text)
    scene = ground.scene
    names = (*scene.whole_names, *chain.from_iterable(map(names_of, scene.question.territories)))
    return any(
        stand_in(name, own)
        and not any(stand_in(name, line) for line in around)
        and 2 * sum(stand_in(name, line) for line in others) < len(others)
        for name in names
    )


def _nearby_list(
    ground: Ground, sources: Sources, found: Sequence[Ranked[Passage]]
) -> tuple[Ranked[Passage], ToldList] | None:
    """Return the list of another passage whose announcement says as much of what is asked for as the best one does.

    None where the best passage names two things of the kind asked for.
    """
    best, shape = found[0], ground.scene.shape
    if shape.lists_names and best.features.get("cue"):
        return None
    head = head_asked(ground)
    tells = shape.names_several(best.candidate.chunk.text, is_row=best.candidate.kind is BlockKind.TABLE)
    least = best.features.get("chunk_cover", 0.0) - _ROUNDING if tells else _HALF
    best_said, nearest = 0.0, None
    for ranked, told in _lists_of(found, sources, least_score=best.score - NEAR):
        # What "gồm" announces need not be called as it is asked for.
        says = token_set(told.says) | (head if _COMPRISES.search(told.says) else frozenset())
        said = cover(ground.scene.terms, says)
        if head <= says and said >= least and said > best_said and _covers(ground, told, says, best):
            best_said, nearest = said, (ranked, told)
    return nearest


def _covers(ground: Ground, told: ToldList, says: frozenset[str], best: Ranked[Passage]) -> bool:
    """Tell whether a list with what it stands under says as much of what is asked for as the best passage does."""
    item = told.items[0]
    around = says | token_set(item.chunk.context) | token_set(item.title) | token_set(item.letterhead)
    return cover(ground.scene.terms, around) >= best.features.get("around_cover", 0.0) - _ROUNDING


def _lists_of(
    found: Sequence[Ranked[Passage]], sources: Sources, *, least_score: float
) -> Iterator[tuple[Ranked[Passage], ToldList]]:
    for ranked in found[:_DEPTH]:
        if ranked.score < least_score:
            return
        if lacks_subject(ranked.features):
            continue
        passage = ranked.candidate
        around = sources.beside(passage)
        for told in (list_opened_by(passage, around), list_around(passage, around)):
            if told is not None and told.lead is not None:
                yield ranked, told
