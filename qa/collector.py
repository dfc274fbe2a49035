"""The collector of unused memory, kept from what is loaded to stay."""

import gc

# Objects made and kept before the collector looks through them, in place of 700: what questions leave behind are mostly
# passages that are kept to be found again, and half a dozen objects a question that only the collector can let go of.
YOUNG = 50_000


def spare_collector(*, is_first: bool = True) -> None:
    """Take what was loaded to stay out of the collector's rounds, which a twelfth of a question's time went into.

    Parameters
    ----------
    is_first
        Whether no index was open before; else what that one left behind is let go of, which takes a fifth of a second.
    """
    if not is_first:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)
