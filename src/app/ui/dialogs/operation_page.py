"""The changes of one operation, field by field, before and after."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame

from app.domain.history import FieldChange, OperationChanges, RowChange
from app.domain.kinds import name_of as kind
from app.domain.language import later, tr, tr_in
from app.domain.shortened import with_dots
from app.store.reads.earlier_values import attributes
from app.store.reads.operation_changes import changes_of
from app.ui.base.session import Session
from app.ui.look import fonts, theme
from app.ui.look.mirror import html_direction, listed
from app.ui.look.plain import ClosedBrowser
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.two_lines import Line

WayBack = Callable[[RowChange, FieldChange], str]
LONG = 90
"""Values longer than this many characters are shown below one another, reduced to what differs."""
AROUND = 40
"""The characters shown around a difference."""
_DONE = {"added": later("{kind} added"), "changed": later("{kind} changed"), "removed": later("{kind} removed")}


class OperationPage(ClosedBrowser):
    """Read-only and selectable."""

    restore_wanted = Signal(int, str, int, str)
    """Put a field back: the operation, the table and id of its row, and the field's label."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._fields: list[tuple[str, int, str]] = []
        self._session = session
        self._shown: tuple[int | None, Line | None] = (None, None)
        self._changes: OperationChanges | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("What the operation changed"))
        self.anchorClicked.connect(self._restore)
        self.setStyleSheet("QTextBrowser { background: transparent; border: 0; }")
        self.document().setDocumentMargin(SPACE[2])
        self.setFont(fonts.interface())
        theme.notifier().changed.connect(self._restyle)  # a method: its connection ends with the page

    def _restore(self, link: QUrl) -> None:
        operation_id = self._shown[0]
        if operation_id is not None:
            self.restore_wanted.emit(operation_id, *self._fields[int(link.path())])

    def _restyle(self) -> None:
        if self._changes is not None:
            self._show(self._changes)

    def show_operation(self, operation_id: int | None, line: Line | None) -> None:
        """Load and show what an operation changed; empty for None."""
        self._shown = (operation_id, line)
        if operation_id is None or line is None:
            self._session.give_up(self)
            self._changes = None
            self.setHtml("")
            return
        self._session.query(self, lambda store, _stopped: changes_of(store, operation_id), self._show)

    def _show(self, changes: OperationChanges) -> None:
        line = self._shown[1]
        if line is None:
            return
        self._changes = changes
        colours = theme.current()
        self.document().setDefaultFont(fonts.interface())
        self.document().setDefaultStyleSheet(
            f"* {{ color: {colours.ink}; }} .muted {{ color: {colours.muted}; font-size: {SMALL_PX}px; }}"
            f".old {{ color: {colours.muted}; text-decoration: line-through; }}"
            f"a {{ color: {colours.accent}; text-decoration: none; font-size: {SMALL_PX}px; }}"
            "p { margin-top: 0; margin-bottom: 6px; } .row { margin-top: 10px; }"
        )
        self._fields.clear()
        self.setHtml(as_html(line, changes, self._way_back))

    def _way_back(self, row: RowChange, field: FieldChange) -> str:
        """The link that restores a field; empty if one operation cannot do that."""
        if row.what != "changed" or not attributes(row.table, field.label):
            return ""
        self._fields.append((row.table, row.row_id, field.label))
        return f' &nbsp; <a href="{len(self._fields) - 1}">{escape(tr("Put back what it was"))}</a>'


def as_html(line: Line, changes: OperationChanges, way_back: WayBack = lambda _row, _field: "") -> str:
    """An operation and its rows; `way_back` returns the link after a field."""
    out = [f"<p><b>{escape(f'{line.title} {line.extra}'.strip())}</b></p>"]
    below = listed((line.below, line.side))
    out.append(f'<p class="muted"{html_direction()}>{escape(below)}</p>')
    out += [_row(row, way_back) for row in changes.rows]
    if changes.more:
        out.append(f'<p class="muted">{tr("and {n:,} more").format(n=changes.more)}</p>')
    if not changes.rows:
        out.append(f'<p class="muted">{tr("What it changed is no longer kept.")}</p>')
    return "".join(out)


def _row(row: RowChange, way_back: WayBack) -> str:
    done = tr(_DONE[row.what]).format(kind=kind(row.table))
    head = f'<p class="row"><span class="muted">{escape(done)}</span><br><b>{escape(row.name)}</b></p>'
    changed = [field for field in row.fields if row.what == "changed" or row.name not in (field.before, field.after)]
    return head + "".join(_field(field, way_back(row, field)) for field in changed)


def _field(field: FieldChange, way_back: str) -> str:
    old, new = _cut(field.before, field.after)
    label = f'<span class="muted">{escape(tr_in("field", field.label))}:</span> '
    if not field.before or not field.after:
        words = f'<span class="old">{escape(old)}</span>' if old else escape(new)
        return f"<p>{label}{_lines(words)}{way_back}</p>"
    between = "<br>→ " if len(old) + len(new) > LONG else " → "
    return f'<p>{label}<span class="old">{_lines(escape(old))}</span>{between}{_lines(escape(new))}{way_back}</p>'


def _lines(words: str) -> str:
    return words.replace("\n", "<br>")


def _cut(old: str, new: str) -> tuple[str, str]:
    """Long values without their common beginning and end, except for a few words."""
    if max(len(old), len(new)) <= LONG:
        return old, new
    if not old or not new:
        return _opening(old), _opening(new)
    head = _same_head(old, new)
    tail = _same_head(old[head:][::-1], new[head:][::-1])
    start = max(0, head - AROUND)
    after = max(0, tail - AROUND)
    return _middle(old, start, after), _middle(new, start, after)


def _same_head(old: str, new: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _middle(words: str, start: int, after: int) -> str:
    shown = words[start : len(words) - after]
    opening = _opening(shown, 600)
    return ("…" if start else "") + (with_dots(opening) if after else opening)


def _opening(words: str, at_most: int = 400) -> str:
    return words if len(words) <= at_most else with_dots(words[:at_most])
