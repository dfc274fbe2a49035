"""One paragraph of a Word document in, its text as it is printed out, with footnote marks as superscript digits.

What was deleted, hidden or only tells Word how to compute is left out; what was inserted, linked or computed is in.
Text boxes that hang on the paragraph are handed out beside it. Does NOT number paragraphs or know what they are.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from index.read.docx_names import ALTERNATE, CHOICE, DROPPED, FALLBACK, R_PR, TEXT_BOX, R, T, m, w
from index.read.docx_styles import Styles, value_of
from index.read.legacy import convert_legacy
from index.read.markdown import SUPERSCRIPTS, superscript

# Characters of the fonts Symbol and Wingdings, which Word stores apart from all letters, from 0xF000 on.
_SYMBOL = {
    0x2B: "+", 0x2D: "-", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x6D: "μ", 0xA3: "≤", 0xA5: "∞", 0xAE: "→",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
}  # fmt: skip
_WINGDINGS = {0x9F: "•", 0xA7: "•", 0xA8: "☐", 0xD8: "•", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_PICTURE_FONTS = re.compile(r"wingdings|webdings|zapf ?dingbats|marlett", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_BLANKS = frozenset(w(name) for name in ("tab", "ptab", "br", "cr"))
_HOLDERS = frozenset(w(name) for name in ("drawing", "pict", "object"))
_FORMULA = m("oMath")
_MARKS = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_TO_SUPERSCRIPT = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
# A raised 2 or 3 after a unit of length is its power.
_LENGTH = re.compile(r"(?<![^\W\d_])(?:[kdchm]|da)?m$")
_POWER = re.compile(rf"(?<![^\W\d_])(?:[kdchm]|da)?m[²³]$|[^{SUPERSCRIPTS}]$|^$")
_NUMBERS = re.compile(r"\d{1,3}(?:[\s,;]+\d{1,3})*")
_EXPONENT = re.compile(r"[+\-−–]?\d+")

Marks = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text set alike; `raised` above the line, `mark` a reference to a note that the document holds."""

    text: str
    bold: bool = False
    raised: bool = False
    mark: bool = False


