"""Evidence beside the value it supports: a card for each sentence, and a link that opens a short list."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QToolButton, QWidget

from app.domain.anchor import AnchorState
from app.domain.citation import paragraph_words, place_words
from app.domain.direction import runs_right_to_left
from app.domain.evidence import EvidenceSentence, MarkedFields, apart, by_sentence, from_marks
from app.domain.fuzzy import match
from app.domain.language import later, later_n, tr, tr_n, tr_term
from app.domain.records import EvidenceItem
from app.domain.shortened import in_whole_words
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.ui.base.session import Target, go_from, session_of
from app.ui.look import fonts, painting, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, is_mirrored, listed, mirrored
from app.ui.look.plain import as_tip
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.panels.notes.dragging import PassageDrag
from app.ui.panels.quoting import quote_passages
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import in_column, in_row, put, tall_by_width
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.marked_words import MarkedWords, Marking
from app.ui.widgets.place import HELP
from app.ui.widgets.popup_list import PopupList, PopupRow

QUOTE_PX, LEADING, PAD_PX = 15, 25, SPACE[1]
WHOLE, SHORT = 10_000, 36
"""How many letters of a source's title are shown: all of them, and a name to tell it from others by."""
PARAPHRASE = later("our paraphrase")
FIELDS = {
    "donor": (1, 3), "recipient": (2, 0), "item": (3, 6), "money": (4, 2), "amount": (4, 2), "status": (5, 7),
    "assertion": (5, 7), "basis": (6, 1), "date": (7, 5), "event": (7, 5), "carrier": (8, 9), "asserted_by": (9, 10),
    "terms": (10, 8),
}  # fmt: skip
"""The number and the hue of a field, as in a draft; of several keys, the first one listed here decides."""
OTHERS = 11
"""The number of the first field that is not among them."""


def target_of(item: EvidenceItem) -> Target:
    """Where to read a piece of evidence."""
    return Target("read", "source", item.source_id, at=item.start, passage=item.passage_id)


def place_text(sentence: EvidenceSentence, *, title: int = WHOLE) -> str:
    """The place and state of a sentence: *¶ 6 · p. 3 · China's donations · our paraphrase · verified*.

    `title` is how many letters of the source's title there is room for; with 0 it is left out.
    """
    item = sentence.first
    parts = [paragraph_words(item.paragraph), *place_words(item.place)]
    if title:
        parts.append(in_whole_words(item.source_title, title))
    if item.source_kind is SourceKind.DIGEST:
        parts.append(tr(PARAPHRASE))
    roles = {field.role for field in sentence.fields}
    if len(roles) == 1 and EvidenceRole.SUPPORTS not in roles:
        parts.append(tr_term(item.role))
    parts.append(tr_term(_state(sentence)))
    return listed(parts)


def _state(sentence: EvidenceSentence) -> AnchorState:
    """The state of its words; if they differ, one that needs attention."""
    states = {item.state for item in sentence.items}
    return next((state for state in reversed(AnchorState) if state in states), AnchorState.VERIFIED)


def _numbered(sentence: EvidenceSentence) -> list[tuple[int, int, MarkedFields]]:
    """Number, hue and words of its fields, by their numbers; things without fields, such as records, in their order."""
    known = [next((key for key in FIELDS if key in field.keys), "") for field in sentence.fields]
    others = itertools.count(OTHERS if any(known) else 1)
    found = [
        (*FIELDS[key], field) if key else (number := next(others), number, field)
        for key, field in zip(known, sentence.fields, strict=True)
    ]
    return sorted(found, key=lambda one: one[0])


def field_names(sentence: EvidenceSentence) -> list[str]:
    """The fields its words support, numbered if there are several, in the order of their numbers.

    What the surroundings say already is not repeated.
    """
    mixed = len({field.role for field in sentence.fields}) > 1
    by_number: dict[tuple[int, str], list[str]] = {}
    for number, _, field in _numbered(sentence):
        role = tr_term(field.role) if mixed and field.role is not EvidenceRole.SUPPORTS else ""
        by_number.setdefault((number, role), []).extend(filter(None, field.names))
    out: list[str] = []
    for (number, role), named in by_number.items():
        names = ", ".join(_each_field_once(named))
        words = f"{names} ({role})" if role else names
        out.append(f"{number}\u00a0{words}" if len(sentence.fields) > 1 else words)
    return out


def _each_field_once(names: Sequence[str]) -> Iterator[str]:
    """*donor: Huawei* and *donor: ICBC* as *donor: Huawei* and *ICBC*."""
    before = ""
    for name in names:
        field, _, part = name.partition(": ")
        yield part if part and field == before else name
        before = field


def markings(sentence: EvidenceSentence) -> list[Marking]:
    """How the words of its fields are marked: numbered if there are several; not if everything is marked."""
    alone = len(sentence.fields) == 1
    if alone and sentence.marks == ((0, len(sentence.text)),):
        return []
    against = EvidenceRole.CONTRADICTS
    return [
        Marking(field.marks, "" if alone else str(number), None if alone else hue, field.role is against)
        for number, hue, field in _numbered(sentence)
    ]


