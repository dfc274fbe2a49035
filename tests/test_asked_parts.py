"""What a question asks for one by one: the unit of each part and the words that are its own."""

import pytest

from qa.analyse.analyse import analyse_question
from qa.question import Part


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a question."""
    return analyse_question(text).parts


def test_each_counted_thing_is_a_part() -> None:
    """What opens the question is the subject of both, and told by the unit neither needs words."""
    mills, wells = parts_of("Bản Mây có bao nhiêu cối xay và mấy giếng nước?")
    assert (mills.unit.split()[0], wells.unit.split()[0]) == ("cối", "giếng")
    assert mills.counted
    assert wells.counted
    assert "may" not in mills.words | wells.words


def test_a_part_without_a_unit_is_told_by_its_words() -> None:
    """The words "tổng công suất" ask of the power, whatever the others are counted in."""
    wheels, power = parts_of("Cối Gió gồm mấy bánh xe, tổng công suất bao nhiêu?")
    assert wheels.counted
    assert (power.unit, power.counted, power.words) == ("", False, {"cong", "suat"})


def test_an_area_is_asked_in_a_unit_of_area() -> None:
    """Any such unit will do: units are compared by what they measure."""
    _, area = parts_of("Chợ Gió gồm mấy gian hàng, tổng diện tích bao nhiêu?")
    assert (area.unit, area.counted, area.words) == ("ha", False, {"dien", "tich"})


def test_what_falls_on_each_year_is_another_part_in_the_same_unit() -> None:
    """The words "mỗi năm" are none of its own."""
    all_years, yearly = parts_of("Huyện mở bao nhiêu lớp dệt, mỗi năm mấy lớp?")
    assert (all_years.per, yearly.per) == ("", "nam")
    assert (all_years.unit, yearly.unit) == ("lớp", "lớp")


@pytest.mark.parametrize(
    "question",
    [
        "Lễ hội kéo dài bao nhiêu ngày?",
        "Mức phạt từ bao nhiêu đến bao nhiêu đồng?",
        "Tỷ lệ hộ nghèo giảm từ bao nhiêu xuống còn bao nhiêu?",
        "Sản lượng chè năm 2018 là bao nhiêu và năm 2019 là bao nhiêu?",
    ],
)
def test_one_quantity_a_range_and_two_times_have_no_parts(question: str) -> None:
    """Ends of a range are one thing; times are looked up each on its own."""
    assert parts_of(question) == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Xã Đồi Cao có diện tích và dân số bao nhiêu?", ({"dien", "tich"}, set())),
        ("Năng suất và sản lượng mía của vùng là bao nhiêu?", ({"nang", "suat"}, {"san", "luong"})),
        ("Cầu Gió có chiều dài và chiều rộng bao nhiêu?", ({"chieu", "dai"}, {"chieu", "rong"})),
    ],
)
def test_one_question_word_may_ask_for_two_measures(question: str, words: tuple[set[str], set[str]]) -> None:
    """People are told by their unit, other measures by their names."""
    parts = parts_of(question)
    assert tuple(set(part.words) for part in parts) == words
    assert [part.unit for part in parts] == ["người" if not each else "" for each in words]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Đội thuyền gồm bao nhiêu tay chèo, huấn luyện viên - bác sĩ và thủ thư?",
         ({"tay", "cheo"}, {"huan", "luyen", "vien", "bac", "si"}, {"thu"})),
        ("Trại có bao nhiêu bò sữa, dê núi và ngựa đua?", ({"bo", "sua"}, {"de", "nui"}, {"ngua", "dua"})),
    ],
)  # fmt: skip
def test_what_is_listed_behind_one_question_word_are_parts(question: str, words: tuple[set[str], ...]) -> None:
    """Each is told by its own words; a word that two of them have is of neither."""
    parts = parts_of(question)
    assert len(parts) == len(words)
    assert all(own <= set(part.words) for part, own in zip(parts, words, strict=True))
    assert not any(part.unit for part in parts)


def test_a_measure_that_is_asked_of_each_is_no_count_of_parts() -> None:
    """Hectares are asked for, of both."""
    assert parts_of("Phần sửa chữa và phần làm mới mỗi phần bao nhiêu ha?") == ()
