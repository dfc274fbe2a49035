"""The tree of a page in, its parts out in reading order: headings, paragraphs, list items and tables as Markdown.

Scripts, styles, forms and hidden elements are left out; nothing that a page refers to is fetched. Each part knows how
much of it is links and whether it stands in a menu, a side bar or a footer. Does NOT choose what to keep.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from selectolax.lexbor import LexborNode

from index.read.html_list import Numbering, numbering_of
from index.read.html_notes import Notes, find_notes
from index.read.html_table import is_layout, read_table
from index.read.html_words import children_of, is_hidden, raise_digits, words_of
from index.read.markdown import SUPERSCRIPTS, escape, note, paragraph, superscript

# fmt: off
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "audio", "video",
    "select", "textarea", "button", "input", "head", "title", "meta", "link", "datalist", "map", "img", "dialog",
})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BESIDE_TAGS = frozenset({"nav", "aside", "footer", "form", "menu"})
_BESIDE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"})
_BESIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|side-bar|footer|breadcrumbs?|related|lien-?quan|tin-?khac|share"
    r"|social|comments?|binh-?luan|banner|quang-?cao|ads?|advert\w*|popup|cookies?|pagination|pager|tags?|widgets?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """A part: its Markdown, its heading level or 0, its letters, those in links, and where it stands.

    `beside` tells that it stands in a menu, a side bar or the like, `inside` that it stands in the article, `note` that
    it is a footnote.
    """

    text: str
    level: int
    size: int
    linked: int
    beside: bool
    inside: bool
    note: bool = False


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the words since the last border of a block, open lists, links, regions."""

    notes: Notes
    parts: list[PagePart] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    beside: int = 0
    inside: int = 0
    level: int = 0
    lists: list[Numbering] = field(default_factory=list)
    label: str = ""

    def end_block(self) -> None:
        """Make a part of the words since the last border."""
        lines = [" ".join(line.split()) for line in "".join(self.words).split("\n")]
        for line in filter(None, lines) if not self.level else filter(None, [" ".join(filter(None, lines))]):
            written = escape(line) if self.level else paragraph(f"{self.label}{line}")
            self.label = ""
            self.add(f"{'#' * self.level} {written}" if self.level else written, len(line))
        self.words, self.linked = [], 0

    def add(self, text: str, size: int, *, note: bool = False) -> None:
        """Add a part."""
        self.parts.append(
            PagePart(
                text=normalize("NFC", text),
                level=self.level,
                size=size,
                linked=min(size, self.linked),
                beside=self.beside > 0 and not note,
                inside=self.inside > 0,
                note=note,
            )
        )


def walk(root: LexborNode) -> list[PagePart]:
    """Read the parts of a page, or of an element of it."""
    state = _Walk(find_notes(root))
    for node, leaving in _visit(root, state):
        tag = node.tag or ""
        if leaving:
            _leave(node, tag, state)
        elif tag == "-text":
            _add_text(node.text_content or "", state)
        else:
            _enter(node, tag, state)
    state.end_block()
    return state.parts


def _visit(root: LexborNode, state: _Walk) -> Iterator[tuple[LexborNode, bool]]:
    """Yield nodes when they are entered and elements when they are left; a page may nest deeper than functions can."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving or tag == "-text":
            yield node, leaving
            continue
        if not tag or tag.startswith(("-", "!")) or tag in _SKIPPED or is_hidden(node):
            continue
        if _is_whole(node, tag, state):
            continue
        yield node, False
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(children_of(node)))


def _is_whole(node: LexborNode, tag: str, state: _Walk) -> bool:
    """Read an element that is no mere container: a note, a raised digit, a table of values; tell whether it was one."""
    notes = state.notes
    if node.mem_id in notes.bodies:
        state.end_block()
        text = notes.read_body(node)
        state.add(note(notes.bodies[node.mem_id], text), len(text), note=True)
        return True
    if tag in {"a", "sup"}:
        marks = notes.marks_in(node)
        if marks:
            state.words.append(_write_marks(marks, "".join(state.words[-2:])))
        elif tag == "sup":
            state.words.append(raise_digits(words_of(node), "".join(state.words[-2:])))
        return bool(marks) or tag == "sup"
    if tag == "table" and not is_layout(node):
        state.end_block()
        text, size = read_table(node)
        if text:
            state.linked = sum(len(words_of(link)) for link in node.css("a"))
            state.add(text, size)
            state.linked = 0
        return True
    return False


def _write_marks(marks: Sequence[str], before: str) -> str:
    """Write marks so that two in a row stay two."""
    written = " ".join(map(superscript, marks))
    return f" {written}" if before and before[-1] in SUPERSCRIPTS else written


def _add_text(text: str, state: _Walk) -> None:
    words = re.sub(r"\s+", " ", text)
    if state.links:
        state.linked += len(words.strip())
    state.words.append(words)


def _enter(node: LexborNode, tag: str, state: _Walk) -> None:
    if tag == "br":
        state.words.append(" " if state.level else "\n")
    elif tag == "a":
        state.links += 1
    elif tag in _HEADINGS:
        state.end_block()
        state.level = _HEADINGS[tag]
    elif tag in _BLOCKS:
        state.end_block()
        state.beside += _is_beside(node, tag, state)
        state.inside += tag in {"main", "article"} or (node.attributes.get("role") == "main")
        if tag in {"ol", "ul"}:
            state.lists.append(numbering_of(node))
        elif tag == "li" and state.lists:
            state.label = state.lists[-1].label_of(node)


def _leave(node: LexborNode, tag: str, state: _Walk) -> None:
    if tag == "a":
        state.links -= 1
    elif tag in _HEADINGS:
        state.end_block()
        state.level = 0
    elif tag in _BLOCKS:
        state.end_block()
        state.inside -= tag in {"main", "article"} or (node.attributes.get("role") == "main")
        state.beside -= _is_beside(node, tag, state)
        if tag in {"ol", "ul"} and state.lists:
            state.lists.pop()
        elif tag == "li":
            state.label = ""


def _is_beside(node: LexborNode, tag: str, state: _Walk) -> bool:
    """Tell whether an element is a menu, a side bar, a footer or the like; the head of an article is none."""
    if tag in {"html", "body", "main", "article"}:
        return False
    attributes = node.attributes
    if tag in _BESIDE_TAGS or attributes.get("role") in _BESIDE_ROLES or (tag == "header" and not state.inside):
        return True
    return _BESIDE_NAMES.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}") is not None
