"""Mouse and keyboard click, select, step and open menus at random on the page; whatever they did, Del removes the
passage that the inspector shows, or nothing."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.store.reads import passages as reads
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.source_card import SourceCard

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KEYS = ("O", "]", "[", "Escape", "S", "W", "Right", "Left", "Down", "Shift+Right", "Return", "Shift+S")


@dataclass
class Keyboard:
    """On the page of a window that reads a source with passages."""

    window: MainWindow
    chance: random.Random
    done: list[str] = field(default_factory=list)

    def gesture(self) -> None:
        """One thing that a person does."""
        what = self.chance.choice((self.click, self.click, self.double_click, self.drag, self.key, self.key, self.menu))
        what()
        QTest.qWait(self.chance.choice((0, 0, 1, 20)))

    def _place(self) -> QPoint:
        """A point on words that are seen, mostly of a passage; in the window."""
        page, text = self.window.read.page, self.window.read.text
        assert text is not None
        known = [p for p in self.window.read.passages().values() if p.paragraph]
        if known and self.chance.random() < 0.8:
            passage = self.chance.choice(known)
            at = self.chance.randrange(passage.start, passage.end)
        else:
            block = self.chance.choice([block for block in text.blocks if block.paragraph])
            at = self.chance.randrange(block.start, block.end)
        page.scroll_to(at)
        cursor = page.textCursor()
        cursor.setPosition(page.offsets().to_qt(at))
        return page.viewport().mapTo(self.window, page.cursorRect(cursor).center() + QPoint(2, 0))

    def click(self) -> None:
        """On words, once or often."""
        at, times = self._place(), self.chance.choice((1, 1, 2, 3))
        for _ in range(times):
            QTest.mouseClick(self.window.windowHandle(), LEFT, NONE, at)
        self.done.append(f"click {times}")

    def double_click(self) -> None:
        """On words."""
        QTest.mouseDClick(self.window.windowHandle(), LEFT, NONE, self._place())
        self.done.append("double click")

    def drag(self) -> None:
        """Over some words of a line."""
        at, handle = self._place(), self.window.windowHandle()
        QTest.mousePress(handle, LEFT, NONE, at)
        for step in range(1, 4):
            QTest.mouseMove(handle, at + QPoint(step * self.chance.randrange(1, 40), 0))
        QTest.mouseRelease(handle, LEFT, NONE, at + QPoint(self.chance.randrange(0, 120), 0))
        self.done.append("drag")

    def key(self) -> None:
        """A key of the page."""
        name = self.chance.choice(KEYS)
        page = self.window.read.page
        page.setFocus()
        held, _, single = name.rpartition("+")
        if single in ("]", "["):
            QTest.keyClicks(page, single)
        else:
            QTest.keyClick(page, getattr(Qt.Key, f"Key_{single}"), SHIFT if held else NONE)
        self.done.append(name)

    def menu(self) -> None:
        """Open the menu of what is under the mouse, and leave it."""
        QTest.mouseClick(self.window.windowHandle(), RIGHT, NONE, self._place())
        opened = QApplication.activePopupWidget()
        if isinstance(opened, QMenu):
            QTest.keyClick(opened, Qt.Key.Key_Escape)
        self.done.append("menu")

    def shown(self) -> int | None:
        """The passage that the inspector shows, once it has come to rest; None where it shows the source."""
        last: object = self
        while True:
            QTest.qWait(60)
            kinds = (PassageCard, SourceCard)
            cards = [card for kind in kinds for card in self.window.read.findChildren(kind) if card.isVisible()]
            now = [card.passage.id if isinstance(card, PassageCard) else None for card in cards]
            if now == last and len(now) == 1:
                return now[0]
            last = now


def one_round(window: MainWindow, chance: random.Random) -> str:
    """What was wrong, or nothing."""
    keyboard, page = Keyboard(window, chance), window.read.page
    for _ in range(chance.randrange(2, 7)):
        keyboard.gesture()
    store, row = window.session.store, window.read.row
    assert row is not None
    before = {passage.id: passage for passage in reads.of_source(store, row.id)}
    seen = keyboard.shown()
    chosen = page.selection()
    within = seen is not None and (chosen is None or before[seen].start <= chosen[0] <= chosen[1] <= before[seen].end)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Delete)
    removed = before.keys() - {passage.id for passage in reads.of_source(store, row.id)}
    if removed:
        store.undo()
        QTest.qWait(5)
    wanted = {seen} if within else set()
    return "" if removed == wanted else f"{keyboard.done}: the inspector showed {seen}, removed {sorted(removed)}"


def nest(window: MainWindow, chance: random.Random, count: int = 40) -> None:
    """Put short passages within longer ones, since most mistakes are made where words are shared."""
    from app.actions import passages
    from app.store.reads import tags

    store, row = window.session.store, window.read.row
    assert row is not None
    tag = tags.codebook(store)[0].id
    long = [p for p in window.read.passages().values() if p.paragraph and p.end - p.start > 24]
    for passage in chance.sample(long, min(count, len(long))):
        start = passage.start + chance.randrange(0, 8)
        passages.tag_passage(store, row.id, start, start + chance.randrange(8, 16), [tag])


def main() -> int:
    """`--rounds N` and, to repeat some, `--seed N`."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=300)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.actions.starter import make_starter
    from app.paths import RESOURCES
    from app.settings import Settings
    from app.ui.shell.start import collect, make_app

    with tempfile.TemporaryDirectory() as folder:
        os.environ["PASSAGEWORK_DATA"] = str(Path(folder) / "data")
        settings = Settings(Path(folder) / "settings.json")
        settings.put("author", "Ann")
        make_app(settings)
        make_starter(Path(folder) / "w.passagework", "Ann", RESOURCES)
        collect()
        window = MainWindow(settings)
        window.resize(1280, 800)
        window.show()
        window.open_workspace(Path(folder) / "w.passagework")
        QTest.qWait(500)
        nest(window, random.Random(given.seed))
        wrong = []
        for number in range(given.rounds):
            found = one_round(window, random.Random(f"{given.seed}/{number}"))
            if found:
                wrong.append(f"round {number}: {found}")
                sys.stdout.write(f"{wrong[-1]}\n")
        window.close_workspace()
        window.close()
    sys.stdout.write(f"{given.rounds} rounds, {len(wrong)} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
