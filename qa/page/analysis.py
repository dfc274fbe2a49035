"""What a person asks of the figures as a whole: a series, the arithmetic, the places of a value. Words in, records out.

Finds nothing itself: that is ``qa.series``, ``qa.audit`` and ``qa.find``. Errors are told as the page words them.
"""

from collections.abc import Collection
from dataclasses import dataclass

from index.among import documents_among
from index.errors import CorpusError
from index.figure import Role
from index.store import Store
from qa.audit.finding import CitedFinding
from qa.find import Place, find_places, read_sought
from qa.listing import is_called
from qa.series.assemble import find_series
from qa.series.record import Series
from qa.watched import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit found, and in which of how many documents it was to look."""

    findings: tuple[CitedFinding, ...]
    document: str
    checked: int


class Analysis:
    """Asks an open store; threads may share it.

    Parameters
    ----------
    store
        Open, for reading.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def documents(self, *, documents: Collection[int] | None = None) -> tuple[str, ...]:
        """Return the names of the documents with these ids; None for all, here and below."""
        return tuple(row.name for row in documents_among(self._store, documents))

    def series(
        self,
        indicator: str,
        territory: str = "",
        role: Role | None = None,
        *,
        documents: Collection[int] | None = None,
    ) -> tuple[Series, ...]:
        """Return the series of an indicator, the longest first.

        Raises
        ------
        CorpusError
            No indicator is named.
        """
        if not indicator.strip():
            raise CorpusError("Hãy nhập chỉ tiêu, chẳng hạn “thu nội địa” hoặc “thu noi dia”.")
        return find_series(self._store, indicator, territory=territory.strip() or None, role=role, documents=documents)

    def audit(self, document: str, report: Report, *, documents: Collection[int] | None = None) -> Audited:
        """Check the arithmetic of the documents whose name or title holds some words; "" for all.

        Raises
        ------
        CorpusError
            No document is called so, or there is none.
        """
        # Loaded for the first audit: a page that opens does not wait for it.
        from qa.audit.audit import audit_store  # noqa: PLC0415

        wanted = [row for row in documents_among(self._store, documents) if is_called(row, document)]
        if not wanted:
            told = f"Không có tài liệu nào tên “{document.strip()}”; hãy sửa tên hoặc để trống để kiểm tra tất cả."
            raise CorpusError(told if document.strip() else "Kho chưa có tài liệu nào; hãy thêm tài liệu trước.")
        findings = audit_store(self._store, document=document.strip() or None, documents=documents, report=report)
        return Audited(findings=findings, document=document.strip(), checked=len(wanted))

    def find(self, value: str, *, documents: Collection[int] | None = None) -> tuple[Place, ...]:
        """Return the places that state a value, exact ones first.

        Raises
        ------
        CorpusError
            Nothing was written, or no number or several can be read in it.
        """
        if not value.strip():
            raise CorpusError("Hãy nhập con số cần tìm, chẳng hạn “7.252,8 tỷ đồng” hoặc “45%”.")
        return find_places(self._store, read_sought(value), documents=documents)
