"""Folders in, the speed of each stage of indexing out, each measured apart on the same text.

Reading, structure, sentences and figures are timed inside the real ``index.parse.parse_document``; the others are
called one after the other on what it found, in a home that is thrown away. One process, so that seconds add up.
"""

import tempfile
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from index import parse
from index.attempt import attempt
from index.build import build_index
from index.dense import DenseIndex
from index.derive import LEXICAL_NAME
from index.embed import Encoder, load_encoder
from index.lexical import LexicalIndex
from index.parse import Parsed, parse_document
from index.read import discover_files
from index.rows import Failure
from index.segment import split_words
from index.store import Store, open_store
from index.terms import chunk_terms
from index.vectors import passage_text
from index.words import words_of
from qa.evaluation.bench.clock import Clock, watched
from qa.evaluation.bench.processor import processor_seconds
from qa.evaluation.machine import disk_megabytes, memory_megabytes

# What `parse_document` calls -> the stage that it counts for.
_PARSING = {
    "read_document": "read",
    "find_blocks": "structure",
    "split_sentences": "sentences",
    "split_chunks": "structure",
    "extract_figures": "figures",
    "chunk_terms": "lexical_syllables",
    "read_letterhead": "structure",
    "document_territory": "structure",
}
SLOW = ("words", "embedding")  # what may be left out of a large folder
_OF_VECTORS = ("embedding", "store_vectors", "dense")
_FIRST = "syllable_index"
# Together they make a document answerable by its figures and syllables.
_FIRST_STAGES = ("read", "structure", "sentences", "figures", "lexical_syllables", "store")


def measure_stages(
    folder: Path, *, cache: Path, without: Collection[str] = (), sample: int | None = None
) -> dict[str, object]:
    """Index a folder stage by stage, then once more as a whole.

    Parameters
    ----------
    folder
        Files as for ``qa index``, or one file.
    cache
        Where the default model is kept.
    without
        Of `SLOW`: stages to leave out.
    sample
        Make vectors of so many passages at most, taken evenly from all, and of none when all is indexed as a whole;
        None for all.

    Returns
    -------
    Sizes; for each stage seconds of wall and processor, MB of text and passages a second of both; seconds until the
    whole could be asked and until it was done, its memory and disk.
    """
    clock = Clock()
    embed, words = "embedding" not in without, "words" not in without
    # Before all else is measured, in a process of its own: what is found once is kept, and would be found faster here.
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as one:
        whole = one.submit(_measure_whole, folder, cache if embed and sample is None else None, words).result()
    documents, failed = _parse(folder, clock)
    size = sum(len(each.document.text.encode("utf-8", "surrogatepass")) for each in documents) / 1e6
    passages = sum(len(each.chunks) for each in documents)
    encoder = load_encoder(cache=cache) if embed else None
    with tempfile.TemporaryDirectory(prefix="qa-bench-") as place:
        share = _index(documents, Path(place), clock, encoder=encoder, words=words, sample=sample)
    spent = {name: (each.wall, each.cpu) for name, each in clock.spent.items()}
    first = [spent[name] for name in _FIRST_STAGES if name in spent]
    spent[_FIRST] = (sum(wall for wall, _ in first), sum(cpu for _, cpu in first))
    return {
        "folder": folder.name,
        "documents": len(documents),
        "failed": failed,
        "text_mb": round(size, 4),
        "passages": passages,
        "share_embedded": round(share, 4),
        "figures": sum(len(each.figures) for each in documents),
        "stages": {
            name: _rates(wall, cpu, size * done, passages * done)
            for name, (wall, cpu) in spent.items()
            for done in (share if name in _OF_VECTORS else 1.0,)
        },
        "end_to_end": whole,
    }


def _parse(folder: Path, clock: Clock) -> tuple[list[Parsed], int]:
    documents: list[Parsed] = []
    failed = 0
    _warm_up()
    files, _ = discover_files([folder])
    with watched(parse, _PARSING, clock):
        for file in files:
            with clock.time("structure"):
                outcome = attempt(parse_document, (file, file.name))
            if isinstance(outcome, Failure):
                failed += 1
            else:
                documents.append(outcome)
    return documents, failed


