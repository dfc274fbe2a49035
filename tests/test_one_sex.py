"""A count of men or of women answers nobody who asks for all."""

from qa.candidate import Fact
from qa.choose.one_sex import is_of_asked_sex, keep_asked_sex
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of


def told(written: str, indicator: str) -> Fact:
    """Return a figure with this name."""
    return make_fact(make_passage(f"{indicator} {written}"), written, indicator=indicator)


MEN = told("366 người", "Dân số nam")
ALL = told("729 người", "Dân số")
BOTH = told("729 người", "Dân số nam và nữ")
SOUTH = told("18 người", "Dân số miền Nam")
AGE = told("61 tuổi", "Tuổi nghỉ hưu của nam")


def kept(question: str, *facts: Fact, typed: str = "") -> list[str]:
    """Return the names of the figures that are left, best first."""
    asked = make_question(typed or question, reading=question)
    return [
        each.candidate.figure.indicator for each in keep_asked_sex(ground_of(asked, facts), sources_of(facts)).facts
    ]


def test_one_sex_is_no_answer_for_all() -> None:
    """The year that is asked for is no man, and the south is none either; both sexes are all."""
    assert kept("Dân số năm 2025 là bao nhiêu?", MEN, ALL) == ["Dân số"]
    assert kept("Dân số năm 2025 là bao nhiêu?", MEN, SOUTH, BOTH) == ["Dân số miền Nam", "Dân số nam và nữ"]


def test_one_sex_is_no_answer_for_the_other() -> None:
    """Typed without diacritics too; who names both is answered with either."""
    women = told("363 người", "nữ người")
    assert kept("Dân số nữ là bao nhiêu?", MEN, women, ALL) == ["nữ người"]
    assert kept("dân số nữ năm 2025", MEN, women, typed="dan so nu nam 2025") == ["nữ người"]
    assert kept("Nhiều nam hay nhiều nữ hơn?", MEN, women) == ["Dân số nam", "nữ người"]


def test_who_asks_for_a_sex_gets_it() -> None:
    """With diacritics and without, as long as no number makes a year of it."""
    assert kept("Dân số nam là bao nhiêu?", MEN) == ["Dân số nam"]
    assert kept("dân số năm bao nhiêu", MEN, typed="dan so nam bao nhieu") == ["Dân số nam"]
    assert kept("dân số năm 2025", MEN, typed="dan so nam 2025") == []


def test_what_has_no_sum_is_told_of_a_sex() -> None:
    """Men and women retire at ages of their own."""
    assert kept("Tuổi nghỉ hưu là bao nhiêu?", AGE) == ["Tuổi nghỉ hưu của nam"]


WOMEN = told("363 người", "Dân số nữ")
SHARE = told("49,7%", "Tỷ lệ nam")
ROW = told("366 người", "Nam - Thành thị")


def test_who_asks_for_women_is_not_told_of_men_nor_of_all() -> None:
    """In any unit; a row may be headed by the word alone."""
    assert kept("Dân số nữ năm 2019 là bao nhiêu?", MEN, ALL, WOMEN, SHARE, ROW) == ["Dân số nữ"]
    assert kept("Số nam là bao nhiêu người?", WOMEN, ROW) == ["Nam - Thành thị"]


def test_a_side_of_a_comparison_is_a_sex_by_the_other_side() -> None:
    """Alone, "nam" in small letters may be the end of a name."""
    assert kept("Ở xã nam   nhiều hơn?", WOMEN, ALL, MEN, typed="Ở xã nam hay nữ nhiều hơn?") == ["Dân số nam"]
    assert kept("dân số hà nam là bao nhiêu?", ALL) == ["Dân số"]


def test_a_sentence_may_name_the_sex_for_its_figure() -> None:
    """Twelve are counted under the name of all, and are women by the words behind."""
    among = make_fact(make_passage("Ban có 12 người là nữ"), "12 người", indicator="Ban")
    assert kept("Ban có bao nhiêu nữ?", among, ALL) == ["Ban"]


def test_a_share_is_told_of_women_only_where_something_says_so() -> None:
    """How many can read is told of all, unless its passage speaks of women."""
    readers = make_fact(make_passage("Tỷ lệ biết chữ là 96%."), "96%", indicator="Tỷ lệ biết chữ")
    women = make_fact(make_passage("Nữ biết chữ 95%."), "95%", indicator="biết chữ")
    assert kept("Tỷ lệ biết chữ, trong đó nữ là bao nhiêu?", readers, women) == ["biết chữ"]


HEADS = ("Nam", "Nữ", "Tổng số")
ROWS = make_passage("Phòng Mây | 12 | 12 | 24")


def test_a_list_is_of_the_sex_asked_about() -> None:
    """A column of men puts nobody in order who asks for women, or for all; a column of all is of both."""
    men, women, everybody = (make_fact(ROWS, "12", unit="", indicator=f"Phòng Mây - {head}") for head in HEADS)
    of_women = make_question("Phòng nào nhiều nữ nhất?")
    assert [is_of_asked_sex(of_women, each) for each in (men, women, everybody)] == [False, True, False]
    of_all = make_question("Phòng nào đông nhất?")
    assert [is_of_asked_sex(of_all, each) for each in (men, women, everybody)] == [False, False, True]


def test_the_name_of_a_country_asks_for_no_men() -> None:
    """Typed in small letters "việt nam" is still the country."""
    assert kept("Việt Nam có bao nhiêu vận động viên?", told("10 người", "Vận động viên nam"), ALL) == ["Dân số"]
    assert kept("Đoàn có mấy vận động viên nam?", told("10 người", "Vận động viên nam"), ALL) == ["Vận động viên nam"]
