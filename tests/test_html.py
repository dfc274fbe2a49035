"""Web pages: what of them must come out as blocks, and what must not."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import BlockKind
from index.errors import UnreadableDocument
from index.parse import Parsed, parse_document
from index.read.formats import find_format
from index.read.html import read_html
from index.read.html_list import write_number

ARTICLE = """<h1>Thu ngân sách quý I<br>năm 2018</h1>
<p>Tổng thu ngân sách quý I năm 2018 ước đạt 1.131,6 tỷ đồng<sup>[1]</sup>, tăng 15,67% so với cùng kỳ năm trước.</p>
<h2>1. Thu nội địa</h2>
<p>Thu nội địa trên địa bàn tỉnh quý I năm 2018 đạt 402,5 tỷ đồng &amp; bằng 25&nbsp;% dự toán năm, trong đó:</p>
<ol type="a" start="2"><li>Thuế đất đạt 100,5 tỷ đồng;</li><li>Thuế xe đạt 50,2 tỷ đồng.</li></ol>
<p>Kết quả trên có được nhờ sự chỉ đạo của Tỉnh ủy, HĐND và UBND tỉnh với nhiều giải pháp quyết liệt.</p>
<p><sup>1</sup> Theo báo cáo của Cục Thuế.</p>"""
PORTAL = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cổng thông tin</title>
<style>p {{ color: red }}</style><script>var thu = "Doanh thu 999 tỷ đồng";</script></head><body class="menu-open">
<header>Cổng thông tin điện tử</header>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li></ul></nav>
<main><article>{ARTICLE}</article></main>
<div class="tin-khac"><h3>Tin liên quan</h3><ul><li><a href="3">Xuất khẩu đạt 55 triệu USD</a></li></ul></div>
<aside><p>Giá vàng 37 triệu đồng/lượng</p></aside><footer><p>Điện thoại 0205 3812 345</p></footer></body></html>"""


def text_of(page: str) -> str:
    """Return the text that is stored of a page."""
    return read_html(page.encode(), path="a.html").text


def parse(path: Path, page: str) -> Parsed:
    """Read a page and find everything in it."""
    path.write_text(page, encoding="utf-8")
    return parse_document(path, name=path.name)


def body(inner: str) -> str:
    """Return a page without a title."""
    return f"<html><body>{inner}</body></html>"


def test_the_article_of_a_portal_comes_out_whole() -> None:
    """Headings, paragraphs and numbered items, each a paragraph; reference marks as superscripts."""
    assert text_of(PORTAL).split("\n\n") == [
        "# Thu ngân sách quý I năm 2018",
        "Tổng thu ngân sách quý I năm 2018 ước đạt 1.131,6 tỷ đồng¹, tăng 15,67% so với cùng kỳ năm trước.",
        "## 1. Thu nội địa",
        "Thu nội địa trên địa bàn tỉnh quý I năm 2018 đạt 402,5 tỷ đồng & bằng 25 % dự toán năm, trong đó:",
        "b. Thuế đất đạt 100,5 tỷ đồng;",
        "c. Thuế xe đạt 50,2 tỷ đồng.",
        "Kết quả trên có được nhờ sự chỉ đạo của Tỉnh ủy, HĐND và UBND tỉnh với nhiều giải pháp quyết liệt.",
        "¹ Theo báo cáo của Cục Thuế.\n",
    ]


def test_the_article_is_found_where_trafilatura_loses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the elements of the page decide; a page that only plays an attack does not reach trafilatura's errors."""
    for answer in ("", "Tổng thu ngân sách"):
        monkeypatch.setattr("trafilatura.extract", lambda *_args, answer=answer, **_options: answer)
        text = text_of(PORTAL)
        assert "Thuế xe đạt 50,2 tỷ đồng" in text
        assert "vàng" not in text
        assert "USD" not in text

    def fail(*_args: object, **_options: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fail)
    assert "Thuế xe" in text_of(PORTAL)


