"""A SQuAD set asked of an index made of its own passages: every question searched and answered.

Passages and questions in, the measures and one row of a run file a question out. Measures are in ``squad``.
"""

import tempfile
from pathlib import Path

from index.embed import Encoder, Reranker
from qa.ask import Asker
from qa.evaluation.run import JsonRow, make_row
from qa.evaluation.session import Progress, open_session
from qa.evaluation.squad import DEPTH, SquadFinding, SquadQuestion, SquadSet, SquadSummary, summarise_squad

# A passage holds several chunks; so many chunks are asked for that DEPTH different passages come up.
CHUNKS_PER_PASSAGE = 8


def run_retrieval(
    squad: SquadSet,
    *,
    encoder: Encoder | None = None,
    reranker: Reranker | None = None,
    progress: Progress | None = None,
) -> tuple[SquadSummary, tuple[JsonRow, ...]]:
    """Index the passages as documents of their own, then search and ask each question.

    Parameters
    ----------
    squad
        The gold.
    encoder
        The embedding model, or None to search by words alone.
    reranker
        A cross-encoder that corrects the order of what is found, or None.
    progress
        Told (stage in Vietnamese, done, total).

    Returns
    -------
    The measures, and the answers as rows of a run file.
    """
    with tempfile.TemporaryDirectory(prefix="qa-squad-") as folder:
        for passage in squad.passages:
            Path(folder, f"{passage.name}.txt").write_bytes(passage.text.encode("utf-8"))
        with open_session(
            home=None, corpus=Path(folder), encoder=encoder, reranker=reranker, progress=progress
        ) as session:
            findings: list[SquadFinding] = []
            rows: list[JsonRow] = []
            for question in squad.questions:
                finding, row = _ask(question, session.asker)
                findings.append(finding)
                rows.append(row)
                if progress is not None:
                    progress(stage="Hỏi", done=len(rows), total=len(squad.questions))
    return summarise_squad(squad, findings), tuple(rows)


def _ask(question: SquadQuestion, asker: Asker) -> tuple[SquadFinding, JsonRow]:
    hits = asker.search(question.question, k=DEPTH * CHUNKS_PER_PASSAGE)
    names = dict.fromkeys(hit.passage.document.removesuffix(".txt") for hit in hits)
    answer = asker.ask(question.question)
    finding = SquadFinding(passages=tuple(names)[:DEPTH], headline=answer.text if answer.answered else "")
    return finding, make_row(question.id, answer)
