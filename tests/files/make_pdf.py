"""Makes the PDF files and scans that the tests read; places and figures are invented.

A Vietnamese report through LibreOffice (real footnotes, a running header, a page number, a ruled table, a letterhead in
two columns), pictures of its pages, and small PDF files written by hand with one of the standard fonts.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

HEADER = "Báo cáo kinh tế - xã hội tỉnh Bạch Sơn"
CUT = (
    "Trong kỳ, tỉnh trồng mới 1.250 ha rừng, tăng 4,5% so với cùng kỳ năm trước; thu hoạch 3.400 tấn chè búp tươi, "
    "trừ phần để lại làm giống, và đã giao cho các hợp tác xã chăm sóc toàn bộ diện tích mới trồng trong quý vừa qua."
)
FILLER = (
    "Các huyện tiếp tục sửa chữa đường liên xã và kênh mương trước mùa mưa, bảo đảm đi lại và nước tưới cho vụ sau.",
    "Ban quản lý rừng phòng hộ đã tuần tra thường xuyên, không để xảy ra cháy rừng trên địa bàn trong thời gian này.",
    "Hợp tác xã vận động người dân chuyển sang giống mới, chịu hạn tốt hơn và cho năng suất ổn định qua nhiều vụ.",
)
TABLE = (
    ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2023", "Năm 2024"),
    ("1", "Diện tích chè kinh doanh của toàn tỉnh", "ha", "2.150", "2.275"),
    ("2", "Sản lượng chè búp tươi", "tấn", "13.048,5", "14.120,7"),
    ("3", "Số hộ trồng chè", "hộ", "4.512", "4.630"),
)

_OFFICE = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_CELL = 'fo:border="0.5pt solid #000000" fo:padding="0.1cm"'
_FONT = 'style:font-name="Liberation Serif" fo:font-size="13pt"'


def _style(name: str, *, family: str = "paragraph", paragraph: str = "", text: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _cell_style(name: str, properties: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:table-cell-properties {properties}/></style:style>"
    )


_PAGE = (
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin="2cm"><style:footnote-sep style:width="0.018cm" style:rel-width="25%" style:color="#000000" '
    'style:line-style="solid" style:adjustment="left" style:distance-before-sep="0.1cm" '
    'style:distance-after-sep="0.1cm"/></style:page-layout-properties><style:header-style/><style:footer-style/>'
    "</style:page-layout>"
)
_BODY = 'fo:text-align="justify" fo:margin-bottom="0.2cm" fo:text-indent="1cm"'
_STYLES = "".join(
    [
        _style("Standard", text=_FONT),
        _style("Footnote", paragraph='fo:margin-left="0.6cm" fo:text-indent="-0.6cm"', text='fo:font-size="10pt"'),
        _style("Header", text='fo:font-size="10pt"'),
    ]
)
_AUTOMATIC = "".join(
    [
        _style("P", paragraph=_BODY, text=_FONT),
        _style("C", paragraph='fo:text-align="center"', text=_FONT + ' fo:font-weight="bold"'),
        _style("R", paragraph='fo:text-align="end"', text='fo:font-size="10pt"'),
        _style("T", text='fo:font-size="12pt"'),
        _style("B", paragraph='fo:text-indent="1cm" fo:margin-bottom="0.2cm"', text=_FONT + ' fo:font-weight="bold"'),
        _style("Sup", family="text", text='style:text-position="super 58%"'),
        _cell_style("Ruled", _CELL),
        _cell_style("Open", 'fo:border="none"'),
        *(
            f'<style:style style:name="W{width}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width}cm"/></style:style>'
            for width in (1, 2, 3, 6, 8)
        ),
        _PAGE,
    ]
)
_MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="L"><style:header>'
    f'<text:p text:style-name="Header">{HEADER}</text:p></style:header><style:footer><text:p text:style-name="R">'
    "<text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
)
_NOTES_STYLE = (
    '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Sup" '
    'text:citation-body-style-name="Sup" style:num-format="1" text:start-value="0" '
    'text:footnotes-position="page" text:start-numbering-at="document"/>'
)


def note(number: int, text: str) -> str:
    """Return a footnote at this place."""
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{text}</text:p></text:note-body></text:note>'
    )


def paragraph(text: str, style: str = "P") -> str:
    """Return a paragraph; `text` may hold markup."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def table(rows: Iterable[Sequence[str]], widths: Sequence[int], *, cell: str = "Ruled", style: str = "T") -> str:
    """Return a table; the first row is repeated on each page that it runs over."""
    columns = "".join(f'<table:table-column table:style-name="W{width}"/>' for width in widths)
    told = [
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="{cell}">'
            + "".join(paragraph(line, style) for line in text.split("\n"))
            + "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    ]
    head = f"<table:table-header-rows>{told[0]}</table:table-header-rows>" if cell == "Ruled" else told[0]
    return f"<table:table>{columns}{head}{''.join(told[1:])}</table:table>"


def letterhead() -> str:
    """Return the head of an official document: who writes, and the state's name, side by side."""
    left = "ỦY BAN NHÂN DÂN\nTỈNH BẠCH SƠN\nSố: 15/BC-UBND"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBạch Sơn, ngày 03 tháng 4 năm 2024"
    return table([(left, right)], (8, 8), cell="Open", style="C")


def report(*, tables: Sequence[Sequence[str]] = TABLE, lead: int = 12) -> str:
    """Return the body of the report; `lead` paragraphs push the sentence `CUT` over the end of a page."""
    marked = CUT.replace(
        "cùng kỳ năm trước", "cùng kỳ năm trước" + note(1, "Rừng phòng hộ 300 ha, rừng sản xuất 950 ha.")
    )
    return "".join(
        [
            letterhead(),
            paragraph("BÁO CÁO", "C"),
            paragraph("Tình hình sản xuất quý I năm 2024 của tỉnh Bạch Sơn", "C"),
            paragraph("I. Kết quả đạt được", "B"),
            paragraph(
                "Thu ngân sách đạt 33,4%"
                + note(2, "Theo báo cáo của Sở Tài chính tại cuộc họp tháng 3 năm 2024.")
                + ' dự toán; diện tích nhà lưới 640 m<text:span text:style-name="Sup">2</text:span>, nước tưới 85 '
                'm<text:span text:style-name="Sup">3</text:span> mỗi ngày.'
            ),
            *(paragraph(FILLER[number % 3]) for number in range(lead)),
            paragraph(marked),
            paragraph("- Vùng thấp: 420 hộ;"),
            paragraph("- Vùng cao: 135 hộ."),
            paragraph("II. Số liệu", "B"),
            paragraph("Bảng sau cho biết diện tích và sản lượng chè:"),
            table(tables, (1, 6, 2, 3, 3)),
            paragraph("Các số liệu trên đã được Cục Thống kê xác nhận."),
        ]
    )


def make_report(folder: Path, *, body: str = "", name: str = "báo cáo", password: str = "") -> Path:
    """Write a report as PDF by LibreOffice; `body` stands for that of `report`."""
    source = folder / f"{name}.fodt"
    source.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{_OFFICE} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face '
        'style:name="Liberation Serif" svg:font-family="Liberation Serif"/></office:font-face-decls>'
        f"<office:styles>{_STYLES}{_NOTES_STYLE}</office:styles><office:automatic-styles>{_AUTOMATIC}"
        f"</office:automatic-styles><office:master-styles>{_MASTER}</office:master-styles><office:body><office:text>"
        f"{body or report()}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"%s"}}'
    target = "pdf:writer_pdf_Export:" + options % password if password else "pdf"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{name}.pdf"


@cache
def report_pdf() -> bytes:
    """Return the report of three pages: a sentence runs over the first page's end, its table over the second's."""
    more = [
        (str(number), f"Chè vườn tạp ở xã số {number}", "ha", f"{number}.150", f"{number}.295")
        for number in range(4, 50)
    ]
    with tempfile.TemporaryDirectory() as folder:
        return make_report(Path(folder), body=report(tables=(*TABLE, *more))).read_bytes()


def pictures_of(pdf: bytes, *, dpi: int = 200) -> list[Image.Image]:
    """Return the pages of a PDF as grey pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def scan_of(pictures: Sequence[Image.Image], *, dpi: int = 200) -> bytes:
    """Return a PDF that holds nothing but pictures."""
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", resolution=dpi, save_all=True, append_images=list(pictures[1:]))
    return stream.getvalue()


def joined(*files: bytes) -> bytes:
    """Return one PDF with the pages of all."""
    stream = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for file in files:
            with pypdfium2.PdfDocument(file) as part:
                document.import_pages(part)
        document.save(stream)
    return stream.getvalue()


def write_pdf(pages: Sequence[str], *, media: str = "0 0 595 842", extra: str = "") -> bytes:
    """Return a PDF written by hand: one content stream a page, Helvetica as /F1 and its bold face as /F2."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.extend(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding /WinAnsiEncoding >>"
        for face in ("Helvetica", "Helvetica-Bold")
    )
    kids = []
    for content in pages:
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] {extra} /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assemble(objects, "")


