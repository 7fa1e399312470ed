"""The codebook as a tree of tags, each with its colour and its number of passages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QFocusEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.domain.codebook import Tag
from app.domain.kinds import ThingKey
from app.domain.language import tr, tr_in, tr_n
from app.ui.base.view_keys import context_menu, entry, pointed_at
from app.ui.look import fonts, painting, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import is_mirrored, mirrored
from app.ui.look.plain import wrapped_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.one_focus import OneFocus
from app.ui.widgets.panes import OWN_STOP
from app.ui.widgets.place import HELP
from app.ui.widgets.rows import Index, paint_ground, write

TAG_ROLE = int(Qt.ItemDataRole.UserRole)
KEY_ROLE = TAG_ROLE + 1
"""The digit that puts the tag on the current words, if any."""
ROW_PX, REST_MS = 27, 150
"""The height of a row; how long the mouse or the focus must rest on one before `looked_at` is emitted."""
KEY_PX = 16
On = QTreeView.DropIndicatorPosition


def _draw_key(painter: QPainter, key: str, box: QRect, row: QRect) -> None:
    """The key of a tag, at the end of its row."""
    cap = mirrored(QRectF(box.right() - KEY_PX, box.center().y() - KEY_PX / 2 + 1, KEY_PX, KEY_PX), row)
    painting.box(painter, cap, 4, Qt.BrushStyle.NoBrush, theme.colour(theme.current().line))
    painting.write_in(painter, fonts.interface(11), theme.current().muted)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


class TagPainter(QStyledItemDelegate):
    """Draws a tag: its square, its name, its count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tag: Tag = index.data(TAG_ROLE)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRect(SPACE[1], box.top(), box.right() - SPACE[1] - SPACE[0], box.height())
        if is_mirrored():
            view = option.widget
            wide = view.viewport().width() if isinstance(view, QTreeView) else box.right()
            row = QRect(box.left() + SPACE[0], box.top(), wide - box.left() - SPACE[1] - SPACE[0], box.height())
        paint_ground(painter, row, option.state)
        painting.tag_sign(painter, mirrored(QRectF(box.left(), box.center().y() - 4, 9, 9), box), tag.content.color)
        count = f"{tag.passages:,}" if tag.passages else ""
        painter.setFont(fonts.interface())
        room = painter.fontMetrics().horizontalAdvance(count) + SPACE[1]
        key = (tag.content.key or index.data(KEY_ROLE) or "").upper()
        if key:
            _draw_key(painter, key, box.adjusted(0, 0, -room - SPACE[1], 0), box)
            room += KEY_PX + SPACE[1]
        write(painter, mirrored(box.adjusted(SPACE[3], 0, -room - SPACE[1], 0), box), tag.content.name)
        end = mirrored(box.adjusted(0, 0, -SPACE[2], 0), box)
        write(painter, end, count, px=SMALL_PX, ink="muted", at_end=True, ours=True)
        painter.restore()


