"""Count how Vietnamese is usually spelled: folders of texts and gold questions in, ``qa/words/usual_pairs.tsv`` out.

Run as ``python -m qa.evaluation.count_spellings FOLDER... --gold FILE... [--leave-out FILE...] [--to FILE]``. Documents
that any gold file, counted or left out, asks about are not read, so that the questions on them still judge what is not
known. Only counts of pairs are kept, no text.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from index.durable import write_durably
from index.normalise import normalise
from index.orthography import is_syllable
from qa.evaluation.gold import load_gold, read_utf8
from qa.words.usual import START
from qa.words.vocabulary import NUMBER, cut_runs

LEAST = 9  # times that a pair must stand in texts, else in a question
TARGET = Path(__file__).parent.parent / "words" / "usual_pairs.tsv"
_HEAD = "# first, second, count in texts, count in questions; made by python -m qa.evaluation.count_spellings"


def count_pairs(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """Count which syllable, in lower case, follows which within the runs of texts; ``START`` comes before each run.

    What is no syllable as Vietnamese is spelled today is left out with the pairs that it stands in.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for run in cut_runs(normalise(text).text for text in texts):
        counts.update(pairwise([START, *(word.lower() for word in run)]))
    is_kept = {word: word in {START, NUMBER} or is_syllable(word) for pair in counts for word in pair}
    return Counter({pair: count for pair, count in counts.items() if is_kept[pair[0]] and is_kept[pair[1]]})


def write_pairs(texts: Counter[tuple[str, str]], questions: Counter[tuple[str, str]], path: Path) -> int:
    """Write the pairs that stand in a question, or at least ``LEAST`` times in texts; return how many these are."""
    kept = sorted(pair for pair in texts.keys() | questions.keys() if texts[pair] >= LEAST or questions[pair])
    rows = (f"{first}\t{second}\t{texts[first, second]}\t{questions[first, second]}" for first, second in kept)
    write_durably(path, "\n".join([_HEAD, *rows, ""]).encode())
    return len(kept)


def main(arguments: list[str] | None = None) -> None:
    """Count as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.count_spellings", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, help="questions to count")
    parser.add_argument("--leave-out", nargs="*", type=Path, default=[], help="questions whose documents are not read")
    parser.add_argument("--to", type=Path, default=TARGET)
    given = parser.parse_args(arguments)
    counted = [question for path in given.gold for question in load_gold(path)]
    asked = {question.document for question in counted}
    asked |= {question.document for path in given.leave_out for question in load_gold(path)}
    files = [file for folder in given.folders for file in sorted(folder.rglob("*.md")) if file.name not in asked]
    texts = count_pairs(line for file in files for line in read_utf8(file).splitlines())
    # Typed without diacritics, or with slips, they would teach wrong spellings.
    careful = [question for question in counted if question.form in {"plain", "informal"}]
    questions = count_pairs(each for question in careful for each in (*question.context, question.question))
    kept = write_pairs(texts, questions, given.to)
    told = f"{given.to}: {kept} pairs of {len(files)} texts and {len(careful)} of {len(counted)} questions"
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main()
