"""Asked of some documents, nothing of the others comes out: not in a citation, a choice, a spelling or a count."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from index.build import build_index
from index.store import Store
from qa.ask import Asker, open_asker
from qa.compose.suggestion import ask_for
from qa.words.usual import usual
from qa.words.vocabulary import SEEDS
from tests.encoders import HashingEncoder
from tests.two_reports import CA_MAU, YEN_BAI

ROOT = Path(__file__).parents[1]
DECISION = """ỦY BAN NHÂN DÂN
TỈNH BẠCH SƠN

Số: 15/QĐ-UBND

Bạch Sơn, ngày 03 tháng 4 năm 2024

QUYẾT ĐỊNH

Về việc giao chỉ tiêu trồng rừng năm 2024

Điều 1. Giao ông Nguyễn Quỳnh Thuyến trồng mới 1.460 ha rừng; tổng thu ngân sách trên địa bàn đạt 77 tỷ đồng.

Điều 2. Quyết định này có hiệu lực từ ngày ký.
"""
QUESTIONS = [
    *(
        json.loads(line)["question"]
        for line in (ROOT / "qa/evaluation/gold/corpus.jsonl").read_text(encoding="utf-8").splitlines()[::4]
    ),
    "Tổng thu ngân sách trên địa bàn năm 2021 là bao nhiêu?",
    "Tổng thu ngân sách của tỉnh Yên Bái và tỉnh Cà Mau, tỉnh nào cao hơn?",
    "Thu nội địa cao hơn thu từ hoạt động xuất nhập khẩu bao nhiêu tỷ đồng?",
    "Huyện nào có diện tích rừng sản xuất trồng mới lớn nhất?",
    "Diện tích rừng sản xuất trồng mới năm 2021 của từng huyện là bao nhiêu ha?",
    "Vì sao sản lượng chè búp tươi giảm?",
    "Quyết định 15/QĐ-UBND do ai ký?",
    "Theo Quyết định 15/QĐ-UBND, trồng mới bao nhiêu ha rừng?",
    "Ngày ban hành của quyết định giao chỉ tiêu trồng rừng là ngày nào?",
    "nguyen quynh thuyen trong moi bao nhieu ha rung",
    "tong thu ngan sach tren dia ban tinh ca mau nam 2021",
]


@pytest.fixture(scope="module", params=[False, True], ids=["by words", "with vectors"])
def asker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Open an index of the shipped document, two invented reports and a decision."""
    folder = tmp_path_factory.mktemp("pham-vi")
    for name, text in {"yen-bai.md": YEN_BAI, "ca-mau.md": CA_MAU, "quyet-dinh.txt": DECISION}.items():
        (folder / name).write_text(text, encoding="utf-8")
    encoder = HashingEncoder() if request.param else None
    build_index([folder, ROOT / "corpus" / "lang-son-quy-1-2018.md"], home=folder / "chi-muc", encoder=encoder)
    opened = open_asker(folder / "chi-muc", encoder=encoder)
    yield opened
    opened.store.close()


def scopes(store: Store) -> list[tuple[int, ...]]:
    """Return no document, each alone, each pair, and all but one."""
    ids = [row.id for row in store.documents()]
    return [each for size in range(len(ids)) for each in combinations(ids, size)]


def offered(store: Store, documents: Sequence[int]) -> set[str]:
    """Return the questions that the figures of some documents could offer."""
    return {ask_for(stored.figure) for each in documents for stored in store.figures(document_id=each)}


def spelled(store: Store, documents: Sequence[int]) -> set[str]:
    """Return the syllables of some documents, in lower case."""
    texts = (store.document_text(each).lower() for each in documents)
    return {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}


def test_nothing_outside_the_scope_comes_out(asker: Asker) -> None:
    """Every citation of every answer and refusal, every hit, every question offered, every word understood."""
    answered = 0
    for documents in scopes(asker.store):
        own_choices, own_words = offered(asker.store, documents), spelled(asker.store, documents)
        for question in QUESTIONS:
            answer = asker.ask(question, documents=documents)
            answered += answer.answered
            assert {citation.document_id for citation in answer.citations} <= set(documents), question
            assert set(answer.choices) <= own_choices, question
            shown = set(re.findall(r"[^\W\d_]+", answer.understood.lower()))
            typed = set(re.findall(r"[^\W\d_]+", question.lower()))
            # What everybody writes tells of no document.
            assert {word for word in shown if word not in usual()} <= own_words | SEEDS | typed, question
            hits = asker.search(question, documents=documents)
            assert {hit.passage.document_id for hit in hits} <= set(documents), question
    assert answered > len(QUESTIONS)


