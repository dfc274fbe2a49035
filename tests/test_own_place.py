"""A figure of all places together does not answer for one of them where the document tells them apart."""

from dataclasses import replace

from qa.candidate import Fact
from qa.choose.own_place import asked_places, keep_of_place_itself, keep_own_place
from qa.question import Asked
from qa.rank.rank import Ranked
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

STORM = make_passage("Bão gây thiệt hại 900 tỷ đồng: Lạng Sơn 300 tỷ đồng, Cao Bằng 600 tỷ đồng.")
SUM = make_fact(STORM, "900 tỷ đồng", indicator="bão gây thiệt hại")
LANG_SON = make_fact(STORM, "300 tỷ đồng", indicator="Lạng Sơn", territory="Lạng Sơn")
CAO_BANG = make_fact(STORM, "600 tỷ đồng", indicator="Cao Bằng", territory="Cao Bằng")


def kept(*facts: Fact, places: tuple[str, ...] = ("Lạng Sơn",), covers: tuple[float, ...] = ()) -> list[str]:
    """Return the figures that are left of these, best first; `covers` are the shares of the question that they hold."""
    ground = ground_of(make_question(asked=Asked.LEVEL, territories=places), facts)
    shares = covers or (1.0,) * len(facts)
    ranked = tuple(
        Ranked(candidate=each.candidate, features={"near_cover": share, "around_cover": share}, score=each.score)
        for each, share in zip(ground.facts, shares, strict=True)
    )
    return [
        each.candidate.figure.text for each in keep_own_place(replace(ground, facts=ranked), sources_of(facts)).facts
    ]


def test_the_part_of_the_place_answers_for_it() -> None:
    """Not the sum, though its words fit better."""
    assert kept(SUM, CAO_BANG, LANG_SON) == ["300 tỷ đồng"]


def test_a_part_that_says_something_else_leaves_no_answer() -> None:
    """The document tells places apart, and of this one another thing."""
    assert kept(SUM, LANG_SON, covers=(1.0, 0.5)) == []


def test_without_a_figure_of_the_place_all_stay() -> None:
    """Nothing says that the best one is of a wider place; so too where it is of the place, or no place is asked of."""
    assert kept(SUM, CAO_BANG) == ["900 tỷ đồng", "600 tỷ đồng"]
    assert kept(LANG_SON, SUM) == ["300 tỷ đồng", "900 tỷ đồng"]
    assert kept(SUM, LANG_SON, places=()) == ["900 tỷ đồng", "300 tỷ đồng"]


def test_a_heading_of_several_places_is_of_none_of_them() -> None:
    """One that names the place alone is."""
    several = replace(SUM, passage=replace(STORM, title="Bão ở Lạng Sơn và Cao Bằng"))
    assert kept(several, LANG_SON) == ["300 tỷ đồng"]
    alone = replace(SUM, passage=replace(STORM, title="Bão ở Lạng Sơn"))
    assert kept(alone, LANG_SON) == ["900 tỷ đồng", "300 tỷ đồng"]


def test_of_a_district_and_its_province_the_district_is_meant() -> None:
    """A province alone is meant itself."""
    assert asked_places(("Lạng Sơn", "huyện Chi Lăng")) == ("huyện Chi Lăng",)
    assert asked_places(("Kiên Giang", "đặc khu Phú Quốc")) == ("đặc khu Phú Quốc",)
    assert asked_places(("Lạng Sơn",)) == ("Lạng Sơn",)


def test_a_part_of_what_says_the_same_amount_is_a_part_of_it() -> None:
    """The sum is given twice; its part stands under the second one, which has few words of the question."""
    again = make_passage("Ước tính 900 tỷ đồng: Lạng Sơn 300 tỷ đồng.", at=300, chunk_id=2)
    whole = make_fact(again, "900 tỷ đồng", indicator="ước tính")
    part = make_fact(again, "300 tỷ đồng", indicator="Lạng Sơn", territory="Lạng Sơn", parent="ước tính")
    assert kept(SUM, part, whole, covers=(1.0, 0.5, 0.5)) == ["300 tỷ đồng"]
    assert kept(SUM, part, covers=(1.0, 0.5)) == []


def test_what_is_all_of_other_places_leaves_no_answer() -> None:
    """The parts of two other places add up to it: 300 + 600 = 900; where they do not, more may be of this one."""
    of_whole = {"parent": SUM.figure.indicator}
    parts = [replace(each, figure=replace(each.figure, **of_whole)) for each in (LANG_SON, CAO_BANG)]
    assert kept(SUM, *parts, places=("Hà Giang",)) == []
    assert kept(SUM, parts[0], places=("Hà Giang",)) == ["900 tỷ đồng", "300 tỷ đồng"]


def test_a_park_in_a_province_is_not_the_province() -> None:
    """Where its sentence begins with it and the measure alone names the figure; who asks of the park is told."""
    park = make_passage("Vườn quốc gia Gió Nồm ở phía tây tỉnh, có diện tích 22.540 ha.")
    area = make_fact(park, "22.540 ha", indicator="diện tích")

    def told(question: str) -> int:
        ground = ground_of(make_question(question, territories=("Lạng Sơn",)), [area])
        return len(keep_of_place_itself(ground, sources_of([area])).facts)

    assert told("Diện tích tỉnh Lạng Sơn là bao nhiêu?") == 0
    assert told("Diện tích vườn quốc gia ở Lạng Sơn là bao nhiêu?") == 1
