"""The HTML of the page: escaping, highlights, cards, links, colours."""

import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alignment import find_reading
from index.document import Block, BlockKind, Cell, FootnoteMark, Span, align_pieces
from qa.answer import Answer, Citation
from qa.page.card import draw_figures, group_figures
from qa.page.citation import cut_quote, draw_quote
from qa.page.frame import read_asset, write_head
from qa.page.highlight import Highlight, draw_reading, lay_over
from qa.page.place import Place, cited_place, read_query, write_query
from qa.page.service import QUESTION_LIMIT, SourceView, refuse_question
from qa.page.source import SHOWN_LENGTH, choose_blocks, draw_missing, draw_source
from qa.page.table import ROW_LIMIT, draw_table, fill_row, merge_cells
from qa.page.view import Turn, announce, draw_conversation, draw_headline, draw_welcome
from qa.page.words import say_comparison, say_period, split_unit
from tests.fake_page import (
    BUDGET_QUOTE,
    NAME,
    TITLE,
    VIEW,
    budget_answer,
    cite,
    figure,
    make_view,
    refusal,
)
from tests.html_text import read_html, words

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} ${1} ' `"


def answer(text: str, *citations: Citation, **fields: object) -> Answer:
    """Return an answer with a headline and citations."""
    known = {"question": "?", "answered": True, "text": text, "citations": citations}
    return Answer(**{**known, **fields})  # type: ignore[arg-type]


# Questions


