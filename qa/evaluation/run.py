"""Run files: the answers to a set of questions, one JSON object a line, as ``qa batch`` writes them.

Rows in, records of what a measure needs out; answers in, rows out. Judges nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorpusError, UnreadableDocument
from qa.answer import Answer
from qa.evaluation.gold import read_json_lines

JsonRow = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCitation:
    """A cited place: `document` is the file's name without folders, offsets count in its text."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedFigure:
    """A figure that the system computed: its value as a plain decimal, and as the headline writes it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One answer as measured; `elapsed_ms` is None when the row does not say."""

    id: str
    answered: bool
    answer: str
    citations: tuple[RunCitation, ...] = ()
    computed: tuple[ComputedFigure, ...] = ()
    elapsed_ms: float | None = None


def make_row(question_id: str, answer: Answer) -> dict[str, object]:
    """Return the row of a run file for an answer, the same object that ``qa batch`` writes."""
    return {"id": question_id, **answer.to_json()}


def parse_row(row: JsonRow) -> RunRow:
    """Take from a row what measures need; whatever is missing or of another type counts as absent."""
    elapsed = row.get("elapsed_ms")
    return RunRow(
        id=str(row.get("id", "")),
        answered=bool(row.get("answered")),
        answer=str(row.get("answer") or ""),
        citations=tuple(_parse_citation(item) for item in _objects(row, "citations")),
        computed=tuple(
            ComputedFigure(number=str(item.get("number", "")), text=str(item.get("text") or ""))
            for item in _objects(row, "figures")
            if item.get("computed")
        ),
        elapsed_ms=float(elapsed) if isinstance(elapsed, int | float) else None,
    )


def _objects(row: JsonRow, key: str) -> tuple[JsonRow, ...]:
    value = row.get(key)
    return tuple(item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def _parse_citation(item: JsonRow) -> RunCitation:
    start, end = item.get("start"), item.get("end")
    return RunCitation(
        document=str(item.get("document", "")).replace("\\", "/").rsplit("/", maxsplit=1)[-1],
        start=start if isinstance(start, int) else 0,
        end=end if isinstance(end, int) else 0,
        quote=str(item.get("quote") or ""),
    )


def read_run(path: Path) -> dict[str, RunRow]:
    """Read a run file.

    Parameters
    ----------
    path
        JSONL in UTF-8, each row with an ``id``.

    Returns
    -------
    The rows by id; of two rows with one id the later counts.

    Raises
    ------
    UnreadableDocument
        If the file cannot be read, or a row has no id.
    """
    rows: dict[str, RunRow] = {}
    for number, line in read_json_lines(path):
        if not line.get("id"):
            raise UnreadableDocument(f"{path}, dòng {number}", "thiếu “id”", "dùng tệp do qa batch hay qa evaluate ghi")
        row = parse_row(line)
        rows[row.id] = row
    return rows


def write_run(path: Path, rows: Iterable[JsonRow]) -> None:
    """Write a run file.

    Parameters
    ----------
    path
        Replaced when it exists; its folder is made when it does not.
    rows
        In the order in which they are to stand.

    Raises
    ------
    CorpusError
        If the file cannot be written.
    """
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise CorpusError(f"{path}: không ghi được ({error.strerror}); chọn nơi khác để lưu câu trả lời") from error
