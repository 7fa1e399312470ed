"""The import assistant: a table becomes records in steps, each revisitable; nothing is written before the last.

The user's choices are the only state that steps change; after each change the first rows are read at once, and all of
them in the background, with running counts.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.actions import donation_tables as tables
from app.actions.half_typed import Form, HalfTyped, half_typed
from app.actions.table_export import save_refused
from app.actions.table_names import likely_actors
from app.actions.table_preview import EXACT, Choices, gathered
from app.actions.table_reading import hash_of, head_of, read_rows
from app.domain.errors import BadInput
from app.domain.fields import RECORD
from app.domain.language import later, tr, tr_n
from app.domain.progress import Progress
from app.importers.table_columns import Head
from app.importers.table_file import TableFile, read_table
from app.store.reads import donation_tables as imported
from app.store.reads import donations, own_fields
from app.ui.base.file_chooser import FileChooser
from app.ui.base.half_typed import HalfTypedForms
from app.ui.base.session import Session, Target
from app.ui.base.things import target_of_record
from app.ui.base.view_keys import ViewKeys
from app.ui.look import fonts
from app.ui.look.mirror import listed
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE, TITLE_PX
from app.ui.views.importing import mappings
from app.ui.views.importing.columns_page import ColumnsPage
from app.ui.views.importing.file_page import FilePage
from app.ui.views.importing.last_page import LastPage
from app.ui.views.importing.mappings import SaveMappingDialog
from app.ui.views.importing.preview import Preview
from app.ui.views.importing.rows_page import RowsPage, is_choice
from app.ui.views.importing.steps import STEPS, ImportSide, StepStatus
from app.ui.widgets.announcer import announce
from app.ui.widgets.boxes import STRETCH, in_column, in_row, styled
from app.ui.widgets.labels import key_of, push_button
from app.ui.widgets.place import Place
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from app.actions.donation_tables import Imported
    from app.actions.table_preview import Gathered, Read
    from app.domain.changes import Changes
    from app.domain.progress import Stopped
    from app.store.store import Store
    from app.ui.base.background import Task

KINDS = later("Tables (*.csv *.tsv *.xlsx *.ods *.xml);;Every file (*)")
ENDS = (".csv", ".tsv", ".xlsx", ".ods")
"""The endings by which a dropped file is known as a table."""
AFTER_PAINT_MS = 20
"""So long after a choice the rows are read: at once it would take the window twice as long to show what was chosen."""
AT_FIRST = 200
"""How many rows are read at once, to preview a mapping."""
_MINE = "mine:"
MIDDLE_PX = 540
"""The least width of the steps; with less the preview lies over them."""


_Before = tuple[HalfTyped, Choices] | None
"""The choices that a table was left with before it was imported, and as what they were kept."""


class _Found(NamedTuple):
    """What was read of the rows, and the remaining questions."""

    read: Read
    groups: tuple[Gathered, ...]
    likely: dict[str, str]


class ImportPlace(Place):
    """Imports a table, CSV, XLSX, ODS or IATI XML, as records."""

    name = "importing"
    first_read = Signal(object, object)
    """The preview of the first rows, and the choices it was made with."""
    counted = Signal(int, int, int)
    """Rows read so far, records among them, and rows that were refused."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.file: TableFile | None = None
        self.choices: Choices = Choices()
        self.found: _Found | None = None
        self.done: Imported | None = None
        self._adding: Task | None = None
        self.is_source = False
        """Whether the person accepts the table as a source, so that its records count."""
        self._head: tuple[Choices, Head] | None = None
        self._hash = ""
        self._path = Path()
        self._raw = b""
        self._at_first = Choices()
        """The choices made for this table by the program, before the user changed any."""
        self._imported: Choices | None = None
        """The choices it was imported with: once that is undone, they are not unsaved."""
        self._waiting = HalfTypedForms(self, session, "import", self._half_done)
        self._reading = QTimer(self, singleShot=True, interval=AFTER_PAINT_MS)
        self._reading.timeout.connect(self._read_rows)
        self._mine = self._fits = ""
        self._fields = RECORD
        self._step = "file"
        self.side, self.preview = ImportSide(), Preview()
        self.file_page, self.columns_page, self.last_page = FilePage(), ColumnsPage(), LastPage()
        self.rows_page = RowsPage(session)
        self.stack = Stack()
        self.pages: dict[str, QWidget] = {
            "file": self.file_page, "columns": self.columns_page, "rows": self.rows_page, "import": self.last_page,
        }  # fmt: skip
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.set_panes(self.side, self._middle(), self.preview, named=(tr("Steps"), tr("Import")), least=MIDDLE_PX)
        self.view_keys = {"importing": ViewKeys("importing", self, self)}
        self._connect()
        self._show_step("file")

    def _middle(self) -> QWidget:
        self.title = PlainLabel(font=fonts.reading(TITLE_PX, semibold=True))
        self.problem = PlainLabel(look="warning", wrap=True)
        self.problem.hide()
        self.counts = PlainLabel()
        self.back = QPushButton(tr("Back"))
        self.next = push_button("", look="primary")
        self.stop = push_button(tr("Cancel"), look="quiet")
        foot = styled(QFrame(), "status")
        ways = in_row(STRETCH, self.stop, self.back, self.next, key_of("importing.next"), gap=SPACE[1])
        line = RowOrColumn((self.counts, 1), ways, gap=SPACE[1])
        in_row((line, 1), on=foot, margins=(SPACE[4], SPACE[1], SPACE[4], SPACE[1]))
        paper = styled(QWidget(), "paper")
        inside = in_column(
            self.title, self.problem, (self.stack, 1), gap=SPACE[2], margins=(SPACE[4], SPACE[3], SPACE[4], SPACE[2])
        )
        in_column((inside, 1), foot, on=paper, gap=0, margins=0)
        return paper

    def _connect(self) -> None:
        self.side.step_wanted.connect(self.go_to)
        self.side.back.clicked.connect(lambda: self.session.run("go.back"))
        self.side.preset_wanted.connect(self._use_preset)
        self.side.source_wanted.connect(self._add_as_source)
        self.file_page.file_wanted.connect(self.choose_file)
        self.file_page.sheet_wanted.connect(lambda sheet: self._read_file(replace(Choices(), sheet=sheet)))
        self.file_page.choices_changed.connect(self.say)
        self.columns_page.mapped.connect(self._map)
        self.columns_page.answered.connect(self._answer)
        self.columns_page.other_wanted.connect(lambda: self._use_preset("none"))
        self.columns_page.save_wanted.connect(self._save_mapping)
        self.rows_page.choices_changed.connect(self.say)
        self.rows_page.save_wanted.connect(self._save_refused)
        self.last_page.source_changed.connect(self._take_as_source)
        self.last_page.records_wanted.connect(self._show_records)
        self.back.clicked.connect(lambda: self._by(-1))
        self.next.clicked.connect(self.next_step)
        self.stop.clicked.connect(self.cancel)
        self.session.changed.connect(self._changed)
        self.first_read.connect(self._show_first)
        self.counted.connect(self._show_counts)

    # --- the file ---

    def choose_file(self) -> None:
        folder = str(self.session.settings.get("import.folder", ""))
        FileChooser(self, tr("Import a table of records"), folder, tr(KINDS)).ask(self.open_file)

    def open_file(self, path: Path) -> None:
        self.session.settings.put("import.folder", str(path.parent))
        self._drop()
        self._path = path

        def read(store: Store, _stopped: Stopped) -> tuple[bytes, TableFile, str, Head, Choices, _Before]:
            self._fields = own_fields.fields(store)
            try:
                raw = path.read_bytes()
            except OSError as error:
                sentence = tr("{file} cannot be read: {why}. Check its name and place.")
                raise BadInput(sentence.format(file=path.name, why=error.strerror)) from error
            hashed = hash_of(raw)
            before = _left_before(store, hashed)
            choices = Choices() if before is None else replace(Choices(), sheet=before[1].sheet)
            file = read_table(raw, path.name, choices.sheet)
            return raw, file, hashed, head_of(file, choices, self._fields), choices, before

        self.session.query(self, read, lambda got: self._opened(*got), self.file_page.say)

    def _read_file(self, choices: Choices) -> None:
        """Read another sheet of the file."""
        raw, name = self._raw, self.file.name if self.file is not None else ""

        def read(_store: Store, _stopped: Stopped) -> tuple[TableFile, Head]:
            file = read_table(raw, name, choices.sheet)
            return file, head_of(file, choices, self._fields)

        self.session.query(
            self, read, lambda got: self._opened(raw, got[0], self._hash, got[1], choices), self.file_page.say
        )

    def _opened(
        self, raw: bytes, file: TableFile, hashed: str, head: Head, choices: Choices, before: _Before = None
    ) -> None:
        self._raw, self.file, self._hash = raw, file, hashed
        self._head = choices, head
        headings = [column.heading for column in head.columns]
        self._mine = mappings.fitting(self.session.settings, headings)
        if self._mine:
            choices = mappings.with_mapping(choices, mappings.saved(self.session.settings)[self._mine], headings)
        self._fits = f"{_MINE}{self._mine}" if self._mine else head.preset
        self._at_first = choices
        if before is not None:
            self._waiting.took(before[0])
            choices = before[1]
        self.say(choices)
        self.go_to("columns")

    def _half_done(self) -> dict[Form, str]:
        """The choices for a table that is not imported yet."""
        if self.file is None or self.done is not None or self.choices in (self._at_first, self._imported):
            return {}
        kept = {"name": self.file.name, "path": str(self._path), "said": mappings.half_done(self.choices)}
        return {Form(f"import {self._hash}", 0): json.dumps(kept, ensure_ascii=False)}

    def _drop(self) -> None:
        self._reading.stop()
        self.session.give_up(self)
        self.file = self.found = self.done = self._imported = None
        self.choices, self._raw, self._hash, self._mine, self._fits = Choices(), b"", "", "", ""
        self._head = None
        self.file_page.show_nothing()
        self.preview.show_read(None, is_source=False)
        self.counts.setText("")
        self.problem.hide()
        self._show_step("file")
        self.side.as_source.hide()
        for button in self.side.steps.values():
            button.show_status(StepStatus(""))

    def _add_as_source(self) -> None:
        """Add the file as a source, as files of other formats are; nothing of it is imported as a record."""
        from app.actions.sources import Added, add_file

        path, store = self._path, self.session.store

        def done(added: Added) -> None:
            if self.session.is_open and self.session.store is store:
                self.session.go(Target("read", "source", added.source_id))
                self._drop()

        self.session.operate(tr("Adding {file}").format(file=path.name), partial(add_file, store, path), done)

    # --- choices ---

    def say(self, choices: Choices) -> None:
        """Read the rows again with the present choices."""
        self.choices, self.found, self.done = choices, None, None
        self._waiting.soon()
        if self.file is None:
            return
        self.session.give_up(self)
        self._reading.start()
        self._show_choices()

    def _read_rows(self) -> None:
        file, hashed, choices = self.file, self._hash, self.choices
        if file is None:
            return

        def read(store: Store, stopped: Stopped) -> _Found:
            first = read_rows(store, file, hashed, choices, most=AT_FIRST)
            self.first_read.emit(first, choices)
            whole = first
            if len(file.rows) > AT_FIRST:

                def report(done: int, _total: int, ready: int, refused: int) -> bool:
                    self.counted.emit(done, ready, refused)
                    return stopped()

                whole = read_rows(store, file, hashed, choices, report)
            return _Found(whole, gathered(whole.refused), likely_actors(store, whole, choices))

        self.session.query(self, read, lambda found: self._show_found(found, choices), self._cannot)

    def _head_of(self, file: TableFile, choices: Choices) -> Head:
        """What the columns of the file are by these choices; kept, as the same is asked often."""
        if self._head is None or self._head[0] != choices:
            self._head = choices, head_of(file, choices, self._fields)
        return self._head[1]

    def _show_choices(self) -> None:
        assert self.file is not None
        head = self._head_of(self.file, self.choices)
        columns = head.columns
        self.columns_page.show_columns(self.file, head, self._mine, self._fields, self.choices.columns)
        self.file_page.show_file(self.file, self.choices)
        used = f"{_MINE}{self._mine}" if self._mine else head.preset
        self.side.show_presets(used, self._fits, list(mappings.saved(self.session.settings)))
        known = sum(bool(column.target) for column in columns)
        self.side.steps["file"].show_status(StepStatus(self.file.name, is_done=True))
        self.side.as_source.setVisible(self._path.suffix.lower() in ENDS)
        words = tr("{known} of {all} known").format(known=known, all=len(columns))
        self.side.steps["columns"].show_status(StepStatus(words, is_done=known == len(columns)))

    def _use_preset(self, key: str) -> None:
        """Read the table as another kind."""
        if self.file is None:
            return
        mapping = mappings.saved(self.session.settings).get(key.removeprefix(_MINE)) if key.startswith(_MINE) else None
        kept = replace(self.choices, columns={}, preset="")
        if mapping is not None:
            self._mine = key.removeprefix(_MINE)
            headings = [column.heading for column in self._head_of(self.file, Choices()).columns]
            self.say(mappings.with_mapping(kept, mapping, headings))
        else:
            self._mine = ""
            self.say(replace(kept, preset="" if key == EXACT else key))

    def _map(self, columns: dict[str, str]) -> None:
        """Change the meaning of a column; the others stay."""
        assert self.file is not None
        before = self._head_of(self.file, self.choices).columns
        changed = {
            one.heading: columns[one.heading] for one in before if columns.get(one.heading, one.target) != one.target
        }
        self.say(replace(self.choices, columns={**self.choices.columns, **changed}))

    def _answer(self, heading: str, target: str) -> None:
        self.say(replace(self.choices, columns={**self.choices.columns, heading: target}))

    def _save_mapping(self) -> None:
        if self.file is None:
            return
        columns = self._head_of(self.file, self.choices).columns

        def keep(name: str) -> None:
            mappings.save(self.session.settings, name, self.choices, columns)
            self._mine = name
            self._show_choices()
            self.session.say(tr("Saved as “{name}”. Files with these columns are read by it.").format(name=name))

        dialog = SaveMappingDialog(self, self._mine)
        dialog.given.connect(keep)
        dialog.open()

    # --- what became of the rows ---

    def _show_first(self, first: Read, choices: Choices) -> None:
        if choices is self.choices:
            self._cannot("")
            self.preview.show_read(first, is_source=self.is_source)
            self.columns_page.show_problem(first)

    def _show_counts(self, done: int, ready: int, refused: int) -> None:
        """Show the progress of reading."""
        if self.file is not None and self.found is None:
            words = tr("{done:,} of {all:,} rows read · {ready:,} ready · {refused:,} rejected")
            self.counts.setText(words.format(done=done, all=len(self.file.rows), ready=ready, refused=refused))

    def _show_found(self, found: _Found, choices: Choices) -> None:
        if choices is not self.choices or self.file is None:
            return
        self.found = found
        self._cannot("")
        self.preview.show_read(found.read, is_source=self.is_source)
        self.columns_page.show_problem(found.read)
        any_taken = bool(found.read.records)
        had_keyboard = self.rows_page.isVisible() and self.rows_page.isAncestorOf(self.focusWidget() or self)
        self.rows_page.show_rows(choices, found.groups, found.likely, found.read.left, any_taken=any_taken)
        self.last_page.show_ready(found.read)
        waiting = sum(len(one.numbers) for one in found.groups if is_choice(one))
        rejected = len(found.read.refused) - waiting
        ready = len({number for number, *_ in found.read.records})
        rows = ready + len(found.read.refused) + len(found.read.left)
        counts = (
            tr_n("{n} row", "{n} rows", rows),
            tr("{n:,} ready").format(n=ready),
            tr("{n:,} waiting").format(n=waiting) if waiting else "",
            tr("{n:,} rejected").format(n=rejected) if rejected else "",
            tr_n("{n} left out", "{n} left out", len(found.read.left)) if found.read.left else "",
        )
        self.counts.setText(listed(counts))
        words = tr("{ready:,} ready, {waiting:,} waiting, {rejected:,} rejected")
        status = words.format(ready=ready, waiting=waiting, rejected=rejected)
        self.side.steps["rows"].show_status(StepStatus(status, is_done=not found.groups and not found.likely))
        self.side.steps["import"].show_status(StepStatus(tr("one step, which undo takes back")))
        self._show_ways()
        if had_keyboard and not self.rows_page.isAncestorOf(self.focusWidget() or self):  # what was answered is gone
            self.focus_first()

    def _cannot(self, sentence: str) -> None:
        """Show why the table cannot be read; an empty sentence clears it."""
        self.problem.say(sentence)
        if sentence:
            self.found = None
            self.preview.show_read(None, is_source=False)
            self.counts.setText("")
        self._show_ways()

    def _save_refused(self) -> None:
        if self.found is None:
            return
        folder = str(self.session.settings.get("import.folder", ""))
        FileChooser(self, tr("Save the rejected rows"), folder, write_as=".csv").ask(self.write_refused)

    def write_refused(self, path: Path) -> None:
        """Write only the rejected rows, with reasons, to be fixed and imported separately."""
        if self.found is not None:
            read = self.found.read
            many = self.session.do(lambda _store: save_refused(path, read))
            if many is not None:
                self.session.say(tr_n("{n} row saved.", "{n} rows saved.", many))

    # --- steps ---

    def go_to(self, step: str) -> None:
        """Show a step; going back returns to the previous one."""
        if step == "file" or self.file is not None:
            self.session.go(Target("importing", step))
        else:
            self.side.show_step(self._step)

    def next_step(self) -> None:
        """Go on; on the last step, import."""
        if self._step == "import":
            self.add()
        elif self.next.isEnabled():
            self._by(1)

    def _by(self, steps: int) -> None:
        order = [key for key, _ in STEPS]
        self.go_to(order[max(0, min(len(order) - 1, order.index(self._step) + steps))])

    def _show_step(self, step: str) -> None:
        self._step = step
        self.stack.turn_to(self.pages[step])
        self.title.setText(next(tr(name) for key, name in STEPS if key == step))
        self.side.show_step(step)
        self._show_ways()
        if self.isVisible():  # with how many rows are ready, wait or are rejected
            announce(self, self.side.steps[step].accessibleName())

    def _show_ways(self) -> None:
        self.back.setVisible(self._step != "file")
        at = [key for key, _ in STEPS].index(self._step)
        if self._step == "import":
            ready = len(self.found.read.records) if self.found is not None else 0
            self.next.setText(tr_n("Import {n} record", "Import {n} records", ready))
            was_ready = self.next.isEnabled()
            self.next.setEnabled(bool(ready) and self.done is None and self._adding is None)
            if self.next.isEnabled() and not was_ready and self.back.hasFocus():  # there was nothing else to press
                self.next.setFocus()
        else:
            self.next.setText(tr("Next: {step}").format(step=tr(STEPS[at + 1][1]).lower()))
            self.next.setEnabled(self.file is not None)

    # --- the end ---

    def _take_as_source(self, on: bool) -> None:
        self.is_source = on
        if self.found is not None:
            self.preview.show_read(self.found.read, is_source=on)

    def add(self) -> None:
        """Add the records, as one operation that can be cancelled while it runs."""
        found = self.found
        if found is None or not self.next.isEnabled() or not self.session.may_write():
            return
        store, is_source = self.session.store, self.is_source
        self.next.setEnabled(False)

        def work(progress: Progress) -> Imported:
            return tables.add(store, found.read, is_source=is_source, progress=progress)

        def problem(sentence: str) -> None:
            self._adding = None
            self._show_ways()
            self.session.say(sentence, "warning")

        title = tr("Importing {file}").format(file=found.read.file.name)
        self._adding = self.session.operate(title, work, self._added, problem)

    def _added(self, done: Imported) -> None:
        self._adding = None
        self.done, self._imported = done, self.choices
        self._waiting.soon()
        self.last_page.show_done(done)
        self.side.steps["import"].show_status(
            StepStatus(tr_n("{n} record added", "{n} records added", len(done.refs)), is_done=True)
        )
        if self.isVisible():  # the button that began it is out, and the keyboard somewhere in the preview
            self.last_page.records.setFocus()
        self._show_ways()
        self.session.say(tr_n("{n} record added.", "{n} records added.", len(done.refs)), "undo")

    def _show_records(self) -> None:
        if self.done is not None and self.done.refs:
            first = self.done.refs[0]
            if (found := self.session.do(lambda store: donations.id_of(store, first))) is not None:
                self.session.go(Target("donations", "table"))  # a map or a matrix has no row of it
                self.session.go(target_of_record(found))

    def _changed(self, changes: Changes) -> None:
        """If what was added is undone, it can be added again."""
        if self.done is not None and self.found is not None and changes.touches("table_file"):
            added = self.done.table_id
            if all(one.id != added for one in self.session.do(imported.tables) or ()):
                self.done = None
                has_keyboard = self.isVisible() and self.isAncestorOf(self.focusWidget() or self)
                self.last_page.show_ready(self.found.read)
                self.side.steps["import"].show_status(StepStatus(tr("one step, which undo takes back")))
                self._show_ways()
                if has_keyboard:  # Qt would give it to what is beside the button that is gone, which is Cancel
                    self.next.setFocus()

    def cancel(self) -> None:
        """Cancel adding, which leaves nothing; else discard the table."""
        if self._adding is not None:
            self._adding.cancel()
        else:
            self.leave()

    def leave(self) -> None:
        """Discard the table; nothing was written."""
        self._drop()
        self._waiting.keep()
        self.session.go(Target("donations"))

    # --- as a place ---

    def visit(self, target: Target) -> None:
        if target.words:
            self.open_file(Path(target.words))
            return
        step = target.kind or self._step
        self._show_step(step if self.file is not None else "file")

    def remember(self) -> None:
        super().remember()
        self._waiting.keep()

    def target(self) -> Target:
        return Target("importing", self._step)

    def focus_first(self) -> None:
        if self._step == "columns":
            self.columns_page.focus_first()
        elif self._step == "file":
            self.file_page.choose.setFocus()
        else:
            of_end = self.last_page.records if self.done is not None else None
            wanted = of_end if self._step == "import" else self.rows_page.first()
            go_on = self.next if self.next.isEnabled() else self.back
            (wanted or go_on).setFocus()


def _left_before(store: Store, hashed: str) -> _Before:
    for one in half_typed(store, "import"):
        if one.form.kind == f"import {hashed}":
            with contextlib.suppress(ValueError, TypeError, LookupError):  # another version has written it
                return one, mappings.choices_of(json.loads(one.words)["said"])
    return None
