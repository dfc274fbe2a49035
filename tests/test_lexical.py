"""Tests of the lexical index: tokens, agreement with a plain BM25, what an accentless question meets, damage."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Chunk, Span
from index.errors import StoreBroken, StoreError, StoreFull
from index.lexical import LexicalIndex, _explain
from index.milvus.ledger import Ledger
from index.milvus.words import MilvusWords
from index.searching import WordIndex
from index.terms import (
    ACCENTED_WEIGHTS,
    FOLDED_WEIGHTS,
    ChunkTerms,
    add_bigrams,
    chunk_terms,
    find_tokens,
    find_words,
)
from tests.record_samples import split_at_spaces

SENTENCES = {
    11: "Thu ngân sách đạt 7.252,8 tỷ đồng, tăng 15,67% so với cùng kỳ",
    12: "Chi ngân sách địa phương ước 9.100 tỷ đồng",
    13: "Thủ tục hành chính được rút ngắn",
    14: "Ngân hàng cho vay vốn ưu đãi để thu mua nông sản",
    15: "Sản lượng lúa đạt 120 nghìn tấn; lúa vụ thu cao hơn vụ xuân",
    16: "Đường giao thông nông thôn dài 35 km",
}
DOCUMENTS = {11: 1, 12: 1, 13: 1, 14: 2, 15: 2, 16: 2}


def terms_of(text: str, context: str = "") -> ChunkTerms:
    """Return the terms of a chunk that says `text` under `context`."""
    chunk = Chunk(ordinal=0, block=1, span=Span(0, 1), text=text, context=context)
    return chunk_terms(chunk, " ".join(find_words(text, split_at_spaces)))


OpenIndex = Callable[[Path], WordIndex]


@pytest.fixture(params=["tantivy", "milvus"])
def open_index(request: pytest.FixtureRequest) -> OpenIndex:
    """Give what opens the index of a folder, on this machine and behind Milvus."""
    if request.param == "tantivy":
        return lambda folder: LexicalIndex(folder / "lexical", split_words=split_at_spaces)
    address = request.getfixturevalue("milvus")
    return lambda folder: MilvusWords(address, Ledger(folder), split_words=split_at_spaces)


@pytest.fixture
def index(tmp_path: Path, open_index: OpenIndex) -> Iterator[WordIndex]:
    """Give an index of the sentences."""
    opened = open_index(tmp_path)
    for document in (1, 2):
        opened.add(document, [(n, terms_of(text)) for n, text in SENTENCES.items() if DOCUMENTS[n] == document])
    opened.commit(1)
    yield opened
    opened.release()


def ids(hits: Sequence[tuple[int, float]]) -> list[int]:
    """Return the chunk ids of hits."""
    return [chunk_id for chunk_id, _ in hits]


def plain_bm25(
    query: Mapping[str, Sequence[str]], chunks: Mapping[int, Mapping[str, Sequence[str]]], weights: Mapping[str, float]
) -> list[tuple[int, float]]:
    """Rank chunks by BM25 with k1 = 1.2 and b = 0.75 over several fields, by its definition."""
    scores: dict[int, float] = defaultdict(float)
    # The marker of the generation is one more document, without tokens.
    n = len(chunks) + 1
    for field, tokens in query.items():
        average = sum(len(fields[field]) for fields in chunks.values()) / n
        for token in dict.fromkeys(tokens):
            holders = [chunk_id for chunk_id, fields in chunks.items() if token in fields[field]]
            rarity = math.log(1 + (n - len(holders) + 0.5) / (len(holders) + 0.5))
            for chunk_id in holders:
                text = chunks[chunk_id][field]
                frequency = text.count(token)
                norm = 1.2 * (1 - 0.75 + 0.75 * len(text) / average)
                scores[chunk_id] += weights[field] * rarity * frequency * 2.2 / (frequency + norm)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


@pytest.mark.parametrize("question", ["thu ngan sach", "lua vu thu dat bao nhieu tan", "7.252,8 ty dong", "thu tuc"])
def test_ranking_and_scores_agree_with_a_plain_bm25(index: WordIndex, question: str) -> None:
    """The engine's scores are those of the formula, to four digits, and so is the order."""
    chunks = {number: {"text": terms_of(text).text.split()} for number, text in SENTENCES.items()}
    expected = plain_bm25({"text": add_bigrams(find_tokens(question))}, chunks, {"text": 1.0})
    found = index.search(question, 10, accented=False)
    assert ids(found) == ids(expected)
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], rel=1e-4)


def test_all_fields_of_an_accented_question_are_summed(index: WordIndex) -> None:
    """Folded syllables, syllables as written and words each add their weight times their BM25."""
    question = "Thu ngân sách đạt"
    chunks = {number: _fields(terms_of(text)) for number, text in SENTENCES.items()}
    query = {
        "text": add_bigrams(find_tokens("thu ngan sach dat")),
        "accented": find_tokens(question),
        "words": ["thu_ngân", "sách_đạt"],
    }
    expected = plain_bm25(query, chunks, ACCENTED_WEIGHTS)
    found = index.search(question, 10, accented=True)
    assert ids(found) == ids(expected)
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], rel=1e-4)


