"""A passage is told of others where neither it nor what stands around it names the place or the year asked for."""

import pytest

from qa.analyse.analyse import analyse_question
from qa.choose.circumstances import is_of_namesake, is_told_of_others
from qa.rank.scene import Scene
from qa.words.match import make_terms
from tests.candidates import make_passage, make_question


def told_of_others(
    text: str, *, near: str = "", context: str = "", territory: str = "", period: str = "", **asked: tuple[str, ...]
) -> bool:
    """Return what is told of a passage with these surroundings."""
    question = make_question("Vì sao đàn trâu giảm?", **asked)
    scene = Scene(
        question=question, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0, near=lambda _: near
    )
    return is_told_of_others(scene, make_passage(text, context=context, territory=territory, period=period))


@pytest.mark.parametrize(
    ("around", "others"),
    [
        ({}, True),
        ({"context": "Chăn nuôi tỉnh Cao Bằng"}, False),
        ({"near": "Ở Cao Bằng đồng cỏ hẹp dần. "}, False),
        ({"territory": "Cao Bằng"}, False),
        ({"territory": "Hà Giang"}, True),
        ({"near": "Giá cao bằng năm ngoái. "}, False),
    ],
)
def test_the_place_is_named_by_the_passage_or_around_it(around: dict[str, str], others: bool) -> None:
    """Or the document is about it."""
    assert told_of_others("Đàn trâu giảm do rét.", territories=("Cao Bằng",), **around) is others


@pytest.mark.parametrize(
    ("around", "others"),
    [
        ({"territory": "Cao Bằng"}, False),
        ({"territory": "Hà Giang"}, True),
        ({"territory": "Hà Giang", "near": "Giáp tỉnh Cao Bằng. "}, False),
        ({}, False),
    ],
)
def test_a_commune_of_one_province_is_not_that_of_another(around: dict[str, str], *, others: bool) -> None:
    """Many have one name; where nothing says of which province a document is, it may be any."""
    asked = ("xã Hòa An", "Cao Bằng")
    assert told_of_others("Đàn trâu của xã Hòa An giảm do rét.", territories=asked, **around) is others


def test_a_place_is_known_by_its_other_names() -> None:
    """As a region is by a province of it."""
    assert not told_of_others("Ở TPHCM đàn trâu giảm.", territories=("Thành phố Hồ Chí Minh",))
    assert not told_of_others("Ở Kon Tum đàn trâu giảm.", territories=("Tây Nguyên",))


@pytest.mark.parametrize(
    ("around", "others"), [({}, True), ({"near": "Năm 2011: "}, False), ({"period": "Q1/2011"}, False)]
)
def test_the_year_is_named_by_the_passage_or_around_it(around: dict[str, str], others: bool) -> None:
    """Or the document is of it."""
    assert told_of_others("Năm 2009 đàn trâu giảm do rét.", periods=("2011",), **around) is others


def test_a_question_that_names_neither_is_answered_from_anywhere() -> None:
    """What is asked of no place and no time is told of none."""
    assert not told_of_others("Đàn trâu giảm do rét.")


@pytest.mark.parametrize(
    ("around", "others"),
    [
        ({}, True),
        ({"context": "Chăn nuôi quý II"}, False),
        ({"near": "Sang quý 2 rét kéo dài. "}, False),
        ({"near": "Sang quý 3 rét kéo dài. "}, True),
        ({"period": "Q2/2019"}, False),
    ],
)
def test_the_quarter_is_named_by_the_passage_or_around_it(around: dict[str, str], *, others: bool) -> None:
    """In Roman or in plain numbers, or the document is of it; its year alone is too little."""
    asked = {"parts_of_year": ("Q2",)}
    assert told_of_others("Năm 2019 đàn trâu giảm do rét.", **asked, **around) is others


@pytest.mark.parametrize(
    ("text", "near", "others"),
    [
        ("Năm 1995 nước này gia nhập WTO.", "", True),
        ("Năm 1995 nước này gia nhập ASEAN.", "", False),
        ("Năm 1995 nước này gia nhập.", "ASEAN có mười nước. ", False),
    ],
)
def test_what_is_asked_by_its_abbreviation_is_named_near(text: str, near: str, *, others: bool) -> None:
    """In the passage or around it."""
    question = make_question("Nước nào gia nhập ASEAN năm nào?")
    scene = Scene(
        question=question, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0, near=lambda _: near
    )
    assert is_told_of_others(scene, make_passage(text)) is others


def test_an_abbreviation_may_be_spelled_out() -> None:
    """As BHXH, the first letters of "bảo hiểm xã hội"."""
    question = make_question("Quy định về BHXH có hiệu lực khi nào?")
    scene = Scene(question=question, terms=make_terms((), lambda _: 1.0), best_lexical=1.0, best_dense=0.0)
    assert not is_told_of_others(scene, make_passage("Luật Bảo hiểm xã hội có hiệu lực từ năm 2025."))


@pytest.mark.parametrize(
    ("question", "text", "namesake"),
    [
        ("Tỉnh Cao Bằng thành lập ngày nào?", "Thành phố Cao Bằng được thành lập ngày 25/9/2012.", True),
        ("Tỉnh Cao Bằng thành lập ngày nào?", "Tỉnh Cao Bằng được thành lập năm 1499.", False),
        ("Tỉnh Cao Bằng thành lập ngày nào?", "Thành phố Cao Bằng thuộc tỉnh Cao Bằng.", False),
        ("Tỉnh Cao Bằng thành lập ngày nào?", "Được thành lập năm 1499.", False),
        ("Thành phố Cao Bằng thành lập ngày nào?", "Thành phố Cao Bằng được thành lập năm 2012.", False),
        ("Cao Bằng thành lập ngày nào?", "Thành phố Cao Bằng được thành lập năm 2012.", False),
    ],
)
def test_a_town_is_not_the_province_of_its_name(question: str, text: str, *, namesake: bool) -> None:
    """Where the province is asked about as one."""
    assert is_of_namesake(analyse_question(question), make_passage(text)) is namesake