class CodebookPanel(OneFocus, QTreeView):
    """The tree. A click selects, Enter or a double click isolates a tag on the page; the menu has the rest."""

    picked = Signal(int)
    """A tag was chosen by a click alone."""
    looked_at = Signal(object)
    """The id of the tag that the mouse rests on, or else that the keyboard is on; None for none."""
    isolate_wanted = Signal(int)
    """Keep this tag's passages isolated on the page."""
    passages_wanted = Signal(int)
    tag_wanted = Signal(int)
    """Put this tag on what is selected in the text."""
    move_wanted = Signal(object, object, object)
    """The ids of tags, their new parent's or None for the top, and the first one's place among the siblings or None."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(HELP, "tag")
        self._tags: tuple[Tag, ...] = ()
        self._items: dict[int, QStandardItem] = {}
        self._wanted: int | None = None  # the tag to choose once it is read
        self._pointed: int | None = None  # the tag under the mouse
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._announce_tag)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TagPainter(self))
        self.setHeaderHidden(True)
        self.setIndentation(SPACE[3])  # of the top level too, for the sign that folds it
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        # Not InternalMove: a tag can be dragged onto the text as well.
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleName(tr("Codebook"))
        self.show_nothing(tr("No tag yet"))
        self.setProperty(OWN_STOP, True)
        self.activated.connect(lambda index: self.isolate_wanted.emit(index.data(TAG_ROLE).id))
        self.clicked.connect(self._click)
        self.entered.connect(lambda index: self._point(index.data(TAG_ROLE).id))
        self.viewportEntered.connect(lambda: self._point(None))

    def first_row(self) -> QRect:
        box = super().first_row()
        return mirrored(box.adjusted(SPACE[1], 0, -SPACE[0], 0), box)

    def show_tags(self, tags: tuple[Tag, ...]) -> None:
        """Show the codebook, keeping selection and folded rows."""
        if tags == self._tags:
            return
        if [(t.id, t.parent_id) for t in tags] == [(t.id, t.parent_id) for t in self._tags]:
            for tag, before in zip(tags, self._tags, strict=True):
                if tag != before:
                    _fill(self._items[tag.id], tag)
        else:
            self._build(tags)
        self._tags = tags
        if self._wanted in self._items:
            self.choose(self._wanted)

    def _build(self, tags: tuple[Tag, ...]) -> None:
        chosen = self.current_tag()
        folded = {t.id for t in self._tags if self._is_folded(t.id)}
        self._model.clear()
        self._model.setHorizontalHeaderLabels([tr_in("codebook", "Tag")])  # not seen, but said
        self._items = {}
        for tag in tags:
            item = QStandardItem()
            _fill(item, tag)
            above = self._items.get(tag.parent_id) if tag.parent_id is not None else None
            (above or self._model.invisibleRootItem()).appendRow(item)
            self._items[tag.id] = item
        for tag_id, item in self._items.items():  # a tag with none under it is neither folded nor unfolded
            self.setExpanded(item.index(), item.hasChildren() and tag_id not in folded)
        if chosen is not None:
            self._stay_near(chosen)

    def _stay_near(self, tag: Tag) -> None:
        """Make a tag the current one; where it is gone, what followed it, else what was before it."""
        ids = [one.id for one in self._tags]
        at = ids.index(tag.id)
        if (near := next((one for one in (*ids[at:], *ids[at::-1]) if one in self._items), None)) is not None:
            self.setCurrentIndex(self._items[near].index())

    def _is_folded(self, tag_id: int) -> bool:
        item = self._items[tag_id]
        return item.hasChildren() and not self.isExpanded(item.index())

    def show_digits(self, digits: Mapping[int, str]) -> None:
        """Show the digit assigned to each tag for the current words, by tag id."""
        for tag_id, item in self._items.items():
            if item.data(KEY_ROLE) != digits.get(tag_id):
                item.setData(digits.get(tag_id), KEY_ROLE)
                _describe(item)

    def current_tag(self) -> Tag | None:
        index = self.currentIndex()
        return index.data(TAG_ROLE) if index.isValid() else None

    def thing_at_hand(self) -> ThingKey | None:
        tag = self.current_tag()
        return ("tag", tag.id) if tag is not None else None

    def chosen_tags(self) -> list[Tag]:
        ids = {index.data(TAG_ROLE).id for index in self.selectedIndexes()}
        return [tag for tag in self._tags if tag.id in ids]

    def chosen_ids(self) -> list[int]:
        """The ids an operation applies to: the selected tags without those below another selected one."""
        current, chosen = self.current_tag(), self.chosen_tags()
        if current is not None and current not in chosen:
            chosen = [current]
        return [tag.id for tag in chosen if not any(map(tag.is_under, chosen))]

    def choose(self, tag_id: int) -> None:
        """Make a tag the current one, a new tag once it is read."""
        self._wanted = None if tag_id in self._items else tag_id
        if tag_id in self._items:
            self.setCurrentIndex(self._items[tag_id].index())

    def _click(self, index: Index) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:  # else several are selected
            self.picked.emit(index.data(TAG_ROLE).id)

    def with_children(self, tag_id: int) -> frozenset[int]:
        """A tag and all its descendants."""
        tag = next((tag for tag in self._tags if tag.id == tag_id), None)
        return frozenset(one.id for one in self._tags if tag is not None and (one is tag or one.is_under(tag)))

    def _point(self, tag_id: int | None) -> None:
        self._pointed = tag_id
        self._rest.start()

    def _announce_tag(self) -> None:
        current = self.current_tag() if self.hasFocus() else None
        self.looked_at.emit(self._pointed if self._pointed is not None else current.id if current else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._rest.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select a tag on focus by keyboard, without signals: a screen reader told of the tag before the tree would
        only say the tree."""
        index = self.currentIndex() if self.currentIndex().isValid() else self._model.index(0, 0)
        if index.isValid() and not self.selectedIndexes() and event.reason() != Qt.FocusReason.MouseFocusReason:
            model = self.selectionModel()
            with QSignalBlocker(model):
                model.setCurrentIndex(index, model.SelectionFlag.ClearAndSelect)
        super().focusInEvent(event)
        self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._rest.start()

    def move_along(self, tag: Tag, step: int) -> None:
        """Move a tag on (1) or back (-1) among its siblings."""
        siblings = [t.id for t in self._tags if t.parent_id == tag.parent_id]
        at = siblings.index(tag.id) + step
        if 0 <= at < len(siblings):
            self.move_wanted.emit([tag.id], tag.parent_id, at)

    def dropEvent(self, event: QDropEvent) -> None:
        below = self.indexAt(event.position().toPoint())
        target: Tag | None = below.data(TAG_ROLE) if below.isValid() else None
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt would take the row away itself
        event.accept()
        if event.source() is self:
            self.drop_on(self.chosen_ids(), target, self.dropIndicatorPosition())

    def drop_on(self, tag_ids: list[int], target: Tag | None, where: QTreeView.DropIndicatorPosition) -> None:
        """Move tags onto another, above or below it, or to the end of the codebook."""
        if not tag_ids or (target is not None and target.id in tag_ids):
            return
        if target is None:
            self.move_wanted.emit(tag_ids, None, None)
        elif where in (On.AboveItem, On.BelowItem):
            siblings = [t.id for t in self._tags if t.parent_id == target.parent_id and t.id not in tag_ids]
            at = siblings.index(target.id) + (where == On.BelowItem)
            self.move_wanted.emit(tag_ids, target.parent_id, at)
        else:
            self.move_wanted.emit(tag_ids, target.id, None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the tag at the pointer, or of the selected one by keyboard."""
        index, at = pointed_at(self, event)
        if index.isValid():
            self.make_current(index)
        self.menu_for(index.data(TAG_ROLE) if index.isValid() else None).popup(at)

    def menu_for(self, tag: Tag | None) -> QMenu:
        menu = context_menu(self)
        if tag is None:
            entry(menu, "codebook.add")
            return menu
        chosen = [t.id for t in self.chosen_tags()]
        several = len(chosen) > 1 and tag.id in chosen
        menu.addAction(icon("eye"), tr("Isolate on the page") + "\tEnter", lambda: self.isolate_wanted.emit(tag.id))
        for name in ("passages", "put", "auto_with"):
            entry(menu, f"codebook.{name}")
        menu.addSeparator()
        for name in ("edit", "beside", "under", "up", "down"):
            entry(menu, f"codebook.{name}")
        if tag.parent_id is not None:
            entry(menu, "codebook.top")
        merge = entry(menu, "codebook.merge")
        if several:
            merge.setText(tr_n("Merge {n} tag…", "Merge {n} tags…", len(chosen)))
        entry(menu, "codebook.split").setEnabled(tag.passages > 1)
        entry(menu, "codebook.remove")
        menu.addSeparator()
        entry(menu, "view.history_of")
        return menu


def _describe(item: QStandardItem) -> None:
    """Set how often a tag is used, and its key, for screen readers."""
    tag: Tag = item.data(TAG_ROLE)
    said, key = tr_n("{n} passage", "{n} passages", tag.passages), tag.content.key or item.data(KEY_ROLE)
    item.setAccessibleDescription(f"{said}, {tr('Key: {key}').format(key=key.upper())}" if key else said)


def _fill(item: QStandardItem, tag: Tag) -> None:
    item.setData(tag, TAG_ROLE)
    item.setData(tag.content.name, int(Qt.ItemDataRole.AccessibleTextRole))
    item.setText(tag.content.name)
    _describe(item)
    tip = [tag.path, tag.content.definition]
    tip += [tr("Use: {words}").format(words=tag.content.when_to_use)] if tag.content.when_to_use else []
    tip += [tr("Not: {words}").format(words=tag.content.when_not)] if tag.content.when_not else []
    tip += [tr("Also: {names}").format(names=", ".join(tag.content.aliases))] if tag.content.aliases else []
    tip += [tr("Key: {key}").format(key=tag.content.key.upper())] if tag.content.key else []
    item.setToolTip(wrapped_tip(tip))
