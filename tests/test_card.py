"""What is asked of one thing by the very key of the card that its document opens with is answered from that card."""

from collections.abc import Iterator

import pytest

from qa.ask import Asker
from qa.strategy.card import SURE_OF_KEY
from qa.words.card_keys import ways_to_ask
from tests.asking import open_over

_CARD = "|\n{name}\n|\n|||\n|---|---|---|---|\n| {rank} | |||\n{rows}\n\n"
DOCUMENTS = {
    "tinh.md": "# Bạch Sơn (tỉnh)\n\n"
    + _CARD.format(
        name="Bạch Sơn",
        rank="Tỉnh",
        rows="| Hành chính | |||\n| Vùng | Đông Bắc Bộ | ||\n| Trụ sở UBND | Số 8, đường Suối Trong | ||\n"
        "| Tổ chức lãnh đạo | |||\n| Chủ tịch UBND | Trần Văn Mây | ||\n| Chủ tịch HĐND | Lê Thị Gió | ||\n"
        "| Địa lý | |||\nTọa độ: 21°34′09″B 105°49′33″Đ / 21,5692°B 105,8258°Đ | |||\n"
        "| Diện tích | 4.321,5 km²[1]:90 | ||\n| Dân số (31/12/2024) | |||\n| Tổng cộng | 812.400 người[3] | ||\n"
        "| Mật độ | 188 người/km² | ||\n| Khác | |||\n| Mã bưu chính | 23xxxx | ||\n| Biển số xe | 97 | ||\n"
        "| Website | bachson.gov.vn | ||",
    )
    + "**Bạch Sơn** là một tỉnh miền núi.\n\nDiện tích rừng của Bạch Sơn là 210.000 ha. Hồ Bạch Sơn có diện tích "
    "160 ha.\n\nNăm 2015, dân số Bạch Sơn là 700.100 người.\n\n"
    "Thành lập xã Suối Đá trên cơ sở 2.478 ha diện tích tự nhiên và 8.215 người của xã Đồi Chè.\n",
    "phuong.md": "# Bạch Sơn 1\n\n"
    + _CARD.format(
        name="Bạch Sơn 1",
        rank="Phường",
        rows="| Dân số (2025) | |||\n| Tổng cộng | 21.652 người | ||\n| Thành lập | 16/6/2025 | ||",
    )
    + "Bạch Sơn 1 là một phường thuộc tỉnh Bạch Sơn.\n",
    "thi-tran.md": "# Bạch Sơn (thị trấn)\n\n"
    + _CARD.format(name="Bạch Sơn", rank="Thị trấn", rows="| Diện tích | 11,9 km² | ||\n| Thành lập | 1986 | ||")
    + "Bạch Sơn là một thị trấn.\n",
    "bao-cao.md": "# Báo cáo diện tích rừng và dân số các tỉnh\n\nDân số các tỉnh tăng 1,2%.\n\n"
    "Chủ tịch UBND các tỉnh chịu trách nhiệm về diện tích rừng.\n",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index a province, a ward and a town that share its name, each with its card, and a report."""
    yield from open_over(DOCUMENTS, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("dân số Bạch Sơn", "812.400 người"),
        ("Bạch Sơn có bao nhiêu dân?", "812.400 người"),
        ("tỉnh Bạch Sơn có bao nhiêu người sinh sống", "812.400 người"),
        ("Diện tích Bạch Sơn", "4.321,5 km²"),
        ("tổng diện tích tự nhiên của Bạch Sơn là bao nhiêu?", "4.321,5 km²"),
        ("Bạch Sơn rộng bao nhiêu km2 vậy", "4.321,5 km²"),
        ("dien tich Bach Son", "4.321,5 km²"),
        ("một km2 ở Bạch Sơn có bao nhiêu người ở", "188 người/km²"),
        ("Chủ tịch UBND Bạch Sơn hiện nay là ai?", "Trần Văn Mây"),
        ("ai là chủ tịch tỉnh Bạch Sơn", "Trần Văn Mây"),
        ("chủ tịch hội đồng nhân dân Bạch Sơn là ai?", "Lê Thị Gió"),
        ("Bạch Sơn thuộc vùng nào?", "Đông Bắc Bộ"),
        ("địa chỉ ubnd Bạch Sơn", "Số 8, đường Suối Trong"),
        ("mã bưu điện Bạch Sơn", "23xxxx"),
        ("xe Bạch Sơn biển số mấy", "97"),
        ("trang web của Bạch Sơn", "bachson.gov.vn"),
    ],
)
def test_a_key_is_asked_for_by_other_words_than_the_card_has(asker: Asker, question: str, told: str) -> None:
    """The text below the card tells of lakes, forests and communes with the same words."""
    answer = asker.ask(question)
    assert answer.answered
    assert told in answer.text
    assert answer.citations[0].document == "tinh.md"
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "told", "document"),
    [
        ("Bạch Sơn 1 có bao nhiêu dân?", "21.652 người", "phuong.md"),
        ("phường Bạch Sơn 1 thành lập khi nào?", "16/6/2025", "phuong.md"),
        ("diện tích thị trấn Bạch Sơn", "11,9 km²", "thi-tran.md"),
        ("thị trấn Bạch Sơn thành lập năm nào", "1986", "thi-tran.md"),
    ],
)
def test_of_one_name_the_longest_and_the_rank_tell_which_is_meant(
    asker: Asker, question: str, told: str, document: str
) -> None:
    """Without a rank the province is meant, as the questions above show."""
    answer = asker.ask(question)
    assert told in answer.text
    assert answer.citations[0].document == document


def test_the_name_of_a_province_alone_asks_of_no_ward_that_has_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nor is it told of the ward where no document tells of the province; with its rank the ward is asked of."""
    ward = _CARD.format(name="Hải Dương", rank="Phường", rows="| Diện tích | 6,51 km² | ||")
    for asker in open_over({"phuong.md": f"# Hải Dương (phường)\n\n{ward}"}, tmp_path_factory):
        assert not asker.ask("Diện tích Hải Dương").answered
        assert not asker.ask("Diện tích tỉnh Hải Dương").answered
        assert "6,51 km²" in asker.ask("Diện tích phường Hải Dương").text


def test_what_names_more_than_a_key_is_not_told_by_the_card(asker: Asker) -> None:
    """A year, a part: the card has neither."""
    assert "700.100 người" in asker.ask("Dân số Bạch Sơn năm 2015 là bao nhiêu?").text
    assert "210.000 ha" in asker.ask("Diện tích rừng của Bạch Sơn là bao nhiêu?").text
    assert "4.321,5" not in asker.ask("Diện tích trồng ngô của Bạch Sơn là bao nhiêu?").text
    assert "812.400" not in asker.ask("Dân số Bạch Sơn năm 1999 là bao nhiêu?").text


def test_a_key_that_is_in_no_table_is_asked_by_its_own_words() -> None:
    """The table adds to these."""
    assert ways_to_ask("Loại đô thị") == (frozenset({"loai", "do", "thi"}),)
    assert frozenset({"zip", "code"}) in ways_to_ask("Mã bưu chính")


OTHER = {
    "khac.md": "# Hòa Trung (tỉnh)\n\n"
    + _CARD.format(
        name="Hòa Trung",
        rank="Tỉnh",
        rows="| Địa lý | |||\n| Diện tích | 6.100 km² | ||\n| Dân số (2024) | |||\n| Tổng cộng | 610.000 người | ||\n"
        "| Mật độ | 100 người/km² | ||",
    )
    + "**Hòa Trung** là một tỉnh. Vùng biển Hòa Trung rộng 63.000 km².\n",
    **DOCUMENTS,
}


@pytest.fixture(scope="module")
def of_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Index one more province with its card."""
    yield from open_over(OTHER, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("tỉnh nào đông dân hơn Bạch Sơn hay Hòa Trung", "Bạch Sơn đông dân hơn: "),
        ("Bạch Sơn và Hòa Trung tỉnh nào rộng hơn?", "Hòa Trung rộng hơn: "),
        ("tỉnh nào ít dân hơn, Bạch Sơn hay Hòa Trung?", "Hòa Trung ít hơn: "),
        # 812.400 + 610.000; 6.100 - 4.321,5; 812.400 - 610.000
        ("tổng dân số Bạch Sơn và Hòa Trung", "1.422.400 người (tính: 812.400 + 610.000)"),
        ("Hòa Trung rộng hơn Bạch Sơn bao nhiêu km2", "1.778,5 km² (tính: 6.100 − 4.321,5)"),
        ("Bạch Sơn đông dân hơn Hòa Trung bao nhiêu người", "202.400 người (tính: 812.400 − 610.000)"),
    ],
)
def test_cards_are_compared_and_added_up_by_one_key(of_two: Asker, question: str, said: str) -> None:
    """The sea of one is not its area, however wide it is said to be."""
    answer = of_two.ask(question)
    assert answer.text.startswith(said)
    assert {citation.document for citation in answer.citations} == {"tinh.md", "khac.md"}


def test_one_key_of_several_cards_is_told_of_each(of_two: Asker) -> None:
    """Each figure with whose it is."""
    answer = of_two.ask("dân số Bạch Sơn và Hòa Trung")
    assert [figure.number for figure in answer.figures] == ["812400", "610000"]
    assert answer.text.index("Bạch Sơn") < answer.text.index("812.400") < answer.text.index("Hòa Trung")


@pytest.mark.parametrize(
    "question",
    [
        "Bạch Sơn có bao nhiêu hang động?",
        "Bạch Sơn có bao nhiêu khu dân cư?",
        "Bạch Sơn có bao nhiêu người lao động?",
        "Dân số nam Bạch Sơn là bao nhiêu?",
        "Đường Bạch Sơn rộng bao nhiêu?",
        "Diện tích nước ở Bạch Sơn",
        "Thành phố Bạch Sơn có bao nhiêu dân?",
        "Dân số các huyện của Bạch Sơn và Hòa Trung",
        "Tổng mật độ dân số Bạch Sơn và Hòa Trung",
    ],
)
def test_words_that_sound_like_a_key_ask_for_something_else(of_two: Asker, question: str) -> None:
    """Caves ("động") are no crowd ("đông"), men ("nam") lie nowhere ("nằm"), a street is no province."""
    answer = of_two.ask(question)
    told = {figure.number for figure in answer.figures}
    assert told.isdisjoint({"812400", "610000", "4321.5", "6100", "188", "100", "288"})


def test_who_came_after_whom_is_told_by_no_card(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The row "Kế nhiệm" names who came after him, not whom he came after."""
    text = "# Lê Văn Gió\n\n" + _CARD.format(
        name="Lê Văn Gió", rank="Chức vụ", rows="| Kế nhiệm | Trần Thị Mai | ||\n| Tiền nhiệm | Đỗ Văn Bắc | ||"
    )
    for asker in open_over({"nguoi.md": text + "Lê Văn Gió là một kỹ sư.\n"}, tmp_path_factory):
        assert asker.ask("Lê Văn Gió kế nhiệm ai?").confidence != SURE_OF_KEY
