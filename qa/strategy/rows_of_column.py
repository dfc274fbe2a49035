"""Things compared that head rows of one table: the cells of the column that the question names.

A question, the names of what it compares and the best fact of some of them in, a cell a name out. Ranks nothing: the
names of row and column prove what a score cannot.
"""

from collections.abc import Sequence

from index.normalise import fold
from qa.candidate import Fact
from qa.question import Question
from qa.rank.ground import Sources
from qa.words.match import split_tokens


def rows_of_column(
    question: Question, names: Sequence[str], found: Sequence[Fact], sources: Sources
) -> tuple[Fact, ...] | None:
    """Return for each name the cell of its row in the column of one of the facts found, None where one is missing.

    Parameters
    ----------
    question
        Which asks for what the column holds, in a word of its header.
    names
        What is compared, as the question calls it.
    found
        The best fact of each name for which there is one.
    sources
        Where the other cells of a table are.
    """
    asked = set(split_tokens(question.reading)).difference(*(split_tokens(name) for name in names))
    for best in found:
        _, _, header = best.figure.indicator.partition(" - ")
        if best.figure.column is None or asked.isdisjoint(split_tokens(header)):
            continue
        rows = {
            fold(fact.figure.indicator.partition(" - ")[0]): fact
            for fact in sources.block_facts(best)
            if fact.figure.column == best.figure.column
        }
        cells = [rows.get(fold(name)) for name in names]
        chosen = tuple(cell for cell in cells if cell is not None)
        if len(chosen) == len(names) and len({cell.figure.base_unit for cell in chosen}) == 1:
            return chosen
    return None
