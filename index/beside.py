"""A stored block in, what stands beside it under the same headings out, without the way back to the source.

That way takes most of reading a block, and a section may hold hundreds. Quotes nothing.
"""

from index.block_rows import decode_section, read_kind
from index.document import BlockKind
from index.record import record
from index.store import Store


@record(frozen=True, slots=True, kw_only=True)
class StoredLine:
    """What a block says; see `Block`."""

    ordinal: int
    kind: BlockKind
    mark: str
    text: str
    section: tuple[str, ...]


def lines_beside(store: Store, document_id: int, ordinal: int) -> tuple[StoredLine, ...]:
    """Return the blocks that stand under the same headings as one, it among them, in reading order."""
    rows = store.rows(
        "SELECT ordinal, kind, coalesce(json_extract(details, '$.mark'), ''), text, section FROM blocks"
        " WHERE document_id = ?1 AND section = (SELECT section FROM blocks WHERE document_id = ?1 AND ordinal = ?2)"
        " ORDER BY ordinal",
        (document_id, ordinal),
    )
    section = decode_section(rows[0][4]) if rows else ()
    return tuple(
        StoredLine(ordinal=number, kind=read_kind(kind), mark=mark, text=text, section=section)
        for number, kind, mark, text, _ in rows
    )
