"""Choosing by hand the words a passage is anchored to: the older text at the left, the newest at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.language import tr
from app.domain.likely_place import likely_place
from app.domain.sources import SourceText
from app.ui.dialogs.sheet import card
from app.ui.look import theme
from app.ui.look.plain import HtmlLabel
from app.ui.look.tokens import SPACE
from app.ui.views.review.entries import Entry
from app.ui.views.review.sides import difference_look, difference_of
from app.ui.views.review.text_pane import Stretch, TextPane
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.labels import head

MUCH_LONGER = 5
"""How many times as long as the passage a choice may be to be compared word by word."""


class HandPage(QWidget):
    """Select words at the right with the mouse or with Shift and the arrows; the differences are shown below."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._new = ""
        self.old = TextPane(tr("Older text"))
        self.new = TextPane(tr("Newest text: select the words the passage is anchored to"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the newest text (Ctrl+F)"))
        self.field.setAccessibleName(tr("Find in the newest text"))
        self.field.setClearButtonEnabled(True)
        self.differs = HtmlLabel()
        columns = in_row(
            (card(head(tr("Older text")), self.old), 1),
            (card(head(tr("Newest text")), self.field, self.new), 1),
            gap=SPACE[2],
        )
        in_column((columns, 1), self.differs, on=self, gap=SPACE[2], margins=0)
        self.new.picked.connect(self._say)
        self.field.returnPressed.connect(self.find_next)
        theme.notifier().changed.connect(self._say)

    def begin(self, entry: Entry, old: SourceText, new: SourceText) -> None:
        """Show the old place of the passage, and the likeliest in the newest text."""
        self._entry, self._new = entry, new.text
        start, end = entry.passage.start, entry.passage.end
        self.old.show_text(old.text, (start, end))
        self.new.show_text(new.text)
        self.old.choose(start, start)
        if entry.new is not None:
            self.new.choose(entry.new.stretch.start, entry.new.stretch.end)
        else:
            at = likely_place(old.text, new.text, start, end)
            self.new.choose(at, at)
        self._say()

    def stretch(self) -> Stretch | None:
        """The selected words, in code points of the newest text."""
        return self.new.stretch()

    def find_next(self) -> None:
        """Select the next match of the search field; Enter again goes on."""
        words = self.field.text()
        if words and not self.new.find_next(words):
            self.differs.setText(tr("These words are not in the newest text."))

    def _say(self) -> None:
        """The differences between the passage and the selected words."""
        chosen = self.stretch()
        if self._entry is None:
            return
        if chosen is None:
            self.differs.setText(tr("Select the words the passage is anchored to now."))
            return
        was, now = self._entry.passage.quote, self._new[slice(*chosen)]
        if len(now) > MUCH_LONGER * len(was) + 200:
            self.differs.setText(tr("Much longer than the passage was."))
            return
        lines = difference_of(was, now) or [tr("The same words.")]
        self.differs.setText(f"<style>{difference_look()}</style>{'<br>'.join(lines)}")