@pytest.mark.parametrize("blank", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused_with_a_hint(blank: str) -> None:
    """Nothing typed means nothing asked."""
    assert refuse_question(blank) == "Hãy nhập câu hỏi trước khi gửi."


def test_a_question_of_ten_thousand_characters_is_refused_with_both_numbers() -> None:
    """The message names what was typed and what is allowed, grouped as Vietnamese writes numbers."""
    message = refuse_question("a" * 10_000)
    assert "10.000 ký tự" in message
    assert f"{QUESTION_LIMIT:,}".replace(",", ".") + " ký tự" in message


def test_the_longest_allowed_question_is_accepted() -> None:
    """The limit itself is still inside; one more is not."""
    assert refuse_question("á" * QUESTION_LIMIT) == ""
    assert refuse_question("á" * (QUESTION_LIMIT + 1)) != ""


# Escaping


@given(st.text())
def test_no_question_adds_a_tag_to_the_page(question: str) -> None:
    """Whatever is typed, the tags drawn are those of a plain question, and the question reads as typed."""
    plain = read_html(draw_conversation([Turn(question="x")]))
    drawn = read_html(draw_conversation([Turn(question=question)]))
    assert drawn.tags == plain.tags
    assert drawn.attributes == plain.attributes


@given(st.text(min_size=1))
def test_no_document_adds_a_tag_to_the_viewer(body: str) -> None:
    """Markup inside a document is text in the viewer, in the laid-out and in the verbatim form."""
    block = Block(ordinal=1, kind=BlockKind.PARAGRAPH, aligned=align_pieces([(body, 0, len(body))]))
    plain_block = Block(ordinal=1, kind=BlockKind.PARAGRAPH, aligned=align_pieces([("x", 0, 1)]))
    for verbatim in (False, True):
        hostile = draw_source(
            SourceView(title="T", name="a.md", blocks=(block,), text=body), Place(document="a.md", verbatim=verbatim)
        )
        plain = draw_source(
            SourceView(title="T", name="a.md", blocks=(plain_block,), text="x"),
            Place(document="a.md", verbatim=verbatim),
        )
        assert read_html(hostile).tags == read_html(plain).tags


def test_markup_in_every_field_of_an_answer_is_shown_as_text() -> None:
    """Question, reading, headline, figures, citation fields and choices are all escaped."""
    hostile = answer(
        f"Đáp án {HOSTILE} [1]",
        Citation(
            number=1,
            document=HOSTILE,
            title=HOSTILE + "x",
            section=(HOSTILE,),
            paragraph=1,
            page=None,
            start=0,
            end=len(HOSTILE),
            quote=HOSTILE,
            marked=(Span(2, 12),),
        ),
        figures=(figure(HOSTILE, "1", HOSTILE, indicator=HOSTILE, period=HOSTILE, status=HOSTILE),),
        understood=HOSTILE,
        choices=(HOSTILE,),
    )
    drawn = read_html(draw_conversation([Turn(question=HOSTILE, answer=hostile)]))
    assert "script" not in drawn.tags
    assert "img" not in drawn.tags
    assert not {name for name in drawn.attributes if name.startswith("on")}
    assert drawn.text.count("<script>alert(1)</script>") >= 8


def test_a_missing_document_is_named_without_running_its_name() -> None:
    """A link made up by a stranger shows its document name as text."""
    drawn = read_html(draw_missing(HOSTILE))
    assert "script" not in drawn.tags
    assert HOSTILE in drawn.text


def test_a_failure_is_one_escaped_line() -> None:
    """The message of an error may name a file with any characters."""
    drawn = read_html(draw_conversation([Turn(question="?", failure="Hỏng <b>kho</b>")]))
    assert "b" not in drawn.tags
    assert "Hỏng <b>kho</b>" in drawn.text


# Headline


def test_a_mark_becomes_a_link_to_its_citation() -> None:
    """[1] opens citation 1, the blank before it goes."""
    told = answer("Thu 412,6 tỷ đồng [1].", cite(BUDGET_QUOTE))
    drawn = draw_headline(told, {1: "?doc=a.md&s=1&e=2"})
    assert 'href="?doc=a.md&amp;s=1&amp;e=2"' in drawn
    assert read_html(drawn).text == "Thu 412,6 tỷ đồng1."


def test_a_mark_without_a_citation_stays_text() -> None:
    """[9] is not a link when nothing has number 9."""
    assert draw_headline(answer("Dân số 9 nghìn [9]"), {}) == "Dân số 9 nghìn [9]"


def test_figures_of_the_headline_are_bold_but_not_inside_longer_numbers() -> None:
    """2,5 is bold as itself, never as a part of 12,5 or 2,54."""
    told = answer("Tăng 2,5% từ 12,5% và 2,54%", figures=(figure("2,5", "2.5", "", "level"),))
    assert draw_headline(told, {}) == "Tăng <strong>2,5</strong>% từ 12,5% và 2,54%"


# Figures


def test_growth_and_share_of_plan_join_the_card_of_their_level() -> None:
    """One card for the level with two comparisons, one for the number reported before."""
    groups = group_figures(budget_answer("?").figures)
    assert [(lead.text, [follower.text for follower in followers]) for lead, followers in groups] == [
        ("412,6 tỷ\nđồng", ["104,2%", "8,3%"]),
        ("398,0 tỷ đồng", []),
    ]


def test_a_card_says_number_unit_period_status_and_comparison() -> None:
    """Everything that gives the number its meaning stands on its card."""
    drawn = read_html(draw_figures(budget_answer("?").figures, {1: "?a", 2: "?b"})).text
    for told in ("412,6", "tỷ đồng", "Năm 2024", "đã cập nhật", "số đã báo cáo trước", "bằng 104,2% dự toán"):
        assert told in drawn
    assert "▲ tăng 8,3% so với cùng kỳ" in drawn


def test_a_growth_asked_alone_leads_its_own_card() -> None:
    """Without its level, a growth is a figure of its own; the line under it does not repeat the number."""
    drawn = read_html(draw_figures((figure("3,1%", "3.1", "%", "growth", direction="down"),), {})).text
    assert "3,1" in drawn
    assert "▼ giảm" in drawn


def test_a_computed_figure_is_the_number_and_carries_no_name_of_its_operands() -> None:
    """The formula stands below it, once; the sum of two things is none of them."""
    told = "2.386,5 + 4.866,3 = 7.252,8"
    summed = figure(
        f"7.252,8 tỷ đồng ({told})", "7252.8", "tỷ đồng", indicator="thu nội địa", computed=True, formula=told
    )
    drawn = read_html(draw_figures((summed,), {})).text
    assert "7.252,8 tỷ đồng" in drawn
    assert drawn.count(told) == 1
    assert "Thu nội địa" not in drawn


def test_a_computed_figure_shows_its_formula() -> None:
    """A number that stands nowhere says how it was made."""
    computed = figure("14,6 tỷ đồng", "14.6", "tỷ đồng", computed=True, formula="412,6 - 398,0", status="actual")
    drawn = read_html(draw_figures((computed,), {})).text
    assert "412,6 - 398,0" in drawn
    assert "số tính ra" in drawn


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2017", "năm 2017"),
        ("Q1/2018", "quý I/2018"),
        ("2T/2018", "2 tháng đầu năm 2018"),
        ("T10/2012", "tháng 10/2012"),
        ("2016-2020", "giai đoạn 2016–2020"),
        ("01/01/2018-19/03/2018", "từ 01/01/2018 đến 19/03/2018"),
        ("31/03/2018", "ngày 31/03/2018"),
        ("vụ xuân", "vụ xuân"),
        ("", ""),
    ],
)
def test_periods_are_said_as_readers_say_them(period: str, told: str) -> None:
    """Each notation of a figure's period has its words; an unknown one stays."""
    assert say_period(period) == told


