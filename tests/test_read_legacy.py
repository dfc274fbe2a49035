"""Legacy Vietnamese encodings become Unicode when their words prove it; nothing else changes a letter."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest

from index.errors import UnreadableDocument
from index.read import read_document
from index.read.legacy import convert_legacy, find_conversion, judge
from index.read.text import decode
from tests import documents

# The same sentences as four keyboards of their time wrote them; every letter was looked up in the printed tables.
UNICODE = (
    "Tổng thu ngân sách đạt 7.252,8 tỷ đồng, tăng 15,67% so với cùng kỳ; thu nội địa 2.386,5 tỷ đồng. "
    "Đã trồng 1.250 ha rừng (3×4 m), giảm 2 hộ nghèo."
)
TCVN3 = (
    "Tæng thu ng©n s¸ch ®¹t 7.252,8 tû ®ång, t¨ng 15,67% so víi cïng kú; thu néi ®Þa 2.386,5 tû ®ång. "
    "§· trång 1.250 ha rõng (3×4 m), gi¶m 2 hé nghÌo."
)
VNI = (
    "Toång thu ngaân saùch ñaït 7.252,8 tyû ñoàng, taêng 15,67% so vôùi cuøng kyø; thu noäi ñòa 2.386,5 tyû ñoàng. "
    "Ñaõ troàng 1.250 ha röøng (3×4 m), giaûm 2 hoä ngheøo."
)
VIQR = (
    "To^?ng thu nga^n sa'ch dda.t 7.252,8 ty? ddo^`ng, ta(ng 15,67% so vo+'i cu`ng ky`; thu no^.i ddi.a 2.386,5 ty? "
    "ddo^`ng. DDa~ tro^`ng 1.250 ha ru+`ng (3×4 m), gia?m 2 ho^. nghe`o."
).replace("×", "x")
MOJIBAKE = UNICODE.encode().decode("latin-1")

TCVN3_BYTES = TCVN3.encode("cp1252")


@pytest.mark.parametrize(
    ("typed", "encoding"),
    [(TCVN3, "TCVN3"), (VNI, "VNI"), (VIQR, "VIQR"), (MOJIBAKE, "UTF-8 bị đọc nhầm thành Windows-1252")],
    ids=["tcvn3", "vni", "viqr", "mojibake"],
)
def test_each_encoding_is_told_by_its_words(typed: str, encoding: str) -> None:
    """And comes out as it was meant, figures and signs with it."""
    found = find_conversion(typed)
    assert found is not None
    assert found.encoding == encoding
    assert found.confidence >= 0.95
    assert found.text == (UNICODE if encoding != "VIQR" else UNICODE.replace("×", "x"))


@pytest.mark.parametrize("data", [TCVN3_BYTES, VNI.encode("cp1252"), TCVN3.encode(), VIQR.encode()])
def test_a_file_in_a_legacy_encoding_is_converted_with_a_warning(tmp_path: Path, data: bytes) -> None:
    """Whether its bytes are of that time, or were saved as UTF-8 later; the stored text is the converted one."""
    path = tmp_path / "cu.txt"
    path.write_bytes(data)
    document = read_document(path, name="cu.txt")
    assert document.text.replace("×", "x") == UNICODE.replace("×", "x")
    (warning,) = document.warnings
    assert re.fullmatch(r"đã chuyển từ bảng mã (?:TCVN3|VNI|VIQR) \(độ tin cậy (?:0,9\d|1,00)\)", warning)


def test_windows_1258_writes_tones_as_marks_of_their_own() -> None:
    """They are kept as decoded: composing them is the work of a later stage."""
    # Python encodes a letter with a hat or horn and a mark after it.
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = "".join(letter if letter.isascii() else _split_tone(letter, tones) for letter in UNICODE.replace("×", "x"))
    decoded = decode(parts.encode("cp1258"), path="x")
    assert normalize("NFC", decoded.text) == UNICODE.replace("×", "x")
    assert decoded.warnings == ("đã chuyển từ bảng mã Windows-1258 (độ tin cậy 1,00)",)


def _split_tone(letter: str, tones: str) -> str:
    marks = normalize("NFD", letter)
    return normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + "".join(
        mark for mark in marks if mark in tones
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_when_only_one_order_of_bytes_gives_text(encoding: str) -> None:
    """With a warning."""
    decoded = decode(UNICODE.encode(encoding), path="x")
    assert decoded.text == UNICODE
    assert decoded.warnings == (f"đọc theo {encoding.upper()} vì tệp không ghi bảng mã",)


def test_few_words_are_refused_rather_than_guessed(tmp_path: Path) -> None:
    """Three words may be of any encoding; reason and cure are told."""
    path = tmp_path / "ngan.txt"
    path.write_bytes("Tæng thu ng©n s¸ch".encode("cp1252"))
    with pytest.raises(UnreadableDocument, match="không nhận ra bảng mã") as caught:
        read_document(path, name="ngan.txt")
    assert "UTF-8" in caught.value.cure


def test_a_doubtful_encoding_is_named_with_its_confidence() -> None:
    """A third of the words make no sense: the bytes are refused, valid UTF-8 is left as it is and warned of."""
    doubtful = TCVN3 + " ëx ®q ¹q ßw" * 2
    converted = find_conversion(doubtful)
    assert converted is not None
    assert 0.5 <= converted.confidence < 0.9
    with pytest.raises(UnreadableDocument, match=r"có vẻ dùng bảng mã TCVN3 nhưng chưa đủ chắc \(độ tin cậy 0,\d\d\)"):
        decode(doubtful.encode("cp1252"), path="x")
    decoded = decode(doubtful.encode(), path="x")
    assert decoded.text == doubtful
    assert decoded.warnings[0].startswith("có vẻ dùng bảng mã TCVN3")


@pytest.mark.parametrize(
    "text",
    [
        "La producción del año pasado creció más de lo que señaló el ministro; además, según él, también bajó.",
        "Für Mädchen und Jungen über zwölf führt die Prüfungsbehörde zusätzliche Übungen schließlich früher ein.",
        "L'été dernier, où les élèves étaient déjà très occupés, à Genève, la sécurité a été renforcée.",
        "It's what they're saying: we've seen you'd do it, don't I? No. Is he? To be or not to be?",
        "Số liệu: 1½ lần, 3×4 m, 25°C, 15.000 m², ±0,5%, §4, «ô tô», ®, £5, ¥7.",
    ],
)
def test_other_languages_and_signs_are_left_alone(text: str) -> None:
    """They hold the letters of the encodings, but no Vietnamese words come of them."""
    assert find_conversion(text) is None
    assert decode(text.encode(), path="x").warnings == ()


@pytest.mark.parametrize("text", [documents.REPORT, documents.ENCYCLOPEDIA, documents.DECISION, UNICODE])
def test_unicode_text_is_left_alone(text: str) -> None:
    """Composed or not, paragraph by paragraph."""
    for part in [text, normalize("NFD", text), *text.split("\n")]:
        assert find_conversion(part) is None


def test_real_unicode_paragraphs_raise_no_alarm() -> None:
    """More than a thousand paragraphs of real documents, where they are there."""
    root = Path(__file__).parent.parent.parent / "shared"
    files = [*root.glob("documents*/*.md"), *root.glob("reports/*.txt")]
    paragraphs = [line for path in files for line in path.read_text(encoding="utf-8").split("\n") if len(line) > 20]
    if len(paragraphs) < 1000:
        pytest.skip("không có tài liệu thật để thử (../shared)")
    assert [paragraph for paragraph in paragraphs if find_conversion(paragraph) is not None] == []


@pytest.mark.parametrize(
    ("run", "font", "meant"),
    [
        ("tØnh", ".VnTime", "tỉnh"),
        ("céng hoµ x· héi", ".VnTimeH", "CỘNG HOÀ XÃ HỘI"),
        ("céng hoµ", "ABCDEF+.VnTimeH-Bold", "CỘNG HOÀ"),
        ("CéNG HOµ X· HéI", ".VnArial", "CỘNG HOÀ XÃ HỘI"),
        ("n\u2212íc, x\u2219 vµ 3\u22122", ".VnTime", "nước, xã và 3\u22122"),
        ("1× 2½ 5,2% 25°C m²", ".VnTime", "1× 2½ 5,2% 25°C m²"),
        ("« t«, « nhiÔm; ®) kh¸c", ".VnTime", "ô tô, ô nhiễm; đ) khác"),
        ("UÛY BAN NHAÂN DAÂN", "VNI-Times", "ỦY BAN NHÂN DÂN"),
        ("Aùp duïng töø 1/7; kyõ thuaät; nguõ; truù sôû", "VNI-Helve", "Áp dụng từ 1/7; kỹ thuật; ngũ; trú sở"),
        ("baûy thaúng vaø tî naïn", "VNI-Times", "bảy thẳng và tỵ nạn"),
        ("ngoèo", "Times New Roman", None),
        ("ngoèo", "", None),
    ],
)
def test_a_run_is_converted_by_the_name_of_its_font(run: str, font: str, meant: str | None) -> None:
    """However short; fonts of Unicode leave it to the reader, numbers and signs never change."""
    assert convert_legacy(run, font) == meant


def test_vni_writes_every_letter_as_a_vowel_with_a_mark() -> None:
    """All 67 letters with marks, worked out from the rule of the encoding and not from the table."""
    tones = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
    hats = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True))
    breves = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True))
    plain = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö"}
    expected = {**plain, "đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
    for tone, mark in tones.items():
        for vowel in "aeouy":
            expected.setdefault(normalize("NFC", vowel + tone), vowel + mark)
        for vowel, base in (("â", "a"), ("ê", "e"), ("ô", "o")):
            expected[normalize("NFC", vowel + tone)] = base + hats[tone]
        expected[normalize("NFC", "ă" + tone)] = "a" + breves[tone]
        for vowel in "ơư":
            expected[normalize("NFC", vowel + tone)] = plain[vowel] + mark
    assert len(expected) == 67
    assert {letter: convert_legacy(typed, "VNI-Times") for letter, typed in expected.items()} == {
        letter: letter for letter in expected
    }


@pytest.mark.parametrize("pages", [20, 100], ids=["short", "long"])
def test_a_legacy_text_behind_a_cover_in_unicode_is_told(pages: int) -> None:
    """A beginning in plain Vietnamese does not speak for what comes after it."""
    found = find_conversion(UNICODE * 6 + TCVN3 * pages)
    assert found is not None
    assert found.encoding == "TCVN3"
    assert found.text.endswith(UNICODE * pages)


def test_a_conversion_that_breaks_words_is_no_conversion() -> None:
    """Right words made wrong weigh as much as wrong words made right."""
    assert judge(UNICODE, lambda text: text.replace("ng", "ñ").replace("đ", "d")) == 0
