"""Tests of source text cut into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure.lines import split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("Vụ mùa", ["Vụ mùa"]),
        ("Vụ mùa\n", ["Vụ mùa"]),
        ("Vụ mùa\r\nđược mùa\rlớn", ["Vụ mùa", "được mùa", "lớn"]),
        ("Vụ mùa\n\r\n được mùa \n", ["Vụ mùa", "", "được mùa"]),
        ("Vụ mùa\u2028được mùa\x0blớn", ["Vụ mùa", "được mùa", "lớn"]),
        ("Trang một\fTrang hai", ["Trang một", "", "Trang hai"]),
        ("**Các sông**- Sông Gió\n- Sông Mây", ["**Các sông**", "- Sông Gió", "- Sông Mây"]),
        ("**Sông Gió**-Mây, **Đá**- Cát", ["**Sông Gió**-Mây, **Đá**- Cát"]),
        # No line ends: a separator of data, and the next line of old terminals.
        ("Vụ\x1cmùa\x85lớn", ["Vụ\x1cmùa\x85lớn"]),
    ],
    ids=[
        "nothing",
        "no_end",
        "end",
        "carriage_returns",
        "blank",
        "separators",
        "page",
        "label",
        "no_label",
        "other_controls",
    ],
)
def test_every_kind_of_line_end_ends_a_line(text: str, lines: list[str]) -> None:
    """A line end at the end of the text begins no line; a new page counts as a blank one."""
    assert [line.text for line in split_lines(text)] == lines


@given(st.text(alphabet="mùa \t[]\n\r\f\u2028"))
def test_a_line_is_the_source_text_at_its_offsets(text: str) -> None:
    """In order, and together they hold every visible character."""
    lines = split_lines(text)
    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