def _fields(terms: ChunkTerms) -> dict[str, list[str]]:
    return {field: getattr(terms, field).split() for field in ("text", "context", "accented", "words")}


def test_numbers_keep_their_separators() -> None:
    """A number is one token; a unit glued to it is another."""
    assert find_tokens("Đạt 7.252,8 tỷ đồng (85,04%), 27,7g; 35km.") == (
        "đạt", "7.252,8", "tỷ", "đồng", "85,04", "27,7", "g", "35", "km",
    )  # fmt: skip


def test_codes_and_squares_are_tokens() -> None:
    """What a report writes beside words: decree numbers, units, quarter names."""
    assert find_tokens("67/2014/QH13, 428/BC-UBND, 12 m², quý IV") == (
        "67", "2014", "qh13", "428", "bc", "ubnd", "12", "m²", "quý", "iv",
    )  # fmt: skip


def test_decomposed_and_composed_text_give_the_same_tokens() -> None:
    """NFD input is composed first."""
    assert find_tokens("ngân sách") == find_tokens("ngân sách") == ("ngân", "sách")


@given(st.text())
def test_tokens_of_any_text_are_safe_to_join_by_spaces(text: str) -> None:
    """No token holds a space, is empty, or is longer than the engine takes."""
    for token in find_tokens(text):
        assert token.split() == [token]
        assert len(token) <= 64


def test_a_tone_over_either_vowel_finds_the_same(tmp_path: Path, open_index: OpenIndex) -> None:
    """A question has "Hoà Bình" and a report "Hòa Bình", or the other way round; a third only shares letters."""
    opened = open_index(tmp_path)
    texts = ("Hoà Bình, thuỷ điện", "Hòa Bình, thủy điện", "hoạ bình thùy điện")
    opened.add(1, list(enumerate(map(terms_of, texts))))
    opened.commit(1)
    for question in texts[:2]:
        (first, score), (second, same), (third, lower) = opened.search(question, 3, accented=True)
        assert (first, second, third) == (0, 1, 2)
        assert score == same > lower
    opened.release()


def test_an_accentless_question_does_not_favour_text_without_accents(index: WordIndex) -> None:
    """Typed "thu tuc hanh chinh", it finds "Thủ tục hành chính" before whatever holds a plain "thu"."""
    assert ids(index.search("thu tuc hanh chinh", 3, accented=False))[0] == 13


def test_accents_decide_between_look_alikes(index: WordIndex) -> None:
    """Typed "thủ", it finds "thủ tục" before the harvest and the revenue, which are "thu"."""
    found = dict(index.search("thủ", 10, accented=True))
    assert max(found, key=lambda chunk_id: found[chunk_id]) == 13


def test_context_counts_less_than_text(tmp_path: Path, open_index: OpenIndex) -> None:
    """The chunk that says it comes before the chunk that stands under it."""
    index = open_index(tmp_path)
    index.add(1, [(1, terms_of("Đạt 5 tấn", "Sản lượng lúa")), (2, terms_of("Sản lượng lúa", "Đạt 5 tấn"))])
    index.commit(1)
    found = index.search("san luong lua", 5, accented=False)
    assert ids(found) == [2, 1]
    assert found[0][1] > found[1][1] > 0


def test_what_a_person_types_is_data(index: WordIndex) -> None:
    """Operators of query languages, quotes and odd characters are text like any other."""
    assert ids(index.search('text:lúa AND NOT (thu* "ngân) \\ OR ^5 ~2 [1 TO 9]', 5, accented=True))[0] == 15
    assert index.search("", 5, accented=True) == ()
    assert index.search(' "?!: ', 5, accented=True) == ()
    assert index.search("\ud800\x00", 5, accented=True) == ()
    assert index.search("lúa", 0, accented=True) == ()


def test_a_page_pasted_as_a_question_is_searched_by_its_rarest_tokens(index: WordIndex) -> None:
    """Ten thousand characters of common words do not drown the one that matters."""
    noise = " ".join(f"từ{number}" for number in range(2000))
    assert ids(index.search(f"{noise} nông thôn", 3, accented=True))[0] == 16


def test_search_stays_in_the_documents_asked(index: WordIndex) -> None:
    """A filter by documents changes which chunks are found, not their scores."""
    everywhere = dict(index.search("thu ngân sách", 10, accented=True))
    inside = dict(index.search("thu ngân sách", 10, accented=True, documents=[2]))
    assert set(inside) == {14, 15}
    assert inside == pytest.approx({chunk_id: everywhere[chunk_id] for chunk_id in inside})
    assert index.search("thu", 10, accented=True, documents=[]) == ()


