"""The manners of the whole page in a real Chromium: every tab and state, at every width, light and dark."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from index.people.conversations import Conversations
from index.people.database import open_people
from index.store import open_store
from qa.ask import Asker, open_asker
from qa.page.analysis import Analysis
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureTable
from qa.page.library import Library
from qa.page.reach import open_reach
from qa.page.screen.page import build_app
from qa.page.shelf import open_shelf
from tests.browsing import NARROW, OpenReader, Reader, faults, serve_page
from tests.test_draft import DRAFT
from tests.two_reports import index_reports

pytestmark = pytest.mark.browser

TABS = ("", "so-lieu", "phan-tich", "kho", "soat")
WIDTHS = (390, 640, 768, 900, 1024, 1100, 1101, 1280, 1600, 1920)
LOCAL = ("http://127.0.0.1:", "data:", "blob:")


def serve(home: Path) -> Iterator[str]:
    """Serve all tabs over an index."""

    def reopen() -> Asker:
        return open_asker(home)

    library = Library(reopen(), reopen=reopen)
    shelf, intake = open_shelf(library, takes_files=True)
    assert intake is not None
    page = build_app(
        library,
        shelf,
        DraftChecker(home),
        FigureTable(library.store),
        analysis=Analysis(library.store),
        reach=open_reach(library.store),
        conversations=Conversations(open_people(home)),
    )
    yield from serve_page(page, takes_files=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve two reports."""
    yield from serve(index_reports(tmp_path_factory.mktemp("phep-tac")))


