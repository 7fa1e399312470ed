"""Two countries or groups compared, line by line. Plain data.

Three cases are distinguished: nothing is recorded, no figure is stated (there are records, without a number), and a
source explicitly says none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from app.domain.evidence import EvidenceSentence
from app.domain.language import tr, tr_country, tr_n
from app.domain.quantity import enclosing
from app.domain.records import CountryInfo, DonationRow, FactRecord
from app.domain.terms import PLEDGED, Outcome
from app.domain.totals import Total, Totals
from app.domain.totals_words import marked_words
from app.ui.base.country_words import and_more, as_of_text, category_text, kind_text, paragraphs_text, value_text
from app.ui.look.mirror import listed
from app.ui.views.countries.material import Material
from app.ui.views.countries.quotes import sentences_of

T = TypeVar("T")
_Field = tuple[str, str]
"""The key of a category, and what a fact is called, folded."""


class State(Enum):
    """How a side's value is to be shown."""

    STATED = auto()
    NOT_STATED = auto()
    """Records are there, and say no figure."""
    NONE = auto()
    """A source says that there was none."""
    NOTHING = auto()
    """Nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Side:
    """The value of one of the two in a row."""

    text: str
    where: str = ""
    """The paragraphs or records it comes from."""
    state: State = State.STATED
    key: str = ""
    """Of the row of a profile it comes from, such as *fact:3*; empty where there is none."""
    unit: str = ""
    """What is counted: bars are drawn where both sides count the same."""
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_number(self) -> bool:
        """Whether any of it is a number."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name in the middle, and a value on either side."""

    name: str
    sides: tuple[Side, Side]

    @property
    def is_same(self) -> bool:
        left, right = self.sides
        return left.state is right.state and left.text.casefold() == right.text.casefold()

    def scale(self) -> Decimal | None:
        """The value of a full bar; None if bars would compare nothing."""
        left, right = self.sides
        if not (left.is_number and right.is_number and left.unit == right.unit):
            return None
        return max(end for side in self.sides for end in (side.low, side.high) if end is not None) or None


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one heading."""

    title: str
    rows: tuple[Row, ...]


class Quote(NamedTuple):
    """The best sentence of a side, and how many more there are."""

    sentence: EvidenceSentence
    more: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The whole comparison."""

    infos: tuple[CountryInfo, CountryInfo]
    how_much: tuple[str, str]
    """How much is recorded of each."""
    parts: tuple[Part, ...]
    same: tuple[Row, ...]
    """Rows in which both agree."""
    quotes: tuple[Quote | None, Quote | None]


def nothing() -> Side:
    """The side without data."""
    return Side(tr("nothing recorded"), state=State.NOTHING)


def beside(left: Material, right: Material) -> Beside:
    """The comparison of two profiles."""
    both = (left, right)
    parts = [*_facts(both), _of_records(both, as_donor=False), _of_records(both, as_donor=True), _ties(both)]
    return Beside(
        (left.profile.info, right.profile.info),
        (_how_much(left), _how_much(right)),
        tuple(Part(part.title, rows) for part in parts if (rows := tuple(r for r in part.rows if not r.is_same))),
        tuple(row for part in parts for row in part.rows if row.is_same),
        (_quote(left), _quote(right)),
    )


def _how_much(material: Material) -> str:
    """The region, and the numbers of records and facts."""
    profile = material.profile
    records = len({row.id for row in (*profile.received, *profile.given, *profile.not_given, *profile.beside)})
    region = tr_country(profile.info.subregion or profile.info.region) or tr("Group")
    facts = tr_n("{n} fact", "{n} facts", len(profile.facts))
    return listed((region, tr_n("{n} record", "{n} records", records), facts))


# --- facts --------------------------------------------------------------------------------------------


def _facts(both: Sequence[Material]) -> Iterable[Part]:
    """The newest facts by category. A date shared by all of a category is in its heading."""
    newest = [_newest(material.profile.facts) for material in both]
    keys = dict.fromkeys(key for found in newest for key in found)
    categories = dict.fromkeys(category for category, _ in keys)
    names = {fact.content.category.key: category_text(fact.content.category)
             for material in both for fact in material.profile.facts}  # fmt: skip
    for category in categories:
        fields = [key for key in keys if key[0] == category]
        some = [fact for found in newest for key in fields for fact in found.get(key, ())]
        days = {as_of_text(fact.content.as_of)[0] for fact in some}
        shared = len(days) == 1 and any(fact.content.as_of.start or fact.content.as_of.end for fact in some)
        rows = tuple(_fact_row(newest, key, with_day=not shared) for key in fields)
        yield Part(listed((names[category], next(iter(days))), ", ") if shared else names[category], rows)


def _fact_row(newest: Sequence[dict[_Field, list[FactRecord]]], key: _Field, *, with_day: bool) -> Row:
    name = next(fact.content.field for found in newest for fact in found.get(key, ()))
    return Row(name, _pair(lambda found: _fact(found.get(key, ()), with_day=with_day), newest))


def _newest(facts: Iterable[FactRecord]) -> dict[_Field, list[FactRecord]]:
    """For each field the facts of the newest day: one, or several that disagree."""
    out: dict[_Field, list[FactRecord]] = {}
    for fact in facts:
        held = out.setdefault((fact.content.category.key, fact.content.field.casefold()), [])
        day = fact.content.as_of.end
        if held and day > held[0].content.as_of.end:
            held.clear()
        if not held or day == held[0].content.as_of.end:
            held.append(fact)
    return out


