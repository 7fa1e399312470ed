"""A passage before and now, side by side, with deletions struck out and insertions underlined."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QFrame

from app.actions.versions import AROUND, Side
from app.domain.anchor import AnchorState
from app.domain.language import later, tr
from app.domain.passages import Passage
from app.domain.reanchor import changed_words, paired_words
from app.domain.records import field_label
from app.ui.look import fonts, theme
from app.ui.look.plain import ClosedBrowser
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.views.review.entries import Entry

QUOTE_PX = 16
SHOWN = 160
"""Code points shown on each side of a quote."""
_SAYS = {
    AnchorState.REVIEW: later("Accept anchors the passage, with all that is linked to it, to the words at the right."),
    AnchorState.LOST: later(
        "Its words are not in the newest text. The passage stays on the older one, with all that is "
        "linked to it, and is looked for again when another version is brought."
    ),
    AnchorState.CHANGED: later(
        "Carried over: the words differ in spelling, punctuation, quotation marks or spaces alone."
    ),
    AnchorState.MOVED: later("Carried over: the same words are elsewhere now."),
}


class ReviewPage(ClosedBrowser):
    """Read-only and selectable."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Before and now"))
        self.setStyleSheet("QTextBrowser { background: transparent; border: 0; }")
        self.document().setDocumentMargin(SPACE[2])
        theme.notifier().changed.connect(self._restyle)  # a method: its connection ends with the page

    def _restyle(self) -> None:
        self.show_entry(self._entry)

    def show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        colours = theme.current()
        self.document().setDefaultFont(fonts.interface())
        self.document().setDefaultStyleSheet(
            f"* {{ color: {colours.ink}; }} .muted {{ color: {colours.muted}; font-size: {SMALL_PX}px; }}"
            f".otherwise {{ color: {colours.warning}; }}"
            f".around {{ color: {colours.muted}; }}"
            f".text {{ font-family: '{fonts.reading(QUOTE_PX).family()}'; font-size: {QUOTE_PX}px; }}"
            f"{difference_look()}"
            "p { margin-top: 0; margin-bottom: 8px; }"
        )
        self.setHtml(as_html(entry) if entry is not None else "")


def difference_look() -> str:
    """The style of deletions and insertions."""
    colours = theme.current()
    return (
        f".was {{ color: {colours.warning}; background: {colours.warning_ground}; text-decoration: line-through; }}"
        f".is {{ color: {colours.ok}; text-decoration: underline; font-weight: bold; }}"
    )


def as_html(entry: Entry) -> str:
    """The passage before and now, the differences, and what is attached to it."""
    was, now = marked(entry)
    moved = not entry.can_be_placed
    out = ['<table width="100%" cellspacing="0" cellpadding="0"><tr>']
    if entry.old is not None or not moved:
        out.append(f"""<td width="49%">{_side(tr("Older text"), entry.old, was)}</td><td width="2%"></td>""")
    out.append(f"""<td width="49%">{_side(tr("Newest text"), entry.new, now)}</td></tr></table>""")
    out.append('<p class="muted">&nbsp;</p>')
    out += [f"<p>{line}</p>" for line in difference(entry)]
    out += [f'<p class="otherwise">{escape(line)}</p>' for line in entry.says]
    out.append(f'<p class="muted">{escape(tr(_SAYS[entry.state]) if entry.state in _SAYS else "")}</p>')
    out += [f'<p><span class="muted">{name}:</span> {escape(words)}</p>' for name, words in attached(entry.passage)]
    return "".join(out)


def marked(entry: Entry) -> tuple[str, str]:
    """The old and the new quote as HTML, with differences marked."""
    old = entry.old.stretch.quote if entry.old is not None else ""
    new = entry.new.stretch.quote if entry.new is not None else ""
    if entry.old is None or entry.new is None:
        return _lines(old), _lines(new)
    pairs = paired_words(old, new)
    was = "".join(_lines(a) if a == b else _span("was", a) for a, b in pairs)
    now = "".join(_lines(b) if a == b else _span("is", b) for a, b in pairs)
    return was, now


def difference(entry: Entry) -> list[str]:
    """The differences in words, pair by pair, for screen readers."""
    if entry.old is None or entry.new is None:
        return []
    return difference_of(entry.old.stretch.quote, entry.new.stretch.quote)


def difference_of(old: str, new: str) -> list[str]:
    """The differences between two quotes as HTML, pair by pair, styled by `difference_look`."""
    out: list[str] = []
    for was, now in changed_words(old, new)[:8]:
        if was.strip() and now.strip():
            become = tr("“{before}” has become “{now}”.")
            out.append(become.format(before=_span("was", was.strip()), now=_span("is", now.strip())))
        elif was.strip():
            out.append(tr("“{before}” was left out.").format(before=_span("was", was.strip())))
        elif now.strip():
            out.append(tr("“{now}” was put in.").format(now=_span("is", now.strip())))
    return out


def attached(passage: Passage) -> list[tuple[str, str]]:
    """What is attached to a passage and moves with it: tags, evidence, its claim, notes."""
    out: list[tuple[str, str]] = []
    if passage.tags:
        out.append((tr("Tags"), ", ".join(tag.name for tag in passage.tags)))
    if passage.evidence:
        named = (
            f"{ref.label} ({field_label(ref.field, name=ref.field_name)})" if ref.field else ref.label
            for ref in passage.evidence
        )
        out.append((tr("Evidence for"), ", ".join(dict.fromkeys(named))))
    if passage.claim is not None:
        out.append((tr("Claim by"), passage.claim.asserted_by))
    if passage.notes:
        out.append((tr("Notes"), f"{len(passage.notes):,}"))
    return out


def _side(name: str, side: Side | None, quote: str) -> str:
    if side is None:
        return f'<p class="muted">{name}</p><p>{tr("Nothing like it is there.")}</p>'
    head = f"{name} · ¶ {side.paragraph}" if side.paragraph else name
    before, after = _from_a_word(side.prefix), _from_a_word(side.suffix[::-1])[::-1]
    before = f'<span class="around">{_lines(before)}</span>' if before else ""
    after = f'<span class="around">{_lines(after)}</span>' if after else ""
    return f'<p class="muted">{head}</p><p class="text">{before}<b>{quote}</b>{after}</p>'


def _from_a_word(words: str) -> str:
    """The surroundings of a quote without a word cut at the start, at most a few lines."""
    if len(words) > SHOWN or len(words) == AROUND:
        _, space, words = words[-SHOWN:].partition(" ")
        return f"…{space}{words}".replace("… ", "…")
    return words


def _span(look: str, words: str) -> str:
    return f'<span class="{look}">{_lines(words)}</span>' if words else ""


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
