"""Usual retrieval pipelines of public libraries: texts in, a search over passages of fixed length out.

Each is written as its library's own introduction has it. Imported when used: the libraries are optional.
"""
# ruff: noqa: PLC0415 - the libraries are optional, and slow to import

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.document import Span
from index.embed.convert import PASSAGE_PROMPT, QUERY_PROMPT
from index.terms import find_tokens

CUT_CHARACTERS = 1_000
OVERLAP = 100  # characters that neighbours share in the splitter of a library
DEPTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A passage by its place: name of the file, span of its text."""

    document: str
    span: Span


Search = Callable[[str], Sequence[Cut]]
Make = Callable[[Mapping[str, str]], tuple[Search, list[Cut]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """What makes a pipeline of a model's folder, and the modules that must be installed."""

    name: str
    modules: tuple[str, ...]
    make: Callable[[Path], Make]


def cut_texts(texts: Mapping[str, str]) -> tuple[list[Cut], list[str]]:
    """Cut every `CUT_CHARACTERS`; return places and texts."""
    cuts = [
        Cut(document=name, span=Span(start, min(len(text), start + CUT_CHARACTERS)))
        for name, text in texts.items()
        for start in range(0, len(text), CUT_CHARACTERS)
    ]
    return cuts, [texts[each.document][each.span.start : each.span.end] for each in cuts]


def _make_faiss(model: Path) -> Make:
    import faiss
    from sentence_transformers import SentenceTransformer

    transformer = SentenceTransformer(str(model), local_files_only=True)

    def make(texts: Mapping[str, str]) -> tuple[Search, list[Cut]]:
        cuts, passages = cut_texts(texts)
        vectors = transformer.encode(passages, prompt=PASSAGE_PROMPT, normalize_embeddings=True)
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)

        def search(question: str) -> list[Cut]:
            query = transformer.encode([question], prompt=QUERY_PROMPT, normalize_embeddings=True)
            return [cuts[each] for each in index.search(query, DEPTH)[1][0] if each >= 0]

        return search, cuts

    return make


def _make_bm25s(_model: Path) -> Make:
    import bm25s

    def make(texts: Mapping[str, str]) -> tuple[Search, list[Cut]]:
        cuts, passages = cut_texts(texts)
        index = bm25s.BM25()
        index.index([list(find_tokens(each)) for each in passages], show_progress=False)

        def search(question: str) -> list[Cut]:
            found, _ = index.retrieve([list(find_tokens(question))], k=min(DEPTH, len(cuts)), show_progress=False)
            return [cuts[int(each)] for each in found[0]]

        return search, cuts

    return make


def _make_rank_bm25(_model: Path) -> Make:
    from rank_bm25 import BM25Okapi

    def make(texts: Mapping[str, str]) -> tuple[Search, list[Cut]]:
        cuts, passages = cut_texts(texts)
        index = BM25Okapi([find_tokens(each) for each in passages])

        def search(question: str) -> list[Cut]:
            return [cuts[each] for each in index.get_scores(find_tokens(question)).argsort()[::-1][:DEPTH]]

        return search, cuts

    return make


def _make_langchain(folder: Path) -> Make:
    from langchain_core.vectorstores import InMemoryVectorStore
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from sentence_transformers import SentenceTransformer

    transformer = SentenceTransformer(str(folder), local_files_only=True)

    class Model:
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = transformer.encode(texts, prompt=PASSAGE_PROMPT).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            vector: list[float] = transformer.encode([text], prompt=QUERY_PROMPT)[0].tolist()
            return vector

    # Has the two methods that are called; deriving it would need the library where only types are checked.
    model: Any = Model()

    def make(texts: Mapping[str, str]) -> tuple[Search, list[Cut]]:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=CUT_CHARACTERS, chunk_overlap=OVERLAP, add_start_index=True
        )
        pieces = splitter.create_documents(list(texts.values()), metadatas=[{"name": name} for name in texts])
        store = InMemoryVectorStore.from_documents(pieces, model)
        return lambda question: [_place(each) for each in store.similarity_search(question, k=DEPTH)], [
            _place(each) for each in pieces
        ]

    return make


def _place(piece: Any) -> Cut:
    start = int(piece.metadata["start_index"])
    return Cut(document=piece.metadata["name"], span=Span(start, start + len(piece.page_content)))


PIPELINES = (
    Pipeline(name="sentence-transformers + FAISS", modules=("sentence_transformers", "faiss"), make=_make_faiss),
    Pipeline(name="bm25s", modules=("bm25s",), make=_make_bm25s),
    Pipeline(name="rank_bm25", modules=("rank_bm25",), make=_make_rank_bm25),
    Pipeline(
        name="LangChain splitter + in-memory store",
        modules=("langchain_core", "langchain_text_splitters", "sentence_transformers"),
        make=_make_langchain,
    ),
)
