"""What is done inside an open document: outline, search, figures, reading on, selecting, naming for a letter."""

import re
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.build import build_index
from index.document import Block, BlockKind, FootnoteMark, Span, align_pieces
from index.figure import Figure, Role
from index.letterhead_record import Item, Letterhead
from qa.ask import open_asker
from qa.page.citation import write_reference
from qa.page.document_search import HIT_LIMIT, find_words
from qa.page.highlight import Highlight, draw_text
from qa.page.library import Library
from qa.page.marking import describe_figure, label_figures, step_label
from qa.page.outline import ITEM_LIMIT, cut_headings, draw_outline, grow_tree
from qa.page.passage import Edge, read_selection, write_official
from qa.page.place import Place, cited_place, read_query, write_query
from qa.page.service import SourceView
from qa.page.source import SHOWN_LENGTH, choose_blocks, draw_more, draw_source
from qa.page.source_acts import act
from tests.encoders import HashingEncoder
from tests.fake_page import NAME, VIEW, FakeService
from tests.html_text import read_html
from tests.source_views import (
    ATTACKS,
    HOSTILE_NAME,
    build_view,
    footnote_view,
    hostile_view,
    long_view,
    make_figure,
)

H, P = BlockKind.HEADING, BlockKind.PARAGRAPH


class Shelf(FakeService):
    """Holds documents by name."""

    def __init__(self, *views: SourceView) -> None:
        super().__init__()
        self.views = {view.name: view for view in views}

    def source(self, document_name: str, *, documents: Sequence[int] | None = None) -> SourceView | None:
        """Return the document with that very name."""
        return self.views.get(document_name)

    def figures(self, document_name: str, *, documents: Sequence[int] | None = None) -> tuple[Figure, ...]:
        """Return its figures."""
        return self.views[document_name].figures


# Outline


def test_the_outline_is_the_tree_of_the_section_paths() -> None:
    """Each heading stands under the one that its path names, whatever its level says."""
    view = build_view(
        [
            (H, "I. Kinh tế", ()),
            (H, "1. Thu", ("I. Kinh tế",)),
            (P, "Thu tăng.", ("I. Kinh tế", "1. Thu")),
            (H, "2. Chi", ("I. Kinh tế",)),
            (H, "II. Xã hội", ()),
        ]
    )
    tree = grow_tree([block for block in view.blocks if block.kind is H])
    assert [(root.block.text, [leaf.block.text for leaf in root.under]) for root in tree] == [
        ("I. Kinh tế", ["1. Thu", "2. Chi"]),
        ("II. Xã hội", []),
    ]
    html = draw_outline(view)
    assert 'data-outline="4" href="?doc=a.md&amp;p=4">2. Chi</a>' in html
    assert html.count("aria-expanded") == 1


def test_a_document_without_headings_says_so() -> None:
    """An empty outline is a sentence."""
    assert "không có tiêu đề mục" in draw_outline(build_view([(P, "Thu tăng.", ())]))


def test_an_endless_outline_leaves_the_deepest_headings_out_and_says_how_many() -> None:
    """One chapter of 1,600 sections: the chapter stays; 1,600 chapters are cut at the limit."""
    deep = build_view([(H, "Chương I", ()), *((H, f"{n}. Mục", ("Chương I",)) for n in range(1_600))])
    assert [block.text for block in cut_headings(deep.blocks)] == ["Chương I"]
    assert "Còn 1600 mục nhỏ hơn" in draw_outline(deep)
    flat = build_view([(H, f"{n}. Mục", ()) for n in range(1_600)])
    assert len(cut_headings(flat.blocks)) == ITEM_LIMIT
    assert f"Còn {1_600 - ITEM_LIMIT} mục" in draw_outline(flat)


