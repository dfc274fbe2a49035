"""A figure that reports of several places state is told for each, and it is asked which one is meant."""

from collections.abc import Iterator

import pytest

from index.build import build_index
from qa.ask import Asker, open_asker

REVENUES = {"Trà Vinh": "4.120", "Hà Giang": "2.480", "Cà Mau": "5.310", "Bắc Kạn": "1.020"}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index one report a place by words; one of them has its kind as a heading of Markdown."""
    folder = tmp_path_factory.mktemp("nhieu-noi")
    for number, (place, revenue) in enumerate(REVENUES.items()):
        head = "# BÁO CÁO\n\n" if place == "Cà Mau" else "BÁO CÁO\n"
        text = f"{head}Tình hình kinh tế tỉnh {place} năm 2019\n\nTổng thu ngân sách năm 2019 đạt {revenue} tỷ đồng.\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    (folder / "rieng.md").write_text(
        "BÁO CÁO\nTình hình kinh tế tỉnh Hà Giang năm 2018\n\nDoanh thu chợ đêm đạt 7 tỷ đồng.\n", encoding="utf-8"
    )
    (folder / "song-bac.md").write_text("# Sông Bạc\n\nChiều dài là 41 km.\n", encoding="utf-8")
    river = "# Sông Ngà\n\nChiều dài là 77 km.\n\nLưu lượng là 15 m3/giây.\n"
    (folder / "song-nga.md").write_text(river, encoding="utf-8")
    home = tmp_path_factory.mktemp("chi-muc")
    assert not build_index([folder], home=home).failures
    opened = open_asker(home)
    yield opened
    opened.store.close()


def test_a_figure_of_several_places_is_told_with_each_and_all_are_offered(asker: Asker) -> None:
    """No one of them passes for the one that was meant."""
    answer = asker.ask("Tổng thu ngân sách là bao nhiêu?")
    assert answer.text.startswith("Nhiều tài liệu nêu chỉ tiêu này, mỗi tài liệu cho một nơi; bạn hỏi nơi nào?")
    assert len(answer.figures) == 3
    told = [place for place, revenue in REVENUES.items() if f"{revenue} tỷ đồng" in answer.text]
    assert all(f"({place}, năm 2019): {REVENUES[place]} tỷ đồng" in answer.text for place in told)
    assert len(answer.choices) == len(REVENUES)
    assert all(any(place in choice for choice in answer.choices) for place in REVENUES)


def test_a_figure_of_things_that_titles_name_is_told_with_each(asker: Asker) -> None:
    """Districts and rivers have no province in their documents' heads."""
    answer = asker.ask("Chiều dài là bao nhiêu?")
    assert answer.text.startswith("Nhiều tài liệu nêu chỉ tiêu này, mỗi tài liệu về một đối tượng;")
    assert "(Sông Bạc): 41 km" in answer.text
    assert "(Sông Ngà): 77 km" in answer.text


def test_a_figure_is_told_with_the_name_of_its_document(asker: Asker) -> None:
    """Where nobody is named, a reader must know whose it is."""
    assert asker.ask("Lưu lượng là bao nhiêu?").text == "Lưu lượng (Sông Ngà): 15 m3/giây [1]."


def test_each_offered_question_is_answered_for_its_place(asker: Asker) -> None:
    """With the number of that place alone."""
    for choice in asker.ask("Tổng thu ngân sách là bao nhiêu?").choices:
        place = next(place for place in REVENUES if place in choice)
        answer = asker.ask(choice)
        assert [figure.number for figure in answer.figures] == [REVENUES[place].replace(".", "")], choice


def test_what_only_one_place_states_is_answered(asker: Asker) -> None:
    """There is nothing to choose between."""
    answer = asker.ask("Doanh thu chợ đêm là bao nhiêu?")
    assert [figure.number for figure in answer.figures] == ["7"]
