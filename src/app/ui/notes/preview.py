"""A note as it reads: Markdown set in our faces, with its links to follow. Nothing is fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QTextBrowser

from app.domain.links import LINK
from app.domain.note_quotes import marked
from app.ui import fonts, theme
from app.ui.tokens import SMALL_PX

Resolve = Callable[[str], tuple[str, int] | None]
_SCHEME = "passagework"
READING_PX = 16
_CHANGED, _GONE = "\ue000", "\ue001"
"""Stand in the Markdown for what is said of a quote, and come out as they went in."""


def as_html(body: str, resolve: Resolve, words_now: Callable[[str], str | None] = lambda _uid: None) -> str:
    """Markdown as HTML. `[[names]]` become links where they name something, and are marked where they do not.

    `words_now` gives the words of a passage by its uid: a quote that has others is marked as changed since.
    """
    from markdown_it import MarkdownIt

    body = marked(body, words_now, lambda now: f" {_CHANGED if now is not None else _GONE}")

    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # Code keeps its brackets: links are set only in what is left between its elements.
    parts = re.split(r"(<pre>.*?</pre>|<code>.*?</code>|<[^>]+>)", _for_qt(made.render(body)), flags=re.DOTALL)
    html = "".join(part if part.startswith("<") else LINK.sub(lambda m: _link(m, resolve), part) for part in parts)
    for sign, words in ((_CHANGED, "changed since"), (_GONE, "no longer a passage")):
        html = html.replace(sign, f'<span class="changed">· {words}</span>')
    return html


def _for_qt(html: str) -> str:
    """Qt enlarges heads beyond any size that is asked for, and knows no rule for the padding of cells."""
    html = re.sub(r"<h([1-6])>", r'<p class="h\1"><b>', html)
    html = re.sub(r"</h[1-6]>", "</b></p>", html)
    return html.replace("<table>", '<table cellspacing="0" cellpadding="5">')


def _link(found: re.Match[str], resolve: Resolve) -> str:
    from html import unescape

    name = unescape(found.group(1)).strip()
    shown = found.group(2) or found.group(1)
    thing = resolve(name)
    if thing is None:
        return f'<span class="missing" title="{escape(name)}: nothing is called so">{shown}</span>'
    return f'<a href="{_SCHEME}:{thing[0]}/{thing[1]}">{shown}</a>'


class NotePreview(QTextBrowser):
    """Read only. A link inside the workspace is followed, a web address is opened outside."""

    thing_wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("Preview of the note")
        self.setProperty("look", "paper")
        self.document().setDocumentMargin(0)
        self.setFont(fonts.reading(READING_PX))
        self.anchorClicked.connect(self._follow)
        self._html = ""
        theme.notifier().changed.connect(self._wear_theme)

    def show_words(self, body: str, resolve: Resolve, words_now: Callable[[str], str | None]) -> None:
        """Show a note's words as they read."""
        self._set(
            as_html(body, resolve, words_now) if body.strip() else '<p class="missing">Nothing is written yet.</p>'
        )

    def _wear_theme(self) -> None:
        self._set(self._html)

    def _set(self, html: str) -> None:
        self._html = html
        wearing = theme.current()
        self.document().setDefaultFont(fonts.reading(READING_PX))
        families = ", ".join(f"'{family}'" for family in fonts.mono().families())
        self.document().setDefaultStyleSheet(
            f"p {{ line-height: 150%; margin-top: 0; margin-bottom: 10px; color: {wearing.ink}; }}"
            f"li {{ line-height: 150%; margin-top: 0; margin-bottom: 2px; color: {wearing.ink}; }}"
            ".h1, .h2, .h3, .h4, .h5, .h6 { margin-top: 14px; margin-bottom: 6px; }"
            ".h1 { font-size: 22px; } .h2 { font-size: 19px; }"
            f"a {{ color: {wearing.accent}; }} .missing {{ color: {wearing.muted}; }}"
            f".changed {{ color: {wearing.warning}; font-size: {SMALL_PX}px; }}"
            f"blockquote {{ margin-left: 16px; }} blockquote p {{ color: {wearing.muted}; }}"
            f"table {{ border-collapse: collapse; border: 1px solid {wearing.line}; margin-bottom: 10px; }}"
            f"th, td {{ border: 1px solid {wearing.line}; color: {wearing.ink}; }}"
            f"code, pre {{ font-family: {families}; font-size: {SMALL_PX + 1}px; color: {wearing.ink}; }}"
        )
        place = self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Images and styles are never read, from the disk or from the web."""
        return None

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            kind, _, thing_id = url.path().partition("/")
            self.thing_wanted.emit(kind, int(thing_id))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
