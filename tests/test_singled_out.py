"""Words that single out a part, in questions and in what stands around figures."""

import pytest

from qa.rank.fact_features import fact_features
from qa.rank.rank import contradicts
from qa.rank.scene import Scene
from qa.words.match import held_by, make_terms
from qa.words.singled_out import is_unsaid, parts_named
from tests.candidates import make_fact, make_passage, make_question


def unsaid(question: str, text: str, *, accented: bool = True) -> bool:
    """Tell whether a text does not speak of the part that a question names."""
    return is_unsaid(parts_named(question, accented=accented), held_by((text,)))


def test_a_part_that_a_text_does_not_name_is_unsaid() -> None:
    """The dead are no dead women, freight carries no passengers."""
    assert unsaid("Số người chết là nữ", "làm chết 9 người")
    assert unsaid("doanh thu vận tải hành khách", "doanh thu vận tải hàng hóa 40 tỷ đồng")
    assert unsaid("Giá bán sạp chợ Mây bao nhiêu?", "chợ Mây | số sạp: 90")
    assert unsaid("Bán rong bị phạt bao nhiêu tiền?", "phí thẩm định 300.000 đồng")
    assert unsaid("so nguoi chet nu", "làm chết 9 người", accented=False)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Số người chết là nữ", "có 4 nữ bị chết"),
        ("Bao nhiêu con lợn?", "đàn heo có 900 con"),  # another word for it
        ("Thu từ khách nội địa", "khách trong nước 12 nghìn lượt"),
        ("Số người chết", "làm chết 9 người"),  # no part is named
        ("Trâu bò chết rét", "60 con gia súc bị chết rét"),  # several are a way to say a whole
    ],
)
def test_a_part_that_a_text_names_is_said(question: str, text: str) -> None:
    """In its own words or in others."""
    assert not unsaid(question, text)


def test_a_word_that_only_looks_like_a_part_names_none() -> None:
    """Typed with diacritics, "bộ" is no cow; without them it may be."""
    assert not unsaid("Có bao nhiêu cán bộ?", "120 cán bộ")
    assert parts_named("dan bo", accented=False)


def test_a_figure_around_which_the_part_is_not_named_cannot_answer() -> None:
    """Its headings and the name that it has from elsewhere count as what stands around it."""
    text = "Làm chết 9 người."

    def answers(context: str = "", parent: str | None = None) -> bool:
        fact = make_fact(make_passage(text, context=context), "9 người", indicator="làm chết", parent=parent)
        terms = make_terms(("nguoi", "chet"), lambda _: 1.0)
        question = make_question("Bao nhiêu người chết là nữ?")
        scene = Scene(question=question, terms=terms, best_lexical=1.0, best_dense=0.0)
        return not contradicts(fact_features(scene, fact))

    assert not answers()
    assert answers(context="Nạn nhân nữ")
    assert answers(parent="nạn nhân nữ")
