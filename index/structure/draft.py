"""The draft: a block in the making, passed between the steps of this stage. Holds data only."""

from index.document import AlignedText, BlockKind, Cell, FootnoteMark
from index.record import record
from index.structure.labels import Label


@record(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block in the making; see ``index.document.Block`` for the fields of the same name.

    `md_level` is the level of a Markdown heading, else 0; `bold` tells that all of it is emphasised, `framed` that it
    stood in the frame of a letterhead or of signatures.
    """

    kind: BlockKind
    aligned: AlignedText
    marks: tuple[FootnoteMark, ...] = ()
    md_level: int = 0
    label: Label | None = None
    bold: bool = False
    framed: bool = False
    mark: str = ""
    cells: tuple[Cell, ...] = ()
    caption: str = ""
    unit: str | None = None

    @property
    def text(self) -> str:
        """The reading text."""
        return self.aligned.text


def pieces_of(aligned: AlignedText) -> list[tuple[str, int, int]]:
    """Take an aligned text apart again, as ``align_pieces`` wants it."""
    return [
        (
            aligned.text[run.reading_start : run.reading_start + run.reading_length],
            run.source_start,
            run.source_length,
        )
        for run in aligned.runs
    ]
