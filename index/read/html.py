"""The bytes of a web page in, the text of its article out, as Markdown. Nothing that a page refers to is fetched."""

import re

from selectolax.lexbor import LexborHTMLParser

from index.errors import UnreadableDocument
from index.read.html_main import choose_parts
from index.read.html_tree import walk
from index.read.markdown import clean, heading, join
from index.read.text import BYTE_ORDER_MARKS, decode_text
from index.reading import Reading

_HEAD = 4_096
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_COPY = "mở trang bằng trình duyệt, chép nội dung sang .txt hoặc .docx rồi đọc lại"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# Where a "<" is no tag.
_NO_TAGS = re.compile(r"<!--.*?-->|<(script|style|textarea)\b.*?</\1", re.IGNORECASE | re.DOTALL)
# Elements that end by themselves; all others nest.
_UNNESTED = frozenset(
    {
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "wbr",
        "area",
        "base",
        "source",
        "embed",
        "param",
        "track",
        "font",
        "span",
        "b",
        "i",
        "a",
        "u",
    }
)
# Browsers stop at 512.
_DEEPEST = 3_000
# What browsers read under these names, since pages are written so.
_READ_AS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}


def is_page(data: bytes, *, named: bool) -> bool:
    """Tell whether bytes are a web page: by how they begin, or by the name of the file where that says nothing."""
    head = data[:_HEAD]
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "ignore").encode()
    if _BEGINS.match(head) is not None:
        return True
    return named and b"\x00" not in head and b"<" in head


def read_html(data: bytes, /, *, path: str) -> Reading:
    """Read a web page.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it is in an encoding that cannot be told, or shows nothing.
    """
    return read_page(data, charset="", titled=True, path=path)


def read_page(data: bytes, *, charset: str, titled: bool, path: str) -> Reading:
    """Read a web page that may be part of something.

    Parameters
    ----------
    data
        The page.
    charset
        The encoding as told outside of the page, or "".
    titled
        Whether the page's title heads its text when it has no main heading.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it is in an encoding that cannot be told, or shows nothing.
    """
    page = _decode(data, charset, path)
    if _is_too_deep(page):
        raise UnreadableDocument(path, f"trang lồng sâu quá {_DEEPEST} lớp", _COPY)
    tree = LexborHTMLParser(page)
    body = tree.body
    parts = choose_parts(walk(body), page) if body is not None else []
    if not parts:
        raise UnreadableDocument(path, "trang không có chữ nào", _COPY)
    lines = [part.text for part in parts]
    named = tree.css_first("title") if titled else None
    title = clean(named.text()) if named is not None else ""
    if title and not any(part.level == 1 for part in parts):
        lines.insert(0, heading(1, title))
    return Reading(text=join(lines))


def _is_too_deep(page: str) -> bool:
    """Tell whether elements nest so deep that the parser would take minutes."""
    depth = 0
    for match in _TAG.finditer(_NO_TAGS.sub("", page)):
        if match.group(2).lower() not in _UNNESTED:
            depth += -1 if match.group(1) else 1
            if depth > _DEEPEST:
                return True
    return False


def _decode(data: bytes, charset: str, path: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        # Hardly any text in another encoding is valid UTF-8, whatever the page says of itself.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:_HEAD])
    for name in (charset, declared.group(1).decode("ascii", "ignore") if declared is not None else ""):
        try:
            if name:
                return data.decode(_READ_AS.get(name.lower(), name))
        except (LookupError, UnicodeDecodeError):
            continue
    return decode_text(data, path=path)
