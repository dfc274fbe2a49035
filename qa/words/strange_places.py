"""Words of a question typed in small letters in, those out that name a place which no document speaks of.

What documents write with capitals is known by them; "thành phố đà lạt" among documents that tell nothing of it is known
by the rank before it alone. Asked about as a place it is refused; as two words it would be answered with another city.
"""

from collections.abc import Callable, Sequence

from index.extract.territory import RANKS
from index.normalise import fold

_RANKS = frozenset(tuple(rank.split()) for rank in (*RANKS, "tỉnh", "tp", "tx"))
# What asks, joins and tells of time or of a move; no name of a place has these.
_OTHER_WORDS = """là và của các những cho với tại ở trong trên dưới đến từ thì mà nào gì bao nhiêu mấy bằng được đã đang
sẽ có không hay hoặc theo về vào ra cũng mỗi một số tổng năm quý tháng ngày bị phải cần làm sau trước khi hơn nhất hiện
xếp mất lên xuống thêm tăng giảm đạt gồm còn"""
# What begins what is said of places of a rank, and words that begin like a rank: "huyện miền núi", "xã hội hóa".
_BEGINNINGS = """hội ủy uỷ đoàn lộ viên đạo miền vùng nghèo cũ mới lớn nhỏ trực thuộc loại hạng cấp biên bãi thông văn
nông đặc giáp sát sáp sắp nhập lỵ trưởng phó chủ bí này đó kia thành tỉnh huyện quận xã phường thị đơn dân điện thu chi
khó nội ngoại đầu cuối giữa đông ít nhiều cao thấp rộng hẹp cách gần xa liền liên du từng cả hai bốn mười hộ người nhà
đất nước quốc tô tổ xác nghĩa tình"""
# Those that no syllable of a name looks like without diacritics, which may have been restored wrongly.
_PLAIN_WORDS = """khi sau truoc khong nhung cac nao nhieu duoc theo tong ngay phai voi trong tren thi vao cung mot hoac
sap xep"""
_NO_SYLLABLE = frozenset(_OTHER_WORDS.split())
_NO_NAME = _NO_SYLLABLE | frozenset(_BEGINNINGS.split())
_NO_PLAIN = frozenset(_PLAIN_WORDS.split())


def find_strange_places(
    words: Sequence[str], is_run: Callable[[int], bool], is_known: Callable[[int], bool]
) -> frozenset[int]:
    """Return where in `words` two syllables behind a rank stand that make a name which documents do not know.

    Parameters
    ----------
    words
        Syllables in small letters, as spelled.
    is_run
        Tells whether a syllable follows the one before it with nothing but a space between.
    is_known
        Tells whether documents hold a syllable and the one behind it.
    """
    found: set[int] = set()
    for i in range(1, len(words) - 1):
        ranked = any(tuple(words[max(0, i - len(rank)) : i]) == rank for rank in _RANKS)
        first, second = words[i], words[i + 1]
        named = first not in _NO_NAME and second not in _NO_SYLLABLE and not {fold(first), fold(second)} & _NO_PLAIN
        if ranked and named and is_run(i) and is_run(i + 1) and not is_known(i):
            found |= {i, i + 1}
    return frozenset(found)
