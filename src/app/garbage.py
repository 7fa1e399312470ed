"""Postponing garbage collection, and excluding long-lived objects from it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Suspend the collector.

    Python scans all objects after so many new ones, which takes as long as reading ten thousand passages; what is read
    here is kept, so there is nothing to collect.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def keep_what_is_loaded() -> None:
    """Exclude all present objects from collection: modules, widgets, the library.

    Scanning them takes 40 ms, would recur while one reads, and would find all of them in use.
    """
    gc.freeze()
