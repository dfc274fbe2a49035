"""An index after a crash in, what is wrong with it out: each part must be as before the work, or as after it.

Everything here opens the index, so it is called in processes of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from index.derive import read_lexical
from index.store import Store, open_store
from index.vectors import read_dense
from qa.ask import open_asker
from qa.evaluation.crash.encoder import WordEncoder
from qa.evaluation.crash.scene import Scene

QUESTIONS = (
    "Tổng thu ngân sách trên địa bàn năm 2017 là bao nhiêu?",
    "Kim ngạch xuất khẩu năm 2017 đạt bao nhiêu phần trăm kế hoạch?",
    "quy I/2018 co bao nhieu luot khach du lich",
    "Sản lượng điện quý I/2018 là bao nhiêu?",
    "Có bao nhiêu doanh nghiệp thành lập mới?",
)
"""On several sections of the report; whether they are answered matters less than that answers stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What an index holds: digest of each document by path, answers by question, and of other files their digest."""

    documents: Mapping[str, str]
    answers: Mapping[str, str]
    files: Mapping[str, str]


def read_state(scene: Scene) -> State:
    """Return what a scene holds, opened as whoever asks does."""
    with open_store(scene.home) as store:
        documents = {row.path: digest_document(store, row.id) for row in store.documents()}
        model = store.model
    asker = open_asker(scene.home, encoder=WordEncoder(model[0]) if model else None)
    answers = {}
    for question in QUESTIONS:
        answer = asker.ask(question)
        cited = [(each.document, each.start, each.end, each.quote) for each in answer.citations]
        answers[question] = repr((answer.answered, answer.text, cited))
    asker.store.close()
    files = {
        str(path.relative_to(scene.root)): _digest(path.read_bytes())
        for path in scene.cache.rglob("*")
        if path.is_file() and not _is_leftover(path.relative_to(scene.cache))
    }
    return State(documents=documents, answers=answers, files=files)


def compare(found: State, before: State, after: State) -> list[str]:
    """Return what is neither as before the work nor as after it; a missing document is fine where either lacks it."""
    wrong = []
    for part, place in (("documents", "document"), ("files", "file"), ("answers", "answer to")):
        seen, old, new = getattr(found, part), getattr(before, part), getattr(after, part)
        wrong += [
            f"{place} {name}: {'gone' if name not in seen else 'neither the old nor the new one'}"
            for name in sorted({*seen, *old, *new})
            if seen.get(name) not in {old.get(name), new.get(name)}
        ]
    return wrong


def check_derived(scene: Scene) -> list[str]:
    """Return where the indexes that are derived differ from the store, after they were opened for reading."""
    wrong = []
    with open_store(scene.home) as store:
        wrong += [f"store: {line}" for line in store.find_damage()]
        chunks = {row[0] for row in store.rows("SELECT id FROM chunks")}
        lexical = read_lexical(store, report=lambda _line: None)
        if lexical.generation != store.generation:
            wrong.append("lexical index: of another generation")
        if lexical.chunk_ids() != chunks:
            wrong.append("lexical index: other chunks than the store")
        if store.model is not None:
            dense = read_dense(store, WordEncoder(store.model[0]))
            if dense is None or dense.ids != set(store.vector_ids()):
                wrong.append("dense index: other vectors than the store")
    return wrong


def digest_document(store: Store, document_id: int) -> str:
    """Return what differs once anything of a document does, but for the ids; KeyError when it is not stored."""
    row = store.document(document_id)
    chunks = store.chunks_of_document(document_id)
    parts = (
        row.name,
        row.title,
        row.content_hash,
        row.letterhead,
        store.document_text(document_id),
        store.blocks(document_id),
        store.pages(document_id),
        [(each.chunk, each.source_text, each.kind, each.section) for each in chunks],
        [each.figure for each in store.figures(document_id=document_id)],
    )
    return _digest(repr(parts).encode())


def _is_leftover(path: Path) -> bool:
    """Tell whether a file is of an interrupted write: it lies under a name that nothing reads."""
    return any(part.startswith(".") for part in path.parts)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
