"""An open page of a PDF in, its level and upright strokes out, and how much of it pictures cover.

One of the doors to pypdfium2. Drawings with more strokes than a page of tables has give none. Does NOT look into
reusable forms, nor tell which strokes make a table.
"""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from index.read.glyph import Edge
from index.read.pdf_glyphs import Frame

# Strokes: beyond it a page is a map or a chart.
MOST_EDGES = 4_000
# In points.
_SHORTEST = 3.0
_SLANT = 0.7
_WHOLE_PAGE = 0.95


def read_edges(page: PdfPage, frame: Frame) -> tuple[Edge, ...]:
    """Return the level and upright strokes of a page, borders of filled shapes included; none for a drawing."""
    edges: list[Edge] = []
    for path in _objects(page, pdfium.FPDF_PAGEOBJ_PATH):
        for start, end in _strokes(path):
            edge = _edge(frame.place(*start), frame.place(*end))
            if edge is not None and not _is_page_border(edge, frame.size):
                edges.append(edge)
        if len(edges) > MOST_EDGES:
            return ()
    return tuple(edges)


def picture_share(page: PdfPage, frame: Frame) -> float:
    """Return the share of the page that its largest picture covers, 0 to 1."""
    width, height = frame.size
    largest = max([0.0, *map(_area, _objects(page, pdfium.FPDF_PAGEOBJ_IMAGE))])
    return min(1.0, largest / (width * height)) if width * height else 0.0


def picture_dpi(page: PdfPage) -> float | None:
    """Return the points per inch of the largest picture of a page, None where it has none."""
    sizes: list[tuple[int, float]] = []
    for picture in _objects(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        across, down = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(picture, across, down)
        area = _area(picture)
        if area > 0:
            # Turned or not, a picture has as many points on its area.
            sizes.append((across.value * down.value, 72 * math.sqrt(across.value * down.value / area)))
    return max(sizes)[1] if sizes else None


def has_drawing(page: PdfPage) -> bool:
    """Tell whether anything is drawn on the page."""
    return bool(pdfium.FPDFPage_CountObjects(page))


def _objects(page: PdfPage, kind: int) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        found = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(found) == kind:
            yield found


def _area(picture: pdfium.FPDF_PAGEOBJECT) -> float:
    """Return how much of the page a picture takes, in square points; 0 where that cannot be told."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(picture, left, bottom, right, top):
        return 0.0
    return float((right.value - left.value) * (top.value - bottom.value))


def _strokes(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield start and end of the straight segments of a path, in places of the file."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MOST_EDGES)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            yield from pairwise(points)
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from pairwise([*points, points[0]])
            points = []
    yield from pairwise(points)


def _edge(start: tuple[float, float], end: tuple[float, float]) -> Edge | None:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if bottom - top <= _SLANT and right - left >= _SHORTEST:
        return Edge(left, top, right, top)
    if right - left <= _SLANT and bottom - top >= _SHORTEST:
        return Edge(left, top, left, bottom)
    return None


def _is_page_border(edge: Edge, size: tuple[float, float]) -> bool:
    return edge.right - edge.left > _WHOLE_PAGE * size[0] or edge.bottom - edge.top > _WHOLE_PAGE * size[1]
