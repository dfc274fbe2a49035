"""The parts of a page in, those of its article out: menus, side bars, related items and footers are left out.

A page without signs of these is kept whole. Else trafilatura says which text is the article: kept is everything from
its first part to its last, with the footnotes, the paragraphs right after it (signatures) and all that stands in the
same ``<article>``, so that what it lost is there. Where it loses too much, the page's own elements decide. Does NOT
change a part.
"""

from collections.abc import Sequence

from index.read.html_tree import PagePart

# Share of a part's letters in links from which it is one of a menu.
_LINKED = 0.6
# Share of the letters that are beside nothing which trafilatura must find.
_LEAST_FOUND = 0.5
# Share of all letters from which those beside something are the page itself.
_MOST_BESIDE = 0.7
# Characters and parts: larger pages take trafilatura seconds; the page's own elements decide.
_LARGEST_PAGE = 2_000_000
_MOST_PARTS = 5_000
# Characters of a part by which it is found in what trafilatura gives.
_KEY = 120


def choose_parts(parts: Sequence[PagePart], page: str) -> list[PagePart]:
    """Choose the parts of the article.

    Parameters
    ----------
    parts
        All parts of the page.
    page
        The page itself.
    """
    whole = sum(part.size for part in parts)
    if sum(part.size for part in parts if part.beside) > whole * _MOST_BESIDE:
        return list(parts)
    if not any(part.beside or _is_linked(part) for part in parts):
        return list(parts)
    own = [part for part in parts if not part.beside]
    found = _found(parts, page)
    size = sum(part.size for number, part in enumerate(parts) if number in found and not part.beside)
    if not found or size < sum(part.size for part in own if not _is_linked(part)) * _LEAST_FOUND:
        inside = sum(part.size for part in own if part.inside)
        if inside < sum(part.size for part in own) * _LEAST_FOUND:
            return own
        return [part for part in own if part.inside or part.note]
    first, last = _first(parts, found), _last(parts, found)
    mostly_inside = sum(parts[number].inside for number in found) * 2 > len(found)
    return [
        part
        for number, part in enumerate(parts)
        if part.note
        or (
            not _is_linked(part)
            and (number in found or not part.beside)
            and (first <= number <= last or (mostly_inside and part.inside))
        )
    ]


def _is_linked(part: PagePart) -> bool:
    return part.linked > part.size * _LINKED


def _first(parts: Sequence[PagePart], found: set[int]) -> int:
    """Return the number of the first part to keep: the main heading stands above what trafilatura calls the text."""
    first = min(found)
    heads = [number for number, part in enumerate(parts[:first]) if part.level == 1 and not part.beside]
    return heads[-1] if heads else first


def _last(parts: Sequence[PagePart], found: set[int]) -> int:
    """Return the number of the last part to keep: paragraphs that follow without a heading or a link belong to it."""
    last = max(found)
    while last + 1 < len(parts):
        part = parts[last + 1]
        if part.beside or part.linked or part.level:
            break
        last += 1
    return last


def _found(parts: Sequence[PagePart], page: str) -> set[int]:
    """Return the numbers of the parts that trafilatura takes for the article."""
    if len(page) > _LARGEST_PAGE or len(parts) > _MOST_PARTS:
        return set()
    # Loads 300 modules, which a process that reads other formats does without.
    from trafilatura import extract  # noqa: PLC0415

    try:
        text = extract(page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    except (ValueError, TypeError, RecursionError, AttributeError, IndexError):
        # It is meant for pages as they come, not for attacks.
        return set()
    article = _key(text or "")
    keys = ((number, _key(part.text)) for number, part in enumerate(parts))
    return {number for number, key in keys if key and key[:_KEY] in article}


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
