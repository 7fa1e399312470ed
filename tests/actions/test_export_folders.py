"""Exporting into a folder that somebody else has a hand in: another export, a link, a manifest that is a lie."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from tests.actions.test_exports import stamp
from tests.helpers.long import few
from tests.trials.export_races import trial

from app.actions import folder_lock
from app.actions.exports import Wanted, export_markdown
from app.actions.notes import add_note, edit_note, remove_note
from app.domain.errors import BadInput, Cancelled
from app.domain.hashes import content_hash
from app.exporters.manifest import NAME
from app.store.clock import new_uid
from app.store.reads.fingerprint import uid_of
from app.store.store import Store

Forge = Callable[[dict[str, object]], None]


@pytest.fixture
def ledger(filled: tuple[bytes, dict[str, int]], tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "ledger.passagework"
    path.write_bytes(filled[0])
    with Store(path, "Ann") as store:
        yield store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "export"


@pytest.fixture
def linked(folder: Path, tmp_path: Path) -> Path:
    """A folder elsewhere, to which a link in the place of the sources' leads."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir(exist_ok=True)
    try:
        (folder / "Sources").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    return elsewhere


# --- one export at a time -------------------------------------------------------------------------------


@pytest.mark.long(
    "rounds of the trial of export races",
    instead=[
        "test_two_windows_that_export_into_one_folder_at_once_write_it_once",
        "test_killed_at_any_moment_the_next_export_knows_every_file",
    ],
)
def test_two_exports_into_one_folder_at_once_and_kills_take_no_file_for_edited(tmp_path: Path) -> None:
    outcome = trial(tmp_path, rounds=4, kill_every=3)
    assert outcome.kills == 1
    assert (outcome.forked, outcome.differing, outcome.left_over) == ((), (), ())


