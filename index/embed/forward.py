"""A folder made by ``index.embed.convert`` and one text in, its vector out, computed with numpy alone.

The same arithmetic as the SentenceTransformer of that folder, for one text at a time: a question is encoded without
the seconds and the memory that torch takes to load. Not for batches, and not for models other than the default.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from index.embed.pieces import Vocabulary, cut_text

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """x -> x weight + bias; `weight` is (inputs, outputs)."""

    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        """Apply it to rows."""
        result: Array = x @ self.weight
        result += self.bias
        return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Rows to mean 0 and variance 1, then scaled and shifted."""

    weight: Array
    bias: Array
    epsilon: float

    def __call__(self, x: Array) -> Array:
        """Apply it to rows."""
        centred = x - x.mean(axis=1, keepdims=True)
        deviation = np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + np.float32(self.epsilon))
        result: Array = centred / deviation * self.weight + self.bias
        return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of the encoder; `attend` gives queries, keys and values side by side."""

    attend: Linear
    mix: Linear
    attended: Norm
    widen: Linear
    narrow: Linear
    finished: Norm


@dataclass(frozen=True, slots=True, kw_only=True)
class NumpyModel:
    """A BERT encoder with mean pooling.

    Parameters
    ----------
    vocabulary
        Its pieces.
    words
        Slice of the weights file, float16 (vocabulary, hidden): a row is read when it is needed.
    places
        float32 (positions, hidden): position and token type embeddings, summed.
    embedded, layers, heads
        What follows the embeddings.
    """

    vocabulary: Vocabulary
    words: Any
    places: Array
    embedded: Norm
    layers: tuple[Layer, ...]
    heads: int


def load_numpy_model(folder: Path, vocabulary: Vocabulary) -> NumpyModel:
    """Load the model of a folder that ``index.embed.convert`` made.

    Parameters
    ----------
    folder
        Holds config.json and model.safetensors.
    vocabulary
        The pieces of that folder.

    Returns
    -------
    The model, ready; the encoder's weights are in memory, the vocabulary's stay in the file. From here on numpy
    multiplies matrices on one thread.
    """
    # Two threads gain nothing on the 20 rows of a question, and lose tenfold when another process wants a core:
    # each of 48 products then waits for a thread that does not run.
    threadpool_limits(1, user_api="blas")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    file = safe_open(str(folder / "model.safetensors"), framework="numpy")

    def read(name: str) -> Array:
        array: Array = file.get_tensor(name).astype(np.float32)  # type: ignore[no-untyped-call]
        return array

    def read_linear(*names: str) -> Linear:
        weight = np.concatenate([read(f"{name}.weight") for name in names])
        # Written out the other way round: for the few rows of a question a quarter faster than a transposed view.
        return Linear(
            weight=np.ascontiguousarray(weight.T), bias=np.concatenate([read(f"{name}.bias") for name in names])
        )

    def read_norm(name: str) -> Norm:
        return Norm(weight=read(f"{name}.weight"), bias=read(f"{name}.bias"), epsilon=config["layer_norm_eps"])

    def read_layer(number: int) -> Layer:
        stem = f"encoder.layer.{number}"
        return Layer(
            attend=read_linear(*(f"{stem}.attention.self.{part}" for part in ("query", "key", "value"))),
            mix=read_linear(f"{stem}.attention.output.dense"),
            attended=read_norm(f"{stem}.attention.output.LayerNorm"),
            widen=read_linear(f"{stem}.intermediate.dense"),
            narrow=read_linear(f"{stem}.output.dense"),
            finished=read_norm(f"{stem}.output.LayerNorm"),
        )

    return NumpyModel(
        vocabulary=vocabulary,
        words=file.get_slice("embeddings.word_embeddings.weight"),  # type: ignore[no-untyped-call]
        places=read("embeddings.position_embeddings.weight") + read("embeddings.token_type_embeddings.weight")[0],
        embedded=read_norm("embeddings.LayerNorm"),
        layers=tuple(read_layer(number) for number in range(config["num_hidden_layers"])),
        heads=config["num_attention_heads"],
    )


def encode_text(model: NumpyModel, text: str) -> Array:
    """Encode one text.

    Parameters
    ----------
    model
        The model.
    text
        With its prompt; what exceeds the model's longest input does not count.

    Returns
    -------
    float32 (hidden,), of unit length.
    """
    numbers = cut_text(model.vocabulary, text, limit=len(model.places))
    words = np.concatenate([model.words[number : number + 1] for number in numbers]).astype(np.float32)
    x = model.embedded(words + model.places[: len(numbers)])
    for layer in model.layers:
        x = layer.attended(x + layer.mix(_attend(layer.attend(x), model.heads)))
        x = layer.finished(x + layer.narrow(_gelu(layer.widen(x))))
    pooled = x.mean(axis=0)
    unit: Array = pooled / np.sqrt(np.square(pooled).sum())
    return unit


def _attend(joined: Array, heads: int) -> Array:
    """Weigh values by the match of queries and keys; `joined` is (tokens, 3 hidden), the result (tokens, hidden)."""
    tokens, width = len(joined), joined.shape[1] // 3
    queries, keys, values = joined.reshape(tokens, 3, heads, -1).transpose(1, 2, 0, 3)
    match = queries @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(width // heads))
    match = np.exp(match - match.max(axis=2, keepdims=True))
    match /= match.sum(axis=2, keepdims=True)
    result: Array = (match @ values).transpose(1, 0, 2).reshape(tokens, width)
    return result


def _gelu(x: Array) -> Array:
    """Gaussian error linear unit, x (1 + erf(x / sqrt 2)) / 2, right to 2e-7 of x.

    References
    ----------
    erf: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
    """
    size = np.abs(x)
    t: Array = np.reciprocal(1 + size * np.float32(0.3275911 / np.sqrt(2)))
    tail: Array = t * np.float32(1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail += np.float32(factor)
        tail *= t
    decay: Array = np.exp(np.square(size) * np.float32(-0.5))
    result: Array = (x + size - size * tail * decay) * np.float32(0.5)
    return result
