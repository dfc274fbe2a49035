"""Ranked facts in, the same with one of the very document of what is asked about put first, where it fits as well.

"Diện tích huyện Gió" is told by the document titled "Gió (huyện)"; elsewhere the area beside that name is of a project
or a plan. Says nothing where no title is the name of what is asked about. Ranks nothing anew.
"""

from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.words.named import plain_name
from qa.words.subject import subject_of

_DEPTH = 40  # ranked facts among which one of the document is sought
_CLOSE = 1.5  # points of score
_AS_WELL = 0.02  # share of the question's rarity that it may hold less
_COVERS = ("indicator_cover", "near_cover", "around_cover")


def prefer_own_document(ground: Ground, _: Sources) -> Ground:
    """Put first the best fact of a document that is about what the question names, where it says as much."""
    names = _asked_names(ground)
    if not names or not ground.facts or _is_about(names, ground.facts[0]):
        return ground
    best = ground.facts[0]
    return ground.led_by(
        lambda ranked: _is_about(names, ranked) and _says_as_much(ranked, best), depth=_DEPTH, close=_CLOSE
    )


def _asked_names(ground: Ground) -> frozenset[tuple[str, ...]]:
    places = map(plain_name, ground.question.territories)
    return frozenset((*places, *ground.scene.whole_names))


def _is_about(names: frozenset[tuple[str, ...]], ranked: Ranked[Fact]) -> bool:
    subject = subject_of(ranked.candidate.passage.title)
    return subject is not None and subject.words in names


def _says_as_much(ranked: Ranked[Fact], best: Ranked[Fact]) -> bool:
    alike = ranked.candidate.figure.role is best.candidate.figure.role
    covers = (ranked.features.get(name, 0.0) >= best.features.get(name, 0.0) - _AS_WELL for name in _COVERS)
    return alike and all(covers)
