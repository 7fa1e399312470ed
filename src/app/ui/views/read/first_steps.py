"""Three hints at the bottom of the page for new users: what to press. Each disappears once it was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel

from app.domain.changes import Changes, Operation
from app.domain.language import later, tr
from app.ui.base import first_steps, keys
from app.ui.look.mirror import margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.views.read.reading import Reading
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.labels import head, icon_button
from app.ui.widgets.panes import UNCOVERED

_STEPS = {
    first_steps.TAG: (later("Select some words and press {key}: a tag is a name for what they are about."), "page.tag"),
    first_steps.RECORD: (
        later("Where a sentence says who gave what to whom, press {key}: its record is drafted beside it."),
        "page.draft",
    ),
    first_steps.HELP: (later("Press {key} anywhere: it says what you are looking at, and what to press."), "help.here"),
}
_DONE_BY = {
    Operation.TAG_PASSAGE: first_steps.TAG,
    Operation.ADD_DONATION: first_steps.RECORD,
    Operation.LINK_EVIDENCE: first_steps.RECORD,
}


class FirstSteps(QFrame):
    """The remaining hints. Only made for a user who has not done them all."""

    def __init__(self, place: Reading) -> None:
        super().__init__()
        self._session = place.session
        self._place, self._page = place, place.page
        self.setProperty("look", "first")
        self.setAccessibleName(tr("To begin with"))
        self.setProperty(UNCOVERED, True)
        self.close_button = icon_button("x", tr("I know how: don't show these again"), pressed=self._know)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        top = in_row((head(tr("To begin with")), 1), self.close_button)
        column = in_column(top, on=self, gap=SPACE[0], margins=margins(SPACE[4], SPACE[2], SPACE[2], SPACE[2]))
        self.sentences: dict[str, QLabel] = {}
        for step, (words, command) in _STEPS.items():
            label = PlainLabel(wrap=True)
            keys.explain(label, tr(words), key=command)
            self.sentences[step] = label
            column.addWidget(label)
        self._session.changed.connect(self._changed)
        self._session.setting_changed.connect(self._show)
        place.shown.connect(lambda: self._show(first_steps.KEY))
        self._show(first_steps.KEY)

    def _show(self, key: str) -> None:
        if key != first_steps.KEY:
            return
        left = first_steps.left(self._session.settings)
        for step, label in self.sentences.items():
            needs_text = step != first_steps.HELP
            label.setVisible(step in left and (self._place.text is not None or not needs_text))
        if not left:
            self.hide()

    def _changed(self, changes: Changes) -> None:
        step = _DONE_BY.get(changes.operation) if changes.operation is not None else None
        if step is not None:
            first_steps.done(self._session, step)

    def _know(self) -> None:
        first_steps.done(self._session, *first_steps.STEPS)
        self._page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape returns to the text."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._page.setFocus()
        else:
            super().keyPressEvent(event)
