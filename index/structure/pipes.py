"""Lines in, which of them are rows of a table out, told by the pipes that they begin and end with.

Does NOT split rows into cells.
"""

from index.structure.lines import Line

# In lines and characters: pipes farther apart do not belong to one table.
_LONGEST_CELL_LINES = 40
_LONGEST_CELL = 3000
_LEAST_ROWS = 3  # that tell a table without a first pipe


def table_stretches(run: list[Line]) -> list[tuple[int, int]]:
    """Find first and last lines of stretches that begin or end with a pipe again and again.

    Parameters
    ----------
    run
        Lines that follow each other, none of them blank.

    Returns
    -------
    (number of the first line, number of the last) of each stretch, in order.
    """
    stretches: list[tuple[int, int]] = []
    for number, line in enumerate(run):
        if line.text[0] != "|" and not _ends_in_pipe(line):
            continue
        if stretches and _is_near(run, stretches[-1][1], number):
            stretches[-1] = (stretches[-1][0], number)
        else:
            stretches.append((number, number))
    return [
        (first, last)
        for first, last in stretches
        if _is_open(run[first : last + 1]) or any(line.text[0] == "|" for line in run[first : last + 1])
    ]


def begins_with_cell(lines: list[Line]) -> bool:
    """Tell whether the text before the first pipe of a stretch is a cell, and not the caption of its table."""
    return _is_open(lines) or _is_open_row(lines)


def _is_open(lines: list[Line]) -> bool:
    """Tell whether lines are rows of a table that lack their first pipe, one a line and all of as many cells."""
    pipes = {line.text.count("|") for line in lines}
    whole = len(lines) >= _LEAST_ROWS and all(_ends_in_pipe(line) and line.text[0] != "|" for line in lines)
    return whole and len(pipes) == 1 and pipes != {1}


def _is_open_row(lines: list[Line]) -> bool:
    """Tell whether a line is the first row of a table, without its first pipe: it holds as many cells as the next."""
    first, below = lines[0], lines[1:2]
    cells = [cell.strip() for cell in first.text[:-1].split("|")]
    filled = _ends_in_pipe(first) and len(cells) > 1 and all(cells)
    return filled and any(_is_row(line) and line.text.count("|") == len(cells) + 1 for line in below)


def _is_row(line: Line) -> bool:
    return line.text[0] == "|" and _ends_in_pipe(line)


def _is_near(run: list[Line], last: int, number: int) -> bool:
    return number - last <= _LONGEST_CELL_LINES and run[number].start - run[last].end <= _LONGEST_CELL


def without_pipe(line: Line) -> Line:
    """Return a line of text without the pipes at its end."""
    if not _ends_in_pipe(line):
        return line
    text = line.text.rstrip("| \t")
    return Line(line.start, line.start + len(text), text)


def _ends_in_pipe(line: Line) -> bool:
    # An escaped pipe is text.
    return line.text[-1] == "|" and line.text[-2:] != "\\|"
