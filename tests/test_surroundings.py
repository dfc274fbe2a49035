"""What stands around a passage of an index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build_index
from qa.ask import open_asker
from qa.candidate import Passage
from qa.retrieve.surroundings import Surroundings

REPORT = """# Báo cáo của tỉnh Bạch Sơn

Tỉnh trồng mới 1.250 ha rừng. Riêng huyện Mây trồng 420 ha.

Toàn tỉnh có 31 trường học.
"""


@pytest.fixture
def around(tmp_path: Path) -> Iterator[Surroundings]:
    """Yield the surroundings of an index with the report."""
    (tmp_path / "bao-cao.md").write_text(REPORT, encoding="utf-8")
    build_index([tmp_path / "bao-cao.md"], home=tmp_path / "home", words=False)
    asker = open_asker(tmp_path / "home")
    yield asker.around
    asker.store.close()


def passage_that_says(around: Surroundings, text: str) -> Passage:
    """Return the only passage of the report that holds a text."""
    chunks = around.store.chunks_of_document(around.store.documents()[0].id)
    (found,) = (each for each in chunks if text in each.chunk.text)
    return around.retriever.load_passage(found)


def test_behind_a_sentence_stands_the_next_one_of_its_paragraph(around: Surroundings) -> None:
    """The last sentence of a paragraph, and of the document, is followed by none."""
    first, last = passage_that_says(around, "1.250 ha"), passage_that_says(around, "31 trường")
    second = around.following(first)
    assert second is not None
    assert second.chunk.text == "Riêng huyện Mây trồng 420 ha."
    assert around.following(second) is None
    assert around.following(last) is None
