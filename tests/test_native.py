"""What may run compiled: it does what its sources do, it is used for no other sources, and nothing needs it."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.native import (
    BESIDE,
    COMPILED,
    FOLDER,
    INTERPRETED_VARIABLE,
    ROOT,
    compiled_files,
    compiled_sources,
    fingerprint,
)
from index.roman import write_roman

SOURCES = [path for library in COMPILED for path in compiled_sources(library)]
NAMES = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in SOURCES}
# Prints where a module came from, then what is written of each document.
READ = """
import pickle, sys
from pathlib import Path
import index.roman
from index.parse import parse_document
from index.prepare import Preparation
print(Path(index.roman.__file__).suffix)
for path in map(Path, sys.argv[1:]):
    parsed = parse_document(path, name=path.name)
    assert pickle.loads(pickle.dumps(parsed)) == parsed
    print(Preparation(parse_document, "x")(path, name=path.name))
"""
# Prints what is told of the build, whether it was made, and where a module comes from afterwards.
BUILD = """
from index.native_build import build_native
print(build_native(print))
import index.roman
print(index.roman.write_roman(4), index.roman.__file__)
"""


def run(work: str, *arguments: object, cwd: Path = ROOT, **variables: str) -> list[str]:
    """Run Python on the package of a folder; return the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", work, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, INTERPRETED_VARIABLE: "", "PYTHONPATH": str(cwd), **variables},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy the sources to a folder where nothing is compiled."""
    shutil.copytree(ROOT / "index", tmp_path / "index", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.skipif(
    not (FOLDER / fingerprint()).is_dir(), reason="nothing is compiled of these sources: make native, with a C compiler"
)
def test_compiled_and_interpreted_write_the_same() -> None:
    """Rows and terms of Vietnamese documents with headings, lists, tables, footnotes and figures."""
    documents = sorted([*(ROOT / "corpus").glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
    compiled, *written = run(READ, *documents)
    interpreted, *expected = run(READ, *documents, **{INTERPRETED_VARIABLE: "1"})
    assert (compiled, interpreted) == (".so", ".py")
    assert written == expected
    assert len(expected) == len(documents)


def test_compiled_of_other_sources_is_not_used(tree: Path) -> None:
    """A source that changes has another name for what is compiled of it; what is there in part is not used either."""
    ask = "import index.native as n, index.roman as s; print(n.fingerprint()); print(s.__file__)"
    former, _ = run(ask, cwd=tree)
    source = tree / "index" / "roman.py"
    source.write_text(source.read_text(encoding="utf-8") + "\n# khác\n", encoding="utf-8")
    current, _ = run(ask, cwd=tree)
    assert former != current
    # Files that cannot be loaded: whoever takes them fails.
    for name, file in compiled_files(tree / "build" / "native" / former).items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    (tree / "build" / "native" / current / "index").mkdir(parents=True)
    assert run(ask, cwd=tree)[1] == str(source)


def test_without_a_compiler_the_sources_run(tree: Path) -> None:
    """One line says so."""
    told, made, after = run(BUILD, cwd=tree, CC="no-such-compiler")
    assert told.startswith("Không biên dịch được vì thiếu trình biên dịch C (no-such-compiler); ")
    assert made == "False"
    assert after == f"{write_roman(4)} {tree / 'index' / 'roman.py'}"


@pytest.mark.parametrize("command", [" ", '"cc'])
def test_what_names_no_compiler_ends_nothing(tree: Path, command: str) -> None:
    """``make run`` goes on with the sources."""
    assert run(BUILD, cwd=tree, CC=command)[1] == "False"


def test_where_nothing_can_be_written_the_sources_run(tree: Path) -> None:
    """One line says what could not be written, and names no log that is not there."""
    (tree / "build").write_text("a file where the folder would be", encoding="utf-8")
    *_, told, made, after = run(BUILD, cwd=tree, CC=sys.executable)
    assert told.startswith(("Không ghi được bản biên dịch (", "Không biên dịch được vì thiếu "))
    assert made == "False"
    assert after.endswith(str(tree / "index" / "roman.py"))


def test_what_was_compiled_in_part_is_compiled_again(tree: Path) -> None:
    """A folder of the right name without its files is nothing compiled."""
    name, _ = run("import index.native as n; print(n.fingerprint()); print(n.FOLDER)", cwd=tree)
    (tree / "build" / "native" / name).mkdir(parents=True)
    told, made, _ = run(BUILD, cwd=tree, CC="no-such-compiler")
    assert (told[:40], made) == ("Không biên dịch được vì thiếu trình biên", "False")


def test_who_asks_for_the_sources_gets_them(tree: Path) -> None:
    """Nothing is compiled, nothing is told."""
    assert run(BUILD, cwd=tree, **{INTERPRETED_VARIABLE: "1"})[0] == "False"


def test_a_build_that_fails_leaves_the_sources_to_run(tree: Path) -> None:
    """Nothing of it stays but its log, and the line says where that is."""
    with (tree / "index" / "roman.py").open("a", encoding="utf-8") as source:
        source.write('\nNOT_A_NUMBER: int = "x"\n')
    # A compiler that is there, though nothing comes to it.
    *_, told, made, after = run(BUILD, cwd=tree, CC=sys.executable)
    log = tree / "build" / "native" / "log.txt"
    assert told.startswith(("Không biên dịch được, xem ", "Không biên dịch được vì thiếu "))
    assert made == "False"
    assert after == f"{write_roman(4)} {tree / 'index' / 'roman.py'}"
    assert [path for path in log.parent.glob("*") if path != log] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_compiled_modules_know_all_that_they_import(source: Path) -> None:
    """Else a change that is not seen here could leave compiled code that expects other types."""
    known = NAMES | {f"index.{Path(name).stem}" for name in BESIDE} | {"index"}
    imported = {
        node.module
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "index"
    }
    assert imported - known == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_compiled_classes_have_bases_that_the_compiler_knows(source: Path) -> None:
    """Of other classes from C, as ``pickle.Unpickler``, it makes what ends the process when it is called."""
    allowed = {"NamedTuple", "Enum", "IntEnum", "StrEnum", "dict"}
    bases = {
        ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    }
    assert bases - allowed == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_compiled_records_can_be_read_from_another_process(source: Path) -> None:
    """What is frozen at run time, and not for the type checker alone, refuses the fields that it is read with."""
    assert "@dataclass(frozen=True" not in source.read_text(encoding="utf-8")
