"""Tests of naming what a number measures from the words around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract.wording import clean_lead, content_words, tail_after

LEADS = [
    (", trong đó thu nội địa ước đạt khoảng ", "thu nội địa"),
    ("Tốc độ tăng trưởng đạt ", "Tốc độ tăng trưởng"),
    ("; giá trị thực hiện là ", "giá trị thực hiện"),
    ("Giảm nghèo đạt ", "Giảm nghèo"),
    ("giao dịch không dùng tiền mặt đạt ", "giao dịch không dùng tiền mặt"),
    ("Hiện nay, cả tỉnh có ", ""),
    ("còn lại ", "còn lại"),
    ("số việc được đẩy mạnh lên ", "số việc được đẩy mạnh"),
    ("+ Mức phạt không quá ", "Mức phạt"),
    ("phấn đấu tỷ lệ che phủ rừng đạt trên ", "tỷ lệ che phủ rừng"),
    ("chi phí giải phóng mặt bằng chiếm đến ", "chi phí giải phóng mặt bằng"),
    ("số xã phải sắp xếp là ", "số xã phải sắp xếp"),
    ("bằng ", ""),
    ("đường đến thành phố Cao Bằng là ", "đường đến thành phố Cao Bằng"),
    ("tỷ suất sinh của hai tỉnh lần lượt là ", "tỷ suất sinh của hai tỉnh"),
    # periods are blanks here
    ("Tính           , toàn tỉnh có ", ""),
    ("Tầm nhìn        , mở rộng bến ", "mở rộng bến"),
    ("Tính năng chính có ", "Tính năng chính"),
]


@pytest.mark.parametrize(("lead", "named"), LEADS)
def test_links_are_taken_off_both_ends(lead: str, named: str) -> None:
    """Verbs and particles go, words that only look like them stay."""
    assert clean_lead(lead) == named


@pytest.mark.parametrize(
    ("after", "tail"),
    [
        (" nông thôn mới, tăng", "nông thôn mới"),
        (" của xã cũ.", "của xã cũ"),
        (" đối với cá nhân vi phạm", "đối với cá nhân vi phạm"),
        (" bao gồm ba xã", ""),
        (" so với cùng kỳ", ""),
    ],
)
def test_the_words_after_a_unit_name_the_thing(after: str, tail: str) -> None:
    """Up to a verb or a mark the words belong to the noun."""
    assert tail_after(after) == tail


@given(
    st.lists(st.sampled_from(["ước", "đạt", "ước đạt", "trong", "trong vòng", "khoảng", "thu", "mức", ","])).map(
        " ".join
    )
)
def test_cleaning_ends_and_cleans_once(lead: str) -> None:
    """However many links there are, cleaning twice changes nothing more."""
    cleaned = clean_lead(lead)
    assert clean_lead(cleaned) == cleaned
    assert content_words(lead) <= len(lead.split())
