"""Loading PySide without start-up work that this program does not need.

- Its embedded Python modules are compiled on each import, a fifth of the time to a bare window. Here the compiled code
is cached, as Python does for other modules.

- Its stub generator is left empty, and the long regular expression for parsing signatures is compiled on first use.

- For `from __feature__ import ...` it reads the source of every module imported later to look for its own name; with
SQLAlchemy's 200 modules that takes a third of their import time. No module here uses such features, so its hook is told
so.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import re
from importlib import import_module
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from typing import Any

_PYSIDES = "shibokensupport/"
"""What the file names of PySide's own modules begin with."""
_STUB_WRITER = "shibokensupport/signature/lib/pyi_generator.py"
_BY_HASH = b"\1\0\0\0"
"""Marks a compiled file that holds for a source of this hash, whatever its time."""
_LONG = 5_000
"""Characters of a pattern that takes milliseconds to compile."""
_compile: Any = builtins.compile
_compile_pattern: Any = re.compile


def load_qt() -> None:
    """Load PySide, if it is not loaded yet."""
    # PySide looks for no compiled file, so that it can be met here only.
    builtins.compile, re.compile = _compiled, _pattern
    try:
        import PySide6.QtCore  # noqa: F401 - which makes the module below
    finally:
        builtins.compile, re.compile = _compile, _compile_pattern
    with contextlib.suppress(ImportError):  # a later PySide may do without it
        feature = import_module("shibokensupport.feature")
        if hasattr(feature, "_mod_uses_pyside"):
            setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - it has no types


def _compiled(source: Any, name: Any, *how: Any, **more: Any) -> Any:
    """What `compile` returns, cached on disk for PySide's own sources."""
    if not (isinstance(source, bytes) and str(name).startswith(_PYSIDES)):
        return _compile(source, name, *how, **more)
    if name == _STUB_WRITER:
        return _compile("", name, *how, **more)
    file = cache_from_source(str(Path(__file__).with_name(name.replace("/", "."))))
    begins = MAGIC_NUMBER + _BY_HASH + source_hash(source)
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        kept = Path(file).read_bytes()
        if kept.startswith(begins):
            return marshal.loads(memoryview(kept)[len(begins) :])
    code = _compile(source, name, *how, **more)
    with contextlib.suppress(OSError):  # it may lie where nothing can be written
        beside = Path(f"{file}.{os.getpid()}")
        beside.write_bytes(begins + marshal.dumps(code))
        beside.replace(file)
    return code


def _pattern(pattern: Any, flags: Any = 0) -> Any:
    """What `re.compile` returns; for a long pattern, an object that compiles it on first use."""
    return _Waiting(pattern, flags) if len(pattern) > _LONG else _compile_pattern(pattern, flags)


class _Waiting:
    """A pattern compiled on first use; `re` caches it from then on."""

    def __init__(self, pattern: Any, flags: Any) -> None:
        self._asked = pattern, flags

    def finditer(self, text: str) -> Any:
        return _compile_pattern(*self._asked).finditer(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(_compile_pattern(*self._asked), name)