def ruled(rows: Sequence[Sequence[str]], borders: Sequence[int], *, top: int, size: int = 10) -> str:
    """Return the part of a content stream that sets a table with all its rules.

    Cells hold ASCII text, one line of it a line; `borders` are the uprights from left to right, and `top` counts from
    the bottom, in points.
    """
    step = size + 4
    heights = [step * max(text.count("\n") + 1 for text in row) + 4 for row in rows]
    levels = [top - sum(heights[:number]) for number in range(len(rows) + 1)]
    strokes = [f"{borders[0]} {level} m {borders[-1]} {level} l S\n" for level in levels]
    strokes += [f"{border} {levels[0]} m {border} {levels[-1]} l S\n" for border in borders]
    texts = [
        line(text, borders[column] + 3, level - step * (number + 1) + 2, size=size)
        for row, level in zip(rows, levels, strict=False)
        for column, cell in enumerate(row)
        for number, text in enumerate(cell.split("\n"))
        if text
    ]
    return "".join(strokes + texts)


def write_encrypted() -> bytes:
    """Return a PDF that says it is encrypted with a password that nobody knows."""
    trailer = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >> /ID [<00> <00>]"
    return _assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], trailer)


def _assemble(objects: Sequence[str], trailer: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table_of_places = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table_of_places}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + end.encode("ascii")


def line(text: str, x: float, y: float, *, size: float = 12, face: int = 1) -> str:
    """Return the part of a content stream that sets a line of ASCII text; `y` counts from the bottom."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{face} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"
