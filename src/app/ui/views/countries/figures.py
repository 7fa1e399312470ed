"""The figures at the top of a profile, each derived from its records and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.counted import is_measure
from app.domain.facts import Fact, also_stated
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.money import format_amount
from app.domain.quantity import format_interval
from app.domain.records import DonationRow, FactRecord
from app.domain.terms import MoneyKind, Outcome
from app.domain.totals import Total, TotalLine, Totals
from app.domain.totals_words import DOUBTFUL, line_words, remarks
from app.domain.vocabularies import COUNTRY, GROUP
from app.store.reads.figure_sentences import QUANTITY, Figure, of_sum
from app.ui.base.country_words import (
    also_more,
    also_stated_text,
    and_more,
    as_of_text,
    asserted_text,
    capital,
    interval_text,
    kind_text,
    value_text,
)
from app.ui.base.record_words import named
from app.ui.look.mirror import isolated, listed
from app.ui.views.countries.material import Material

MOST = 4
_SHOWN = 4
"""How many sums in several currencies are listed."""
_MONEY = {
    MoneyKind.CASH: later("Money"),
    MoneyKind.VALUATION: later("Worth of goods"),
    MoneyKind.BUDGET: later("Budget"),
}
_RECEIVED, _GIVEN = later("{what} received"), later("{what} given")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One card: its label, the figure, its caveats, and the row it comes from."""

    label: str
    value: str
    below: str
    key: str = ""
    """The row it comes from, such as *donation:12*."""
    behind: Figure | None = None
    """The records and facts whose sentences are behind it."""


def figures(material: Material) -> list[KeyFigure]:
    """The most important figures, at most four."""
    profile = material.profile
    received = list(_sums(profile.received_totals, _RECEIVED))
    given = list(_sums(profile.given_totals, _GIVEN))
    found = received[:1]
    found += _donors(material)
    found += _heading(material)
    found += _missing(material)
    found += _apart(profile.received_totals, tr("promised or offered"))
    found += _not_given(profile.not_given, profile.info.name)
    if not profile.received:
        found = [*given[:2], *_recipients(profile.given), *_apart(profile.given_totals, tr("promised by it")), *found]
    else:
        found += given[:1]
    return (found + received[1:])[:MOST]


def sum_figures(totals: Totals, *, given: bool) -> Iterator[KeyFigure]:
    """A card for each sum with a number."""
    return _sums(totals, _GIVEN if given else _RECEIVED)


def _sums(totals: Totals, done: str) -> Iterator[KeyFigure]:
    """Sums with a number, money first, then those of most records.

    What is only measured, as *tonnes* of nobody knows what, is none. Numbers of unlike things are not compared: of sums
    in several currencies none represents the others, unless more records are of it than of any other.
    """
    named = (one for one in totals.numbered if one.money_kind is not None or not is_measure(one.what))
    numbered = sorted(named, key=lambda one: (one.money_kind is None, -len(one.added)))
    combined: set[MoneyKind] = set()
    for at, total in enumerate(numbered):
        kind = total.money_kind
        if kind in combined:
            continue
        others = [one for one in numbered[at + 1 :] if kind is not None and one.money_kind is kind]
        is_first = all(one.money_kind is not kind for one in numbered[:at])
        if kind is not None and is_first and others and len(others[0].added) == len(total.added):
            combined.add(kind)
            yield _in_currencies([total, *others], tr(done).format(what=capital(tr(_MONEY[kind]))))
            continue
        name = total.what if kind is None else tr(_MONEY[kind])
        refs = ", ".join(dict.fromkeys(line.ref for line in total.added[:3]))
        besides = _other_currencies(others) if is_first else ""
        below = listed((and_more(refs, len(total.added) - 3), besides, _beside(total)), ". ")
        label = tr(done).format(what=capital(name))
        yield KeyFigure(label, _marked(total), below, _first_of(total), of_sum(total))


def _first_of(total: Total) -> str:
    return f"donation:{total.added[0].donation_id}"


def _in_currencies(sums: Sequence[Total], label: str) -> KeyFigure:
    """One card for sums in several currencies, by their codes."""
    sums = sorted(sums, key=lambda one: one.unit)
    shown = listed((isolated(_marked(one)) for one in sums[:_SHOWN]), "; ")
    refs = tuple(dict.fromkeys(line.ref for one in sums for line in one.added))
    value = tr_n("{n} currency", "{n} currencies", len(sums))
    below = also_more(shown, len(sums) - _SHOWN)
    return KeyFigure(label, value, below, _first_of(sums[0]), Figure(label, refs, fields=QUANTITY))


def _other_currencies(others: Sequence[Total]) -> str:
    """The sums in other currencies, without which one would be taken for all that was given."""
    shown = also_more(listed((isolated(_marked(one)) for one in others[:3]), "; "), len(others) - 3)
    return tr("Besides {listed}").format(listed=shown) if others else ""


def sum_text(total: Total) -> str:
    """The interval of a sum, with its unit unless the name of the item implies it."""
    if total.money_kind is not None:
        return format_amount(total.low, total.high, total.unit, total.qualifier, approximate=total.approximate)
    amount = format_interval(total.low, total.high, total.qualifier, approximate=total.approximate)
    return f"{amount} {total.unit}".strip()


def _marked(total: Total) -> str:
    """The interval, with the sign of a doubtful record where something is to be said against one in it."""
    return f"{DOUBTFUL} {sum_text(total)}" if total.is_doubtful else sum_text(total)


