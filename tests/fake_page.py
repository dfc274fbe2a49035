"""A small page service for tests: one made-up document, one answer, one refusal, and questions that break things."""

import re
import threading
from collections.abc import Sequence

from index.document import Block, BlockKind, Cell, FootnoteMark, Span, align_pieces
from index.errors import StoreBroken
from index.figure import Figure
from qa.answer import Answer, AnswerFigure, Citation
from qa.page.service import SourceView
from qa.rank.search_hit import SearchHit
from qa.step import Step, StepKind, Tell, tell_nobody

NAME = "huyen-an-binh-2024.md"
TITLE = "Báo cáo kinh tế - xã hội huyện An Bình năm 2024 <b>bản thử</b>"

_BUDGET = (
    "Tổng thu ngân sách trên địa bàn huyện năm 2024 đạt 412,6 tỷ\nđồng, bằng 104,2% dự toán, tăng 8,3% so với cùng "
    "kỳ¹; trong đó thu nội địa 268,9 tỷ đồng. Số đã báo cáo trước đây là 398,0 tỷ đồng."
)
_FARMS = (
    "Sản xuất nông nghiệp giữ nhịp tăng đều qua các quý; diện tích gieo trồng cả năm ước 18.240 ha, giảm nhẹ do "
    "chuyển một phần đất lúa sang cây ăn quả. Đàn trâu bò có 9.315 con, đàn gia cầm 412 nghìn con."
)
_HOSTILE = 'Cửa hàng <img src=x onerror="window.hacked=1"> {{7*7}} ${1+1} & 35 hộ kinh doanh mới.'
_SCHOOLS = "Toàn huyện có 41 trường học, 23 trường đạt chuẩn quốc gia, tỷ lệ 56,1%."
_PARTS: tuple[tuple[BlockKind, str, str], ...] = (
    (BlockKind.HEADING, "", "BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI HUYỆN AN BÌNH NĂM 2024"),
    (BlockKind.HEADING, "", "I. Kinh tế"),
    (BlockKind.PARAGRAPH, "", _BUDGET),
    (BlockKind.PARAGRAPH, "", _FARMS),
    (BlockKind.LIST_ITEM, "-", _HOSTILE),
    (BlockKind.HEADING, "", "II. Văn hoá - xã hội"),
    (BlockKind.PARAGRAPH, "", _SCHOOLS),
    (BlockKind.TABLE, "", ""),
    (BlockKind.FOOTNOTE, "¹", "Chưa kể thu chuyển nguồn 12,4 tỷ đồng."),
)
_ROWS = (("Chỉ tiêu", "Năm 2023", "Năm 2024"), ("Thu nội địa", "244,1", "268,9"), ("Thu khác", "136,9", "143,7"))


def make_view(repeat: int = 1) -> SourceView:
    """Build the sample document; `repeat` copies of its first paragraphs make it long."""
    text = ""
    blocks: list[Block] = []
    section: tuple[str, ...] = ()
    parts = [_PARTS[0], *_PARTS[1:5] * repeat, *_PARTS[5:]]
    for ordinal, (kind, label, body) in enumerate(parts, start=1):
        if kind is BlockKind.TABLE:
            block, text = _make_table(ordinal, text, section)
        else:
            prefix = f"{label} " if label else ""
            block = _make_block((kind, label, body), ordinal, len(text + prefix), section)
            text += prefix + body
        text += "\n\n"
        if kind is BlockKind.HEADING and ordinal > 1:
            section = (body,)
        blocks.append(block)
    return SourceView(title=TITLE, name=NAME, blocks=tuple(blocks), text=text)


def _make_block(part: tuple[BlockKind, str, str], ordinal: int, start: int, section: tuple[str, ...]) -> Block:
    kind, label, body = part
    pieces: list[tuple[str, int, int]] = []
    marks: list[FootnoteMark] = []
    length = 0
    for match in re.finditer(r"\n|¹|[^\n¹]+", body):
        if match[0] == "¹":
            marks.append(FootnoteMark(mark="¹", offset=length))
            continue
        read = " " if match[0] == "\n" else match[0]
        pieces.append((read, start + match.start(), len(match[0])))
        length += len(read)
    return Block(
        ordinal=ordinal,
        kind=kind,
        aligned=align_pieces(pieces),
        section=section,
        level=None if kind is not BlockKind.HEADING else 1 if ordinal == 1 else 2,
        marks=tuple(marks),
        mark=label,
    )


