"""The records on a map and in time: who gave to whom, with each flow as a line of a list beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.actions import pictures
from app.domain.language import tr, tr_n
from app.domain.outlines import Outlines
from app.domain.records import DonationFilter
from app.exporters.drawing import Drawing
from app.exporters.map_picture import Flow, Flows, map_picture
from app.exporters.timeline_picture import Dated, timeline_picture
from app.importers.outlines import read_outlines
from app.paths import REFERENCE
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.look.tokens import SPACE
from app.ui.widgets.labels import muted
from app.ui.widgets.picture import Picture
from app.ui.widgets.side_list import SideLine, SideList

LIST_PX, ROOMY_PX = 240, 760
"""How wide the list of flows is, and from which width of the page on it stands beside the map; else in its place."""
TIME_PX = 190


class FlowList(SideList):
    """Each flow as a line, the largest first; Enter opens its records."""

    opened = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(str(self.current_key() or ""))
        else:
            super().keyPressEvent(event)


class MapPage(QWidget):
    """The map above, the timeline below, and at the end of the line the same as a list."""

    records_wanted = Signal(object, str)
    """The references of the records behind what was picked, and what that was in words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._flows: dict[str, Flow] = {}
        self._shown: Flows | None = None
        self._outlines: Outlines | None = None
        self.map = Picture(tr("Map of the donations"))
        self.time = Picture(tr("Donations in time"))
        self.note = muted(tr("Boundaries as in Natural Earth, no endorsement."), wrap=False)
        self.flows = FlowList(tr("Who gave to whom"))
        self.as_list = QPushButton(tr("As a list"))
        self.as_list.setCheckable(True)
        keys.tip(self.as_list, tr("The same as a list"), "donations.as_list")
        self.as_list.toggled.connect(lambda _on: self._share_room())
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.time)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(80)
        left = self._pictures = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.map)
        left.addWidget(self._scroll)
        left.setStretchFactor(0, 1)
        left.setSizes([600, TIME_PX])
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        row.addWidget(left, 1)
        row.addWidget(self.flows)
        top = QHBoxLayout()
        top.addWidget(self.note, 1)
        top.addWidget(self.as_list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        layout.addLayout(top)
        layout.addLayout(row, 1)
        self.map.picked.connect(self._picked)
        self.time.picked.connect(lambda ref: self.records_wanted.emit((ref,), ref))
        self.map.walked.connect(self.flows.choose_key)
        self.flows.moved.connect(lambda key: self.map.walk_to(str(key)))
        self.flows.opened.connect(self._picked)
        self.flows.doubleClicked.connect(lambda _at: self._picked(str(self.flows.current_key() or "")))
        self.setFocusProxy(self.flows)

    def show_records(self, wanted: DonationFilter) -> None:
        """Show the records of a filter, read while the window goes on."""

        def read(store: Store, _stopped: object) -> tuple[Flows, list[Dated], Outlines]:
            return (
                pictures.flows(store, wanted),
                pictures.dated(store, wanted),
                self._outlines or read_outlines(REFERENCE),
            )

        self._session.query(self, read, lambda found: self._show(*found))

    def _show(self, flows: Flows, dated: list[Dated], outlines: Outlines) -> None:
        self._outlines, self._shown = outlines, flows
        self._flows = {flow.key: flow for flow in sorted(flows.flows, key=lambda one: (-one.records, one.said))}
        lines = [SideLine(key, _between(flow), flow.records, flow.said, flow.said) for key, flow in self._flows.items()]
        lines += [SideLine(f"none:{code}", tr("{name}, none").format(name=name)) for code, name in flows.none.items()]
        head = tr_n("{n} flow", "{n} flows", len(self._flows))
        self.flows.show_lines([SideLine("head", head, head=True), *lines])
        self.map.show_drawing(lambda width, height: map_picture(flows, outlines, size=(width, height), bare=True))
        self.time.show_drawing(lambda width, _height: timeline_picture(dated, width=width, bare=True))
        if self.time.drawing is not None:
            self.time.setMinimumHeight(round(self.time.drawing.height))

    def whole_drawing(self, title: str) -> Drawing | None:
        """The map as it stands for itself; None before it is shown."""
        if self._shown is None or self._outlines is None:
            return None
        return map_picture(self._shown, self._outlines, title)

    def _picked(self, key: str) -> None:
        flow = self._flows.get(key)
        if flow is not None:
            self.records_wanted.emit(flow.refs, _between(flow))
            return
        some = [one for one in self._flows.values() if key in (one.donor, one.recipient)]
        if some:
            name = next(one.donor_name if one.donor == key else one.recipient_name for one in some)
            self.records_wanted.emit(tuple(dict.fromkeys(ref for one in some for ref in one.refs)), name)

    def list_instead(self) -> None:
        """Show the list in the place of the map, or the map again; where both have room, go to the list."""
        if self.width() < ROOMY_PX:
            self.as_list.toggle()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _share_room(self) -> None:
        roomy, listed = self.width() >= ROOMY_PX, self.as_list.isChecked()
        self.as_list.setHidden(roomy)
        self.flows.setVisible(roomy or listed)
        self._pictures.setVisible(roomy or not listed)
        self.flows.setMaximumWidth(LIST_PX if roomy else 16_777_215)
        self.setFocusProxy(self.flows if roomy or listed else self.map)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)


def _between(flow: Flow) -> str:
    return tr("{donor} to {recipient}").format(donor=flow.donor_name, recipient=flow.recipient_name)
