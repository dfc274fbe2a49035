"""An article names what it is about by other names once, where it introduces it."""

import pytest

from index.document import Span
from qa.rank.features import held_around
from qa.words.other_names import other_names
from tests.candidates import make_passage


@pytest.mark.parametrize(
    ("title", "opening", "names"),
    [
        (
            "Tập đoàn Điện gió – Mây Trắng",
            (
                "# Tập đoàn Điện gió – Mây Trắng\n\n**Tập đoàn Điện gió – Mây Trắng**, được biết đến "
                "dưới tên giao dịch **Maypower** hay **Gió Nồm**, là một tập đoàn về Muối."
            ),
            ("Maypower", "Gió Nồm"),
        ),
        ("Liên hoan Mây", "Liên hoan Mây (tiếng Anh: Cloud Festival, viết tắt: CFEST) là một liên hoan.", None),
        ("Đài Mây Trắng", "Đài Mây Trắng (ĐMT) là đài.", ("ĐMT",)),
        ("Trần Văn Mây (nhà báo)", "Trần Văn Mây (tên thật là Trần Gió, 1912–2011) là nhà báo.", ("Trần Gió",)),
        # What it is, a former name, a single syllable and what another sentence says are none.
        ("Mây Trắng", "Mây Trắng là Thủ phủ, tên cũ Gió Nồm, gọi là Mây. Tên khác Đá.", ()),
        ("BÁO CÁO", "BÁO CÁO hay Tờ Trình là", ()),
        ("Mây Trắng", "Gió Nồm hay Mây Đá là", ()),
    ],
)
def test_other_names_are_those_that_are_introduced(title: str, opening: str, names: tuple[str, ...] | None) -> None:
    """Behind the name in the title, up to the verb."""
    assert other_names(title, opening) == (("Cloud Festival", "CFEST") if names is None else names)


def test_what_a_passage_stands_under_holds_them() -> None:
    """Who asks by such a name asks of all that the article tells."""
    passage = make_passage("Doanh thu 7 tỷ đồng.", letterhead="Maypower; Gió Nồm")
    assert "maypower" in held_around(passage).tokens
    assert passage.span == Span(0, 20)
