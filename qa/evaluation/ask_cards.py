"""The cards that documents open with, asked key by key in the words that people use; how many answers tell the value.

Run as ``python -m qa.evaluation.ask_cards --corpus FOLDER`` (or ``--home FOLDER``), by words. What tells another number
is not always wrong, as the text below a card may give one of another year: `other` is to be looked at.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.normalise import fold
from qa.analyse.analyse import analyse_question
from qa.answer import Answer
from qa.ask import Asker
from qa.evaluation.session import open_session
from qa.retrieve.cards import Card

# By the key as cards write it; a town is asked of as it is named.
ASKED: Mapping[str, tuple[str, ...]] = {
    "Diện tích": ("{name} rộng bao nhiêu?", "diện tích {name}", "tổng diện tích tự nhiên của {name} là bao nhiêu?"),
    "Tổng cộng": ("dân số {name}", "{name} có bao nhiêu dân?", "{name} có bao nhiêu người sinh sống"),
    "Mật độ": ("mật độ dân số {name}", "một km2 ở {name} có bao nhiêu người ở"),
    "Biển số xe": ("biển số xe {name} là bao nhiêu?", "xe {name} biển số mấy"),
    "Mã điện thoại": ("mã vùng điện thoại {name}", "đầu số điện thoại bàn của {name} là gì?"),
    "Mã hành chính": ("mã hành chính của {name} là bao nhiêu?",),
    "Mã bưu chính": ("mã bưu điện {name}", "zip code {name}"),
    "Chủ tịch UBND": ("ai là chủ tịch {name}?", "chủ tịch UBND {name} hiện nay là ai?"),
    "Chủ tịch HĐND": ("chủ tịch HĐND {name} là ai?",),
    "Bí thư Tỉnh ủy": ("bí thư {name} là ai?",),
    "Trung tâm hành chính": ("trung tâm hành chính của {name} ở đâu?",),
    "Trụ sở UBND": ("trụ sở UBND {name} ở đâu?", "địa chỉ ubnd {name}"),
    "GRDP": ("GRDP {name} là bao nhiêu?", "quy mô kinh tế {name}"),
    "Vùng": ("{name} thuộc vùng nào?", "{name} nằm ở vùng nào của nước ta"),
    "Thành lập": ("{name} thành lập năm nào?",),
    "Website": ("trang web của {name}",),
    "Biệt danh": ("{name} có biệt danh là gì?",),
}
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_FIRST_WORDS = 18  # characters of a value without a number by which it is known again


def cards_of(asker: Asker) -> Iterator[tuple[str, Card]]:
    """Yield the name and the card of each document that opens with one."""
    for document in asker.store.documents():
        name = re.sub(r"\s*\(.*", "", document.title)
        for card in asker.cards.find(analyse_question(name, as_typed=True), documents=[document.id]):
            yield name, card


def tells(answer: Answer, value: str) -> str:
    """Return "right" where an answer tells a value of a card, else "refused" or "other"."""
    if not answer.answered:
        return "refused"
    number = _NUMBER.search(value)
    told = number.group() in answer.text if number is not None else fold(value)[:_FIRST_WORDS] in fold(answer.text)
    return "right" if told else "other"


def main(arguments: list[str] | None = None) -> int:
    """Ask, and print for each key how many answers tell its value, as JSON."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.ask_cards", description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--home", type=Path)
    given = parser.parse_args(arguments)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    with open_session(home=given.home, corpus=given.corpus) as session:
        for name, card in [*cards_of(session.asker)]:
            for row in card.rows:
                key, _, value = row.chunk.text.rpartition(" › ")[2].partition(": ")
                for way in ASKED.get(key, ()):
                    told[key][tells(session.asker.ask(way.format(name=name)), value)] += 1
    total = sum(told.values(), Counter[str]())
    sys.stdout.write(f"{json.dumps({'all': total, **told}, ensure_ascii=False, indent=1)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
