"""What became of a gift, as far as the places of a record agree in which that is said: what happened by the source's
words, its status, and its dates by event."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.donations import Donation
from app.domain.giving import outcome
from app.domain.language import tr, tr_term
from app.domain.terms import PLEDGED, AmountRole, Assertion, DateEvent, Outcome, Status

_CAME = (Status.TRANSFERRED, Status.DELIVERED)
"""The status of what has come."""


def settled(content: Donation) -> Donation:
    """A record as it is kept: a promise with a date on which it was cancelled is cancelled."""
    is_open = outcome(content.assertion, content.status) in PLEDGED
    return replace(content, status=Status.CANCELLED) if is_open and _was_cancelled(content) else content


def _was_cancelled(content: Donation) -> bool:
    return any(one.event is DateEvent.CANCELLED for one in content.dates)


def disagreement(content: Donation) -> str:
    """In what the places disagree and what holds then, in a sentence; empty where they agree."""
    came, status = outcome(content.assertion, content.status), tr_term(content.status)
    events: Collection[DateEvent] = {one.event for one in content.dates}
    if came in PLEDGED and _was_cancelled(content):
        return tr("It has a date on which it was cancelled, and so is saved as cancelled.")
    if came is Outcome.CANCELLED and content.assertion is Assertion.GIVEN:
        return tr("It is said to be given, and to be cancelled: it counts as cancelled. Correct one of the two.")
    if came is Outcome.GIVEN and _was_cancelled(content):
        return tr("It has a date on which it was cancelled, but counts as given. Correct one of the two.")
    if content.assertion is not Assertion.GIVEN and content.status in _CAME:
        words = tr("Its status is “{status}”, but it counts as “{outcome}”, as chosen above. Correct one of them.")
        return words.format(status=status, outcome=tr_term(came))
    in_part = any(one.role is AmountRole.DELIVERED for one in content.amounts)
    if came in PLEDGED and DateEvent.DELIVERED in events and not in_part:
        words = tr("It has a date on which it was delivered, but counts as “{outcome}”. If all came, choose “given”.")
        return words.format(outcome=tr_term(came))
    return ""
