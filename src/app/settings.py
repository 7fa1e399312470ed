"""The program's own settings: small, in one JSON file, and never in the way.

A file that cannot be read is as good as none; one that cannot be written costs only the remembering.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from app.paths import settings_file

RECENT = 8


class Settings:
    """Remembered values. Anything that is not there has the default the caller gives."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_file()
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            loaded = json.loads(self._path.read_text("utf-8"))
            if isinstance(loaded, dict):
                self._values = loaded

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`; `default` too where it is of another type than the default."""
        value = self._values.get(key, default)
        return value if default is None or isinstance(value, type(default)) else default

    def put(self, key: str, value: Any) -> None:
        """Remember a value, on the disk at once."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        self.save()

    def save(self) -> None:
        """Write the file whole or not at all."""
        partial = self._path.with_suffix(".part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(self._values, indent=1), "utf-8")  # ASCII: a path may be no text
            partial.replace(self._path)

    @property
    def author(self) -> str:
        """The analyst's name, with which operations are signed; empty until it was asked for."""
        return str(self.get("author", ""))

    def recent(self) -> list[Path]:
        """The workspaces opened last, newest first."""
        return [Path(str(path)) for path in self.get("recent", [])]

    def opened(self, path: Path) -> None:
        """Remember that this workspace was opened last."""
        paths = [str(path.absolute())]
        paths += [str(other) for other in self.recent() if str(other) not in paths]
        self.put("recent", paths[:RECENT])
