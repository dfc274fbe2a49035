"""A place in a document as a link: ``?doc=…&s=…&e=…`` (characters) or ``?doc=…&p=…`` (paragraph).

Query strings in, `Place` out, and back. Does not look at any document: whether the place exists is for
`qa.page.source` to find out. What a stranger typed into the address is read leniently and never raises.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from index.document import Span
from qa.answer import Citation

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_NUMBER = re.compile(r"\d{1,9}")
_ADDRESS = re.compile(r"https?://[\w.:\[\]-]{1,200}(?:/[\w./~%-]{0,300})?")
_MARKED_LIMIT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the viewer opens.

    Parameters
    ----------
    document
        Name of the document.
    span
        Source span to highlight, else None.
    paragraph
        Number of the block to highlight when there is no span, else None.
    marked
        Source spans of the figures inside `span`, highlighted more strongly.
    verbatim
        Show the stored text character by character instead of the laid-out document.
    is_picture
        Show the picture of a page instead.
    page
        Number of the page to show, else None: that of the highlight.
    shows_figures
        Mark every figure of the document, not only those in `marked`.
    """

    document: str
    span: Span | None = None
    paragraph: int | None = None
    marked: tuple[Span, ...] = ()
    verbatim: bool = False
    is_picture: bool = False
    page: int | None = None
    shows_figures: bool = False


def cited_place(citation: Citation) -> Place:
    """Return the place that a citation names, its marked figures included."""
    marked = tuple(Span(citation.start + span.start, citation.start + span.end) for span in citation.marked)
    return Place(document=citation.document, span=Span(citation.start, citation.end), marked=marked)


def write_query(place: Place) -> str:
    """Return the link of a place, relative to the page.

    Examples
    --------
    >>> write_query(Place(document="báo cáo.md", span=Span(10, 25), marked=(Span(12, 15),)))
    '?doc=b%C3%A1o+c%C3%A1o.md&s=10&e=25&f=12-15'
    """
    fields: list[tuple[str, str]] = [("doc", place.document)]
    if place.span is not None:
        fields += [("s", str(place.span.start)), ("e", str(place.span.end))]
    elif place.paragraph is not None:
        fields.append(("p", str(place.paragraph)))
    if place.marked:
        fields.append(("f", ".".join(f"{span.start}-{span.end}" for span in place.marked[:_MARKED_LIMIT])))
    if place.verbatim or place.is_picture:
        fields.append(("v", "2" if place.is_picture else "1"))
    if place.page is not None:
        fields.append(("g", str(place.page)))
    if place.shows_figures:
        fields.append(("m", "1"))
    return "?" + urlencode(fields)


def read_address(sent: Mapping[str, object]) -> str:
    """Return the address of the page as the browser sent it, to put before a link in a file; "" when it is none."""
    address = sent.get("address")
    return address if isinstance(address, str) and _ADDRESS.fullmatch(address) else ""


def read_query(query: str) -> Place | None:
    """Return the place that a query string names; None when it names no document.

    Examples
    --------
    >>> read_query("?doc=a.md&p=12") == Place(document="a.md", paragraph=12)
    True
    >>> read_query("?theme=dark") is None
    True
    """
    return read_fields(dict(parse_qsl(query.removeprefix("?"))))


def read_fields(fields: Mapping[str, str]) -> Place | None:
    """Return the place that decoded query fields name; None when they name no document."""
    document = fields.get("doc", "").strip()
    if not document:
        return None
    start, end = _read_number(fields.get("s")), _read_number(fields.get("e"))
    span = Span(start, end) if start is not None and end is not None and start < end else None
    found = ((int(first), int(last)) for first, last in _RANGE.findall(fields.get("f", "")[:500]))
    marked = tuple(Span(first, last) for first, last in found if first < last)[:_MARKED_LIMIT]
    return Place(
        document=document,
        span=span,
        paragraph=None if span is not None else _read_number(fields.get("p")),
        marked=marked,
        verbatim=fields.get("v") == "1",
        is_picture=fields.get("v") == "2",
        page=_read_number(fields.get("g")),
        shows_figures=fields.get("m") == "1",
    )


def _read_number(text: str | None) -> int | None:
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None
