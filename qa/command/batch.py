"""A file of questions in, a file of answers out, one a row; each answer is written before the next is asked."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.errors import CorpusError
from qa.answer import Answer


class Answering(Protocol):
    """What answers a question; ``qa.ask.Asker`` does."""

    def ask(self, text: str, *, context: Sequence[str] = (), documents: Sequence[int] | None = None) -> Answer:
        """Answer one question with the earlier ones of its conversation, from some documents or all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchQuestion:
    """A row of the file of questions: `context` holds the earlier questions, oldest first."""

    id: str | int
    question: str
    context: tuple[str, ...]


def answer_questions(
    questions: Path,
    answers: Path,
    open_asker: Callable[[], Answering],
    *,
    documents: Sequence[int] | None = None,
    progress: Callable[[str, int, int], None],
) -> int:
    """Answer every row of a file.

    Parameters
    ----------
    questions
        JSONL in UTF-8; rows hold ``id``, ``question`` and maybe ``context``; other keys are passed over.
    answers
        Written anew: the answer object of the contract with the row's id, in the order of the rows.
    open_asker
        Called once, after the files were opened.
    documents
        Ids of the documents to answer from; None for all.
    progress
        Told ("Trả lời", done, total).

    Returns
    -------
    How many were answered.

    Raises
    ------
    CorpusError
        A file cannot be used, or a row is no question: the message names the row; answers of the rows before it are
        written.
    """
    lines = _read_lines(questions, answers)
    try:
        with answers.open("w", encoding="utf-8", newline="\n") as out:
            asker = open_asker()
            done = 0
            for number, line in lines:
                progress("Trả lời", done, len(lines))
                row = parse_question(line, place=f"{questions}, dòng {number}")
                answer = asker.ask(row.question, context=row.context, documents=documents)
                out.write(json.dumps({"id": row.id, **answer.to_json()}, ensure_ascii=False) + "\n")
                out.flush()
                done += 1
            progress("Trả lời", done, len(lines))
    except OSError as error:
        raise CorpusError(
            f"{answers}: không ghi được ({error.strerror or error}); chọn nơi khác còn chỗ và được phép ghi"
        ) from error
    return done


def parse_question(line: str, *, place: str) -> BatchQuestion:
    """Read one row.

    Raises
    ------
    CorpusError
        It is not a JSON object with an id and a question; the message starts with `place`.
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{place}: không phải JSON (cột {error.colno}); sửa dòng đó rồi chạy lại") from error
    if not isinstance(row, dict):
        raise CorpusError(f"{place}: phải là một đối tượng JSON có id và question; sửa dòng đó rồi chạy lại")
    identifier, question, context = row.get("id"), row.get("question"), row.get("context")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool):
        raise CorpusError(f"{place}: “id” phải là chuỗi hoặc số nguyên; sửa dòng đó rồi chạy lại")
    if not isinstance(question, str):
        raise CorpusError(f"{place}: “question” phải là chuỗi; sửa dòng đó rồi chạy lại")
    if context is None:
        context = []
    if not isinstance(context, list) or not all(isinstance(each, str) for each in context):
        raise CorpusError(f"{place}: “context” phải là danh sách chuỗi; sửa dòng đó rồi chạy lại")
    return BatchQuestion(id=identifier, question=question, context=tuple(context))


def _read_lines(questions: Path, answers: Path) -> list[tuple[int, str]]:
    """Return the rows with their numbers, empty ones left out."""
    try:
        text = questions.read_bytes().decode("utf-8-sig")
        if answers.exists() and answers.samefile(questions):
            raise CorpusError(f"{answers}: trùng với tệp câu hỏi; chọn tên khác cho tệp câu trả lời")
    except FileNotFoundError as error:
        raise CorpusError(f"{questions}: không tìm thấy tệp; kiểm tra lại đường dẫn") from error
    except OSError as error:
        raise CorpusError(
            f"{questions}: không đọc được ({error.strerror or error}); kiểm tra lại đường dẫn và quyền đọc"
        ) from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{questions}: không phải văn bản UTF-8; lưu lại tệp với bảng mã UTF-8") from error
    # Only newlines part rows: JSON may hold other separators of lines inside its strings.
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
