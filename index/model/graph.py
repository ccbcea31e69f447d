"""The encoder as an ONNX graph in int8, written straight from the packed weights.

Nothing is traced, exported or calibrated: the operators are those that onnxruntime fuses a BERT encoder into anyway.
The word embeddings keep their 4-bit blocks. The other matrices get one scale for each output and 7 bits: with 8, a
processor without VNNI overflows when it adds two products of 16 bits; on one with VNNI it makes no difference in speed,
and 0.0004 in cosine.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.model.packed import BLOCK, Packed

_MS = "com.microsoft"
_LARGEST = 63
_OPSET = 17
_IR = 8


def build_graph(packed: Packed) -> onnx.ModelProto:
    """The graph: ``input_ids`` and ``attention_mask`` of shape (rows, tokens) to ``hidden`` (rows, tokens, size).

    Padding stands on the right.
    """
    return _Writer(packed).model()


class _Writer:
    """Collects the nodes and the constants of the graph while it is written from bottom to top."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """The whole model."""
        value = self._embeddings()
        lengths = self._node("ReduceSum", [self._mask(), self._constant("last", np.array([-1]))], "lengths", keepdims=0)
        for layer in range(self._packed.layers):
            value = self._layer(f"l{layer}.", value, lengths)
        self._node("Identity", [value], "hidden")
        shape = ["rows", "tokens"]
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")],
            [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [*shape, self._packed.hidden])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MS, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR)

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 - as make_node
        self._nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def _mask(self) -> str:
        return self._node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)

    def _norm(self, name: str) -> list[str]:
        return [self._constant(f"{name}.{part}", self._packed.floats(f"{name}.{part}")) for part in ("w", "b")]

    def _embeddings(self) -> str:
        size = self._packed.hidden
        scales, weights = self._packed.blocks("emb.word", size)
        pairs = (weights[:, :, 0::2] | (weights[:, :, 1::2] << 4)).reshape(len(weights), -1)
        words = self._node(
            "GatherBlockQuantized",
            [self._constant("words", pairs), "input_ids", self._constant("words.scale", scales)],
            "word",
            _MS,
            bits=4,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        places = self._packed.floats("emb.pos").reshape(-1, size) + self._packed.floats("emb.type")[:size]
        self._node("Shape", ["input_ids"], "shape")
        self._node("Gather", ["shape", self._constant("one", np.array([1]))], "length")
        bounds = [self._constant("places", places), self._constant("zero", np.array([0])), "length"]
        total = self._node("Add", [words, self._node("Slice", bounds, "place")], "embedding")
        return self._node(
            "LayerNormalization", [total, *self._norm("emb.ln")], "embedded", axis=-1, epsilon=self._packed.epsilon
        )

    def _layer(self, name: str, value: str, lengths: str) -> str:
        size = self._packed.hidden
        joined = self._linear(value, [name + "q", name + "k", name + "v"], size)
        three = [name + "Q", name + "K", name + "V"]
        self._nodes.append(helper.make_node("Split", [joined], three, axis=-1))
        heads = self._packed.heads
        context = self._node("MultiHeadAttention", [*three, "", lengths], name + "context", _MS, num_heads=heads)
        attended = self._add(self._linear(context, [name + "ao"], size), value, name + "aln")
        wide = self._node("Gelu", [self._linear(attended, [name + "fi"], size)], name + "gelu", _MS)
        return self._add(self._linear(wide, [name + "fo"], self._packed.feed_forward), attended, name + "oln")

    def _add(self, value: str, skipped: str, norm: str) -> str:
        inputs = [value, skipped, *self._norm(norm)]
        return self._node("SkipLayerNormalization", inputs, norm, _MS, epsilon=self._packed.epsilon)

    def _linear(self, value: str, names: list[str], columns: int) -> str:
        """One matrix product, of several matrices side by side, with activations in int8 too."""
        weights, scales = _seven_bits(np.concatenate([self._matrix(name, columns) for name in names]))
        inputs = [
            value,
            self._constant(f"{names[0]}.weight", weights),
            self._constant(f"{names[0]}.scale", scales),
            self._constant(f"{names[0]}.zero", np.zeros(len(scales), np.int8)),
            self._constant(f"{names[0]}.bias", np.concatenate([self._packed.floats(f"{name}.b") for name in names])),
        ]
        return self._node("DynamicQuantizeMatMul", inputs, f"{names[0]}.out", _MS)

    def _matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        scales, weights = self._packed.blocks(f"{name}.w", columns)
        full: NDArray[np.float32] = (weights.astype(np.float32) - 8) * scales[:, :, None]
        return full.reshape(len(full), -1)


def _seven_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix (outputs, inputs) as whole numbers of shape (inputs, outputs), and a scale for each output."""
    scales = np.maximum(np.abs(matrix).max(axis=1) / _LARGEST, np.float32(1e-12))
    return np.rint(matrix / scales[:, None]).astype(np.int8).T, scales
