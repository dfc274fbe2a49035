"""Tests of the command line: the contract's JSON, exit statuses, one Vietnamese line for each fault, help."""

import json
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.build import build_index
from index.document import BlockKind, Chunk, Span
from index.errors import ModelUnavailable, StoreFull
from index.lock import sole_writer
from qa.answer import Answer, AnswerFigure, Citation
from qa.candidate import Passage
from qa.cli import app, run
from qa.rank.search_hit import SearchHit
from tests.record_samples import parse_lines

QUOTE = "Thu được 5,5 tỷ đồng."
HEAVY = ("torch", "faiss", "gradio", "transformers", "sentence_transformers", "tantivy", "underthesea", "sklearn")
COMMANDS = (
    "index",
    "ask",
    "batch",
    "search",
    "figures",
    "documents",
    "find",
    "check",
    "audit",
    "series",
    "evaluate",
    "train",
    "doctor",
    "status",
    "backup",
    "restore",
    "collection",
    "user",
    "feedback",
)


class FakeAsker:
    """Stand in for the answering system: repeats the question, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.documents: Sequence[int] | None = None

    def ask(self, text: str, *, context: Sequence[str] = (), documents: Sequence[int] | None = None) -> Answer:
        """Answer with one figure and one citation; refuse what holds "không có"."""
        self.asked.append((text, tuple(context)))
        self.documents = documents
        citation = Citation(
            number=1, document="a.txt", title="Báo cáo", section=("I. Thu",), paragraph=2, page=None,
            start=12, end=12 + len(QUOTE), quote=QUOTE,
        )  # fmt: skip
        if "không có" in text:
            return Answer(question=text, answered=False, text="Tài liệu không nói.", citations=(citation,))
        figure = AnswerFigure(
            text="5,5 tỷ đồng", number="5.5", unit="tỷ đồng", indicator="tổng thu", role="level", direction="none",
            period="2031", baseline=None, status="actual", citation=1,
        )  # fmt: skip
        return Answer(
            question=text,
            answered=True,
            text="Tổng thu là 5,5 tỷ đồng [1].",
            figures=(figure,),
            citations=(citation,),
            confidence=0.97,
            elapsed_ms=1.25,
        )

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> tuple[SearchHit, ...]:
        """Find one passage."""
        self.documents = documents
        chunk = Chunk(ordinal=0, block=2, span=Span(12, 12 + len(QUOTE)), text=QUOTE, context="Báo cáo")
        passage = Passage(
            chunk_id=1, document_id=1, document="a.txt", title="Báo cáo", territory="", period="", section=("I. Thu",),
            paragraph=2, page=None, kind=BlockKind.PARAGRAPH, chunk=chunk, lexical=1.0, dense=None, source_text=QUOTE,
        )  # fmt: skip
        return (SearchHit(rank=1, score=0.93, passage=passage),)[:k]


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch) -> FakeAsker:
    """Put a fake in the place of the answering system."""
    fake = FakeAsker()
    monkeypatch.setattr("qa.cli.open_with_models", lambda settings, *, by_words, report: fake)
    return fake


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an index of one small document, named by QA_HOME."""
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    (folder / "a.txt").write_text("Báo cáo thử\nThu được 5,5 tỷ đồng.\nChi cho đường sá.", encoding="utf-8")
    home = tmp_path / "kho"
    build_index([folder], home=home, parse=parse_lines)
    monkeypatch.setenv("QA_HOME", str(home))
    return home


