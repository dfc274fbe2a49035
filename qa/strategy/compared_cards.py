"""Things compared or added up by a key of their cards, however it is put: "tỉnh nào đông dân hơn, A hay B".

The sides are those whose cards a question names; finds none by itself.
"""

import re
from dataclasses import replace

from index.normalise import fold
from qa.analyse.order import MORE
from qa.answer import Answer
from qa.question import PLAIN_AMOUNTS, Asked, Extreme, Operation, Order
from qa.rank.ground import Ground, Sources
from qa.strategy.card import SURE_OF_KEY, asks_together, facts_of_cards
from qa.strategy.operate import answer_computation
from qa.strategy.winner import beside_places, tell_winner

_PAIR = 2
_WHICH = frozenset({Asked.COMPARISON, Asked.ENTITY, Asked.RANKING})
_LESS = re.compile(r"\b(?:it|thap|nho|hep|thua)\b")
_SUM = re.compile(r"\b(?:tong|cong)\b")


def compare_cards(ground: Ground, sources: Sources) -> Answer | None:
    """Tell which of two things has more of the key that is asked for; None where their cards do not tell."""
    question = ground.question
    if question.asked not in _WHICH or question.operation is not None:
        return None
    told = beside_places(question.reading)
    if MORE.search(told) is None:
        return None
    sides = facts_of_cards(question, sources)
    if sides is None or len(sides) != _PAIR:
        return None
    extreme = Extreme.LOWEST if _LESS.search(told) is not None else Extreme.HIGHEST
    asked = replace(question, order=Order(extreme=extreme))
    return tell_winner(asked, sides, SURE_OF_KEY, names_sides=True)


def add_cards(ground: Ground, sources: Sources) -> Answer | None:
    """Add up what the cards of all that a question names have for its key, where their sum is asked for."""
    question = ground.question
    if question.asked not in PLAIN_AMOUNTS or _SUM.search(fold(question.reading)) is None:
        return None
    sides = facts_of_cards(question, sources)
    if sides is None or not asks_together(question, sources):
        return None
    if any("/" in fact.figure.base_unit or "%" in fact.figure.base_unit for _, fact in sides):
        return None  # densities and shares make no sum
    names = tuple(name for name, _ in sides)
    asked = replace(question, asked=Asked.COMPUTATION, operation=Operation.SUM, options=names)
    return answer_computation(sources.look(asked), sources)