# Search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ngan sach", "ngân sách"),
        ("NGÂN SÁCH", "ngân sách"),
        ("  dự   toán ", "dự toán"),
        ("412,6 ty dong", "412,6 tỷ\nđồng"),
        ("cùng kỳ; trong đó", "cùng kỳ¹; trong đó"),
        ("dan trau bo", "Đàn trâu bò"),
    ],
)
def test_words_are_found_without_accents_and_lead_back_to_the_exact_characters(words: str, found: str) -> None:
    """Across a line end and a footnote mark too."""
    hits, has_more = find_words(VIEW.blocks, words)
    assert not has_more
    assert found in [VIEW.text[hit.source.start : hit.source.end] for hit in hits]
    for hit in hits:
        block = next(block for block in VIEW.blocks if block.ordinal == hit.paragraph)
        assert block.aligned.to_source(hit.reading.start, hit.reading.end) == hit.source


def test_what_is_not_there_or_not_asked_is_not_found() -> None:
    """Blanks ask for nothing; signs of patterns are plain characters."""
    assert find_words(VIEW.blocks, "  ") == ((), False)
    assert find_words(VIEW.blocks, "vụ cháy") == ((), False)
    assert find_words(VIEW.blocks, ".*") == ((), False)
    assert len(find_words(VIEW.blocks, "${1+1}")[0]) == 1


def test_more_hits_than_anybody_steps_through_are_cut_and_that_is_told() -> None:
    """A thousand are listed."""
    view = build_view([(P, "thu " * (HIT_LIMIT + 1), ())])
    hits, has_more = find_words(view.blocks, "thu")
    assert len(hits) == HIT_LIMIT
    assert has_more


@given(st.text(min_size=1), st.data())
def test_any_piece_of_any_text_is_found_where_it_stands(body: str, data: st.DataObject) -> None:
    """Composed or not: a hit lies over the piece that was looked for."""
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, min(len(body), start + 30)))
    piece = body[start:end]
    block = Block(ordinal=1, kind=P, aligned=align_pieces([(body, 0, len(body))]))
    if not piece.split() or normalize("NFC", body) != body or normalize("NFC", piece) != piece:
        return
    hits, has_more = find_words((block,), piece)
    bare = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
    assert has_more or any(hit.source.overlaps(bare) for hit in hits)


# Figures


def figures_view() -> SourceView:
    """Give a document with two figures in a paragraph and one in a table, one of them with two meanings."""
    budget = make_figure(VIEW, "412,6 tỷ\nđồng", "tổng thu ngân sách")
    share = make_figure(VIEW, "104,2%", "thu", unit="%", role=Role.PLAN_SHARE)
    again = make_figure(VIEW, "104,2%", "chi", unit="%")
    cell = make_figure(VIEW, "244,1", "thu nội địa", period="2023")
    return SourceView(
        title=VIEW.title, name=NAME, blocks=VIEW.blocks, text=VIEW.text, figures=(cell, budget, share, again)
    )


def test_every_figure_is_marked_with_what_it_is() -> None:
    """In text and table, the tooltip with indicator, period, role, unit and status; the count is that of the places."""
    view = figures_view()
    html = draw_source(view, Place(document=NAME, shows_figures=True))
    told = "Chỉ tiêu: tổng thu ngân sách; Kỳ: năm 2024; Vai trò: giá trị; Đơn vị: tỷ đồng; Tình trạng: ước"
    assert f'<span class="qa-number" title="{told}">412,6 tỷ đồng</span>' in html
    assert re.search(r'<td><span class="qa-number" title="Chỉ tiêu: thu nội địa;[^"]*">244,1</span></td>', html)
    assert re.search(r'title="Chỉ tiêu: thu; [^"|]* \| Chỉ tiêu: chi; [^"]*">104,2%</span>', html)
    assert html.count('class="qa-number"') == 3
    assert "3 số liệu" in read_html(html).text
    assert 'aria-pressed="true"' in html
    verbatim = draw_source(view, Place(document=NAME, shows_figures=True, verbatim=True))
    assert f'title="{told}">412,6 tỷ\nđồng</span>' in verbatim


