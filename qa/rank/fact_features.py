"""What speaks for and against a figure in its passage, as named numbers: the inputs of the learned ranker.

A scene and a fact in, one value a feature out, most between 0 and 1: those of its passage and those of its own words,
role, unit, period, status and place in its sentence. Knows no weights.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from index.document import BlockKind
from index.extract.period import Relation
from index.extract.unit import MEASURES, base_of
from index.figure import Direction, Figure, Role, Status
from index.normalise import fold
from qa.candidate import Fact
from qa.question import Question
from qa.rank.constraints import clashes, demand_features
from qa.rank.features import find_standing, held_around, meaning_features, word_features
from qa.rank.order_features import is_unasked_place, order_features
from qa.rank.period_features import part_features, period_features
from qa.rank.place_part import is_of_nation, is_of_part
from qa.rank.scene import Scene, adds
from qa.retrieve.siblings import VALUES
from qa.words.baseline import relate_baselines
from qa.words.contrasts import contradicts_words
from qa.words.match import (
    STOP_SYLLABLES,
    Held,
    closeness,
    cover,
    cover_pairs,
    fold_text,
    held_by,
    measure,
    rarest_of,
    split_tokens,
    token_set,
    widen,
)
from qa.words.singled_out import is_unsaid

# A tuple: to look a member of an enumeration up in a set costs a call.
_MOVES = frozenset({"tang", "giam", "them", "bot"})
_ADDED = frozenset({("tang", "them"), ("giam", "bot")})
_GROWTH_UNITS = frozenset({"%", "lần", "điểm %"})
_SINCE = re.compile(r"\bso (?:voi )?(?:cung ky|nam|quy|thang|dau|cuoi)\b")
_NEAR_WORDS = 12  # of the clause before a figure, among which a growth is named
_RATE = re.compile(r"(?<!\w)(?:ty le|ti le|muc do|giai ngan)(?!\w)")
_PER = re.compile(r"(?<!\w)(?:moi|mot|tung|binh quan|trung binh|nang suat|dau nguoi|gia|mat do|muc|1)(?!\w)|/")


def overruling_features(scene: Scene, fact: Fact) -> dict[str, float]:
    """Return those of the `fact_features` that most often rule a fact out, at a tenth of the cost of all."""
    return demand_features(scene.question, fact, held_around(fact.passage), scene.near)


def fact_features(scene: Scene, fact: Fact, *, overruling: Mapping[str, float] | None = None) -> dict[str, float]:
    """Return the features of a figure in its passage; `overruling` are those of them that are known already."""
    question, terms, figure = scene.question, scene.terms, fact.figure
    values = {**word_features(scene, fact.passage), **meaning_features(scene, fact.passage)}
    indicator = split_tokens(figure.indicator)
    parent = split_tokens(figure.parent or "")
    clause = split_tokens(fact.clause)
    named, whole = token_set(figure.indicator), token_set(figure.parent or "")
    near = widen(terms, named.union(whole, clause))
    near_cover, rarest_near = measure(terms, near)
    indicator_cover = cover(terms, named)
    own = [token for token in dict.fromkeys(indicator) if token not in STOP_SYLLABLES]
    asked = scene.asked_tokens
    values.update(
        indicator_cover=indicator_cover,
        indicator_pairs=cover_pairs(terms, indicator),
        clause_cover=cover(terms, clause),
        near_cover=near_cover,
        near_pairs=cover_pairs(terms, (*parent, "|", *indicator, "|", *clause)),
        indicator_spare=sum(token not in asked for token in own) / max(len(own), 1),
        indicator_pairs_spare=_spare_pairs(indicator, scene),
        rarest_missing_near=rarest_near / scene.greatest_rarity,
        indicator_empty=float(not set(own) - set(split_tokens(figure.unit))),
        is_child=float(figure.parent is not None),
        contrast_differs=float(contradicts_words(scene.contrasts, (*parent, "|", *indicator))),
        child_unnamed=float(bool(parent) and whole.issuperset(own)),
        parent_closer=max(0.0, cover(terms, whole) - indicator_cover),
        total_agrees=float(scene.asks_total and "tong" in indicator[:1]),
        total_unasked=float(not scene.asks_total and "tong" in indicator[:1]),
        part_for_total=float("tong" in asked and figure.parent is not None),
        increment_agrees=float(scene.asks_increment and adds(clause)),
        increment_differs=float(scene.asks_increment != adds(clause)),
    )
    standing = find_standing(scene, fact.passage)
    modifiers = _modifiers(scene, named)
    values["modifier_far"] = rarest_of(terms, modifiers, near) / scene.greatest_rarity
    values["modifier_missing"] = rarest_of(terms, modifiers, standing.measured.widened) / scene.greatest_rarity
    values["near_left"], values["near_right"] = _closeness(scene, fact)
    values.update(_role_features(question, fact))
    values.update(_unit_features(question, fact))
    values.update(period_features(question, figure))
    values.update(part_features(question, figure.period, figure.indicator))
    values.update(_status_features(question, figure.status))
    values.update(_baseline_features(question, figure.baseline))
    values["part_unsaid"] = float(is_unsaid(scene.parts, _with_own(fact)) if scene.parts else False)
    values["place_is_part"] = float(is_of_part(question, fact) or is_of_nation(question, fact))
    values["act_added"] = float(_is_added_by_an_act(question, figure, clause))
    values.update(order_features(question, clause, indicator, figure.unit))
    values["number_given"] = float(figure.number in question.numbers)
    values.update(overruling_features(scene, fact) if overruling is None else overruling)
    if fact.passage.kind is BlockKind.TABLE:
        values["rarest_missing_row"] = values["rarest_missing_near"]
    return values


def _with_own(fact: Fact) -> Held:
    """Return what stands around a figure with its own names, which another passage may give."""
    return held_by((*held_around(fact.passage).texts, fact.figure.indicator, fact.figure.parent or ""))


def is_of_another_kind(scene: Scene, fact: Fact) -> bool:
    """Tell from the slots of a figure alone that it is of another role, measure or period than asked, as most are."""
    question, figure = scene.question, fact.figure
    return (
        clashes(question, figure)
        or _role_features(question, fact)["role_differs"] == 1.0
        or period_features(question, figure).get("period_disjoint") == 1.0
        or _baseline_features(question, figure.baseline).get("baseline_differs") == 1.0
        or is_unasked_place(scene, fact)
    )


def _modifiers(scene: Scene, named: frozenset[str]) -> frozenset[str]:
    """Return the words of the question that stand right after a word of the indicator, and are none of it.

    In Vietnamese what narrows a noun follows it: who asks for "nợ xấu" or "đàn trâu" does not ask for "nợ", "đàn lợn".
    """
    return frozenset(second for first, second in scene.content_pairs if first in named and second not in named)


def _closeness(scene: Scene, fact: Fact) -> tuple[float, float]:
    start = fact.figure.span.start - fact.passage.span.start
    end = fact.figure.span.end - fact.passage.span.start
    if start < 0 or end > len(fact.passage.source_text):
        return 0.0, 0.0
    return closeness(scene.terms, fact.passage.source_text, start, end)


def _spare_pairs(indicator: tuple[str, ...], scene: Scene) -> float:
    """Return the share of the indicator's pairs that the question lacks, as "xuất nhập" when "nhập khẩu" is asked."""
    pairs = list(pairwise(indicator))
    return sum(pair not in scene.asked_pairs for pair in pairs) / len(pairs) if pairs else 0.0


