"""What lies in a place is not the place: its area is told of no province that its address names."""

import pytest

from qa.choose.located import is_only_where
from tests.candidates import make_fact, make_passage, make_question


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Vườn Tràm Chim thuộc xã Tam Nông, tỉnh Đồng Tháp, có diện tích 7.588 ha.", True),
        ("Dự án làm tại ấp Đá Chồng, xã Tam Nông, tỉnh Đồng Tháp với diện tích 7.588 ha.", True),
        ("Khu rừng nằm giữa ba tỉnh An Giang, Đồng Tháp và Long An, có diện tích 7.588 ha.", True),
        ("Long An giáp tỉnh Đồng Tháp, có diện tích 7.588 ha.", True),
        ("Tỉnh Đồng Tháp có diện tích 7.588 ha.", False),
        ("Sau khi sắp xếp, tỉnh Đồng Tháp có diện tích 7.588 ha.", False),
        ("Ở Đồng Tháp, diện tích là 7.588 ha.", False),
        ("Đồng Tháp giáp An Giang, có diện tích 7.588 ha.", False),
        ("Diện tích là 7.588 ha.", False),
    ],
)
def test_a_place_that_is_named_by_an_address_owns_nothing(text: str, *, where: bool) -> None:
    """What it has itself stands behind its name, at the beginning of what is said."""
    fact = make_fact(make_passage(text, title="Tin trong ngày", context=""), "7.588 ha", indicator="diện tích")
    question = make_question("Diện tích Đồng Tháp", territories=("Đồng Tháp",), terms=("dien", "tich"))
    assert is_only_where(question, fact) is where


def test_who_asks_for_the_thing_or_reads_of_the_place_is_answered() -> None:
    """The question names the park, or the document is the province's own."""
    text = "Vườn Tràm Chim thuộc xã Tam Nông, tỉnh Đồng Tháp, có diện tích 7.588 ha."
    of_park = make_question("", territories=("Đồng Tháp",), terms=("dien", "tich", "tram", "chim"))
    assert not is_only_where(of_park, make_fact(make_passage(text, title="Tin"), "7.588 ha", indicator="diện tích"))
    of_place = make_question("", territories=("Đồng Tháp",), terms=("dien", "tich"))
    at_home = make_fact(make_passage(text, title="Đồng Tháp"), "7.588 ha", indicator="diện tích")
    assert not is_only_where(of_place, at_home)
