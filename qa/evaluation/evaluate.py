"""Evaluation from end to end: gold and documents in, a summary out, on screen or as JSON, answers saved when asked.

The only module of this package that knows the whole flow, and what ``qa evaluate`` calls. Judges nothing itself.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.embed import Encoder, Reranker
from index.errors import CorpusError
from qa.ask import Asker
from qa.evaluation.compare import Comparison, compare_runs, write_comparison
from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.retrieval import run_retrieval
from qa.evaluation.run import JsonRow, make_row, parse_row, read_run, write_run
from qa.evaluation.session import Progress, open_session
from qa.evaluation.squad import load_squad, write_squad_summary
from qa.evaluation.summary import Summary, summarise, write_summary

SQUAD_SUFFIX = ".json"  # gold questions are JSONL


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One run over a gold set.

    Parameters
    ----------
    questions
        The gold.
    rows
        One answer a question, in the gold's order, as a run file holds them.
    summary
        The measures.
    failures
        Files of the corpus that could not be read, one line of Vietnamese each.
    """

    questions: tuple[GoldQuestion, ...]
    rows: tuple[JsonRow, ...]
    summary: Summary
    failures: tuple[str, ...]


def run_evaluation(
    gold: Path,
    *,
    home: Path | None = None,
    corpus: Path | None = None,
    encoder: Encoder | None = None,
    reranker: Reranker | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Ask every gold question and judge the answers.

    Parameters
    ----------
    gold
        Gold questions, JSONL.
    home
        Folder of the index to ask; not used when a corpus is given.
    corpus
        File or folder to index for this run alone.
    encoder
        The embedding model, or None to answer by words alone.
    reranker
        A cross-encoder that corrects the order of what is found, or None.
    progress
        Told (stage in Vietnamese, done, total) while indexing and asking.

    Returns
    -------
    Answers and measures.

    Raises
    ------
    CorpusError
        If gold, corpus or index cannot be used; the message says why and what to do.
    """
    questions = load_gold(gold)
    with open_session(home=home, corpus=corpus, encoder=encoder, reranker=reranker, progress=progress) as session:
        rows = ask_questions(questions, session.asker, progress=progress)
        texts, failures = session.texts, session.failures
    parsed = {row.id: row for row in map(parse_row, rows)}
    return Evaluation(
        questions=questions,
        rows=rows,
        summary=summarise(questions, parsed, texts=texts),
        failures=failures,
    )


def ask_questions(
    questions: Sequence[GoldQuestion], asker: Asker, *, progress: Progress | None = None
) -> tuple[JsonRow, ...]:
    """Ask the questions in order, each with its context, and return one row of a run file for each."""
    rows: list[JsonRow] = []
    for question in questions:
        rows.append(make_row(question.id, asker.ask(question.question, context=question.context)))
        if progress is not None:
            progress(stage="Hỏi", done=len(rows), total=len(questions))
    return tuple(rows)


def evaluate_command(
    gold: Path,
    corpus: Path | None,
    home: Path | None,
    *,
    as_json: bool,
    save: Path | None,
    against: Path | None,
    encoder: Encoder | None = None,
    reranker: Reranker | None = None,
    progress: Progress | None = None,
) -> str:
    """Do what ``qa evaluate`` does.

    Parameters
    ----------
    gold
        Gold questions (JSONL), or a file of the SQuAD format (.json): then its own passages are indexed and retrieval
        is measured.
    corpus
        File or folder to index for this run alone, or None to ask the index at `home`.
    home
        Folder of the index; needed only without a corpus.
    as_json
        Return JSON instead of a table.
    save
        Where to write the answers as a run file, or None.
    against
        An earlier run file to compare with, question by question, or None.
    encoder, reranker, progress
        As in ``run_evaluation``.

    Returns
    -------
    The text to print, without a newline at its end.

    Raises
    ------
    CorpusError
        If something given cannot be used; the message says why and what to do.
    """
    if gold.suffix.lower() == SQUAD_SUFFIX:
        if corpus is not None or against is not None:
            raise CorpusError(f"{gold}: tệp SQuAD có sẵn đoạn văn của nó; hãy bỏ --corpus và --against")
        return _evaluate_squad(gold, as_json=as_json, save=save, encoder=encoder, reranker=reranker, progress=progress)
    # Read before the long work: a mistyped path must not cost minutes.
    earlier = None if against is None else read_run(against)
    evaluation = run_evaluation(gold, home=home, corpus=corpus, encoder=encoder, reranker=reranker, progress=progress)
    if save is not None:
        write_run(save, evaluation.rows)
    comparison = None
    if earlier is not None:
        later = {row.id: row for row in map(parse_row, evaluation.rows)}
        comparison = compare_runs(evaluation.questions, earlier, later)
    return _write_json(evaluation, comparison) if as_json else _write_text(evaluation, comparison)


def _evaluate_squad(
    path: Path,
    *,
    as_json: bool,
    save: Path | None,
    encoder: Encoder | None,
    reranker: Reranker | None,
    progress: Progress | None,
) -> str:
    squad = load_squad(path)
    summary, rows = run_retrieval(squad, encoder=encoder, reranker=reranker, progress=progress)
    if save is not None:
        write_run(save, rows)
    return json.dumps(summary.to_json(), ensure_ascii=False) if as_json else write_squad_summary(summary)


def _write_json(evaluation: Evaluation, comparison: Comparison | None) -> str:
    content = evaluation.summary.to_json()
    if evaluation.failures:
        content["unreadable"] = list(evaluation.failures)
    if comparison is not None:
        content["comparison"] = comparison.to_json()
    return json.dumps(content, ensure_ascii=False)


def _write_text(evaluation: Evaluation, comparison: Comparison | None) -> str:
    parts = [f"Không đọc được: {failure}" for failure in evaluation.failures]
    parts.append(write_summary(evaluation.summary))
    if comparison is not None:
        parts += ["", write_comparison(comparison)]
    return "\n".join(parts)
