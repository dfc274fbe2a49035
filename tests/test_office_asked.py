"""Who holds an office is told by what names that office, and of today where today is asked."""

import pytest

from qa.analyse.analyse import analyse_question
from qa.words.office_asked import ask_who, tells_of_deputy, tells_of_office, tells_of_office_held
from tests.candidates import make_passage

ROW = "7 | Lò Thị Mận | 8/2021 | đương nhiệm"
FORMER = "6 | Quàng Văn Đào | 8/2016 | 8/2021"
LIST = "Giám đốc Sở Y tế tỉnh Sơn La"


@pytest.mark.parametrize(
    ("asked", "text", "title", "told"),
    [
        ("giám đốc sở y tế hiện nay là ai", ROW, LIST, True),
        ("giám đốc sở y tế hiện nay là ai", FORMER, LIST, False),
        ("giám đốc sở y tế năm 2018 là ai", FORMER, LIST, True),
        ("giám đốc sở y tế năm 2014 là ai", FORMER, LIST, False),
        ("phó giám đốc sở y tế hiện nay là ai", ROW + " | Phó Giám đốc Sở Y tế", LIST, False),
        ("giám đốc sở nội vụ hiện nay là ai", ROW, LIST, False),
        ("giám đốc hiện nay là ai", ROW, LIST, True),
        ("chủ tịch ủy ban nhân dân huyện Yên Châu là ai", "Chủ tịch UBND | Lò Thị Mận", "Yên Châu (huyện)", True),
        ("ai xây cầu Bản Mận", FORMER, LIST, True),
    ],
)
def test_the_very_office_must_be_named(asked: str, text: str, title: str, *, told: bool) -> None:
    """In the sentence, its headings or its title, and the asked year among its years; else nothing is looked at."""
    assert tells_of_office(analyse_question(asked), make_passage(text, title=title)) is told


@pytest.mark.parametrize(
    ("asked", "row", "territory", "told"),
    [
        ("Bí thư Huyện ủy Yên Châu là ai", "Tổ chức lãnh đạo › Bí thư Huyện ủy: Lò Mận", "huyện Yên Châu", False),
        ("Bí thư Tỉnh ủy Sơn La là ai", "Tổ chức lãnh đạo › Bí thư Tỉnh ủy: Lò Mận", "Sơn La", True),
        ("Chủ tịch HĐND tỉnh Sơn La là ai", "Tổ chức lãnh đạo › Chủ tịch HĐND: Lò Mận", "Sơn La", True),
        ("Chủ tịch UBND tỉnh Sơn La là ai", "Tổ chức lãnh đạo › Chủ tịch UBND: Lò Mận", "Sơn La", True),
        ("Chủ tịch UBND tỉnh Sơn La là ai", "Tổ chức lãnh đạo › Chủ tịch HĐND: Lò Mận", "Sơn La", False),
        ("Bí thư Tỉnh ủy Lai Châu là ai", "Tổ chức lãnh đạo › Bí thư Tỉnh ủy: Lò Mận", "Sơn La", False),
    ],
)
def test_a_row_of_an_office_is_of_the_place_that_its_document_is_about(
    asked: str, row: str, territory: str, *, told: bool
) -> None:
    """Of that place alone: a district is no province, and nobody holds the office of another place."""
    passage = make_passage(row, title="Bài viết", territory=territory)
    assert tells_of_office(analyse_question(asked), passage) is told


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hiệu trưởng", "hiệu trưởng là ai"),
        ("bi thu tinh uy son la 2019", "bi thu tinh uy son la 2019 là ai"),
        ("chủ tịch UBND huyện Yên Châu hiện nay?", "chủ tịch UBND huyện Yên Châu hiện nay là ai"),
        ("giám đốc sở y tế sinh năm nào", "giám đốc sở y tế sinh năm nào"),
        ("chủ tịch xã nhiệm vụ quyền hạn", "chủ tịch xã nhiệm vụ quyền hạn"),
    ],
)
def test_an_office_alone_asks_who_holds_it(typed: str, read: str) -> None:
    """As people search; what asks for more is left as it is."""
    assert ask_who(typed) == read


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("Lò Thị Mận làm giám đốc sở y tế năm nào", "Năm 2021, bà được bổ nhiệm Giám đốc Sở Y tế.", True),
        ("Lò Thị Mận làm bộ trưởng bộ y tế năm nào", "Năm 2021, bà được bổ nhiệm Giám đốc Sở Y tế.", False),
        ("Lò Thị Mận được bầu làm thủ tướng khi nào", "Năm 2021, bà được bầu vào Quốc hội.", False),
        ("Lò Thị Mận sinh năm nào", "Bà sinh năm 1961.", True),
    ],
)
def test_when_an_office_was_held_is_told_where_it_is_named(asked: str, text: str, *, told: bool) -> None:
    """What else somebody did in some year answers nothing; where no office is asked, nothing is looked at."""
    assert tells_of_office_held(analyse_question(asked), make_passage(text, title="Lò Thị Mận")) is told


