"""The collector of unused memory, kept from what is loaded to stay."""

import gc


def spare_collector(*, is_first: bool = True) -> None:
    """Take what was loaded to stay out of the collector's rounds: one in a hundred questions waited 40 ms for them.

    Parameters
    ----------
    is_first
        Whether no index was open before; else what that one left behind is let go of, which takes a fifth of a second.
    """
    if not is_first:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
