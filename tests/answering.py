"""Answers of one strategy to hand-made passages, with even weights: what is ranked first is what comes first."""

from collections.abc import Mapping, Sequence

from index.document import Span
from qa.candidate import Passage
from qa.question import Question
from qa.rank.ground import Ground, Papers, Sources
from qa.rank.rank import LinearModel, Ranked, Ranker
from qa.rank.scene import Scene
from qa.strategy.decide import Strategy
from qa.words.match import make_terms
from tests.candidates import make_passage

EVEN = LinearModel(weights={"cue": 1.0})
WILLING = Ranker(
    facts=EVEN,
    passages=EVEN,
    fact_confidence=EVEN,
    passage_confidence=LinearModel(weights={}),
    fact_threshold=0.4,
    passage_threshold=0.4,
)


def answer_by(
    strategy: Strategy,
    question: Question,
    passages: Sequence[Passage],
    *,
    before: Mapping[str, Passage] | None = None,
    beside: Sequence[Passage],
    document: str,
    terms: Sequence[str] = ("cho",),
) -> str:
    """Return the headline of the answer of a strategy from passages in this order, or "" where none is given.

    `before` gives what a passage grows to by the sentence before it, by its text; `beside` is what stands around.
    """

    def found_for(asked: Question) -> Ground:
        scene = Scene(question=asked, terms=make_terms(tuple(terms), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
        ranked = tuple(
            Ranked(
                candidate=each,
                features={"cue": scene.shape.fit(each.chunk.text), "around_cover": 1.0, "chunk_cover": 1.0},
                score=-i / 10,
            )
            for i, each in enumerate(passages)
        )
        return Ground(scene=scene, facts=(), passages=ranked)

    def passage_at(_document: int, span: Span) -> Passage:
        return make_passage(document[span.start : span.end], at=span.start)

    sources = Sources(
        look=found_for,
        block_facts=lambda _: (),
        passage_facts=lambda _: (),
        with_previous=lambda each: (before or {}).get(each.chunk.text, each),
        papers=Papers(documents=lambda: (), passage_at=passage_at),
        ranker=WILLING,
        beside=lambda _: tuple(beside),
    )
    found = strategy(found_for(question), sources)
    return found.text if found is not None else ""
