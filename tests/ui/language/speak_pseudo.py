"""Run by `test_pseudo.py` in a process of its own: changes an open window to a language in which every message is
bracketed, goes everywhere, and prints every text a person or a screen reader gets that is neither bracketed nor of
the workspace."""

from __future__ import annotations

import html
import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from babel.messages.pofile import read_po
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, qInstallMessageHandler
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)  # fmt: skip
from resources.translations.gather import POT
from tests.helpers.everywhere import go_everywhere
from tests.helpers.settled import settled

import app
from app.domain import language
from app.domain.counted import DEFAULTS
from app.domain.question_fields import known
from app.domain.vocabularies import STANDARDS

OPEN, CLOSE = "⟦", "⟧"


class Pseudo:
    """Brackets every message of the template, so that one that was not asked for or not gathered shows."""

    def __init__(self) -> None:
        with POT.open("rb") as file:
            template = read_po(file)
        self._gathered = {(one.context, one.id[0] if isinstance(one.id, tuple) else one.id) for one in template}

    def gettext(self, message: str) -> str:
        return self._bracketed(None, message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._bracketed(None, msgid1, msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._bracketed(context, message, message)

    def _bracketed(self, context: str | None, message: str, said: str) -> str:
        return f"{OPEN}{said}{CLOSE}" if (context, message) in self._gathered else said


_KEY = (
    r"Ctrl|Shift|Alt|Meta|Enter|Return|Esc|Del|Ins|Tab|Space|Backspace|Home|End|Left|Right|Up|Down|Menu|PgUp|PgDn|PgDown|"
    r"Page Up|Page Down|F\d+|[A-Z0-9.,;\[\]/+=-]|⏎"
)
KEYS = re.compile(rf"(?:{_KEY})(?:[ +]+(?:{_KEY}))*\+?")
NUMBER = r"(?:[≈<>≥≤~]\s*)?[\d.,]+(?:\s*[–-]\s*[\d.,]+)?"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    "Aug|Sep|Oct|Nov|Dec"
)
FORMATTED = re.compile(
    rf"{NUMBER}(?: (?:hundred|thousand|million|billion))?|"
    rf"(?:≈ |> |< |≥ |≤ )?[A-Z]{{3}} {NUMBER}(?: (?:million|billion))?.*|"
    rf"(?:by |from |since |until |early |mid-|late |spring to |between )*(?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{4}})?"
    rf"(?: (?:to|–) .*)?|dozens|few|[A-Z]{{2,3}}|≈|\+\d+|v?\d+(?:\.\d+)*|D-\d+"
)
"""Numbers, amounts and dates, which are written as they are read in the sources."""
SAME_EVERYWHERE = {
    "Passagework", "Markdown", "Aa", "ab|", ".*", "UTF-8", "KB", "MB", "English", "https://", "masks", "pieces",
    "the authors", "unnamed critics", "Context",
}  # fmt: skip


class Known:
    """What stands in the workspace, and may be shown as it stands there."""

    def __init__(self, path: Path) -> None:
        db = sqlite3.connect(path)
        values: set[str] = set()
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table.startswith(("search", "sqlite", "operation_change", "body")):
                continue
            for row in db.execute(f"SELECT * FROM {table}"):
                values |= {value for value in row if isinstance(value, str)}
        values |= {word for row in DEFAULTS for word in (row.name, *row.words, *row.taken)}  # words of the data too
        values |= {asked.name for asked in known()}  # of questions, which are typed alike in all languages
        self.values = {" ".join(value.casefold().split()) for value in values}
        for value in list(values):
            if value.startswith("["):
                self.values |= {str(one).casefold() for one in json.loads(value)}
            elif value.startswith("{"):  # the codes of a term, by the standard
                codes = [f"{standard} {code}".casefold() for standard, code in json.loads(value).items()]
                self.values |= {*codes, ", ".join(codes)}
            self.values |= {" ".join(line.casefold().split()) for line in value.splitlines()}
        self.values |= {part for value in list(self.values) for part in re.split(r"; |, | · ", value)}
        self.values |= {value.replace("/", " / ") for value in self.values}
        self.values |= {value.rstrip(".") for value in self.values}
        self.values |= {path.name.casefold(), path.stem.casefold(), f"{path.stem} — Passagework".casefold()}
        tags = {id_: (above, name) for id_, above, name in db.execute("SELECT id, parent_id, name FROM tag")}
        for above, name in tags.values():
            self.values |= {f"{tags[above][1]}/{name}".casefold()} if above else set()
        self.values |= {str(path), f"{path}.backups"}
        (text,) = db.execute("SELECT text FROM body ORDER BY length(text) DESC LIMIT 1").fetchone()
        self.text = " ".join(text.casefold().split())

    @cached_property
    def beginnings(self) -> str:
        """All of it, each behind a line break, in which words that were cut short are looked up."""
        return "\n" + "\n".join((*self.values, self.text))

    def foreign(self, text: str) -> list[str]:
        """The lines whose words are neither of the language, nor of the workspace, nor numbers or keys."""
        before, text = None, html.unescape(text)  # a label of HTML has the data escaped
        while before != text:  # from the innermost brackets outwards
            before, text = text, re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)
        text = re.sub(rf"{OPEN}.*", " ", text)  # what is cut short has lost its other bracket
        if " ".join(text.casefold().split()) in self.values:
            return []
        return [line for line in re.split(r"[\n\t]", text) if not self._line(line)]

    def _line(self, line: str) -> bool:
        """Whether the line is made of such things, set side by side."""
        pieces = re.split(r"( · |; |, |: |\. | → | – | \(|\) | / |“|”)", line)
        ends = [True, *(False for _ in pieces)]
        for end in range(1, len(pieces) + 1):
            ends[end] = any(ends[start] and self._part("".join(pieces[start:end])) for start in range(end))
        return ends[-1]

    def _part(self, part: str) -> bool:
        part = re.sub(r"[\[\]]|\{\{.*?\}\}", "", part)  # round what is inferred; the tokens of notes
        bare = part.strip(" ·:;,.“”\"'×✓¶()→←–—")
        if not re.search(r"[^\W\d_]", bare) or KEYS.fullmatch(bare) or FORMATTED.fullmatch(bare):
            return True
        folded = " ".join(bare.casefold().split())
        if bare in SAME_EVERYWHERE or folded in self.values or " ".join(part.casefold().split()) in self.values:
            return True
        cut = folded.removesuffix("…").strip()
        if cut != folded and f"\n{cut}" in self.beginnings:
            return True
        if len(folded.split()) > 2 and cut in self.text:
            return True
        first, _, rest = bare.partition(" ")
        if rest and (re.search(r"\d", first) or first in ("≈", "<", ">", "≥", "≤", "few", "dozens")):
            return self._part(rest)
        head, _, last = bare.rpartition(" ")
        return bool(head) and last.isdigit() and self._part(head)


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """(what it is, text) of everything a widget shows or says."""
    name = f"{type(widget).__name__} {widget.objectName()}".strip()
    yield f"{name} accessible name", widget.accessibleName()
    yield f"{name} description", widget.accessibleDescription()
    yield f"{name} tool tip", widget.toolTip()
    if widget.isWindow():
        yield f"{name} title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield f"{name} text", widget.text()
    if isinstance(widget, QGroupBox):
        yield f"{name} title", widget.title()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield f"{name} placeholder", widget.placeholderText()
    if isinstance(widget, QTextBrowser):
        yield f"{name} text", widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from ((f"{name} item", widget.itemText(row)) for row in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from model_texts(name, widget)


def model_texts(name: str, view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    """The texts of a list's rows and heads."""
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        for role in roles:
            yield f"{name} head", str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), 25)):
            for column in range(columns):
                index = model.index(row, column, parent)
                yield from ((f"{name} row", str(model.data(index, role) or "")) for role in roles)
            if not isinstance(model, QAbstractListModel):
                waiting.append(model.index(row, 0, parent))


