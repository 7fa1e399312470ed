"""Exporting to Markdown: format, selection and folder, and then a report."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QRadioButton, QWidget

from app.actions.citation_styles import SETTING
from app.actions.export_files import State
from app.actions.export_material import EVERYTHING, Part
from app.actions.exports import ExportReport, Prepared, Wanted, planned_export, refuse_closed
from app.actions.note_edits import NoteEdit, note_edits, take_back
from app.domain.language import later, later_n, tr, tr_n
from app.domain.progress import Stopped
from app.exporters.dialects import Profile
from app.exporters.material import PICTURES
from app.exporters.merging import Choices
from app.exporters.templates import ENDING
from app.render.files import in_light
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.file_chooser import FileChooser
from app.ui.base.session import Session
from app.ui.base.view_keys import context_menu
from app.ui.dialogs.export_conflict import ConflictDialog
from app.ui.dialogs.export_preview import ExportPreview
from app.ui.dialogs.sheet import Sheet, card, figures, section, small, strong
from app.ui.dialogs.style_choice import StyleChoice
from app.ui.look.mirror import margins
from app.ui.look.plain import on_button
from app.ui.look.tokens import SPACE
from app.ui.widgets.announcer import SaysSoon
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import Scrolled, muted
from app.ui.widgets.radio_row import RadioGroup
from app.ui.widgets.row_or_column import RowOrColumn


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choices."""

    folder: Path
    wanted: Wanted
    choices: Mapping[str, Choices]
    """By the key of a file that both the user and the export changed."""
    again: frozenset[str] = frozenset()
    """The keys of deleted files to write again."""


PROFILES = (
    (Profile.OBSIDIAN, later("&Obsidian"), later("[[links]], properties, ==marks==, folded callouts, block ids")),
    (Profile.PANDOC, later("&Pandoc"), later("citations [@key], footnotes, a bibliography file")),
    (Profile.PLAIN, later("P&lain"), later("relative links, bold marks, for any program")),
)
PARTS = (
    ("", later("Everything")),
    ("query", later("Records that a question finds")),
    ("tag", later("Passages with a tag")),
    ("collection", later("Sources of a collection")),
)
MOST_DELETED = 20
"""The most deleted files that are offered by name."""
CHOICES_PX, LEAST_PREVIEW_PX, LEAST_TALL_PX, WIDE_PX, TALL_PX = 316, 320, 200, 1060, 760


