"""The encoder of the network as a graph of ONNX, in whole numbers of eight bits: word pieces in, a vector a piece out.

It is BERT's: Devlin and others, *BERT: Pre-training of Deep Bidirectional Transformers*, 2019. Matrices are multiplied
in whole numbers (dynamic quantisation of onnxruntime), of seven bits so that no processor overflows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnx  # pyright: ignore[reportMissingImports]
from onnx import TensorProto, helper, numpy_helper  # pyright: ignore[reportMissingImports]
from onnxruntime.quantization import QuantType, quantize_dynamic

Numbers: TypeAlias = "np.ndarray[Any, Any]"
ATTENTION_HEADS = 12
OPSET, IR = 20, 9
"""Versions of the operators and of the format: such as every onnxruntime of the last two years reads."""


class Graph:
    """A graph that is being written: each operator is called by its name and gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, array: Any) -> str:
        """The name of an array that stays."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def make(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """The name of what an operator makes of others."""
        return self.several(operator, 1, *inputs, **attributes)[0]

    def several(self, operator: str, many: int, *inputs: str, **attributes: Any) -> list[str]:
        """The names of the several things that it makes."""
        names = [f"n{len(self.nodes)}.{at}" for at in range(many)]
        self.nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names

    def times(self, x: str, weights: Numbers, shift: Numbers) -> str:
        """A matrix of constants and its shift."""
        return self.make("Add", self.make("MatMul", x, self.constant(weights)), self.constant(shift))

    def normal(self, x: str, scale: Numbers, shift: Numbers) -> str:
        """Layer normalisation."""
        ones = self.constant(scale), self.constant(shift)
        return self.make("LayerNormalization", x, *ones, epsilon=1e-12)


def kept_graph(known: Mapping[str, Numbers], layers: Sequence[Mapping[str, Numbers]]) -> bytes:
    """The graph with its arrays: `pieces`, numbers of word pieces (n), to `states` (n, width), both one sentence."""
    graph = Graph()
    x = _begun(graph, known)
    for layer in layers:
        x = _layer(graph, x, layer)
    graph.nodes.append(helper.make_node("Identity", [x], ["states"]))
    whole = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n"])],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["n", known["g"].size])],
        graph.constants,
    )
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "small.onnx"
        quantize_dynamic(
            model, to, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
        return to.read_bytes()


def _begun(graph: Graph, known: Mapping[str, Numbers]) -> str:
    """Vectors of words, in whole numbers with the size of one step for each word, and of their places."""
    words = known["words"]
    size = (np.abs(words).max(1, keepdims=True) / 127 + 1e-12).astype("f")
    whole = graph.constant(np.round(words / size).astype(np.int8))
    vectors = graph.make("Cast", graph.make("Gather", whole, "pieces"), to=TensorProto.FLOAT)
    x = graph.make("Mul", vectors, graph.make("Gather", graph.constant(size), "pieces"))
    many = graph.make("Shape", "pieces")
    places = graph.make("Slice", graph.constant(known["places"]), graph.constant(np.array([0])), many)
    return graph.normal(graph.make("Add", x, places), known["g"], known["b"])


def _layer(graph: Graph, x: str, of: Mapping[str, Numbers]) -> str:
    width = of["bo"].size
    split = graph.constant(np.array([-1, 3, ATTENTION_HEADS, width // ATTENTION_HEADS]))
    each = graph.make("Reshape", graph.times(x, of["wqkv"], of["bqkv"]), split)
    q, k, v = graph.several("Split", 3, graph.make("Transpose", each, perm=[1, 2, 0, 3]), axis=0, num_outputs=3)
    steep = graph.constant(np.float32((width // ATTENTION_HEADS) ** -0.5))
    heed = graph.make("Mul", graph.make("MatMul", q, graph.make("Transpose", k, perm=[0, 1, 3, 2])), steep)
    seen = graph.make("Transpose", graph.make("MatMul", graph.make("Softmax", heed, axis=-1), v), perm=[0, 2, 1, 3])
    seen = graph.make("Reshape", seen, graph.constant(np.array([-1, width])))
    x = graph.normal(graph.make("Add", x, graph.times(seen, of["wo"], of["bo"])), of["g1"], of["b1"])
    inner = graph.make("Gelu", graph.times(x, of["wi"], of["bi"]), approximate="tanh")
    return graph.normal(graph.make("Add", x, graph.times(inner, of["wf"], of["bf"])), of["g2"], of["b2"])
