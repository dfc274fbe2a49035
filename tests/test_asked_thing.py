"""The one thing a question is about, and where texts name it rather than something called by its name."""

import pytest

from qa.words.asked_thing import AskedThing, find_asked_thing, find_mentions, names_another


def asked(reading: str, *places: str, names: tuple[tuple[str, ...], ...] = ()) -> AskedThing:
    """Return what a question is about, which must be one thing."""
    thing = find_asked_thing(reading, places, names)
    assert thing is not None
    return thing


def itself(thing: AskedThing, text: str) -> list[bool | None]:
    """Return of each place where a text names a thing whether it is the thing itself."""
    return [is_it for _, is_it in find_mentions(thing, text)]


def test_a_noun_of_its_kind_makes_another_thing_of_a_name() -> None:
    """The airport of a city is not the city, nor the other way round."""
    airport, city = asked("Sân bay Đà Nẵng rộng bao nhiêu?", "Đà Nẵng"), asked("Đà Nẵng rộng bao nhiêu?", "Đà Nẵng")
    assert airport.kinds == {"sân bay"}
    assert not city.kinds
    told = "Sân bay Đà Nẵng rộng 850 ha."
    assert itself(airport, told) == [True]
    assert itself(city, told) == [False]
    assert itself(city, "Thành phố Đà Nẵng rộng 1.285 km².") == [True]


@pytest.mark.parametrize(
    ("reading", "place", "words", "kinds"),
    [
        ("Quốc lộ 27C dài bao nhiêu?", "", ("27", "c"), {"quốc lộ"}),
        ("Cao tốc Hà Nội - Lào Cai dài mấy km?", "", ("ha", "noi", "lao", "cai"), {"cao tốc"}),
        ("bề rộng cầu Đá Đen Thanh Hóa", "Thanh Hóa", ("da", "den"), {"cầu"}),
        ("Hầm vượt sông Hàn có mấy làn xe?", "", ("han",), {"hầm", "sông"}),
    ],
)
def test_a_thing_is_named_behind_its_kind(reading: str, place: str, words: tuple[str, ...], kinds: set[str]) -> None:
    """By a number, by both its ends, and without the place that it lies in."""
    thing = asked(reading, *filter(None, [place]))
    assert (thing.words, thing.kinds) == (words, kinds)


def test_words_that_only_look_like_a_kind_are_none() -> None:
    """A region has a river in its name, and "nhu cầu" no bridge."""
    assert not asked("Đồng bằng sông Hồng rộng bao nhiêu?", "Đồng bằng sông Hồng").kinds
    assert not asked("Nhu cầu Hà Nội là bao nhiêu?", "Hà Nội").kinds


def test_things_that_are_counted_are_not_the_one_that_is_asked_about() -> None:
    """Who asks how many hospitals a place has asks about the place."""
    assert asked("Số bệnh viện Hà Nội là bao nhiêu?", "Hà Nội").place == "Hà Nội"


def test_a_longer_name_and_a_bare_one_are_told_apart() -> None:
    """A line between two places is neither; where a lake's name is a district's as well, it is told with its kind."""
    airport = asked("Sân bay Long Thành có mấy đường băng?")
    assert itself(airport, "Tuyến metro Thủ Thiêm - Long Thành dài 42 km.") == [False]
    assert itself(airport, "Cảng hàng không quốc tế Long Thành có 4 đường băng.") == [True]
    lake = asked("Hồ Ba Bể rộng bao nhiêu ha?")
    assert itself(lake, "Bí xanh trồng ở Ba Bể, với diện tích 175 ha.") == [None]


def test_another_thing_of_the_kind_or_one_named_before_is_another() -> None:
    """Whatever a text tells of it is nothing of the one that is asked about."""
    bridge, province = asked("Cầu Mây Trắng dài bao nhiêu?"), asked("Dân số Thanh Hóa", "Thanh Hóa")
    assert names_another(bridge, "Cầu Gió Nồm dài 2,9 km.")
    assert not names_another(bridge, "Cầu Mây Trắng dài 3 km.")
    assert names_another(province, "Giáo phận này có 140 nghìn người.")
    assert not names_another(province, "Tỉnh này có 3,7 triệu người.")


def test_of_several_things_none_is_the_one() -> None:
    """What is compared or lies in another thing is not decided here."""
    assert find_asked_thing("Dân số Lào Cai và Yên Bái", ("Lào Cai", "Yên Bái"), ()) is None
    assert find_asked_thing("Cầu Mây Trắng hay cầu Gió Nồm dài hơn?", (), ()) is None
    assert find_asked_thing("Có bao nhiêu dân tộc?", (), ()) is None


def test_a_district_is_told_with_or_without_its_rank_but_not_with_another() -> None:
    """The commune of its name is another place."""
    district = asked("Dân số huyện Yên Thành", "huyện Yên Thành")
    assert itself(district, "Yên Thành") == [True]
    assert itself(district, "huyện Yên Thành") == [True]
    assert itself(district, "xã Yên Thành") == [False]


def test_the_country_is_known_at_the_beginning() -> None:
    """A first word has a capital anyway; a country has no other mark there."""
    assert asked("Việt Nam có bao nhiêu tỉnh?").words == ("viet", "nam")
    assert find_asked_thing("Giá Vàng hôm nay", (), ()) is None
