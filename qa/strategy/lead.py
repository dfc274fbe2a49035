"""What and where a thing is, who somebody is and when they lived, by the lead of the document that is about it.

"Lê Mai là ai" asks for no sentence that names her, of which there are many, but for the one that introduces her; that
one tells in brackets when she was born and died. Of two who have one name both are told. What no document is about is
left to the sentences, see ``qa.choose.defining``.
"""

from collections.abc import Callable, Iterator, Sequence

from qa.answer import Answer
from qa.candidate import Passage
from qa.compose.compose import compose_opening, compose_passage
from qa.question import Asked, Question
from qa.rank.ground import Ground, Sources
from qa.retrieve.cards import Lead
from qa.strategy.several import join_answers
from qa.words.defined import is_defined_in, is_person_told, names_first, term_asked
from qa.words.life import LifeDate, end_of_life_dates, life_asked
from qa.words.match import split_tokens
from qa.words.place_told import tells_whereabouts, whereabouts_asked

_SURE_OF_LEAD = 0.9
_WHAT = frozenset({Asked.DEFINITION, Asked.ENTITY})
_WHEN = frozenset({Asked.DATE, Asked.LEVEL})

Words = tuple[str, ...]
Tells = Callable[[Sequence[str], str], bool]


def answer_lead(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the first sentence that tells it of each lead that is about just what is asked of; None for none."""
    question = ground.question
    answers: list[Answer] = []
    if question.asked in _WHEN and (life := life_asked(question.reading)) is not None:
        answers = _tell_life(question, sources, *life)
    elif question.asked in _WHAT:
        place = whereabouts_asked(question.reading)
        ways: tuple[Tells, ...] = (tells_whereabouts,) if place else (is_defined_in, names_first)
        told = _told(question, sources, place or term_asked(question.reading), ways)
        answers = [
            compose_passage(question, ground.scene.terms, each, _SURE_OF_LEAD)
            for _, each in told
            if is_person_told(question.reading, each.source_text)
        ]
    if not answers:
        return None
    return answers[0] if len(answers) == 1 else join_answers([question.reading] * len(answers), answers)


def _tell_life(question: Question, sources: Sources, name: Words, which: LifeDate) -> list[Answer]:
    def tells(name: Sequence[str], text: str) -> bool:
        return end_of_life_dates(name, which, text) is not None

    told = _told(question, sources, name, (tells,))
    ends = ((each, end_of_life_dates(own, which, each.source_text)) for own, each in told)
    return [compose_opening(question, each, end, _SURE_OF_LEAD) for each, end in ends if end is not None]


def _told(question: Question, sources: Sources, term: Words, ways: Sequence[Tells]) -> Iterator[tuple[Words, Passage]]:
    """Yield of each lead the first sentence, in the first of some ways, that tells it, and the name it is told of.

    The document must be about just that, and not about a part of it.
    """
    tokens = split_tokens(question.reading)
    for lead in sources.leads(question) if term else ():
        if tokens[lead.place.start : lead.place.stop] == term and (told := _telling(term, lead, ways)) is not None:
            yield told


def _telling(term: Words, lead: Lead, ways: Sequence[Tells]) -> tuple[Words, Passage] | None:
    title = split_tokens(lead.sentences[0].title.partition(" (")[0])
    names = (term, title[: len(term)])
    found = (
        (name, each) for tells in ways for each in lead.sentences for name in names if tells(name, each.source_text)
    )
    return next(found, None)
