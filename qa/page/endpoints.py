"""What programs may ask of the page: plain values as they were sent in, JSON of the command line's contract out.

Each endpoint keeps to the documents that its reader may see, and to the page's own limits. Whatever was sent is
looked at here: the framework checks neither types nor sizes. Knows nothing of the web.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from index.errors import CorpusError
from index.figure import Role, Status
from qa.check.report import Report
from qa.page.analysis import Analysis
from qa.page.draft import LONGEST_DRAFT, DraftChecker
from qa.page.figure_table import ORDERS, FigureQuery, FigureTable
from qa.page.reach import Reach
from qa.page.reader import Reader
from qa.page.service import CONTEXT_LIMIT, QUESTION_LIMIT, PageService, refuse_question
from qa.page.words import group_digits

MOST_HITS = 50
"""Passages of one search."""

DOCUMENTS_PAGE = 500
"""Documents of one page of the list."""

MOST_PLACES = 500
"""Places of a value that are returned."""

MOST_SERIES = 50
"""Series of an indicator that are returned."""

WORDS_LIMIT = 500
"""Characters of a filter, a name or a value."""

Json = dict[str, Any]
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """The endpoints of one page; threads may share it. What is None has no endpoint, but for `reach`: no collections.

    Every method raises `CorpusError`, one Vietnamese sentence, for what cannot be asked or answered.
    """

    service: PageService
    figure_table: FigureTable | None = None
    checker: DraftChecker | None = None
    analysis: Analysis | None = None
    reach: Reach | None = None

    def ask(self, reader: Reader, question: object, context: object, collection: object) -> Json:
        """Answer a question; of `context`, a list of earlier ones, the last `CONTEXT_LIMIT` count."""
        asked = _read_text(question, "question", QUESTION_LIMIT)
        reason = refuse_question(asked)
        if reason:
            raise CorpusError(reason)
        said = _read_questions(context)
        documents = self._documents(reader, collection)
        return self.service.ask(asked.strip(), said, documents=documents).to_json()

    def search(self, reader: Reader, text: object, k: object, collection: object) -> list[Json]:
        """Return the `k` passages nearest to a text, best first."""
        words = _read_text(text, "text", QUESTION_LIMIT)
        if not words.strip():
            raise CorpusError("Hãy ghi nội dung cần tìm vào “text”.")
        most = _read_number(k, "k", MOST_HITS)
        return [
            hit.to_json() for hit in self.service.search(words, most, documents=self._documents(reader, collection))
        ]

    def figures(self, reader: Reader, wanted: FigureQuery, collection: object) -> Json:
        """Return one page of the figures; the fields of `wanted` as they were sent, to be looked at here."""
        role, status = _read_kind(wanted.role, "role", Role), _read_kind(wanted.status, "status", Status)
        order = _read_text(wanted.order, "order")
        if order not in ORDERS:
            raise CorpusError(f"Tham số “order” phải là một trong: {', '.join(ORDERS[1:])}; hoặc để trống.")
        query = FigureQuery(
            words=_read_text(wanted.words, "indicator"),
            document=_read_text(wanted.document, "document"),
            period=_read_text(wanted.period, "period"),
            unit=_read_text(wanted.unit, "unit"),
            territory=_read_text(wanted.territory, "territory"),
            role=role.value if role else "",
            status=status.value if status else "",
            order=order,
            page=_read_number(wanted.page, "page"),
        )
        table = _require(self.figure_table)
        found = table.find(query, documents=self._documents(reader, collection))
        return {
            "figures": [row.to_json() for row in found.rows],
            "page": found.page,
            "pages": found.pages,
            "found": found.found,
        }

    def documents(self, reader: Reader, page: object, collection: object) -> Json:
        """Return one page of the documents, by name."""
        wanted = _read_number(page, "page")
        listed = self.service.documents(documents=self._documents(reader, collection))
        pages = max(1, -(-len(listed) // DOCUMENTS_PAGE))
        shown = min(wanted, pages)
        part = listed[(shown - 1) * DOCUMENTS_PAGE : shown * DOCUMENTS_PAGE]
        return {
            "documents": [{"document": name, "title": title} for name, title in part],
            "page": shown,
            "pages": pages,
            "found": len(listed),
        }

    def check(self, reader: Reader, text: object, collection: object) -> Json:
        """Check each figure of a draft."""
        draft = _read_text(text, "text", LONGEST_DRAFT)
        if not draft.strip():
            raise CorpusError("Hãy ghi bản thảo vào “text” trước khi soát.")
        checked = _require(self.checker).check_text(draft, documents=self._documents(reader, collection))
        return Report(draft=checked.name, findings=checked.findings).to_json()

    def find(self, reader: Reader, value: object, collection: object) -> Json:
        """Return the places that state a value, exact ones first."""
        wanted = _read_text(value, "value")
        places = _require(self.analysis).find(wanted, documents=self._documents(reader, collection))
        return {"places": [place.to_json() for place in places[:MOST_PLACES]], "found": len(places)}

    def series(self, reader: Reader, indicator: object, territory: object, role: object, collection: object) -> Json:
        """Return the series of an indicator, the longest first."""
        found = _require(self.analysis).series(
            _read_text(indicator, "indicator"),
            _read_text(territory, "territory"),
            _read_kind(role, "role", Role),
            documents=self._documents(reader, collection),
        )
        return {"series": [each.to_json() for each in found[:MOST_SERIES]], "found": len(found)}

    def _documents(self, reader: Reader, collection: object) -> Sequence[int] | None:
        """Return the ids of what the reader may see, of a set where one is named; None for all."""
        name = _read_text(collection, "collection")
        if not name.strip():
            return self.service.visible(reader.owner)
        if self.reach is None:
            raise CorpusError("Trang này không có bộ tài liệu nào; hãy để trống “collection”.")
        number = self.reach.sets.find(reader.owner, name).id
        return self.reach.documents(str(number), reader.owner)


Part = TypeVar("Part")


def _require(part: Part | None) -> Part:
    """Return a part of the page; its endpoint is not built without it."""
    if part is None:
        raise CorpusError("Trang này không phục vụ việc đó.")
    return part


def _read_text(sent: object, name: str, limit: int = WORDS_LIMIT) -> str:
    if sent is None:
        return ""
    if not isinstance(sent, str):
        raise CorpusError(f"Tham số “{name}” phải là chuỗi ký tự.")
    if len(sent.strip()) > limit:
        raise CorpusError(
            f"Tham số “{name}” dài {group_digits(len(sent.strip()))} ký tự, quá giới hạn {group_digits(limit)}; "
            "hãy rút gọn rồi gửi lại."
        )
    return sent


def _read_questions(sent: object) -> tuple[str, ...]:
    if sent is None:
        return ()
    if not isinstance(sent, list):
        raise CorpusError("Tham số “context” phải là danh sách các câu đã hỏi, cũ nhất trước.")
    return tuple(_read_text(each, "context", QUESTION_LIMIT) for each in sent[-CONTEXT_LIMIT:])


def _read_number(sent: object, name: str, most: int | None = None) -> int:
    """Return a number from 1; a JSON number may be written with a point."""
    if isinstance(sent, bool) or not isinstance(sent, int | float) or sent != sent // 1 or sent < 1:
        raise CorpusError(f"Tham số “{name}” phải là số nguyên từ 1 trở lên.")
    if most is not None and sent > most:
        raise CorpusError(f"Tham số “{name}” quá giới hạn {group_digits(most)}.")
    return int(sent)


def _read_kind(sent: object, name: str, kind: type[Kind]) -> Kind | None:
    text = _read_text(sent, name)
    known = {each.value: each for each in kind}
    if text and text not in known:
        raise CorpusError(f"Tham số “{name}” phải là một trong: {', '.join(known)}; hoặc để trống.")
    return known.get(text)
