"""Of several provinces asked about, none is answered for alone."""

from dataclasses import replace

from qa.candidate import Fact
from qa.choose.met_places import keep_met_places
from tests.candidates import make_fact, make_passage, make_question
from tests.test_decide import ground_of, sources_of

PASSAGE = make_passage("Tỉnh Nghệ An có 130 xã, phường.", title="Nghệ An", territory="Nghệ An")
COMMUNES = make_fact(PASSAGE, "130 xã", indicator="tỉnh Nghệ An", territory="Nghệ An")
BOTH = make_passage("Nghệ An và Kon Tum có 230 xã, phường.", chunk_id=2)
OF_BOTH = make_fact(BOTH, "230 xã", indicator="Nghệ An và Kon Tum", territory="Nghệ An")


def kept(*facts: Fact, places: tuple[str, ...]) -> list[str]:
    """Return the figures that are left of these, best first."""
    ground = ground_of(make_question(territories=places), facts)
    return [each.candidate.figure.text for each in keep_met_places(ground, sources_of(facts)).facts]


def test_a_figure_of_one_province_is_nothing_of_two() -> None:
    """One that is told of both stays, though it was found behind it."""
    assert kept(COMMUNES, OF_BOTH, places=("Nghệ An", "Kon Tum")) == ["230 xã"]
    assert kept(COMMUNES, places=("Nghệ An", "Kon Tum")) == []


def test_one_province_and_a_region_around_it_are_no_two_places() -> None:
    """Nor is a province that another one has become a part of."""
    assert kept(COMMUNES, places=("Nghệ An",)) == ["130 xã"]
    assert kept(COMMUNES, places=("Nghệ An", "Bắc Trung Bộ")) == ["130 xã"]


def test_a_district_in_another_province_is_a_namesake() -> None:
    """Where its document names no province, it may lie in the asked one."""
    district = replace(COMMUNES.figure, territory="huyện Châu Thành")
    here = Fact(passage=replace(PASSAGE, territory="Bến Tre", title="Châu Thành"), figure=district)
    places = ("huyện Châu Thành", "Lạng Sơn")
    assert kept(here, places=places) == []
    nowhere = replace(here, passage=replace(here.passage, territory=""))
    assert kept(nowhere, places=places) == ["130 xã"]
