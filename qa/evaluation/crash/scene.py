"""The shipped report in, a small index of its sections out: what each trial begins with, always at the same place.

Paths are stored, so a trial has to lie where its index was built: it is built once and copied back.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from index.build import build_index
from index.durable import write_durably
from qa.evaluation.crash.encoder import WordEncoder
from qa.evaluation.machine import ROOT
from qa.words.saved_vocabulary import keep_vocabulary

MODEL, OTHER_MODEL = "words", "other words"
_REPORT = ROOT / "corpus" / "lang-son-quy-1-2018.md"
_SECTIONS = 6
# As the report writes it, and as the changed section does.
_CHANGED = ("tỷ đồng", "triệu đồng")


@dataclass(frozen=True, slots=True)
class Scene:
    """Folders of one trial: documents, one of which is not indexed yet, and the index of the others."""

    root: Path

    @property
    def home(self) -> Path:
        """The index."""
        return self.root / "home"

    @property
    def documents(self) -> Path:
        """The folder that is indexed."""
        return self.root / "documents"

    @property
    def new(self) -> Path:
        """A document that no index has seen; outside of the folder."""
        return self.root / "new.md"

    @property
    def cache(self) -> Path:
        """A folder of models and weights."""
        return self.root / "cache"

    def encoder(self) -> WordEncoder:
        """Return the encoder of the index."""
        return WordEncoder(MODEL)

    def document(self, number: int) -> Path:
        """Return a document of the folder, from 0."""
        return self.documents / f"{number}.md"


def build_scene(root: Path) -> Scene:
    """Make documents and index; called in a process of its own, since it opens the index."""
    scene = Scene(root)
    scene.documents.mkdir(parents=True)
    scene.cache.mkdir()
    sections = _cut(_REPORT.read_text(encoding="utf-8"))
    for number, section in enumerate(sections[:-1]):
        scene.document(number).write_text(section, encoding="utf-8")
    scene.new.write_text(sections[-1], encoding="utf-8")
    (scene.cache / "weights.json").write_text('{"weights": 1}\n', encoding="utf-8")
    build_index([scene.documents], home=scene.home, encoder=scene.encoder())
    keep_vocabulary(scene.home)
    return scene


def change_document(scene: Scene, number: int = 0) -> None:
    """Give a document another text."""
    path = scene.document(number)
    write_durably(path, path.read_text(encoding="utf-8").replace(*_CHANGED).encode())


def put_back(scene: Scene, kept: Path) -> None:
    """Make the folders of a trial as they were when they were kept."""
    shutil.rmtree(scene.root, ignore_errors=True)
    shutil.copytree(kept, scene.root)


def _cut(report: str) -> list[str]:
    """Return `_SECTIONS` documents of about equal length, cut before headings, each with the title of the report."""
    title, _, rest = report.partition("\n")
    parts = re.split(r"^(?=##)", rest, flags=re.MULTILINE)
    sections = [""]
    for part in parts:
        if len(sections[-1]) > len(report) / _SECTIONS and len(sections) < _SECTIONS:
            sections.append("")
        sections[-1] += part
    return [f"{title} ({number})\n\n{section}" for number, section in enumerate(sections)]
