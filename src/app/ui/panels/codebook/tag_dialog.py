"""A tag of the codebook: its name, hue and place, and when (not) to use it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions import tags
from app.actions.tags import names_of
from app.domain.codebook import Tag, TagContent
from app.domain.language import later, tr, tr_n
from app.domain.shortened import shortened
from app.store.reads.tags import codebook, counts_by_source, new_color
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.dialogs.sheet import Form, Lines, Sheet
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.swatches import NAMES, Swatches
from app.ui.panels.codebook.tag_choice import TagChoice
from app.ui.widgets.boxes import in_row
from app.ui.widgets.labels import muted

SOURCES = 4
"""How many sources are named that a tag is used in."""
TOP = later("At the top of the codebook")


class TagDialog(Sheet):
    """Make a tag, or edit one. `saved` is emitted with its id."""

    help_word = "tag"

    saved = Signal(int)

    def __init__(
        self, session: Session, tag: Tag | None, parent_id: int | None, parent: QWidget | None, name: str = ""
    ) -> None:
        super().__init__(parent, tr("Edit tag") if tag else tr("New tag"), _stands_on(session, tag), width=584)
        self._session = session
        self._tag = tag
        content = tag.content if tag else TagContent(name, self._new_colour(parent_id))
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
        self._lay_out()
        self.key.textEdited.connect(lambda: self.complain(""))
        self.name.textEdited.connect(lambda: self.complain(""))
        self.parent_tag.currentIndexChanged.connect(lambda: self.complain(""))
        self.swatches.changed.connect(self._name_colour)
        self._name_colour(self.swatches.chosen)
        self.add_foot(tr("Save") if tag else tr("Add tag"), hint=tr("Enter saves") if tag else tr("Enter adds it"))
        self.name.setFocus()
        self.name.selectAll()

    def _lay_out(self) -> None:
        hues = QWidget()
        in_row(self.swatches, (self.colour_name, 1), on=hues, gap=SPACE[2], margins=0)
        form = Form()
        form.add(tr("&Name"), self.name, beside=(tr("&Key"), self.key, 44))
        form.add(tr("Un&der"), self.parent_tag)
        form.add(tr("&Colour"), hues)
        form.add(tr("De&finition"), self.definition)
        form.add(tr("&Use when"), self.when_to_use)
        form.add(tr("N&ot when"), self.when_not)
        form.add(tr("&Examples"), self.examples)
        form.add(tr("&Aliases"), self.aliases)
        self.swatches.setAccessibleName(tr("Colour"))
        hues.setFocusProxy(self.swatches)
        self.body.addLayout(form)

    def _name_colour(self, index: int) -> None:
        self.colour_name.setText(tr(NAMES[index]))

    def _new_colour(self, parent_id: int | None) -> int:
        """A tag gets the hue of its parent; at the top, one that few have."""
        return new_color(self._session.store, parent_id)

    def _parents(self, chosen: int | None) -> TagChoice:
        box, own = TagChoice(), self._tag
        every = codebook(self._session.store)
        box.offer([tag for tag in every if own is None or not (tag.id == own.id or tag.is_under(own))], tr(TOP))
        box.setCurrentIndex(max(0, box.findData(chosen)))
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
            self.complain(
                tr("The key {key} is taken by “{taken}”. Choose another.").format(key=content.key.upper(), taken=taken),
                self.key,
            )
            return
        if self._tag is None:
            made = self.attempt(lambda: tags.add_tag(store, content, above), self.name)
            if made is not None:
                self.saved.emit(made[0])
                self.accept()
            return
        tag = self._tag

        def change() -> None:
            if content != tag.content:
                tags.edit_tag(store, tag.id, content, tag.content)
            if above != tag.parent_id:
                tags.move_tags(store, [tag.id], above)

        if self.attempt(change, self.name) is not None:
            self.saved.emit(tag.id)
            self.accept()


def _stands_on(session: Session, tag: Tag | None) -> str:
    """How many passages carry the tag, and in which sources."""
    if tag is None:
        return ""
    if tag.passages == 0:
        return tr("On no passage yet.")
    counts = counts_by_source(session.store, [tag.id])
    sources = [
        tr("{uses:,} in {source}").format(uses=uses, source=shortened(title) or tr("a source"))
        for _, title, uses in counts
    ]
    listed = ", ".join(sources[:SOURCES])
    if len(sources) > SOURCES:
        more = len(sources) - SOURCES
        listed = tr_n("{listed} and {n} more source", "{listed} and {n} more sources", more).format(listed=listed)
    return tr_n("On {n} passage: {sources}.", "On {n} passages: {sources}.", tag.passages).format(sources=listed)
