"""The head of a profile: the code in a chip, the name, what it is, and the groups it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import tr
from app.domain.records import CountryInfo, CountryProfile
from app.ui.base.country_words import identity_text
from app.ui.look import fonts, icons, theme
from app.ui.look.mirror import at_start
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import RADIUS, SPACE, TITLE_PX
from app.ui.views.countries.rows import EDGE
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import muted


class CodeChip(QWidget):
    """The ISO code as large as a flag would be, or the sign of a group."""

    def __init__(self, info: CountryInfo) -> None:
        super().__init__()
        self._info = info
        self.setFixedSize(QSize(48, 34))
        self.setAccessibleName(tr("Group") if info.is_group else tr("Code {code}").format(code=info.code))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour(colours.line))
        painter.setBrush(theme.colour(colours.card))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._info.is_group:
            icons.paint(painter, "users", QRectF(14, 7, 20, 20), colours.accent)
        else:
            painter.setFont(fonts.interface(15, semibold=True))
            painter.setPen(theme.colour(colours.accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._info.code)
        painter.end()


class Headpiece(QWidget):
    """Whose profile it is."""

    country_wanted = Signal(int)

    def __init__(self, profile: CountryProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        info = profile.info
        name = PlainLabel(info.name)
        name.setFont(fonts.reading(TITLE_PX, semibold=True))
        name.setWordWrap(True)
        line = muted(identity_text(info, len(profile.members)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(at_start(name))
        words.addWidget(at_start(line))
        if profile.groups:
            words.addSpacing(SPACE[1])
            words.addLayout(self._groups(profile))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(EDGE, 0, EDGE, 0)
        layout.setSpacing(SPACE[2])
        chip = QVBoxLayout()
        chip.setContentsMargins(0, 6, 0, 0)
        chip.addWidget(CodeChip(info))
        chip.addStretch(1)
        layout.addLayout(chip)
        layout.addLayout(words, 1)

    def _groups(self, profile: CountryProfile) -> Flow:
        flow = Flow()
        for group in profile.groups:
            chip = ChipButton(group.name, glyph="users")
            chip.setAccessibleName(tr("Group {group}").format(group=group.name))
            belongs = tr("{info} belongs to {group}. Click to see the group")
            chip.setToolTip(as_tip(belongs.format(info=profile.info.name, group=group.name)))
            chip.clicked.connect(lambda _=False, group_id=group.id: self.country_wanted.emit(group_id))
            policy = chip.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Preferred)  # a long name is cut short in a narrow window
            chip.setSizePolicy(policy)
            flow.addWidget(chip)
        return flow
