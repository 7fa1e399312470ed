"""Exporting to Markdown: where to and how, and afterwards what was written and what was left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.language import later, later_n, tr, tr_n
from app.settings import Settings
from app.ui.base.file_chooser import FileChooser
from app.ui.dialogs.sheet import LABEL_PX, Form, Sheet, card, section, small, strong
from app.ui.look import fonts
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.labels import muted
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from app.actions.exports import ExportReport, Links

KEPT = later(
    "Export again whenever you like: what has not changed is not touched, and a file you have edited "
    "is never overwritten. Its new text goes into a file beside it."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for."""

    folder: Path
    links: Links
    single: bool


class ExportDialog(Sheet):
    """Where to and how. `wanted` gives a `Wanted`; the answers are remembered."""

    wanted = Signal(object)

    def __init__(self, settings: Settings, workspace: Path, parent: QWidget | None) -> None:
        super().__init__(
            parent, tr("Export to Markdown"), tr("Every quote with its citation, paragraph and exact words."), 560
        )
        self._settings = settings
        usual = str(workspace.with_suffix("")) + " notes"
        folder = str(settings.get(f"export.folder.{workspace.absolute()}", usual))
        self.folder = QLineEdit(folder)
        self.folder.textEdited.connect(lambda: self.complain(""))
        self.workspace = workspace
        self.pages = _choice(tr("A file for &each source, note, record, country and tag"))
        self.single = _choice(tr("One &document"))
        self.wiki = _choice(tr("[[&Wiki links]], as Obsidian writes them"))
        self.relative = _choice(tr("&Relative links, which every program follows"))
        (self.single if settings.get("export.single", False) else self.pages).setChecked(True)
        (self.relative if settings.get("export.links", "wiki") == "relative" else self.wiki).setChecked(True)
        self._lay_out()
        self.single.toggled.connect(self._shape_changed)
        self._shape_changed(self.single.isChecked())
        self.add_foot(tr("Export"), hint=tr("Enter exports"))

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(SPACE[1])
        place.addWidget(self.folder, 1)
        place.addWidget(self.button(tr("&Choose…"), self._choose))
        beside = QWidget()
        beside.setLayout(place)
        place.setContentsMargins(0, 0, 0, 0)
        form = Form()
        form.add(tr("&Folder"), beside)
        beside.setFocusProxy(self.folder)
        self.folder.setAccessibleName(tr("Folder"))
        form.add(tr("Shape"), _group(tr("Shape"), self.pages, self.single))
        self.links = _group(tr("Links"), self.wiki, self.relative)
        form.add(tr("Links"), self.links)
        self.body.addLayout(form)
        note = muted(tr(KEPT))
        note.setContentsMargins(margins(LABEL_PX + SPACE[2], 0, 0, 0))
        self.body.addWidget(note)

    def _shape_changed(self, single: bool) -> None:
        self.links.setEnabled(not single)

    def _choose(self) -> None:
        chooser = FileChooser(self, tr("Export to this folder"), self.folder.text())
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.folder.setText)
        chooser.open()

    def submit(self) -> None:
        """Remember the answers and give them on."""
        words = self.folder.text().strip()
        if not words:
            self.complain(tr("Choose a folder to export to."), self.folder)
            return
        folder = self.workspace.parent / Path(words).expanduser()  # a bare name lies beside the workspace
        if folder.exists() and not folder.is_dir():
            self.complain(
                tr("“{folder}” is a file. Choose a folder to export to.").format(folder=folder.name), self.folder
            )
            return
        links: Links = "relative" if self.relative.isChecked() else "wiki"
        self._settings.put(f"export.folder.{self.workspace.absolute()}", str(folder))
        self._settings.put("export.links", links)
        self._settings.put("export.single", self.single.isChecked())
        self.wanted.emit(Wanted(folder, links, self.single.isChecked()))
        self.accept()


class ExportReportDialog(Sheet):
    """What an export did, in figures, and every file that was kept because somebody edited it."""

    def __init__(self, report: ExportReport, folder: Path, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Exported"), str(folder), width=560)
        figures = QWidget()
        grid = QGridLayout(figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(SPACE[0])
        grid.setColumnStretch(1, 1)
        for number, (count, words) in enumerate(figures_of(report)):
            figure = PlainLabel(f"{count:,}")
            figure.setFont(fonts.interface(semibold=True))
            grid.addWidget(figure, number, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(words), number, 1)
        self.body.addWidget(card(figures))
        if report.kept:
            self._list(
                tr("Edited by you, so kept. The new text lies beside:"),
                [(str(path.relative_to(folder)), new.name) for path, new in report.kept],
            )
        if report.left:
            self._list(
                tr("Edited by you, so kept, though their things are gone:"),
                [(str(path.relative_to(folder)), "") for path in report.left],
            )
        if report.aside:
            self._list(
                tr("Kept beside, since nothing proves that this workspace wrote them:"),
                [(str(path.relative_to(folder)), str(new.relative_to(folder))) for path, new in report.aside],
            )
        self._folder = folder
        self.add_foot(tr("Open folder"), tr("Close"), hint=tr("Enter opens the folder"))

    def _list(self, title: str, paths: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        column.setSpacing(SPACE[1])
        for path, new in paths:
            column.addWidget(strong(path))
            if new:
                column.addWidget(small(new))
        column.addStretch(1)
        area = Scrolled()
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setAccessibleName(title)
        area.setMinimumHeight(min(240, 52 * len(paths) + SPACE[3]))
        self.body.addWidget(section(title))
        self.body.addWidget(card(area, margin=1), 1)

    def submit(self) -> None:
        """Show the folder in the system's own file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        self.accept()


def figures_of(report: ExportReport) -> list[tuple[int, str]]:
    """The counts of a report with their words; what there is none of is left out, but for what was written."""
    counts = (
        (len(report.written), later_n("file written", "files written")),
        (len(report.unchanged), later_n("unchanged, not touched", "unchanged, not touched")),
        (
            len(report.kept) + len(report.left),
            later_n("kept, because you edited it", "kept, because you edited them"),
        ),
        (len(report.removed), later_n("removed, since its thing is gone", "removed, since their things are gone")),
    )
    return [(count, tr_n(*forms, count)) for number, (count, forms) in enumerate(counts) if count or number == 0]


def _choice(text: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setAccessibleName(text.replace("&", ""))
    return made


def _group(name: str, *choices: QRadioButton) -> QWidget:
    box = QWidget()
    box.setAccessibleName(name)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(SPACE[0])
    group = QButtonGroup(box)
    for choice in choices:
        group.addButton(choice)
        column.addWidget(choice)
    return box
