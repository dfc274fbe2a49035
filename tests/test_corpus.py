"""The shipped document says every figure of the report it restates, rightly and in its own sentences."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "corpus" / "lang-son-quy-1-2018.md"
FIGURES = ROOT / "tests" / "corpus_figures.tsv"
REPORT = ROOT.parent / "shared" / "reports" / "000_b3816277b7c3b654.txt"

NUMBER = re.compile(r"\d+(?:[.,/]\d+)*(?: - \d+(?:[.,/]\d+)*)?")
DIRECTION = re.compile(r"(tăng|giảm)(?: thêm| khoảng)?\s*$", re.IGNORECASE)
WORD = re.compile(r"\w+(?:[.,/]\w+)*")
# A year, a quarter's year or the number of an item needs no row of its own.
SELF_EVIDENT = re.compile(r"20\d\d")
LONGEST_SHARED_RUN = 11  # words; names apart, no longer run of words may equal the report's

# Names that a restatement cannot put otherwise: themes, projects, offices, places.
PROPER_NAMES = (
    "Tăng cường kỷ luật, kỷ cương hành chính, nâng cao trách nhiệm, hiệu quả phục vụ người dân và doanh nghiệp",
    "Hạ tầng cơ bản phát triển toàn diện các tỉnh Đông Bắc: Hà Giang, Cao Bằng, Bắc Kạn, Lạng Sơn",
    "Hạ tầng Khu chế xuất 1",
    "Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
    "cuộc tổng tiến công và nổi dậy Xuân Mậu Thân năm 1968",
    "Ban Quản lý đầu tư xây dựng công trình hạ tầng kỹ thuật",
    "Khu tái định cư và dân cư Nam thành phố",
    "Khu tái định cư và dân cư Nam Nguyễn Đình Chiểu",
    "Tòa nhà Trung tâm Dịch vụ Quốc tế cửa khẩu Hữu Nghị",
    "Đề án kiên cố hóa trường, lớp học và nhà công vụ cho giáo viên",
)

# (indicator, unit, first reported: value, plan share, growth; updated: value, plan share, growth)
UPDATED_2017 = tuple(
    tuple(cell.strip() for cell in row.split("|"))
    for row in (
        "Tổng thu ngân sách trên địa bàn | tỷ đồng | 6.311 | 85,04% | tăng 0,65% | 7.252,8 | 97,73% | tăng 15,67%",
        "Thu nội địa | tỷ đồng | 2.211 | 115,1% | tăng 19,7% | 2.386,5 | 124,2% | tăng 29,18%",
        "Thu từ hoạt động xuất nhập khẩu | tỷ đồng | 4.100 | 74,55% | giảm 7,29% | 4.866,3 | 88,48% | tăng 10,03%",
        "Tổng kim ngạch xuất nhập khẩu | tỷ USD | 4,65 | 113,4% | tăng 12,6% | 5,25 | 128,05% | tăng 27,12%",
        "Kim ngạch xuất khẩu | tỷ USD | 2,7 | 125,6% | tăng 12,5% | 2,95 | 137,21% | tăng 22,92%",
        "Kim ngạch nhập khẩu | tỷ USD | 1,95 | đạt kế hoạch | tăng 12,7% | 2,30 | 117,95% | tăng 32,95%",
    )
)

# Numbers that stand more often (+) or less often (-) in the document than in the report, the table left out.
COUNT_DIFFERENCES = {
    "2016": -1,  # the two mentions of the period 2016 - 2020 became one
    "2020": -1,  # the same
    "2018": -1,  # years of one list told once
    "2017": +3,  # each updated indicator and the table's caption name their year
    "428": +1,  # the table's caption names the earlier report
}


def read_document() -> str:
    """Return the shipped document as it stands."""
    return DOCUMENT.read_bytes().decode("utf-8")


def read_report() -> str:
    """Return the report that the document restates, or skip the test when it is not here."""
    if not REPORT.is_file():
        pytest.skip(f"bản gốc của báo cáo không có ở ../shared/reports/{REPORT.name}")
    return unicodedata.normalize("NFC", REPORT.read_bytes().decode("utf-8"))


def read_figures() -> list[list[tuple[str, str, str, str]]]:
    """Return the list's rows (phrase, direction, number, unit), those after one phrase together."""
    groups: list[list[tuple[str, str, str, str]]] = []
    for line in FIGURES.read_text(encoding="utf-8").splitlines()[2:]:
        phrase, place, direction, number, unit = line.split("\t")
        if place == "1":
            groups.append([])
        groups[-1].append((phrase, direction, number, unit))
    return groups


