"""Small documents that a test writes itself, indexed by words and opened for questions."""

from collections.abc import Iterator, Mapping

import pytest

from index.build import build_index
from qa.ask import Asker, open_asker


def open_over(documents: Mapping[str, str], folders: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index documents, given as text by file name, and give who answers from them; for a fixture to yield from."""
    folder = folders.mktemp("tai-lieu")
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8")
    home = folders.mktemp("chi-muc")
    assert not build_index([folder], home=home).failures
    opened = open_asker(home)
    yield opened
    opened.store.close()