def test_figures_and_footnotes_of_a_page_are_found(tmp_path: Path) -> None:
    """Title, footnote with its place, figures."""
    parsed = parse(tmp_path / "a.html", PORTAL)
    assert parsed.document.title == "Thu ngân sách quý I năm 2018"
    assert parsed.document.format == "html"
    note = next(block for block in parsed.document.blocks if block.kind is BlockKind.FOOTNOTE)
    assert note.text == "Theo báo cáo của Cục Thuế."
    assert note.anchor is not None
    assert {"1.131,6 tỷ đồng", "402,5 tỷ đồng", "50,2 tỷ đồng"} <= {figure.text for figure in parsed.figures}


@pytest.mark.parametrize(
    ("mark", "own"),
    [
        (
            '<sup><a class="sdfootnoteanc" name="sdfootnote4anc" href="#sdfootnote4sym"><sup>4</sup></a></sup>',
            '<p><a class="sdfootnotesym" name="sdfootnote4sym" href="#sdfootnote4anc">4</a>{}</p>',
        ),
        (
            '<a href="#_ftn4" name="_ftnref4"><span class=MsoFootnoteReference><span>[4]</span></span></a>',
            '<p><a href="#_ftnref4" name="_ftn4"><span class=MsoFootnoteReference>[4]</span></a> {}</p>',
        ),
    ],
    ids=["LibreOffice", "Word"],
)
def test_footnotes_of_office_programs_are_bound(tmp_path: Path, mark: str, own: str) -> None:
    """Their numbers are links; a link to anywhere else is a number of the text."""
    note = own.format("Theo báo cáo của Cục Thuế.")
    page = body(f'<p>Tổng thu đạt 33,4%{mark} dự toán, xem mục <a href="#muc5">5</a>.</p>{note}')
    parsed = parse(tmp_path / "a.html", page)
    assert parsed.document.text == "Tổng thu đạt 33,4%⁴ dự toán, xem mục 5.\n\n⁴ Theo báo cáo của Cục Thuế.\n"
    text, found = parsed.document.blocks
    assert (found.kind, found.text, found.mark) == (BlockKind.FOOTNOTE, "Theo báo cáo của Cục Thuế.", "4")
    assert found.anchor == (text.ordinal, len("Tổng thu đạt 33,4%"))


@pytest.mark.parametrize(
    ("mark", "own"),
    [
        (
            '<sup id="cite_ref-thue_4-0" class="reference"><a href="#cite_note-thue-4">[4]</a></sup>',
            '<h2>Chú thích</h2><li id="cite_note-thue-4">^ <a href="#cite_ref-thue_4-0"><sup>a</sup></a> {}</li>',
        ),
        (
            '<a href="#fn4" class="footnote-ref" id="fnref4" role="doc-noteref"><sup>4</sup></a>',
            '<aside><ol start="4"><li id="fn4"><p>{}<a href="#fnref4" role="doc-backlink">↩︎</a></p></li></ol></aside>',
        ),
        (
            '<sup id="fnref:4"><a class="footnote-ref" href="#fn:4">4</a></sup>',
            '<div class="footnote"><ol><li id="fn:4"><p>{}&#160;<a href="#fnref:4">&#8617;</a></p></li></ol></div>',
        ),
        ('<sup>[<a href="#gc4">4</a>]</sup>', '<p id="gc4"><sup>4</sup> {}</p>'),
        ('<sup><a href="#gc4">4</a></sup>', '<p><span id="gc4">(4)</span> {}</p>'),
    ],
    ids=["Wikipedia", "pandoc", "Python-Markdown", "by hand, with an address", "by hand, without a number of its own"],
)
def test_footnotes_of_web_pages_are_bound(tmp_path: Path, mark: str, own: str) -> None:
    """They are kept beside a menu, and hold no link back; a number that begins the note is its own words."""
    words = 'Theo <a href="https://cuc-thue.vn/">báo cáo</a> của 4 đội thuế.'
    article = f"<p>Tổng thu đạt 33,4%{mark} dự toán.</p>{own.format(words)}"
    parsed = parse(tmp_path / "a.html", body(f'<nav><a href="/">Trang chủ</a></nav>{article}'))
    text, note = (block for block in parsed.document.blocks if block.kind is not BlockKind.HEADING)
    assert (note.kind, note.text, note.mark) == (BlockKind.FOOTNOTE, "Theo báo cáo của 4 đội thuế.", "4")
    assert note.anchor == (text.ordinal, len("Tổng thu đạt 33,4%"))


