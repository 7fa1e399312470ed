"""Garbage is collected when nobody waits, and not among what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Put garbage off. Python looks through all it holds after so many new objects, which takes as long as to
    read ten thousand passages; what is read here is kept, so there is nothing to be found."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def keep_what_is_loaded() -> None:
    """Let the collector pass over all there is by now: modules, widgets, the library. To look through that takes
    40 ms, and it would be done again and again while one reads; it would only find that all of it is in use."""
    gc.freeze()
