"""A ranking in, the first or the last of a list of like figures out.

Where no list is found, only a figure that is said to be the first or the last answers; any other one is a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.normalise import CAPITALS, fold
from qa.analyse.analyse import read_question
from qa.analyse.order import ask_for_most, name_level
from qa.answer import Answer
from qa.candidate import Fact
from qa.choose.one_sex import is_of_asked_sex
from qa.choose.row_kind import are_of_other_level, rows_of_kind
from qa.choose.stated_place import without_counts
from qa.question import Extreme, Order, Question
from qa.rank.features import word_features
from qa.rank.ground import Ground, Sources, confidence_beside
from qa.rank.rank import Ranked
from qa.rank.scene import Scene
from qa.retrieve.siblings import peers
from qa.retrieve.whole_column import whole_column
from qa.strategy.contrast import PAIR_DEPTH
from qa.strategy.in_order import choose_places, compose_order, put_in_order
from qa.strategy.item_list import answer_first_item, items_are_named
from qa.strategy.parallel import answer_told
from qa.words.match import split_tokens
from qa.words.named import find_asked_places

# How one of these is written, and its notation as a period.
_OF_TIME = {
    "tháng": (re.compile(r"tháng \w+(?: năm \d{4})?", re.IGNORECASE), re.compile(r"T\d+/")),
    "quý": (re.compile(r"quý \w+(?: năm \d{4})?", re.IGNORECASE), re.compile(r"Q\d/")),
    "năm": (re.compile(r"(?:năm )?\d{4}", re.IGNORECASE), re.compile(r"\d{4}$")),
}
_ASKED_TIME = re.compile(r"(?<!\w)(tháng|quý|năm) nào(?!\w)", re.IGNORECASE)
_FEWEST_TIMES = 3  # of which one can be told to be the first
_NAMING_CELLS = 3  # of a row, in which its name stands
_PAIR = 2  # cells of which one is not called the first where the table has more rows
_SAME_COVER = 0.02  # share of the question's rarity by which two facts may differ and be of one kind
_OF_SEVERAL = re.compile(
    r"(?<!\w)(?:khác nhau|còn lại|(?:các|những)(?:\s[^\W\d_]+){1,4}\skhác)(?:\s[^\W\d_]+)?$", re.IGNORECASE
)
_REST_CELL = re.compile(
    r"(?:(?:các|những|toàn bộ|số)\s+)?(?:[^\W\d_]+\s+){0,4}(?:còn lại|khác)|\d+\s*[-–]\s*\d+", re.IGNORECASE
)
_OF_REST = re.compile(r"\W*(?:(?:số )?còn lại|ngoài ra)(?!\w)", re.IGNORECASE)
_NAME = re.compile(rf"[{CAPITALS}]\w*(?:[ -](?:[{CAPITALS}]\w*|\d+))*")
_NAME_OF_TWO = re.compile(rf"[{CAPITALS}]\w+[ -][{CAPITALS}]")


def answer_order(ground: Ground, sources: Sources) -> Answer | None:
    """Find a list of like figures, put it in order, and tell the one asked for, or as many as are asked for."""
    question = ground.question
    order = question.order
    if order is None or order.extreme is Extreme.POSITION:
        return None
    ground = _without_others(ground)
    # Where all of a list are the first of it, nothing says that none precede.
    rivals, confidence = find_rivals(ground, sources, least=order.count)
    if not any(fact.figure.row is not None for fact in rivals):
        # The words that ask for the least, and those of sentences, lead past the table that has all of them.
        rivals, confidence = _find_in_table(question, sources) or (rivals, confidence)
    if not rivals and (told := answer_told(ground, sources)) is not None:
        return told
    if not (rivals or ground.facts) or confidence < sources.ranker.fact_threshold / 2:
        return None
    if not rivals or (ground.facts and items_are_named(ground.facts[0].candidate, ground.scene.shape.head)):
        # What one item says of several things puts no items in order, and no years either.
        return None if _kind_of_time(ground.scene) else answer_first_item(ground, sources, confidence)
    chosen = choose_places(ground, rivals)
    if not chosen or not all(_names_what_is_asked(ground.scene, fact) for fact in chosen):
        return None
    return compose_order(question, chosen, confidence, sources)


def _find_in_table(question: Question, sources: Sources) -> tuple[tuple[Fact, ...], float] | None:
    """Return what ``find_rivals`` finds in a table where the question is asked in its words, None where nothing."""
    least = question.order.count if question.order is not None else 1
    reading = name_level(ask_for_most(question.reading))
    if reading == question.reading:
        return None
    asked = replace(read_question(reading), text=question.text, order=question.order, synonyms=question.synonyms)
    ground = _without_others(sources.look(asked))
    rivals, confidence = find_rivals(ground, sources, least=least)
    return (rivals, confidence) if _are_called(ground.scene, rivals) else None


def find_rivals(ground: Ground, sources: Sources, *, least: int) -> tuple[tuple[Fact, ...], float]:
    """Return more than so many like figures that the best facts are among, () where there are none, and how sure."""
    found = (_rivals(ground, sources, best) for best in _first_of_blocks(ground.facts))
    # Of men alone, no list puts all people in order.
    lists = [each for each in found if len(each) > least and is_of_asked_sex(ground.question, each[0])]
    # The largest district is no commune.
    lists = [each for each in lists if not are_of_other_level(fold(ground.scene.shape.head), each)]
    # Of a list of years none is a province, though it stands before the list of provinces.
    order = ground.question.order
    named = [each for each in lists if _names_what_is_asked(ground.scene, _at_place(order, each))]
    called = (each for each in named if _are_called(ground.scene, each))
    rivals = next(called, named[0] if named else lists[0] if lists else ())
    return rivals, confidence_beside(rivals, ground.facts, sources.ranker)


def _are_called(scene: Scene, facts: Sequence[Fact]) -> bool:
    """Tell whether some cells of a table are called by the noun that is asked for: "Huyện Gió", "Huyện Mây"."""
    noun = scene.shape.head
    called = [each for each in facts if each.figure.row is not None and noun and noun in each.figure.indicator.lower()]
    return len(called) > 1


def _at_place(order: Order | None, facts: Sequence[Fact]) -> Fact:
    """Return the fact at the place asked for; the last one where there are fewer."""
    return put_in_order(order, facts)[min(order.place if order is not None else 1, len(facts)) - 1]


def _without_others(ground: Ground) -> Ground:
    """Leave out what is in no order: how many there are, and, of the first, what is told of the rest."""
    ground = without_counts(ground)
    order, kind = ground.question.order, _kind_of_time(ground.scene)
    if order is not None and order.extreme is Extreme.HIGHEST:
        # Of "Còn lại các tôn giáo khác ..." none is the first of all, though all asked words stand there.
        ground = replace(ground, facts=tuple(each for each in ground.facts if not _is_of_rest(each.candidate)))
    of_time = tuple(each for each in ground.facts if kind and _names_time(kind, each.candidate))
    return replace(ground, facts=of_time or ground.facts)


def _names_what_is_asked(scene: Scene, fact: Fact) -> bool:
    """Tell whether a figure may answer "tỉnh nào", which one of no province does not, or "tháng nào"."""
    named = not scene.shape.lists_names or _names_something(scene.question, fact)
    kind = _kind_of_time(scene)
    return named and (not kind or _names_time(kind, fact))


def _kind_of_time(scene: Scene) -> str:
    """Return which of a month, a quarter and a year is asked for, "" where none is."""
    asked = _ASKED_TIME.search(scene.question.reading)
    return asked[1].lower() if asked is not None else ""


def _names_something(question: Question, fact: Fact) -> bool:
    """Tell whether a figure is told of something with a proper name, other than the place that is asked about."""
    figure = fact.figure
    # The place of the document is no name that a sentence gives.
    stated = figure.row is not None or find_asked_places(fact.clause) != ()
    own = stated and bool(figure.territory) and figure.territory not in question.territories
    return own or any(
        _NAME.fullmatch(name) or _NAME_OF_TWO.search(name)
        for name in (part.strip() for part in f"{figure.indicator} - {figure.parent or ''}".split(" - "))
    )


def _names_time(kind: str, fact: Fact) -> bool:
    """Tell whether a figure is told of one month or year, by its period or by the name of its row or column."""
    written, notation = _OF_TIME[kind]
    names = fact.figure.indicator.split(" - ")
    return notation.match(fact.figure.period) is not None or any(written.fullmatch(name.strip()) for name in names)


def _first_of_blocks(facts: Sequence[Ranked[Fact]]) -> tuple[Fact, ...]:
    """Return the best fact, what says it again, and of each column that holds one of the next best the best."""
    blocks: dict[tuple[int, int, int | None], Fact] = {}
    for ranked in facts[:PAIR_DEPTH]:
        fact = ranked.candidate
        if not blocks or fact.figure.row is not None or _restates(fact, facts[0].candidate):
            blocks.setdefault((fact.passage.document_id, fact.figure.block, fact.figure.column), fact)
    return tuple(blocks.values())


def _restates(fact: Fact, best: Fact) -> bool:
    """Tell whether a fact gives the same amount once more, maybe with its parts."""
    return (fact.figure.value, fact.figure.base_unit) == (best.figure.value, best.figure.base_unit)


def _rivals(ground: Ground, sources: Sources, best: Fact) -> tuple[Fact, ...]:
    """Return the facts among which the first is sought, with `best` among them; () where they are not told apart."""
    near = [*sources.block_facts(best), *(ranked.candidate for ranked in ground.facts)]
    rivals = whole_column(best, near) or peers(best, near)
    # A whole has no place in the order of its parts.
    heads = {fold(part) for fact in rivals for part in (fact.figure.parent or "").split(" - ")}
    rivals = tuple(fact for fact in rivals if fold(fact.figure.indicator.partition(" - ")[0]) not in heads)
    rivals = tuple(fact for fact in rivals if _has_own_name(fact) and not is_row_of_rest(fact)) or rivals
    if _kind_of_time(ground.scene) and len(rivals) < _FEWEST_TIMES:
        return ()
    listed, rivals = rivals, _spoken_of(ground, best, rivals)
    if len(rivals) == _PAIR and _lacks_rows(rivals, sources) and not _are_all_of_kind(ground, rivals, listed, near):
        return ()
    if ground.scene.shape.lists_names and _are_of_one(ground.question, rivals):
        return ()
    if ground.scene.shape.lists_names and all(fact.figure.row is None for fact in rivals):
        # What tells of two beside a whole without a name puts them in order, and not all that there are.
        told = tuple(fact for fact in rivals if _names_something(ground.question, fact))
        rivals = rivals if len(told) == len(rivals) else told if len(told) > _PAIR else ()
    figures = [fact.figure for fact in rivals]
    names = {(each.indicator, each.parent, each.period, each.territory) for each in figures}
    return rivals if len(names) == len(rivals) > 1 else ()


def _are_of_one(question: Question, facts: Sequence[Fact]) -> bool:
    """Tell whether sentences tell all facts of one place other than the asked one: they put no places in order."""
    places = {"" if fact.figure.row is not None else fact.figure.territory for fact in facts}
    return len(places) == 1 and places.isdisjoint({"", *question.territories})


def _is_of_rest(fact: Fact) -> bool:
    """Tell whether a sentence speaks of what is left behind those that were told of before."""
    return fact.figure.row is None and _OF_REST.match(fact.passage.chunk.text) is not None


def is_row_of_rest(fact: Fact) -> bool:
    """Tell whether a row of a table is of all that have no row of their own: "11–52 | Các nước còn lại"."""
    if fact.figure.row is None:
        return False
    cells = [cell.strip("* ") for cell in fact.passage.source_text.split("|")[:_NAMING_CELLS]]
    return any(_REST_CELL.fullmatch(cell) is not None for cell in cells)


def _has_own_name(fact: Fact) -> bool:
    """Tell whether a figure is told of one thing by its name.

    "12 tôn giáo khác nhau đạt 500 người" is the sum of those behind it, and "các tôn giáo khác" are what is left.
    """
    figure = fact.figure
    return _OF_SEVERAL.search(figure.indicator) is None and not (
        figure.unit and set(split_tokens(figure.indicator)) <= set(split_tokens(figure.unit))
    )


def _lacks_rows(pair: Sequence[Fact], sources: Sources) -> bool:
    """Tell whether the table of two cells has rows that state nothing in their column: neither is first of all."""
    if len({fact.figure.column for fact in pair}) > 1:
        return False
    return len({other.figure.row for other in sources.block_facts(pair[0])}) > len(pair)


def _are_all_of_kind(ground: Ground, pair: Sequence[Fact], listed: Sequence[Fact], near: Sequence[Fact]) -> bool:
    """Tell whether two of a full column are all that are called what is asked for: "Nhà máy Một", "Nhà máy Hai"."""
    own, head = pair[0].figure, fold(ground.scene.shape.head)
    table = [each.figure for each in near if each.passage.document_id == pair[0].passage.document_id]
    table = [figure for figure in table if figure.block == own.block]
    stated = {figure.row for figure in table if figure.column == own.column}
    if not head or own.column is None or len(listed) <= len(pair) or stated != {figure.row for figure in table}:
        return False
    return tuple(pair) == rows_of_kind(frozenset({head}), listed)


def _spoken_of(ground: Ground, best: Fact, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Leave out the facts that the question speaks of less than of the best one: other classes, other kinds of school.

    All stay where it speaks of the best one alone.
    """
    least = word_features(ground.scene, best.passage)["around_cover"] - _SAME_COVER
    kept = tuple(fact for fact in facts if word_features(ground.scene, fact.passage)["around_cover"] >= least)
    return kept if len(kept) > 1 else tuple(facts)