class ExportDialog(Sheet):
    """Format, selection and folder, beside a preview of the files.

    `exported` is emitted with the choices, which are remembered for the folder.
    """

    exported = Signal(object)
    """A `Chosen`."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Export to Markdown"), width=720)
        self._session, self._settings = session, session.settings
        self.workspace = session.store.path
        usual = str(self.workspace.with_suffix("")) + " notes"
        folder = str(self._settings.get(f"export.folder.{self.workspace.absolute()}", usual))
        self.folder = QLineEdit(folder)
        self.profiles = RadioGroup(self)
        self.templates = QLineEdit()
        self._watcher = QFileSystemWatcher(self)
        self.single = Tick(tr("All in one &document"))
        self.part = Choice(tr("What"), ((key, tr(name)) for key, name in PARTS))
        self.part_words = QLineEdit()
        self.style_menu = StyleChoice(str(self._settings.get(SETTING, "")))
        self.preview = ExportPreview()
        self.counts = muted("", wrap=False)
        to_look = keys.shown("Ctrl+D")
        self.look = ChipButton("", glyph="warning", key=to_look, warns=True, pressed=self._look_at_conflicts)
        self.take = ChipButton("", glyph="note", pressed=self._take_back)
        self.again = ChipButton("", glyph="arrow-u-up-left", pressed=self._offer_again)
        self._again: frozenset[str] = frozenset()
        self._edits: tuple[NoteEdit, ...] = ()
        self._prepared: tuple[Part, Prepared] | None = None
        self._report: ExportReport | None = None
        self._choices: dict[str, Choices] = {}
        self._refused = False  # whether an export of what is chosen is known to fail
        self._lay_out()
        self._remembered()
        self.take_room(WIDE_PX, TALL_PX)
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._soon.timeout.connect(self._read)
        self.profiles.buttonClicked.connect(self._changed)
        self.single.clicked.connect(self._changed)
        self.part.activated.connect(self._part_changed)
        self.part_words.textEdited.connect(self._soon.start)
        self.style_menu.changed.connect(self._changed)
        self.folder.textEdited.connect(self._folder_changed)
        self.templates.textChanged.connect(self._soon.start)
        self._watcher.fileChanged.connect(self._soon.start)
        self._watcher.directoryChanged.connect(self._soon.start)
        self.preview.moved.connect(lambda file: self.preview.show_text((file.merged or file).text))
        self._announcement = SaysSoon(self, self._to_look_at)
        session.changed.connect(self._read_anew)
        session.operations.started.connect(self._count)
        session.operations.idle.connect(self._read_anew)
        self.folder.setFocus()
        self._read()

    def _lay_out(self) -> None:
        choices = QWidget()
        left = in_column(section(tr("For")), gap=SPACE[2])
        for number, (_profile, name, means) in enumerate(PROFILES):
            button = QRadioButton(tr(name))
            button.setAccessibleName(tr(name).replace("&", ""))
            button.setAccessibleDescription(tr(means))
            self.profiles.addButton(button, number)
            remark = muted(tr(means))
            remark.setBuddy(choices)  # else Orca says all three as the dialog opens
            remark.setContentsMargins(margins(22, 0, 0, 0))
            put(left, in_column(button, remark, gap=SPACE[0]))
        self.part_words.setAccessibleName(tr("Which"))
        put(left, section(tr("What")), self.part, self.part_words, self.single)
        self.folder.setAccessibleName(tr("Folder"))
        place = in_row((self.folder, 1), self._chooser(tr("&Choose…"), tr("Folder"), self._choose), gap=SPACE[1])
        put(left, section(tr("Citations")), self.style_menu, section(tr("Folder")), place)
        left.addWidget(section(tr("Templates of pages"), of=self.templates))
        self.templates.setPlaceholderText(tr("None: the pages as they are"))
        self.templates.setClearButtonEnabled(True)
        self.templates.setAccessibleName(tr("Templates of pages"))
        other = self._chooser(tr("Choose…"), tr("Templates of pages"), self._choose_templates)
        remark = muted(tr("A folder of files such as donations.md.j2. The preview follows as you save one."))
        remark.setBuddy(choices)
        put(left, in_row((self.templates, 1), other, gap=SPACE[1]), remark, STRETCH)
        choices.setFixedWidth(CHOICES_PX)
        left.setContentsMargins(0, 0, 0, 0)
        choices.setLayout(left)
        area = Scrolled(choices)  # a window may be too low for all of them
        area.setFixedWidth(CHOICES_PX + area.verticalScrollBar().sizeHint().width())
        area.setMinimumHeight(LEAST_TALL_PX)
        side = in_column(self.heading, (area, 1), gap=SPACE[2])
        self.preview.setMinimumSize(LEAST_PREVIEW_PX, LEAST_TALL_PX)
        put(self.body, (RowOrColumn(side, (self.preview, 1), gap=SPACE[3]), 1))
        put(self.body, in_row(self.counts, self.look, self.take, self.again, STRETCH, gap=SPACE[1]))
        for button in (self.look, self.take, self.again):
            button.hide()
        self.add_foot(tr("Export"), keyed=True)

    # --- what is wanted ---

    def _remembered(self) -> None:
        kept = self._settings.get(f"export.choices.{self._folder()}", "")
        profile, _, shape = str(kept).partition(" ")
        names = [str(one) for one, _, _ in PROFILES]
        self.profiles.button(names.index(profile) if profile in names else 0).setChecked(True)
        self.single.setChecked(shape == "single")
        self._allow()
        self.templates.setText(str(self._settings.get(f"export.templates.{self._folder()}", "")))
        self._show_part()

    def _folder(self) -> Path:
        return self.workspace.parent / _at_home(self.folder.text().strip() or ".")

    def wanted(self) -> Wanted:
        key, words = str(self.part.currentData()), self.part_words.text().strip()
        part = Part(**{key: words}) if key and words else EVERYTHING
        laid, single = self.templates.text().strip(), self.single.isChecked()
        templates = _at_home(laid) if laid and not single else None
        return Wanted(self._profile(), single=single, part=part, templates=templates, style=self.style_menu.style_name)

    def _profile(self) -> Profile:
        return PROFILES[self.profiles.checkedId()][0]

    def _allow(self) -> None:
        """Pandoc formats citations itself, with a style file; a single document has no pages for templates."""
        self.templates.setEnabled(not self.single.isChecked())
        self.style_menu.setEnabled(self._profile() is not Profile.PANDOC)

    def _show_part(self) -> None:
        hints = {"query": "recipient:IR item:masks", "tag": tr("Name or path of a tag"), "collection": tr("Name")}
        key = str(self.part.currentData())
        self.part_words.setVisible(bool(key))
        self.part_words.setPlaceholderText(hints.get(key, ""))

    def _part_changed(self) -> None:
        self._show_part()
        if self.part_words.isVisible():
            self.part_words.setFocus()
        self._soon.start()

    def _folder_changed(self) -> None:
        self._again = frozenset()
        self.complain("")
        self._soon.start()

    # --- the preview ---

    def _changed(self) -> None:
        """Update the preview: the visible page at once, then the plan for all files."""
        self._allow()
        report, prepared, page = self._report, self._prepared, self.preview.file
        wanted = self.wanted()
        if report is None or prepared is None or page is None or wanted.single or prepared[0] != wanted.part:
            self._read()
            return

        def shown(found: str | None) -> None:
            if found is not None:
                self.preview.show_text(found, whole=False)
            self._read()

        beginning = partial(prepared[1].beginning, wanted, page.key, report)
        self._session.query(self, lambda _store, _stopped: beginning(), shown, self._cannot)

    def _read(self) -> None:
        wanted, folder, before = self.wanted(), self._folder(), self._prepared
        self._refused = False
        if self._report is None:
            self.preview.wait()
        self._watch(wanted.templates)
        choices, again = dict(self._choices), self._again

        def read(store: Store, stopped: Stopped) -> tuple[Prepared, ExportReport, tuple[NoteEdit, ...]]:
            known = before is not None and before[0] == wanted.part
            made = before[1] if before is not None and known else Prepared(store, wanted.part, in_light)
            report = planned_export(
                store, folder, wanted, again=again, choices=choices, prepared=made, progress=lambda *_: stopped()
            )
            return made, report, note_edits(store, report)

        def done(found: tuple[Prepared, ExportReport, tuple[NoteEdit, ...]]) -> None:
            self._prepared = wanted.part, found[0]
            self._edits = tuple(one for one in found[2] if not one.both)
            bare = ", ".join(one.path for one in found[1].files if one.is_unmarked)
            self.complain(f"{tr(BARE)} {bare}" if bare else "")
            self._show(found[1])

        self._session.query(self, read, done, self._cannot)

    def _read_anew(self) -> None:
        """The workspace has changed, or nothing is running any more that the export would wait for."""
        if self.isVisible():
            self._prepared = None
            self._soon.start()

    def _watch(self, templates: Path | None) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        wanted = [] if templates is None or not templates.is_dir() else [templates, *templates.glob(f"*{ENDING}")]
        names = [str(path) for path in wanted]
        if sorted(names) != sorted(watched):
            if watched:
                self._watcher.removePaths(watched)
            if names:
                self._watcher.addPaths(names)

    def _cannot(self, sentence: str) -> None:
        self._report, self._refused = None, True
        self.counts.setText("")
        self.look.hide()
        self.preview.show_files(())
        self.complain(sentence)

    def _show(self, report: ExportReport) -> None:
        self._report = report
        conflicts, deleted = len(report.of(State.CONFLICT)), len(report.of(State.DELETED))
        self._show_conflicts(conflicts)
        self.take.setText(tr_n("Take {n} note you edited in", "Take {n} notes you edited in", len(self._edits)))
        self.take.setVisible(bool(self._edits) and not self._session.is_read_only)
        words = tr_n("{n} deleted by you: write again…", "{n} deleted by you: write again…", deleted + len(self._again))
        self.again.setText(words)
        self.again.setVisible(bool(deleted or self._again))
        self._announcement.changed()
        self._count()
        order = (State.CONFLICT, State.NEW, State.CHANGED, State.MERGED)
        read = (one for one in report.files if not one.path.startswith(f"{PICTURES}/"))
        files = sorted(read, key=lambda one: order.index(one.state) if one.state in order else len(order))
        self.preview.show_files(tuple(files))

    def _count(self) -> None:
        """Say how many files are written, and what becomes of the others; while something is running that may bring
        more, that the export waits for it."""
        report, is_after = self._report, self._session.operations.busy()
        if report is None:
            return
        count = 0 if is_after else len(report.written)  # with the new text beside files somebody edited, and pictures
        if self._primary is not None:
            self._primary.setText(tr("Export {n}").format(n=f"{count:,}") if count else tr("Export"))
        if is_after:
            words = tr("Something is still running: the export waits for it, and writes what it brings too")
            self.counts.setText(words)
            return
        new, changed = len(report.of(State.NEW)), len(report.of(State.CHANGED, State.MERGED))
        same = len(report.of(State.UNCHANGED, State.EDITED))
        counted = [tr_n("{n} new", "{n} new", new), tr_n("{n} changed", "{n} changed", changed)]
        counted.append(tr_n("{n} as it is", "{n} as they are", same))
        if chosen := sum(one.key in self._choices for one in report.of(State.MERGED)):
            forms = later_n("your choices for {n} file not written yet", "your choices for {n} files not written yet")
            counted.append(tr_n(*forms, chosen))
        self.counts.setText(" · ".join(counted))

    def _show_conflicts(self, conflicts: int) -> None:
        """Say how many files to look at. The keyboard leaves a folder that nobody typed for it, so D is no letter."""
        words = tr_n("{n} edited by you: look at it first", "{n} edited by you: look at them first", conflicts)
        self.look.setText(words)
        at = self.focusWidget()
        self.look.setVisible(bool(conflicts))
        if conflicts and at is self.folder and not self.folder.isModified():
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is self.look and not conflicts and self._primary is not None:
            self._primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_look_at(self) -> str:
        """What to decide before the files are written, as the foot of the dialog says it."""
        asked = [one.text() for one in (self.take, self.again) if one.isVisible()]
        look = tr("{words}: {key}").format(words=self.look.text(), key=keys.shown("Ctrl+D"))
        return ". ".join([look, *asked] if self.look.isVisible() else asked)

    def _look_at_conflicts(self) -> None:
        report = self._report
        found = report.of(State.CONFLICT) if report is not None else ()
        files = tuple(one for one in found if one.merged is not None)
        if apart := [one.path for one in found if one.merged is None]:
            words = tr(
                "These cannot be compared line by line; they stay as they are, and the new text goes into a file "
                "beside each: {files}"
            )
            self.complain(words.format(files=", ".join(apart)))
        if not files:
            return
        dialog = ConflictDialog(files, self._folder(), self)
        dialog.settled.connect(self._settled)
        dialog.open()

    def _take_back(self) -> None:
        """Apply edits made in exported notes to the notes of the workspace, then update."""
        edits = self._edits
        taken = self._session.do(lambda store: take_back(store, edits)) if edits else None
        if taken:
            forms = later_n("{n} note has what you wrote in its page.", "{n} notes have what you wrote in their pages.")
            self._session.say(tr_n(*forms, taken), "undo")
            self._prepared = None
            self._read()

    def _offer_again(self) -> None:
        report = self._report
        if report is None:
            return
        gone = sorted(one.path for one in report.files if one.state is State.DELETED or one.key in self._again)
        keys = {one.path: one.key for one in report.files}
        menu = context_menu(self)
        whole = menu.addAction(tr("All of them"))
        whole.setCheckable(True)
        whole.setChecked(all(keys[path] in self._again for path in gone))
        whole.triggered.connect(lambda on: self._write_again(frozenset(keys[path] for path in gone if on)))
        menu.addSeparator()
        for path in gone[:MOST_DELETED]:
            one = menu.addAction(on_button(path))
            one.setCheckable(True)
            one.setChecked(keys[path] in self._again)
            one.triggered.connect(lambda _on, key=keys[path]: self._write_again(self._again ^ {key}))
        menu.popup(self.again.mapToGlobal(QPoint(0, self.again.height())))

    def _write_again(self, wanted: frozenset[str]) -> None:
        self._again = wanted
        self._read()

    def _settled(self, key: str, choices: Choices) -> None:
        self._choices[key] = choices
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D shows the conflicts; Alt+Left and Alt+Right go through the files."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_D and self.look.isVisible():  # with Ctrl from a field, too
            self._look_at_conflicts()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.preview.step(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def _chooser(self, text: str, what: str, callback: Callable[[], object]) -> QPushButton:
        """A button that chooses a folder; `what` the folder is for is part of its accessible name."""
        made = self.button(text, callback)
        made.setAccessibleName(f"{what}: {text.replace('&', '')}")
        return made

    def _choose(self) -> None:
        self._ask_folder(tr("Export to this folder"), self.folder.text(), self._chosen)

    def _choose_templates(self) -> None:
        self._ask_folder(tr("Templates of pages"), self.templates.text(), self.templates.setText)

    def _ask_folder(self, title: str, at: str, chosen: Callable[[str], object]) -> None:
        chooser = FileChooser(self, title, at, mode=QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.ask(lambda folder: chosen(str(folder)))

    def _chosen(self, folder: str) -> None:
        self.folder.setText(folder)
        self._remembered()
        self._read()

    def submit(self) -> None:
        """Remember the choices and emit them; where they cannot be exported, stay open with the sentence."""
        if not self.folder.text().strip():
            self.complain(tr("Choose a folder to export to."), self.folder)
            return
        if self._refused and not self._soon.isActive():
            self._read()  # complains again, unless it was corrected meanwhile
            return
        folder = self._folder()  # a bare name is beside the workspace
        if self.attempt(lambda: refuse_closed(folder), self.folder) is None:
            return
        wanted = self.wanted()
        self._settings.put(f"export.folder.{self.workspace.absolute()}", str(folder))
        self._settings.put(f"export.choices.{folder}", f"{wanted.profile}{' single' if wanted.single else ''}")
        if self._report is not None:  # a style is kept once it has worked
            self._settings.put(SETTING, wanted.style)
        laid = self.templates.text().strip()
        self._settings.put(f"export.templates.{folder}", str(_at_home(laid)) if laid else "")
        self._soon.stop()
        self._session.give_up(self)  # else the export would wait for the preview
        self.exported.emit(Chosen(folder, wanted, dict(self._choices), self._again))
        self.accept()


def _at_home(path: str) -> Path:
    """A path with ~ read as a folder of that user; where there is none it is a name like any other."""
    return Path(os.path.expanduser(path))  # noqa: PTH111  Path.expanduser raises


BARE = later("All our remarks were taken out of these, so nothing new comes into them:")


class ExportReportDialog(Sheet):
    """The counts of an export, and the files that it treated specially, such as those that somebody had edited."""

    def __init__(self, report: ExportReport, folder: Path, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Exported"), str(folder), width=560)
        self.body.addWidget(card(figures(figures_of(report))))
        said = [f"{number:,} {words}" for number, words in figures_of(report)]
        for title, lines in _listed(report, folder):
            if lines:
                self._list(tr(title), lines)
                said.append(f"{tr(title)} {len(lines):,}")
        self._folder = folder
        self.add_foot(tr("Open folder"), tr("Close"), hint=tr("Enter opens the folder"))
        self._announcement = SaysSoon(self, lambda: ". ".join(said))
        self._announcement.changed()

    def _list(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        column = in_column(on=inside, gap=SPACE[1], margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]))
        for path, beside in lines:
            column.addWidget(strong(path))
            if beside:
                column.addWidget(small(beside))
        column.addStretch(1)
        area = Scrolled(inside, clear=True)
        area.setAccessibleName(title)
        area.setMinimumHeight(min(240, 52 * len(lines) + SPACE[3]))
        put(self.body, section(title), (card(area, margin=1), 1))

    def submit(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        self.accept()


def _listed(report: ExportReport, folder: Path) -> tuple[tuple[str, list[tuple[str, str]]], ...]:
    """A group of files in the report: a heading, and below it a line for each file with its detail."""

    def named(path: Path) -> str:
        return str(path.relative_to(folder))

    again = tr("Move it out of the folder, export again and choose “write again”.")
    return (
        (later("Edited by you, so kept. The new text is in a file beside yours:"),
         [(named(path), new.name) for path, new in report.kept]),
        (later("Figures in notes that mean nothing, left as they are written:"),
         [(f"{note}: {one.about}", one.saying) for note, one in report.figures]),
        (later("Their front matter cannot be read, so it was left as it is:"),
         [(one.path, "") for one in report.files if one.merged is not None and one.merged.front_broken]),
        (BARE,
         [(one.path, again) for one in report.files if one.is_unmarked]),
        (later("Edited by you; what is new was added beside your words:"),
         [(one.path, "") for one in report.of(State.MERGED) if not one.is_unmarked]),
        (later("Deleted by you, and left so:"), [(one.path, "") for one in report.of(State.DELETED)]),
        (later("The new text, as you chose; as they were they are kept:"),
         [(named(path), named(kept)) for path, kept in report.former]),
        (later("Edited by you, so kept, though their things are gone:"), [(named(path), "") for path in report.left]),
        (later("Kept beside, since nothing proves that this workspace wrote them:"),
         [(named(path), named(new)) for path, new in report.aside]),
    )  # fmt: skip


def figures_of(report: ExportReport) -> list[tuple[int, str]]:
    """The counts of a report with labels; zero counts are left out, except for written files."""
    counts = (
        (len(report.written), later_n("file written", "files written")),
        (len(report.unchanged), later_n("unchanged, not touched", "unchanged, not touched")),
        (len(report.kept + report.left), later_n("kept, because you edited it", "kept, because you edited them")),
        (len(report.removed), later_n("removed, since its thing is gone", "removed, since their things are gone")),
    )
    return [(count, tr_n(*forms, count)) for number, (count, forms) in enumerate(counts) if count or number == 0]