def test_two_marks_in_a_row_are_two_and_a_listed_note_may_begin_with_its_number() -> None:
    """1, 2 are not 12; "1 vụ cháy" is what note 1 says."""
    marks = '<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup>'
    page = body(f'<p>Xảy ra 3 vụ{marks}.</p><ol><li id="n1">1 vụ cháy.</li><li id="n2">2 vụ nổ.</li></ol>')
    assert text_of(page) == "Xảy ra 3 vụ¹ ².\n\n¹ 1 vụ cháy.\n\n² 2 vụ nổ.\n"


@pytest.mark.parametrize(
    "link",
    ['<a href="#m2">2</a>', '<sup><a href="#mất">2</a></sup>', '<a href="#">2</a>', '<sup><a href="#m2">đầu</a></sup>'],
    ids=["a section", "nowhere", "the top", "words"],
)
def test_a_link_that_is_no_mark_makes_no_note(link: str) -> None:
    """What it leads to stays what it is."""
    assert text_of(body(f'<p>Xem mục {link}</p><p id="m2">2. Chi 5 tỷ đồng.</p>')).endswith("\n2. Chi 5 tỷ đồng.\n")


def test_a_page_without_menus_is_kept_whole() -> None:
    """A report saved as a page has a letterhead and signatures that are no article."""
    page = body("<p>Nơi nhận: Lưu VT</p><div>UBND tỉnh</div><p>Số: 12/BC-UBND</p>")
    assert text_of(page) == "Nơi nhận: Lưu VT\n\nUBND tỉnh\n\nSố: 12/BC-UBND\n"


def test_the_title_heads_a_page_without_a_heading() -> None:
    """Only then."""
    page = "<html><head><title>Báo cáo  quý I</title></head><body><p>Tổng thu 5 tỷ đồng.</p></body></html>"
    assert text_of(page) == "# Báo cáo quý I\n\nTổng thu 5 tỷ đồng.\n"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>ẩn</script>",
        "<style>ẩn</style>",
        "<noscript>ẩn</noscript>",
        "<template><p>ẩn</p></template>",
        "<!-- ẩn -->",
        "<p hidden>ẩn</p>",
        '<p style="color:red; display : none">ẩn</p>',
        '<span style="visibility:hidden">ẩn</span>',
        '<span style="mso-hide:all">ẩn</span>',
        '<iframe srcdoc="ẩn">ẩn</iframe>',
        "<svg><text>ẩn</text></svg>",
        "<select><option>ẩn</option></select>",
        "<button>ẩn</button>",
        '<img src="http://x.example/ẩn.png" alt="ẩn">',
        '<input value="ẩn">',
    ],
)
def test_what_a_browser_does_not_show_as_text_is_left_out(hidden: str) -> None:
    """Neither in paragraphs nor in cells."""
    table = f"<table><tr><td>Lúa{hidden}</td><td>5</td></tr><tr><td>Ngô</td><td>6</td></tr></table>"
    assert "ẩn" not in text_of(body(f"<p>Lúa {hidden} và ngô</p>{table}"))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("100 m<sup>2</sup>", "100 m²"),
        ("đạt 33,4%<sup>4</sup>", "đạt 33,4%⁴"),
        ("đạt 5 tỷ<sup><a href='#n'>[12]</a></sup>", "đạt 5 tỷ¹²"),
        ("25<sup>o</sup>C", "25°C"),
        ("s<sup>-1</sup>", "s⁻¹"),
        ("CO<sub>2</sub>", "CO2"),
        ("5 &lt; 6 &amp; x", "5 < 6 & x"),
        ("&lt;b&gt;thẻ&lt;/b&gt;", "\\<b>thẻ\\</b>"),
        ("<b>Tổng</b> <i>thu</i>", "Tổng thu"),
        ("một<br>hai", "một\n\nhai"),
        ("| a | b |", "\\| a | b \\|"),
        ("# không phải đề mục", "\\# không phải đề mục"),
        ("hoa\u0300", "hoà"),
    ],
)
def test_a_paragraph_is_written_so_that_it_is_read_as_it_is_shown(inner: str, text: str) -> None:
    """Raised digits are characters of their own, and what looks like markup is no markup."""
    assert text_of(body(f"<p>{inner}</p>")) == f"{text}\n"


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        ("<ul><li>x</li><li>y</li></ul>", ["- x", "- y"]),
        ("<ol><li>x</li><li value=7>y</li><li>z</li></ol>", ["1. x", "7. y", "8. z"]),
        ("<ol type=I start=3><li>x</li><li>y</li></ol>", ["III. x", "IV. y"]),
        ("<ol reversed><li>x</li><li>y</li></ol>", ["2. x", "1. y"]),
        ("<ol><li>x<ol type=a><li>y</li></ol></li><li>z</li></ol>", ["1. x", "a. y", "2. z"]),
    ],
)
def test_items_have_the_labels_that_a_browser_prints(page: str, labels: list[str]) -> None:
    """Start, value, kind and nesting count."""
    assert text_of(body(page)).split("\n\n") == [*labels[:-1], f"{labels[-1]}\n"]


