"""Gold questions put in other ways that ask the same, asked; how many verdicts change is told.

Run as ``python -m qa.evaluation.rephrased GOLD.jsonl --corpus FOLDER`` (or ``--home FOLDER``). Metamorphic testing
(Chen, Cheung and Yiu 1998): whoever types without diacritics, in capitals, with a slip, politely, or names the sources
asks for the same number. Only questions of the form "plain" are put in other ways.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from index.normalise import fold
from qa.ask import Asker
from qa.evaluation.gold import GoldQuestion, load_gold
from qa.evaluation.measures import judge_answer
from qa.evaluation.run import make_row, parse_row
from qa.evaluation.session import open_session

_OPENINGS = (
    "Anh chị cho biết giúp",
    "Làm ơn cho mình biết",
    "Nhờ mọi người cho hay",
    "Tôi cần tìm",
    "Em muốn hỏi là",
    "Kính gửi quý cơ quan, cho tôi hỏi",
)
_CLOSINGS = (" vậy ạ?", "? Xin cảm ơn nhiều.", " hả ad?", " vậy mọi người ơi?", " giúp mình với")
_SOURCES = ("Theo tài liệu,", "Theo số liệu được nêu,", "Tài liệu cho biết", "Theo thông tin trong văn bản,")
_SHORTEST = 4  # letters of a word that a slip swaps two of

Way = Callable[[str, Random], str]


def _without_diacritics(text: str, _: Random) -> str:
    return fold(text)


def _in_capitals(text: str, _: Random) -> str:
    return text.upper()


def _decomposed(text: str, _: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _with_slip(text: str, random: Random) -> str:
    """Swap two neighbouring letters of a word."""
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    if not long:
        return text
    word = words[i := random.choice(long)]
    at = random.randrange(len(word) - 1)
    words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def _politely(text: str, random: Random) -> str:
    return f"{random.choice(_OPENINGS)} {_within(text)}"


def _with_thanks(text: str, random: Random) -> str:
    return text.rstrip(" ?.") + random.choice(_CLOSINGS)


def _of_sources(text: str, random: Random) -> str:
    return f"{random.choice(_SOURCES)} {_within(text)}"


def _within(text: str) -> str:
    """Return a question as it goes on behind other words: a name keeps its capital."""
    first, _, rest = text.partition(" ")
    named = not first[1:].islower() or rest[:1].isupper()
    return text if named else text[:1].lower() + text[1:]


WAYS: Mapping[str, Way] = {
    "noaccent": _without_diacritics,
    "capitals": _in_capitals,
    "decomposed": _decomposed,
    "slip": _with_slip,
    "polite": _politely,
    "thanks": _with_thanks,
    "sources": _of_sources,
}


def rephrase(question: GoldQuestion, way: str) -> GoldQuestion:
    """Put a question and those before it in another way, always the same for the same question."""
    random = Random(f"{way}/{question.id}")  # noqa: S311 - repeatable on purpose
    put = WAYS[way]
    return replace(
        question,
        question=put(question.question, random),
        context=tuple(put(each, random) for each in question.context),
    )


def judge(question: GoldQuestion, asker: Asker) -> str:
    """Ask a question and return what came of it; where there is no answer: rightly refused, or false."""
    answer = asker.ask(question.question, context=question.context)
    judgement = judge_answer(question, parse_row(make_row(question.id, answer)))
    if not question.is_answerable:
        return "false" if judgement.answered else "rightly refused"
    if not judgement.answered:
        return "refused"
    return "right" if judgement.succeeded else "wrong"


def main(arguments: list[str] | None = None) -> None:
    """Measure as the command line says and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.rephrased", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, help="folder to index for this run alone")
    parser.add_argument("--home", type=Path, help="index to ask")
    parser.add_argument("--way", nargs="*", choices=sorted(WAYS), default=sorted(WAYS))
    given = parser.parse_args(arguments)
    questions = [each for path in given.gold for each in load_gold(path) if each.form == "plain"]
    with open_session(home=given.home, corpus=given.corpus, encoder=None, reranker=None, progress=None) as session:
        before = {question.id: judge(question, session.asker) for question in questions}
        told: dict[str, object] = {"questions": len(questions), "as typed": Counter(before.values())}
        for way in given.way:
            after = {question.id: judge(rephrase(question, way), session.asker) for question in questions}
            changed = Counter(f"{before[each]} -> {after[each]}" for each in before if before[each] != after[each])
            told[way] = {"verdicts": Counter(after.values()), "changed": changed}
    sys.stdout.write(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n")


if __name__ == "__main__":
    main()
