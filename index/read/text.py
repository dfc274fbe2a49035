"""Bytes in, decoded text with what to know of it out: UTF-8, UTF-16, and the legacy Vietnamese encodings when certain.

Newlines stay as they are, and UTF-8 text of Vietnamese syllables is left alone. Does NOT guess: what is not told for
sure by its words is refused, because a wrong guess would change figures and quotes in silence.
"""

import re

from index.errors import UnreadableDocument
from index.read.legacy import SURE, SUSPECT, Conversion, decode_windows_1252, find_conversion, share_of_syllables
from index.record import record

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Tab, newlines, form feed and escape-free text; other control characters do not occur in typed documents.
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x20))))
# Letters, signs and marks of Vietnamese typed text; UTF-16 read the wrong way round falls outside.
_TYPED = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20ab]")
_ALL_TYPED, _HALF_TYPED = 0.99, 0.5  # shares of characters
_SAVE_AS_UTF8 = "mở bằng chương trình đã tạo ra nó rồi lưu lại với bảng mã UTF-8"
_BINARY = "không phải tệp văn bản (chứa mã nhị phân)"
_TO_TEXT = "chuyển nội dung sang .txt, .md hoặc .csv rồi đọc lại"
_LOOKED_AT = 65536  # characters or bytes


@record(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, and what a person should know of how it was decoded (Vietnamese, no full stop)."""

    text: str
    warnings: tuple[str, ...] = ()


def decode_text(data: bytes, *, path: str) -> str:
    """Decode the bytes of a text file as ``decode`` does, without its warnings."""
    return decode(data, path=path).text


def decode(data: bytes, *, path: str) -> Decoded:
    """Decode the bytes of a text file.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Returns
    -------
    The text without a byte order mark, newlines kept; with a warning where it was brought over from a legacy encoding,
    or looks like one.

    Raises
    ------
    UnreadableDocument
        If the file is empty, binary, or in an encoding that cannot be told.
    """
    empty = UnreadableDocument(path, "tệp rỗng, không có chữ nào", "kiểm tra lại tệp hoặc bỏ nó ra khỏi danh sách")
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"):
        raise empty
    decoded = _decode(data, path)
    start = decoded.text[:_LOOKED_AT]
    # A stray control character is scanner dirt; one in a hundred characters is not text.
    if sum(map(start.count, _CONTROLS)) * 100 > len(start) or "\x00" in start:
        raise UnreadableDocument(path, _BINARY, _TO_TEXT)
    if not decoded.text.strip():
        raise empty
    return decoded


def _decode(data: bytes, path: str) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return _decode_unicode(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                reason = f"tệp ghi là {encoding.upper()} nhưng hỏng ở byte {error.start + len(mark)}"
                raise UnreadableDocument(path, reason, _SAVE_AS_UTF8) from error
    if b"\x00" in data[:_LOOKED_AT]:
        return _decode_utf16(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_bytes(data, path, broken_at=error.start)
    return _decode_unicode(text)


def _decode_unicode(text: str) -> Decoded:
    """Bring text over that is valid Unicode but was typed in, or saved from, a legacy encoding."""
    found = find_conversion(text)
    if found is None:
        return Decoded(text=text)
    if found.confidence >= SURE:
        return _converted(found)
    warning = f"có vẻ dùng bảng mã {found.encoding} ({_say(found.confidence)}), chưa chuyển vì chưa chắc"
    return Decoded(text=text, warnings=(f"{warning}; {_SAVE_AS_UTF8}",))


def _decode_utf16(data: bytes, path: str) -> Decoded:
    """Decode UTF-16 without a mark where one order of bytes gives typed text and the other does not."""
    shares = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[: _LOOKED_AT - _LOOKED_AT % 2].decode(encoding, errors="replace")
        shares[encoding] = len(_TYPED.findall(text)) / len(text)
    best, other = sorted(shares, key=lambda encoding: -shares[encoding])
    if shares[best] < _ALL_TYPED or shares[other] > _HALF_TYPED or len(data) % 2:
        raise UnreadableDocument(path, _BINARY, _TO_TEXT)
    try:
        text = data.decode(best)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(path, _BINARY, _TO_TEXT) from error
    return Decoded(text=text, warnings=(f"đọc theo {best.upper()} vì tệp không ghi bảng mã",))


def _decode_bytes(data: bytes, path: str, *, broken_at: int) -> Decoded:
    """Decode bytes that are no UTF-8: Windows-1258, or a legacy encoding of one byte a letter."""
    vietnamese = _as_windows_1258(data)
    western = find_conversion(decode_windows_1252(data))
    found = max(filter(None, (vietnamese, western)), key=lambda each: each.confidence, default=None)
    if found is not None and found.confidence >= SURE:
        return _converted(found)
    reason = f"không nhận ra bảng mã (byte {broken_at} không phải UTF-8)"
    if found is not None:
        reason = f"có vẻ dùng bảng mã {found.encoding} nhưng chưa đủ chắc ({_say(found.confidence)})"
    raise UnreadableDocument(path, reason, _SAVE_AS_UTF8)


def _as_windows_1258(data: bytes) -> Conversion | None:
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    confidence = share_of_syllables(text)
    return Conversion(text=text, encoding="Windows-1258", confidence=confidence) if confidence >= SUSPECT else None


def _converted(found: Conversion) -> Decoded:
    warning = f"đã chuyển từ bảng mã {found.encoding} ({_say(found.confidence)})"
    return Decoded(text=found.text, warnings=(warning,))


def _say(confidence: float) -> str:
    """Say a confidence, rounded down: what is not certain is never "1,00"."""
    return f"độ tin cậy {int(confidence * 100) / 100:.2f}".replace(".", ",")
