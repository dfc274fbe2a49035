"""Sentences and words as spans of a text that stays as it is."""

import re
import subprocess
import sys
from pathlib import Path

import joblib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import segment, segmenter
from index.segment import split_sentences, split_words


def sentences(text: str) -> list[str]:
    """Texts of the sentences."""
    return [text[span.start : span.end] for span in split_sentences(text)]


def words(text: str) -> list[str]:
    """Texts of the words."""
    return [text[span.start : span.end] for span in split_words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Thu đạt 5,2 tỷ đồng.|Chi giảm 3%.",
        "Giá là 1.250.000 đồng.|Hàng còn nhiều.",
        "Kho ở Q. 1 rất rộng.|Xe vào dễ.",
        "Hội nghị họp tại TP. Bạch Sơn.|Khách đến đông.",
        "Có chè, quế, hồi, v.v. Các loại này bán chạy.",
        "PGS.TS. Trần Văn Bình nói chuyện.|Sinh viên nghe.",
        "ThS. Lê Thị Mai và BS. Nguyễn An đều dự.|Họ phát biểu.",
        "Xem tr. 15 của sách.|Có ba bảng.",
        "1. Tăng cường thu.|Giảm chi.",
        "a) Rà soát hộ nghèo.|Cấp thẻ bảo hiểm.",
        "Điều 5. Hiệu lực thi hành.|Luật có hiệu lực từ năm sau.",
        "Công văn số 1618/BKHĐT-TH ngày 15/3/2018.|Tỉnh báo cáo.",
        "Ngày 12.5.2019 khánh thành.|Cầu dài 90 m.|Rộng 7 m.",
        "Tỉnh trồng rừng (Năm trước nghỉ. Năm nay làm lại.) rất nhanh.|Cây sống tốt.",
        "Ông hỏi: “Bao nhiêu?”|Bà đáp: “Hai mươi.”|Rồi đi.",
        "Trồng chè, ngô,...|Hiện nay đang thu hoạch.",
        "Kết quả tốt!|Ai làm được?|Cả xã.",
        "Theo ông Nguyễn Văn A. Trần, giá tăng.|Dân mừng.",
        "Thuốc có vitamin C.|Trẻ em cần uống.",
        "Năm 2017 có 12 xã.|15 xã nữa đạt chuẩn năm 2018.",
        "Tỷ lệ 92,2%.|Số vụ giảm.",
        "Thuế của DN.|Phí của HTX.",
        "UBND tỉnh báo cáo./.",
        "Bảng 2. Sản lượng chè.|Bảng ghi theo tấn.",
        "Đất ở phường 4, Q. Bình Hòa.|Diện tích 20 m².",
    ],
)
def test_sentences_end_where_they_should(text: str) -> None:
    """The bar marks the expected ends."""
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_text_without_sentences_has_none() -> None:
    """Blank text gives nothing."""
    assert split_sentences("") == ()
    assert split_sentences("  ") == ()


def test_an_open_bracket_does_not_swallow_the_rest() -> None:
    """A bracket that is never closed is a slip."""
    assert len(sentences("Tổng (tạm tính là 5 tỷ đồng. Chi 3 tỷ đồng. Dư 2 tỷ đồng.")) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ước 1.131,6 tỷ đồng", ["ước", "1.131,6", "tỷ", "đồng"]),
        ("đạt 18% dự toán", ["đạt", "18", "dự toán"]),
        ("hoà bình và thuỷ lợi", ["hoà bình", "và", "thuỷ lợi"]),
        ("theo 67/2014/QH13", ["theo", "67/2014/QH13"]),
        ("ngày 15/3/2018, khai mạc", ["ngày", "15/3/2018", "khai mạc"]),
    ],
)
def test_numbers_are_words_of_their_own_and_spelling_is_kept(text: str, expected: list[str]) -> None:
    """No figure is glued to a word, no tone mark is moved."""
    assert words(text) == expected


