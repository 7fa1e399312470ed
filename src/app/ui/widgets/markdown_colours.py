"""Syntax highlighting of Markdown; every character stays visible."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.domain.utf16 import utf16_length
from app.ui.look import fonts, theme

_STRONG = re.compile(r"^#{1,6} .*|\*\*[^*\n]+\*\*")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]+(?<!\s)\*(?!\*)|(?<![_\w])_(?![_\s])[^_\n]+(?<!\s)_(?!\w)")
_CODE = re.compile(r"`[^`\n]+`")
_MARK = re.compile(r"==[^=\n]+==|\[[^\]\n]+\]\{\.mark\}")
_LINK = re.compile(r"\[\[[^\]\n]+\]\]|\[\^[^\]\n]+\]:?|\[@[^\]\n]+\]|\]\([^)\n]+\)|<https?://[^>\n]+>|\{\{[^{}\n]+\}\}")
_KEY = re.compile(r"^[\w-]+(?=:)")
_QUIET = re.compile(r"^<!-- .*-->$|^\^p-\w+$|^---$|^:::.*$|^\|(?: --- \|)+$")


class MarkdownColours(QSyntaxHighlighter):
    """Highlights headings, strong and emphasised text, code, links, marks, and front matter."""

    def __init__(self, document: QTextDocument, *, front_matter: bool = False) -> None:
        """`front_matter` says whether dashes at the beginning delimit front matter."""
        super().__init__(document)
        self._front_matter = front_matter
        theme.notifier().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour one line; the lines of front matter are known by the first of dashes."""
        inside = self.previousBlockState() == 1
        first = self._front_matter and self.currentBlock().blockNumber() == 0 and text == "---"
        self.setCurrentBlockState(1 if first or (inside and text != "---") else 0)
        colours = theme.current()
        if inside:
            self._paint(_KEY, text, colours.accent)
        self._paint(_STRONG, text, colours.ink, face=fonts.strong())
        self._paint(_EMPHASIS, text, colours.ink, face=fonts.emphasis())
        self._paint(_CODE, text, colours.ink, ground=colours.chrome)
        self._paint(_LINK, text, colours.accent)
        self._paint(_MARK, text, colours.ink, ground=colours.warning_ground)
        self._paint(_QUIET, text, colours.muted)

    def _paint(
        self, pattern: re.Pattern[str], text: str, colour: str, *, face: QFont | None = None, ground: str = ""
    ) -> None:
        for found in pattern.finditer(text):
            look = QTextCharFormat()
            look.setForeground(theme.colour(colour))
            if face is not None:
                look.setFont(face, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
            if ground:
                look.setBackground(theme.colour(ground))
            self.setFormat(utf16_length(text[: found.start()]), utf16_length(found[0]), look)
