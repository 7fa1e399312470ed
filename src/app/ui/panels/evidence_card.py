"""Evidence as it is shown beside what stands on it: a card for each passage, and a link that opens a short list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.domain.anchor import AnchorState
from app.domain.language import later, tr, tr_term
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.ui.base.session import Target
from app.ui.look import fonts, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, is_mirrored, listed, mirrored, runs_right_to_left
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.widgets.place import HELP

QUOTE_PX = 15
PARAPHRASE = later("our paraphrase")


def target_of(item: EvidenceItem) -> Target:
    """Where a piece of evidence is read."""
    return Target("read", "source", item.source_id, at=item.start, passage=item.passage_id)


def place_text(item: EvidenceItem, *, source: bool = True) -> str:
    """Where the words stand and how: *¶ 6 · China's donations · our paraphrase · verified*."""
    parts = [f"¶ {item.paragraph}" if item.paragraph is not None else tr("caption")]
    if source:
        parts.append(item.source_title)
    if item.source_kind is SourceKind.DIGEST:
        parts.append(tr(PARAPHRASE))
    if item.role is not EvidenceRole.SUPPORTS:
        parts.append(tr_term(item.role))
    parts.append(tr_term(item.state))
    return listed(parts)


class EvidenceCard(QAbstractButton):
    """One passage: its words behind a bar, what it stands under, and where it is. Enter or a click goes there."""

    opened = Signal(object)
    """The `EvidenceItem`."""

    def __init__(self, item: EvidenceItem, label: str = "", parent: QWidget | None = None) -> None:
        """`label` says what the passage stands under; empty leaves that line out."""
        super().__init__(parent)
        self.item = item
        self._label = label
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{label}: {item.quote}".strip(": "))
        self.setAccessibleDescription(place_text(item))
        way = tr("Enter goes to the passage. Q, or a drag, quotes it in a note.")
        self.setToolTip(as_tip(f"{place_text(item)}\n{way}"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)  # a button's own would keep the height of another width
        from app.ui.panels.notes.dragging import PassageDrag

        PassageDrag(self, lambda: [item.passage_id])
        self.clicked.connect(lambda: self.opened.emit(self.item))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        quote = self._flow(fonts.reading(QUOTE_PX), self._quoted(), width)
        below = self._flow(fonts.interface(SMALL_PX), self._below(), width)
        return quote.height() + below.height() + 3 + 2 * 6

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def _quoted(self) -> str:
        return self.item.quote

    def _below(self) -> str:
        place = place_text(self.item, source=False)
        return f"{self._label} · {place}" if self._label else place

    def _flow(self, font: QFont, text: str, width: int) -> QRect:
        room = QRect(0, 0, max(60, width - 20), 10_000)
        return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self._over or self.hasFocus():
            painter.setPen(theme.colour(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colours.accent_ground, 1.0 if self.hasFocus() else 0.6))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = colours.warning if self.item.role is EvidenceRole.CONTRADICTS else colours.accent
        painter.setBrush(theme.colour(bar, 1.0 if self.item.role is not EvidenceRole.CONTEXT else 0.4))
        painter.drawRoundedRect(mirrored(QRectF(0, 6, 3, box.height() - 12), box), 1.5, 1.5)
        words = mirrored(box.adjusted(12, 6, -8, -6), box)
        quote = self._flow(fonts.reading(QUOTE_PX), self._quoted(), box.width())
        painter.setFont(fonts.reading(QUOTE_PX))
        painter.setPen(theme.colour(colours.ink))
        room = words
        if is_mirrored() and not runs_right_to_left(self._quoted()):
            room = QRect(words.right() - quote.width(), words.top(), quote.width() + 1, words.height())
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._quoted())
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(fonts.interface(SMALL_PX))
        uneasy = self.item.state is not AnchorState.VERIFIED or self.item.role is EvidenceRole.CONTRADICTS
        painter.setPen(theme.colour(colours.warning if uneasy else colours.muted))
        painter.drawText(words.adjusted(0, quote.height() + 3, 0, 0), int(Qt.TextFlag.TextWordWrap), self._below())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Q and not event.modifiers():
            self._quote()
        else:
            super().keyPressEvent(event)

    def _quote(self) -> None:
        from app.ui.panels.notes.dragging import session_of
        from app.ui.panels.quoting import quote_passages

        session = session_of(self)
        if session is not None:
            quote_passages(session, self, [self.item.passage_id])


