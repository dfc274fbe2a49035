"""The numbering of a Word document in, the number that each paragraph is printed with out: "II.", "1.2.", "b)", "-".

Word stores no numbers but how to count: this counts, in document order. Does NOT read text.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from index.read.docx_names import P_PR, w
from index.read.docx_styles import Styles, integer_of, is_on, value_of
from index.roman import write_roman

_PLACE = re.compile(r"%(\d)")
_LARGEST_ROMAN = 3999
# Bullets that say the same in print; all others are pictures of dots.
_BULLETS = frozenset("-+*–—")
# Formats in which nothing is printed.
_SILENT = frozenset({"none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level counts; `text` is "%1.%2.", `restart` the level (from 1) after which it begins anew, 0 never."""

    format: str
    text: str
    start: int
    legal: bool
    restart: int | None
    style: str


@dataclass(frozen=True, slots=True)
class List:
    """One list: the definition whose counters it shares, its levels, and the levels that it begins anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    lists: dict[str, List]
    styles: Styles
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """Count a paragraph and return what stands before its text, "" for nothing; call once for each, in order."""
        number, depth = self._place_of(paragraph)
        used = self.lists.get(number)
        if used is None or depth not in used.levels:
            return ""
        counters = self.counters.setdefault(used.definition, {})
        if number not in self.begun:
            self.begun.add(number)
            for begun in used.starts:
                counters.pop(begun, None)
        level = used.levels[depth]
        start = used.starts.get(depth, level.start)
        counters[depth] = counters[depth] + 1 if depth in counters else start
        for deeper in [other for other in counters if other > depth]:
            restart = used.levels[deeper].restart if deeper in used.levels else None
            if restart is None or depth < restart:
                del counters[deeper]
        return _print(used, counters, level)

    def _place_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own, else those of its style."""
        own = paragraph.find(f"{P_PR}/{w('numPr')}")
        number = value_of(own.find(w("numId"))) if own is not None else ""
        depth = value_of(own.find(w("ilvl"))) if own is not None else ""
        if number and depth:
            return number, integer_of(depth, 0)
        for style in self.styles.chain(self.styles.paragraph_style(paragraph)):
            properties = style.find(f"{P_PR}/{w('numPr')}")
            if properties is None:
                continue
            number = number or value_of(properties.find(w("numId")))
            depth = depth or value_of(properties.find(w("ilvl")))
            if number and not depth:
                name = style.get(w("styleId"), "")
                levels = self.lists[number].levels if number in self.lists else {}
                depth = next((str(key) for key, level in levels.items() if level.style == name), "")
            if number:
                break
        return number, integer_of(depth, 0)


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """Read the part of the numbering; a document may lack it."""
    if root is None:
        return Numbering({}, styles)
    definitions = {each.get(w("abstractNumId"), ""): each for each in root.iter(w("abstractNum"))}
    numbers = {each.get(w("numId"), ""): each for each in root.iter(w("num"))}
    # The list 0 takes a paragraph out of any list.
    lists = {
        key: _read_list(each, definitions, numbers, styles) for key, each in numbers.items() if key not in {"", "0"}
    }
    return Numbering(lists, styles)


def _read_list(
    number: etree._Element, definitions: dict[str, etree._Element], numbers: dict[str, etree._Element], styles: Styles
) -> List:
    key = value_of(number.find(w("abstractNumId")))
    definition = definitions.get(key)
    linked = value_of(definition.find(w("numStyleLink"))) if definition is not None else ""
    if linked:
        # The levels are those of a list style, in the definition that its own list has.
        style = styles.elements.get(linked)
        other = numbers.get(value_of(style.find(f"{P_PR}/{w('numPr')}/{w('numId')}")) if style is not None else "")
        key = value_of(other.find(w("abstractNumId"))) if other is not None else key
        definition = definitions.get(key)
    levels = _levels(definition) if definition is not None else {}
    starts: dict[int, int] = {}
    for override in number.iter(w("lvlOverride")):
        levels.update(_levels(override))
        start = override.find(w("startOverride"))
        if start is not None:
            starts[integer_of(override.get(w("ilvl"), ""), 0)] = integer_of(value_of(start), 1)
    return List(key, levels, starts)


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {integer_of(each.get(w("ilvl"), ""), 0): _read_level(each) for each in parent.iterchildren(w("lvl"))}


def _read_level(level: etree._Element) -> Level:
    restart = level.find(w("lvlRestart"))
    return Level(
        format=value_of(level.find(w("numFmt"))) or "decimal",
        text=value_of(level.find(w("lvlText"))),
        start=integer_of(value_of(level.find(w("start"))), 0),
        legal=is_on(level.find(w("isLgl"))),
        restart=integer_of(value_of(restart), 0) if restart is not None else None,
        style=value_of(level.find(w("pStyle"))),
    )


def _print(used: List, counters: dict[int, int], level: Level) -> str:
    if level.format in _SILENT:
        return ""
    if level.format == "bullet":
        return level.text if level.text in _BULLETS else "-"

    def count(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        other = used.levels.get(depth)
        if other is None:
            return ""
        number = counters.get(depth, used.starts.get(depth, other.start))
        return format_number(number, "decimal" if level.legal else other.format)

    return _PLACE.sub(count, level.text).strip()


def format_number(number: int, style: str) -> str:
    """Write a number as Word does.

    Examples
    --------
    >>> format_number(14, "upperRoman"), format_number(28, "lowerLetter"), format_number(3, "decimalZero")
    ('XIV', 'bb', '03')
    """
    if number <= 0:
        return str(number)
    if style in {"upperRoman", "lowerRoman"} and number <= _LARGEST_ROMAN:
        written = write_roman(number)
        return written.upper() if style == "upperRoman" else written
    if style in {"upperLetter", "lowerLetter"}:
        # After z comes aa, then bb.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    return f"{number:02d}" if style == "decimalZero" else str(number)
