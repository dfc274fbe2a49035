"""What stands beside a block, read without the way back to its source."""

from pathlib import Path

import pytest

from index.beside import lines_beside
from index.build import build_index
from index.store import open_store

REPORT = """# Báo cáo của tỉnh Bạch Sơn

## I. Kinh tế

Tỉnh trồng mới 1.250 ha rừng.

- Vùng thấp: 420 ha;
- Vùng cao: 830 ha.

## II. Xã hội

Toàn tỉnh có 31 trường học.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of an index with the report."""
    (tmp_path / "bao-cao.md").write_text(REPORT, encoding="utf-8")
    build_index([tmp_path / "bao-cao.md"], home=tmp_path / "home")
    return tmp_path / "home"


def test_lines_agree_with_the_blocks_under_the_same_headings(home: Path) -> None:
    """Number, kind, label and text, in reading order; other sections are left out."""
    with open_store(home) as store:
        blocks = store.blocks(store.documents()[0].id)
        first = next(block for block in blocks if "1.250" in block.text)
        expected = [
            (block.ordinal, block.kind, block.mark, block.text) for block in blocks if block.section == first.section
        ]
        found = lines_beside(store, store.documents()[0].id, first.ordinal)
    assert [(line.ordinal, line.kind, line.mark, line.text) for line in found] == expected
    assert any("Vùng cao" in line.text for line in found)
    assert not any("trường học" in line.text for line in found)


def test_beside_a_block_that_is_not_there_stands_nothing(home: Path) -> None:
    """An ordinal beyond the last."""
    with open_store(home) as store:
        assert lines_beside(store, store.documents()[0].id, 999) == ()
