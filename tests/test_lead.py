"""Who somebody is, and what something is, is told by the document that is about it."""

from collections.abc import Iterator

import pytest

from qa.ask import Asker
from tests.asking import open_over

DOCUMENTS = {
    "mai.md": (
        "# Lê Mai\n\n| Lê Mai | |\n|---|---|\n| Sinh | 1950 |\n\n"
        "**Lê Mai** (1950 – 2020; 3 con, 12 cháu, 25 chắt, 7 lần được khen, 9 cuốn sách, 40 bài báo), "
        "bút danh **Gió Nồm**, là một nhà báo.\n\n"
        "## Sự nghiệp\n\nLê Mai là người lập báo Mây. Lê Mai là đại biểu khóa II.\n"
    ),
    "bao.md": (
        "# Báo Mây\n\n**Báo Mây** là một tờ báo của tỉnh Gió.\n\n## Lịch sử\n\n"
        "Báo Mây do Lê Mai lập. Năm 1980 Trần Đào dựng nhà in của báo. "
        "Tòa soạn đầu tiên của Báo Mây là ngôi nhà của Lê Mai.\n"
    ),
    "duong.md": "# Trần Đào (xã)\n\n**Trần Đào** là một xã thuộc huyện Gió.\n",
    "an-1.md": "# Hòa An (xã)\n\n**Hòa An** là một xã thuộc huyện Gió.\n",
    "an-2.md": "# Hòa An (hồ)\n\n**Hòa An** là một hồ nước ngọt, nằm ở phía tây tỉnh Mây.\n",
    "luat.md": (
        "# Quy chế chợ phiên\n\n## Điều 2\n\n"
        "Người bán ở chợ phiên là hộ có sạp.\n\nChợ phiên là chợ họp theo ngày hẹn trước.\n"
    ),
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Answer from the documents."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize("question", ["Lê Mai là ai?", "le mai la ai"])
def test_a_person_is_told_of_by_the_lead_of_her_article(asker: Asker, question: str) -> None:
    """Not by a sentence further down that begins with her name, nor by the table."""
    assert "bút danh Gió Nồm, là một nhà báo" in asker.ask(question).text


def test_too_many_numbers_are_left_out_with_their_brackets(asker: Asker) -> None:
    """The quote holds the whole sentence; the headline says who she is."""
    answer = asker.ask("Lê Mai là ai?")
    assert answer.text == "Lê Mai, bút danh Gió Nồm, là một nhà báo [1]."
    assert "25 chắt" in answer.citations[0].quote


def test_a_thing_is_told_of_by_the_lead_of_its_article(asker: Asker) -> None:
    """A sentence on its office has "Báo Mây" and "là" too."""
    assert asker.ask("Báo Mây là gì?").text == "Báo Mây là một tờ báo của tỉnh Gió [1]."


def test_where_no_document_is_about_it_the_sentence_leads_that_begins_with_it(asker: Asker) -> None:
    """What its sellers are is another thing."""
    assert asker.ask("Chợ phiên là gì?").text == "Chợ phiên là chợ họp theo ngày hẹn trước [1]."


@pytest.mark.parametrize("question", ["Lê Mai mất năm nào?", "Lê Mai sinh năm nào?", "năm sinh của Lê Mai"])
def test_the_years_of_a_life_stand_in_brackets_behind_the_name(asker: Asker, question: str) -> None:
    """No sentence says that she died, though many have a year or her name; they alone are marked."""
    answer = asker.ask(question)
    assert answer.text.startswith("Lê Mai (1950 – 2020; ")
    (marked,) = answer.citations[0].marked
    assert answer.citations[0].quote[marked.start : marked.end].endswith("40 bài báo)")


def test_who_is_not_said_to_have_died_is_not_told_of(asker: Asker) -> None:
    """The office of the paper has a year too."""
    assert not asker.ask("Trần Đào mất năm nào?").answered


def test_of_two_of_one_name_both_are_told(asker: Asker) -> None:
    """Each with its own proof."""
    told = "Hòa An là một xã thuộc huyện Gió [1]. Hòa An là một hồ nước ngọt, nằm ở phía tây tỉnh Mây [2]."
    for question in ("Hòa An nằm ở đâu?", "Hòa An là gì?"):
        answer = asker.ask(question)
        assert answer.text == told
        assert [each.document for each in answer.citations] == ["an-1.md", "an-2.md"]


def test_a_commune_is_nobody(asker: Asker) -> None:
    """Though it is named after whom the question means."""
    assert "là một xã" not in asker.ask("Trần Đào là ai?").text
    assert asker.ask("Trần Đào là gì?").text == "Trần Đào là một xã thuộc huyện Gió [1]."
