"""A tag of the codebook: its name, hue and place, and when (not) to use it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QToolTip, QWidget

from app.actions import tags
from app.actions.merge_edit import Seen
from app.actions.tags import names_of
from app.domain.codebook import COLOR_NAMES, COLORS, Tag, TagContent
from app.domain.language import later, tr, tr_n
from app.domain.shortened import shortened
from app.store.reads.tags import codebook, counts_by_source, new_color
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Lines, Sheet
from app.ui.look import icons, painting, theme
from app.ui.look.mirror import mirrored
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS, SPACE
from app.ui.panels.codebook.tag_choice import TagChoice
from app.ui.widgets.boxes import in_row, put
from app.ui.widgets.labels import muted
from app.ui.widgets.leads import LeadsOn

SIDE, GAP = 26, 6


class Swatches(QAbstractSlider):
    """`chosen` is the index of the selected hue, which a screen reader can change like a slider."""

    changed = Signal(int)

    def __init__(self, chosen: int) -> None:
        super().__init__()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, COLORS - 1)
        self.chosen = chosen % COLORS
        self.setValue(self.chosen)
        self.valueChanged.connect(self.choose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self._name_it()

    def sizeHint(self) -> QSize:
        return QSize(COLORS * (SIDE + GAP) - GAP + 4, SIDE + 4)

    def choose(self, index: int) -> None:
        index %= COLORS
        if index != self.chosen:
            self.chosen = index
            self.setValue(index)
            self._name_it()
            self.update()
            self.changed.emit(index)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _name_it(self) -> None:
        said, name = tr("{name}, {number} of {most}"), tr(COLOR_NAMES[self.chosen])
        self.setAccessibleDescription(said.format(name=name, number=self.chosen + 1, most=COLORS))

    def _box(self, index: int) -> QRectF:
        return mirrored(QRectF(2 + index * (SIDE + GAP), 2, SIDE, SIDE), self.rect())

    def _at(self, event: QMouseEvent) -> int | None:
        return next((i for i in range(COLORS) if self._box(i).contains(event.position())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event)
        if index is not None:
            self.choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the name of the hue under the mouse."""
        index = self._at(event)
        if index is not None:
            QToolTip.showText(event.globalPosition().toPoint(), as_tip(tr(COLOR_NAMES[index])), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End select; everything else is left to the dialog."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(self.chosen + steps[key])
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(COLORS - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The selected hue has a check mark, and a focus ring."""
        painter = painting.smooth(self)
        colours = theme.current()
        for index in range(COLORS):
            box = self._box(index)
            if index == self.chosen and self.hasFocus():
                ring = QPen(theme.colour(colours.ink), 1.5)
                painting.box(painter, box.adjusted(-1, -1, 1, 1), RADIUS + 1, Qt.BrushStyle.NoBrush, ring)
            painting.box(painter, box.adjusted(2, 2, -2, -2), RADIUS - 1, theme.tag_colour(index))
            if index == self.chosen:
                icons.paint(painter, "check", box.adjusted(6, 6, -6, -6), colours.card)


SOURCES = 4
"""The most sources of a tag that are named."""
TOP = later("At the top of the codebook")


class TagDialog(Sheet):
    """Make a tag, or edit one. `saved` is emitted with its id."""

    help_word = "tag"
    saved = Signal(int)

    def __init__(self, session: Session, tag: Tag | None, parent_id: int | None, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Edit tag") if tag else tr("New tag"), _uses_line(session, tag), width=584)
        self._session = session
        self._tag, self._seen = tag, Seen(None if tag is None else tag.content)
        content = tag.content if tag else TagContent("", new_color(session.store, parent_id))
        self.name = QLineEdit(content.name)
        self.name.setPlaceholderText(tr("A few words"))
        self.swatches = Swatches(content.color)
        self.colour_name = muted("", wrap=False)
        self.parent_tag = self._parents(tag.parent_id if tag else parent_id)
        self.definition = Lines(content.definition, 3, tr("What it means, in a sentence"))
        self.when_to_use = Lines(content.when_to_use, 2, tr("Passages that belong here"))
        self.when_not = Lines(content.when_not, 2, tr("Passages that look like it and are not"))
        self.examples = Lines("\n".join(content.examples), 2, tr("One a line"))
        self.aliases = QLineEdit("; ".join(content.aliases))
        self.aliases.setPlaceholderText(tr("Other names it is found by, with ; between them"))
        self.key = QLineEdit(content.key.upper())
        self.key.setMaxLength(1)
        self.key.setPlaceholderText("–")
        self.key.setToolTip(tr("A letter or digit that puts the tag on what is selected in the text"))
        hues = LeadsOn()
        hues.leads_to = self.swatches
        in_row(self.swatches, (self.colour_name, 1), on=hues, gap=SPACE[2], margins=0)
        form = LabelGrid()
        form.add(tr("&Name"), self.name, beside=(tr("&Key"), self.key, 44))
        form.add(tr("Un&der"), self.parent_tag)
        form.add(tr("&Colour"), hues)
        form.add(tr("De&finition"), self.definition)
        form.add(tr("&Use when"), self.when_to_use)
        form.add(tr("N&ot when"), self.when_not)
        form.add(tr("&Examples"), self.examples)
        form.add(tr("&Aliases"), self.aliases)
        put(self.body, form)
        self.key.textEdited.connect(lambda: self.complain(""))
        self.name.textEdited.connect(lambda: self.complain(""))
        self.parent_tag.currentIndexChanged.connect(lambda: self.complain(""))
        self.swatches.changed.connect(self._name_colour)
        self._name_colour(self.swatches.chosen)
        self.add_foot(tr("Save") if tag else tr("Add tag"), hint=tr("Enter saves") if tag else tr("Enter adds it"))
        self.name.setFocus()
        self.name.selectAll()
        names = ("name", "definition", "when_to_use", "when_not", "examples", "aliases", "key")
        self.keep_words(session, "tag", tag.id if tag else 0, {name: getattr(self, name) for name in names})

    def _name_colour(self, index: int) -> None:
        self.colour_name.setText(tr(COLOR_NAMES[index]))

    def _parents(self, chosen: int | None) -> TagChoice:
        box, own = TagChoice(), self._tag
        every = codebook(self._session.store)
        box.offer([tag for tag in every if own is None or not (tag.id == own.id or tag.is_under(own))], tr(TOP))
        box.choose(chosen)
        return box

    def content(self) -> TagContent:
        return TagContent(
            " ".join(self.name.text().split()),
            self.swatches.chosen,
            self.definition.value(),
            self.when_to_use.value(),
            self.when_not.value(),
            self.examples.items(),
            names_of([self.aliases.text()]),
            self.key.text().strip().lower(),
        )

    def _taken_by(self, key: str) -> str:
        """What the page does with a key already, or nothing. Digits are free: a tag's own goes first."""
        for command in keys.current().commands().values():
            if command.on_page and key and not key.isdigit() and keys.current().of(command.id).lower() == key:
                return command.text
        return ""

    def submit(self) -> None:
        store, content, above = self._session.store, self.content(), self.parent_tag.currentData()
        taken = self._taken_by(content.key)
        if taken:
            said = tr("The key {key} is taken by “{taken}”. Choose another.")
            self.complain(said.format(key=content.key.upper(), taken=taken), self.key)
            return
        tag = self._tag

        def save() -> int:
            if tag is None:
                return tags.add_tag(store, content, above)
            if content != tag.content:
                self._seen.save(partial(tags.edit_tag, store, tag.id, content))
            if above != tag.parent_id:
                tags.move_tags(store, [tag.id], above)
            return tag.id

        if (done := self.attempt(save, self.name)) is not None:
            self.saved.emit(done[0])
            self.accept()


def _uses_line(session: Session, tag: Tag | None) -> str:
    """How many passages carry the tag, and in which sources."""
    if tag is None:
        return ""
    if tag.passages == 0:
        return tr("On no passage yet.")
    counts = counts_by_source(session.store, [tag.id])
    each = tr("{uses:,} in {source}")
    sources = [each.format(uses=uses, source=shortened(title) or tr("a source")) for _, title, uses in counts]
    listed = ", ".join(sources[:SOURCES])
    if len(sources) > SOURCES:
        more = len(sources) - SOURCES
        listed = tr_n("{listed} and {n} more source", "{listed} and {n} more sources", more).format(listed=listed)
    return tr_n("On {n} passage: {sources}.", "On {n} passages: {sources}.", tag.passages).format(sources=listed)
