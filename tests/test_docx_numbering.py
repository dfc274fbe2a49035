"""Automatic numbers are what Word prints."""

import pytest
from lxml import etree

from index.read.docx_numbering import format_number, read_numbering
from index.read.docx_styles import read_styles
from tests.files.make_office import SPACES, STYLES, listed, numbering, par

REPORT = [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-")]


def labels(part: str, *paragraphs: str, styles: str = STYLES) -> list[str]:
    """Labels of paragraphs in order."""
    counting = read_numbering(etree.fromstring(part.encode()), read_styles(etree.fromstring(styles.encode())))
    body = etree.fromstring(f"<w:body {SPACES}>{''.join(paragraphs)}</w:body>".encode())
    return [counting.label(paragraph) for paragraph in body]


def levels(part: str, *depths: int) -> list[str]:
    """Labels of paragraphs of the first list at these levels."""
    return labels(part, *(listed("x", 1, depth) for depth in depths))


def test_levels_begin_anew_below_each_higher_one() -> None:
    """Letters under 1.2. do not go on with those under 1.1."""
    assert levels(numbering([REPORT]), 0, 1, 2, 3, 3, 2, 3, 4, 1, 2, 0, 1) == [
        "I.", "1.", "1.1.", "a)", "b)", "1.2.", "a)", "-", "2.", "2.1.", "II.", "1.",
    ]  # fmt: skip


def test_a_deeper_level_shows_the_higher_one_that_never_came() -> None:
    """As if it had begun."""
    assert levels(numbering([[("decimal", "%1."), ("decimal", "%1.%2.")]]), 1, 1, 0) == ["1.1.", "1.2.", "1."]


def test_words_around_a_number_are_printed() -> None:
    """Chapters and articles count too."""
    part = numbering([[("upperRoman", "Chương %1"), ("decimal", "Điều %2.")]])
    assert levels(part, 0, 1, 1, 0) == ["Chương I", "Điều 1.", "Điều 2.", "Chương II"]


def test_articles_that_never_begin_anew_count_through() -> None:
    """The level says so by restarting after none."""
    part = numbering([[("upperRoman", "Chương %1"), ("decimal", "Điều %2.")]])
    part = part.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>')
    assert levels(part, 0, 1, 1, 0, 1) == ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]


def test_legal_numbering_writes_higher_levels_in_digits() -> None:
    """II above, 2.1 below."""
    part = numbering([[("upperRoman", "%1."), ("decimal", "%1.%2.")]])
    assert levels(part, 0, 1) == ["I.", "I.1."]
    part = part.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:isLgl/>')
    assert levels(part, 0, 0, 1) == ["I.", "II.", "2.1."]


def test_a_second_list_of_one_definition_goes_on_unless_it_says_otherwise() -> None:
    """The override begins anew, once."""
    more = (
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
        "</w:lvlOverride></w:num>"
    )
    part = numbering([[("decimal", "%1.")]], more)
    used = [listed("x", number) for number in (1, 1, 8, 9, 9, 8)]
    assert labels(part, *used) == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_a_start_other_than_one_is_kept() -> None:
    """A list may begin at 5."""
    part = numbering([[("decimal", "%1.")]]).replace('<w:start w:val="1"/>', '<w:start w:val="5"/>')
    assert levels(part, 0, 0) == ["5.", "6."]


@pytest.mark.parametrize(("text", "printed"), [("-", "-"), ("+", "+"), ("\uf0b7", "-"), ("o", "-"), ("•", "-")])
def test_bullets_are_dashes_unless_they_are_signs(text: str, printed: str) -> None:
    """What stands in the file is often a picture of the font Symbol."""
    assert levels(numbering([[("bullet", text)]]), 0) == [printed]


def test_styles_number_their_paragraphs_and_paragraphs_may_refuse() -> None:
    """The level of a style is the one that names it; list 0 takes a paragraph out."""
    part = numbering([REPORT]).replace('w:val="%2."/>', 'w:val="%2."/><w:pStyle w:val="u2"/>')
    styles = STYLES
    for name in ("u1", "u2"):
        styles = styles.replace(
            f'w:styleId="{name}">', f'w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        )
    inherited = par("x", style="rieng")
    used = [par("x", style="u1"), par("x", style="u2"), inherited, listed("x", 0, 0, style="u1"), par("x", style="u1")]
    assert labels(part, *used, styles=styles) == ["I.", "1.", "2.", "", "II."]


def test_a_list_style_lends_its_levels() -> None:
    """The definition only names the style; the style names its own list."""
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="ds"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )
    style = (
        '<w:style w:type="numbering" w:styleId="ds"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    part = numbering([REPORT], linked)
    assert labels(part, listed("x", 7), styles=STYLES.replace("</w:styles>", f"{style}</w:styles>")) == ["I."]


@pytest.mark.parametrize("place", [listed("x", 99), listed("x", 1, 8), par("x")])
def test_a_list_that_is_not_there_prints_nothing(place: str) -> None:
    """Damaged files go on being read."""
    assert labels(numbering([REPORT]), place) == [""]


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (4000, "upperRoman", "4000"),
        (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (53, "lowerLetter", "aaa"),
        (0, "upperRoman", "0"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "chicago", "3"),
    ],
)
def test_numbers_are_written_as_word_does(number: int, style: str, written: str) -> None:
    """What is not known is written in digits."""
    assert format_number(number, style) == written
