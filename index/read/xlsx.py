"""The bytes of an .xlsx or .xlsm file in, the text, tables and pages of its visible sheets out.

Values are those stored with the file, written as their formats show them; formulas are not computed, macros, comments,
pictures and charts are left out.
"""

from index.errors import UnreadableDocument
from index.read.package import open_package
from index.read.sheet import MOST_CELLS, MOST_ROWS, tell_hidden
from index.read.sheet_text import write_sheets
from index.read.xlsx_parts import read_workbook
from index.read.xlsx_rows import Room, read_rows
from index.read.zips import USUAL
from index.reading import Reading


def read_xlsx(data: bytes, /, *, path: str) -> Reading:
    """Read a workbook.

    Parameters
    ----------
    data
        The whole file.
    path
        What to call it in an error.

    Returns
    -------
    Text with one heading a sheet, blocks, one page a sheet, and warnings on what was left out.

    Raises
    ------
    UnreadableDocument
        If the file is damaged, has a password, is packed like a bomb, or shows nothing.
    """
    package = open_package(data, path=path, limits=USUAL)
    with package.archive:
        room = Room(rows=MOST_ROWS, cells=MOST_CELLS)
        try:
            workbook = read_workbook(package)
            visible = [part for part in workbook.sheets if part.visible]
            sheets = [read_rows(package, part, workbook, room) for part in visible]
        except (ValueError, OverflowError) as error:
            cure = "mở bằng Excel hoặc LibreOffice, lưu lại rồi đọc lại"
            raise UnreadableDocument(path, f"sổ tính hỏng ({error})", cure) from error
    hidden = [part.name for part in workbook.sheets if not part.visible]
    return write_sheets(sheets, warnings=tell_hidden(hidden), path=path)
