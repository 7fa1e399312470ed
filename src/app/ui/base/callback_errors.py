"""Exceptions that Qt's binding can take.

Before Python 3.12 what Python's own C code raises, such as the IndexError of a tuple, becomes an object only as it is
handled. PySide takes it for one all the same where we have called into Qt and Qt calls an override of ours, as
`headerData` while a model is reset: the process ends with a segmentation fault, in place of a traceback. While another
exception is being handled Python makes the object at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class _Outer(Exception):
    """Is being handled all the time."""


def with_catchable_errors(call: Callable[[], T]) -> T:
    """Call something within which exceptions are objects from the beginning."""
    try:
        raise _Outer
    except _Outer:
        try:
            return call()
        except Exception as error:
            forget_outer(error)
            raise


def forget_outer(error: BaseException) -> None:
    """Remove the outer exception from the context of another, which would be misleading in a traceback."""
    context: BaseException | None = error
    while context is not None:
        if isinstance(context.__context__, _Outer):
            context.__context__ = None
        context = context.__context__
