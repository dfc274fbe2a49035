"""Short reports for the tests of the audit, written for them; places and figures are invented."""

from pathlib import Path

from index.parse import parse_document
from index.rows import DocumentRow
from qa.audit.finding import Finding, Paper

HEAD = "BÁO CÁO\n\nTình hình kinh tế - xã hội năm 2031 của tỉnh Bạch Sơn\n\n"


def read_papers(folder: Path, *texts: str) -> tuple[Paper, ...]:
    """Return the texts as documents under audit, read by the real stages; the name of each tells its place."""
    return tuple(_read(folder / f"báo cáo {number}.md", text, number) for number, text in enumerate(texts, start=1))


def numbers_of(finding: Finding) -> list[str]:
    """Return the numbers that a finding rests on, as written."""
    return [" ".join(operand.figure.text.split()) for operand in finding.operands]


def _read(path: Path, text: str, number: int) -> Paper:
    path.write_text(text if text.startswith("BÁO CÁO") else HEAD + text, encoding="utf-8")
    parsed = parse_document(path, name=path.name)
    document = parsed.document
    row = DocumentRow(
        id=number,
        name=document.name,
        path=document.path,
        title=document.title,
        content_hash=document.content_hash,
        pipeline="",
        territory=document.territory,
        period=document.period,
        format=document.format,
        warnings=(),
        letterhead=None,
        indexed_at="",
    )
    blocks = {block.ordinal: block for block in document.blocks}
    return Paper(document=row, text=document.text, figures=parsed.figures, blocks=blocks)
