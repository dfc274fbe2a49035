"""Take the README's picture of the page: ``python docs/take_screenshot.py [QUESTION]`` writes ``docs/page.png``.

Indexes the shipped documents into a temporary folder, asks the question on the real page in Chromium, opens the first
citation. Needs what the browser tests need.
"""
# ruff: noqa: INP001 - a script of its own, not a package

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.build import build_index  # noqa: E402
from qa.ask import open_asker  # noqa: E402
from qa.page.analysis import Analysis  # noqa: E402
from qa.page.draft import DraftChecker  # noqa: E402
from qa.page.figure_table import FigureTable  # noqa: E402
from qa.page.library import Library  # noqa: E402
from qa.page.screen.launch import launch_options  # noqa: E402 - the project is found only now
from qa.page.screen.page import build_app  # noqa: E402
from qa.page.shelf import open_shelf  # noqa: E402

QUESTION = "Quý I/2018 tỉnh Lạng Sơn đón bao nhiêu lượt khách du lịch?"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--hide-scrollbars"]


def take_screenshot(question: str, picture: Path) -> None:
    """Write the picture of one answered question with its source beside it, 1280 x 800 at double resolution."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        build_index([ROOT / "corpus"], home=Path(home))
        library = Library(open_asker(Path(home)))
        shelf, _ = open_shelf(library, takes_files=False)
        page = build_app(
            library, shelf, DraftChecker(Path(home)), FigureTable(library.store), analysis=Analysis(library.store)
        )
        _, address, _ = page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **launch_options())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        window = browser.new_page(viewport={"width": 1280, "height": 800}, locale="vi-VN", device_scale_factor=2)
        window.goto(address)
        window.get_by_label("Câu hỏi của bạn").fill(question)
        window.keyboard.press("Enter")
        window.locator(".qa-citation > a").first.click()
        window.locator("#qa-source mark.qa-hit").first.wait_for()
        window.mouse.move(0, 0)
        window.wait_for_timeout(500)
        window.screenshot(path=picture)
        browser.close()
        page.close(verbose=False)


if __name__ == "__main__":
    take_screenshot(sys.argv[1] if len(sys.argv) > 1 else QUESTION, ROOT / "docs" / "page.png")
