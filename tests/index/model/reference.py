"""The models at full precision, in plain numpy: what the graphs in int8 are measured against.

``python -m tests.index.model.reference`` writes the known outputs that prove a finished model folder.
"""

import json
from functools import cache

import numpy as np
from scipy.special import erf

from index.model.network import Layer, Network, Norm, tuned_network
from index.model.packed import packed_file, read_packed
from index.model.tokenizer import build_tokenizer
from index.model.weights import KNOWN, TRAINED

QUESTIONS = (
    "query: Hoeveel parkeerplaatsen komen er bij het station?",
    "query: wat doet de gemeente tegen leegstand in de winkelstraat",
)
PASSAGES = (
    "passage: Fietsen\nDe gemeente legt 300 plaatsen voor fietsen aan bij het station.",
    "passage: De raad stelt het plan in mei 2024 vast. Bezwaar maken kan zes weken lang.",
)
PAIRS = (
    "Wat kost een parkeervergunning? Bewoners betalen 25 euro per jaar voor een parkeervergunning.",
    "Wanneer wordt het plan vastgesteld? De raad stelt het plan in mei 2024 vast.",
    "Hoeveel bomen zijn er geplant? De weekmarkt staat op dinsdag op het plein.",
)


def forward(network: Network, ids: list[int]) -> np.ndarray:
    """What a network gives for one row of tokens: (tokens, size), or of a reader (tokens, 2)."""
    scales, weights = network.words
    words = ((weights[ids].astype(np.float32) - 8) * scales[ids][:, :, None]).reshape(len(ids), -1)
    value = _normal(network, words + network.places[: len(ids)], network.norm)
    for layer in network.layers:
        value = _layer(network, layer, value)
    return value if network.head is None else value @ network.head.weight.T + network.head.bias


def _layer(network: Network, layer: Layer, value: np.ndarray) -> np.ndarray:
    joined = value @ layer.joined.weight.T + layer.joined.bias
    shape = (len(value), 3, network.heads, -1)
    query, key, content = (part.transpose(1, 0, 2) for part in joined.reshape(shape).transpose(1, 0, 2, 3))
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    context = (scores / scores.sum(axis=-1, keepdims=True)) @ content
    attended = context.transpose(1, 0, 2).reshape(value.shape) @ layer.attended.weight.T + layer.attended.bias
    value = _normal(network, attended + value, layer.attended_norm)
    wide = value @ layer.widened.weight.T + layer.widened.bias
    wide = wide * 0.5 * (1 + erf(wide / np.sqrt(2)))
    wide = wide if layer.spread is None else wide / layer.spread
    return _normal(network, wide @ layer.narrowed.weight.T + layer.narrowed.bias + value, layer.norm)


def _normal(network: Network, value: np.ndarray, norm: Norm) -> np.ndarray:
    centred = value - value.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + network.epsilon)
    return centred / spread * norm.weight + norm.bias


@cache
def reader() -> Network:
    """The trained reader."""
    return tuned_network(read_packed(_source()), TRAINED / "reader.npz", with_head=True)


@cache
def retriever() -> Network:
    """The tuned retriever, of questions."""
    return tuned_network(read_packed(_source()), TRAINED / "retriever.npz", with_head=False)


@cache
def passages() -> Network:
    """The smaller retriever, of passages."""
    return tuned_network(read_packed(_source()), TRAINED / "passages.npz", with_head=False)


def _source():  # type: ignore[no-untyped-def]
    found = packed_file()
    assert found is not None
    return found


def known_outputs() -> dict[str, list[dict[str, object]]]:
    """The outputs that a finished folder must reproduce, up to what int8 costs."""
    tokenizer = build_tokenizer(read_packed(_source()))
    vectors: dict[str, list[dict[str, object]]] = {"questions": [], "passages": []}
    for kind, network, texts in (("questions", retriever(), QUESTIONS), ("passages", passages(), PASSAGES)):
        for text in texts:
            mean = forward(network, tokenizer.encode(text).ids).mean(axis=0)
            vector = [round(float(one), 5) for one in mean / np.linalg.norm(mean)]
            vectors[kind].append({"text": text, "vector": vector})
    logits = [
        {"text": text, "passage": round(float(forward(reader(), tokenizer.encode(text).ids)[0, 0]), 4)}
        for text in PAIRS
    ]
    return {**vectors, "logits": logits}


if __name__ == "__main__":
    KNOWN.write_text(json.dumps(known_outputs(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
