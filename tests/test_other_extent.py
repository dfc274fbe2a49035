"""How deep a lake is, is not told by how long a road is."""

import pytest

from qa.rank.other_extent import is_other_extent
from tests.candidates import make_figure


@pytest.mark.parametrize(
    ("question", "indicator", "other"),
    [
        ("Hồ Gió sâu trung bình bao nhiêu mét?", "đường ra hồ Gió dài", True),
        ("Hồ Gió sâu bao nhiêu?", "độ sâu trung bình", False),
        ("Đập Mây cao bao nhiêu?", "đập Mây có chiều dài", True),
        ("Đường cao tốc Mây dài bao nhiêu km?", "đường cao tốc Mây", False),
        ("Sau bao nhiêu mét thì rẽ?", "đường dài", False),
    ],
)
def test_a_length_answers_no_depth(question: str, indicator: str, *, other: bool) -> None:
    """By the word that the name of the figure ends in; "sau" is no "sâu"."""
    figure = make_figure("37", text="37 km", unit="km", indicator=indicator)
    assert is_other_extent(question, figure) is other


def test_other_measures_have_no_extent() -> None:
    """An area is how wide something is."""
    assert not is_other_extent("Hồ Gió sâu bao nhiêu?", make_figure("25", text="25 ha", unit="ha", indicator="hồ rộng"))
