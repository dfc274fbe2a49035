"""What is told of another class than the one asked about is no answer."""

import pytest

from qa.choose.class_label import is_of_other_number, keep_asked_class, tells_asked_number
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.rank.scene import Scene
from qa.words.match import make_terms
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import sources_of


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Phụ cấp vùng 2 là bao nhiêu?", ["70 nghìn đồng", "80 nghìn đồng", "90 nghìn đồng"]),
        ("Phụ cấp vùng IV là bao nhiêu?", []),
        ("Phụ cấp loại 2 là bao nhiêu?", ["60 nghìn đồng", "70 nghìn đồng", "80 nghìn đồng", "90 nghìn đồng"]),
    ],
)
def test_facts_of_another_class_are_left_out(question: str, kept: list[str]) -> None:
    """A number may be Roman or not; one that names no class, or several, stays where any names the asked one."""
    facts = [
        make_fact(make_passage("Xã Hòa An thuộc vùng I, phụ cấp 60 nghìn đồng."), "60 nghìn đồng"),
        make_fact(make_passage("Vùng I và vùng II: phụ cấp 70 nghìn đồng."), "70 nghìn đồng"),
        make_fact(make_passage("| Vùng II | 80 nghìn đồng |"), "80 nghìn đồng"),
        make_fact(make_passage("Phụ cấp chung là 90 nghìn đồng."), "90 nghìn đồng"),
    ]
    scene = Scene(question=make_question(question), terms=make_terms((), lambda _: 1.0), best_lexical=1, best_dense=0)
    ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
    ground = keep_asked_class(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts))
    assert [each.candidate.figure.text for each in ground.facts] == kept


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("Xã Hòa An thuộc vùng mấy?", "Xã Hòa An thuộc vùng II.", True),
        ("Xã Hòa An thuộc vùng mấy?", "Xã Hòa An | Vùng: 2; Dân số: 6.100 người", True),
        ("xa hoa an thuoc vung may", "Xã Hòa An gồm xã Gió và một phần vùng đệm; loại I.", False),
        ("Hồ Mây đang ở giai đoạn mấy?", "Hồ Mây xong giai đoạn 1 (2021-2025).", True),
        ("Hồ Mây đang ở giai đoạn mấy?", "Hồ Mây làm trong giai đoạn 2021-2025.", False),
        ("Xã Hòa An thuộc tỉnh nào?", "Xã Hòa An thuộc tỉnh Gió.", True),
    ],
)
def test_the_number_of_a_class_is_told_with_its_noun(question: str, text: str, *, tells: bool) -> None:
    """The number of another class is none of it; what asks for no number is not judged."""
    assert tells_asked_number(question, text) is tells


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Khu chợ giai đoạn 2 giáp những đâu?", "Giai đoạn 1 giáp sông Mây.", True),
        ("Khu chợ giai đoạn 2 giáp những đâu?", "Giai đoạn 1 và giai đoạn 2 giáp sông Mây.", False),
        ("Khu chợ giáp những đâu?", "Giai đoạn 1 giáp sông Mây.", False),
        ("Phường Gió Nồm 2 giáp đâu?", "Phường Gió Nồm 1 giáp sông Mây.", True),
        ("Phường Gió Nồm 2 giáp đâu?", "Phường Gió Nồm 2 giáp phường Gió Nồm 1.", False),
        ("Phường Gió Nồm 2 giáp đâu?", "Phường Gió Nồm giáp sông Mây.", False),
        # The number may stand within the name; what names only a part of it is of another thing.
        ("Vùng Cảnh sát mây 4 được lập khi nào?", "Lập Vùng 4 Cảnh sát mây ngày 7 tháng 3.", False),
        ("Vùng Cảnh sát mây 4 được lập khi nào?", "Lập Vùng IV Cảnh sát mây ngày 7 tháng 3.", False),
        ("Vùng Cảnh sát mây 4 được lập khi nào?", "Lập Vùng 3 Cảnh sát mây ngày 7 tháng 4.", True),
        ("Vùng Cảnh sát mây 4 được lập khi nào?", "Nhậm chức ngày 4 tháng 4.", True),
        ("Chợ Gió Nồm tháng 4 có gì?", "Chợ Gió Nồm bán chè tháng 5.", False),
    ],
)
def test_what_is_told_of_another_number_alone_is_no_answer(question: str, text: str, *, other: bool) -> None:
    """A passage that names the asked one, or none, may answer."""
    assert is_of_other_number(question, make_passage(text)) is other


def stay(question: str, text: str, *written: str) -> list[str]:
    """Return which of the figures of a passage may answer."""
    facts = [make_fact(make_passage(text), each) for each in written]
    scene = Scene(question=make_question(question), terms=make_terms((), lambda _: 1.0), best_lexical=1, best_dense=0)
    ranked = tuple(Ranked(candidate=fact, features={}, score=0.0) for fact in facts)
    ground = keep_asked_class(Ground(scene=scene, facts=ranked, passages=()), sources_of(facts))
    return [each.candidate.figure.text for each in ground.facts]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Tòa A cao mấy tầng?", ["24 tầng"]),
        ("tòa b cao mấy tầng?", ["27 tầng"]),
        ("Tòa C cao mấy tầng?", []),
        ("Nhà cao mấy tầng?", ["24 tầng", "27 tầng"]),
    ],
)
def test_the_letter_named_last_says_of_which_one_a_figure_is(question: str, left: list[str]) -> None:
    """One cell may tell of several."""
    assert stay(question, "Cấu trúc | Tòa A: 24 tầng Tòa B: 27 tầng", "24 tầng", "27 tầng") == left


def test_a_plus_makes_another_class() -> None:
    """Only where the question leaves it out."""
    assert stay("Căn 2PN giá bao nhiêu?", "Căn 2PN+ | 11 tỷ", "11 tỷ") == []
    assert stay("Căn 2PN+ giá bao nhiêu?", "Căn 2PN+ | 11 tỷ", "11 tỷ") == ["11 tỷ"]
    assert stay("Căn 2PN giá bao nhiêu?", "Căn 2PN và 2PN+ | 11 tỷ", "11 tỷ") == ["11 tỷ"]
