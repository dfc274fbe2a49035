"""What a passage must say to answer a question for several things, and how sure it must be.

Ranked passages in, whether one names the things, in which order they are looked at and how sure one is out. Reads no
lists of several paragraphs and no tables.
"""

from collections.abc import Sequence
from itertools import chain

from index.document import BlockKind
from qa.candidate import Passage
from qa.rank.ground import Deferred, Ground, Sources, passage_confidence
from qa.rank.rank import Ranked
from qa.words.match import token_set

_DEPTH = 5  # passages of which one may say that the things asked for are these
_LEAST_AROUND = 0.8  # share of what is asked for that it holds with what it stands under
NEAR = 1.5  # scores below the best passage
# Of 62 answers with several things that were asked for, the least sure right one has 0.31; three false ones have less.
LEAST_SURE_OF_LIST = 0.3
# Say nothing of what is asked for.
_ANYTHING = frozenset({"loai", "thu", "viec", "dieu", "cai"})


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


def head_asked(ground: Ground) -> frozenset[str]:
    """Return the folded words of the noun that is asked by "nào", none where it stands for anything."""
    return token_set(ground.scene.shape.head) - _ANYTHING


def confidence_in(best: Ranked[Passage], found: Sequence[Ranked[Passage]], sources: Sources) -> float:
    """Return how sure it is that a passage answers which says as much of what is asked for as the first one found."""
    first = [best, *(each for each in found[:2] if each is not best)]
    return max(passage_confidence(first, sources.ranker), passage_confidence(found, sources.ranker))
