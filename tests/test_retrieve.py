"""Passages are found by words and by meaning, and carry both scores and all that surrounds them."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.build import build_index
from index.derive import read_lexical
from index.store import open_store
from index.vectors import read_dense
from qa.analyse.analyse import analyse_question
from qa.retrieve.retrieve import Retriever
from tests.encoders import HashingEncoder
from tests.two_reports import TEXTS, index_reports


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index both reports by words."""
    return index_reports(tmp_path_factory.mktemp("tim"))


@pytest.fixture(scope="module")
def retriever(home: Path) -> Iterator[Retriever]:
    """Open the index by words."""
    with open_store(home) as store:
        yield Retriever(store, read_lexical(store, report=print))


def test_a_passage_brings_its_place_and_its_source_text(retriever: Retriever) -> None:
    """The text is the document's at the span; the sentence that holds the words comes first."""
    passages = retriever.find_passages(analyse_question("Cầu Suối Ngọc khánh thành ngày nào?"))
    first = passages[0]
    assert "Suối Ngọc" in first.source_text
    assert (first.document, first.section[-1], first.territory) == ("yen-bai.md", "4. Giao thông", "Yên Bái")
    for passage in passages:
        assert TEXTS[passage.document][passage.span.start : passage.span.end] == passage.source_text
    assert len({passage.chunk_id for passage in passages}) == len(passages)


def test_by_words_alone_no_passage_has_a_similarity(retriever: Retriever) -> None:
    """None is not 0: a model could still find it."""
    passages = retriever.find_passages(analyse_question("sản lượng chè búp tươi"))
    assert all(passage.dense is None for passage in passages)
    assert all(passage.lexical > 0 for passage in passages)
    scores = [passage.lexical for passage in passages]
    assert scores == sorted(scores, reverse=True)


def test_diacritics_may_be_left_out(retriever: Retriever) -> None:
    """The same sentence comes first."""
    plain = retriever.find_passages(analyse_question("san luong thuy san khai thac"))
    accented = retriever.find_passages(analyse_question("sản lượng thủy sản khai thác"))
    assert plain[0].chunk_id == accented[0].chunk_id


def test_no_words_find_nothing(retriever: Retriever) -> None:
    """An empty question, and words that no document holds."""
    assert retriever.find_passages(analyse_question("")) == ()
    assert retriever.find_passages(analyse_question("zqxw vbnk")) == ()


def test_a_search_is_kept_to_its_documents_and_its_size(retriever: Retriever) -> None:
    """One document of two; one passage at most."""
    ids = {document.name: document.id for document in retriever.store.documents()}
    question = analyse_question("tổng thu ngân sách trên địa bàn năm 2021")
    kept = retriever.find_passages(question, documents=[ids["ca-mau.md"]])
    assert {passage.document for passage in kept} == {"ca-mau.md"}
    assert len(retriever.find_passages(question, k=1)) == 1


