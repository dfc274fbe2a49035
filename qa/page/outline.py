"""The outline of a document, to jump by: its blocks and pages in, escaped HTML of a tree of links out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from index.document import Block, BlockKind
from qa.page.place import Place, write_query
from qa.page.service import SourceView

ITEM_LIMIT = 1_500
"""Headings that are listed; of more the deepest are left out first, and that is said."""

_PAGE_LIMIT = 2_000
_TITLE_LENGTH = 160


@dataclass(slots=True)
class Branch:
    """A heading with those under it."""

    block: Block
    under: list["Branch"] = field(default_factory=list)


def draw_outline(view: SourceView) -> str:
    """Draw headings as a tree whose branches close, and the pages where there are pages to look at."""
    headings = [block for block in view.blocks if block.kind is BlockKind.HEADING and block.text.strip()]
    shown = cut_headings(headings)
    left_out = len(headings) - len(shown)
    cut = f'<p class="qa-outline-note">Còn {left_out} mục nhỏ hơn không hiện ở đây.</p>' if left_out else ""
    tree = _draw_branches(view.name, grow_tree(shown)) if shown else ""
    empty = '<p class="qa-outline-note">Tài liệu này không có tiêu đề mục.</p>' if not shown else ""
    return f"{tree}{empty}{cut}{_draw_pages(view)}"


def cut_headings(headings: Sequence[Block]) -> Sequence[Block]:
    """Return at most `ITEM_LIMIT` headings: down to the deepest level that fits, else the outermost."""
    if len(headings) <= ITEM_LIMIT:
        return headings
    depths = sorted(len(block.section) for block in headings)
    deepest = depths[ITEM_LIMIT] - 1
    if deepest < depths[0]:
        return [block for block in headings if len(block.section) == depths[0]][:ITEM_LIMIT]
    return headings if deepest >= depths[-1] else [block for block in headings if len(block.section) <= deepest]


def grow_tree(headings: Iterable[Block]) -> list[Branch]:
    """Put each heading under the last one before it that stands less deep, by the section path of each."""
    roots: list[Branch] = []
    open_branches: list[Branch] = []
    for block in headings:
        while open_branches and len(open_branches[-1].block.section) >= len(block.section):
            open_branches.pop()
        branch = Branch(block)
        (open_branches[-1].under if open_branches else roots).append(branch)
        open_branches.append(branch)
    return roots


def _draw_branches(name: str, branches: Iterable[Branch]) -> str:
    return f'<ul class="qa-outline-tree">{"".join(_draw_branch(name, branch) for branch in branches)}</ul>'


def _draw_branch(name: str, branch: Branch) -> str:
    block = branch.block
    label = "" if not block.mark or block.text.startswith(block.mark) else f"{block.mark} "
    words = escape(_shorten(f"{label}{block.text}"))
    href = escape(write_query(Place(document=name, paragraph=block.ordinal)))
    link = f'<a data-place data-outline="{block.ordinal}" href="{href}">{words}</a>'
    if not branch.under:
        return f"<li>{link}</li>"
    fold = (
        f'<button type="button" class="qa-branch" data-branch aria-expanded="true" aria-label="Các mục dưới: {words}">'
        '<span aria-hidden="true">▾</span></button>'
    )
    return f"<li>{fold}{link}{_draw_branches(name, branch.under)}</li>"


def _draw_pages(view: SourceView) -> str:
    if not view.pages:
        return ""
    links = "".join(_draw_page(view.name, page.number) for page in view.pages[:_PAGE_LIMIT])
    return f'<h3>Trang</h3><ul class="qa-outline-pages">{links}</ul>'


def _draw_page(name: str, number: int) -> str:
    href = escape(write_query(Place(document=name, is_picture=True, page=number)))
    return f'<li><a data-place data-page="{number}" href="{href}" aria-label="Trang {number}">{number}</a></li>'


def _shorten(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _TITLE_LENGTH else f"{told[:_TITLE_LENGTH]}…"
