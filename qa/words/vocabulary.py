"""How the indexed documents spell: syllables with their diacritics, which follows which, and names.

Texts in, counts out, kept as JSON. Does NOT restore or mend anything: that is ``qa.words.restore``.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from math import log
from zlib import crc32

from index.extract.territory import province_names
from index.normalise import fold
from qa.words.synonyms import Table, learn_abbreviations, make_table, short_forms
from qa.words.usual import usual

_LONGEST_PLAIN = 30  # characters; a longer text without one diacritic is not spelled out
_WITHIN_NUMBERS = frozenset(".,/")
_WORD = re.compile(r"[^\W\d_]+|[^\s\w]+|\d+")
NUMBER = "#"  # stands for any number in a run
NUMBER_WORDS = frozenset({"nhiêu", "mấy"})  # what follows them is what follows numbers: units and counted things
_LONGEST_SYLLABLE = 7  # "nghiêng"; what is longer is foreign or glued
MOST_PAIRS = 300_000  # kept when saved; rarer pairs say little
_CHECKED = '{{"blake2b":"{}","counts":'
_SMOOTHING = 0.5
_STRANGE = 11.0  # surprise of a syllable that no document holds, whatever their size
_PAIR_SHARE = 0.85  # weight of what follows what, against how common a syllable is
_OWN_SHARE = 0.5  # weight of how the documents write, against how people usually do

_SYLLABLES_A_SEED = 20_000  # the seeds below count once more for each so many syllables of the documents
# What people ask with and reports seldom hold.
_ASKED_WITH = """bao nhiêu phần trăm. bao nhiêu tỷ đồng. bao nhiêu triệu đồng. bao nhiêu người. bao nhiêu hộ.
bao nhiêu vụ. đạt bao nhiêu. còn bao nhiêu. mỗi loại mấy. mỗi cái mấy. quý 1 năm 2018. quý 2 2019. năm 2018. tháng 2.
là bao nhiêu. đạt bao nhiêu phần trăm kế hoạch. tăng bao nhiêu phần trăm so với cùng kỳ. giảm bao nhiêu phần trăm.
có bao nhiêu. được bao nhiêu. tổng cộng bao nhiêu. mấy phần trăm. mấy người. tăng mấy phần trăm. có mấy. là mấy.
vì sao. tại sao. ngày nào. năm nào. tháng nào. nơi nào. ở đâu. là ai. là gì. như thế nào. ra sao. thì sao. những gì.
nào cao nhất. nào thấp nhất. nào nhiều nhất. lớn hơn. nhỏ hơn. cao hơn. thấp hơn. nhiều hơn. ít hơn. mỗi loại. mỗi bên.
trong đó. còn lại. so với năm trước. so với cùng kỳ năm trước. năm ngoái. năm nay. quý một. quý hai. quý ba. quý bốn.
sáu tháng đầu năm. chín tháng đầu năm. nửa đầu năm. cả năm. phấn đấu. mục tiêu. chỉ tiêu. kế hoạch. dự toán. ước tính.
cho biết. kể tên. liệt kê. có phải không. đúng không. hay không. được không. nhiêu vậy. nhiêu tiền. mấy giờ. bao lâu.
rộng bao nhiêu. cao bao nhiêu. dài bao nhiêu. tỉnh nào. huyện nào. đơn vị nào. cơ quan nào. ai ký. số mấy. thứ mấy.
xếp thứ mấy. đứng thứ mấy. theo nghị định. theo quyết định. của tỉnh. toàn tỉnh. trên địa bàn. dân số. diện tích.
sản lượng. xuất khẩu. nhập khẩu. thu ngân sách. chi ngân sách. hộ nghèo. tỷ lệ. số lượng. doanh nghiệp. đầu tư.
trường học. học sinh. bao nhiêu héc ta. mấy héc ta. bao nhiêu hécta. bao nhiêu mét vuông. mấy mét vuông. bao nhiêu mét.
bao nhiêu mét khối. bao nhiêu ki lô mét. bao nhiêu cây số. bao nhiêu gam. mấy gam. bao nhiêu ki lô gam. bao nhiêu tấn.
bao nhiêu tạ. bao nhiêu yến. bao nhiêu lít. bao nhiêu đô la. bao nhiêu con. bao nhiêu lượt. bao nhiêu ngày.
bao nhiêu giờ. bao nhiêu độ. bao nhiêu tuổi. bao nhiêu lần. bao nhiêu điểm.
bao nhiêu nhân khẩu. con trâu. con bò. con lợn. con gà. so sánh. so sánh giữa. chênh lệch. chênh lệch giữa.
tỷ trọng. bình quân. trung bình. gấp mấy lần. khác nhau thế nào. chỗ nào. đắt hơn. rẻ hơn. đắt nhất. rẻ nhất.
đắt lắm. nghe nói. giá bao nhiêu. giáp đâu. giáp với. nằm ở đâu. ở chỗ nào. hết mấy. vùng mấy. loại mấy. hạng mấy."""

# Who asks of a province that no document speaks of must be understood too, to be told so.
_PLACES = tuple(f"ở {name}" for name in province_names())
# Changes with the words above and how they are kept, so that counts kept from before them are made again.
SEED_VERSION = f"{crc32('.'.join((_ASKED_WITH, *_PLACES, _CHECKED)).encode()):08x}"

# Words that are known whatever the documents hold.
SEEDS = frozenset(word.lower() for run in (*_ASKED_WITH.split("."), *_PLACES) for word in run.split())


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to spell a folded syllable, with how often it stands in the documents."""

    text: str
    count: int


