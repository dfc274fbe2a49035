"""Whose a figure is, by its own place, its document's, or the name that is its document's title."""

import pytest

from qa.rank.whose import are_apart, name_in_title, short_title, whose, words_of_sibling
from qa.words.match import split_tokens
from tests.candidates import make_fact, make_passage


@pytest.mark.parametrize(
    ("title", "document_place", "own_place", "expected"),
    [
        ("Báo cáo quý I", "Cao Bằng", "", "Cao Bằng"),
        ("Báo cáo quý I", "Cao Bằng", "Bắc Kạn", "Bắc Kạn"),
        ("Thạch An (huyện)", "Cao Bằng", "Cao Bằng", "Thạch An"),
        ("Thạch An (huyện)", "Cao Bằng", "xã Lê Lai", "xã Lê Lai"),
        ("Maputo", "", "", "Maputo"),
        ("Mức hỗ trợ người cao tuổi", "", "", ""),
    ],
)
def test_a_figure_is_of_its_place_or_of_what_its_document_is_about(
    title: str, document_place: str, own_place: str, expected: str
) -> None:
    """A document about a district tells of the district, not of its province."""
    passage = make_passage("Dân số là 9.120 người.", title=title, territory=document_place)
    assert whose(make_fact(passage, "9.120 người", territory=own_place)) == expected


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bão Linda (1997)", "Bão Linda"),
        ("Binh chủng Công binh, Quân đội nhân dân Việt Nam", "Binh chủng Công binh"),
        ("Báo cáo của tỉnh Cao Bằng", ""),
        ("Giá vé tham quan Hội An là bao nhiêu?", ""),
        ("NGHỊ QUYẾT", ""),
        ("1997", ""),
    ],
)
def test_a_title_is_a_name_where_it_says_nothing(title: str, name: str) -> None:
    """Sentences, papers and years name nobody."""
    assert name_in_title(title) == name


def test_a_title_is_shortened_to_what_needs_no_proof() -> None:
    """A number of it would have to stand in a quote."""
    assert short_title("Khu đô thị Hoa Phượng ở đâu? Bảng giá") == "“Khu đô thị Hoa Phượng ở đâu”"
    assert short_title("Khu đô thị mới số 7 Hải Phòng") == "“Khu đô thị mới số…”"
    assert short_title("1997") == ""


@pytest.mark.parametrize(
    ("title", "asked", "words"),
    [
        ("Binh chủng Công binh, Quân đội nhân dân Việt Nam", "quy mô binh chủng thông tin", ("thong",)),
        ("Binh chủng Công binh, Quân đội nhân dân Việt Nam", "quy mô binh chủng công binh", ()),
        ("Binh chủng Công binh, Quân đội nhân dân Việt Nam", "binh chủng Pháo hay binh chủng Xe", ("phao", "xe")),
        ("Lịch sử quân sự", "quy mô binh chủng thông tin", ()),
    ],
)
def test_another_one_of_the_asked_kind_is_a_sibling(title: str, asked: str, words: tuple[str, ...]) -> None:
    """Both names begin alike and go on with other words: these are to be looked for in the document."""
    assert words_of_sibling(title, split_tokens(asked)) == words


def test_things_are_apart_unless_one_holds_the_other() -> None:
    """A ward lies in its province as well as a longer name holds a shorter one."""
    assert are_apart("Maputo", "Hải Dương")
    assert are_apart("Cao Bằng", "Bắc Kạn")
    assert not are_apart("Tập đoàn Hoa Phượng", "Hoa Phượng")
