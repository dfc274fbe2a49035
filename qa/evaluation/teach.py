"""Gold sets on disk in, ``qa/rank/weights.json`` and a report of the training out: the command ``qa train``.

Each set is indexed in a temporary folder of its own, so that nothing of a person's index is touched. Learning itself
is in ``qa.evaluation.train``.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from index.durable import write_durably
from index.embed import Encoder
from index.errors import UnreadableDocument
from qa.evaluation.archive import unpack_named
from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.label import Example, label_questions
from qa.evaluation.session import open_session
from qa.evaluation.summary import Summary, summarise
from qa.evaluation.train import Training, train, write_ranker
from qa.rank.rank import WEIGHTS, Ranker, load_ranker

PROJECT = Path(__file__).resolve().parents[2]
REPORT = WEIGHTS.with_name("training.md")
_KEPT = (
    "Học lại chỉ để đo: ngưỡng và các bảng trọng số là của `qa/rank/weights.json` đang phát hành, có từ trước;",
    "kết quả trên phần giữ lại, đường cong và việc bỏ từng nhóm là của trọng số học lại bằng mã lúc đo.",
)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold questions and the documents that they are asked of; paths relative to the project.

    The corpus is a folder, or a packed archive of which the documents that the questions name are taken.
    Sets of one `story` tell of the same things, as a report and its restatement do: all their questions are held out
    together. Other sets are parted by document.
    """

    name: str
    gold: str
    corpus: str
    story: str = ""


_ARCHIVE = "../shared/documents-3000.tar.xz"
# What lies beside the project is not part of it, and left out where it is missing.
SETS = (
    GoldSet("corpus", "qa/evaluation/gold/corpus.jsonl", "corpus", story="lang-son"),
    GoldSet("report", "../shared/eval/gold_report.jsonl", "../shared/reports", story="lang-son"),
    GoldSet("documents", "../shared/eval/gold_documents.jsonl", "../shared/documents"),
    GoldSet("documents-b", "../shared/eval/gold_documents_b.jsonl", "../shared/documents-b"),
    GoldSet("archive-1", "qa/evaluation/gold/archive_1.jsonl", _ARCHIVE),
    GoldSet("archive-2", "qa/evaluation/gold/archive_2.jsonl", _ARCHIVE),
    GoldSet("archive-3", "qa/evaluation/gold/archive_3.jsonl", _ARCHIVE),
)


def train_command(
    *, report: Callable[[str], None], encoder: Encoder | None = None, sets: Sequence[GoldSet] = SETS, keep: bool = False
) -> str:
    """Train on the gold sets that are there, write weights and report, and return the report.

    Parameters
    ----------
    report
        Told each step in Vietnamese.
    encoder
        Model of the vectors; None trains for a search by words alone.
    sets
        The gold sets, in the order in which they are reported.
    keep
        Only measure: the weights that are there stay, and are those that the report shows.

    Raises
    ------
    UnreadableDocument
        If none of the sets is there.
    """
    present = [each for each in sets if (PROJECT / each.gold).is_file() and (PROJECT / each.corpus).exists()]
    if not present:
        raise UnreadableDocument(sets[0].gold, "không có bộ câu hỏi nào để huấn luyện", "đặt bộ câu hỏi rồi chạy lại")
    with ExitStack() as stack:
        examples: list[Example] = []
        golds: dict[str, Sequence[GoldQuestion]] = {}
        for each in present:
            report(f"{each.name}: lập chỉ mục và gắn nhãn")
            golds[each.name] = load_gold(PROJECT / each.gold)
            corpus = PROJECT / each.corpus
            if corpus.is_file():
                names = {question.document for question in golds[each.name] if question.document}
                corpus = stack.enter_context(unpack_named(corpus, names))
            session = stack.enter_context(open_session(home=None, corpus=corpus, encoder=encoder))
            examples.extend(
                label_questions(
                    session.asker, golds[each.name], group_prefix=each.story or each.name, is_one=bool(each.story)
                )
            )
        training = train(examples, report=report)
    summaries = {
        name: summarise(questions, {q.id: training.held_out[q.id] for q in questions})
        for name, questions in golds.items()
    }
    if not keep:
        write_ranker(training.ranker, WEIGHTS, trained_on=[each.name for each in present])
    words = ("qa train", *(("--no-embed",) if encoder is None else ()), *(("--keep",) if keep else ()))
    text = write_training(training, summaries, command=" ".join(words), kept=load_ranker(WEIGHTS) if keep else None)
    write_durably(REPORT, text.encode())
    return text


def _write_ablations(training: Training) -> list[str]:
    lines = [
        "",
        "## Bỏ từng nhóm đặc trưng",
        "",
        "Phần câu hỏi giữ lại mà ứng viên xếp đầu là đúng (chỉ các câu có ứng viên đúng).",
        "",
        "| bỏ nhóm | số liệu | câu văn |",
        "| --- | --- | --- |",
    ]
    facts, passages = ({row.group: row.right for row in rows} for rows in training.ablations)
    for group in dict.fromkeys([*facts, *passages]):
        cells = [f"{rows[group]:.3f}" if group in rows else "" for rows in (facts, passages)]
        lines.append(f"| {group or '(không bỏ gì)'} | {' | '.join(cells)} |")
    return lines


def write_training(training: Training, summaries: dict[str, Summary], *, command: str, kept: Ranker | None) -> str:
    """Return the report as Markdown: held-out results, refusal curve, ablations, weights by size.

    `command` is what made it; `kept` are weights that stay instead of those that were learned.
    """
    ranker = training.ranker if kept is None else kept
    lines = [
        "# Báo cáo huấn luyện",
        "",
        f"Tạo bởi `{command}`. Mỗi câu được trả lời bằng trọng số học từ các tài liệu khác (chia theo tài liệu).",
        *(() if kept is None else _KEPT),
        "",
        "## Kết quả trên phần giữ lại",
        "",
        "| bộ câu hỏi | câu | đúng và dẫn đúng | trích dẫn đầu đúng | từ chối đúng | từ chối nhầm | số không nguồn |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, summary in summaries.items():
        shown = [
            summary.correct_and_cited,
            summary.cited_first,
            summary.unanswerable_refused,
            summary.answerable_refused,
        ]
        cells = " | ".join(f"{rate.share:.3f}" for rate in shown)
        lines.append(f"| {name} | {summary.questions} | {cells} | {summary.unsupported_numbers} |")
    lines += [
        "",
        "## Đường cong từ chối (số liệu)",
        "",
        f"Ngưỡng: số liệu {ranker.fact_threshold:.2f}, câu văn {ranker.passage_threshold:.2f}.",
        "",
        "| ngưỡng | trả lời đúng | trả lời sai | từ chối câu có đáp án |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {t:.2f} | {right:.3f} | {wrong:.3f} | {refused:.3f} |" for t, right, wrong, refused in training.curve[3::5]
    ]
    lines += _write_ablations(training)
    for title, weights in (
        ("Trọng số xếp hạng số liệu", ranker.facts.weights),
        ("Trọng số xếp hạng đoạn văn", ranker.passages.weights),
        ("Trọng số độ tin cậy của số liệu", ranker.fact_confidence.weights),
    ):
        lines += ["", f"## {title}", "", "| đặc trưng | trọng số |", "| --- | --- |"]
        ordered = sorted(weights.items(), key=lambda pair: -abs(pair[1]))
        lines += [f"| {feature} | {weight:+.2f} |" for feature, weight in ordered]
    return "\n".join(lines) + "\n"
