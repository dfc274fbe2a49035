"""Blocks in, chunks out: the units that are retrieved, each with what it stands under.

One chunk for a sentence, a heading, or a row of a table told with its headers; a very long sentence is cut at
semicolons. Never cuts inside brackets or a table row. Knows nothing of figures, words or embeddings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.document import Block, BlockKind, Cell, Chunk, Span
from index.outline import row_paths

# In characters: longer sentences are enumerations, which would drown one fact among thirty.
_LONGEST_SENTENCE = 900
_LONGEST_ANCHOR = 200
_LONGEST_LEAD = 300
_LONGEST_ITEM = 160
_LONGEST_KIND = 20
_PARTING = " › "
# "Trong đó, hàng hải sản đạt 157 triệu USD." says of which whole only in the sentence before it.
_OF_WHICH = re.compile(r"\W*[Tt]rong (?:số )?(?:đó|này)(?!\w)")
_ANNOUNCEMENT = "¶"  # kind of mark of a paragraph that introduces a list within what another line introduces
_COUNTER = re.compile(r"s?tt\.?|số tt|(?:số )?thứ tự", re.IGNORECASE)
_PERIOD = re.compile(r"năm|tháng|quý|kỳ|thời kỳ|giai đoạn|ngày", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđ])?[.)]?|[-–+*•]")
_FIRST = re.compile(r"(?:I|1|a|\(1|\d+\.1)[.)/–-]*")
# Header words that say nothing when put before a row's name.
_SUM = re.compile(r"tổng|cộng|toàn|cả|chung|bình quân|trung bình", re.IGNORECASE)
_EMPTY_HEADER = re.compile(r"tên\b|chỉ tiêu|nội dung|danh mục|tiêu chí|hạng mục|khoản mục|đơn vị", re.IGNORECASE)


@dataclass(slots=True)
class _Surroundings:
    """What the blocks read so far say about the next one."""

    title: str
    lead_in: str = ""
    # Kind of mark and words of the items that are open, outermost first.
    items: list[tuple[str, str]] = field(default_factory=list)
    blocks: dict[int, Block] = field(default_factory=dict)


def split_chunks(title: str, blocks: Sequence[Block]) -> tuple[Chunk, ...]:
    """Cut the blocks of a document into chunks.

    Parameters
    ----------
    title
        The document's title, first in every context.
    blocks
        All blocks of the document, in order.

    Returns
    -------
    Chunks in reading order, numbered from 0; `span` holds source offsets.
    """
    around = _Surroundings(title, blocks={block.ordinal: block for block in blocks})
    chunks: list[Chunk] = []
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            _close_items(around, block.mark)
        context = _context(block, around)
        before = ""
        for text, span in _pieces(block):
            source = block.aligned.to_source(span.start, span.end)
            part = block.kind is not BlockKind.TABLE and _OF_WHICH.match(text) is not None
            under = _PARTING.join(filter(None, (context, before if part else "")))
            chunks.append(Chunk(ordinal=len(chunks), block=block.ordinal, span=source, text=text, context=under))
            if not part:
                before = _shortened(text)
        _remember(block, around)
    return tuple(chunks)


def _pieces(block: Block) -> Iterator[tuple[str, Span]]:
    if block.kind is BlockKind.TABLE:
        yield from tell_rows(block)
        return
    text = block.text
    for sentence in block.sentences:
        for span in _cut(text, sentence):
            yield text[span.start : span.end], span


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Cut an overlong sentence at semicolons outside brackets, into pieces as long as allowed."""
    if sentence.end - sentence.start <= _LONGEST_SENTENCE:
        yield sentence
        return
    start = sentence.start
    last = start
    for position in [*_semicolons(text, sentence), sentence.end]:
        if position - start > _LONGEST_SENTENCE and last > start:
            yield _trim(text, start, last)
            start = last
        last = position
    if text[start : sentence.end].strip():
        yield _trim(text, start, sentence.end)


def _semicolons(text: str, sentence: Span) -> Iterator[int]:
    depth = 0
    for match in re.finditer(r"[();]", text[sentence.start : sentence.end]):
        if match.group() == ";":
            if depth == 0:
                yield sentence.start + match.end()
        else:
            depth = max(0, depth + (1 if match.group() == "(" else -1))


