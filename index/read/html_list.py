"""The lists of a page in, the labels of their items out, as a browser prints them: "1.", "c.", "IV.", "-"."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from index.roman import write_roman

# Beyond it roman numerals and letters are printed as plain numbers.
_MOST_LETTERED = 300
# Digits: a browser reads no longer numbers.
_LONGEST_NUMBER = 9


@dataclass(slots=True)
class Numbering:
    """A list that is open: its kind ("1", "a", "A", "i", "I", or "" for bullets), the next number, the step."""

    kind: str
    number: int
    step: int = 1

    def label_of(self, item: LexborNode) -> str:
        """Return what is printed before an item, with a space after it."""
        if not self.kind:
            return "- "
        self.number = _number(item.attributes.get("value"), self.number)
        label = write_number(self.number, self.kind)
        self.number += self.step
        return f"{label}. "


def numbering_of(node: LexborNode) -> Numbering:
    """Begin a list."""
    if node.tag != "ol":
        return Numbering("", 0)
    attributes = node.attributes
    kind = attributes.get("type") or "1"
    backwards = "reversed" in attributes
    first = sum(1 for child in node.iter() if child.tag == "li") if backwards else 1
    return Numbering(
        kind if kind in "1aAiI" and len(kind) == 1 else "1",
        _number(attributes.get("start"), first),
        -1 if backwards else 1,
    )


def write_number(number: int, kind: str) -> str:
    """Write the number of an item in the way of its list."""
    if kind == "1" or not 0 < number <= _MOST_LETTERED:
        return str(number)
    text = ""
    if kind in "iI":
        text = write_roman(number)
    else:
        while number:
            number, rest = divmod(number - 1, 26)
            text = chr(97 + rest) + text
    return text.upper() if kind.isupper() else text


def _number(text: str | None, default: int) -> int:
    text = (text or "").strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER else default
