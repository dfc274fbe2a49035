"""A scene in, what went wrong among processes that use it at once out: writers, readers of the command line, pages.

Each is a function of one process; a file in the scene says that a writer is done.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

from index.build import build_index
from index.errors import CorpusError
from index.remove import remove_documents
from index.store import open_store
from qa.ask import Asker, open_asker
from qa.evaluation.crash.invariants import QUESTIONS, digest_document
from qa.evaluation.crash.scene import Scene, change_document
from qa.page.library import Library

WRITERS = 2
READERS = 4
PAGES = 2


def write(scene: Scene, number: int, operations: int, seed: int) -> list[str]:
    """Index, change and remove documents; at the end all of them are there, the first one changed."""
    random = Random(f"{seed}/writer/{number}")  # noqa: S311 - a game of chance that can be played again
    wrong = []
    try:
        for _ in range(operations):
            if random.random() < 0.5:
                path = str(scene.document(random.choice((1, 2))).resolve())
                remove_documents([path], home=scene.home, report=_silent, wait_seconds=600)
            else:
                build_index([scene.documents], home=scene.home, wait_seconds=600)
        change_document(scene)
        build_index([scene.documents], home=scene.home, wait_seconds=600)
    except CorpusError as error:
        wrong.append(f"writer {number}: {error}")
    _done(scene, number).touch()
    return wrong


def read(scene: Scene, number: int, operations: int, seed: int, known: frozenset[str]) -> list[str]:
    """Open the index, ask and search as each command does, and look at whole documents.

    `known` are the digests that a document may have.
    """
    random = Random(f"{seed}/reader/{number}")  # noqa: S311 - a game of chance that can be played again
    wrong = []
    for _ in range(operations):
        asker = open_asker(scene.home)
        for question in random.sample(QUESTIONS, 2):
            wrong += [f"reader {number}: {line}" for line in _ask(asker.ask, question)]
            wrong += [f"reader {number}: {line}" for line in _ask(asker.search, question)]
        asker.store.close()
        wrong += [f"reader {number}: {line}" for line in _look(scene, known)]
    return wrong


def serve(scene: Scene, number: int, operations: int, seed: int) -> list[str]:
    """Answer as a page that is never started anew, until the writers are done; then it must know their last state."""
    random = Random(f"{seed}/page/{number}")  # noqa: S311 - a game of chance that can be played again
    opened: list[Asker] = []

    def reopen() -> Asker:
        opened.append(open_asker(scene.home))
        return opened[-1]

    wrong = []
    library = Library(reopen(), reopen=reopen)
    left = operations
    while left > 0 or not all(_done(scene, each).exists() for each in range(WRITERS)):
        left -= 1
        wrong += [
            f"page {number}: {line}" for line in _ask(lambda text: library.ask(text, ()), random.choice(QUESTIONS))
        ]
    library.ask(QUESTIONS[0], ())
    asker = opened[-1]
    if asker.retriever.lexical.generation != asker.store.generation:
        wrong.append(f"page {number}: did not notice the last change")
    return wrong


def list_digests(scene: Scene) -> dict[str, str]:
    """Return the digest of each document by path."""
    with open_store(scene.home) as store:
        return {row.path: digest_document(store, row.id) for row in store.documents()}


def _ask(ask: Callable[[str], object], question: str) -> list[str]:
    """Return what a caller is told instead of an answer."""
    try:
        ask(question)
    except Exception as error:  # noqa: BLE001 - whatever it is, it should not have reached the caller
        return [f"{type(error).__name__}: {error}"]
    return []


def _look(scene: Scene, known: frozenset[str]) -> list[str]:
    """Return which documents are neither the former nor the new reading, unless the store moved on meanwhile."""
    with open_store(scene.home) as store:
        before = store.generation
        try:
            found = {row.name: digest_document(store, row.id) for row in store.documents()}
        except KeyError:
            found = {}
        if store.generation != before:
            return []
    return [f"document {name}: of no known reading" for name, digest in found.items() if digest not in known]


def _done(scene: Scene, number: int) -> Path:
    return scene.root / f"writer-{number}.done"


def _silent(_line: str) -> None:
    pass