def test_a_scope_of_all_documents_changes_nothing(asker: Asker) -> None:
    """The same answer as without a scope; the order of the ids does not matter."""
    everything = [row.id for row in asker.store.documents()][::-1]
    for question in QUESTIONS:
        kept = {**asker.ask(question, documents=everything).to_json(), "elapsed_ms": 0}
        assert kept == {**asker.ask(question).to_json(), "elapsed_ms": 0}


def test_a_paper_outside_the_scope_is_not_known(asker: Asker) -> None:
    """What other papers say does not pass for what it says; a paper that a document in the scope quotes is asked of."""
    ids = {row.name: row.id for row in asker.store.documents()}
    others = [number for name, number in ids.items() if name != "quyet-dinh.txt"]
    question = "Theo Quyết định 15/QĐ-UBND, trồng mới bao nhiêu ha rừng?"
    assert "1.460 ha" in asker.ask(question, documents=[ids["quyet-dinh.txt"]]).text
    assert "1.460" not in asker.ask(question, documents=others).text
    assert asker.search(question, documents=others) == ()
    assert not asker.ask("Quyết định 15/QĐ-UBND ban hành ngày nào?", documents=others).answered


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 16/QĐ-UBND ban hành ngày nào?",
        "Báo cáo số 777/BC-UBND thu ngân sách bao nhiêu?",
        "Theo Nghị định 99/2031/NĐ-CP, trồng mới bao nhiêu ha rừng?",
        "nghi quyet 88 quy dinh thu ngan sach bao nhieu",
    ],
)
def test_a_paper_that_is_nowhere_is_not_answered_from_another(asker: Asker, question: str) -> None:
    """Of all documents too; the nearest passages are offered, and a search still finds them."""
    answer = asker.ask(question)
    assert not answer.answered
    assert answer.citations
    assert asker.search(question)


def test_a_plan_of_a_year_is_no_paper(asker: Asker) -> None:
    """The number of such a plan is none that a letterhead could show."""
    assert "1.460 ha" in asker.ask("Theo Kế hoạch 2024, trồng mới bao nhiêu ha rừng?").text


def test_a_name_is_spelled_only_by_documents_that_may_answer(asker: Asker) -> None:
    """What stands in the decision alone is not spelled so without it."""
    assert "thuyến" not in usual()
    ids = {row.name: row.id for row in asker.store.documents()}
    typed = "nguyen quynh thuyen trong moi bao nhieu ha rung"
    assert "thuyến" in asker.ask(typed).understood.lower()
    assert "thuyến" in asker.ask(typed, documents=[ids["quyet-dinh.txt"]]).understood.lower()
    assert "thuyến" not in asker.ask(typed, documents=[ids["yen-bai.md"]]).understood.lower()


def test_meaning_is_searched_within_the_scope(tmp_path: Path) -> None:
    """A passage that shares no word with the question comes by its vector, from the one document of the scope."""
    for name, line in {"mot.txt": "Đàn lợn có 300 con.", "hai.txt": "Trường mới khánh thành."}.items():
        (tmp_path / name).write_text(line, encoding="utf-8")
    encoder = HashingEncoder()
    build_index([tmp_path / "mot.txt", tmp_path / "hai.txt"], home=tmp_path / "chi-muc", encoder=encoder)
    with open_asker(tmp_path / "chi-muc", encoder=encoder).store as store:
        asker = open_asker(tmp_path / "chi-muc", encoder=encoder)
        other = next(row.id for row in store.documents() if row.name == "hai.txt")
        (hit,) = asker.search("đàn lợn có bao nhiêu con", documents=[other])
        assert hit.passage.source_text == "Trường mới khánh thành."
        asker.store.close()
