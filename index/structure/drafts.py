"""Parts in, drafts out: parts with their reading text, not yet headings or items, not yet numbered.

Does NOT join drafts or look at neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind
from index.structure.draft import Draft
from index.structure.inline import read_inline
from index.structure.labels import Rank, find_label
from index.structure.parts import Part, PartKind
from index.structure.tables import read_table

# A star alone inside stands for itself: "**(*) Đợt 1**".
_BOLD = re.compile(r"\*\*(?:[^*]|(?<!\*)\*(?!\*))+\*\*")
_KINDS = {
    PartKind.HEADING: BlockKind.HEADING,
    PartKind.FOOTNOTE: BlockKind.FOOTNOTE,
    PartKind.TEXT: BlockKind.PARAGRAPH,
}
_BULLET = re.compile(r"[*_]*[-–—+•●○▪◦■*]\s+")


def read_parts(text: str, parts: Sequence[Part], *, exact_tables: bool = False) -> list[Draft]:
    """Read every part; parts in which nothing is left once the markup is out are dropped."""
    footnotes = frozenset(part.mark for part in parts if part.kind is PartKind.FOOTNOTE and part.label is None)
    drafts: list[Draft] = []
    for part in parts:
        if part.kind is PartKind.TABLE:
            drafts.extend(read_table(text, part, footnotes, drafts[-1] if drafts else None, exact=exact_tables))
        else:
            draft = _read_text(text, part, footnotes)
            if draft.text:
                drafts.append(draft)
    marks = {mark.mark for draft in drafts for mark in draft.marks}
    bracketed = [draft.mark in marks for draft in drafts if _is_bracketed(draft)]
    # A list numbered [1], [2] may be referred to here and there; footnotes all are.
    listed = sum(bracketed) * 2 < len(bracketed)
    return [
        _as_item(draft) if _is_bracketed(draft) and (listed or draft.mark not in marks) else draft for draft in drafts
    ]


def _is_bracketed(draft: Draft) -> bool:
    return draft.kind is BlockKind.FOOTNOTE and draft.label is not None


def _as_item(draft: Draft) -> Draft:
    return replace(draft, kind=BlockKind.PARAGRAPH, mark="")


def _read_text(text: str, part: Part, footnotes: frozenset[str]) -> Draft:
    ranges = part.ranges
    label = part.label
    bullet = label is not None and label.rank is Rank.BULLET
    if bullet:
        start, end = ranges[0]
        found = _BULLET.match(text, start, end)
        ranges = ((found.end() if found else start, end), *ranges[1:])
    aligned, marks = read_inline(text, ranges, footnotes=footnotes)
    if not bullet and part.kind is not PartKind.FOOTNOTE:
        label = find_label(aligned.text) if label is not None or part.kind is PartKind.HEADING else None
    return Draft(
        kind=_KINDS[part.kind],
        aligned=aligned,
        marks=marks,
        md_level=part.level,
        label=label,
        bold=_is_bold(text[part.ranges[0][0] : part.ranges[-1][1]]),
        mark=part.mark,
    )


def _is_bold(source: str) -> bool:
    if not source.startswith("**"):
        return False
    return not any(char.isalnum() for char in _BOLD.sub("", source))
