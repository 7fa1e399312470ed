"""The header of a profile: the code in a chip, the name, a description, and its groups."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import tr
from app.domain.records import ActorProfile, CountryInfo, CountryProfile
from app.ui.base.country_words import identity_text
from app.ui.base.session import Target, go_from
from app.ui.base.things import target_of_thing
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import at_start
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import RADIUS, SPACE, TITLE_PX
from app.ui.views.countries.actor_sections import ActorMaterial, identity
from app.ui.views.countries.rows import EDGE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import muted


class CodeChip(QWidget):
    """The ISO code, or the icon of a group or an actor."""

    def __init__(self, info: CountryInfo | None) -> None:
        """Without a country it is the sign of an actor."""
        super().__init__()
        self._code = "" if info is None or info.is_group else info.code
        self._glyph = "user" if info is None else "users"
        self.setFixedSize(QSize(48, 34))
        name = tr("Actor") if info is None else tr("Group")
        self.setAccessibleName(tr("Code {code}").format(code=self._code) if self._code else name)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painting.box(painter, box, RADIUS, theme.colour(colours.card), theme.colour(colours.line))
        if not self._code:
            icons.paint(painter, self._glyph, QRectF(14, 7, 20, 20), colours.accent)
        else:
            painting.write_in(painter, fonts.interface(15, semibold=True), colours.accent)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._code)
        painter.end()


class _Head(QWidget):
    """An icon, a name, a description, and chips."""

    def __init__(self, chip: CodeChip, name_words: str, below: str, chips: Iterable[ChipButton]) -> None:
        super().__init__()
        name = PlainLabel(name_words, font=fonts.reading(TITLE_PX, semibold=True), wrap=True)
        words = self.words = QVBoxLayout()
        words.setSpacing(0)
        put(words, at_start(name), at_start(muted(below)))
        flow = Flow()
        for one in chips:
            policy = one.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Preferred)  # a long name is cut short in a narrow window
            one.setSizePolicy(policy)
            flow.addWidget(one)
        if flow.count():
            put(words, SPACE[1], flow)
        at = in_column(chip, STRETCH, margins=(0, 6, 0, 0))
        in_row(at, (words, 1), on=self, gap=SPACE[2], margins=(EDGE, 0, EDGE, 0))


class Headpiece(_Head):
    """The header of a country or group."""

    def __init__(self, profile: CountryProfile) -> None:
        info = profile.info
        below = identity_text(info, len(profile.members))
        super().__init__(
            CodeChip(info), info.display_name, below, (self._chip(info, group) for group in profile.groups)
        )

    def _chip(self, info: CountryInfo, group: CountryInfo) -> ChipButton:
        name = tr("Group {group}").format(group=group.display_name)
        belongs = tr("{info} belongs to {group}. Click to see the group")
        tip = belongs.format(info=info.display_name, group=group.display_name)
        go = partial(go_from, self, target_of_thing("country", group.id))
        return ChipButton(group.display_name, glyph="users", name=name, tip=tip, pressed=go)


class ActorHead(_Head):
    """The header of an actor, with its parent and buttons."""

    def __init__(self, material: ActorMaterial) -> None:
        profile = material.profile
        super().__init__(CodeChip(None), material.name, identity(profile), self._chips(profile))
        content = profile.record.content
        also = tr("Also: {names}").format(names=", ".join(content.aliases)) if content.aliases else ""
        put(self.words, SPACE[1], *(at_start(muted(text)) for text in (also, content.note) if text))

    def _chips(self, profile: ActorProfile) -> Iterable[ChipButton]:
        for row in reversed(profile.above):
            name, go = row.content.name, partial(go_from, self, Target("countries", "actor", row.id))
            said = tr("Belongs to {name}").format(name=name)
            yield ChipButton(name, glyph="tree-structure", name=said, pressed=go)
        for text, glyph, command in (
            (tr("Edit"), "pencil", "countries.edit_actor"),
            (tr("Belongs to…"), "tree-structure", "countries.parent"),
            (tr("Merge into…"), "git-merge", "countries.merge"),
        ):
            yield ChipButton(text, glyph=glyph, dashed=True, command=command)
