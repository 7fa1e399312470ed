"""Run the graph that gives a vector for each word piece of a sentence, by onnxruntime."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from concurrent.futures import Future, wait
from importlib import import_module
from pathlib import Path
from typing import Any

import onnxruntime  # pyright: ignore[reportMissingTypeStubs]

from app.domain.drafts.learnt.network import Encode, Numbers

_runtime: Any = onnxruntime  # it says nothing of its types
_state: Any = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
_UNREADABLE: tuple[type[Exception], ...] = (
    *(_state.Fail, _state.InvalidArgument, _state.InvalidGraph),
    *(_state.InvalidProtobuf, _state.NoSuchFile, _state.NotImplemented),
)


def encoder_of(graph: Path) -> Encode:
    """What encodes the numbers of word pieces, shape (pieces,), as vectors, shape (pieces, width), by a file's graph.

    On one thread beside that of Python, so that the window keeps its core; it does not spin while it waits for work.
    Raises `ValueError` where the graph cannot be read.
    """
    _runtime.disable_telemetry_events()  # it would tell Windows of what it runs
    options = _runtime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 2, 1  # whoever asks counts as one of the two
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.graph_optimization_level = _runtime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    try:
        session = _runtime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except _UNREADABLE as error:
        raise ValueError from error

    under_way = set[Future[Numbers]]()
    atexit.register(lambda: wait([*under_way]))  # Python must not end while something is to be handed to it

    def begin(pieces: Numbers) -> Callable[[], Numbers]:
        done = Future[Numbers]()

        def end(found: list[Numbers], _: object, wrong: str) -> None:
            done.set_exception(RuntimeError(wrong)) if wrong else done.set_result(found[0])

        session.run_async(None, {"pieces": pieces}, end, None)
        under_way.add(done)
        done.add_done_callback(under_way.discard)
        return done.result

    return begin
