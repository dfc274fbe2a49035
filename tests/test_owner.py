"""The place of a number is the one named before it or behind it, but none that a bracket names for its own numbers."""

import re

from index.document import Span
from index.extract.owner import opening_place, places_of
from index.extract.territory import find_territories


def owners(text: str) -> tuple[str, ...]:
    """Return the places of the numbers of a sentence."""
    return places_of(text, find_territories(text), [Span(*match.span()) for match in re.finditer(r"\d+", text)])


def test_a_place_in_a_bracket_with_numbers_owns_nothing_behind_it() -> None:
    """The ten that are missing are not of Cao Bằng; in the bracket, each place has its own."""
    text = "Bão làm 9 người chết (Hà Giang 4, Cao Bằng 5 người) và 10 người mất tích."
    assert owners(text) == ("", "Hà Giang", "Cao Bằng", "")


def test_a_bracket_without_numbers_says_where_it_was() -> None:
    """As a place behind a name does."""
    assert owners("Hồ Gió (Cao Bằng) có 10 bến.") == ("Cao Bằng",)


def test_right_behind_a_number_a_place_owns_it_without_a_word() -> None:
    """Each commune stands behind its own people, not before those of the next."""
    assert owners("Gồm 11 xã Gió Nồm; 7 xã Mây Trắng.") == ("xã Gió Nồm", "xã Mây Trắng")


def test_a_place_that_names_a_thing_owns_no_number() -> None:
    """A dam may lie in another province than it is named after; with its rank a place is meant itself."""
    assert owners("Tại Lai Châu có thủy điện Sơn La (2400), Huội Quảng (520).") == ("Lai Châu", "Lai Châu")
    assert owners("Cao tốc Hà Nội - Hải Phòng dài 105 km.") == ("",)
    assert owners("Các cầu tỉnh Sơn La dài 105 km.") == ("Sơn La",)


def test_the_province_alone_is_that_of_the_document() -> None:
    """What others are compared with owns nothing behind it; with a name, or of no document, the last one stays."""
    text = "Xếp thứ ba sau Hậu Giang với 14%, sản lượng của tỉnh đạt 4 tấn."
    places, numbers = find_territories(text), [Span(*match.span()) for match in re.finditer(r"\d+", text)]
    assert places_of(text, places, numbers, home="Kiên Giang") == ("Hậu Giang", "")
    assert places_of(text, places, numbers, home="Hậu Giang") == ("Hậu Giang", "Hậu Giang")
    assert owners(text) == ("Hậu Giang", "Hậu Giang")


def opening(text: str) -> str:
    """Return the place that a sentence opens with."""
    return opening_place(text, find_territories(text))


def test_a_sentence_may_say_first_of_which_place_it_speaks() -> None:
    """Behind a mark of a list, a source, or a word such as "tại"; a subject or a place farther in opens nothing."""
    assert opening("Theo điều tra năm 2018 tại tỉnh Bắc Kạn cũ, đất lúa là 19 ha.") == "Bắc Kạn"
    assert opening("- Tại thành phố Hà Nội, nồng độ bụi đạt 40.") == "Hà Nội"
    assert opening("Hà Nội có 5 quận.") == ""
    assert opening("Có 5 quận, tại Hà Nội, được lập.") == ""
    assert opening("Đối với Hà Nội và các đô thị khác, có 5 trạm.") == ""


def test_a_place_in_a_list_owns_none_of_those_counted_beside_it() -> None:
    """The town is one of the parts of its district, as the communes are."""
    assert owners("Gồm thị trấn Mây (huyện lỵ) và 28 xã.") == ("",)
    assert owners("Thị trấn Mây có 28 xóm.") == ("thị trấn Mây",)
