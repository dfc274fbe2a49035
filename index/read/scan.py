"""A scanned page as a picture in, what the eye mends before reading out: its tilt, and the strokes of its tables.

Works on grey pictures with numpy; a picture with much black (a photograph) has no strokes. Does NOT read.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from index.read.glyph import Edge

# Grey below which a point is ink.
_INK = 140
# In points: shorter strokes are parts of letters; strokes this near are one.
_LEVEL_STROKE = 30.0
_UPRIGHT_STROKE = 22.0
_THICKEST = 4.0
# Share of the points that strokes may take.
_MOST_STROKES = 0.03
# Degrees: the tilt that is looked for, and the least that is worth turning a page.
_STEEPEST = 3.0
_STEP = 0.25
_FINE_STEP = 0.05
LEAST_TILT = 0.15
_THUMBNAIL = 1000

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke in points of the picture: the box that it takes."""

    left: int
    top: int
    right: int
    bottom: int


def find_tilt(picture: Image.Image) -> float:
    """Return by how many degrees a picture must be turned anticlockwise for its lines to be level."""
    small = picture.convert("L")
    small.thumbnail((_THUMBNAIL, _THUMBNAIL))
    ink = Image.fromarray(np.where(np.asarray(small) < _INK, 255, 0).astype(np.uint8))
    best = _best_angle(ink, np.arange(-_STEEPEST, _STEEPEST + _STEP / 2, _STEP))
    return _best_angle(ink, np.arange(best - _STEP, best + _STEP + _FINE_STEP / 2, _FINE_STEP))


def _best_angle(ink: Image.Image, angles: NDArray[np.float64]) -> float:
    """Return the angle at which rows of ink and of paper part most sharply; the smallest of equals."""
    scores = [(_sharpness(ink, float(angle)), -abs(float(angle)), float(angle)) for angle in angles]
    return round(max(scores)[2], 2)


def _sharpness(ink: Image.Image, angle: float) -> float:
    turned = np.asarray(ink.rotate(angle, Image.Resampling.BILINEAR), dtype=np.int64)
    rows = turned.sum(axis=1)
    return float((np.diff(rows) ** 2).sum())


def find_strokes(picture: Image.Image, dpi: float) -> list[Stroke]:
    """Return the level and upright strokes of a picture, as long as those of tables are."""
    ink = np.asarray(picture.convert("L")) < _INK
    level = _strokes(ink, round(_LEVEL_STROKE * dpi / 72), round(_THICKEST * dpi / 72))
    upright = _strokes(ink.T, round(_UPRIGHT_STROKE * dpi / 72), round(_THICKEST * dpi / 72))
    return level + [Stroke(stroke.top, stroke.left, stroke.bottom, stroke.right) for stroke in upright]


def _strokes(ink: NDArray[np.bool_], length: int, thickest: int) -> list[Stroke]:
    """Find level runs of ink of at least `length` points; runs that touch from row to row are one stroke."""
    if ink.shape[1] <= length:
        return []
    sums = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    full = (sums[:, length:] - sums[:, :-length]) == length
    if full.mean() > _MOST_STROKES:
        return []
    open_strokes: list[Stroke] = []
    found: list[Stroke] = []
    for row in np.flatnonzero(full.any(axis=1)):
        runs = _runs(full[row], length)
        still: list[Stroke] = []
        for stroke in open_strokes:
            (still if stroke.bottom >= row - 1 else found).append(stroke)
        open_strokes = still
        for left, right in runs:
            touched = [stroke for stroke in open_strokes if stroke.left <= right and left <= stroke.right]
            top = min([int(row), *(stroke.top for stroke in touched)])
            first = min([left, *(stroke.left for stroke in touched)])
            last = max([right, *(stroke.right for stroke in touched)])
            open_strokes = [stroke for stroke in open_strokes if stroke not in touched]
            open_strokes.append(Stroke(first, top, last, int(row)))
    return [stroke for stroke in found + open_strokes if stroke.bottom - stroke.top <= thickest]


def _runs(full: NDArray[np.bool_], length: int) -> list[tuple[int, int]]:
    """Return first and last point of each run in a row, told by where windows of ink begin."""
    starts = np.flatnonzero(full)
    breaks = np.flatnonzero(np.diff(starts) > length)
    firsts = [starts[0], *starts[breaks + 1]]
    lasts = [*starts[breaks], starts[-1]]
    return [(int(first), int(last) + length - 1) for first, last in zip(firsts, lasts, strict=True)]


def wipe_strokes(picture: Image.Image, strokes: list[Stroke]) -> Image.Image:
    """Return the picture with its strokes painted over, so that they are not read as letters."""
    pixels = np.array(picture.convert("L"))
    for stroke in strokes:
        pixels[max(stroke.top - 1, 0) : stroke.bottom + 2, max(stroke.left - 1, 0) : stroke.right + 2] = 255
    return Image.fromarray(pixels)


def edges_of(strokes: list[Stroke], dpi: float) -> tuple[Edge, ...]:
    """Return strokes as edges in points of the page."""
    scale = 72 / dpi
    edges = []
    for stroke in strokes:
        x, y = (stroke.left + stroke.right) / 2 * scale, (stroke.top + stroke.bottom) / 2 * scale
        if stroke.right - stroke.left > stroke.bottom - stroke.top:
            edges.append(Edge(stroke.left * scale, y, stroke.right * scale, y))
        else:
            edges.append(Edge(x, stroke.top * scale, x, stroke.bottom * scale))
    return tuple(edges)
