"""Records of an answer: what is shown, what proves it, and the JSON that the command line prints."""

from dataclasses import dataclass, field
from enum import StrEnum

from index.document import Span


class Use(StrEnum):
    """What a citation is for."""

    PROOF = "proof"
    HEAD = "head"  # the name, a column header or the row group of a table cell that is proof
    ELSEWHERE = "elsewhere"  # another place that tells the same figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a document that proves part of an answer; ``document_text[start:end] == quote``.

    `number` counts from 1 and is the mark in the headline. `marked` are spans inside the quote (offsets from the
    quote's start) of the figures or phrases to be highlighted. `document_id` is the document's id in the store;
    `official` is how a letter would name the place, "" where that was not worked out. `use` tells what it is for, for
    people; the JSON does not.
    """

    number: int
    document: str
    title: str
    section: tuple[str, ...]
    paragraph: int
    page: int | None
    start: int
    end: int
    quote: str
    marked: tuple[Span, ...] = ()
    document_id: int | None = None
    official: str = ""
    use: Use = Use.PROOF

    @property
    def marked_sources(self) -> tuple[Span, ...]:
        """Source spans of what is to be highlighted; that of the whole quote where nothing is."""
        marks = self.marked or (Span(0, len(self.quote)),)
        return tuple(Span(self.start + mark.start, self.start + mark.end) for mark in marks)

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line's contract."""
        return {
            "n": self.number,
            "document": self.document,
            "title": self.title,
            "section": list(self.section),
            "paragraph": self.paragraph,
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            **({"administrative": self.official} if self.official else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFigure:
    """A figure of the headline, as the contract names its parts; `citation` is the number of its citation.

    `place` is whose it is where an answer tells one indicator of several, else "".
    """

    text: str
    number: str
    unit: str
    indicator: str
    role: str
    direction: str
    period: str
    baseline: str | None
    status: str
    citation: int
    computed: bool = False
    formula: str | None = None
    upper: str | None = None
    place: str = ""

    @property
    def name(self) -> str:
        """Its indicator, and whose it is where another figure of the answer has that name: "Dân số (Tiền Giang)"."""
        return f"{self.indicator} ({self.place})" if self.indicator and self.place else self.indicator

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line's contract."""
        return {
            "text": self.text,
            "number": self.number,
            "unit": self.unit,
            "indicator": self.indicator,
            "role": self.role,
            "direction": self.direction,
            "period": self.period,
            "baseline": self.baseline,
            "status": self.status,
            "computed": self.computed,
            "formula": self.formula,
            "citation": self.citation,
            **({"place": self.place} if self.place else {}),
        }


# On the gold sets one in three answers that are less sure is wrong, one in fourteen of the others (docs/answers.md).
DOUBTED_BELOW = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question; a refusal is an answer with `answered` false and the nearest passages cited.

    `understood` is how the question was read when that differs from what was typed (diacritics restored, spelling
    mended, a follow-up completed), else "". `choices` are other questions worth offering as one click.
    """

    question: str
    answered: bool
    text: str
    figures: tuple[AnswerFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    confidence: float = 0.0
    elapsed_ms: float = 0.0
    understood: str = ""
    choices: tuple[str, ...] = field(default=())

    @property
    def is_doubted(self) -> bool:
        """Whether it answers, but so unsurely that its reader should be told."""
        return self.answered and self.confidence < DOUBTED_BELOW

    def to_json(self) -> dict[str, object]:
        """Return the object of the command line's contract."""
        return {
            "question": self.question,
            "answered": self.answered,
            "answer": self.text,
            "figures": [figure.to_json() for figure in self.figures],
            "citations": [citation.to_json() for citation in self.citations],
            "confidence": round(self.confidence, 4),
            "elapsed_ms": round(self.elapsed_ms, 1),
        }
