"""Hand-made passages and facts for tests of ranking and answering; texts and figures are invented."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from index.document import BlockKind, Chunk, Span
from index.extract.unit import base_of
from index.figure import Direction, Figure, Role, Status
from qa.candidate import Fact, Passage
from qa.question import Asked, Question

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def make_passage(text: str, *, at: int = 0, chunk_id: int = 1, context: str = "", **changes: Any) -> Passage:
    """Return a passage whose source text stands at offset `at` of its document."""
    span = Span(at, at + len(text))
    passage = Passage(
        chunk_id=chunk_id,
        document_id=1,
        document="bao-cao.txt",
        title="Báo cáo của tỉnh Bạch Sơn",
        territory="",
        period="",
        section=("I. Kinh tế",),
        paragraph=3,
        page=None,
        kind=BlockKind.PARAGRAPH,
        chunk=Chunk(ordinal=chunk_id, block=3, span=span, text=text, context=context),
        lexical=1.0,
        dense=None,
        source_text=text,
    )
    return replace(passage, **changes)


def make_figure(written: str, *, at: int = 0, unit: str | None = None, **changes: Any) -> Figure:
    """Return the figure of a text such as "2.610 tỷ đồng" that stands at source offset `at`."""
    match = _NUMBER.search(written)
    assert match is not None
    number = Decimal(match.group().replace(".", "").replace(",", "."))
    stated = written[match.end() :].strip() if unit is None else unit
    base, factor = base_of(stated)
    span = Span(at, at + len(written))
    figure = Figure(
        block=3,
        chunk=1,
        span=span,
        clause=span,
        text=written,
        number=number,
        upper=None,
        unit=stated,
        value=number * factor,
        base_unit=base,
        indicator="thu nội địa",
        role=Role.LEVEL,
        direction=Direction.NONE,
        period="",
        baseline=None,
        status=Status.ACTUAL,
        parent=None,
        territory="",
        qualifier="",
    )
    return replace(figure, **changes)


def make_fact(passage: Passage, written: str, **changes: Any) -> Fact:
    """Return the fact that `written` states where it first stands in a passage."""
    at = passage.span.start + passage.source_text.index(written)
    figure = make_figure(written, at=at, **changes)
    return Fact(passage=passage, figure=figure)


def make_question(text: str = "Thu nội địa là bao nhiêu?", *, asked: Asked = Asked.LEVEL, **changes: Any) -> Question:
    """Return a question read as it stands."""
    return replace(Question(text=text, reading=text, asked=asked), **changes)
