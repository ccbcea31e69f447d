"""An encoder as an ONNX graph in int8, written straight from its weights.

Nothing is traced or exported. One text a run: without padding there is no mask, onnxruntime's attention need not look
at one, and each text gets its own scale for what goes into a matrix (measured: half the time of batches). The word
embeddings keep their 4-bit blocks. Matrices get one scale for each output and 7 bits: with 8, a processor without VNNI
overflows when it adds two products of 16 bits. Add and LayerNormalization are faster apart than fused.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.model.network import Layer, Linear, Network, Norm
from index.model.packed import BLOCK

_MS = "com.microsoft"
_LARGEST = 63
_OPSET = 17
_IR = 8


def build_graph(network: Network) -> onnx.ModelProto:
    """The graph: ``input_ids`` of shape (rows, tokens) to what the network gives; texts in one run are equally long.

    That is ``hidden`` (rows, tokens, size), or of a reader ``logits`` (rows, tokens, 2).
    """
    return _Writer(network).model()


class _Writer:
    """Collects the nodes and the constants of the graph while it is written from bottom to top."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """The whole model."""
        value = self._embeddings()
        for number, layer in enumerate(self._network.layers):
            value = self._layer(f"l{number}.", layer, value)
        head = self._network.head
        if head is None:
            output, width = self._node("Identity", [value], "hidden"), self._network.size
        else:
            product = self._node("MatMul", [value, self._constant("head.weight", head.weight.T)], "head.product")
            output = self._node("Add", [product, self._constant("head.bias", head.bias)], "logits")
            width = len(head.bias)
        shape = ["rows", "tokens"]
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape)],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, [*shape, width])],
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

    def _embeddings(self) -> str:
        scales, weights = self._network.words
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
        self._node("Shape", ["input_ids"], "shape")
        self._node("Gather", ["shape", self._constant("one", np.array([1]))], "length")
        bounds = [self._constant("places", self._network.places), self._constant("zero", np.array([0])), "length"]
        total = self._node("Add", [words, self._node("Slice", bounds, "place")], "embedding")
        return self._normal(total, "emb.ln", self._network.norm)

    def _layer(self, name: str, layer: Layer, value: str) -> str:
        three = [name + "Q", name + "K", name + "V"]
        joined = self._linear(value, name + "qkv", layer.joined)
        self._nodes.append(helper.make_node("Split", [joined], three, axis=-1))
        heads = self._network.heads
        context = self._node("MultiHeadAttention", three, name + "context", _MS, num_heads=heads)
        attended = self._linear(context, name + "ao", layer.attended)
        attended = self._add(attended, value, name + "aln", layer.attended_norm)
        wide = self._node("Gelu", [self._linear(attended, name + "fi", layer.widened)], name + "gelu", _MS)
        if layer.spread is not None:
            wide = self._node("Mul", [wide, self._constant(name + "spread", 1 / layer.spread)], name + "even")
        narrow = self._linear(wide, name + "fo", layer.narrowed)
        return self._add(narrow, attended, name + "oln", layer.norm)

    def _add(self, value: str, skipped: str, name: str, norm: Norm) -> str:
        return self._normal(self._node("Add", [value, skipped], f"{name}.sum"), name, norm)

    def _normal(self, value: str, name: str, norm: Norm) -> str:
        parts = [self._constant(f"{name}.w", norm.weight), self._constant(f"{name}.b", norm.bias)]
        epsilon = self._network.epsilon
        return self._node("LayerNormalization", [value, *parts], name, axis=-1, epsilon=epsilon)

    def _linear(self, value: str, name: str, linear: Linear) -> str:
        """A matrix product with one scale for each output, and one for all that goes in."""
        scales = np.maximum(np.abs(linear.weight).max(axis=1) / _LARGEST, np.float32(1e-12)).astype(np.float32)
        inputs = [
            value,
            self._constant(f"{name}.weight", np.rint(linear.weight / scales[:, None]).astype(np.int8).T),
            self._constant(f"{name}.scale", scales),
            self._constant(f"{name}.zero", np.zeros(len(scales), np.int8)),
            self._constant(f"{name}.bias", linear.bias),
        ]
        return self._node("DynamicQuantizeMatMul", inputs, f"{name}.out", _MS)
