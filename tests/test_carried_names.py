"""What a sentence tells without a name, it tells of what the sentence before it names."""

from collections.abc import Callable

import pytest

from index.build import build_index
from qa.answer import Answer
from qa.ask import open_asker

REPORT = """# Giao thông vùng hạ lưu

## I. Các công trình

Cầu Bạch Sa bắc ngang qua sông, hoàn thành vào ngày 12 tháng 4 năm 2010. Chi phí xây dựng ước tính là 4.842 tỷ đồng.

## II. Các công trình khác

Phà Vân Hải nối hai bờ sông từ năm 1998.

## III. Kết quả

Số lượt khách đi lại đạt 35.600 lượt.

## IV. Nông sản

Muối được phơi theo lối cũ ở ba làng ven biển. Chi phí sản xuất ước tính là 6.100 tỷ đồng.
"""

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return what answers from the report, by its words."""
    folder = tmp_path_factory.mktemp("carried")
    (folder / "giao-thong.md").write_text(REPORT, encoding="utf-8")
    build_index([folder / "giao-thong.md"], home=folder / "home")
    return open_asker(folder / "home").ask


def test_a_sentence_is_told_of_what_the_one_before_names(ask: Ask) -> None:
    """The bridge is named once; the sentence that names it is cited second, its name marked."""
    answer = ask("Xây cầu Bạch Sa hết bao nhiêu tỷ đồng?")
    assert [figure.text for figure in answer.figures] == ["4.842 tỷ đồng"]
    told, naming = answer.citations
    assert told.quote == "Chi phí xây dựng ước tính là 4.842 tỷ đồng."
    assert naming.quote.startswith("Cầu Bạch Sa bắc ngang qua sông")
    assert [naming.quote[mark.start : mark.end] for mark in naming.marked] == ["Cầu Bạch Sa"]
    assert answer.text.endswith("[1][2].")


@pytest.mark.parametrize(
    "question",
    [
        "Xây cầu Hoàng Sa Lĩnh hết bao nhiêu tỷ đồng?",  # no sentence names it
        "Phà Vân Hải đạt bao nhiêu lượt khách đi lại?",  # named under another heading
        "Muối hết bao nhiêu tỷ đồng?",  # a noun, with a capital only as the first word
    ],
)
def test_what_no_sentence_before_names_is_refused(ask: Ask, question: str) -> None:
    """A name is carried to the next sentence under the same headings, no further."""
    assert not ask(question).answered
