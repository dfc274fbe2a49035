"""Text of a document in, what its head and its end say of it out: number, date, body, kind, subject, signer.

Works on lines, on two columns side by side or in pipes, and on one cell a line. Does NOT look at figures or sections,
and makes nothing up: what is not printed stays None.
"""

from dataclasses import replace

from index.letterhead.ending import find_recipients, find_signature
from index.letterhead.heading import find_heading
from index.letterhead_record import Letterhead

__all__ = ["read_letterhead"]


def read_letterhead(text: str) -> Letterhead | None:
    """Read what an administrative document says of itself.

    Parameters
    ----------
    text
        The source text of the document.

    Returns
    -------
    Items with their source spans; None when neither a number nor the kind of the document stands at its head.
    """
    heading = find_heading(text)
    if heading.number is None and heading.kind is None:
        return None
    signer, office = find_signature(text)
    return replace(heading, signer=signer or heading.signer, office=office, recipients=find_recipients(text))
