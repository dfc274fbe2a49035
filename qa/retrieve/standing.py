"""The records of which sought words a passage holds with all that it stands under, and what these are worth.

Hold data only.
"""

from typing import NamedTuple

from index.record import record
from qa.words.match import Held


class Measured(NamedTuple):
    """What holding some of the words that are sought is worth.

    `widened` are these with what synonyms imply; `covered` is the share of the rarity of the terms, `rarest` the rarity
    of the rarest term that is missing, and `paired` the greatest share of the pairs of terms that may stand side by
    side.
    """

    widened: frozenset[str]
    covered: float
    rarest: float
    paired: float


@record(frozen=True, slots=True)
class Standing:
    """What a passage together with all that it stands under holds of what is sought, the words sought alone."""

    around: Held
    measured: Measured