def test_ask_prints_the_contract(asker: FakeAsker, capsys: pytest.CaptureFixture[str]) -> None:
    """Exactly the keys of the contract, one line, Vietnamese as it is."""
    assert run(["ask", "Tổng thu?", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "Tổng thu là" in line
    assert json.loads(line) == {
        "question": "Tổng thu?",
        "answered": True,
        "answer": "Tổng thu là 5,5 tỷ đồng [1].",
        "figures": [
            {"text": "5,5 tỷ đồng", "number": "5.5", "unit": "tỷ đồng", "indicator": "tổng thu", "role": "level",
             "direction": "none", "period": "2031", "baseline": None, "status": "actual", "computed": False,
             "formula": None, "citation": 1}
        ],
        "citations": [
            {"n": 1, "document": "a.txt", "title": "Báo cáo", "section": ["I. Thu"], "paragraph": 2, "page": None,
             "start": 12, "end": 33, "quote": QUOTE}
        ],
        "confidence": 0.97,
        "elapsed_ms": 1.2,
    }  # fmt: skip


def test_ask_for_a_person_shows_answer_figure_place_and_quote(
    asker: FakeAsker, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything that proves the answer can be read."""
    assert run(["ask", "Tổng thu?"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Tổng thu là 5,5 tỷ đồng [1].\n")
    assert "5,5 tỷ đồng – tổng thu; 2031; thực hiện [1]" in out
    assert "[1] a.txt › I. Thu › đoạn 2" in out
    assert f"“{QUOTE}”" in out


def test_a_refusal_is_an_answer(asker: FakeAsker, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0; the nearest passages are shown as such."""
    assert run(["ask", "Cái không có?"]) == 0
    out = capsys.readouterr().out
    assert "Tài liệu không nói." in out
    assert "Đoạn gần nhất:" in out


def test_earlier_questions_come_oldest_first(asker: FakeAsker) -> None:
    """--context may be given again and again."""
    run(["ask", "Còn chi?", "--context", "Thu?", "--context", "Vay?"])
    assert asker.asked == [("Còn chi?", ("Thu?", "Vay?"))]


def test_search_prints_a_list(asker: FakeAsker, capsys: pytest.CaptureFixture[str]) -> None:
    """The contract's hit, and readable text without --json."""
    assert run(["search", "thu", "-k", "5", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"rank": 1, "score": 0.93, "document": "a.txt", "section": ["I. Thu"], "paragraph": 2, "page": None,
         "start": 12, "end": 33, "text": QUOTE}
    ]  # fmt: skip
    assert run(["search", "thu"]) == 0
    assert "1. a.txt › I. Thu › đoạn 2 (0.930)" in capsys.readouterr().out


def test_figures_prints_one_object_a_row(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All fields of the contract; the quote is the text at its offsets."""
    assert run(["figures", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    text = "Báo cáo thử\nThu được 5,5 tỷ đồng.\nChi cho đường sá."
    assert text[row["start"] : row["end"]] == row["text"] == row["quote"] == "5,5 tỷ đồng"
    assert Decimal(row["number"]) == Decimal("5.5")
    expected = {
        "document": "a.txt", "title": "Báo cáo thử", "unit": "tỷ đồng", "indicator": "tổng thu", "role": "level",
        "direction": "none", "period": "2031", "baseline": None, "status": "actual", "parent": None,
        "section": ["Báo cáo thử"], "paragraph": 2, "page": None, "clause": "Thu được 5,5 tỷ đồng.",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--document", "A.TXT"], 1),
        (["--document", "bao cao"], 1),
        (["--indicator", "thu tong"], 1),
        (["--indicator", "chi"], 0),
        (["--period", "2031"], 1),
        (["--period", "203"], 0),
        (["--unit", "ty dong"], 1),
        (["--role", "growth"], 0),
        (["--status", "actual", "--role", "level"], 1),
    ],
)
def test_figures_are_filtered(home: Path, capsys: pytest.CaptureFixture[str], options: list[str], found: int) -> None:
    """Case, diacritics and the order of words do not matter."""
    assert run(["figures", "--json", *options]) == 0
    assert len(capsys.readouterr().out.splitlines()) == found


def test_figures_for_a_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for the figure, one for its place."""
    assert run(["figures"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "5,5 tỷ đồng – tổng thu; mức; 2031; thực hiện",
        "    a.txt › Báo cáo thử › đoạn 2",
    ]


def test_figures_of_an_unknown_document_are_a_fault(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name is told apart from a document without figures."""
    assert run(["figures", "--document", "zzz"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_batch_answers_row_by_row(asker: FakeAsker, tmp_path: Path) -> None:
    """Ids, contexts and order are kept; empty lines and a byte order mark are passed over."""
    rows = [{"id": "q1", "question": "Thu?"}, {"id": 2, "question": "Còn chi?", "context": ["Thu?"], "doc": "a"}]
    questions = tmp_path / "câu hỏi.jsonl"
    questions.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert run(["batch", str(questions), str(tmp_path / "ra.jsonl")]) == 0
    answers = [json.loads(line) for line in (tmp_path / "ra.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", 2]
    assert list(answers[0])[:4] == ["id", "question", "answered", "answer"]
    assert asker.asked == [("Thu?", ()), ("Còn chi?", ("Thu?",))]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{không phải", "không phải JSON"),
        ("[1]", "phải là một đối tượng JSON"),
        ('{"question": "Thu?"}', "“id”"),
        ('{"id": true, "question": "Thu?"}', "“id”"),
        ('{"id": "1"}', "“question”"),
        ('{"id": "1", "question": "Thu?", "context": "Vay?"}', "“context”"),
    ],
)
def test_a_bad_row_stops_the_batch_and_names_itself(
    asker: FakeAsker, tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    """The rows before it are written and stay."""
    questions = tmp_path / "vào.jsonl"
    questions.write_text('{"id": "0", "question": "Thu?"}\n' + row + "\n", encoding="utf-8")
    assert run(["batch", str(questions), str(tmp_path / "ra.jsonl")]) == 1
    err = capsys.readouterr().err
    assert "dòng 2" in err
    assert said in err
    assert err.count("\n") == 1
    assert len((tmp_path / "ra.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_batch_files_that_cannot_be_used_are_told(
    asker: FakeAsker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing, not UTF-8, the same file twice, a folder that is not there."""
    good = tmp_path / "vào.jsonl"
    good.write_text('{"id": "0", "question": "Thu?"}\n', encoding="utf-8")
    (tmp_path / "lạ.jsonl").write_bytes(b"\xff\xfe\x00")
    for source, target in (
        ("không-có.jsonl", "ra.jsonl"),
        ("lạ.jsonl", "ra.jsonl"),
        ("vào.jsonl", "vào.jsonl"),
        ("vào.jsonl", "không-có/ra.jsonl"),
    ):
        assert run(["batch", str(tmp_path / source), str(tmp_path / target)]) == 1
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert err.startswith("Lỗi: ")
    assert good.read_text(encoding="utf-8").startswith('{"id"')


def test_index_tells_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the real stages, without vectors: counts on standard output, the document on the other one, status 0."""
    (tmp_path / "a.txt").write_text("Báo cáo\n\nThu ngân sách năm 2031 đạt 5,5 tỷ đồng.\n", encoding="utf-8")
    assert run(["index", str(tmp_path / "a.txt"), "--home", str(tmp_path / "kho"), "--no-embed"]) == 0
    out, err = capsys.readouterr()
    assert "1 tài liệu mới" in out
    assert "Chỉ mục có 1 tài liệu" in out
    assert err == "a.txt: text, 2 khối, 0 bảng, 1 số liệu (1 đã gắn chỉ tiêu)\n"


def test_index_lists_each_file_that_fails_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, reason and cure, one line each, below the good file, which is indexed."""
    (tmp_path / "a.txt").write_text("Báo cáo\n\nThu 5 tỷ đồng.\n", encoding="utf-8")
    (tmp_path / "rỗng.txt").write_bytes(b"")
    (tmp_path / "nhị phân.txt").write_bytes(bytes(range(256)) * 20)
    arguments = ["index", str(tmp_path), str(tmp_path / "không có"), "--home", str(tmp_path / "kho"), "--no-embed"]
    assert run(arguments) == 1
    out, err = capsys.readouterr()
    assert "1 tài liệu mới" in out
    good, *lines = err.splitlines()
    assert good.startswith("a.txt: text, ")
    assert len(lines) == 3
    assert all("; " in line for line in lines)
    assert {Path(line.split(": ")[0]).name for line in lines} == {"rỗng.txt", "nhị phân.txt", "không có"}


@pytest.mark.parametrize(
    "arguments",
    [["ask", "Thu?"], ["search", "thu"], ["figures"], ["audit"], ["series", "thu"], ["batch", "{in}", "{out}"]],
)
def test_without_an_index_each_command_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Status 1, one line, the cure; no folder appears."""
    (tmp_path / "vào.jsonl").write_text('{"id": "0", "question": "Thu?"}\n', encoding="utf-8")
    places = {"in": str(tmp_path / "vào.jsonl"), "out": str(tmp_path / "ra.jsonl")}
    filled = [argument.format(**places) for argument in arguments]
    assert run([*filled, "--home", str(tmp_path / "kho")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "chưa có chỉ mục" in err
    assert "qa index" in err
    assert err.count("\n") == 1
    assert not (tmp_path / "kho").exists()


def test_a_broken_store_is_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Foreign bytes in the place of the store."""
    (home / "store.db").write_bytes(b"hong" * 1000)
    for arguments in (["figures"], ["ask", "Thu?"], ["index", str(home.parent / "tài liệu"), "--no-embed"]):
        assert run(arguments) == 1
        err = capsys.readouterr().err
        assert "Lỗi: " in err
        assert "hãy chuyển tệp này sang chỗ khác" in err
        assert err.count("\n") == 1


def test_a_full_disk_is_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback; what was stored can still be listed."""

    def fill_up(*arguments: object, **options: object) -> None:
        raise StoreFull("kho: hết chỗ trên đĩa; hãy giải phóng chỗ trống")

    monkeypatch.setattr("index.store.replace_documents", fill_up)
    (home.parent / "tài liệu" / "b.txt").write_text("Báo cáo khác\n", encoding="utf-8")
    assert run(["index", str(home.parent / "tài liệu"), "--no-embed"]) == 1
    assert capsys.readouterr().err == "Lỗi: kho: hết chỗ trên đĩa; hãy giải phóng chỗ trống\n"
    assert run(["figures", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_model_that_cannot_be_loaded_leaves_searching_by_words(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Indexing stores the words first and then says what is wrong; asking goes on without vectors."""

    def refuse(*arguments: object, **options: object) -> None:
        raise ModelUnavailable("mô hình “x” không tải được; hãy đặt lại QA_MODEL")

    monkeypatch.setattr("index.embed.load_encoder", refuse)
    assert run(["index", str(home.parent / "tài liệu")]) == 1
    assert "mô hình “x” không tải được" in capsys.readouterr().err
    asked = []
    monkeypatch.setattr("index.store.Store.model", ("x", 2))
    monkeypatch.setattr("qa.ask.open_asker", lambda home, *, encoder, reranker: asked.append(encoder) or FakeAsker())
    assert run(["ask", "Thu?", "--json"]) == 0
    assert asked == [None]
    assert "tìm theo từ" in capsys.readouterr().err


def test_a_reranker_that_was_set_is_not_left_out_silently(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked for another order is told that it cannot be had, and how to go on without."""
    monkeypatch.setenv("QA_RERANKER", "./khong-co")
    assert run(["ask", "Thu?", "--no-embed"]) == 1
    err = capsys.readouterr().err
    assert "mô hình xếp hạng lại “./khong-co”" in err
    assert "bỏ QA_RERANKER" in err
    assert err.count("\n") == 1


def test_a_second_writer_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading goes on while another process writes; writing waits, then gives up with one line."""
    monkeypatch.setattr(
        "index.build.sole_writer", lambda home, wait_seconds, report: sole_writer(home, wait_seconds=0, report=report)
    )
    with sole_writer(home):
        assert run(["figures", "--json"]) == 0
        assert run(["index", str(home.parent / "tài liệu"), "--no-embed"]) == 1
    assert "chương trình khác đang ghi" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Cách dùng: qa"),
        (["hỏi"], "không có lệnh “hỏi”"),
        (["ask"], "thiếu “CÂU_HỎI”"),
        (["index"], "thiếu “ĐƯỜNG_DẪN”"),
        (["ask", "Thu", "bao", "nhiêu"], "thừa tham số “bao nhiêu”"),
        (["search", "thu", "-k", "0"], "giá trị của -k phải từ 1 trở lên"),
        (["search", "thu", "-k", "mười"], "giá trị của -k phải là một số nguyên"),
        (["search", "thu", "-k"], "tùy chọn “-k” cần một giá trị"),
        (["figures", "--role", "mức"], "giá trị của --role phải là một trong level, growth"),
        (["ask", "Thu?", "--lạ"], "không có tùy chọn “--lạ”"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """In Vietnamese, with the way to the help page."""
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "--help" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_page_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In Vietnamese: usage, what it does, an example, every option explained."""
    assert run([command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Cách dùng: qa {command}")
    assert "Ví dụ:" in page
    assert f"  qa {command}" in page
    for english in ("Usage", "Options", "Arguments", "Show this", "required", "default:"):
        assert english not in page


def test_the_first_help_page_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """No command is registered and forgotten in the manual."""
    assert run(["--help"]) == 0
    page = capsys.readouterr().out
    registered = [*app.registered_commands, *app.registered_groups]
    assert {command.name for command in registered} == set(COMMANDS)
    assert all(f"\n  {command} " in page for command in COMMANDS)


def test_evaluate_passes_its_options_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths, JSON and the home folder reach the evaluation; its text is printed."""
    seen: dict[str, object] = {}

    def evaluate(gold: Path, corpus: Path | None, home: Path | None, **options: object) -> str:
        seen.update(options, gold=gold, corpus=corpus, home=home)
        return '{"asked": 3}'

    monkeypatch.setattr("qa.evaluation.evaluate.evaluate_command", evaluate)
    arguments = ["evaluate", "g.jsonl", "--corpus", "c", "--home", str(tmp_path), "--json", "--no-embed"]
    assert run([*arguments, "--save", "s.jsonl"]) == 0
    assert capsys.readouterr().out == '{"asked": 3}\n'
    assert (seen["gold"], seen["corpus"], seen["home"]) == (Path("g.jsonl"), Path("c"), tmp_path)
    assert (seen["as_json"], seen["save"], seen["against"], seen["encoder"]) == (True, Path("s.jsonl"), None, None)


def test_train_prints_what_training_says(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The command only calls."""
    module = SimpleNamespace(
        train_command=lambda report, encoder, keep: report("phần 1/5") or f"vectơ {encoder}, giữ trọng số {keep}"
    )
    monkeypatch.setitem(sys.modules, "qa.evaluation.teach", module)
    assert run(["train", "--no-embed"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("vectơ None, giữ trọng số False\n", "phần 1/5\n")
    assert run(["train", "--no-embed", "--keep"]) == 0
    assert capsys.readouterr().out == "vectơ None, giữ trọng số True\n"


def test_an_unforeseen_error_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """A bug is told as one, with the way to see more; with QA_DEBUG it is raised."""
    monkeypatch.setattr("qa.listing.list_figures", lambda store, wanted, *, documents: 1 / 0)
    assert run(["figures"]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert err.count("\n") == 1
    monkeypatch.setenv("QA_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["figures"])


@pytest.mark.parametrize("arguments", [["--help"], ["index", "--help"], ["figures", "--json"]])
def test_light_commands_load_no_heavy_library(home: Path, arguments: list[str]) -> None:
    """Help and the listing of figures start without models, indexes and the page."""
    script = (
        "import sys\n"
        "from qa.cli import run\n"
        "status = run(sys.argv[1:])\n"
        f"print([name for name in {HEAVY} if name in sys.modules])\n"
        "sys.exit(status)\n"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_python_m_qa_is_the_same_program(home: Path) -> None:
    """Vietnamese comes out whole even where the locale knows none, and a closed pipe is no error."""
    root = Path(__file__).parent.parent
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "QA_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "qa", "figures"], cwd=root, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert "5,5 tỷ đồng – tổng thu" in done.stdout.decode("utf-8")


@pytest.fixture
def report_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an index of one report that was really read, named by QA_HOME."""
    report = tmp_path / "bao-cao.md"
    text = "# Báo cáo năm 2031 của tỉnh Lai Châu\n\nNăm 2031, tổng thu ngân sách là 2.035,6 tỷ đồng.\n"
    report.write_text(text, encoding="utf-8")
    home = tmp_path / "kho"
    build_index([report], home=home)
    monkeypatch.setenv("QA_HOME", str(home))
    return home


def test_find_lists_the_places_of_a_value(report_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a person with their place, as JSON with the fields of the contract; a value that is none is told."""
    assert run(["find", "2.035.600 triệu đồng"]) == 0
    assert "bao-cao.md › đoạn 2" in capsys.readouterr().out
    assert run(["find", "2035,6 tỷ", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["document"], row["quote"], row["match"]) == ("bao-cao.md", "2.035,6 tỷ đồng", "exact")
    assert run(["find", "thu"]) == 1
    assert "không đọc được con số nào" in capsys.readouterr().err


def test_check_reads_a_file_or_standard_input_and_tells_by_its_status(
    report_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """3 when a figure differs from its source, 0 when none does."""
    draft = tmp_path / "ban-thao.txt"
    draft.write_text("Năm 2031, tổng thu ngân sách tỉnh Lai Châu là 2.035,6 tỷ đồng.", "utf-8")
    assert run(["check", str(draft)]) == 0
    assert "1 con số: 1 khớp." in capsys.readouterr().out
    wrong = "Năm 2031, tổng thu ngân sách tỉnh Lai Châu là 2.305,6 tỷ đồng."
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=SimpleNamespace(read=wrong.encode)))
    assert run(["check", "-", "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["lệch"] == 1
    assert told["findings"][0]["sources"][0]["document"] == "bao-cao.md"


def test_ask_writes_a_word_file_beside_the_answer(asker: FakeAsker, tmp_path: Path) -> None:
    """With --docx; what is printed stays."""
    path = tmp_path / "trả-lời.docx"
    assert run(["ask", "Tổng thu?", "--docx", str(path)]) == 0
    assert path.read_bytes().startswith(b"PK")