def test_a_comparison_with_a_year_names_the_year() -> None:
    """A baseline may be a period."""
    assert (
        say_comparison(figure("941,7 tỷ đồng", "941.7", "tỷ đồng", "change", direction="up", baseline="2016"))
        == "tăng 941,7 tỷ đồng so với năm 2016"
    )


@pytest.mark.parametrize(
    ("text", "unit", "parts"),
    [
        ("7.252,8 tỷ\nđồng", "tỷ đồng", ("7.252,8", "tỷ đồng")),
        ("15,6%", "%", ("15,6", "%")),
        ("268,9", "triệu đồng", ("268,9", "triệu đồng")),
        ("USD 5 triệu", "USD", ("USD 5 triệu", "")),
        ("41", "", ("41", "")),
    ],
)
def test_a_number_is_parted_from_its_unit_and_never_rewritten(text: str, unit: str, parts: tuple[str, str]) -> None:
    """The number stays as written; a unit that only the table's caption gives is added beside it."""
    assert split_unit(figure(text, str(Decimal(1)), unit)) == parts


# Citations


def test_the_quote_is_shown_whole_with_its_figures_marked() -> None:
    """A short quote is not cut; what is marked is exactly the marked text."""
    drawn = read_html(draw_quote(cite(BUDGET_QUOTE, "412,6 tỷ\nđồng", "8,3%")))
    assert drawn.text == BUDGET_QUOTE
    assert drawn.marked == "412,6 tỷ\nđồng8,3%"


@given(st.integers(0, 1500), st.integers(0, 1500))
def test_a_long_quote_is_cut_around_its_figure(before: int, after: int) -> None:
    """However long the sentence, the marked figure is inside the shown part."""
    quote = "lúa " * before + "412,6 tấn" + " ngô" * after
    start = quote.index("412,6")
    citation = Citation(
        number=1,
        document="a.md",
        title="A",
        section=(),
        paragraph=1,
        page=None,
        start=0,
        end=len(quote),
        quote=quote,
        marked=(Span(start, start + 9),),
    )
    first, last = cut_quote(citation)
    assert first <= start < start + 9 <= last
    assert last - first <= 440
    assert read_html(draw_quote(citation)).marked == "412,6 tấn"


def test_a_citation_names_document_section_and_paragraph() -> None:
    """A reader sees where the quote stands before opening it."""
    drawn = read_html(draw_conversation([Turn(question="?", answer=budget_answer("?"))])).text
    for told in (TITLE, NAME, "I. Kinh tế", "đoạn 3"):
        assert told in drawn


def test_a_refusal_is_called_one_and_offers_passages_and_questions() -> None:
    """A refusal has its own class, says so, and shows what is nearest."""
    html = draw_conversation([Turn(question="?", answer=refusal("?"))])
    assert "qa-refusal" in html
    assert "Những đoạn gần nhất" in html
    assert 'data-question="Toàn huyện có bao nhiêu trường học?"' in html


