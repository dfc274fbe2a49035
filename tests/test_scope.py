"""Tests of following what is spoken of through the words between two numbers."""

from index.extract.scope import Scope, walk


def follow(gap: str, *scopes: Scope) -> tuple[str, list[Scope]]:
    """Walk through a gap after a number that measured; return the own words of the next and the scopes then open."""
    stack = list(scopes) or [Scope("", None)]
    _, lead = walk(gap, stack, counted=False, first=not scopes)
    return lead.strip(), stack


def test_in_brackets_the_whole_is_the_parent() -> None:
    """A bracket opens a part, its end closes it."""
    _, inside = follow(" (", Scope("tổng vốn", None))
    assert [scope.parent for scope in inside] == [None, "tổng vốn"]
    _, after = follow("), chi ", *inside)
    assert [scope.subject for scope in after] == ["tổng vốn"]


def test_trong_do_makes_the_subject_the_whole() -> None:
    """What is named next is a part."""
    lead, stack = follow(", trong đó vốn vay ", Scope("tổng vốn", None))
    assert (lead, stack[-1].parent) == ("vốn vay", "tổng vốn")


def test_gom_without_a_whole_opens_nothing() -> None:
    """At the head of a sentence "gồm" only links."""
    lead, stack = follow("Đoàn gồm ")
    assert (lead, stack[-1].parent) == ("Đoàn gồm", None)


def test_a_full_stop_ends_all_parts() -> None:
    """The next sentence speaks of itself; dots of an ellipsis end nothing."""
    _, stack = follow(" trong tháng. Chi ", Scope("thu", None), Scope("vay", "thu"))
    assert [scope.subject for scope in stack] == [""]
    _, stack = follow(" cá, tôm,... ở vùng này ", Scope("thu", None))
    assert stack[-1].subject == "thu"


def test_words_before_a_colon_name_what_follows() -> None:
    """They stand before own words that name nothing alone."""
    lead, _ = follow("Chiều cao: ")
    assert lead == "Chiều cao"
    lead, _ = follow("Kết hôn: nghỉ ")
    assert lead == "Kết hôn nghỉ"
    lead, _ = follow("Kết quả: thu nội địa ")
    assert lead == "thu nội địa"