class Walk:
    """Goes everywhere and keeps what was wrong where."""

    def __init__(self, window: QWidget, known: Known) -> None:
        self.window = window
        self.known = known
        self.wrong: dict[str, str] = {}
        self.texts: set[str] = set()

    def look(self, where: str) -> None:
        """Read everything that is there now."""
        settled(self.window, also_put_off=False)
        for widget in QApplication.allWidgets():
            if not widget.isVisible() or isinstance(widget, QHeaderView):
                continue
            for what, text in [*texts_of(widget), *self._actions(widget)]:
                plain = re.sub(r"<[^>]+>", "\n", text) if "</" in text or "<br" in text else text
                if plain.strip() and plain not in self.texts:
                    self.texts.add(plain)
                    for line in self.known.foreign(plain.replace("&amp;", "&").replace("&nbsp;", " ")):
                        self.wrong.setdefault(line, f"{where}: {what}: {plain[:200]}")

    def _actions(self, widget: QWidget) -> Iterator[tuple[str, str]]:
        for action in widget.actions():
            if isinstance(action, QAction):
                yield "action", action.text()


def turn() -> None:
    """Speak in brackets from now on."""
    language.use(Pseudo(), "pseudo")


def main(workspace: Path, settings_file: Path) -> None:
    qInstallMessageHandler(lambda *_: None)
    from app.domain.citation import full_citation
    from app.exporters.file_names import safe_stem
    from app.licences import parts
    from app.paths import languages
    from app.settings import Settings, system_name
    from app.store.reads.sources import library
    from app.ui.shell.main_window import MainWindow
    from app.ui.shell.start import collect, make_app
    from app.ui.views.settings.language import name_of

    settings = Settings(settings_file)
    make_app(settings)
    collect()
    window = MainWindow(settings)
    window.resize(1280, 800)
    window.show_first(workspace)
    window.show()
    assert window.open_workspace(workspace)
    for module in walk_packages(app.__path__, "app."):  # so that every table there is was made in English
        if not module.name.endswith("__main__"):
            import_module(module.name)
    settled(window)
    window.close_workspace()
    window.build_again(turn)
    assert window.open_workspace(workspace)
    known = Known(workspace)
    known.values |= {family.casefold() for family in QFontDatabase.families()}
    known.values |= {word.casefold() for part in parts() for word in (part.name, part.version, part.licence)}
    known.values |= {system_name().casefold(), *(name_of(code).casefold() for code in languages())}
    known.values |= {standard.casefold() for standard in STANDARDS}  # which are called so in every language
    known.values |= {"no gift of theirs has been recorded. some"}  # a passage whose end was moved by a word
    for row in library(window.session.store):
        known.values |= {full_citation(row.meta, row.kind).casefold()}
        known.values |= {
            f"sources/{safe_stem(row.meta.title, '')}.md".casefold()
        }  # which the preview of an export shows
    walk = Walk(window, known)
    walk.look("read")
    go_everywhere(window, walk.look)
    sys.stdout.write(json.dumps({"seen": len(walk.texts), "wrong": walk.wrong}, ensure_ascii=False))
    window.close_workspace()
    window.close()
    sys.stdout.flush()
    import os

    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