class EvidenceCard(QAbstractButton):
    """A sentence with the words of its fields marked, the fields below, and its place. Enter or a click goes there."""

    def __init__(self, sentence: EvidenceSentence, *, names_source: bool = False) -> None:
        super().__init__()
        self.sentence = sentence
        self._title = SHORT if names_source else 0
        self.item = sentence.first
        self._names = [name for name in field_names(sentence) if name]
        self._markings = markings(sentence)
        self._laid: tuple[int, MarkedWords] | None = None
        self._heights: dict[int, int] = {}  # cached, as a layout asks many times
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{listed(self._names)}: {sentence.text}".strip(": "))
        self.setAccessibleDescription(place_text(sentence))
        way = tr("Enter goes to the passage. Q, or a drag, quotes it in a note.")
        self.setToolTip(as_tip(f"{place_text(sentence)}\n{way}"))
        tall_by_width(self, QSizePolicy.Policy.Preferred)
        PassageDrag(self, self._passages)
        self.clicked.connect(lambda: go_from(self, target_of(self.item)))

    def _passages(self) -> list[int]:
        """The passage to quote: the longest one."""
        return [max(self.sentence.items, key=lambda item: item.end - item.start).passage_id]

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            below = sum(self._flow(text, width).height() for text in self.below())
            self._heights[width] = self._words(width).height + below + 3 + 2 * PAD_PX
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def _words(self, width: int) -> MarkedWords:
        room = max(60, width - 20)
        if self._laid is None or self._laid[0] != room:
            sentence = self.sentence
            self._laid = room, MarkedWords(sentence.text, self._markings, fonts.reading(QUOTE_PX), LEADING, room)
        return self._laid[1]

    def below(self) -> list[str]:
        """The fields by number, then the place; a dot between them begins no line."""
        said = listed(self._names), place_text(self.sentence, title=self._title)
        return [text.replace(" · ", "\u00a0· ") for text in said if text]

    def _flow(self, text: str, width: int) -> QRect:
        room = QRect(0, 0, max(60, width - 20), 10_000)
        return QFontMetrics(fonts.interface(SMALL_PX)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        box = self.rect()
        if self.underMouse() or self.hasFocus():
            line, alpha = (theme.colour(colours.accent), 1.0) if self.hasFocus() else (Qt.PenStyle.NoPen, 0.6)
            ground = theme.colour(colours.accent_ground, alpha)
            painting.box(painter, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, ground, line)
        self._paint_bar(painter, box)
        inside = mirrored(box.adjusted(12, PAD_PX, -8, -PAD_PX), box)
        words = self._words(box.width())
        left = inside.left()
        if is_mirrored() and not runs_right_to_left(self.sentence.text):
            left = inside.right() - int(words.natural_width)
        words.paint(painter, QPointF(left, inside.top()), theme.colour(colours.ink))
        painter.setFont(fonts.interface(SMALL_PX))
        top = words.height + 3
        *names, place = self.below()
        is_doubtful = _state(self.sentence) is not AnchorState.VERIFIED or self._contradicts()
        for text, ink in (
            *((text, colours.ink) for text in names),
            (place, colours.warning if is_doubtful else colours.muted),
        ):
            painter.setPen(theme.colour(ink))
            painter.drawText(inside.adjusted(0, top, 0, 0), int(Qt.TextFlag.TextWordWrap), text)
            top += self._flow(text, box.width()).height()
        painter.end()

    def _paint_bar(self, painter: QPainter, box: QRect) -> None:
        is_context = all(field.role is EvidenceRole.CONTEXT for field in self.sentence.fields)
        ink = theme.current().warning if self._contradicts() else theme.current().accent
        bar = mirrored(QRectF(0, PAD_PX, 3, box.height() - 2 * PAD_PX), box)
        painting.box(painter, bar, 1.5, theme.colour(ink, 0.4 if is_context else 1.0))

    def _contradicts(self) -> bool:
        return any(field.role is EvidenceRole.CONTRADICTS for field in self.sentence.fields)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Q and not event.modifiers():
            self._quote()
        else:
            super().keyPressEvent(event)

    def _quote(self) -> None:
        session = session_of(self)
        if session is not None:
            quote_passages(session, self, self._passages())


class EvidenceCards(QWidget):
    """A card for each sentence under a thing; of more than are `at_first` shown, the others are folded.

    Each names its source where `items`, or all evidence of the thing, `among` which they are, come from several.
    """

    def __init__(
        self, items: Sequence[EvidenceItem], at_first: int | None = None, among: Iterable[EvidenceItem] = ()
    ) -> None:
        super().__init__()
        self._names_source = len({item.source_id for item in (*items, *among)}) > 1
        self.setProperty(HELP, "evidence")
        own, counterparts = map(by_sentence, apart(items))
        self.count = len(own)
        self._layout = in_column(on=self, gap=SPACE[0], margins=0)
        self._add(own[:at_first])
        more = later_n("{n} more sentence", "{n} more sentences")
        same = later_n("The same in another text · {n} sentence", "The same in another text · {n} sentences")
        for folded, forms in ((own[at_first:] if at_first else (), more), (counterparts, same)):
            if folded:
                button = ChipButton(tr_n(*forms, len(folded)), glyph="caret-down", dashed=True)
                button.clicked.connect(partial(self._unfold, button, folded))
                self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, button: ChipButton, sentences: Sequence[EvidenceSentence]) -> None:
        """Show what is folded, in place of the button that counts it."""
        cards = self._add(sentences, self._layout.indexOf(button))
        if button.hasFocus():
            cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        button.hide()

    def _add(self, sentences: Sequence[EvidenceSentence], at: int = 0) -> list[EvidenceCard]:
        cards = [EvidenceCard(sentence, names_source=self._names_source) for sentence in sentences]
        for number, card in enumerate(cards, at):
            self._layout.insertWidget(number, card)
        return cards


