"""Gold questions and their documents in, what usual retrieval pipelines and this system do with them out.

The same files, questions, model and machine in one run. The others cut every 1,000 characters or so; this system's
passages are sentences and rows, several times shorter, so that its passage holds a proof less easily by chance. The
libraries come with the extra ``[bench]``; one that is not installed is left out, and said to be.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time

from index.build import build_index
from index.document import Span
from index.embed import Encoder
from qa.ask import open_asker
from qa.evaluation.bench.pipelines import DEPTH, PIPELINES, Cut, Make, Search
from qa.evaluation.bench.processor import processor_seconds
from qa.evaluation.bench_asking import percentile
from qa.evaluation.gold import GoldQuestion

HELD = 0.5  # share of a proving span that a passage must hold to count as found


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A system that has indexed the files: its search, how many passages it cut, their characters on average."""

    search: Search
    passages: int
    characters: float


def measure_peers(
    questions: Sequence[GoldQuestion], folder: Path, *, encoder: Encoder | None, model: Path
) -> dict[str, object]:
    """Index and ask with every system at hand.

    Parameters
    ----------
    questions
        Those that have proof are searched for, each after its context.
    folder
        The plain text files that they name.
    encoder, model
        This system's default model, and its folder for the others; None leaves out what uses vectors here.

    Returns
    -------
    For each system: seconds to index, milliseconds of a search, shares of questions whose proof lies in the first
    passage and in the first `DEPTH`; None for a library that is not installed.
    """
    asked = [each for each in questions if each.evidence]
    texts = {
        path.name: path.read_bytes().decode("utf-8", "replace")
        for path in sorted(folder.iterdir())
        if path.suffix in {".md", ".txt"}
    }
    results: dict[str, object] = {"questions": len(asked), "files": len(texts)}
    for name, prepare in _systems(texts, folder, encoder, model):
        results[name] = None if prepare is None else _measure(prepare, asked)
    return results


def _systems(
    texts: Mapping[str, str], folder: Path, encoder: Encoder | None, model: Path
) -> Iterator[tuple[str, Callable[[Path], Prepared] | None]]:
    yield "this system, by words", lambda home: _prepare_ours(folder, home, None)
    if encoder is not None:
        encoder.encode_passages(["a"])
        yield "this system, by words and meaning", lambda home: _prepare_ours(folder, home, encoder)
    for pipeline in PIPELINES:
        missing = [name for name in pipeline.modules if find_spec(name) is None]
        if missing:
            yield pipeline.name, None
            continue
        made = pipeline.make(model)

        def prepare(_home: Path, made: Make = made) -> Prepared:
            search, cuts = made(texts)
            return Prepared(
                search=search, passages=len(cuts), characters=_mean([each.span.end - each.span.start for each in cuts])
            )

        yield pipeline.name, prepare


def _prepare_ours(folder: Path, home: Path, encoder: Encoder | None) -> Prepared:
    build_index([folder], home=home, encoder=encoder)
    asker = open_asker(home, encoder=encoder)
    rows = asker.store.rows("SELECT count(*), avg(span_end - span_start) FROM chunks")

    def search(text: str) -> list[Cut]:
        hits = asker.search(text, DEPTH)
        return [Cut(document=hit.passage.document, span=hit.passage.span) for hit in hits]

    return Prepared(search=search, passages=rows[0][0], characters=rows[0][1] or 0.0)


def _measure(prepare: Callable[[Path], Prepared], questions: Sequence[GoldQuestion]) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="qa-bench-") as home:
        wall, cpu = perf_counter(), processor_seconds()
        prepared = prepare(Path(home))
        wall, cpu = perf_counter() - wall, processor_seconds() - cpu
        prepared.search("dân số")
        times: list[float] = []
        spent: list[float] = []
        first = among = 0
        for each in questions:
            asked = ". ".join((*each.context, each.question))
            begun, used = perf_counter(), process_time()
            found = list(prepared.search(asked))[:DEPTH]
            spent.append((process_time() - used) * 1000)
            times.append((perf_counter() - begun) * 1000)
            proves = [holds(cut, each) for cut in found]
            first += proves[:1] == [True]
            among += any(proves)
        return {
            "passages": prepared.passages,
            "characters_a_passage": round(prepared.characters, 1),
            "index_s": round(wall, 2),
            "index_cpu_s": round(cpu, 2),
            "search_ms": {f"p{percent}": round(percentile(times, percent), 2) for percent in (50, 95)},
            "search_cpu_ms": {f"p{percent}": round(percentile(spent, percent), 2) for percent in (50, 95)},
            "proof_in_first": round(first / len(questions), 3) if questions else None,
            f"proof_in_{DEPTH}": round(among / len(questions), 3) if questions else None,
        }


def holds(cut: Cut, question: GoldQuestion) -> bool:
    """Tell whether a passage holds at least `HELD` of one span that proves the answer."""
    return cut.document == question.document and any(
        _shared(cut.span, proof) >= HELD * (proof.end - proof.start) for proof in question.evidence
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _mean(values: Sequence[int]) -> float:
    return sum(values) / max(1, len(values))
