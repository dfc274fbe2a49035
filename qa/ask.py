"""One question over one home folder, from text to answer: analyse, retrieve, look up, rank, decide, compose, check.

The only module that knows the whole flow of a question. Prints nothing; a failed last check refuses and is logged.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from index.among import documents_among
from index.derive import read_lexical
from index.embed import Encoder, Reranker
from index.errors import AlignmentError
from index.normalise import make_writable
from index.rows import DocumentRow
from index.store import Store, open_store
from qa.analyse.analyse import analyse_question
from qa.analyse.own_words import analyse_within
from qa.analyse.typed import tidy_typed
from qa.answer import Answer
from qa.candidate import Passage
from qa.cite.cite import check_answer
from qa.cite.official import name_paper
from qa.cite.official_citation import name_officially
from qa.cite.paper_names import PaperNames
from qa.compose.compose import compose_refusal
from qa.compose.table_heads import TableHeads
from qa.question import Question
from qa.rank.features import best_cosine
from qa.rank.ground import Deferred, Ground, Papers, Sources, same_best, speaks_of_it
from qa.rank.lookup import look_up_facts
from qa.rank.rank import Ranked, Ranker, load_ranker, rank_facts, rank_passages
from qa.rank.rerank import rerank
from qa.rank.scene import Scene
from qa.rank.search_hit import SearchHit, number_hits
from qa.retrieve.cards import Cards
from qa.retrieve.retrieve import Retriever
from qa.retrieve.surroundings import Surroundings
from qa.steady import read_steadily
from qa.step import Step, StepKind, Tell, tell_nobody
from qa.strategy.carried_names import answer_by_carried_names
from qa.strategy.decide import SENTENCE_KINDS, SURE, answer_from, is_decided
from qa.strategy.looks import Looks
from qa.strategy.one_by_one import answer_one_by_one
from qa.strategy.several import join_answers, split_questions
from qa.words.restore import Vocabulary
from qa.words.saved_vocabulary import read_vocabulary

log = logging.getLogger(__name__)

LONGEST_QUESTION = 2000  # characters; what is longer is a pasted document, not a question


class Asker:
    """Answers questions over one open index.

    Parameters
    ----------
    retriever
        The open indexes.
    ranker
        The trained weights.
    vocabulary
        Spellings of the indexed corpus, to restore diacritics and mend spelling, or None to take questions as typed.
    reranker
        Corrects the order of what is found, or None to trust the ranker alone.
    name_document
        Returns what a document is called in a letter; without it, what its letterhead says.
    """

    def __init__(
        self,
        retriever: Retriever,
        ranker: Ranker,
        *,
        vocabulary: Vocabulary | None = None,
        reranker: Reranker | None = None,
        name_document: Callable[[DocumentRow], str] | None = None,
    ) -> None:
        self.name_document = name_document or (lambda row: name_paper(row.letterhead, row.title))
        self.retriever = retriever
        self.around = Surroundings(retriever)
        self.cards = Cards(retriever)
        self.ranker = ranker
        self.vocabulary = vocabulary
        self.reranker = reranker

    @property
    def store(self) -> Store:
        """The documents that are answered from."""
        return self.retriever.store

    def ask(
        self,
        text: str,
        *,
        context: Sequence[str] = (),
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Answer one question.

        Parameters
        ----------
        text
            As typed; beyond `LONGEST_QUESTION` characters the rest is not read.
        context
            Earlier questions of the conversation, oldest first.
        documents
            Ids of the documents to answer from, as though there were no others; None for all.
        as_typed
            Ask exactly what stands there: no diacritics restored, no spelling mended, no follow-up completed.
        tell
            Told of each step as it begins; what it raises ends the asking.

        Returns
        -------
        The answer; a refusal when the documents do not say, never an exception for what a person typed. Its question
        is `text`, with "\ufffd" for what no file can hold.
        """
        started = time.perf_counter()
        text = make_writable(text)
        parts = [tidy_typed(part) for part in split_questions(text.strip()[:LONGEST_QUESTION])]
        asked = [make_writable(earlier) for earlier in context]

        def answer_parts() -> list[Answer]:
            heads = TableHeads(block_at=self.store.block, text_of=self.store.document_text)
            answer = partial(self._answer, documents=documents, tell=tell, heads=heads)
            with self.store.hold_generation():
                return [
                    answer_one_by_one(part, None if as_typed else [*asked, *parts[:i]], answer)
                    for i, part in enumerate(parts)
                ]

        answers = read_steadily(self.retriever, answer_parts)
        answer = answers[0] if len(parts) == 1 else join_answers(parts, answers)
        return replace(answer, question=text, elapsed_ms=(time.perf_counter() - started) * 1000)

    def _answer(
        self,
        typed: str,
        context: Sequence[str] | None,
        *,
        documents: Sequence[int] | None,
        tell: Tell,
        heads: TableHeads,
    ) -> Answer:
        """Answer one question alone; without a context it is read exactly as it was typed."""
        question = self._read(typed, context, documents)
        tell(Step(kind=StepKind.UNDERSTAND, understood=question.reading))
        tell(Step(kind=StepKind.SEARCH, count=len(documents_among(self.store, documents))))
        first = ground = self.find_ground(question, documents=documents, meaning=False, deep=False, tell=tell)
        tell(Step(kind=StepKind.COMPOSE))
        looks = Looks(
            partial(self.find_ground, documents=documents), partial(self.retriever.expect, documents=documents)
        )
        answer = answer_from(ground, self._sources(documents, looks, meaning=False, deep=False))
        if answer.confidence < SURE if answer.answered else speaks_of_it(ground):
            # Among many documents what answers may be crowded out by what says the same words elsewhere.
            deep = self.find_ground(question, documents=documents, meaning=False, like=first)
            found = answer_from(deep, self._sources(documents, looks, meaning=False))
            # Where nothing answered at first sight, only what is sure does.
            if answer.answered or (found.answered and found.confidence >= SURE):
                ground, answer = deep, found
        if not answer.answered and question.asked not in SENTENCE_KINDS:
            by_words = partial(answer_from, sources=self._sources(documents, looks, meaning=False))
            answer = answer_by_carried_names(ground, self.around, self.ranker.facts, by_words) or answer
        if self.retriever.has_vectors and not is_decided(question, answer):
            worded, ground = ground, self.find_ground(question, documents=documents, like=first)
            answer = answer_from(ground, self._sources(documents, looks, meaning=True))
            if answer.answered and not same_best(worded, ground):
                answer = compose_refusal(question, ground.nearest, 1 - answer.confidence)
        try:
            check_answer(answer, [typed, question.reading])
        except AlignmentError as error:
            log.error("câu trả lời bị giữ lại: %s", error)  # noqa: TRY400 - a line is enough, the cause is in it
            answer = compose_refusal(question, ground.nearest, 0.0)
        headed = heads.cite(answer)
        named = (name_officially(each, self.store, self.name_document) for each in headed.citations)
        return replace(headed, citations=tuple(named))

    def _sources(self, documents: Sequence[int] | None, looks: Looks, *, meaning: bool, deep: bool = True) -> Sources:
        return Sources(
            look=partial(looks.look, meaning=meaning, deep=deep),
            expect=partial(looks.expect, deep=deep),
            block_facts=self.around.block_facts,
            passage_facts=lambda passage: self.around.facts_of({passage.chunk_id: passage}),
            with_previous=self.around.with_previous,
            following=self.around.following,
            papers=Papers(documents=lambda: documents_among(self.store, documents), passage_at=self.around.passage_at),
            ranker=self.ranker,
            beside=self.around.beside,
            cards=partial(self.cards.find, documents=documents),
            leads=partial(self.cards.find_leads, documents=documents),
        )

    def _read(self, typed: str, context: Sequence[str] | None, documents: Sequence[int] | None) -> Question:
        if context is None or documents is None or self.vocabulary is None:
            # As typed, no word comes from a document.
            return analyse_question(typed, context=context or (), vocabulary=self.vocabulary, as_typed=context is None)
        find_held = partial(self.retriever.lexical.find_held, documents=documents)
        return analyse_within(typed, self.vocabulary, find_held, context=context)

    def search(self, text: str, k: int = 10, *, documents: Sequence[int] | None = None) -> tuple[SearchHit, ...]:
        """Return the passages nearest to a text, best first; nothing is composed."""
        question = self._read(make_writable(text).strip()[:LONGEST_QUESTION], (), documents)

        def look() -> Sequence[Ranked[Passage]]:
            ground = self.find_ground(question, documents=documents)
            return (ground.offered if documents is None else ground.passages)[:k]

        return number_hits(read_steadily(self.retriever, look))

    def find_ground(
        self,
        question: Question,
        *,
        documents: Sequence[int] | None = None,
        meaning: bool = True,
        deep: bool = True,
        like: Ground | None = None,
        tell: Tell = tell_nobody,
    ) -> Ground:
        """Retrieve and rank for one reading of a question, by its words and, where there are vectors, its meaning.

        `deep` looks at more passages of the nearest documents. `like` is what was found for the same reading by its
        words, not deep: what was worked out there is not worked out again.
        """
        encoder = self.retriever.encoder
        known = like.found if like is not None else None
        found = self.retriever.find_passages(question, documents=documents, meaning=meaning, deep=deep, found=known)
        passages, others = self.retriever.part(question, found, documents=documents)
        best_dense = best_cosine(passages, model=encoder.name if encoder else "")
        scene = (
            like.scene.with_meaning(best_dense)
            if like is not None
            else Scene(
                question=question,
                terms=self.retriever.weigh(question, documents=documents),
                greatest_rarity=self.retriever.greatest_rarity,
                near=self.retriever.text_near,
                titles=frozenset(passage.title for passage in passages),
                best_lexical=max((passage.lexical for passage in passages), default=0.0),
                best_dense=best_dense,
            )
        )
        facts = look_up_facts(scene, passages, self.around)
        tell(Step(kind=StepKind.COMPARE, count=len(facts)))
        ground = Ground(
            scene=scene,
            facts=rank_facts(scene, facts, self.ranker.facts),
            passages=Deferred(lambda: rank_passages(scene, passages, self.ranker.passages)),
            others=Deferred(lambda: rank_passages(scene, others, self.ranker.passages)),
            found=found,
        )
        return ground if self.reranker is None else rerank(ground, self.reranker)


def open_asker(
    home: Path, *, encoder: Encoder | None = None, reranker: Reranker | None = None, spellings: Vocabulary | None = None
) -> Asker:
    """Open the index of a home folder for questions.

    Parameters
    ----------
    home
        Folder that ``qa index`` filled.
    encoder
        The model that made its vectors, or None to answer by words alone.
    reranker
        A cross-encoder that corrects the order of what is found, or None.
    spellings
        Those of the index where they are known already, else they are read, and counted where it has changed.

    Raises
    ------
    StoreError
        If there is no index, it is damaged, or it was made with another model.
    """
    store = open_store(home)
    lexical = read_lexical(store, report=log.warning)
    dense = None
    if encoder is not None:
        from index.vectors import read_dense  # noqa: PLC0415 - faiss is loaded only where vectors are searched

        dense = read_dense(store, encoder, report=log.warning)
    retriever = Retriever(store, lexical, dense=dense, encoder=encoder)
    known = read_vocabulary(store) if spellings is None else spellings
    return Asker(retriever, load_ranker(), vocabulary=known, reranker=reranker, name_document=PaperNames(home))
