"""A list is the items that stand side by side, with the line right before them that announces them."""

from dataclasses import replace

from index.document import BlockKind
from qa.retrieve.told_list import list_around, list_opened_by
from tests.listing_lines import lines_of

RULE = lines_of("Phí chợ gồm:\n- phí quầy;\n- phí xe.\nChợ họp ngày rằm.")


def test_a_line_opens_the_list_right_below_it() -> None:
    """With what it says, without its colon; a sentence opens none."""
    told = list_opened_by(RULE[0], RULE)
    assert told is not None
    assert (told.says, told.items, told.is_whole) == ("Phí chợ gồm", RULE[1:3], True)
    assert list_opened_by(RULE[3], RULE) is None


def test_an_item_tells_its_list() -> None:
    """The same as the line above tells."""
    assert list_around(RULE[2], RULE) == list_opened_by(RULE[0], RULE)
    assert list_around(RULE[0], RULE) is None


def test_a_line_that_ends_no_sentence_announces_as_well() -> None:
    """A law names its lists so; a whole sentence before a list announces nothing."""
    named = lines_of("Danh mục các khoản phí chợ\n1. Phí quầy.\n2. Phí xe.")
    told = list_around(named[2], named)
    assert told is not None
    assert told.says == "Danh mục các khoản phí chợ"
    plain = lines_of("Chợ đông.\n1. Phí quầy.\n2. Phí xe.")
    told = list_around(plain[2], plain)
    assert told is not None
    assert told.says == ""


def test_a_heading_announces_what_stands_under_it() -> None:
    """As its own words say."""
    heading, *items = lines_of("Các khoản phí\n1. Phí quầy.\n2. Phí xe.")
    heading = replace(heading, kind=BlockKind.HEADING, section=())
    lines = (heading, *(replace(item, section=("Các khoản phí",)) for item in items))
    told = list_opened_by(heading, lines)
    assert told is not None
    assert (told.says, told.items) == ("Các khoản phí", lines[1:])


def test_numbers_that_begin_anew_begin_another_list() -> None:
    """Two articles under one heading number what they say from 1 on."""
    lines = lines_of("1. Phí quầy.\n2. Phí xe.\n1. Chợ họp ngày rằm.\n2. Chợ nghỉ ngày Tết.")
    same = tuple(replace(line, chunk=replace(line.chunk, context="Chợ")) for line in lines)
    told = list_around(same[1], same)
    assert told is not None
    assert told.items == same[:2]


def test_dashes_end_at_a_paragraph_and_numbers_go_on_behind_it() -> None:
    """A numbered item may have paragraphs of its own."""
    text = "{0}Phí quầy.\nTheo tháng.\n{1}Phí xe.\n{2}Phí đêm."
    for marks, count in ((("1. ", "2. ", "3. "), 3), (("- ", "- ", "- "), 2)):
        lines = lines_of(text.format(*marks))
        same = tuple(replace(line, chunk=replace(line.chunk, context="Chợ")) for line in lines)
        told = list_around(same[3], same)
        assert told is not None
        assert len(told.items) == count


def test_a_list_that_reaches_past_what_was_looked_at_is_not_whole() -> None:
    """Nobody knows how many items follow."""
    lines = lines_of("Phí chợ gồm:\n- phí quầy;\n- phí xe;")
    told = list_opened_by(lines[0], lines)
    assert told is not None
    assert not told.is_whole
