"""Whose a figure is: a fact in, the place or the thing that it is told of out, as its document has it.

"Diện tích: 346 km²" of a document titled "Gió (huyện)" is of Gió. Titles of reports and laws are sentences and name
nothing. Looks into no document.
"""

import re
from functools import lru_cache

from index.extract.period import Relation
from index.extract.territory import relate_territories
from index.normalise import CAPITALS
from qa.candidate import Fact
from qa.words.match import line_up, split_tokens, stand_in
from qa.words.subject import subject_of

_LONGEST = 60  # characters of a name
_MOST_WORDS = 10
_FEWEST_WORDS = 2  # of the beginning of a title
# Joins the words of what is said of something, not those of its name.
_SAYS = re.compile(r"(?<!\w)(?:của|về|tại|trong|cho|khi|từ|là|ở|các|những|theo|có|được|bị|sau)(?!\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"[?!:;]")
_DIGIT = re.compile(r"\d")
_KIND = re.compile(r"\s*(?:\([^()]*\)|,[^,]*)$")
# One word, or several of which more than the first begins with a capital: "Lương cơ sở" is a matter, no name.
_NAME = re.compile(rf"[{CAPITALS}]\w*|[{CAPITALS}][^\n?:.!;,\d]* [{CAPITALS}][^\n?:.!;,\d]*")


def whose(fact: Fact) -> str:
    """Return the place that a figure is of, that of its document, or what the document is about; "" if none is told.

    Of a document about a district, what is told without another place is of the district, not of its province.
    """
    stated, home = fact.figure.territory, fact.passage.territory
    subject = subject_of(fact.passage.title)
    if subject is not None and subject.is_part and stated in {"", home}:
        return subject.name
    return stated or home or name_in_title(fact.passage.title)


@lru_cache(maxsize=4096)
def words_of_sibling(title: str, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the asked words in the place of which a title names another one of the asked kind; () where it names none.

    "Bảo tàng Mây" does where "bảo tàng Gió" is asked of, if nothing around what its document tells holds "gio".

    Parameters
    ----------
    title
        Of a document.
    asked
        Folded words of the question.
    """
    name = split_tokens(name_in_title(title))
    for count in range(len(name) - 1, 1, -1):
        places = [i for i in range(len(asked) - count) if asked[i : i + count] == name[:count]]
        if places:
            return () if name[count] in asked else tuple(asked[i + count] for i in places)
    return ()


@lru_cache(maxsize=4096)
def short_title(title: str) -> str:
    """Return the beginning of a title by which a reader knows its document, without numbers, which would need proof.

    Examples
    --------
    >>> short_title("Dự án Mây Trắng ở đâu? Giá bán mới nhất")
    '“Dự án Mây Trắng ở đâu”'
    """
    first = _SENTENCE.split(title.strip())[0].strip(" .*")
    number = _DIGIT.search(first)
    end = min(len(first), _LONGEST, number.start() if number is not None else _LONGEST)
    told = first if end == len(first) else f"{first[:end].rpartition(' ')[0].strip(' ,(–-')}…"
    return f"“{told}”" if len(told.split()) >= _FEWEST_WORDS else ""


@lru_cache(maxsize=4096)
def name_in_title(title: str) -> str:
    """Return the name that a title is, without its kind; "" for a sentence.

    Examples
    --------
    >>> name_in_title("Gió (huyện)"), name_in_title("Ngân hàng Mây Trắng"), name_in_title("Mức phạt khi lái xe")
    ('Gió', 'Ngân hàng Mây Trắng', '')
    """
    name = _KIND.sub("", title.strip())
    if len(name) > _LONGEST or name.isupper() or _NAME.fullmatch(name) is None or _SAYS.search(name):
        return ""
    return name if len(split_tokens(name)) <= _MOST_WORDS else ""


def is_named_in(name: str, text: str) -> bool:
    """Tell whether a text names what a figure is of, all of its words one after another."""
    return stand_in(split_tokens(name), line_up(text))


def are_apart(one: str, other: str) -> bool:
    """Tell whether two names are of different things: no place lies in the other, and no name holds the other."""
    if is_named_in(one, other) or is_named_in(other, one):
        return False
    return relate_territories(one, other) in {Relation.DISJOINT, Relation.UNKNOWN}
