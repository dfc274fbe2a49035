"""Blocks in, how each paragraph is marked up out: as a heading, as bold, or not at all.

A paragraph is a heading where its font is clearly larger than that of the text; else a short one that is all bold is
marked so, and its number decides later. The name of an official document is left to its words. Changes nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.read.pdf_notes import body_size
from index.read.pdf_paragraphs import Block

# As a share of the text's font size.
_LARGE = 1.18
_BOLD = 0.95
# In characters.
_LONGEST_HEADING = 200
_LONGEST_BOLD = 300
_NO_HEADING = re.compile(r"[.;,:!]$|^[-–—+•●]")
_DOCUMENT_KIND = re.compile(
    r"(?:BÁO CÁO|QUYẾT ĐỊNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ|CHỈ THỊ|KẾ HOẠCH|CÔNG VĂN|TỜ TRÌNH|THÔNG BÁO|LUẬT|PHÁP LỆNH|"
    r"HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN|CÔNG ĐIỆN|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN)\b"
)
# Paragraphs after the kind of a document that say what it is about.
_TITLE_PARAGRAPHS = 3
_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Titles:
    """Font sizes of headings, largest first, and the first lines of paragraphs that make the document's name."""

    sizes: tuple[float, ...]
    names: frozenset[int]

    def markup(self, block: Block) -> tuple[str, str]:
        """Return what stands before and after a paragraph."""
        text = " ".join(line.text for line in block.lines)
        size = _size(block)
        if size in self.sizes and _may_be_heading(text) and id(block.lines[0]) not in self.names:
            return "#" * min(self.sizes.index(size) + 1, _LEVELS) + " ", ""
        bold = all(line.bold > _BOLD for line in block.lines) and any(char.isalpha() for char in text)
        if (bold or id(block.lines[0]) in self.names) and len(text) <= _LONGEST_BOLD and "*" not in text:
            return "**", "**"
        return "", ""


def find_titles(blocks: Sequence[Block]) -> Titles:
    """Find the sizes of headings in a file, and the paragraphs of its name."""
    body = body_size(line for block in blocks for line in block.lines)
    names: set[int] = set()
    left = 0
    for block in blocks:
        if not block.lines:
            continue
        text = " ".join(line.text for line in block.lines)
        large_or_bold = _size(block) > _LARGE * body or all(line.bold > _BOLD for line in block.lines)
        if _DOCUMENT_KIND.match(text) is not None and large_or_bold and not names:
            left = _TITLE_PARAGRAPHS + 1
        if left and large_or_bold and _may_be_heading(text):
            names.add(id(block.lines[0]))
            left -= 1
        else:
            left = 0
    sizes = {_size(block) for block in blocks if block.lines and id(block.lines[0]) not in names}
    return Titles(tuple(sorted((size for size in sizes if size > _LARGE * body), reverse=True)), frozenset(names))


def _size(block: Block) -> float:
    return round(min(line.size for line in block.lines), 1)


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and _NO_HEADING.search(text) is None and any(char.isalpha() for char in text)
