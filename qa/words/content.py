"""Which syllables of a question carry what it is about.

A question with the spans that its other slots have taken in, content syllables out. Does NOT weigh them.
"""

import re
from collections.abc import Sequence

from index.document import Span
from index.normalise import fold

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
_FUNCTION_WORDS = """là và của các những cho với tại ở trong trên từ đến tới thì mà này đó kia ấy nọ nào gì bao
nhiêu nhiu mấy được đã đang sẽ có không hay hoặc theo về vào ra rồi còn cũng một cả khoảng
ước đạt bằng tăng giảm hơn so cùng kỳ kì xin hỏi biết vậy dậy dzậy zậy dợ à ạ ơi nhỉ nhé
nha hén ta bạn mình giúp dùm giùm ad mọi thế sao đâu ai nhất bên bởi do vì tại mới vẫn
thôi cỡ chừng chỉ tất toàn lại nếu như khi lúc vô luôn tính riêng trước sau giữa phải lên
xuống thêm mỗi từng lần đều nhau bị tức phần trăm pt % số tổng cộng cái thứ xếp đứng năm
gồm"""
# Without diacritics "dat" may be land and "trong" a crop: only what is hardly ever content is dropped then.
_PLAIN_FUNCTION_WORDS = """la va cua cac nhung cho voi thi ma nay nao gi bao nhieu nhiu duoc da dang se co khong hay
hoac theo khoang uoc tang giam hon cung xin hoi biet vay a oi nhi nhe ban minh the sao ai
nhat neu khi thi moi lan luot phan tram so o tu den toi trong tong"""
# Function words that are half of a word here: "dân số" is no "dân".
_WHOLE = frozenset({("dan", "so")})
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_PLAIN_FUNCTION = frozenset(_PLAIN_FUNCTION_WORDS.split())
_ACCENTED_SHARE = 0.3  # of the syllables; Vietnamese prose has diacritics on about 0.7


def has_diacritics(text: str) -> bool:
    """Tell whether a text was typed with diacritics, by their share of its syllables."""
    syllables = [token for token in _TOKEN.findall(text) if token[0].isalpha()]
    marked = sum(not token.isascii() for token in syllables)
    return marked >= _ACCENTED_SHARE * len(syllables) if syllables else False


def content_syllables(text: str, taken: Sequence[Span]) -> tuple[str, ...]:
    """Return the folded syllables that carry the indicator, in order.

    Parameters
    ----------
    text
        The reading of a question.
    taken
        Spans that are no content: question words, asked units, periods, provinces, quantities given.

    Returns
    -------
    Numbers stay when they are not taken ("Nghị định 09", "mức độ 3").
    """
    function = _FUNCTION if has_diacritics(text) else _PLAIN_FUNCTION
    found: list[str] = []
    before = ""
    for match in _TOKEN.finditer(text):
        word = match.group().lower()
        folded = fold(word)
        halves, before = (before, folded), folded
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken):
            continue
        if word not in function or halves in _WHOLE:
            found.append(folded)
    return tuple(found)