FACTS = read_figures()


def find_figures(text: str, facts: list[tuple[str, str, str, str]]) -> list[int]:
    """Return where the numbers stand that follow the phrase directly, in order, none other between.

    All places where the whole row of figures is right count; none when there is no such place.
    """
    places: list[int] = []
    for place in re.finditer(re.escape(facts[0][0]), text):
        end = text.find("\n", place.end())
        found = list(NUMBER.finditer(text, place.end(), end if end >= 0 else len(text)))[: len(facts)]
        if len(found) == len(facts) and all(
            is_figure(text, m, *fact[1:]) for m, fact in zip(found, facts, strict=True)
        ):
            places.extend(m.start() for m in found)
    return places


def is_figure(text: str, match: re.Match[str], direction: str, number: str, unit: str) -> bool:
    """Tell whether the number found has this value, this unit after it and this direction before it."""
    word = DIRECTION.search(text[: match.start()])
    return (
        match.group() == number
        and text[match.end() :].lstrip().startswith(unit)
        and (word.group(1).lower() if word else "-") == direction
    )


def prose_of(text: str) -> str:
    """Return the text without table rows."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("|"))


def shingles_of(text: str, length: int) -> set[tuple[str, ...]]:
    """Return all runs of `length` words, names taken out; a name breaks the run."""
    folded = unicodedata.normalize("NFC", text).casefold()
    for name in PROPER_NAMES:
        folded = folded.replace(name.casefold(), "\0")
    runs: set[tuple[str, ...]] = set()
    for piece in folded.split("\0"):
        words = WORD.findall(piece)
        runs.update(tuple(words[i : i + length]) for i in range(len(words) - length + 1))
    return runs


@pytest.mark.parametrize("facts", FACTS, ids=[f"{i}-{facts[0][0][:40]}" for i, facts in enumerate(FACTS)])
def test_each_figure_follows_its_phrase_with_its_unit_and_direction(facts: list[tuple[str, str, str, str]]) -> None:
    """Directly after the indicator come its figures, in order, nothing swapped between neighbours."""
    assert find_figures(read_document(), facts), facts


def test_the_list_of_figures_is_long_enough() -> None:
    """The report states about 540 numbers; the list holds 530 of them, dates and document numbers included."""
    assert sum(len(facts) for facts in FACTS) == 530


def test_every_number_of_the_document_is_in_the_list() -> None:
    """Nothing was added: what the list does not cover is a year, an item's label or the caption's report number."""
    text = read_document()
    listed = {place for facts in FACTS for place in find_figures(text, facts)}
    others = [m for m in NUMBER.finditer(text) if m.start() not in listed]
    is_label = [not text[text.rfind("\n", 0, m.start()) + 1 : m.start()].strip("# ") for m in others]
    unlisted = [m.group() for m, label in zip(others, is_label, strict=True) if not label]
    assert sum(is_label) == 7 + 6 + 12
    assert [number for number in unlisted if not SELF_EVIDENT.fullmatch(number)] == ["428"]


def test_the_document_is_composed_utf8_without_carriage_returns() -> None:
    """Offsets of citations are the same on every system."""
    text = read_document()
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")


def test_headings_and_items_keep_the_numbering_of_the_report() -> None:
    """Four parts; seven items in part II, the first with a) to e); six items in part III, twelve in part IV."""
    lines = read_document().splitlines()
    parts = [line.split()[1] for line in lines if line.startswith("## ")]
    items = [line.split()[1] for line in lines if line.startswith("### ")]
    letters = [line.split()[1] for line in lines if line.startswith("#### ")]
    numbered = [line.split(".")[0] for line in lines if re.match(r"\d+\. ", line)]
    assert parts == ["I.", "II.", "III.", "IV."]
    assert items == ["1.", "2.", "3.", "4.", "5.", "6.", "7."]
    assert letters == ["a)", "b)", "c)", "d)", "đ)", "e)"]
    assert numbered == [str(n) for n in (*range(1, 7), *range(1, 13))]


def test_each_footnote_has_one_mark_and_one_body_after_it() -> None:
    """Marks ¹ to ¹⁵ stand once in the text, in order; each body is a line that begins with its mark."""
    superscripts = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    places = [
        (m.group(), m.start())
        for m in re.finditer(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", read_document().replace("m²", "").replace("m³", ""))
    ]
    lines = "\n" + read_document().replace("m²", "").replace("m³", "")
    bodies = [mark for mark, at in places if lines[at] == "\n"]
    marks = [mark for mark, at in places if lines[at] != "\n"]
    expected = [str(n).translate(superscripts) for n in range(1, 16)]
    assert marks == expected
    assert bodies == expected
    first = dict(reversed(places))
    assert all(first[a] < first[b] for a, b in pairwise(expected))


def test_the_table_gives_first_reported_and_updated_figures_of_2017() -> None:
    """Six rows, eight columns, each cell as the report says it."""
    rows = [line.strip("| ").split(" | ") for line in read_document().splitlines() if line.startswith("| ")]
    assert rows[0][2:] == [
        "Số đã báo cáo",
        "Số đã báo cáo so với dự toán, kế hoạch",
        "Số đã báo cáo so với cùng kỳ",
        "Kết quả cập nhật",
        "Kết quả cập nhật so với dự toán, kế hoạch",
        "Kết quả cập nhật so với cùng kỳ",
    ]
    assert tuple(tuple(row) for row in rows[2:]) == UPDATED_2017


def test_prose_tells_first_reported_figures_before_updated_ones() -> None:
    """In each of the two list items the earlier report's figures come first, the updated ones after their lead-in."""
    items = [line for line in read_document().splitlines() if line.startswith("- ")]
    assert len(items) == 2
    for item, rows in zip(items, (UPDATED_2017[:3], UPDATED_2017[3:]), strict=True):
        earlier, updated = item.split("Theo số cập nhật")
        for row in rows:
            assert all(figure in earlier for figure in row[2:5])
            assert all(figure in updated for figure in row[5:8])


