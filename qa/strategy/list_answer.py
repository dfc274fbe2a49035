"""A question for several things in, an answer by a list of a document out, or None where no list answers.

Looks at the list that the best passage opens or is an item of. Rows of tables are for ``qa.strategy.named_rows``, one
sentence that names them all for ``qa.strategy.answer_sentence``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from qa.answer import Answer
from qa.candidate import Passage
from qa.choose.circumstances import is_told_of_others
from qa.choose.enumerated import confidence_in, enumerating_first, head_asked
from qa.compose.compose_list import compose_list
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked, lacks_subject
from qa.retrieve.continuation import like_items, only_announces
from qa.retrieve.told_list import ToldList, list_around, list_opened_by
from qa.strategy.answer_sentence import fitting
from qa.strategy.named_rows import answer_rows
from qa.words.match import cover, line_up, stand_in, token_set
from qa.words.named import names_of

_NEAREST = 3  # passages of which one must announce a list that tells how
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
        told = _own_list(ground, sources, found[0])
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
    if told is None or told.lead is None:
        return None
    says = token_set(told.says)
    head = head_asked(ground)
    named = (bool(head) and head <= says) or _COMPRISES.search(told.says) is not None
    single = _singled_out_by(ground, passage, told)
    if single:
        # Of the projects of a city, those in the asked district.
        own = tuple(item for item in told.items if any(stand_in(name, line_up(item.chunk.text)) for name in single))
        return (best, replace(told, items=own)) if named and len(own) > 1 else None
    if named or cover(ground.scene.terms, says) >= _MOST * best.features.get("around_cover", 0.0):
        return best, told
    alike = like_items(passage, told.items) if best.features.get("cue") else ()
    return (best, ToldList(lead=told.lead, items=alike, is_whole=told.is_whole)) if len(alike) > 1 else None


def _singled_out_by(ground: Ground, passage: Passage, told: ToldList) -> tuple[tuple[str, ...], ...]:
    """Return the proper names of the question that an item is of, and neither its list nor most others are."""
    others = [line_up(item.chunk.text) for item in told.items if item.paragraph != passage.paragraph]
    around = [line_up(text) for text in (passage.title, passage.chunk.context, passage.letterhead)]
    own = line_up(passage.chunk.text)
    scene = ground.scene
    named = (*scene.whole_names, *chain.from_iterable(map(names_of, scene.question.territories)))
    names = [_with_number(name, line_up(scene.question.reading)) for name in named]
    return tuple(
        name
        for name in names
        if not all(map(str.isdigit, name))  # "phường 12" is not "quận 12"
        and stand_in(name, own)
        and not any(stand_in(name, line) for line in around)
        and 2 * sum(stand_in(name, line) for line in others) < len(others)
    )


def _with_number(name: tuple[str, ...], asked: str) -> tuple[str, ...]:
    """Return a name with the number that the question gives it: "Gió Nồm 5" is another commune than "Gió Nồm 4"."""
    found = re.search(rf" {' '.join(map(re.escape, name))} (\d{{1,2}}) ", asked)
    return name if found is None else (*name, found[1])
