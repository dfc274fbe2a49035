"""Words that exclude each other, on questions and on the names of figures."""

from qa.words.contrasts import asked_contrasts, contradicts_words, holds
from qa.words.match import split_tokens


def contradicts(question: str, indicator: str) -> bool:
    """Tell whether the name of a figure contradicts a question."""
    return contradicts_words(asked_contrasts(split_tokens(question)), split_tokens(indicator))


def test_what_is_told_of_the_counterpart_contradicts() -> None:
    """Exports are no imports, a firm dissolved is none founded."""
    assert contradicts("Kim ngạch nhập khẩu là bao nhiêu?", "kim ngạch xuất khẩu")
    assert contradicts("bao nhieu doanh nghiep giai the", "số doanh nghiệp thành lập mới")
    assert not contradicts("Kim ngạch nhập khẩu là bao nhiêu?", "kim ngạch nhập khẩu")


def test_what_is_told_of_both_or_of_neither_contradicts_nothing() -> None:
    """A total of both, and a name without either."""
    assert not contradicts("Kim ngạch nhập khẩu là bao nhiêu?", "tổng xuất khẩu và nhập khẩu")
    assert not contradicts("Kim ngạch nhập khẩu là bao nhiêu?", "kim ngạch")


def test_a_question_about_both_excludes_neither() -> None:
    """Which is greater: both are asked about."""
    assert asked_contrasts(split_tokens("Xuất khẩu hay nhập khẩu lớn hơn?")) == ()


def test_words_are_held_side_by_side() -> None:
    """In order and with nothing between them."""
    assert holds(("bao", "hiem", "y", "te"), ("bao", "hiem", "y", "te"))
    assert holds(("thu", "nhap", "khau"), ("nhap", "khau"))
    assert not holds(("nhap", "vao", "khau"), ("nhap", "khau"))
    assert holds(("nam",), ("nam",))


def test_the_dead_are_not_the_missing() -> None:
    """Nor the hurt; both together are asked for as they are told."""
    assert contradicts("Bao nhiêu người chết?", "người mất tích")
    assert contradicts("Bao nhiêu người mất tích?", "nạn nhân tử vong")
    assert not contradicts("Bao nhiêu người chết và mất tích?", "người mất tích")


def test_what_is_meant_in_short_excludes_the_same() -> None:
    """As an abbreviation or by another word for it."""
    meant = asked_contrasts(("hoc", "phi", "thcs"), [("trung", "hoc", "co", "so"), ("cap", "2")])
    assert contradicts_words(meant, split_tokens("miền núi - tiểu học"))
    assert not contradicts_words(meant, split_tokens("miền núi - trung học cơ sở"))
