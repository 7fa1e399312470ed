"""A few lines with the chosen face, size, leading and colours."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.domain.language import tr
from app.settings import Settings
from app.ui.look import fonts
from app.ui.look.plain import HtmlLabel
from app.ui.look.tokens import READING_PX, SPACE
from app.ui.reader.page import ZOOMS, zoom_of
from app.ui.reader.setting import FULL, setting_of
from app.ui.reader.sheet import LARGER
from app.ui.widgets.boxes import in_column, styled
from app.ui.widgets.labels import head, muted

SERIF, SANS = "", "sans"


class Specimen(QFrame):
    """The lines, and below them the settings in words."""

    def __init__(self) -> None:
        super().__init__()
        card = styled(QFrame(), "card")
        self._lines = HtmlLabel()
        self.summary = muted("")
        in_column(self._lines, self.summary, on=card, margins=SPACE[3])
        in_column(head(tr("As it reads now")), card, on=self, gap=SPACE[1], margins=0)

    def show_settings(self, settings: Settings) -> None:
        setting = setting_of(settings.get("reading"))
        fonts.choose_page_face(setting.face)
        px = READING_PX * ZOOMS[zoom_of(settings.get("zoom"))]
        words = tr("The harbour town sent its twin forty crates of lamps, and the letter with them was two lines long.")
        self._lines.setFont(fonts.page(px))
        self._lines.setText(f'<p style="line-height:{setting.leading * 80:.0f}%">{words}</p>')
        narrow = tr("{n} characters a line").replace("{n}", str(setting.measure))
        said = tr("{face}, {size} on {leading} px, on a wide page {larger} on {apart}, {measure}").format(
            face={SERIF: tr("Serif"), SANS: tr("Sans serif")}.get(setting.face, setting.face),
            size=f"{px:.0f}",
            leading=f"{px * setting.leading:.0f}",
            larger=f"{px * LARGER:.0f}",
            apart=f"{px * LARGER * setting.leading:.0f}",
            measure=tr("as wide as the window") if setting.measure == FULL else narrow,
        )
        self.summary.setText(said)
