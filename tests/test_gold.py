"""Gold questions are read with their defaults; a faulty line is named in Vietnamese."""

import json
from pathlib import Path

import pytest

from index.document import Span
from index.errors import UnreadableDocument
from qa.evaluation.gold import GoldFigure, load_gold

ROW: dict[str, object] = {
    "id": "a-1",
    "doc": "bao-cao.txt",
    "kind": "value",
    "form": "typo",
    "context": ["Thu ngân sách bao nhiêu?"],
    "question": "còn chi?",
    "answer": "560 tỷ đồng.",
    "figures": [{"number": "560", "unit": "tỷ đồng"}],
    "must": [["chi", "ngân sách"]],
    "evidence": [{"start": 3, "end": 9}],
}

FAULTS = [
    ("{", "không phải JSON ở cột 2"),
    ("[]", "không phải một đối tượng JSON {...}"),
    (json.dumps(ROW | {"id": None}), "thiếu “id”"),
    (json.dumps(ROW | {"kind": ""}), "“kind” để trống"),
    (json.dumps(ROW | {"question": 5}), "“question” phải là chuỗi, không phải 5"),
    (json.dumps(ROW | {"context": "x"}), "“context” phải là danh sách chuỗi, không phải 'x'"),
    (json.dumps(ROW | {"context": [1]}), "“context” phải là danh sách chuỗi, không phải [1]"),
    (json.dumps(ROW | {"figures": {"a": 1}}), "“figures” phải là danh sách, không phải {'a': 1}"),
    (json.dumps(ROW | {"figures": ["5"]}), "mỗi mục của “figures” phải có “number” và “unit”, không phải '5'"),
    (
        json.dumps(ROW | {"figures": [{"number": "7.252,8", "unit": ""}]}),
        "“number” phải là số thập phân viết với dấu chấm như 7252.8, không phải “7.252,8”",
    ),
    (json.dumps(ROW | {"must": [[]]}), "“must” có một danh sách rỗng, không câu trả lời nào đạt được"),
    (
        json.dumps(ROW | {"evidence": [{"start": 9, "end": 3}]}),
        "mỗi mục của “evidence” phải có “start” nhỏ hơn “end”, không phải {'start': 9, 'end': 3}",
    ),
    (
        json.dumps(ROW | {"evidence": [{"start": 3}]}),
        "mỗi mục của “evidence” phải có “start” nhỏ hơn “end”, không phải {'start': 3}",
    ),
    (json.dumps(ROW | {"doc": ""}), "có “evidence” nhưng thiếu “doc”, tên tệp chứa bằng chứng"),
    (
        json.dumps(ROW | {"kind": "unanswerable"}),
        "câu “unanswerable” không được có “figures”, “must” hay “evidence”",
    ),
]


def write_lines(folder: Path, *lines: str) -> Path:
    """Write a gold file of these lines."""
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_a_question_with_all_its_parts(tmp_path: Path) -> None:
    """Nothing of the row is lost."""
    (question,) = load_gold(write_lines(tmp_path, json.dumps(ROW)))
    assert question.context == ("Thu ngân sách bao nhiêu?",)
    assert question.figures == (GoldFigure(number="560", unit="tỷ đồng"),)
    assert question.phrases == (("chi", "ngân sách"),)
    assert question.evidence == (Span(3, 9),)
    assert question.document == "bao-cao.txt"
    assert question.form == "typo"
    assert question.is_answerable


def test_what_a_row_leaves_out_is_empty_and_plain(tmp_path: Path) -> None:
    """Only id, kind and question are needed."""
    row = {"id": "b", "kind": "unanswerable", "question": "Ở đâu?"}
    (question,) = load_gold(write_lines(tmp_path, "", json.dumps(row), "  "))
    assert (question.form, question.context, question.document, question.evidence) == ("plain", (), "", ())
    assert not question.is_answerable


def test_a_byte_order_mark_and_windows_newlines_are_read(tmp_path: Path) -> None:
    """As an editor on Windows saves it."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(ROW).encode() + b"\r\n")
    assert len(load_gold(path)) == 1


@pytest.mark.parametrize(("line", "reason"), FAULTS, ids=[reason[:40] for _, reason in FAULTS])
def test_a_faulty_line_is_named_with_its_fault(tmp_path: Path, line: str, reason: str) -> None:
    """The message holds file, line number, reason and cure."""
    path = write_lines(tmp_path, json.dumps(ROW | {"id": "first"}), line)
    with pytest.raises(UnreadableDocument) as caught:
        load_gold(path)
    assert str(caught.value) == f"{path}, dòng 2: {reason}; sửa dòng đó rồi chạy lại"


def test_an_id_used_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    """Answers are found by id, so each must be unique."""
    path = write_lines(tmp_path, json.dumps(ROW), "", json.dumps(ROW))
    with pytest.raises(UnreadableDocument, match="dòng 3: mã “a-1” đã dùng ở dòng 1"):
        load_gold(path)


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    """A score over nothing would look like a result."""
    with pytest.raises(UnreadableDocument, match="không có câu hỏi nào"):
        load_gold(write_lines(tmp_path, ""))


def test_missing_folder_and_wrongly_encoded_files_are_told_apart(tmp_path: Path) -> None:
    """Each has its own reason."""
    (tmp_path / "utf16.jsonl").write_bytes("{}".encode("utf-16"))
    with pytest.raises(UnreadableDocument, match="không tìm thấy tệp"):
        load_gold(tmp_path / "none.jsonl")
    with pytest.raises(UnreadableDocument, match="không mở được tệp"):
        load_gold(tmp_path)
    with pytest.raises(UnreadableDocument, match="không phải văn bản UTF-8"):
        load_gold(tmp_path / "utf16.jsonl")
