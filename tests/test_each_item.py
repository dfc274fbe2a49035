"""What is asked of each item of a list is told of all of them, each cited by itself."""

from collections.abc import Callable

import pytest

from index.build import build_index
from qa.answer import Answer
from qa.ask import open_asker

LINES = """# Bảng giá đất xã Mây Trắng

Giá đất ở trên đường Gió Nồm:

- Vị trí 1: 450.000 đồng/m2;
- Vị trí 2: 320.000 đồng/m2;
- Vị trí 3: 230.000 đồng/m2.
"""
SENTENCE = """# Giá đất xã Thanh Hà

Giá đất ở xã Thanh Hà: vị trí 1 là 450.000 đồng/m2, vị trí 2 là 320.000 đồng/m2, vị trí 3 là 230.000 đồng/m2.
"""
VALUES = """# Thuế của xã Hòa Gió

Thuế suất thuế xuất khẩu gỗ là 5%, 15%, 25%.
"""
Ask = Callable[[str, str], Answer]


@pytest.fixture
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return what answers from one text, by its words."""

    def answer(text: str, question: str) -> Answer:
        folder = tmp_path_factory.mktemp("each")
        (folder / "a.md").write_text(text, encoding="utf-8")
        build_index([folder / "a.md"], home=folder / "home")
        return open_asker(folder / "home").ask(question)

    return answer


@pytest.mark.parametrize(("text", "cited"), [(LINES, 3), (SENTENCE, 1)])
def test_each_position_has_its_price(ask: Ask, text: str, cited: int) -> None:
    """Whether they stand in lines of their own or in one sentence; the numbers of positions are no prices."""
    answer = ask(text, "Giá đất ở từng vị trí là bao nhiêu?")
    assert [figure.text for figure in answer.figures] == ["450.000 đồng/m2", "320.000 đồng/m2", "230.000 đồng/m2"]
    assert [figure.indicator.lower() for figure in answer.figures] == ["vị trí 1", "vị trí 2", "vị trí 3"]
    assert len(answer.citations) == cited


def test_items_that_are_named_otherwise_are_not_each_of_what_is_asked(ask: Ask) -> None:
    """The list is of positions, not of streets."""
    assert not ask(LINES, "Giá đất ở từng tuyến đường là bao nhiêu?").answered


def test_each_of_listed_values_is_told(ask: Ask) -> None:
    """One of them alone answers nothing; who asks for each gets all."""
    assert not ask(VALUES, "Thuế suất thuế xuất khẩu gỗ là bao nhiêu?").answered
    each = ask(VALUES, "Từng mức thuế suất thuế xuất khẩu gỗ là bao nhiêu?")
    assert [figure.text for figure in each.figures] == ["5%", "15%", "25%"]