class EvidenceCards(QWidget):
    """Cards for the passages under a thing, those of the same words together."""

    opened = Signal(object)

    def __init__(self, items: Sequence[EvidenceItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(HELP, "evidence")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        for item, labels in grouped(items):
            card = EvidenceCard(item, ", ".join(labels))
            card.opened.connect(self.opened)
            layout.addWidget(card)


def grouped(items: Sequence[EvidenceItem]) -> list[tuple[EvidenceItem, tuple[str, ...]]]:
    """Each passage once for each role, with the fields it stands under, in the order given."""
    groups: dict[tuple[int, EvidenceRole], list[EvidenceItem]] = {}
    for item in items:
        groups.setdefault((item.passage_id, item.role), []).append(item)
    return [(group[0], tuple(dict.fromkeys(item.label for item in group))) for group in groups.values()]


class EvidenceLink(QToolButton):
    """A small link icon with how many passages stand under a field; a click lists them, Enter goes there.

    Without evidence it is hidden but keeps its room, so that columns stay straight.
    """

    opened = Signal(object)
    """The `EvidenceItem` to go to."""

    def __init__(self, what: str, items: Sequence[EvidenceItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(HELP, "evidence")
        self._what = what
        self.items: tuple[EvidenceItem, ...] = ()
        self.setIcon(icon("link", "accent"))
        self.setIconSize(QSize(14, 14))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFont(fonts.interface(SMALL_PX))
        self.setFixedSize(44, 26)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.show_list)
        self.show_items(items)

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show the evidence of a field as it is now."""
        self.items = tuple(items)
        if not self.items:
            self.hide()
        elif self.parentWidget() is not None:  # without one it would flash up as a window and close every popup
            self.show()
        self.setText(str(len(self.items)))
        self.setAccessibleName(tr("Evidence for {what}: {items}").format(what=self._what, items=len(self.items)))
        lines = [f"“{item.quote}”\n{place_text(item)}" for item in self.items[:4]]
        lines += [tr("and {n:,} more").format(n=len(self.items) - 4)] if len(self.items) > 4 else []
        self.setToolTip(as_tip("\n\n".join(lines)))

    def show_list(self) -> None:
        """Open the list of passages under the icon."""
        from app.domain.fuzzy import match
        from app.ui.widgets.popup_list import PopupList, PopupRow

        def find(typed: str) -> list[PopupRow]:
            return [
                PopupRow(item, item.quote, below=place_text(item), icon=_ROLE_ICONS[item.role])
                for item in self.items
                if match(typed, item.quote) is not None
            ]

        popup = PopupList(
            self,
            tr("Evidence for {what}").format(what=self._what),
            find,
            "link",
            tr("Evidence for {what}").format(what=self._what),
        )
        popup.chosen.connect(lambda item, _how: (popup.close(), self.opened.emit(item)))
        popup.say(tr("Enter goes to the passage · Esc back"))
        popup.open_at(QRect(self.mapToGlobal(QPoint(0, 0)), self.size()), width=420)


_ROLE_ICONS = {
    EvidenceRole.SUPPORTS: "quotes",
    EvidenceRole.CONTRADICTS: "warning",
    EvidenceRole.CONTEXT: "info",
}


class ValueRow(QWidget):
    """A label, a value and the link to its evidence, as a card has them."""

    def __init__(self, label: QWidget, value: QWidget, link: QWidget | None = None) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        label.setFixedWidth(72)
        label.setContentsMargins(0, 1, 0, 0)
        if isinstance(value, QLabel):
            value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            at_start(value)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(value, 1, Qt.AlignmentFlag.AlignTop)
        if link is not None:
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
