"""Cards of countries: a title of one word, keys of two things that are one, and values behind bullets."""

from collections.abc import Iterator

import pytest

from qa.ask import Asker
from tests.asking import open_over

_CARD = """|
Cộng hòa {name}
|
|
|---|---|
| Tổng quan | |
{rows}
| Địa lý | |
| Diện tích | |
• Tổng cộng | {area}[2] km2[d] (hạng 7)1.269 mi 2 |
• Mặt nước (%) | 9,6 |
| Dân số | |
• Ước lượng 2025 | {people}[5] (hạng 54) |
• Điều tra 2021 | 1.890.773[6] |
• Mật độ | {density}/km2 (hạng 24) |
| Kinh tế | |
| GDP (danh nghĩa) | Ước lượng 2025 |
• Tổng số | {gdp} tỷ đô la Mỹ[7] (hạng 14) |
• Bình quân đầu người | {head} đô la Mỹ[7] (hạng 11) |
| Đơn vị tiền tệ | Đồng {name} |
"""
DOCUMENTS = {
    "verania.md": "# Verania\n\n"
    + _CARD.format(
        name="Verania",
        rows="| Thủ đô và thành phố lớn nhất | Molina |",
        area="7.596.897",
        people="2.144.300",
        density="3,6",
        gdp="1.830",
        head="65.946",
    )
    + "\n**Verania** là một nước ở phía nam. Bản đồ các thành phố lớn nhất của Verania có ở thư viện.\n",
    "bac-lan.md": "# Bắc Lan\n\n"
    + _CARD.format(
        name="Bắc Lan",
        rows="| Thủ đô | Tân Lan |\n| Thành phố lớn nhất | Cửa Gió |",
        area="3.287.263",
        people="14.288.600",
        density="43,2",
        gdp="4.187",
        head="2.878",
    )
    + "\n**Bắc Lan** là nước láng giềng, đông dân hơn Verania bốn lần vào năm 1900.\n",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index two countries, each with its card."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thủ đô của Verania là gì?", "Molina"),
        ("thành phố lớn nhất của Verania", "Molina"),
        ("Thành phố lớn nhất của Bắc Lan?", "Cửa Gió"),
        ("Diện tích Verania", "7.596.897 km2"),
        ("Dân số Verania", "2.144.300"),
        ("GDP danh nghĩa của Verania?", "1.830 tỷ đô la Mỹ"),
        ("GDP bình quân đầu người của Bắc Lan", "2.878 đô la Mỹ"),
    ],
)
def test_a_key_of_a_country_is_answered_from_its_card(asker: Asker, question: str, told: str) -> None:
    """Of several counts the first is told, and when it was counted is no value."""
    answer = asker.ask(question)
    assert told in answer.text
    assert "•" not in answer.text


def test_countries_are_compared_by_their_cards(asker: Asker) -> None:
    """7.596.897 km2 are more than 3.287.263 km2, and 14.288.600 / 2.144.300 is about 6,66."""
    assert asker.ask("Bắc Lan và Verania nước nào rộng hơn?").text.startswith("Verania rộng hơn")
    assert asker.ask("dân số Bắc Lan gấp mấy lần Verania?").text.startswith("6,66 lần")


def test_a_common_word_names_no_document(asker: Asker) -> None:
    """In small letters a title of one word is not meant."""
    assert "2.144.300" not in asker.ask("dân số verania cũ của tỉnh Gió").text
