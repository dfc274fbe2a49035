"""The command line: arguments in, text or the contract's JSON on standard output, one line a fault on standard error.

Only parses, calls and prints. Each command imports what it needs when it runs, so that help and the listing of figures
start without a model. Exit status: 0 done, 1 the work failed, 2 wrong usage, 3 a draft differs from its sources.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from index.errors import CorpusError
from index.figure import Role, Status
from qa.audit.command import audit_command
from qa.care.commands import register_care
from qa.command import manual
from qa.command.check_commands import check_command, find_command
from qa.command.collection_commands import collection_app
from qa.command.documents import documents_command, report_coverage
from qa.command.feedback_commands import feedback_app
from qa.command.parameters import AsJson, ByWords, Home, Within
from qa.command.usage import VietnameseCommand, VietnameseGroup, explain_usage, is_usage_error
from qa.command.user_commands import user_app
from qa.opening import load_settled_encoder, load_settled_reranker, open_with_models
from qa.series.command import series_command
from qa.settings import load_settings
from qa.within import documents_within

INTERRUPTED = 130

app = typer.Typer(
    cls=VietnameseGroup,
    help=manual.PROGRAM,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    subcommand_metavar="LỆNH [THAM SỐ]...",
    options_metavar="[TÙY CHỌN]",
)


def command(name: str, help_text: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a function as a command with its Vietnamese help page; what it returns is the exit status."""
    return app.command(name, cls=VietnameseCommand, help=help_text, options_metavar="[TÙY CHỌN]")


@command("index", manual.INDEX)
def index_command(
    *,
    paths: Annotated[list[Path], typer.Argument(metavar="ĐƯỜNG_DẪN", help="Tệp và thư mục tài liệu.")],
    home: Home = None,
    prune: Annotated[bool, typer.Option("--prune", help="Bỏ khỏi chỉ mục tài liệu mà tệp đã bị xóa.")] = False,
    reindex: Annotated[bool, typer.Option("--reindex", help="Tính lại mọi vectơ, khi đã đổi mô hình.")] = False,
    by_words: ByWords = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, metavar="SỐ", help="Số tiến trình đọc song song; mặc định là số nhân."),
    ] = None,
) -> int:
    """Read files and folders into the index."""
    from index.build import build_index  # noqa: PLC0415 - every command loads only what it uses
    from qa.command.progress import ProgressBar  # noqa: PLC0415
    from qa.show import show_report  # noqa: PLC0415
    from qa.words.saved_vocabulary import keep_vocabulary  # noqa: PLC0415

    settings = load_settings(home)
    with ProgressBar() as bar:
        report = build_index(
            paths,
            home=settings.home,
            encoder=None if by_words else lambda: load_settled_encoder(settings, report=_say),
            prune=prune,
            reindex=reindex,
            workers=workers or os.cpu_count() or 1,
            index=settings.index,
            parsers=settings.parsers,
            report=_say,
            progress=bar.advance,
        )
    keep_vocabulary(settings.home)
    for line in "\n".join(report_coverage(report, settings.home)).splitlines():
        _say(line)
    _print(show_report(report))
    return 1 if report.failures else 0


@command("ask", manual.ASK)
def ask_command(
    *,
    question: Annotated[str, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi, có dấu hoặc không dấu.")],
    context: Annotated[
        list[str] | None,
        typer.Option("--context", metavar="CÂU_TRƯỚC", help="Câu đã hỏi trước đó, cũ nhất trước; dùng được nhiều lần."),
    ] = None,
    home: Home = None,
    within: Within = None,
    as_json: AsJson = False,
    docx: Annotated[
        Path | None, typer.Option("--docx", metavar="TỆP", help="Ghi câu trả lời thành tệp Word có chú thích.")
    ] = None,
    by_words: ByWords = False,
) -> int:
    """Answer one question."""
    from qa.show import show_answer  # noqa: PLC0415

    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    asker = open_with_models(settings, by_words=by_words, report=_say)
    answer = asker.ask(question, context=context or (), documents=documents)
    if docx is not None:
        from qa.export.docx_answer import write_docx  # noqa: PLC0415

        write_docx(answer, docx)
    _print(_json(answer.to_json()) if as_json else show_answer(answer))
    return 0


@command("batch", manual.BATCH)
def batch_command(
    questions: Annotated[
        Path, typer.Argument(metavar="VÀO.jsonl", help="Mỗi dòng một câu hỏi: id, question, context.")
    ],
    answers: Annotated[Path, typer.Argument(metavar="RA.jsonl", help="Mỗi dòng một câu trả lời.")],
    home: Home = None,
    within: Within = None,
    by_words: ByWords = False,
) -> int:
    """Answer a file of questions."""
    from qa.command.batch import answer_questions  # noqa: PLC0415
    from qa.command.progress import ProgressBar  # noqa: PLC0415

    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    with ProgressBar() as bar:
        answer_questions(
            questions,
            answers,
            lambda: open_with_models(settings, by_words=by_words, report=_say),
            documents=documents,
            progress=bar.advance,
        )
    return 0


@command("search", manual.SEARCH)
def search_command(
    *,
    text: Annotated[str, typer.Argument(metavar="VĂN_BẢN", help="Từ hoặc câu cần tìm.")],
    home: Home = None,
    within: Within = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, metavar="SỐ", help="Số đoạn nhiều nhất.")] = 10,
    as_json: AsJson = False,
    by_words: ByWords = False,
) -> int:
    """Find passages without composing an answer."""
    from qa.show import show_hit  # noqa: PLC0415

    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    hits = open_with_models(settings, by_words=by_words, report=_say).search(text, k, documents=documents)
    if as_json:
        _print(_json([hit.to_json() for hit in hits]))
    else:
        _print("\n\n".join(map(show_hit, hits)) or "Không tìm thấy đoạn nào.")
    return 0