def test_slips_of_the_scanned_report_are_mended() -> None:
    """Words that the scan broke stand right here, and the two percentages without a sign have one."""
    text = read_document()
    for slip in (
        "chì thời",
        "phân đầu",
        "tiền độ",
        "quy II",
        "giám 35,4",
        "kiểm chế",
        "Công thông tin",
        "15,5 kế hoạch",
    ):
        assert slip not in text
    assert "bằng 15,5% kế hoạch" in text
    assert "tăng 30,6%" in text


def test_numbers_of_document_and_report_are_the_same_but_for_known_differences() -> None:
    """Counted one by one, with each difference accounted for."""
    plain = re.compile(r"\d+(?:[.,]\d+)*")
    report = Counter(plain.findall(read_report()))
    document = Counter(plain.findall(prose_of(read_document())))
    differences = {n: document[n] - report[n] for n in report | document if document[n] != report[n]}
    assert differences == COUNT_DIFFERENCES


def test_every_rise_and_fall_of_the_report_is_told_the_same_way() -> None:
    """No "giảm" became "tăng"; two more pairs come from leaving out words between the verb and its number."""
    pair = re.compile(r"(tăng|giảm)(?: thêm| khoảng)? (\d+(?:[.,]\d+)*)", re.IGNORECASE)
    report = Counter((a.lower(), b) for a, b in pair.findall(read_report().replace("giám 35,4", "giảm 35,4")))
    document = Counter((a.lower(), b) for a, b in pair.findall(prose_of(read_document())))
    assert sum(report.values()) == 104
    assert report - document == Counter()
    assert document - report == Counter({("giảm", "21"): 1, ("tăng", "7,5"): 1})


def test_no_sentence_of_the_report_is_copied() -> None:
    """Names apart, no twelve words in a row are the report's."""
    length = LONGEST_SHARED_RUN + 1
    shared = shingles_of(prose_of(read_document()), length) & shingles_of(read_report(), length)
    assert shared == set()
