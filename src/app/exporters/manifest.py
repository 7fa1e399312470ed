"""The manifest of an export folder: what was written there last, so that edits can be detected.

Whoever can write in the folder can write a manifest too. So it is signed with the workspace's own key, and only what a
signed one says may cost a file its words.
"""

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
"""No manifest is longer: of a hundred thousand things it has a quarter of that."""
_FORMAT = 2
_UNSIGNED = 1
"""The format of manifests before they were signed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing's file. `ours` holds the SHA-256 of the texts of ours that may stand in it: the last one written,
    and while an export is under way the next one too. `new_path` is the file beside it that holds the new
    text where a person has edited the first."""

    path: str
    ours: tuple[str, ...] = ()
    new_path: str = ""
    new_ours: tuple[str, ...] = ()
    base: Base | None = None
    """What tells what somebody changed in our last text; None of one written before that was kept."""
    pending: bool = False
    """Whether an export that did not end may not have come to write it, so that a missing file was not deleted."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by the keys of their things."""

    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    signed: bool = False
    """Whether it is proved that this workspace wrote what the entries say."""
    another: bool = False
    """Whether it says that it is another workspace's."""
    left: str = ""
    """What proves of which export the texts of ours are: of which words, by which program, for whom."""

    def is_left_after(self, stamp: str, key: bytes) -> bool:
        """Whether our texts are those of an export with this stamp."""
        return self.signed and hmac.compare_digest(self.left.encode(), _seal(key, self.entries, stamp).encode())

    def dumped(self, key: bytes, stamp: str = "") -> str:
        """As JSON text with a line for each thing, the same for the same entries, signed with the workspace's key; with
        the `stamp` of the export whose texts they are."""
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
        lines = ",\n".join(f" {_json(thing)}: {_json(said)}" for thing, said in files.items())
        return f'{_json(signed)[:-1]}, "files": {{\n{lines}\n}}}}\n'


def read_manifest(text: str, key: bytes) -> Manifest | None:
    """The manifest in a text, or None where it is none of ours, or leads to where we write nothing."""
    try:
        data: Any = json.loads(text)
        files = data["files"]
        entries = {str(thing): _entry(str(thing), value) for thing, value in files.items()}
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


def _entry(thing: str, value: Any) -> Entry:
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
    """Whether an entry's files lie in the folder of their kind, where we put them; a person moves them elsewhere."""
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
