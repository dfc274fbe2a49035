"""Ranked passages in, an answer by a sentence out, or None: who, where, when, why, which ones, whether.

Takes what a sentence leaves to those beside it: the list that it announces, the reason that follows it, the name that
stands before it. Computes nothing.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from index.document import BlockKind, Span
from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Passage
from qa.choose.circumstances import is_of_namesake, is_told_of_others
from qa.choose.class_label import is_of_other_number, tells_asked_number
from qa.choose.conditions import keep_passages_of
from qa.choose.defining import defining_first
from qa.choose.enumerated import LEAST_SURE_OF_LIST, enumerating_first, names_several
from qa.choose.headed_cell import find_dated_cell, find_dated_figure, find_headed_cell
from qa.choose.named_line import named_line_first
from qa.choose.of_time import is_row_of_other_time, keep_asked_time
from qa.choose.past_deputies import past_deputies
from qa.choose.told_of_paper import tells_of_paper
from qa.cite.cite import LONGEST_QUOTE
from qa.compose.compose import compose_cell, compose_fact, compose_item, compose_passage, leans_back, leans_on_context
from qa.compose.compose_list import compose_list
from qa.compose.say_yes_no import say_yes_no, states_value
from qa.question import Asked
from qa.rank.features import held_around
from qa.rank.ground import Deferred, Ground, Sources, passage_confidence
from qa.rank.rank import Ranked, lacks_subject
from qa.rank.scene import Scene
from qa.rank.stating import cites_sources, states_nothing
from qa.retrieve.continuation import announcement, only_announces
from qa.retrieve.told_list import list_opened_by
from qa.strategy.grown import announces_date, join_passages, since_named, with_announced_dates, with_reasons, with_whom
from qa.words.agencies import asks_who_may
from qa.words.condition import asks_condition
from qa.words.life import tells_life_date
from qa.words.match import token_set
from qa.words.office_asked import tells_of_office, tells_of_office_held
from qa.words.place_told import asks_seat
from qa.words.sides import asked_side, tells_side

_SUFFERED = re.compile(r"\bduoc (\w+ \w+) (?:(?:vao|tu) )?(?:ngay|khi|nam|thang|luc|hoi)\b")
_OF_ONE = frozenset({Asked.ENTITY, Asked.DEFINITION})
_PAPER = re.compile(
    r"\b(?:van ban|quyet dinh|nghi quyet|nghi dinh|thong tu|luat|chi thi|cong van|dieu|khoan|muc)"
    r" (?:so )?(?:nao|may|gi)\b|\bso (?:hieu )?(?:may|bao nhieu)\b"
)
_OF_ONE_TIME = frozenset({Asked.ENTITY, Asked.LIST, Asked.DATE})
_DEPTH = 10  # passages that a yes or no is looked for in
# A sentence that covers a smaller share of the question's rarity answers only where it is this sure. Asked of documents
# of another set, which say nothing of them, the gold questions got 23 sentences that cover less, 19 of them less sure;
# of the right ones by words that cover less, none is.
_LITTLE_COVER, _SURE_OF_LITTLE = 0.6, 0.39
# Share of the words covered by the best passage that another one must cover to speak of the same.
_SAME_COVER = 0.8
# Of what is covered; an item that holds less of it itself says nothing without the line that announces it.
_OWN_SHARE = 0.5


def answer_sentence(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the best sentence that has the shape of what is asked, and with what belongs to it."""
    asked = ground.question.asked
    found = fitting(ground, sources)
    if asked is Asked.LIST:
        # Without what it announces a line answers nothing; the lists themselves are for ``qa.strategy.list_answer``.
        found = _keep(found, lambda each: not only_announces(each.candidate.chunk.text))
    elif asked in _OF_ONE:
        found = _telling(ground, found, sources)
    confidence = passage_confidence(found, sources.ranker)
    # What is put first speaks of the same as the best one, and is as sure.
    if asked is Asked.LIST:
        found = enumerating_first(ground, found)
        found = found if found and names_several(ground, found[0]) else ()
    elif asked is Asked.DATE:
        found = _most_dates_first(ground, found)
    elif asked is Asked.YES_NO:
        found = _value_first(_stating(ground))
    elif asked in _OF_ONE:
        first = named_line_first(ground.question.reading, defining_first(ground.question, found))
        found = past_deputies(ground.question, first)
    if not found or confidence < _least_sure(ground, found[0], sources):
        return None
    passage = found[0].candidate
    if is_told_of_others(ground.scene, passage):
        return None
    if lacks_subject(found[0].features) and not _names_all(ground.scene, passage := sources.with_previous(passage)):
        return None
    if ground.scene.asks_person and not _says_who(ground, replace(found[0], candidate=passage)):
        return None
    return tell(ground, sources, replace(found[0], candidate=passage), confidence)


