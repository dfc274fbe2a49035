"""Whether a passage states anything: a question, as headings of articles are, and the line under a picture do not.

A passage in, yes or no out. Does NOT judge what it states.
"""

import re

from qa.candidate import Passage

_OF_PICTURE = re.compile(r"\((?:hình|ảnh)(?!\w)[^()]{0,40}\)[\s*_]*$", re.IGNORECASE)


def states_nothing(passage: Passage) -> bool:
    """Tell whether a passage is a question or stands under a picture."""
    return passage.is_question or _OF_PICTURE.search(passage.chunk.text) is not None
