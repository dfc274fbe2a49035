"""Where a sentence tells several names apart, the figure beside another name is not that of the asked one."""

from dataclasses import replace

from qa.candidate import Fact
from qa.choose.own_name import keep_own_name
from qa.question import Asked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

PRICES = make_passage("Dự án Hồng Mai có giá chào bán 40 triệu đồng; dự án Tân Lập với giá 30 triệu đồng, còn 9 căn.")
ASKED = make_fact(PRICES, "40 triệu đồng", indicator="giá chào bán")
OTHER = make_fact(PRICES, "30 triệu đồng", indicator="dự án Tân Lập với giá")
LEFT = make_fact(PRICES, "9 căn", indicator="còn")
TOLD = (ASKED, OTHER, LEFT)


def kept(question: str, terms: tuple[str, ...], *facts: Fact, asked: Asked = Asked.LEVEL) -> list[str]:
    """Return the figures that are left of these, best first."""
    ground = ground_of(make_question(question, asked=asked, terms=terms), facts)
    sources = replace(sources_of(TOLD), passage_facts=lambda _: TOLD)
    return [each.candidate.figure.text for each in keep_own_name(ground, sources).facts]


def test_what_stands_beside_another_name_goes() -> None:
    """The price of Hồng Mai stands before the other name."""
    asked = ("gia", "du", "an", "hong", "mai")
    assert kept("Giá dự án Hồng Mai là bao nhiêu?", asked, OTHER, ASKED) == ["40 triệu đồng"]


def test_what_is_told_once_is_told_of_all_names() -> None:
    """Nothing in its unit stands beside the asked name."""
    assert kept("Dự án Hồng Mai còn mấy căn?", ("du", "an", "hong", "mai", "can"), LEFT) == ["9 căn"]


def test_where_no_name_is_asked_none_is_another() -> None:
    """The ranker says which figure fits."""
    assert kept("Giá dự án là bao nhiêu?", ("gia", "du", "an"), OTHER, ASKED) == ["30 triệu đồng", "40 triệu đồng"]


def test_a_name_that_the_question_gives_is_no_other() -> None:
    """Both names are asked of."""
    asked = ("gia", "hong", "mai")
    assert kept("Ở gần Tân Lập, giá dự án Hồng Mai là bao nhiêu?", asked, OTHER)[:1] == ["30 triệu đồng"]


def test_who_asks_for_several_things_is_told_of_each() -> None:
    """A comparison needs both."""
    asked = ("gia", "du", "an", "hong", "mai")
    both = kept("Giá dự án Hồng Mai so với dự án kia?", asked, OTHER, ASKED, asked=Asked.COMPARISON)
    assert both == ["30 triệu đồng", "40 triệu đồng"]


MERGED = make_passage("Dân số là 11 người xã Gió Đông; dân số là 9 người của xã Gió Tây.")
EAST = make_fact(MERGED, "11 người", indicator="dân số")
WEST = make_fact(MERGED, "9 người", indicator="dân số")


def test_where_places_stand_behind_their_numbers_the_one_before_is_of_the_next() -> None:
    """Before the nine stands the name of the eastern one, whose people are eleven."""
    ground = ground_of(make_question("dân số xã Gió Tây", terms=("dan", "so", "gio", "tay")), (EAST, WEST))
    sources = replace(sources_of((EAST, WEST)), passage_facts=lambda _: (EAST, WEST))
    assert [each.candidate.figure.text for each in keep_own_name(ground, sources).facts] == ["9 người"]