def test_without_the_switch_no_figure_is_marked_and_a_marked_figure_stays_in_the_highlight() -> None:
    """The highlight of a citation and the marks of all figures do not hide each other."""
    view = figures_view()
    assert "qa-number" not in draw_source(view, Place(document=NAME))
    start = VIEW.text.index("412,6")
    place = Place(document=NAME, span=Span(start, start + 25), marked=(Span(start, start + 13),), shows_figures=True)
    html = draw_source(view, place)
    assert re.search(r'<mark class="qa-hit qa-hit-figure"><span class="qa-number" title="[^"]*">412,6 tỷ đồng', html)


def test_a_document_without_figures_says_so() -> None:
    """The switch is there, and tells that nothing is to be marked."""
    assert "Không có số liệu nào" in draw_source(VIEW, Place(document=NAME, shows_figures=True))
    assert "Không có số liệu nào" not in draw_source(VIEW, Place(document=NAME))


def test_steps_go_from_figure_to_figure_and_round_at_the_ends() -> None:
    """Forward the next that begins behind the place, backward the last before it."""
    labels = label_figures(figures_view().figures)
    starts = [label.span.start for label in labels]
    assert [step_label(labels, offset) for offset in (-1, starts[0], starts[2])] == [0, 1, 0]
    assert [step_label(labels, offset, backward=True) for offset in (starts[0], starts[1], starts[2])] == [2, 0, 1]
    assert step_label((), 5) is None


def test_a_description_says_what_is_not_known_and_turns_no_writing() -> None:
    """Signs that turn the direction of writing would turn the numbers of a tooltip."""
    told = describe_figure(make_figure(VIEW, "8,3%", "\u202ethu", period="", unit=""))
    assert told.startswith("Chỉ tiêu: thu; Kỳ: chưa rõ; ")
    assert "Đơn vị: không nêu" in told


# Naming and selecting


def test_a_place_is_named_as_the_citation_of_an_answer_names_it(tmp_path: Path) -> None:
    """For the shipped report, card and viewer copy the same words."""
    encoder = HashingEncoder()
    build_index([Path(__file__).parent.parent / "corpus"], home=tmp_path, encoder=encoder)
    library = Library(open_asker(tmp_path, encoder=encoder))
    citations = [citation for each in library.examples() for citation in library.ask(each, ()).citations]
    assert len(citations) >= 3
    for citation in citations:
        view = library.source(citation.document)
        assert view is not None
        place = cited_place(citation)
        figure = place.marked[0] if place.marked else None
        assert write_official(view, place.span, figure) == write_reference(citation)


def test_without_a_place_the_paper_alone_is_named() -> None:
    """Kind, number and date from the letterhead."""
    span = Span(0, 1)
    head = Letterhead(
        number=Item(text="12/BC-UBND", span=span),
        kind=Item(text="Báo cáo", span=span),
        date=Item(text="2024-11-30", span=span),
    )
    view = SourceView(title="T", name="a.md", blocks=VIEW.blocks, text=VIEW.text, letterhead=head)
    assert write_official(view, None) == "Báo cáo số 12/BC-UBND ngày 30/11/2024"
    start = view.text.index("Toàn huyện")
    assert write_official(view, Span(start, start + 10)) == (
        "“Toàn huyện” (Báo cáo số 12/BC-UBND ngày 30/11/2024, mục II, đoạn 1)"
    )


def test_a_footnote_is_named_in_the_section_of_its_mark() -> None:
    """Wherever the page put it."""
    parts = [(H, "I. Thu", ()), (P, "Thu tăng.", ("I. Thu",)), (H, "II. Chi", ())]
    view = build_view([*parts, (BlockKind.FOOTNOTE, "Chưa kể vay.", ("II. Chi",))])
    note = view.blocks[3]
    anchored = Block(
        ordinal=4, kind=note.kind, aligned=note.aligned, section=note.section, mark="1", anchor=(2, 3), marks=()
    )
    view = SourceView(title="Báo cáo", name="a.md", blocks=(*view.blocks[:3], anchored), text=view.text)
    assert write_official(view, note.source) == "“Chưa kể vay.” (Báo cáo, mục I, chú thích 1)"


