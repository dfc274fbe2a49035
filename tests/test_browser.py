"""The page in a real Chromium: a question, its citation, the highlight; markup, widths, themes, keyboard, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from index.build import build_index
from qa.ask import open_asker
from qa.page.library import Library
from qa.page.place import cited_place, write_query
from qa.page.screen.page import build_app
from qa.page.service import QUESTION_LIMIT, PageService
from tests.browsing import NARROW, WIDE, OpenReader, serve_page
from tests.encoders import HashingEncoder
from tests.fake_page import BUDGET_QUOTE, NAME, FakeService, cite
from tests.html_text import words

pytestmark = pytest.mark.browser

BUDGET = "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?"


def serve(service: PageService) -> Iterator[str]:
    """Serve the page over a service."""
    yield from serve_page(build_app(service))


@pytest.fixture(scope="module")
def service() -> FakeService:
    """Answer from a few words in the question."""
    return FakeService()


@pytest.fixture(scope="module")
def address(service: FakeService) -> Iterator[str]:
    """Serve the fake service."""
    yield from serve(service)


@pytest.fixture(scope="module")
def real_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real asker over the shipped documents, by words and by the vectors of the test encoder."""
    home = tmp_path_factory.mktemp("kho")
    encoder = HashingEncoder()
    build_index([Path(__file__).parent.parent / "corpus"], home=home, encoder=encoder)
    yield from serve(Library(open_asker(home, encoder=encoder)))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_its_citation_and_the_highlight(reader: OpenReader, size: tuple[int, int], scheme: str) -> None:
    """Ask, see the figure, open the citation, see exactly the quote highlighted and in view."""
    one = reader(size=size, scheme=scheme)
    turn = one.ask(BUDGET)
    expect(turn.locator(".qa-figure").first).to_contain_text("412,6 tỷ đồng")
    expect(turn.locator(".qa-citation mark").first).to_have_text("412,6 tỷ đồng")
    assert one.overflow() <= 0
    turn.locator(".qa-citation > a").first.click()
    expect(one.page.locator("#qa-source h2").first).to_be_visible()
    assert one.highlighted() == words(BUDGET_QUOTE)
    expect(one.page.locator("#qa-source .qa-hit-figure").first).to_be_in_viewport()
    assert one.overflow() <= 0


def test_the_document_stands_beside_the_answer_on_a_wide_window(reader: OpenReader) -> None:
    """Neither covers the other."""
    one = reader()
    turn = one.ask(BUDGET)
    turn.locator(".qa-mark").first.click()
    expect(one.page.locator(".qa-source")).to_be_visible()
    answer, source = turn.locator(".qa-answer").bounding_box(), one.page.locator("#qa-source").bounding_box()
    assert answer is not None
    assert source is not None
    assert answer["x"] + answer["width"] <= source["x"]


def test_back_and_escape_close_the_document_and_forward_reopens_it(reader: OpenReader) -> None:
    """The browser's own buttons work: the open place is in the address."""
    one = reader(size=NARROW)
    turn = one.ask(BUDGET)
    turn.locator(".qa-citation > a").first.click()
    expect(one.page.locator(".qa-source")).to_be_visible()
    assert "doc=" in one.page.url
    one.page.go_back()
    expect(one.page.locator(".qa-source")).to_have_count(0)
    expect(turn).to_be_visible()
    one.page.go_forward()
    expect(one.page.locator(".qa-source")).to_be_visible()
    assert one.highlighted() == words(BUDGET_QUOTE)
    one.page.keyboard.press("Escape")
    expect(one.page.locator(".qa-source")).to_have_count(0)
    assert "doc=" not in one.page.url


def test_closing_returns_the_focus_to_the_citation(reader: OpenReader) -> None:
    """Somebody without a mouse goes on where they left."""
    one = reader()
    link = one.ask(BUDGET).locator(".qa-citation > a").first
    link.focus()
    one.page.keyboard.press("Enter")
    expect(one.page.locator("#qa-source h2").first).to_be_focused()
    one.page.get_by_role("button", name="Đóng").click()
    expect(link).to_be_focused()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (write_query(cited_place(cite(BUDGET_QUOTE))), words(BUDGET_QUOTE)),
        (f"?doc={NAME}&p=7", "Toàn huyện có 41 trường học, 23 trường đạt chuẩn quốc gia, tỷ lệ 56,1%."),
    ],
)
def test_a_link_reopens_the_highlighted_place(reader: OpenReader, query: str, expected: str) -> None:
    """A link sent to somebody else opens the same document at the same place."""
    one = reader(query=query)
    expect(one.page.locator(".qa-source")).to_be_visible()
    assert one.highlighted() == expected


