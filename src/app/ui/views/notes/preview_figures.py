"""The live figures in the preview of a note: their present values, and painted pictures."""

from __future__ import annotations

import re
from functools import partial
from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.actions.note_figures import figures_in
from app.actions.note_pictures import pictures_in
from app.domain.changes import Changes
from app.domain.hashes import content_hash
from app.domain.language import tr
from app.domain.note_figures import Asks, NoteFigure, Token, is_stale, tokens
from app.domain.progress import Stopped
from app.exporters.drawing import PALETTES
from app.render.files import png
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.look import theme

_OPENS, _CLOSES = "\ue010", "\ue011"
"""Around the number of a token while the Markdown is rendered."""
_SIGN = re.compile(f"{_OPENS}([0-9]{{1,6}}){_CLOSES}")
_TAG = re.compile(r"(<[^<>]*>)")


class PreviewFigures(QObject):
    """The values of the tokens of the note, each read once, in the background."""

    came = Signal()
    """Something is known now that was asked for."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, NoteFigure] = {}
        self._titles: dict[str, tuple[str, str]] = {}
        """The title of each picture, and the name it is shown under."""
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        session.changed.connect(self._changed)
        theme.notifier().changed.connect(self._forget)

    def image(self, name: str) -> QImage | None:
        """The picture with that name, at double resolution."""
        return self._images.get(name)

    def hidden(self, body: str) -> tuple[str, tuple[Token, ...]]:
        """The note with a placeholder for each token, so that none is parsed as Markdown, and the tokens; requests new
        ones.
        """
        found = tokens(body) if "{{" in body else ()
        self._ask({body[one.start : one.end] for one in found} - self._known.keys())
        out, at = "", 0
        for number, one in enumerate(found):
            out += f"{body[at : one.start]}{_OPENS}{number}{_CLOSES}"
            at = one.end
        return out + body[at:], found

    def shown(self, html: str, body: str, found: tuple[Token, ...]) -> str:
        """The HTML with values in place of the placeholders; inside a tag the token stays as written."""

        def figure_html(sign: re.Match[str], is_tag: bool) -> str:
            number = int(sign[1])
            if number >= len(found):
                return sign[0]
            written = body[found[number].start : found[number].end]
            return escape(written) if is_tag else self._html(found[number], written)

        parts = _TAG.split(html) if found else [html]
        return "".join(_SIGN.sub(partial(figure_html, is_tag=n % 2 == 1), part) for n, part in enumerate(parts))

    def _html(self, token: Token, written: str) -> str:
        if (figure := self._known.get(written)) is None or not figure.words:
            why = "" if figure is None else f' <span class="changed">· {escape(figure.problem.rstrip("."))}</span>'
            return f'<span class="missing">{escape(written)}</span>{why}'
        title, name = self._titles.get(written, ("", ""))
        text = escape(f"{title}, {figure.words}" if title else figure.words)
        if is_stale(token, figure):
            was = (
                tr("changed since") if token.asks is Asks.PICTURE else tr("was {words}").format(words=token.as_written)
            )
            text += f' <span class="changed">· {escape(was)}</span>'
        return f'<img src="{name}"><br><span class="caption">{text}</span>' if name else text

    def _ask(self, written: set[str]) -> None:
        if written <= self._asked or not self._session.is_open:
            return
        self._asked = written
        palette = PALETTES["dark" if theme.current().dark else "light"]

        def read(store: Store, stopped: Stopped) -> dict[str, tuple[NoteFigure, str, bytes]]:
            figures, pictures = figures_in(store, written), pictures_in(store, written)
            out: dict[str, tuple[NoteFigure, str, bytes]] = {}
            for one, figure in figures.items():
                drawing = None if stopped() else pictures.get(one)
                out[one] = (figure, drawing.title, png(drawing, palette)) if drawing is not None else (figure, "", b"")
            return out

        def done(read: dict[str, tuple[NoteFigure, str, bytes]]) -> None:
            self._asked = set()
            for one, (figure, title, data) in read.items():
                self._known[one] = figure
                if data:
                    name = f"picture-{content_hash(data)}"
                    self._titles[one], self._images[name] = (title, name), QImage.fromData(data)
            self.came.emit()

        self._session.query(self, read, done)

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.tables - {"note", "thing"}:
            self._forget()

    def _forget(self) -> None:
        """Values may have changed; the preview reads them again."""
        if self._known or self._asked:
            self._asked = set()
            self._known, self._titles, self._images = {}, {}, {}
            self.came.emit()
