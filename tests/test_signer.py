"""Who signed: the question, and the block that names the person."""

import pytest

from index.document import BlockKind, Chunk, Span
from index.rows import StoredChunk
from qa.signer import asks_signer, find_signature


def stored(*texts: str) -> tuple[StoredChunk, ...]:
    """Return chunks that follow each other in a source, one character apart."""
    chunks = []
    start = 0
    for i, text in enumerate(texts):
        span = Span(start, start + len(text))
        chunk = Chunk(ordinal=i, block=i, span=span, text=text, context="")
        chunks.append(
            StoredChunk(
                id=i,
                document_id=1,
                chunk=chunk,
                kind=BlockKind.PARAGRAPH,
                section=(),
                source_text=text,
            )
        )
        start = span.end + 1
    return tuple(chunks)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Ai ký Quyết định 12/QĐ-UBND?", True),
        ("nguoi ky bao cao la ai", True),
        ("Ai đã thay mặt tỉnh ký văn bản này?", True),
        ("Kỳ họp do ai chủ trì?", False),
        ("Vốn đăng ký là bao nhiêu?", False),
    ],
)
def test_a_question_may_ask_who_signed(question: str, asked: bool) -> None:
    """Other words are "đăng ký" and "kỳ"; and somebody must be asked for."""
    assert asks_signer(question) is asked


def test_office_and_name_may_stand_in_one_block_or_in_two() -> None:
    """The span runs from the office to the name."""
    one = stored("Báo cáo kết thúc.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu")
    found = find_signature(one)
    assert found is not None
    assert found[1] == one[1].chunk.span
    two = stored("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Trần Văn Mẫu", "PHỤ LỤC")
    found = find_signature(two)
    assert found is not None
    assert found[1] == Span(two[0].chunk.span.start, two[1].chunk.span.end)


def test_an_office_without_a_person_is_no_signature() -> None:
    """Nor is a sentence that begins with an office, nor a text with neither."""
    assert find_signature(stored("TM. ỦY BAN NHÂN DÂN", "PHỤ LỤC SỐ LIỆU")) is None
    assert find_signature(stored("Ông Trần Văn Mẫu phát biểu.")) is None
    assert find_signature(stored("CHỦ TỊCH " + "a" * 300 + " Trần Văn Mẫu")) is None
