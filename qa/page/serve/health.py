"""Whether the page is well, for whoever looks after it: the state of the index in, JSON and metrics out.

Behind the guard like all routes; holds counts, no name of a document or a person.
"""

from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from index.errors import CorpusError
from qa.care.status import Status
from qa.page.journal import Tally

HEALTH = "/suc-khoe"
METRICS = "/metrics"
_COUNTS = ("documents", "figures", "chunks", "vectors", "unread", "failures", "generation", "free_bytes", "free_memory")


def health_routes(read: Callable[[], Status], tally: Tally, *, has_metrics: bool) -> list[Route]:
    """Return the routes of the state of the page.

    Parameters
    ----------
    read
        Reads the state of the index; raises ``CorpusError`` where it cannot.
    tally
        Of the questions and errors since the start.
    has_metrics
        Whether there are metrics in the text format of Prometheus too.
    """

    async def show_health(_request: Request) -> Response:
        return await run_in_threadpool(tell_health, read, tally)

    async def show_metrics(_request: Request) -> Response:
        written = await run_in_threadpool(write_metrics, read, tally)
        return Response(written, media_type=CONTENT_TYPE_LATEST)

    routes = [Route(HEALTH, show_health)]
    return [*routes, Route(METRICS, show_metrics)] if has_metrics else routes


def tell_health(read: Callable[[], Status], tally: Tally) -> JSONResponse:
    """Return the state as JSON: 200, or 503 when the index cannot be read."""
    counted = tally.read()
    told: dict[str, object] = {
        "questions": dict(counted.questions),
        "errors": counted.errors,
        "last_error": counted.last_error,
        "last_error_at": counted.last_error_at,
    }
    try:
        status = read()
    except (CorpusError, OSError):
        return JSONResponse({"status": "unreadable", **told}, HTTPStatus.SERVICE_UNAVAILABLE)
    state = {name: getattr(status, name) for name in _COUNTS}
    return JSONResponse(
        {"status": "ok", **state, "model": status.model, "is_writing": status.is_writing, **told},
        headers={"Cache-Control": "no-store"},
    )


def write_metrics(read: Callable[[], Status], tally: Tally) -> bytes:
    """Return the metrics as text; ``qa_up`` is 0 when the index cannot be read."""
    registry = CollectorRegistry()
    registry.register(_Metrics(read, tally))
    return generate_latest(registry)


class _Metrics(Collector):
    def __init__(self, read: Callable[[], Status], tally: Tally) -> None:
        self._read = read
        self._tally = tally

    def describe(self) -> Iterable[Metric]:
        """Return nothing: what there is depends on the index."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Give each metric as it is now."""
        counted = self._tally.read()
        questions = CounterMetricFamily("qa_questions", "Questions since the start, by outcome.", labels=["outcome"])
        for outcome, number in sorted(counted.questions.items()):
            questions.add_metric([outcome], number)
        yield questions
        yield CounterMetricFamily("qa_question_seconds", "Seconds spent on questions.", value=counted.seconds)
        yield CounterMetricFamily("qa_errors", "Errors since the start.", value=counted.errors)
        try:
            status = self._read()
        except (CorpusError, OSError):
            yield GaugeMetricFamily("qa_up", "Whether the index can be read.", value=0)
            return
        yield GaugeMetricFamily("qa_up", "Whether the index can be read.", value=1)
        for name in _COUNTS:
            value = getattr(status, name)
            if value is not None:
                yield GaugeMetricFamily(f"qa_{name}", f"{name} of the index.", value=value)
