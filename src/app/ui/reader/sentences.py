"""Where a sentence begins and ends, in code points."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from app.ui.offsets import TextMap


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence of `text` around offset `at`, without the white space after it.

    At the very end, and in the white space between two, it is the one before.
    """
    units = TextMap(text, [(0, len(text))])
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    finder.setPosition(units.to_qt(min(at + 1, len(text))))
    if not finder.isAtBoundary():
        finder.toNextBoundary()
    end = units.to_canonical(finder.position()) if finder.position() >= 0 else len(text)
    finder.toPreviousBoundary()
    start = units.to_canonical(max(finder.position(), 0))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
