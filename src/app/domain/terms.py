"""The closed vocabularies of donation records and country facts: the words on which rules rest.

The words follow the field's data models (AidData GCDF, IATI, OCHA FTS); where none has a word, such as for
a donation that was said *not* to have been given, it is ours. What a person may add to is in `vocabularies`.
"""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Whether a record is one act of giving or many at once."""

    SPECIFIC = "specific"
    AGGREGATE = "aggregate"


class Assertion(StrEnum):
    """What is said to have happened. An announcement is a promise until it is said to be given."""

    GIVEN = "given"
    PROMISED = "promised"
    OFFERED = "offered"
    NOT_GIVEN = "not_given"


class Status(StrEnum):
    """How far the act had come by the source's own words."""

    DECLARED = "declared"
    OFFERED = "offered"
    ANNOUNCED = "announced"
    COMMITTED = "committed"
    TRANSFERRED = "transferred"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    REPORTED = "reported"
    DEPICTED = "depicted"
    NONE_RECORDED = "none_recorded"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What became of it, as is shown and asked for everywhere: what is said and how far it came, in one word."""

    GIVEN = "given"
    ANNOUNCED = "announced"
    PROMISED = "promised"
    OFFERED = "offered"
    NOT_GIVEN = "not_given"
    CANCELLED = "cancelled"


PLEDGED = (Outcome.ANNOUNCED, Outcome.PROMISED, Outcome.OFFERED)
"""The outcomes of which nothing has come yet."""


class PartyRole(StrEnum):
    """What a party does in a donation. Who announces is not thereby who gives."""

    DONOR = "donor"
    PAYER = "payer"
    """Who pays where somebody else gives."""
    CARRIER = "carrier"
    ANNOUNCER = "announcer"
    INTERMEDIARY = "intermediary"
    RECIPIENT = "recipient"
    BENEFICIARY = "beneficiary"
    OWNER = "owner"
    """To whom it belongs, where it is not said to pass to those who receive it."""


class AmountRole(StrEnum):
    """What an amount beside the main one, the whole, is to it. Rules rest on these."""

    ALTERNATIVE = "alternative"
    """The whole may be this instead: *15 million, or 17 with rations*."""
    COUNTER_VALUE = "counter_value"
    """The whole in another currency."""
    THROUGH = "through"
    """A part that goes through somebody."""
    INSTALMENT = "instalment"
    DELIVERED = "delivered"
    """So much of it has come."""
    SHARED_COST = "shared_cost"
    """The share of one of several."""


class DateEvent(StrEnum):
    """What happened on a date beside the main one. Rules rest on these."""

    ANNOUNCED = "announced"
    PROMISED = "promised"
    DUE = "due"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class Qualifier(StrEnum):
    """How a stated number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    BETWEEN = "between"
    ORDER = "order"
    """An order of magnitude: dozens, tens of thousands."""
    FEW = "few"
    NOT_STATED = "not_stated"


class MoneyKind(StrEnum):
    """What an amount of money is."""

    CASH = "cash"
    VALUATION = "valuation"
    """The worth of goods, as somebody put it."""
    BUDGET = "budget"


class DatePrecision(StrEnum):
    """How precisely a date is known."""

    DAY = "day"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class LinkKind(StrEnum):
    """How two records are related; the parent is a field of its own."""

    OVERLAPS = "overlaps"
    CONFLICTS = "conflicts"
    DUPLICATE_OF = "duplicate_of"
    FOLLOWS = "follows"
    DELIVERS = "delivers"
    """A delivery to the pledge out of which it comes."""


class EvidenceRole(StrEnum):
    """What a passage does for a field."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Verdict(StrEnum):
    """What a reader says of a field of a record or fact, held against its words."""

    ACCEPTED = "accepted"
    TO_CHECK = "to_check"
    """Nobody has gone through it yet, or somebody wants it gone through again."""
    NOT_STATED = "not_stated"
    """The words do not say it."""
    DISPUTED = "disputed"
    CHOSEN = "chosen"
    """This one of several values was chosen, for a reason."""


class Polarity(StrEnum):
    """Whether a fact says that something is so or that it is not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class ClaimKind(StrEnum):
    """What kind of statement a claim is."""

    ACCUSATION = "accusation"
    THESIS = "thesis"
    FINDING = "finding"
    OBSERVATION = "observation"
    INFERENCE = "inference"
    ASSESSMENT = "assessment"
    CAVEAT = "caveat"
    CONCLUSION = "conclusion"


class Sureness(StrEnum):
    """How sure whoever asserts a claim says to be."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
