"""An answer told in another unit than was asked for in, the same with its amount in the asked unit beside it out.

"Rộng bao nhiêu ha" of something that documents tell in km²: the document's words stay, and what they come to is said
with its formula. Exact conversions alone; money is asked for in "đồng", and people in "người", whatever it is told in.
"""

from dataclasses import replace
from decimal import Decimal

from index.extract.unit import base_of
from index.figure import AMOUNTS
from qa.answer import Answer, AnswerFigure
from qa.arithmetic.compute import write_number
from qa.candidate import Fact
from qa.question import Question
from qa.words.asking import find_asks, guard

_ANY_SCALE = frozenset({"đồng", "người", "%"})
_MOST_DECIMALS = 6


def with_asked_unit(question: Question, fact: Fact, answer: Answer) -> Answer:
    """Return an answer with what its figure is in the one unit that the question asks for.

    Parameters
    ----------
    question
        Only a measure that follows its question word counts; one that goes without saying is not asked for.
    fact
        What the answer tells first.
    answer
        The same where the units agree or cannot be converted exactly.
    """
    figure = fact.figure
    asks = find_asks(question.reading, guard(question.reading))
    unit = asks[0].unit if len(asks) == 1 and not asks[0].counted else ""
    base, factor = base_of(unit)
    if not unit or unit in _ANY_SCALE or figure.role not in AMOUNTS or figure.upper is not None:
        return answer
    own = base_of(figure.unit)[1]
    if not figure.base_unit or base != figure.base_unit or own == factor:
        return answer
    number = figure.number * own / factor
    exponent = number.normalize().as_tuple().exponent
    told = answer.figures[0].text
    if not isinstance(exponent, int) or -exponent > _MOST_DECIMALS or told not in answer.text:
        return answer
    times, sign = (own / factor, "×") if own > factor else (factor / own, "/")
    formula = f"{write_number(figure.number)} {sign} {write_number(Decimal(times))} = {write_number(number)}"
    shown = AnswerFigure(
        text=f"{write_number(number)} {unit} ({formula})",
        number=format(number.normalize(), "f"),
        unit=unit,
        indicator=answer.figures[0].indicator,
        role=figure.role.value,
        direction=figure.direction.value,
        period=figure.period,
        baseline=figure.baseline,
        status=figure.status.value,
        citation=answer.figures[0].citation,
        computed=True,
        formula=formula,
    )
    text = answer.text.replace(told, f"{told} (bằng {write_number(number)} {unit})", 1)
    return replace(answer, text=text, figures=(*answer.figures, shown))
