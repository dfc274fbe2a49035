"""What belongs to a sentence: the items that it announces, the list that it stands in, the reason after it."""

from index.document import BlockKind
from qa.candidate import Passage
from qa.retrieve.continuation import announcement, like_items, list_of, only_announces, reason_after, without_mark
from tests.candidates import make_passage

LEAD = "Hộ được giảm phí chợ trong các trường hợp sau:"


def passages_of(*lines: str, context: str = "Chợ › " + LEAD) -> tuple[Passage, ...]:
    """Return passages that follow one another, each two characters after the one before; marked ones are items."""
    found: list[Passage] = []
    at = 0
    for number, line in enumerate(lines):
        marked = without_mark(line) != line.rstrip(" .;,")
        kind = BlockKind.LIST_ITEM if marked else BlockKind.PARAGRAPH
        found.append(make_passage(line, at=at, chunk_id=number, kind=kind, context=context if marked else "Chợ"))
        at += len(line) + 2
    return tuple(found)


RULE = passages_of(LEAD, "- Bán hàng tự làm;", "- Mới mở quầy.", "Ban quản lý chợ thu phí hằng tháng.")


def test_a_line_only_announces_where_it_tells_nothing_else() -> None:
    """A remark behind it is nothing; what has told its list announces details, which are no answer."""
    assert only_announces(LEAD)
    assert only_announces("Phí chợ gồm các khoản sau đây: (theo Nội quy chợ)")
    assert not only_announces("Có 2 mặt hàng tăng giá là: gạch và ngói, cụ thể:")
    assert not only_announces("Ban quản lý chợ thu phí hằng tháng.")


def test_an_item_belongs_to_its_list() -> None:
    """All items under the same line; an item under no such line stands alone."""
    assert list_of(RULE[2], RULE) == RULE[1:3]
    assert announcement(RULE[2]) == LEAD.rstrip(":")
    loose = passages_of("- Chợ đông.", "- Chợ vui.", context="Chợ")
    assert list_of(loose[0], loose) == (loose[0],)


def test_items_that_begin_alike_tell_one_thing_after_another() -> None:
    """One that begins otherwise tells something else."""
    orders = passages_of("- Gộp bản Mây vào bản Đá;", "- Gộp bản Suối vào bản Đồi;", "- Đổi tên bản Nước.")
    assert like_items(orders[1], orders) == orders[:2]


def test_the_reason_may_be_the_next_sentence() -> None:
    """Where that says so."""
    told = passages_of("Giá chè tăng mạnh.", "Nguyên nhân là sương muối.", "Chợ họp ngày rằm.")
    assert reason_after(told[0], told) == told[1]
    assert reason_after(told[1], told) is None


def test_the_sides_of_a_place_are_items_alike() -> None:
    """Each begins with another side."""
    sides = passages_of("Xã Gió có vị trí:", "- Phía đông giáp xã Hạ;", "- Phía tây giáp xã Nồm;", "- Xã có chợ.")
    assert like_items(sides[1], sides) == sides[1:3]