@given(st.data())
def test_a_selection_is_exactly_the_characters_between_its_edges(data: st.DataObject) -> None:
    """From a reading offset of one block to one of another, and back to the stored characters."""
    first, last = sorted(data.draw(st.lists(st.integers(0, 6), min_size=2, max_size=2)))
    start = data.draw(st.integers(0, len(VIEW.blocks[first].text) - 1))
    end = data.draw(st.integers(1 if first != last else start + 1, len(VIEW.blocks[last].text)))
    span = read_selection(VIEW, Edge(first + 1, start), Edge(last + 1, end))
    assert span is not None
    assert span.start == VIEW.blocks[first].aligned.to_source(start, start + 1).start
    assert span.end == VIEW.blocks[last].aligned.to_source(end - 1, end).end


def test_a_selection_up_to_the_beginning_of_a_block_ends_with_the_block_before() -> None:
    """The label of the list item and the blank line between them were not selected."""
    span = read_selection(VIEW, Edge(4, 0), Edge(5, 0))
    assert span is not None
    assert VIEW.text[span.start : span.end].endswith("đàn gia cầm 412 nghìn con.")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (Edge(99, 0), Edge(3, 5)),
        (Edge(3, 5), Edge(3, 5)),
        (Edge(3, 9), Edge(2, 1)),
        (Edge(3, 0), Edge(3, 10**6)),
        (Edge(None, -1), Edge(None, 4)),
        (Edge(None, 0), Edge(None, 10**9)),
    ],
)
def test_edges_outside_the_document_select_nothing(first: Edge, last: Edge) -> None:
    """What a stranger sends never raises."""
    assert read_selection(VIEW, first, last) is None


# Long documents


def test_ten_thousand_footnotes_are_drawn_around_the_place_only() -> None:
    """Short blocks count as well: far fewer than all are on the page."""
    view = footnote_view()
    html = draw_source(view, Place(document=view.name, paragraph=5_001))
    drawn = html.count("qa-block-footnote")
    assert 500 < drawn < 2_000
    assert len(html) < 500_000
    assert read_html(html).marked == "Chú thích thứ 5000."


