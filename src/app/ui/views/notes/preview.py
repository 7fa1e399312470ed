"""The rendered preview of a note, with links. Nothing is fetched from anywhere.

An external picture is named and not shown, so that a note cannot make the program read files or the web. Live figures
show their present values, and pictures of the workspace are painted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame

from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.links import LINK
from app.domain.note_quotes import CurrentQuote, QuoteState, marked
from app.render.files import SCALE
from app.ui.base.session import go_from
from app.ui.base.things import target_of_thing
from app.ui.look import fonts, theme
from app.ui.look.plain import ClosedBrowser, as_tip
from app.ui.look.tokens import SMALL_PX

if TYPE_CHECKING:
    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    from app.ui.views.notes.preview_figures import PreviewFigures

Resolve = Callable[[str], ThingKey | None]
_SCHEME = "passagework"
"""Of the links that are set here. One that somebody wrote so is left out, since it could lead to anything."""
_WEB = ("http://", "https://")
TAKE = "take"
"""Instead of a kind of thing, in the address of what gives a quote its passage's words."""
READING_PX = 16
LEAST_PICTURE_PX = 200
_SIGNS = {state: chr(0xE000 + number) for number, state in enumerate(QuoteState)}
"""Placeholders in the Markdown for the remark on a quote; rendering leaves them unchanged."""
_WHERE_LINE = re.compile(r"\n( {0,3}> ?\[\[p-)")
"""Between a quote and the line with its source, which is rendered as a separate line."""
MOST_CHARACTERS, MOST_LINES = 100_000, 2_000
"""How much of a note is set, so that none keeps the window waiting: Qt takes minutes for a list of 30,000 lines."""
_LINE = "line-"
"""Before the number of the line of Markdown that a block begins in, as the name of its place."""


def as_html(
    body: str,
    resolve: Resolve,
    now: Callable[[str], CurrentQuote | None] = lambda _uid: None,
    figures: PreviewFigures | None = None,
) -> str:
    """Markdown as HTML. `[[names]]` become links if they name something, and are marked otherwise.

    `now` returns a passage by its uid: a quote that differs is marked, with a link to update it. `figures` returns the
    values of live figures; without it tokens stay as written.
    """
    left_out = len(body)
    body = "\n".join(body[:MOST_CHARACTERS].split("\n", MOST_LINES)[:MOST_LINES])
    left_out -= len(body)
    written = body
    body, live = figures.hidden(body) if figures is not None else (body, ())
    body = marked(body, now, lambda quote, state: f" {_SIGNS[state]}{quote.uid};")
    body = _WHERE_LINE.sub(r"\\\n\1", body)
    # Code keeps its brackets: links are set only in what is left between its elements.
    parts = re.split(
        r"(<pre>.*?(?:</pre>|\Z)|<code>.*?(?:</code>|\Z)|<[^<>]++>)", _for_qt(_rendered(body)), flags=re.DOTALL
    )
    html = "".join(part if part.startswith("<") else LINK.sub(lambda m: _link(m, resolve), part) for part in parts)
    for state, sign in _SIGNS.items():
        html = re.sub(f"{sign}([0-9a-f]+);", lambda found, state=state: _change_message(state, found[1]), html)
    if figures is not None:
        html = figures.shown(html, written, live)
    if left_out:
        words = tr("The preview ends here; the note goes on for {n:,} characters.").format(n=left_out)
        html += f'<p class="missing">{escape(words)}</p>'
    return html


