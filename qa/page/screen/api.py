"""The endpoints for programs, as the framework publishes them: their names, types and Vietnamese descriptions.

What stands in the docstrings of the endpoints is shown to programs; its parts are written as the framework reads
them. Nothing is decided here: `qa.page.endpoints` looks at what was sent.
"""

import logging
from collections.abc import Callable
from typing import Any, Literal, TypedDict, TypeVar, cast

import gradio as gr
from anyio import CapacityLimiter, to_thread
from gradio.events import api

from index.errors import CorpusError
from qa.page.endpoints import Endpoints
from qa.page.figure_table import FigureQuery
from qa.page.reader import Reader, read_reader

_LOG = logging.getLogger(__name__)

AT_ONCE = 2
"""Calls of programs that are worked on at once, so that people at the page keep their share of the machine."""

MOST_WAITING = 32
"""Calls that wait for these; more are refused at once."""

BUSY = "Máy chủ đang bận với nhiều yêu cầu; hãy thử lại sau ít giây."
UNEXPECTED = "Có lỗi ngoài dự kiến, yêu cầu chưa được thực hiện; hãy xem nhật ký của máy chủ."

Done = TypeVar("Done")
Record = dict[str, Any]
RoleName = Literal["", "level", "growth", "plan_share", "change", "target", "count", "other"]
StatusName = Literal["", "first_reported", "updated", "estimate", "actual", "target"]
Order = Literal["", "value", "-value", "indicator", "period", "-period"]


class AnswerObject(TypedDict):
    """The answer object of ``qa ask --json``."""

    question: str
    answered: bool
    answer: str
    figures: list[Record]
    citations: list[Record]
    confidence: float
    elapsed_ms: float


class FiguresPage(TypedDict):
    """One page of figures, each as of ``qa figures --json``."""

    figures: list[Record]
    page: int
    pages: int
    found: int


class DocumentsPage(TypedDict):
    """One page of documents."""

    documents: list[Record]
    page: int
    pages: int
    found: int


class CheckReport(TypedDict):
    """The report of ``qa check --json``."""

    draft: str
    counts: dict[str, int]
    findings: list[Record]


class FoundPlaces(TypedDict):
    """Places of a value, each as of ``qa find --json``."""

    places: list[Record]
    found: int


class FoundSeries(TypedDict):
    """Series of an indicator, each as of ``qa series --json``."""

    series: list[Record]
    found: int


