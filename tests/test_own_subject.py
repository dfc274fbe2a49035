"""A measure of one named thing is told by figures of that thing, not of what lies there or is named beside it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.document import BlockKind
from qa.candidate import Fact
from qa.choose.own_subject import keep_all_own_subject, keep_own_subject
from qa.question import Asked, Question
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import CAUTIOUS, WILLING, ground_of, sources_of

AREA = ("dien", "tich")
PEOPLE = ("dan", "so")


def kept(question: Question, *facts: Fact) -> list[str]:
    """Return the figures that are left of these, best first."""
    return [
        each.candidate.figure.text for each in keep_own_subject(ground_of(question, facts), sources_of(facts)).facts
    ]


def area_of(place: str, *, terms: Sequence[str] = AREA) -> Question:
    """Return the question how large a place is."""
    return make_question(f"Diện tích {place}", territories=(place,), terms=tuple(terms))


def told(text: str, *, title: str = "Tin trong ngày", context: str = "", indicator: str = "diện tích") -> Fact:
    """Return the fact that "7.588 ha" states in a text."""
    return make_fact(make_passage(text, title=title, context=context), "7.588 ha", indicator=indicator)


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("Vườn Tràm Chim thuộc xã Tam Nông, tỉnh Đồng Tháp, có diện tích 7.588 ha.", False),
        ("Dự án làm tại ấp Đá Chồng, xã Tam Nông, tỉnh Đồng Tháp với diện tích 7.588 ha.", False),
        ("Khu rừng nằm giữa ba tỉnh An Giang, Đồng Tháp và Long An, có diện tích 7.588 ha.", False),
        ("Long An giáp tỉnh Đồng Tháp, có diện tích 7.588 ha.", False),
        ("Diện tích khu đô thị Mây Trắng tại Đồng Tháp là 7.588 ha.", False),
        ("Khu du lịch sinh thái Đồng Tháp có diện tích 7.588 ha.", False),
        ("Vùng chiếm 7,2% diện tích Đồng Tháp; diện tích lúa 7.588 ha.", False),
        ("Đồng Tháp có 78 dự án, với tổng diện tích 7.588 ha.", False),
        ("Diện tích là 7.588 ha.", False),
        ("Tỉnh Đồng Tháp có diện tích 7.588 ha.", True),
        ("Sau khi sắp xếp, tỉnh Đồng Tháp có diện tích 7.588 ha.", True),
        ("Theo UBND tỉnh Đồng Tháp, diện tích là 7.588 ha.", True),
        ("Ở Đồng Tháp, diện tích là 7.588 ha.", True),
        ("Đồng Tháp giáp An Giang, có diện tích 7.588 ha.", True),
        ("Diện tích của Long An là 4.500 km² và của Đồng Tháp là 7.588 ha.", True),
        ("Diện tích lớn thứ ba Đồng Tháp là 7.588 ha.", False),
        ("Nơi rộng lớn nhất nước là tỉnh Đồng Tháp, có diện tích 7.588 ha.", True),
        ("Hai tỉnh Đồng Tháp và Long An có diện tích 7.588 ha.", False),
        ("Với diện tích 7.588 ha, Đồng Tháp là một tỉnh nhỏ.", True),
        ("Đồng Tháp ở miền Nam. Diện tích là 7.588 ha.", True),
    ],
)
def test_a_figure_is_of_what_its_sentence_speaks_of(text: str, *, is_own: bool) -> None:
    """What a place has itself stands behind its name, and behind no name of something that lies there."""
    assert kept(area_of("Đồng Tháp"), told(text)) == (["7.588 ha"] if is_own else [])


@pytest.mark.parametrize(
    ("title", "context", "is_own"),
    [
        ("Đồng Tháp", "", True),
        ("Báo cáo của tỉnh Đồng Tháp", "", True),
        ("Tin trong ngày", "Tin trong ngày › Tỉnh Đồng Tháp", True),
        ("Đồng Tháp (phường)", "", False),
        ("Mây Trắng, Đồng Tháp", "", False),
        ("Long An", "", False),
        ("Thông tin khu đô thị Nam Hà Tiên tỉnh Đồng Tháp", "", False),
    ],
)
def test_where_the_sentence_names_nothing_the_document_does(title: str, context: str, *, is_own: bool) -> None:
    """By a heading, or by what its title says that it is about."""
    fact = told("Diện tích là 7.588 ha.", title=title, context=context)
    assert kept(area_of("Đồng Tháp"), fact) == (["7.588 ha"] if is_own else [])


def test_the_figure_of_the_place_takes_the_place_of_that_of_its_part() -> None:
    """It is found behind the one whose words fit as well."""
    part = told("Diện tích khu đô thị Mây Trắng tại Đồng Tháp là 7.588 ha.")
    whole = make_fact(
        make_passage("Đồng Tháp có diện tích 3.374 km².", title="Tin"), "3.374 km²", indicator="diện tích"
    )
    assert kept(area_of("Đồng Tháp"), part, whole) == ["3.374 km²"]
    assert kept(area_of("Đồng Tháp"), whole, part) == ["3.374 km²", "7.588 ha"]


def test_what_is_not_sure_takes_no_place() -> None:
    """Whatever is left when the best one is another's answers only where it would by itself."""
    part = told("Diện tích khu đô thị Mây Trắng tại Đồng Tháp là 7.588 ha.")
    whole = make_fact(
        make_passage("Đồng Tháp có diện tích 3.374 km².", title="Tin"), "3.374 km²", indicator="diện tích"
    )
    ground = ground_of(area_of("Đồng Tháp"), (part, whole))
    assert keep_own_subject(ground, sources_of((part, whole), ranker=WILLING)).facts
    assert not keep_own_subject(ground, sources_of((part, whole), ranker=CAUTIOUS)).facts