class EvidenceLink(QToolButton):
    """A link icon with the number of sentences for a field; a click lists them, Enter goes there.

    Without evidence it is hidden but keeps its space, so that columns stay aligned.
    """

    def __init__(self, what: str, items: Sequence[EvidenceItem] = ()) -> None:
        super().__init__()
        self.setProperty(HELP, "evidence")
        self._what = what
        self.sentences: tuple[EvidenceSentence, ...] = ()
        self._take: Callable[[], object] | None = None  # links the words that are offered, if there is no evidence
        self.setIcon(icon("link", "accent"))
        self.setIconSize(QSize(14, 14))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFont(fonts.interface(SMALL_PX))
        self.setFixedSize(44, 26)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.show_list)
        self.show_items(items)

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        own, counterparts = apart(items)
        self.sentences = by_sentence(own or counterparts)
        self._take = None
        if not self.sentences:
            self.hide()
        elif self.parentWidget() is not None:  # else it would be shown as a window for a moment, closing every popup
            self.show()
        count = len(self.sentences)
        self.setText(str(count))
        self.call(self._what)
        lines = [f"“{sentence.text}”\n{place_text(sentence)}" for sentence in self.sentences[:4]]
        lines += [tr("and {n:,} more").format(n=count - 4)] if count > 4 else []
        self.setToolTip(as_tip("\n\n".join(lines)))

    def call(self, what: str) -> None:
        """Set the accessible name: what it is evidence for, and how many sentences."""
        self._what = what
        self.setAccessibleName(tr("Evidence for {what}: {items}").format(what=what, items=len(self.sentences)))

    def offer(self, words: str, take: Callable[[], object]) -> None:
        """If there is no evidence, offer words that the rules found; a click links them by `take`."""
        if self.sentences:
            return
        self._take = take
        self.setText("+")
        said = tr("No evidence for {what} yet: “{words}” is found").format(what=self._what, words=words)
        self.setAccessibleName(said)
        self.setToolTip(as_tip(f"{said}\n{tr('Enter or a click links these words.')}"))
        self.show()

    def show_list(self) -> None:
        """Open the list of sentences under the icon, or link the offered words."""
        if self._take is not None:
            self._take()
            return

        def find(typed: str) -> list[PopupRow]:
            return [
                PopupRow(one.first, text, below=place_text(one), icon=_ROLE_ICONS[one.first.role], marks=marks)
                for one in self.sentences
                if match(typed, one.text) is not None
                for text, marks in (from_marks(one),)
            ]

        name = tr("Evidence for {what}").format(what=self._what)
        popup = PopupList(self, name, find, "link", name)
        popup.on_chosen(lambda item: go_from(self, target_of(item)))
        popup.say(tr("Enter goes to the passage · Esc back"))
        popup.open_at(on_screen(self), width=420)


_ROLE_ICONS = {EvidenceRole.SUPPORTS: "quotes", EvidenceRole.CONTRADICTS: "warning", EvidenceRole.CONTEXT: "info"}


LINK_PX = 20
"""How high the link to the evidence of a value is."""


class ValueRow(QWidget):
    """A label, a value and the link to its evidence."""

    def __init__(self, label: QWidget, value: QWidget, link: QWidget | None = None) -> None:
        super().__init__()
        layout = in_row(on=self, gap=SPACE[0], margins=0)
        self.setMinimumHeight(LINK_PX)  # lines with and without a link are as far apart
        label.setFixedWidth(72)
        label.setContentsMargins(0, 1, 0, 0)
        if isinstance(value, QLabel):
            value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            at_start(value)
        put(layout, (label, 0, Qt.AlignmentFlag.AlignTop), (value, 1, Qt.AlignmentFlag.AlignTop))
        if link is not None:
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
