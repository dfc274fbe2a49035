"""The default model's folder in, unit vectors of token ids out, as fast as a processor allows.

What a batch's texts share (products with weights) is done on the tokens of all in one matrix, without padding;
attention goes text by text. Weights are laid out once for oneDNN, which uses the widest vectors of any processor,
while the library that torch multiplies with otherwise keeps to half of them on some: measured, 245 against 104
GFLOP/s on one core. Where the processor multiplies bfloat16 much faster (AMX: four times), the products with weights
are done in it, and everything else in float32. The results are those of the folder's SentenceTransformer but for
rounding: 1e-6 in each dimension, with bfloat16 a cosine of 0.99998 to them. Imports torch and nothing above it:
transformers and sentence_transformers take four seconds and 0.4 GB. Not for GPUs.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter

import torch
from safetensors import safe_open
from torch import Tensor
from torch.nn import functional

Rows = Callable[[Tensor], Tensor]
Read = Callable[[str], Tensor]

# What choosing the type of products multiplies: about a batch's widest product, ten milliseconds.
_TRIED_ROWS, _TRIED_INPUTS, _TRIED_OUTPUTS = 1_024, 384, 1_536
_TRIES = 5
# Share of float32's time that bfloat16 may take to be worth its rounding: no wobble of a busy machine turns the choice
# where one is several times faster, or is emulated.
_WORTH = 0.67


class PackedModel:
    """A BERT encoder with mean pooling; safe to call from several threads.

    Parameters
    ----------
    folder
        Made by ``index.embed.convert``.
    products
        Type that rows are multiplied with weights in, float32 or bfloat16; None takes what pays on this processor.
    """

    def __init__(self, folder: Path, *, products: torch.dtype | None = None) -> None:
        self.products = products or choose_products()
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        with safe_open(str(folder / "model.safetensors"), framework="pt") as file:

            def read(name: str) -> Tensor:
                tensor: Tensor = file.get_tensor(name)
                return tensor.float()

            # They are only looked up, and float16 to float32 is exact.
            self._words: Tensor = file.get_tensor("embeddings.word_embeddings.weight")
            types = read("embeddings.token_type_embeddings.weight")
            self._places = read("embeddings.position_embeddings.weight") + types[0]
            norm = float(config["layer_norm_eps"])
            self._embedded = _read_norm(read, "embeddings.LayerNorm", norm)
            heads = int(config["num_attention_heads"])
            self._layers = tuple(
                _PackedLayer(read, f"encoder.layer.{number}", heads, norm, self.products)
                for number in range(int(config["num_hidden_layers"]))
            )

    @property
    def longest(self) -> int:
        """Most tokens of a text."""
        return len(self._places)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._places.shape[1]

    def encode(self, texts: Sequence[Sequence[int]], pause: Callable[[], object] = lambda: None) -> Tensor:
        """Encode one batch.

        Parameters
        ----------
        texts
            Token ids of each text, begin and end included: 1 to `longest`. No text is padded, so their lengths may
            differ; memory grows with their sum.
        pause
            Called before each layer; returns when it may be begun.

        Returns
        -------
        float32 (texts, dimension), unit rows.
        """
        lengths = [len(text) for text in texts]
        with torch.inference_mode():
            numbers = torch.tensor([number for text in texts for number in text])
            places = torch.cat([self._places[:length] for length in lengths])
            rows = self._embedded(functional.embedding(numbers, self._words).float().add_(places))
            for layer in self._layers:
                pause()
                rows = layer(rows, lengths)
            means = torch.stack([text.mean(dim=0) for text in torch.split(rows, lengths)])
            return functional.normalize(means, dim=1)


class _PackedLayer:
    """One layer of it: float32 (tokens, hidden), text after text, to the same."""

    def __init__(self, read: Read, stem: str, heads: int, norm: float, products: torch.dtype) -> None:
        def read_linear(name: str) -> tuple[Tensor, Tensor]:
            return read(f"{stem}.{name}.weight"), read(f"{stem}.{name}.bias")

        def pack(weight: Tensor, bias: Tensor, *, gelu: bool = False) -> Rows:
            return pack_linear(weight.to(products), bias.to(products), gelu=gelu)

        query, key, value = (read_linear(f"attention.self.{part}") for part in ("query", "key", "value"))
        # What queries are divided by before they meet the keys is part of their weights here.
        scale = (len(query[1]) // heads) ** -0.5
        attend = [(query[0] * scale, query[1] * scale), key, value]
        self._heads = heads
        self._products = products
        self._attend = pack(torch.cat([each for each, _ in attend]), torch.cat([each for _, each in attend]))
        self._mix = pack(*read_linear("attention.output.dense"))
        self._attended = _read_norm(read, f"{stem}.attention.output.LayerNorm", norm)
        self._widen = pack(*read_linear("intermediate.dense"), gelu=True)
        self._narrow = pack(*read_linear("output.dense"))
        self._finished = _read_norm(read, f"{stem}.output.LayerNorm", norm)

    def __call__(self, rows: Tensor, lengths: list[int]) -> Tensor:
        # What goes from layer to layer, and what is divided by sums of itself, stays float32.
        met = _attend(self._attend(rows.to(self._products)).float(), lengths, self._heads)
        rows = self._attended(self._mix(met.to(self._products)).float().add_(rows))
        return self._finished(self._narrow(self._widen(rows.to(self._products))).float().add_(rows))


def pack_linear(weight: Tensor, bias: Tensor, *, gelu: bool = False) -> Rows:
    """Lay out the weights of a linear map.

    Parameters
    ----------
    weight, bias
        (outputs, inputs) and (outputs,), of one type, float32 or bfloat16, on the CPU.
    gelu
        Whether the Gaussian error linear unit follows, exact, not approximated.

    Returns
    -------
    What maps (n, inputs) to (n, outputs), both of that type.
    """
    packed = torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), None)  # noqa: SLF001 - as torch.compile does
    # "none" is the approximation.
    kind, variant = ("gelu", "none") if gelu else ("none", "")

    def apply(rows: Tensor) -> Tensor:
        result: Tensor = torch.ops.mkldnn._linear_pointwise(rows, packed, bias, kind, [], variant)  # noqa: SLF001
        return result

    return apply


def can_pack() -> bool:
    """Tell whether this build of torch can lay out weights for the processor."""
    return (
        torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
        and hasattr(torch.ops.mkldnn, "_linear_pointwise")
        and hasattr(torch.ops.mkldnn, "_reorder_linear_weight")
    )


@cache
def choose_products() -> torch.dtype:
    """Return the type that products with weights are done in on this processor, by trying both.

    Which instructions it has does not tell: some do two bfloat16 products in the time of one, some take as long.
    """
    if not torch.ops.mkldnn._is_mkldnn_bf16_supported():  # noqa: SLF001 - there is no public way to ask oneDNN
        return torch.float32
    # Ones, as random numbers would change what others draw after them.
    weight, bias = torch.ones(_TRIED_OUTPUTS, _TRIED_INPUTS), torch.ones(_TRIED_OUTPUTS)
    rows = torch.ones(_TRIED_ROWS, _TRIED_INPUTS)

    def try_once(products: torch.dtype) -> Callable[[], float]:
        linear, given = pack_linear(weight.to(products), bias.to(products)), rows.to(products)

        def run() -> float:
            begun = perf_counter()
            linear(given)
            return perf_counter() - begun

        return run

    # In turn, so that a neighbour's burst slows both.
    in_full, in_half = try_once(torch.float32), try_once(torch.bfloat16)
    spent = [(in_full(), in_half()) for _ in range(_TRIES)]
    full, half = (min(each) for each in zip(*spent, strict=True))
    return torch.bfloat16 if half <= _WORTH * full else torch.float32


def _read_norm(read: Read, name: str, epsilon: float) -> Rows:
    weight, bias = read(f"{name}.weight"), read(f"{name}.bias")
    return lambda rows: functional.layer_norm(rows, bias.shape, weight, bias, epsilon)


def _attend(joined: Tensor, lengths: list[int], heads: int) -> Tensor:
    """Weigh values by the match of queries and keys; `joined` is (tokens, 3 hidden), the result (tokens, hidden)."""
    tokens, width = len(joined), joined.shape[1] // 3
    queries, keys, values = joined.view(tokens, 3, heads, -1).permute(1, 2, 0, 3)
    met = joined.new_empty(tokens, width)
    texts = zip(
        torch.split(queries, lengths, dim=1),
        torch.split(keys.transpose(1, 2), lengths, dim=2),
        torch.split(values, lengths, dim=1),
        torch.split(met.view(tokens, heads, -1).transpose(0, 1), lengths, dim=1),
        strict=True,
    )
    for query, key, value, out in texts:
        out.copy_(torch.bmm(torch.bmm(query, key).softmax(dim=-1), value))
    return met
