"""The place of the window that shows each kind of thing, and its icon."""

from __future__ import annotations

from app.domain.kinds import KINDS
from app.domain.passages import Passage
from app.ui.base.session import Target


def target_of_thing(kind: str, thing_id: int) -> Target:
    """The place that shows a thing. Raises `KeyError` for a kind that is no thing."""
    return Target(KINDS[kind].place, kind, thing_id)


def target_of_record(donation_id: int) -> Target:
    """The place that shows a donation record."""
    return target_of_thing("donation", donation_id)


def target_of_passage(passage: Passage) -> Target:
    """The words of a passage, on the page of its source."""
    return Target("read", "source", passage.source_id, at=passage.start, passage=passage.id)


def target_to_correct(kind: str, thing_id: int) -> Target:
    """The place where a thing can be edited: in a form, or where it is shown."""
    return Target(KINDS[kind].place, KINDS[kind].form or kind, thing_id)


def icon_of(kind: str) -> str:
    """The name of the icon of a kind of thing."""
    return KINDS[kind].icon
