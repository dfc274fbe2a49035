"""The bytes of a mail in, its head, its body and its attachments out. Does NOT read the attachments, nor write text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message, MIMEPart
from email.utils import parsedate_to_datetime

from index.errors import UnreadableDocument
from index.read.text import decode_text

# A page saved with all that belongs to it is written as a mail.
MAIL_SUFFIXES = (".eml", ".mht", ".mhtml")
_HEAD = 16_384  # bytes in which the head of a mail tells what it is
_FIELD = re.compile(
    rb"^(?:from|to|date|subject|mime-version|content-type|received|message-id):", re.IGNORECASE | re.MULTILINE
)
_MIME = re.compile(rb"^mime-version:[^\n]*1\.0", re.IGNORECASE | re.MULTILINE)
_STARTS = re.compile(rb"\s*(?:From |[A-Za-z][A-Za-z0-9-]*:)")
_SUBJECT_OF_MAIL = re.compile(r"[^\w .-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail.

    Parameters
    ----------
    subject, sender
        As written, "" where there is none.
    date
        When it was sent, None where that cannot be told.
    plain
        The body as plain text, "" where there is none.
    page
        The body as bytes of a web page with the name of their encoding or ""; None where there is none.
    attachments
        Names without folders, and contents; a mail that was attached has the ending .eml.
    """

    subject: str
    sender: str
    date: datetime | None
    plain: str
    page: tuple[bytes, str] | None
    attachments: tuple[tuple[str, bytes], ...]


def is_mail(data: bytes, *, named: bool) -> bool:
    """Tell whether bytes are a mail: by its head, which needs to say less where the file is named as one."""
    head = data[:_HEAD]
    if _STARTS.match(head) is None:
        return False
    return _MIME.search(head) is not None or (named and _FIELD.search(head) is not None)


def parse_mail(data: bytes, *, path: str) -> Mail:
    """Take a mail apart.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it is no mail, is nested beyond all use, or its text is in an encoding that cannot be told.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = list(_leaves(message))
    except (RecursionError, ValueError, LookupError, AttributeError) as error:
        raise UnreadableDocument(path, "thư hỏng, không tách được các phần", "lưu lại thư từ hộp thư") from error
    plain: list[str] = []
    pages: list[tuple[bytes, str]] = []
    attachments: list[tuple[str, bytes]] = []
    for part in parts:
        kind = part.get_content_type()
        name = _file_name(part)
        content = _content(part)
        if kind == "message/rfc822":
            attachments.append((name or _mail_name(part), content))
        elif part.get_content_disposition() == "attachment" or (name and not kind.startswith("text/")):
            if name:
                attachments.append((name, content))
        elif kind == "text/plain" and content.strip():
            plain.append(_decode(content, part, path))
        elif kind == "text/html" and content.strip():
            pages.append((content, part.get_content_charset() or ""))
    return Mail(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        date=_date(message),
        plain="\n\n".join(plain),
        page=pages[0] if pages else None,
        attachments=tuple(attachments),
    )


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """Yield the parts that hold something; a mail inside the mail is one part."""
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(list(part.iter_parts())))
        else:
            yield part


def _content(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        mail = inner[0] if isinstance(inner, list) and inner else None
        return mail.as_bytes() if isinstance(mail, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decode(content: bytes, part: MIMEPart, path: str) -> str:
    charset = part.get_content_charset() or ""
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode_text(content, path=path)


def _file_name(part: MIMEPart) -> str:
    """Return the last part of the name that a part gives itself: folders are nobody's business."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return _readable(name).replace("\\", "/").rpartition("/")[2].strip()


def _mail_name(part: MIMEPart) -> str:
    inner = part.get_payload()
    mail = inner[0] if isinstance(inner, list) and inner else None
    subject = _header(mail, "subject") if isinstance(mail, Message) else ""
    return f"{_SUBJECT_OF_MAIL.sub(' ', subject).strip()[:80] or 'thu'}.eml"


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(_readable(str(message[name] or "")).split())
    except (ValueError, IndexError, LookupError, AttributeError, TypeError):
        return ""


def _date(message: MIMEPart) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"] or ""))
    except (ValueError, IndexError, TypeError, AttributeError):
        return None


def _readable(text: str) -> str:
    """Turn bytes that were in no known encoding into signs for "unreadable"."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