def _role_features(question: Question, fact: Fact) -> dict[str, float]:
    role, direction = fact.figure.role, fact.figure.direction
    wanted = question.roles
    kin = (role in VALUES and any(want in VALUES for want in wanted)) or (
        # "tốc độ tăng trưởng GRDP đạt 6,45%" and "mức tăng cả nước là 9,2%" state a growth as a level
        Role.GROWTH in wanted
        and role in VALUES
        and _may_be_growth(question, fact.figure)
        and bool(_MOVES & {*split_tokens(fact.clause)[-_NEAR_WORDS:]})
    )
    # "được thêm mấy dự án" is answered by "bổ sung 21 dự án", which counts them.
    kin |= Role.CHANGE in wanted and role is Role.COUNT and _counts_added(question, fact)
    # "tỷ lệ giải ngân" is a share of the plan, told as one or not.
    kin |= Role.LEVEL in wanted and role is Role.PLAN_SHARE and _RATE.search(fold_text(question.reading)) is not None
    return {
        "role_same": float(role in wanted),
        "role_kin": float(role not in wanted and kin),
        "role_differs": float(bool(wanted) and role not in wanted and not kin),
        "role_unasked_level": float(not wanted and role in VALUES),
        "direction_same": float(question.direction is not None and direction is question.direction),
        "direction_opposite": float(
            question.direction is not None and direction not in (question.direction, Direction.NONE)
        ),
    }


