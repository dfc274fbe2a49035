"""FAISS's inverted lists of 8-bit codes: learned from a sample, read where they lie in a file, copied to be changed.

With ``dense`` the only module that imports FAISS. Knows no exact vectors.
"""

import math
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

Lists = faiss.IndexIVFScalarQuantizer
Ids = NDArray[np.int64]

# Lists of n vectors: so many times the root of n, as search reads the centres of all lists and then some of the lists.
LISTS_OF_ROOT = 4
# Vectors of each list that its centre is learned from.
TRAINED = 40


def count_lists(count: int) -> int:
    """Return how many lists a number of vectors is best kept in: 1 or more."""
    return max(1, min(int(LISTS_OF_ROOT * count**0.5), count // TRAINED))


def make_lists(sample: NDArray[np.float32], lists: int) -> Any:
    """Return empty lists, so many, that were learned from unit vectors, float32 (n, dimension), n no less."""
    index: Any = faiss.index_factory(sample.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
    index.cp.min_points_per_centroid = 1  # it is known how few there are
    index.train(sample)
    return index


def open_file(path: Path) -> tuple[Any, Ids, bool]:
    """Open an index that was written; return it, its ids, ascending, and whether it lies in the file.

    Raises
    ------
    RuntimeError, TypeError
        It is none, or of a kind that is not made here, as former versions made of many vectors.
    """
    index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    if isinstance(index, Lists):
        return index, _held_ids(index), True
    index = faiss.read_index(str(path))
    if not (isinstance(index, faiss.IndexIDMap2) and isinstance(faiss.downcast_index(index.index), faiss.IndexFlat)):
        raise TypeError(f"{path}: {type(index)}")
    return index, np.sort(faiss.vector_to_array(index.id_map)), False


def _held_ids(index: Any) -> Ids:
    sizes = [index.invlists.list_size(number) for number in range(index.nlist)]
    held = [faiss.rev_swig_ptr(index.invlists.get_ids(number), size) for number, size in enumerate(sizes) if size]
    return np.sort(np.concatenate([np.empty(0, np.int64), *held]))


def take_from_file(index: Any) -> None:
    """Copy lists that lie in a file: FAISS would write where they lie, which ends the process."""
    held, own = index.invlists, faiss.ArrayInvertedLists(index.nlist, index.code_size)
    for number in range(index.nlist):
        own.add_entries(number, held.list_size(number), held.get_ids(number), held.get_codes(number))
    index.replace_invlists(own, True)
    own.this.disown()  # type: ignore[attr-defined]  # the stubs lack it


def narrow(index: Any, share: float, selector: faiss.IDSelector | None) -> faiss.SearchParameters | None:
    """Return what keeps a search to a share of the lists, where there are lists, and to selected ids."""
    if not isinstance(index, Lists):
        return None if selector is None else faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
    probed = min(index.nlist, math.ceil(index.nlist * share))
    return faiss.SearchParametersIVF(nprobe=probed, sel=selector)  # type: ignore[call-arg]


def select_ids(among: Ids) -> faiss.IDSelector:
    """Return a selector of ids; a bit for each is far quicker to make and to ask than a set of them."""
    member = np.zeros(int(among.max()) + 1, bool)
    member[among] = True
    bits = np.packbits(member, bitorder="little")
    selector: faiss.IDSelector = faiss.IDSelectorBitmap(bits)  # type: ignore[arg-type, call-arg]  # as Python sees it
    return selector
