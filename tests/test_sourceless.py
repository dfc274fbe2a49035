"""Classes are made without their sources while the page loads, and only then."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from qa.page.serve.sourceless import hide_sources


def test_the_file_of_a_class_is_found_only_outside_the_block() -> None:
    """As Python tells it of a class that was typed in; modules and functions keep theirs."""
    with hide_sources():
        with pytest.raises(OSError, match="not available"):
            inspect.getfile(Path)
        assert inspect.getfile(inspect) == inspect.__file__
        assert inspect.getfile(inspect.getmodule) == inspect.__file__
    assert Path(inspect.getfile(Path)).name == "pathlib.py"


def test_afterwards_all_is_as_it_was() -> None:
    """Even when the loading fails."""
    before = inspect.getfile

    def load() -> None:
        with hide_sources():
            raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        load()
    assert inspect.getfile is before


def test_the_framework_parses_no_source_of_its_components() -> None:
    """It would parse each twice; what it makes of them works as ever."""
    program = (
        "import ast\n"
        "parsed = []\n"
        "parse = ast.parse\n"
        "ast.parse = lambda source, *options, **named: parsed.append(source) or parse(source, *options, **named)\n"
        "from qa.page.serve.sourceless import hide_sources\n"
        "with hide_sources():\n"
        "    import gradio\n"
        "print(any('class Textbox(' in each for each in parsed), gradio.Textbox().get_config()['name'])"
    )
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert told == ["False", "textbox"]