def test_what_was_understood_is_said() -> None:
    """A question read differently from what was typed shows the reading."""
    told = budget_answer("thu ns", understood="Thu ngân sách là bao nhiêu?")
    drawn = read_html(draw_conversation([Turn(question="thu ns", answer=told)]))
    assert "Đã hiểu là: Thu ngân sách là bao nhiêu?" in drawn.text


def test_the_announcement_is_the_headline_without_marks() -> None:
    """A screen reader hears the answer, not the numbers of its citations."""
    assert announce([Turn(question="?", answer=refusal("?"))]) == (
        "Tài liệu không nêu số vụ cháy năm 2024 của huyện An Bình. Có 1 trích dẫn."
    )
    assert announce([]) == ""


def test_the_empty_page_offers_examples_and_documents() -> None:
    """Examples are buttons, documents are links into the viewer."""
    html = draw_welcome(["Có bao nhiêu trường?"], [(NAME, TITLE)])
    assert 'data-question="Có bao nhiêu trường?"' in html
    assert f'href="?doc={NAME}"' in html
    assert "Đang có 1 tài liệu" in html


# Links


@given(
    st.text(min_size=1).map(str.strip).filter(bool),
    st.tuples(st.integers(0, 10**8), st.integers(1, 10**6)),
    st.booleans(),
)
def test_a_link_reads_back_as_its_place(name: str, range_: tuple[int, int], verbatim: bool) -> None:
    """Any document name, any span: what is written into the address comes back equal."""
    start, length = range_
    span = Span(start, start + length)
    place = Place(document=name, span=span, marked=(Span(start, start + 1),), verbatim=verbatim)
    assert read_query(write_query(place)) == place


@pytest.mark.parametrize("query", ["", "?", "?p=3", "?doc=", "?doc=%20", "?s=1&e=2"])
def test_a_query_without_a_document_is_no_place(query: str) -> None:
    """Other people's parameters open nothing."""
    assert read_query(query) is None


@pytest.mark.parametrize("query", ["?doc=a&s=9&e=2", "?doc=a&s=-1&e=4", "?doc=a&s=x&e=y", "?doc=a&s=1", "?doc=a&f=9-1"])
def test_a_broken_span_opens_the_document_without_one(query: str) -> None:
    """What a stranger typed into the address never raises."""
    assert read_query(query) == Place(document="a")


# Viewer


@pytest.mark.parametrize(
    "quote",
    [
        BUDGET_QUOTE,
        "412,6 tỷ\nđồng",
        "I. Kinh tế",
        "Đàn trâu bò có 9.315 con",
        'Cửa hàng <img src=x onerror="window.hacked=1"> {{7*7}} ${1+1} & 35 hộ',
        "268,9 |",
    ],
)
def test_the_highlight_is_exactly_the_quote(quote: str) -> None:
    """What is highlighted reads as the cited characters, footnote marks included, in both forms of the viewer."""
    citation = cite(quote)
    place = cited_place(citation)
    expected = words(quote.replace("|", ""))
    assert words(read_html(draw_source(VIEW, place)).marked) == expected
    verbatim = Place(document=NAME, span=place.span, verbatim=True)
    assert read_html(draw_source(VIEW, verbatim)).marked == quote


def test_a_highlight_may_cross_blocks() -> None:
    """A span from one paragraph into the next highlights both parts."""
    start = VIEW.text.index("412 nghìn con.")
    end = VIEW.text.index("Cửa hàng") + len("Cửa hàng")
    drawn = read_html(draw_source(VIEW, Place(document=NAME, span=Span(start, end))))
    assert drawn.marked == "412 nghìn con.Cửa hàng"


def test_a_table_is_a_table_with_the_cited_cell_marked() -> None:
    """Rows and header cells keep their meaning; the cell with the figure is marked."""
    html = draw_source(VIEW, cited_place(cite("| Thu nội địa | 244,1 | 268,9 |", "268,9")))
    assert '<th scope="col">Năm 2024</th>' in html
    assert '<td class="qa-hit-cell"><mark class="qa-hit qa-hit-figure">268,9</mark></td>' in html
    assert "Đơn vị: tỷ đồng" in html


