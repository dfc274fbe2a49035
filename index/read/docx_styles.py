"""The styles of a Word document in, what they say of a paragraph or run out: heading level, bold, hidden, font, list.

Styles inherit from each other. Built-in styles have English names in every edition of Word; styles that somebody
named in Vietnamese, and outline levels, are known too. Does NOT read text or count numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree

from index.read.docx_names import P_PR, R_PR, VAL, w

_HEADING = re.compile(
    r"(?:heading|tiêu đề|đề mục|đầu đề|đầu mục|mục lớn cấp|titre|überschrift|título|标题)\s*(\d)", re.IGNORECASE
)
_TITLE = re.compile(r"(?:sub)?title|tiêu đề|nhan đề|tên báo cáo|tiêu đề phụ", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|toc heading|table of figures|mục lục(?: \d)?", re.IGNORECASE)
_CAPTION = re.compile(r"caption|chú thích bảng|tên bảng", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
# So many styles above each other do not occur; a damaged file may have styles that inherit in a circle.
_DEEPEST = 20
_OUTLINE_LEVELS = 9


class Role(Enum):
    """What a paragraph is by its style."""

    BODY = auto()
    TITLE = auto()
    HEADING = auto()
    CAPTION = auto()
    # An entry of a table of contents: it repeats a heading.
    CONTENTS = auto()


@dataclass(slots=True)
class Styles:
    """The styles of one document.

    Parameters
    ----------
    elements
        Each style by its id.
    default
        Id of the style of paragraphs that name none, or "".
    defaults
        Properties of all runs, or None.
    """

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    defaults: etree._Element | None = None
    _roles: dict[str, tuple[Role, int]] = field(default_factory=dict)
    # By property, style of the run and style of the paragraph.
    _inherited: dict[tuple[str, str, str], etree._Element | None] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[etree._Element]:
        """Yield a style and those that it inherits from, the nearest first."""
        for _ in range(_DEEPEST):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = value_of(element.find(w("basedOn")))

    def paragraph_style(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style."""
        return value_of(paragraph.find(f"{P_PR}/{w('pStyle')}")) or self.default

    def role_of(self, paragraph: etree._Element) -> tuple[Role, int]:
        """Return what a paragraph is, with the level of a heading from 1, else 0."""
        own = _outline(paragraph.find(P_PR))
        style = self.paragraph_style(paragraph)
        if style not in self._roles:
            self._roles[style] = self._role_of_style(style)
        role, level = self._roles[style]
        if own is None or role in {Role.TITLE, Role.CONTENTS}:
            return role, level
        # An outline level of 10 takes a paragraph out of the outline whatever its style is.
        return (Role.HEADING, own) if own <= _OUTLINE_LEVELS else (Role.BODY, 0)

    def run_property(self, name: str, run: etree._Element | None, paragraph_style: str) -> etree._Element | None:
        """Return the nearest property of a run: its own, that of its style, of its paragraph's style, of all."""
        properties = run.find(R_PR) if run is not None else None
        own = properties.find(name) if properties is not None else None
        if own is not None:
            return own
        style = value_of(properties.find(w("rStyle"))) if properties is not None else ""
        key = (name, style, paragraph_style)
        if key not in self._inherited:
            self._inherited[key] = self._inherit(*key)
        return self._inherited[key]

    def _inherit(self, name: str, *styles: str) -> etree._Element | None:
        for style in styles:
            for element in self.chain(style):
                found = element.find(f"{R_PR}/{name}")
                if found is not None:
                    return found
        return self.defaults.find(name) if self.defaults is not None else None

    def is_on(self, name: str, run: etree._Element | None, paragraph_style: str) -> bool:
        """Tell whether a property that is on or off is on for a run."""
        return is_on(self.run_property(name, run, paragraph_style))

    def font_of(self, run: etree._Element, paragraph_style: str) -> str:
        """Return the name of the font that a run is set in, or ""."""
        fonts = self.run_property(w("rFonts"), run, paragraph_style)
        if fonts is None:
            return ""
        return next((name for key in ("ascii", "hAnsi", "cs") if (name := fonts.get(w(key)))), "")

    def _role_of_style(self, style: str) -> tuple[Role, int]:
        for element in self.chain(style):
            name = value_of(element.find(w("name"))).strip()
            match = _HEADING.fullmatch(name)
            if match is not None and int(match.group(1)) > 0:
                return Role.HEADING, int(match.group(1))
            named = ((Role.TITLE, _TITLE), (Role.CONTENTS, _CONTENTS), (Role.CAPTION, _CAPTION))
            role = next((role for role, pattern in named if pattern.fullmatch(name)), None)
            if role is not None:
                return role, 0
            level = _outline(element.find(P_PR))
            if level is not None:
                return (Role.HEADING, level) if level <= _OUTLINE_LEVELS else (Role.BODY, 0)
        return Role.BODY, 0


def read_styles(root: etree._Element | None) -> Styles:
    """Read the part of the styles; a document may lack it."""
    if root is None:
        return Styles()
    styles = {element.get(w("styleId"), ""): element for element in root.iter(w("style"))}
    defaults = (
        key for key, element in styles.items() if element.get(w("type")) == "paragraph" and _is_default(element)
    )
    return Styles(styles, next(defaults, ""), root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{R_PR}"))


def value_of(element: etree._Element | None) -> str:
    """Return the value of a property, "" without one."""
    return element.get(VAL, "") if element is not None else ""


def integer_of(value: str, default: int) -> int:
    """Return the number that a value is; the default where it is none, or longer than any that Word writes."""
    return int(value) if re.fullmatch(r"\d{1,6}", value) else default


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property that needs no value is there and not switched off."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def _is_default(element: etree._Element) -> bool:
    return element.get(w("default"), "0").lower() not in _OFF


def _outline(properties: etree._Element | None) -> int | None:
    level = value_of(properties.find(w("outlineLvl"))) if properties is not None else ""
    return int(level) + 1 if level.isdecimal() else None
