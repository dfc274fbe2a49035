"""The lists of a document: the items that stand side by side, with what announces them.

A passage and those around it in its document in, the list that it opens or is an item of out. Reads no tables, writes
nothing and chooses no list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import BlockKind
from qa.analyse.answer_shape import opens_list
from qa.candidate import Passage
from qa.retrieve.continuation import NUMBERED, mark_kind, opens_numbering, without_mark

_LEAST = 2  # items
# A line that ends otherwise names what stands below it, as "Danh mục các khoản lệ phí" does.
_SENTENCE_END = re.compile(r"[.!?…;,]\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldList:
    """Two items or more of one list.

    Parameters
    ----------
    lead
        The line or heading right before the first item that announces it, or None.
    items
        The first sentence of each, in order.
    is_whole
        Whether all items are among the passages that were looked at.
    """

    lead: Passage | None
    items: tuple[Passage, ...]
    is_whole: bool

    @property
    def says(self) -> str:
        """What the lead says, without its mark and its colon, or ""."""
        return without_mark(self.lead.chunk.text).rstrip(" :") if self.lead is not None else ""


def list_opened_by(passage: Passage, around: Sequence[Passage]) -> ToldList | None:
    """Return the list that a line or a heading announces.

    Parameters
    ----------
    passage
        The line; one that tells its list itself ("gồm: A và B, cụ thể:") announces nothing.
    around
        The passages around it in its document, in order, itself among them.
    """
    following = next((each for each in around if each.span.start >= passage.span.end), None)
    if following is None or ": " in passage.chunk.text.rstrip(" *:"):
        return None
    found = list_around(following, around)
    return found if found is not None and found.lead is not None and found.lead.chunk_id == passage.chunk_id else None


def list_around(item: Passage, around: Sequence[Passage]) -> ToldList | None:
    """Return the list that a passage is an item of: what stands under the same lines with a mark like its own."""
    if item.kind is not BlockKind.LIST_ITEM:
        return None
    run = next((run for run in _runs_beside(item, around) if item.paragraph in run), {})
    told = tuple(run.values())
    if len(told) < _LEAST:
        return None
    before = [each for each in around if each.span.end <= told[0].span.start]
    lead = before[-1] if before and _announces(before[-1], told[0]) else None
    return ToldList(lead=lead, items=told, is_whole=bool(before) and told[-1].paragraph != around[-1].paragraph)


def _runs_beside(item: Passage, around: Sequence[Passage]) -> list[dict[int, Passage]]:
    """Return the first sentences of the items under the same lines with a mark like an item's own, list by list.

    A number goes on over the paragraphs of its item, and begins anew with the first; dashes end at a paragraph.
    """
    kind = mark_kind(next(each for each in around if each.paragraph == item.paragraph).source_text)
    runs: list[dict[int, Passage]] = [{}]
    for each in around:
        if each.kind is BlockKind.LIST_ITEM:
            if not _is_beside(each, item) or each.paragraph in runs[-1] or mark_kind(each.source_text) != kind:
                continue
            if opens_numbering(each.source_text):
                runs.append({})
            runs[-1][each.paragraph] = each
        elif each.kind is BlockKind.HEADING or kind not in NUMBERED:
            runs.append({})
    return runs


def _is_beside(one: Passage, other: Passage) -> bool:
    return one.chunk.context == other.chunk.context and one.section == other.section


def _announces(line: Passage, item: Passage) -> bool:
    if line.kind is BlockKind.HEADING:
        return bool(item.section) and item.section[-1] == line.chunk.text
    if line.section != item.section:
        return False
    return opens_list(line.chunk.text) or (
        line.kind is BlockKind.PARAGRAPH and _SENTENCE_END.search(line.chunk.text) is None
    )