def test_a_paragraph_link_highlights_the_whole_paragraph() -> None:
    """`p=7` means block 7 from its first to its last character."""
    drawn = read_html(draw_source(VIEW, Place(document=NAME, paragraph=7)))
    assert drawn.marked == "Toàn huyện có 41 trường học, 23 trường đạt chuẩn quốc gia, tỷ lệ 56,1%."


@pytest.mark.parametrize("place", [Place(document=NAME, span=Span(5, 10**6)), Place(document=NAME, paragraph=99)])
def test_a_place_that_is_gone_is_said(place: Place) -> None:
    """An old link into a changed document opens it and says that the place is gone."""
    drawn = read_html(draw_source(VIEW, place))
    assert "không còn khớp" in drawn.text
    assert drawn.marked == ""


def test_a_footnote_mark_leads_to_its_footnote() -> None:
    """The mark stands where it stood, and links to the footnote's block."""
    html = draw_source(VIEW, Place(document=NAME))
    assert 'data-note="¹"' in html
    assert 'id="qa-note-¹"' in html
    assert "cùng kỳ¹; trong đó" in read_html(html).text


def test_characters_outside_every_block_are_shown_verbatim() -> None:
    """A highlight that no block shows (blank lines, rules) falls back to the stored text."""
    gap = VIEW.text.index("\n\n")
    html = draw_source(VIEW, Place(document=NAME, span=Span(gap, gap + 2)))
    assert "qa-verbatim" in html
    assert read_html(html).marked == "\n\n"


