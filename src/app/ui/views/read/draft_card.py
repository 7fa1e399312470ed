"""The card of a draft beside its sentence: a row for each field, walked through and accepted by keys.

It shows what it is given and says what is wanted; what becomes of the draft is its owner's affair. A letter begins to
type what its row says, small or capital; those that do something are held with Alt. The keys that lead to a draft type
nothing until a row is chosen: a hand that goes on with them has not seen that the next draft of the sentence is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.actions.likely_records import LikelyRecord
from app.domain.alternatives import ToAbove
from app.domain.drafts.card import LABELS, NUMBERS, Row
from app.domain.drafts.draft import Field
from app.domain.further import FURTHER, is_like
from app.domain.fuzzy import match
from app.domain.language import tr, tr_n
from app.domain.shortened import shortened
from app.ui.base import keys
from app.ui.look import fonts, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, listed, margins
from app.ui.look.plain import PlainLabel, as_tip, on_button
from app.ui.look.tokens import CARD_RADIUS, SMALL_PX, SPACE
from app.ui.views.read.draft_rows import (
    BESIDE_VALUE,
    CHOSEN,
    PARTS,
    WIDTH,
    DraftRowPainter,
    DraftRows,
    ShownRow,
    each_reason_once,
    is_turned,
    keyed_row,
)
from app.ui.widgets.announcer import announce
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import STRETCH, hairline, holding, in_column, in_row, parts_of, put, styled, take_away
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import head, icon_button, key_hint, muted
from app.ui.widgets.panes import OWN_STOP, UNCOVERED
from app.ui.widgets.place import HELP
from app.ui.widgets.popup_list import PopupList, PopupRow
from app.ui.widgets.rows import Index, RowList
from app.ui.widgets.shadow import paint_shadow

NARROW, MARGIN = 356, 16
"""How wide the card is where it would else lie over the text, and the room around it for its shadow."""
SHOWN, LEAST = 9, 2
_KNOWN_AT = 4
"""The place of the known record in the line of the heading."""
NAMED, NAME_MOST = 12, 24
"""Up to how many drafts of a sentence are named, and with how many letters each."""
_FIGURES = (Field.ITEMS, Field.MONEY, Field.DATE, Field.OWN)
"""What begins with a digit where it is typed."""
_IN_NUMBERS = "0123456789.,  "
"""What stands behind the first digit of a number, a day or a sum."""
_REF, _SHEET = 40, 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_LEADING = ("go.donation", "page.draft")
"""The commands of the page that lead to a draft."""
_WITH_ALT = (Qt.Key.Key_W, Qt.Key.Key_M, Qt.Key.Key_C, Qt.Key.Key_O, Qt.Key.Key_L, Qt.Key.Key_X)
"""The letters that do something where Alt is held."""
_DIGITS = tuple(map(Qt.Key, range(Qt.Key.Key_1.value, Qt.Key.Key_9.value + 1)))
"""Which with Alt choose another reading."""
_OWN = (
    *_ENTER, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, *_WITH_ALT,
    Qt.Key.Key_0, *_DIGITS,
)  # fmt: skip


class Named(NamedTuple):
    """One of the drafts of a sentence, by its name."""

    name: str
    code: str
    """Of the country that it is called by."""
    is_done: bool
    """Whether all of it is accepted."""
    ref: str = ""
    """The record of its words, if there is one already."""


class Shown(NamedTuple):
    """A draft as the card shows it, and its place among those of its sentence."""

    title: str
    rows: Sequence[ShownRow]
    why_not: str
    """Why it does not count in totals, unless the person has said so."""
    counts: bool
    """Whether it does."""
    may_be_counted: bool
    """Whether the person can say so."""
    names: Sequence[Named]
    """What each draft of the sentence is called."""
    at: int
    """Which of them this is."""
    in_list: int
    """How many are one list with it, itself too."""
    is_alone: bool
    """Whether what is done is meant for it alone."""
    may_turn: bool
    """Whether a list can be made of it, or one draft of the list."""
    fresh: int
    """How many would be saved with all: those that are no record yet."""
    ways: Mapping[tuple[Field, int], Sequence[ToAbove]]
    """By the rows of its items, what each may be to the one above it."""
    unread: str
    """What of its row of a table is not read; mostly nothing."""


class DraftCard(QDialog):
    """The card, a dialog of the page to a screen reader. Every signal is something that the person wants."""

    grown = Signal()
    """It has become higher or lower by an editor."""
    row_changed = Signal(object)
    """The `Row` that the keyboard is on."""
    accepted = Signal(object)
    sure_accepted = Signal()
    emptied = Signal(object)
    typed = Signal(object, str)
    """A row, and the value that was typed for it."""
    outcome_stepped = Signal(int)
    other_words_wanted = Signal(object, int, bool)
    """A row, the way to the words of the sentence that it is to say instead, and whether they are one more of its
    field."""
    item_set = Signal(object, object)
    """A row with an item, and what that is to be to the item above it."""
    row_wanted = Signal(object)
    """An empty row for this field, or for what may be further said under this key, of which the draft says nothing."""
    read_otherwise = Signal(object, int)
    """A row, and the number of the other reading that it is to say."""
    words_wanted = Signal(object)
    """The keyboard is to go into the text, to select the words of a row."""
    saved = Signal(bool)
    """Whether all drafts of the sentence are meant."""
    looked_at = Signal()
    """The person goes through the rows, by a key or with the mouse."""
    stepped = Signal(int)
    """To the next draft of the sentence, or the one before."""
    linked = Signal(int)
    """The words belong to this record instead."""
    record_wanted = Signal()
    """The existing record of these words is to be shown."""
    put_away = Signal()
    refused = Signal()
    chosen = Signal(int)
    """The draft of the sentence with this number is to be shown."""
    turned = Signal()
    """A list is to be one draft, or one for several a list."""
    alone_wanted = Signal(bool)
    """Whether what is done is meant for the shown one of a list alone."""
    form_wanted = Signal()
    """The record is to be saved and all its fields shown."""
    counted = Signal(bool)
    """Whether it is to count in totals."""
    titled = Signal(str)
    """What it is to be called; nothing for what its fields make."""
    notice = Signal(str)
    """Why a key does nothing here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setProperty("look", "bare")
        self.setProperty(HELP, "draft")
        self.setProperty(UNCOVERED, True)
        self.setProperty(OWN_STOP, True)
        self.setAccessibleName(tr("Draft of a record"))
        self.setFixedWidth(WIDTH + 2 * MARGIN)
        self.card = styled(QFrame(self), "card")
        self._make_head()
        self._make_rows()
        self._make_foot()
        self._lay_out()

    def _make_head(self) -> None:
        """What is drafted: its title, the record that has its words already, and the drafts of its sentence."""
        self.heading = head(tr("New record"), "draft")
        self.place = muted("", wrap=False)
        self.title = at_start(PlainLabel(font=fonts.reading(17, semibold=True), wrap=True))
        self.rename = icon_button("pencil", tr("Change the title"), pressed=self._edit_title)
        self.known = PlainLabel(font=fonts.interface(SMALL_PX), look="warning", wrap=True)
        self.open_known = _button(tr("open it"), self.record_wanted.emit, look="lead")
        already = (self.known, 1), self.open_known, _low(key_hint("Alt+O"))
        self.already = holding(in_row(*already, gap=SPACE[0], margins=0))
        self.stack = Flow(gap=SPACE[0])
        self.others = holding(in_column(self.stack, margins=margins(SPACE[2], 0, SPACE[2], SPACE[0])))
        self.others.setAccessibleName(tr("Drafts of the sentence"))

    def _make_rows(self) -> None:
        """The list of its rows, the field in which one is typed, and what is done with all drafts of a list."""
        self.alone = _button(tr("This one only"), lambda: self.alone_wanted.emit(self.alone.isChecked()), look="chip")
        self.alone.setCheckable(True)
        self.turn = _button("", self.turned.emit, look="chip")
        self.turn_key = key_hint("Alt+M")
        self.model, self._painter = DraftRows(), DraftRowPainter()
        self.list = RowList(self.model, tr("Fields of the draft"), self._painter)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._announce_row())
        self.list.pressed.connect(self._pressed)
        self.list.doubleClicked.connect(lambda _index: self._change())
        self._leading = [QShortcut(self.list) for _command in _LEADING]
        for one in self._leading:
            one.setContext(Qt.ShortcutContext.WidgetShortcut)
            one.activated.connect(self._announce_open)
        keys.follow(self, self._read_keys)
        self.unread = muted("")
        self.editor = QLineEdit()
        self.editor.hide()
        self.editor.installEventFilter(self)

    def _make_foot(self) -> None:
        """Whether it counts, the records like it, and the buttons that accept, add and save."""
        self.totals = _button(tr("Counts in totals"), self._say_counted, look="chip", key="Alt+C")
        self.totals.setCheckable(True)
        self.why_not = muted("")
        self.likes = QVBoxLayout()
        self._links: dict[int, QPushButton] = {}
        """By the ids of the records alike, what links the words to them."""
        self.sure = _button(tr("Accept the sure"), self._typed_first(self.sure_accepted.emit), key="Alt+Return")
        save, save_all = (self._typed_first(partial(self.saved.emit, every)) for every in (False, True))
        self.save = _button(tr("Save"), save, look="primary", key="Ctrl+Return")
        self.save_all = _button("", save_all, key="Ctrl+Shift+Return")
        self.more = _button(tr("More"), self._typed_first(self._offer_rows), look="chip")
        self.more.setToolTip(
            as_tip(tr("Another row: terms, a condition, who pays …; or what an item comes instead of"))
        )
        self.every = _button(tr("Save, all fields"), self._typed_first(self.form_wanted.emit), look="chip")
        self.every.setToolTip(as_tip(tr("Save this record and open all its fields")))
        self.count = muted("", wrap=False)

    def _say_counted(self) -> None:
        self.counted.emit(self.totals.isChecked())

    def _read_keys(self) -> None:
        for one, command in zip(self._leading, _LEADING, strict=True):
            one.setKey(keys.current().of(command))

    def _announce_open(self) -> None:
        self.notice.emit(tr("This draft is open already. F2 types what a row says, Esc puts the draft away."))

    def _choose_row(self, is_chosen: bool) -> None:
        """Whether the person has chosen a row, so that every letter that is no command of the card is typed there."""
        for one in self._leading:
            one.setEnabled(not is_chosen)
        if is_chosen:
            self.looked_at.emit()

    def _lay_out(self) -> None:
        refuse = _button(tr("refuse"), self.refused.emit, look="link")
        refuse.setAccessibleName(tr("Refuse the draft"))
        refuse.setToolTip(as_tip(tr("Refuse this draft; after the last one the sentence is not offered again")))
        put_away = _button(tr("put away"), self._typed_first(self.put_away.emit), look="link")
        self._top = in_row(
            self.heading, SPACE[0], self.place, SPACE[0], STRETCH, refuse, _low(key_hint("Alt+X")),
            put_away, _low(key_hint("Esc")),
            gap=SPACE[0], margins=margins(SPACE[2], SPACE[1], SPACE[2], 0),
        )  # fmt: skip
        around = margins(SPACE[2], 0, SPACE[2], SPACE[1])
        self._named = in_row((self.title, 1), self.rename, gap=SPACE[0], margins=around)
        self._of_rows = in_row(STRETCH, gap=SPACE[0])
        of_list = in_row(self.turn, self.turn_key, STRETCH, self.alone, gap=SPACE[0])
        count_key, form_key, more_key = map(_low, map(key_hint, ("Alt+C", "F4", "+")))
        totals = in_row(self.totals, count_key, STRETCH, self.more, more_key, self.every, form_key, gap=SPACE[0])
        self._where_room = count_key, more_key
        self._of_all = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._of_all.setSpacing(SPACE[0])
        self._totals, self._of_totals = totals, in_column(totals, self.why_not, gap=SPACE[0], margins=0)
        put(self._of_all, of_list, (self._of_totals, 1))
        around = margins(SPACE[2], SPACE[0], SPACE[2], SPACE[1])
        beneath = in_column(
            self.unread, self.editor, self._of_rows, self._of_all, self.likes, gap=SPACE[0], margins=around
        )
        self.of_sure = holding(in_row(self.sure, key_hint("Alt ⏎"), gap=SPACE[0], margins=0))
        foot = styled(QFrame(), "foot")
        self.save_all_key = key_hint("Ctrl ⇧ ⏎")
        around = margins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        saving = (self.save_all, self.save_all_key, self.save, key_hint("Ctrl ⏎"))
        self._foot = in_row(STRETCH, *saving, on=foot, gap=SPACE[0], margins=around)
        self._known_line = in_row(self.already, gap=0, margins=margins(SPACE[2], 0, SPACE[2], SPACE[0]))
        inside = (self._top, self._known_line, self._named, self.others, hairline(), self.list, beneath, foot)
        in_column(*inside, on=self.card, gap=SPACE[0], margins=(1, 0, 1, 1))
        in_column(self.card, on=self, margins=MARGIN)

    # --- showing ---

    def show_draft(self, shown: Shown, *, afresh: bool = False) -> None:
        """Show a draft; the keyboard stays on the row it was on, or goes to the first that is not accepted, as it does
        with a draft that is shown `afresh`."""
        now, rows = None if afresh else self.current(), each_reason_once(shown.rows)
        if afresh:
            self._choose_row(False)
            self.editor.hide()
        self.title.setText(shown.title)
        self._show_title(True)
        _tick(self.totals, shown.counts)
        self.totals.setEnabled(shown.may_be_counted)
        self.why_not.say(shown.why_not)
        self.unread.say(shown.unread)
        self.list.setAccessibleDescription(shown.unread)
        ref = shown.names[shown.at].ref
        self.heading.setText(tr("Draft") if ref else tr("New record"))
        self.known.setText(tr("{ref} already has these words as evidence").format(ref=ref))
        self.open_known.setAccessibleName(tr("{ref} already has these words as evidence: open it").format(ref=ref))
        self.already.setVisible(bool(ref))
        self._ways = shown.ways
        self._place_known()
        self._show_others(shown)
        self.model.show(rows, same=len(rows) == len(self.model.rows))
        keys = [shown.row.key for shown in rows]
        at = keys.index(now.key) if now is not None and now.key in keys else self._first_open(0)
        self.list.setCurrentIndex(self.model.index(at))
        self._show_keys()
        self._announce_changed(now, rows[at])
        done = sum(shown.is_done for shown in rows)
        self.count.setText(tr("{n} of {all}").format(n=done, all=len(rows)))
        self._fit_rows()

    def _announce_changed(self, before: Row | None, now: ShownRow) -> None:
        """Say the row that the keyboard stays on, where it says something else now."""
        is_same_row = before is not None and before.key == now.row.key
        if is_same_row and before != now.row:
            announce(self.list, now.description)

    def _show_others(self, shown: Shown) -> None:
        """The drafts of the sentence by their names, and what can be done with all of a list."""
        count, in_list = len(shown.names), shown.in_list
        self.place.setText(tr("{n} of {all}").format(n=shown.at + 1, all=count) if count > 1 else "")
        while (old := self.stack.takeAt(0)) is not None:
            take_away(old.widget())
        for number, (name, code, is_done, ref) in enumerate(shown.names if 1 < count <= NAMED else ()):
            called = listed((shortened(name, NAME_MOST) or tr("A gift"), ref or code))
            chosen = self._typed_first(partial(self.chosen.emit, number))
            chip = _button(on_button(called), chosen, look="chip")
            chip.setCheckable(True)
            chip.setChecked(number == shown.at)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # PageUp and PageDown lead there
            if is_done:
                chip.setIcon(icon("check", "ok"))
                chip.setAccessibleDescription(tr("accepted"))
            self.stack.addWidget(chip)
            chip.show()  # Qt would show it a moment later, and leave it out of the height until then
        if count > 1:
            next_one = key_hint("PgDn")
            next_one.setFixedHeight(self.totals.sizeHint().height())  # as high as a name
            self.stack.addWidget(next_one)
            next_one.show()
        self.others.setVisible(self.stack.count() > 0)
        is_among_others = 1 < in_list < count
        of_all = tr("One record for the list") if is_among_others else tr("One record with all {n}").format(n=in_list)
        self.turn.setText(on_button(of_all if in_list > 1 else tr("One record for each")))
        for widget in (self.turn, self.turn_key):
            widget.setVisible(shown.may_turn)
        self.alone.setVisible(in_list > 1)
        _tick(self.alone, shown.is_alone)
        words = tr("Save all {n}").format(n=count)
        if is_among_others:
            words = tr_n("Save the one of the list", "Save the {n} of the list", shown.fresh)
        elif shown.fresh < count:
            words = tr_n("Save the new one", "Save the {n} new", shown.fresh)
        self.save_all.setText(on_button(words))
        self.save_all.setVisible(count > 1 and shown.fresh > 0)
        self._place_sure()
        self.save_all_key.setVisible(count > 1 and shown.fresh > 0)

    def _place_known(self) -> None:
        """Place the existing record below the heading, and why it does not count below the buttons; or beside them
        where the card lies below the text."""
        is_below = self.wide > WIDTH
        if is_below:
            self._totals.insertWidget(2, self.why_not, 1)
        else:
            self._of_totals.addWidget(self.why_not)
        self.known.setWordWrap(False)
        self._top.insertWidget(_KNOWN_AT, self.already)
        if not is_below or self._top.sizeHint().width() > self.wide:
            self.known.setWordWrap(True)
            self._known_line.insertWidget(0, self.already)

    def _place_sure(self) -> None:
        """How many rows are accepted, and what accepts the sure: in the foot, unless three buttons are too many."""
        line = self._of_rows if self.save_all.isVisibleTo(self) and self.wide <= WIDTH else self._foot
        line.insertWidget(0, self.count)
        line.insertWidget(2, self.of_sure)
        self.of_sure.show()

    def show_likes(self, likes: Sequence[LikelyRecord]) -> None:
        """Show the records that may already say it. Where the keyboard is on one of them, it stays there."""
        self._first_like = likes[0].record.id if likes else None
        held, self._links = next((one for one, link in self._links.items() if at_keyboard(link)), None), {}
        made, top = QWidget(), Qt.AlignmentFlag.AlignTop
        inside = in_column(on=made, gap=SPACE[0], margins=(0, SPACE[1] if likes else 0, 0, 0))
        if likes:
            inside.addWidget(head(tr_n("Alike · {n} record", "Alike · {n} records", len(likes))))
        for like in likes:
            record, reasons = like.record, "\u00a0· ".join(like.likeness.reasons)
            button = _button(tr("link to it instead"), partial(self.linked.emit, record.id), look="lead")
            self._links[record.id] = button
            button.setAccessibleName(tr("{ref}: link to it instead").format(ref=record.ref))
            button.setAccessibleDescription(f"{record.content.title}, {reasons}")
            ref, title = muted(record.ref, wrap=False), at_start(PlainLabel(record.content.title, wrap=True))
            ref.setFixedWidth(_REF)
            ref.setAlignment(top)
            at_start(ref)
            ref.setContentsMargins(0, 1, 0, 0)  # on the baseline of the title's first line
            line = in_row(
                (muted(reasons), 1), (button, 0, top), gap=SPACE[0], margins=margins(_REF + SPACE[0], 0, 0, 0)
            )
            if like is likes[0]:
                line.addWidget(key_hint("Alt+L"), 0, top)
            put(inside, in_row(ref, (title, 1), gap=SPACE[0]), line)
        old = parts_of(self.likes)
        self.likes.addWidget(made)
        made.show()  # as the names of the drafts
        if held is not None:
            self._links.get(held, self.list).setFocus()
        take_away(*(part for part in old if isinstance(part, QWidget)))
        self.fit()

    _first_like: int | None = None
    _ways: Mapping[tuple[Field, int], Sequence[ToAbove]] = {}

    def fit(self) -> None:
        """As high as what it shows."""
        for layout in (self.stack, self.others.layout(), self.card.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()
        inside = self.card.layout()
        assert inside is not None
        is_wrapped = inside.hasHeightForWidth()  # not without the title
        high = inside.totalHeightForWidth(self.wide) if is_wrapped else inside.totalSizeHint().height()
        self.setFixedHeight(high + 2 * MARGIN)

    wide = WIDTH
    """Without the room for the shadow."""

    def set_wide(self, wide: int) -> None:
        """Be so wide, with what it shows as high as it then is."""
        if wide != self.wide:
            self.wide, self._painter.value_px = wide, wide - BESIDE_VALUE
            self.setFixedWidth(wide + 2 * MARGIN)
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            for key in self._where_room:
                key.setVisible(wide >= WIDTH)
            self._of_all.setDirection(across if wide > WIDTH else down)
            below = SPACE[0] if wide > WIDTH else SPACE[1]  # two rows with a reason fit half a low window
            self._named.setContentsMargins(margins(SPACE[2], 0, SPACE[2], below))
            self._place_known()
            self._place_sure()
            self._fit_rows()

    def _fit_rows(self) -> None:
        self._painter.has_room = True
        self.list.doItemsLayout()
        heights = [self.list.sizeHintForRow(number) for number in range(self.model.rowCount())]
        self.list.setFixedHeight(sum(heights[:SHOWN]) + 2)
        self.fit()

    def give_way(self, height: int, *, with_title: bool = False) -> None:
        """Be lower by so many pixels, as far as some rows stay in sight; the others are scrolled to. Where that is not
        enough, the records that look like it are left out too, then the names of the other drafts, then all but one
        row, then its other readings, and `with_title` what it is called."""
        before, whole = self.list.height(), 0
        for number in range(self.model.rowCount()):  # no row is cut
            row = self.list.sizeHintForRow(number)
            whole += row if number < LEAST or whole + row + 2 <= before - height else 0
            if whole + 2 > before - height and number + 1 >= LEAST:
                break
        self.list.setFixedHeight(whole + 2)
        gone = before - self.list.height()
        for part in (*parts_of(self.likes), self.others):  # whose keys still lead there
            if isinstance(part, QWidget) and not part.isHidden() and gone < height:
                gone += part.height()
                part.hide()
        if gone < height:
            shown = self.list.height()
            self._show_current_only(shown - height + gone)
            if gone + shown - self.list.height() < height:
                self._painter.has_room = False
                self.list.doItemsLayout()
                self._show_current_only(shown - height + gone)
            if with_title and gone + shown - self.list.height() < height:
                self._show_title(False)
        self.fit()

    def _show_title(self, is_shown: bool) -> None:
        self.title.setVisible(is_shown)
        self.rename.setVisible(is_shown)

    def _show_current_only(self, most: int) -> None:
        """Let the list be no higher than this, but for the row that the keyboard is on, which stays whole."""
        current = self.list.currentIndex()
        self.list.setFixedHeight(max(most, self.list.sizeHintForRow(current.row()) + 2))
        self.list.scrollTo(current)

    def current(self) -> Row | None:
        """The row that the keyboard is on."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()].row if index.isValid() else None

    def go_to(self, row: Row) -> None:
        keys = [shown.row.key for shown in self.model.rows]
        self.list.setCurrentIndex(self.model.index(keys.index(row.key)))

    def go_on(self, *, by_hand: bool = False) -> None:
        """To the next row that is not accepted; in a draft that is filled in `by_hand` to one without a value too."""
        at, rows = self.list.currentIndex().row() + 1, self.model.rows
        following = (number for number in range(at, len(rows)) if not rows[number].is_accepted)
        to = next(following, None) if by_hand else None
        self.list.setCurrentIndex(self.model.index(self._first_open(at) if to is None else to))

    def go_to_offered(self) -> bool:
        """To the next row that says nothing and is offered words of the sentence. Whether there is one."""
        at, rows = self.list.currentIndex().row() + 1, self.model.rows
        order = (*range(at, len(rows)), *range(min(at, len(rows))))
        to = next((number for number in order if rows[number].offered), None)
        if to is not None:
            self.list.setCurrentIndex(self.model.index(to))
        return to is not None

    def _first_open(self, at: int) -> int:
        """The first row from one on that says something nobody has accepted; where there is none, the one before."""
        rows, count = self.model.rows, len(self.model.rows)
        order = [*range(at, count), *range(min(at, count))]
        filled = [number for number in order if rows[number].row.value]
        if all(rows[number].row.field is Field.STATUS for number in filled):
            return min(at, count - 1)  # nothing was found in the sentence
        return next((number for number in filled if not rows[number].is_accepted), max(0, at - 1))

    def _announce_row(self) -> None:
        if (row := self.current()) is not None:
            self._show_keys()
            self.row_changed.emit(row)

    def _show_keys(self) -> None:
        """Write the keys of other readings in the row whose readings they choose now."""
        keyed = keyed_row(self.model.rows, self.current())
        if keyed is not self._painter.keyed:
            self._painter.keyed = keyed
            self.list.viewport().update()

    def announce_row(self, row: Row) -> None:
        """Say a row that has changed while the keyboard is on another."""
        announce(self.list, next(one.description for one in self.model.rows if one.row.key == row.key))

    def edit(self) -> None:
        """Open an editor for the value of the row."""
        if (row := self.current()) is None:
            return
        if row.field in CHOSEN:
            self._announce_chosen(row)
            return
        self._open_editor(row.label, row.stated or row.value.partition(" · ")[0], row)

    def _change(self) -> None:
        """What a double click does: the next outcome, or an editor."""
        row = self.current()
        if row is not None and row.field is Field.STATUS:
            self.outcome_stepped.emit(1)
        else:
            self.edit()

    def _edit_title(self) -> None:
        self._typed_first(partial(self._open_editor, tr("Title"), self.title.text(), None))()

    _led_from: tuple[tuple[Field, int], int] | None = None
    """The row of a figure from which the last key, a digit, has led to another row, and that digit."""
    _edited_row: Row | None = None
    """Whose value the editor has; None for the title."""

    def _open_editor(self, name: str, words: str, row: Row | None) -> None:
        self._edited_row = row
        self.editor.setAccessibleName(name)
        self.editor.setText(words)
        self.editor.show()
        self.fit()
        self.grown.emit()
        self.editor.selectAll()
        self.editor.setFocus()

    def is_changed(self) -> bool:
        """Undo in the editor is the editor's own: beyond what is typed there it takes nothing back."""
        return self.editor.isVisible()

    def leave_editor(self) -> None:
        """Close the editor; the keyboard is on the rows again."""
        self.editor.hide()
        self._fit_rows()
        self.grown.emit()
        self.list.setFocus()

    def _take_typed(self) -> None:
        """What is in the editor is the title, or the value of the row it was opened for."""
        words, row = self.editor.text(), self._edited_row
        if row is not None:
            self.typed.emit(row, words)
        else:
            self.leave_editor()
            self.titled.emit(words)

    def take_keyboard(self) -> None:
        """Go on where the keyboard was, in what is half typed or on the rows."""
        (self.editor if self.editor.isVisible() else self.list).setFocus()

    def take_half_typed(self) -> None:
        """Take what is typed and not yet entered, as where the card is left for good."""
        if self.editor.isVisible() and self.editor.isModified():
            self._take_typed()

    def _typed_first(self, does: Callable[[], object]) -> Callable[[], None]:
        """What a button does, after what is typed was taken; where that is not read, nothing."""

        def act() -> None:
            self.take_half_typed()
            if self.editor.isVisible() and not self.editor.isModified():
                self.leave_editor()
            if self.editor.isVisible():  # what was typed is not read
                self.editor.setFocus()
            else:
                does()

        return act

    def _pressed(self, index: Index) -> None:
        """Another row is chosen with the mouse."""
        self._choose_row(True)
        row = self.current()
        if self.editor.isVisible() and (row is None or self._edited_row is None or row.key != self._edited_row.key):
            self._typed_first(lambda: self.list.setCurrentIndex(self.model.index(index.row())))()

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the rows, and of the editor."""
        if watched is self.list and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (_ENTER if with_ctrl else _OWN):  # which elsewhere in the window mean something else
                event.accept()
            return False
        if watched is self.list.viewport() and event.type() == QEvent.Type.MouseButtonRelease:
            return isinstance(event, QMouseEvent) and self._chooses_at(event.position().toPoint())
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self.editor:
            return self._edited(event)
        return self._does(event)

    def _chooses_at(self, at: QPoint) -> bool:
        """Whether another reading is written at a place of the list; it is chosen then, after what is half typed."""
        index = self.list.indexAt(at)
        if not index.isValid():
            return False
        shown = self.model.rows[index.row()]
        number = self._painter.reading_at(shown, self.list.visualRect(index), at)
        if number is not None:
            self._typed_first(partial(self.read_otherwise.emit, shown.row, number))()
        return number is not None

    def _chooses(self, row: Row | None, number: int) -> None:
        """Choose another reading by its number, from 0: of a row, or of the only one that has some. Where several have,
        or that one is out of sight, the keyboard goes there first."""
        have = [one for one in self.model.rows if one.readings]
        keyed = keyed_row(self.model.rows, row)
        to = keyed or next((one for one in have if not one.is_accepted), have[0] if have else None)
        if to is None or (keyed is not None and number >= len(keyed.readings)):
            self.notice.emit(tr("Nothing else is read here under this number."))
        elif keyed is not None and (to.row == row or self._is_seen(to)):
            self.read_otherwise.emit(to.row, number)
        else:
            self.go_to(to.row)
            self.notice.emit(tr("Alt and a number choose another reading of the current row."))

    def _is_seen(self, row: ShownRow) -> bool:
        """Whether all of a row is in sight."""
        box = self.list.visualRect(self.model.index(self.model.rows.index(row)))
        return self.list.viewport().rect().contains(box)

    def _edited(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_typed()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave_editor()
            return True
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.AltModifier or key not in (*_WITH_ALT, *_DIGITS):
            return False
        row = self._edited_row
        if key in _DIGITS:  # it says that instead of what is typed
            self.leave_editor()
            self._does_with_alt(key, row)
        else:
            self._typed_first(lambda: self._does_with_alt(key, self._row_like(row)))()
        return True

    def _row_like(self, row: Row | None) -> Row | None:
        """A row as it is now; the current one for none, or one that is gone."""
        return next((one.row for one in self.model.rows if row is not None and one.row.key == row.key), self.current())

    def _does(self, event: QKeyEvent) -> bool:
        """Whether a key means something here."""
        key, with_keys, row = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, self.current()
        ctrl, alt, shift = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
                            Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
        led, self._led_from = self._led_from, None
        if key not in _MODIFIERS:
            self._choose_row(not with_keys & ~shift)
        if key in _ENTER:
            if with_keys & ctrl:
                self.saved.emit(bool(with_keys & shift))
            elif with_keys & alt:
                self.sure_accepted.emit()
            elif row is not None:
                self.accepted.emit(row)
            return True
        if with_keys == alt and self._does_with_alt(Qt.Key(key), row):
            return True
        if row is not None and not with_keys & ~shift and self._turns(row, key, is_more=with_keys == shift):
            return True
        if with_keys and event.text() == "+":
            self._offer_rows()
            return True
        if with_keys:
            return with_keys == shift and self._begins_to_type(event.text())
        if self._goes_on(led, event.text()):
            return True
        return self._does_plain(Qt.Key(key), row) or self._begins_to_type(event.text())

    def _does_plain(self, key: Qt.Key, row: Row | None) -> bool:
        """Whether a key alone is a command of the card or of its row, or leads to a row."""
        plain = {
            Qt.Key.Key_Escape: self.put_away.emit,
            Qt.Key.Key_PageDown: lambda: self.stepped.emit(1),
            Qt.Key.Key_PageUp: lambda: self.stepped.emit(-1),
            Qt.Key.Key_F2: self.edit,
            Qt.Key.Key_F4: self.form_wanted.emit,
            Qt.Key.Key_Plus: self._offer_rows,
        }
        if (does := plain.get(key)) is not None:
            does()
        elif row is not None and key == Qt.Key.Key_Delete:
            self.emptied.emit(row)
        elif row is None or row.value or is_like(row) not in _FIGURES:
            number = key.value - Qt.Key.Key_0.value
            self._led_from = None if row is None or is_like(row) not in _FIGURES else (row.key, number)
            return self._goes_by_number(number)
        else:
            return False
        return True

    def _goes_on(self, led: tuple[tuple[Field, int], int] | None, letter: str) -> bool:
        """Whether a letter goes on with a number whose first digit has `led` away from the row that it is typed for:
        *30*, *2.5*, *3 May*."""
        if led is None or not letter or letter not in _IN_NUMBERS:
            return False
        at = next((at for at, shown in enumerate(self.model.rows) if shown.row.key == led[0]), -1)
        self.list.setCurrentIndex(self.model.index(at))
        return self._begins_to_type(f"{led[1]}{letter}")

    def _does_with_alt(self, key: Qt.Key, row: Row | None) -> bool:
        """Whether a key with Alt is a command of the card or of its row."""
        if key in _DIGITS:
            self._choose_row(True)
            self._chooses(row, _DIGITS.index(key))
            return True
        if key not in _WITH_ALT:
            return False
        self._choose_row(True)
        if key == Qt.Key.Key_L and self._first_like is not None:
            self.linked.emit(self._first_like)
        elif key == Qt.Key.Key_W and row is not None:
            self.words_wanted.emit(row)
        does = {
            Qt.Key.Key_M: self.turned.emit,
            Qt.Key.Key_C: self._turn_totals,
            Qt.Key.Key_O: self._open_known,
            Qt.Key.Key_X: self.refused.emit,
        }
        does.get(key, lambda: None)()
        return True

    def _begins_to_type(self, letter: str) -> bool:
        """Whether letters begin the value of the row, as that of a cell, or a digit that leads to no other row."""
        row = self.current()
        if row is None or not letter.isprintable() or not letter:
            return False
        if row.field in CHOSEN or not letter[0].isalnum():  # Qt's list would go to a row that begins with it
            self._announce_chosen(row)
            return True
        self._open_editor(row.label, letter, row)
        self.editor.end(False)
        self.editor.setModified(True)
        return True

    def _announce_chosen(self, row: Row) -> None:
        """Explain that a row's value is chosen, not typed."""
        if row.field in CHOSEN:
            self.notice.emit(tr("{field} is chosen, not typed: ← → choose another.").format(field=row.label))

    def _turn_totals(self) -> None:
        if self.totals.isEnabled():
            self.totals.click()
        else:
            self.notice.emit(self.why_not.text())

    def _offer_rows(self) -> None:
        """A list of the rows that there can be, to go to one of them; for an item, what it may be to the one above."""
        row = self.current()
        kinds = [(field, tr(LABELS[field])) for field in (Field.TERMS, Field.BASIS, Field.CARRIERS, Field.ASSERTED_BY)]
        kinds += [(one.key, one.label) for one in FURTHER]
        ways = () if row is None else self._ways.get(row.key, ())
        found = [PopupRow(key, label) for key, label in [*((way, tr(way)) for way in ways), *kinds]]
        popup = PopupList(self, tr("Another row"), partial(_matching, found), "plus", tr("Another row"))
        popup.on_chosen(partial(self._take_offered, row))
        self.list.setFocus()  # where the keyboard is once the popup closes
        popup.open_at(on_screen(self.more), width=260)

    def _take_offered(self, row: Row | None, key: ToAbove | Field | str) -> None:
        if isinstance(key, ToAbove):
            self.item_set.emit(row, key)
        else:
            self.row_wanted.emit(key)

    def _open_known(self) -> None:
        if self.already.isHidden():
            self.notice.emit(tr("No record has these words as evidence yet."))
        else:
            self.record_wanted.emit()

    def _goes_by_number(self, number: int) -> bool:
        """Whether a digit leads to a row: the first of its number, or from there the next; of a field without a row to
        a new one."""
        numbered = [at for at, shown in enumerate(self.model.rows) if shown.row.number == number]
        here = self.list.currentIndex().row()
        if numbered:
            self.list.setCurrentIndex(self.model.index(next((at for at in numbered if at > here), numbered[0])))
            return True
        wanted = next((field for field in LABELS if NUMBERS[field] % 10 == number), None)
        if wanted is not None:
            self.row_wanted.emit(wanted)
        return wanted is not None

    def _turns(self, row: Row, key: int, *, is_more: bool) -> bool:
        """Whether a key is for another outcome, or for other words of the sentence."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if row.field is Field.STATUS and not is_more and way:
            self.outcome_stepped.emit(way)
        elif (row.field in PARTS if is_more else is_turned(row)) and (way > 0 if is_more else way):
            self.other_words_wanted.emit(row, way, is_more)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """The keys of the rows, which elsewhere in the window mean something else, are theirs on a button as well."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not event.modifiers():
            typed = event.key() in (Qt.Key.Key_F2, Qt.Key.Key_F4) and self.editor.hasFocus()
            if typed or (event.key() in _OWN and self._is_on_button()):
                event.accept()
        return super().event(event)

    def _is_on_button(self) -> bool:
        at = self.focusWidget()
        return isinstance(at, QAbstractButton) and at.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away, wherever in it the keyboard is; Qt's dialog would hide itself and keep the draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        elif event.key() == Qt.Key.Key_F2 and self.more.hasFocus():
            self._offer_rows()
        elif not self._is_on_button() or not self._does_on_button(event):
            event.ignore()

    def _does_on_button(self, event: QKeyEvent) -> bool:
        """Whether a key means on a button what it does on the rows."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        does = {Qt.KeyboardModifier.NoModifier: self._does_plain, Qt.KeyboardModifier.AltModifier: self._does_with_alt}
        return held in does and does[held](Qt.Key(event.key()), self.current())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.card.geometry().contains(event.rect()):
            painter = QPainter(self)
            paint_shadow(painter, self.card.geometry(), MARGIN)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour(theme.current().line))
            painter.setBrush(theme.colour(theme.current().chrome))
            for sheet in (2, 1) if self.place.text() else ():  # of the other drafts of the sentence
                down = sheet * _SHEET
                sheet_box = QRectF(self.card.geometry()).adjusted(down + 0.5, 40, -down - 0.5, down - 0.5)
                painter.drawRoundedRect(sheet_box, CARD_RADIUS, CARD_RADIUS)
            painter.end()


def _matching(found: Sequence[PopupRow], typed: str) -> list[PopupRow]:
    """The rows whose words the typed letters fit, best first."""
    fit = [(how, row) for row in found if (how := match(typed, row.text)) is not None]
    return [replace(row, marks=marks) for (_, marks), row in sorted(fit, key=lambda one: one[0][0])]


def _button(text: str, does: Callable[[], object], *, look: str = "", key: str = "") -> QPushButton:
    """A button that Enter elsewhere in the card does not press."""
    made = styled(QPushButton(text), look)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _on=False: does())
    if key:
        made.setToolTip(as_tip(keys.shown(key)))
    return made


def _tick(button: QPushButton, is_on: bool) -> None:
    """Show by an icon too whether a button is on."""
    button.setChecked(is_on)
    button.setIcon(icon("check", "accent") if is_on else QIcon())


def _low(cap: QLabel) -> QLabel:
    """A key hint that keeps its own height, however high its neighbours are."""
    cap.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return cap
