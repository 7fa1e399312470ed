"""Postponing garbage collection, excluding long-lived objects from it, and giving freed memory back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""As glibc's `malloc.h` has them."""
_LARGE = 1 << 20


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


@contextmanager
def loading() -> Iterator[None]:
    """Suspend the collector while something is loaded, and exclude that from it as `keep_what_is_loaded` does.

    Scanning it takes 25 ms in the first sentence that is read, and again and again behind it. While there is a window
    the collector is off, and that of the window (`Collector`) excludes it by itself.
    """
    collects = gc.isenabled()
    with no_collecting():
        yield
        if collects:
            keep_what_is_loaded()


def keep_what_is_loaded() -> None:
    """Exclude all present objects from collection: modules, widgets, the library.

    Scanning them takes 40 ms, would recur while one reads, and would find all of them in use.
    """
    gc.freeze()


def share_heap() -> None:
    """Let all threads take memory from one heap, where the C library is glibc: else each keeps what it has freed in one
    of its own, with a million records some 60 MB in all. Of no use to threads that have begun.

    What is large goes back to the system as soon as it is freed: by itself glibc keeps more and more of it."""
    _of_glibc("mallopt", _ARENA_MAX, 1)
    _of_glibc("mallopt", _MMAP_THRESHOLD, _LARGE)


def give_back_freed() -> None:
    """Give the system back what was freed between what is in use; takes some milliseconds."""
    _of_glibc("malloc_trim", 0)


def _of_glibc(name: str, *values: int) -> None:
    if sys.platform == "linux":
        from ctypes import CDLL

        function = getattr(CDLL(None), name, None)
        if function is not None:
            function(*values)
