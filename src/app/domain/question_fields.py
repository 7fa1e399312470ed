"""The names that can be used in a question. Most are fields of the registry, so that a new field can be asked for too.

`donor` is a party in that role, `donor.kind` its kind, `donor.fact.5g` a fact about its country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from app.domain.anchor import AnchorState
from app.domain.fields import RECORD, Field, Fields, Kind
from app.domain.language import later
from app.domain.terms import ClaimKind, DateEvent, MoneyKind, PartyRole, Sureness
from app.domain.vocabularies import ACTOR_KIND


class Ask(StrEnum):
    """How a condition is compared with stored values."""

    WORDS = "words"
    """Its words hold these."""
    TERM = "term"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes_no"
    REF = "ref"
    OUTCOME = "outcome"
    """What became of it, or a status of its own."""
    PARTY = "party"
    """Somebody by name, or all at home in a country, a group or a region."""
    COUNTRY = "country"
    REGION = "region"
    FACT = "fact"
    """What is recorded, in a category, of the country of a party."""
    THING = "thing"
    HAS = "has"
    TAG = "tag"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that can be asked for."""

    name: str
    """As it is typed."""
    label: str
    """In small letters, as within a sentence; English, and translated when shown."""
    ask: Ask
    of_passage: bool = False
    """Whether it is asked of a passage; else of a record."""
    field: Field | None = None
    """The field of the registry whose column holds it."""
    role: PartyRole | None = None
    """Whose part it is; None for any, or where it is no party's."""
    vocabulary: str = ""
    """The workspace's vocabulary of which its values are terms."""
    terms: type[StrEnum] | None = None
    """The closed vocabulary of its values."""
    category: str = ""
    event: DateEvent | None = None

    @property
    def ordered(self) -> bool:
        """Whether it can be compared by more and less."""
        return self.ask in (Ask.NUMBER, Ask.MONEY, Ask.DATE)


_OF_KIND = {
    Kind.TEXT: Ask.WORDS,
    Kind.TERM: Ask.TERM,
    Kind.NUMBER: Ask.NUMBER,
    Kind.COUNT: Ask.NUMBER,
    Kind.YES_NO: Ask.YES_NO,
    Kind.MONEY: Ask.MONEY,
    Kind.DATE: Ask.DATE,
}
_ROLES = {
    PartyRole.DONOR: (later("donor"), later("kind of donor"), later("country of the donor"),
                      later("region of the donor"), later("place of the donor")),
    PartyRole.RECIPIENT: (later("recipient"), later("kind of recipient"), later("country of the recipient"),
                          later("region of the recipient"), later("place of the recipient")),
    None: (later("party"), later("kind of a party"), later("country of a party"), later("region of a party"),
           later("place of a party")),
}  # fmt: skip
_OTHER_ROLES = {
    PartyRole.PAYER: later("payer"),
    PartyRole.CARRIER: later("carrier"),
    PartyRole.ANNOUNCER: later("announcer"),
    PartyRole.INTERMEDIARY: later("intermediary"),
    PartyRole.BENEFICIARY: later("beneficiary"),
    PartyRole.OWNER: later("owner"),
}
_EVENTS = {
    DateEvent.ANNOUNCED: later("date announced"), DateEvent.PROMISED: later("date promised"),
    DateEvent.DUE: later("date due"), DateEvent.SHIPPED: later("date shipped"),
    DateEvent.DELIVERED: later("date delivered"), DateEvent.RETURNED: later("date returned"),
    DateEvent.CANCELLED: later("date cancelled"),
}  # fmt: skip
_FACT = re.compile(r"(donor|recipient|party)\.fact\.(\w+)")
_BESIDE = (
    Asked("ref", later("reference"), Ask.REF),
    Asked("outcome", later("outcome"), Ask.OUTCOME),
    Asked("money.kind", later("kind of money"), Ask.TERM, terms=MoneyKind),
    Asked("item", later("item"), Ask.THING),
    Asked("quantity", later("number of an item"), Ask.NUMBER),
    Asked("unit", later("unit"), Ask.WORDS),
    Asked("evidence", later("pieces of evidence"), Ask.NUMBER),
    Asked("counts", later("place in a sum"), Ask.YES_NO),
    Asked("has", later("a value"), Ask.HAS),
    Asked("tag", later("tag"), Ask.TAG, of_passage=True),
    Asked("source", later("source"), Ask.SOURCE, of_passage=True),
    Asked("paragraph", later("paragraph"), Ask.NUMBER, of_passage=True),
    Asked("quote", later("quote"), Ask.WORDS, of_passage=True),
    Asked("claim", later("claim"), Ask.TERM, of_passage=True, terms=ClaimKind),
    Asked("claim.by", later("who asserts it"), Ask.WORDS, of_passage=True),
    Asked("sureness", later("sureness"), Ask.TERM, of_passage=True, terms=Sureness),
    Asked("state", later("state of its words"), Ask.TERM, of_passage=True, terms=AnchorState),
)


@lru_cache(maxsize=8)
def _known(fields: Fields) -> dict[str, Asked]:
    return {one.name: one for one in (*_of_roles(), *_of_fields(fields), *_BESIDE)}


def _of_roles() -> Iterator[Asked]:
    for role, (label, kind, country, region, place) in _ROLES.items():
        name = "party" if role is None else role.value
        yield Asked(name, label, Ask.PARTY, role=role)
        yield Asked(f"{name}.kind", kind, Ask.TERM, role=role, vocabulary=ACTOR_KIND)
        yield Asked(f"{name}.country", country, Ask.COUNTRY, role=role)
        yield Asked(f"{name}.region", region, Ask.REGION, role=role)
        yield Asked(f"{name}.place", place, Ask.WORDS, role=role)
    for role, label in _OTHER_ROLES.items():
        yield Asked(role.value, label, Ask.PARTY, role=role)


def _of_fields(fields: Fields) -> Iterator[Asked]:
    for field in fields:
        if field.kind is Kind.PARTS:
            continue
        if field.key == "status":
            yield Asked("status", later("outcome"), Ask.OUTCOME, field=field)
            continue
        yield Asked(field.key, field.label, _OF_KIND[field.kind], field=field, vocabulary=field.vocabulary,
                    terms=field.terms)  # fmt: skip
        if field.kind is Kind.DATE and field.key == "date":
            for event, label in _EVENTS.items():
                yield Asked(f"date.{event.value}", label, Ask.DATE, event=event)


def asked_of(name: str, fields: Fields = RECORD) -> Asked | None:
    """The meaning of a name, or None."""
    match = _FACT.fullmatch(name)
    if match:
        role = None if match[1] == "party" else PartyRole(match[1])
        return Asked(name, later("what is recorded of the country"), Ask.FACT, role=role, category=match[2])
    return _known(fields).get(name)


def known(fields: Fields = RECORD) -> tuple[Asked, ...]:
    """All that can be asked for by a name of its own, parties first."""
    return tuple(_known(fields).values())


def names_like(name: str, fields: Fields) -> tuple[str, ...]:
    """Known names similar to an unknown one, likeliest first."""
    names = _known(fields)
    begun = [one for one in names if one.startswith(name) or name.startswith(one)] if len(name) > 2 else []
    by_label = [one.name for one in names.values() if one.label == name.replace("_", " ")]
    ends = [one for one in names if "." in one and one.rsplit(".", 1)[1].startswith(name)] if len(name) > 2 else []
    near = get_close_matches(name, names, 3, 0.7)
    return tuple(dict.fromkeys((*by_label, *ends, *near, *begun)))[:3]