@pytest.mark.parametrize(
    ("number", "kind", "text"), [(27, "a", "aa"), (40, "i", "xl"), (0, "I", "0"), (9999, "a", "9999")]
)
def test_numbers_of_items(number: int, kind: str, text: str) -> None:
    """Letters go on with two; what has no letters is a plain number."""
    assert write_number(number, kind) == text


def test_a_table_with_spanned_headers_gives_its_figures_their_path(tmp_path: Path) -> None:
    """Header texts are repeated, a label is repeated down, a number is not."""
    parsed = parse(
        tmp_path / "a.html",
        body(
            "<p>Thu ngân sách trên địa bàn.</p><table><caption>Bảng 1. Thu ngân sách (ĐVT: tỷ đồng)</caption>"
            "<tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Năm 2018</th><th rowspan=2>Năm 2017</th></tr>"
            "<tr><th>Kế hoạch</th><th>Ước thu</th></tr>"
            "<tr><td rowspan=2>Thuế</td><td>12,5</td><td>13,5</td><td>11,1</td></tr>"
            "<tr><td>22,5</td><td>23,5</td><td>21,1</td></tr>"
            "<tr><td>Phí</td><td>1,5</td><td rowspan=2>1,7</td><td>1,1</td></tr>"
            "<tr><td>Lệ phí</td><td>2,5</td><td>3,1</td></tr></table>"
        ),
    )
    found = [(f.indicator, f.period, f.text, f.unit) for f in parsed.figures]
    assert found == [
        ("Thuế - Năm 2018 Kế hoạch", "2018", "12,5", "tỷ đồng"),
        ("Thuế - Năm 2018 Ước thu", "2018", "13,5", "tỷ đồng"),
        ("Thuế", "2017", "11,1", "tỷ đồng"),
        ("Thuế - Năm 2018 Kế hoạch", "2018", "22,5", "tỷ đồng"),
        ("Thuế - Năm 2018 Ước thu", "2018", "23,5", "tỷ đồng"),
        ("Thuế", "2017", "21,1", "tỷ đồng"),
        ("Phí - Năm 2018 Kế hoạch", "2018", "1,5", "tỷ đồng"),
        ("Phí - Năm 2018 Ước thu", "2018", "1,7", "tỷ đồng"),
        ("Phí", "2017", "1,1", "tỷ đồng"),
        ("Lệ phí - Năm 2018 Kế hoạch", "2018", "2,5", "tỷ đồng"),
        ("Lệ phí", "2017", "3,1", "tỷ đồng"),
    ]


def test_a_table_that_arranges_the_page_is_no_table() -> None:
    """Old portals are made of them."""
    page = body("<table><tr><td><h2>Mục một</h2><p>Chữ một.</p></td><td><p>Chữ hai.</p></td></tr></table>")
    assert text_of(page) == "## Mục một\n\nChữ một.\n\nChữ hai.\n"


