"""A stored document in, what it is called out: as its letterhead says, where a person did not correct that.

Corrections name a document in citations and lists; they answer nothing, because no passage proves them.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from index.errors import StoreError
from index.letterhead_record import Item, Letterhead
from index.people.corrections import Corrections
from index.people.database import NAME, open_people
from index.rows import DocumentRow
from index.span import Span
from qa.cite.official import name_paper

_LOG = logging.getLogger(__name__)


class PaperNames:
    """Names documents of a home folder for a letter; threads may share it.

    Parameters
    ----------
    home
        Its corrections are read each time, so that a new one counts at once.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._people = home / NAME
        self._corrections: Corrections | None = None

    def __call__(self, row: DocumentRow) -> str:
        """Return the name of a document: kind, number and date, else the title."""
        corrected = self._corrected(row.path)
        return name_paper(correct_letterhead(row.letterhead, corrected), corrected.get("title") or row.title)

    def _corrected(self, path: str) -> Mapping[str, str]:
        try:
            # Asking makes no file where nobody ever corrected anything.
            if self._corrections is None and self._people.is_file():
                self._corrections = Corrections(open_people(self._home))
            return {} if self._corrections is None else self._corrections.of(path)
        except StoreError as error:
            # An answer is right without them too.
            _LOG.warning("%s", error)
            return {}


def read_facts(row: DocumentRow) -> dict[str, str]:
    """Return what was read of a document, by the fields that can be corrected; "" where it says nothing."""
    head = row.letterhead or Letterhead()
    items = {"number": head.number, "date": head.date, "organ": head.organ}
    return {"title": row.title, **{field: "" if item is None else item.text for field, item in items.items()}}


def correct_letterhead(letterhead: Letterhead | None, corrected: Mapping[str, str]) -> Letterhead | None:
    """Return a letterhead with corrected items, which stand nowhere in the source: for names, not for quotes."""
    items = {
        field: Item(text=corrected[field], span=Span(0, 0))
        for field in ("number", "date", "organ")
        if corrected.get(field)
    }
    return replace(letterhead or Letterhead(), **items) if items else letterhead