def _may_be_growth(question: Question, figure: Figure) -> bool:
    """Tell whether a figure is in what a growth is told in: "giảm tai nạn trên 3 tiêu chí" says not by how much."""
    unit = figure.base_unit.partition("/")[0]
    return not unit or unit in _GROWTH_UNITS or unit in {base_of(asked)[0] for asked in question.units}


def _counts_added(question: Question, fact: Fact) -> bool:
    """Tell whether things are asked for that were added, and these are told to be new right where they are counted."""
    if not adds(split_tokens(question.reading)):
        return False
    own = (*split_tokens(fact.clause)[-_NEAR_WORDS:], "|", *split_tokens(fact.figure.indicator))
    return adds(own) or ("bo", "sung") in pairwise(own)


def _unit_features(question: Question, fact: Fact) -> dict[str, float]:
    figure = fact.figure
    if not question.units:
        return {}
    if not figure.unit and figure.row is not None:
        return {"unit_unknown": 1.0}  # a cell that names no unit may be in any
    unit, base = fold_text(figure.unit), figure.base_unit
    same = base_match = head = False
    for asked in question.units:
        asked_base = base_of(asked)[0]
        # "bao nhiêu con" counts what "4.795 nghìn con" does, where money is told in a scale of its own
        counts = asked_base == base == asked and base not in MEASURES
        same |= fold_text(asked) == unit or counts
        base_match |= asked_base == base
        # "bao nhiêu tiền" of "10.000.000 đồng/ha": the per-unit may be left out of a question
        head |= asked_base.split("/")[0] == base.split("/")[0]
    noun = not (same or base_match or head) and any(_is_noun_of(asked, figure) for asked in question.units)
    rate = "/" in figure.base_unit and not any("/" in asked for asked in question.units)
    return {
        "rate_unasked": float(rate and not _PER.search(fold_text(question.reading))),
        "unit_same": float(same),
        "unit_base": float(base_match and not same),
        "unit_head": float(head and not same and not base_match),
        "unit_noun": float(noun),
        "unit_differs": float(not (same or base_match or head or noun)),
    }


def _is_noun_of(asked: str, figure: Figure) -> bool:
    """Tell whether what is asked in is a word of a figure's unit, or is told in its indicator."""
    folded = fold_text(asked)
    return not set(folded.split()).isdisjoint(split_tokens(fold_text(figure.unit))) or folded in fold(figure.indicator)


def _baseline_features(question: Question, stated: str | None) -> dict[str, float]:
    if question.baseline is None:
        return {}
    relation = relate_baselines(question.baseline, stated)
    return {
        "baseline_same": float(relation is Relation.SAME),
        "baseline_differs": float(relation is Relation.DISJOINT),
    }


def _is_added_by_an_act(question: Question, figure: Figure, clause: tuple[str, ...]) -> bool:
    """Tell whether a change since some time is asked for, and this one is what an act added: "tăng thêm 95 tỷ"."""
    if question.baseline is None and _SINCE.search(fold_text(question.reading)) is None:
        return False
    added = _ADDED.intersection(pairwise(clause[-_NEAR_WORDS:]))
    return figure.role is Role.CHANGE and figure.baseline is None and bool(added)


def _status_features(question: Question, status: Status) -> dict[str, float]:
    if question.status is None:
        return {
            "status_superseded": float(status is Status.FIRST_REPORTED),
            "status_target": float(status is Status.TARGET),
        }
    return {
        "status_same": float(status is question.status),
        "status_differs": float(status is not question.status),
        "aim_for_actual": float(question.status is Status.ACTUAL and status is Status.TARGET),
    }
