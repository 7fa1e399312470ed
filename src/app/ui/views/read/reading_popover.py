"""How the page is set, by choice and at once: theme, measure, face, size and leading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from app.domain.language import later, tr
from app.ui.look import fonts, theme
from app.ui.look.mirror import mirrored
from app.ui.look.tokens import SPACE
from app.ui.reader.page import ZOOMS
from app.ui.reader.setting import LEADINGS, MEASURES
from app.ui.widgets.beside import lets_go_of_hover
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import head, muted

if TYPE_CHECKING:
    from app.ui.views.read.reading import Reading

THEMES = {"light": later("Light"), "sepia": later("Sepia"), "dark": later("Dark"), "system": later("System")}
_MEASURES = {"narrow": later("Narrow"), "normal": later("Normal"), "wide": later("Wide"), "full": later("Full")}
SERIF, SANS = "", "sans"


class ReadingPopover(QFrame):
    """A small card at the corner of the page. What is chosen is seen at once and remembered."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lets_go_of_hover(self, place.window())
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Reading"))
        self._place = place
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.addWidget(head(tr("Reading")), 0, 0, 1, 2)
        setting = place.page.setting()
        worn = str(place.session.settings.get("theme", "system"))
        self.themes = self._row(tr("Theme"), [(tr(words), name) for name, words in THEMES.items()], worn, self._wear)
        measures = [(tr(_MEASURES[name]), letters) for name, letters in MEASURES.items()]
        self.measures = self._row(tr("Measure"), measures, setting.measure, lambda value: self._set(measure=value))
        leadings = [(f"{leading:g}", leading) for leading in LEADINGS]
        self.leadings = self._row(tr("Line height"), leadings, setting.leading, lambda value: self._set(leading=value))
        self.sizes = self._row(
            tr("Size"), [(f"{zoom:.0%}", step) for step, zoom in enumerate(ZOOMS)], place.page.zoom_step(),
            lambda step: place.page.set_zoom(int(str(step))),
        )  # fmt: skip
        self.faces = self._face_box(setting.face)

    def _row(
        self, name: str, choices: Sequence[tuple[str, object]], chosen: object, choose: Callable[[object], None]
    ) -> QButtonGroup:
        """A row of buttons of which one is down."""
        group = QButtonGroup(self)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for text, value in choices:
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(value == chosen)
            button.setAccessibleName(f"{name}: {text}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, value=value: choose(value))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._add(name, inside)
        return group

    def _face_box(self, chosen: str) -> Choice:
        box = Choice()
        box.setAccessibleName(tr("Face"))
        box.addItem(tr("Serif"), SERIF)
        box.addItem(tr("Sans serif"), SANS)
        for family in fonts.page_faces():
            box.addItem(family, family)
        if box.findData(chosen) < 0:
            box.addItem(chosen, chosen)
        box.setCurrentIndex(box.findData(chosen))
        box.currentIndexChanged.connect(lambda index: self._set(face=box.itemData(index)))
        self._add(tr("Face"), box)
        return box

    def _add(self, name: str, widget: QWidget) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(muted(name, wrap=False), at, 0)
        self._grid.addWidget(widget, at, 1)

    def _wear(self, name: object) -> None:
        self._place.session.settings.put("theme", str(name))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.choose(app, str(name))

    def _set(self, **changed: object) -> None:
        setting = self._place.page.setting()._replace(**changed)
        self._place.page.set_setting(setting)
        self._place.session.settings.put("reading", list(setting))

    def open(self) -> None:
        """Show it at the upper corner of the page where lines end, with the keyboard in it."""
        self.adjustSize()
        page = self._place.page
        box = QRect(page.width() - self.width() - SPACE[4], SPACE[1], self.width(), self.height())
        self.move(page.mapToGlobal(mirrored(box, page.rect()).topLeft()))
        self.show()
        down = self.themes.checkedButton()
        if down is not None:
            down.setFocus(Qt.FocusReason.PopupFocusReason)
