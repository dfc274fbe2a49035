"""A person at the page in a real Chromium, for the tests that drive it; skips where there is no Chromium."""

import re
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import gradio as gr
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from qa.page.screen.launch import launch_options
from tests.html_text import words

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PICTURES = Path(__file__).parent.parent / "build" / "screenshots"
WIDE, NARROW = (1280, 800), (390, 844)
# What the standard of good contrast and of names for screen readers asks.
RULES = {"runOnly": ["wcag2a", "wcag2aa"], "resultTypes": ["violations"]}

# How long something takes to show depends on what else the machine does: it says nothing of the page.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
# `underway()` tells how many events the page has sent that it has not been told the end of.
UNDERWAY = """{
  const send = window.fetch.bind(window);
  const [sent, ended] = [new Set(), new Set()];
  let sending = 0;
  window.underway = () => sending + sent.size;
  const note = async (answer) => {
    const { event_id: event } = await answer.json();
    if (event && !ended.delete(event)) sent.add(event);
  };
  const join = async (request) => {
    sending += 1;
    const answer = send(...request);
    answer.then((told) => note(told.clone())).catch(() => {}).finally(() => { sending -= 1; });
    return answer;
  };
  const listen = async (request) => {
    const answer = await send(...request);
    const decoder = new TextDecoder();
    let text = "";
    const watched = new TransformStream({
      transform(part, out) {
        const messages = (text + decoder.decode(part, { stream: true })).split("\\n\\n");
        text = messages.pop();
        for (const message of messages) {
          const { msg, event_id: event } = JSON.parse(message.slice("data:".length));
          if (msg === "process_completed" && !sent.delete(event)) ended.add(event);
        }
        out.enqueue(part);
      },
    });
    return new Response(answer.body.pipeThrough(watched), { status: answer.status, headers: answer.headers });
  };
  window.fetch = (...request) => {
    const { pathname } = new URL(request[0].url ?? request[0], location.href);
    if (pathname.endsWith("/queue/join")) return join(request);
    return pathname.endsWith("/queue/data") ? listen(request) : send(...request);
  };
}"""


def open_browser() -> Iterator[Browser]:
    """Start Chromium, or skip saying that there is none."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("không có Chromium trên máy này (tests/install_programs.sh cài được trên Debian với quyền root)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


def serve_page(page: gr.Blocks, *, takes_files: bool = False) -> Iterator[str]:
    """Serve a page on a free port of this machine and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = launch_options(takes_files=takes_files)
    page.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, **options)
    yield f"http://127.0.0.1:{port}/"
    page.close(verbose=False)


@dataclass
class Reader:
    """A person at the page; remembers what the browser asked of other hosts and what it complained about."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, url: str) -> None:
        """Open the page and wait until it listens."""
        self.page.goto(url)
        expect(self.page.locator(".qa-header")).to_be_visible()
        expect(self.page.locator("html")).to_have_attribute("lang", "vi")

    def ask(self, question: str) -> Locator:
        """Type a question, press Enter, wait for its answer and return it."""
        turns = self.page.locator(".qa-turn").count()
        box = self.page.get_by_label("Câu hỏi của bạn")
        box.fill(question)
        box.press("Enter")
        expect(self.page.locator(".qa-turn")).to_have_count(turns + 1)
        turn = self.page.locator(".qa-turn").last
        expect(turn.locator(".qa-pending")).to_have_count(0)
        self.settle()
        return turn

    def settle(self) -> None:
        """Wait until the page has been told the end of all it sent.

        It shows an answer a moment before, and takes no other question in that moment.
        """
        self.page.wait_for_function("underway() === 0")

    def highlighted(self) -> str:
        """Return the highlighted characters of the open document, blanks as one."""
        return words("".join(self.page.locator("#qa-source mark.qa-hit").all_text_contents()))

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def press_to_copy(button: Locator) -> None:
    """Press a button that copies; it says that it has, however soon it says its own name again."""
    pressed = button.element_handle()
    pressed.evaluate(
        "(button) => new MutationObserver(() => { button.dataset.said ??= button.textContent; })"
        ".observe(button, { childList: true })"
    )
    button.click()
    button.page.wait_for_function("(button) => button.dataset.said === 'Đã chép'", arg=pressed)


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with a page as it is shown: rule and place of each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['any'][0]['message'] if node['any'] else ''}"
        for each in found
        for node in each["nodes"]
    ]


OpenReader = Callable[..., Reader]


def readers(browser: Browser, address: str, *, name: str) -> Iterator[OpenReader]:
    """Give a function that opens the page in a fresh window; nothing may be asked of another host.

    Its `script` runs in the window before those of the page. What each window showed in the end is kept as a picture,
    called `name`, in `PICTURES`.
    """
    opened: list[Reader] = []

    def open_reader(
        *, size: tuple[int, int] = WIDE, scheme: str = "light", query: str = "", at: str = address, script: str = ""
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale="vi-VN",
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(UNDERWAY)
        context.add_init_script(script)
        one = Reader(page=context.new_page())
        one.page.on("request", lambda request: keep_foreign(one, request.url))
        one.page.on("pageerror", lambda error: one.errors.append(str(error)))
        opened.append(one)
        one.open(at + query)
        return one

    yield open_reader
    PICTURES.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w-]+", "-", name)[:120]
    for number, one in enumerate(opened, start=1):
        one.page.screenshot(path=PICTURES / f"{stem}-{number}.png")
        assert one.foreign == []
        assert one.errors == []
        one.page.context.close()


def keep_foreign(reader: Reader, url: str) -> None:
    """Remember an address that is not this page's own."""
    if not re.match(r"http://127\.0\.0\.1:|data:|blob:", url):
        reader.foreign.append(url)