@pytest.mark.parametrize(
    "data",
    [
        "<html><body><p>Tổng thu đạt 5 tỷ đồng</p></body></html>".encode("utf-8-sig"),
        "<html><body><p>Tổng thu đạt 5 tỷ đồng</p></body></html>".encode("utf-16"),
        '<html><head><meta charset="windows-1252"></head><p>Tổng thu đạt 5 tỷ đồng</p></html>'.encode(),
        b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"></head><body><p>'
        + "Tô\u0309ng thu đa\u0323t 5 ty\u0309 đô\u0300ng".encode("cp1258")
        + b"</p></body></html>",
    ],
    ids=["bom", "utf16", "utf8_called_latin", "vietnamese_windows"],
)
def test_the_encoding_is_told_by_mark_bytes_and_declaration(data: bytes) -> None:
    """In that order; accents come out composed."""
    assert read_html(data, path="a.html").text == "Tổng thu đạt 5 tỷ đồng\n"


@pytest.mark.parametrize("suffix", [".html", ".doc", ".xls", ".txt", ".csv"])
def test_a_page_is_told_by_its_content(suffix: str) -> None:
    """Programs export pages under the endings of Word and Excel."""
    data = b"\r\n<!-- saved -->\r\n<HTML xmlns:x='urn'><body><table><tr><td>1</td><td>2</td></tr></table></body></HTML>"
    assert find_format(data, suffix).name == "html"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body><script>x</script></body></html>", "trang không có chữ nào"),
        ("<html><frameset><frame src='http://x.example'></frameset></html>", "trang không có chữ nào"),
        ("<html><body>" + "<div>" * 50_000, "trang lồng sâu"),
    ],
    ids=["empty", "frames", "deep"],
)
def test_pages_that_show_nothing_or_attack_are_refused(page: str, reason: str) -> None:
    """With a cure."""
    with pytest.raises(UnreadableDocument, match=reason):
        text_of(page)


@pytest.mark.parametrize(
    "inner",
    [
        "<table><tr>"
        + "<td colspan=1000 rowspan=65534>x</td>" * 50
        + "</tr>"
        + "<tr><td>1<td>2</tr>" * 300
        + "</table>",
        "<b>" * 9_000 + "chữ",
        "<p><a href=x>liên kết</a></p>" * 6_000 + "<nav>x</nav>",
        "<ol start=99999999999999999999><li value=-9e9>x</ol>",
        "<table><tr><td colspan='x'>Lúa<td>5<tr><td rowspan=''>Ngô<td>6</table>",
    ],
    ids=["spans", "bold", "links", "numbers", "odd_spans"],
)
def test_exaggerated_pages_are_read_all_the_same(inner: str) -> None:
    """Within bounds, and without an error that nobody foresaw."""
    assert len(text_of(body(inner))) < 1_000_000


def test_marks_of_references_in_a_cell_are_no_part_of_what_it_says(tmp_path: Path) -> None:
    """They stand in the stored text alone, as markup does."""
    document = parse(tmp_path / "a.html", body("<table><tr><td>Lúa[1]</td><td>5</td></tr></table>")).document
    (block,) = document.blocks
    assert block.text == "Lúa | 5"
    assert document.text[block.source.start : block.source.end] == "Lúa[1] | 5"


# A number or a letter in brackets is the mark of a reference.
PIECES = st.text(alphabet="aăĐ |#*<>_[]()1,.\\-&\n", min_size=1, max_size=25).filter(
    lambda text: re.search(r"\[\W*\w{1,3}\W*\]", text) is None
)


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_spans_of_any_page_rebuild_its_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """What a sentence claims stands in the stored text, but for markup."""
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    rows = "".join(f"<tr><td>{text}</td><td>5</td></tr>" for text in escaped)
    page = body(f"<p>Chữ đầu.</p>{''.join(f'<p>{text}</p>' for text in escaped)}<table>{rows}</table>")
    document = parse(tmp_path_factory.mktemp("h") / "a.html", page).document
    for block in document.blocks:
        source = document.text[block.source.start : block.source.end]
        wanted = "".join(char for char in block.text if char.isalnum())
        assert "".join(char for char in source if char.isalnum()) == wanted
