"""Figures that are told in the same words at several places of a document: which one the sentence before tells of.

"Sau sắp xếp giảm 12 phòng" stands once below each ministry. Ranked facts in, those out of which the question means one
by what was said just before it. Ranks nothing where words differ.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.figure import Figure, Status
from index.normalise import fold
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.words.asked_time import asked_years
from qa.words.match import STOP_SYLLABLES, cover, line_up, split_tokens, token_set

_DEPTH = 12  # ranked facts among which those in the same words are sought
_AS_MUCH = 0.05  # share of the question's rarity by which what is said before two figures differs by chance
# Not in the number or the date of a paper.
_YEAR = re.compile(r"(?<![\d/.,–-])(?:19|20)\d\d(?![\d/]|[.,–-]\d)")
_REVISED = frozenset({Status.FIRST_REPORTED, Status.UPDATED})
_EVEN = 0.5  # points of score by which they differ for their length alone


def keep_told_of(ground: Ground, sources: Sources) -> Ground:
    """Put first, of figures in the same words, the one whose sentence before says most of what is asked for.

    No fact stays where several are told of alike, as nothing says which is meant; but the best one does where all that
    is asked is said of it, and the others are special cases of it.
    """
    alike = _told_alike(ground.facts)
    if len(alike) < 2:
        return _prefer_under_asked(ground)
    said = [_said(ground, sources, ranked.candidate) for ranked in alike]
    meant = [ranked for ranked, share in zip(alike, said, strict=True) if share > max(said) - _AS_MUCH]
    meant = _under_asked_number(ground, meant)
    meant = _below_asked_year(ground, meant)
    best, *cases = meant
    whole = best is alike[0] and max(said) > 1 - _AS_MUCH
    if whole and all(_is_plainer(best.candidate, other.candidate) for other in cases):
        meant = [best]
    others = (ranked for ranked in ground.facts if ranked not in alike)
    return replace(ground, facts=(*meant, *others) if len(meant) == 1 else ())


def _prefer_under_asked(ground: Ground) -> Ground:
    """Put first, of rows of the same name in several tables, the one whose headings say most of what is asked for.

    Fines stand once below "Xe ô tô" and once below "Xe máy", in rows of the same names. The best row stays where the
    headings of several say as much.
    """
    best, alike = _rows_alike(ground.facts)
    if not alike:
        return ground
    rows = [*best, *alike]
    paths = [ranked.candidate.passage.section for ranked in rows]
    shared = next((i for i, level in enumerate(zip(*paths, strict=False)) if len(set(level)) > 1), min(map(len, paths)))
    said = [cover(ground.scene.terms, token_set(" ".join(path[shared:]))) for path in paths]
    ahead = [each for each, share in zip(rows, said, strict=True) if share > max(said) - _AS_MUCH]
    if len(ahead) != 1:
        return ground
    return replace(ground, facts=(*ahead, *(each for each in ground.facts if each is not ahead[0])))


def _rows_alike(facts: Sequence[Ranked[Fact]]) -> tuple[list[Ranked[Fact]], list[Ranked[Fact]]]:
    """Return the best fact alone, and the rows under other headings of its document that are named as its row is."""
    if not facts or facts[0].candidate.figure.row is None:
        return [], []
    best, own = facts[0], facts[0].candidate
    name = split_tokens(own.figure.indicator)
    return [best], [
        each
        for each in facts[1:_DEPTH]
        if each.candidate.figure.row is not None
        and each.candidate.passage.document_id == own.passage.document_id
        and each.candidate.passage.section != own.passage.section
        and split_tokens(each.candidate.figure.indicator) == name
        and _slots(each.candidate.figure) == _slots(own.figure)
        and best.score - each.score < _EVEN
    ]


def _under_asked_number(ground: Ground, facts: Sequence[Ranked[Fact]]) -> list[Ranked[Fact]]:
    """Return those that stand under the label with the asked number ("giai đoạn 2"), all where none or each does."""
    labels = [pair for pair in ground.scene.content_pairs if pair[1].isdigit()]

    def held(ranked: Ranked[Fact]) -> int:
        lined = line_up(f"{ranked.candidate.passage.chunk.context} {ranked.candidate.passage.chunk.text}")
        return sum(f" {word} {number} " in lined for word, number in labels)

    most = max((held(each) for each in facts), default=0)
    return [each for each in facts if held(each) == most]


def _below_asked_year(ground: Ground, facts: Sequence[Ranked[Fact]]) -> list[Ranked[Fact]]:
    """Return those before which the asked year was named last, all where that is none or each of them."""
    years = asked_years(ground.question.periods)
    below = [
        each for each in facts if years.intersection(_YEAR.findall(ground.scene.near(each.candidate.passage))[-1:])
    ]
    return below or list(facts)


def _is_plainer(fact: Fact, other: Fact) -> bool:
    """Tell whether what leads to another figure says all that leads to this one, and more: a special case of it."""
    own, wider = (_led_by(each) for each in (fact, other))
    return own < wider


def _led_by(fact: Fact) -> frozenset[str]:
    """Return the words of a passage up to its figure that say something."""
    # Single letters are the marks of a list.
    return frozenset(token for token in token_set(fact.before) - STOP_SYLLABLES if len(token) > 1)


def _told_alike(facts: Sequence[Ranked[Fact]]) -> list[Ranked[Fact]]:
    """Return the best fact and those elsewhere in its document that say another value in the same words."""
    if not facts or facts[0].candidate.figure.row is not None:
        return []
    best, own = facts[0], facts[0].candidate.figure
    return [best] + [
        each
        for each in facts[1:_DEPTH]
        if each.candidate.passage.document_id == best.candidate.passage.document_id
        and each.candidate.passage.chunk_id != best.candidate.passage.chunk_id
        and each.candidate.figure.row is None
        and fold(each.candidate.figure.indicator) == fold(own.indicator)
        and _slots(each.candidate.figure) == _slots(own)
        and each.candidate.figure.value != own.value
        and best.score - each.score < _EVEN
        # Their own sentences hold the same of the question.
        and each.features.get("chunk_cover") == best.features.get("chunk_cover")
    ]


def _slots(figure: Figure) -> tuple[object, ...]:
    """Return what tells figures apart but words: a revised figure and the one reported before it are no two things.

    What is planned of one thing and what has come of another may be told in the same words.
    """
    revised = figure.status if figure.status in _REVISED else None
    return figure.role, figure.base_unit, figure.period, figure.territory, revised, figure.baseline


def _said(ground: Ground, sources: Sources, fact: Fact) -> float:
    """Return the share of what is asked for that a figure's sentence and the one before it hold."""
    passage = sources.with_previous(fact.passage)
    text = f"{passage.chunk.context} {passage.chunk.text}"
    return cover(ground.scene.terms, token_set(text))
