"""Roman numerals, as lists and quarters are numbered: a number in, "xiv" out."""

_SIGNS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def write_roman(number: int) -> str:
    """Write a number as a Roman numeral in small letters.

    Examples
    --------
    >>> write_roman(14), write_roman(1990)
    ('xiv', 'mcmxc')
    """
    written = ""
    for value, sign in _SIGNS:
        times, number = divmod(number, value)
        written += sign * times
    return written