def _beside(total: Total) -> str:
    """The caveats of the sum, and what is left out of it, with reasons."""
    words: list[str] = []
    for line in total.beside[:2]:
        known = line.low is not None or line.high is not None
        words.append(listed((line.ref, line_words(line) if known else "", f"({line.why})"), " "))
    shown = also_more(listed(words, "; "), len(total.beside) - 2)
    not_added = [tr("Beside it, not added: {listed}").format(listed=shown)] if words else []
    return listed((*(isolated(capital(remark)) for remark in remarks(total)), *not_added), ". ")


def _donors(material: Material) -> Iterator[KeyFigure]:
    """The givers of single acts, by kind. One state that gives alone is no news."""
    givers = material.donors
    if len(givers) > 1 or any(kind not in (COUNTRY, GROUP) for kind in givers.values()):
        kinds = Counter(kind_text(kind) for kind in givers.values())
        below = listed(f"{kind} {number}" for kind, number in kinds.most_common())
        name = tr("Donors named") if len(givers) > 1 else tr("Donor named")
        rows = [row for row in material.profile.received if not givers.keys().isdisjoint(row.donors)]
        yield KeyFigure(name, f"{len(givers):,}", below, *_of_rows(name, rows, "donor"))


def _recipients(rows: Sequence[DonationRow]) -> Iterator[KeyFigure]:
    given = [row for row in rows if row.outcome is Outcome.GIVEN]
    if names := Counter(name for row in given for name in row.recipients if name):
        first = ", ".join(name for name, _ in names.most_common(3))
        below = tr_n("{names}, in {n} record", "{names}, in {n} records", len(given))
        below = below.format(names=and_more(first, len(names) - 3))
        said = tr("Recipients named")
        yield KeyFigure(said, f"{len(names):,}", below, *_of_rows(said, given, "recipient"))


def _of_rows(name: str, rows: Sequence[DonationRow], field: str) -> tuple[str, Figure | None]:
    """The row that a figure over several comes from, the first, and the sentences of all for one of their fields."""
    if not rows:
        return "", None
    return f"donation:{rows[0].id}", Figure(name, tuple(row.ref for row in rows), fields=(field,))


def _heading(material: Material) -> Iterator[KeyFigure]:
    """The newest figures of the first category; those with one date and one source share a card."""
    newest: dict[str, FactRecord] = {}
    for fact in material.profile.facts:
        content = fact.content
        if content.category == material.heading and interval_text(content):
            known = newest.get(content.field.casefold())
            if known is None or known.content.as_of.end <= content.as_of.end:
                newest[content.field.casefold()] = fact
    groups: dict[tuple[str, str], list[FactRecord]] = {}
    for fact in newest.values():
        day, how = as_of_text(fact.content.as_of)
        groups.setdefault((day, listed((how, asserted_text(fact.content)))), []).append(fact)
    for (day, how), together in groups.items():
        first, *others = together
        also = [_with_field(other.content) for other in others]
        against = [also_stated_text(one.content, material.profile.facts) for one in together]
        behind = [one for one in material.profile.facts
                  if one in together or also_stated(one.content, (other.content for other in together))]  # fmt: skip
        yield KeyFigure(
            listed((capital(first.content.field), day), ", "),
            value_text(first.content),
            "\n".join(part for part in (listed(also, ", "), *against, how) if part),
            f"fact:{first.id}",
            Figure(capital(first.content.field), facts=[(fact.content.field, fact.id) for fact in behind]),
        )


def _with_field(fact: Fact) -> str:
    shown = value_text(fact)
    return shown if fact.field.casefold() in shown.casefold() else f"{shown} {fact.field}"


def _apart(totals: Totals, what: str) -> Iterator[KeyFigure]:
    if lines := {line.ref: line for line in totals.promised}:
        shown = [f"{isolated(ref)} {_promise(line)}" for ref, line in list(lines.items())[:2]]
        first = next(iter(lines.values()))
        yield KeyFigure(
            capital(what),
            f"{len(lines):,}",
            tr("{listed}. In no sum").format(listed=also_more(listed(shown, "; "), len(lines) - 2)),
            f"donation:{first.donation_id}",
            Figure(capital(what), tuple(lines)),
        )


def _promise(line: TotalLine) -> str:
    known = line.low is not None or line.high is not None
    return " ".join(part for part in (tr_term(line.outcome), line_words(line) if known else "") if part)


def _not_given(rows: Sequence[DonationRow], name: str) -> Iterator[KeyFigure]:
    if rows:
        first = rows[0]
        shown = listed((f"{isolated(row.ref)} {_other_side(row, name)}" for row in rows[:3]), "; ")
        below, name = also_more(shown, len(rows) - 3), tr("Said not to be given")
        behind = Figure(name, tuple(row.ref for row in rows))
        yield KeyFigure(name, f"{len(rows):,}", below, f"donation:{first.id}", behind)


def _other_side(row: DonationRow, name: str) -> str:
    if row.recipients == (name,):
        return tr("by {donors}").format(donors=named(row.shown_donors))
    return tr("to {recipients}").format(recipients=named(row.shown_recipients))


def _missing(material: Material) -> Iterator[KeyFigure]:
    profile = material.profile
    facts = [fact for fact in profile.facts if not fact.evidence]
    rows = material.without_passage
    if facts or rows:
        parts = [tr_n("{n} fact", "{n} facts", len(facts))] if facts else []
        parts += [tr_n("{n} record", "{n} records", len(rows))] if rows else []
        key = f"fact:{facts[0].id}" if facts else f"donation:{rows[0].id}"
        yield KeyFigure(tr("Not yet evidence"), f"{len(facts) + len(rows):,}", listed(parts), key)
