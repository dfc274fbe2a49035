"""Records that are kept by id: read once, forgotten when the store moves on, and never more than allowed."""

from collections.abc import Sequence

from index.kept import KeptById


class Reading:
    """Reads "n!" for every id below 100, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, ids: Sequence[int]) -> dict[int, str]:
        """Read."""
        self.asked.append(list(ids))
        return {each: f"{each}!" for each in ids if each < 100}


def test_what_was_read_is_not_read_again() -> None:
    """Only 3 is new to the second look; the order is that of the ids, not that of reading."""
    read = Reading()
    kept = KeptById(read, most=8)
    assert list(kept.find([2, 1], 1).items()) == [(2, "2!"), (1, "1!")]
    assert list(kept.find([3, 1, 2], 1).items()) == [(3, "3!"), (1, "1!"), (2, "2!")]
    assert read.asked == [[2, 1], [3]]


def test_an_id_without_a_record_is_left_out() -> None:
    """And looked for each time: it may be of a document that is just being written."""
    read = Reading()
    kept = KeptById(read, most=8)
    assert kept.find([100, 1], 1) == {1: "1!"}
    assert kept.find([100, 1], 1) == {1: "1!"}
    assert read.asked == [[100, 1], [100]]


def test_another_generation_forgets_all() -> None:
    """A record of a document that was removed meanwhile must not come back."""
    read = Reading()
    kept = KeptById(read, most=8)
    kept.find([1], 1)
    kept.find([1], 2)
    assert read.asked == [[1], [1]]


def test_the_oldest_records_give_way() -> None:
    """Of three, two are kept: 1 is read again, which drives 2 out; more ids than are kept all come back."""
    read = Reading()
    kept = KeptById(read, most=2)
    kept.find([1], 1)
    kept.find([2], 1)
    kept.find([3], 1)
    assert kept.find([2, 3, 1], 1) == {2: "2!", 3: "3!", 1: "1!"}
    assert kept.find([4, 5, 6], 1) == {4: "4!", 5: "5!", 6: "6!"}
    assert read.asked == [[1], [2], [3], [1], [4, 5, 6]]
