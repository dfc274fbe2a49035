"""What the README says is so: its commands and options exist, its example runs, its links lead somewhere."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from qa import manual
from qa.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE, ENGLISH = README.split("\n---\n")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HALVES = pytest.mark.parametrize("half", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def blocks(half: str, language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", half, flags=re.DOTALL | re.MULTILINE)


def named_command(words: list[str]) -> Any:
    """Return the command of a shell line; that of a group stands in the next word."""
    command = COMMANDS[words[1]]
    return command.commands[words[2]] if hasattr(command, "commands") and len(words) > 2 else command


def shell_lines(half: str) -> list[list[str]]:
    """Return the words of each shell line, and of each command that stands in a sentence."""
    lines = [line for block in blocks(half, "sh") for line in block.splitlines()]
    prose = re.sub(r"^```.*?^```$", "", half, flags=re.DOTALL | re.MULTILINE)
    lines += [code for code in re.findall(r"`([^`\n]+)`", prose) if code.startswith(("make ", "qa "))]
    return [shlex.split(line, comments=True) for line in lines if line.strip()]


@HALVES
def test_every_make_target_that_is_named_exists(half: str) -> None:
    """With the variables that it is given."""
    used = [words[1:] for words in shell_lines(half) if words[0] == "make"]
    targets = {word for words in used for word in words if "=" not in word}
    assert {"run", "test", "check"} <= targets
    assert targets <= set(re.findall(r"^(\w+):", MAKEFILE, flags=re.MULTILINE))
    variables = {word.split("=")[0] for words in used for word in words if "=" in word}
    assert variables <= set(re.findall(r"^(\w+)\s*\?=", MAKEFILE, flags=re.MULTILINE))


@HALVES
def test_every_command_that_is_shown_exists_with_its_options(half: str) -> None:
    """``qa COMMAND --help`` stands for any of them."""
    for words in shell_lines(half):
        if words[0] != "qa" or len(words) == 1 or words[1] in {"LỆNH", "COMMAND"}:
            continue
        command = named_command(words)
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert {word for word in words if word.startswith("-")} <= known, words


@HALVES
def test_every_command_is_documented(half: str) -> None:
    """One row of the table each."""
    assert re.findall(r"^\| `qa (\w+)` \|", half, flags=re.MULTILINE) == list(COMMANDS)


def test_the_examples_of_the_help_pages_use_options_that_exist() -> None:
    """The same check for the texts of ``--help``."""
    for name in COMMANDS:
        page = getattr(manual, name.upper())
        examples = re.findall(r"^ +(qa .+?)(?: {3,}.*)?$", page, flags=re.MULTILINE)
        assert examples, name
        for example in examples:
            words = shlex.split(example)
            known = {option for parameter in named_command(words).params for option in parameter.opts}
            # A dash alone is standard input.
            assert {word for word in words if word.startswith("-")} - {"-"} <= known, example


@HALVES
def test_every_setting_is_documented(half: str) -> None:
    """Each variable that the code reads, and no other."""
    sources = [ROOT / "app.py", *(ROOT / "qa").rglob("*.py"), *(ROOT / "index").rglob("*.py")]
    read = {name for path in sources for name in re.findall(r"\bQA_[A-Z]+\b", path.read_text(encoding="utf-8"))}
    assert set(re.findall(r"`(QA_[A-Z]+)`", half)) == read


@HALVES
def test_every_link_leads_somewhere(half: str) -> None:
    """Files of the project, and headings of this page."""
    headings = re.findall(r"^#+ (.+)$", README, flags=re.MULTILINE)
    anchors = {"#" + re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(([^)]+)\)", half)
    assert "docs/page.png" in links
    for link in links:
        assert link in anchors or (ROOT / link).is_file(), link


def test_both_languages_show_the_same() -> None:
    """The same code, output and tables' sizes, under as many headings."""
    for language in ("python", "text"):
        assert blocks(VIETNAMESE, language) == blocks(ENGLISH, language) != []
    plain = [
        [
            words
            for block in blocks(half, "sh")
            for line in block.splitlines()
            if (words := shlex.split(line, comments=True))
        ]
        for half in (VIETNAMESE, ENGLISH)
    ]
    assert plain[0] == plain[1]
    for mark in (r"^## ", r"^\| ", r"^\d+\. ", r"^- "):
        counts = [len(re.findall(mark, half, flags=re.MULTILINE)) for half in (VIETNAMESE, ENGLISH)]
        assert counts[0] == counts[1], mark


def test_the_python_example_runs_and_prints_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Started where the project's ``corpus`` is, as a reader would."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    (example,) = blocks(VIETNAMESE, "python")
    exec(compile(example, "README.md", "exec"), {"__name__": "example"})
    shown = blocks(VIETNAMESE, "text")[-1]
    assert capsys.readouterr().out == shown


def test_the_question_of_the_command_line_is_answered_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By words alone: the same figure from the same sentence of the same document."""
    from qa.cli import run

    monkeypatch.setenv("QA_HOME", str(tmp_path))
    monkeypatch.chdir(ROOT)
    lines = [shlex.split(line) for line in blocks(VIETNAMESE, "sh")[1].splitlines()]
    assert [words[1] for words in lines] == ["index", "ask"]
    assert run([*lines[0][1:], "--no-embed"]) == 0
    capsys.readouterr()
    assert run([*lines[1][1:], "--no-embed"]) == 0
    printed, shown = capsys.readouterr().out, blocks(VIETNAMESE, "text")[0]
    for part in (
        "910,8 nghìn lượt khách",
        "[1] lang-son-quy-1-2018.md",
        "“Quý I, tỉnh đón trên 910,8 nghìn lượt khách",
    ):
        assert part in shown
        assert part in printed


def test_the_changelog_tells_of_this_version() -> None:
    """It has a part for what is not released yet, or for the version of the package."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{version}]" in changelog
