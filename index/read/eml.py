"""The bytes of a mail in, its text out: subject, sender and date, then the body, then the names of its attachments.

Does NOT read the attachments: each is a document of its own.
"""

from index.errors import UnreadableDocument
from index.read.html import read_page
from index.read.mail import Mail, parse_mail
from index.read.markdown import heading, join, paragraph
from index.reading import Reading


def read_eml(data: bytes, /, *, path: str) -> Reading:
    """Read a mail.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Raises
    ------
    UnreadableDocument
        If it is no mail, has neither head nor body, or its text is in an encoding that cannot be told.
    """
    mail = parse_mail(data, path=path)
    body, warnings = _body(mail, path)
    names = ", ".join(name for name, _ in mail.attachments)
    if not body.strip() and not names and not mail.subject:
        raise UnreadableDocument(path, "thư không có nội dung", "lưu lại thư từ hộp thư")
    head = [
        heading(1, mail.subject),
        paragraph("; ".join(filter(None, [f"Từ: {mail.sender}" if mail.sender else "", _sent(mail)]))),
    ]
    tail = [paragraph(f"Tệp đính kèm: {names}")] if names else []
    return Reading(text=join([*head, body.strip(), *tail]), warnings=warnings)


def _sent(mail: Mail) -> str:
    return f"ngày {mail.date:%d/%m/%Y %H:%M}" if mail.date is not None else ""


def _body(mail: Mail, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the plain text where there is one, else what the page in the mail says."""
    if mail.plain.strip():
        return "\n".join(line.rstrip() for line in mail.plain.splitlines()), ()
    if mail.page is None:
        return "", ()
    page, charset = mail.page
    reading = read_page(page, charset=charset, titled=False, path=path)
    return reading.text, reading.warnings
