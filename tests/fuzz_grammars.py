"""Feeds made-up text and payloads to what reads them: ``python -m tests.fuzz_grammars --seconds N --seed S``.

Targets: every grammar, questions and answers over a small index, the command line, and what the page takes from the
browser. Expected refusals are fine; any other exception, and an outcome that breaks a property, is a finding, shrunk
by hypothesis. Makes no network request.
"""

import argparse
import contextlib
import faulthandler
import io
import logging
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from index.errors import CorpusError
from index.extract.number import find_numbers
from index.extract.period import find_periods
from index.extract.quantity import find_quantities
from index.extract.statement import read_statements
from index.extract.territory import find_territories
from index.normalise import fold, make_writable, normalise
from index.people.conversations import Conversations
from index.people.database import open_people
from index.segment import split_sentences
from index.store import open_store
from index.structure import find_blocks
from qa.analyse.analyse import analyse_question
from qa.ask import open_asker
from qa.cli import run
from qa.evaluation.hostile import GRAMMARS, REPETITIONS
from qa.page.analysis import Analysis
from qa.page.figure_table import FigureTable
from qa.page.library import Library
from qa.page.place import read_address, read_query, write_query
from qa.page.reach import open_reach
from qa.page.reader import NOBODY
from qa.page.screen.analysis import answer_audit, answer_find, answer_save, answer_series
from qa.page.screen.collections import answer_set_click
from qa.page.screen.figures import answer_click as answer_figures
from qa.page.screen.figures import answer_draw
from qa.page.screen.history import History
from qa.page.screen.history import answer_click as answer_history
from qa.page.screen.shelf import answer_click as answer_shelf
from qa.page.screen.source import answer_reader, open_query
from qa.page.shelf import Shelf
from qa.page.task import Tasks
from tests import documents
from tests.two_reports import TEXTS, index_reports

Target = Callable[[Any], None]

# What tests and questions are made of, so that the grammars get far.
WORDS = sorted({word for text in (*TEXTS.values(), documents.REPORT) for word in text.split()})
QUESTIONS = (
    "Thu nội địa năm 2021 của Yên Bái là bao nhiêu?",
    "Yên Bái hay Cà Mau thu ngân sách nhiều hơn?",
    "Tổng thu ngân sách của Yên Bái và Cà Mau cộng lại là bao nhiêu tỷ đồng?",
    "Thu nội địa chiếm bao nhiêu phần trăm tổng thu (thu nội địa; thu xuất nhập khẩu)?",
    "Còn quý II/2021 thì sao?",
    "Huyện nào có rừng sản xuất lớn nhất?",
    "Cầu Suối Ngọc khánh thành ngày nào, do ai thi công?",
    "san luong che bup tuoi giam bao nhieu %",
    "QĐ số 12/2021/QĐ-UBND quy định gì?",
)
_MARKS = (" ", "\n", "\n\n", ", ", "; ", ": ", ". ", " (", ") ", "?", "%", "/", "-", "–", "|", "\x00", "\ud800")
_PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(sorted(REPETITIONS.values())),
    st.sampled_from(QUESTIONS),
    st.sampled_from(_MARKS),
    st.integers(-10, 10**13).map(str),
    st.decimals(0, 10**7, places=2).map(lambda number: str(number).replace(".", ",")),
    st.text(max_size=6),
    st.characters(),
)
TEXTS_MADE = st.lists(_PIECES, max_size=24).map("".join)
SPACED = st.lists(_PIECES, max_size=24).map(" ".join)
ANY_TEXT = st.one_of(TEXTS_MADE, SPACED, st.text(max_size=200))
_NAMES = (
    "name key query page stamp facts set text shared keys shown words document period unit territory role status "
    "order picked kind collection indicator value run check severity what address title question turn verdict "
    "note offset paragraph backward at way mark first last number organ date "
)
_KNOWN = (
    "open csv xlsx remove undo again correct create rename delete restore add take find step more outline note "
    "select series audit word before after value -value indicator -period right wrong_figure level growth line "
    "bar updated 1 "
)
_LEAF = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.sampled_from(_KNOWN.split()),
    st.sampled_from(["?doc=yen-bai.md&s=10&e=40", "?doc=yen-bai.md&p=3&m=1", "?doc=../../etc/passwd", "yen-bai.md"]),
    ANY_TEXT,
)
_ANY = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(_NAMES.split()), st.text(max_size=5)), inner),
    ),
    max_leaves=8,
)
PAYLOADS = st.dictionaries(st.sampled_from(_NAMES.split()), _ANY, max_size=8)
ARGUMENTS = st.lists(
    st.one_of(
        st.sampled_from(["ask", "search", "figures", "series", "find", "audit", "documents", "status", "collection"]),
        st.sampled_from(["--json", "--context", "--in", "--by-words", "--help", "-k", "--unit", "--period", "--"]),
        st.sampled_from(QUESTIONS),
        # The command line of a system holds no NUL.
        ANY_TEXT.map(lambda text: text.replace("\x00", "")),
    ),
    min_size=1,
    max_size=6,
)


