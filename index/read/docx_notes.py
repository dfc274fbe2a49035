"""The footnotes and endnotes of a Word document in, their numbers and bodies out.

Footnotes are numbered through in the order of their marks, endnotes go on after them, so that no number means two
notes. Does NOT read the text of a body.
"""

from collections.abc import Mapping

from lxml import etree

from index.read.docx_names import DROPPED, w

# Part of the package and the elements of references and of bodies.
_KINDS = (("footnotes", w("footnoteReference"), w("footnote")), ("endnotes", w("endnoteReference"), w("endnote")))


def find_bodies(roots: Mapping[str, etree._Element]) -> dict[tuple[str, str], etree._Element]:
    """Return the bodies that say anything, by part and id; lines that part notes from the text have a type."""
    return {
        (part, body.get(w("id"), "")): body
        for part, _, element in _KINDS
        if part in roots
        for body in roots[part].iterchildren(element)
        if body.get(w("type"), "normal") == "normal" and any((text.text or "").strip() for text in body.iter(w("t")))
    }


def number_notes(body: etree._Element, bodies: Mapping[tuple[str, str], etree._Element]) -> dict[tuple[str, str], int]:
    """Return the number of each note that the text refers to."""
    numbers: dict[tuple[str, str], int] = {}
    for part, element, _ in _KINDS:
        for reference in body.iter(element):
            key = (part, reference.get(w("id"), ""))
            if key in bodies and not any(above.tag in DROPPED for above in reference.iterancestors()):
                numbers.setdefault(key, len(numbers) + 1)
    return numbers
