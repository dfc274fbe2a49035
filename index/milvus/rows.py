"""Rows of one home in a collection of Milvus: put, taken away, read and searched; the server's faults in Vietnamese.

All homes of a server share two collections, told apart by the partition key `home`. Every request sees what was
written before it (consistency level Strong). Alone imports pymilvus. Knows nothing of BM25.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from index.address import MILVUS
from index.errors import StoreError

CONSISTENCY = "Strong"
TOKEN_VARIABLE = "QA_INDEX_TOKEN"  # noqa: S105 - the name of a variable
# Rows of one request: about one megabyte.
SENT = 500
# The most that Milvus gives for one search.
MOST_HITS = 16_384
# Milliseconds between two signs of life on the connection. The client would send one every ten seconds; the server of
# Lite, busy, ends a connection that sends more than a few in five minutes ("Too many pings"), which is gRPC's default.
KEEPALIVE = 600_000

Row = dict[str, Any]


class Rows:
    """The rows of one home in one collection, which is made when missing.

    Parameters
    ----------
    address
        "milvus:" with the URI of a server, or the path of a file for Milvus Lite.
    collection, home
        Names.
    numbers
        Names of the fields that hold a whole number.
    vector
        Name of the field that holds the vector.
    dimension
        Length of the vector; None for a sparse one.

    Raises
    ------
    StoreError
        The server is out of reach or refuses; so do all methods.
    """

    def __init__(
        self, address: str, collection: str, home: str, *, numbers: Sequence[str], vector: str, dimension: int | None
    ) -> None:
        self.address = address
        self._collection = collection
        self._home = home
        self._vector = vector
        # The engine searches an unlimited graph of neighbours only as deep as it is told.
        self._search = {"drop_ratio_search": 0.0} if dimension is None else {"ef": 128}
        _check_installed()
        with self._told():
            self._client = _connect(address.removeprefix(MILVUS))
            if not self._client.has_collection(collection):
                _create(self._client, collection, numbers=numbers, vector=vector, dimension=dimension)
            self._client.load_collection(collection)

    def put(self, rows: Iterable[Row]) -> None:
        """Add rows, each with its numbers and its vector."""
        batch: list[Row] = []
        for row in rows:
            batch.append(row | {"home": self._home})
            if len(batch) == SENT:
                self._insert(batch)
                batch = []
        if batch:
            self._insert(batch)

    def take(self, field: str, values: Sequence[int]) -> None:
        """Take away the rows with one of some numbers in a field."""
        for start in range(0, len(values), SENT):
            with self._told():
                self._client.delete(
                    self._collection, filter=f"{self._mine} and {among(field, values[start : start + SENT])}"
                )

    def take_all(self) -> None:
        """Take away all rows of this home."""
        with self._told():
            self._client.delete(self._collection, filter=self._mine)

    def read(self, field: str, values: Sequence[int], *, wanted: Sequence[str]) -> Iterator[Row]:
        """Give the wanted fields of the rows with one of some numbers in a field, in any order."""
        for start in range(0, len(values), SENT):
            with self._told():
                pages = self._client.query_iterator(
                    self._collection,
                    batch_size=SENT,
                    filter=f"{self._mine} and {among(field, values[start : start + SENT])}",
                    output_fields=list(wanted),
                )
            try:
                while True:
                    with self._told():
                        page = pages.next()
                    if not page:
                        break
                    yield from map(dict, page)
            finally:
                pages.close()

    def count(self) -> int:
        """Return how many rows this home has."""
        with self._told():
            found = self._client.query(self._collection, filter=self._mine, output_fields=["count(*)"])
        return int(found[0]["count(*)"])

    def search(self, vector: object, k: int, *, wanted: str, inside: str | None = None) -> list[tuple[int, float]]:
        """Return a number and the inner product of the rows nearest to a vector, best first.

        Parameters
        ----------
        vector
            Sparse as {dimension: weight}, or dense.
        k
            How many, at most `MOST_HITS`.
        wanted
            The field whose number is given.
        inside
            A condition, as `among` and `between` make them; None for all rows.
        """
        with self._told():
            (found,) = self._client.search(
                self._collection,
                data=[vector],
                anns_field=self._vector,
                filter=self._mine if inside is None else f"{self._mine} and {inside}",
                limit=min(k, MOST_HITS),
                output_fields=[wanted],
                search_params={"metric_type": "IP", "params": self._search},
            )
        return [(int(each["entity"][wanted]), float(each["distance"])) for each in found]

    def flush(self) -> None:
        """Have what was written sealed and indexed; it can be found before, only slower."""
        with self._told():
            self._client.flush(self._collection)

    @property
    def _mine(self) -> str:
        return f'home == "{self._home}"'

    def _insert(self, batch: list[Row]) -> None:
        with self._told():
            self._client.insert(self._collection, batch)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the client raises into the error of this project."""
        from pymilvus.exceptions import MilvusException  # noqa: PLC0415 - takes two seconds

        try:
            yield
        except MilvusException as error:
            told = " ".join(str(error.message or error).split())[:200]
            raise StoreError(
                f"{self.address}: Milvus không làm được ({told}); hãy kiểm tra máy chủ và QA_INDEX, hoặc đặt"
                " QA_INDEX=local rồi chạy lại “qa index”"
            ) from error


def among(field: str, values: Sequence[int]) -> str:
    """Return the condition that a field holds one of some numbers."""
    return f"{field} in {[int(each) for each in values]}"


def between(field: str, ranges: Sequence[tuple[int, int]]) -> str:
    """Return the condition that a field lies in one of some ranges, both ends counted."""
    return "(" + " or ".join(f"({int(first)} <= {field} and {field} <= {int(last)})" for first, last in ranges) + ")"


def _check_installed() -> None:
    if find_spec("pymilvus") is None:
        raise StoreError("thiếu gói pymilvus để dùng chỉ mục ở Milvus; hãy cài bằng lệnh: pip install '.[scale]'")


def _connect(uri: str) -> Any:
    from pymilvus import MilvusClient  # noqa: PLC0415 - takes two seconds

    # What goes wrong is told once, by us; Lite lacks a request that the client can do without.
    for name in ("pymilvus", "grpc._server"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return MilvusClient(
        uri=uri,
        token=os.environ.get(TOKEN_VARIABLE, ""),
        # A cluster is set for the pings of its client, which balancers before it may need; a file has neither.
        grpc_options={} if "://" in uri else {"grpc.keepalive_time_ms": KEEPALIVE},
    )


def _create(client: Any, collection: str, *, numbers: Sequence[str], vector: str, dimension: int | None) -> None:
    from pymilvus import DataType  # noqa: PLC0415 - takes two seconds

    schema = client.create_schema(auto_id=True, enable_dynamic_field=False)
    schema.add_field("row", DataType.INT64, is_primary=True, auto_id=True)
    schema.add_field("home", DataType.VARCHAR, max_length=32, is_partition_key=True)
    for name in numbers:
        schema.add_field(name, DataType.INT64)
    index = client.prepare_index_params()
    if dimension is None:
        schema.add_field(vector, DataType.SPARSE_FLOAT_VECTOR)
        index.add_index(vector, index_type="SPARSE_INVERTED_INDEX", metric_type="IP", params={})
    else:
        schema.add_field(vector, DataType.FLOAT_VECTOR, dim=dimension)
        graph = {"M": 32, "efConstruction": 80}
        index.add_index(vector, index_type="HNSW", metric_type="IP", params=graph)
    client.create_collection(collection, schema=schema, index_params=index, consistency_level=CONSISTENCY)
