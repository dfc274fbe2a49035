"""Drafts in, drafts out: paragraphs that a page break cut are whole again, the footnotes that stood between come after.

A paragraph goes on when it ends without an end mark and the next one begins like the rest of a sentence. Does NOT mend
letters that the break swallowed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import BlockKind, FootnoteMark, align_pieces
from index.structure.draft import Draft, pieces_of
from index.structure.labels import find_label

_ENDED = re.compile(r"[.;:!?…][\"”’»)\]]*$|/\.$")
_LABEL_ALONE = re.compile(r"(?:\d{1,2}\.)+\d{0,2}|[IVX]{1,5}\.|[a-zđ]\)")
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
    halves: list[Draft] = []
    notes: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.FOOTNOTE:
            notes.append(draft)
            continue
        if halves and _is_cut(halves[0], halves[-1], draft, over_notes=bool(notes)):
            halves.append(draft)
            continue
        joined.extend([_join(halves)] if halves else [])
        joined.extend(notes)
        halves, notes = [draft], []
    joined.extend([_join(halves)] if halves else [])
    joined.extend(notes)
    return joined


def _is_cut(first: Draft, last: Draft, following: Draft, *, over_notes: bool) -> bool:
    """Tell whether the paragraph that begins with `first` and got to `last` goes on with `following`."""
    if first.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH or last.framed:
        return False
    if _LABEL_ALONE.fullmatch(last.text) is not None:
        # "3.1." on a line of its own, what it numbers below.
        return first is last and following.label is None and following.text[:1].isupper()
    if following.bold and not last.bold and following.text[:1].isupper():
        # "... TẠI KHU VỰC TRUNG BỘ" over "THỦ TƯỚNG CHÍNH PHỦ điện:".
        return False
    if following.label is not None or _ENDED.search(last.text[-8:]) is not None:
        return False
    if len(first.text) < _SHORTEST_CUT and first is last and not over_notes:
        return False
    return following.text.lstrip('("“‘')[:1].islower() or _OPEN_END.search(last.text[-20:]) is not None


def _join(halves: Sequence[Draft]) -> Draft:
    if len(halves) == 1:
        return halves[0]
    pieces: list[tuple[str, int, int]] = []
    marks: list[FootnoteMark] = []
    length = 0
    for half in halves:
        if pieces:
            end = pieces[-1][1] + pieces[-1][2]
            pieces.append((" ", end, max(0, half.aligned.runs[0].source_start - end)))
            length += 1
        marks.extend(FootnoteMark(mark=mark.mark, offset=mark.offset + length) for mark in half.marks)
        pieces.extend(pieces_of(half.aligned))
        length += len(half.text)
    aligned = align_pieces(pieces)
    label = find_label(aligned.text) if halves[0].label is None else halves[0].label
    return replace(halves[0], aligned=aligned, marks=tuple(marks), bold=False, label=label)