@pytest.mark.parametrize("verbatim", [False, True])
def test_reading_on_in_both_directions_shows_every_character_once(verbatim: bool) -> None:
    """The parts put together are the document, in order and without a gap."""
    view = long_view(400_000)
    middle = view.blocks[len(view.blocks) // 2].ordinal
    place = Place(document=view.name, paragraph=middle, verbatim=verbatim)
    html = draw_source(view, place)
    step = re.compile(r'<p class="qa-step"><button type="button" data-more="(\w+)" data-at="(\d+)">[^<]*</button></p>')
    steps = 0
    while match := step.search(html):
        more = draw_more(view, place, int(match[2]), backward=match[1] == "before")
        html = html.replace(match[0], more, 1)
        steps += 1
    assert steps >= 6
    if verbatim:
        shown = "".join(re.findall(r'<pre class="qa-verbatim"[^>]*>(.*?)</pre>', html, re.DOTALL))
        assert read_html(shown).text == view.text
    else:
        assert [int(number) for number in re.findall(r'data-paragraph="(\d+)"', html)] == [
            block.ordinal for block in view.blocks
        ]


def test_the_window_is_no_larger_than_said() -> None:
    """Of a document of a million characters, as many as `SHOWN_LENGTH`, and one block more on each side."""
    view = long_view()
    first, last = choose_blocks(view.blocks, Highlight(passage=view.blocks[1_001].source))
    assert first < 1_001 < last
    assert sum(len(block.text) for block in view.blocks[first:last]) <= SHOWN_LENGTH + 1_200


def test_reading_on_from_nowhere_gives_nothing() -> None:
    """A paragraph or an offset that is not there."""
    assert draw_more(VIEW, Place(document=NAME), 99, backward=False) == ""
    assert draw_more(VIEW, Place(document=NAME, verbatim=True), 10**8, backward=True) == ""


def test_no_character_is_lost_on_the_way_through_html() -> None:
    """Both signs of a Windows line end, and a null character as its stand-in, so that offsets go on counting."""
    assert draw_text("a\r\nb\0<") == "a&#13;\nb\ufffd&lt;"
    view = build_view([(P, "a", ())])
    stored = SourceView(title="T", name="a.md", blocks=view.blocks, text="\nThu")
    assert 'data-start="0">\n\nThu</pre>' in draw_source(stored, Place(document="a.md", verbatim=True))


# What the browser asks


def test_each_act_answers_for_the_open_place() -> None:
    """Search, step, outline, note, reading on and selection, by the query of the place."""
    view = figures_view()
    shelf = Shelf(view)
    query = write_query(Place(document=NAME, is_picture=False))
    found = act(shelf, {"name": "find", "query": query, "words": "trau bo"})
    (hit,) = found["hits"]
    assert view.text[hit[3] : hit[4]] == "trâu bò"
    stepped = act(shelf, {"name": "step", "query": query, "paragraph": 3})
    assert (stepped["number"], stepped["count"]) == (1, 3)
    place = read_query(stepped["query"])
    assert place is not None
    assert place.shows_figures
    assert place.span == place.marked[0] == view.figures[1].span
    assert act(shelf, {"name": "step", "query": query, "paragraph": 3, "backward": True})["number"] == 3
    assert "II. Văn hoá" in act(shelf, {"name": "outline", "query": query})["html"]
    assert act(shelf, {"name": "note", "query": query, "mark": "¹"}) == {"query": f"?doc={NAME}&p=9"}
    assert 'data-paragraph="9"' in act(shelf, {"name": "more", "query": query, "at": 9, "way": "after"})["html"]
    chosen = act(shelf, {"name": "select", "query": query, "first": [7, 0], "last": [7, 10]})
    assert chosen["length"] == len("Toàn huyện")
    assert chosen["official"].startswith("“Toàn huyện” (")


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "find",
        {},
        {"name": "find"},
        {"name": "delete", "query": f"?doc={NAME}"},
        {"name": "find", "query": "?doc=mat.md", "words": "thu"},
        {"name": "step", "query": f"?doc={NAME}", "offset": "x"},
        {"name": "select", "query": f"?doc={NAME}", "first": [1], "last": {"a": 1}},
        {"name": "note", "query": f"?doc={NAME}", "mark": ["¹"]},
    ],
)
def test_what_a_stranger_sends_does_nothing(sent: object) -> None:
    """No act, no document, no numbers where numbers belong: an empty answer and no error."""
    assert act(FakeService(), sent) == {}


# Hostile documents


def test_no_attack_becomes_markup_in_any_form() -> None:
    """Laid out, verbatim, outline, tooltips, reference, more: the tags are the viewer's own."""
    view = hostile_view()
    places = [
        Place(document=HOSTILE_NAME, shows_figures=True),
        Place(document=HOSTILE_NAME, verbatim=True, shows_figures=True),
        Place(document=HOSTILE_NAME, paragraph=2, shows_figures=True),
    ]
    drawn = [
        *(draw_source(view, place) for place in places),
        draw_outline(view),
        draw_more(view, places[0], 4, backward=False),
    ]
    for html in drawn:
        read = read_html(html)
        assert not {"script", "img", "svg", "template", "style"} & set(read.tags)
        assert not {name for name in read.attributes if name.startswith("on") or name == "autofocus"}
        assert not re.search(r'href="(?!\?doc=|#qa-note-)', html)
    for attack in (ATTACKS[0], ATTACKS[4], ATTACKS[6]):
        assert attack in read_html(draw_outline(view)).text


def test_a_mark_of_a_footnote_far_away_is_found_by_its_number() -> None:
    """The server knows where it stands when it is not drawn."""
    view = footnote_view()
    assert view.blocks[0].marks == (FootnoteMark(mark="10000", offset=13),)
    assert act(Shelf(view), {"name": "note", "query": "?doc=chu-thich.md", "mark": "10000"}) == {
        "query": "?doc=chu-thich.md&p=10001"
    }
