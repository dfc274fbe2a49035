"""Bytes of a PDF or a picture in, the picture of one of its pages out, as a person sees it on paper.

Reads no text. A page too long to be drawn at the width asked for gives none.
"""

import io

import pypdfium2
from PIL import Image, ImageOps

from index.read.image import FORMATS
from index.read.image import MOST_PIXELS as LARGEST_PICTURE
from index.read.pdfium import PDFIUM

WIDTH = 1300
"""Pixels of a drawn page: small print stays readable, and the file small."""

MOST_PIXELS = 8_000_000
_QUALITY = 78


def draw_page(data: bytes, number: int) -> bytes | None:
    """Draw a page.

    Parameters
    ----------
    data
        The whole file.
    number
        The page, from 1.

    Returns
    -------
    A WebP picture `WIDTH` pixels wide, None when there is no such page or it cannot be drawn.
    """
    try:
        picture = _draw_pdf(data, number) if b"%PDF-" in data[:1024] else _draw_image(data, number)
    except (pypdfium2.PdfiumError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None
    if picture is None:
        return None
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY)
    return written.getvalue()


def _draw_pdf(data: bytes, number: int) -> Image.Image | None:
    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        try:
            width, height = page.get_width(), page.get_height()
            if width <= 0 or WIDTH * WIDTH * height / width > MOST_PIXELS:
                return None
            bitmap = page.render(scale=WIDTH / width)
            try:
                picture: Image.Image = bitmap.to_pil().convert("RGB")
            finally:
                bitmap.close()
        finally:
            page.close()
    return picture


def _draw_image(data: bytes, number: int) -> Image.Image | None:
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        if not 1 <= number <= getattr(picture, "n_frames", 1):
            return None
        picture.seek(number - 1)
        if picture.width * picture.height > LARGEST_PICTURE:
            return None
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    height = round(WIDTH * upright.height / max(upright.width, 1))
    return upright.resize((WIDTH, height)) if 0 < WIDTH * height <= MOST_PIXELS else None
