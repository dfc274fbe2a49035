"""Facts of the passages that were found: what tells most at least cost is looked at first."""

from pathlib import Path

import pytest

from index.build import build_index
from qa.analyse.analyse import analyse_question
from qa.ask import Asker, open_asker

TEXT = """# Báo cáo của huyện Suối Mây

Sản lượng chè búp của huyện đạt 12,5 tấn, giá bán 40 nghìn đồng/kg.

Sản lượng chè búp của huyện vẫn giữ được như trước.

Giá điện là 3 nghìn đồng/kWh.
"""


@pytest.fixture(name="asker")
def open_one_report(tmp_path: Path) -> Asker:
    """Give an index of a report that tells of tea twice, once with a figure."""
    (tmp_path / "suoi-may.md").write_text(TEXT, encoding="utf-8")
    build_index([tmp_path / "suoi-may.md"], home=tmp_path / "kho")
    return open_asker(tmp_path / "kho")


def test_names_and_places_are_looked_for_only_where_a_figure_stands(asker: Asker) -> None:
    """A price is no tonnage, the price of power lacks most words, and the other sentence on tea states no figure."""
    question = analyse_question("Sản lượng chè búp của huyện là bao nhiêu tấn?")
    ground = asker.find_ground(question, meaning=False, deep=False)
    assert [each.candidate.figure.text for each in ground.facts] == ["12,5 tấn"]
    stating = {each.candidate.passage.chunk_id for each in ground.facts}
    tea = {each.chunk_id for each in ground.found if "chè búp" in each.chunk.text}
    assert stating < tea
    assert set(ground.scene.ruling) == stating
    # The words of what states no figure are compared when passages are ranked, which a figure need not wait for.
    priced = {each.chunk_id for each in ground.found if "Giá điện" in each.chunk.text}
    assert set(ground.scene.standing) == stating | priced
    assert ground.passages
    assert tea < set(ground.scene.standing)


def test_chunks_with_figures_are_told_without_reading_them(asker: Asker) -> None:
    """In the order that they are asked for; an id that nothing is stored under states nothing."""
    row = asker.store.documents()[0]
    chunks = {each.id: each for each in asker.store.chunks_of_document(row.id)}
    stating = asker.store.chunks_with_figures([*reversed(chunks), 999])
    assert ["tấn" in chunks[each].chunk.text or "điện" in chunks[each].chunk.text for each in stating] == [True, True]
    assert list(stating) == sorted(stating, reverse=True)
