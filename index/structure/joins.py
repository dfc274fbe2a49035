"""Drafts in, drafts out: paragraphs that a page break cut are whole again, the footnotes that stood between come after.

A paragraph goes on when it ends without an end mark and the next one begins like the rest of a sentence. Does NOT mend
letters that the break swallowed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind, FootnoteMark, align_pieces
from index.structure.drafts import Draft, pieces_of

_ENDED = re.compile(r"[.;:!?…][\"”’»)\]]*$|/\.$")
# Words after which a sentence cannot stop: what follows belongs to it even when it begins with a capital or a figure.
_OPEN_END = re.compile(
    r"(?:,|\b(?:và|của|các|những|là|tại|trong|với|cho|do|theo|để|được|đến|từ|về|trên|dưới|bằng|hoặc|hay|gồm|đạt|tăng|"
    r"giảm|trường hợp|ban|bộ|sở|tỉnh|huyện|xã))$",
    re.IGNORECASE,
)
# In characters: a shorter text without an end mark is rather a heading or a name than half a paragraph.
_SHORTEST_CUT = 60


def join_broken(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the halves of paragraphs."""
    joined: list[Draft] = []
    current: Draft | None = None
    notes: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.FOOTNOTE:
            notes.append(draft)
        elif current is not None and _is_cut(current, draft, over_notes=bool(notes)):
            current = _join(current, draft)
        else:
            joined.extend([current, *notes] if current is not None else notes)
            current, notes = draft, []
    joined.extend([current, *notes] if current is not None else notes)
    return joined


def _is_cut(draft: Draft, following: Draft, *, over_notes: bool) -> bool:
    if draft.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
        return False
    if following.label is not None or _ENDED.search(draft.text) is not None:
        return False
    if len(draft.text) < _SHORTEST_CUT and not over_notes:
        return False
    return following.text.lstrip('("“‘')[:1].islower() or _OPEN_END.search(draft.text) is not None


def _join(draft: Draft, following: Draft) -> Draft:
    end = draft.aligned.runs[-1].source_start + draft.aligned.runs[-1].source_length
    start = following.aligned.runs[0].source_start
    gap = (" ", end, max(0, start - end))
    aligned = align_pieces([*pieces_of(draft.aligned), gap, *pieces_of(following.aligned)])
    shift = len(draft.text) + 1
    moved = tuple(FootnoteMark(mark=mark.mark, offset=mark.offset + shift) for mark in following.marks)
    return replace(draft, aligned=aligned, marks=(*draft.marks, *moved))
