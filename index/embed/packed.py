"""The layers of a BERT encoder in, the same layers for rows of tokens without padding out, as fast as the CPU allows.

What a batch's texts share (products with weights) is done on the tokens of all in one matrix, without padding;
attention goes text by text. Weights are laid out once for oneDNN, which uses the widest vectors of any processor,
while the library that torch multiplies with otherwise keeps to half of them on some: measured, 245 against 104
GFLOP/s on one core. The results are those of the layers but for rounding. Not for GPUs, and not for training.
"""

from collections.abc import Callable, Sequence
from typing import cast

import torch
from torch import Tensor, nn
from transformers.models.bert.modeling_bert import BertEncoder, BertLayer

Rows = Callable[[Tensor], Tensor]


class PackedLayer:
    """One layer; `layer` may be forgotten afterwards.

    Parameters
    ----------
    layer
        With the activation "gelu" and float32 weights on the CPU.
    """

    def __init__(self, layer: BertLayer) -> None:
        attention = layer.attention
        self._heads = int(attention.self.num_attention_heads)
        self._attend = pack_linears(attention.self.query, attention.self.key, attention.self.value)
        self._mix = pack_linears(attention.output.dense)
        self._attended = attention.output.LayerNorm
        self._widen = pack_linears(layer.intermediate.dense, gelu=True)
        self._narrow = pack_linears(layer.output.dense)
        self._finished = layer.output.LayerNorm

    def __call__(self, rows: Tensor, lengths: Sequence[int]) -> Tensor:
        """Apply it.

        Parameters
        ----------
        rows
            float32 (tokens, hidden), text after text.
        lengths
            Tokens of each text; their sum is the number of rows.
        """
        joined = self._attend(rows)
        met = torch.cat([_attend(each, self._heads) for each in torch.split(joined, list(lengths))])
        rows = self._attended(self._mix(met).add_(rows))
        finished: Tensor = self._finished(self._narrow(self._widen(rows)).add_(rows))
        return finished


def pack_layers(encoder: BertEncoder) -> tuple[PackedLayer, ...]:
    """Pack all layers of an encoder, which has none from then on: they would take the memory twice."""
    packed = tuple(PackedLayer(cast("BertLayer", each)) for each in encoder.layer)
    encoder.layer = nn.ModuleList()
    return packed


def pack_linears(*linears: nn.Linear, gelu: bool = False) -> Rows:
    """Lay out the weights of linear maps of the same rows as one map.

    Parameters
    ----------
    linears
        Maps of rows of one width, float32 on the CPU; their results stand side by side.
    gelu
        Whether the Gaussian error linear unit follows, exact, not approximated.

    Returns
    -------
    What maps float32 (n, inputs) to (n, sum of outputs).
    """
    bias = torch.cat([each.bias for each in linears]).detach()
    weight = torch.cat([each.weight for each in linears]).detach().contiguous()
    packed = torch.ops.mkldnn._reorder_linear_weight(weight, None)  # noqa: SLF001 - what torch.compile calls too
    # "none" is the approximation.
    kind, variant = ("gelu", "none") if gelu else ("none", "")

    def apply(rows: Tensor) -> Tensor:
        result: Tensor = torch.ops.mkldnn._linear_pointwise(rows, packed, bias, kind, [], variant)  # noqa: SLF001
        return result

    return apply


def can_pack(device: torch.device) -> bool:
    """Tell whether this build of torch can lay out weights for a device."""
    return (
        device.type == "cpu"
        and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
        and hasattr(torch.ops.mkldnn, "_linear_pointwise")
        and hasattr(torch.ops.mkldnn, "_reorder_linear_weight")
    )


def _attend(joined: Tensor, heads: int) -> Tensor:
    """Weigh values by the match of queries and keys; `joined` is (tokens, 3 hidden), the result (tokens, hidden)."""
    tokens, width = len(joined), joined.shape[1] // 3
    queries, keys, values = joined.view(tokens, 3, heads, -1).permute(1, 2, 0, 3)
    match = torch.bmm(queries * (width // heads) ** -0.5, keys.transpose(1, 2)).softmax(dim=-1)
    return torch.bmm(match, values).transpose(0, 1).reshape(tokens, width)
