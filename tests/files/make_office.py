"""Documents of office programs for tests, written part by part; places and figures are invented.

``word`` packs parts of XML as Word does, small functions write the XML; ``compound`` writes the files of before 2007;
``convert`` asks LibreOffice.
"""

import shutil
import struct
import subprocess
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Tieude"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/><w:basedOn w:val="u1"/></w:style>
<w:style w:type="paragraph" w:styleId="rieng"><w:name w:val="Đề mục riêng"/><w:basedOn w:val="u2"/></w:style>
<w:style w:type="paragraph" w:styleId="viet"><w:name w:val="Tiêu đề 3"/></w:style>
<w:style w:type="paragraph" w:styleId="bac"><w:name w:val="Mục con"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="vong"><w:name w:val="Vòng"/><w:basedOn w:val="vong"/></w:style>
<w:style w:type="paragraph" w:styleId="ML1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="ten"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="an"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def word(body: str, *, main: str = "word/document.xml", styles: str = STYLES, **parts: str) -> bytes:
    """Pack a Word document: the content of its body, and further parts by the kind of their relation."""
    written = {
        main: f"{_HEADER}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": styles,
    }
    relations = {"styles": "styles.xml"}
    for kind, content in parts.items():
        written[f"word/{kind}.xml"] = content
        relations[kind] = f"{kind}.xml"
    folder, _, name = main.rpartition("/")
    written["[Content_Types].xml"] = _content_types(main, parts)
    written["_rels/.rels"] = _relations({"officeDocument": main})
    written[f"{folder}/_rels/{name}.rels"] = _relations(relations)
    return pack(written)


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a zip file."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _content_types(main: str, parts: Mapping[str, str]) -> str:
    word_part = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {f"/word/{kind}.xml": kind for kind in ("styles", *parts)} | {f"/{main}": "document.main"}
    each = "".join(
        f'<Override PartName="{name}" ContentType="{word_part}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relations}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_HEADER}<Types xmlns="{space}">{default}{each}</Types>'


def _relations(targets: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEADER}<Relationships xmlns="{space}">{each}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """Write a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def raised(text: str) -> str:
    """Write a run above the line."""
    return run(text, '<w:vertAlign w:val="superscript"/>')


def bold(text: str) -> str:
    """Write a bold run."""
    return run(text, "<w:b/>")


def par(*content: str, style: str = "", properties: str = "") -> str:
    """Write a paragraph of runs; what is no XML is one run of text."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def listed(text: str, number: int, level: int = 0, style: str = "") -> str:
    """Write a paragraph that is numbered automatically."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return par(text, style=style, properties=place)


def cell(*content: str, across: int = 1, down: str = "") -> str:
    """Write a cell of texts or blocks; `down` is "restart" where a cell over rows begins, "continue" below it."""
    blocks = "".join(each if each.startswith(("<w:p>", "<w:tbl>")) else par(each) for each in content)
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merged}</w:tcPr>{blocks}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    """Write a row; texts become cells."""
    written = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"


def tbl(*rows: str) -> str:
    """Write a table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def note_mark(number: int, kind: str = "footnote") -> str:
    """Write the reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(bodies: Mapping[int, str], kind: str = "footnote") -> str:
    """Write the part of the notes, with the line that parts them from the text."""
    parting = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    each = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
        for number, text in bodies.items()
    )
    return f"<w:{kind}s {SPACES}>{parting}{each}</w:{kind}s>"


def numbering(lists: Sequence[Sequence[tuple[str, str]]], extra: str = "") -> str:
    """Write the part of the numbering: for each list, numbered from 1, the format and text of its levels."""
    definitions, numbers = "", ""
    for number, levels in enumerate(lists, 1):
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (style, text) in enumerate(levels)
        )
        definitions += f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"<w:numbering {SPACES}>{definitions}{numbers}{extra}</w:numbering>"


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Write a compound file: one sector of the table of sectors, one of the directory, then the streams."""
    size = 512
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [table, end]
    entries = [_entry("Root Entry", 5, end, 0)]
    content = b""
    for name, data in streams.items():
        sectors = max(1, -(-len(data) // size))
        first = len(chain)
        entries.append(_entry(name, 2, first, len(data)))
        chain.extend([*range(first + 1, first + sectors), end])
        content += data.ljust(sectors * size, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    directory = b"".join(entries[:4]).ljust(size, b"\0")
    return header + struct.pack("<128I", *chain, *[free] * (128 - len(chain))) + directory + content


def _entry(name: str, kind: int, first: int, length: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    nowhere = 0xFFFFFFFF
    head = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw), kind, 1, nowhere, nowhere, nowhere)
    return head + bytes(36) + struct.pack("<IQ", first, length)


def convert(data: bytes, suffix: str, folder: Path) -> bytes:
    """Have LibreOffice write a Word document in another format (".doc", ".odt", ".rtf")."""
    source = folder / "source.docx"
    source.write_bytes(data)
    filters = {".doc": "doc:MS Word 97", ".odt": "odt:writer8", ".rtf": "rtf:Rich Text Format"}
    program = shutil.which("soffice") or "soffice"
    profile = (folder / "maker").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", filters[suffix]]
    subprocess.run(
        [*command, "--outdir", str(folder / "made"), str(source)], check=True, capture_output=True, timeout=180
    )
    return (folder / "made" / f"source{suffix}").read_bytes()