def _telling(ground: Ground, found: Sequence[Ranked[Passage]], sources: Sources) -> Sequence[Ranked[Passage]]:
    """Leave out the lines that only announce, but for those that open a list, where another passage says as much.

    Nothing is left where none does.
    """
    if not found or not _only_announces(ground, found[0].candidate):
        return found

    def tells(ranked: Ranked[Passage]) -> bool:
        passage = ranked.candidate
        if not only_announces(passage.chunk.text):
            return passage.kind is not BlockKind.HEADING
        return list_opened_by(passage, sources.beside(passage)) is not None

    def says_as_much(ranked: Ranked[Passage]) -> bool:
        covers = ("around_cover", "chunk_cover")
        return all(ranked.features.get(name, 1.0) >= _SAME_COVER * found[0].features.get(name, 0.0) for name in covers)

    telling = _keep(found, tells)
    return telling if telling and says_as_much(telling[0]) else ()


def _only_announces(ground: Ground, passage: Passage) -> bool:
    """Tell whether a line only announces what is asked for; it names the paper that says it."""
    return only_announces(passage.chunk.text) and _PAPER.search(fold(ground.question.reading)) is None


def _says_who(ground: Ground, ranked: Ranked[Passage]) -> bool:
    """Tell whether a passage names whom is asked for, and where an office acts, says itself most of what is done."""
    if not ranked.features.get("cue"):
        return leans_on_context(ranked.candidate)
    return not asks_who_may(ground.question.reading) or ranked.features.get("chunk_cover", 1.0) >= _OWN_SHARE


def _least_sure(ground: Ground, best: Ranked[Passage], sources: Sources) -> float:
    """Return how sure the best passage must be; more than it can be where nothing makes good what it lacks."""
    asked = ground.question.asked
    least = LEAST_SURE_OF_LIST if asked is Asked.LIST else sources.ranker.passage_threshold
    if best.features.get("around_cover", 1.0) >= _LITTLE_COVER:
        return least
    # Any row of an address says where something is.
    seat = asked is Asked.ENTITY and asks_seat(ground.question.reading)
    return math.inf if seat else max(least, _SURE_OF_LITTLE)


def _stating(ground: Ground) -> Ground:
    return replace(ground, passages=_keep(ground.passages, lambda each: not states_nothing(each.candidate)))


def fitting(ground: Ground, sources: Sources) -> Sequence[Ranked[Passage]]:
    """Return the passages that may answer, best first, with what some of them need beside them."""
    ground = _stating(ground)
    question, found = ground.question, ground.passages
    if question.asked is Asked.WHY:
        found = with_reasons(ground, sources)
    elif question.asked is Asked.ENTITY:
        found = with_whom(ground, sources)
    if question.asked in _OF_ONE_TIME:
        found = _keep(found, lambda each: _tells_more(ground.scene, each.candidate, sources))
        found = _keep(found, lambda each: not is_of_other_number(question.reading, each.candidate))
        if side := asked_side(question.reading):
            found = _keep(found, lambda each: tells_side(side, each.candidate.chunk.text))
        found = _keep(found, lambda each: not is_row_of_other_time(question, each.candidate))
        found = keep_asked_time(question, found)
        found = _keep(found, lambda each: tells_of_paper(question, each.candidate))
    if ground.scene.asks_person:
        found = _keep(found, lambda each: tells_of_office(question, each.candidate))
    if question.asked is Asked.DATE:
        found = _keep(found, lambda each: tells_life_date(question.reading, each.candidate.chunk.text))
        found = _keep(found, lambda each: tells_of_office_held(question, each.candidate))
    if question.asked in {Asked.ENTITY, Asked.DATE}:
        found = _keep(found, lambda each: not is_of_namesake(question, each.candidate))
        found = _keep(found, lambda each: tells_asked_number(question.reading, each.candidate.chunk.text))
        found = keep_passages_of(question, found)
        found = _keep(found, lambda each: not _is_of_another(ground.scene, each.candidate))
        found = with_announced_dates(ground, found) if question.asked is Asked.DATE else found
    if question.asked in {Asked.WHY, Asked.DATE} or (question.asked is Asked.ENTITY and asks_seat(question.reading)):
        # Without a reason, a date or a place no sentence answers, however well its words fit.
        found = _keep(found, lambda ranked: bool(ranked.features.get("cue")))
    return found


def _keep(found: Sequence[Ranked[Passage]], test: Callable[[Ranked[Passage]], bool]) -> Sequence[Ranked[Passage]]:
    """Return the passages that pass a test; often nobody looks past the first."""
    return Deferred(lambda: filter(test, found))


def _tells_more(scene: Scene, passage: Passage, sources: Sources) -> bool:
    """Tell whether a passage, or the list that it opens, has a word that the question lacks, and cites no sources."""
    if cites_sources(passage):
        return False
    return not token_set(passage.chunk.text) <= scene.asked_tokens or bool(
        list_opened_by(passage, sources.beside(passage))
    )


