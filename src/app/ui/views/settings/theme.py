"""The theme of the window, or that of the desktop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from app.domain.language import later, tr
from app.ui.base.session import Session
from app.ui.look import fonts, painting, theme
from app.ui.look.tokens import DARK, LIGHT, RADIUS, SMALL_PX, SPACE, Theme
from app.ui.views.settings.page import Entry, SettingsPage
from app.ui.views.settings.specimen import Specimen
from app.ui.widgets.boxes import STRETCH, in_column, put
from app.ui.widgets.flow import Flow
from app.ui.widgets.radio_row import RadioGroup

NAMES = {"light": later("Light"), "sepia": later("Sepia"), "dark": later("Dark"), "system": later("As the system")}
CARD = QSize(112, 64)
LABEL_PX = 24


class ThemeCard(QRadioButton):
    """A radio button that looks like a page in its theme."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self._themes = (theme.THEMES[name],) if name in theme.THEMES else (LIGHT, DARK)
        self.setFixedSize(CARD.width() + 4, CARD.height() + LABEL_PX + 4)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, 2, CARD.width(), CARD.height())
        for number, one in enumerate(self._themes):
            painter.save()
            if number:
                half = QPainterPath()
                half.moveTo(box.left() + box.width() * 0.65, box.top())
                half.lineTo(box.right(), box.top())
                half.lineTo(box.right(), box.bottom())
                half.lineTo(box.left() + box.width() * 0.4, box.bottom())
                half.closeSubpath()
                painter.setClipPath(half)
            _page(painter, box, one)
            painter.restore()
        wide = self.isChecked() or self.hasFocus()
        pen = painter.pen()
        pen.setColor(theme.colour(colours.accent if wide else colours.muted if self.underMouse() else colours.line))
        pen.setWidthF(2.0 if self.isChecked() else 1.0)
        painting.box(painter, box, RADIUS, Qt.BrushStyle.NoBrush, pen)
        if self.hasFocus():
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), RADIUS - 2, RADIUS - 2)
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.ink if self.isChecked() else colours.muted)
        words = QRectF(0, box.bottom(), self.width(), LABEL_PX)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _page(painter: QPainter, box: QRectF, one: Theme) -> None:
    """A title, two lines and a link in the colours of a theme."""
    painting.box(painter, box, RADIUS, theme.colour(one.paper))
    left, top = box.left() + 14, box.top() + 12
    for ink, width, height, at in (
        (one.ink, 60, 6, 0), (one.muted, 77, 2, 14), (one.muted, 72, 2, 21), (one.accent, 34, 2, 28),
    ):  # fmt: skip
        painter.setBrush(theme.colour(ink))
        painter.drawRect(QRectF(left, top + at, width, height))


class ThemePage(SettingsPage):
    """The themes, each as a small page."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Theme"))
        self.beside = self.specimen = Specimen()
        cards = QWidget()
        cards.setAccessibleName(tr("Theme"))
        across = Flow(gap=SPACE[2])
        in_column(across, on=cards, margins=(0, SPACE[1], 0, SPACE[2]))
        self.cards: dict[str, ThemeCard] = {}
        group = RadioGroup(self)
        for name, text in NAMES.items():
            card = ThemeCard(name, tr(text))
            group.addButton(card)
            card.clicked.connect(lambda _on=False, name=name: self.session.run(f"view.{name}"))
            across.addWidget(card)
            self.cards[name] = card
        put(self.rows, cards, STRETCH)
        words = tr("dark, light, night, colours, contrast, appearance, dark mode")
        named = " ".join(tr(text) for text in NAMES.values())
        self.entries.append(Entry(tr("Theme"), f"{words} {named}", cards))
        theme.notifier().changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        chosen = str(self.session.settings.get("theme", "system"))
        self.cards.get(chosen, self.cards["system"]).setChecked(True)
        self.specimen.show_settings(self.session.settings)

    def focus_first(self) -> None:
        next(card for card in self.cards.values() if card.isChecked()).setFocus()