def test_syllables_of_a_measure_apart_are_no_measure() -> None:
    """No "dân số" is told by "thực dân ... trong số đó"."""
    text = "Thực dân Pháp đưa 87 người tới Yên Bái, 13 trong số đó bị xử."
    fact = make_fact(make_passage(text, title="Tin"), "87 người", indicator="thực dân Pháp đưa người tới Yên Bái")
    assert kept(make_question("Dân số Yên Bái", territories=("Yên Bái",), terms=PEOPLE), fact) == []


def test_a_row_of_another_measure_tells_nothing() -> None:
    """A bare number is taken for the asked measure only in a row of the name alone."""
    passage = make_passage("Hồ Mây Trắng | 11", title="Danh mục hồ")
    question = make_question("Hồ Mây Trắng diện tích bao nhiêu?", terms=("ho", "may", "trang", *AREA))
    bare = make_fact(passage, "11", unit="", indicator="Hồ Mây Trắng", row=1)
    assert kept(question, bare) == ["11"]
    ships = make_fact(passage, "11", unit="", indicator="Hồ Mây Trắng - Số tàu", row=1)
    assert kept(question, ships) == []


def test_a_people_in_a_place_is_not_all_who_live_there() -> None:
    """Of a list whose measure stands in its heading, the document says whose it is."""
    passage = make_passage("Yên Bái (17.401 người)", title="Người Mường Trắng", context="Người Mường Trắng › Dân số")
    fact = make_fact(passage, "17.401 người", indicator="Yên Bái")
    assert kept(make_question("Dân số Yên Bái", territories=("Yên Bái",), terms=PEOPLE), fact) == []


def test_a_part_of_a_river_is_not_the_river() -> None:
    """Who asks for the part is told it."""
    text = "Sông Hồng chảy qua đây, đoạn qua tỉnh dài 100 km."
    fact = make_fact(make_passage(text, title="Tin"), "100 km", indicator="đoạn qua tỉnh dài")
    assert kept(make_question("Sông Hồng dài bao nhiêu?", terms=("song", "hong", "dai")), fact) == []
    of_part = make_question("Đoạn sông Hồng qua tỉnh dài bao nhiêu?", terms=("song", "hong", "dai"))
    assert kept(of_part, fact) == ["100 km"]


