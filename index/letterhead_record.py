"""The record of what the head and the end of an administrative document say of it. Holds data only."""

from index.record import record
from index.span import Span


@record(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a document says of itself: in reading form, and where it stands in the source."""

    text: str
    span: Span


@record(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What an administrative document says of itself; None is what it does not say.

    Parameters
    ----------
    number
        Its number with its sign ("428/BC-UBND"), without spaces.
    kind
        What it is ("Báo cáo"); spelled out where only the number's sign says it.
    subject
        What it is about, as it stands under its kind or after "V/v".
    organ, parent
        The body that issued it, and the one above that body, as printed.
    place, date
        Where and when it was issued; the date in ISO 8601 ("2017-11-30"), its span that of the words.
    signer, office
        Who signed it, and as what ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH").
    addressee
        Whom it is written to ("Kính gửi"), separated by semicolons.
    recipients
        Who gets a copy ("Nơi nhận"), separated by semicolons.
    """

    number: Item | None = None
    kind: Item | None = None
    subject: Item | None = None
    organ: Item | None = None
    parent: Item | None = None
    place: Item | None = None
    date: Item | None = None
    signer: Item | None = None
    office: Item | None = None
    addressee: Item | None = None
    recipients: Item | None = None
