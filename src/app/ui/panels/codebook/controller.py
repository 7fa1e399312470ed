"""Operations on the codebook from its panel, menu and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.actions import tags
from app.domain.codebook import Tag
from app.domain.language import later, later_n, tr, tr_n
from app.store.reads import tags as reads
from app.ui.base.file_chooser import FileChooser
from app.ui.base.session import Session
from app.ui.base.view_keys import ViewKeys
from app.ui.panels.codebook.panel import CodebookPanel

KINDS = later("Codebooks (*.csv *.md)")


class CodebookController(QObject):
    """The controller of one panel; the parent of dialogs is the panel's window."""

    def __init__(self, session: Session, panel: CodebookPanel) -> None:
        super().__init__(panel)
        self._session, self.panel = session, panel
        panel.move_wanted.connect(self.move)
        self.keys = ViewKeys("codebook", self, panel)

    def on_chosen(self, does: Callable[[Tag], object]) -> None:
        """Call a function with the selected tag, or say that none is selected."""
        tag = self.panel.current_tag()
        if tag is None:
            self._session.say(tr("Choose a tag in the codebook first."), "warning")
        else:
            does(tag)

    def _window(self) -> QWidget:
        return self.panel.window()

    def add(self, parent_id: int | None, *, from_panel: bool = False) -> None:
        """Ask for a new tag; with `from_panel` the focus returns to the codebook, on the new tag."""
        if not self._session.may_write():
            return
        from app.ui.panels.codebook.tag_dialog import TagDialog

        dialog = TagDialog(self._session, None, parent_id, self._window())
        if from_panel:
            dialog.saved.connect(self.panel.choose)
            dialog.finished.connect(lambda _result: self.panel.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def edit(self, tag_id: int) -> None:
        if not self._session.may_write():
            return
        from app.ui.panels.codebook.tag_dialog import TagDialog

        tag = self._session.do(lambda store: reads.one_tag(store, tag_id))
        if tag is not None:
            TagDialog(self._session, tag, tag.parent_id, self._window()).open()

    def remove(self, tag_ids: Sequence[int]) -> None:
        """Remove tags at once; undo restores them."""
        every = reads.codebook(self._session.store)
        chosen = [tag for tag in every if tag.id in tag_ids]
        below = [tag for tag in every if tag not in chosen and any(map(tag.is_under, chosen))]
        if chosen:
            ids = [tag.id for tag in chosen]
            self._session.remove(lambda store: tags.remove_tags(store, ids), _removed(chosen, len(below)))

    def move(self, tag_ids: Sequence[int], parent_id: int | None, at: int | None) -> None:
        self._session.do(lambda store: tags.move_tags(store, tag_ids, parent_id, at))

    def merge(self, tag_ids: Sequence[int] = ()) -> None:
        """Merge tags, by default the selected ones."""
        from app.ui.panels.codebook.merge import MergeDialog

        chosen = list(tag_ids) or [tag.id for tag in self.panel.chosen_tags()] or self.panel.chosen_ids()
        if not chosen:
            self._session.say(tr("Choose a tag in the codebook first; Ctrl and a click choose several."), "warning")
            return
        MergeDialog(self._session, chosen, self._window()).open()

    def split(self, tag_id: int) -> None:
        from app.ui.panels.codebook.split import SplitDialog

        tag = self._session.do(lambda store: reads.one_tag(store, tag_id))
        if tag is not None:
            SplitDialog(self._session, tag, self._window()).open()

    def auto_tag(self, tag_id: int | None = None, source_id: int | None = None, text: str = "") -> None:
        """Tag every match of a text or pattern; if no tag is given it is chosen in the dialog."""
        from app.ui.panels.codebook.auto_tag import AutoTagDialog

        if not reads.codebook(self._session.store):
            self._session.say(tr("There is no tag yet. Make one first: Ins in the codebook."), "warning")
            return
        AutoTagDialog(self._session, tag_id, source_id, self._window(), text).open()

    def show_removed(self) -> None:
        from app.ui.panels.codebook.removed import RemovedDialog

        RemovedDialog(self._session, self._window()).open()

    # --- files ---

    def import_file(self) -> None:
        FileChooser(self._window(), tr("Import a codebook"), "", tr(KINDS)).ask(self.import_from)

    def import_from(self, file: Path) -> None:
        from app.actions.codebook_files import CodebookImport, import_codebook

        if not self._session.may_write():
            return
        store = self._session.store

        def say(done: CodebookImport) -> None:
            if done.problems or done.notes:
                self._session.say(" ".join((done.sentence(), *done.problems[:1], *done.notes)), "warning")
            else:
                self._session.say(done.sentence(), "undo" if done.added or done.changed else "ok")

        title = tr("Importing {file}").format(file=file.name)
        self._session.operate(title, lambda progress: import_codebook(store, file, progress), say)

    def export_file(self) -> None:
        title = tr("Export the codebook")
        FileChooser(self._window(), title, "", tr(KINDS), write_as="codebook.csv").ask(self.export_to)

    def export_to(self, file: Path) -> None:
        from app.actions.codebook_files import export_codebook

        count = self._session.do(lambda store: export_codebook(store, file))
        if count is not None:
            tags = tr_n("{n} tag", "{n} tags", count)
            self._session.say(tr("{tags} written to {file}.").format(tags=tags, file=file.name))


def _removed(chosen: Sequence[Tag], below: int) -> str:
    """The message for removed tags, with the number of their descendants."""
    if len(chosen) > 1:
        return tr_n("Removed {n} tag", "Removed {n} tags", len(chosen) + below)
    tag = chosen[0].content.name
    if not below:
        return tr("Removed the tag “{tag}”").format(tag=tag)
    forms = later_n("Removed the tag “{tag}” and {n} tag under it", "Removed the tag “{tag}” and {n} tags under it")
    return tr_n(*forms, below).format(tag=tag)
