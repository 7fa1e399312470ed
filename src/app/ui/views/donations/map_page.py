"""The records on a map and a timeline; each flow is also a line of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSplitter, QWidget

from app.actions import pictures
from app.domain.language import tr, tr_n
from app.domain.note_figures import Drawn
from app.domain.outlines import Outlines
from app.domain.records import DonationFilter
from app.exporters.drawing import Drawing
from app.exporters.map_picture import TOGETHER, Flow, Flows, Stated, map_picture, of_places
from app.exporters.timeline_picture import Times, timeline_picture, when
from app.importers.outlines import read_outlines
from app.paths import REFERENCE
from app.store.reads.figure_sentences import Figure
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.views.donations.time_brush import Days, TimeBrush
from app.ui.widgets.boxes import Stretch, holding, in_column, in_row
from app.ui.widgets.labels import Scrolled, muted, push_button
from app.ui.widgets.leads import Leads
from app.ui.widgets.picture import Picture
from app.ui.widgets.side_list import SideLine, SideList

_NONE = "none:"
"""What the keys of flows begin with of which a source says that nothing was given."""
LIST_PX, BESIDE_PX, ROOMY_PX = 240, 64, 760
"""How wide the list of flows is at least, what it takes beside its names, and from which width of the page on it is
beside the map; else in its place."""
TIME_PX, LEAST_TIME_PX, LEAST_MAP_PX, LOW_PX = 190, 110, 184, 320
"""How high the timeline is, at least too, and the map at least: on a low page it is the timeline that is scrolled, and
on one so low what explains them is left out."""


class MapPage(Leads, QWidget):
    """The map above, the timeline below, and the same as a list."""

    figure_opened = Signal(object, bool)
    """The `Figure` that was picked, and whether the keyboard goes to its sentences."""
    menu_wanted = Signal(object, object)
    """Which picture is meant, as `Drawn`, and where on the screen."""
    brushed = Signal(object)
    """(first day, last day) by which map and list are to be narrowed, ISO; None for the whole time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._flows: dict[str, Flow] = {}
        self._none: dict[str, Flow] = {}
        self._shown: Flows | None = None
        self._outlines: Outlines | None = None
        self._times = Times(())
        self.map = Picture(tr("Map of the donations"))
        self.time = TimeBrush()
        self.note = muted(tr("The records are being read…"))
        self.flows = SideList(tr("Who gave to whom"))
        self.as_list = QPushButton(tr("As a list"))
        self.as_list.setCheckable(True)
        keys.tip(self.as_list, tr("The same as a list"), "donations.as_list")
        self.as_list.toggled.connect(lambda _on: self._share_room())
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.time)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(80)
        for one in (self._scroll.viewport(), self.time):  # on paper, also before there is anything in it
            one.setAutoFillBackground(False)
        scrolled = self._scroll.verticalScrollBar()
        for moved in (scrolled.valueChanged, scrolled.rangeChanged):  # its years stay in sight
            moved.connect(lambda *_: self.time.update())
        left = self._pictures = QSplitter(Qt.Orientation.Vertical)
        self.map.setMinimumHeight(LEAST_MAP_PX)
        left.addWidget(self.map)
        self._timeline = self._in_time()
        left.addWidget(self._timeline)
        left.setStretchFactor(0, 1)
        self._time_px, self._names_px = TIME_PX, LIST_PX
        left.splitterMoved.connect(lambda _at, _number: self._keep_time_px())
        left.setMinimumHeight(LEAST_MAP_PX + LEAST_TIME_PX)
        self._around = Scrolled(left, clear=True)  # a page that is lower shows one after the other
        row = in_row((self._around, 1), self.flows, gap=SPACE[1])
        above = in_row((self.note, 1), Stretch(0), self.as_list)
        in_column(above, (row, 1), on=self, gap=SPACE[0], margins=0)
        self.map.picked.connect(self._picked)
        self.time.picked.connect(lambda key: self.figure_opened.emit(Figure(*self.time.behind(key)), True))
        self.map.walked.connect(lambda key: self.flows.choose_key(key.split(TOGETHER)[0]))
        self.flows.moved.connect(lambda key: self.map.walk_to(self._on_map(str(key))))
        self.flows.on_enter = lambda: self._picked(str(self.flows.current_key() or ""))
        self.flows.doubleClicked.connect(lambda _at: self._picked(str(self.flows.current_key() or "")))
        self.leads_to = self.flows

    def _in_time(self) -> QWidget:
        """The timeline, with the selected days above it."""
        self.days = PlainLabel(font=fonts.interface(12, semibold=True))
        self.inside = muted("")
        self.whole = push_button(
            tr("whole time"), lambda: self.time.brush(None, at_once=True), look="link", tip=tr("Esc")
        )
        self._brushing = muted(tr("Drag over the timeline to narrow map and list; Shift with an arrow does it too."))
        head = in_row(self.days, (self.inside, 1), (self._brushing, 1), self.whole, gap=SPACE[1])
        box = holding(in_column(head, (self._scroll, 1), gap=0, margins=(0, SPACE[0], 0, 0)))
        self.time.moved.connect(self._announce_brush)
        self.time.brushed.connect(self._pass_on)
        self._announce_brush()
        return box

    def _announce_brush(self) -> None:
        days, inside = self.time.selected_days()
        self.days.setText(days)
        self.inside.setText(inside)
        for widget in (self.days, self.inside, self.whole):
            widget.setVisible(bool(days))
        self._brushing.setHidden(bool(days) or self.height() < LOW_PX)

    def _pass_on(self, stretch: Days | None) -> None:
        self.brushed.emit(None if stretch is None else (stretch[0].isoformat(), stretch[1].isoformat()))

    def show_records(self, wanted: DonationFilter) -> None:
        """Show the records of a filter, read in the background. The timeline shows those of the whole time."""
        whole = replace(wanted, during=None)
        during = wanted.during
        stretch = None if during is None else (date.fromisoformat(during[0]), date.fromisoformat(during[1]))

        def read(store: Store, _stopped: object) -> tuple[Flows, dict[str, str], Times, Outlines]:
            outlines = self._outlines or read_outlines(REFERENCE)
            flows, dated = pictures.flows(store, wanted), pictures.dated(store, whole)
            by_ref = {one.ref: one for one in dated}
            given = {one.key: one for one in flows.flows} | {f"{_NONE}{one.key}": one for one in flows.none}
            days = {key: when(by_ref[ref] for ref in one.refs if ref in by_ref) for key, one in given.items()}
            return flows, days, Times(dated), outlines

        self._session.query(self, read, lambda found: self._show(*found, stretch))

    def _show(
        self, flows: Flows, days_of: Mapping[str, str], times: Times, outlines: Outlines, stretch: Days | None
    ) -> None:
        self._outlines, self._shown, self._times = outlines, flows, times
        self.note.setText(tr("Numbers: records of what a place got. Boundaries: Natural Earth, no endorsement."))
        self._flows = {flow.key: flow for flow in sorted(flows.flows, key=lambda one: (-one.records, one.summary))}
        ranked = tr("{flow}; {rank} of {all}")
        lines: list[SideLine] = []
        for n, (key, flow) in enumerate(self._flows.items(), 1):
            days = days_of[key]
            tip = f"{flow.summary}, {days}"
            said = ranked.format(flow=tip, rank=n, all=len(self._flows))
            no_amount = tr("only promised") if flow.stated is Stated.PROMISED else flow.why
            beside = (flow.amount or no_amount, days)
            lines.append(SideLine(key, flow.between, flow.records, said, tip, beside=beside))
        self._none = {f"{_NONE}{flow.key}": flow for flow in flows.none}
        for key, flow in self._none.items():
            words, count = tr("{name}, none").format(name=flow.between), flow.records
            said = f"{words}: {tr_n('{n} record', '{n} records', count)}"
            lines.append(SideLine(key, words, count, said, beside=(tr("stated none"), days_of[key])))
        head = tr_n("{n} flow", "{n} flows", len(self._flows))
        self.flows.show_lines([SideLine("head", head, head=True), *lines])
        letters = self.flows.fontMetrics()
        self._names_px = max((letters.horizontalAdvance(line.text) for line in lines), default=0) + BESIDE_PX
        self._share_room()
        self.map.show_drawing(lambda width, height: map_picture(flows, outlines, size=(width, height), bare=True))
        self.time.show_times(times, stretch)
        self._announce_brush()
        self._share_height()

    def axes(self) -> None:
        """None: a map has no rows and columns."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the picture that was clicked, or that has the focus."""
        keys_meant = event.reason() == QContextMenuEvent.Reason.Keyboard
        under = self.childAt(event.pos()) or self
        timed = self.time.hasFocus() if keys_meant else self._scroll.isAncestorOf(under)
        self.menu_wanted.emit(Drawn.TIMELINE if timed else Drawn.MAP, event.globalPos())

    def draw(self, what: Drawn, title: str, done: Callable[[Drawing], None]) -> None:
        """Draw the map, or the timeline, as a picture of its own."""
        if what is Drawn.TIMELINE:
            done(timeline_picture(self._times, title))
        elif self._shown is not None and self._outlines is not None:
            done(map_picture(self._shown, self._outlines, title))

    def _on_map(self, key: str) -> str:
        """The key of the line on the map that a flow is part of."""
        return next((one for one in self.map.things() if key in one.split(TOGETHER)), key)

    def _picked(self, key: str) -> None:
        every = self._flows | self._none
        if flows := [every[one] for one in key.split(TOGETHER) if one in every]:
            more = tr_n("{flow} and {n} more", "{flow} and {n} more", len(flows) - 1) if len(flows) > 1 else "{flow}"
            self._open(more.format(flow=flows[0].between), flows)
            return
        given, none = self._flows.values(), self._none.values()
        some = [
            *(one for one in given if key in (one.donor, one.recipient)),
            *(one for one in none if one.recipient == key),
        ]
        if some:
            name = next(one.donor_name if one.donor == key else one.recipient_name for one in some)
            self._open(name, some, of_places(given, none)[key].said)

    def _open(self, name: str, flows: Iterable[Flow], words: str = "") -> None:
        refs = tuple(dict.fromkeys(ref for flow in flows for ref in flow.refs))
        self.figure_opened.emit(Figure(name, refs, words=words), True)

    def list_instead(self) -> None:
        """Toggle between the list and the map; if there is room for both, focus the list."""
        if self.width() < ROOMY_PX:
            self.as_list.toggle()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _share_room(self) -> None:
        roomy, listed = self.width() >= ROOMY_PX, self.as_list.isChecked()
        self.as_list.setHidden(roomy)
        self.as_list.setText(tr("As a map") if listed else tr("As a list"))
        self.flows.setVisible(roomy or listed)
        self._around.setVisible(roomy or not listed)
        width = max(LIST_PX, min(self._names_px, self.width() // 3))
        self.flows.setMinimumWidth(width if roomy else 0)
        self.flows.setMaximumWidth(width if roomy else 16_777_215)
        self.leads_to = self.flows if roomy or listed else self.map

    def _keep_time_px(self) -> None:
        self._time_px = self._pictures.sizes()[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)
        self.note.setVisible(self.height() >= LOW_PX)
        self._announce_brush()
        self._share_height()

    def _share_height(self) -> None:
        """Give the timeline what a person gave it, or at first what it needs, up to a limit."""
        room = self._pictures.height() - self._pictures.handleWidth()
        head = self._timeline.sizeHint().height() - self._scroll.sizeHint().height()
        wanted = min(self._time_px, head + self.time.minimumHeight()) if self._time_px == TIME_PX else self._time_px
        below = max(self._timeline.minimumSizeHint().height(), min(wanted, room - LEAST_MAP_PX))
        self._pictures.setSizes([room - below, below])
