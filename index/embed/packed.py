"""The default model's folder in, unit vectors of token ids out, as fast as a processor allows.

What a batch's texts share (products with weights) is done on the tokens of all in one matrix, without padding;
attention goes text by text. Weights are laid out once for oneDNN, which uses the widest vectors of any processor,
while the library that torch multiplies with otherwise keeps to half of them on some: measured, 245 against 104
GFLOP/s on one core. The results are those of the folder's SentenceTransformer but for rounding. Imports torch and
nothing above it: transformers and sentence_transformers take four seconds and 0.4 GB. Not for GPUs.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from torch import Tensor
from torch.nn import functional

Rows = Callable[[Tensor], Tensor]
Read = Callable[[str], Tensor]


class PackedModel:
    """A BERT encoder with mean pooling; safe to call from several threads.

    Parameters
    ----------
    folder
        Made by ``index.embed.convert``.
    """

    def __init__(self, folder: Path) -> None:
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
                _PackedLayer(read, f"encoder.layer.{number}", heads, norm)
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

    def __init__(self, read: Read, stem: str, heads: int, norm: float) -> None:
        def read_linear(name: str) -> tuple[Tensor, Tensor]:
            return read(f"{stem}.{name}.weight"), read(f"{stem}.{name}.bias")

        query, key, value = (read_linear(f"attention.self.{part}") for part in ("query", "key", "value"))
        # What queries are divided by before they meet the keys is part of their weights here.
        scale = (len(query[1]) // heads) ** -0.5
        attend = [(query[0] * scale, query[1] * scale), key, value]
        self._heads = heads
        self._attend = pack_linear(torch.cat([each for each, _ in attend]), torch.cat([each for _, each in attend]))
        self._mix = pack_linear(*read_linear("attention.output.dense"))
        self._attended = _read_norm(read, f"{stem}.attention.output.LayerNorm", norm)
        self._widen = pack_linear(*read_linear("intermediate.dense"), gelu=True)
        self._narrow = pack_linear(*read_linear("output.dense"))
        self._finished = _read_norm(read, f"{stem}.output.LayerNorm", norm)

    def __call__(self, rows: Tensor, lengths: list[int]) -> Tensor:
        met = _attend(self._attend(rows), lengths, self._heads)
        rows = self._attended(self._mix(met).add_(rows))
        return self._finished(self._narrow(self._widen(rows)).add_(rows))


def pack_linear(weight: Tensor, bias: Tensor, *, gelu: bool = False) -> Rows:
    """Lay out the weights of a linear map.

    Parameters
    ----------
    weight, bias
        float32 (outputs, inputs) and (outputs,), on the CPU.
    gelu
        Whether the Gaussian error linear unit follows, exact, not approximated.

    Returns
    -------
    What maps float32 (n, inputs) to (n, outputs).
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
