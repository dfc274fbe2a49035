"""Feeds damaged files to the readers: ``python -m tests.fuzz_reading --seconds N --seed S``; makes no network request.

Small valid files of each format are flipped, cut, spliced and repeated. A reader may refuse a file by
``UnreadableDocument``; any other exception, and a file that takes too long, is a finding, kept with its bytes. Runs in
this process.
"""

import argparse
import faulthandler
import os
import random
import shutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 - an exception, whatever its name

from openpyxl import Workbook

from index.errors import UnreadableDocument
from index.read import read_document
from index.read.contents import list_contents
from tests import documents
from tests.files.make_office import cell, compound, convert, listed, note_mark, notes, numbering, par, row, tbl, word
from tests.files.make_pdf import line, pictures_of, write_pdf
from tests.files.make_sheets import bytes_zipped, mail

Mutate = Callable[[random.Random, bytes, bytes], bytes]

# Seconds of the processor that the reading of a small file may take before it is a finding.
SLOW = 20.0
_TRICKY = (
    b"\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"<",
    b"&",
    b'"',
    b"%",
    b"\r\n",
    "ỗ".encode(),
    b"-1",
    b"1e9",
)


def flip(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Change a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Leave out a stretch, often the end."""
    start = chance.randrange(len(data))
    end = len(data) if chance.random() < 0.5 else chance.randint(start, len(data))
    return data[:start] + data[end:]


def splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Go on with another file of the format."""
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def repeat(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Repeat a stretch many times."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randint(1, 200))
    return data[:start] + data[start:end] * chance.randint(2, 60) + data[end:]


def insert(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Put in bytes that readers stumble over."""
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(_TRICKY) * chance.randint(1, 5) + data[place:]


MUTATIONS: tuple[Mutate, ...] = (flip, cut, splice, repeat, insert)


def mutate(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Damage a file; of a package, mostly one part below the compression, else nothing but its checksum would fail."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _mutate_package(chance, data, other)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(chance, data or b" ", other)
    return data


def _mutate_package(chance: random.Random, data: bytes, other: bytes) -> bytes:
    parts, others = unpack(data), unpack(other)
    name = chance.choice(sorted(parts))
    part = parts[name] or b" "
    parts[name] = chance.choice(MUTATIONS)(chance, part, others.get(name) or part)
    if chance.random() < 0.1:
        del parts[chance.choice(sorted(parts))]
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for each, content in parts.items():
            # Without the time of writing, which would make two packages of one damage two.
            package.writestr(ZipInfo(each), content, ZIP_DEFLATED)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package, none when it is no package."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, DeflateError):
        return {}


def make_corpus(folder: Path, *, programs: bool = True) -> dict[str, list[bytes]]:
    """Return small valid files by their ending; those that need a program only if asked for and installed."""
    body = (
        par("Báo cáo quý I/2024", style="Tieude")
        + par("I. Kết quả", style="u1")
        + par("Thu đạt 33,4%", note_mark(2), " dự toán, 5.5 tỷ đồng.")
        + listed("Mục một", 1)
        + tbl(row(cell("Chỉ tiêu", across=2), "Năm 2023"), row(cell("Chè", down="restart"), "ha", "2.150"))
    )
    rich = word(
        body, footnotes=notes({2: "Theo báo cáo."}), numbering=numbering([[("decimal", "%1."), ("lowerLetter", "%2)")]])
    )
    page = (
        "<html><head><title>Báo cáo</title></head><body><h1>I. Thu</h1><p>Thu 5,5 tỷ<sup>1</sup>.</p>{}</body></html>"
    )
    grid = "<table><tr><th rowspan=2>Chỉ tiêu</th><th colspan='2'>Năm</th></tr><tr><td>2023<td>2024</table><ul><li>Một"
    pdf = write_pdf(
        [
            line("I. Ket qua", 72, 780, size=14, face=2) + line("Thu dat 33,4% du toan (1).", 72, 750)
            + "72 700 m 400 700 l S 72 600 m 400 600 l S 72 600 m 72 700 l S 200 600 m 200 700 l S\n"
            + line("2.150", 80, 650) + line("2.275", 210, 650),
            line("Trang hai: 1.250 ha", 72, 780) + line("1 Ghi chu", 72, 60, size=8),
        ]
    )  # fmt: skip
    plain = [text.encode() for text in (documents.REPORT, documents.ENCYCLOPEDIA, documents.DECISION)]
    (folder / "a.eml").unlink(missing_ok=True)
    letter = mail(folder / "a.eml", plain="Thu 5,5 tỷ.", html=page.format(grid), attachments={"b.txt": plain[0]})
    corpus = {
        ".md": plain,
        ".txt": [plain[0].decode().encode("utf-16"), "Tæng thu ng©n s¸ch ®¹t 7.252,8 tû ®ång".encode("cp1252"), *plain],
        ".csv": ['Chỉ tiêu;Năm 2023;Năm 2024\nThu;1,5;2\n"a;b";3;4\n'.encode(), b"a,b\n1,2\n"],
        ".html": [page.format(grid).encode(), page.format("<p>Chi 3%</p>").encode("utf-16")],
        ".eml": [letter.read_bytes()],
        ".docx": [rich, word(par("Trồng 120 ha"))],
        ".xlsx": [_workbook()],
        ".doc": [compound({"WordDocument": b"\xec\xa5" + bytes(600), "1Table": b"x" * 600})],
        ".zip": [bytes_zipped({"a.txt": plain[0], "b/c.docx": rich})],
        ".pdf": [pdf, write_pdf([line("So 1.250 ha", 72, 700)])],
    }
    if programs and shutil.which("soffice"):
        corpus |= _converted(rich, folder)
    if programs and shutil.which("tesseract"):
        corpus |= _pictures(pdf)
    return corpus


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for each in (["Thu ngân sách", None, None], ["Chỉ tiêu", "2023", "2024"], ["Thu", 1.5, "=B3*2"], ["Chi", 2, 3]):
        sheet.append(each)
    sheet.merge_cells("A1:C1")
    sheet["B3"].number_format = "#,##0.0 %"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _converted(docx: bytes, folder: Path) -> dict[str, list[bytes]]:
    return {suffix: [convert(docx, suffix, folder)] for suffix in (".odt", ".rtf")} | {
        ".doc": [convert(docx, ".doc", folder)]
    }


def _pictures(pdf: bytes) -> dict[str, list[bytes]]:
    (picture, *_) = pictures_of(pdf, dpi=60)
    made = {}
    for suffix, kind in ((".png", "PNG"), (".jpg", "JPEG"), (".tif", "TIFF")):
        stream = BytesIO()
        picture.save(stream, kind)
        made[suffix] = [stream.getvalue()]
    return made


@dataclass(slots=True)
class Found:
    """What fuzzing found: how many files of each format were read, how many were refused, and what went wrong."""

    runs: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)


def read_damaged(suffix: str, data: bytes, folder: Path, found: Found) -> None:
    """Read one damaged file and note what happened."""
    path = folder / f"current{suffix}"
    path.write_bytes(data)
    started = _cpu_seconds()
    found.runs[suffix] += 1
    try:
        if suffix in {".zip", ".eml"}:
            for file in list_contents(path, name=path.name).files:
                _read_quietly(file)
        read_document(path, name=path.name)
    except UnreadableDocument:
        found.refused[suffix] += 1
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        _keep(suffix, data, folder, found, error)
    seconds = _cpu_seconds() - started
    found.slowest[suffix] = max(seconds, found.slowest.get(suffix, 0.0))
    if seconds > SLOW:
        _keep(suffix, data, folder, found, TimeoutError(f"{seconds:.0f} s"))


def _cpu_seconds() -> float:
    """Return what this process and the programs that it waited for used of the processor."""
    return sum(os.times()[:4])


def _read_quietly(path: Path) -> None:
    try:
        read_document(path, name=path.name)
    except UnreadableDocument:
        return


def _keep(suffix: str, data: bytes, folder: Path, found: Found, error: Exception) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f"{Path(each.filename).name}:{each.lineno}" for each in frames if "/index/" in each.filename]
    key = f"{suffix} {type(error).__name__} {ours[-1] if ours else ''}: {str(error)[:100]}"
    if key not in found.findings:
        kept = folder / f"finding-{len(found.findings)}{suffix}"
        kept.write_bytes(data)
        found.findings[key] = str(kept)


def fuzz(
    corpus: Mapping[str, list[bytes]], folder: Path, *, seed: int, turns: Iterable[object], weights: Mapping[str, int]
) -> Found:
    """Read damaged files, format by format in turn; `weights` says how many of a format in each turn."""
    chance = random.Random(seed)
    found = Found()
    for _ in turns:
        for suffix, samples in corpus.items():
            for _ in range(weights.get(suffix, 1)):
                damaged = mutate(chance, chance.choice(samples), chance.choice(samples))
                read_damaged(suffix, damaged, folder, found)
    return found


def _until(end: float) -> Iterator[None]:
    while time.monotonic() < end:
        yield


# Files that no other program reads are quick.
WEIGHTS = {
    ".md": 5,
    ".txt": 40,
    ".csv": 40,
    ".html": 75,
    ".eml": 50,
    ".docx": 100,
    ".xlsx": 100,
    ".zip": 20,
    ".pdf": 100,
}


def main() -> None:
    """Fuzz for some seconds and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="endings, such as .pdf")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"), help="where files that are findings go")
    options = parser.parse_args()
    faulthandler.enable()
    with TemporaryDirectory() as name:
        corpus = make_corpus(Path(name))
        kept = Path(name) / "found"
        kept.mkdir()
        corpus = {suffix: samples for suffix, samples in corpus.items() if not options.only or suffix in options.only}
        end = time.monotonic() + options.seconds
        found = fuzz(corpus, kept, seed=options.seed, turns=_until(end), weights=WEIGHTS)
        for suffix in corpus:
            print(
                f"{suffix}: {found.runs[suffix]} read, {found.refused[suffix]} refused, {found.slowest[suffix]:.1f} s"
            )
        if found.findings:
            shutil.copytree(kept, options.keep, dirs_exist_ok=True)
        for key, path in found.findings.items():
            print(key, options.keep / Path(path).name)
    sys.exit(1 if found.findings else 0)


if __name__ == "__main__":
    main()
