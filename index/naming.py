"""Files in, the names that citations call them out: the file's name, with parent folders only where two share it.

A member of an archive is called by the archive's name and its own: "kho.zip/bao-cao.docx".
A stored document keeps its name for as long as its file does, so that older citations still say where to look.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path


def name_documents(files: Sequence[Path], stored: Mapping[str, str]) -> dict[Path, str]:
    """Choose a name for each file.

    Parameters
    ----------
    files
        Absolute paths, each once.
    stored
        Names of the documents in the store, by path.

    Returns
    -------
    A name for each file; no two are equal, and none is that of another stored document.
    """
    names = {file: stored[str(file)] for file in files if str(file) in stored}
    known = {*files, *map(Path, stored)}
    taken = set(stored.values())
    new = [file for file in files if file not in names]
    least = _least_depths(new)
    depth = 1
    while new:
        endings = Counter("/".join(file.parts[-depth:]) for file in known)
        for file in new:
            if depth < least.get(file, 1):
                continue
            name = "/".join(file.parts[-depth:])
            # The whole path is always a name of its own; a shorter one must fit no other file, stored or new.
            if depth >= len(file.parts) or (endings[name] == 1 and name not in taken):
                names[file] = name
                taken.add(name)
        new = [file for file in new if file not in names]
        depth += 1
    return names


def _least_depths(files: Sequence[Path]) -> dict[Path, int]:
    """Return how many parts the name of each member of an archive has at least; it lies below a file, not a folder."""
    archives = {
        parent: next((place for place in (parent, *parent.parents) if place.is_file()), None)
        for parent in {file.parent for file in files}
        if not parent.is_dir()
    }
    found = ((file, archives.get(file.parent)) for file in files)
    return {file: len(file.parts) - len(archive.parts) + 1 for file, archive in found if archive is not None}
