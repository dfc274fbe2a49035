"""Makes the files that the benchmark of reading is run on: ``python -m tests.files.make_large FOLDER``.

One report in each format, a PDF of a thousand pages and a workbook of a hundred thousand rows; what needs LibreOffice
is left out where it is not installed.
"""

import argparse
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from tests.files.make_office import convert
from tests.files.make_pdf import joined, line, pictures_of, write_pdf
from tests.files.make_report_files import make_docx, make_html, make_pdf, make_scan
from tests.files.make_sheets import mail

REPORT = Path(__file__).parents[2] / "corpus" / "lang-son-quy-1-2018.md"
PAGES = 1_000
ROWS = 100_000


def make_pages(printed: bytes | None) -> bytes:
    """Return a PDF of `PAGES` pages: a printed report over and over, else pages of plain figures."""
    if printed is not None:
        count = len(pictures_of(printed, dpi=10))
        return joined(*[printed] * -(-PAGES // count))
    lines = [f"Ma so {number}: dat {number}.{number % 900 + 100},5 trieu dong." for number in range(40)]
    page = "".join(line(text, 72, 780 - 18 * place) for place, text in enumerate(lines))
    return write_pdf([page] * PAGES)


def make_rows(path: Path) -> None:
    """Write a workbook of `ROWS` rows: a commune, its district and five figures each."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Thu theo xã")
    sheet.append(["Đơn vị: triệu đồng"])
    sheet.append(["TT", "Xã", "Huyện", "Năm 2020", "Năm 2021", "Năm 2022", "Năm 2023", "Năm 2024"])
    for number in range(1, ROWS + 1):
        values = [round(number * step % 9973 + 0.5, 1) for step in (3, 5, 7, 11, 13)]
        sheet.append([number, f"Xã số {number}", f"Huyện số {number % 97}", *values])
    book.save(path)


def _first_page(printed: bytes) -> bytes:
    stream = BytesIO()
    pictures_of(printed, dpi=200)[0].save(stream, "TIFF", dpi=(200, 200))
    return stream.getvalue()


def make_all(folder: Path) -> Iterator[Path]:
    """Write all files; yield each path."""
    text = REPORT.read_text(encoding="utf-8")
    docx = make_docx(text)
    files = {"bao-cao.txt": text.encode(), "bao-cao.docx": docx, "bao-cao-utf16.txt": text.encode("utf-16")}
    printed = None
    if shutil.which("soffice"):
        work = folder / "work"
        work.mkdir()
        printed = make_pdf(docx, work)
        files |= {f"bao-cao{suffix}": convert(docx, suffix, work) for suffix in (".doc", ".odt", ".rtf")}
        files["bao-cao.html"] = make_html(docx, work)
        shutil.rmtree(work)
        files["bao-cao.pdf"] = printed
        files["bao-cao-quet.pdf"] = make_scan(printed)
        files["mot-trang.tif"] = _first_page(printed)
    files["nghin-trang.pdf"] = make_pages(printed)
    for name, data in files.items():
        (folder / name).write_bytes(data)
        yield folder / name
    yield mail(folder / "thu.eml", plain=text, attachments={"bao-cao.docx": docx})
    make_rows(folder / "tram-nghin-dong.xlsx")
    yield folder / "tram-nghin-dong.xlsx"


def main() -> None:
    """Write the files and name them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for path in make_all(folder):
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