class Broken(AssertionError):
    """An outcome that must not be."""


def require(holds: bool, told: str) -> None:
    """Raise when a property does not hold."""
    if not holds:
        raise Broken(told)


def read_grammar(name: str) -> Target:
    """Return the target that gives a text to one grammar."""

    def read(text: str) -> None:
        with contextlib.suppress(CorpusError):
            GRAMMARS[name](text)

    return read


def check_spans(text: str) -> None:
    """Require that what the grammars find lies in the text, in order, apart; folding keeps the length."""
    text = normalise(make_writable(text)).text
    require(len(fold(text)) == len(text), "folding changes the length")
    for find in (find_numbers, find_periods, find_quantities, find_territories):
        end = 0
        for mention in find(text):
            require(end <= mention.span.start < mention.span.end <= len(text), f"{find.__name__}: {mention}")
            end = mention.span.end
    for statement in read_statements(text):
        require(statement.span.end <= len(text), f"{statement}")
    end = 0
    for sentence in split_sentences(text):
        require(not text[end : sentence.start].strip(), "a sentence leaves characters out")
        end = sentence.end
    require(not text[end:].strip(), "the last sentence leaves characters out")


def check_structure(text: str) -> None:
    """Require that blocks are numbered in order and lie in the text."""
    text = make_writable(text)
    _, blocks = find_blocks(text, split_sentences=split_sentences)
    require([block.ordinal for block in blocks] == list(range(1, len(blocks) + 1)), "blocks are not numbered in order")
    for block in blocks:
        require(0 <= block.source.start <= block.source.end <= len(text), f"{block.source}")
        require(all(span.end <= len(block.text) for span in block.sentences), "a sentence ends outside its block")
        require(all(cell.span.end <= len(block.text) for cell in block.cells), "a cell ends outside its block")


