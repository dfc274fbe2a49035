"""Whether a question names periods one by one, each of which is then asked for.

The guarded question and its periods in. Does NOT look anything up.
"""

from collections.abc import Sequence
from itertools import pairwise

from index.extract.period import PeriodMention


def lists_periods(guarded: str, periods: Sequence[PeriodMention]) -> bool:
    """Tell whether a question names periods one by one: "các năm 2021, 2022 và 2023"."""
    between = [guarded[one.span.end : other.span.start].strip() for one, other in pairwise(periods)]
    return all(joint in {",", "va", ", va"} for joint in between) and len(between) > 1
