"""The work of ``qa check``: open the index, read the draft, return the report. Prints nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from index.derive import read_lexical
from index.parse import Parsed, parse_document
from index.store import open_store
from qa.check.draft import check_draft
from qa.check.report import Report
from qa.retrieve.retrieve import Retriever
from qa.steady import read_steadily

STANDARD_INPUT = "(đầu vào chuẩn)"


def read_draft(path: Path, standard_input: Callable[[], bytes]) -> Parsed:
    """Read a draft of any readable format; "-" is text on standard input.

    Raises
    ------
    UnreadableDocument
        The draft cannot become text.
    """
    if str(path) != "-":
        return parse_document(path, name=path.name)
    with TemporaryDirectory(prefix="qa-check-") as folder:
        copy = Path(folder) / "ban-thao.txt"
        copy.write_bytes(standard_input())
        return parse_document(copy, name=STANDARD_INPUT)


def check_file(
    path: Path,
    home: Path,
    *,
    standard_input: Callable[[], bytes],
    report: Callable[[str], None],
    documents: Sequence[int] | None = None,
) -> Report:
    """Check a draft against the index of a home folder, by the documents with these ids; None for all.

    Raises
    ------
    CorpusError
        There is no index, or the draft cannot be read.
    """
    with open_store(home) as store:
        parsed = read_draft(path, standard_input)
        retriever = Retriever(store, read_lexical(store, report=report))
        findings = read_steadily(retriever, lambda: check_draft(parsed, retriever, documents=documents))
        return Report(draft=parsed.document.name, findings=findings)
