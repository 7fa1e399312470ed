"""No collecting of garbage while a person waits for one large thing to be read and shown."""

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