def _index(
    documents: Sequence[Parsed], home: Path, clock: Clock, *, encoder: Encoder | None, words: bool, sample: int | None
) -> float:
    """Store and index what was parsed; return the share of the passages that got vectors."""
    with open_store(home, create=True) as store:
        lexical = LexicalIndex(home / LEXICAL_NAME, split_words=split_words)
        ids: list[tuple[int, tuple[int, ...]]] = []
        for each in documents:
            with clock.time("store"):
                change = store.replace_document(each.document, each.chunks, each.figures)
            with clock.time("lexical_syllables"):
                lexical.add(change.document_id, zip(change.added, each.terms, strict=True))
            ids.append((change.document_id, change.added))
        with clock.time("lexical_syllables"):
            lexical.commit(store.generation)
        if words:
            _index_words(documents, ids, lexical, clock, store.generation)
        lexical.release()
        return 0.0 if encoder is None else _index_vectors(store, home, encoder, clock, sample)


def _index_words(
    documents: Sequence[Parsed],
    ids: Sequence[tuple[int, tuple[int, ...]]],
    lexical: LexicalIndex,
    clock: Clock,
    generation: int,
) -> None:
    for each, (document_id, chunk_ids) in zip(documents, ids, strict=True):
        with clock.time("words"):
            found = words_of([chunk.text for chunk in each.chunks])
        with clock.time("lexical_words"):
            lexical.remove_document(document_id)
            terms = (chunk_terms(chunk, words) for chunk, words in zip(each.chunks, found, strict=True))
            lexical.add(document_id, zip(chunk_ids, terms, strict=True))
    with clock.time("lexical_words"):
        lexical.commit(generation)


def _index_vectors(store: Store, home: Path, encoder: Encoder, clock: Clock, sample: int | None) -> float:
    encoder.encode_passages(["ngân sách"])
    store.claim_model(encoder.name, encoder.dimension)
    missing = store.chunks_without_vectors()
    taken = len(missing) if sample is None else min(sample, len(missing))
    chosen = [missing[number * len(missing) // taken] for number in range(taken)]
    texts = [passage_text(each.chunk) for each in store.chunks(chosen).values()]
    with clock.time("embedding"):
        vectors = encoder.encode_passages(texts)
    with clock.time("store_vectors"):
        store.set_vectors(chosen, vectors)
    with clock.time("dense"):
        dense = DenseIndex(encoder.dimension, store.vectors)
        dense.add(*store.vectors(store.vector_ids()))
        dense.save(home / "dense.faiss")
    return taken / max(1, len(missing))


def _measure_whole(folder: Path, cache: Path | None, words: bool) -> dict[str, float | None]:
    """Index as ``qa index`` does with one process that reads, libraries and model loaded before."""
    _warm_up()
    encoder = None if cache is None else load_encoder(cache=cache)
    if encoder is not None:
        encoder.encode_passages(["ngân sách"])
    with tempfile.TemporaryDirectory(prefix="qa-bench-") as place:
        cpu, wall = processor_seconds(), perf_counter()
        report = build_index([folder], home=Path(place), encoder=encoder, words=words)
        return {
            "answerable_s": round(report.searchable_seconds, 3),
            "done_s": round(perf_counter() - wall, 3),
            "done_cpu_s": round(processor_seconds() - cpu, 3),
            "memory_mb": memory_megabytes()["peak"],
            "disk_mb": disk_megabytes(Path(place)),
        }


def _warm_up() -> None:
    """Load what is loaded at the first document, on a text that nobody measures."""
    with tempfile.TemporaryDirectory(prefix="qa-bench-") as place:
        file = Path(place, "first.txt")
        file.write_text("Năm 2021, thu ngân sách đạt 10,5 tỷ đồng. Sản lượng chè tăng 3%.", encoding="utf-8")
        parse_document(file, name=file.name)
    words_of(["ngân sách nhà nước"])


def _rates(wall: float, cpu: float, megabytes: float, passages: float) -> dict[str, float]:
    rates = {"wall_s": round(wall, 4), "cpu_s": round(cpu, 4)}
    for clock, seconds in (("wall", wall), ("cpu", cpu)):
        if seconds > 0:
            rates[f"mb_per_{clock}_s"] = round(megabytes / seconds, 3)
            rates[f"passages_per_{clock}_s"] = round(passages / seconds, 1)
    return rates
