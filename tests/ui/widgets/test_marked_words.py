"""A sentence with the words of its fields marked begins its lines where its own words do."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.ui.look import fonts
from app.ui.widgets.marked_words import MarkedWords

WIDTH = 260.0


def test_lines_begin_at_the_side_from_which_their_words_run(qapp: QApplication) -> None:
    hebrew = "העיר בארי שלחה שלושים משאבות אל הכפרים שלאורך הנהר."
    for text, at_right in ((hebrew, True), ("Bari sent the pumps.", False)):
        layout = MarkedWords(text, (), fonts.reading(15), 25, WIDTH).layout
        for number in range(layout.lineCount()):
            words = layout.lineAt(number).naturalTextRect()
            begins = WIDTH - words.right() if at_right else words.left()
            assert abs(begins) < 2, (text, number)