def _rendered(body: str) -> str:
    """Markdown as HTML, with an anchor on each block for its line."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.add_render_rule("image", _picture)
    environment: dict[str, object] = {}
    tokens = made.parse(body, environment)
    for token in tokens:
        _make_harmless(token.children or ())
        if token.map and token.type in ("paragraph_open", "heading_open", "list_item_open", "tr_open"):
            token.attrSet("id", f"{_LINE}{token.map[0]}")
    return made.renderer.render(tokens, made.options, environment)


def _picture(
    renderer: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, environment: dict[str, object]
) -> str:
    """A picture as text, with a link if it is on the web."""
    words = "".join(inside.content or " "[: inside.type.endswith("break")] for inside in tokens[at].children or ())
    named = escape(tr("Picture: {words}").format(words=words) if words.strip() else tr("Picture"))
    address = str(tokens[at].attrGet("src"))
    within = sum((token.type == "link_open") - (token.type == "link_close") for token in tokens[:at])
    if address.startswith(_WEB) and not within:
        named = f'<a href="{escape(address)}">{named}</a>'
    return f'<span class="missing">[{named}]</span>'


def _make_harmless(tokens: Sequence[Token]) -> None:
    """Remove the titles of user links, and any link in our own scheme."""
    ours = False  # no link is within another
    for token in tokens:
        if token.type == "link_open":
            ours = str(token.attrs.get("href")).lower().startswith(f"{_SCHEME}:")
            if "title" in token.attrs:
                token.attrSet("title", as_tip(str(token.attrs["title"])))
        if ours and token.type in ("link_open", "link_close"):
            token.tag = "span"
            token.attrs.pop("href", None)


def _change_message(state: QuoteState, uid: str) -> str:
    """The message for a quote that differs from its passage."""
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
    """Adjust for Qt: it enlarges headings excessively, and has no rule for cell padding."""
    html = re.sub(r"<h([1-6])( [^<>]*+)?>", r'<p class="h\1"\2><b>', html)
    html = re.sub(r"</h[1-6]>", "</b></p>", html)
    return html.replace("<table>", '<table cellspacing="0" cellpadding="5">')


def _link(found: re.Match[str], resolve: Resolve) -> str:
    name = unescape(found.group(1)).strip()
    shown = found.group(2) or found.group(1)
    if (thing := resolve(name)) is None:
        tip = as_tip(tr("{name}: nothing has that name").format(name=name))
        return f'<span class="missing" title="{escape(tip)}">{shown}<sup>?</sup></span>'
    return f'<a href="{_SCHEME}:{thing[0]}/{thing[1]}">{shown}</a>'


class NotePreview(ClosedBrowser):
    """Read-only. Internal links are followed, web addresses are opened outside."""

    words_wanted = Signal(str)
    """The quotes of the passage whose uid begins so take the words it has now."""

    def __init__(self, figures: PreviewFigures | None = None) -> None:
        super().__init__()
        self._figures = figures
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Preview of the note"))
        self.setProperty("look", "paper")
        self.document().setDocumentMargin(0)
        self.setFont(fonts.reading(READING_PX))
        self.anchorClicked.connect(self._follow)
        self._html = ""
        self._lines: list[tuple[int, int]] | None = None
        theme.notifier().changed.connect(self._apply_theme)

    def show_words(self, body: str, resolve: Resolve, now: Callable[[str], CurrentQuote | None]) -> None:
        nothing = f'<p class="missing">{escape(tr("Nothing is written yet."))}</p>'
        html = as_html(body, resolve, now, self._figures) if body.strip() else nothing
        if html != self._html:
            self._set(html)

    def top_of_line(self, line: int) -> int | None:
        """The vertical position of this line of Markdown (from 0)."""
        if self._lines is None:
            self._lines = self._find_lines()
        if not (before := [(number, block) for number, block in self._lines if number <= line]):
            return None
        block = self.document().findBlockByNumber(before[-1][1])
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def _find_lines(self) -> list[tuple[int, int]]:
        """(line of Markdown, block number) of the blocks with anchors, in order."""
        found: list[tuple[int, int]] = []
        block = self.document().begin()
        while block.isValid():
            start = block.begin()
            names = start.fragment().charFormat().anchorNames() if not start.atEnd() else []
            found += [(int(n.removeprefix(_LINE)), block.blockNumber()) for n in names if n.startswith(_LINE)]
            block = block.next()
        return found

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of ours, scaled to the width; nothing for any other."""
        url = name.url() if isinstance(name, QUrl) else name
        image = self._figures.image(url) if self._figures is not None else None
        if image is None:
            return super().loadResource(kind, name)
        ratio = self.devicePixelRatio()
        room = max(LEAST_PICTURE_PX, self.viewport().width() - 2)
        wide = round(min(room, image.width() / SCALE) * ratio)
        made = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        made.setDevicePixelRatio(ratio)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "<img " in self._html and event.size().width() != event.oldSize().width():
            self._set(self._html)

    def _apply_theme(self) -> None:
        self._set(self._html)

    def _set(self, html: str) -> None:
        self._html, self._lines = html, None
        colours = theme.current()
        self.document().setDefaultFont(fonts.reading(READING_PX))
        families = ", ".join(f"'{family}'" for family in fonts.mono().families())
        self.document().setDefaultStyleSheet(
            f"p {{ line-height: 120%; margin-top: 0; margin-bottom: 10px; color: {colours.ink}; }}"
            f"li {{ line-height: 120%; margin-top: 0; margin-bottom: 2px; color: {colours.ink}; }}"
            ".h1, .h2, .h3, .h4, .h5, .h6 { margin-top: 14px; margin-bottom: 6px; }"
            ".h1 { font-size: 22px; } .h2 { font-size: 19px; }"
            f"a {{ color: {colours.accent}; }} .missing {{ color: {colours.muted}; }}"
            f".changed {{ color: {colours.warning}; font-size: {SMALL_PX}px; }}"
            f".caption {{ color: {colours.muted}; font-size: {SMALL_PX}px; }}"
            f"blockquote {{ margin-left: 16px; }} blockquote p {{ color: {colours.muted}; }}"
            f"table {{ border-collapse: collapse; border: 1px solid {colours.line}; margin-bottom: 10px; }}"
            f"th, td {{ border: 1px solid {colours.line}; color: {colours.ink}; }}"
            f"code, pre {{ font-family: {families}; font-size: {SMALL_PX + 1}px; color: {colours.ink}; }}"
        )
        place = self.verticalScrollBar().value()
        self.setHtml(html)
        if "<img " in html:
            self._tighten()
        self.verticalScrollBar().setValue(place)

    def _tighten(self) -> None:
        """Remove the line spacing of pictures, which would grow with them."""
        block = self.document().begin()
        while block.isValid():
            if "\N{OBJECT REPLACEMENT CHARACTER}" in block.text():
                tight = QTextBlockFormat()
                tight.setLineHeight(100, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                QTextCursor(block).mergeBlockFormat(tight)
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            kind, _, rest = url.path().partition("/")
            if kind == TAKE:
                self.words_wanted.emit(rest)
            else:
                go_from(self, target_of_thing(kind, int(rest)))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
