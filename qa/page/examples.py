"""Questions that an index answers, to be offered on the empty page. A store and a way of asking in, questions out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from index.among import documents_among
from index.figure import Figure, Role, Status
from index.rows import DocumentRow
from index.store import Store
from qa.answer import Answer
from qa.compose.suggestion import ask_for, gives, reads_well

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
    store: Store, ask: Callable[[str], Answer], *, documents: Collection[int] | None = None
) -> tuple[str, ...]:
    """Return a few questions, each of which these documents answer with the figure that it was made from.

    Parameters
    ----------
    store
        The documents.
    ask
        Answers a question from these documents.
    documents
        Ids of the documents that may be asked about; None for all.
    """
    rows = documents_among(store, documents)
    shipped = _shipped(rows)
    # Asking costs a second or more before the models are loaded, so what ships is trusted: a test asks it.
    proposed = () if shipped else _propose(store, rows)
    tried = (question for question, figure, owner in proposed if gives(ask(question), figure, owner))
    return tuple(islice((*shipped, *tried), _EXAMPLE_COUNT))


def propose_examples(store: Store, *, documents: Collection[int] | None = None) -> tuple[str, ...]:
    """Return what `find_examples` would try first, untried: a matter of milliseconds."""
    rows = documents_among(store, documents)
    proposed = (question for question, *_ in _propose(store, rows))
    return tuple(islice(_shipped(rows) or proposed, _EXAMPLE_COUNT))


def _shipped(rows: Sequence[DocumentRow]) -> tuple[str, ...]:
    return tuple(question for row in rows for question in _SHIPPED_EXAMPLES.get(row.name, ()))


def _propose(store: Store, rows: Sequence[DocumentRow]) -> Iterator[tuple[str, Figure, int]]:
    """Give questions for the first levels that read well, with each its figure and document.

    There is one of each document, or several of one.
    """
    proposed: set[str] = set()
    for row in rows:
        for stored in store.figures(document_id=row.id, role=Role.LEVEL):
            figure = stored.figure
            if len(proposed) == _TRIED_FIGURES:
                return
            # Whoever asks for a figure that was corrected is given the correction.
            is_known = figure.indicator and figure.period and figure.status is not Status.FIRST_REPORTED
            if is_known and figure.indicator not in proposed and reads_well(figure):
                proposed.add(figure.indicator)
                yield ask_for(figure), figure, row.id
                if len(rows) > 1:
                    break