def test_a_removed_document_is_found_no_more(index: WordIndex) -> None:
    """Deleting by a number silently does nothing in some engines; here it is tested."""
    assert index.document_ids() == {1, 2}
    index.remove_document(1)
    assert index.document_ids() == {1, 2}
    index.commit(2)
    assert index.document_ids() == {2}
    assert set(ids(index.search("thu ngân sách", 10, accented=True))) == {14, 15}
    assert index.generation == 2


def test_only_a_commit_makes_changes_visible_and_they_survive_reopening(
    index: WordIndex, tmp_path: Path, open_index: OpenIndex
) -> None:
    """What was not committed is gone after a crash; what was is there, with its generation."""
    index.add(3, [(17, terms_of("Du lịch đón khách"))])
    assert index.search("du lich", 5, accented=False) == ()
    reopened = open_index(tmp_path)
    assert reopened.generation == 1
    assert reopened.search("du lich", 5, accented=False) == ()
    index.commit(2)
    reopened.refresh()
    assert ids(reopened.search("du lich", 5, accented=False)) == [17]
    assert ids(open_index(tmp_path).search("du lich", 5, accented=False)) == [17]


def test_a_new_index_has_no_generation(tmp_path: Path, open_index: OpenIndex) -> None:
    """Nothing committed is told apart from generation 0."""
    assert open_index(tmp_path).generation is None


def test_chunks_that_hold_a_syllable_are_counted(index: WordIndex) -> None:
    """Rarity is read off the index: "ngan" is "ngân" in three of the six sentences and "ngắn" in one more."""
    assert index.count_chunks() == 6
    assert index.count_chunks("ngan") == 4
    assert index.count_chunks("ngan_sach") == 2
    assert index.count_chunks("lua") == 1
    assert index.count_chunks("khong") == 0


def test_weights_can_be_given(index: WordIndex) -> None:
    """A field of weight 2 scores twice what it does at weight 1; fields not named are not asked."""
    once = dict(index.search("ngan sach", 5, accented=False, weights={"text": 1.0}))
    twice = dict(index.search("ngan sach", 5, accented=False, weights={"text": 2.0}))
    assert twice == pytest.approx({chunk_id: 2 * score for chunk_id, score in once.items()})
    assert set(FOLDED_WEIGHTS) == {"text", "context"}


@pytest.mark.parametrize("name", ["meta.json", "*.term", "*.idx"])
def test_a_damaged_index_is_told(tmp_path: Path, name: str) -> None:
    """Each kind of file, cut short, gives one line of this project's error on opening."""
    index = LexicalIndex(tmp_path, split_words=split_at_spaces)
    index.add(1, [(1, terms_of("Thu ngân sách"))])
    index.commit(1)
    index.release()
    for path in tmp_path.glob(name):
        with path.open("r+b") as file:
            file.truncate(7)
    with pytest.raises(StoreBroken, match="bị hỏng") as caught:
        LexicalIndex(tmp_path, split_words=split_at_spaces)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("An IO error occurred: 'No space left on device (os error 28)'", StoreFull),
        ("Failed to open file for write: IoError Custom { kind: StorageFull }", StoreFull),
        ("Failed to acquire Lockfile: IoError(Os { code: 30, kind: ReadOnlyFilesystem })", StoreFull),
        ("Failed to acquire Lockfile: PermissionDenied", StoreFull),
        (
            "An error occurred in a thread: 'An index writer was killed.. A worker thread encountered an error'",
            StoreFull,
        ),
        ("Failed to acquire Lockfile: LockBusy", StoreError),
        ("Data corrupted: Meta file cannot be deserialized", StoreBroken),
    ],
)
def test_what_the_engine_says_becomes_the_right_error(tmp_path: Path, told: str, kind: type[StoreError]) -> None:
    """Messages as seen on a full and on a read-only file system; each becomes one line with a cure."""
    error = _explain(told, tmp_path)
    assert type(error) is kind
    assert "; hãy" in str(error)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    """A second writer is refused in one line until the first lets go."""
    index = LexicalIndex(tmp_path, split_words=split_at_spaces)
    index.add(4, [(18, terms_of("Chợ phiên"))])
    other = LexicalIndex(tmp_path, split_words=split_at_spaces)
    with pytest.raises(StoreError, match="chương trình khác đang ghi"):
        other.commit(5)
    index.release()
    other.commit(5)
    other.release()
    assert other.generation == 5


def test_a_syllable_is_held_by_the_documents_that_write_it(index: WordIndex) -> None:
    """As written, in lower case, wherever the tone mark is put; documents that hold others do not count."""
    asked = ["thủ", "thu", "nông", "hòa", "đường"]
    assert index.find_held(asked, [1]) == {"thủ", "thu"}
    assert index.find_held(asked, [2]) == {"thu", "nông", "đường"}
    assert index.find_held(asked, []) == frozenset()
    assert index.find_held([], [1, 2]) == frozenset()
