"""Two facts of one sentence in, whether the later one was put in the place of the earlier out.

"Điều chỉnh nội dung “89 dự án với tổng diện tích 384,92 ha” thành “98 dự án với tổng diện tích 426,55 ha”": who quotes
384,92 ha quotes what no longer holds.
"""

import re

from qa.candidate import Fact

_AMENDS = re.compile(r"\b(?:điều chỉnh|sửa đổi|thay thế|đính chính)\b", re.IGNORECASE)
# "thành" that says what became of it; not "thành phố", "thành lập", "hoàn thành".
_INTO = re.compile(r"(?<!hoàn )(?<!Hoàn )\bthành\b(?! (?:phố|lập|viên|phần|tích|công|thị|tựu|ủy))")


def replaces(later: Fact, earlier: Fact) -> bool:
    """Tell whether a sentence says that the earlier of two figures was changed into the later one."""
    if later.passage.chunk_id != earlier.passage.chunk_id or later.figure.base_unit != earlier.figure.base_unit:
        return False
    text, start = earlier.passage.source_text, earlier.passage.span.start
    before = text[: earlier.figure.span.start - start]
    between = text[earlier.figure.span.end - start : later.figure.span.start - start]
    amends = [match.end() for match in _AMENDS.finditer(before)]
    if not amends or _INTO.search(before[amends[-1] :]) is not None:
        return False
    return _INTO.search(between) is not None