def test_a_link_to_nowhere_says_so(reader: OpenReader) -> None:
    """A document that is gone is a sentence, not an empty page; its name is not run."""
    one = reader(query="?doc=<img src=x onerror='window.hacked=3'>")
    expect(one.page.locator("#qa-source")).to_contain_text("Không tìm thấy tài liệu")
    assert one.page.evaluate("window.hacked") is None


def test_the_verbatim_view_shows_the_stored_characters(reader: OpenReader) -> None:
    """The same place, character by character, newlines included."""
    one = reader(query=write_query(cited_place(cite(BUDGET_QUOTE))))
    one.page.get_by_role("link", name="Nguyên văn").click()
    expect(one.page.locator(".qa-verbatim")).to_be_visible()
    assert "".join(one.page.locator("#qa-source mark.qa-hit").all_text_contents()) == BUDGET_QUOTE


def test_markup_in_question_and_document_is_shown_and_not_run(reader: OpenReader) -> None:
    """What looks like code is text everywhere: question, headline, quote, document."""
    one = reader()
    turn = one.ask("cửa hàng <img src=x onerror='window.hacked=4'><script>window.hacked=5</script>")
    expect(turn.locator(".qa-question")).to_contain_text("<script>window.hacked=5</script>")
    expect(turn.locator(".qa-headline")).to_contain_text("<img src=x")
    turn.locator(".qa-citation > a").first.click()
    expect(one.page.locator(".qa-source")).to_contain_text('<img src=x onerror="window.hacked=1"> {{7*7}} ${1+1} &')
    assert one.page.locator(".qa-turn img, .qa-source img, .qa-turn script").count() == 0
    assert one.page.evaluate("window.hacked") is None


def test_an_empty_and_an_endless_question_are_refused_and_what_was_typed_stays(reader: OpenReader) -> None:
    """Both give a Vietnamese line; nothing is asked, nothing typed is lost."""
    one = reader()
    box = one.page.get_by_label("Câu hỏi của bạn")
    box.press("Enter")
    expect(one.page.get_by_test_id("toast-body")).to_contain_text("Hãy nhập câu hỏi trước khi gửi.")
    long = "thu " * 2_500
    box.fill(long)
    one.page.get_by_role("button", name="Gửi").click()
    notice = one.page.get_by_test_id("toast-body").filter(has_text="giới hạn")
    expect(notice).to_contain_text(f"quá giới hạn {QUESTION_LIMIT:,} ký tự".replace(",", "."))
    expect(box).to_have_value(long)
    assert one.page.locator(".qa-turn").count() == 0
    assert one.overflow() <= 0


def test_waiting_is_shown_and_the_answer_announced(reader: OpenReader, service: FakeService) -> None:
    """The question stands at once with a waiting line; the live region gets the headline."""
    one = reader()
    one.page.get_by_label("Câu hỏi của bạn").fill(f"đợi: {BUDGET}")
    one.page.keyboard.press("Enter")
    expect(one.page.locator(".qa-pending")).to_be_visible()
    service.gate.set()
    expect(one.page.locator(".qa-figure").first).to_be_visible()
    status = one.page.locator("#qa-announcement [role=status]")
    expect(status).to_have_attribute("aria-live", "polite")
    expect(status).to_contain_text("Tổng thu ngân sách trên địa bàn huyện An Bình năm 2024 đạt 412,6 tỷ đồng")


def test_a_refusal_offers_a_question_that_can_be_clicked(reader: OpenReader, service: FakeService) -> None:
    """A chip asks its question; the earlier question goes along as context."""
    one = reader()
    turn = one.ask("Năm 2024 có bao nhiêu vụ cháy?")
    expect(turn.locator(".qa-refusal .qa-headline")).to_contain_text("Tài liệu không nêu")
    turn.get_by_role("button", name="Toàn huyện có bao nhiêu trường học?").click()
    expect(one.page.locator(".qa-turn").last).to_contain_text("Đã hiểu là:")
    assert service.asked[-1] == ("Toàn huyện có bao nhiêu trường học?", ("Năm 2024 có bao nhiêu vụ cháy?",))


