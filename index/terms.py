"""Text in, the tokens that the lexical index compares out: syllables, pairs of syllables, words, folded or not.

Does not know what a word is (a segmenter is given), and does not index. Syllables are had at once; words, which take a
hundred times as long, may come later.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from index.document import Chunk, Span
from index.normalise import fold
from index.orthography import place_tones

# A number keeps its separators, so that 7.252,8 is found as such and not as 7, 252 and 8.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
LONGEST_TOKEN = 64
# Spellings that are kept: some ten megabytes.
MOST_SPELLED = 65536
# Raise when other tokens come out for the same text: indexes made with the former ones are then built anew.
TERMS_VERSION = 4
# A pasted page is searched by its rarest tokens; a question of usual length has fewer.
MOST_TOKENS = 64

# What a chunk is searched by; see `ChunkTerms`.
FIELDS = ("text", "context", "accented", "words")
# What a shared token weighs, by field; accented fields are asked only when the question carries accents. Chosen by the
# rank of the proving chunk for 307 gold questions on 21 documents; words add little to pairs of syllables there.
FOLDED_WEIGHTS: Mapping[str, float] = MappingProxyType({"text": 1.0, "context": 0.7})
ACCENTED_WEIGHTS: Mapping[str, float] = MappingProxyType({"text": 1.0, "context": 0.7, "accented": 1.5, "words": 0.2})


class ChunkTerms(NamedTuple):
    """What is indexed of one chunk: tokens joined by spaces, one string a field of `FIELDS`.

    A tuple, because tens of thousands travel between processes.

    Parameters
    ----------
    text, context
        Accent-folded syllables and pairs of neighbours ("ngan_sach") of the chunk and of what it stands under.
    accented
        Its syllables as written, in lower case.
    words
        Its words of several syllables ("ngân_sách"); None while they are not found yet.
    """

    text: str
    context: str
    accented: str
    words: str | None = None


def find_tokens(text: str) -> tuple[str, ...]:
    """Cut text into lower-case syllables and numbers: "Đạt 7.252,8 tỷ đồng" -> đạt, 7.252,8, tỷ, đồng.

    "hoà" and "hòa" are one token.
    """
    return tuple(_spell_tokens(text).split())


class _Spelled(dict[str, str]):
    """What stands between two spaces -> its tokens joined by spaces; nearly all text is made of some thousand such."""

    def __missing__(self, written: str) -> str:
        if written.isascii():
            tokens = _TOKEN.findall(written.lower())
        else:
            # A space parts letters as the end of a token does.
            tokens = place_tones(" ".join(_TOKEN.findall(normalize("NFC", written).lower()))).split()
        spelled = " ".join(tokens)
        if len(spelled) > LONGEST_TOKEN:
            spelled = " ".join([token[:LONGEST_TOKEN] for token in tokens])
        if len(self) >= MOST_SPELLED:
            self.clear()
        if len(written) <= LONGEST_TOKEN:
            self[written] = spelled
        return spelled


_SPELLED = _Spelled()


def _spell_tokens(text: str) -> str:
    """Return the tokens of a text joined by spaces."""
    return " ".join(filter(None, map(_SPELLED.__getitem__, text.split())))


def _with_bigrams(spelled: str) -> str:
    """Return tokens and their pairs without accents, of tokens joined by spaces."""
    folded = fold(spelled)
    return " ".join([folded, *_pairs(folded.split())])


def add_bigrams(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the tokens followed by their pairs of neighbours, joined by "_"."""
    return (*tokens, *_pairs(tokens))


def _pairs(tokens: Sequence[str]) -> Iterator[str]:
    return map("_".join, pairwise(tokens))


def chunk_terms(chunk: Chunk, words: str | None = None) -> ChunkTerms:
    """Find the tokens of a chunk.

    Parameters
    ----------
    chunk
        The chunk to be indexed.
    words
        Its words joined by spaces, where `find_words` has found them already.
    """
    spelled = _spell_tokens(chunk.text)
    return ChunkTerms(text=_with_bigrams(spelled), context=_context_terms(chunk.context), accented=spelled, words=words)


# The chunks of a section stand under the same headings.
@lru_cache(maxsize=256)
def _context_terms(context: str) -> str:
    return _with_bigrams(_spell_tokens(context))


def find_words(text: str, split_words: Callable[[str], Sequence[Span]]) -> tuple[str, ...]:
    """Return the words of several syllables, in lower case and joined by "_"."""
    composed = normalize("NFC", text)
    words = ("_".join(find_tokens(composed[span.start : span.end])) for span in split_words(composed))
    return tuple(word[:LONGEST_TOKEN] for word in words if "_" in word)


def usual_weights(*, accented: bool) -> Mapping[str, float]:
    """Return the weight of a shared token by field, for a question with or without diacritics."""
    return ACCENTED_WEIGHTS if accented else FOLDED_WEIGHTS


def question_terms(
    question: str,
    fields: Iterable[str],
    *,
    split_words: Callable[[str], Sequence[Span]],
    count_chunks: Callable[[str], int],
) -> dict[str, tuple[str, ...]]:
    """Find what a question is searched by.

    Parameters
    ----------
    question
        Any text; nothing in it is an operator.
    fields
        Those of `FIELDS` that are asked.
    split_words
        The segmenter.
    count_chunks
        Tells how many chunks hold a folded syllable: the commonest are left out where there are too many.

    Returns
    -------
    Distinct tokens by field, in the order of the question.
    """
    tokens = _rarest(find_tokens(question), count_chunks)
    folded = tuple(dict.fromkeys(add_bigrams([fold(token) for token in tokens])))
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        if field == "words":
            found[field] = tuple(dict.fromkeys(find_words(question, split_words)[:MOST_TOKENS]))
        else:
            found[field] = tuple(dict.fromkeys(tokens)) if field == "accented" else folded
    return found


def _rarest(tokens: Sequence[str], count_chunks: Callable[[str], int]) -> Sequence[str]:
    """Keep the order of the tokens, without the commonest where there are too many."""
    distinct = dict.fromkeys(tokens)
    if len(distinct) <= MOST_TOKENS:
        return tokens
    by_rarity = sorted(distinct, key=lambda token: count_chunks(fold(token)) or len(distinct))
    kept = set(by_rarity[:MOST_TOKENS])
    return [token for token in tokens if token in kept]