def _fact(facts: Sequence[FactRecord], *, with_day: bool) -> Side:
    if not facts:
        return nothing()
    values = dict.fromkeys(value_text(fact.content) for fact in facts)
    where = [paragraphs_text([item for fact in facts for item in fact.evidence])]
    where += [as_of_text(facts[0].content.as_of)[0]] if with_day else []
    text = tr(" or ").join(values)
    low, high = enclosing([fact.content for fact in facts])
    unit = f"{facts[0].content.field} {facts[0].content.unit}".casefold()
    return Side(text, listed(where), State.STATED, f"fact:{facts[0].id}", unit, low, high)


# --- records ------------------------------------------------------------------------------------------


def _of_records(both: Sequence[Material], *, as_donor: bool) -> Part:
    """What both received, or gave."""
    of = [material.profile.given if as_donor else material.profile.received for material in both]
    totals = [material.profile.given_totals if as_donor else material.profile.received_totals for material in both]
    rows = [
        Row(tr("records"), _pair(lambda rows: _counted(rows, as_donor=as_donor), of)),
        *_things(totals),
        Row(tr("promised"), _pair(_promised, of)),
        Row(tr("said not to be given"), _pair(lambda one: _denied(one, as_donor=as_donor), both)),
        *([] if as_donor else [Row(tr("donor kinds"), _pair(_kinds, both))]),
    ]
    return Part(tr("Given") if as_donor else tr("Received"), _spoken(rows))


def _counted(rows: Sequence[DonationRow], *, as_donor: bool) -> Side:
    if not (given := [row for row in rows if row.outcome is Outcome.GIVEN]):
        return nothing()
    others = {name for row in given for name in (row.recipients if as_donor else row.donors) if name}
    words = tr_n("to {n} recipient", "to {n} recipients", len(others)) if as_donor else tr_n(
        "from {n} donor", "from {n} donors", len(others)
    )  # fmt: skip
    text = f"{len(given):,} {words}" if others else f"{len(given):,}"
    return Side(text, key=f"donation:{given[0].id}", unit="records", low=Decimal(len(given)), high=Decimal(len(given)))


def _things(both: Sequence[Totals]) -> list[Row]:
    """A row for each item that either received, those with most records first."""
    found = [{_thing(total): total for total in totals.totals} for totals in both]
    weight: Counter[tuple[object, str, str]] = Counter()
    for totals in found:
        weight.update({key: len(total.added) + len(total.beside) for key, total in totals.items()})
    return [
        Row(
            next(_name(totals[key]) for totals in found if key in totals),
            _pair(lambda totals, key=key: _sum(totals.get(key)), found),
        )
        for key, _ in weight.most_common()
    ]


def _thing(total: Total) -> tuple[object, str, str]:
    if total.money_kind is not None:
        return total.money_kind, "", total.unit
    return None, total.what.casefold(), total.unit.casefold()


def _name(total: Total) -> str:
    return total.unit if total.money_kind is not None else total.what


def _sum(total: Total | None) -> Side:
    if total is None:
        return nothing()
    lines = total.added or total.beside
    refs = list(dict.fromkeys(line.ref for line in lines))
    where, key = and_more(", ".join(refs[:2]), len(refs) - 2), f"donation:{lines[0].donation_id}"
    if not total.added:
        why = listed(dict.fromkeys(line.why for line in total.beside if line.why), "; ")
        return Side(tr("in no sum: {why}").format(why=why), where, State.NOT_STATED, key)
    if total.low is None and total.high is None:
        return Side(tr("no quantity stated"), where, State.NOT_STATED, key)
    if apart := list(dict.fromkeys(line.ref for line in total.beside if line.ref not in refs)):
        where = listed((where, tr("not added: {refs}").format(refs=and_more(", ".join(apart[:2]), len(apart) - 2))))
    unit = "".join(str(part) for part in _thing(total))
    return Side(marked_words(total), where, State.STATED, key, unit, total.low, total.high)


def _promised(rows: Sequence[DonationRow]) -> Side:
    return _records([row for row in rows if row.outcome in PLEDGED]) or nothing()


def _denied(material: Material, *, as_donor: bool) -> Side:
    """What a source says was not given to it, or not by it."""
    name = material.profile.info.name
    denied = [row for row in material.profile.not_given if (name in row.donors) is as_donor]
    found = _records(denied)
    return nothing() if found is None else Side(tr("none"), found.where, State.NONE, found.key)


def _records(rows: Sequence[DonationRow]) -> Side | None:
    if not rows:
        return None
    refs = ", ".join(row.ref for row in rows[:2])
    words = tr_n("{n} record", "{n} records", len(rows))
    return Side(words, and_more(refs, len(rows) - 2), key=f"donation:{rows[0].id}")


def _kinds(material: Material) -> Side:
    kinds = Counter(kind_text(kind) for kind in material.donors.values())
    return Side(", ".join(name for name, _ in kinds.most_common())) if kinds else nothing()


def _ties(both: Sequence[Material]) -> Part:
    """The groups of either, one row each, so that common ones can be folded."""
    of = [{group.id: group for group in material.profile.groups} for material in both]
    member, none = tr("member"), Side(tr("not a member"), state=State.NOTHING)
    rows = [
        Row(
            next(groups[one].display_name for groups in of if one in groups),
            _pair(lambda groups, one=one: Side(member, key=f"country:{one}") if one in groups else none, of),
        )
        for one in dict.fromkeys(one for groups in of for one in groups)
    ]
    return Part(tr("Groups"), tuple(rows))


def _pair(side: Callable[[T], Side], both: Sequence[T]) -> tuple[Side, Side]:
    return side(both[0]), side(both[1])


def _spoken(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows in which either side has a value."""
    return tuple(row for row in rows if any(side.state is not State.NOTHING for side in row.sides))


def _quote(material: Material) -> Quote | None:
    found = sentences_of(material.profile)
    best = max(found, key=lambda one: len(one.items), default=None)
    return None if best is None else Quote(best, len(found) - 1)
