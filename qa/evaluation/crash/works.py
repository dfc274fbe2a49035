"""A scene in, work on it done: what a service does to its index, each as a function that a trial may kill.

``prepare`` of a work is done before, and is not killed; ``redo`` is what a person does after the restart.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from index.build import build_index
from index.embed.convert import find_model
from index.remove import remove_documents
from index.store import open_store
from qa.evaluation.crash.children import Say
from qa.evaluation.crash.encoder import WordEncoder
from qa.evaluation.crash.scene import OTHER_MODEL, Scene, change_document
from qa.evaluation.train import write_ranker
from qa.page.intake import Intake
from qa.page.shelf import Shelf
from qa.rank.rank import load_ranker
from qa.words.saved_vocabulary import keep_vocabulary

KEPT = "kept"
"""Promised to whoever drops a file: from then on it may not be lost."""

_POLL_SECONDS = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something that is done to an index.

    Parameters
    ----------
    prepare
        Done before, to its end.
    do
        May be killed; tells what it promised.
    redo
        Done after the restart, to its end; then everything is as after `do`.
    share
        How often it is tried, against the others.
    is_large
        Its files are too large to be remembered, or for a small disk: no power is cut, no disk filled.
    """

    prepare: Callable[[Scene], None]
    do: Callable[[Scene, Say], None]
    redo: Callable[[Scene], None]
    share: int = 4
    is_large: bool = False


def _nothing(_scene: Scene) -> None:
    pass


def _silent(_promise: str) -> None:
    pass


def _index(scene: Scene, _say: Say) -> None:
    build_index([scene.documents], home=scene.home, encoder=scene.encoder(), prune=True)
    keep_vocabulary(scene.home)


def _index_together(scene: Scene, _say: Say) -> None:
    """Store several documents in one transaction."""
    build_index([scene.documents], home=scene.home, encoder=scene.encoder(), workers=2)
    keep_vocabulary(scene.home)


def _change_several(scene: Scene) -> None:
    change_document(scene)
    change_document(scene, 1)
    _add_file(scene)


def _add_file(scene: Scene) -> None:
    scene.new.rename(scene.document(9))


def _drop_file(scene: Scene) -> None:
    scene.document(1).unlink()


def _remove(scene: Scene, _say: Say) -> None:
    remove_documents([str(scene.document(2).resolve())], home=scene.home, report=_silent)


def _other_vectors(scene: Scene, _say: Say) -> None:
    build_index([scene.documents], home=scene.home, encoder=WordEncoder(OTHER_MODEL), reindex=True)


def _upload(scene: Scene, say: Say) -> None:
    with _OpenShelf(scene) as shelf:
        if shelf.add([(scene.new, "bản mới.md")])[0]:
            say(KEPT)


def _resume(scene: Scene) -> None:
    """Start the page again, and drop the file again where nobody had been told that it was kept."""
    with _OpenShelf(scene) as shelf:
        shelf.resume()
        shelf.add([(scene.new, "bản mới.md")])


def _take_off(scene: Scene, _say: Say) -> None:
    with _OpenShelf(scene) as shelf:
        _take_off_dropped(shelf)


def _take_off_again(scene: Scene) -> None:
    with _OpenShelf(scene) as shelf:
        shelf.resume()
        _take_off_dropped(shelf)


def _take_off_dropped(shelf: Shelf) -> None:
    for row in shelf.view("ban moi").rows:
        shelf.remove(row.key)


class _OpenShelf:
    """A shelf whose worker has done everything when the block ends."""

    def __init__(self, scene: Scene) -> None:
        self._store = open_store(scene.home)
        self._intake = Intake(scene.home, encoder=scene.encoder(), changed=lambda: None)
        self._shelf = Shelf(self._store, self._intake)

    def __enter__(self) -> Shelf:
        self._intake.start()
        return self._shelf

    def __exit__(self, *_: object) -> None:
        while self._intake.work().is_busy:
            time.sleep(_POLL_SECONDS)
        self._intake.close()
        self._store.close()


def _convert(scene: Scene, _say: Say) -> None:
    find_model(scene.cache, _silent)


def _train(scene: Scene, _say: Say) -> None:
    write_ranker(load_ranker(), scene.cache / "weights.json", trained_on=["gold"])


def _again(do: Callable[[Scene, Say], None]) -> Callable[[Scene], None]:
    return lambda scene: do(scene, _silent)


WORKS = {
    "index": Work(prepare=_add_file, do=_index, redo=_again(_index)),
    "reindex": Work(prepare=change_document, do=_index, redo=_again(_index)),
    "together": Work(prepare=_change_several, do=_index_together, redo=_again(_index_together)),
    "prune": Work(prepare=_drop_file, do=_index, redo=_again(_index)),
    "remove": Work(prepare=_nothing, do=_remove, redo=_again(_remove)),
    "vectors": Work(prepare=_nothing, do=_other_vectors, redo=_again(_other_vectors)),
    "upload": Work(prepare=_nothing, do=_upload, redo=_resume),
    "take off": Work(prepare=_resume, do=_take_off, redo=_take_off_again),
    "weights": Work(prepare=_nothing, do=_train, redo=_again(_train), share=1),
    "model": Work(prepare=_nothing, do=_convert, redo=_again(_convert), share=1, is_large=True),
}
