"""What somebody waits for when the page starts: nothing is loaded before it is needed."""

import gc
import importlib
import subprocess
import sys

import pytest

from qa.page.serve.loading import load_quickly

LATER = {
    "docx",
    "faiss",
    "index.build",
    "index.parse",
    "joblib",
    "mcp",
    "openpyxl",
    "pandas",
    "pdfplumber",
    "plotly",
    "qa.ask",
    "qa.audit.audit",
    "tantivy",
    "torch",
    "underthesea",
}
"""What the page is not drawn by: questions, documents, office files and charts come after it is open."""


def loaded_by(program: str, wanted: set[str]) -> set[str]:
    """Run a program in a process of its own and return which of some modules it loaded."""
    told = f"{program}\nimport sys\nprint(*sorted(set({sorted(wanted)!r}) & set(sys.modules)))"
    return set(subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True).stdout.split())


def test_help_and_mistakes_wait_for_no_framework() -> None:
    """Whoever mistypes an option is told so at once."""
    assert loaded_by("import app\napp.main(['--port', '0'])", {"app", "gradio", "numpy"}) == {"app"}


def test_the_page_opens_without_what_it_is_not_drawn_by() -> None:
    """Each of these costs a tenth of a second or more before somebody sees the page."""
    program = (
        "from qa.page.serve.loading import load_quickly\n"
        "with load_quickly(without=['mcp'], later=['pandas']):\n"
        "    import qa.page.serve.opening"
    )
    assert loaded_by(program, LATER | {"gradio"}) == {"gradio"}


ASKS_TWICE = """
import socket
from qa.page.serve.loading import load_quickly
with load_quickly(without=["mcp"], later=["pandas"]):
    from qa.evaluation.page_client import PageWindow
    from qa.page.screen.launch import launch_options
    from qa.page.screen.page import build_app
    from qa.page.serve.site import start_page
    from tests.fake_page import FakeService
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    stop = start_page(build_app(FakeService()), launch_options(), "127.0.0.1", port, None)
window = PageWindow(port)
for _ in range(2):
    assert "412,6" in window.ask("Thu ngân sách năm 2024 đạt bao nhiêu?")
stop()
"""


def test_questions_are_answered_without_tables_of_events() -> None:
    """The framework would draw up its statistics with pandas after each event, for a page that shows none."""
    assert loaded_by(ASKS_TWICE, {"pandas", "gradio"}) == {"gradio"}


def test_a_package_is_missing_only_inside_the_block() -> None:
    """Whoever needs it afterwards finds it."""
    sys.modules.pop("this", None)
    with load_quickly(without=["this", "sys"]), pytest.raises(ImportError):
        importlib.import_module("this")
    assert "this" not in sys.modules
    assert importlib.util.find_spec("this") is not None
    assert importlib.import_module("sys") is sys


def test_garbage_is_collected_again_afterwards() -> None:
    """Even when the building fails; what was built is left alone from then on."""
    gc.unfreeze()
    states: list[bool] = []

    def build() -> None:
        with load_quickly():
            states.append(gc.isenabled())
            raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        build()
    assert states == [False]
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