@pytest.fixture(scope="module")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an index without documents."""
    home = tmp_path_factory.mktemp("trong") / "kho"
    home.mkdir()
    open_store(home, create=True).close()
    yield from serve(home)


def ask(one: Reader) -> None:
    """Have an answer on the page, and its source open."""
    one.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt bao nhiêu?")
    one.page.locator(".qa-citation > a").first.click()
    expect(one.page.locator("#qa-source mark.qa-hit").first).to_be_visible()


def list_figures(one: Reader) -> None:
    """Have the table of figures on the page."""
    expect(one.page.locator("#qa-figures-rows tbody tr").first).to_be_visible()


def lay_out(one: Reader) -> None:
    """Have a series on the page."""
    one.page.get_by_label("Chỉ tiêu").last.fill("thu")
    one.page.get_by_role("button", name="Lập chuỗi").click()
    expect(one.page.locator(".qa-series").first).to_be_visible()


def list_documents(one: Reader) -> None:
    """Have the list of documents on the page."""
    expect(one.page.locator(".qa-shelf-row").first).to_be_visible()


def check_draft(one: Reader) -> None:
    """Have a checked draft on the page."""
    one.page.get_by_label("Bản thảo", exact=True).first.fill(DRAFT)
    one.page.get_by_role("button", name="Soát số liệu").click()
    expect(one.page.locator(".qa-draft")).to_be_visible()


FILLED: dict[str, Callable[[Reader], None]] = {
    "": ask,
    "so-lieu": list_figures,
    "phan-tich": lay_out,
    "kho": list_documents,
    "soat": check_draft,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", TABS)
def test_contrast_and_names_are_good(reader: OpenReader, tab: str, scheme: str) -> None:
    """Of each tab as it is opened, and with what is found in it."""
    one = reader(query=f"?tab={tab}", scheme=scheme)
    assert faults(one.page) == []
    FILLED[tab](one)
    assert faults(one.page) == []


def open_erasing(one: Reader) -> str:
    """Ask whether the conversation is to be deleted."""
    one.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt bao nhiêu?")
    one.page.get_by_role("button", name="Trò chuyện mới").click()
    return "#qa-header dialog"


def open_removing(one: Reader) -> str:
    """Ask whether a document is to be removed."""
    one.page.locator(".qa-shelf-row").first.get_by_role("button", name="Gỡ").click()
    return "#qa-shelf-dialog"


def open_correcting(one: Reader) -> str:
    """Open what is known of a document."""
    one.page.locator(".qa-shelf-row").first.get_by_role("button", name="Sửa thông tin").click()
    return "#qa-fact-dialog"


def open_gathering(one: Reader) -> str:
    """Open the form of a new set."""
    one.page.get_by_role("button", name="Lập bộ mới").click()
    return "#qa-set-dialog"


def open_dropping(one: Reader) -> str:
    """Ask whether a set is to be deleted."""
    open_gathering(one)
    name = f"Bộ {one.page.evaluate('Date.now()')}"
    one.page.get_by_role("textbox", name="Tên bộ").fill(name)
    one.page.keyboard.press("Enter")
    expect(one.page.locator("#qa-shelf-notice")).to_contain_text("Đã lập bộ")
    # Its own: what the bar offered before is drawn anew once the set is there.
    made = one.page.get_by_label("Đang xem").locator("option", has_text=name)
    one.page.get_by_label("Đang xem").select_option(value=made.get_attribute("value"))
    one.page.get_by_role("button", name="Xóa bộ").click()
    return "#qa-set-delete"


DIALOGS: dict[Callable[[Reader], str], str] = {
    open_erasing: "",
    open_removing: "kho",
    open_correcting: "kho",
    open_gathering: "kho",
    open_dropping: "kho",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("show", DIALOGS)
def test_a_dialog_is_named_and_legible_and_gives_the_focus_back(
    reader: OpenReader, show: Callable[[Reader], str], scheme: str
) -> None:
    """It fits a telephone; the focus is inside while it is open, and where it was once it is left by Escape."""
    one = reader(query=f"?tab={DIALOGS[show]}", scheme=scheme, size=NARROW)
    dialog = one.page.locator(show(one))
    expect(dialog).to_be_visible()
    assert faults(one.page) == []
    expect(dialog).to_have_accessible_name(dialog.get_by_role("heading").inner_text())
    assert dialog.evaluate("(each) => each.contains(document.activeElement)")
    assert one.overflow() <= 0
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW[0]
    one.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert one.page.evaluate("document.activeElement.tagName") == "BUTTON"


@pytest.mark.parametrize("tab", TABS)
def test_no_tab_is_wider_than_the_window(reader: OpenReader, tab: str) -> None:
    """From a telephone to a wide screen, with what is found in it; the names of all tabs can be read."""
    one = reader(query=f"?tab={tab}")
    FILLED[tab](one)
    too_wide, cut = {}, {}
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 800})
        if one.overflow() > 0:
            too_wide[width] = one.overflow()
        hidden = one.page.locator(".qa-tabs").evaluate("(tabs) => tabs.scrollWidth - tabs.clientWidth")
        if hidden > 0:
            cut[width] = hidden
    assert too_wide == {}
    assert cut == {}


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_shows_nothing_of_another(reader: OpenReader, tab: str) -> None:
    """Earlier conversations and the field to ask in belong to the conversation."""
    one = reader()
    one.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt bao nhiêu?")
    expect(one.page.locator(".qa-history")).to_be_visible()
    one.page.locator(f"a[data-tab='{tab}']").click()
    names = {"so-lieu": "figures", "phan-tich": "analysis", "kho": "shelf", "soat": "draft"}
    for name, identity in names.items():
        expect(one.page.locator(f"#qa-{identity}-tab")).to_be_visible(visible=name == tab)
    for own in (".qa-history", "#qa-conversation", "#qa-composer"):
        expect(one.page.locator(own)).to_be_visible(visible=not tab)


@pytest.mark.parametrize("tab", TABS)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(reader: OpenReader, tab: str) -> None:
    """Each control that can be seen gets the focus once, from above to below, with a ring."""
    one = reader(query=f"?tab={tab}")
    if tab:
        FILLED[tab](one)
    # The focus starts over at the top of the page.
    one.page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); window.scrollTo(0, 0); }")
    wanted = one.page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
            .filter((each) => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true })
                && each.getClientRects().length && each.getClientRects()[0].width > 1)
            .map((each, place) => Number(each.dataset.wanted = place))"""
    )
    reached: list[int] = []
    bare: list[str] = []
    for _ in range(len(wanted) + 12):
        one.page.keyboard.press("Tab")
        now = one.page.evaluate(
            """() => {
                const each = document.activeElement;
                if (each === document.body) return null;
                const rings = [each, each.parentElement, each.closest("label, .qa-citation")].filter(Boolean);
                const seen = rings.some((one) => {
                    const style = getComputedStyle(one);
                    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
                        || style.boxShadow !== "none";
                });
                return { place: Number(each.dataset.wanted ?? -1), seen, html: each.outerHTML.slice(0, 160) };
            }"""
        )
        if now is None:
            break
        reached.append(now["place"])
        if not now["seen"]:
            bare.append(now["html"])
    known = [place for place in reached if place >= 0]
    missed = [place for place in wanted if place not in known]
    told = [one.page.locator(f"[data-wanted='{place}']").get_attribute("class") for place in missed]
    assert told == []
    assert known == wanted
    assert bare == []


