"""Kills a window at chance moments of a journey, opens it again, and looks for all that was done by then.

`python -m tests.trials.window_kills --rounds 50`
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.helpers.made import make_empty
from tests.helpers.settled import settled

from app.actions.check import check
from app.actions.codebook import merge_tags
from app.actions.donations import add_donation
from app.actions.exports import export_markdown
from app.actions.half_typed import half_typed
from app.actions.notes import add_note
from app.actions.sources import add_draft
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.donations import Donation, Party
from app.domain.terms import PartyRole
from app.importers.read import read_source
from app.paths import RESOURCES
from app.settings import Settings
from app.store.backup_list import backups
from app.store.reads import donations, notes, sources
from app.store.reads import tags as tag_reads
from app.store.reads.countries import by_code
from app.store.reads.drafts import kept
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.panels.notes.editor import NoteEditor
from app.ui.shell.half_typed_notice import HalfTypedNotice
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import make_app, open_window
from app.ui.views.countries.fact_editor import FactEditor
from app.ui.views.donations.record_form import RecordForm
from app.ui.views.read.draft_card import DraftCard

SECONDS = 8
"""The longest that one works before the kill."""
GIFT = "Norway gave Chile 12 pumps."
LINES = "\n\n".join(f"Paragraph {n} speaks of the harbour, of its cranes and of the weather there." for n in range(60))
TEXTS = {name: f"{name}\n\n{LINES}\n\n{GIFT}\n\n{LINES}\n" for name in ("Quinces", "Plums")}


def window_on(path: Path) -> MainWindow:
    """A window that starts as the program's own does."""
    os.environ["PASSAGEWORK_DATA"] = str(path.parent / "data")
    ready: list[MainWindow] = []
    window = open_window(Settings(path.parent / "settings.json"), path, None, ready.append)
    until = time.monotonic() + 60
    while not ready:
        QApplication.processEvents()
        assert time.monotonic() < until
    settled(window)
    return window


def journey(path: Path, seed: int) -> None:
    """Do a chance step of the window's work after another; what is done and at rest is told, a line of JSON each."""
    make_app(Settings(path.parent / "settings.json"))
    window, chance = window_on(path), random.Random(seed)
    state = {"note": "", "source": 0, "at": -1, "pumps": 0, "tags": ["Left", "Right"], "files": [], "backups": 0,
             "form": "", "zoom": 0, "half": "", "fact": ""}  # fmt: skip
    steps = STEPS[seed % len(STEPS) :] + STEPS[: seed % len(STEPS)]  # each is the first of some kill
    for number in range(1000):
        step = steps[number] if number < len(steps) else chance.choice(STEPS)
        state["under_way"] = step.__name__
        print(json.dumps(state), flush=True)
        step(window, chance, number, state)
        settled(window)
        state["under_way"] = ""


