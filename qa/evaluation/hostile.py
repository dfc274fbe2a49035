"""The functions that read text, and repetitions made to make them slow: for the growth benchmark and the fuzzing.

Every function takes one text of any length, whatever stands in it. Measures nothing.
"""

from collections.abc import Callable, Mapping

from index.chunk import split_chunks
from index.document import BlockKind
from index.extract.cell_numbers import read_numbers
from index.extract.clause import own_words, skip_aftermath
from index.extract.comparison import attains, moves, read_baseline, read_comparison, read_status
from index.extract.document_place import document_territory
from index.extract.label import label_spans
from index.extract.number import find_numbers, holds_number
from index.extract.period import find_periods
from index.extract.quantity import find_quantities
from index.extract.slips import mend_slips
from index.extract.spoken import find_spoken
from index.extract.statement import read_statements
from index.extract.territory import find_territories
from index.extract.unit import read_unit
from index.extract.wording import clean_lead, content_words, listed_nouns, tail_after, without_extreme
from index.letterhead import read_letterhead
from index.letterhead.ending import find_recipients, find_signature
from index.letterhead.heading import find_heading
from index.letterhead.kind import kind_of_sign, kinds_named
from index.normalise import fold, make_writable, normalise
from index.orthography import place_tones
from index.read import markdown
from index.read.csv import find_separator
from index.read.csv import read_table as read_csv
from index.read.html import read_page
from index.read.html_words import raise_digits
from index.read.legacy import convert_legacy, find_conversion
from index.read.mail import is_mail
from index.read.number_format import is_date
from index.read.text import decode
from index.segment import split_sentences, split_words
from index.structure import find_blocks
from index.structure.inline import read_inline
from index.structure.labels import find_label
from index.structure.lines import split_lines
from index.structure.parts import bare, split_parts
from index.structure.shape import is_data, shape_of
from index.terms import chunk_terms, find_tokens
from qa.analyse.analyse import analyse_question
from qa.analyse.answer_shape import opens_list
from qa.analyse.papers import find_references, paper_of
from qa.cite.cite import numbers_of
from qa.export.office_text import keep_writable
from qa.find import read_sought
from qa.retrieve.continuation import mark_kind, without_mark
from qa.strategy.several import split_questions
from qa.words.dates_told import count_dates, dates_asked
from qa.words.match import closeness, held_by, make_terms, split_tokens

Grammar = Callable[[str], object]


def _read_document(text: str) -> object:
    title, blocks = find_blocks(text, split_sentences=split_sentences)
    return [chunk_terms(chunk) for chunk in split_chunks(title, blocks)]


def _read_paragraphs(text: str) -> object:
    _, blocks = find_blocks(text, split_sentences=split_sentences, exact_tables=True)
    return [read_statements(block.text) for block in blocks if block.kind is not BlockKind.TABLE]


# What is longer never becomes the reading of a question.
_LONGEST_READING = 1000
# Nor are the words between two numbers ever longer than what is read as one statement.
_LONGEST_STATEMENT = 4000
_TERMS = make_terms(("thu", "ngan", "sach"), lambda _: 1.0)

