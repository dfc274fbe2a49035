"""An open page of a PDF in, its glyphs out: characters with places, font size and weight, as a person sees the page.

One of the doors to pypdfium2. Letters are composed (NFC), ligatures taken apart, the look-alikes of symbol fonts
spelled. Turned text (watermarks, upright headers) is left out and counted. Does NOT find words or lines.
"""

import ctypes
import math
import time
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, normalize

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from index.read.glyph import Glyph

# More characters than the densest page of figures has; beyond it a page is a drawing or an attack.
MOST_GLYPHS = 100_000
PAGE_SECONDS = 20.0
_CHECK_EVERY = 2_048
_BOLD_WEIGHT = 600
_FONT_NAME_BYTES = 128
# Slant of a baseline that still counts as level, as a share of the font size.
_LEVEL = 0.2
# Places of bullets and signs in the private area, where the fonts Symbol and Wingdings have them.
_SYMBOLS = {
    0xF02B: "+",
    0xF02D: "-",
    0xF06C: "●",
    0xF06E: "■",
    0xF071: "□",
    0xF076: "❖",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0A3: "≤",
    0xF0B4: "×",
    0xF0B7: "•",
    0xF0D8: "-",
    0xF0E0: "→",
    0xF0FC: "✓",
}
# Marks that join the letter before begin here; no ligature is below it.
_FIRST_MARK = "\u0300"
_LIGATURES = range(0xFB00, 0xFB07)
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE = range(0xE000, 0xF900)
# What a hyphen at the end of a line becomes in pdfium's own text.
_PDFIUM_HYPHENS = {0x02, 0xFFFE}

# Left, top, right, bottom, baseline.
_Box = tuple[float, float, float, float, float]


class PageTooLarge(Exception):
    """A page with more on it than text, or that takes too long; the others go on."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How places of the file become places of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in {90, 270} else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the file into one counted from the upper left corner."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


@dataclass(frozen=True, slots=True)
class _Face:
    """What a text object says of its characters."""

    size: float
    bold: bool
    level: bool


@dataclass(frozen=True, slots=True)
class Characters:
    """The level glyphs in the order of the file; how many others were turned, and how many have no known letter."""

    glyphs: tuple[Glyph, ...]
    turned: int
    unknown: int


def frame_of(page: PdfPage) -> Frame:
    """Return the frame of a page: its visible box and its turn."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def read_glyphs(page: PdfPage, frame: Frame) -> Characters:
    """Read the characters of a page.

    Raises
    ------
    PageTooLarge
        More than `MOST_GLYPHS` characters, or more than `PAGE_SECONDS`.
    """
    handle = pdfium.FPDFText_LoadPage(page)
    try:
        return _collect(handle, frame)
    finally:
        pdfium.FPDFText_ClosePage(handle)


class _Boxes:
    """Looks up places of characters, again and again in the same memory: a page asks thousands of times."""

    def __init__(self, handle: pdfium.FPDF_TEXTPAGE, frame: Frame) -> None:
        self.handle = handle
        self.frame = frame
        self.width, self.height = frame.size
        self.rect = pdfium.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.into = tuple(map(ctypes.byref, (self.rect, self.x, self.y)))

    def __call__(self, index: int) -> _Box:
        """Return left, top, right, bottom within the page, and the baseline."""
        rect, x, y = self.into
        pdfium.FPDFText_GetLooseCharBox(self.handle, index, rect)
        pdfium.FPDFText_GetCharOrigin(self.handle, index, x, y)
        place = self.frame.place
        left, top = place(self.rect.left, self.rect.top)
        right, bottom = place(self.rect.right, self.rect.bottom)
        baseline = place(self.x.value, self.y.value)[1]
        if 0 <= left <= right <= self.width and 0 <= top <= bottom <= self.height:
            return left, top, right, bottom, baseline
        return (
            min(max(min(left, right), 0.0), self.width),
            min(max(min(top, bottom), 0.0), self.height),
            max(min(max(left, right), self.width), 0.0),
            max(min(max(top, bottom), self.height), 0.0),
            baseline,
        )


