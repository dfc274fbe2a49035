"""Bytes in, decoded text out: UTF-8 and UTF-16, with or without a byte order mark where that is safe.

Newlines stay as they are. Does NOT guess legacy encodings: a wrong guess would change figures and quotes in silence.
"""

import re

from index.errors import UnreadableDocument

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Tab, newlines, form feed and escape-free text; other control characters do not occur in typed documents.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAVE_AS_UTF8 = "mở bằng chương trình đã tạo ra nó rồi lưu lại với bảng mã UTF-8"


def decode_text(data: bytes, *, path: str) -> str:
    """Decode the bytes of a text file.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Returns
    -------
    The text without a byte order mark, newlines kept.

    Raises
    ------
    UnreadableDocument
        If the file is empty, binary, or in an encoding that cannot be told.
    """
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"):
        raise UnreadableDocument(path, "tệp rỗng, không có chữ nào", "kiểm tra lại tệp hoặc bỏ nó ra khỏi danh sách")
    text = _decode(data, path)
    # A stray control character is scanner dirt; one in a hundred characters is not text.
    if len(_CONTROL.findall(text[:65536])) * 100 > min(len(text), 65536) or "\x00" in text[:65536]:
        raise UnreadableDocument(
            path, "không phải tệp văn bản (chứa mã nhị phân)", "chuyển nội dung sang .txt, .md hoặc .csv rồi đọc lại"
        )
    if not text.strip():
        raise UnreadableDocument(path, "tệp rỗng, không có chữ nào", "kiểm tra lại tệp hoặc bỏ nó ra khỏi danh sách")
    return text


def _decode(data: bytes, path: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"tệp ghi là {encoding.upper()} nhưng hỏng ở byte {error.start + len(mark)}"
                raise UnreadableDocument(path, reason, _SAVE_AS_UTF8) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in data[:4096]:
            reason = "không phải tệp văn bản (chứa mã nhị phân)"
            raise UnreadableDocument(path, reason, "chuyển nội dung sang .txt, .md hoặc .csv rồi đọc lại") from error
        reason = f"không nhận ra bảng mã (byte {error.start} không phải UTF-8)"
        raise UnreadableDocument(path, reason, _SAVE_AS_UTF8) from error
