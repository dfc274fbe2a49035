"""Bytes of a picture in, the text recognised on it out, with places; a TIFF may hold many pages.

Does NOT read pictures that would not fit the memory once unpacked.
"""

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from index.errors import UnreadableDocument
from index.pace import begin_page
from index.read import ocr, tesseract
from index.read.glyph import Sheet
from index.read.pages import write_reading
from index.reading import Reading

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
# Points of one page: an A3 sheet at 600 a inch has 70 million.
MOST_PIXELS = 80_000_000
MOST_PAGES = 500
# Points per inch that are believed; else a picture is taken for a page of this width in inches.
_LEAST_DPI, _MOST_DPI = 90, 1300
_PAGE_INCHES = 8.27
# A picture of a page with fewer points per inch is doubled before it is read.
_SMALL_DPI = 140


def read_image(data: bytes, /, *, path: str) -> Reading:
    """Read a picture.

    Raises
    ------
    UnreadableDocument
        The picture is damaged or too large, nothing on it can be read, or the program that reads it is missing.
    """
    missing = tesseract.missing()
    if missing:
        raise UnreadableDocument(path, f"tệp ảnh cần nhận dạng chữ, nhưng {missing}", tesseract.INSTALL)
    sheets = list(_read_pages(data, path))
    return write_reading(sheets, path=path, cure="quét hoặc chụp lại rõ hơn, đủ sáng, 300 điểm mỗi inch")


def _read_pages(data: bytes, path: str) -> Iterator[Sheet]:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            count = getattr(picture, "n_frames", 1)
            if count > MOST_PAGES:
                reason = f"tệp ảnh có {count} trang, quá giới hạn {MOST_PAGES}"
                raise UnreadableDocument(path, reason, "chia tệp thành nhiều phần nhỏ hơn rồi đọc lại")
            for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                _check_size(frame, path)
                problem = begin_page(number, ocr.PAGE_SECONDS)
                if problem:
                    yield Sheet(number=number, width=0.0, height=0.0, problem=problem)
                    continue
                yield ocr.recognise(*_prepare(frame), number=number)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableDocument(
            path, "tệp ảnh hỏng hoặc chưa tải về hết", "tải lại tệp, hoặc lưu lại thành PNG rồi đọc lại"
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_large(path, 2 * (Image.MAX_IMAGE_PIXELS or 0)) from error


def _check_size(picture: Image.Image, path: str) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(path, picture.width * picture.height)


def _too_large(path: str, pixels: int) -> UnreadableDocument:
    return UnreadableDocument(
        path,
        f"ảnh có hơn {pixels // 1_000_000} triệu điểm, quá giới hạn {MOST_PIXELS // 1_000_000} triệu",
        "lưu lại ảnh nhỏ hơn (300 điểm mỗi inch là đủ) rồi đọc lại",
    )


def _prepare(frame: Image.Image) -> tuple[Image.Image, float]:
    """Return a page upright and grey on white, and its points per inch."""
    picture = ImageOps.exif_transpose(frame)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
    told = float(frame.info.get("dpi", (0, 0))[0] or 0)
    dpi = told if _LEAST_DPI <= told <= _MOST_DPI else picture.width / _PAGE_INCHES
    grey = picture.convert("L")
    if dpi < _SMALL_DPI:
        grey = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.LANCZOS)
        dpi *= 2
    return grey, dpi
