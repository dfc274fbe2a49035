"""Texts and numbers as office files take them: nothing that XML cannot hold, nothing that is taken for a formula.

Values in, cells and texts out. Writes no file.
"""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell, WriteOnlyCell

Value = str | Decimal

# What XML cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What makes a spreadsheet read a cell as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_000  # characters of a cell


def keep_writable(text: str) -> str:
    r"""Return a text without the characters that XML cannot hold.

    Examples
    --------
    >>> keep_writable("7.252,8\x0b tỷ đồng")
    '7.252,8 tỷ đồng'
    """
    return _NOT_XML.sub("", text)


def write_field(value: Value) -> str:
    """Return a value as a field of a CSV file.

    Examples
    --------
    >>> write_field(Decimal("7252.8")), write_field("=1+1")
    ('7252.8', "'=1+1")
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    return f"'{value}" if value.startswith(_FORMULA) else value


def fill_cell(cell: "Cell | WriteOnlyCell", value: Value) -> None:
    """Put a value into a cell of a workbook: a number as a number, a text as a text whatever it begins with."""
    if isinstance(value, Decimal):
        cell.value = value
        return
    text = keep_writable(value)[:_LONGEST]
    cell.value = text
    cell.data_type = "s"  # openpyxl would make a formula of a text that begins with "="
    cell.quotePrefix = text.startswith(_FORMULA)
