"""Shown in place of the list if no record matches a question: the matches without each of its conditions."""

from __future__ import annotations

from collections.abc import Callable

from app.actions.questions import Less, less
from app.domain.language import tr_n
from app.domain.records import DonationFilter
from app.ui.base.session import Session
from app.ui.look.plain import on_button
from app.ui.widgets.labels import EmptyState

MOST = 3
"""How many ways to ask for less are offered."""


def offer_less(session: Session, state: EmptyState, wanted: DonationFilter, ask: Callable[[str], None]) -> None:
    """Offer the question without one of its conditions; `ask` is called with the choice."""

    def offer(found: tuple[Less, ...]) -> None:
        for one in found[:MOST]:
            words = tr_n("Without {condition}: {n} record", "Without {condition}: {n} records", one.left)
            button = state.add_button(on_button(words.format(condition=one.dropped)))
            button.clicked.connect(lambda _checked=False, text=one.text: ask(text))

    session.query(state, lambda store, _stopped: less(store, wanted), offer, lambda _why: None)
