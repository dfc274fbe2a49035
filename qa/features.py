"""What speaks for and against a passage, as named numbers: the inputs of the learned ranker.

A scene and a passage in, one value a feature out, most between 0 and 1. Knows no weights and no figures.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from index.document import BlockKind
from index.extract.period import Relation
from index.extract.territory import relate_territories
from qa.answer_shape import opens_list
from qa.candidate import Passage
from qa.constraints import is_written, names_place
from qa.match import Held, cover, cover_pairs, held_by, rarest_missing, split_tokens, token_set
from qa.question import Question
from qa.scene import Scene

Features = Mapping[str, float]

# Share of the names of a question that a text may leave out: of two names, one.
_MOST_UNNAMED = 0.5
_KEPT = 256  # passages; a question and its parts bring some hundred
RANKED_MODEL = "multilingual-e5-small"  # whose cosines the weights were learned with
USUAL_COSINE = 0.87  # of the passage that answers, with that model


def passage_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return the features of a passage."""
    return {**word_features(scene, passage), **meaning_features(scene, passage)}


def word_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return how the words of a passage fit, worked out once for the passage and its facts."""
    known = scene.known.get(passage.chunk_id)
    if known is None:
        known = scene.known[passage.chunk_id] = _compare_words(scene, passage)
    return known


def _compare_words(scene: Scene, passage: Passage) -> dict[str, float]:
    terms = scene.terms
    tokens = split_tokens(passage.chunk.text)
    held = token_set(passage.chunk.text)
    context = split_tokens(passage.chunk.context)
    around = held_around(passage)
    lexical = passage.lexical / scene.best_lexical if scene.best_lexical else 0.0
    unnamed = _unnamed(scene, around)
    values = {
        "chunk_cover": cover(terms, held),
        "chunk_pairs": cover_pairs(terms, tokens),
        "around_cover": cover(terms, around.tokens),
        "around_pairs": cover_pairs(terms, (*tokens, "|", *context)),
        "rarest_missing": rarest_missing(terms, around.tokens) / scene.greatest_rarity,
        "rarest_missing_chunk": rarest_missing(terms, held) / scene.greatest_rarity,
        "names_missing": _names_missing(scene, around.tokens),
        "name_missing": float(unnamed > _MOST_UNNAMED),
        "name_share_missing": unnamed,
        "name_nowhere": float(scene.names_nowhere),
        "accents_differ": _accents_differ(scene, passage, around.tokens),
        "names_missing_chunk": _names_missing(scene, held),
        "lexical": lexical,
        "is_footnote": float(passage.kind is BlockKind.FOOTNOTE),
        "is_table": float(passage.kind is BlockKind.TABLE),
        "is_heading": float(passage.kind is BlockKind.HEADING),
        "length": min(len(tokens) / 100, 1.0),
        "cue": scene.shape.fit(passage.chunk.text, under=passage.chunk.context.rpartition(" › ")[2]),
        "opens_list": float(opens_list(passage.chunk.text)),
    }
    values.update(_territory_features(scene.question, passage, around))
    return values


def _unnamed(scene: Scene, around: Held) -> float:
    """Return the share of the question's whole proper names that a text does not name word by word."""
    names = scene.whole_names
    return sum(not around.names(name) for name in names) / len(names) if names else 0.0


def held_around(passage: Passage) -> Held:
    """Return what a passage holds together with all that it stands under."""
    return _held(_texts(passage))


@lru_cache(maxsize=_KEPT)
def _held(texts: tuple[str, ...]) -> Held:
    """Work out what texts hold once for a passage and each of its facts."""
    return held_by(texts)


def _texts(passage: Passage) -> tuple[str, ...]:
    return (passage.chunk.text, passage.chunk.context, passage.title, passage.letterhead)


def best_cosine(passages: Iterable[Passage], *, model: str) -> float:
    """Return the best cosine; 0 with any model but `RANKED_MODEL`: its vectors find passages, words alone rank them.

    The cosines of another model lie elsewhere, and the weights would take that for doubt.
    """
    if model != RANKED_MODEL:
        return 0.0
    return max((passage.dense for passage in passages if passage.dense is not None), default=0.0)


def meaning_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return how like the question a passage is by its vector; nothing where there are no vectors at all.

    Cosines of this model lie close together, so both are stretched; 0 is what a good passage usually has.
    """
    if not scene.best_dense:
        return {}
    if passage.dense is None:
        return {"dense_missing": 1.0}
    return {"dense": (passage.dense - USUAL_COSINE) * 10, "dense_lag": (scene.best_dense - passage.dense) * 10}


def _names_missing(scene: Scene, held: AbstractSet[str]) -> float:
    """Return the share of the question's proper names (syllables) that a text lacks."""
    weights = scene.terms.weights
    total = sum(weights[name] for name in scene.names)
    return sum(weights[name] for name in scene.names - held) / total if total else 0.0


def _accents_differ(scene: Scene, passage: Passage, around: AbstractSet[str]) -> float:
    """Return the share of the shared words that a passage writes with other diacritics: "mặn" where "mận" is asked."""
    if not scene.marked:
        return 0.0
    weights = scene.terms.weights
    shared = {term: marked for term, marked in scene.marked.items() if term in around}
    total = sum(weights[term] for term in shared)
    if not total:
        return 0.0
    texts = _texts(passage)
    differ = [
        term
        for term, marked in shared.items()
        if not any(term in token_set(text) and is_written(term, marked, text) for text in texts)
    ]
    return sum(weights[term] for term in differ) / total


def _territory_features(question: Question, passage: Passage, around: Held) -> dict[str, float]:
    """Return whether a passage is of an asked place; the figure of a province is not that of its city."""
    if not question.territories:
        return {}
    relations = {relate_territories(place, passage.territory) for place in question.territories}
    named = any(names_place(around, place) for place in question.territories)
    agrees = named or bool(relations & {Relation.SAME, Relation.INSIDE})
    return {
        "territory_same": float(agrees),
        "territory_wider": float(Relation.CONTAINS in relations and not agrees),
        "territory_differs": float(Relation.DISJOINT in relations and not agrees),
    }
