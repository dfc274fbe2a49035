"""The names of the elements of a Word document that the readers of its parts look for. Data only."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def m(name: str) -> str:
    """Return the full name of an element of a formula."""
    return f"{{{MATH}}}{name}"


VAL = w("val")
P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR = w("pPr"), w("rPr")
# Whatever is inside is no part of the text: deleted, moved away, or the properties of something.
DROPPED = frozenset({w("del"), w("moveFrom"), P_PR, R_PR, w("sdtPr"), w("sdtEndPr"), w("tblPr"), w("tblGrid"), w("rt")})
ALTERNATE, CHOICE, FALLBACK = (f"{{{COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
TEXT_BOX = w("txbxContent")
