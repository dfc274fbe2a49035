"""What is told of a whole does not answer for a part that the same sentence tells apart."""

from dataclasses import replace

from index.figure import Direction, Role
from qa.candidate import Fact
from qa.choose.own_part import keep_of_which, keep_own_part
from qa.question import Asked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

VISITS = make_passage("Đón 600 lượt khách du lịch, tăng 8%, có 90 lượt khách quốc tế; doanh thu 70 tỷ đồng, tăng 5%.")
ALL = make_fact(VISITS, "600 lượt", indicator="đón lượt khách du lịch")
GROWTH = make_fact(VISITS, "8%", indicator="đón lượt khách du lịch", role=Role.GROWTH, direction=Direction.UP)
FOREIGN = make_fact(VISITS, "90 lượt", indicator="khách quốc tế lượt")
INCOME = make_fact(VISITS, "70 tỷ đồng", indicator="doanh thu")
INCOME_GROWTH = make_fact(VISITS, "5%", indicator="doanh thu", role=Role.GROWTH, direction=Direction.UP)
TOLD = (ALL, GROWTH, FOREIGN, INCOME, INCOME_GROWTH)


def kept(question: str, terms: tuple[str, ...], *facts: Fact, asked: Asked = Asked.GROWTH) -> list[str]:
    """Return the figures that are left of these, best first."""
    ground = ground_of(make_question(question, asked=asked, terms=terms), facts)
    sources = replace(sources_of(TOLD), passage_facts=lambda _: TOLD)
    return [each.candidate.figure.text for each in keep_own_part(ground, sources).facts]


def test_the_growth_of_all_is_not_that_of_the_part() -> None:
    """Nor is that of another thing with an amount of its own in the sentence."""
    assert kept("Khách quốc tế tăng bao nhiêu?", ("khach", "quoc", "te"), GROWTH, INCOME_GROWTH) == []


def test_what_counts_the_part_is_none_of_its_name() -> None:
    """The noun that is counted stays: "khách quốc tế" of "lượt khách quốc tế"."""
    counted = make_fact(VISITS, "90 lượt", unit="lượt khách", indicator="lượt khách quốc tế")
    question = make_question("Khách quốc tế tăng bao nhiêu?", asked=Asked.GROWTH, terms=("khach", "quoc", "te"))
    told = (ALL, GROWTH, counted)
    sources = replace(sources_of(told), passage_facts=lambda _: told)
    assert keep_own_part(ground_of(question, [GROWTH]), sources).facts == ()


def test_what_a_part_is_counted_by_is_no_other_thing() -> None:
    """Of "lượt khách" the part is told where "lượt" are counted."""
    asked = ("luot", "khach", "quoc", "te")
    assert (
        kept(
            "Lượt khách quốc tế tăng bao nhiêu?",
            asked,
            replace(GROWTH, figure=replace(GROWTH.figure, indicator="lượt khách")),
        )
        == []
    )


def test_the_part_itself_stays() -> None:
    """And the amount of all goes."""
    asked = ("khach", "quoc", "te")
    assert kept("Bao nhiêu khách quốc tế?", asked, ALL, FOREIGN, asked=Asked.LEVEL) == ["90 lượt"]


def test_who_asks_for_the_whole_is_answered_with_it() -> None:
    """No part is named by its whole name."""
    asked = ("khach", "du", "lich")
    assert kept("Khách du lịch tăng bao nhiêu?", asked, GROWTH) == ["8%"]


def test_a_growth_without_an_amount_of_its_own_is_told_of_what_stands_before_it() -> None:
    """Its name ("mức tăng") is that of no other thing."""
    rise = make_fact(VISITS, "5%", indicator="mức tăng", role=Role.GROWTH, direction=Direction.UP)
    assert kept("Khách quốc tế tăng bao nhiêu?", ("khach", "quoc", "te"), rise) == ["5%"]


