"""Retrieval measured on files of the SQuAD format (XQuAD, UIT-ViQuAD): is the right passage found, is the span shown.

A JSON file in, passages and questions out; questions with what was found for them in, recall@k, MRR and the share of
headlines that hold the gold span out. Does not index and does not search: the caller does.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import UnreadableDocument
from qa.evaluation.gold import read_utf8
from qa.evaluation.numbers import to_comparable
from qa.evaluation.rate import Rate, write_rate

CUTOFFS = (1, 5, 10, 20)  # the k of recall@k
DEPTH = max(CUTOFFS)  # passages that a retriever must return

_CURE = "dùng tệp theo khuôn dạng SQuAD: data, paragraphs, context, qas"


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadPassage:
    """A passage with a `name` of its own, fit for a file name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadQuestion:
    """A question on the passage called `passage`; `spans` are the accepted answers, none when there is no answer."""

    id: str
    question: str
    passage: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadSet:
    """All passages and questions of one file."""

    passages: tuple[SquadPassage, ...]
    questions: tuple[SquadQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadFinding:
    """What was found for one question.

    `passages` are passage names, best first, each once; `headline` is the answer shown, None when none was asked for,
    "" when it was refused.
    """

    passages: tuple[str, ...]
    headline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadSummary:
    """The measures over a SQuAD set; passages are ranked for every question, answered or not.

    Parameters
    ----------
    passages, questions
        How many there are.
    recall
        (k, rate): the right passage is among the first k.
    reciprocal_rank
        Mean of 1 / rank of the right passage, 0 where it is not found (MRR), 0 to 1.
    span_held
        Of the answerable questions, the headline holds a gold span; None when no answers were asked for.
    refused
        Of the unanswerable questions, refused; None when no answers were asked for or all questions have answers.
    """

    passages: int
    questions: int
    recall: tuple[tuple[int, Rate], ...]
    reciprocal_rank: float
    span_held: Rate | None
    refused: Rate | None

    def to_json(self) -> dict[str, object]:
        """Return the measures; shares are rounded to four decimals."""
        return {
            "passages": self.passages,
            "questions": self.questions,
            **{f"recall@{k}": round(rate.share, 4) for k, rate in self.recall},
            "mrr": round(self.reciprocal_rank, 4),
            "span_in_headline": None if self.span_held is None else round(self.span_held.share, 4),
            "unanswerable_refused": None if self.refused is None else round(self.refused.share, 4),
        }


def load_squad(path: Path) -> SquadSet:
    """Read a file of the SQuAD format, version 1.1 or 2.0.

    Parameters
    ----------
    path
        JSON in UTF-8.

    Returns
    -------
    Passages named "doan-0001" and on, equal ones once, and the questions in the file's order, at least one.

    Raises
    ------
    UnreadableDocument
        If the file cannot be read, is not of this format, or a span does not stand in its passage.
    """
    try:
        content = json.loads(read_utf8(path))
        paragraphs = [paragraph for article in content["data"] for paragraph in article["paragraphs"]]
        names: dict[str, str] = {}
        questions: list[SquadQuestion] = []
        for paragraph in paragraphs:
            text: str = paragraph["context"]
            name = names.setdefault(text, f"doan-{len(names) + 1:04}")
            questions.extend(_parse_question(qa, name, text, path) for qa in paragraph["qas"])
    except json.JSONDecodeError as error:
        raise UnreadableDocument(str(path), f"không phải JSON ở dòng {error.lineno}", _CURE) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableDocument(str(path), f"sai khuôn dạng SQuAD ở mục {error}", _CURE) from None
    if not questions:
        raise UnreadableDocument(str(path), "không có câu hỏi nào", _CURE)
    passages = tuple(SquadPassage(name=name, text=text) for text, name in names.items())
    return SquadSet(passages=passages, questions=tuple(questions))


def _parse_question(item: dict[str, object], passage: str, text: str, path: Path) -> SquadQuestion:
    question_id, question = str(item["id"]), str(item["question"])
    answers = item.get("answers")
    found = [] if item.get("is_impossible") or not isinstance(answers, list) else answers
    spans = tuple(dict.fromkeys(str(answer["text"]) for answer in found))
    for span in spans:
        if span not in text:
            place = f"{path}, câu {question_id}"
            raise UnreadableDocument(place, f"đáp án “{span}” không có trong đoạn văn", "sửa câu đó rồi chạy lại")
    return SquadQuestion(id=question_id, question=question, passage=passage, spans=spans)


def summarise_squad(squad: SquadSet, findings: Sequence[SquadFinding]) -> SquadSummary:
    """Measure what was found.

    Parameters
    ----------
    squad
        The gold.
    findings
        One per question, in the order of ``squad.questions``.

    Returns
    -------
    The measures.
    """
    pairs = tuple(zip(squad.questions, findings, strict=True))
    ranks = [_rank(question, finding) for question, finding in pairs]
    held = [_holds_span(q, f.headline) for q, f in pairs if q.spans and f.headline is not None]
    refused = [not f.headline for q, f in pairs if not q.spans and f.headline is not None]
    return SquadSummary(
        passages=len(squad.passages),
        questions=len(pairs),
        recall=tuple((k, Rate(sum(0 < rank <= k for rank in ranks), len(ranks))) for k in CUTOFFS),
        reciprocal_rank=sum(1 / rank for rank in ranks if rank) / len(ranks),
        span_held=Rate(sum(held), len(held)) if held else None,
        refused=Rate(sum(refused), len(refused)) if refused else None,
    )


def _rank(question: SquadQuestion, finding: SquadFinding) -> int:
    """Return the right passage's rank from 1, 0 when it was not found."""
    return finding.passages.index(question.passage) + 1 if question.passage in finding.passages else 0


def _holds_span(question: SquadQuestion, headline: str) -> bool:
    comparable = to_comparable(headline)
    return any(to_comparable(span) in comparable for span in question.spans)


def write_squad_summary(summary: SquadSummary) -> str:
    """Write the measures as a table for a terminal."""
    lines = [f"{summary.questions} câu hỏi trên {summary.passages} đoạn văn", ""]
    lines += [f"{f'recall@{k}':<32} {write_rate(rate)}" for k, rate in summary.recall]
    lines.append(f"{'MRR':<32} {summary.reciprocal_rank:>7.4f}".replace(".", ","))
    if summary.span_held is not None:
        lines.append(f"{'Câu trả lời chứa đáp án':<32} {write_rate(summary.span_held)}")
    if summary.refused is not None:
        lines.append(f"{'Từ chối đúng (không có đáp án)':<32} {write_rate(summary.refused)}")
    return "\n".join(lines)
