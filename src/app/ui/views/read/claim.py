"""A small editor for the claim of a passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.fuzzy import match
from app.domain.language import capital, tr, tr_term
from app.domain.passages import Claim, Passage
from app.domain.shortened import shortened
from app.domain.terms import ClaimKind, Sureness
from app.ui.dialogs.sheet import LabelGrid
from app.ui.widgets.boxes import in_row
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import NameField, Offer
from app.ui.widgets.labels import head, muted, push_button
from app.ui.widgets.popup_form import PopupForm

USUAL = ("the authors", "unnamed critics")
"""Who asserts most of what an article says, offered before the actors."""
WIDTH = 400


def offers(typed: str, actors: Callable[[str], Sequence[Offer]]) -> list[Offer]:
    """Suggestions for who asserts it: the usual ones, then actors."""
    return [*(Offer(name) for name in USUAL if match(typed, name) is not None), *actors(typed)]


class ClaimPopup(PopupForm):
    """Who asserts it, the kind of statement, how sure, and what it answers."""

    saved = Signal(object)
    """The `Claim`, or None where it is none."""

    def __init__(
        self, parent: QWidget, passage: Passage, others: Sequence[Passage], actors: Callable[[str], Sequence[Offer]]
    ) -> None:
        """`others` are passages that it may answer."""
        who = NameField(lambda typed: offers(typed, actors), tr("Who asserts it"))
        super().__init__(parent, tr("Whose claim it is"), WIDTH, who)
        self.who = who
        self._note = passage.claim.note if passage.claim else ""
        self.who.setPlaceholderText(tr("the authors, unnamed critics, an actor"))
        self.kind = _choice(ClaimKind)
        self.sureness = _choice(Sureness)
        said = ((other, f"{other.claim.asserted_by}: " if other.claim else "") for other in others)
        quoted = ((other.id, f"{who}“{shortened(other.quote)}”") for other, who in said)
        self.answers = Choice(items=((None, tr("Nothing")), *quoted))
        self.answers.setMaxVisibleItems(12)
        self._fill(passage.claim)
        form = LabelGrid(
            (tr("&Asserted by"), self.who), (tr("&Kind"), self.kind), (tr("&Sureness"), self.sureness),
            (tr("Ans&wers"), self.answers),
        )  # fmt: skip
        foot = in_row((muted(tr("Enter saves"), wrap=False), 1))
        if passage.claim is not None:
            none = push_button(tr("No claim"), lambda: self._leave(None))
            none.setAutoDefault(False)
            foot.addWidget(none)
        save = push_button(tr("Save"), self.save, look="primary")
        foot.addWidget(save)
        quoted = muted(f"“{shortened(passage.quote, 90)}”")
        self.lay_out(head(tr("Claim"), "claim"), quoted, form, self.wrong, foot)

    def _fill(self, claim: Claim | None) -> None:
        if claim is None:
            self.kind.choose(ClaimKind.OBSERVATION)
            return
        self.who.setText(claim.asserted_by)
        self.kind.choose(claim.kind)
        self.sureness.choose(claim.sureness)
        self.answers.choose(claim.answers)

    def save(self) -> None:
        """Emit the claim, if it says who asserts it."""
        if not (who := " ".join(self.who.text().split())):
            self.complain(tr("Say who asserts it."))
            return
        kind, sureness = ClaimKind(self.kind.currentData()), Sureness(self.sureness.currentData())  # Qt keeps the text
        self._leave(Claim(kind, who, sureness, self.answers.currentData(), self._note))

    def _leave(self, claim: Claim | None) -> None:
        self.saved.emit(claim)
        self.close()


def _choice(terms: type[ClaimKind] | type[Sureness]) -> Choice:
    return Choice(items=((term, capital(tr_term(term))) for term in terms))
