"""The quotes of a note that differ from their passages, and ways to resolve each."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.language import tr
from app.domain.note_quotes import QuoteState, quotes_in, state_of
from app.domain.passages import Passage
from app.domain.reanchor import paired_words
from app.store.reader import Reader
from app.store.reads import passages
from app.store.reads.links import of_uid, passage_there
from app.ui.base.session import Session, Target
from app.ui.base.things import target_of_passage
from app.ui.look import fonts, theme
from app.ui.look.plain import HtmlLabel, PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, styled
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import head

QUOTE_PX = 14


@dataclass(frozen=True, slots=True)
class ChangedQuote:
    """A quote of a note, and its passage if that still exists."""

    uid: str
    words: str
    state: QuoteState
    passage: Passage | None


def changed_quotes(db: Reader, body: str) -> tuple[ChangedQuote, ...]:
    """The quotes of a note that differ from their passages or cannot be checked, in order."""
    found: list[ChangedQuote] = []
    for quote in quotes_in(body):
        state = state_of(quote, passage_there(db, quote.uid))
        if state is not QuoteState.SAME:
            thing = of_uid(db, "passage", quote.uid)
            passage = passages.one(db, thing[1]) if thing is not None else None
            found.append(ChangedQuote(quote.uid, " ".join(quote.words.split()), state, passage))
    return tuple(found)


def saying(state: QuoteState) -> str:
    """The message for a quote in this state."""
    return {
        QuoteState.CHANGED: tr("The passage has changed since it was quoted."),
        QuoteState.WAITS: tr("Its source has a new version, and the passage waits to be reviewed."),
        QuoteState.LOST: tr("These words are not in the newest version of the source."),
        QuoteState.GONE: tr("The passage is no longer in the workspace."),
    }.get(state, "")


class ChangedQuotes(QWidget):
    """A card for each, with the difference and the choices."""

    words_wanted = Signal(str)
    """The uid of the passage whose new words the note takes; empty for all."""

    def __init__(self, session: Session, found: tuple[ChangedQuote, ...]) -> None:
        super().__init__()
        self._session = session
        rows = in_column(
            head(tr("Quotes that changed")), *(self._card(quote) for quote in found), on=self, gap=SPACE[1], margins=0
        )
        if sum(quote.state is QuoteState.CHANGED for quote in found) > 1:
            every = ChipButton(tr("Take all new words"), glyph="check", pressed=lambda: self.words_wanted.emit(""))
            rows.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)

    def _card(self, quote: ChangedQuote) -> QFrame:
        card = styled(QFrame(), "card")
        state = PlainLabel(saying(quote.state), look="warning", wrap=True)
        words = HtmlLabel(_difference(quote))
        words.setFont(fonts.reading(QUOTE_PX))
        words.setAccessibleName(_spoken(quote))
        in_column(state, words, self._ways(quote), on=card, gap=SPACE[1], margins=SPACE[2])
        return card

    def _ways(self, quote: ChangedQuote) -> Flow:
        flow, passage, go = Flow(), quote.passage, self._session.go
        if quote.state is QuoteState.CHANGED:
            words = tr("Take the new words")
            flow.addWidget(ChipButton(words, glyph="check", pressed=lambda: self.words_wanted.emit(quote.uid)))
        if passage is not None and quote.state in (QuoteState.WAITS, QuoteState.LOST):
            target = Target("review", "passage", passage.id)
            flow.addWidget(ChipButton(tr("Review"), glyph="eye", pressed=lambda: go(target)))
        if passage is not None:
            place = target_of_passage(passage)
            flow.addWidget(ChipButton(tr("Go there"), glyph="quotes", pressed=lambda: go(place)))
        return flow


def _difference(quote: ChangedQuote) -> str:
    """The words of the quote, followed by those of the passage if they differ."""
    if quote.state is not QuoteState.CHANGED or quote.passage is None:
        return escape(quote.words)
    colours = theme.current()
    out: list[str] = []
    for was, now in paired_words(quote.words, " ".join(quote.passage.quote.split())):
        if was == now:
            out.append(escape(was))
            continue
        if was:
            out.append(f'<span style="color: {colours.warning}; text-decoration: line-through">{escape(was)}</span>')
        if now:
            out.append(f'<span style="color: {colours.ok}; text-decoration: underline">{escape(now)}</span>')
    return " ".join("".join(out).split(" "))


def _spoken(quote: ChangedQuote) -> str:
    if quote.state is not QuoteState.CHANGED or quote.passage is None:
        return quote.words
    return tr("Quoted: {old} Now: {new}").format(old=quote.words, new=quote.passage.quote)
