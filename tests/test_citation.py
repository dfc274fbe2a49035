"""Cards of citations: what each of them is for."""

from dataclasses import replace

from qa.answer import Use
from qa.cite.cite import cite_passage
from qa.page.citation import draw_citation
from tests.candidates import make_passage
from tests.html_text import read_html

PROOF = cite_passage(1, make_passage("Lúa | 1.200"))


def test_a_card_tells_what_is_no_proof_itself() -> None:
    """A reader of "Năm 2021" alone would ask why it is cited."""
    assert "của số liệu" not in read_html(draw_citation(PROOF)).text
    assert "Bảng, cột hoặc nhóm của số liệu" in read_html(draw_citation(replace(PROOF, use=Use.HEAD))).text
    assert "Nơi khác nêu cùng số liệu" in read_html(draw_citation(replace(PROOF, use=Use.ELSEWHERE))).text


def test_the_json_of_programs_is_as_it_was() -> None:
    """What a citation is for is told to people."""
    assert replace(PROOF, use=Use.HEAD).to_json() == PROOF.to_json()
