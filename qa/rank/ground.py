"""What was found for one reading of a question, what a strategy may still ask for, and how sure the best one is.

Records between ranking and deciding. Chooses no kind of answer and writes no sentence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import TypeVar, overload

from index.document import Span
from index.rows import DocumentRow
from qa.candidate import Fact, Passage
from qa.question import Question
from qa.rank.rank import Ranked, Ranker, confidence_features, probability
from qa.rank.scene import Scene
from qa.retrieve.cards import Card, Lead
from qa.retrieve.siblings import is_rival

T = TypeVar("T")
_LOOKED_AT = 8  # ranked facts
_MOST = 0.69  # share of the question's rarity


class Deferred(Sequence[T]):
    """A sequence of which each item is worked out when it is first looked at: often nobody looks past the first.

    Parameters
    ----------
    find
        Gives the items in order; called once at most.
    """

    def __init__(self, find: Callable[[], Iterable[T]]) -> None:
        self._find = find
        self._found: list[T] = []

    @cached_property
    def _rest(self) -> Iterator[T]:
        return iter(self._find())

    def _look(self, count: int | None) -> list[T]:
        """Return the items found, at least so many where there are, or all."""
        self._found.extend(self._rest if count is None else islice(self._rest, max(0, count - len(self._found))))
        return self._found

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Return one item, or some in a tuple."""
        if isinstance(place, slice):
            ends = (place.start or 0, -1 if place.stop is None else place.stop)
            return tuple(self._look(None if min(ends) < 0 else place.stop)[place])
        return self._look(None if place < 0 else place + 1)[place]

    def __bool__(self) -> bool:
        """Tell whether there is an item."""
        return bool(self._look(1))

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._look(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What was found for one reading of a question: its scene, and its ranked facts and passages, best first.

    `others` are passages that may not answer, as they do not speak of the paper that is asked of, and may be offered.
    `found` are all of both as they were found.
    """

    scene: Scene
    facts: tuple[Ranked[Fact], ...]
    passages: Sequence[Ranked[Passage]]
    others: Sequence[Ranked[Passage]] = ()
    found: Sequence[Passage] = ()

    @property
    def offered(self) -> Deferred[Ranked[Passage]]:
        """All passages to be shown where nothing is answered, those that may not answer last."""
        return Deferred(lambda: chain(self.passages, self.others))

    @property
    def nearest(self) -> Sequence[Passage]:
        """The offered passages without their features."""
        return Deferred(lambda: (ranked.candidate for ranked in self.offered))

    @property
    def question(self) -> Question:
        """The question that this was found for."""
        return self.scene.question

    def without(self, is_out: Callable[[Fact], bool]) -> "Ground":
        """Leave out the facts of which something is so, among the best; those behind them answer hardly ever."""
        kept = tuple(each for each in self.facts[:_LOOKED_AT] if not is_out(each.candidate))
        return replace(self, facts=(*kept, *self.facts[_LOOKED_AT:]))

    def led_by(self, leads: Callable[[Ranked[Fact]], bool], *, depth: int, close: float) -> "Ground":
        """Put the first fact of which something is so in the place of the best one, which is left out.

        Parameters
        ----------
        leads
            What must be so; the best fact itself is not asked.
        depth, close
            Looked at are so many facts, the best one counted, down to so many points of score below it.
        """
        best = self.facts[0]
        for ranked in self.facts[1:depth]:
            if ranked.score < best.score - close:
                break
            if leads(ranked):
                # As sure as the one that it stands for; a fact that leads no more is no rival of it.
                first = replace(ranked, score=best.score)
                rest = tuple(each for each in self.facts if each is not ranked and each is not best)
                return replace(self, facts=(first, *rest))
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The documents that may answer, and the passage at a source span of one of them (by id), None where none lies."""

    documents: Callable[[], Sequence[DocumentRow]]
    passage_at: Callable[[int, Span], Passage | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a strategy may still ask for.

    `look` finds a ground for another question, `block_facts` all facts of a fact's block, `passage_facts` those of a
    passage, `with_previous` a passage grown by the sentence before it in its block, `following` the passage right
    behind one in its block, `beside` the passages around one in its document, in order; `papers` are the documents
    themselves, for what is asked about them. `expect` is told of questions that will be looked up soon, `cards` and
    `leads` give the cards and the leads of what a question names.
    """

    look: Callable[[Question], Ground]
    block_facts: Callable[[Fact], tuple[Fact, ...]]
    passage_facts: Callable[[Passage], tuple[Fact, ...]]
    with_previous: Callable[[Passage], Passage]
    papers: Papers
    ranker: Ranker
    following: Callable[[Passage], Passage | None] = lambda _: None
    beside: Callable[[Passage], tuple[Passage, ...]] = lambda _: ()
    expect: Callable[[Sequence[Question]], None] = lambda _: None
    cards: Callable[[Question], Sequence[Card]] = lambda _: ()
    leads: Callable[[Question], Sequence[Lead]] = lambda _: ()

    def look_each(self, questions: Sequence[Question]) -> list[Ground]:
        """Find a ground for each question; the index is searched for the later ones while the first is worked out."""
        self.expect(questions[1:])
        return [self.look(question) for question in questions]


def speaks_of_it(ground: Ground) -> bool:
    """Tell whether the best passage holds most of what is asked about, and the names that are asked of.

    Where it does, and nothing answers, its document may say more.
    """
    features = ground.passages[0].features if ground.passages else {}
    return features.get("around_cover", 0.0) >= _MOST and features.get("name_missing") != 1.0


def same_best(by_words: Ground, by_meaning: Ground) -> bool:
    """Tell whether the vectors put the same passage first as the words do.

    Where they do not, each doubts what the other found.
    """
    best = [ground.passages[0].candidate.chunk_id for ground in (by_words, by_meaning) if ground.passages]
    return len(best) > 1 and best[0] == best[1]


def fact_confidence(facts: Sequence[Ranked[Fact]], ranker: Ranker) -> float:
    """Return the probability that the best fact answers the question."""
    if not facts:
        return 0.0
    best = facts[0]
    other = next((ranked.score for ranked in facts[1:] if is_rival(best.candidate, ranked.candidate)), None)
    return probability(ranker.fact_confidence, confidence_features(best.features, best.score, other))


def confidence_beside(parts: Sequence[Fact], facts: Sequence[Ranked[Fact]], ranker: Ranker) -> float:
    """Return the confidence in the best fact, where facts that belong to one answer with it are no rivals of it."""
    own = {part.place for part in parts}
    rivals = [each for each in facts[1:] if each.candidate.place not in own]
    return fact_confidence([*facts[:1], *rivals], ranker)


def passage_confidence(passages: Sequence[Ranked[Passage]], ranker: Ranker) -> float:
    """Return the probability that the best passage answers the question."""
    if not passages:
        return 0.0
    best, *next_best = passages[:2]
    other = next_best[0].score if next_best else None
    return probability(ranker.passage_confidence, confidence_features(best.features, best.score, other))
