"""What speaks for and against a passage, as named numbers: the inputs of the learned ranker.

A scene and a passage in, one value a feature out, most between 0 and 1. Knows no weights and no figures.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from index.document import BlockKind
from index.extract.period import Relation
from index.extract.territory import relate_territories
from qa.analyse.answer_shape import opens_list
from qa.candidate import Passage
from qa.question import Question
from qa.rank.scene import Scene
from qa.rank.whose import words_of_sibling
from qa.retrieve.standing import Measured, Standing
from qa.words.marks import marked_words
from qa.words.match import Held, cover_lined, held_by, line_up, split_tokens
from qa.words.named import names_place

Features = Mapping[str, float]

# Share of the names of a question that a text may leave out: of two names, one.
_MOST_UNNAMED = 0.5
_NAMES = ("name_missing", "name_share_missing", "name_nowhere")
_PLACES = ("territory_same", "territory_wider", "territory_differs")
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
    text, context = passage.chunk.text, passage.chunk.context
    held, line = scene.find_sought(text), line_up(text)
    standing, own = find_standing(scene, passage), scene.measure(held)
    return {
        "chunk_cover": own.covered,
        "chunk_pairs": cover_lined(terms, line),
        "around_pairs": cover_lined(terms, f"{line}|{line_up(context)}"),
        "rarest_missing": standing.measured.rarest / scene.greatest_rarity,
        "rarest_missing_chunk": own.rarest / scene.greatest_rarity,
        "names_missing": _names_missing(scene, standing.around.tokens),
        **ruling_features(scene, passage),
        "accents_differ": _accents_differ(scene, passage, standing.around.tokens),
        "names_missing_chunk": _names_missing(scene, held),
        **_given_features(scene, passage),
        "length": min(len(split_tokens(text)) / 100, 1.0),
        "cue": scene.shape.fit(text, under=context.rpartition(" › ")[2]),
        "opens_list": float(opens_list(text)),
    }


def ruling_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return those of the `word_features` that may rule a passage out, at a tenth of the cost of all."""
    known = scene.ruling.get(passage.chunk_id)
    if known is None:
        standing = find_standing(scene, passage)
        known = scene.ruling[passage.chunk_id] = {
            "around_cover": standing.measured.covered,
            **_name_features(scene, passage, standing),
            **_territory_features(scene.question, passage, standing.around),
        }
    return known


def told_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return the features of a passage that are known without another look at its words, but for `word_ranges`."""
    # Looking for names and places takes longest, and what was ruled out by its words hardly comes first.
    ruling = scene.ruling.get(passage.chunk_id)
    given = _given_features(scene, passage)
    if ruling is not None:
        given.update(ruling)
    if scene.best_dense:
        given.update(meaning_features(scene, passage))
    return given


def word_ranges(scene: Scene, measured: Measured, *, unruled: bool) -> dict[str, tuple[float, float]]:
    """Return what other features of its words lie between, by what these are worth with all that it stands under.

    Their cover is among them as long as it is `unruled`.
    """
    rarest = measured.rarest / scene.greatest_rarity
    return {
        **({"around_cover": (measured.covered, measured.covered)} if unruled else {}),
        "chunk_cover": (0.0, measured.covered),
        "chunk_pairs": (0.0, measured.paired),
        "around_pairs": (0.0, measured.paired),
        "rarest_missing": (rarest, rarest),
        "rarest_missing_chunk": (rarest, 1.0),
    }


def free_ranges(scene: Scene, *, unruled: bool) -> dict[str, tuple[float, float]]:
    """Return what the other features lie between, those of which only a look at a passage tells; any other is 0.

    Those of its names and places are among them as long as it is `unruled`.
    """
    free = (
        *("names_missing", "names_missing_chunk", "length", "opens_list"),
        *(("accents_differ",) if scene.marked else ()),
        *(("cue",) if scene.shape.is_sought else ()),
        *(_NAMES if unruled else ()),
        *(_PLACES if unruled and scene.question.territories else ()),
    )
    return dict.fromkeys(free, (0.0, 1.0))


def _given_features(scene: Scene, passage: Passage) -> dict[str, float]:
    """Return what is known of a passage without a look at its words."""
    return {
        "lexical": passage.lexical / scene.best_lexical if scene.best_lexical else 0.0,
        "is_footnote": float(passage.kind is BlockKind.FOOTNOTE),
        "is_table": float(passage.kind is BlockKind.TABLE),
        "is_heading": float(passage.kind is BlockKind.HEADING),
    }


def find_standing(scene: Scene, passage: Passage) -> Standing:
    """Return what a passage together with all that it stands under holds of what is sought."""
    known = scene.standing.get(passage.chunk_id)
    if known is None:
        texts = _texts(passage)
        held = scene.find_sought(texts[0]) | scene.find_above(texts[1:])
        known = scene.standing[passage.chunk_id] = Standing(Held(held, texts), scene.measure(held))
    return known


def _name_features(scene: Scene, passage: Passage, standing: Standing) -> dict[str, float]:
    """Return which of the question's whole proper names a text does not name word by word."""
    names, around = scene.whole_names, standing.around
    unnamed = sum(not scene.is_named(name, around) for name in names) / len(names) if names else 0.0
    return {
        "name_missing": float(
            unnamed > _MOST_UNNAMED
            or scene.things.lacks_foreign(passage, standing.measured.widened, scene.near)
            or _is_of_sibling(scene, passage, standing)
            or not scene.quotes(passage, around)
            or scene.things.has_other_code(passage.chunk.text, around)
            or scene.things.has_other_of_kind((passage.title, *passage.section), around)
        ),
        "name_share_missing": unnamed,
        "name_nowhere": float(scene.names_nowhere),
    }


def _is_of_sibling(scene: Scene, passage: Passage, standing: Standing) -> bool:
    """Tell whether a document is about another one of the asked kind, and nothing around a passage holds the asked."""
    asked = words_of_sibling(passage.title, scene.asked_line)
    return any(word in scene.terms.weights and word not in standing.measured.widened for word in asked)


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
    if not scene.weight_of_names:
        return 0.0
    weights = scene.terms.weights
    return sum(weights[name] for name in scene.names if name not in held) / scene.weight_of_names


def _accents_differ(scene: Scene, passage: Passage, around: AbstractSet[str]) -> float:
    """Return the share of the shared words that a passage writes with other diacritics: "mặn" where "mận" is asked."""
    weights = scene.terms.weights
    shared = [term for term in scene.marked if term in around]
    otherwise = shared
    for text in _texts(passage):
        # Most are written as asked by the passage itself, which comes first.
        if not otherwise:
            return 0.0
        written = marked_words(text)
        otherwise = [term for term in otherwise if scene.marked[term] not in written]
    total = sum(weights[term] for term in shared)
    return sum(weights[term] for term in otherwise) / total if total else 0.0


def _territory_features(question: Question, passage: Passage, around: Held) -> dict[str, float]:
    """Return whether a passage is of an asked place; the figure of a province is not that of its city."""
    if not question.territories:
        return {}
    relations = [relate_territories(place, passage.territory) for place in question.territories]
    named = any(names_place(around, place) for place in question.territories)
    agrees = named or Relation.SAME in relations or Relation.INSIDE in relations
    return {
        "territory_same": float(agrees),
        "territory_wider": float(Relation.CONTAINS in relations and not agrees),
        "territory_differs": float(Relation.DISJOINT in relations and not agrees),
    }