def _make_table(ordinal: int, text: str, section: tuple[str, ...]) -> tuple[Block, str]:
    pieces: list[tuple[str, int, int]] = []
    cells: list[Cell] = []
    length = 0
    for row, values in enumerate(_ROWS):
        for column, value in enumerate(values):
            text += "| "
            cells.append(
                Cell(row=row, column=column, span=Span(length, length + len(value)), header=row == 0 or column == 0)
            )
            pieces += [(value, len(text), len(value)), (" ", len(text) + len(value), 1)]
            length += len(value) + 1
            text += value + " "
        text += "|\n"
    block = Block(
        ordinal=ordinal,
        kind=BlockKind.TABLE,
        aligned=align_pieces(pieces),
        section=section,
        cells=tuple(cells),
        caption="Thu ngân sách theo khoản",
        unit="tỷ đồng",
    )
    return block, text


VIEW = make_view()


def cite(quote: str, *marked: str, number: int = 1, view: SourceView = VIEW) -> Citation:
    """Cite the place in the sample document where `quote` stands first, with `marked` marked inside it."""
    start = view.text.index(quote)
    block = next(block for block in view.blocks if block.source.start <= start < block.source.end)
    return Citation(
        number=number,
        document=view.name,
        title=view.title,
        section=block.section,
        paragraph=block.ordinal,
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
        marked=tuple(Span(quote.index(text), quote.index(text) + len(text)) for text in marked),
    )


BUDGET_QUOTE = _BUDGET[: _BUDGET.index(";")]


def figure(text: str, number: str, unit: str, role: str = "level", **fields: object) -> AnswerFigure:
    """Return a figure of the sample answers."""
    known: dict[str, object] = {
        "indicator": "tổng thu ngân sách trên địa bàn",
        "direction": "none",
        "period": "2024",
        "baseline": None,
        "status": "updated",
        "citation": 1,
    }
    return AnswerFigure(text=text, number=number, unit=unit, role=role, **{**known, **fields})  # type: ignore[arg-type]


def budget_answer(question: str, understood: str = "") -> Answer:
    """Answer with a level, its share of the plan, its growth, and the number reported before."""
    return Answer(
        question=question,
        answered=True,
        text="Tổng thu ngân sách trên địa bàn huyện An Bình năm 2024 đạt 412,6 tỷ đồng, bằng 104,2% dự toán, tăng 8,3% "
        "so với cùng kỳ [1]; số đã báo cáo trước đây là 398,0 tỷ đồng [2].",
        figures=(
            figure("412,6 tỷ\nđồng", "412.6", "tỷ đồng"),
            figure("104,2%", "104.2", "%", "plan_share", baseline="dự toán"),
            figure("8,3%", "8.3", "%", "growth", direction="up", baseline="cùng kỳ"),
            figure("398,0 tỷ đồng", "398.0", "tỷ đồng", status="first_reported", citation=2),
        ),
        citations=(
            cite(BUDGET_QUOTE, "412,6 tỷ\nđồng", "104,2%", "8,3%"),
            cite("Số đã báo cáo trước đây là 398,0 tỷ đồng.", "398,0 tỷ đồng", number=2),
        ),
        confidence=0.94,
        understood=understood,
        choices=("Trong đó thu nội địa là bao nhiêu?", "Thu ngân sách tăng bao nhiêu so với cùng kỳ?"),
    )


def refusal(question: str) -> Answer:
    """Refuse, with the nearest passage."""
    return Answer(
        question=question,
        answered=False,
        text="Tài liệu không nêu số vụ cháy năm 2024 của huyện An Bình.",
        citations=(cite(_SCHOOLS),),
        choices=("Toàn huyện có bao nhiêu trường học?",),
    )