def test_a_long_document_is_cut_around_the_place_and_says_so() -> None:
    """Thousands of paragraphs: only the neighbourhood is drawn, with links to what comes before and after."""
    view = make_view(repeat=2000)
    end = view.text.index("Toàn huyện có 41")
    middle = view.text.rindex("9.315 con", 0, end // 2)
    highlight = Highlight(passage=Span(middle, middle + 9))
    first, last = choose_blocks(view.blocks, highlight)
    assert 0 < first < last < len(view.blocks)
    assert sum(len(block.text) for block in view.blocks[first:last]) < SHOWN_LENGTH + 1000
    drawn = read_html(draw_source(view, Place(document=NAME, span=highlight.passage)))
    assert drawn.marked == "9.315 con"
    assert "Xem phần trước" in drawn.text
    assert "Xem phần sau" in drawn.text


def test_an_endless_line_is_shown_around_the_place() -> None:
    """A file that is one line of a million characters does not reach the browser whole."""
    text = "a" * 500_000 + " 412,6 " + "b" * 500_000
    block = Block(ordinal=1, kind=BlockKind.PARAGRAPH, aligned=align_pieces([(text, 0, len(text))]))
    view = SourceView(title="T", name="a.md", blocks=(block,), text=text)
    html = draw_source(view, Place(document="a.md", span=Span(500_001, 500_006)))
    assert len(html) < SHOWN_LENGTH + 5000
    assert read_html(html).marked == "412,6"


@given(st.data())
def test_reading_text_survives_any_highlight(data: st.DataObject) -> None:
    """Whatever is highlighted, the text drawn is the reading text with its marks put back."""
    block = VIEW.blocks[2]
    start = data.draw(st.integers(0, len(VIEW.text) - 1))
    end = data.draw(st.integers(start + 1, len(VIEW.text)))
    layer = lay_over(block, Highlight(passage=Span(start, end), marked=(Span(start, min(end, start + 5)),)))
    drawn = read_html(draw_reading(block, layer, Span(0, len(block.text)), ["¹"]))
    assert drawn.text == block.text.replace("cùng kỳ", "cùng kỳ¹")


@given(st.data())
def test_reading_offsets_lead_back_to_the_source_span(data: st.DataObject) -> None:
    """`find_reading` and `to_source` agree: the way back holds every character that was asked for and is read."""
    aligned = VIEW.blocks[2].aligned
    start = data.draw(st.integers(0, len(aligned.text) - 1))
    end = data.draw(st.integers(start + 1, len(aligned.text)))
    source = aligned.to_source(start, end)
    assert find_reading(aligned, source) == Span(start, end)


def test_merged_cells_are_drawn_once() -> None:
    """Neighbours with the same text span become one cell over two columns; empty neighbours do not."""
    span = Span(0, 3)
    row = [Cell(row=0, column=0, span=span), Cell(row=0, column=1, span=span), Cell(row=0, column=2, span=Span(3, 3))]
    assert [(cell.column, width) for cell, width in merge_cells(row)] == [(0, 2), (2, 1)]


def test_a_short_row_is_filled_up_with_empty_cells() -> None:
    """Every row has all columns, so that no cell moves under another heading."""
    row = [Cell(row=3, column=1, span=Span(4, 7))]
    filled = fill_row(row, 3)
    assert [(cell.column, cell.span) for cell in filled] == [(0, Span(4, 4)), (1, Span(4, 7)), (2, Span(4, 4))]


def test_a_table_of_many_rows_is_cut_around_the_highlight() -> None:
    """The header row stays, the highlighted row is among those shown, and the cut is said."""
    cells = [Cell(row=0, column=0, span=Span(0, 2), header=True)]
    cells += [Cell(row=row, column=0, span=Span(row * 5, row * 5 + 4)) for row in range(1, 1001)]
    text = "Hộ   " + "".join(f"{row:04} " for row in range(1, 1001))
    block = Block(ordinal=1, kind=BlockKind.TABLE, aligned=align_pieces([(text, 0, len(text))]), cells=tuple(cells))
    drawn = read_html(draw_table(block, lay_over(block, Highlight(passage=Span(4000, 4004)))))
    assert drawn.marked == "0800"
    assert drawn.tags.count("tr") == ROW_LIMIT + 1
    assert "Bảng có 1001 hàng" in drawn.text


def test_a_footnote_mark_in_a_cell_stays_in_its_cell() -> None:
    """A mark at the edge of two cells belongs to the cell whose text it follows."""
    block = Block(
        ordinal=1,
        kind=BlockKind.TABLE,
        aligned=align_pieces([("Dân số", 0, 6), (" | ", 7, 3), ("9", 10, 1)]),
        cells=(Cell(row=0, column=0, span=Span(0, 6)), Cell(row=0, column=1, span=Span(9, 10))),
        marks=(FootnoteMark(mark="2", offset=6),),
    )
    assert '<td>Dân số<sup class="qa-note-mark">2</sup></td><td>9</td>' in draw_table(
        block, lay_over(block, Highlight())
    )


# Looks


def test_nothing_on_the_page_is_fetched_from_elsewhere() -> None:
    """Style, icon and scripts name no other host."""
    everything = write_head() + "".join(
        read_asset(path.name) for path in sorted(Path(str(files("qa.page"))).glob("*.js"))
    )
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", everything))
    assert hosts <= {"http://www.w3.org"}
    assert "@import" not in everything


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("selector", [r":root, body", r"body\.dark"])
def test_text_contrast_is_at_least_aa_in_both_themes(selector: str) -> None:
    """Every pair of text and ground that the page uses reaches 4.5:1 (WCAG 2.2, 1.4.3)."""
    block = re.search(selector + r" \{(.*?)\n\}", read_asset("style.css"), re.DOTALL)
    assert block is not None
    colours = dict(re.findall(r"--qa-([\w-]+): (#[0-9a-f]{6});", block[1]))
    pairs = [
        *((text, ground) for text in ("ink", "muted", "accent", "danger") for ground in ("paper", "surface")),
        *(("ink", ground) for ground in ("sunken", "accent-soft")),
        ("on-accent", "accent"),
        ("on-accent", "danger"),
        ("accent-strong", "accent-soft"),
        ("muted", "accent-soft"),
        ("accent", "accent-soft"),
        ("warm", "warm-soft"),
        ("good", "good-soft"),
        ("hit-ink", "hit"),
    ]
    low = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    assert _contrast("#1f1a05", colours["hit-figure"]) >= 4.5
