"""What is being done about a question, told while it is done: the record of a step, and who may be told.

Records only. Knows neither who asks nor who shows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """The steps of one question, in their order; a question with several parts goes through them once for each."""

    UNDERSTAND = "understand"
    SEARCH = "search"
    COMPARE = "compare"
    COMPOSE = "compose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that begins now.

    Parameters
    ----------
    kind
        Which one.
    understood
        Of the first: how the question is read.
    count
        Of the second how many documents are searched, of the third how many figures are compared; >= 0.
    """

    kind: StepKind
    understood: str = ""
    count: int = 0


Tell = Callable[[Step], None]
"""Takes each step as it begins; what it raises goes through, so that it can stop the work between two steps."""


def tell_nobody(_: Step) -> None:
    """Take a step that nobody wants to hear of."""