def test_a_line_named_by_an_office_says_of_what_it_is_by_its_headings() -> None:
    """On the page of a company "Tổng giám đốc" is its own; on another's it is theirs."""
    question = analyse_question("tổng giám đốc Vangio là ai")
    told = [make_passage("Tổng giám đốc: Lê Mai.", title=title) for title in ("Tập đoàn Vangio", "Tập đoàn Maytrang")]
    assert [tells_of_office(question, each) for each in told] == [True, False]
    first = analyse_question("Giám đốc đầu tiên của Sở Gió Nồm là ai?")
    assert tells_of_office(first, make_passage("Giám đốc đầu tiên: Lê Mai", title="Sở Gió Nồm"))


@pytest.mark.parametrize(
    ("asked", "text", "deputy"),
    [
        ("phó giám đốc sở y tế là ai", "Giám đốc Sở Y tế là bà Lò Thị Mận.", True),
        ("giám đốc sở y tế là ai", "Phó Giám đốc Sở Y tế là bà Lò Thị Mận.", True),
        ("phó giám đốc sở y tế là ai", "Phó Giám đốc Sở Y tế là bà Lò Thị Mận.", False),
        ("giám đốc sở y tế là ai", "Giám đốc Sở Y tế là bà Mận, Phó Giám đốc là ông Đào.", False),
        ("giám đốc sở y tế là ai", "Bà Lò Thị Mận đứng đầu ngành.", False),
        # An honour and a body are no holder of an office.
        ("chủ tịch hội gió là ai", "Chủ tịch danh dự của hội là bà Mận.", True),
        ("chủ tịch danh dự hội gió là ai", "Chủ tịch danh dự của hội là bà Mận.", False),
        ("tư lệnh vùng 3 là ai", "Bộ Tư lệnh Vùng 3 đóng ở Gió Nồm.", True),
        ("ai xây cầu Bản Mận", "Phó Giám đốc Sở Y tế là bà Lò Thị Mận.", False),
    ],
)
def test_a_deputy_is_not_whom_he_stands_in_for(asked: str, text: str, *, deputy: bool) -> None:
    """Nor the other way round; where both are named, or no office is asked for, nothing is said."""
    assert tells_of_deputy(analyse_question(asked), make_passage(text, title="Ngành y tế")) is deputy


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Chính ủy Binh chủng Gió, Quân đội nhân dân Bản Mận là ông Đào.", True),
        # What it shares with the asked one is the army that both are of.
        ("Chính ủy Binh chủng Mây, Quân đội nhân dân Bản Mận là ông Đào.", False),
    ],
)
def test_a_body_is_told_from_others_by_all_its_words(text: str, *, tells: bool) -> None:
    """Its last words may be those of a whole army."""
    question = analyse_question("Chính ủy Binh chủng Gió, Quân đội nhân dân Bản Mận là ai?")
    assert tells_of_office(question, make_passage(text, title="Tướng lĩnh")) is tells


def test_the_number_of_a_body_is_never_left_out() -> None:
    """Of one word in many, which another one may lack."""
    question = analyse_question("Chính ủy Quân khu 4, Quân đội nhân dân Bản Mận là ai?")
    told = [make_passage(f"Chính ủy Quân khu {n}, Quân đội nhân dân Bản Mận là ông Đào.") for n in (4, 5)]
    assert [tells_of_office(question, each) for each in told] == [True, False]
