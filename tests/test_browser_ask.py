"""The conversation in a real Chromium: steps, stopping, asking as typed, looks at proofs, actions, verdicts, paper."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, expect

from index.build import build_index
from qa.ask import open_asker
from qa.page.citation import write_place
from qa.page.library import Library
from qa.page.screen.page import build_app
from tests.browsing import NARROW, WIDE, OpenReader, Reader, press_to_copy, serve_page
from tests.fake_page import BUDGET_QUOTE, FakeService, JudgedService, budget_answer
from tests.html_text import words

pytestmark = pytest.mark.browser

BUDGET = "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?"
# Colours of an element: of its text, and of what it stands on, which may be something around it.
INK_AND_GROUND = """(element) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  let ground = element;
  while (ground && parts(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  return [parts(getComputedStyle(element).color), parts(getComputedStyle(ground).backgroundColor)];
}"""
UNACCENTED = "thu ngan sach nam 2024"


@pytest.fixture(scope="module")
def real_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real asker over the shipped documents, by words."""
    home = tmp_path_factory.mktemp("kho")
    build_index([Path(__file__).parent.parent / "corpus"], home=home)
    yield from serve_page(build_app(Library(open_asker(home))))


def begin(one: Reader, question: str) -> Locator:
    """Ask without waiting for the answer; return the turn."""
    box = one.page.get_by_label("Câu hỏi của bạn")
    box.fill(question)
    box.press("Enter")
    return one.page.locator(".qa-turn").last


def spy_on_copying(one: Reader) -> None:
    """Keep what the page selects to be copied, where the test can read it."""
    one.page.evaluate("document.addEventListener('copy', () => { window.copied = document.activeElement.value; })")


def contrast(place: Locator) -> float:
    """Return the contrast of the text of an element with what it stands on, 1 to 21."""
    ink, ground = place.evaluate(INK_AND_GROUND)
    high, low = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: list[float]) -> float:
    """Return the relative luminance of a colour given as red, green, blue of 0 to 255."""
    parts = [part / 255 for part in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Steps and stopping


def test_the_steps_are_told_as_they_happen(reader: OpenReader, service: JudgedService) -> None:
    """While it searches, what is over is ticked and what goes on is named; then the answer takes their place."""
    one = reader()
    service.gate.clear()
    turn = begin(one, "đợi thu ngân sách")
    expect(turn.locator(".qa-steps li")).to_have_text(["Hiểu câu hỏi: “đợi thu ngân sách”", "Tìm trong 1 tài liệu…"])
    expect(turn.locator(".qa-step-done")).to_have_count(1)
    service.gate.set()
    expect(turn.locator(".qa-figure").first).to_be_visible()
    expect(turn.locator(".qa-steps")).to_have_count(0)


def test_the_seconds_are_counted_when_it_takes_longer(reader: OpenReader, service: JudgedService) -> None:
    """Nothing is counted at first; whoever waits sees that the page is alive."""
    one = reader()
    service.gate.clear()
    turn = begin(one, "đợi")
    expect(turn.locator(".qa-steps")).to_be_visible()
    expect(turn.locator(".qa-elapsed")).to_have_text(re.compile(r"^\d+ giây$"))
    service.gate.set()
    expect(turn.locator(".qa-headline")).to_be_visible()


def test_a_question_can_be_stopped_and_asked_again(reader: OpenReader, service: JudgedService) -> None:
    """The turn says so at once, the work ends at its next step, and the next question is answered."""
    one = reader()
    service.gate.clear()
    service.finished.clear()
    turn = begin(one, "đợi rồi thôi")
    turn.get_by_role("button", name="Dừng").click()
    expect(turn).to_contain_text("Đã dừng theo yêu cầu.")
    service.gate.set()
    assert service.finished.wait(60)
    one.settle()
    turn.get_by_role("button", name="Hỏi lại").click()
    expect(one.page.locator(".qa-turn")).to_have_count(2)
    expect(one.page.locator(".qa-turn").last.locator(".qa-figure").first).to_be_visible()


def test_a_new_conversation_leaves_no_question_behind(reader: OpenReader, service: JudgedService) -> None:
    """What was still being asked does not come back over the first page."""
    one = reader()
    service.gate.clear()
    service.finished.clear()
    begin(one, "đợi rồi xóa")
    one.page.get_by_role("button", name="Trò chuyện mới").click()
    one.page.get_by_role("button", name="Xóa", exact=True).click()
    expect(one.page.locator(".qa-welcome")).to_be_visible()
    service.gate.set()
    assert service.finished.wait(60)
    one.settle()
    one.ask(BUDGET)
    expect(one.page.locator(".qa-turn")).to_have_count(1)


# As typed


def test_what_was_changed_is_shown_and_can_be_undone(reader: OpenReader, service: JudgedService) -> None:
    """The words as typed stand beside the words as read; one click asks the text as it was typed."""
    one = reader()
    turn = one.ask(UNACCENTED)
    expect(turn.locator(".qa-understood")).to_contain_text("Đã hiểu là: Thu ngân sách năm 2024 là bao nhiêu?")
    expect(turn.locator(".qa-changes")).to_have_text("Đã sửa: ngan sach nam → ngân sách năm")
    turn.get_by_role("button", name="Hỏi đúng như đã gõ").click()
    again = one.page.locator(".qa-turn").last
    expect(again.locator(".qa-as-typed-note")).to_be_visible()
    expect(again.locator(".qa-headline")).to_be_visible()
    assert service.asked_as_typed[-1] == UNACCENTED
    expect(again.get_by_role("button", name="Hỏi đúng như đã gõ")).to_have_count(0)


# Looks at proofs


def test_hovering_a_figure_shows_its_quote_with_that_figure(reader: OpenReader) -> None:
    """The figure pointed at stands out of the others; nothing moves; away from it the look is over."""
    one = reader()
    turn = one.ask(BUDGET)
    # What leads on comes after the answer, and stands below it.
    expect(turn.locator(".qa-next .qa-chip")).to_have_count(1)
    before = turn.locator(".qa-answer").bounding_box()
    peek = one.page.locator("#qa-peek")
    turn.locator(".qa-figure-link").first.hover()
    expect(peek).to_be_visible()
    assert words(peek.locator(".qa-quote").inner_text()) == words(BUDGET_QUOTE)
    assert [words(text) for text in peek.locator("mark:not(.qa-mark-beside)").all_text_contents()] == ["412,6 tỷ đồng"]
    assert peek.locator(".qa-mark-beside").all_text_contents() == ["104,2%", "8,3%"]
    assert turn.locator(".qa-answer").bounding_box() == before
    one.page.mouse.move(5, 400)
    expect(peek).to_be_hidden()


def test_a_mark_of_the_headline_is_looked_at_by_keyboard(reader: OpenReader) -> None:
    """Focus shows the quote and names it to a screen reader; Esc closes the look alone; Enter opens the document."""
    one = reader()
    turn = one.ask(BUDGET)
    peek = one.page.locator("#qa-peek")
    mark = turn.locator(".qa-headline .qa-mark").nth(1)
    one.page.keyboard.press("Tab")
    mark.focus()
    expect(peek).to_contain_text("398,0 tỷ đồng")
    expect(mark).to_have_attribute("aria-describedby", "qa-peek")
    one.page.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    expect(mark).to_be_focused()
    one.page.keyboard.press("Enter")
    expect(one.page.locator(".qa-source")).to_be_visible()
    expect(peek).to_be_hidden()
    assert one.highlighted() == "Số đã báo cáo trước đây là 398,0 tỷ đồng."


def test_a_look_stays_with_its_link_when_that_is_brought_into_view(reader: OpenReader) -> None:
    """A mark below the fold is scrolled to when the keyboard reaches it, and its look goes along."""
    one = reader(size=(390, 420))
    turn = one.ask(BUDGET)
    one.page.keyboard.press("Tab")
    mark = turn.locator(".qa-figure .qa-mark").last
    mark.focus()
    peek = one.page.locator("#qa-peek")
    expect(peek).to_contain_text("398,0 tỷ đồng")
    expect(mark).to_be_in_viewport()
    expect(peek).to_be_in_viewport()
    one.page.evaluate("window.scrollBy(0, 40)")
    gap = """(link) => {
      const [one, other] = [link, document.querySelector("#qa-peek")].map((each) => each.getBoundingClientRect());
      return Math.min(Math.abs(other.top - one.bottom), Math.abs(one.top - other.bottom)) < 12;
    }"""
    one.page.wait_for_function(gap, arg=mark.element_handle())
    expect(peek).to_be_visible()


def test_a_look_closed_by_escape_leaves_the_document_open(reader: OpenReader) -> None:
    """One press closes one thing."""
    one = reader()
    turn = one.ask(BUDGET)
    turn.locator(".qa-headline .qa-mark").first.click()
    expect(one.page.locator(".qa-source")).to_be_visible()
    turn.locator(".qa-headline .qa-mark").nth(1).hover()
    expect(one.page.locator("#qa-peek")).to_be_visible()
    one.page.keyboard.press("Escape")
    expect(one.page.locator("#qa-peek")).to_be_hidden()
    expect(one.page.locator(".qa-source")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_look_stays_inside_the_window(reader: OpenReader, size: tuple[int, int]) -> None:
    """Whatever the width, the quote is read whole beside what it proves."""
    one = reader(size=size)
    turn = one.ask(BUDGET)
    for mark in turn.locator(".qa-headline .qa-mark").all():
        mark.hover()
        expect(one.page.locator("#qa-peek")).to_be_visible()
        box = one.page.locator("#qa-peek").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size[1]
        one.page.mouse.move(0, 0)
        expect(one.page.locator("#qa-peek")).to_be_hidden()
    assert one.overflow() <= 0


def test_markup_in_a_quote_is_not_run_by_a_look(reader: OpenReader) -> None:
    """The quote is text there too."""
    one = reader()
    turn = one.ask("cửa hàng")
    turn.locator(".qa-mark").first.hover()
    expect(one.page.locator("#qa-peek")).to_contain_text('<img src=x onerror="window.hacked=1">')
    assert one.page.locator("#qa-peek img").count() == 0
    assert one.page.evaluate("window.hacked") is None


# What leads on


def test_questions_that_lead_on_come_after_the_answer(reader: OpenReader) -> None:
    """They come by themselves, and are asked by a click; the earlier turn shows none any more."""
    one = reader()
    turn = one.ask(BUDGET)
    turn.get_by_role("button", name="Đàn trâu bò của huyện có bao nhiêu con?").click()
    expect(one.page.locator(".qa-turn")).to_have_count(2)
    expect(one.page.locator(".qa-turn").first.locator(".qa-next")).to_be_hidden()


def test_what_leads_on_from_the_shipped_report_is_answered(reader: OpenReader, real_address: str) -> None:
    """Nothing faked: an ambiguous question offers its other period, and what is offered is answered."""
    one = reader(at=real_address)
    turn = one.ask("thu ngân sách bao nhiêu")
    other = "Tổng thu ngân sách trên địa bàn Lạng Sơn năm 2017 là bao nhiêu?"
    expect(turn.get_by_role("heading", name="Cùng chỉ tiêu, kỳ hoặc nơi khác")).to_be_visible()
    expect(turn.get_by_role("button", name=other)).to_be_visible()
    expect(turn.locator(".qa-next .qa-chip")).to_have_count(3)
    turn.locator(".qa-next .qa-chip").last.click()
    expect(one.page.locator(".qa-turn")).to_have_count(2)
    expect(one.page.locator(".qa-turn").last.locator(".qa-figure").first).to_be_visible()


# What is done with an answer


def test_the_answer_and_its_citations_are_copied(reader: OpenReader) -> None:
    """The answer with its citations numbered like its marks; the citations alone as a letter names them."""
    one = reader()
    turn = one.ask(BUDGET)
    spy_on_copying(one)
    answer = budget_answer(BUDGET)
    press_to_copy(turn.get_by_role("button", name="Chép câu trả lời"))
    lines = one.page.evaluate("window.copied").split("\n")
    assert lines[0] == answer.text
    assert [line[:4] for line in lines[1:]] == ["[1] ", "[2] "]
    assert "“Số đã báo cáo trước đây là 398,0 tỷ đồng.”" in lines[2]
    turn.get_by_role("button", name="Chép trích dẫn", exact=True).click()
    assert one.page.evaluate("window.copied") == "\n".join(map(write_place, answer.citations))


def test_the_answer_is_saved_as_a_word_file_with_footnotes(reader: OpenReader) -> None:
    """The file is the one that the command line writes."""
    one = reader()
    turn = one.ask(BUDGET)
    with one.page.expect_download() as waited:
        turn.get_by_role("button", name="Tải Word").click()
    assert waited.value.suggested_filename == "tra-loi.docx"
    document = docx.Document(BytesIO(Path(waited.value.path()).read_bytes()))
    assert document.paragraphs[0].text == BUDGET
    assert any(part.partname == "/word/footnotes.xml" for part in document.part.package.iter_parts())


# Verdicts


def test_a_verdict_is_kept_with_its_note_and_can_be_changed(reader: OpenReader, service: JudgedService) -> None:
    """Each is thanked for; the last one is shown as the one that counts, also after the next question."""
    one = reader()
    turn = one.ask(BUDGET)
    turn.get_by_role("button", name="Sai số").click()
    note = turn.get_by_label("Sai số: ghi chú (không bắt buộc)")
    expect(note).to_be_focused()
    note.fill("số đúng ở <b>trang 3</b>")
    turn.get_by_role("button", name="Gửi ý kiến").click()
    expect(turn.locator(".qa-feedback-told")).to_contain_text("đã ghi: sai số. Ghi chú: “số đúng ở <b>trang 3</b>”.")
    expect(turn.get_by_role("button", name="Sai số")).to_be_focused()
    turn.get_by_role("button", name="Đúng", exact=True).click()
    expect(turn.locator(".qa-feedback-told")).to_contain_text("đã ghi: đúng.")
    headline = budget_answer(BUDGET).text
    assert service.kept[-2:] == [
        ("", BUDGET, (), headline, "wrong_figure", "số đúng ở <b>trang 3</b>"),
        ("", BUDGET, (), headline, "right", ""),
    ]
    one.ask("cửa hàng")
    first = one.page.locator(".qa-turn").first
    expect(first.get_by_role("button", name="Đúng", exact=True)).to_have_attribute("aria-pressed", "true")


def test_a_refusal_is_blamed_for_what_a_refusal_can_be_wrong_in(reader: OpenReader, service: JudgedService) -> None:
    """The documents do answer: where, stands in the note. It has no figure and proves nothing."""
    turn = reader().ask("Có bao nhiêu vụ cháy?")
    expect(turn.locator("[data-verdict]")).to_have_text(["Đúng", "Tài liệu có nêu", "Hiểu sai câu hỏi"])
    turn.get_by_role("button", name="Tài liệu có nêu").click()
    turn.get_by_label("Tài liệu có nêu: ghi chú (không bắt buộc)").fill("ở mục III")
    turn.get_by_role("button", name="Gửi ý kiến").click()
    expect(turn.locator(".qa-feedback-told")).to_contain_text("đã ghi: tài liệu có nêu. Ghi chú: “ở mục III”.")
    assert service.kept[-1][4:] == ("stated", "ở mục III")


def test_a_verdict_that_cannot_be_kept_is_told(reader: OpenReader) -> None:
    """No thanks for what is lost."""
    turn = reader().ask(BUDGET)
    turn.get_by_role("button", name="Sai trích dẫn").click()
    turn.locator(".qa-note textarea").fill("hỏng")
    turn.get_by_role("button", name="Gửi ý kiến").click()
    expect(turn.locator(".qa-feedback-told")).to_have_text("Kho ý kiến bị hỏng; hãy báo người quản trị.")
    expect(turn.get_by_role("button", name="Sai trích dẫn")).to_have_attribute("aria-pressed", "false")


def test_a_service_that_keeps_no_verdicts_has_no_buttons_for_them(reader: OpenReader) -> None:
    """The other actions stay."""
    for address in serve_page(build_app(FakeService())):
        turn = reader(at=address).ask(BUDGET)
        expect(turn.get_by_role("button", name="Tải Word")).to_be_visible()
        expect(turn.locator(".qa-feedback")).to_have_count(0)


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_stand_question_answer_and_citations_alone(reader: OpenReader, scheme: str) -> None:
    """Black on white in both themes; the place of each citation as a letter names it; nothing to click."""
    one = reader(scheme=scheme)
    turn = one.ask(BUDGET)
    expect(turn.locator(".qa-next .qa-chip")).to_have_count(1)
    one.page.emulate_media(media="print")
    for shown in (".qa-question", ".qa-headline", ".qa-figure", ".qa-quote", ".qa-official"):
        expect(turn.locator(shown).first).to_be_visible()
    hidden = ("#qa-header", "#qa-composer", ".qa-actions", ".qa-feedback", ".qa-next", ".qa-choices", ".qa-copy")
    for gone in hidden:
        expect(one.page.locator(gone).first).to_be_hidden()
    expect(turn.locator(".qa-official").first).to_have_text(write_place(budget_answer(BUDGET).citations[0]))
    for text in (".qa-question", ".qa-headline", ".qa-figure-number", ".qa-mark", ".qa-quote mark", ".qa-official"):
        ink, ground = turn.locator(text).first.evaluate(INK_AND_GROUND)
        assert sum(ink[:3]) < 200, text
        assert ground == [255, 255, 255], text


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_no_part_is_wider_than_the_window(reader: OpenReader, width: int) -> None:
    """With everything open that can be open."""
    one = reader(size=(width, 900))
    turn = one.ask(UNACCENTED)
    expect(turn.locator(".qa-next .qa-chip")).to_have_count(1)
    turn.get_by_role("button", name="Sai số").click()
    expect(turn.get_by_role("button", name="Gửi ý kiến")).to_be_in_viewport()
    assert one.overflow() <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_new_is_read_well_in_both_themes(reader: OpenReader, scheme: str) -> None:
    """Text and what it stands on differ by 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""
    one = reader(scheme=scheme)
    turn = one.ask(UNACCENTED)
    turn.get_by_role("button", name="Sai số").click()
    seen = [".qa-understood em", ".qa-changes", ".qa-changes ins", ".qa-as-typed", ".qa-action", ".qa-actions-label"]
    seen += [".qa-note label", ".qa-note textarea", ".qa-action-main", "h3"]
    low = {name: contrast(turn.locator(name).first) for name in seen}
    turn.get_by_role("button", name="Gửi ý kiến").click()
    expect(turn.locator(".qa-feedback-told")).to_be_visible()
    low |= {name: contrast(turn.locator(name).first) for name in (".qa-feedback-told", "[aria-pressed=true]")}
    turn.locator(".qa-figure-link").first.hover()
    for name in (".qa-quote", "mark", ".qa-mark-beside", ".qa-official"):
        low[f"#qa-peek {name}"] = contrast(one.page.locator(f"#qa-peek {name}").first)
    assert {name: ratio for name, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_buttons_show_where_the_focus_is(reader: OpenReader, scheme: str) -> None:
    """Each of them, in both themes."""
    one = reader(scheme=scheme)
    turn = one.ask(UNACCENTED)
    one.page.keyboard.press("Tab")
    for name in ("Hỏi đúng như đã gõ", "Chép câu trả lời", "Tải Word", "Sai trích dẫn"):
        button = turn.get_by_role("button", name=name)
        button.focus()
        assert button.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid", name
