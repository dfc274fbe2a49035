"""Whether an amount is above or below a given one: the amount is looked up, then compared."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from index.figure import Role
from qa.answer import Answer
from qa.ask import Asker
from qa.candidate import Fact
from qa.compose.compose import compose_fact
from qa.question import Asked
from qa.rank.ground import Ground, Sources
from qa.strategy.meets_bound import answer_meets_bound
from tests.asking import open_over
from tests.candidates import make_fact, make_passage, make_question
from tests.test_card import DOCUMENTS as OF_CARDS
from tests.test_decide import ground_of, sources_of

TEXT = make_passage("Dân số huyện Mây 57.561 người; gần 50.000 người ở nông thôn, tăng 8%.")
PEOPLE = make_fact(TEXT, "57.561 người", indicator="dân số")
GROWTH = make_fact(TEXT, "8%", indicator="dân số", role=Role.GROWTH)


def first(ground: Ground, _: Sources) -> Answer | None:
    """Answer with the best fact."""
    return compose_fact(ground.question, ground.facts[0].candidate, (), 1.0) if ground.facts else None


def told(text: str, fact: Fact = PEOPLE) -> str | None:
    """Return what is answered with one fact, or None."""
    number = next(word for word in text.split() if word[0].isdigit())
    asked = make_question(text, asked=Asked.YES_NO, numbers=(Decimal(number.replace(".", "")),))
    answer = answer_meets_bound(ground_of(asked, ()), sources_of((fact,)), first)
    return None if answer is None else answer.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Dân số huyện Mây có trên 50.000 người không?", "Có, dân số: 57.561 người [1]."),
        ("Dân số huyện Mây có dưới 50.000 người không?", "Không, dân số: 57.561 người [1]."),
        ("Dân số huyện Mây đã vượt 60.000 người chưa?", "Chưa, dân số: 57.561 người [1]."),
        ("dân số huyện Mây có đạt 60 nghìn người không vậy", "Không, dân số: 57.561 người [1]."),
    ],
)
def test_the_amount_is_compared(question: str, answer: str) -> None:
    """With "Chưa" where the question asks whether it has come to it yet."""
    assert told(question) == answer


@pytest.mark.parametrize(
    "question",
    [
        "Dân số huyện Mây có trên 50.000 ha không?",  # nothing in common
        "Xã có trên 50.000 người có phải lập phường không?",  # a condition
        "Dân số huyện Mây bao nhiêu?  5",  # no question of yes or no
    ],
)
def test_what_cannot_be_compared_is_left_to_others(question: str) -> None:
    """Another unit, or a number that is a condition of something else."""
    assert told(question) is None


def test_a_move_is_no_amount() -> None:
    """8% more people are no 8% of anything."""
    assert told("Dân số huyện Mây có trên 5 % không?", GROWTH) is None


def test_an_amount_that_is_not_told_is_refused() -> None:
    """A sentence about another year would be taken for the answer."""
    asked = make_question("Dân số huyện Mây có trên 50.000 người không?", asked=Asked.YES_NO, numbers=(Decimal(50000),))
    answer = answer_meets_bound(ground_of(asked, ()), sources_of(()), first)
    assert answer is not None
    assert not answer.answered


DOCUMENTS = {
    "bao-cao.md": "# Báo cáo kinh tế xã Lâm Sơn năm 2025\n\n"
    "Thu nhập bình quân đầu người trên 60 triệu đồng. Tỷ lệ hộ nghèo dưới 3%. Mức vay vốn không quá 50 triệu đồng. "
    "Số hộ trồng cam khoảng 300 hộ.\n\n"
    "Doanh thu Công ty Hoa Sen năm 2023 là 500 tỷ đồng, năm 2024 là 620 tỷ đồng. Kế hoạch doanh thu năm 2025 là 650 tỷ "
    "đồng.\n\nTrước đây công ty Minh Long có 800 lao động, nay còn 650 lao động.\n\n"
    "Dân số xã Lâm Sơn là 82.300 người, trong đó dân số nữ là 41.500 người.\n\n"
    "Kim ngạch xuất khẩu đạt 150 triệu USD, kim ngạch nhập khẩu đạt 80 triệu USD.\n\n"
    "Mức hỗ trợ xây dựng chợ hạng 1 là 300 triệu đồng, chợ hạng 3 là 100 triệu đồng.\n\n"
    "Sản lượng lúa đạt 5.000 tấn vụ xuân. Sản lượng chè đạt 1.250 tấn.\n\n"
    "Cầu Đá Bạc dài 250 m, rộng 24 m.\n\nHợp tác xã Đồng Tâm có 300 lao động, trong đó 90 lao động nữ.\n",
    "bang.md": "# Dân số và diện tích các huyện\n\n| Huyện | Diện tích (km²) | Dân số (người) |\n|---|---|---|\n"
    "| Mường Gió | 512,4 | 48.210 |\n| Suối Trong | 310 | 91.500 |\n",
    "tinh.md": OF_CARDS["tinh.md"],
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index a report, and a province with its card."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Thu nhập bình quân đầu người có trên 50 triệu đồng không?", "Có, "),  # more than 60 is more than 50
        ("Tỷ lệ hộ nghèo có dưới 5% không?", "Có, "),
        ("Tỷ lệ hộ nghèo có trên 4% không?", "Không, "),
        ("Số hộ trồng cam có trên 200 hộ không?", "Có, "),
        ("Doanh thu Công ty Hoa Sen năm 2024 có trên 550 tỷ đồng không?", "Có, "),
        ("Dân số nữ xã Lâm Sơn có trên 50.000 người không?", "Không, "),
        ("Dân số xã Lâm Sơn có trên 50.000 người không?", "Có, "),
        ("dan so xa lam son co tren 50 nghin nguoi khong", "Có, "),
        ("Kim ngạch nhập khẩu có trên 200 triệu USD không?", "Không, "),
        ("Sản lượng chè có đạt 1.250 tấn không?", "Có, "),
        ("Hợp tác xã Đồng Tâm có trên 200 lao động không?", "Có, "),
        ("Dân số huyện Mường Gió có trên 50.000 người không?", "Không, "),
        ("Cầu Đá Bạc có dài hơn 100 m không?", "Có, "),  # "Đá" is no "đã"
    ],
)
def test_what_a_text_implies_is_said(asker: Asker, question: str, begins: str) -> None:
    """Of the very thing that is asked of, at the time that is asked for."""
    assert asker.ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Thu nhập bình quân đầu người có trên 70 triệu đồng không?",  # told as a bound that leaves it open
        "Thu nhập bình quân đầu người có dưới 70 triệu đồng không?",
        "Tỷ lệ hộ nghèo có dưới 2% không?",
        "Tỷ lệ hộ nghèo có trên 2% không?",
        "Mức vay vốn có trên 40 triệu đồng không?",
        "Số hộ trồng cam có trên 290 hộ không?",  # about 300
        "Doanh thu Công ty Hoa Sen có trên 550 tỷ đồng không?",  # one year so, the next otherwise
        "Công ty Minh Long có trên 700 lao động không?",
        "Doanh thu năm 2025 đã đạt 650 tỷ đồng chưa?",  # it was planned
        "Xuất nhập khẩu có trên 200 triệu USD không?",  # one of both alone
        "Mức hỗ trợ chợ có trên 200 triệu đồng không?",  # it depends
        "Hợp tác xã Đồng Tâm có trên 200 lao động nữ không?",
        "Cầu Đá Bạc có rộng hơn 100 m không?",  # how wide, not how long
        "Sản lượng lúa có trên 4.000 tấn không?",  # of one crop
    ],
)
def test_what_a_text_leaves_open_is_not_judged(asker: Asker, question: str) -> None:
    """The sentence may speak for itself."""
    assert not asker.ask(question).text.startswith(("Có, ", "Không, ", "Chưa, "))


def test_a_card_tells_the_amount_first(asker: Asker) -> None:
    """And not a sentence with the amount of an earlier year."""
    answer = asker.ask("Dân số Bạch Sơn có trên 800.000 người không?")
    assert answer.text.startswith("Có, ")
    assert "812.400 người" in answer.text


@pytest.mark.parametrize("tail", ["a" * 2000, " a" * 2000, " " * 2000, "5." * 2000])
def test_a_long_word_is_read_once(tail: str) -> None:
    """Words of a unit are parted by spaces, so that there is one way to read them: any other would take for ever."""
    assert told(f"Xã Mây có phải có 5 {tail} người, đúng không ạ hay sao") is None
    assert told(f"Xã Mây có phải có 5 a{tail} người, đúng không ạ hay sao") is None