@command("figures", manual.FIGURES)
def figures_command(
    *,
    home: Home = None,
    within: Within = None,
    document: Annotated[str | None, typer.Option("--document", metavar="TÊN", help="Một phần tên tài liệu.")] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", metavar="TỪ", help="Từ của chỉ tiêu.")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="KỲ", help="Kỳ: 2017, Q1/2018, 2T/2018.")] = None,
    role: Annotated[Role | None, typer.Option("--role", help="Vai trò của con số.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Một phần đơn vị tính.")] = None,
    status: Annotated[Status | None, typer.Option("--status", help="Tình trạng của con số.")] = None,
    as_json: AsJson = False,
) -> int:
    """List the figures of the index."""
    from index.store import open_store  # noqa: PLC0415
    from qa.listing import FigureFilter, list_figures  # noqa: PLC0415
    from qa.show import show_figure  # noqa: PLC0415
    from qa.steady import read_store_steadily  # noqa: PLC0415

    wanted = FigureFilter(document=document, indicator=indicator, period=period, unit=unit, role=role, status=status)
    settings = load_settings(home)
    documents = documents_within(settings.home, within)
    with open_store(settings.home) as store:
        rows = read_store_steadily(store, lambda: list(list_figures(store, wanted, documents=documents)))
        for row in rows:
            _print(_json(row.to_json()) if as_json else show_figure(row))
    return 0


command("documents", manual.DOCUMENTS)(documents_command)
command("find", manual.FIND)(find_command)
command("check", manual.CHECK)(check_command)
command("audit", manual.AUDIT)(audit_command)
command("series", manual.SERIES)(series_command)


@command("evaluate", manual.EVALUATE)
def evaluate_command(
    *,
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Câu hỏi có đáp án; .json là tệp dạng SQuAD.")],
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="TÀI_LIỆU", help="Lập chỉ mục tạm để hỏi.")] = None,
    home: Home = None,
    save: Annotated[Path | None, typer.Option("--save", metavar="TỆP", help="Ghi lại các câu trả lời.")] = None,
    against: Annotated[Path | None, typer.Option("--against", metavar="TỆP", help="So với lần chạy đã ghi.")] = None,
    as_json: AsJson = False,
    by_words: ByWords = False,
) -> int:
    """Measure answers against gold questions."""
    from qa.command.progress import ProgressBar  # noqa: PLC0415
    from qa.evaluation.evaluate import evaluate_command as evaluate  # noqa: PLC0415

    settings = load_settings(home)
    encoder = None if by_words else load_settled_encoder(settings, report=_say)
    with ProgressBar() as bar:
        text = evaluate(
            gold,
            corpus,
            settings.home,
            as_json=as_json,
            save=save,
            against=against,
            encoder=encoder,
            reranker=load_settled_reranker(settings, report=_say),
            progress=bar.advance,
        )
    _print(text)
    return 0


@command("train", manual.TRAIN)
def train_command(
    *,
    by_words: ByWords = False,
    keep: Annotated[bool, typer.Option("--keep", help="Chỉ đo: giữ trọng số đang dùng, ghi báo cáo.")] = False,
) -> int:
    """Train the ranker on gold questions."""
    from qa.evaluation.teach import train_command as train  # noqa: PLC0415

    encoder = None if by_words else load_settled_encoder(load_settings(None), report=_say)
    _print(train(report=_say, encoder=encoder, keep=keep))
    return 0


register_care(command)
app.add_typer(collection_app, name="collection")
app.add_typer(user_app, name="user")
app.add_typer(feedback_app, name="feedback")


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; every expected fault is one line of Vietnamese on standard error."""
    try:
        status = app(args=list(arguments), prog_name="qa", standalone_mode=False)
    except CorpusError as error:
        _say(f"Lỗi: {error}")
        return 1
    except Exception as error:
        if is_usage_error(error):
            typer.echo(explain_usage(error), err=True)
            return 2
        if os.environ.get("QA_DEBUG"):
            raise
        _say(f"Lỗi ngoài dự kiến ({type(error).__name__}: {error}); chạy lại với QA_DEBUG=1 để xem chi tiết")
        return 1
    if status == INTERRUPTED:
        _say("Đã dừng theo yêu cầu; phần đã lưu vẫn còn, chạy lại lệnh để làm tiếp")
    return int(status or 0)


def main() -> None:
    """Run the command of this process's arguments and end the process."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese must not depend on the locale of the terminal.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _print(text: str) -> None:
    typer.echo(text)


def _say(line: str) -> None:
    """Write one line to standard error, whatever it holds."""
    typer.echo(" ".join(line.split()), err=True)
