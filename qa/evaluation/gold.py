"""Gold questions: a JSONL file in, checked records out, or one line of Vietnamese that names the faulty line.

Does not ask the questions and does not judge answers.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from index.document import Span
from index.errors import AlignmentError, UnreadableDocument

UNANSWERABLE = "unanswerable"

_PLAIN_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_CURE = "sửa dòng đó rồi chạy lại"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A figure that the headline must state: `number` a plain decimal as written in the source, not rescaled."""

    number: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question with what a right answer holds.

    Parameters
    ----------
    id
        Unique in its file.
    document
        Name of the file that holds the answer; "" when none does.
    kind, form
        What is asked ("value", "growth", ..., "unanswerable") and how ("plain", "noaccent", "typo", "informal").
    context
        Earlier questions of the conversation, oldest first.
    question, answer
        As typed; the reference answer, for reading only.
    figures
        Each must be stated by the headline.
    phrases
        Of each inner tuple at least one phrase must stand in the headline.
    evidence
        Source spans of `document` that prove the answer.
    """

    id: str
    document: str
    kind: str
    form: str
    context: tuple[str, ...]
    question: str
    answer: str
    figures: tuple[GoldFigure, ...]
    phrases: tuple[tuple[str, ...], ...]
    evidence: tuple[Span, ...]

    @property
    def is_answerable(self) -> bool:
        """Whether the documents hold an answer; if not, the right result is a refusal."""
        return self.kind != UNANSWERABLE


class _Fault(Exception):
    """What is wrong with one row, in Vietnamese, before its place is known."""


def load_gold(path: Path) -> tuple[GoldQuestion, ...]:
    """Read gold questions.

    Parameters
    ----------
    path
        JSONL in UTF-8, one question a line; empty lines are passed over.

    Returns
    -------
    The questions in the file's order, at least one.

    Raises
    ------
    UnreadableDocument
        If the file cannot be read, holds no question, or a line is faulty; the message names the line.
    """
    questions: list[GoldQuestion] = []
    seen: dict[str, int] = {}
    for number, line in read_json_lines(path):
        place = f"{path}, dòng {number}"
        try:
            question = _parse_question(line)
        except _Fault as fault:
            raise UnreadableDocument(place, str(fault), _CURE) from None
        if question.id in seen:
            reason = f"mã “{question.id}” đã dùng ở dòng {seen[question.id]}"
            raise UnreadableDocument(place, reason, "đặt mỗi câu một mã riêng")
        seen[question.id] = number
        questions.append(question)
    if not questions:
        raise UnreadableDocument(str(path), "không có câu hỏi nào", "mỗi dòng của tệp phải là một câu hỏi dạng JSON")
    return tuple(questions)


def read_json_lines(path: Path) -> tuple[tuple[int, dict[str, object]], ...]:
    """Read the objects of a JSONL file.

    Parameters
    ----------
    path
        UTF-8, with or without a byte order mark.

    Returns
    -------
    (line number from 1, object) for each line that is not empty.

    Raises
    ------
    UnreadableDocument
        If the file cannot be read or a line is not a JSON object.
    """
    rows: list[tuple[int, dict[str, object]]] = []
    for number, line in enumerate(read_utf8(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            reason = f"không phải JSON ở cột {error.colno}"
            raise UnreadableDocument(f"{path}, dòng {number}", reason, _CURE) from None
        if not isinstance(row, dict):
            raise UnreadableDocument(f"{path}, dòng {number}", "không phải một đối tượng JSON {...}", _CURE)
        rows.append((number, row))
    return tuple(rows)


def read_utf8(path: Path) -> str:
    """Return the text of a data file.

    Parameters
    ----------
    path
        UTF-8, with or without a byte order mark.

    Returns
    -------
    Its text, newlines as they are.

    Raises
    ------
    UnreadableDocument
        If the file is missing, a folder, forbidden or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UnreadableDocument(str(path), "không tìm thấy tệp", "kiểm tra lại đường dẫn") from None
    except OSError as error:
        raise UnreadableDocument(str(path), "không mở được tệp", f"kiểm tra quyền đọc ({error.strerror})") from None
    except UnicodeDecodeError:
        raise UnreadableDocument(str(path), "không phải văn bản UTF-8", "lưu lại tệp với bảng mã UTF-8") from None


def _parse_question(row: dict[str, object]) -> GoldQuestion:
    question = GoldQuestion(
        id=_text(row, "id"),
        document=_text(row, "doc", default=""),
        kind=_text(row, "kind"),
        form=_text(row, "form", default="plain"),
        context=_texts(row.get("context") or [], "context"),
        question=_text(row, "question"),
        answer=_text(row, "answer", default=""),
        figures=tuple(_parse_figure(item) for item in _items(row, "figures")),
        phrases=tuple(_texts(item, "must") for item in _items(row, "must")),
        evidence=tuple(_parse_span(item) for item in _items(row, "evidence")),
    )
    if not all(question.phrases):
        raise _Fault("“must” có một danh sách rỗng, không câu trả lời nào đạt được")
    if question.evidence and not question.document:
        raise _Fault("có “evidence” nhưng thiếu “doc”, tên tệp chứa bằng chứng")
    if not question.is_answerable and (question.figures or question.phrases or question.evidence):
        raise _Fault("câu “unanswerable” không được có “figures”, “must” hay “evidence”")
    return question


def _text(row: dict[str, object], key: str, *, default: str | None = None) -> str:
    value = row.get(key, default)
    if value is None:
        raise _Fault(f"thiếu “{key}”")
    if not isinstance(value, str):
        raise _Fault(f"“{key}” phải là chuỗi, không phải {value!r}")
    if default is None and not value.strip():
        raise _Fault(f"“{key}” để trống")
    return value


def _texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Fault(f"“{key}” phải là danh sách chuỗi, không phải {value!r}")
    texts = tuple(item for item in value if isinstance(item, str))
    if len(texts) != len(value):
        raise _Fault(f"“{key}” phải là danh sách chuỗi, không phải {value!r}")
    return texts


def _items(row: dict[str, object], key: str) -> list[object]:
    value = row.get(key) or []
    if not isinstance(value, list):
        raise _Fault(f"“{key}” phải là danh sách, không phải {value!r}")
    return value


def _parse_figure(item: object) -> GoldFigure:
    if not isinstance(item, dict):
        raise _Fault(f"mỗi mục của “figures” phải có “number” và “unit”, không phải {item!r}")
    number = _text(item, "number")
    if not _PLAIN_DECIMAL.fullmatch(number):
        raise _Fault(f"“number” phải là số thập phân viết với dấu chấm như 7252.8, không phải “{number}”")
    return GoldFigure(number=number, unit=_text(item, "unit", default=""))


def _parse_span(item: object) -> Span:
    start, end = (item.get("start"), item.get("end")) if isinstance(item, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int) or start == end:
        raise _Fault(f"mỗi mục của “evidence” phải có “start” nhỏ hơn “end”, không phải {item!r}")
    try:
        return Span(start, end)
    except AlignmentError:
        raise _Fault(f"mỗi mục của “evidence” phải có “start” nhỏ hơn “end”, không phải {item!r}") from None
