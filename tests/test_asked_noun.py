"""Who asks for the number of a thing is not told how many there are of another one."""

from decimal import Decimal

import pytest

from qa.answer import Answer, AnswerFigure
from qa.choose.asked_noun import counts_another
from qa.question import Asked, Question
from tests.candidates import make_question


def counted(question: Question, unit: str, indicator: str) -> bool:
    """Tell whether "6 <unit>", which is of an indicator, counts another thing than the question asks for."""
    figure = AnswerFigure(
        text=f"6 {unit}",
        number=format(Decimal(6), "f"),
        unit=unit,
        indicator=indicator,
        role="count",
        direction="",
        period="",
        baseline=None,
        status="actual",
        citation=1,
    )
    answer = Answer(question="", answered=True, text="6 [1].", figures=(figure,), confidence=1.0)
    return counts_another(question, answer)


@pytest.mark.parametrize(
    ("asked", "unit", "indicator", "another"),
    [
        ("sân bay", "quận", "tuyến metro đi qua quận", True),
        ("sân bay", "hãng", "hãng mở đường bay đến sân bay này", True),
        ("sân bay", "cái", "sân bay", False),
        ("ngôi chùa", "chùa", "di tích", False),
        ("vị bác sĩ", "bác sĩ", "biên chế", False),
        ("cầu", "cây cầu", "xây mới", False),
        ("phường", "cấp", "chính quyền địa phương", True),
        ("phường", "phương tiện", "phương tiện", True),
        ("đảo", "đạo", "lại cắt đạo", True),
        ("trường", "phương án", "phương án cải tạo môi trường", True),
        ("trường", "cơ sở", "số trường tư thục", False),
        ("căn hộ", "giao dịch", "lượng giao dịch căn hộ", False),
        ("lượt khách", "lượt", "du lịch", False),
        ("người", "nạn nhân", "bị thương", False),
        ("bác sĩ", "người", "biên chế", False),
        ("dự án", "công trình", "khởi công", False),
        ("sân bay", "ha", "diện tích", False),
    ],
)
def test_a_number_of_other_things_is_no_answer(asked: str, unit: str, indicator: str, *, another: bool) -> None:
    """Unless its name is of what is asked for; measures, people and things of one kind may answer for each other."""
    question = make_question(f"Thành phố có mấy {asked}?", asked=Asked.COUNT, units=(asked,))
    assert counted(question, unit, indicator) is another


def test_typed_without_diacritics_all_words_of_the_same_letters_may_be_meant() -> None:
    """Only who types "đảo" rules "đạo" out; who asks how much is told in any unit."""
    assert not counted(make_question("co may dao", asked=Asked.COUNT, units=("đảo",)), "đạo", "lại cắt đạo")
    assert not counted(make_question("Sân bay rộng bao nhiêu?", asked=Asked.LEVEL, units=("sân bay",)), "quận", "quận")


def test_the_dead_are_no_wounded() -> None:
    """Both are people, and one excludes the other."""
    question = make_question("Bao nhiêu người bị thương?", asked=Asked.COUNT, units=("người",))
    assert counted(question, "người", "số người chết")
    assert not counted(question, "người", "số người bị thương")