def test_an_export_says_in_one_sentence_that_another_is_under_way(
    ledger: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    monkeypatch.setattr(folder_lock, "WAIT_S", 0.0)
    with folder_lock.only_one(folder, lambda: None):
        with pytest.raises(BadInput, match="Another export into “export” is under way"):
            export_markdown(ledger, folder)
        assert [path.name for path in folder.iterdir()] == [folder_lock.NAME]
    assert export_markdown(ledger, folder).written


def test_an_export_that_waits_for_another_goes_on_after_it_or_is_stopped(ledger: Store, folder: Path) -> None:
    folder.mkdir()
    with folder_lock.only_one(folder, lambda: None), pytest.raises(Cancelled):
        export_markdown(ledger, folder, progress=lambda *_: True)
    held = folder_lock.only_one(folder, lambda: None)
    held.__enter__()

    def ends(*_: int) -> bool:
        nonlocal held
        if held is not None:
            held.__exit__(None, None, None)
            held = None
        return False

    assert export_markdown(ledger, folder, progress=ends).written


def test_an_export_that_was_killed_locks_nobody_out(ledger: Store, folder: Path) -> None:
    folder.mkdir()
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom app.actions.folder_lock import only_one\n"
        "with only_one(Path(sys.argv[1]), lambda: None):\n    print('held', flush=True)\n    time.sleep(600)\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    holder.kill()
    holder.communicate()
    assert (folder / folder_lock.NAME).exists()
    assert export_markdown(ledger, folder).written
    assert not (folder / folder_lock.NAME).exists()


# --- links ----------------------------------------------------------------------------------------------


def test_nothing_is_written_through_a_link_in_the_place_of_a_folder(ledger: Store, folder: Path, linked: Path) -> None:
    with pytest.raises(BadInput, match="“Sources” in “export” is a link to another folder"):
        export_markdown(ledger, folder)
    assert list(linked.iterdir()) == []
    assert [path.name for path in folder.iterdir()] == ["Sources"]


def test_nothing_is_removed_or_changed_through_a_link_that_came_later(
    ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path
) -> None:
    export_markdown(ledger, folder)
    (folder / "Notes").rename(tmp_path / "mine")
    try:
        (folder / "Notes").symlink_to(tmp_path / "mine", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    remove_note(ledger, ids["note"])
    before = stamp(tmp_path / "mine")
    with pytest.raises(BadInput, match="“Notes” in “export” is a link"):
        export_markdown(ledger, folder)
    assert stamp(tmp_path / "mine") == before


def test_nothing_is_written_through_a_link_that_comes_while_texts_are_written(
    ledger: Store, folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def swaps(done: int, total: int) -> bool:
        if done == total - 1 and not (folder / "Sources").exists():
            (folder / "Sources").symlink_to(elsewhere, target_is_directory=True)
        return False

    with pytest.raises(BadInput, match="is a link"):
        export_markdown(ledger, folder, progress=swaps)
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_is_itself_a_link_is_where_the_person_wants_it(
    ledger: Store, folder: Path, tmp_path: Path
) -> None:
    real = tmp_path / "real"
    real.mkdir()
    try:
        folder.symlink_to(real, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    export_markdown(ledger, folder)
    assert (real / "Sources").is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and devices that have names")
@few("name", [NAME, "index.md", "Sources/A digest.md", ".passagework-export.tmp"], keep=2, why="more names")
@pytest.mark.parametrize("what", ["pipe", "endless"])
def test_what_is_no_file_in_the_place_of_one_is_not_read(ledger: Store, folder: Path, name: str, what: str) -> None:
    (folder / "Sources").mkdir(parents=True)
    if what == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to("/dev/zero")
    if name == ".passagework-export.tmp" and what == "pipe":
        with pytest.raises(BadInput, match="cannot be written"):
            export_markdown(ledger, folder)
    else:
        kept = export_markdown(ledger, folder).kept
        assert [path for path, _ in kept] == ([folder / name] if name.endswith(".md") else [])


# --- manifests that are no proof ------------------------------------------------------------------------


@pytest.fixture
def forge(folder: Path) -> Forge:
    """Write a manifest of one's own, with all that one can know of a true one."""

    def write(files: dict[str, object]) -> None:
        true = json.loads((folder / NAME).read_text("utf-8"))
        (folder / NAME).write_text(json.dumps({**true, "files": {**true["files"], **files}}), "utf-8")

    return write


def _entry(path: str, words: bytes, **more: object) -> dict[str, object]:
    return {"path": path, "sha256": [content_hash(words)], **more}


@pytest.mark.parametrize("form", [1, 2])
def test_a_forged_manifest_costs_no_file_its_words(
    ledger: Store, ids: dict[str, int], folder: Path, forge: Forge, form: int
) -> None:
    """Of a thing that is gone, of one that is there, and beside one: each time with the right hash."""
    export_markdown(ledger, folder)
    words = {"Notes/Diary.md": b"Dear diary", "Notes/Letter.md": b"Dear Bo", "Tags/Old (new).md": b"Draft"}
    for path, said in words.items():
        (folder / path).write_bytes(said)
    note, tag = _keys(folder)
    forge(
        {
            "notes:gone": _entry("Notes/Diary.md", b"Dear diary"),
            note: _entry("Notes/Letter.md", b"Dear Bo"),
            tag: _entry("Tags/Old.md", b"", new_path="Tags/Old (new).md", new_sha256=[content_hash(b"Draft")]),
        }
    )
    if form == 1:
        known = json.loads((folder / NAME).read_text("utf-8"))
        (folder / NAME).write_text(json.dumps({"format": 1, "files": known["files"]}), "utf-8")
    report = export_markdown(ledger, folder)
    assert report.removed == ()
    moved = {was.relative_to(folder).as_posix(): now for was, now in report.aside}
    for path, said in words.items():
        assert moved.get(path, folder / path).read_bytes() == said
    assert {path.read_bytes() for path in folder.rglob("*.md")} >= set(words.values())


def _keys(folder: Path) -> tuple[str, str]:
    files = json.loads((folder / NAME).read_text("utf-8"))["files"]
    return next(key for key in files if key.startswith("notes:")), next(key for key in files if key.startswith("tags:"))


def test_what_an_older_programs_manifest_knows_is_moved_beside_once_and_said(
    ledger: Store, ids: dict[str, int], folder: Path
) -> None:
    export_markdown(ledger, folder)
    known = json.loads((folder / NAME).read_text("utf-8"))
    (folder / NAME).write_text(json.dumps({"format": 1, "files": known["files"]}), "utf-8")
    edit_note(ledger, ids["note"], "Plan: [draft]", "New words")
    note = folder / "Notes/Plan - (draft).md"
    old = note.read_bytes()
    report = export_markdown(ledger, folder)
    assert (report.kept, report.written) == ((), (note,))
    assert report.aside == ((note, folder / "Earlier export/Notes/Plan - (draft).md"),)
    assert report.aside[0][1].read_bytes() == old
    edit_note(ledger, ids["note"], "Plan: [draft]", "Newer words")
    again = export_markdown(ledger, folder)
    assert (again.kept, again.written, again.aside) == ((), (note,), ())


def test_a_file_already_moved_beside_stays(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    for words in ("One", "Two"):
        edit_note(ledger, ids["note"], "Plan: [draft]", words)
        export_markdown(ledger, folder)
        known = json.loads((folder / NAME).read_text("utf-8"))
        (folder / NAME).write_text(json.dumps({"format": 1, "files": known["files"]}), "utf-8")
    edit_note(ledger, ids["note"], "Plan: [draft]", "Three")
    export_markdown(ledger, folder)
    kept = sorted(path.name for path in (folder / "Earlier export/Notes").iterdir())
    assert kept == ["Plan - (draft) 2.md", "Plan - (draft).md"]
    assert b"One" in (folder / "Earlier export/Notes/Plan - (draft).md").read_bytes()


def test_a_signature_is_one_workspaces_own(
    filled: tuple[bytes, dict[str, int]], ledger: Store, folder: Path, tmp_path: Path
) -> None:
    """Two workspaces with the same things in them, as those made of the starter are."""
    export_markdown(ledger, folder)
    before = stamp(folder)
    text = "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())
    assert uid_of(ledger) not in text
    other = tmp_path / "other.passagework"
    other.write_bytes(filled[0])
    with closing(sqlite3.connect(other)) as db, db:
        db.execute("UPDATE setting SET value = ? WHERE key = 'uid'", (new_uid(),))
    with Store(other, "Bo") as twin, pytest.raises(BadInput, match="another workspace"):
        export_markdown(twin, folder)
    assert stamp(folder) == before


@pytest.mark.parametrize(
    "damage", ["[" * 200_000, '{"format": 1, "files": {"index": {"path": "a\\u0000.md", "sha256": []}}}']
)
def test_a_manifest_that_is_none_of_ours_knows_no_file(ledger: Store, folder: Path, damage: str) -> None:
    folder.mkdir()
    (folder / NAME).write_text(damage, "utf-8")
    (folder / "index.md").write_text("mine", "utf-8")
    assert export_markdown(ledger, folder).kept == ((folder / "index.md", folder / "index (new).md"),)


# --- names of things ------------------------------------------------------------------------------------

ODD_NAMES = (
    "con", "NUL.txt", "com1.a.b", "Lpt¹", "...", ". .", "..", "-", "a/b\\c:d", "R&D &lt; x", "50%20 %%", "[[x]]|y#z^w",
    "Straße", "STRASSE", "strasse", "Café", "Cafe\u0301", "CAFÉ", "ı", "I", "İ", "i", "K", "k", "w" * 300, "W" * 300,
    "w" * 299 + "v",     "מתנות: \u05e9\u05b8לום", "هدايا", "می\u200cخواهم", "میخواهم", "礼物" * 80,
    "👩\u200d👩\u200d👧", "👩👩👧",
    "\u202ereversed", "a\u200bb", "a b", "A  B",     "x\ny\tz", "'\"`", "index", "Index", "(new)", "x (new)", "x",
)  # fmt: skip


def test_things_with_odd_names_have_a_file_each_and_every_link_leads_there(ledger: Store, folder: Path) -> None:
    for name in ODD_NAMES:
        add_note(ledger, f"[[{name}]]", name)
    report = export_markdown(ledger, folder, Wanted(links="relative"))
    notes = [path for path in report.written if path.parent.name == "Notes"]
    assert len(notes) == len(ODD_NAMES) + 1
    assert sorted(path.name for path in (folder / "Notes").iterdir()) == sorted(path.name for path in notes)
    assert len({unicodedata.normalize("NFKD", path.name.casefold()) for path in notes}) == len(notes)
    for path in report.written:
        text = path.read_text("utf-8").partition("\n---\n")[2]
        for inline in MarkdownIt("commonmark").parse(text):
            for token in inline.children or ():
                href = str(token.attrGet("href") or "")
                if href and not href.startswith("http"):
                    assert (path.parent / unquote(href.partition("#")[0])).is_file(), (path.name, href)
    assert export_markdown(ledger, folder, Wanted(links="relative")).written == ()


def test_a_forged_manifest_makes_no_file_of_hers_ours(ledger: Store, folder: Path) -> None:
    export_markdown(ledger, folder)
    (folder / "hers.md").write_text("Dear diary", "utf-8")
    manifest = folder / NAME
    manifest.write_text(manifest.read_text("utf-8").replace('"index.md"', '"hers.md"'), "utf-8")
    report = export_markdown(ledger, folder)
    assert (folder / "hers.md").read_text("utf-8") == "Dear diary"
    assert folder / "hers.md" in {edited for edited, _ in report.kept}


def test_a_folder_that_is_removed_while_texts_are_written_is_said_as_that(ledger: Store, folder: Path) -> None:
    folder.mkdir()

    def remove(done: int, total: int) -> bool:
        if done == total - 1:
            folder.rename(folder.with_name("moved"))
        return False

    with pytest.raises(BadInput, match=r"“export”, or something in it, was moved or removed during the export\."):
        export_markdown(ledger, folder, progress=remove)


def test_a_name_that_is_too_long_is_said_in_short(ledger: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        export_markdown(ledger, tmp_path / ("x" * 300))
    assert len(str(caught.value)) < 160
