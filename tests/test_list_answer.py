"""Several things are told by the list that names them."""

from collections.abc import Sequence

import pytest

from index.document import BlockKind
from qa.candidate import Passage
from qa.question import Asked, Question
from qa.strategy.list_answer import answer_how, answer_list
from tests.answering import answer_by
from tests.candidates import make_passage, make_question
from tests.listing_lines import lines_of

RULE = "Hộ được giảm phí chợ trong các trường hợp sau:"
DOCUMENT = f"{RULE}\n- bán hàng tự làm;\n- mới mở quầy.\nChợ họp ngày rằm."


def answer(
    question: Question,
    passages: Sequence[Passage],
    *,
    document: str = DOCUMENT,
    beside: Sequence[Passage] | None = None,
    terms: Sequence[str] = ("cho",),
) -> str:
    """Return the headline of a list's answer; see `answer_by`."""
    around = lines_of(document) if beside is None else beside
    return answer_by(answer_list, question, passages, beside=around, document=document, terms=terms)


WHICH = make_question("Hộ được giảm phí chợ trong những trường hợp nào?", asked=Asked.LIST)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_list_is_told_with_its_items(place: int) -> None:
    """Whether the line that announces it is found, or an item of it."""
    found = lines_of(DOCUMENT)[place]
    assert answer(WHICH, [found]) == f"{RULE} bán hàng tự làm; mới mở quầy [1]."


def test_what_a_line_comprises_need_not_be_called_as_it_is_asked_for() -> None:
    """Papers that are asked for are what "hồ sơ gồm" announces, whatever the best passage is of its list."""
    document = "Nộp tại quầy:\n- quầy số một;\n- quầy số hai.\nHồ sơ mở quầy chợ gồm:\n- đơn;\n- ảnh."
    lines = lines_of(document)
    which = make_question("Hồ sơ mở quầy chợ gồm những giấy tờ gì?", asked=Asked.LIST)
    terms = ("ho", "so", "mo", "quay", "cho")
    told = answer(which, [lines[4]], document=document, terms=terms)
    assert told == "Hồ sơ mở quầy chợ gồm: đơn; ảnh [1]."


def test_an_item_that_alone_is_of_the_name_that_is_asked_of_leaves_its_list_out() -> None:
    """Only one of the items speaks of Bản Mây; the others tell of others."""
    document = "Gộp các bản như sau:\n- Bản Đá, bản Đồi thành bản Gió;\n- Bản Núi, bản Suối thành bản Hoa Mây."
    item = lines_of(document)[2]
    which = make_question("Bản Hoa Mây gồm những bản nào?", asked=Asked.LIST, territories=("bản Hoa Mây",))
    assert answer(which, [item], document=document) == ""


def test_of_a_list_the_items_of_the_asked_place_are_told() -> None:
    """Neither the whole list nor one of them; a ward of that number is another place."""
    document = (
        "Các chợ xây năm 2025:\n- chợ Đá, quận Gió;\n- chợ Đồi, quận 2;\n- chợ Núi, phường 2, quận Mây;\n"
        "- chợ Suối, quận Gió;\n- chợ Thác, quận Mây;\n- chợ Vực, quận 2."
    )
    lines = lines_of(document)
    told = {}
    for place, best in (("quận Gió", lines[1]), ("quận 2", lines[2])):
        which = make_question(f"Những chợ nào ở {place} xây năm 2025?", asked=Asked.LIST, territories=(place,))
        told[place] = answer(which, [best], document=document, terms=("cho", "xay"))
    assert told["quận Gió"] == "Các chợ xây năm 2025: chợ Đá, quận Gió; chợ Suối, quận Gió [1]."
    assert told["quận 2"] == "Các chợ xây năm 2025: chợ Đồi, quận 2; chợ Vực, quận 2 [1]."


def test_a_number_is_a_part_of_the_name_that_items_are_told_by() -> None:
    """One commune of five is asked for."""
    document = "Gộp các xã như sau:\n" + "\n".join(f"- xã Đá, xã Núi thành xã Gió Nồm {n};" for n in (1, 2, 3, 4))
    which = make_question("Xã Gió Nồm 3 gồm những xã nào?", asked=Asked.LIST, territories=("xã Gió Nồm",))
    assert answer(which, [lines_of(document)[3]], document=document, terms=("xa",)) == ""


def test_the_rows_of_a_table_are_named_where_no_sentence_names_as_many() -> None:
    """By the cells that begin with the noun asked for."""
    which = make_question("Kể tên các cảng của tỉnh", asked=Asked.LIST)
    spoken = make_passage("Tỉnh quy hoạch các cảng, kho, bãi.")

    def rows(*lines: str) -> list[Passage]:
        return [
            make_passage(line, at=40 * i, chunk_id=i, kind=BlockKind.TABLE, paragraph=9)
            for i, line in enumerate(lines, start=10)
        ]

    ports = rows("1 | Cảng Mây | 25", "2 | Cảng Gió - Đá | 31", "3 | Cảng Núi | 12")
    assert answer(which, [spoken, *ports], beside=ports) == "Cảng Mây, Cảng Gió - Đá, Cảng Núi [1]."
    markets = rows("1 | Chợ Mây | 25", "2 | Chợ gần Cảng Gió | 31", "3 | Chợ Núi | 12")
    assert answer(which, [spoken, *markets], beside=markets) == ""


def test_a_row_that_has_the_name_of_what_is_asked_for_tells_it() -> None:
    """Where its table is about what the question names; of another fair it is nothing."""
    row = make_passage("Ban tổ chức: Lan Hoa Mai", chunk_id=3, kind=BlockKind.TABLE, title="Hội Mây")
    which = make_question("Hội Mây có ban tổ chức gồm những ai?", asked=Asked.LIST)
    assert answer(which, [row], beside=[row], terms=("hoi", "may", "ban")) == "Ban tổ chức: Lan Hoa Mai [1]."
    other = make_question("Hội Núi có ban tổ chức gồm những ai?", asked=Asked.LIST)
    assert answer(other, [row], beside=[row], terms=("hoi", "nui", "ban")) == ""


def test_people_are_named_by_the_rows_of_their_table() -> None:
    """Those under the heading that is asked of."""
    rows = [
        make_passage(
            f"{heading} › Họ và tên {name} | Chức vụ: Trưởng chợ",
            at=90 * i,
            chunk_id=i,
            kind=BlockKind.TABLE,
            paragraph=9,
        )
        for i, (heading, name) in enumerate(
            [("Chợ Mây", "Trần Thử"), ("Chợ Mây", "Lê Ví"), ("Chợ Núi", "Đỗ Dụ")], start=1
        )
    ]
    who = make_question("Những ai từng làm trưởng chợ Mây?", asked=Asked.LIST)
    assert answer(who, rows, beside=rows, document=" " * 400) == "Trần Thử, Lê Ví [1]."


def test_how_something_is_ordered_is_told_by_the_list_that_its_line_announces() -> None:
    """A sentence that announces nothing tells no order."""
    lines = lines_of(DOCUMENT)
    how = make_question("Giảm phí chợ như thế nào?", asked=Asked.BREAKDOWN)
    whole = f"{RULE} bán hàng tự làm; mới mở quầy [1]."
    assert answer_by(answer_how, how, lines, beside=lines, document=DOCUMENT) == whole
    assert answer_by(answer_how, how, lines[3:], beside=lines, document=DOCUMENT) == ""
