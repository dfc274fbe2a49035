"""What an audit found in, the bytes of a CSV file or an Excel workbook out: a row for each figure of each finding."""

from collections.abc import Iterator, Sequence

from qa.audit.finding import CitedFinding
from qa.audit.show import SEVERITIES
from qa.cite.phrase import written
from qa.export.office_text import Value
from qa.page.audit_view import CHECK_WORDS
from qa.page.figure_view import figure_href
from qa.page.sheet import write_csv, write_xlsx
from qa.show import show_row_place

_HEADS = (
    "Phát hiện",
    "Mức",
    "Loại",
    "Nội dung",
    "Phép tính",
    "Chênh lệch",
    "Làm tròn cho phép",
    "Đơn vị",
    "Con số",
    "Đơn vị con số",
    "Nguyên văn",
    "Liên kết",
    "Trích dẫn",
)


def write_audit(findings: Sequence[CitedFinding], kind: str, address: str = "") -> bytes:
    """Write a CSV file, or an Excel workbook for the kind "xlsx"; `address` of the page makes links of the places."""
    rows = _rows(findings, address)
    return write_xlsx("Kiểm tra số học", _HEADS, rows) if kind == "xlsx" else write_csv(_HEADS, rows)


def _rows(findings: Sequence[CitedFinding], address: str) -> Iterator[tuple[Value, ...]]:
    for number, found in enumerate(findings, start=1):
        finding = found.finding
        for row in found.rows:
            yield (
                str(number),
                SEVERITIES[finding.severity],
                CHECK_WORDS[finding.check],
                finding.sentence,
                finding.arithmetic,
                "" if finding.difference is None else finding.difference,
                "" if finding.tolerance is None else finding.tolerance,
                finding.unit,
                row.figure.number,
                row.figure.unit,
                written(row.figure),
                f"{address}{figure_href(row)}" if address else "",
                f"{show_row_place(row)}: “{' '.join(row.clause.split())}”",
            )
