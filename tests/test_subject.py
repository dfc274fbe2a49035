"""The title of a document says what it is about: a person, a place, a part of a place."""

import pytest

from qa.words.subject import Subject, subject_of


@pytest.mark.parametrize(
    ("title", "words", "is_part"),
    [
        ("Hòa Sơn (phường)", ("hoa", "son"), True),
        ("Hòa Sơn, Lạng Sơn", ("hoa", "son"), True),
        ("Lạng Sơn (tỉnh)", ("lang", "son"), False),
        ("Trần Văn Mây (nhà báo)", ("tran", "van", "may"), False),
        ("Lạng Sơn", ("lang", "son"), False),
    ],
)
def test_a_name_is_a_subject(title: str, words: tuple[str, ...], is_part: bool) -> None:
    """With its rank in brackets, or its province behind a comma."""
    name = title.split(" (", maxsplit=1)[0].split(",", maxsplit=1)[0]
    kind = title.partition("(")[2].rstrip(")").lower()
    assert subject_of(title) == Subject(name=name, words=words, is_part=is_part, kind=kind)


@pytest.mark.parametrize(
    "title", ["Báo cáo tình hình kinh tế tỉnh Lạng Sơn", "Văn bản liên quan", "QUYẾT ĐỊNH", "Rừng", "2017", ""]
)
def test_a_sentence_a_kind_and_a_single_word_are_none(title: str) -> None:
    """Laws and reports are titled so."""
    assert subject_of(title) is None
