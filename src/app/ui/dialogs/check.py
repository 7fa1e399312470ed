"""The findings of a check. Each finding that has a place leads to it."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.actions.check import Problem, Report
from app.domain.errors import NotFound
from app.domain.kinds import counted as rows
from app.domain.kinds import name_of as kind
from app.domain.language import later, tr, tr_n
from app.store.damage_advice import has_backups
from app.store.reads.sources import current_text
from app.ui.base.session import Session, Target
from app.ui.dialogs.sheet import Sheet, card, strong
from app.ui.look.tokens import SPACE
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line, LineList, LineModel

SOUND = later(
    "The file, every row, the place of every passage, the countries, the undo steps, the search index and every "
    "locator were read through, and all of it is as it should be."
)
SHOWN = {
    "database": ("database", later("Database")),
    "row": ("database", later("Row")),
    "content": ("file-text", later("Content")),
    "anchor": ("quotes", later("Anchor")),
    "cut": ("scissors", later("Cut")),
    "record": ("package", later("Record")),
    "evidence": ("link", later("Evidence")),
    "reference": ("globe", later("Countries")),
    "journal": ("clock-counter-clockwise", later("History")),
    "search": ("magnifying-glass", later("Search")),
    "locator": ("quotes", later("Locator")),
}
"""The glyph and the name of every kind of finding."""
_FROM_OUTSIDE = frozenset(("row", "content", "reference", "journal"))
"""Kinds that nothing done in the program leads to."""
_SOURCE = re.compile(r"\bsource (\d+)")
_PASSAGE = re.compile(r"\bpassage (\d+)")
_PARAGRAPH = re.compile(r"\bparagraph (\d+)")
_PLACES = {
    r"passage (\d+) of source (\d+)": later("passage {0} of source {1}"),
    r"source (\d+), paragraph (\d+)": later("source {0}, paragraph {1}"),
    r"source (\d+), caption": later("source {0}, caption"),
    r"source (\d+)": later("source {0}"),
    r"file (\d+)": later("file {0}"),
    r"text (\d+)": later("text {0}"),
    r"record (\S+)": later("record {0}"),
    r"record (\S+), passage (\d+) of source (\d+)": later("record {0}, passage {1} of source {2}"),
    r"fact (\d+), passage (\d+) of source (\d+)": later("fact {0}, passage {1} of source {2}"),
    r"operation (\d+)": later("operation {0}"),
    r"(\w+) (\d+), operation (\d+)": later("{0} {1}, operation {2}"),
    r"(\w+) (\d+) to (\d+)": later("{0} {1} to {2}"),
    r"table (\w+)": later("table {0}"),
    r"index (\w+)": later("index {0}"),
    r"trigger (\w+)": later("trigger {0}"),
    r"country (\D\S*)": later("country {0}"),
    "the whole": later("the whole"),
    "the history": later("the history"),
    "the search index": later("the search index"),
    "the database file": later("the database file"),
}
"""How a finding names a place, and how the window does."""
_COUNTED = ("source", "passage", "evidence", "note", "donation", "fact")


class CheckDialog(Sheet):
    """The findings, or that there are none. `restore_wanted` asks for the list of backups."""

    help_word = "evidence"
    restore_wanted = Signal()

    def __init__(self, session: Session, report: Report, parent: QWidget | None) -> None:
        count = len(report.problems)
        title = tr("Everything is sound") if report.ok else tr_n("{n} finding", "{n} findings", count)
        left = f" {report.left.sentence()}" if report.left else ""
        super().__init__(parent, title, f"{counted(report)}{left}", width=600)
        self._session = session
        self.list = LineList(LineModel([line_of(problem) for problem in report.problems]), tr("Findings"), shown=8)
        self.list.chosen.connect(lambda _problem: self.submit())
        if report.ok:
            self.list.setParent(self)
            self.list.hide()
            self.body.addWidget(card(strong(tr("Nothing is wrong")), muted(tr(SOUND))))
            self.add_foot(tr("Close"), leave="")
            return
        self.body.addWidget(card(self.list, margin=SPACE[0]), 1)
        restorable = has_backups(session.store.path)
        advice = _advice({problem.kind for problem in report.problems}, restorable)
        self.complain(advice)
        if restorable and advice:
            self.foot.addWidget(self.button(tr("&Restore a backup…"), self._restore))
        self.go_button = self.add_foot(tr("Go to its place"), tr("Close"), hint=tr("Enter goes there"))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self._follow()
        self.list.setFocus()

    def _target(self) -> Target | None:
        problem = self.list.current_key()
        return place_of(self._session, problem) if isinstance(problem, Problem) else None

    def _follow(self) -> None:
        self.go_button.setEnabled(self._target() is not None)

    def _restore(self) -> None:
        self.accept()
        self.restore_wanted.emit()

    def submit(self) -> None:
        """Go to the selected finding, or close if there is none."""
        target = self._target()
        if target is not None or self.list.current_key() is None:
            self.accept()
        if target is not None:
            self._session.go(target)


def _advice(kinds: set[str], restorable: bool) -> str:
    """What to do about findings of these kinds; empty for those that an operation may lead to."""
    if "database" in kinds:
        if restorable:
            return tr("The file itself is damaged. Restore a backup from before the damage.")
        return tr("The file itself is damaged, and it has no backups. Save a copy of what can still be read.")
    if kinds & _FROM_OUTSIDE:
        if restorable:
            return tr("Something else has changed the file. Restore a backup from before that.")
        return tr("Something else has changed the file, and it has no backups. Look at each finding.")
    return ""


def where_words(where: str) -> str:
    """The place of a finding, translated. The finding itself has it in English, for other programs."""
    for pattern, message in _PLACES.items():
        found = re.fullmatch(pattern, where)
        if found is not None:
            return tr(message).format(*found.groups())
    return re.sub(r"\b([a-z_]+) (\d+)\b", lambda found: f"{kind(found[1])} {found[2]}", where)


def line_of(problem: Problem) -> Line:
    """A finding in two lines: the problem, and where."""
    what = problem.what[:1].upper() + problem.what[1:]
    glyph, name = SHOWN[problem.kind]
    return Line(problem, what, f"{tr(name)} · {where_words(problem.where)}", glyph=glyph)


def counted(report: Report) -> str:
    """How much was checked."""
    parts = [rows(table, report.counts[table]) for table in _COUNTED if report.counts.get(table)]
    return tr("Read through: {parts}.").format(parts=", ".join(parts)) if parts else ""


def place_of(session: Session, problem: Problem) -> Target | None:
    """Where a finding can be shown, or None if it has no place in a text."""
    source = _SOURCE.search(problem.where)
    if source is None or not session.is_open:
        return None
    source_id = int(source[1])
    try:
        text = current_text(session.store, source_id)
    except NotFound:
        return None
    passage, paragraph = _PASSAGE.search(problem.where), _PARAGRAPH.search(problem.where)
    at = None
    if paragraph is not None:
        number = int(paragraph[1])
        at = next((block.start for block in text.blocks if block.paragraph == number), None)
    return Target("read", "source", source_id, at=at, passage=int(passage[1]) if passage else None)
