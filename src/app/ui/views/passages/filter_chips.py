"""The filter of the list as chips, each of which can be changed or removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.language import later, tr, tr_term
from app.domain.passage_filter import Match
from app.domain.shortened import shortened
from app.ui.look.plain import as_tip
from app.ui.views.passages.model import state_words
from app.ui.views.passages.wanted import Wanted
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow

LONGEST = 34
_NEXT = {Match.ANY: Match.ALL, Match.ALL: Match.NONE, Match.NONE: Match.ANY}


@dataclass(frozen=True, slots=True)
class ChipPlan:
    """One condition, and the filters that result from removing or pressing its chip."""

    text: str
    dropped: Wanted
    pressed: Wanted
    color: int | None = None
    glyph: str = ""
    hint: str = later("Del drops it")


def plans(wanted: Wanted) -> Iterator[ChipPlan]:
    """The chips of a filter; words and group have widgets of their own."""
    for one in wanted.tags:
        after, text = _NEXT[one.match], one.tag.content.name
        if len(wanted.tags) > 1 or one.match is Match.NONE:
            text = f"{tr_term(one.match)}: {text}"
        yield ChipPlan(
            text,
            wanted.without_tag(one.tag.id),
            wanted.with_tag(one.tag, one.ids, after),
            one.tag.content.color,
            hint=tr("{match} the tags chosen so. Enter: {after}, Del drops it").format(
                match=tr_term(one.match), after=tr_term(after)
            ),
        )  # fmt: skip
    rest = wanted.rest

    def plan(text: str, glyph: str, dropped: Wanted) -> ChipPlan:
        return ChipPlan(text, dropped, dropped, glyph=glyph)

    if wanted.source_id is not None:
        yield plan(wanted.source_title, "file-text", replace(wanted, source_id=None, source_title=""))
    if rest.country_id is not None:
        without = replace(wanted, country="", rest=replace(rest, country_id=None))
        yield plan(tr("evidence for {country}").format(country=wanted.country), "globe", without)
    if rest.donation_id is not None:
        yield plan(
            tr("evidence for {record}").format(record=wanted.record),
            "package",
            replace(wanted, record="", rest=replace(rest, donation_id=None)),
        )
    if rest.noted:
        yield plan(tr("has a note"), "note", replace(wanted, rest=replace(rest, noted=False)))
    if rest.asserted_by:
        without = replace(wanted, rest=replace(rest, asserted_by=""))
        yield plan(tr("asserted by {who}").format(who=rest.asserted_by), "users", without)
    if rest.sureness is not None:
        words = tr("claim: {sureness}").format(sureness=tr_term(rest.sureness))
        yield plan(words, "users", replace(wanted, rest=replace(rest, sureness=None)))
    for state in rest.states:
        others = tuple(other for other in rest.states if other is not state)
        yield plan(state_words(state) or tr_term(state), "warning", replace(wanted, rest=replace(rest, states=others)))


class FilterChips(QWidget):
    """The chips, wrapped over several lines."""

    wanted_changed = Signal(object)
    """What is wanted after a chip was pressed or dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What the list is narrowed by"))
        self._flow = Flow(self)
        self.chips: list[ChipButton] = []

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the filter, keeping the focus at the same position."""
        held = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(plan) for plan in plans(wanted)]
        self.setVisible(bool(self.chips))
        if held is not None and self.chips:
            self.chips[min(held, len(self.chips) - 1)].setFocus()
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, plan: ChipPlan) -> ChipButton:
        text = shortened(plan.text, LONGEST)
        chip = ChipButton(text, color=plan.color, glyph=plan.glyph, removable=True)
        chip.setAccessibleName(tr("Shown: {text}. {hint}.").format(text=plan.text, hint=tr(plan.hint)))
        chip.setToolTip(as_tip(f"{plan.text}: {tr(plan.hint)}"))
        chip.removed.connect(lambda: self.wanted_changed.emit(plan.dropped))
        chip.clicked.connect(lambda: self.wanted_changed.emit(plan.pressed))
        self._flow.addWidget(chip)
        chip.show()
        return chip
