"""Sentences that name several things asked for: which of the ranked passages is one, and which comes first.

Ranked passages in, whether one names the things or all in another order out. Reads no lists of several paragraphs.
"""

from collections.abc import Sequence
from itertools import chain

from index.document import BlockKind
from qa.candidate import Passage
from qa.ground import Deferred, Ground
from qa.rank import Ranked

_DEPTH = 5  # passages of which one may say that the things asked for are these
_LEAST_AROUND = 0.8  # share of what is asked for that it holds with what it stands under
NEAR = 1.5  # scores below the best passage
# Of 62 answers with several things that were asked for, the least sure right one has 0.31; three false ones have less.
LEAST_SURE_OF_LIST = 0.3


def enumerating_first(ground: Ground, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Put first what says that the things asked for are these, where it speaks of the same as the best passage."""
    best = next(iter(found[:1]), None)
    if best is None or ground.scene.shape.enumerates(best.candidate.chunk.text):
        return found
    least, around = best.score - NEAR, max(best.features.get("around_cover", 0.0), _LEAST_AROUND)

    def is_near(ranked: Ranked[Passage]) -> bool:
        return ranked.score >= least and ranked.features.get("around_cover", 0.0) >= around

    first = next(
        (
            each
            for each in found[1:_DEPTH]
            if is_near(each) and ground.scene.shape.enumerates(each.candidate.chunk.text)
        ),
        None,
    )
    return found if first is None else Deferred(lambda: chain((first,), (each for each in found if each is not first)))


def names_several(ground: Ground, ranked: Ranked[Passage]) -> bool:
    """Tell whether a passage names what is asked for, not only several things of another kind."""
    passage = ranked.candidate
    is_row = passage.kind is BlockKind.TABLE
    return bool(ranked.features.get("cue")) and ground.scene.shape.names_several(passage.chunk.text, is_row=is_row)
