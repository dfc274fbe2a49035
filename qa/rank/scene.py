"""What all candidates of one question share: the inputs of their features beside themselves.

A question with the weights of its words in, what follows from it out, worked out once. Looks at no figures, and at
a passage only for the names in it and before it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from index.figure import Figure
from index.normalise import CAPITALS, fold
from qa.analyse.answer_shape import AnswerShape
from qa.analyse.attribution import find_speakers
from qa.candidate import Passage
from qa.question import Question
from qa.rank.another_thing import AskedThings, find_things
from qa.retrieve.standing import Measured, Standing
from qa.words.content import has_diacritics
from qa.words.contrasts import Contrast, asked_contrasts
from qa.words.marks import is_written, mark_words, marked_terms
from qa.words.match import Held, Sought, Terms, line_up, measure, split_tokens, stand_in, widen
from qa.words.measure_names import name_measure
from qa.words.named import find_codes, find_names, names_of
from qa.words.singled_out import SingledOut, parts_named
from qa.words.subject import subject_of

_WORD = re.compile(r"[^\W\d_]+")
# A word with a capital that begins no question; what is all capitals is an abbreviation, which a text may spell out.
_PROPER = re.compile(rf"(?<=[\w,:(–-] )[{CAPITALS}][^\W\d_{CAPITALS}]{{2,}}(?!\w)")
_ONCE = 0.3  # a word that one chunk holds is less rare by ln 2 = 0.69 than one that none holds
_TOTAL = re.compile(r"(?<!\w)(?:tong|tat ca|toan bo|toan tinh|ca tinh|tinh ca|tinh chung)(?!\w)")
_OF_WHICH = re.compile(r"(?<!\w)(?:trong do|rieng)(?!\w)")
_WHO = re.compile(r"(?<!\w)(?:ai|ong nao|ba nao|nguoi nao|ten ai)(?!\w)")
_LEVELS = frozenset({"tinh", "huyen", "quan", "xa", "phuong", "thanh", "thi", "vung"})
_ASKING = frozenset({"bao", "may", "nhieu", "nhiu", "nao"})
_ADDED = frozenset({"them", "moi"})


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What all candidates of one question share: its terms and the best scores among the candidates."""

    question: Question
    terms: Terms
    best_lexical: float
    best_dense: float
    # Rarity of a word that the corpus does not hold at all.
    greatest_rarity: float = 10.0
    # Of the documents that were found: some are the names of what they are about.
    titles: frozenset[str] = frozenset()
    # The text that stands around a passage in its document.
    near: Callable[[Passage], str] = field(default=lambda _: "", repr=False, compare=False)
    # What was worked out of passages, by chunk id: all facts of a passage share it.
    known: dict[int, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)
    ruling: dict[int, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)
    standing: dict[int, Standing] = field(default_factory=dict, repr=False, compare=False)
    # Which of the words that are sought a text holds: many passages stand under one heading, in one document.
    held: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    above: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    measured: dict[frozenset[str], Measured] = field(default_factory=dict, repr=False, compare=False)
    # Features of figures by the chunk that states them, None where they contradict the question.
    weighed: dict[tuple[int, Figure], Mapping[str, float] | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def with_meaning(self, best_dense: float) -> "Scene":
        """Return the scene with another best cosine: figures are weighed anew, as that is among their features."""
        return self if best_dense == self.best_dense else replace(self, best_dense=best_dense, weighed={})

    @cached_property
    def asked_tokens(self) -> frozenset[str]:
        """All folded tokens of the reading, and the other words of its synonyms."""
        others = [word for synonym in self.question.synonyms for word in synonym.other]
        return frozenset((*split_tokens(self.question.reading), *others))

    @cached_property
    def asked_line(self) -> tuple[str, ...]:
        """The folded tokens of the reading, in order."""
        return split_tokens(self.question.reading)

    @cached_property
    def asked_pairs(self) -> frozenset[tuple[str, str]]:
        """All neighbouring pairs of folded tokens of the reading, and of the reading with abbreviations spelled out.

        The name of a measure only helps to find: nobody asked with it.
        """
        reading = self.question.reading
        named = name_measure(reading)
        texts = (reading, *(other for other in self.question.alternatives if other != named))
        return frozenset(pair for text in texts for pair in pairwise(split_tokens(text)))

    @cached_property
    def content_pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring folded tokens of the reading of which the second is a content term that may narrow the first.

        A rank ("quận", "huyện") only introduces a place, and what stands before the question word is a verb: "hết bao
        nhiêu", "dài mấy".
        """
        tokens = (*split_tokens(self.question.reading), "")
        return frozenset(
            (first, second)
            for first, second, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
            if second in self.terms.weights and second not in _LEVELS and after not in _ASKING
        )

    @cached_property
    def asks_total(self) -> bool:
        """Tell whether the whole is asked for, not a part."""
        # What follows "trong đó" is asked; what stands before it, a follow-up has from the earlier question.
        asked = _OF_WHICH.split(fold(self.question.reading))[-1]
        return _TOTAL.search(asked) is not None

    @cached_property
    def asks_increment(self) -> bool:
        """Tell whether only what was added is asked for."""
        return adds(split_tokens(self.question.reading))

    @cached_property
    def contrasts(self) -> tuple[Contrast, ...]:
        """What the question names, in its words or in short, that excludes something else."""
        synonyms = tuple(synonym.other for synonym in self.question.synonyms)
        return asked_contrasts(split_tokens(self.question.reading), synonyms)

    @cached_property
    def parts(self) -> tuple[SingledOut, ...]:
        """The parts that the question singles out; what is computed may be a part that no document tells."""
        if self.question.operation is not None:
            return ()
        parts = parts_named(self.question.reading, accented=self.question.accented)
        return tuple(part.or_told_by(self.question.synonyms) for part in parts)

    @cached_property
    def asks_person(self) -> bool:
        """Tell whether a person's name is asked for."""
        return _WHO.search(fold(self.question.reading)) is not None

    @cached_property
    def shape(self) -> AnswerShape:
        """What a sentence that answers looks like."""
        question = self.question
        return AnswerShape(question.reading, question.asked, asks_person=self.asks_person)

    @cached_property
    def marked(self) -> dict[str, str]:
        """Content syllables of an accented reading, folded -> with their marks."""
        if not self.question.accented:
            return {}
        return marked_terms(self.question.reading, set(self.terms.weights))

    @cached_property
    def speakers(self) -> tuple[tuple[str, ...], ...]:
        """Folded words of the names of those who the question says told it."""
        return find_speakers(self.question.reading, self.question.asked)

    @cached_property
    def whole_names(self) -> tuple[tuple[str, ...], ...]:
        """Folded words of each proper name of the question that is no territory; a title shows one in small letters."""
        told_by = self.speakers
        names = tuple(name for name in find_names(self.question) if not any(_stands_in(who, name) for who in told_by))
        asked = line_up(self.question.reading)
        places = [name for place in self.question.territories for name in names_of(place)]
        subjects = (subject_of(title) for title in sorted(self.titles))
        titled = [
            subject.words
            for subject in subjects
            if subject is not None
            and subject.is_named_in(asked)
            # "vân đón" is no Vân Đồn.
            and subject.name.lower() in self.question.reading
            # A part of a name, and a name that the question is of another thing by, are none.
            and not any(_stands_in(subject.words, other) for other in (*places, *names))
        ]
        return (*names, *titled)

    def quotes(self, passage: Passage, around: Held) -> bool:
        """Tell whether those who the question says told it are named by a passage or in the text before it."""
        if all(map(around.names, self.speakers)):
            return True
        before = line_up(self.near(passage))
        return all(around.names(who) or stand_in(who, before) for who in self.speakers)

    def is_named(self, name: tuple[str, ...], around: Held) -> bool:
        """Tell whether texts hold one of the `whole_names`, with its diacritics where it was typed with them."""
        marked = self._marked_names.get(name, ())
        if self._is_small and not around.names(name):
            cuts = range(2, len(name) - 1)
            return any(_is_told(name[:i], marked[:i], around) and _is_told(name[i:], marked[i:], around) for i in cuts)
        return _is_told(name, marked, around)

    @cached_property
    def _is_small(self) -> bool:
        """Tell whether a question was typed all in small letters: two names may stand side by side in it as one."""
        return self.question.text.islower()

    @cached_property
    def _marked_names(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The `whole_names` with their diacritics; none where these were restored, which may have gone wrong."""
        if not has_diacritics(self.question.text):
            return {}
        folded, marked = split_tokens(self.question.reading), mark_words(self.question.reading)
        places = {name: _find_run(name, folded) for name in self.whole_names}
        return {name: marked[at : at + len(name)] for name, at in places.items() if at is not None}

    @cached_property
    def names_nowhere(self) -> bool:
        """Tell whether a proper name of the question holds a word that no document holds: nothing answers about it."""
        reading = self.question.reading
        codes = {fold(code) for code in find_codes(reading)} - self._spelled_out
        names = ({fold(match.group()) for match in _PROPER.finditer(reading)} | codes) & set(self.terms.weights)
        return any(self.terms.weights[name] > self.greatest_rarity - _ONCE for name in names)

    @cached_property
    def things(self) -> AskedThings:
        """What the question names by a code, by a name behind its kind or by a foreign name."""
        terms = self.terms.weights.keys() - self._spelled_out
        return find_things(self.question.reading, terms, small=self._is_small)

    @cached_property
    def _spelled_out(self) -> frozenset[str]:
        """Folded words for which the question is known to have others: "GRDP" is told as "tổng sản phẩm"."""
        return frozenset(word for synonym in self.terms.synonyms for word in synonym.asked)

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded content syllables that the question writes with a capital, its first word apart."""
        reading = self.question.reading
        words = [match.group() for match in _WORD.finditer(reading) if match.start() > 0]
        # Ranges of letters do not do: in Unicode, small and capital Vietnamese letters take turns.
        capitals = {fold(word) for word in words if word[0].isupper()}
        return frozenset(capitals & set(self.terms.weights))

    @cached_property
    def weight_of_names(self) -> float:
        """Rarity of all `names` together."""
        return sum(self.terms.weights[name] for name in self.names)

    @cached_property
    def sought(self) -> Sought:
        """All folded words that a passage is looked through for: terms, words of synonyms, of names and of places."""
        names = (*self.whole_names, *(name for place in self.question.territories for name in names_of(place)))
        others = (synonym.other for synonym in self.terms.synonyms)
        return Sought(frozenset(self.terms.weights).union(*names, *others, *self.speakers))

    def find_sought(self, text: str) -> frozenset[str]:
        """Return those of the `sought` words that a text holds."""
        found = self.held.get(text)
        if found is None:
            found = self.held[text] = self.sought.find(text)
        return found

    def find_above(self, texts: tuple[str, ...]) -> frozenset[str]:
        """Return those of the `sought` words that texts hold which many passages stand under together."""
        found = self.above.get(texts)
        if found is None:
            found = self.above[texts] = frozenset().union(*map(self.find_sought, texts))
        return found

    def measure(self, held: frozenset[str]) -> Measured:
        """Return what a set of the `sought` words is widened to, and what that covers, lacks and can pair."""
        found = self.measured.get(held)
        if found is None:
            terms = self.terms
            widened = widen(terms, held)
            # Two words that stand side by side are both there.
            pairs = terms.pairs.items()
            paired = sum(weight for (first, second), weight in pairs if first in widened and second in widened)
            share = paired / terms.total_pairs if terms.total_pairs else 0.0
            found = self.measured[held] = Measured(widened, *measure(terms, widened), share)
        return found


def _is_told(name: tuple[str, ...], marked: tuple[str, ...], around: Held) -> bool:
    """Tell whether texts hold a name, with its diacritics where these are given."""
    return around.names(name) and (not marked or is_written(marked, around.texts, as_typed=True))


def _find_run(words: tuple[str, ...], line: tuple[str, ...]) -> int | None:
    """Return where words first stand one after another among others."""
    return next((i for i in range(len(line)) if line[i : i + len(words)] == words), None)


def _stands_in(words: tuple[str, ...], line: tuple[str, ...]) -> bool:
    """Tell whether words stand one after another among others."""
    return _find_run(words, line) is not None


def adds(tokens: tuple[str, ...]) -> bool:
    """Tell whether folded words speak of what was added only."""
    return any(word in _ADDED for word in tokens)
