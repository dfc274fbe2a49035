"""The viewer in a real Chromium: outline, figures, search, steps, copying, long and hostile documents, paper."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from index.build import build_index
from index.figure import Figure
from index.store import open_store
from qa.page.library import Library
from qa.page.place import Place, cited_place, write_query
from qa.page.screen.page import build_app
from qa.page.service import SourceView
from tests.browsing import NARROW, WIDE, OpenReader, Reader, press_to_copy, serve_page
from tests.encoders import HashingEncoder
from tests.fake_page import BUDGET_QUOTE, NAME, VIEW, FakeService, cite
from tests.files.make_pdf import line, write_pdf
from tests.html_text import words
from tests.source_views import ATTACKS, HOSTILE_NAME, HOSTILE_TITLE, footnote_view, hostile_view, long_view
from tests.test_library import Asked

pytestmark = pytest.mark.browser

BUDGET = "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?"
SHIPPED = "lang-son-quy-1-2018.md"
PAPER = "rung.pdf"


class Documents(FakeService):
    """Answers as the fake service does; shows made-up documents, and the really indexed ones with their figures."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.views = {view.name: view for view in (VIEW, hostile_view(), long_view(), footnote_view())}

    def source(self, document_name: str, *, documents: Sequence[int] | None = None) -> SourceView | None:
        """Return the document with that name."""
        return self.views.get(document_name) or self.library.source(document_name)

    def figures(self, document_name: str, *, documents: Sequence[int] | None = None) -> tuple[Figure, ...]:
        """Return the figures of that document."""
        view = self.views.get(document_name)
        return self.library.figures(document_name) if view is None else view.figures

    def picture(self, document_name: str, page: int, *, documents: Sequence[int] | None = None) -> bytes | None:
        """Draw a page of an indexed document."""
        return self.library.picture(document_name, page)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve all of them."""
    folder = tmp_path_factory.mktemp("xem")
    pages = [
        line(f"The province planted {number}.250 ha of forest in 2024.", 50, 700)
        + line(f"Tea came to {number}.400 tons.", 50, 660)
        for number in range(1, 4)
    ]
    (folder / PAPER).write_bytes(write_pdf(pages))
    corpus = Path(__file__).parent.parent / "corpus"
    build_index([corpus, folder / PAPER], home=folder / "kho", encoder=HashingEncoder())
    with open_store(folder / "kho") as store:
        yield from serve_page(build_app(Documents(Library(Asked(store)))))


def open_document(reader: OpenReader, query: str, **window: object) -> Reader:
    """Open a link and wait for its document."""
    one = reader(query=query, **window)
    expect(one.page.locator(".qa-source")).to_be_visible()
    return one


def found(page: Page) -> list[str]:
    """Return the text of all painted hits, blanks as one."""
    texts = page.evaluate("[...(CSS.highlights.get('qa-found') ?? [])].map((range) => range.toString())")
    return [words(text) for text in texts]


def found_now(page: Page) -> str:
    """Return the text of the hit that one is at."""
    return words(page.evaluate("[...(CSS.highlights.get('qa-found-now') ?? [])].map(String).join('')"))


def look_for(one: Reader, typed: str, count: str) -> Locator:
    """Open the search, type, and wait for the count."""
    one.page.get_by_role("button", name="Tìm", exact=True).click()
    box = one.page.get_by_label("Tìm trong tài liệu này")
    expect(box).to_be_focused()
    box.fill(typed)
    expect(one.page.locator(".qa-find-count")).to_have_text(count)
    return box


def clipboard(one: Reader) -> str:
    """Return what was copied."""
    one.page.context.grant_permissions(["clipboard-read"])
    return str(one.page.evaluate("navigator.clipboard.readText()"))


# Outline


def test_the_outline_marks_the_section_and_jumps_by_keyboard(reader: OpenReader) -> None:
    """Open, the current section is marked; fold a branch with the arrows; Enter jumps, and the outline stays."""
    one = open_document(reader, f"?doc={SHIPPED}&p=40")
    button = one.page.get_by_role("button", name="Mục lục")
    button.focus()
    one.page.keyboard.press("Enter")
    outline = one.page.get_by_role("navigation", name="Mục lục của tài liệu")
    current = outline.locator("[aria-current]")
    expect(current).to_have_text("đ) Hoạt động doanh nghiệp, xúc tiến đầu tư")
    expect(button).to_have_attribute("aria-expanded", "true")
    parent = outline.get_by_role("link", name="II. Tình hình kinh tế")
    parent.focus()
    one.page.keyboard.press("ArrowLeft")
    expect(current).to_be_hidden()
    one.page.keyboard.press("ArrowRight")
    expect(current).to_be_visible()
    target = outline.get_by_role("link", name="e) Thu, chi ngân sách, tín dụng")
    target.focus()
    one.page.keyboard.press("Enter")
    expect(one.page.locator("#qa-source mark.qa-hit").first).to_have_text("e) Thu, chi ngân sách, tín dụng")
    expect(current).to_have_text("e) Thu, chi ngân sách, tín dụng")
    expect(target).to_be_focused()


def test_what_is_folded_in_the_outline_stays_folded_after_a_reload(reader: OpenReader) -> None:
    """In this window; another one begins unfolded."""
    query = f"?doc={SHIPPED}&p=40"
    one = open_document(reader, query)
    one.page.get_by_role("button", name="Mục lục").click()
    branch = one.page.get_by_role("button", name="Các mục dưới: II. Tình hình kinh tế")
    expect(branch).to_have_attribute("aria-expanded", "true")
    branch.click()
    one.page.reload()
    expect(one.page.locator("#qa-source h2").first).to_be_visible()
    one.page.get_by_role("button", name="Mục lục").click()
    expect(branch).to_have_attribute("aria-expanded", "false")
    expect(one.page.get_by_role("link", name="e) Thu, chi ngân sách, tín dụng")).to_be_hidden()
    other = open_document(reader, query)
    other.page.get_by_role("button", name="Mục lục").click()
    unfolded = other.page.get_by_role("button", name="Các mục dưới: II. Tình hình kinh tế")
    expect(unfolded).to_have_attribute("aria-expanded", "true")


def test_the_mark_in_the_outline_follows_reading(reader: OpenReader) -> None:
    """Scroll to another section: that one is marked."""
    one = open_document(reader, f"?doc={SHIPPED}")
    one.page.get_by_role("button", name="Mục lục").click()
    outline = one.page.locator("#qa-outline")
    expect(outline.locator("[aria-current]")).to_have_count(1)
    one.page.locator("[data-paragraph='45']").evaluate(
        "(block) => { const box = block.closest('#qa-source');"
        " box.scrollTop += block.getBoundingClientRect().top - 500; }"
    )
    expect(outline.locator("[aria-current]")).not_to_contain_text("BÁO CÁO")


def test_the_outline_of_a_paper_with_pages_lists_them(reader: OpenReader) -> None:
    """A click on a page shows its picture, and that page is marked."""
    one = open_document(reader, f"?doc={PAPER}")
    one.page.get_by_role("button", name="Mục lục").click()
    one.page.get_by_role("link", name="Trang 3").click()
    expect(one.page.get_by_role("img", name="Ảnh trang 3")).to_be_visible()
    expect(one.page.get_by_role("link", name="Trang 3")).to_have_attribute("aria-current", "location")


# Figures


def test_all_figures_are_marked_and_stepped_through(reader: OpenReader) -> None:
    """The switch keeps the place; each mark tells what it is; the steps say which of how many."""
    one = open_document(reader, f"?doc={SHIPPED}&p=7")
    one.page.get_by_role("button", name="Đánh dấu mọi số liệu").click()
    switch = one.page.get_by_role("button", name="Đánh dấu mọi số liệu")
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(switch).to_be_focused()
    assert "m=1" in one.page.url
    mark = one.page.locator("[data-paragraph='7'] .qa-number", has_text="7.252,8 tỷ đồng")
    title = mark.get_attribute("title") or ""
    for told in ("Chỉ tiêu: ", "Kỳ: năm 2017", "Vai trò: giá trị", "Đơn vị: tỷ đồng", "Tình trạng: "):
        assert told in title
    count = one.page.locator("[data-number-count]")
    expect(count).to_contain_text("số liệu")
    total = count.inner_text().split()[0]
    one.page.get_by_role("button", name="Số liệu sau").click()
    expect(count).to_contain_text(f"/{total}")
    first = int(count.inner_text().removeprefix("Số liệu ").split("/")[0])
    expect(one.page.locator(".qa-number-told")).to_contain_text("Chỉ tiêu:")
    expect(one.page.locator("#qa-source .qa-hit-figure")).to_be_in_viewport()
    forth = one.page.get_by_role("button", name="Số liệu sau")
    expect(forth).to_be_focused()
    one.page.keyboard.press("Enter")
    expect(count).to_have_text(f"Số liệu {first + 1}/{total}")
    one.page.get_by_role("button", name="Số liệu trước").click()
    expect(count).to_have_text(f"Số liệu {first}/{total}")
    one.page.get_by_role("button", name="Đánh dấu mọi số liệu").click()
    expect(one.page.locator(".qa-number")).to_have_count(0)


def test_figures_are_boxes_on_the_picture_of_a_page(reader: OpenReader) -> None:
    """Two on each page; the next one after the last of a page stands on the next page."""
    one = open_document(reader, f"?doc={PAPER}&v=2&g=1&m=1")
    boxes = one.page.locator(".qa-sheet rect.qa-number")
    assert boxes.count() >= 2
    assert "Đơn vị: ha" in (boxes.locator("title").all_text_contents()[0])
    step = one.page.get_by_role("button", name="Số liệu sau")
    while "Trang 1/3" in one.page.locator(".qa-sheet-steps").first.inner_text():
        before = one.page.locator("[data-number-count]").inner_text()
        step.click()
        expect(one.page.locator("[data-number-count]")).not_to_have_text(before)
    expect(one.page.locator(".qa-sheet-steps").first).to_contain_text("Trang 2/3")
    expect(one.page.locator(".qa-sheet rect.qa-hit-figure")).to_have_count(1)


# Search


def test_words_are_found_without_accents_across_markup_and_stepped_through(reader: OpenReader) -> None:
    """Without accents, across the footnote mark and the highlight; Enter and Shift+Enter go round."""
    one = open_document(reader, write_query(cited_place(cite(BUDGET_QUOTE, "412,6 tỷ\nđồng"))))
    box = look_for(one, "THU NGAN SACH tren dia ban huyen nam 2024 dat 412,6 ty dong, bang", "1/1")
    expected = "thu ngân sách trên địa bàn huyện năm 2024 đạt 412,6 tỷ đồng, bằng"
    assert found(one.page) == [expected]
    box.fill("cung ky; trong")
    expect(one.page.locator(".qa-find-count")).to_have_text("1/1")
    assert found_now(one.page).startswith("cùng kỳ")
    assert found_now(one.page).endswith("; trong")
    box.fill("thu noi dia")
    expect(one.page.locator(".qa-find-count")).to_have_text("1/2")
    assert found_now(one.page) == "thu nội địa"
    box.press("Enter")
    expect(one.page.locator(".qa-find-count")).to_have_text("2/2")
    assert found_now(one.page) == "Thu nội địa"
    box.press("Enter")
    expect(one.page.locator(".qa-find-count")).to_have_text("1/2")
    box.press("Shift+Enter")
    expect(one.page.locator(".qa-find-count")).to_have_text("2/2")
    box.fill("vụ cháy")
    expect(one.page.locator(".qa-find-count")).to_have_text("Không có")
    expect(one.page.get_by_role("button", name="Kết quả sau")).to_be_disabled()
    box.press("Escape")
    expect(box).to_be_hidden()
    expect(one.page.locator(".qa-source")).to_be_visible()


def test_a_hit_far_away_in_a_document_of_a_megabyte_is_opened(reader: OpenReader) -> None:
    """The one place that names commune 1999, under the heading of paragraph 2000, is not drawn at first."""
    one = open_document(reader, "?doc=dai.md")
    expect(one.page.locator("[data-paragraph='2001']")).to_have_count(0)
    box = look_for(one, "xa so 1999 thu", "1/1")
    expect(one.page.locator("[data-paragraph='2001'] mark.qa-hit")).to_be_in_viewport()
    assert found_now(one.page) == "Xã số 1999 thu"
    expect(box).to_be_focused()
    expect(box).to_have_value("xa so 1999 thu")


def test_words_are_found_in_the_stored_text(reader: OpenReader) -> None:
    """The hit lies over the characters as they are stored."""
    one = open_document(reader, f"?doc={NAME}&v=1")
    look_for(one, "412,6 ty dong", "1/1")
    assert one.page.evaluate("String([...CSS.highlights.get('qa-found-now')][0])") == "412,6 tỷ\nđồng"


# Citations


def test_the_citations_of_an_answer_are_stepped_through(reader: OpenReader) -> None:
    """Opened from the first of two: a step to the second, one more to the first; closing returns to the card."""
    one = reader()
    turn = one.ask(BUDGET)
    card = turn.locator(".qa-citation > a").first
    card.click()
    steps = one.page.locator("[data-citations]")
    expect(steps).to_contain_text("Trích dẫn 1/2")
    tops = {each.bounding_box()["y"] for each in steps.get_by_role("button").all()}  # type: ignore[index]
    assert len(tops) == 1, "the buttons stand in one line"
    one.page.get_by_role("button", name="Trích dẫn sau").click()
    expect(steps).to_contain_text("Trích dẫn 2/2")
    assert one.highlighted() == "Số đã báo cáo trước đây là 398,0 tỷ đồng."
    expect(one.page.get_by_role("button", name="Trích dẫn sau")).to_be_focused()
    one.page.keyboard.press("Enter")
    expect(steps).to_contain_text("Trích dẫn 1/2")
    one.page.keyboard.press("Escape")
    expect(card).to_be_focused()


def test_a_document_opened_by_a_link_has_no_citations_to_step_through(reader: OpenReader) -> None:
    """Nobody knows which answer it came from."""
    one = open_document(reader, f"?doc={NAME}&p=7")
    expect(one.page.locator("[data-citations]")).to_be_hidden()


# Copying


def test_the_place_is_copied_as_a_link_and_as_a_reference_for_a_letter(reader: OpenReader) -> None:
    """Both name the highlighted characters."""
    one = open_document(reader, write_query(Place(document=NAME, paragraph=7)))
    press_to_copy(one.page.get_by_role("button", name="Chép trích dẫn hành chính"))
    assert clipboard(one).startswith("“Toàn huyện có 41 trường học, 23 trường đạt chuẩn quốc gia, tỷ lệ 56,1%.” (")
    assert clipboard(one).endswith(", mục II, đoạn 1)")
    one.page.get_by_role("button", name="Chép liên kết").click()
    assert clipboard(one) == one.page.url


@pytest.mark.parametrize(
    ("query", "holder", "quote"),
    [
        (f"?doc={NAME}", "[data-paragraph='3'] p", "đạt 412,6 tỷ\nđồng"),
        (f"?doc={NAME}", "[data-paragraph='3'] p", "trong đó thu nội địa 268,9 tỷ đồng"),
        (f"?doc={NAME}&v=1", ".qa-verbatim", "đạt 412,6 tỷ\nđồng"),
        (f"?doc={NAME}", "[data-paragraph='8'] td", "244,1"),
    ],
)
def test_a_selection_is_copied_as_a_link_to_exactly_its_characters(
    reader: OpenReader, query: str, holder: str, quote: str
) -> None:
    """Select by the offsets of the page's own text, copy, and read the link: it opens what was selected."""
    one = open_document(reader, query)
    one.page.locator(holder).first.evaluate(
        """(holder, wanted) => {
          const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const pattern = new RegExp(wanted.replaceAll(/\\s/g, "\\\\s"));
          while (walker.nextNode()) {
            const match = pattern.exec(walker.currentNode.data);
            if (!match) continue;
            range.setStart(walker.currentNode, match.index);
            range.setEnd(walker.currentNode, match.index + match[0].length);
            break;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        quote,
    )
    expect(one.page.locator(".qa-source-status")).to_contain_text(f"Đang chọn {len(quote)} ký tự")
    start = VIEW.text.index(quote)
    one.page.get_by_role("button", name="Chép liên kết").click()
    link = clipboard(one)
    assert f"?doc={NAME}&s={start}&e={start + len(quote)}" in link
    one.page.goto(link)
    expect(one.page.locator("#qa-source mark.qa-hit").first).to_be_visible()
    assert one.highlighted() == words(quote)
    one.page.get_by_role("button", name="Chép trích dẫn hành chính").click()
    assert clipboard(one).startswith(f"“{words(quote)}” (")


@pytest.mark.parametrize("paragraph", [4, 7, 9])
def test_a_triple_click_selects_the_paragraph_and_nothing_behind_it(reader: OpenReader, paragraph: int) -> None:
    """In the middle, before a table, and the last of the document."""
    one = open_document(reader, f"?doc={NAME}")
    block = VIEW.blocks[paragraph - 1]
    one.page.locator(f"[data-paragraph='{paragraph}'] p").click(click_count=3)
    length = block.source.end - block.source.start
    expect(one.page.locator(".qa-source-status")).to_contain_text(f"Đang chọn {length} ký tự")
    one.page.get_by_role("button", name="Chép liên kết").click()
    assert f"?doc={NAME}&s={block.source.start}&e={block.source.end}" in clipboard(one)


# Long documents


def test_a_long_document_is_drawn_as_one_reads_on_and_nothing_jumps(reader: OpenReader) -> None:
    """A part of a megabyte is drawn; reading back puts more above, and what one reads stays where it is."""
    one = open_document(reader, "?doc=dai.md&p=2000")
    block = one.page.locator("[data-paragraph='2000']")
    expect(block).to_be_in_viewport()
    drawn = one.page.locator("[data-paragraph]").count()
    assert drawn < 500
    first = one.page.locator("[data-paragraph]").first
    number = int(first.get_attribute("data-paragraph") or 0)
    watched = one.page.locator(f"[data-paragraph='{number + 8}']")
    watched.evaluate(
        "(block) => { const box = block.closest('#qa-source');"
        " box.scrollTop += block.getBoundingClientRect().top - 400; }"
    )
    before = watched.bounding_box()
    expect(one.page.locator(f"[data-paragraph='{number - 1}']")).to_have_count(1)
    after = watched.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 1
    numbers = one.page.locator("[data-paragraph]").evaluate_all(
        "(all) => all.map((one) => Number(one.dataset.paragraph))"
    )
    assert numbers == list(range(numbers[0], numbers[-1] + 1))


def test_a_mark_leads_to_one_of_ten_thousand_footnotes(reader: OpenReader) -> None:
    """The footnote is not drawn; its mark opens it all the same."""
    one = open_document(reader, "?doc=chu-thich.md")
    assert one.page.locator(".qa-block-footnote").count() < 2_000
    one.page.get_by_role("link", name="10000", exact=True).first.click()
    expect(one.page.locator("#qa-source mark.qa-hit")).to_have_text("Chú thích thứ 10000.")
    expect(one.page.locator("#qa-source mark.qa-hit")).to_be_in_viewport()


# Narrow, paper, screen readers


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_narrow_window_the_document_covers_the_page(reader: OpenReader, scheme: str) -> None:
    """The whole window, nothing wider than it; what lies under it is out of reach until it is closed."""
    one = reader(size=NARROW, scheme=scheme)
    card = one.ask(BUDGET).locator(".qa-citation > a").first
    card.click()
    expect(one.page.locator(".qa-source")).to_be_visible()
    box = one.page.locator("#qa-source").bounding_box()
    assert box == {"x": 0, "y": 0, "width": NARROW[0], "height": NARROW[1]}
    assert one.page.locator("#qa-conversation").evaluate("(part) => part.inert")
    one.page.get_by_role("button", name="Mục lục").click()
    expect(one.page.locator("#qa-outline a").first).to_be_visible()
    assert one.overflow() <= 0
    close = one.page.get_by_role("button", name="Quay lại")
    expect(close).to_be_in_viewport()
    one.page.keyboard.press("Escape")
    expect(one.page.locator("#qa-outline")).to_be_hidden()
    one.page.keyboard.press("Escape")
    expect(one.page.locator(".qa-source")).to_have_count(0)
    expect(card).to_be_focused()
    assert not one.page.locator("#qa-conversation").evaluate("(part) => part.inert")


def test_on_paper_stands_the_document_alone(reader: OpenReader) -> None:
    """No header, no buttons, dark ink on white, also from the dark page."""
    one = open_document(reader, f"?doc={NAME}&p=7", scheme="dark", size=WIDE)
    one.page.emulate_media(media="print", color_scheme="dark")
    for hidden in ("#qa-header", "#qa-conversation", "#qa-composer", ".qa-source-bar"):
        expect(one.page.locator(hidden)).to_be_hidden()
    expect(one.page.locator(".qa-source h2")).to_be_visible()
    expect(one.page.locator("#qa-source")).to_have_css("position", "static")
    expect(one.page.locator("#qa-source")).to_have_css("overflow-y", "visible")
    expect(one.page.locator("[data-paragraph='4'] p")).to_have_css("color", "rgb(22, 33, 43)")


def test_everything_to_press_has_a_name(reader: OpenReader) -> None:
    """Whoever hears the page knows each button, link and field of the viewer."""
    one = open_document(reader, f"?doc={SHIPPED}&m=1&p=40")
    one.page.get_by_role("button", name="Mục lục").click()
    expect(one.page.locator("#qa-outline a").first).to_be_visible()
    expect(one.page.get_by_role("complementary", name="Tài liệu gốc")).to_be_visible()
    nameless = one.page.locator("#qa-source :is(button, a, input)").evaluate_all(
        "(all) => all.filter((one) => !(one.ariaLabel || one.textContent.trim() || one.labels?.length))"
        ".map((one) => one.outerHTML)"
    )
    assert nameless == []


# Hostile documents


@pytest.mark.parametrize("view", ["", "&v=1"])
def test_a_hostile_document_runs_nothing(reader: OpenReader, view: str) -> None:
    """Opened, its outline unfolded, its words looked for, its figures stepped through: text everywhere, no dialog."""
    one = reader()
    dialogs: list[str] = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    one.page.goto(one.page.url + write_query(Place(document=HOSTILE_NAME, paragraph=2, shows_figures=True)) + view)
    expect(one.page.locator("#qa-source h2").first).to_have_text(HOSTILE_TITLE)
    expect(one.page.locator(".qa-source")).to_contain_text(ATTACKS[0])
    one.page.get_by_role("button", name="Mục lục").click()
    for attack in (ATTACKS[0], ATTACKS[2], ATTACKS[4]):
        expect(one.page.locator("#qa-outline")).to_contain_text(attack)
    one.page.locator("#qa-outline a").nth(4).click()
    expect(one.page.locator("#qa-source mark.qa-hit").first).to_contain_text("javascript:alert(3)")
    look_for(one, ATTACKS[1], "1/5")
    assert found(one.page) == [ATTACKS[1]] * 5
    one.page.get_by_role("button", name="Số liệu sau").click()
    expect(one.page.locator(".qa-number-told")).to_contain_text("onload=alert(1)")
    expect(one.page.locator(".qa-number").first).to_have_attribute("title", re.compile("<img src=x onerror"))
    one.page.locator(".qa-number").first.hover()
    assert one.page.locator("#qa-source :is(script, img, svg, iframe, style, template)").count() == 0
    assert one.page.locator("#qa-source a:not([href^='?doc=']):not([href^='#qa-note-'])").count() == 0
    assert one.page.evaluate("window.hacked") is None
    assert dialogs == []
    assert one.overflow() <= 0
