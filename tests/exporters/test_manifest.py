"""The manifest of an export folder as it comes back, or as somebody else made it."""

from __future__ import annotations

import json
from itertools import product

from tests.helpers.each import each

from app.exporters.manifest import Entry, Manifest, read_manifest

KEY = b"a workspace's own"
ENTRIES = {
    "index": Entry("index.md", ("1",)),
    "notes:1": Entry("Notes/Plan.md", ("2", "3"), "Notes/Plan (new).md", ("4",)),
    "document:w": Entry("w.md"),
}


def test_what_is_written_reads_back_and_is_proved() -> None:
    assert read_manifest(Manifest(ENTRIES).dumped(KEY), KEY) == Manifest(ENTRIES, signed=True)


def test_another_workspace_is_known_as_another() -> None:
    assert read_manifest(Manifest(ENTRIES).dumped(b"another"), KEY) == Manifest(ENTRIES, another=True)


def test_without_a_key_nothing_is_proved() -> None:
    assert read_manifest(Manifest(ENTRIES).dumped(b""), b"") == Manifest(ENTRIES)


@each("change", ["path", "sha256", "new_path", "new_sha256"])
def test_a_changed_entry_is_no_longer_proved(change: str) -> None:
    whole = json.loads(Manifest(ENTRIES).dumped(KEY))
    whole["files"]["notes:1"][change] = "Notes/Other.md" if "path" in change else ["5"]
    read = read_manifest(json.dumps(whole), KEY)
    assert read is not None
    assert not read.signed


def test_one_of_before_there_were_signatures_is_not_proved() -> None:
    files = json.loads(Manifest(ENTRIES).dumped(KEY))["files"]
    assert read_manifest(json.dumps({"format": 1, "files": files}), KEY) == Manifest(ENTRIES)


@each(
    "key, path",
    product(
        ["notes:1", "index", "document:w"],
        [
            "Notes/a\0.md",
            "Notes/\ud800.md",
            "Other/a.md",
            "/a.md",
            "a/../../b.md",
            "C:/a.md",
            "..\\a.md",
            "Notes/../a.md",
            "Earlier export/Notes/a.md",
            "Notes/x.txt",
            "Sources/x.md",
            "",
            1,
            None,
            [],
        ],
    ),
)
def test_one_that_leads_to_where_nothing_is_written_is_none_of_ours(key: str, path: object) -> None:
    for entry in ({"path": path, "sha256": []}, {"path": "Notes/x.md", "sha256": [], "new_path": path or ".md"}):
        assert read_manifest(json.dumps({"format": 1, "files": {key: entry}}), KEY) is None


def test_one_in_which_two_things_have_one_file_is_none_of_ours() -> None:
    for path, new_path in (("Notes/A.md", ""), ("Notes/b.md", "Notes/á.md"), ("Notes/b.md", "Notes/b.md")):
        entry = {"path": path, "sha256": [], "new_path": new_path}
        files = {"notes:1": {"path": "Notes/a.md", "new_path": "Notes/A\u0301.md", "sha256": []}, "notes:2": entry}
        assert read_manifest(json.dumps({"format": 1, "files": files}), KEY) is None


@each(
    "text",
    ["", "[]", "null", "[" * 200_000, '{"format": 2}', '{"format": 3, "files": {}}', '{"format": 2, "files": []}',
     '{"format": 1, "files": {"index": {"path": "index.md", "sha256": "x"}}}', '{"format": 2, "files": {}}'],
)  # fmt: skip
def test_what_is_no_manifest_is_none(text: str) -> None:
    assert read_manifest(text, KEY) is None