def _collect(handle: pdfium.FPDF_TEXTPAGE, frame: Frame) -> Characters:
    count = pdfium.FPDFText_CountChars(handle)
    if count > MOST_GLYPHS:
        raise PageTooLarge(f"có {count} ký tự, quá giới hạn {MOST_GLYPHS}")
    began = time.monotonic()
    box_of = _Boxes(handle, frame)
    faces: dict[int, _Face] = {}
    glyphs: list[Glyph] = []
    turned = unknown = 0
    for index in range(count):
        if index % _CHECK_EVERY == 0 and time.monotonic() - began > PAGE_SECONDS:
            raise PageTooLarge(f"đọc quá {PAGE_SECONDS:.0f} giây")
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in {10, 13}:
            continue
        face = _face(handle, index, frame, faces)
        if face is None or not face.level:
            turned += face is not None and code != 32
            continue
        text = _spell(code)
        unknown += text == "\ufffd"
        if text:
            _add(glyphs, text, box_of(index), face)
    return Characters(tuple(glyphs), turned, unknown)


@cache
def _spell(code: int) -> str:
    """Spell a character; a text in one of the old eight-bit fonts would be converted where its face is known too."""
    if code in _PDFIUM_HYPHENS:
        return "-"
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    if code in _LIGATURES:
        return normalize("NFKC", chr(code))
    if code == 0 or code in _PRIVATE or code in _SURROGATES:
        return "\ufffd"
    return " " if chr(code).isspace() else chr(code) if code >= 32 else ""


def _face(handle: pdfium.FPDF_TEXTPAGE, index: int, frame: Frame, faces: dict[int, _Face]) -> _Face | None:
    """Return the face of a character, worked out once for each text object; None for what pdfium put in itself."""
    text_object = pdfium.FPDFText_GetTextObject(handle, index)
    key = ctypes.cast(text_object, ctypes.c_void_p).value
    if key is None:
        return None
    if key not in faces:
        faces[key] = _read_face(text_object, frame)
    return faces[key]


def _read_face(text_object: pdfium.FPDF_PAGEOBJECT, frame: Frame) -> _Face:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(text_object, size)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
    font = pdfium.FPDFTextObj_GetFont(text_object)
    bold = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or "bold" in _font_name(font).lower()
    # The direction of the baseline as shown.
    start, end = frame.place(0, 0), frame.place(matrix.a, matrix.b)
    right, down = end[0] - start[0], end[1] - start[1]
    height = math.hypot(matrix.c, matrix.d)
    level = right > 0 and abs(down) <= _LEVEL * right
    return _Face(round(abs(size.value) * height, 2), bold, level)


def _font_name(font: pdfium.FPDF_FONT) -> str:
    buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, _FONT_NAME_BYTES)
    return buffer.value.decode("latin-1")


def _add(glyphs: list[Glyph], text: str, box: _Box, face: _Face) -> None:
    """Add a character; a mark joins its letter, a ligature becomes its letters side by side."""
    left, top, right, bottom, baseline = box
    if text < _FIRST_MARK:
        glyphs.append(Glyph(text, left, top, right, bottom, baseline, face.size, face.bold))
        return
    if combining(text[0]) and glyphs:
        last = glyphs[-1]
        composed = normalize("NFC", last.char + text)
        if len(composed) == 1:
            glyphs[-1] = last._replace(
                char=composed, left=min(last.left, left), right=max(last.right, right), top=min(last.top, top)
            )
            return
    step = (right - left) / len(text)
    for number, char in enumerate(normalize("NFC", text)):
        start = left + number * step
        glyphs.append(Glyph(char, start, top, start + step, bottom, baseline, face.size, face.bold))
