"""Trained weights to a file of some 12 MB, and back.

A matrix is stored as what training added to the base model's, in 4-bit blocks: that is small, so that 4 bits say it
precisely, while the matrix itself in 4 bits would lose the training, which is smaller than one step of it. For
``layers.N.NAME.weight`` there are ``….scale`` (rows, blocks; half precision) and ``….delta`` (rows, blocks, 16: the low
halves are the first 16 weights of a block of 32, the high halves the last 16, minus 8). ``layers`` gives for each layer
the one of the base model that it is added to. Biases, norms and ``head`` are stored in full, ``pos`` in half precision;
the word embeddings are the base model's.

The index makes an encoder in int8 of such a file, and needs beside it how far the values inside the encoder reach.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from eval.training import texts
from eval.training.examples.data import Data, Passage, Question, TrainingError
from eval.training.models.model import Encoder, Floats, fill, layer_weights
from index.model.embedding import PROMPTS
from index.model.encoder import MOST_TOKENS
from index.model.graph import build_graph
from index.model.network import Network, tuned_network
from index.model.packed import BLOCK, Packed
from index.model.reading import lay_out
from index.model.tokenizer import build_tokenizer

_ZERO, _LOWEST, _HIGHEST = 8, -8, 7
_SMALLEST = 1e-7
_SHRUNK = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_HALF = BLOCK // 2
_READ, _SEED = 160, 11


def save_weights(model: Encoder, packed: Packed, path: Path) -> None:
    """Write the weights of a trained model; ``path`` appears when they are all there. Raises OSError."""
    stored: dict[str, NDArray[np.generic]] = {"layers": np.array(model.base_layers)}
    base = {
        f"layers.{place}.{name}": value
        for place, layer in enumerate(model.base_layers)
        for name, value in layer_weights(packed, layer).items()
    }
    for name, tensor in model.state_dict().items():
        value = tensor.detach().float().cpu().numpy()
        if name == "pos.weight":
            stored["pos"] = value.astype(np.float16)
        elif name in base and value.ndim == 2:
            stored[f"{name}.scale"], stored[f"{name}.delta"] = four_bits(value - base[name])
        elif name != "word.weight":
            stored[name] = value
    with tempfile.TemporaryDirectory(dir=path.parent) as making:
        whole = Path(making) / path.name
        np.savez(whole, allow_pickle=False, **stored)
        whole.replace(path)


def four_bits(matrix: Floats) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
    """A matrix in blocks of 4 bits: scales and halves. The weight farthest from zero becomes -8, or near it.

    A scale somewhat smaller cuts off the largest weight but serves the others better: of a few, each block takes the
    one with the smallest squared error.
    """
    blocks = matrix.reshape(len(matrix), -1, BLOCK)
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
    tried = [_rounded(blocks, farthest * np.float32(shrunk / _LOWEST)) for shrunk in _SHRUNK]
    errors = np.stack([((weights * scale - blocks) ** 2).sum(-1) for scale, weights in tried])
    best = errors.argmin(0)
    scale = np.take_along_axis(np.stack([scale[..., 0] for scale, _ in tried]), best[None], 0)[0]
    weights = np.take_along_axis(np.stack([found for _, found in tried]), best[None, ..., None], 0)[0]
    shifted = (weights + _ZERO).astype(np.uint8)
    return scale.astype(np.float16), shifted[..., :_HALF] | (shifted[..., _HALF:] << 4)


def _rounded(blocks: Floats, scale: Floats) -> tuple[Floats, Floats]:
    """Blocks in whole steps of a scale, which is taken as half precision will keep it."""
    kept = np.where(np.abs(scale) < _SMALLEST, _SMALLEST, scale).astype(np.float16).astype(np.float32)
    return kept, np.clip(np.rint(blocks / kept), _LOWEST, _HIGHEST).astype(np.float32)


def load_weights(path: Path, packed: Packed, vocabulary: NDArray[np.int32]) -> Encoder:
    """A trained model from its file, with the pieces of a vocabulary. Raises TrainingError when it is no such file."""
    try:
        with np.load(path) as stored:
            model = Encoder(packed, len(vocabulary), [int(layer) for layer in stored["layers"]])
            fill(model, packed, vocabulary, _changed(dict(stored), model.base_layers, packed))
            return model
    except Exception as error:  # whatever a file that is no such file makes numpy, zipfile and torch raise
        raise TrainingError(texts.NO_WEIGHTS.format(file=path)) from error


def _changed(stored: dict[str, NDArray[np.generic]], layers: tuple[int, ...], packed: Packed) -> dict[str, Floats]:
    found: dict[str, Floats] = {"pos.weight": np.asarray(stored.pop("pos"), np.float32)}
    for place, layer in enumerate(layers):
        for name, base in layer_weights(packed, layer).items():
            full = f"layers.{place}.{name}"
            if base.ndim == 2:
                scale = np.asarray(stored.pop(f"{full}.scale"), np.float32)
                halves = np.asarray(stored.pop(f"{full}.delta"), np.uint8)
                steps = np.concatenate([halves & 15, halves >> 4], axis=2).astype(np.float32) - _ZERO
                found[full] = base + (steps * scale[:, :, None]).reshape(base.shape)
    found |= {name: np.asarray(value, np.float32) for name, value in stored.items() if name != "layers"}
    return found


def ranges_of(path: Path, packed: Packed, data: Data, *, reads: bool) -> Floats:
    """The ranges (layers, wide) of a model in its file, as ``index.model.smoothing`` takes them.

    They are measured on questions that it learned from, with their passages. ``reads`` tells the reader from the
    retriever. Raises TrainingError when the file holds no such model.
    """
    try:
        network = tuned_network(packed, path, with_head=reads)
    except Exception as error:  # whatever a file that is no such file makes numpy and zipfile raise
        raise TrainingError(texts.NO_WEIGHTS.format(file=path)) from error
    learned = [question for question in data.questions if not question.dev]
    drawn = Random(_SEED).sample(learned, min(_READ, len(learned)))
    pairs = [(question, data.passages[question.passage]) for question in drawn]
    return _largest(network, (_reading if reads else _searching)(packed, pairs))


def _largest(network: Network, rows: Iterable[Sequence[int]]) -> Floats:
    """The largest absolute value of everything that comes out of each GELU, over rows of tokens."""
    graph = build_graph(network)
    names = [node.output[0] for node in graph.graph.node if node.op_type == "Gelu"]
    graph.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    largest = np.zeros((len(names), network.layers[0].narrowed.weight.shape[1]), np.float32)
    for row in rows:
        given = session.run(names, {"input_ids": np.array([row], np.int64)})
        largest = np.maximum(largest, [np.abs(values[0]).max(axis=0) for values in given])
    return largest


def _reading(packed: Packed, pairs: Sequence[tuple[Question, Passage]]) -> Iterable[Sequence[int]]:
    """Questions with their passages as the reader reads them."""
    tokenizer = build_tokenizer(packed)
    for question, passage in pairs:
        yield lay_out(
            lambda text: list(tokenizer.encode(text, add_special_tokens=False).ids),
            packed.begin,
            packed.end,
            question=question.text,
            earlier=question.earlier,
            about=(passage.title, passage.heading),
            units=passage.units,
        ).ids


def _searching(packed: Packed, pairs: Sequence[tuple[Question, Passage]]) -> Iterable[Sequence[int]]:
    """Questions and passages, each by itself, as the retriever reads them."""
    tokenizer = build_tokenizer(packed)
    for question, passage in pairs:
        asked = PROMPTS["query"] + f"{question.earlier} {question.text}".strip()
        told = PROMPTS["document"] + "\n".join(filter(None, [passage.heading, *passage.units]))
        for text in (asked, told):
            tokens = tokenizer.encode(text, add_special_tokens=False).ids
            yield [packed.begin, *tokens[: MOST_TOKENS - 2], packed.end]
