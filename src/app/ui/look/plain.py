"""Words of the workspace as they are, whatever signs are in them, and nothing fetched on their account.

Qt guesses whether a label or a tool tip is HTML, and reads every picture that HTML names: a title such as
`<img src="/dev/zero">` would be read until the memory is full. So every label of the program is one of these, and every
tool tip with words that are not our own goes through `as_tip`; a test of the house looks for others.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from weakref import ref

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFocusEvent, QFont, QImage, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

_JOINER = "\N{WORD JOINER}"


def as_tip(text: str) -> str:
    """A text for a tool tip that Qt does not take for HTML: an invisible one is put behind each telling sign."""
    if not GuiQt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_JOINER}").replace("&", f"&{_JOINER}")


def wrapped_tip(lines: Iterable[str]) -> str:
    """A tool tip with long lines, as HTML, since Qt wraps nothing else."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def on_button(text: str) -> str:
    """A text for a button or a menu, with & escaped, which would mark a key."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """Shows a text letter by letter: in a face, with a `look` of the stylesheet, in several lines, to be selected."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        font: QFont | None = None,
        look: str = "",
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if font is not None:
            self.setFont(font)
        if look:
            self.setProperty("look", look)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._named: ref[QWidget] | None = None

    def say(self, words: str) -> None:
        """Show these words; without any the label is hidden."""
        self.setText(words)
        self.setVisible(bool(words))

    def setBuddy(self, buddy: QWidget) -> None:
        super().setBuddy(buddy)
        self._named = ref(buddy)

    def named(self) -> QWidget | None:
        """What it is the label of. Never call `buddy()`: from then on PySide takes that widget for a child of its
        label, and where the label is a child of it, Python destroys both as a reference cycle."""
        return None if self._named is None else self._named()


class HtmlLabel(QLabel):
    """Shows HTML of our own, in which every word of the workspace is escaped. Its links are followed by its signals."""

    def __init__(self, html: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(html)
        self.setWordWrap(True)
        if "<a " in html:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus by Tab selects the first link at once; Qt would need a second press."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            super().focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)

    def words(self) -> str:
        """The text shown, without HTML."""
        return QTextDocumentFragment.fromHtml(self.text()).toPlainText()


class ClosedBrowser(QTextBrowser):
    """Shows HTML of our own, and reads nothing from the disk or from the web for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """An empty picture for whatever is asked for: given nothing, Qt would read the file itself."""
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing
