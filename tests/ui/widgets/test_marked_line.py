"""A line of text with matches highlighted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.look import fonts
from app.ui.widgets.marked_line import draw_marked

OTHER_SCRIPTS = "\u2265 5 \u00b7 \u2248 7 \u05d0\u05d1\u05d2 \u4e2d\u6587"


def painted(marks: Sequence[tuple[int, int]] = ((0, 1),)) -> QImage:
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    draw_marked(painter, QRect(0, 0, 300, 30), OTHER_SCRIPTS, marks, 14, "#000000", "#000000")
    painter.end()
    return image


@pytest.fixture
def more_faces(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Registers all faces, for this test alone."""
    made = list[int]()

    def register() -> None:
        files = fonts.files()
        made.extend(QFontDatabase.addApplicationFont(str(file)) for file in files)
        monkeypatch.setattr(fonts, "registered", lambda: 1_000)  # as no other test has

    yield register
    for face in made:
        QFontDatabase.removeApplicationFont(face)


def test_a_line_keeps_its_letters_when_more_faces_are_registered(more_faces: Callable[[], None]) -> None:
    """Qt finds the letters of a kept line by their numbers among the faces of today, which may be another's."""
    painted()
    more_faces()
    again = painted()
    assert again == painted([(0, 1), (1, 1)]), "which lays the line out anew, and looks the same"
