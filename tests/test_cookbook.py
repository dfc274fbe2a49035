"""The cookbook does what it says: its commands run in a folder of their own, and print the lines that it shows."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.main import get_command

from qa.cli import app, run

ROOT = Path(__file__).parent.parent
COOKBOOK = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", flags=re.DOTALL | re.MULTILINE)
DIFFERS = 3  # exit status of a checked draft that differs from its sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Command lines that are shown together, and the lines that they print."""

    lines: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def missing(self) -> set[str]:
        """Names of commands that this version lacks."""
        return {shlex.split(line)[1] for line in self.lines} - set(COMMANDS)


def steps() -> Iterator[Step]:
    """Iterate over the commands of the cookbook with the lines shown after them."""
    lines: tuple[str, ...] = ()
    for block in BLOCK.finditer(COOKBOOK):
        if block["kind"] == "sh":
            lines = tuple(block["body"].splitlines())
        elif block["kind"] == "text":
            yield Step(lines=lines, shown=tuple(line for line in block["body"].splitlines() if line != "…"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the corpus, the files that the cookbook tells to save, and an index of the corpus."""
    folder = tmp_path_factory.mktemp("sổ tay")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    for block in BLOCK.finditer(COOKBOOK):
        if block["kind"] == "txt":
            (folder / block["name"]).write_text(block["body"], encoding="utf-8")
    return folder


def arguments_of(line: str) -> list[str]:
    """Return the arguments of a command line; models are left out where a command can do without."""
    program, name, *rest = shlex.split(line)
    assert program == "qa"
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    return [name, *rest, *(["--no-embed"] if "--no-embed" in options else [])]


def test_there_are_five_tasks() -> None:
    """Each with a command and what it prints."""
    tasks = re.split(r"^## ", COOKBOOK, flags=re.MULTILINE)[1:]
    assert [task[:2] for task in tasks] == ["1.", "2.", "3.", "4.", "5."]
    assert all("```sh" in task and "```text" in task for task in tasks)


@pytest.mark.parametrize("step", list(steps()), ids=lambda step: step.lines[-1])
def test_every_command_prints_what_is_shown(
    step: Step, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shown lines stand in the output in this order, however the terminal wraps them."""
    if step.missing:
        pytest.skip(f"this version has no command {', '.join(sorted(step.missing))}")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QA_HOME", str(folder / ".qa"))
    if not (folder / ".qa").exists():
        assert run(["index", "corpus", "--no-embed"]) == 0
        if step.lines != ("qa index corpus",):
            capsys.readouterr()
    for line in step.lines:
        if line != "qa index corpus":
            assert run(arguments_of(line)) in {0, DIFFERS if " check " in line else 0}
    printed = " ".join(capsys.readouterr().out.split())
    position = 0
    for shown in step.shown:
        found = printed.find(" ".join(shown.split()), position)
        assert found >= 0, f"{shown!r} is not in {printed[position:]!r}"
        position = found


def test_the_files_that_are_written_hold_the_values(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table for the yearly report, as CSV and as a workbook."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QA_HOME", str(folder / ".qa"))
    assert run(["index", "corpus", "--no-embed"]) == 0
    (line,) = (line for step in steps() for line in step.lines if "--csv" in line)
    assert run(arguments_of(line)) == 0
    text = (folder / "xuất-khẩu.csv").read_text(encoding="utf-8-sig")
    assert "2017,2.95,tỷ USD" in text
    assert "lang-son-quy-1-2018.md › II. Tình hình" in text
    assert (folder / "xuất-khẩu.xlsx").stat().st_size > 0
