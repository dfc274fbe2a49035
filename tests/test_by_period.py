"""One thing asked of several years: each year is looked up by itself, and what one lacks no other figure fills."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build_index
from qa.ask import Asker, open_asker

REPORT = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM

Số: 215/BC-UBND

Hà Nam, ngày 10 tháng 12 năm 2020

# BÁO CÁO Tình hình kinh tế - xã hội năm 2020, kế hoạch năm 2021

Năm 2020, tổng thu ngân sách nhà nước trên địa bàn đạt 10.450 tỷ đồng. Trong đó thu nội địa đạt 8.910 tỷ đồng.

Năm 2019, thu nội địa đạt 8.478 tỷ đồng; thu phí đạt 62 tỷ đồng.

Trong năm xảy ra 84 vụ tai nạn giao thông.
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index the report by words and open it for questions."""
    folder = tmp_path_factory.mktemp("hai-nam")
    (folder / "bao-cao.md").write_text(REPORT, encoding="utf-8")
    home = Path(folder, "chi-muc")
    build_index([folder / "bao-cao.md"], home=home)
    opened = open_asker(home)
    yield opened
    opened.store.close()


@pytest.mark.parametrize(
    "question",
    ["Thu nội địa năm 2019 và 2020 cộng lại được bao nhiêu?", "Gộp thu nội địa năm 2019 và năm 2020 được bao nhiêu?"],
)
def test_a_sum_over_years_adds_one_thing(asker: Asker, question: str) -> None:
    """Not 10.450, the total of 2020, which the year alone would find: 8.478 + 8.910 = 17.388."""
    told = asker.ask(question).text
    assert told.startswith("17.388 tỷ đồng (tính: 8.478 + 8.910).")


def test_a_year_that_is_not_told_is_filled_by_no_other_figure(asker: Asker) -> None:
    """Of 2020 only other revenues are told than fees."""
    assert not asker.ask("Thu phí năm 2019 và 2020 cộng lại được bao nhiêu?").answered


@pytest.mark.parametrize("question", ["Thu nội địa năm 2019 và 2020 là bao nhiêu?", "thu nội địa năm 2019, 2020"])
def test_two_years_asked_for_are_both_told(asker: Asker, question: str) -> None:
    """With and without a question word."""
    assert [figure.text for figure in asker.ask(question).figures] == ["8.478 tỷ đồng", "8.910 tỷ đồng"]


def test_what_a_paper_opens_with_dates_nothing_below_it(asker: Asker) -> None:
    """Its title is of 2020 and 2021; that its first lines tell something of 2019 makes no accident one of 2019."""
    assert not asker.ask("Số vụ tai nạn giao thông năm 2019 là bao nhiêu?").answered
    assert "84 vụ" in asker.ask("Số vụ tai nạn giao thông năm 2020 là bao nhiêu?").text


def test_what_was_done_is_of_no_year_that_the_title_plans_for(asker: Asker) -> None:
    """The plan for 2021 is another part of the report."""
    assert not asker.ask("Số vụ tai nạn giao thông năm 2021 là bao nhiêu?").answered