def test_where_things_were_counts_no_things() -> None:
    """How many provinces there are is not told by "148 ca tại 27 tỉnh"."""
    fact = make_fact(make_passage("Việt Nam có 148 ca tại 27 tỉnh.", title="Tin"), "27 tỉnh", indicator="tỉnh")
    question = make_question("Việt Nam có bao nhiêu tỉnh?", asked=Asked.COUNT, terms=("viet", "nam", "tinh"))
    assert kept(question, fact) == []


def test_who_asks_for_the_thing_there_or_for_more_than_a_measure_is_left_to_others() -> None:
    """The question names the park, or asks what lies in the place."""
    fact = told("Vườn Tràm Chim thuộc xã Tam Nông, tỉnh Đồng Tháp, có diện tích 7.588 ha.")
    assert kept(area_of("Đồng Tháp", terms=(*AREA, "tram", "chim")), fact) == ["7.588 ha"]
    lanes = make_fact(make_passage("Cầu Mây Trắng có 6 làn xe.", title="Tin"), "6 làn xe", indicator="làn xe")
    there = make_question("Số làn xe ở Đồng Tháp", territories=("Đồng Tháp",), terms=("lan", "xe"))
    assert kept(there, lanes) == ["6 làn xe"]


def test_a_side_of_a_computation_is_told_by_all_its_facts() -> None:
    """The pair of two sides need not be the best of each: a plate and a quarter are not among those it is taken of."""
    row = make_passage("1 | Đồng Tháp | 66", title="Biển số xe các tỉnh", kind=BlockKind.TABLE)
    plate = make_fact(row, "66", indicator="Đồng Tháp")
    plate = replace(plate, figure=replace(plate.figure, row=1, column=2))
    question = make_question("Dân số Đồng Tháp", territories=("Đồng Tháp",), terms=PEOPLE)
    all_of_it = make_fact(make_passage("Dân số Đồng Tháp là 7.588 người."), "7.588 người", indicator="dân số")
    quarter = "Dân số khu đô thị Mây Trắng tại Đồng Tháp là 5.060 người."
    part = make_fact(make_passage(quarter), "5.060 người", indicator="dân số")
    facts = (all_of_it, part, plate)
    found = keep_all_own_subject(ground_of(question, facts), sources_of(facts)).facts
    assert [each.candidate for each in found] == [all_of_it]


def test_what_stands_behind_a_place_in_a_rank_is_not_of_it() -> None:
    """Of GRDP per head nothing is told by the income of another province, however like the words are."""
    text = "Thu nhập bình quân đầu người là 6,758 triệu đồng, cao thứ hai sau Bình Dương."
    indicator = "thu nhập bình quân đầu người"
    fact = make_fact(make_passage(text, title="Long An"), "6,758 triệu đồng", indicator=indicator)
    terms = ("grdp", "binh", "quan", "dau", "nguoi")
    question = make_question("GRDP bình quân đầu người Bình Dương", territories=("Bình Dương",), terms=terms)
    assert kept(question, fact) == []
    own = make_fact(make_passage(text, title="Bình Dương"), "6,758 triệu đồng", indicator=indicator)
    assert kept(question, own) == ["6,758 triệu đồng"]


def test_of_a_body_anything_may_be_told_in_other_words() -> None:
    """What a place has goes by one name: its people are never told without it."""
    fact = make_fact(make_passage("Mây Trắng: 340 lao động", title="Tin"), "340 lao động", indicator="Mây Trắng")
    of_body = make_question("Nhân viên làm việc của Mây Trắng", terms=("nhan", "vien", "lam", "viec", "may", "trang"))
    assert kept(of_body, fact) == ["340 lao động"]
    assert kept(make_question("Dân số của Mây Trắng", terms=(*PEOPLE, "may", "trang")), fact) == []
