"""Reading that a change of the index overtakes is done once more: work on an index in, its outcome out.

A document may be replaced between two looks at it. Its records are gone then, which is no fault of whoever asks.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from index.errors import StoreError
from index.store import Store

if TYPE_CHECKING:
    from qa.retrieve.retrieve import Retriever

_Outcome = TypeVar("_Outcome")
_ATTEMPTS = 5


def read_steadily(retriever: "Retriever", work: Callable[[], _Outcome]) -> _Outcome:
    """Do work that only reads an index; again when a document that it looked at was replaced meanwhile.

    Raises
    ------
    StoreError
        The index changes faster than it can be read.
    """
    return read_store_steadily(retriever.store, work, catch_up=retriever.lexical.refresh)


def read_store_steadily(
    store: Store, work: Callable[[], _Outcome], *, catch_up: Callable[[], object] = lambda: None
) -> _Outcome:
    """Do work that only reads a store, as for ``read_steadily``; `catch_up` is called before each new attempt."""
    for _ in range(_ATTEMPTS):
        generation = store.generation
        try:
            return work()
        except KeyError:
            if store.generation == generation:
                raise
            catch_up()
    raise StoreError(f"{store.home}: chỉ mục đang được ghi liên tục; hãy hỏi lại sau giây lát")
