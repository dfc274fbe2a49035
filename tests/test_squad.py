"""Files of the SQuAD format are read; recall, MRR and held spans are worked out by hand."""

import json
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from qa.evaluation.rate import Rate
from qa.evaluation.squad import SquadFinding, load_squad, summarise_squad, write_squad_summary

RIVER = "Sông Nậm Thi dài 122 km, đổ vào sông Hồng ở thành phố biên giới."
HILL = "Đồi chè trên cao nguyên xanh quanh năm."
CONTENT = {
    "data": [
        {
            "paragraphs": [
                {
                    "context": RIVER,
                    "qas": [
                        {
                            "id": 1,
                            "question": "Sông dài bao nhiêu?",
                            "answers": [{"text": "122 km", "answer_start": 17}],
                        },
                        {
                            "id": 2,
                            "question": "Sông đổ vào đâu?",
                            "answers": [{"text": "sông Hồng"}, {"text": "sông Hồng"}],
                        },
                    ],
                },
                {
                    "context": HILL,
                    "qas": [{"id": 3, "question": "Đồi cao mấy mét?", "answers": [], "is_impossible": True}],
                },
                {"context": RIVER, "qas": [{"id": 4, "question": "Ở đâu?", "answers": [{"text": "biên giới"}]}]},
            ]
        }
    ]
}


def write_squad(folder: Path, content: object) -> Path:
    """Write a file of the format."""
    path = folder / "squad.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_passages_are_named_once_and_questions_point_at_them(tmp_path: Path) -> None:
    """Equal contexts are one passage; equal answers one span; an impossible question has none."""
    squad = load_squad(write_squad(tmp_path, CONTENT))
    assert [(p.name, p.text) for p in squad.passages] == [("doan-0001", RIVER), ("doan-0002", HILL)]
    assert [(q.id, q.passage, q.spans) for q in squad.questions] == [
        ("1", "doan-0001", ("122 km",)),
        ("2", "doan-0001", ("sông Hồng",)),
        ("3", "doan-0002", ()),
        ("4", "doan-0001", ("biên giới",)),
    ]


def test_recall_and_reciprocal_rank_are_means_over_all_questions(tmp_path: Path) -> None:
    """Ranks 1, 2, none, 1: recall@1 is 2/4, recall@5 is 3/4, MRR is (1 + 1/2 + 0 + 1) / 4."""
    squad = load_squad(write_squad(tmp_path, CONTENT))
    ranked = (("doan-0001", "doan-0002"), ("doan-0002", "doan-0001"), (), ("doan-0001",))
    summary = summarise_squad(squad, [SquadFinding(passages=passages) for passages in ranked])
    assert summary.recall[:2] == ((1, Rate(2, 4)), (5, Rate(3, 4)))
    assert summary.reciprocal_rank == pytest.approx(0.625)
    assert (summary.span_held, summary.refused) == (None, None)
    assert summary.to_json()["recall@5"] == 0.75


def test_headlines_are_searched_for_the_span_and_refusals_counted(tmp_path: Path) -> None:
    """Case and spacing do not matter; the impossible question is right when refused."""
    squad = load_squad(write_squad(tmp_path, CONTENT))
    headlines = ("Dài 122  KM [1].", "Đổ ra biển.", "", "")
    summary = summarise_squad(squad, [SquadFinding(passages=(), headline=headline) for headline in headlines])
    assert summary.span_held == Rate(1, 3)
    assert summary.refused == Rate(1, 1)
    assert summary.reciprocal_rank == 0.0
    table = write_squad_summary(summary)
    assert "4 câu hỏi trên 2 đoạn văn" in table
    assert "Câu trả lời chứa đáp án" in table


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({}, "sai khuôn dạng SQuAD ở mục 'data'"),
        ([], "sai khuôn dạng SQuAD"),
        ({"data": [{"paragraphs": [{"context": "x"}]}]}, "sai khuôn dạng SQuAD ở mục 'qas'"),
        ({"data": []}, "không có câu hỏi nào"),
        (
            {
                "data": [
                    {
                        "paragraphs": [
                            {"context": "x", "qas": [{"id": "9", "question": "?", "answers": [{"text": "y"}]}]}
                        ]
                    }
                ]
            },
            "câu 9: đáp án “y” không có trong đoạn văn",
        ),
    ],
)
def test_a_file_of_another_shape_is_refused_with_the_reason(tmp_path: Path, content: object, reason: str) -> None:
    """In one line of Vietnamese."""
    with pytest.raises(UnreadableDocument, match=r"squad\.json") as caught:
        load_squad(write_squad(tmp_path, content))
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_broken_json_is_named_with_its_line(tmp_path: Path) -> None:
    """The second line ends too early."""
    path = tmp_path / "squad.json"
    path.write_text('{"data":\n[', encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="không phải JSON ở dòng 2"):
        load_squad(path)
