"""What a growth is asked against, and whether a figure is measured against the same."""

import pytest

from index.extract.period import Relation
from qa.words.baseline import asked_baseline, relate_baselines


@pytest.mark.parametrize(
    ("question", "baseline"),
    [
        ("Bán lẻ tháng 10 cao hơn cùng kỳ năm trước bao nhiêu phần trăm?", "cùng kỳ"),
        ("CPI tháng 3 tăng bao nhiêu so với tháng trước?", "tháng trước"),
        ("Thu nội địa so với dự toán ra sao?", "dự toán"),
        ("GRDP tăng mấy phần trăm so với năm 2017?", "năm 2017"),
        ("Có hơn 5 tỷ đồng, tăng bao nhiêu so với đầu năm?", "đầu năm"),
        ("Thu nội địa là bao nhiêu?", None),
    ],
)
def test_a_question_may_say_what_it_compares_with(question: str, baseline: str | None) -> None:
    """After "so với" and after a word of degree."""
    assert asked_baseline(question) == baseline


@pytest.mark.parametrize(
    ("asked", "stated", "relation"),
    [
        ("cùng kỳ", "cùng kỳ", Relation.SAME),
        ("năm trước", "cùng kỳ", Relation.SAME),
        ("kế hoạch", "dự toán", Relation.SAME),
        ("2017", "năm 2017", Relation.SAME),
        ("tháng trước", "cùng kỳ", Relation.DISJOINT),
        ("năm 2016", "năm 2017", Relation.DISJOINT),
        ("cùng kỳ", "năm 2017", Relation.UNKNOWN),
        ("cùng kỳ", None, Relation.UNKNOWN),
    ],
)
def test_baselines_agree_exclude_each_other_or_may_be_the_same(
    asked: str, stated: str | None, relation: Relation
) -> None:
    """Last year is the same period of a whole year; a named year may be either."""
    assert relate_baselines(asked, stated) is relation