class _Counts:
    """Running counts of one reading of the documents."""

    def __init__(self) -> None:
        self.syllables: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self._titled: Counter[str] = Counter()
        self._titled_pairs: Counter[tuple[str, str]] = Counter()

    def add(self, run: Sequence[str], weight: int = 1) -> None:
        """Count one run of neighbouring syllables, `weight` times."""
        lower = [word.lower() for word in run]
        for _ in range(weight):
            self.syllables.update(lower)
            self.pairs.update(pairwise(lower))
        if lower == run:
            return
        # The first word of a run has its capital for standing first.
        self._titled.update(plain for word, plain in zip(run[1:], lower[1:], strict=True) if word.istitle())
        self._titled_pairs.update(
            pair
            for (first, second), pair in zip(pairwise(run), pairwise(lower), strict=True)
            if first.istitle() and second.istitle()
        )

    def names(self) -> frozenset[tuple[str, str]]:
        """Return the pairs that are mostly written with capitals."""
        return frozenset(pair for pair, count in self._titled_pairs.items() if 4 * count > 3 * self.pairs[pair])

    def upper(self) -> frozenset[str]:
        """Return the syllables that are mostly written with a capital."""
        return frozenset(word for word, count in self._titled.items() if 2 * count > self.syllables[word])


@dataclass(frozen=True)
class Vocabulary:
    """Counts of syllables and of neighbouring pairs, in lower case; what is mostly written with capitals.

    Build it with ``Vocabulary.build``; the fields are counts as saved.
    """

    syllables: dict[str, int]
    pairs: dict[tuple[str, str], int]
    names: frozenset[tuple[str, str]] = field(default=frozenset())
    capitals: frozenset[str] = field(default=frozenset())
    # What the texts define themselves: "nông thôn mới (NTM)".
    abbreviations: dict[str, str] = field(default_factory=dict)

    @classmethod
    def build(cls, texts: Iterable[str]) -> "Vocabulary":
        """Count the syllables of texts.

        Parameters
        ----------
        texts
            Passages in NFC; those without diacritics are left out, they would teach wrong spellings.
        """
        counts = _Counts()
        abbreviations: dict[str, str] = {}
        for run in cut_runs(_learning(texts, abbreviations)):
            counts.add(run)
        weight = max(3, sum(counts.syllables.values()) // _SYLLABLES_A_SEED)
        for run in cut_runs([*_ASKED_WITH.split("."), *_PLACES]):
            counts.add(run, weight)
        pairs = dict(counts.pairs.most_common(MOST_PAIRS))
        return cls(dict(counts.syllables), pairs, counts.names(), counts.upper(), abbreviations)

    def widened(self, texts: Iterable[str]) -> "Vocabulary":
        """Return a vocabulary that knows what some more passages hold too, until all are counted anew.

        What is mostly a name is decided on these passages alone, and only for what was not known before.
        """
        counts = _Counts()
        abbreviations: dict[str, str] = {}
        for run in cut_runs(_learning(texts, abbreviations)):
            counts.add(run)
        return Vocabulary(
            dict(Counter(self.syllables) + counts.syllables),
            dict(Counter(self.pairs) + counts.pairs),
            self.names | {pair for pair in counts.names() if pair not in self.pairs},
            self.capitals | {syllable for syllable in counts.upper() if syllable not in self.syllables},
            {**abbreviations, **self.abbreviations},
        )

    def without(self, syllables: Collection[str]) -> "Vocabulary":
        """Return a vocabulary that does not know some syllables."""
        kept = {syllable: count for syllable, count in self.syllables.items() if syllable not in syllables}
        return replace(self, syllables=kept)

    @cached_property
    def table(self) -> Table:
        """Words and their other words: the general ones and the abbreviations."""
        return make_table(self.abbreviations)

    @cached_property
    def forms(self) -> dict[str, str]:
        """Folded abbreviation -> its words: the general ones and its own."""
        return short_forms(self.abbreviations)

    @cached_property
    def spellings(self) -> dict[str, tuple[Spelling, ...]]:
        """Folded syllable -> its spellings, commonest first."""
        found: defaultdict[str, list[Spelling]] = defaultdict(list)
        for syllable, count in self.syllables.items():
            if syllable != NUMBER:
                found[fold(syllable)].append(Spelling(syllable, count))
        return {key: tuple(sorted(values, key=lambda one: (-one.count, one.text))) for key, values in found.items()}

    def holds_pair(self, first: str, second: str) -> bool:
        """Tell whether the documents hold two syllables one after the other, with any diacritics."""
        firsts, seconds = (self.spellings.get(fold(syllable), ()) for syllable in (first, second))
        return any((one.text, other.text) in self.pairs for one in firsts for other in seconds)

    @cached_property
    def named(self) -> frozenset[str]:
        """Syllables that stand in names."""
        return frozenset(syllable for name in self.names for syllable in name)

    @cached_property
    def total(self) -> int:
        """Number of syllables counted."""
        return sum(self.syllables.values())

    def surprise(self, previous: str, syllable: str) -> float:
        """Return how unlikely `syllable` is after `previous` ("" at a start): -log of its probability, >= 0."""
        likely = (1 - _OWN_SHARE) * usual().share(previous, syllable) + _OWN_SHARE * self._share(previous, syllable)
        return -log(likely) if likely else _STRANGE

    def _share(self, previous: str, syllable: str) -> float:
        """Return how likely the documents make `syllable` after `previous`, 0 where they do not hold it."""
        if syllable not in self.syllables:
            return 0.0
        alone = (self.syllables[syllable] + _SMOOTHING) / (self.total + 1)
        together = self._after(previous, syllable)
        if previous in NUMBER_WORDS:
            together = max(together, self._after(NUMBER, syllable))
        return _PAIR_SHARE * together + (1 - _PAIR_SHARE) * alone if previous else alone

    def _after(self, previous: str, syllable: str) -> float:
        before = self.syllables.get(previous, 0)
        return self.pairs.get((previous, syllable), 0) / before if before else 0.0

    def to_json(self) -> str:
        """Return the counts as JSON with a checksum; ``from_json`` reads them back."""
        counts = {
            "syllables": self.syllables,
            "pairs": {f"{first} {second}": count for (first, second), count in self.pairs.items()},
            "names": sorted(f"{first} {second}" for first, second in self.names),
            "capitals": sorted(self.capitals),
            "abbreviations": self.abbreviations,
        }
        written = json.dumps(counts, ensure_ascii=False, separators=(",", ":"))
        return f"{_CHECKED.format(_checksum(written))}{written}}}"

    @classmethod
    def from_json(cls, saved: str) -> "Vocabulary":
        """Read counts that ``to_json`` wrote.

        Raises
        ------
        ValueError
            If the text is not such JSON, or is not as it was written.
        """
        head = len(_CHECKED.format(_checksum("")))
        if saved[:head] != _CHECKED.format(_checksum(saved[head:-1])):
            raise ValueError("bảng chính tả không còn như lúc ghi")
        try:
            counts = json.loads(saved[head:-1])
            pairs = {_pair(key): int(count) for key, count in counts["pairs"].items()}
            syllables = {str(key): int(count) for key, count in counts["syllables"].items()}
            names = frozenset(map(_pair, counts["names"]))
            return cls(syllables, pairs, names, frozenset(counts["capitals"]), dict(counts["abbreviations"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"bảng chính tả hỏng: {error}") from error


def _checksum(written: str) -> str:
    return blake2b(written.encode(), digest_size=16).hexdigest()


def _pair(text: str) -> tuple[str, str]:
    first, second = text.split(" ")
    return first, second


def _learning(texts: Iterable[str], abbreviations: dict[str, str]) -> Iterator[str]:
    """Pass texts on, gathering the abbreviations that they define."""
    for text in texts:
        if "(" in text:
            for short, words in learn_abbreviations([text]).items():
                abbreviations.setdefault(short, words)
        yield text


def cut_runs(texts: Iterable[str]) -> Iterator[list[str]]:
    """Cut texts into runs of neighbouring syllables; any number is ``NUMBER``."""
    for text in texts:
        if text.isascii() and len(text) > _LONGEST_PLAIN:
            continue
        run: list[str] = []
        for word in _WORD.findall(text):
            if word[0].isalpha() and len(word) <= _LONGEST_SYLLABLE:
                run.append(word)
            elif word[0].isdigit():
                if run[-1:] != [NUMBER]:
                    run.append(NUMBER)
            elif word in _WITHIN_NUMBERS and run[-1:] == [NUMBER]:
                continue
            elif run:
                yield run
                run = []
        if run:
            yield run
