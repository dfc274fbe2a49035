"""The sides of a comparison with their figures in, the answer that names the winner out: "A rộng hơn: ... ; ..."."""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.figure import Direction, Figure
from index.normalise import fold
from qa.analyse.order import MORE, without_names
from qa.answer import Answer
from qa.candidate import Fact
from qa.compose.compose import compose_facts
from qa.question import Extreme, Question
from qa.words.named import find_asked_places
from qa.words.wording import QUALITY

_QUALITY = re.compile(rf"\b{QUALITY}\b")


def tell_winner(
    question: Question, sides: Sequence[tuple[str, Fact]], confidence: float, *, names_sides: bool = False
) -> Answer:
    """Name the side that has most, or least where that is asked for, and give the figures of all, maybe named."""
    lowest = question.order is not None and question.order.extreme is Extreme.LOWEST
    ordered = sorted(sides, key=lambda side: signed(side[1].figure), reverse=not lowest)
    word = _comparative(question.reading) or ("thấp" if lowest else "cao")
    winner, loser = ordered[0], ordered[-1]
    if signed(winner[1].figure) == signed(loser[1].figure):
        lead = "Bằng nhau: "
    else:
        lead = f"{winner[0][:1].upper()}{winner[0][1:]} {word} hơn: "
    places = [name for name, _ in ordered] if names_sides else ()
    return compose_facts(question, [fact for _, fact in ordered], confidence, lead=lead, places=places)


def _comparative(reading: str) -> str:
    """Return the word that a question compares by: "nhiều" of "có nhiều xã hơn", "" when there is none."""
    told = beside_places(reading)
    more = MORE.search(told)
    quality = _QUALITY.match(told, more.start()) if more is not None else None
    return reading[quality.start() : quality.end()].lower() if quality is not None else ""


def beside_places(reading: str) -> str:
    """Return a question folded and without the names of its places, in which words that compare may stand."""
    return without_names(fold(reading), [place.span for place in find_asked_places(reading)])


def signed(figure: Figure) -> Decimal:
    """Return a figure's value for putting in order: a fall counts below zero."""
    return -figure.value if figure.direction is Direction.DOWN else figure.value
