"""The heading, or the line over a list, that names what is asked: "3. Cấp phép A" over "Thời gian giải quyết: 42 ngày".

A figure below such a line is told by a label alone, and all words of the question stand above it. A fact in, that line
out; ranked facts in, the same with what is told of the whole thing first, where the best one is of a step of it. Ranks
nothing anew.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.retrieve.siblings import VALUES
from qa.words.match import Terms, cover, token_set

_PARTING = " › "
_LABEL = re.compile(r"[^:]{1,60}:(?:\s+[^\W\d_]+){0,3}\s*")
_DEPTH = 60  # ranked facts among which those of the whole are looked for
_MOST = 0.7  # share of the question's rarity that the line must hold, whose figures are of all that is asked
_MORE = 0.05  # share that it must hold more of than the row of the step
_FEWEST_SPARE = 2  # words that a step's name has and the question lacks


def lines_above(fact: Fact) -> list[str]:
    """Return the headings and the lines that a figure stands below, outermost first, but for its document's title."""
    lines = fact.passage.chunk.context.split(_PARTING)
    return lines[1:] if lines[0] == fact.passage.title else lines


def naming_line(terms: Terms, fact: Fact) -> str:
    """Return the line above a figure that holds most of what is asked for, the nearest of these; "" without any."""
    return max(reversed(lines_above(fact) or [""]), key=lambda line: line_cover(terms, line))


def line_cover(terms: Terms, line: str) -> float:
    """Return the share of what is asked for, by its rarity, that a line holds."""
    return cover(terms, token_set(line))


def prefer_whole(ground: Ground, _: Sources) -> Ground:
    """Put first the labelled figure right below the line that names what is asked, where the best is of one step.

    "Thời hạn giải quyết: 33 ngày" below "Điều 3. Phê duyệt phương án" is what "phê duyệt phương án" takes; the rows of
    the table below tell how long "trình phê duyệt phương án" and other steps take. Says nothing where several labels of
    the measure stand there.
    """
    if not ground.facts or not _is_step(ground, ground.facts[0].candidate):
        return ground
    best, terms = ground.facts[0], ground.scene.terms
    whole: dict[str, list[Ranked[Fact]]] = {}
    for ranked in ground.facts[1:_DEPTH]:
        if _is_labelled(ranked.candidate, best.candidate):
            whole.setdefault(lines_above(ranked.candidate)[-1], []).append(ranked)
    covers = {line: line_cover(terms, line) for line in whole}
    line = max(covers, key=lambda each: covers[each], default="")
    own = line_cover(terms, best.candidate.passage.chunk.text)
    if not line or covers[line] < max(_MOST, own + _MORE) or _is_ambiguous(whole, covers, line):
        return ground
    first = replace(whole[line][0], score=best.score)
    # Its steps are no rivals of it.
    rest = (each for each in ground.facts if line not in lines_above(each.candidate))
    return replace(ground, facts=(first, *rest))


def _is_step(ground: Ground, fact: Fact) -> bool:
    """Tell whether a fact is a row of a table that names more than is asked."""
    label = token_set(fact.figure.indicator.partition(" - ")[0])
    return fact.figure.row is not None and len(label - ground.scene.asked_tokens) >= _FEWEST_SPARE


def _is_labelled(fact: Fact, best: Fact) -> bool:
    """Tell whether a fact of the best one's measure and document is told by nothing but a label before a colon."""
    figure, passage = fact.figure, fact.passage
    alike = {figure.role, best.figure.role} <= VALUES and figure.base_unit.split(" ")[0] == best.figure.base_unit.split(
        " "
    )[0]
    if not alike or figure.row is not None or passage.document_id != best.passage.document_id:
        return False
    return bool(lines_above(fact)) and _LABEL.fullmatch(fact.before) is not None


def _is_ambiguous(whole: dict[str, list[Ranked[Fact]]], covers: dict[str, float], line: str) -> bool:
    """Tell whether another line names as much of what is asked, or the line has several such figures below it."""
    values = {(each.candidate.figure.value, each.candidate.figure.upper) for each in whole[line]}
    return len(values) > 1 or any(covers[other] >= covers[line] for other in whole if other != line)


def told_below(near: Sequence[Ranked[Fact]], best: Fact, line: str) -> tuple[Fact, ...]:
    """Return the facts below a line that are in the best one's measure and role, one for each value."""
    found: dict[tuple[object, ...], Fact] = {}
    for ranked in near:
        figure, passage = ranked.candidate.figure, ranked.candidate.passage
        same = passage.document_id == best.passage.document_id and line in lines_above(ranked.candidate)
        if same and figure.base_unit == best.figure.base_unit and figure.role is best.figure.role:
            found.setdefault((figure.value, figure.upper), ranked.candidate)
    return tuple(found.values())
