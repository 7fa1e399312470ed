"""The search popup: a field, and the results section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from app.domain.kinds import KINDS, NOTES, SECTIONS, Section, is_numbered
from app.domain.language import later, tr, tr_country
from app.domain.question_grammar import is_question, lacks_value
from app.domain.search import Hit, find_marks
from app.domain.shortened import shortened
from app.store.reader import Reader
from app.store.reads.search import search
from app.ui.base import keys
from app.ui.base.session import Session, Target
from app.ui.base.things import icon_of, target_of_thing
from app.ui.look.mirror import listed
from app.ui.look.tokens import SPACE
from app.ui.widgets.beside import on_screen, room_around
from app.ui.widgets.popup_list import MARGIN, PopupList, PopupPainter, PopupRow

if TYPE_CHECKING:
    from app.actions.questions import Completion

Found = tuple[Sequence[Hit], Sequence["Completion"]]
"""What contains the words, and how a question may go on."""
TEXT = Section(later("Text"), 30)
THINGS, PLACES = 60, 31
"""How many things and places in texts are searched for at most; more are not counted."""


def rows_of(hits: Sequence[Hit], query: str) -> list[PopupRow]:
    """The hits under the headings of their sections, best first.

    A section with a thing whose name equals the query comes first. Notes without the words in a title come after the
    other things, as they may only refer to what is called so.
    """
    counted = sum(hit.kind != "text" for hit in hits) < THINGS
    sections: list[list[PopupRow]] = []
    named: list[list[PopupRow]] = []
    behind: list[list[PopupRow]] = []
    by_section: dict[Section, list[Hit]] = {section: [] for section in SECTIONS}
    for hit in hits:
        section = KINDS[hit.kind].section if hit.kind in KINDS else TEXT
        by_section.setdefault(section or TEXT, []).append(hit)
    by_section[TEXT] = by_section.pop(TEXT, [])  # what is no thing comes last
    for section, found in by_section.items():
        if found:
            found.sort(key=lambda hit: not _is_named(hit, query))
            head = PopupRow(None, _head(section, len(found), counted and section is not TEXT), head=True)
            rows = [head, *(_row(hit, query) for hit in found[: section.most])]
            refers = section is NOTES and not any(hit.is_titled and find_marks(hit.title, query) for hit in found)
            last = behind if refers or section is TEXT else sections
            (named if _is_named(found[0], query) else last).append(rows)
    return [row for rows in (*named, *sections, *behind) for row in rows]


def _head(section: Section, found: int, counted: bool) -> str:
    """The heading of a section, which says if not everything is shown."""
    title, most = tr(section.title), section.most
    if found <= most:
        return title
    words = tr("{title} · {most} of {found}") if counted else tr("{title} · the first {most}")
    return words.format(title=title, most=most, found=found)


def _is_named(hit: Hit, query: str) -> bool:
    """Whether the query is the thing's full name, or a record's reference."""
    name = hit.title.partition(" · ")[0] if is_numbered(hit.kind) else hit.title
    return name.casefold() == query.casefold()


def _row(hit: Hit, query: str) -> PopupRow:
    if hit.kind == "text":
        where = f"¶ {hit.paragraph}" if hit.paragraph is not None else ""
        side = listed((hit.title, where))
        return PopupRow(hit, hit.snippet, side="", below=side, icon="quotes", marks=hit.marks)
    title = tr_country(hit.title) if hit.kind == "country" else hit.title
    snippet = "" if hit.kind == "country" else hit.snippet
    if snippet.strip("…") and hit.title.startswith(snippet.strip("…")[:40]):
        snippet = ""
    side, marks = hit.snippet if hit.kind == "country" else "", tuple(find_marks(title, query))
    below_marks = hit.marks if snippet else ()
    return PopupRow(hit, title, side, snippet, icon_of(hit.kind), marks=marks, below_marks=below_marks)


def _asks(query: str) -> Iterator[PopupRow]:
    """Where a question is answered: by passages, or by the records for which they are evidence."""
    of_passages, of_records = tr("Ask the passages: {question}"), tr("Ask the records: {question}")
    for place, words in (("passages", of_passages), ("donations", of_records)):
        yield PopupRow(Target(place, "question", words=query), words.format(question=query), icon="funnel")


def _completed(typed: str, completed: Sequence[Completion]) -> list[PopupRow]:
    """How a question may go on, each with the number of records that are left; Enter puts it into the field."""
    rows: list[PopupRow] = []
    for one in completed:
        left = "" if one.left is None else tr("{n} left").format(n=f"{one.left:,}")
        side = listed(part for part in (one.says if one.says != one.insert else "", left) if part)
        whole = f"{typed[: one.start]}{one.insert}{typed[one.end :]}"
        if whole != typed:
            rows.append(PopupRow(whole, one.insert, side, icon="funnel"))
    return rows


def target_of_hit(hit: Hit) -> Target:
    """Where to show a hit; the matching words are selected."""
    if hit.kind == "text":
        return Target("read", "source", hit.source_id, at=hit.start, caret=found_words(hit))
    return target_of_thing(hit.kind, hit.thing_id)


def found_words(hit: Hit) -> tuple[int, int] | None:
    """The code points of the first match in a text; adjacent words are joined."""
    if hit.start is None or not hit.marks:
        return None
    first, *more = hit.marks[hit.first :]
    end = first[1]
    for start, stop in more:
        if start - end > 1:
            break
        end = stop
    return hit.start, hit.start + end - first[0]


def going_on(db: Reader, typed: str) -> Sequence[Completion]:
    """How a question may go on; words alone are none."""
    if not is_question(typed.strip()):
        return ()
    from app.actions.questions import completions

    return completions(db, typed)


WIDTH = 560
LONGEST = 520
"""How high the list grows before it scrolls."""
RECENT, RECENT_KEY = 8, "searches"


class SearchPopup(PopupList):
    """Searches at each key press. Enter goes to the result, Esc closes."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._is_open = False
        self.shown_for = ""
        """The words that the rows answer."""
        super().__init__(window, tr("Search everything"), self._rows, "magnifying-glass", tr("Search everything"))
        self.list.setItemDelegate(SearchPainter(self.list))
        self._ask("a")  # nobody looks at the answer; the first key then finds everything ready
        self.chosen.connect(self._go)

    def open_below(self, button: QWidget) -> None:
        """Open over the search box."""
        self._caret = on_screen(button)
        room = min(room_around(self._caret).width() - 2 * MARGIN, button.window().width() - 2 * SPACE[1])
        self.setFixedWidth(min(WIDTH, room) + 2 * MARGIN)
        self._is_open = True
        self.show_rows()
        self._come_up(self._caret)

    def _place(self, caret: QRect) -> None:
        """The popup is placed on the search box and grows downwards."""
        room = room_around(self._caret)
        left = caret.center().x() - self.width() // 2
        self.move(min(max(room.left(), left), room.right() - self.width()), caret.top() - MARGIN - 2)

    # --- rows ---

    def refresh(self) -> None:
        """Search at each key press, showing earlier results meanwhile; an empty field shows recent searches."""
        if not self._is_open:
            return
        if self.field.text().strip():
            self._ask(self.field.text())
        else:
            self.show_rows()

    def _ask(self, typed: str) -> None:
        self._session.query(
            self,
            lambda store, stopped: (search(store, typed, THINGS, PLACES, stopped), going_on(store, typed)),
            lambda found: self._found(typed, found),
            lambda _sentence: self._failed(typed),
        )

    def show_rows(self) -> None:
        """Search for what is typed, and wait for the result."""
        self._session.give_up(self)
        self.shown_for = self.field.text()
        self._show(self._rows(self.shown_for))

    def _found(self, typed: str, found: Found) -> None:
        """Show the results of a query, if it is still current."""
        if typed == self.field.text():
            self.shown_for = typed
            self._show(self._rows_of(typed, found))

    def _failed(self, typed: str) -> None:
        """Read once more on this thread, so that the error is shown."""
        if typed == self.field.text():
            self.show_rows()

    def _show(self, rows: Sequence[PopupRow]) -> None:
        self.rows.show(rows)
        height = sum(self.list.sizeHintForRow(n) for n in range(len(rows)))
        self.list.setFixedHeight(max(1, min(height, LONGEST)) + 2)
        self.list.setVisible(bool(rows))
        if (first := next((n for n, row in enumerate(rows) if not row.head), None)) is not None:
            self.list.setCurrentIndex(self.rows.index(first))
            self.list.scrollToTop()
        self._fit()

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        if not typed.strip():
            return self._recent_rows()
        found = self._session.do(lambda store: (search(store, typed, THINGS, PLACES), going_on(store, typed)))
        return self._rows_of(typed, found or ((), ()))

    def _rows_of(self, typed: str, found: Found) -> Sequence[PopupRow]:
        query, (hits, completed) = typed.strip(), found
        if is_question(query):
            self.say(tr("Enter goes there · Esc back"))
            offered = _completed(typed, completed)
            asks = [] if offered and lacks_value(typed) else list(_asks(query))
            return [*asks, *offered, *rows_of(hits, query)]
        if not hits:
            how = tr(
                "Nothing contains “{words}”. Try fewer words, or the beginning of one. Commands and settings: {palette}"
            )
            self.say(keys.with_keys(how, palette="edit.palette").replace("{words}", shortened(query, 24)))
            return ()
        here = tr("Enter goes there · Esc back · Commands and settings: {palette}")
        self.say(keys.with_keys(here, palette="edit.palette"))
        return rows_of(hits, query)

    def _recent_rows(self) -> list[PopupRow]:
        if not (recent := self.recent()):
            self.say(tr("Words, or “a phrase” in quotation marks: sources, notes, tags, records, countries, actors."))
            return []
        self.say(tr("Enter searches again · Esc back"))
        rows = [PopupRow(None, tr("Recent searches"), head=True)]
        return rows + [PopupRow(query, query, icon="clock-counter-clockwise") for query in recent]

    def recent(self) -> list[str]:
        return [query for query in self._session.settings.get(RECENT_KEY, []) if isinstance(query, str)][:RECENT]

    # --- going ---

    def enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """Enter applies to the words as typed: results not shown yet are searched first."""
        if self.shown_for != self.field.text():
            self.show_rows()
        super().enter(modifiers)

    def _go(self, key: object, _modifiers: object) -> None:
        if isinstance(key, str):
            self.field.setText(key)
            self.show_rows()
            return
        if not isinstance(key, Hit | Target):
            return
        query = " ".join(self.field.text().split())
        self._session.settings.put(RECENT_KEY, [query, *(q for q in self.recent() if q != query)][:RECENT])
        self.close()
        self._session.go(target_of_hit(key) if isinstance(key, Hit) else key)

    def closeEvent(self, event: object) -> None:
        self._session.give_up(self, wait=True)
        super().closeEvent(event)


class SearchPainter(PopupPainter):
    """One or two lines, with an icon before them."""

    head_px, two_lines_px = 28, 48
    least_side = 32

    def places(self, row: PopupRow, box: QRect, end: int) -> tuple[QRect, QRect, QRect]:
        line = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        if row.below:
            line = QRect(line.left(), box.top() + 5, line.width(), 20)
        text = line.adjusted(26, 0, 0, 0)
        return line, text, text.translated(0, 19)