GRAMMARS: Mapping[str, Grammar] = {
    # Of any text.
    "normalise": normalise,
    "fold": fold,
    "make_writable": make_writable,
    "place_tones": place_tones,
    "split_sentences": split_sentences,
    "split_words": split_words,
    # Of numbers, units, periods, places, statements.
    "find_numbers": find_numbers,
    "holds_number": holds_number,
    "find_spoken": find_spoken,
    "find_periods": find_periods,
    "find_quantities": find_quantities,
    "find_territories": find_territories,
    "document_territory": lambda text: document_territory(text, text),
    "read_unit": lambda text: read_unit(text, 0),
    "read_numbers": lambda text: read_numbers(text, ()),
    "mend_slips": mend_slips,
    "label_spans": label_spans,
    "read_comparison": lambda text: read_comparison(text, text, share=True, counted=False),
    "read_baseline": read_baseline,
    "read_status": read_status,
    "attains": attains,
    "moves": moves,
    "own_words": lambda text: own_words(text[:_LONGEST_STATEMENT], bounded=True, counted=True),
    "skip_aftermath": skip_aftermath,
    "clean_lead": clean_lead,
    "content_words": content_words,
    "tail_after": tail_after,
    "listed_nouns": listed_nouns,
    "without_extreme": without_extreme,
    "read_statements": read_statements,
    # Of the structure of a document, and its letterhead.
    "split_lines": split_lines,
    "split_parts": lambda text: split_parts(text, split_lines(text)),
    "bare": bare,
    "read_inline": lambda text: read_inline(text, [(0, len(text))]),
    "find_label": find_label,
    "is_data": is_data,
    "shape_of": shape_of,
    "read_letterhead": read_letterhead,
    "find_heading": find_heading,
    "find_signature": find_signature,
    "find_recipients": find_recipients,
    "kinds_named": kinds_named,
    "kind_of_sign": kind_of_sign,
    "document": _read_document,
    "paragraphs": _read_paragraphs,
    # Of files.
    "decode": lambda text: decode(text.encode("utf-8", "surrogatepass"), path="a.txt"),
    "find_conversion": find_conversion,
    "convert_legacy": lambda text: convert_legacy(text, ".VnTime"),
    "markdown_clean": markdown.clean,
    "markdown_escape": markdown.escape,
    "raise_digits": lambda text: raise_digits(text, "m"),
    "find_separator": find_separator,
    "read_csv": read_csv,
    "read_page": lambda text: read_page(
        text.encode("utf-8", "surrogatepass"), charset="utf-8", titled=True, path="a.html"
    ),
    "is_mail": lambda text: is_mail(text.encode("utf-8", "surrogatepass"), named=True),
    "is_date": is_date,
    "find_tokens": find_tokens,
    # Of questions, and of what answers them.
    "analyse_question": analyse_question,
    "follow_question": lambda text: analyse_question("Còn năm 2020?", context=[text]),
    "split_questions": split_questions,
    "split_tokens": split_tokens,
    "held_by": lambda text: held_by((text,)),
    "closeness": lambda text: closeness(_TERMS, text, len(text) // 2, len(text) // 2 + 1),
    "read_sought": read_sought,
    "find_references": find_references,
    "paper_of": paper_of,
    "opens_list": opens_list,
    "numbers_of": numbers_of,
    "mark_kind": mark_kind,
    "without_mark": without_mark,
    "dates_asked": lambda text: dates_asked(text[:_LONGEST_READING]),
    "count_dates": lambda text: count_dates(text, "ngày nào"),
    "keep_writable": keep_writable,
}

# Each is repeated to the length that is wanted.
REPETITIONS: Mapping[str, str] = {
    "letters": "a",
    "capitals": "A",
    "brackets": "(",
    "pairs": "()",
    "dots": ".",
    "commas": ", ",
    "list": "1.",
    "digits": "1",
    "grouped": "1.131,6 ",
    "year": "năm ",
    "dates": "31/12/2020 ",
    "months": "tháng 1, ",
    "against": "so với ",
    "spaces": " ",
    "lines": "\n",
    "blank lines": " \n",
    "bars": "|",
    "table": "| 1 | 2 |\n",
    "dashes": "| --- ",
    "stars": "*",
    "underscores": "_a ",
    "hashes": "# ",
    "tags": "<b>",
    "open tags": "<",
    "notes": "[^1] ",
    "spoken": "một trăm linh ",
    "tens": "mười ",
    "units": "tỷ đồng ",
    "percent": "5% ",
    "range": "1-",
    "places": "tỉnh ",
    "names": "Hà ",
    "ands": "Hà Nội và ",
    "lead": "tăng ",
    "change": "tăng từ 5 lên ",
    "sentences": "A. B",
    "colons": "a: ",
    "semicolons": "a; ",
    "quotes": "“",
    "quoted": '"',
    "signs": "Số: 1/QĐ-",
    "headings": "I. A\n",
    "recipients": "Nơi nhận:\n- A;\n",
    "asks": "bao nhiêu ",
    "or": "hay ",
    "slashes": "/",
    "hyphens": "-",
    "combining": "e\u0301\u0323",
    "control": "\x00\x01",
    "entities": "&amp;",
    "escapes": "\\",
    "mixed": "a1 (b, 2.3% ",
    "statement": "Thu ngân sách năm 2020 đạt 1.131,6 tỷ đồng, tăng 5% so với cùng kỳ; ",
    "statements": "Thu đạt 5 tỷ đồng, tăng 5%.\n\n",
}


def repeat(piece: str, length: int) -> str:
    """Return a text of exactly so many characters that goes on repeating a piece."""
    return (piece * (length // len(piece) + 1))[:length]
