"""The command ``qa feedback export``: what readers said of answers, as gold questions. ``qa.cli`` registers it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.errors import CorpusError
from qa.command import manual
from qa.command.parameters import Home
from qa.command.usage import VietnameseCommand, VietnameseGroup
from qa.settings import load_settings

if TYPE_CHECKING:
    from index.people.feedback import FeedbackRow

feedback_app = typer.Typer(
    cls=VietnameseGroup,
    help=manual.FEEDBACK,
    no_args_is_help=True,
    rich_markup_mode=None,
    subcommand_metavar="LỆNH [THAM SỐ]...",
    options_metavar="[TÙY CHỌN]",
)


@feedback_app.callback()
def feedback_group() -> None:
    """Keep the name of its one command."""


@feedback_app.command("export", cls=VietnameseCommand, options_metavar="[TÙY CHỌN]")
def export_command(
    target: Annotated[Path, typer.Argument(metavar="RA.jsonl", help="Mỗi dòng một câu hỏi có đáp án.")],
    *,
    home: Home = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="Ghi các câu bị chê để người gán đáp án.")] = False,
) -> int:
    """Ghi các câu được khen là đúng thành câu hỏi có đáp án cho “qa evaluate”."""
    from index.people.database import open_people  # noqa: PLC0415 - help pages wait for nothing
    from index.people.feedback import Feedback  # noqa: PLC0415

    rows = last_verdicts(Feedback(open_people(load_settings(home).home)).all())
    lines = [_wrong_row(row) if wrong else gold_row(row) for row in rows if (row.verdict != "right") is wrong]
    try:
        target.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise CorpusError(f"{target}: không ghi được ({error.strerror}); hãy chọn tệp khác") from error
    typer.echo(f"Đã ghi {len(lines)} câu vào {target}.")
    return 0


def last_verdicts(rows: Sequence["FeedbackRow"]) -> tuple["FeedbackRow", ...]:
    """Return the last verdict of each person on each answer, oldest first."""
    last = {(row.owner, row.question, row.context, str(row.answer.get("answer"))): row for row in rows}
    return tuple(sorted(last.values(), key=lambda row: row.id))


def gold_row(row: "FeedbackRow") -> dict[str, Any]:
    """Return an answer that was called right as a gold question: its stated figures, and their place.

    A refusal that was called right is a question that the documents do not answer.
    """
    answer = row.answer
    citations: Sequence[Mapping[str, Any]] = answer.get("citations", ()) if answer.get("answered") else ()
    figures = [figure for figure in answer.get("figures", ()) if not figure.get("computed")] if citations else []
    document = citations[0]["document"] if citations else ""
    return {
        "id": f"feedback-{row.id}",
        "doc": document,
        "kind": "unanswerable" if not citations else "value" if figures else "text",
        "form": "plain",
        "context": list(row.context),
        "question": row.question,
        "answer": answer.get("answer", ""),
        "figures": [{"number": figure["number"], "unit": figure["unit"]} for figure in figures],
        "must": [],
        "evidence": [
            {"start": citation["start"], "end": citation["end"]}
            for citation in citations
            if citation["document"] == document
        ],
    }


def _wrong_row(row: "FeedbackRow") -> dict[str, Any]:
    """Return what a person needs who finds out the right answer; it is no gold question."""
    return {
        "id": f"feedback-{row.id}",
        "verdict": row.verdict,
        "note": row.note,
        "context": list(row.context),
        "question": row.question,
        "given": row.answer,
    }
