"""The lines of a small document as passages, the marked ones as items under the line above the first of them."""

from index.document import BlockKind
from qa.candidate import Passage
from tests.candidates import make_passage

_MARKS = ("- ", "+ ", "(", "a) ", "b) ", "c) ", *(f"{digit}. " for digit in range(1, 10)))


def lines_of(document: str, *, title: str = "Nội quy chợ Mây") -> tuple[Passage, ...]:
    """Return each line of a document as a passage of its own paragraph."""
    found: list[Passage] = []
    lead, at = "", 0
    for number, line in enumerate(document.split("\n"), start=1):
        is_item = line.startswith(_MARKS)
        found.append(
            make_passage(
                line,
                at=at,
                chunk_id=number,
                paragraph=number,
                title=title,
                kind=BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH,
                context=f"{title} › {lead}" if is_item else title,
            )
        )
        lead = lead if is_item else line
        at += len(line) + 1
    return tuple(found)
