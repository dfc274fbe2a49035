"""Opens the index that is answered from, again and again while documents come and go. A home folder in, askers out.

Counting the spellings of all documents takes seconds where there are thousands, so a new document does not wait for
it: until `Opener.settle`, its spellings are added to what was counted before.
"""

from typing import TYPE_CHECKING

from index.store import Store

if TYPE_CHECKING:
    from index.embed import Encoder, Reranker
    from qa.ask import Asker
    from qa.words.vocabulary import Vocabulary


class Opener:
    """Opens one index; the opening is done by one thread at a time.

    Parameters
    ----------
    store
        Of the index, open.
    encoder, reranker
        Its models, None without one.
    """

    def __init__(self, store: Store, encoder: "Encoder | None", reranker: "Reranker | None") -> None:
        self._store = store
        self._encoder = encoder
        self._reranker = reranker
        self._vocabulary: Vocabulary | None = None
        self._counted: frozenset[int] = frozenset()
        self._last: Asker | None = None
        self._is_counted = True

    def __call__(self) -> "Asker":
        """Open the index as it is now.

        Raises
        ------
        StoreError
            If there is no index, it is damaged, or it was made with another model.
        """
        # All that questions need takes as long to load as all that the page is drawn by.
        from qa.ask import open_asker  # noqa: PLC0415
        from qa.words.saved_vocabulary import read_vocabulary, widen_vocabulary  # noqa: PLC0415

        if self._vocabulary is None:
            self._counted = self._ids()
            self._vocabulary = vocabulary = read_vocabulary(self._store)
        else:
            vocabulary = widen_vocabulary(self._vocabulary, self._store, self._counted)
            self._is_counted = False
        self._last = open_asker(self._store.home, encoder=self._encoder, reranker=self._reranker, spellings=vocabulary)
        return self._last

    def settle(self) -> None:
        """Count the spellings of the index as it is, and tidy up: for when nobody waits."""
        from qa.collector import spare_collector  # noqa: PLC0415
        from qa.words.saved_vocabulary import read_vocabulary  # noqa: PLC0415

        if self._last is None:
            return
        is_first, self._is_counted = self._is_counted, True
        if not is_first:
            self._counted = self._ids()
            self._vocabulary = self._last.vocabulary = read_vocabulary(self._store)
        spare_collector(is_first=is_first)

    def _ids(self) -> frozenset[int]:
        return frozenset(row.id for row in self._store.documents())
