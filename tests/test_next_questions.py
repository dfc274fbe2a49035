"""What leads on from an answer: parts, whole, another place; and that each question offered gives its figure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import build_index
from index.store import Store
from qa.answer import Answer
from qa.ask import Asker, open_asker
from qa.compose.next_questions import MOST_OFFERED, next_questions
from qa.rank.search_hit import SearchHit
from tests.two_reports import index_reports


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index both reports by words and open them for questions."""
    opened = open_asker(index_reports(tmp_path_factory.mktemp("hai-bao-cao")))
    yield opened
    opened.store.close()


TOTAL = "Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái là bao nhiêu?"


def test_a_total_leads_on_to_its_parts_and_to_another_place(asker: Asker) -> None:
    """Not to its growth and its share of the plan, which the answer says already."""
    assert next_questions(asker.ask(TOTAL), asker) == (
        "Thu nội địa Yên Bái năm 2021 là bao nhiêu?",
        "Thu từ hoạt động xuất nhập khẩu Yên Bái năm 2021 là bao nhiêu?",
        "Tổng thu ngân sách trên địa bàn Cà Mau năm 2021 là bao nhiêu?",
    )


def test_a_part_leads_on_to_the_whole_and_to_the_other_part(asker: Asker) -> None:
    """Both stand beside it in its sentence."""
    assert set(next_questions(asker.ask("Thu nội địa năm 2021 tỉnh Yên Bái là bao nhiêu?"), asker)) == {
        "Tổng thu ngân sách trên địa bàn Yên Bái năm 2021 là bao nhiêu?",
        "Thu từ hoạt động xuất nhập khẩu Yên Bái năm 2021 là bao nhiêu?",
    }


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (TOTAL, ["2610", "870", "5120"]),
        ("Khách quốc tế năm 2021 là bao nhiêu lượt?", ["640"]),
        ("Tỉnh Cà Mau có bao nhiêu hợp tác xã nông nghiệp?", ["125"]),
    ],
)
def test_what_is_offered_is_answered_with_the_figure_beside(asker: Asker, question: str, figures: list[str]) -> None:
    """The numbers are those of the reports."""
    offered = next_questions(asker.ask(question), asker)
    assert [asker.ask(each).figures[0].number for each in offered] == figures


@pytest.mark.parametrize("question", ["Năm 2021 có bao nhiêu vụ cháy?", "Vì sao sản lượng chè búp tươi giảm?"])
def test_a_refusal_and_a_sentence_lead_nowhere(asker: Asker, question: str) -> None:
    """There is no figure that others could stand beside."""
    assert next_questions(asker.ask(question), asker) == ()


class Refusing:
    """An index that answers nothing that it is asked."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.asked: list[str] = []

    @property
    def store(self) -> Store:
        """The same documents."""
        return self.asker.store

    def ask(self, text: str) -> Answer:
        """Refuse."""
        self.asked.append(text)
        return Answer(question=text, answered=False, text="Tài liệu không nêu.")

    def search(self, text: str, k: int) -> Sequence[SearchHit]:
        """Find what the asker finds."""
        return self.asker.search(text, k)


def test_what_is_not_answered_is_not_offered(asker: Asker) -> None:
    """Questions are tried, a few and each once, before anybody sees them."""
    refusing = Refusing(asker)
    assert next_questions(asker.ask(TOTAL), refusing) == ()
    assert len(set(refusing.asked)) == len(refusing.asked) >= MOST_OFFERED


def test_what_the_answer_offers_itself_is_not_offered_again(asker: Asker) -> None:
    """Nor is the question that was asked."""
    other = "Tổng thu ngân sách trên địa bàn Cà Mau năm 2021 là bao nhiêu?"
    answer = asker.ask("Tổng thu ngân sách trên địa bàn Yên Bái năm 2021 là bao nhiêu?")
    offered = next_questions(replace(answer, choices=(other,)), asker)
    assert offered
    assert other not in offered
    assert answer.question not in offered


def test_the_nearest_period_comes_first(tmp_path: Path) -> None:
    """Whoever asks for one year wants the year beside it sooner than one long ago."""
    (tmp_path / "bach-son.md").write_text(
        "# Báo cáo của tỉnh Bạch Sơn năm 2021\n\nNăm 2010, sản lượng chè búp tươi đạt 21.300 tấn.\n\n"
        "Năm 2020, sản lượng chè búp tươi đạt 40.100 tấn.\n\nNăm 2021, sản lượng chè búp tươi đạt 42.500 tấn.\n",
        encoding="utf-8",
    )
    build_index([tmp_path / "bach-son.md"], home=tmp_path / "kho")
    asker = open_asker(tmp_path / "kho")
    # What the answer offers itself is put aside.
    answer = replace(asker.ask("Sản lượng chè búp tươi năm 2021 là bao nhiêu?"), choices=())
    assert next_questions(answer, asker) == (
        "Sản lượng chè búp tươi Bạch Sơn năm 2020 là bao nhiêu?",
        "Sản lượng chè búp tươi Bạch Sơn năm 2010 là bao nhiêu?",
    )
    asker.store.close()
