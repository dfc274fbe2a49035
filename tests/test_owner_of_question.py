"""What a question speaks of, for the one after it."""

import pytest

from qa.analyse.lean import points_back
from qa.analyse.owner import named_thing, put_referent, thing_of
from qa.analyse.turn import Turn


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Tổng mức đầu tư cầu Gió Nồm là bao nhiêu?", "cầu Gió Nồm"),
        ("Giá bán nhà Gió Nồm là bao nhiêu một m2?", "nhà Gió Nồm"),
        ("Giáo phận Gió có bao nhiêu giáo dân?", "Giáo phận Gió"),
        ("Chủ tịch huyện Gió Nồm là ai?", "huyện Gió Nồm"),
        ("Nghị định 1/2031/NĐ-CP có hiệu lực từ ngày nào?", "Nghị định 1/2031/NĐ-CP"),
        # what is no measure stays
        ("Xuất khẩu tôm là bao nhiêu?", "Xuất khẩu tôm"),
    ],
)
def test_the_thing_is_what_a_measure_is_of(question: str, thing: str) -> None:
    """Its cost, its price, the head of it and what was counted of it go."""
    assert thing_of(Turn(question)) == thing


@pytest.mark.parametrize(
    ("text", "question", "put"),
    [
        ("Cầu này có mấy làn xe?", "Vốn của cầu Gió Nồm là bao nhiêu?", "cầu Gió Nồm có mấy làn xe?"),
        # what was asked for has no name yet
        ("Núi đó cao mấy mét?", "Núi nào cao nhất tỉnh Tây Ninh?", None),
        # no noun of the question before, and no name in it
        ("Dự án này ở đâu?", "Xuất khẩu là bao nhiêu?", None),
    ],
)
def test_what_points_back_is_named_or_not(text: str, question: str, put: str | None) -> None:
    """Only a noun with its name behind it may stand for "cầu này"."""
    own = Turn(text)
    found = put_referent(own, points_back(own), Turn(question))
    assert (found[0] if found is not None else None) == put


def test_a_name_is_said_with_the_nouns_before_it() -> None:
    """A tunnel under a river is not the river."""
    assert named_thing(Turn("Hầm vượt sông Gió dài mấy km?")) == "hầm vượt sông Gió"
    assert named_thing(Turn("Doanh thu của Hoa Nắng là bao nhiêu?")) == "Hoa Nắng"
