"""Citations as cards: document, section path, paragraph, and the quote with its figures marked.

Records in, escaped HTML out. Long quotes are cut around what they are cited for; the viewer shows them whole.
"""

from html import escape

from qa.answer import Citation, Use
from qa.page.place import cited_place, write_query

_QUOTE_LENGTH = 420
_OPEN = '<span class="qa-open">Mở tài liệu gốc <span aria-hidden="true">→</span></span>'
_USES = {Use.HEAD: "Bảng, cột hoặc nhóm của số liệu", Use.ELSEWHERE: "Nơi khác nêu cùng số liệu"}
_LEAD_LENGTH = 150
"""Characters of a long quote that are kept before its first marked figure."""


def draw_citation(citation: Citation) -> str:
    """Draw one citation; the whole card is a link that opens the document at the quote."""
    has_title = citation.title not in {"", citation.document}
    where = " › ".join(citation.section)
    name = f'<span class="qa-citation-file">{escape(citation.document)}</span>' if has_title else ""
    lines = [
        f'<span class="qa-citation-number" aria-hidden="true">{citation.number}</span>',
        f'<span class="qa-citation-title">{escape(citation.title or citation.document)}</span>',
        f'<span class="qa-citation-path">{escape(where)}</span>' if where else "",
        f'<span class="qa-citation-use">{use}</span>' if (use := _USES.get(citation.use)) else "",
        f'<q class="qa-quote">{draw_quote(citation)}</q>',
        f'<span class="qa-citation-place">{name}<span>{escape(_say_place(citation))}</span>{_OPEN}</span>',
        f'<span class="qa-official">{escape(write_place(citation))}</span>',
    ]
    href = escape(write_query(cited_place(citation)))
    return (
        f'<li class="qa-citation" data-number="{citation.number}"><a data-place href="{href}">'
        f'{"".join(lines)}</a><button type="button" class="qa-copy" data-copy="{escape(write_reference(citation))}">'
        f"Chép trích dẫn [{citation.number}]</button></li>"
    )


def draw_quote(citation: Citation) -> str:
    """Draw the quote with its marked spans in ``<mark>``; cut around them when it is long.

    Examples
    --------
    >>> from index.document import Span
    >>> quote = "Đàn trâu có 125 con."
    >>> draw_quote(Citation(number=1, document="a.md", title="A", section=(), paragraph=1, page=None, start=0,
    ...     end=len(quote), quote=quote, marked=(Span(12, 19),)))
    'Đàn trâu có <mark>125 con</mark>.'
    """
    start, end = cut_quote(citation)
    parts = ["… " if start > 0 else ""]
    position = start
    for span in sorted(citation.marked):
        first, last = max(span.start, position), min(span.end, end)
        if first >= last:
            continue
        parts.append(_draw_text(citation.quote[position:first]))
        parts.append(f"<mark>{_draw_text(citation.quote[first:last])}</mark>")
        position = last
    parts.append(_draw_text(citation.quote[position:end]))
    parts.append(" …" if end < len(citation.quote) else "")
    return "".join(parts)


def cut_quote(citation: Citation) -> tuple[int, int]:
    """Return the range of the quote that a card shows: whole words, the first marked figure inside."""
    length = len(citation.quote)
    if length <= _QUOTE_LENGTH:
        return 0, length
    first = min((span.start for span in citation.marked), default=0)
    start = max(0, min(first - _LEAD_LENGTH, length - _QUOTE_LENGTH))
    end = min(length, start + _QUOTE_LENGTH)
    if start > 0:
        start = max(0, citation.quote.rfind(" ", 0, start + 1)) + 1
    blank = citation.quote.find(" ", end)
    return start, (length if blank < 0 else blank) if end < length else length


def write_reference(citation: Citation) -> str:
    """Return the citation as plain text for a letter: quote, document, section, paragraph.

    Examples
    --------
    >>> write_reference(Citation(number=1, document="a.md", title="Báo cáo A", section=("I. Kinh tế",), paragraph=4,
    ...     page=2, start=0, end=3, quote="125 con."))
    '“125 con.” (Báo cáo A, tệp a.md, mục I. Kinh tế, đoạn 4, trang 2)'
    """
    return f"“{' '.join(citation.quote.split())}” ({write_place(citation)})"


def write_place(citation: Citation) -> str:
    """Return the place of a citation as a letter names it; where that was not worked out, by file and paragraph."""
    if citation.official:
        return citation.official
    parts = [citation.title or citation.document]
    if citation.title and citation.title != citation.document:
        parts.append(f"tệp {citation.document}")
    if citation.section:
        parts.append("mục " + " › ".join(citation.section))
    parts.append(_say_place(citation))
    return ", ".join(parts)


def _say_place(citation: Citation) -> str:
    page = f", trang {citation.page}" if citation.page is not None else ""
    return f"đoạn {citation.paragraph}{page}"


def _draw_text(text: str) -> str:
    # The bars of a table row are scaffolding, not words: they stay, dimmed.
    return escape(text).replace("|", '<span class="qa-bar">|</span>')
