"""A sentence with the words of its fields marked: where its lines begin, and what stands on a word that many mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from tests.helpers.contrast import contrast

from app.ui.look import fonts, theme
from app.ui.look.tokens import DARK, LIGHT, SEPIA, mix
from app.ui.panels.quote import Quote
from app.ui.widgets.marked_words import GROUND, MarkedWords, Marking, number_ink

WIDTH = 260.0


def test_lines_begin_at_the_side_from_which_their_words_run(qapp: QApplication) -> None:
    hebrew = "העיר בארי שלחה שלושים משאבות אל הכפרים שלאורך הנהר."
    for text, at_right in ((hebrew, True), ("Bari sent the pumps.", False)):
        layout = MarkedWords(text, (), fonts.reading(15), 25, WIDTH).layout
        for number in range(layout.lineCount()):
            words = layout.lineAt(number).naturalTextRect()
            begins = WIDTH - words.right() if at_right else words.left()
            assert abs(begins) < 2, (text, number)


def test_lines_of_a_wrapped_text_run_on_as_on_the_page_and_paragraphs_begin_anew(qapp: QApplication) -> None:
    """Where a file had wrapped a sentence, the inspector broke it too, after a word or two."""
    layout = MarkedWords("Bari\nsent\npumps.\n\nOran paid.", (), fonts.reading(15), 25, WIDTH).layout
    assert layout.text() == "Bari sent pumps.\u2028\u2028Oran paid."
    assert "Bari sent pumps." in Quote("Bari\nsent\npumps.").text()


def test_words_that_many_things_mean_are_read_as_easily_as_those_of_two(qapp: QApplication) -> None:
    def painted(count: int, numbers: str = "") -> QImage:
        marks = [Marking(((0, 4),), number, 3) for number in numbers] or [Marking(((0, 4),), "", 3)] * count
        picture = QImage(300, 60, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        painter = QPainter(picture)
        words = MarkedWords("Bari sent the pumps.", marks, fonts.reading(15), 25, WIDTH)
        words.paint(painter, QPointF(20, 20), QColor(0))
        painter.end()
        return picture

    assert painted(1) != painted(2) == painted(9)
    over = 20 + int(fonts.reading(15).pixelSize() * 2)  # numbers keep to the word that they stand over
    beside = [painted(0, numbers).copy(over, 0, 200, 20) for numbers in ("12", "12345678")]
    assert beside[0] == beside[1]


def test_numbers_read_over_the_marks_of_the_line_above(qapp: QApplication) -> None:
    for colours in (LIGHT, SEPIA, DARK):
        theme.choose(qapp, colours.name)
        inks = [Marking((), "1", hue).number_ink().name() for hue in (None, *range(len(colours.tags)))]
        inks.append(number_ink(theme.colour(colours.muted)).name())  # of a row of a draft without words
        grounds = [colours.paper, colours.chrome, colours.card, colours.accent_ground]
        for mark in colours.tags:
            once = [mix(mark, ground, GROUND) for ground in grounds[:4]]
            grounds += [*once, *(mix(mark, ground, GROUND) for ground in once)]
        assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 4.5, colours.name
    theme.choose(qapp, "light")
