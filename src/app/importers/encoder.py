"""Run the graph that gives a vector for each word piece of a sentence, by onnxruntime."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import onnxruntime  # pyright: ignore[reportMissingTypeStubs]

from app.domain.drafts.learnt.network import Numbers

_runtime: Any = onnxruntime  # it says nothing of its types
_state: Any = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
_UNREADABLE: tuple[type[Exception], ...] = (
    *(_state.Fail, _state.InvalidArgument, _state.InvalidGraph),
    *(_state.InvalidProtobuf, _state.NotImplemented),
)


def encoder_of(graph: bytes) -> Callable[[Numbers], Numbers]:
    """What encodes the numbers of word pieces, shape (pieces,), as vectors, shape (pieces, width).

    On one thread, so that the window keeps its core. Raises `ValueError` where the graph cannot be read.
    """
    _runtime.disable_telemetry_events()  # it would tell Windows of what it runs
    options = _runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = _runtime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    try:
        session = _runtime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except _UNREADABLE as error:
        raise ValueError from error
    return lambda pieces: session.run(None, {"pieces": pieces})[0]
