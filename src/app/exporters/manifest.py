"""The manifest of an export folder: what we wrote there last, so that what a person has edited is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, cast

NAME = ".passagework-export.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing's file. `ours` holds the SHA-256 of the texts of ours that may stand in it: the last one written,
    and while an export is under way the next one too. `new_path` is the file beside it that holds the new
    text where a person has edited the first."""

    path: str
    ours: tuple[str, ...] = ()
    new_path: str = ""
    new_ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by the keys of their things."""

    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])

    def dumped(self) -> str:
        """As JSON text, the same for the same entries."""
        files = {
            key: {
                "path": entry.path,
                "sha256": list(entry.ours),
                **({"new_path": entry.new_path, "new_sha256": list(entry.new_ours)} if entry.new_path else {}),
            }
            for key, entry in sorted(self.entries.items())
        }
        return json.dumps({"format": _FORMAT, "files": files}, ensure_ascii=False, indent=1) + "\n"


def read_manifest(text: str) -> Manifest | None:
    """The manifest in a text, or None where it is none of ours, or leads out of its folder."""
    try:
        data: Any = json.loads(text)
        if data["format"] != _FORMAT:
            return None
        entries = {str(key): _entry(value) for key, value in data["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return Manifest(entries)


def _entry(value: Any) -> Entry:
    path, new_path = value["path"], value.get("new_path", "")
    if not _inside(path) or (new_path and not _inside(new_path)):
        raise ValueError("a path that leads out of the folder")
    return Entry(path, _hashes(value["sha256"]), new_path, _hashes(value.get("new_sha256", [])))


def _hashes(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("hashes are a list")
    return tuple(str(each) for each in cast("list[object]", value))


def _inside(path: Any) -> bool:
    """Whether a path is one of ours: at most one folder deep, a Markdown file, without drive or steps upwards."""
    if not isinstance(path, str) or "\\" in path or ":" in path or not path.endswith(".md"):
        return False
    parts = PurePosixPath(path).parts
    return 1 <= len(parts) <= 2 and ".." not in parts and parts[0] != "/"
