"""Passages found for a question in, the facts of them that may answer out, before anything is weighed.

What tells most at least cost comes first: whether a passage states a figure, its words, its names and places, then the
slots of each figure. Ranks nothing.
"""

from collections.abc import Sequence

from qa.candidate import Fact, Passage
from qa.rank.fact_features import is_of_another_kind
from qa.rank.rank import is_ruled_out
from qa.rank.scene import Scene
from qa.rank.stating import is_asked
from qa.retrieve.surroundings import Surroundings


def look_up_facts(scene: Scene, passages: Sequence[Passage], around: Surroundings) -> list[Fact]:
    """Return the facts of passages that neither contradict a question by their passage nor are of another kind.

    Parameters
    ----------
    scene
        Of the question.
    passages
        What was found for it. What only a vector brings states no fact here: a figure must share a word with the
        question.
    around
        Reads their figures.
    """
    worded = {each.chunk_id: each for each in passages if each.lexical}
    # Seven of ten state no figure at all.
    figured = (worded[chunk_id] for chunk_id in around.store.chunks_with_figures(worded))
    standing = {each.chunk_id: each for each in figured if not is_ruled_out(scene, each)}
    return [each for each in around.facts_of(standing) if not (is_asked(each) or is_of_another_kind(scene, each))]
