"""A stored block in, what stands beside it under the same headings out, without the way back to the source.

That way takes most of reading a block, and a section may hold hundreds. Quotes nothing.
"""

from dataclasses import dataclass

from index.document import BlockKind
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLine:
    """What a block says; see `Block`."""

    ordinal: int
    kind: BlockKind
    mark: str
    text: str


def lines_beside(store: Store, document_id: int, ordinal: int) -> tuple[StoredLine, ...]:
    """Return the blocks that stand under the same headings as one, it among them, in reading order."""
    rows = store.rows(
        "SELECT ordinal, kind, coalesce(json_extract(details, '$.mark'), ''), text FROM blocks WHERE document_id = ?1"
        " AND section = (SELECT section FROM blocks WHERE document_id = ?1 AND ordinal = ?2) ORDER BY ordinal",
        (document_id, ordinal),
    )
    return tuple(
        StoredLine(ordinal=number, kind=BlockKind(kind), mark=mark, text=text) for number, kind, mark, text in rows
    )
