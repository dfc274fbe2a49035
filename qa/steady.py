"""Reading that a change of the index overtakes is done once more: work on an index in, its outcome out.

A document may be replaced between two looks at it. Its records are gone then, which is no fault of whoever asks.
"""

from collections.abc import Callable
from typing import TypeVar

from index.errors import StoreError
from qa.retrieve import Retriever

_Outcome = TypeVar("_Outcome")
_ATTEMPTS = 5


def read_steadily(retriever: Retriever, work: Callable[[], _Outcome]) -> _Outcome:
    """Do work that only reads an index; again when a document that it looked at was replaced meanwhile.

    Raises
    ------
    StoreError
        The index changes faster than it can be read.
    """
    store = retriever.store
    for _ in range(_ATTEMPTS):
        generation = store.generation
        try:
            return work()
        except KeyError:
            if store.generation == generation:
                raise
            retriever.lexical.refresh()
    raise StoreError(f"{store.home}: chỉ mục đang được ghi liên tục; hãy hỏi lại sau giây lát")
