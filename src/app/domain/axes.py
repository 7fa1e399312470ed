"""The axes for grouping records: in a matrix, in a table, and for totals.

A recipient is grouped by country or group, a donor by its own name; `recipient.name` and `donor.country` do the
opposite. A record whose donors, or recipients, belong to several groups is listed in each, and its amount counts in
none, as nobody says how it was shared. A gift with two items or tags is listed under both, each time whole; groups are
never added up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

from app.domain.errors import BadInput
from app.domain.fields import RECORD, Field, Fields, Kind
from app.domain.language import later, tr
from app.domain.terms import PartyRole


class By(StrEnum):
    """What distinguishes the groups."""

    PARTY_HOME = "home"
    """The country or group of a party; its name where it has none."""
    PARTY_NAME = "name"
    PARTY_COUNTRY = "country"
    PARTY_KIND = "kind"
    PARTY_REGION = "region"
    FACT = "fact"
    """What is recorded, in a category, of the country of a party."""
    STATUS = "status"
    ITEM = "item"
    MONTH = "month"
    YEAR = "year"
    TAG = "tag"
    SOURCE = "source"
    WORK = "work"
    """A source, or the work of which it is a text."""
    FIELD = "field"
    """A field of the registry that holds a term, or yes or no."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to group records."""

    name: str
    by: By
    label: str
    role: PartyRole | None = None
    field: Field | None = None
    of: str = ""
    """The category of facts, or the path of the tag under which tags are asked for."""

    @property
    def display_name(self) -> str:
        """Its label, translated but for a field of the workspace's own."""
        return tr(self.label) if self.field is None else self.field.display_name


class Group(NamedTuple):
    """One group; its key is empty if nothing is stated. A tuple, since records are grouped by the hundred thousand."""

    key: str
    name: str


_PARTY = {
    "": (later("recipient"), later("donor")),
    "name": (later("name of the recipient"), later("name of the donor")),
    "country": (later("country of the recipient"), later("country of the donor")),
    "kind": (later("kind of recipient"), later("kind of donor")),
    "region": (later("region of the recipient"), later("region of the donor")),
}
_PLAIN = {
    "status": (By.STATUS, later("outcome")),
    "item": (By.ITEM, later("item")),
    "month": (By.MONTH, later("month")),
    "year": (By.YEAR, later("year")),
    "tag": (By.TAG, later("tag")),
    "source": (By.SOURCE, later("source")),
    "work": (By.WORK, later("work")),
}
OF_FACT = {PartyRole.RECIPIENT: later("{fact} of the recipient"), PartyRole.DONOR: later("{fact} of the donor")}
_FACT = re.compile(r"(?:(donor|recipient)\.)?fact\.(\w+)")
_TAG = re.compile(r"tag[:.](.+)")


def axes(fields: Fields = RECORD) -> tuple[Axis, ...]:
    """All axes without a parameter, those of parties first; *own.work* of a field of the workspace's own that has the
    name of another."""
    out: list[Axis] = []
    for number, role in enumerate((PartyRole.RECIPIENT, PartyRole.DONOR)):
        for part, labels in _PARTY.items():
            by = By(part) if part else By.PARTY_HOME if role is PartyRole.RECIPIENT else By.PARTY_NAME
            out.append(Axis(f"{role.value}.{part}".rstrip("."), by, labels[number], role))
    out += [Axis(name, by, label) for name, (by, label) in _PLAIN.items()]
    plain = (Kind.TERM, Kind.YES_NO)
    further = [one for one in fields if one.kind in plain and (one.own or one.key not in _PLAIN)]
    names = [f"own.{one.key}" if one.key in _PLAIN else one.key for one in further]
    return (*out, *(Axis(name, By.FIELD, one.label, field=one) for name, one in zip(names, further, strict=True)))


def axis_of(typed: str, fields: Fields = RECORD) -> Axis:
    """The axis of a name: *donor.kind*, *recipient.fact.5g*, *tag:Motive*. Raises `BadInput` for any other."""
    name = typed.strip()
    known = {one.name: one for one in axes(fields)}
    if name.casefold() in known:
        return known[name.casefold()]
    if match := _FACT.fullmatch(name.casefold()):
        role = PartyRole(match[1] or "recipient")
        return Axis(name.casefold(), By.FACT, later("what is recorded"), role, of=match[2])
    if match := _TAG.fullmatch(name):
        return Axis(name, By.TAG, later("tag"), of=match[1])
    near = get_close_matches(name.casefold(), known, 3, 0.6)
    hint = tr("Did you mean {names}?").format(names=", ".join(near)) if near else ""
    sentence = tr("Records are not put into groups by “{name}”. {hint} There are {names}, fact.CATEGORY and tag:PATH.")
    raise BadInput(" ".join(sentence.format(name=typed, hint=hint, names=", ".join(known)).split()))
