"""The settings of the reading page: face, size, leading, measure, and the initial level."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider

from app.domain.language import later, tr
from app.scale import KEY as SCALE
from app.scale import SCALES, scale_of
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.tokens import SPACE
from app.ui.reader.marks import LEVEL_NAMES, Level
from app.ui.reader.page import NORMAL_ZOOM, ZOOMS, zoom_of
from app.ui.reader.setting import FIGURES, LEADINGS, MEASURES, Setting, setting_of
from app.ui.views.settings.page import SettingsPage
from app.ui.views.settings.specimen import SANS, SERIF, Specimen
from app.ui.widgets.boxes import STRETCH, holding, in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import muted
from app.ui.widgets.radio_row import RadioRow

_MEASURES = {"narrow": later("Narrow"), "normal": later("Normal"), "wide": later("Wide"), "full": later("Full")}
SLIDER_PX = 150


class ReadingPage(SettingsPage):
    """Every control shows the present value, and changes apply at once."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Reading"))
        self.beside = self.specimen = Specimen()
        self.face = self._face_box()
        self.scales = RadioRow(tr("Size of everything"), [(one, f"{one}%") for one in SCALES])
        self.letters = QSlider(Qt.Orientation.Horizontal)
        self.letters.setRange(0, len(ZOOMS) - 1)
        self.letters.setPageStep(1)
        self.letters.setFixedWidth(SLIDER_PX)
        self.letters.setAccessibleName(tr("Size"))
        self._percent = muted("", wrap=False)
        self._percent.setFixedWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.leadings = RadioRow(tr("Line height"), [(one, f"{one:g}") for one in LEADINGS])
        self.measures = RadioRow(tr("Measure"), [(MEASURES[name], tr(words)) for name, words in _MEASURES.items()])
        self.levels = RadioRow(tr("The page shows at first"), [(one, tr(name)) for one, name in LEVEL_NAMES.items()])
        self.figures = Tick(tr("Shown"))
        self.as_first = self.button(
            tr("Reset to default"), self._reset, tr("Reset the reading settings to their defaults")
        )
        self._lay_out()
        self.letters.valueChanged.connect(lambda step: self._put("zoom", step))
        self.leadings.chosen.connect(lambda value: self._set(leading=value))
        self.measures.chosen.connect(lambda value: self._set(measure=value))
        self.scales.chosen.connect(lambda value: self._put(SCALE, value))
        self.levels.chosen.connect(lambda value: self._put("level", int(value)))
        self.figures.toggled.connect(lambda on: self._put(FIGURES, on))
        session.setting_changed.connect(self.refresh_if_seen)
        self.refresh()

    def _lay_out(self) -> None:
        self.add_row(
            tr("Face"), tr("Hebrew and Chinese take theirs from the machine"), self.face, tr("font, typeface, letters")
        )
        sizes = holding(in_row(self.letters, self._percent, gap=SPACE[1], margins=0))
        sizes.setAccessibleName(tr("Size"))
        line = self.add_row(tr("Size"), " ", sizes, tr("larger, smaller, zoom, font size"))
        keys.explain(line, tr("{larger} and {smaller} on the page"), larger="view.larger", smaller="view.smaller")
        self.add_row(tr("Line height"), "", self.leadings, tr("leading, spacing, line spacing"))
        self.add_row(
            tr("Measure"), tr("how many letters a line holds, where the window leaves room"), self.measures,
            tr("line length, column, width, margin"),
        )  # fmt: skip
        self.add_row(
            tr("Size of everything"), tr("panels, lists and page alike"), self.scales,
            tr("zoom, scale, larger, interface, panels, magnify"),
        )  # fmt: skip
        line = self.add_row(tr("The page shows at first"), " ", self.levels, tr("level, quiet, marks, highlights"))
        keys.explain(line, tr("Each work keeps what you chose for it last; {key} walks through them"), key="view.more")
        line = self.add_row(tr("Dots under figures not yet evidence"), " ", self.figures, tr("numbers, marks, missing"))
        keys.explain(line, tr("{key} shows and hides them on the page"), key="view.missing")
        put(self.rows, SPACE[3], (self.as_first, 0, Qt.AlignmentFlag.AlignLeft), STRETCH)

    def _face_box(self) -> Choice:
        families = ((family, family) for family in fonts.page_faces())
        box = Choice(items=((SERIF, tr("Serif")), (SANS, tr("Sans serif")), *families))
        box.setFixedWidth(170)
        box.activated.connect(lambda index: self._set(face=box.itemData(index)))
        return box

    # --- what is so, and what is chosen ---

    def refresh(self) -> None:
        settings, setting = self.session.settings, self.setting()
        if self.face.findData(setting.face) < 0:
            self.face.addItem(setting.face, setting.face)
        self.face.choose(setting.face)
        zoom = zoom_of(settings.get("zoom"))
        self.letters.setValue(zoom)
        self._percent.setText(f"{ZOOMS[zoom]:.0%}")
        self.leadings.show_value(setting.leading)
        self.measures.show_value(setting.measure)
        self.scales.show_value(scale_of(settings))
        self.levels.show_value(Level.of(None, settings.get("level", None)))
        self.figures.setChecked(bool(settings.get(FIGURES, True)))
        self.specimen.show_settings(settings)
        self.as_first.setEnabled(setting != Setting() or zoom != NORMAL_ZOOM)

    def setting(self) -> Setting:
        return setting_of(self.session.settings.get("reading"))

    def _set(self, **changed: object) -> None:
        self._put("reading", list(self.setting()._replace(**changed)))

    def _put(self, key: str, value: object) -> None:
        if self.session.settings.get(key) != value:
            self.session.put(key, value)

    def _reset(self) -> None:
        self._put("reading", list(Setting()))
        self._put("zoom", NORMAL_ZOOM)
        self.face.setFocus()