def test_nothing_leaves_the_machine(reader: OpenReader) -> None:
    """A whole session over all tabs asks no other host for anything."""
    one = reader()
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(request.url))
    for tab in TABS:
        one.page.locator(f"a[data-tab='{tab}']").click()
        FILLED[tab](one)
        one.page.keyboard.press("Escape")
    assert len(asked) > len(TABS)
    assert [url for url in asked if not url.startswith(LOCAL)] == []


def test_an_empty_index_says_what_to_do(reader: OpenReader, empty_address: str) -> None:
    """In every tab, without a question that nothing can answer."""
    one = reader(at=empty_address)
    expect(one.page.locator("#qa-conversation")).to_contain_text("Kho tài liệu")
    expect(one.page.locator(".qa-examples")).to_have_count(0)
    one.page.locator("a[data-tab=so-lieu]").click()
    expect(one.page.locator("#qa-figures-rows")).to_contain_text("Kho tài liệu")
    one.page.locator("a[data-tab=phan-tich]").click()
    one.page.get_by_role("button", name="Kiểm tra số học").click()
    one.page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(one.page.locator("#qa-analysis-audit")).to_contain_text("hãy thêm tài liệu trước")
    one.page.locator("a[data-tab=kho]").click()
    expect(one.page.locator("#qa-shelf-list")).to_contain_text("Thả tệp vào ô phía trên để bắt đầu.")


def test_nothing_moves_for_who_wants_no_motion(reader: OpenReader) -> None:
    """No element of the page has an animation or a transition that can be seen."""
    one = reader()
    one.page.emulate_media(reduced_motion="reduce")
    moving = one.page.evaluate(
        """() => [...document.querySelectorAll("[class*='qa-'], [id^='qa-']")].filter((each) => {
            const style = getComputedStyle(each);
            const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
            return (style.animationName !== "none" && seconds(style.animationDuration) > 0.01)
                || seconds(style.transitionDuration) > 0.01;
        }).map((each) => each.id || each.className)"""
    )
    assert moving == []


@pytest.mark.parametrize("tab", TABS[1:])
def test_a_tab_on_paper_is_what_was_found(reader: OpenReader, tab: str) -> None:
    """Without the header and what is pressed."""
    one = reader(query=f"?tab={tab}", scheme="dark")
    FILLED[tab](one)
    one.page.emulate_media(media="print", color_scheme="dark")
    for hidden in ("#qa-header", "#qa-shelf-drop", "#qa-draft-drop", ".qa-tool:not(.qa-verdict)"):
        assert one.page.locator(f"{hidden}:visible").count() == 0, hidden
    expect(one.page.locator(".qa-tab:visible h2").first).to_have_css("color", "rgb(0, 0, 0)")


def test_nothing_jumps_while_the_page_opens(browser: Browser, address: str, reader: OpenReader) -> None:
    """The list of earlier conversations comes after the page; what stands below it stays where it is."""
    one = reader()
    one.ask("Năm 2021 tổng thu ngân sách trên địa bàn tỉnh Yên Bái đạt bao nhiêu?")
    fresh = browser.new_page()
    fresh.add_init_script(
        """window.tops = new Set();
        new MutationObserver(() => {
            const head = document.querySelector(".qa-welcome h2");
            if (head && head.getBoundingClientRect().height) window.tops.add(head.getBoundingClientRect().top);
        }).observe(document, { childList: true, subtree: true });"""
    )
    fresh.goto(address)
    expect(fresh.locator(".qa-history")).to_be_visible()
    assert fresh.evaluate("() => document.fonts.ready.then(() => [...window.tops])") == [
        fresh.locator(".qa-welcome h2").bounding_box()["y"]  # type: ignore[index]
    ]
    fresh.close()