class Refusal(gr.Error):
    """Tells a program in one sentence why it gets nothing; no traceback is printed or sent."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, print_exception=False, title="Lỗi")

    def __str__(self) -> str:
        return str(self.message)


def build_api(endpoints: Endpoints) -> None:
    """Publish the endpoints inside the page that is being built; of the parts that it has."""
    _publish_questions(endpoints)
    if endpoints.figure_table is not None:
        _publish_figures(endpoints)
    if endpoints.checker is not None:
        _publish_check(endpoints)
    if endpoints.analysis is not None:
        _publish_analysis(endpoints)


def _publish_questions(endpoints: Endpoints) -> None:
    async def ask(
        question: str, request: gr.Request, context: list[str] | None = None, collection: str = ""
    ) -> AnswerObject:
        """Trả lời một câu hỏi về số liệu trong báo cáo, kèm trích dẫn đúng chỗ; từ chối khi tài liệu không nói.

        Args:
            question: Câu hỏi tiếng Việt, có dấu hoặc không dấu, dài nhất 2.000 ký tự.
            context: Các câu đã hỏi trước, cũ nhất trước; chỉ 6 câu cuối được xét.
            collection: Tên bộ tài liệu để chỉ hỏi trong bộ đó; để trống là mọi tài liệu được thấy.
        """
        return await _work(request, AnswerObject, lambda reader: endpoints.ask(reader, question, context, collection))

    async def search(text: str, request: gr.Request, k: int = 10, collection: str = "") -> list[Record]:
        """Tìm các đoạn gần nhất với một nội dung, gần nhất trước, không soạn câu trả lời.

        Args:
            text: Nội dung cần tìm, dài nhất 2.000 ký tự.
            k: Số đoạn, từ 1 đến 50.
            collection: Tên bộ tài liệu; để trống là mọi tài liệu được thấy.
        """
        return await _work(request, list[Record], lambda reader: endpoints.search(reader, text, k, collection))

    async def documents(request: gr.Request, page: int = 1, collection: str = "") -> DocumentsPage:
        """Liệt kê tên và tiêu đề các tài liệu được thấy, mỗi trang 500 tài liệu.

        Args:
            page: Trang, từ 1.
            collection: Tên bộ tài liệu; để trống là mọi tài liệu được thấy.
        """
        return await _work(request, DocumentsPage, lambda reader: endpoints.documents(reader, page, collection))

    for each in (ask, search, documents):
        _publish(each)


def _publish_figures(endpoints: Endpoints) -> None:
    async def figures(  # noqa: PLR0917 - the framework gives them by place
        request: gr.Request,
        indicator: str = "",
        document: str = "",
        period: str = "",
        unit: str = "",
        territory: str = "",
        role: RoleName = "",
        status: StatusName = "",
        order: Order = "",
        page: int = 1,
        collection: str = "",
    ) -> FiguresPage:
        """Liệt kê số liệu đã rút ra từ tài liệu, lọc và xếp thứ tự, mỗi trang 50 số; bộ lọc để trống là lấy tất cả.

        Args:
            indicator: Các từ phải có trong chỉ tiêu, không phân biệt dấu và chữ hoa.
            document: Một phần tên hoặc tiêu đề tài liệu.
            period: Kỳ viết như trong dữ liệu: 2017, Q1/2018, 2T/2018, T10/2012.
            unit: Đơn vị viết đúng như trong dữ liệu.
            territory: Địa bàn viết đúng như trong dữ liệu.
            role: Vai trò của con số.
            status: Tình trạng của con số.
            order: Thứ tự; dấu trừ là lớn nhất trước; để trống là thứ tự trong văn bản.
            page: Trang, từ 1.
            collection: Tên bộ tài liệu; để trống là mọi tài liệu được thấy.
        """
        wanted = FigureQuery(
            words=indicator,
            document=document,
            period=period,
            unit=unit,
            territory=territory,
            role=role,
            status=status,
            order=order,
            page=page,
        )
        return await _work(request, FiguresPage, lambda reader: endpoints.figures(reader, wanted, collection))

    _publish(figures)


def _publish_check(endpoints: Endpoints) -> None:
    async def check(text: str, request: gr.Request, collection: str = "") -> CheckReport:
        """Đối chiếu từng con số của bản thảo với tài liệu: khớp, lệch, không thấy hay mơ hồ, kèm nguồn.

        Args:
            text: Bản thảo, dài nhất 200.000 ký tự và 3.000 con số.
            collection: Tên bộ tài liệu; để trống là mọi tài liệu được thấy.
        """
        return await _work(request, CheckReport, lambda reader: endpoints.check(reader, text, collection))

    _publish(check)


def _publish_analysis(endpoints: Endpoints) -> None:
    async def find(value: str, request: gr.Request, collection: str = "") -> FoundPlaces:
        """Tìm mọi chỗ nêu một giá trị, viết kiểu nào cũng được; nhiều nhất 500 chỗ, đúng con số trước.

        Args:
            value: Một con số kèm đơn vị nếu có, như “7.252,8 tỷ đồng” hoặc “45%”.
            collection: Tên bộ tài liệu; để trống là mọi tài liệu được thấy.
        """
        return await _work(request, FoundPlaces, lambda reader: endpoints.find(reader, value, collection))

    async def series(
        indicator: str, request: gr.Request, territory: str = "", role: RoleName = "", collection: str = ""
    ) -> FoundSeries:
        """Xếp các giá trị của một chỉ tiêu theo kỳ, qua mọi tài liệu; nhiều nhất 50 chuỗi, dài nhất trước.

        Args:
            indicator: Chỉ tiêu, có dấu hoặc không dấu.
            territory: Địa bàn; để trống là mọi nơi.
            role: Vai trò của con số; để trống là chọn tự động.
            collection: Tên bộ tài liệu; để trống là mọi tài liệu được thấy.
        """
        return await _work(
            request, FoundSeries, lambda reader: endpoints.series(reader, indicator, territory, role, collection)
        )

    for each in (find, series):
        _publish(each)


def _publish(endpoint: Callable[..., Any]) -> None:
    # Not through the framework's queue: a call is then one request, and its tool needs no request of the server to
    # itself, which would have to carry the token of whoever called.
    api(endpoint, api_name=endpoint.__name__, queue=False)


_AT_WORK = CapacityLimiter(AT_ONCE)


async def _work(request: object, shape: type[Done], act: Callable[[Reader], object]) -> Done:  # noqa: ARG001 - for types
    """Do what a program asks for in a thread; what goes wrong becomes one Vietnamese sentence.

    `shape` is that of the result, as the endpoint promises it.
    """
    if _AT_WORK.statistics().tasks_waiting >= MOST_WAITING:
        raise Refusal(BUSY)
    reader = read_reader(request)
    try:
        return cast("Done", await to_thread.run_sync(act, reader, limiter=_AT_WORK))
    except CorpusError as error:
        raise Refusal(str(error)) from None
    except Exception:  # noqa: BLE001 - the last door: a stranger must never see a traceback
        _LOG.exception("a call of a program failed")
        raise Refusal(UNEXPECTED) from None
