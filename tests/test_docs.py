"""What the README says is so: its commands and options exist, its example runs, its links lead somewhere."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import tomllib
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from index.build import build_index
from index.people.accounts import Accounts
from index.people.database import open_people
from index.people.tokens import Tokens
from index.store import open_store
from qa.ask import open_asker
from qa.cli import app
from qa.command import manual
from qa.page import endpoints
from qa.page.analysis import Analysis
from qa.page.draft import LONGEST_DRAFT, MOST_FIGURES, DraftChecker
from qa.page.figure_table import ROWS, FigureTable
from qa.page.library import Library
from qa.page.screen.api import AT_ONCE, MOST_WAITING
from qa.page.screen.launch import launch_options, mount_options
from qa.page.screen.page import build_app
from qa.page.serve.door import Door
from qa.page.serve.limits import AT_A_STRETCH, LONGEST_BODY, PER_SECOND
from qa.page.serve.site import build_site, start_site
from qa.page.service import QUESTION_LIMIT
from qa.page.words import group_digits
from tests.fake_page import FakeService

ROOT = Path(__file__).parent.parent
PAGE = "http://127.0.0.1:7860"
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
    example, _ = blocks(VIETNAMESE, "python")
    exec(compile(example, "README.md", "exec"), {"__name__": "example"})
    shown = blocks(VIETNAMESE, "text")[1]
    assert capsys.readouterr().out == shown


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve the project's ``corpus`` to one account; give the address and the token of its program."""
    home = tmp_path_factory.mktemp("kho")
    build_index([ROOT / "corpus"], home=home)
    people = open_people(home)
    Accounts(people).add("lan", "mật khẩu dài của lan")
    site, _ = build_site(build_app(Library(open_asker(home))), Door(people), mount_options(launch_options()))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    stop = start_site(site, "127.0.0.1", port)
    yield f"http://127.0.0.1:{port}", Tokens(people).make("lan")
    stop()


def test_the_example_of_a_program_runs_and_prints_what_is_shown(
    served: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the address and the token of the page that is served here."""
    address, token = served
    _, example = blocks(VIETNAMESE, "python")
    assert PAGE in example
    assert '"qa_..."' in example
    example = example.replace(PAGE, address).replace("qa_...", token)
    exec(compile(example, "README.md", "exec"), {"__name__": "example"})
    assert capsys.readouterr().out == blocks(VIETNAMESE, "text")[2]


def test_the_example_of_curl_brings_the_same_answer(served: tuple[str, str]) -> None:
    """As it stands there, with a token in the variable; without one nothing comes."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    address, token = served
    (line,) = [line for block in blocks(VIETNAMESE, "sh") for line in block.splitlines() if line.startswith("curl ")]
    assert PAGE in line

    def run(token: str) -> Any:
        command = line.replace(PAGE, address)
        done = subprocess.run(
            ["sh", "-c", command], env={**os.environ, "TOKEN": token}, capture_output=True, check=True
        )
        return json.loads(done.stdout)

    (answer,) = run(token)["data"]
    number, document = blocks(VIETNAMESE, "text")[2].split()
    assert (answer["figures"][0]["number"], answer["citations"][0]["document"]) == (number, document)
    assert set(run("qa_x")) == {"error"}


def test_the_description_of_the_endpoints_names_them_with_their_parameters(tmp_path: Path) -> None:
    """All of them, in the order in which they are sent, and the limits that the code keeps."""
    described = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    with open_store(tmp_path, create=True) as store:
        page = build_app(
            FakeService(),
            checker=DraftChecker(tmp_path),
            figures=FigureTable(store),
            analysis=Analysis(store),
        )
    offered = [event.fn for event in page.fns.values() if event.api_visibility == "public"]
    told = {
        name: re.findall(r"`(\w+)`", parameters)
        for name, parameters in re.findall(r"^\| `(\w+)` \| (.+?) \| .+ \|$", described, flags=re.MULTILINE)
    }
    taken = {each.__name__: [name for name in signature(each).parameters if name != "request"] for each in offered}
    # Of the table of limits only names of endpoints stand in the first column.
    assert {name: told.get(name) for name in taken} == taken
    for limit in (
        f"{group_digits(QUESTION_LIMIT)} ký tự",
        f"{group_digits(LONGEST_DRAFT)} ký tự, {group_digits(MOST_FIGURES)} con số",
        f"{endpoints.WORDS_LIMIT} ký tự",
        f"{endpoints.MOST_HITS} đoạn",
        f"{ROWS} số, {endpoints.DOCUMENTS_PAGE} tài liệu",
        f"{endpoints.MOST_PLACES} chỗ, {endpoints.MOST_SERIES} chuỗi",
        f"{LONGEST_BODY // 1024 // 1024} MB",
        f"{AT_A_STRETCH} lần, rồi {PER_SECOND:g} lần mỗi giây",
        f"{AT_ONCE} việc; {MOST_WAITING} việc chờ",
    ):
        assert f"| {limit}" in described, limit


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
