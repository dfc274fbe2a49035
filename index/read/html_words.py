"""An element of a page in, its words on one line out, with raised digits written as such. Does NOT cut into parts."""

import re

from selectolax.lexbor import LexborNode

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "button"}
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_TO_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_MARK = re.compile(r"[\[(]?\s*(\d{1,3})\s*[\])]?")
_POWER = re.compile(r"[+−-]?\d{1,3}")
_SPACED = frozenset({"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"})


def is_hidden(node: LexborNode) -> bool:
    """Tell whether an element is not shown, as far as its own attributes say."""
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def children_of(node: LexborNode) -> list[LexborNode]:
    """Return what stands right inside an element, texts and comments too."""
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def words_of(root: LexborNode, *, skipped: frozenset[int] = frozenset()) -> str:
    """Return the words of an element on one line, without elements that are skipped, as the parser calls them."""
    words: list[str] = []
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            words.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            words.append(node.text_content or "")
        elif tag and not tag.startswith(("-", "!")) and tag not in _SKIPPED and not is_hidden(node):
            if node.mem_id in skipped:
                continue
            if tag == "sup" and node is not root and root.tag != "sup":
                words.append(raise_digits(words_of(node), "".join(words[-2:])))
                continue
            border = " " if tag in _SPACED else ""
            words.append(border)
            stack.extend([border, *reversed(children_of(node))])
    return " ".join("".join(words).split())


def raise_digits(text: str, before: str) -> str:
    """Write the text of a raised element: a footnote mark, an exponent, a degree.

    Examples
    --------
    >>> raise_digits("[2]", "km²"), raise_digits("2", "m"), raise_digits("o", "25")
    ('²', '²', '°')
    """
    if text in {"o", "O", "0"} and before.rstrip()[-1:].isdigit():
        return "°"
    mark = _MARK.fullmatch(text)
    if mark is not None:
        return mark.group(1).translate(_TO_SUPERSCRIPT)
    return text.translate(_TO_SUPERSCRIPT) if _POWER.fullmatch(text) is not None else text
