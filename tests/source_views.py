"""Documents made up for the tests of the viewer: one that attacks, one that is long, one of footnotes alone."""

from decimal import Decimal

from index.document import Block, BlockKind, Cell, FootnoteMark, Span, align_pieces
from index.figure import Direction, Figure, Role, Status
from qa.page.service import SourceView

ATTACKS = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror='window.hacked=2'>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus='alert(2)",
    "[bấm](javascript:alert(3))",
    "javascript:alert(4)",
    "{{7*7}} ${window.hacked=3}",
    "\u202eđảo ngược\u2066",
    "</template></title></style><b>đậm</b>",
)
HOSTILE_NAME = "<img src=x onerror='window.hacked=4'>.md"
HOSTILE_TITLE = "Báo cáo <script>alert(5)</script>"


def build_view(
    parts: list[tuple[BlockKind, str, tuple[str, ...]]], *, name: str = "a.md", title: str = "Báo cáo"
) -> SourceView:
    """Build a document of (kind, text, headings above) without markup; footnotes are marked 1, 2, 3 and so on."""
    text = ""
    blocks: list[Block] = []
    notes = 0
    for ordinal, (kind, body, section) in enumerate(parts, start=1):
        notes += kind is BlockKind.FOOTNOTE
        blocks.append(
            Block(
                ordinal=ordinal,
                kind=kind,
                aligned=align_pieces([(body, len(text), len(body))]),
                section=section,
                level=len(section) + 1 if kind is BlockKind.HEADING else None,
                mark=str(notes) if kind is BlockKind.FOOTNOTE else "",
            )
        )
        text += body + "\n\n"
    return SourceView(title=title, name=name, blocks=tuple(blocks), text=text)


def make_figure(view: SourceView, written: str, indicator: str, **fields: object) -> Figure:
    """Return a figure that stands where `written` stands first in a document."""
    start = view.text.index(written)
    span = Span(start, start + len(written))
    block = next(each for each in view.blocks if each.source.overlaps(span))
    known: dict[str, object] = {
        "unit": "tỷ đồng",
        "role": Role.LEVEL,
        "period": "2024",
        "status": Status.ESTIMATE,
        "territory": "",
    }
    return Figure(
        block=block.ordinal,
        chunk=0,
        span=span,
        clause=span,
        text=written,
        number=Decimal(1),
        upper=None,
        value=Decimal(1),
        base_unit="đồng",
        indicator=indicator,
        direction=Direction.NONE,
        baseline=None,
        parent=None,
        qualifier="",
        **{**known, **fields},  # type: ignore[arg-type]
    )


def hostile_view() -> SourceView:
    """Attack in every field: headings, paragraphs, list items, cells, captions, footnotes and their marks, figures."""
    parts: list[tuple[BlockKind, str, tuple[str, ...]]] = []
    for attack in ATTACKS:
        parts += [
            (BlockKind.HEADING, attack, ()),
            (BlockKind.PARAGRAPH, f"Thu {attack} đạt 412,6 tỷ đồng.", (attack,)),
            (BlockKind.LIST_ITEM, f"- {attack}", (attack,)),
            (BlockKind.TABLE, attack, (attack,)),
            (BlockKind.FOOTNOTE, f"{attack} chú thích", (attack,)),
        ]
    parts.append((BlockKind.PARAGRAPH, "W" * 5_000, (ATTACKS[-1],)))
    view = build_view(parts, name=HOSTILE_NAME, title=HOSTILE_TITLE)
    blocks = []
    for block in view.blocks:
        changed: dict[str, object] = {}
        if block.kind is BlockKind.TABLE:
            changed = {
                "cells": (Cell(row=0, column=0, span=Span(0, len(block.text)), header=True),),
                "caption": block.text,
                "unit": block.text,
            }
        elif block.kind is BlockKind.FOOTNOTE:
            changed = {"mark": block.text}
        elif block.kind is BlockKind.PARAGRAPH:
            changed = {"marks": (FootnoteMark(mark=f"{ATTACKS[0]} chú thích", offset=3),)}
        fields = {name: getattr(block, name) for name in Block.__dataclass_fields__}
        blocks.append(Block(**{**fields, **changed}))  # type: ignore[arg-type]
    figures = (make_figure(view, "412,6 tỷ đồng", ATTACKS[2] + ATTACKS[7], period=ATTACKS[0], unit=ATTACKS[1]),)
    return SourceView(title=view.title, name=view.name, blocks=tuple(blocks), text=view.text, figures=figures, pages=())


def long_view(length: int = 1_000_000) -> SourceView:
    """Give a document of so many characters at least, in sections of a heading and a long paragraph."""
    parts: list[tuple[BlockKind, str, tuple[str, ...]]] = [(BlockKind.HEADING, "Báo cáo dài", ())]
    total = 0
    while total < length:
        heading = f"{len(parts) // 2 + 1}. Mục"
        body = f"Xã số {len(parts)} thu {len(parts)} tỷ đồng. " + "Thuỷ lợi được chăm lo. " * 20
        parts += [(BlockKind.HEADING, heading, ("Báo cáo dài",)), (BlockKind.PARAGRAPH, body, ("Báo cáo dài", heading))]
        total += len(heading) + len(body)
    return build_view(parts, name="dai.md", title="Báo cáo dài")


def footnote_view(count: int = 10_000) -> SourceView:
    """Give a document of one paragraph and ten thousand footnotes, the last of which it refers to."""
    parts: list[tuple[BlockKind, str, tuple[str, ...]]] = [(BlockKind.PARAGRAPH, "Thu ngân sách tăng.", ())]
    parts += [(BlockKind.FOOTNOTE, f"Chú thích thứ {number}.", ()) for number in range(1, count + 1)]
    view = build_view(parts, name="chu-thich.md", title="Chú thích")
    first = view.blocks[0]
    marked = Block(ordinal=1, kind=first.kind, aligned=first.aligned, marks=(FootnoteMark(mark=str(count), offset=13),))
    return SourceView(title=view.title, name=view.name, blocks=(marked, *view.blocks[1:]), text=view.text)