@dataclass(slots=True, kw_only=True)
class Line:
    """The pieces of one paragraph, the numbers of the notes it refers to, its text boxes, what else was on it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: set[int] = field(default_factory=set)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0
    changes: int = 0

    @property
    def text(self) -> str:
        """The text, marks and powers as superscript digits."""
        return compose(self.pieces)

    @property
    def bold(self) -> bool:
        """Tell whether all words are set bold."""
        words = [piece.bold for piece in self.pieces if not piece.mark and any(map(str.isalnum, piece.text))]
        return bool(words) and all(words)


def read_line(paragraph: etree._Element, styles: Styles, marks: Marks) -> Line:
    """Read a paragraph.

    Parameters
    ----------
    paragraph
        The element w:p.
    styles
        Those of the document.
    marks
        Number of each note by its part ("footnotes", "endnotes") and id; a reference to any other is left out.
    """
    reader = _Reader(Line(), styles, marks, styles.paragraph_style(paragraph))
    reader.walk(paragraph)
    return reader.line


@dataclass(slots=True)
class _Reader:
    """The walk through one paragraph; `codes` tells for each open field whether its code is still being given."""

    line: Line
    styles: Styles
    marks: Marks
    style: str
    codes: list[bool] = field(default_factory=list)

    def walk(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._read_run(child)
            elif tag in DROPPED:
                self.line.changes += tag in {w("del"), w("moveFrom")}
            elif tag == ALTERNATE:
                chosen = _choose(child)
                if chosen is not None:
                    self.walk(chosen)
            elif tag == _FORMULA:
                self._add(Piece(text=read_formula(child)))
            else:
                self.line.changes += tag == w("ins")
                self.walk(child)

    def _read_run(self, run: etree._Element) -> None:
        if self.styles.is_on(w("vanish"), run, self.style):
            # Hidden text may still tell Word where a field begins and ends.
            for sign in run.iterchildren(w("fldChar")):
                self._read_field(sign)
            return
        raised = _is_raised(self.styles, run, self.style)
        bold = self.styles.is_on(w("b"), run, self.style)
        font = self.styles.font_of(run, self.style)
        custom = False
        for child in run:
            tag = child.tag
            if tag == T and not custom:
                self._add(Piece(text=read_typed(child.text or "", font), bold=bold, raised=raised))
            elif tag in _BLANKS:
                self._add(Piece(text=" ", bold=bold))
            elif tag == w("noBreakHyphen"):
                self._add(Piece(text="-", bold=bold))
            elif tag == w("sym"):
                char = chr(int(code, 16)) if _CODE.fullmatch(code := child.get(w("char"), "")) else ""
                self._add(Piece(text=read_typed(char, child.get(w("font"), font)), bold=bold))
            elif tag == w("fldChar"):
                self._read_field(child)
            elif tag in _MARKS:
                number = self.marks.get((_MARKS[tag], child.get(w("id"), "")))
                # The sign that follows in the same run ("*") is what the author set in place of the number.
                custom = child.get(w("customMarkFollows"), "0") not in {"0", "false", "off"}
                if number is not None:
                    self.line.notes.add(number)
                    self._add(Piece(text=superscript(number), mark=True))
            elif tag in _HOLDERS or tag == ALTERNATE:
                self._hold(child)

    def _read_field(self, sign: etree._Element) -> None:
        kind = sign.get(w("fldCharType"))
        if kind == "begin":
            self.codes.append(True)
        elif kind == "separate" and self.codes:
            self.codes[-1] = False
        elif kind == "end" and self.codes:
            self.codes.pop()

    def _add(self, piece: Piece) -> None:
        if piece.text and not any(self.codes):
            self.line.pieces.append(piece)

    def _hold(self, holder: etree._Element) -> None:
        """Keep the text boxes of a drawing, each once: newer and older programs find it written twice."""
        chosen = _choose(holder) if holder.tag == ALTERNATE else holder
        if chosen is None:
            return
        boxes = list(_outermost(chosen, TEXT_BOX))
        self.line.boxes.extend(boxes)
        self.line.pictures += not boxes


def compose(pieces: Iterable[Piece]) -> str:
    """Join pieces; a mark never runs into a figure, a power or another mark."""
    text = ""
    for piece in _merge(pieces):
        if piece.mark:
            text += _mark_after(text, piece.text)
        elif piece.raised:
            text += _raised_after(text, piece.text)
        else:
            text += piece.text
    return text


def read_typed(text: str, font: str) -> str:
    """Return typed characters as letters, whatever their font makes of them; pictures are left out."""
    pictures = _PICTURE_FONTS.search(font) is not None
    if not pictures and _PRIVATE.search(text) is None:
        return convert_legacy(text, font) or text
    known = _WINGDINGS if pictures else _SYMBOL
    private = (0xF000 <= ord(char) <= 0xF0FF for char in text)
    return "".join(
        known.get(ord(char) & 0xFF, "") if pictures or hidden else char
        for char, hidden in zip(text, private, strict=True)
    )


def read_formula(formula: etree._Element) -> str:
    """Write a formula on one line: powers raised, fractions with a slash."""
    tag = formula.tag
    if tag == m("t"):
        return formula.text or ""
    told = [(child.tag, read_formula(child)) for child in formula if isinstance(child.tag, str)]
    parts = dict(told)
    if tag == m("sSup"):
        return f"{parts.get(m('e'), '')}{parts.get(m('sup'), '').translate(_TO_SUPERSCRIPT)}"
    if tag == m("f"):
        return f"{parts.get(m('num'), '')}/{parts.get(m('den'), '')}"
    return "".join(text for _, text in told)


def _merge(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Join neighbours that are raised alike: Word cuts a number into runs wherever somebody stopped typing."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and not piece.mark and not held.mark and piece.raised == held.raised:
            held = Piece(text=held.text + piece.text, raised=held.raised)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _mark_after(before: str, mark: str) -> str:
    glued = (mark[0] in "²³" and _LENGTH.search(before) is not None) or _POWER.search(before) is None
    return f" {mark}" if glued else mark


def _raised_after(before: str, text: str) -> str:
    bare = text.strip()
    inside = bare.strip("()[]")
    if not bare:
        return text
    if _NUMBERS.fullmatch(inside) is not None:
        marks = " ".join(superscript(number) for number in re.findall(r"\d+", inside))
        written = marks if inside == bare and _POWER.search(before) is not None else _mark_after(before, marks)
    elif _EXPONENT.fullmatch(bare) is not None:
        written = bare.translate(_TO_SUPERSCRIPT)
    else:
        # A comma between two marks is no part of the sentence.
        written = " " if not bare.strip(",;") and before[-1:] in SUPERSCRIPTS else bare
    lead = " " if text[0].isspace() else ""
    return f"{lead}{written}{' ' if text[-1].isspace() else ''}"


def _is_raised(styles: Styles, run: etree._Element, paragraph_style: str) -> bool:
    align = styles.run_property(w("vertAlign"), run, paragraph_style)
    if align is not None:
        return value_of(align) == "superscript"
    position = run.find(f"{R_PR}/{w('position')}")
    # Digits lifted by hand look the same in print.
    return position is not None and value_of(position).isdecimal() and int(value_of(position)) > 0


def _choose(alternate: etree._Element) -> etree._Element | None:
    choice = alternate.find(CHOICE)
    return choice if choice is not None else alternate.find(FALLBACK)


def _outermost(parent: etree._Element, tag: str) -> Iterable[etree._Element]:
    """Yield elements below `parent` that lie in no other of the kind, one alternative of each."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == ALTERNATE:
            chosen = _choose(child)
            if chosen is not None:
                yield from _outermost(chosen, tag)
        else:
            yield from _outermost(child, tag)


def is_mark_deleted(paragraph: etree._Element) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one goes on with it."""
    return paragraph.find(f"{w('pPr')}/{R_PR}/{w('del')}") is not None