def type_note(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    window.session.go(Target("notes", "note", 1))
    settled(window)
    (editor,) = [one for one in window.place("notes").findChildren(NoteEditor) if one.note() is not None]
    QTest.keyClicks(editor, f"{number} ")
    state["note"] = editor.toPlainText()


def scroll(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    state["source"] = chance.choice((1, 2))
    window.session.go(Target("read", "source", state["source"]))  # type: ignore[arg-type]
    settled(window)
    bar = window.read.page.verticalScrollBar()
    bar.setValue(chance.randrange(bar.maximum()))
    settled(window)
    state["at"] = window.read.page.place()


def draft(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    window.session.go(Target("read", "source", 1))
    settled(window)
    page = window.read.page
    page.setFocus()
    at = page.text().text.index(GIFT)
    page.select(at, at)
    QTest.keyClick(page, Qt.Key.Key_R)
    settled(window)
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    row = next(n for n, one in enumerate(card.model.rows) if "pumps" in one.row.value)
    card.list.setCurrentIndex(card.model.index(row, 0))
    QTest.keyClick(card.list, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(f"{1000 + number} pumps")
    QTest.keyClick(field, Qt.Key.Key_Return)
    state.update(source=1, pumps=1000 + number)
    settled(window)
    state["at"] = page.place()


def tag_and_undo(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    """What is undone is gone; then a tag that stays."""
    window.session.do(lambda store: add_tag(store, TagContent(f"Undone {number}")))
    window.session.run("edit.undo")
    settled(window)
    window.session.do(lambda store: add_tag(store, TagContent(f"Tag {number}")))
    state["tags"] = [*state["tags"], f"Tag {number}"]  # type: ignore[misc]


def merge(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    """One tag into the first."""
    first, *others = tag_reads.codebook(window.session.store)
    if others:
        gone = chance.choice(others)
        window.session.step(lambda store: merge_tags(store, [gone.id], first.id), lambda _none: None)
        settled(window)
        state["tags"] = [one for one in state["tags"] if one != gone.content.name]  # type: ignore[union-attr]


def bring(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    path = window.session.store.path.parent / f"Brought {number}.txt"
    path.write_text(f"Brought {number}\n\n{LINES}\n", "utf-8")
    window.files.adding.add_files([path])
    settled(window)
    state["files"] = [*state["files"], f"Brought {number}"]  # type: ignore[misc]


def export(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    store = window.session.store
    folder = store.path.parent / "vault"
    window.session.operate("Exporting", lambda progress: export_markdown(store, folder, progress=progress), None)


def back_up(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    window.files.back_up()
    settled(window)
    state["backups"] = int(str(state["backups"])) + 1


def fill_form(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    window.session.go(Target("donations", "form", 1))
    settled(window)
    (form,) = (one for one in window.findChildren(RecordForm) if one.isVisible())
    field = form.fields["title"].text  # type: ignore[union-attr]
    field.setFocus()
    QTest.keyClicks(field, f" {number}")
    title = form.filled().content.title
    QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    state["form"] = title


def half_fill_form(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    """The form of a new record, which is never saved."""
    window.session.go(Target("donations", "form"))
    settled(window)
    (form,) = (one for one in window.findChildren(RecordForm) if one.isVisible())
    field = form.parties[0].place
    field.setFocus()
    QTest.keyClicks(field, f" {number}")
    until_kept(window, f" {number}")
    state["half"] = field.text()


def half_fill_fact(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    """A new fact of a country, which is never saved."""
    country = by_code(window.session.store, "CL")
    window.session.go(Target("countries", "country", country.id))
    settled(window)
    window.session.run("countries.add")
    (editor,) = (one for one in window.findChildren(FactEditor) if one.isVisible())
    editor.what.setFocus()
    QTest.keyClicks(editor.what, f" {number}")
    until_kept(window, f" {number}")
    state["fact"] = editor.what.text()


def until_kept(window: MainWindow, words: str) -> None:
    until = time.monotonic() + 20
    while not any(words in one.words for one in half_typed(window.session.store)):
        QApplication.processEvents()
        assert time.monotonic() < until


def set_zoom(window: MainWindow, chance: random.Random, number: int, state: dict[str, object]) -> None:
    state.update(zoom=1 + number % 3, source=0)  # with other lines, another one is at the top
    window.session.put("zoom", state["zoom"])


STEPS = (
    type_note, scroll, draft, tag_and_undo, merge, bring, export, back_up, fill_form, set_zoom, half_fill_form,
    half_fill_fact,
)  # fmt: skip


def run(folder: Path, seed: int) -> list[str]:
    """One kill. Returns the steps that were begun before it."""
    path = folder / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        for name, text in TEXTS.items():
            add_draft(store, read_source(text.encode(), f"{name}.txt"))
        add_note(store, "First", "Half")
        add_donation(
            store, Donation("Pumps", parties=(Party(PartyRole.DONOR, "Norway"), Party(PartyRole.RECIPIENT, "Chile")))
        )
        for name in ("Left", "Right"):
            add_tag(store, TagContent(name))
    code = (
        f"from tests.trials.window_kills import journey; from pathlib import Path; journey(Path({str(path)!r}), {seed})"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [json.loads(child.stdout.readline())]
    time.sleep(random.Random(seed).random() * SECONDS)
    assert child.poll() is None, "the journey ended before the kill"
    os.kill(child.pid, signal.SIGKILL)
    told += [json.loads(line) for line in child.stdout if line.endswith("\n")]
    child.wait()
    look(path, told[-1])
    return [str(one["under_way"]) for one in told]


def look(path: Path, told: dict[str, Any]) -> None:
    """Open it again, and look for what was told; the step that was under way may be there too."""
    window = window_on(path)
    store, now = window.session.store, told["under_way"]
    (note,) = notes.every(store)
    assert set(told["note"].split()) <= set(note.body.split()), (told, note.body)
    if told["source"] and now == "type_note":
        assert window.read.row is not None
        place = window.read.row.id, window.read.page.place()
        assert place == (told["source"], told["at"]), (told, place)
    drafts = [int(number) for one in kept(store, store.person) for number in re.findall(r"\b1\d{3}\b", one.draft)]
    assert max(drafts, default=0) >= told["pumps"], (told, drafts)
    tags = {tag.content.name for tag in tag_reads.codebook(store)}
    missing, more = set(told["tags"]) - tags, tags - set(told["tags"])
    assert len(missing) <= (now == "merge"), (told, tags)
    assert len(more) <= (now == "tag_and_undo"), (told, tags)
    brought = [row.meta.title for row in sources.library(store)]
    assert set(told["files"]) <= set(brought), (told, brought)
    made = backups(path)
    assert len(made) >= told["backups"], told
    assert all(one.sound for one in made[: told["backups"]]), made
    title = donations.record(store, 1).content.title
    assert (told["form"] or "Pumps") in title, (told, title)
    if now != "set_zoom":
        assert Settings(path.parent / "settings.json").get("zoom", 0) == told["zoom"], told
    look_for_half_typed(window, told)
    report = export_markdown(store, path.parent / "vault")
    assert (*report.kept, *report.left, *report.aside) == (), report
    assert check(store).problems == ()
    window.close_workspace()  # closing would ask about the forms
    window.close()


def look_for_half_typed(window: MainWindow, told: dict[str, Any]) -> None:
    """What was typed in forms and not saved stands in them again, and that is said; keys that came since may be too."""
    if not (told["half"] or told["fact"]):
        return
    (notice,) = window.findChildren(HalfTypedNotice)
    assert notice.isVisible()
    if told["half"]:
        window.session.go(Target("donations", "form"))
        settled(window)
        (form,) = (one for one in window.findChildren(RecordForm) if one.isVisible())
        assert form.parties[0].place.text().startswith(told["half"]), (told, form.parties[0].place.text())
    if told["fact"]:
        window.session.go(Target("countries", "country", by_code(window.session.store, "CL").id))
        settled(window)
        (editor,) = (one for one in window.findChildren(FactEditor) if one.isVisible())
        assert editor.what.text().startswith(told["fact"]), (told, editor.what.text())


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--journey", type=Path, help="what is killed: work on this until it is")
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.journey is not None:
        journey(given.journey, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        make_app(Settings(Path(folder) / "settings.json"))
    for seed in range(given.seed, given.seed + given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            begun = run(Path(folder), seed)
            print(f"kill {seed}: in {begun[-1]}, after {len(begun) - 1} other steps; nothing lost", flush=True)


if __name__ == "__main__":
    main()
