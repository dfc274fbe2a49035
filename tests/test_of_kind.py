"""Names with the noun of their kind, and headings that tell of another thing of that kind."""

from qa.match import held_by
from qa.of_kind import find_kinds, names_another


def told_of_another(question: str, *heads: str, text: str = "") -> bool:
    """Tell whether headings are about another thing than a question."""
    return names_another(find_kinds(question), heads, held_by((*heads, text)))


def test_a_storm_by_another_name_is_another_storm() -> None:
    """Unless the text names the asked one."""
    assert told_of_another("Bão Lốc làm chết bao nhiêu người?", "Bão Giông (2031)")
    assert not told_of_another("Bão Giông làm chết bao nhiêu người?", "Bão Giông (2031)")
    assert not told_of_another("Bão Lốc làm chết bao nhiêu người?", "Bão Giông (2031)", text="Bão Lốc mạnh hơn.")


def test_things_of_other_kinds_and_places_exclude_nothing() -> None:
    """A storm is told of under a bridge; which place lies where is told apart elsewhere."""
    assert not told_of_another("Bão Lốc làm chết bao nhiêu người?", "Cầu Giông")
    assert not told_of_another("Ở tỉnh Mây có bao nhiêu người?", "Tỉnh Gió")
