"""A figure of a part of a place does not answer a question about the whole place, whoever shares its name."""

from collections.abc import Iterator

import pytest

from qa.ask import Asker
from qa.rank.place_part import is_of_nation
from tests.asking import open_over
from tests.candidates import make_fact, make_passage, make_question

DOCUMENTS = {
    "xa.md": "# Bàn Than, Trà Vinh\n\nXã Bàn Than có dân số là 6.215 người.\n",
    "phuong.md": "# Trà Vinh (phường)\n\nMật độ dân số là 4.870 người/km².\n",
    "huyen.md": "# Ngọc Lâm (huyện)\n\nNgọc Lâm là huyện của tỉnh Trà Vinh.\n\nDiện tích là 214,5 km².\n",
    "du-an.md": "# Điều chỉnh kế hoạch sử dụng đất của các huyện năm 2024\n\n## Huyện Ngọc Lâm\n\n"
    "Bổ sung 03 dự án với diện tích 1,75 ha.\n",
    "nhap.md": "# Tuyên Quang\n\nTỉnh Tuyên Quang gồm tỉnh Tuyên Quang cũ và tỉnh Hà Giang cũ.\n\n"
    "GRDP bình quân đầu người của tỉnh Hà Giang cũ năm 2024 đạt 57 triệu đồng.\n",
    "tinh.md": "# BÁO CÁO\nTình hình kinh tế - xã hội tỉnh Cà Mau năm 2024\n\n"
    "Giải ngân vốn đầu tư công đạt 61,3% kế hoạch.\n",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index a commune, a ward with the name of its province, a district, a plan and a province's report by words."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh Trà Vinh có dân số bao nhiêu người?",
        "Mật độ dân số tỉnh Trà Vinh là bao nhiêu?",
        "GRDP bình quân đầu người của tỉnh Tuyên Quang năm 2024 là bao nhiêu?",
        "Cả nước giải ngân vốn đầu tư công đạt bao nhiêu phần trăm kế hoạch?",
    ],
)
def test_a_part_does_not_answer_for_the_whole(asker: Asker, question: str) -> None:
    """Neither a commune, a ward of the same name or what was a province, nor one province for the whole country."""
    assert not asker.ask(question).answered


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Xã Bàn Than có dân số bao nhiêu người?", "6215"),
        ("Mật độ dân số phường Trà Vinh là bao nhiêu?", "4870"),
        ("mat do dan so phuong tra vinh", "4870"),
        ("GRDP bình quân đầu người của tỉnh Hà Giang cũ năm 2024 là bao nhiêu?", "57"),
        ("Giải ngân vốn đầu tư công tỉnh Cà Mau năm 2024 đạt bao nhiêu phần trăm kế hoạch?", "61.3"),
    ],
)
def test_the_part_itself_is_answered(asker: Asker, question: str, number: str) -> None:
    """Where the part is what is asked about."""
    assert asker.ask(question).figures[0].number == number


def test_the_document_of_a_place_comes_before_others_that_name_it(asker: Asker) -> None:
    """A project in the district has an area as well."""
    answer = asker.ask("dien tich huyen Ngoc Lam")
    assert (answer.figures[0].number, answer.citations[0].document) == ("214.5", "huyen.md")


def test_what_the_whole_country_has_is_not_told_of_a_province() -> None:
    """Its own name says so; a bank may have the country's name."""
    question = make_question("Khách quốc tế đến Cà Mau là bao nhiêu?", territories=("Cà Mau",))
    passage = make_passage("Có 18 triệu khách, trong đó 2 triệu khách đến Cà Mau.", territory="Cà Mau")
    of_country = make_fact(passage, "18 triệu khách", indicator="khách quốc tế đến Việt Nam", unit="khách")
    own = make_fact(passage, "2 triệu khách", indicator="khách quốc tế đến Cà Mau", unit="khách")
    named = make_fact(passage, "2 triệu khách", indicator="khách của Hàng không Việt Nam", unit="khách")
    assert [is_of_nation(question, fact) for fact in (of_country, own, named)] == [True, False, False]


def test_a_province_that_became_a_part_does_not_answer_for_the_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    """By its own words a figure is of Bắc Kạn, though its document is about Thái Nguyên, which took that in."""
    text = "# Thái Nguyên\n\nNăm 2024, tỷ suất chết thô của tỉnh Bắc Kạn là 8,7‰ và của tỉnh Thái Nguyên là 7,1‰.\n"
    for asker in open_over({"tinh.md": text}, tmp_path_factory):
        for place, number in (("Bắc Kạn", "8.7"), ("Thái Nguyên", "7.1")):
            answer = asker.ask(f"Tỷ suất chết thô của tỉnh {place} năm 2024 là bao nhiêu?")
            assert [figure.number for figure in answer.figures] == [number]


def test_a_commune_does_not_answer_for_its_district(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nor does the town that has the name of the district; asked of themselves, both are told."""
    text = (
        "# Ngọc Lâm (huyện)\n\nNgọc Lâm là huyện miền núi.\n\n"
        "Lập xã Đồi Chè trên cơ sở 2.478 ha diện tích tự nhiên của xã Suối Đá.\n\n"
        "Thị trấn Ngọc Lâm có 112 ha diện tích tự nhiên.\n"
    )
    for asker in open_over({"huyen.md": text}, tmp_path_factory):
        for place, numbers in (("Ngọc Lâm", []), ("thị trấn Ngọc Lâm", ["112"]), ("xã Đồi Chè", ["2478"])):
            answer = asker.ask(f"Diện tích tự nhiên của {place} là bao nhiêu?")
            assert [figure.number for figure in answer.figures] == numbers