def test_words_that_cannot_be_found_again_become_syllables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rewritten token costs its own stretch only."""

    def rewrite(sentence: str, *, use_token_normalize: bool) -> list[str]:
        return [sentence.strip().replace("hoà", "hòa")]

    monkeypatch.setattr(segment, "word_tokenizer", lambda: rewrite)
    assert words("hoà bình 5 dự toán") == ["hoà", "bình", "5", "dự toán"]


TEXTS = st.text(alphabet="aăâbcđ TPQ.v0123,()“”!?…;:/%m²ếộ", max_size=80)


@given(TEXTS)
def test_sentences_cover_all_that_is_seen(text: str) -> None:
    """In order, without overlap, nothing but spaces between them."""
    position = 0
    for span in split_sentences(text):
        assert text[position : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        position = span.end
    assert text[position:].strip() == ""


@given(TEXTS)
def test_words_are_in_order_and_hold_every_letter(text: str) -> None:
    """What lies between words is punctuation."""
    position = 0
    for span in split_words(text):
        assert not any(char.isalpha() or char.isdecimal() for char in text[position : span.start])
        assert span.start < span.end
        position = span.end
    assert not any(char.isalpha() or char.isdecimal() for char in text[position:])


def test_cutting_words_loads_no_neural_network() -> None:
    """The package offers a translator too, whose libraries take seconds and hundreds of megabytes."""
    program = (
        "import sys; from index.segment import split_sentences, split_words;"
        "split_words('Ngân sách tỉnh.'); split_sentences('Thu đạt 5 tỷ. Chi 3 tỷ.');"
        "print(sorted({'torch', 'transformers'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.strip() == "[]"


def test_cutting_sentences_loads_nothing_of_the_words() -> None:
    """The splitter of sentences is a small module of a package that takes half a second to load; words come after."""
    program = (
        "import sys; from index.segment import split_sentences, split_words;"
        "print(len(split_sentences('Thu đạt rất khá.Chi giảm. Kho còn đầy.')), 'joblib' in sys.modules);"
        "print(len(split_words('Ngân sách tỉnh tăng.')), 'joblib' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.split("\n")[:2] == ["3 False", "3 True"]


@given(st.text(alphabet="aAđĐ1.?!…,:)(“”\"'-^ \n", max_size=60))
def test_the_package_is_asked_wherever_it_tells_more(text: str) -> None:
    """Passing it over where its ends would be known or refused anyway changes no sentence."""
    quickly = split_sentences(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(segment, "_UNSURE_END", re.compile(""))
        assert split_sentences(text) == quickly


def test_the_extras_of_the_package_can_be_loaded_afterwards() -> None:
    """What was hidden while it was imported is hidden no more."""
    words("Ngân sách tỉnh.")
    assert all(sys.modules.get(name, "free") is not None for name in segmenter._EXTRAS)


def test_half_a_pair_between_words_harms_nothing() -> None:
    """What no encoding can write is passed over; found by fuzzing."""
    text = "An\ud800 ngân sách"
    assert [text[span.start : span.end] for span in split_words(text)] == ["An", "ngân", "sách"]


def test_a_dictionary_is_read_as_joblib_reads_it(tmp_path: Path) -> None:
    """Plain data quickly, and what is more than that, or written in another way, by joblib itself."""
    plain, array = {"ngân sách", "tỉnh"}, np.arange(3)
    joblib.dump(plain, tmp_path / "plain")
    joblib.dump(plain, tmp_path / "packed", compress=3)
    joblib.dump(array, tmp_path / "array")
    read = joblib.load
    with segmenter._read_plainly():
        assert joblib.load is not read
        assert joblib.load(str(tmp_path / "plain")) == plain
        assert joblib.load(str(tmp_path / "packed")) == plain
        assert joblib.load(str(tmp_path / "array")).tolist() == [0, 1, 2]
    assert joblib.load is read


def test_two_threads_may_need_the_words_first() -> None:
    """While one is loading the model, the other waits; seen in a process of its own, where nothing is loaded yet."""
    program = """
import threading
from index.segment import split_words
from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

begun, ended, found = threading.Event(), threading.Event(), []
load = FastCRFSequenceTagger.load

def load_when_asked_twice(self, *given):
    begun.set()
    ended.wait(1)  # long past it, where the other does not wait
    return load(self, *given)

FastCRFSequenceTagger.load = load_when_asked_twice

def second():
    begun.wait()
    try:
        found.append(len(split_words("thu ngân sách")))
    finally:
        ended.set()

thread = threading.Thread(target=second)
thread.start()
split_words("thu ngân sách")
thread.join()
print(found)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[2]\n"
