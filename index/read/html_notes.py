"""A page in, its footnotes out: which links are marks, where the body of each note stands, and its words.

A link on a number is a mark where it is raised, or where what it leads to leads back to it; pandoc, Wikipedia, Word and
LibreOffice write footnotes so. A link to a numbered section is none. Does NOT place notes among the parts of a page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from index.read.html_words import children_of, raise_digits, words_of
from index.read.markdown import SUPERSCRIPTS

_NUMBER = re.compile(r"[\[(]?\s*(\d{1,3})\s*[\])]?")
# A note's own number, where it is no link: "[1] ", "1. "; in a list the page numbers it.
_OWN = re.compile(r"[\[(]?\s*(?P<number>\d{1,3})\s*[\])]?\s*[.:)]?\s*")
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_BODIES = frozenset({"p", "li", "div", "dd", "aside"})
_INLINE = frozenset({"a", "span", "sup", "b", "strong", "i", "em", "small"})
# How far the element with the address of a mark or a note may stand from the link or the body.
_NEAR = 4
# Characters: what a mark leads to is no note when it is longer.
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page by what the parser calls their elements: numbers of marks and of bodies, links back."""

    marks: dict[int, str] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)
    backs: frozenset[int] = frozenset()

    def marks_in(self, node: LexborNode) -> list[str]:
        """Return the numbers of the marks that a link or a raised element holds."""
        return [self.marks[link.mem_id] for link in node.css("a") if link.mem_id in self.marks] if self.marks else []

    def read_body(self, node: LexborNode) -> str:
        """Return the words of a note on one line, without its number and the links back to its marks."""
        number = self.bodies[node.mem_id]
        text = words_of(node, skipped=self.backs).lstrip("^↑ ")
        own = _OWN.match(text)
        # In a list the words of the note may begin with its number by chance.
        if own is not None and own["number"] == number and node.tag != "li":
            text = text[own.end() :]
        return text.removeprefix(raise_digits(number, "")).strip()


def find_notes(root: LexborNode) -> Notes:
    """Find the footnotes of a page."""
    links = [link for link in root.css('a[href^="#"]') if len(link.attributes.get("href") or "") > 1]
    numbers = {link.mem_id: number for link in links if (number := _number_of(link))}
    if not numbers:
        return Notes()
    places = {name: node for node in root.css("[id], a[name]") for name in _names(node)}
    notes = Notes()
    backs: set[int] = set()
    # Each body is looked at once, however many links lead to it.
    addresses: dict[int, dict[str, list[int]] | None] = {}
    for link in links:
        target = places.get(_address(link)) if link.mem_id in numbers and link.mem_id not in backs else None
        body = _body(target) if target is not None else None
        if body is None:
            continue
        if body.mem_id not in addresses:
            addresses[body.mem_id] = _links_of(body) if len(body.text() or "") <= _LONGEST else None
        inside = addresses[body.mem_id]
        if inside is None:
            continue
        own = {name for near in [*_around(link), *link.css("[id]")] for name in _names(near)}
        back = [each for name in own for each in inside.get(name, ())]
        if not back and not _is_raised(link):
            continue
        notes.marks[link.mem_id] = numbers[link.mem_id]
        notes.bodies.setdefault(body.mem_id, numbers[link.mem_id])
        backs.update(back)
    return Notes(notes.marks, notes.bodies, frozenset(backs))


def _number_of(link: LexborNode) -> str:
    found = _NUMBER.fullmatch(words_of(link).translate(_TO_DIGITS))
    return found[1] if found is not None else ""


def _links_of(body: LexborNode) -> dict[str, list[int]]:
    links: dict[str, list[int]] = {}
    for link in body.css('a[href^="#"]'):
        links.setdefault(_address(link), []).append(link.mem_id)
    return links


def _address(link: LexborNode) -> str:
    return (link.attributes.get("href") or "")[1:]


def _names(node: LexborNode) -> Iterator[str]:
    named = node.attributes.get("name") if node.tag == "a" else None
    yield from filter(None, (node.attributes.get("id"), named))


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """Yield an element and those right around it, up to the block that it stands in."""
    current: LexborNode | None = node
    for _ in range(_NEAR):
        if current is None or current.tag not in _INLINE:
            return
        yield current
        current = current.parent


def _is_raised(link: LexborNode) -> bool:
    if link.attributes.get("role") == "doc-noteref" or link.css_first("sup") is not None:
        return True
    return any(near.tag == "sup" for near in _around(link))


def _body(target: LexborNode) -> LexborNode | None:
    """Return the element of a note: what a mark leads to, or the block that it stands at the head of."""
    node: LexborNode | None = target
    for _ in range(_NEAR):
        if node is None or node.tag in _BODIES:
            return node
        if node.tag not in _INLINE or node.parent is None or not _is_first(node, node.parent):
            return None
        node = node.parent
    return None


def _is_first(node: LexborNode, parent: LexborNode) -> bool:
    for child in children_of(parent)[:_NEAR]:
        if child.mem_id == node.mem_id:
            return True
        if (child.text(deep=True) if child.tag != "-text" else child.text_content or "").strip():
            return False
    return False
