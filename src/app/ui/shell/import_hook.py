"""PySide's import hook, spared a search it makes for a feature that this program does not use.

For `from __feature__ import ...`, PySide reads the source of every module that is imported after it, whatever
module it is, and looks for its own name in it. With SQLAlchemy's 200 modules, that takes as long as a third of
their import. No module here uses such features, which is what the hook is told instead.
"""

from __future__ import annotations

import contextlib
from importlib import import_module


def read_no_sources() -> None:
    """Let the hook take every module for one without PySide's features, as it takes one without a source."""
    import PySide6.QtCore  # noqa: F401 - which makes the module below

    with contextlib.suppress(ImportError):  # a later PySide may do without it
        feature = import_module("shibokensupport.feature")
        if hasattr(feature, "_mod_uses_pyside"):
            setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - it has no types
