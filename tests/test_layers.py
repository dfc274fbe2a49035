"""Imports run one way: records <- stages <- composers of the index <- qa <- app; read from the sources, not by running.

Lazy imports and imports for type checkers count as imports.
"""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_MODULE = 300  # lines

RECORDS = {
    "index.errors",
    "index.record",
    "index.span",
    "index.page",
    "index.letterhead_record",
    "index.document",
    "index.reading",
    "index.figure",
}
# Functions on text, ways of writing, whole files, the word that a step takes long, and the loading of a library, which
# every stage may use.
SHARED = {
    "index.normalise",
    "index.orthography",
    "index.roman",
    "index.outline",
    "index.pace",
    "index.durable",
    "index.home",
    "index.segmenter",
}
# The stages that make something of a document; a folder is one stage.
STAGES = {
    "index.read",
    "index.structure",
    "index.table",
    "index.segment",
    "index.chunk",
    "index.letterhead",
    "index.extract",
    "index.embed",
    "index.dense",
    "index.lexical",
    "index.milvus",
}
QUESTION_RECORDS = {"qa.question", "qa.answer", "qa.candidate"}
# The stages that make an answer of a question, in order: each may import those before it.
ANSWERING = (
    "qa.words",
    "qa.arithmetic",
    "qa.analyse",
    "qa.retrieve",
    "qa.rank",
    "qa.choose",
    "qa.cite",
    "qa.compose",
    "qa.strategy",
)
# Who may import a heavy library: the library, and the one module (or folder) that knows it.
ONLY_IN: dict[str, str | tuple[str, ...]] = {
    # The benchmark measures these libraries themselves.
    "torch": ("index.embed", "qa.evaluation.bench"),
    "sentence_transformers": ("index.embed", "qa.evaluation.bench"),
    "transformers": "index.embed",
    "tokenizers": "index.embed",
    "faiss": ("index.dense", "index.vector_lists", "qa.evaluation.bench"),
    "tantivy": "index.lexical",
    "pymilvus": "index.milvus",
    "ray": "index.ray_parsers",
    "underthesea": "index.segmenter",
    "joblib": ("index.words", "index.segmenter"),
    "gradio": ("qa.page.screen", "qa.page.serve.site"),
    "fastapi": "qa.page.serve",
    "starlette": ("qa.page.serve", "qa.page.screen.launch"),
    "uvicorn": "qa.page.serve.site",
    "mcp": "qa.page.serve.tools",
    "anyio": "qa.page.screen.api",
    "pydantic": "qa.page.kept_turn",
    "lxml": "index.read",
    "viparse": "index.read.legacy",
    "ftfy": "index.read.legacy",
    "plotly": "qa.page.chart.plot",
    "scipy": "qa.evaluation.learn",
    "sqlite3": "index",
    "argon2": "index.people.accounts",
    "pypdfium2": "index.read",
    "pdfplumber": "index.read.pdf_tables",
    "trueocr": "index.read.second_reading",
    "PIL": "index.read",
    "prometheus_client": "qa.page.serve.health",
}


@cache
def modules() -> dict[str, Path]:
    """Return every module of the project by its dotted name."""
    paths = [ROOT / "app.py", *(ROOT / "index").rglob("*.py"), *(ROOT / "qa").rglob("*.py")]
    return {name_of(path): path for path in paths}


def name_of(path: Path) -> str:
    """Return the dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports_of(module: str) -> frozenset[str]:
    """Return the dotted names that a module imports, wherever in it: modules of ours, and those of libraries."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            assert node.module is not None
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in modules() else node.module)
    return frozenset(found - {module})


def ours(module: str) -> set[str]:
    """Return the modules of the project that one imports."""
    return {name for name in imports_of(module) if name in modules()}


def is_in(module: str, place: str | tuple[str, ...]) -> bool:
    """Tell whether a module is a module or lies in a package, or is or lies in one of several."""
    places = (place,) if isinstance(place, str) else place
    return any(module == each or module.startswith(f"{each}.") for each in places)


def stage_of(module: str) -> str | None:
    """Return the stage that a module belongs to, None for records, composers and the rest."""
    return next((stage for stage in STAGES if is_in(module, stage)), None)


def offences(importer: str, allowed: set[str]) -> set[str]:
    """Return the imports of ours that are outside the allowed places."""
    return {name for name in ours(importer) if not any(is_in(name, place) for place in allowed)}