def test_what_more_is_asked_than_the_name_of_the_part_says_more() -> None:
    """The income from these guests is no number of guests."""
    asked = ("doanh", "thu", "khach", "quoc", "te")
    assert kept("Doanh thu từ khách quốc tế tăng bao nhiêu?", asked, INCOME_GROWTH) == ["5%"]


def test_a_computation_needs_the_whole_beside_the_part() -> None:
    """All guests less the foreign ones."""
    asked = ("khach", "quoc", "te")
    assert kept("Trừ khách quốc tế còn bao nhiêu?", asked, ALL, asked=Asked.COMPUTATION) == ["600 lượt"]


def test_two_things_asked_in_one_breath_both_stay() -> None:
    """The one is part of the name of the other."""
    asked = make_question("Có bao nhiêu khách và khách quốc tế?", asked=Asked.COUNT, terms=("khach", "quoc", "te"))
    both = replace(asked, joined=("khách", "khách quốc tế"))
    sources = replace(sources_of(TOLD), passage_facts=lambda _: TOLD)
    assert len(keep_own_part(ground_of(both, (ALL, FOREIGN)), sources).facts) == 2


def test_a_whole_that_is_named_only_for_its_part_does_not_answer() -> None:
    """Of "vốn vay trong tổng vốn" the loans are asked for, though another sentence tells of them."""
    terms = ("von", "vay", "dau", "tu")
    total = make_fact(make_passage("Tổng vốn đầu tư tăng 15%."), "15%", indicator="Tổng vốn đầu tư", role=Role.GROWTH)
    loans = make_fact(make_passage("Vốn vay tăng 14%.", at=90), "14%", indicator="Vốn vay", role=Role.GROWTH)
    assert kept("Vốn vay trong tổng vốn đầu tư tăng bao nhiêu?", terms, total, loans) == ["14%"]
    assert kept("Tổng vốn đầu tư tăng bao nhiêu?", terms, total, loans) == ["15%", "14%"]
    assert kept("Vốn dân góp trong tổng vốn đầu tư tăng bao nhiêu?", terms, total, loans) == ["15%", "14%"]


FISH = make_passage("Thủy sản đạt 90 tấn, gồm: nuôi trồng 60 tấn, trong đó tôm nuôi 20 tấn.")
WHOLE = make_fact(FISH, "90 tấn", indicator="sản lượng thủy sản")
FARMED = make_fact(FISH, "60 tấn", indicator="nuôi trồng")
SHRIMPS = make_fact(FISH, "20 tấn", indicator="tôm nuôi")


def of_which(question: str, *terms: str) -> list[str]:
    """Return the figures that are left, best first."""
    ground = ground_of(make_question(question, terms=terms), (WHOLE, FARMED, SHRIMPS))
    return [each.candidate.figure.text for each in keep_of_which(ground, sources_of(())).facts]


def first(question: str, *terms: str) -> str:
    """Return the figure that is put first."""
    return of_which(question, *terms)[0]


def test_the_part_that_is_singled_out_of_a_whole_is_asked_for() -> None:
    """All other words speak for the whole, which the question names first."""
    terms = ("san", "luong", "thuy", "san", "nuoi", "trong", "tom")
    assert first("Sản lượng thủy sản nuôi trồng, còn riêng tôm nuôi thì bao nhiêu?", *terms) == "20 tấn"
    assert first("Sản lượng thủy sản, trong đó nuôi trồng bao nhiêu?", *terms) == "60 tấn"
    assert first("Sản lượng thủy sản của tỉnh là bao nhiêu?", *terms) == "90 tấn"


def test_a_part_of_which_nothing_tells_is_not_answered_with_its_whole() -> None:
    """Nobody says how much of the fish was tra, nor how many farmers were women."""
    terms = ("san", "luong", "thuy", "san", "nuoi", "trong", "tom")
    assert of_which("Sản lượng thủy sản, trong đó cá tra bao nhiêu?", *terms, "ca", "tra") == []
    # A word of the part that the whole has too tells it from nothing.
    assert of_which("Sản lượng thủy sản, trong đó thủy sản ngoại bao nhiêu?", *terms, "ngoai") == []