class FakeService:
    """Answers from a few words in the question; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.asked_as_typed: list[str] = []
        self.gate = threading.Event()
        self.finished = threading.Event()
        self.kept_to: Sequence[int] | None = None

    def ask(
        self,
        question: str,
        context: Sequence[str],
        *,
        documents: Sequence[int] | None = None,
        as_typed: bool = False,
        tell: Tell = tell_nobody,
    ) -> Answer:
        """Refuse on "cháy", fail on "hỏng" and "lỗi", cite the hostile item on "cửa hàng", a table on "bảng".

        On "đợi" it searches until the gate is opened; what is typed without diacritics is read as the budget's question
        unless it is asked as typed.
        """
        self.asked.append((question, tuple(context)))
        self.kept_to = documents
        tell(Step(kind=StepKind.UNDERSTAND, understood=question))
        tell(Step(kind=StepKind.SEARCH, count=1))
        if "đợi" in question:
            try:
                self.gate.wait()
                tell(Step(kind=StepKind.COMPARE, count=35))
            finally:
                self.finished.set()
        if as_typed:
            self.asked_as_typed.append(question)
            return refusal(question)
        if "hỏng" in question:
            raise StoreBroken("Kho chỉ mục <i>.qa</i> bị hỏng; chạy “qa index corpus” để lập lại.")
        if "lỗi" in question:
            raise RuntimeError("a bug nobody has met")
        if "cháy" in question:
            return refusal(question)
        if "cửa hàng" in question.lower():
            quote = _HOSTILE
            text = 'Có 35 hộ <img src=x onerror="window.hacked=2"> [1].'
            return Answer(question=question, answered=True, text=text, citations=(cite(quote, "35 hộ"),))
        if "bảng" in question:
            return Answer(
                question=question,
                answered=True,
                text="Thu nội địa năm 2024 là 268,9 tỷ đồng [1].",
                figures=(figure("268,9", "268.9", "tỷ đồng", indicator="thu nội địa", status="actual"),),
                citations=(cite("| Thu nội địa | 244,1 | 268,9 |", "268,9"),),
            )
        leans = bool(context) or question.isascii()
        return budget_answer(question, understood="Thu ngân sách năm 2024 là bao nhiêu?" if leans else "")

    def search(self, text: str, k: int, *, documents: Sequence[int] | None = None) -> tuple[SearchHit, ...]:
        """Find nothing."""
        self.kept_to = documents
        return ()

    def lead_on(self, answer: Answer, *, documents: Sequence[int] | None = None) -> tuple[str, ...]:
        """Lead on from the budget to the cattle."""
        return ("Đàn trâu bò của huyện có bao nhiêu con?",) if answer.figures else ()

    def source(self, document_name: str, *, documents: Sequence[int] | None = None) -> SourceView | None:
        """Return the sample document under its own name."""
        return VIEW if document_name == NAME else None

    def figures(self, document_name: str, *, documents: Sequence[int] | None = None) -> tuple[Figure, ...]:
        """Have found no figures in the sample document."""
        return ()

    def picture(self, document_name: str, page: int, *, documents: Sequence[int] | None = None) -> bytes | None:
        """Have no pictures: the sample document is text."""
        return None

    def documents(self, *, documents: Sequence[int] | None = None) -> tuple[tuple[str, str], ...]:
        """List the sample document."""
        return ((NAME, TITLE),)

    def visible(self, owner: str) -> Sequence[int] | None:
        """Hide nothing from anybody."""
        return None

    def holds(self, citation: Citation, *, documents: Sequence[int] | None = None) -> bool:
        """Compare with the sample document."""
        return citation.document == NAME and VIEW.text[citation.start : citation.end] == citation.quote

    def examples(self) -> tuple[str, ...]:
        """Offer four questions."""
        return (
            "Tổng thu ngân sách huyện An Bình năm 2024 đạt bao nhiêu?",
            "Đàn trâu bò của huyện có bao nhiêu con?",
            "Năm 2024 xảy ra bao nhiêu vụ cháy?",
            "ty le truong dat chuan quoc gia",
        )


class JudgedService(FakeService):
    """The same, with readers' verdicts kept in memory; a note "hỏng" cannot be kept."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[str, str, tuple[str, ...], str, str, str]] = []

    def keep_feedback(  # noqa: PLR0917 - as the service has it
        self, owner: str, question: str, context: Sequence[str], answer: Answer, verdict: str, note: str
    ) -> None:
        """Keep owner, question, context, headline, verdict and note."""
        if note == "hỏng":
            raise StoreBroken("Kho ý kiến bị hỏng; hãy báo người quản trị.")
        self.kept.append((owner, question, tuple(context), answer.text, verdict, note))

    def find_feedback(self, owner: str, question: str, answer: Answer) -> tuple[str, str] | None:
        """Return the last verdict on that headline, with its note."""
        wanted = (owner, question, answer.text)
        found = [each[4:] for each in self.kept if (each[0], each[1], each[3]) == wanted]
        return found[-1] if found else None