@pytest.mark.parametrize(("question", "told"), [("hỏng", "Kho chỉ mục <i>.qa</i> bị hỏng"), ("lỗi", "Có lỗi ngoài")])
def test_an_error_is_one_vietnamese_line(reader: OpenReader, question: str, told: str) -> None:
    """Known or not, an error is told in the conversation, without a traceback."""
    turn = reader().ask(question)
    expect(turn.locator(".qa-failure")).to_contain_text(told)
    assert "Traceback" not in turn.inner_text()


def test_an_example_is_asked_by_a_click_and_erasing_is_confirmed(reader: OpenReader) -> None:
    """Keeping keeps, erasing brings the first page back."""
    one = reader()
    one.page.get_by_role("button", name="Đàn trâu bò của huyện có bao nhiêu con?").click()
    expect(one.page.locator(".qa-figure").first).to_be_visible()
    one.page.get_by_role("button", name="Trò chuyện mới").click()
    one.page.get_by_role("button", name="Giữ lại").click()
    expect(one.page.locator(".qa-turn")).to_have_count(1)
    one.page.get_by_role("button", name="Trò chuyện mới").click()
    one.page.get_by_role("button", name="Xóa", exact=True).click()
    expect(one.page.locator(".qa-welcome")).to_be_visible()
    expect(one.page.locator(".qa-turn")).to_have_count(0)
    expect(one.page.get_by_role("button", name="Trò chuyện mới")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_ground_differ_in_both_themes(reader: OpenReader, scheme: str) -> None:
    """No white on white: the theme of the system reaches text, grounds and the question box."""
    one = reader(scheme=scheme)
    one.ask(BUDGET)
    one.page.get_by_role("button", name="Trò chuyện mới").click()
    grounds = (
        ".qa-answer",
        "#qa-question textarea",
        ".qa-header",
        ".qa-question",
        ".qa-dialog",
        ".qa-danger",
        ".qa-chip",
    )
    for selector in grounds:
        style = "(e) => { const s = getComputedStyle(e); return [s.color, s.backgroundColor]; }"
        ink, ground = (
            sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in one.page.locator(selector).first.evaluate(style)
        )
        assert abs(ink - ground) > 250, selector
        # What stands out is turned the other way round.
        assert (ground < 380) == (scheme == "dark") or selector in {".qa-question", ".qa-danger"}, selector


def test_nothing_english_is_left_on_the_page(reader: OpenReader) -> None:
    """The framework's own words are Vietnamese or gone."""
    one = reader()
    one.ask(BUDGET)
    seen = one.page.locator("body").inner_text()
    assert not re.search(r"Gradio|Settings|Submit|Loading|Clear|Share|Use via API|\bError\b", seen)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_whole_system_answers_an_example_and_shows_its_proof(
    reader: OpenReader, real_address: str, size: tuple[int, int]
) -> None:
    """Nothing faked: the shipped report is indexed, an offered example asked, its citation opened and highlighted."""
    one = reader(size=size, at=real_address)
    example = one.page.locator(".qa-examples .qa-chip").first
    expect(example).to_be_visible()
    example.click()
    turn = one.page.locator(".qa-turn").last
    expect(turn.locator(".qa-figure").first).to_be_visible()
    citation = turn.locator(".qa-citation > a").first
    expect(citation).to_contain_text("lang-son-quy-1-2018.md")
    number = turn.locator(".qa-figure-number b").first.inner_text()
    expect(citation.locator(".qa-quote")).to_contain_text(number)
    citation.click()
    expect(one.page.locator("#qa-source mark.qa-hit").first).to_be_in_viewport()
    # Bars between the cells of a table row are scaffolding: the viewer draws a table instead.
    quote = citation.locator(".qa-quote").inner_text()
    shown = one.highlighted()
    assert "…" in quote or shown.replace(" ", "") == re.sub(r"[|\s]", "", quote)
    assert number in shown
    assert one.overflow() <= 0


def test_files_of_the_server_are_not_served(reader: OpenReader, address: str) -> None:
    """The framework's file route gives nothing of the folder that the page was started from."""
    page = reader().page
    for path in ("pyproject.toml", "corpus/SOURCES.md", "../../etc/passwd", "/etc/passwd"):
        assert page.request.get(f"{address}gradio_api/file={path}").status in {403, 404}
    assert page.request.post(f"{address}gradio_api/upload", multipart={"files": "x" * 5000}).status >= 400
