"""A note as it reads: Markdown set in our faces, with its links to follow. Nothing is fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QTextBrowser

from app.domain.language import tr
from app.domain.links import LINK
from app.domain.note_quotes import QuoteState, Standing, marked
from app.ui import fonts, theme
from app.ui.tokens import SMALL_PX

Resolve = Callable[[str], tuple[str, int] | None]
_SCHEME = "passagework"
TAKE = "take"
"""Instead of a kind of thing, in the address of what gives a quote its passage's words."""
READING_PX = 16
_SIGNS = {state: chr(0xE000 + number) for number, state in enumerate(QuoteState)}
"""Stand in the Markdown for what is said of a quote, and come out as they went in."""
_WHERE_LINE = re.compile(r"\n( {0,3}> ?\[\[p-)")
"""Where a quote ends and the line that says where it stands begins: a line of its own, as it is written."""
_LINE = "line-"
"""Before the number of the line of Markdown that a block begins in, as the name of its place."""


def as_html(body: str, resolve: Resolve, now: Callable[[str], Standing | None] = lambda _uid: None) -> str:
    """Markdown as HTML. `[[names]]` become links where they name something, and are marked where they do not.

    `now` gives a passage by its uid: a quote that has other words is marked, with the way to take the new ones.
    """
    body = marked(body, now, lambda quote, state: f" {_SIGNS[state]}{quote.uid};")
    body = _WHERE_LINE.sub(r"\\\n\1", body)
    # Code keeps its brackets: links are set only in what is left between its elements.
    parts = re.split(
        r"(<pre>.*?(?:</pre>|\Z)|<code>.*?(?:</code>|\Z)|<[^<>]++>)", _for_qt(_rendered(body)), flags=re.DOTALL
    )
    html = "".join(part if part.startswith("<") else LINK.sub(lambda m: _link(m, resolve), part) for part in parts)
    for state, sign in _SIGNS.items():
        html = re.sub(f"{sign}([0-9a-f]+);", lambda found, state=state: _said(state, found[1]), html)
    return html


def _rendered(body: str) -> str:
    """Markdown as HTML, in which every block has the name of the line it begins in."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.validateLink = _may_be_link  # type: ignore[method-assign]
    environment: dict[str, object] = {}
    tokens = made.parse(body, environment)
    for token in tokens:
        if token.map and token.type in ("paragraph_open", "heading_open", "list_item_open", "tr_open"):
            token.attrSet("id", f"{_LINE}{token.map[0]}")
    return made.renderer.render(tokens, made.options, environment)


def _may_be_link(address: str) -> bool:
    """Whether what a person wrote is made a link: our own addresses are not, as any kind and number may stand there."""
    from markdown_it.common.normalize_url import validateLink

    return validateLink(address) and not address.strip().lower().startswith(f"{_SCHEME}:")


def _said(state: QuoteState, uid: str) -> str:
    """What is said of a quote that does not stand as its passage does."""
    words = {
        QuoteState.CHANGED: tr("changed since"),
        QuoteState.WAITS: tr("needs review: its source has a new version"),
        QuoteState.LOST: tr("not in the newest version of its source"),
        QuoteState.GONE: tr("no longer a passage"),
    }.get(state, "")
    said = f'<span class="changed">· {escape(words)}</span>'
    if state is QuoteState.CHANGED:
        said += f' <a href="{_SCHEME}:{TAKE}/{uid}">{escape(tr("take the new words"))}</a>'
    return said


def _for_qt(html: str) -> str:
    """Qt enlarges heads beyond any size that is asked for, and knows no rule for the padding of cells."""
    html = re.sub(r"<h([1-6])( [^>]*)?>", r'<p class="h\1"\2><b>', html)
    html = re.sub(r"</h[1-6]>", "</b></p>", html)
    return html.replace("<table>", '<table cellspacing="0" cellpadding="5">')


def _link(found: re.Match[str], resolve: Resolve) -> str:
    from html import unescape

    name = unescape(found.group(1)).strip()
    shown = found.group(2) or found.group(1)
    thing = resolve(name)
    if thing is None:
        tip = tr("{name}: nothing is called so").format(name=escape(name))
        return f'<span class="missing" title="{tip}">{shown}<sup>?</sup></span>'
    return f'<a href="{_SCHEME}:{thing[0]}/{thing[1]}">{shown}</a>'


class NotePreview(QTextBrowser):
    """Read only. A link inside the workspace is followed, a web address is opened outside."""

    thing_wanted = Signal(str, int)
    words_wanted = Signal(str)
    """The quotes of the passage whose uid begins so shall take the words it has now."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Preview of the note"))
        self.setProperty("look", "paper")
        self.document().setDocumentMargin(0)
        self.setFont(fonts.reading(READING_PX))
        self.anchorClicked.connect(self._follow)
        self._html = ""
        self._lines: list[tuple[int, int]] | None = None
        theme.notifier().changed.connect(self._wear_theme)

    def show_words(self, body: str, resolve: Resolve, now: Callable[[str], Standing | None]) -> None:
        """Show a note's words as they read."""
        nothing = f'<p class="missing">{escape(tr("Nothing is written yet."))}</p>'
        html = as_html(body, resolve, now) if body.strip() else nothing
        if html != self._html:
            self._set(html)

    def top_of_line(self, line: int) -> int | None:
        """How far below the top of all that is shown the words of this line of Markdown (from 0) are read."""
        if self._lines is None:
            self._lines = self._find_lines()
        before = [(number, block) for number, block in self._lines if number <= line]
        if not before:
            return None
        block = self.document().findBlockByNumber(before[-1][1])
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def _find_lines(self) -> list[tuple[int, int]]:
        """(line of Markdown, number of the block) of the blocks that have a name, in the order of the text."""
        found: list[tuple[int, int]] = []
        block = self.document().begin()
        while block.isValid():
            start = block.begin()
            names = start.fragment().charFormat().anchorNames() if not start.atEnd() else []
            found += [(int(n.removeprefix(_LINE)), block.blockNumber()) for n in names if n.startswith(_LINE)]
            block = block.next()
        return found

    def _wear_theme(self) -> None:
        self._set(self._html)

    def _set(self, html: str) -> None:
        self._html, self._lines = html, None
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
            kind, _, rest = url.path().partition("/")
            if kind == TAKE:
                self.words_wanted.emit(rest)
            else:
                self.thing_wanted.emit(kind, int(rest))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
