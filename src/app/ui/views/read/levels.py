"""How much the page shows: the switch at its top right, and the keys that cycle through the levels."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.actions.places import remember_level
from app.domain.errors import StoreError
from app.domain.language import later, tr
from app.ui.base import keys
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.reader.marks import LEVEL_NAMES, Level
from app.ui.views.read.reading import Reading
from app.ui.widgets.announcer import announce
from app.ui.widgets.labels import key_of
from app.ui.widgets.panes import UNCOVERED
from app.ui.widgets.place import HELP
from app.ui.widgets.radio_row import RadioRow

EXPLAINED = {
    Level.QUIET: later("The text, with a hairline beside what is tagged"),
    Level.TAGS: later("What is tagged, in the colours of its tags"),
    Level.EVIDENCE: later("The words that support records and facts"),
    Level.ALL: later("Tags and evidence together"),
}
ROOMY_PX, EDGE_PX, TOP_PX, KEY_PX = 460, 8, 8, 28
"""From which width of the page on all levels are named; how far the switch is from the page's edges; what its key takes
beside it."""


def key_beside(switch: QWidget, key: QLabel, way: int, *, shown: bool) -> None:
    """Put the key of a switch beside it, at its right (1) or its left (-1)."""
    key.adjustSize()
    box = switch.geometry()
    left = box.right() + 1 + SPACE[1] if way > 0 else box.left() - SPACE[1] - key.width()
    key.move(left, box.center().y() - key.height() // 2)
    key.setVisible(shown and bool(key.text()))
    key.raise_()


class LevelSwitch(RadioRow):
    """Four segments, one of them active. On a narrow page only that one is seen, and a click switches to the next."""

    def __init__(self, place: Reading) -> None:
        super().__init__(tr("How much the page shows"), [(level, tr(name)) for level, name in LEVEL_NAMES.items()])
        self.setParent(place.page)
        self.setProperty(HELP, "level")
        self.setProperty(UNCOVERED, True)
        self._place = place
        self._key = key_of("view.more")
        self._key.setParent(place.page)
        for level in LEVEL_NAMES:
            tip = keys.with_keys(tr("{text} ({key})"), key="view.more").replace("{text}", tr(EXPLAINED[level]))
            self.buttons[level].setToolTip(as_tip(tip))
        self.chosen.connect(lambda level: self._clicked(Level(level)))
        place.page.installEventFilter(self)
        place.shown.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the level of the page."""
        level = self._place.page.level()
        self.show_value(level)
        roomy = self._place.page.width() >= ROOMY_PX
        for one, button in self.buttons.items():
            button.setVisible(roomy or one is level)
        self.setVisible(self._place.row is not None)
        self.adjustSize()
        page = self._place.page
        bar = page.verticalScrollBar().sizeHint().width()
        aside = EDGE_PX + KEY_PX * roomy
        at_right, at_left = page.width() - bar - aside - self.width(), aside + bar * page.isRightToLeft()
        mirrored = page.column().is_mirrored
        self.move(at_left if mirrored else at_right, TOP_PX)
        self.raise_()
        key_beside(self, self._key, -1 if mirrored else 1, shown=roomy and self._place.row is not None)

    def choose(self, level: Level) -> None:
        row, page = self._place.row, self._place.page
        if row is None:
            return
        page.set_level(level)
        with suppress(StoreError):  # losing a choice of level loses no work
            if self._place.session.is_free():
                remember_level(self._place.session.store, row.id, int(level))
        self._place.session.settings.put("level", int(level))
        self.follow()
        announce(page, f"{tr(LEVEL_NAMES[level])}: {tr(EXPLAINED[level])}")

    def step(self, way: int) -> None:
        """Switch to the next level, or the previous one, cyclically."""
        self.choose(Level((self._place.page.level() + way) % len(Level)))

    def _clicked(self, level: Level) -> None:
        if level is self._place.page.level():  # on a narrow page it is the only one
            level = Level((level + 1) % len(Level)) if self._place.page.width() < ROOMY_PX else level
        self.choose(level)
        self._place.page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's corner."""
        if isinstance(event, QResizeEvent):
            self.follow()
        return False
