"""The parts of the page beside the conversation, each a tab: which there are, and their building in order."""

from dataclasses import dataclass

import gradio as gr

from qa.page.analysis import Analysis
from qa.page.draft import DraftChecker
from qa.page.figure_table import FigureTable
from qa.page.reach import Reach
from qa.page.reader import Visible
from qa.page.screen.analysis import build_analysis
from qa.page.screen.draft import build_draft
from qa.page.screen.figures import build_figures
from qa.page.screen.shelf import build_shelf
from qa.page.shelf import Shelf

_TABS = (
    ("so-lieu", "Tra cứu số liệu"),
    ("phan-tich", "Phân tích"),
    ("kho", "Kho tài liệu"),
    ("soat", "Soát số liệu"),
)
"""Name in the address and words on the page of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs:
    """What each tab works on; None leaves the tab out."""

    figures: FigureTable | None
    analysis: Analysis | None
    shelf: Shelf | None
    checker: DraftChecker | None

    def names(self) -> list[tuple[str, str]]:
        """Return name in the address and words on the page of those that there are."""
        parts = (self.figures, self.analysis, self.shelf, self.checker)
        return [tab for tab, part in zip(_TABS, parts, strict=True) if part is not None]

    def build(
        self,
        page: gr.Blocks,
        download: gr.HTML,
        visible: Visible,
        reach: Reach | None = None,
        scope: gr.Dropdown | gr.State | None = None,
        *,
        has_people: bool = False,
    ) -> None:
        """Build them inside the page that is being built.

        Parameters
        ----------
        page
            Is being built.
        download
            Hands files to the browser.
        visible
            Tells which documents somebody may see.
        reach, scope
            The sets of documents that lists may be kept to, and where the conversation offers them; None offers none.
        has_people
            Whether people sign in; each then has documents of the own.
        """
        if self.figures is not None:
            build_figures(self.figures, download, visible, reach)
        if self.analysis is not None:
            build_analysis(self.analysis, download, visible)
        if self.shelf is not None:
            build_shelf(self.shelf, reach, scope, has_people=has_people)
        if self.checker is not None:
            takes_files = self.shelf is not None and self.shelf.is_open
            build_draft(self.checker, page, takes_files=takes_files, download=download, visible=visible, reach=reach)
