"""Drafts of sentences by the rules and weights of the program, which a process reads once."""

from __future__ import annotations

from app.actions.drafts import reader
from app.domain.drafts.draft import Draft


def drafts(text: str, published: str = "2024-05-08") -> list[Draft]:
    """The drafts of every sentence of a text, in order."""
    return [draft for one in reader().drafts(text, published) for draft in one.drafts]


def sides(draft: Draft) -> str:
    """Who gives and who gets, by country or words."""
    return " > ".join(
        "+".join(one.iso2 or one.name for one in side) or "?" for side in (draft.donors, draft.recipients)
    )


def amounts(draft: Draft) -> str:
    """What it is of, as stated."""
    return ", ".join(one.as_stated for one in (*draft.items, *draft.amounts))