def check_question(text: str) -> None:
    """Require that every side that is compared stands in the reading, and that no question grows."""
    question = analyse_question(text, context=[text[: len(text) // 2]])
    for option in question.options:
        require(option in question.reading, f"{option!r} is not in {question.reading!r}")
    require(len(question.options) != 1, "a comparison of one thing")
    require(len(question.reading) <= 2000, "a question grows")
    require(all(number.is_finite() for number in question.numbers), "a number without end")


@dataclass(slots=True)
class Scene:
    """A small index with all that the page has over it."""

    home: Path
    stored: Mapping[str, str] = field(init=False)
    targets: dict[str, tuple[st.SearchStrategy[Any], Target]] = field(init=False)

    def __post_init__(self) -> None:
        asker = open_asker(self.home)
        library = Library(asker)
        shelf, reach, tasks = Shelf(library.store), open_reach(library.store), Tasks()
        table, analysis = FigureTable(library.store), Analysis(open_store(self.home))
        history: Any = History(kept=Conversations(open_people(self.home)), panel=None, current=None)  # type: ignore[arg-type]
        texts = {row.name: library.store.document_text(row.id) for row in library.store.documents()}

        def ask(text: str) -> None:
            answer = asker.ask(text, context=[text[:40]])
            answer.to_json()
            require(answer.question == make_writable(text), "another question is answered")
            for citation in answer.citations:
                there = texts[citation.document][citation.start : citation.end]
                require(bool(there.strip()), f"an empty citation: {citation}")

        def read(sent: Any) -> None:
            answer_reader(library, sent, NOBODY)

        def show_place(query: str) -> None:
            place = read_query(query)
            open_query(library, query, NOBODY)
            if place is not None and place.document == make_writable(place.document):
                again = read_query(write_query(place))
                require(again is not None and again.document == place.document, "a link leads elsewhere")

        def analyse(sent: dict[str, Any]) -> None:
            _, lines = answer_series(analysis, sent)
            answer_find(analysis, sent)
            answer_save(lines, None, sent)

        def figures(sent: dict[str, Any]) -> None:
            answer_figures(table, sent, reach)
            answer_draw(table, sent, reach)

        self.targets = {
            **{name: (ANY_TEXT, read_grammar(name)) for name in GRAMMARS},
            "spans": (ANY_TEXT, check_spans),
            "structure": (ANY_TEXT, check_structure),
            "question": (ANY_TEXT, check_question),
            "ask": (ANY_TEXT, ask),
            "search": (ANY_TEXT, asker.search),
            "page place": (st.one_of(ANY_TEXT, ANY_TEXT.map("?doc=yen-bai.md&".__add__)), show_place),
            "page address": (PAYLOADS, read_address),
            "page reading": (_ANY, read),
            "page reading acts": (PAYLOADS.map({"query": "?doc=yen-bai.md&p=3"}.__or__), read),
            "page figures": (PAYLOADS, figures),
            "page analysis": (PAYLOADS, analyse),
            "page audit": (PAYLOADS, lambda sent: list(answer_audit(analysis, tasks, sent))),
            "page shelf": (PAYLOADS, lambda sent: answer_shelf(shelf, sent, reach)),
            "page sets": (PAYLOADS, lambda sent: answer_set_click(shelf, reach, sent)),
            "page history": (PAYLOADS, lambda sent: answer_history(history, NOBODY, "", sent)),
            "command line": (ARGUMENTS, self._run),
        }

    def _run(self, arguments: Sequence[str]) -> None:
        told = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(told):
            status = run([*arguments, "--home", str(self.home)])
        require(status in {0, 1, 2, 3}, f"status {status}")
        require("ngoài dự kiến" not in told.getvalue(), told.getvalue())


@dataclass(slots=True)
class Found:
    """How many executions each target had, and what was found: what went wrong by the smallest input that shows it."""

    executions: dict[str, int] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)


def fuzz_target(
    name: str, strategy: st.SearchStrategy[Any], target: Target, *, number: int, examples: int, found: Found
) -> None:
    """Run one target on so many inputs, and note what came of it."""
    last: Any = None

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    @given(strategy)
    def execute(made: Any) -> None:
        nonlocal last
        last = made
        found.executions[name] = found.executions.get(name, 0) + 1
        target(made)

    try:
        execute()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        frames = [
            f"{Path(each.filename).name}:{each.lineno}"
            for each in traceback.extract_tb(error.__traceback__)
            if "/index/" in each.filename or "/qa/" in each.filename
        ]
        key = f"{name}: {type(error).__name__} at {frames[-1] if frames else 'the target'}"
        found.findings.setdefault(key, f"{str(error).splitlines()[0][:200] if str(error) else ''} <- {last!r}"[:2000])


def fuzz(scene: Scene, names: Sequence[str], *, number: int, rounds: Sequence[int], end: float = float("inf")) -> Found:
    """Run the targets in turn, each on so many inputs a round as `rounds` says, until a time of the clock."""
    found = Found()
    for turn, examples in enumerate(rounds):
        for name in names:
            if time.monotonic() > end:
                return found
            strategy, target = scene.targets[name]
            fuzz_target(name, strategy, target, number=number * 10_000 + turn, examples=examples, found=found)
    return found


def main() -> int:
    """Fuzz for some seconds; print the executions of each target and what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", metavar="TARGET", help="names of targets, or how they begin")
    options = parser.parse_args()
    faulthandler.enable()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with TemporaryDirectory() as folder:
        scene = Scene(index_reports(Path(folder)))
        names = [name for name in scene.targets if not options.only or name.startswith(tuple(options.only))]
        end = time.monotonic() + options.seconds
        found = fuzz(scene, names, number=options.seed, rounds=[100] * 1_000_000, end=end)
    for name, count in found.executions.items():
        print(f"{name}: {count}")
    print(f"{sum(found.executions.values())} executions, {len(found.findings)} findings")
    for key, told in found.findings.items():
        print(f"{key}\n    {told}")
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(main())
