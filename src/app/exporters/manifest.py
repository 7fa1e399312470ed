"""The manifest of an export folder: the hashes of the files last written there, by which edits are detected. Anybody
who can write to the folder could forge a manifest. So it is signed with the workspace's own key, and only a signed one
lets a file be overwritten."""

from __future__ import annotations

import hmac
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any, cast

from app.domain.kinds import folders
from app.exporters.material import PICTURES
from app.exporters.merging import Base

NAME = ".passagework-export.json"
MOST_BYTES = 100_000_000
"""The largest manifest; one of a hundred thousand things has a quarter of that."""
_FORMAT = 2
_UNSIGNED = 1
"""The format of manifests before they were signed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing's file. `ours` has the SHA-256 of the texts of ours that it may contain: the last one written, and during
    an export the next one too. `new_path` is the file with the new text beside an edited one."""

    path: str
    ours: tuple[str, ...] = ()
    new_path: str = ""
    new_ours: tuple[str, ...] = ()
    base: Base | None = None
    """The base for merging edits of our last text; None in manifests from before it was kept."""
    pending: bool = False
    """Whether an interrupted export may not have written it yet, so that a missing file does not count as deleted."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by the keys of their things."""

    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    signed: bool = False
    """Whether the signature proves that this workspace wrote the files."""
    another: bool = False
    """Whether it claims to be from another workspace."""
    left: str = ""
    """The signature of the stamp of the last export."""

    def is_left_after(self, stamp: str, key: bytes) -> bool:
        """Whether the last export had this stamp."""
        return self.signed and hmac.compare_digest(self.left.encode(), _seal(key, self.entries, stamp).encode())

    def dumped(self, key: bytes, stamp: str = "") -> str:
        """The manifest as JSON, signed with the workspace's key, with a sorted line for each thing; `stamp` is the
        export's."""
        files = {
            thing: {
                "path": entry.path,
                "sha256": list(entry.ours),
                **({"new_path": entry.new_path, "new_sha256": list(entry.new_ours)} if entry.new_path else {}),
                **({"pending": True} if entry.pending else {}),
                **({"front": dict(entry.base.front), "parts": dict(entry.base.parts)} if entry.base else {}),
            }
            for thing, entry in sorted(self.entries.items())
        }
        signed = {"format": _FORMAT, "workspace": _workspace(key), "signature": _signature(key, files)}
        if stamp:
            signed["left"] = _seal(key, self.entries, stamp)
        lines = ",\n".join(f" {_json(thing)}: {_json(about)}" for thing, about in files.items())
        return f'{_json(signed)[:-1]}, "files": {{\n{lines}\n}}}}\n'


def read_manifest(text: str, key: bytes) -> Manifest | None:
    """Parse a manifest. None if it is none of ours, or has paths to which we would not write."""
    try:
        data: Any = json.loads(text)
        files = data["files"]
        entries = {str(thing): _entry(value) for thing, value in files.items()}
        ours = all(_as_given(thing, entry) for thing, entry in entries.items())
        paths = [path for entry in entries.values() for path in (entry.path, entry.new_path) if path]
        if len({unicodedata.normalize("NFC", path.casefold()) for path in paths}) < len(paths):
            return None
        if data["format"] == _UNSIGNED:
            return Manifest(entries) if ours else None
        if data["format"] != _FORMAT:
            return None
        signed = hmac.compare_digest(str(data["signature"]).encode(), _signature(key, files).encode())
        signed = signed and key != b""
        another = data["workspace"] != _workspace(key)
        return Manifest(entries, signed, another, str(data.get("left", ""))) if signed or ours else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


_json = json.JSONEncoder(ensure_ascii=False).encode


def _workspace(key: bytes) -> str:
    """Identifies a workspace without revealing its key."""
    return hmac.digest(key, b"workspace", "sha256").hex()


def _signature(key: bytes, files: object) -> str:
    return hmac.digest(key, b"files" + json.dumps(files, sort_keys=True).encode(), "sha256").hex()


def _seal(key: bytes, entries: Mapping[str, Entry], stamp: str) -> str:
    """The signature of the texts of an export with this stamp."""
    files = [[thing, entry.path, *entry.ours] for thing, entry in sorted(entries.items())]
    return hmac.digest(key, b"left" + json.dumps([stamp, files]).encode(), "sha256").hex()


def _entry(value: Any) -> Entry:
    path, new_path = value["path"], value.get("new_path", "")
    if not _inside(path) or (new_path and not _inside(new_path)):
        raise ValueError("a path to where we write nothing")
    ours, new_ours = _texts(value["sha256"]), _texts(value.get("new_sha256", []))
    base = _base(value["front"], value["parts"]) if "parts" in value else None
    return Entry(path, ours, new_path, new_ours, base, value.get("pending") is True)


def _base(front: Any, parts: Any) -> Base:
    marks = {str(name): value if isinstance(value, str) else _texts(value) for name, value in front.items()}
    return Base(marks, {str(name): str(value) for name, value in parts.items()})


def _as_given(thing: str, entry: Entry) -> bool:
    """Whether an entry's files are in the folder of their kind, where we create them; users may move them."""
    folder = PurePosixPath(_folder_of(thing.partition(":")[0]))
    return all(PurePosixPath(path).parent == folder for path in (entry.path, entry.new_path) if path)


@cache
def _folder_of(kind: str) -> str:
    return next((folder for folder in (*folders(), PICTURES) if folder.lower() == kind), "")


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("hashes and marks are a list")
    return tuple(str(each) for each in cast("list[object]", value))


def _inside(path: Any) -> bool:
    """Whether a path is a page, a bibliography or a picture within the folder, without a drive or `..`."""
    if not isinstance(path, str) or not path.endswith((".md", ".json", ".svg", ".png")) or path.startswith("."):
        return False
    path.encode()  # half a character raises a ValueError
    parts = path.split("/")
    return not any(char in "\\:" or char < " " for char in path) and not any(part in ("", ".", "..") for part in parts)
