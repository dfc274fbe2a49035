"""Writes a weights file of a few hundred bytes in the layout of ``e5-small-q4.bin``, from numbers a test can follow."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

HIDDEN = 32
FEED_FORWARD = 64
LAYERS = 2
HEADS = 2
POSITIONS = 16
# Ids 0 to 3 as in the real file; scores are log probabilities.
PIECES = (
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("▁", -2.0),
    ("▁thu", -3.0),
    ("▁chi", -3.0),
    ("▁query", -4.0),
    ("▁passage", -4.0),
    (":", -4.5),
    ("▁ngân", -5.0),
    ("sách", -5.0),
    ("▁sách", -5.5),
    ("t", -6.0),
    ("hu", -6.5),
    ("n", -7.0),
    ("g", -7.0),
    ("â", -7.0),
    ("s", -7.0),
)
MAPPED = {"\n": " ", "\x01": "", "\u200b": " ", "▁": " ", "ﬁ": "fi"}

# Texts and the pieces that they are cut into.
CUTS = (
    ("thu", ["<s>", "▁thu", "</s>"]),
    ("thu chi", ["<s>", "▁thu", "▁chi", "</s>"]),
    # "▁sách" -5.5 beats "▁" -2 and "sách" -5.
    ("ngân sách", ["<s>", "▁ngân", "▁sách", "</s>"]),
    # "t" -6 and "hu" -6.5 beat "t", an unknown "h" and an unknown "u" of -17 each.
    ("sáchthu", ["<s>", "▁sách", "t", "hu", "</s>"]),
    ("  thu \n\u200b chi ", ["<s>", "▁thu", "▁chi", "</s>"]),
    ("th\x01u", ["<s>", "▁thu", "</s>"]),
    ("nga\u0302n", ["<s>", "▁ngân", "</s>"]),
    ("thu漢字", ["<s>", "▁thu", "<unk>", "</s>"]),
    ("", ["<s>", "</s>"]),
)


def pack_block(scale: float, halves: list[int]) -> bytes:
    """Pack 32 numbers of 0 to 15: byte j holds number j below and number j + 16 above."""
    return struct.pack("<e", scale) + bytes(halves[j] | halves[j + 16] << 4 for j in range(16))


@dataclass(kw_only=True)
class TinyWeights:
    """What goes into the file; a test changes what it is about."""

    pieces: tuple[tuple[str, float], ...] = PIECES
    mapped: Mapping[str, str] = field(default_factory=lambda: dict(MAPPED))
    left_out: str = ""
    seed: int = 7

    def to_bytes(self) -> bytes:
        """Lay the file out."""
        head = b"E5S1" + struct.pack(
            "<I7ifi", 1, HIDDEN, LAYERS, HEADS, FEED_FORWARD, len(self.pieces) + 2, POSITIONS, 2, 1e-12, 32
        )
        tensors = self._tensors()
        directory_size = 4 + sum(2 + len(name) + 1 + 4 + 8 + 8 for name in tensors)
        vocabulary = self._vocabulary()
        offset = len(head) + len(vocabulary) + directory_size
        directory, bodies = struct.pack("<i", len(tensors)), b""
        for name, (packed, elements, body) in tensors.items():
            directory += struct.pack("<H", len(name)) + name.encode()
            directory += struct.pack("<BIQQ", packed, elements, offset + len(bodies), len(body))
            bodies += body
        return head + vocabulary + directory + bodies

    def _vocabulary(self) -> bytes:
        encoded = [piece.encode() for piece, _ in self.pieces]
        offsets = np.cumsum([0, *map(len, encoded)]).tolist()
        blob = b"".join(encoded)
        table = b"".join(
            struct.pack("<IB", ord(source), len(target)) + struct.pack(f"<{len(target)}I", *map(ord, target))
            for source, target in self.mapped.items()
        )
        return (
            struct.pack("<5iQ", len(encoded), 0, 2, 1, 3, len(blob))
            + struct.pack(f"<{len(offsets)}I", *offsets)
            + struct.pack(f"<{len(encoded)}f", *(score for _, score in self.pieces))
            + blob
            + struct.pack("<iI", len(self.mapped), len(table))
            + table
        )

    def _tensors(self) -> dict[str, tuple[int, int, bytes]]:
        random = np.random.default_rng(self.seed)

        def plain(*shape: int, centre: float = 0.0) -> tuple[int, int, bytes]:
            values = (centre + 0.1 * random.standard_normal(shape)).astype("<f4")
            return 0, values.size, values.tobytes()

        def packed(elements: int) -> tuple[int, int, bytes]:
            blocks = random.integers(0, 16, (elements // 32, 32)).tolist()
            return 1, elements, b"".join(pack_block(0.03125, halves) for halves in blocks)

        tensors = {
            "emb.word": packed((len(self.pieces) + 2) * HIDDEN),
            "emb.pos": plain(POSITIONS, HIDDEN),
            "emb.type": plain(2, HIDDEN),
            "emb.ln.w": plain(HIDDEN, centre=1),
            "emb.ln.b": plain(HIDDEN),
        }
        sizes = {"q": HIDDEN, "k": HIDDEN, "v": HIDDEN, "ao": HIDDEN, "fi": FEED_FORWARD, "fo": FEED_FORWARD}
        for layer in range(LAYERS):
            for part, other in sizes.items():
                tensors[f"l{layer}.{part}.w"] = packed(HIDDEN * other)
                tensors[f"l{layer}.{part}.b"] = plain(FEED_FORWARD if part == "fi" else HIDDEN)
            for part in ("aln", "oln"):
                tensors[f"l{layer}.{part}.w"] = plain(HIDDEN, centre=1)
                tensors[f"l{layer}.{part}.b"] = plain(HIDDEN)
        tensors.pop(self.left_out, None)
        return tensors
