"""A folder in, the share of the processor's float32 matrix peak that embedding its passages reaches out.

The peak is measured, not looked up: products of large squares by every library at hand, and of the model's own
shapes. Rates are told by the wall clock and by processor time: on a machine that others use, only the latter means
something. Where products with weights are done in bfloat16 the same is measured in float32 too, and both are told as
shares of the float32 peak. Measures the default model alone. With ``peers`` the only place outside ``index.embed``
that imports torch.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import torch
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]
from torch.profiler import ProfilerActivity, profile

from index.build import build_index
from index.embed.convert import PASSAGE_PROMPT, find_model
from index.embed.packed import PackedModel, can_pack, choose_products, pack_linear
from index.embed.passages import PassageEncoder, split_tokens
from index.embed.pieces import cut_text, load_vocabulary
from index.store import open_store
from index.vectors import passage_text

SQUARE = 2048
ROWS = 1024  # tokens of a usual batch
TRIES = 12
PROFILED = 8  # every which passage; adding up the events of all takes minutes
_KINDS = {
    "products": ("mkldnn::_linear_pointwise", "aten::addmm"),
    # Copies are those of attention, and in bfloat16 the changes of type around products.
    "attention and copies": ("aten::bmm", "aten::_softmax", "aten::copy_"),
    "norms": ("aten::native_layer_norm",),
}
Run = Callable[[], object]


def count_flops(tokens: int, *, hidden: int, inner: int, layers: int) -> int:
    """Return the floating point operations of the matrix products for one text, a product and its sum counted as two.

    ``layers * (2 n h (4 h + 2 i) + 4 n² h)``: queries, keys, values and their mix are four products with h x h, the
    feed-forward two with h x i, attention two of n x n x h. Norms, softmax, activation and look-ups count nothing.

    Examples
    --------
    >>> count_flops(10, hidden=4, inner=8, layers=1)
    4160
    """
    return layers * (2 * tokens * hidden * (4 * hidden + 2 * inner) + 4 * tokens * tokens * hidden)


def measure_peak(hidden: int, inner: int, threads: int) -> dict[str, dict[str, float]]:
    """Return GFLOP/s of each kind of product, best of `TRIES`: by wall and by processor time of one core."""
    torch.set_num_threads(threads)
    square, rows = torch.randn(SQUARE, SQUARE), {width: torch.randn(ROWS, width) for width in (hidden, inner)}
    array = square.numpy()
    shapes = {
        "attend": (hidden, 3 * hidden),
        "mix": (hidden, hidden),
        "widen": (hidden, inner),
        "narrow": (inner, hidden),
    }
    runs: dict[str, tuple[Run, int]] = {
        f"torch {SQUARE}²": (lambda: square @ square, 2 * SQUARE**3),
        f"numpy {SQUARE}²": (lambda: array @ array, 2 * SQUARE**3),
    }
    if can_pack():
        large = pack_linear(square, square[0])
        runs[f"oneDNN {SQUARE}²"] = (lambda: large(square), 2 * SQUARE**3)
    for name, (inputs, outputs) in shapes.items():
        linear, flops = torch.nn.Linear(inputs, outputs), 2 * ROWS * inputs * outputs
        x = rows[inputs]
        runs[f"torch {name}"] = (lambda linear=linear, x=x: linear(x), flops)  # type: ignore[misc]
        if can_pack():
            packed = pack_linear(linear.weight.detach(), linear.bias.detach())
            runs[f"oneDNN {name}"] = (lambda packed=packed, x=x: packed(x), flops)  # type: ignore[misc]
    with torch.inference_mode(), threadpool_limits(threads, user_api="blas"):
        return {name: _rate(run, flops) for name, (run, flops) in runs.items()}


def measure_embedding(folder: Path, *, cache: Path, work: Path, threads: Sequence[int]) -> dict[str, object]:
    """Embed the passages of a folder with the default model.

    Parameters
    ----------
    folder
        Files as for ``qa index``.
    cache
        Where the converted model is kept.
    work
        An empty folder for an index.
    threads
        Numbers of threads to measure with.

    Returns
    -------
    Sizes and peaks, then for the type of products that is chosen here, and for float32, seconds of one thread by kind
    of work for every `PROFILED`-th passage, and for each number of threads rates and the share reached.
    """
    model = find_model(cache, lambda _line: None)
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    hidden, inner, layers = (int(config[name]) for name in ("hidden_size", "intermediate_size", "num_hidden_layers"))
    texts = _passages(folder, work)
    cutting = process_time()
    vocabulary = load_vocabulary(model)
    limit = int(config["max_position_embeddings"])
    rows = [cut_text(vocabulary, PASSAGE_PROMPT + text, limit=limit) for text in texts]
    spent = process_time() - cutting
    tokens = [len(row) for row in rows]
    flops = sum(count_flops(each, hidden=hidden, inner=inner, layers=layers) for each in tokens)
    peaks = {each: measure_peak(hidden, inner, each) for each in threads}

    def measure_products(products: torch.dtype) -> dict[str, object]:
        packed = PackedModel(model, products=products)
        return {
            "profiled_s": _profile(packed, rows[::PROFILED]),
            "threads": {
                str(each): _measure_run(PassageEncoder(packed, vocabulary, threads=each), texts, flops, peak)
                for each, peak in peaks.items()
            },
        }

    return {
        "folder": folder.name,
        "passages": len(texts),
        "tokens": sum(tokens),
        "longest_tokens": max(tokens),
        "gflop": round(flops / 1e9, 1),
        "vocabulary_and_cutting_cpu_s": round(spent, 2),
        "peak": {str(each): peak for each, peak in peaks.items()},
        # The chosen one comes first.
        "products": {
            str(products).removeprefix("torch."): measure_products(products)
            for products in dict.fromkeys((choose_products(), torch.float32))
        },
    }


def _passages(folder: Path, work: Path) -> list[str]:
    build_index([folder], home=work, words=False)
    with open_store(work) as store:
        return [passage_text(each.chunk) for each in store.chunks(store.chunks_without_vectors()).values()]


def _profile(model: PackedModel, rows: Sequence[Sequence[int]]) -> dict[str, float]:
    """Give the seconds of one thread by kind of work."""
    torch.set_num_threads(1)
    with profile(activities=[ProfilerActivity.CPU]) as profiled:
        for batch in split_tokens([len(row) for row in rows], threads=1):
            model.encode([rows[position] for position in batch])
    return _by_kind(profiled.key_averages())


def _measure_run(
    encoder: PassageEncoder, texts: Sequence[str], flops: int, peak: dict[str, dict[str, float]]
) -> dict[str, object]:
    times = []
    for _ in range(3):
        wall, cpu = perf_counter(), process_time()
        encoder.encode_passages(texts)
        times.append((perf_counter() - wall, process_time() - cpu))
    wall, cpu = min(each[0] for each in times), min(each[1] for each in times)
    best = {clock: max(each[clock] for each in peak.values()) for clock in ("wall", "cpu")}
    return {
        "wall_s": round(wall, 2),
        "cpu_s": round(cpu, 2),
        "gflop_per_wall_s": round(flops / wall / 1e9, 1),
        "gflop_per_cpu_s": round(flops / cpu / 1e9, 1),
        "share_of_peak_wall": round(flops / wall / 1e9 / best["wall"], 3),
        "share_of_peak_cpu": round(flops / cpu / 1e9 / best["cpu"], 3),
    }


def _by_kind(events: Iterable[Any]) -> dict[str, float]:
    """Add up microseconds by kind of work, in seconds; in a profile a thread that waits for a core counts too."""
    kinds = {name: kind for kind, names in _KINDS.items() for name in names}
    found = dict.fromkeys([*_KINDS, "rest"], 0.0)
    for event in events:
        found[kinds.get(event.key, "rest")] += event.self_cpu_time_total / 1e6
    return {kind: round(seconds, 3) for kind, seconds in found.items()}


def _rate(run: Run, flops: int) -> dict[str, float]:
    times = []
    for _ in range(TRIES):
        wall, cpu = perf_counter(), process_time()
        run()
        times.append((perf_counter() - wall, process_time() - cpu))
    walls, cpus = zip(*times, strict=True)
    return {"wall": round(flops / min(walls) / 1e9, 1), "cpu": round(flops / min(cpus) / 1e9, 1)}


def count_threads() -> tuple[int, ...]:
    """Return one thread, and as many as there are processors."""
    return tuple(sorted({1, os.cpu_count() or 1}))