def _most_dates_first(ground: Ground, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Put first what tells as many dates as asked, where it speaks of the same as the best one."""
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0) if found else 0.0

    def is_full(ranked: Ranked[Passage]) -> bool:
        return ranked.features.get("cue") == 1.0 and ranked.features.get("around_cover", 0.0) >= least

    full = _keep(found, is_full)
    suffered = _SUFFERED.search(fold(ground.question.reading))
    if suffered is not None and full and suffered[1] in fold(full[0].candidate.chunk.text):
        # "X được thành lập" is told of X as it is asked, not of what X set up.
        act = suffered[1]
        full = sorted(full, key=lambda ranked: f"duoc {act}" not in fold(ranked.candidate.chunk.text))
    return Deferred(lambda: chain(full, (ranked for ranked in found if not is_full(ranked))))


def _value_first(ground: Ground) -> Sequence[Ranked[Passage]]:
    """Put first the passage that says "Không" or a value of what is asked, among those that speak of the same."""
    found = ground.passages
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0) if found else 0.0

    def is_value(ranked: Ranked[Passage]) -> bool:
        text = ranked.candidate.chunk.text
        return ranked.features.get("around_cover", 0.0) >= least and states_value(ground.question.reading, text)

    first = next(filter(is_value, found[:_DEPTH]), None)
    return found if first is None else Deferred(lambda: chain((first,), (each for each in found if each is not first)))


def _is_of_another(scene: Scene, passage: Passage) -> bool:
    """Tell whether a row of a table is named after somebody else than the question asks of."""
    if passage.kind is not BlockKind.TABLE or not scene.shape.named(passage.chunk.text.partition(" | ")[0]):
        return False
    around = held_around(passage)
    return not all(scene.is_named(name, around) for name in scene.whole_names)


def _names_all(scene: Scene, passage: Passage) -> bool:
    """Tell whether a passage, with what it stands under, names whom the question asks of."""
    around, things = held_around(passage), scene.things
    if things.has_other_of_kind((passage.title, *passage.section), around):
        return False
    if things.lacks_foreign(passage, around.tokens, scene.near):
        return False
    return all(scene.is_named(name, around) for name in scene.whole_names)


def tell(ground: Ground, sources: Sources, ranked: Ranked[Passage], confidence: float) -> Answer:
    """Write the answer by a passage, with the list or the date that it announces."""
    question, passage, cue = ground.question, ranked.candidate, ranked.features.get("cue", 0.0)
    may_open = question.asked is Asked.WHY or not cue or asks_condition(question.reading)
    may_open = may_open or (question.asked in _OF_ONE and _only_announces(ground, passage))
    opened = list_opened_by(passage, sources.beside(passage)) if may_open else None
    if question.asked is Asked.DATE and (opening := announces_date(ground, passage, sources)) is not None:
        whole = join_passages(opening, passage, sources)
        if whole is not None and len(whole.source_text) > LONGEST_QUOTE:
            # What is announced so far above says itself all that is told of the date.
            return _tell_one(ground, sources, replace(ranked, candidate=opening), confidence)
        if whole is not None:
            return compose_item(question, whole, passage, confidence, lead=opening.source_text)
    if opened is not None:
        return compose_list(question, opened, sources.papers.passage_at, confidence)
    return _tell_one(ground, sources, ranked, confidence)


def _tell_one(ground: Ground, sources: Sources, ranked: Ranked[Passage], confidence: float) -> Answer:
    question, passage = ground.question, ranked.candidate
    cell = None
    if question.asked is Asked.ENTITY:
        cell = find_headed_cell(passage, ground.scene.shape.head)
    elif question.asked is Asked.DATE:
        year = find_dated_figure(sources.passage_facts(passage), question.reading)
        if year is not None:
            return compose_fact(question, year, (), confidence)
        cell = find_dated_cell(passage)
    if cell is not None:
        span = Span(passage.span.start, passage.span.start + cell.end)
        row = sources.papers.passage_at(passage.document_id, span)
        if row is not None:
            return compose_cell(question, row, cell, confidence)
    lead = ""
    if leans_on_context(passage):
        passage = since_named(passage, sources)
        lead = _heading_that_names(passage) if leans_on_context(passage) else ""
    elif _needs_announcement(ranked):
        lead = f"{announcement(passage)}: "
    shape = ground.scene.shape
    names = shape.headed(passage.source_text) if question.asked is Asked.LIST and shape.lists_names else ()
    answer = compose_passage(question, ground.scene.terms, passage, confidence, lead=lead, names=names, head=shape.head)
    if question.asked is Asked.YES_NO:
        return replace(answer, text=say_yes_no(question.reading, passage, answer.text))
    return answer


def _heading_that_names(passage: Passage) -> str:
    """Return the nearest heading that says of whom a passage speaks, with a colon; "" when there is none."""
    named = next((title for title in reversed(passage.section) if not leans_back(title)), "")
    return f"{named}: " if named else ""


def _needs_announcement(ranked: Ranked[Passage]) -> bool:
    """Tell whether a passage is an item that says nothing without the line that announces it."""
    own, around = ranked.features.get("chunk_cover", 1.0), ranked.features.get("around_cover", 1.0)
    is_item = ranked.candidate.kind is BlockKind.LIST_ITEM and bool(announcement(ranked.candidate))
    return is_item and own < _OWN_SHARE * around
