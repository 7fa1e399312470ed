"""Asking how to export beside a preview, settling what both changed, and reporting what came of it."""

from __future__ import annotations

import gc
import os
import re
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.settled import settled

from app.actions.export_files import File, State
from app.actions.exports import ExportReport, Wanted, export_markdown
from app.actions.notes import add_note, edit_note
from app.domain.note_figures import Finding, Why
from app.exporters.dialects import Profile
from app.exporters.merging import Merged
from app.store.reads import notes as note_reads
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.dialogs.export import Chosen, ExportDialog, ExportReportDialog, figures_of
from app.ui.dialogs.export_conflict import ConflictDialog
from app.ui.look import theme
from app.ui.look.plain import PlainLabel
from app.ui.widgets.chip_button import ChipButton


def said_at(conflict: ConflictDialog) -> str:
    """What a screen reader says of the line with the keyboard."""
    return str(conflict.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def opened(qtbot: QtBot, session: Session, folder: Path | None = None) -> ExportDialog:
    """The dialog, once it has read what would become of this folder."""
    dialog = ExportDialog(session, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    if folder is not None:
        dialog.folder.setText(str(folder))
        dialog.folder.textEdited.emit(str(folder))
    dialog.open()
    settled(dialog)
    return dialog


def test_what_is_chosen_from_stays_once_it_had_the_keyboard(qtbot: QtBot, session: Session) -> None:
    """The binding takes a widget that was asked for by its label for garbage, with the label, where that lies in it."""
    dialog = opened(qtbot, session)
    dialog.part.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(dialog.part.hasFocus)
    gc.collect()
    assert dialog.part in dialog.findChildren(QWidget)


def test_the_preview_follows_the_profile_and_the_answers_are_kept_for_the_folder(
    qtbot: QtBot, session: Session, store: Store, source_id: int, tmp_path: Path
) -> None:
    add_note(store, "See [[A page about gifts]].", "First")
    dialog = opened(qtbot, session, tmp_path / "vault")
    said = {button.accessibleDescription() for button in dialog.profiles.buttons()}
    at_once = {label.text() for label in dialog.findChildren(PlainLabel) if label.named() is None}
    assert len({words for words in at_once if len(words.split()) > 2}) == 2, "its name, and how many files come"
    assert len(said - at_once) == 3  # a screen reader says them at their buttons, not as the dialog opens
    assert dialog.counts.text().startswith("3 new · 0 changed")
    names = {dialog.preview.file.path if dialog.preview.file else ""}
    for _ in range(2):
        dialog.preview.after.click()
        names.add(dialog.preview.file.path if dialog.preview.file else "")
    assert names == {"Sources/A page about gifts.md", "Notes/First.md", "index.md"}
    while dialog.preview.file is None or dialog.preview.file.path != "Notes/First.md":
        dialog.preview.step(1)
    assert "See [[A page about gifts]]." in dialog.preview.source.toPlainText()
    dialog.profiles.button(2).click()
    settled(dialog)
    assert "See [A page about gifts](../Sources/A%20page%20about%20gifts.md)." in dialog.preview.source.toPlainText()
    dialog.style_menu.take_style("note")
    settled(dialog)
    dialog.style_menu.take_style(str(tmp_path / "none.csl"))
    settled(dialog)
    assert dialog.problem.text().startswith("The citation style none.csl cannot be read")
    dialog.style_menu.take_style("numeric")
    settled(dialog)
    assert (dialog.problem.text(), dialog.counts.text()[:5]) == ("", "3 new")
    dialog.preview.shape.buttons["read"].click()
    assert "See A page about gifts." in dialog.preview.read.toPlainText()
    assert "passagework note" not in dialog.preview.read.toPlainText()
    with qtbot.waitSignal(dialog.exported) as caught:
        qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert caught.args == [Chosen(tmp_path / "vault", Wanted(Profile.PLAIN, style="numeric"), {})]
    again = opened(qtbot, session)
    assert again.folder.text() == str(tmp_path / "vault")
    assert again.wanted() == Wanted(Profile.PLAIN, style="numeric")
    again.profiles.button(1).click()
    assert not again.style_menu.isEnabled()


@pytest.mark.parametrize("profile", [*Profile])
def test_the_button_says_how_many_files_are_written(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path, profile: Profile
) -> None:
    folder, wanted = tmp_path / "vault", Wanted(profile)
    note = add_note(store, "One.", "Plan")
    for step in ("new", "edited"):
        if step == "edited":
            file = folder / "Notes" / "Plan.md"
            file.write_text(file.read_text("utf-8").replace("One.", "My one."), "utf-8")
            edit_note(store, note, "Plan", "New one.")
        session.settings.put("export", {"folder": str(folder), "profile": profile.value})
        dialog = opened(qtbot, session)
        dialog.folder.setText(str(folder))
        dialog.profiles.button([*Profile].index(profile)).click()
        settled(dialog)
        export = next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith("Export"))
        written = export_markdown(store, folder, wanted).written
        assert export.text() == f"Export {len(written)}", (step, written)
        dialog.reject()


def test_what_is_still_running_comes_first_and_then_the_button_says_what_is_written(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    """It was the count of before an import began, whose thousands of records were then written too."""
    may_end = threading.Event()

    def work(_progress: object) -> None:
        may_end.wait(30)
        add_note(store, "Brought in.", "Late")

    add_note(store, "One.", "Plan")
    session.operate("Importing", work)
    session.settings.put(f"export.folder.{store.path.absolute()}", str(tmp_path / "vault"))
    dialog = ExportDialog(session, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    export = next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith("Export"))
    qtbot.waitUntil(lambda: bool(dialog.counts.text()))
    said = export.text(), dialog.counts.text()
    may_end.set()
    assert said == ("Export", "Something is still running: the export waits for it, and writes what it brings too")
    settled(dialog)
    assert export.text() == f"Export {len(export_markdown(store, tmp_path / 'vault', dialog.wanted()).written)}"
    assert dialog.counts.text().startswith("3 new · ")  # two notes and the index
    add_note(store, "By the other window.", "Later")
    settled(dialog)
    assert dialog.counts.text().startswith("1 new · 1 changed"), "the folder has those before by now"


def test_all_of_it_is_within_a_low_window(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    dialog = ExportDialog(session, window)
    dialog.open()
    settled(dialog)
    assert (dialog.width() <= 900, dialog.height() <= 600) == (True, True)
    export = next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith("Export"))
    assert dialog.rect().contains(export.geometry())
    dialog.folder.setFocus()
    for _ in range(2):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.templates
    seen = dialog.templates.visibleRegion().boundingRect()
    assert seen.height() == dialog.templates.height()


def test_its_last_line_is_seen_whole_on_a_laptop(qtbot: QtBot, session: Session, qapp: QApplication) -> None:
    theme.choose(qapp, "light")  # in which fields are taller
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    dialog = ExportDialog(session, window)
    dialog.open()
    dialog.part.setCurrentIndex(2)
    dialog.part.activated.emit(2)
    settled(dialog)
    (last,) = (
        one for one in dialog.findChildren(QLabel) if one.text().endswith("The preview follows as you save one.")
    )
    assert last.visibleRegion().boundingRect() == last.rect()


def test_a_long_file_says_how_much_of_it_is_seen_and_shows_more_when_asked(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    add_note(store, "\n\n".join(f"Line {n} of many lines." for n in range(4_000)), "Long")
    dialog = opened(qtbot, session, tmp_path / "vault")
    preview = dialog.preview
    while preview.file is None or preview.file.path != "Notes/Long.md":
        preview.step(1)
    text = preview.file.text
    first = preview.source.toPlainText()
    assert text.startswith(first)
    assert first.endswith("\n")
    assert 50_000 < len(first) <= 60_000
    assert preview.rest.text() == f"The first {len(first):,} characters of {len(text):,}."
    preview.more.click()
    assert preview.source.toPlainText() == text
    assert not preview.rest.isVisible()
    assert not preview.more.isVisible()
    preview.shape.buttons["read"].click()
    assert preview.rest.text().startswith("The first ")


def test_the_preview_follows_a_template_as_it_is_saved_and_comes_back_without_it(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    add_note(store, "Words.", "First")
    templates = tmp_path / "templates"
    templates.mkdir()
    file = templates / "notes.md.j2"
    file.write_text("Laid out: {{ page.title }}\n\n{{ parts() }}\n", "utf-8")
    dialog = opened(qtbot, session, tmp_path / "vault")
    dialog.templates.setText(str(templates))
    settled(dialog)
    for _ in range(200):
        if dialog.preview.file is not None and dialog.preview.file.path.startswith("Notes"):
            break
        dialog.preview.step(1)
    assert "Laid out: First" in dialog.preview.source.toPlainText()
    file.write_text("{{ nothing }}", "utf-8")
    qtbot.waitUntil(lambda: "notes.md.j2" in dialog.problem.text())
    file.write_text("Otherwise: {{ page.title }}\n", "utf-8")
    qtbot.waitUntil(lambda: "Otherwise: First" in dialog.preview.source.toPlainText())
    assert dialog.problem.text() == ""
    dialog.single.click()  # one document has no pages that a template lays out
    settled(dialog)
    assert (dialog.problem.text(), dialog.templates.isEnabled()) == ("", False)
    assert "Otherwise" not in dialog.preview.source.toPlainText()
    dialog.single.click()
    settled(dialog)
    assert dialog.templates.isEnabled()
    dialog.templates.clear()
    qtbot.waitUntil(lambda: "Words." in dialog.preview.source.toPlainText())
    assert "Otherwise" not in dialog.preview.source.toPlainText()


def test_a_part_that_is_not_there_is_said_and_nothing_can_be_seen(
    qtbot: QtBot, session: Session, source_id: int, tmp_path: Path
) -> None:
    dialog = opened(qtbot, session, tmp_path / "vault")
    dialog.part.setCurrentIndex(2)
    dialog.part.activated.emit(2)
    qtbot.keyClicks(dialog.part_words, "Nothing")
    settled(dialog)
    assert dialog.problem.text() == "There is no tag “Nothing”."
    assert dialog.preview.source.toPlainText() == ""
    dialog.part.setCurrentIndex(0)
    dialog.part.activated.emit(0)
    settled(dialog)
    assert (dialog.problem.text(), dialog.counts.text()[:5]) == ("", "2 new")


def test_what_cannot_be_compared_is_named_where_one_would_look_at_it(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    """The button did nothing."""
    note = add_note(store, "One.", "Plan")
    export_markdown(store, tmp_path / "vault")
    (tmp_path / "vault" / "Notes" / "Plan.md").write_bytes(b"All of it is mine, \xff.")
    edit_note(store, note, "Plan", "Two.")
    dialog = opened(qtbot, session, tmp_path / "vault")
    assert dialog.look.text() == "1 edited by you: look at it first"
    qtbot.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.findChildren(ConflictDialog), dialog.problem.text()[-15:]) == ([], ": Notes/Plan.md")


def test_what_both_changed_is_settled_by_keys_before_anything_is_written(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    note = add_note(store, f"One.\n\nTwo.\n\n{'Words. ' * 40}Three.", "Plan")
    export_markdown(store, folder)
    file = folder / "Notes" / "Plan.md"
    file.write_text(file.read_text("utf-8").replace("One.", "My one.").replace("Three.", "My three."), "utf-8")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    edit_note(store, note, "Plan", f"New one.\n\nTwo.\n\n{'Words. ' * 40}New three.")
    early = listen(monkeypatch)
    dialog = opened(qtbot, session, folder)
    assert dialog.look.text() == "1 edited by you: look at it first"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_D)  # and not a letter in the folder
    assert dialog.folder.text() == str(folder)
    (conflict,) = dialog.findChildren(ConflictDialog)
    qtbot.keyClick(conflict, Qt.Key.Key_Escape)
    assert early == ["1 edited by you: look at it first: Ctrl+D"]
    qtbot.keyClick(dialog.folder, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    (conflict,) = (one for one in dialog.findChildren(ConflictDialog) if one.isVisible())
    conflict.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    first, last = conflict.places()
    assert conflict.place() == first
    heard = listen(monkeypatch)
    assert said_at(conflict) == "Difference 1 of 2. Yours “My one.”, new “New one.”. To choose; else yours stay"
    assert conflict.table.horizontalHeaderItem(0).text() == "Yours, in the folder · 13 Sep 2020"
    assert dialog.preview.file is not None
    hers, ours = file.read_text("utf-8").splitlines(), dialog.preview.file.text.splitlines()
    for row in conflict.rows:
        for number, lines, said in zip(row.numbers, (hers, ours), (row.mine, row.new), strict=True):
            assert not number or lines[number - 1] == said
    assert all(all(row.numbers) for row in conflict.rows if row.place is not None)
    qtbot.keyClick(conflict.table, Qt.Key.Key_2)
    assert said_at(conflict).endswith(". Stays: new")
    assert heard[-1].startswith("Stays: new. You edited this file")
    qtbot.keyClick(conflict.table, Qt.Key.Key_J)
    assert conflict.place() == last
    heights = {row.place: conflict.table.rowHeight(at) for at, row in enumerate(conflict.rows)}
    assert heights[last] > heights[first] >= heights[None]  # a long line that changed is seen to its end
    qtbot.keyClick(conflict.table, Qt.Key.Key_3)
    assert conflict.open_places() == []
    qtbot.keyClick(conflict.table, Qt.Key.Key_K)
    assert conflict.place() == first
    cell = conflict.table.visualItemRect(conflict.table.item(conflict.table.currentRow(), 1))
    for choice, across in (("new", 0.5), ("both", 0.9), ("mine", 0.1)):  # each is clicked where it stands
        at = QPoint(cell.left() + round(cell.width() * across), cell.top() + 10)
        qtbot.mouseClick(conflict.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert conflict.choices[first] == choice
    qtbot.keyClick(conflict.table, Qt.Key.Key_2)
    assert "Write" not in "".join(one.text() for one in conflict.findChildren(QAbstractButton))
    conflict.submit()
    settled(dialog)
    assert dialog.look.isHidden()
    assert dialog.counts.text().endswith(" · your choices for 1 file not written yet")
    assert isinstance(button := dialog.focusWidget(), QAbstractButton)
    assert button.text().startswith("Export")
    assert "My one." in file.read_text("utf-8")
    with qtbot.waitSignal(dialog.exported) as caught:
        dialog.submit()
    chosen: Chosen = caught.args[0]
    report = export_markdown(store, chosen.folder, chosen.wanted, choices=chosen.choices)
    assert [one.path for one in report.of(State.MERGED)] == ["Notes/Plan.md"]
    said = file.read_text("utf-8")
    assert f"New one.\n\nTwo.\n\n{'Words. ' * 40}My three.\n{'Words. ' * 40}New three.\n" in said
    ((given_up, kept),) = report.former
    assert (given_up, kept) == (file, folder / "Earlier export" / "Notes" / "Plan.md")
    assert "My one." in kept.read_text("utf-8")
    assert "My one." not in said
    assert export_markdown(store, chosen.folder).written == ()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_line_of_a_file_begins_where_its_own_words_do(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path, way: Qt.LayoutDirection
) -> None:
    folder = tmp_path / "vault"
    note = add_note(store, "One.\n\nאחת.", "Plan")
    export_markdown(store, folder)
    file = folder / "Notes" / "Plan.md"
    file.write_text(file.read_text("utf-8").replace("One.", "My one.").replace("אחת.", "אחת שלי."), "utf-8")
    edit_note(store, note, "Plan", "New one.\n\nאחת חדשה.")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.layoutDirection()
    application.setLayoutDirection(way)
    try:
        dialog = opened(qtbot, session, folder)
        qtbot.keyClick(dialog.preview, Qt.Key.Key_D)
        (conflict,) = dialog.findChildren(ConflictDialog)
        settled(dialog)
        seen = conflict.table.viewport().grab().toImage()
        leans: dict[str, set[bool]] = {}
        for at, row in enumerate(conflict.rows):
            for column, said in ((0, row.mine), (2, row.new)):
                if row.place is None or said is None:
                    continue
                numbered = (48, 4, 0, -4) if way is Qt.LayoutDirection.LeftToRight else (0, 4, -48, -4)
                cell = conflict.table.visualItemRect(conflict.table.item(at, column)).adjusted(*numbered)
                ground = seen.pixelColor(cell.center().x(), cell.top()).lightness()
                down = range(cell.top(), cell.bottom())

                def is_inked(x: int, down: range = down, ground: int = ground) -> bool:
                    return any(abs(seen.pixelColor(x, y).lightness() - ground) > 25 for y in down)

                inked = [x for x in range(cell.left(), cell.right()) if is_inked(x)]
                leans.setdefault(said[:1], set()).add(sum(inked) / len(inked) > cell.center().x())
        assert leans == {"M": {False}, "N": {False}, "א": {True}}
    finally:
        application.setLayoutDirection(before)


def test_a_file_may_stay_as_it_is_with_the_new_text_beside_it(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    notes = {title: add_note(store, "One.", title) for title in ("Plan", "Quay")}
    export_markdown(store, tmp_path)
    for title, note in notes.items():
        file = tmp_path / "Notes" / f"{title}.md"
        file.write_text(file.read_text("utf-8").replace("One.", "My one."), "utf-8")
        edit_note(store, note, title, "New one.")
    dialog = opened(qtbot, session, tmp_path)
    dialog.look.click()
    (conflict,) = dialog.findChildren(ConflictDialog)
    (beside,) = (one for one in conflict.findChildren(ChipButton) if one.text() == "New text into a file beside it")
    with qtbot.assertNotEmitted(conflict.settled):
        for name in ("Plan", "Quay"):
            assert conflict.windowTitle() == f"Notes/{name}.md"
            assert conflict.windowTitle() in conflict.heading.text()
            beside.click()
    with qtbot.waitSignal(dialog.exported) as caught:
        dialog.submit()
    export_markdown(store, tmp_path, choices=caught.args[0].choices)
    assert "My one." in file.read_text("utf-8")
    assert "New one." in file.with_name("Quay (new).md").read_text("utf-8")


def test_a_file_is_no_folder(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("x", "utf-8")
    dialog = opened(qtbot, session)
    for text, said in (("  ", "Choose a folder"), (str(file), "is a file")):
        dialog.folder.setText(text)
        with qtbot.assertNotEmitted(dialog.exported):
            dialog.submit()
        assert said in dialog.problem.text()
    dialog.folder.setText("vault")  # a bare name lies beside the workspace
    with qtbot.waitSignal(dialog.exported) as caught:
        dialog.submit()
    assert caught.args[0].folder == tmp_path / "vault"


def test_what_is_known_to_fail_stays_open_with_its_sentence_until_it_is_mended(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    add_note(store, "Words.", "First")
    vault, elsewhere, templates = tmp_path / "vault", tmp_path / "elsewhere", tmp_path / "templates"
    for folder in (vault, elsewhere, templates):
        folder.mkdir()
    (vault / "Notes").symlink_to(elsewhere)
    broken = templates / "notes.md.j2"
    dialog = opened(qtbot, session, vault)
    for said, remedy in (("is a link to another folder", (vault / "Notes").unlink), ("(line 1)", broken.unlink)):
        assert said in dialog.problem.text()
        with qtbot.assertNotEmitted(dialog.exported):
            dialog.submit()
            settled(dialog)
        assert said in dialog.problem.text()
        assert not dialog.isHidden()
        remedy()
        dialog.submit()
        settled(dialog)
        assert (dialog.problem.text(), dialog.counts.text()[:5]) == ("", "2 new")
        if dialog.templates.text():
            break
        broken.write_text("{{ nothing }}", "utf-8")
        dialog.templates.setText(str(templates))
        settled(dialog)
    dialog.folder.setText("~nobody-of-that-name/vault")  # a name like any other
    dialog.folder.textEdited.emit(dialog.folder.text())
    settled(dialog)
    with qtbot.waitSignal(dialog.exported) as caught:
        dialog.submit()
    assert caught.args[0].folder == tmp_path / "~nobody-of-that-name" / "vault"
    assert list(elsewhere.iterdir()) == []


def test_the_report_counts_and_names_what_was_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited, beside = tmp_path / "Countries" / "Iran.md", tmp_path / "Countries" / "Iran (new).md"
    report = ExportReport((tmp_path / "a.md", beside), (tmp_path / "b.md",), ((edited, beside),))
    assert figures_of(report) == [
        (2, "files written"), (1, "unchanged, not touched"), (1, "kept, because you edited it"),
    ]  # fmt: skip
    heard = listen(monkeypatch)
    dialog = ExportReportDialog(report, tmp_path, None)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert str(Path("Countries") / "Iran.md") in words
    assert "Iran (new).md" in words
    qtbot.waitUntil(lambda: bool(heard))  # how many files came of it, and how many were kept
    assert heard[0].startswith("2 files written. ")
    assert heard[0].endswith("The new text is in a file beside yours: 1")


def test_the_report_names_what_was_moved_beside_what_cannot_be_read_and_what_means_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    half = Finding(0, 2, Why.HALF, "{{total", "{{")
    broken = File("notes:1", "Notes/b.md", State.EDITED, "", "x", Merged("x", (), front_broken=True))
    bare = File("notes:2", "Notes/c.md", State.EDITED, "", "x", Merged("x", (), unmarked=True))
    moved = (tmp_path / "Notes" / "a.md", tmp_path / "Earlier export" / "Notes" / "a.md")
    dialog = ExportReportDialog(
        ExportReport((moved[0],), (), (), aside=(moved,), files=(broken, bare), figures=(("Plan", half),)),
        tmp_path,
        None,
    )
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Kept beside, since nothing proves that this workspace wrote them:" in words
    assert str(Path("Earlier export") / "Notes" / "a.md") in words
    assert words[words.index("Their front matter cannot be read, so it was left as it is:") + 1] == "Notes/b.md"
    at = words.index("All our remarks were taken out of these, so nothing new comes into them:")
    assert words[at + 1 : at + 3] == [
        "Notes/c.md", "Move it out of the folder, export again and choose “write again”.",
    ]  # fmt: skip
    assert words[words.index("Plan: {{") + 1] == "This is half a figure: its other two braces are missing."


def test_a_file_without_our_remarks_is_named_before_anything_is_written(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    add_note(store, "Words.", "One")
    export_markdown(store, folder)
    file = folder / "Notes" / "One.md"
    file.write_text(re.sub(r"<!-- .*? -->\n", "", file.read_text("utf-8")), "utf-8")
    dialog = opened(qtbot, session, folder)
    said = "All our remarks were taken out of these, so nothing new comes into them: Notes/One.md"
    assert said in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_nothing_written_is_said_too() -> None:
    assert figures_of(ExportReport((), (Path("a.md"),), ())) == [(0, "files written"), (1, "unchanged, not touched")]


def test_what_she_deleted_is_written_again_as_she_asks_for_it_file_by_file(
    qtbot: QtBot, session: Session, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    for name in ("One", "Two", "Three"):
        add_note(store, "Words.", name)
    export_markdown(store, folder)
    for name in ("One", "Two"):
        (folder / "Notes" / f"{name}.md").unlink()
    file = folder / "Notes" / "Three.md"
    file.write_text(file.read_text("utf-8").replace("Words.", "My words."), "utf-8")
    dialog = opened(qtbot, session, folder)
    assert dialog.again.text() == "2 deleted by you: write again…"

    def choose(name: str) -> None:
        dialog.again.click()
        menu = next(one for one in dialog.findChildren(QMenu) if one.isVisible())
        next(one for one in menu.actions() if one.text() == name).trigger()
        menu.close()
        settled(dialog)

    choose("All of them")
    assert dialog.counts.text().startswith("2 new")
    choose("Notes/One.md")
    assert dialog.counts.text().startswith("1 new")
    with qtbot.waitSignal(session.said) as said:
        dialog.take.click()
    assert said.args[0] == "1 note has what you wrote in its page."
    settled(dialog)
    with qtbot.waitSignal(dialog.exported) as caught:
        dialog.submit()
    chosen: Chosen = caught.args[0]
    report = export_markdown(store, chosen.folder, chosen.wanted, again=chosen.again)
    assert [one.path for one in report.of(State.NEW)] == ["Notes/Two.md"]
    assert [one.path for one in report.of(State.DELETED)] == ["Notes/One.md"]
    assert [one.body for one in note_reads.every(store) if one.title == "Three"] == ["My words."]
    store.undo()
    assert [one.body for one in note_reads.every(store) if one.title == "Three"] == ["Words."]


def test_one_document_is_chosen_by_a_click(
    qtbot: QtBot, session: Session, store: Store, source_id: int, tmp_path: Path
) -> None:
    dialog = opened(qtbot, session, tmp_path / "one")
    qtbot.mouseClick(dialog.single, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.single.height() // 2))
    settled(dialog)
    assert dialog.counts.text().startswith("1 new")
    assert dialog.preview.file is not None
    assert dialog.preview.file.path == "Notes on A page about gifts.md"
    assert not dialog.templates.isEnabled()
    with qtbot.waitSignal(dialog.exported) as caught:
        dialog.submit()
    assert caught.args == [Chosen(tmp_path / "one", Wanted(single=True), {})]
