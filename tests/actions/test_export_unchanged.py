"""An export that finds nothing changed renders nothing, and says and leaves just what rendering all would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.helpers.long import share

from app.actions import exports
from app.actions.exports import ExportReport, Wanted, export_markdown, planned_export
from app.actions.notes import add_note, edit_note
from app.actions.tags import edit_tag
from app.exporters.dialects import Profile
from app.exporters.manifest import NAME
from app.store.reads import notes as note_reads
from app.store.reads import tags as tag_reads
from app.store.store import Store

NOTE = "Notes/Plan - (draft).md"
TAG = "Tags/Image repair.md"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of all pages that are made."""
    made: list[str] = []
    pages = exports.pages

    def watched(*args: object, **named: object) -> Iterator[object]:
        for one in pages(*args, **named):  # type: ignore[arg-type]
            made.append(one.key)
            yield one

    monkeypatch.setattr(exports, "pages", watched)
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("ids")
def test_nothing_is_rendered_where_nothing_has_changed(ledger: Store, tmp_path: Path, rendered: list[str]) -> None:
    folder = tmp_path / "vault"
    first = export_markdown(ledger, folder)
    assert rendered
    rendered.clear()
    again = export_markdown(ledger, folder)
    assert rendered == []
    assert again.unchanged == first.written
    assert [one.text for one in again.files] == [one.text for one in first.files]


def _words(ledger: Store, _folder: Path) -> None:
    add_note(ledger, "One more", "Words.", "", None)


def _name(ledger: Store, _folder: Path) -> None:
    tag = tag_reads.codebook(ledger)[0]
    edit_tag(ledger, tag.id, replace(tag.content, definition="Said in other words."))


def _there_and_back(ledger: Store, _folder: Path) -> None:
    note = note_reads.every(ledger)[0]
    edit_note(ledger, note.id, note.title, f"{note.body} And more.")
    ledger.undo()


def _edit(_ledger: Store, folder: Path) -> None:
    if not (folder / NOTE).exists():
        return
    (folder / NOTE).write_text((folder / NOTE).read_text(encoding="utf-8") + "\nHers.\n", encoding="utf-8")


def _edit_unseen(_ledger: Store, folder: Path) -> None:
    """Other words of the same length, with the time of before."""
    if not (folder / NOTE).exists():
        return
    at = (folder / NOTE).stat()
    (folder / NOTE).write_bytes((folder / NOTE).read_bytes().replace(b"Plan", b"Plam"))
    os.utime(folder / NOTE, ns=(at.st_atime_ns, at.st_mtime_ns))


def _delete(_ledger: Store, folder: Path) -> None:
    (folder / NOTE).unlink(missing_ok=True)


def _rename(_ledger: Store, folder: Path) -> None:
    if (folder / TAG).exists():
        (folder / TAG).rename(folder / "Tags/Called otherwise.md")


def _lose_manifest(_ledger: Store, folder: Path) -> None:
    (folder / NAME).unlink(missing_ok=True)


def _nothing(_ledger: Store, _folder: Path) -> None:
    return


CHANGES: tuple[Callable[[Store, Path], None], ...] = (
    _nothing, _words, _name, _there_and_back, _edit, _edit_unseen, _delete, _rename, _lose_manifest,
)  # fmt: skip
WANTED = (
    Wanted(), Wanted(Profile.PANDOC), Wanted(Profile.PLAIN), Wanted(links="relative"), Wanted(kinds=("Notes",)),
    Wanted(single=True), Wanted(style="numeric"),
)  # fmt: skip


def _in_full(monkeypatch: pytest.MonkeyPatch, do: Callable[[], ExportReport]) -> ExportReport:
    """What comes of it where no stamp is ever known."""
    with monkeypatch.context() as patched:
        patched.setattr(exports, "stamp_of", lambda *_: "")
        return do()


def _within(report: ExportReport, folder: Path) -> str:
    """A report without the place of its folder."""
    return repr(report).replace(str(folder), "")


Step = tuple[Callable[[Store, Path], None], Wanted]


def _steps(changes: list[Callable[[Store, Path], None]], wanted: list[Wanted]) -> Iterator[Step]:
    """Each change is exported as it was before it, and between them other pages are wanted while nothing changes."""
    left = list(wanted)
    now = left.pop(0)
    for change in changes:
        yield change, now
        if left:
            now = left.pop(0)
            yield _nothing, now


@settings(max_examples=share(1 / 30), phases=[Phase.generate])  # in a set order, but for long trials
@given(st.permutations(CHANGES), st.permutations(WANTED))
def test_what_comes_of_it_is_what_rendering_all_would_give(
    filled: tuple[bytes, dict[str, int]],
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[Callable[[Store, Path], None]],
    wanted_ones: list[Wanted],
) -> None:
    root = tmp_path_factory.mktemp("both")
    (root / "w.passagework").write_bytes(filled[0])
    quick, full = root / "quick", root / "full"
    with Store(root / "w.passagework", "Ann") as store, pytest.MonkeyPatch.context() as patch:
        export_markdown(store, quick)
        for number, (change, wanted) in enumerate(_steps(changes, wanted_ones[: max(2, share(1 / 40))])):
            change(store, quick)
            shutil.copytree(quick, full)
            for to in (planned_export, export_markdown)[number % 2 :]:  # what is planned has the pages of what is done
                fast = to(store, quick, wanted)
                slow = _in_full(patch, lambda to=to, wanted=wanted: to(store, full, wanted))
                assert _within(fast, quick) == _within(slow, full)
                kept = {name: data for name, data in files(quick).items() if name != NAME}
                assert kept == {name: data for name, data in files(full).items() if name != NAME}
            shutil.rmtree(full)
    shutil.rmtree(root)