def test_what_a_first_look_found_is_not_searched_again(retriever: Retriever, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the nearest documents are; the passages and their scores are the same."""
    question = analyse_question("sản lượng thủy sản khai thác")
    first = retriever.find_passages(question, deep=False)
    whole = retriever.find_passages(question)
    search, searched = retriever.lexical.search, list[object]()

    def record(text: str, k: int, **how: Any) -> tuple[tuple[int, float], ...]:
        searched.append(how["documents"])
        return search(text, k, **how)

    monkeypatch.setattr(retriever.lexical, "search", record)
    assert retriever.find_passages(question, found=first) == whole
    assert len(searched) == 1
    assert searched[0] is not None


def test_rarity_falls_with_the_number_of_chunks_that_hold_a_word(retriever: Retriever) -> None:
    """ln(1 + n / (1 + held)): a word that nobody wrote weighs most."""
    chunks = retriever.lexical.count_chunks()
    assert retriever.rarity("zqxw") == pytest.approx(math.log(1 + chunks))
    held = retriever.lexical.count_chunks("hop")
    assert held > 0
    assert retriever.rarity("hop") == pytest.approx(math.log(1 + chunks / (1 + held)))


def test_a_counted_noun_and_a_given_number_are_terms_too(retriever: Retriever) -> None:
    """The noun tells what is counted; "tỷ đồng" would tell nothing; the number is looked for as written."""
    counted = retriever.weigh(analyse_question("Tỉnh có bao nhiêu hợp tác xã?"))
    assert {"hop", "tac", "xa"} <= set(counted.weights)
    money = retriever.weigh(analyse_question("Thu nội địa là bao nhiêu tỷ đồng?"))
    assert "dong" not in money.weights
    given = retriever.weigh(analyse_question("Khoản nào bằng 2.610 tỷ đồng?"))
    assert "2.610" in given.weights


def test_vectors_add_passages_that_share_no_word(tmp_path: Path) -> None:
    """Each passage then has a similarity; those found by meaning alone have no score by words."""
    documents = tmp_path / "tai-lieu"
    documents.mkdir()
    lines = ["Thu nội địa đạt 5 tỷ đồng.", "Đàn lợn có 300 con.", "Trường mới khánh thành."]
    (documents / "ba-dong.txt").write_text("\n\n".join(lines), encoding="utf-8")
    home, encoder = tmp_path / "chi-muc", HashingEncoder()
    build_index([documents], home=home, encoder=encoder)
    with open_store(home) as store:
        dense = read_dense(store, encoder)
        retriever = Retriever(store, read_lexical(store, report=print), dense=dense, encoder=encoder)
        passages = retriever.find_passages(analyse_question("đàn lợn có bao nhiêu con"))
    assert len(passages) == 3
    assert passages[0].source_text == "Đàn lợn có 300 con."
    assert all(passage.dense is not None and -1.001 <= passage.dense <= 1.001 for passage in passages)
    assert any(passage.lexical == 0.0 for passage in passages)


def test_of_the_nearest_documents_more_passages_are_looked_at(tmp_path: Path) -> None:
    """A row that shares one word with the question is not crowded out by other documents that share two."""
    folder = tmp_path / "kho"
    folder.mkdir()
    near = "# Sông Lục Vân\n\nSông Lục Vân chảy qua bốn xã.\n\n## Địa lý\n\nLưu vực của nó có ba hồ, cộng 612 km².\n"
    (folder / "gan.md").write_text(near, encoding="utf-8")
    for number in range(6):
        other = f"# Hồ số {number}\n\nSông và lưu vực sông rộng bao nhiêu thì lưu vực hồ rộng bấy nhiêu.\n"
        (folder / f"xa-{number}.md").write_text(other, encoding="utf-8")
    home = tmp_path / "chi-muc"
    assert not build_index([folder], home=home).failures
    with open_store(home) as store:
        retriever = Retriever(store, read_lexical(store, report=print))
        found = retriever.find_passages(analyse_question("Lưu vực sông Lục Vân rộng bao nhiêu?"), k=5)
    assert any("612 km²" in passage.source_text for passage in found)


def test_a_paragraph_that_names_a_paper_speaks_of_it_to_its_end(tmp_path: Path) -> None:
    """Its sentences after the first one go on with what the paper says; other paragraphs do not."""
    path = tmp_path / "chia-xa.md"
    path.write_text(
        f"# Chia xã\n\n{'Chuyện khác. ' * 80}\n\nQuốc hội ban hành Nghị quyết số 15/NQ-QH về việc chia xã. "
        "Theo đó, xã Mây có 9 ấp.\n\nXã Gió có 7 ấp.\n",
        encoding="utf-8",
    )
    build_index([path], home=tmp_path / "home")
    with open_store(tmp_path / "home") as store:
        retriever = Retriever(store, read_lexical(store, report=print))
        question = analyse_question("Theo Nghị quyết 15, xã có bao nhiêu ấp?")
        speak, others = retriever.part(question, retriever.find_passages(question))
    assert "Theo đó, xã Mây có 9 ấp." in {each.source_text for each in speak}
    assert "Xã Gió có 7 ấp." in {each.source_text for each in others}


def test_what_a_document_opens_with_stands_around_all_of_it(tmp_path: Path) -> None:
    """Its first lines say of what year it is, however far down a passage stands."""
    path = tmp_path / "dai.md"
    path.write_text(f"Niên giám năm 2031.\n\n{'Chuyện khác. ' * 400}\n\nXã Mây có 9 ấp.\n", encoding="utf-8")
    build_index([path], home=tmp_path / "home")
    with open_store(tmp_path / "home") as store:
        retriever = Retriever(store, read_lexical(store, report=print))
        passages = retriever.find_passages(analyse_question("Xã Mây có bao nhiêu ấp?"))
        near = retriever.text_near(next(each for each in passages if "9 ấp" in each.source_text))
    assert near.startswith("Niên giám năm 2031.")
    assert len(near) < 4000