def _trim(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _context(block: Block, around: _Surroundings) -> str:
    parts = [around.title] if around.title != block.text else []
    parts.extend(heading for heading in block.section if heading != around.title)
    if block.kind is BlockKind.FOOTNOTE and block.anchor is not None:
        parts.append(_anchor_text(around.blocks[block.anchor[0]], block.anchor[1]))
    elif block.kind is BlockKind.TABLE:
        parts.append(block.caption if block.caption != around.title else "")
    elif block.kind is BlockKind.LIST_ITEM or (block.kind is BlockKind.PARAGRAPH and not _ends_list(around)):
        parts.append(around.lead_in)
        parts.extend(words for _, words in around.items)
    return _PARTING.join(part for part in parts if part)


def _anchor_text(block: Block, offset: int) -> str:
    """Return the words before a footnote's mark, back to the beginning of their sentence."""
    sentence = next((span for span in block.sentences if span.start < offset <= span.end), None)
    start = sentence.start if sentence is not None else max(0, offset - _LONGEST_ANCHOR)
    if offset - start <= _LONGEST_ANCHOR:
        return block.text[start:offset]
    cut = block.text.find(" ", offset - _LONGEST_ANCHOR, offset)
    return "…" + block.text[max(cut, offset - _LONGEST_ANCHOR) : offset]


def _remember(block: Block, around: _Surroundings) -> None:
    """Keep what the block says of the next ones: the line that introduces them, the items that they are part of."""
    opens = block.text.endswith(":")
    if block.kind is BlockKind.FOOTNOTE:
        return
    if block.kind is BlockKind.LIST_ITEM:
        around.items.append((_kind(block.mark), _first_words(block)))
    elif opens and block.kind is BlockKind.PARAGRAPH and _is_announced(around):
        around.items.append((_ANNOUNCEMENT, _last_sentence(block)))
    elif block.kind is not BlockKind.PARAGRAPH or opens or _ends_list(around):
        around.lead_in = _last_sentence(block) if opens and block.kind is BlockKind.PARAGRAPH else ""
        around.items.clear()


def _is_announced(around: _Surroundings) -> bool:
    """Tell whether a line right above ends in a colon: "Giai đoạn 2:" over "Thu hồi 15 ha, trong đó:"."""
    return not _ends_list(around) if around.items else around.lead_in != ""


def _ends_list(around: _Surroundings) -> bool:
    """Tell whether a paragraph ends the list before it: not after "b) Diện tích mạ:", which names what is below it."""
    return not around.items or not around.items[-1][1].endswith(":")


def _close_items(around: _Surroundings, mark: str) -> None:
    """End the open items that an item with this mark is not part of.

    These are the last one of its kind with all below it; else those numbered deeper. An item that ends in a colon
    announces items of whatever kind, from their first number on.
    """
    kind = _kind(mark)
    announced = not _ends_list(around)
    same = [number for number, (other, _) in enumerate(around.items) if other == kind]
    if announced and (not same or _FIRST.fullmatch(mark) is not None):
        return
    outermost = same[-1:] or [number for number, (other, _) in enumerate(around.items) if _depth(other) > _depth(kind)]
    if outermost:
        del around.items[outermost[0] :]


@lru_cache(maxsize=256)
def _depth(kind: str) -> int:
    """Order the kinds of labels from the outermost in: I., 1., 1.1., a), (1), bullets."""
    shapes = (r"[IVX]+[./–-]", r"\d[./–-]?", r"\d\.\d\.?", r"\d\.\d\.\d\.?", r"[a-zđ][.)]", r"\(?\d\)")
    return next((depth for depth, shape in enumerate(shapes) if re.fullmatch(shape, kind)), len(shapes))


def _first_words(block: Block) -> str:
    """Return the first sentence of an item, and the last one where it announces what follows."""
    text = block.text[: block.sentences[0].end] if block.sentences else block.text
    text = _shortened(text)
    return f"{text} {_last_sentence(block)}" if len(block.sentences) > 1 and block.text.endswith(":") else text


def _shortened(text: str) -> str:
    """Return the beginning of a sentence, as much as stands above others."""
    if len(text) <= _LONGEST_ITEM:
        return text
    return text[: text.rfind(" ", 0, _LONGEST_ITEM)] + "…"


@lru_cache(maxsize=1024)
def _kind(mark: str) -> str:
    """Kind of a label: "1.", "a)", "-" are different kinds, "1." and "2." the same."""
    return re.sub(r"\d+", "1", re.sub(r"[a-zđ]", "a", mark))


def _last_sentence(block: Block) -> str:
    text = block.text[block.sentences[-1].start :] if block.sentences else block.text
    if len(text) <= _LONGEST_LEAD:
        return text
    cut = text.find(" ", len(text) - _LONGEST_LEAD)
    return "…" + text[cut:]


def tell_rows(block: Block) -> Iterator[tuple[str, Span]]:
    """Tell the rows of a table one by one: "section › row name | column: value; column: value"."""
    headers: dict[int, list[str]] = {}
    paths = row_paths(block)
    told: set[Span] = set()
    for row in _rows(block):
        cells = [cell for cell in row if cell.span.start < cell.span.end]
        # A name that a cell above gives to this row too stands there.
        own = [cell.span for cell in cells if cell.span not in told]
        if not own:
            continue
        told.update(own)
        span = Span(min(each.start for each in own), max(each.end for each in own))
        texts = {cell.column: block.text[cell.span.start : cell.span.end] for cell in cells}
        if not all(cell.header for cell in cells):
            path = paths.get(row[0].row, ())
            yield _PARTING.join([*path, _tell_row(texts, _join_names(headers))]), span
            continue
        if not _is_section(cells, texts):
            for column, text in texts.items():
                if text not in headers.setdefault(column, []):
                    headers[column].append(text)
        yield " | ".join(dict.fromkeys(texts.values())), span


def _join_names(headers: dict[int, list[str]]) -> dict[int, str]:
    """One name for each column; a corner "Năm" or "Tháng" over columns 1956, 1957 or 1, 2 goes with these."""
    names = {column: " ".join(parts) for column, parts in headers.items()}
    corner = names.get(0, "")
    if _PERIOD.fullmatch(corner) and any(name[0].isdigit() for column, name in names.items() if column):
        names = {column: f"{corner} {name}" if name[0].isdigit() else name for column, name in names.items() if column}
    return names


def _rows(block: Block) -> Iterator[list[Cell]]:
    row: list[Cell] = []
    for cell in block.cells:
        if row and cell.row != row[0].row:
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _is_section(cells: Sequence[Cell], texts: dict[int, str]) -> bool:
    spans = {cell.span for cell in cells}
    return len(spans) == 1 or (len(spans) == 2 and _ORDINAL.fullmatch(texts[min(texts)]) is not None)


def _tell_row(texts: dict[int, str], names: dict[int, str]) -> str:
    columns = sorted(texts)
    first = columns[0]
    ordinal = _ORDINAL.fullmatch(texts[first]) is not None and _YEAR.fullmatch(texts[first]) is None
    if ordinal and len(columns) > (2 if texts[first][-1:].isdigit() else 1):
        # The row's number tells nothing, unless it is all that the row has beside a name.
        columns = columns[1:]
        first = columns[0]
    rest = columns[1:]
    if not names and len(rest) == 1:
        return f"{texts[first]}: {texts[rest[0]]}"
    name = texts[first]
    header = names.get(first, "")
    if header and _goes_before(header, name):
        name = f"{header} {name}"
    values = [f"{names[column]}: {texts[column]}" if names.get(column) else texts[column] for column in rest]
    return f"{name} | {'; '.join(values)}" if values else name


def _goes_before(header: str, name: str) -> bool:
    """Tell whether "Quận" before "Cai Lậy" helps, unlike "Tên" or a counter before a name."""
    if len(header) > _LONGEST_KIND or _EMPTY_HEADER.match(header) or _SUM.match(name):
        return False
    if name.lower().startswith(header.lower()):
        return False
    return _COUNTER.fullmatch(header) is None or name[-1:].isdigit()
