"""Questions that an index answers, to be offered on the empty page. A store and a way of asking in, questions out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from index.among import documents_among
from index.figure import Role
from index.rows import DocumentRow
from index.store import Store
from qa.page.words import say_period

_EXAMPLE_COUNT = 4
_TRIED_FIGURES = 12
"""Figures tried as examples before giving up; each costs one question."""

_SHIPPED_EXAMPLES = {
    "lang-son-quy-1-2018.md": (
        "Tổng thu ngân sách trên địa bàn năm 2017 là bao nhiêu?",
        "GRDP quý I/2018 tăng bao nhiêu so với cùng kỳ?",
        "Kim ngạch xuất khẩu năm 2017 đạt bao nhiêu phần trăm kế hoạch?",
        "quy I/2018 co bao nhieu luot khach du lich",
    )
}
"""Questions on the document that ships, by its name; one is typed without diacritics on purpose."""


def find_examples(
    store: Store, is_answered: Callable[[str], bool], *, documents: Collection[int] | None = None
) -> tuple[str, ...]:
    """Return a few questions.

    Parameters
    ----------
    store
        The documents.
    is_answered
        Tells of a question whether these documents answer it.
    documents
        Ids of the documents that may be asked about; None for all.
    """
    rows = documents_among(store, documents)
    shipped = [question for row in rows for question in _SHIPPED_EXAMPLES.get(row.name, ())]
    # Asking costs a second or more before the models are loaded, so what ships is trusted: a test asks it.
    proposed = () if shipped else filter(is_answered, _propose(store, rows))
    return tuple(islice((*shipped, *proposed), _EXAMPLE_COUNT))


def propose_examples(store: Store, *, documents: Collection[int] | None = None) -> tuple[str, ...]:
    """Return what `find_examples` would try first, untried: a matter of milliseconds."""
    return find_examples(store, lambda _question: True, documents=documents)


def _propose(store: Store, rows: Sequence[DocumentRow]) -> Iterator[str]:
    """Put the first levels with indicator and period into questions: one of each document, or several of one."""
    proposed: set[str] = set()
    for row in rows:
        for stored in store.figures(document_id=row.id, role=Role.LEVEL):
            figure = stored.figure
            if len(proposed) == _TRIED_FIGURES:
                return
            if figure.indicator and figure.period and figure.indicator not in proposed:
                proposed.add(figure.indicator)
                words = (figure.indicator, figure.territory, say_period(figure.period), "là bao nhiêu?")
                question = " ".join(filter(None, words))
                yield question[:1].upper() + question[1:]
                if len(rows) > 1:
                    break
