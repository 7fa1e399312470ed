"""The details of a bug for a report, and the log they are written to. Neither contains anything of the workspace."""

from __future__ import annotations

import contextlib
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import app
from app.domain.language import tr
from app.paths import data_folder

LOG_BYTES = 200_000
"""The log never grows beyond this; the older half goes when it would."""
_RULE = "-" * 40 + "\n"
_OURS = (AttributeError, NameError, TypeError, IndexError, ImportError, RecursionError)
"""Their messages name things of the code; any other's may quote a note or a tag."""


def log_file() -> Path:
    """Where mistakes are kept on this computer."""
    return data_folder() / "errors.log"


def kind_of(error: BaseException, trace: TracebackType | None) -> tuple[str, str, int]:
    """What makes two mistakes the same: their class and where they were raised."""
    where = traceback.extract_tb(trace)
    return (type(error).__name__, where[-1].filename, where[-1].lineno or 0) if where else (type(error).__name__, "", 0)


def details(error: BaseException, trace: TracebackType | None) -> str:
    """Version, platform, time in UTC and the way through the code, the first cause first."""
    lines = [
        f"Passagework {app.VERSION}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        platform.platform(),
        f"Python {platform.python_version()}{_qt()}",
    ]
    for number, (link, its_trace) in enumerate(_chain(error, trace)):
        if number:
            lines.append("and then")
        lines += [f"  {_short(at.filename)}:{at.lineno} {at.name}: {at.line}" for at in traceback.extract_tb(its_trace)]
        lines.append(_name(link))
    return "\n".join(lines) + "\n"


def note(error: Exception) -> str:
    """Note a mistake of ours in the log and return what is said of it: no one reads our code on a terminal."""
    log(details(error, error.__traceback__))
    return tr(
        "This failed by a mistake of ours, or since the workspace is damaged, which check would say; what was saved "
        "before is as it was. Where it happened is noted in {log}, with nothing of the workspace."
    ).format(log=log_file())


def log(words: str) -> None:
    """Write it to the log, as far as that can be written."""
    path = log_file()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = path.read_bytes() if path.exists() else b""
        new = (_RULE + words).encode()[: LOG_BYTES // 2]
        if len(kept) + len(new) > LOG_BYTES:
            kept = kept[-LOG_BYTES // 2 :].partition(_RULE.encode())[2]
        path.write_bytes(kept + new)


def log_mistake(error: Exception) -> None:
    """Write to the log where an error came from."""
    log(details(error, error.__traceback__))


def _chain(error: BaseException, trace: TracebackType | None) -> list[tuple[BaseException, TracebackType | None]]:
    found = [(error, trace)]
    while len(found) < 10:
        link = found[-1][0]
        before = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
        if before is None:
            break
        found.append((before, before.__traceback__))
    return found[::-1]


def _name(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    code = getattr(error, "sqlite_errorname", "")
    said = str(error) if isinstance(error, _OURS) else code
    return f"{name}: {said}" if said else name


def _short(filename: str) -> str:
    """A path without the names of the user's folders."""
    path = Path(filename)
    for mark in ("site-packages", "src"):
        if mark in path.parts:
            return "/".join(path.parts[::-1][: path.parts[::-1].index(mark)][::-1])
    return path.name


def _qt() -> str:
    core = sys.modules.get("PySide6.QtCore")
    return "" if core is None else f", Qt {core.qVersion()}"