def test_the_layers_name_modules_that_exist() -> None:
    """A renamed module would make the other tests pass without looking."""
    places = RECORDS | SHARED | STAGES | QUESTION_RECORDS | set(ANSWERING) | set(ONLY_IN.values())
    assert {place for place in places if not any(is_in(name, place) for name in modules())} == set()


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_records_import_only_records(record: str) -> None:
    """They stand below everything."""
    assert offences(record, RECORDS) == set()


@pytest.mark.parametrize("record", sorted(QUESTION_RECORDS))
def test_records_of_questions_and_answers_import_only_records(record: str) -> None:
    """Of the index and of their own kind."""
    assert offences(record, RECORDS | QUESTION_RECORDS) == set()


@pytest.mark.parametrize("stage", ANSWERING)
def test_a_stage_of_answering_imports_only_those_before_it(stage: str) -> None:
    """The index, the records of questions, its own folder and the stages it follows; no command, no page."""
    before = set(ANSWERING[: ANSWERING.index(stage) + 1])
    allowed = before | QUESTION_RECORDS | {"index"}
    wrong = {name: offences(name, allowed) for name in modules() if is_in(name, stage)}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_index_knows_nothing_of_questions() -> None:
    """No module of it imports one of qa or the page."""
    wrong = {
        name: ours(name) - {m for m in modules() if is_in(m, "index")} for name in modules() if is_in(name, "index")
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def test_nothing_imports_the_page_or_the_command_line() -> None:
    """They are the outermost; ``qa.__main__`` only starts the command line."""
    wrong = {name for name in modules() if ours(name) & {"app", "qa.cli", "qa.__main__"} and name != "qa.__main__"}
    assert wrong == set()


def test_the_page_belongs_to_the_app() -> None:
    """Only app.py and the page itself import it, what measures its table of figures, and what kills its worker."""
    wrong = {name for name in modules() if any(is_in(found, "qa.page") for found in ours(name))}
    known = ("app", "qa.page", "qa.evaluation.bench_figures", "qa.evaluation.crash")
    assert {name for name in wrong if not is_in(name, known)} == set()


def test_stages_do_not_import_each_other() -> None:
    """Only records, errors, shared ways of writing and their own folder; one exception is named."""
    # Tables are found among the lines that the stage of blocks goes through.
    known = {("index.structure", "index.table")}
    wrong = set()
    for name in modules():
        stage = stage_of(name)
        for found in ours(name) if stage is not None else ():
            other = stage_of(found)
            if other not in {None, stage} and (stage, other) not in known:
                wrong.add((name, found))
    assert wrong == set()


def test_only_the_composers_know_the_whole_flow() -> None:
    """``index.parse`` and ``index.build`` compose the stages, ``qa.ask`` the answering; nobody else reads documents."""
    reading = {"index.read", "index.structure"}
    readers = {
        name
        for name in modules()
        if any(is_in(found, stage) for found in ours(name) for stage in reading)
        and not any(is_in(name, stage) for stage in reading)
    }
    # What is new, changed or gone is asked of the stage that knows members of archives; which formats and sizes can be
    # read at all is told to whoever drops a file. Pictures of pages are drawn by the stage that opens their files.
    # What gives hostile texts to each reading function names them all.
    assert readers <= {
        "index.parse",
        "index.build",
        "index.ingest",
        "index.archives",
        "index.picture",
        "qa.page.uploads",
        "qa.evaluation.hostile",
        # Finds the files that it times the stages with.
        "qa.evaluation.bench.stages",
    }
    answering = {name for name in modules() if {"qa.retrieve.retrieve", "qa.strategy.decide"} <= ours(name)}
    assert answering == {"qa.ask"}


def test_evaluation_is_reached_from_the_command_line_alone() -> None:
    """Nothing that answers depends on what judges answers."""
    wrong = {name for name in modules() if any(is_in(found, "qa.evaluation") for found in ours(name))}
    assert {name for name in wrong if name != "qa.cli" and not is_in(name, "qa.evaluation")} == set()


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_heavy_library_has_one_door(library: str) -> None:
    """So that it can be exchanged, and that nothing else waits for its import."""
    doors = {name for name in modules() if any(is_in(found, library) for found in imports_of(name))}
    assert {name for name in doors if not is_in(name, ONLY_IN[library])} == set()
    assert doors


def test_there_is_no_cycle() -> None:
    """Lazy imports counted; a package is its ``__init__``."""
    try:
        TopologicalSorter({name: ours(name) for name in modules()}).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    """Longer ones are listed here with the reason."""
    exceptions = {}
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE and name not in exceptions} == {}


def test_every_module_says_what_it_does() -> None:
    """In a docstring at its head."""
    silent = [
        name for name, path in modules().items() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
