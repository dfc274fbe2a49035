"""Tests of restoring diacritics and mending spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.words.restore import Vocabulary, read_spelling

VOCABULARY = Vocabulary.build(
    [
        "Kim ngạch xuất khẩu của huyện Hoài Ân năm 2019 đạt 12 triệu USD, tăng 5 phần trăm so với cùng kỳ năm trước.",
        "Sản lượng thủy sản đánh bắt ước đạt 500 tấn; diện tích nuôi trồng thủy sản 200 ha.",
        "Quý I năm 2018 tổ chức 7 phiên giao dịch việc làm tại huyện Hoài Ân.",
        "Sản phẩm gỗ xuất khẩu tăng mạnh, thị trường mở rộng; trường học được xây dựng.",
    ]
    * 4
)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("san luong thuy san danh bat", "sản lượng thủy sản đánh bắt"),
        ("dien tich nuoi trong thuy san", "diện tích nuôi trồng thủy sản"),
        ("kim ngach xuat khau nam 2019", "kim ngạch xuất khẩu năm 2019"),
        ("quy 1 nam 2018", "quý 1 năm 2018"),
        ("duoc bao nhieu tan", "được bao nhiêu tấn"),
        ("SAN LUONG THUY SAN", "SẢN LƯỢNG THỦY SẢN"),
    ],
)
def test_diacritics_come_back(typed: str, restored: str) -> None:
    """By what follows what in the documents; case and numbers stay."""
    assert read_spelling(typed, VOCABULARY) == restored


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Snả lượng thủy sản là bao nhiêu", "Sản lượng thủy sản là bao nhiêu"),
        # No diacritics: whose name this is, the documents need not know.
        ("Krea được bao nhiêu tấn", "Krea được bao nhiêu tấn"),
        # Within a sentence a capital tells a name.
        ("sản lượng ở Snả Hoài là bao nhiêu", "sản lượng ở Snả Hoài là bao nhiêu"),
    ],
)
def test_a_slip_in_the_first_word_is_mended_despite_its_capital(typed: str, mended: str) -> None:
    """A sentence begins with one; with diacritics and yet no syllable it is no foreign name."""
    assert read_spelling(typed, VOCABULARY) == mended


@pytest.mark.parametrize("typed", ["sản lượng thuỷ sản đánh bắt", "diện tích nuôi trồng thuỷ sản"])
def test_a_tone_over_the_other_vowel_is_no_slip(typed: str) -> None:
    """The documents write "thủy": what was typed is right too, and is left as it is."""
    assert read_spelling(typed, VOCABULARY) == typed


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("kim nghạch xuất khẩu", "kim ngạch xuất khẩu"),
        ("Sản phẩn gỗ xuât khẩu", "Sản phẩm gỗ xuất khẩu"),
        ("tổ chưc đựơc mấy phiên giao dich", "tổ chức được mấy phiên giao dịch"),
        ("thị trừơng xuất khâủ", "thị trường xuất khẩu"),
        ("tăg bao nhiêu phần trăm", "tăng bao nhiêu phần trăm"),
        ("nawm 2019 sản lượng thủy sản", "năm 2019 sản lượng thủy sản"),
        ("xuât khẩu so vs cùng kỳ", "xuất khẩu so với cùng kỳ"),
        ("xuất khẫu năm 2019", "xuất khẩu năm 2019"),
        ("trường họ dc xây dụng", "trường học được xây dựng"),
    ],
)
def test_slips_are_mended(typed: str, mended: str) -> None:
    """A wrong letter, a misplaced or missing mark, keys of Telex, hỏi for ngã, words of chat."""
    assert read_spelling(typed, VOCABULARY) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Đỉnh Phu Xai Lai Leng cao bao nhiêu mét?",
        "Chì thỏi và ủng hộ bao nhiêu tiền?",
        "GRDP và FDI năm 2020",
        "Nghị định 09/2025/NĐ-CP",
        "q1 2018 được bao nhiêu km2",
        "",
        "12,5%",
    ],
)
def test_good_spelling_is_left_alone(text: str) -> None:
    """Syllables that the documents do not hold stay when they are spelled well; codes and numbers always."""
    assert read_spelling(text, VOCABULARY) == text


def test_names_get_their_capitals_only_in_small_letters() -> None:
    """A text with capitals keeps its own."""
    assert read_spelling("huyen hoai an xuat khau", VOCABULARY) == "huyện Hoài Ân xuất khẩu"
    assert read_spelling("Huyen hoai an xuat khau", VOCABULARY) == "Huyện hoài ân xuất khẩu"


def test_well_spelled_small_letters_get_the_capitals_of_names() -> None:
    """Else a place would not be known as one."""
    assert read_spelling("xuất khẩu của huyện hoài ân", VOCABULARY) == "xuất khẩu của huyện Hoài Ân"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("xk của huyện Hoài Ân", "xuất khẩu của huyện Hoài Ân"),
        ("đoàn được mấy hcv", "đoàn được mấy huy chương vàng"),
        ("dân số hn tăng", "dân số hà nội tăng"),
    ],
)
def test_words_of_hurry_are_read_as_what_they_are_short_for(typed: str, read: str) -> None:
    """Where documents do not write them so themselves."""
    assert read_spelling(typed, VOCABULARY) == read


def test_an_empty_vocabulary_still_knows_question_words() -> None:
    """The seeds are part of every vocabulary."""
    assert read_spelling("tang bao nhieu phan tram", Vocabulary.build([])) == "tăng bao nhiêu phần trăm"
    assert read_spelling("tang bao nhieu", Vocabulary({}, {})) == "tang bao nhieu"


@given(st.text(st.sampled_from("abcdeghiklmnoprstuvxyăâđêôơưáàảãạế 0123456789/.,%?ABĐ"), max_size=80))
def test_only_letters_change(text: str) -> None:
    """Numbers, punctuation and spaces stay."""
    mended = read_spelling(text, VOCABULARY)
    assert [char for char in mended if not char.isalpha() and char != " "] == [
        char for char in text if not char.isalpha() and char != " "
    ]


def test_a_long_foreign_name_makes_no_careless_question() -> None:
    """What is longer than any syllable is no slip: the words beside it stay as they were typed."""
    typed = "Huyện Prapiroon xuất khẩu san lượng nào?"
    assert (
        read_spelling("Huyện Hoài Ân xuất khẩu sản lượng nào?", VOCABULARY) == "Huyện Hoài Ân xuất khẩu sản lượng nào?"
    )
    known = Vocabulary.build(["Bão tan, tân trang, tân trang ngày nào, bão hình thành ngày nào và ra sao"] * 3)
    assert read_spelling("Bão Prapiroon tan ngày nào?", known) == "Bão Prapiroon tan ngày nào?"
    assert "Prapiroon" in read_spelling(typed, VOCABULARY)


def test_a_name_longer_than_a_syllable_is_not_mended_into_another() -> None:
    """What no document holds as a syllable may be a name that they hold."""
    known = Vocabulary.build(["Cửa hàng Vinmart mở cửa lúc bảy giờ sáng mỗi ngày trong tuần."] * 9)
    assert read_spelling("vì sao VinSmart đóng cửa", known) == "vì sao VinSmart đóng cửa"
