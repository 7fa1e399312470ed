"""Totals that are honest intervals.

**What counts.** What was given, in one act, and may enter totals (`app.domain.giving`), each figure of a record only
where words support it (`app.domain.support.unsupported`). All else is left out, each for a reason that is said.
Things are added where they are the same by the table of names (`app.domain.counted`), numbers of what is not said
never; money is never mixed across
currencies, nor cash with the worth of goods; nothing is converted.

**How records are related.** The rules go in this order, each on what the one before left:

1. *Duplicates count once.* Records that are duplicates of one another, directly or through others, are one act. Of
   them counts the one they are duplicates of; where that is not in the sum or states no number, the first that does.
   Where one of them says that it was not given, or cancelled, the act counts from 0.
2. *Conflicts are one act for which several amounts are stated.* A record whose own amount other passages contradict
   counts so from the first, unless a person has chosen. They are joined as duplicates are (290 against 200, and
   200 against 100, is one act of 100 to 290): from the least low to the greatest high. Against a record by which
   nothing was given (not given, cancelled, only promised), the act counts from 0.
3. *A part never counts beside its whole.* A record that is part of another, through any number of records between, is
   left out where that other is in the same sum with a number. Aggregates are never in a sum, so their parts are. What
   overlaps with a part does so with its whole; two wholes that have a part in common may overlap.
4. *What may overlap*, directly or through others, gives the interval from the largest low to the sum of the highs.
5. *Alternatives of one record* count as one interval: of each thing from the alternative with the least of it, which
   may be nothing, to that with the most (`app.domain.alternatives`).
6. *Follows* changes nothing: a delivery that follows a promise counts, and the promise does not in any case. A record
   that *delivers* another is a part of it, should both be given.

Where one pair of records has several of these relations, the first rule that fits it holds. Relations are
followed through records that are in no sum themselves. Of a circle of parts, the record that comes first is the whole.

**Ends.** No upper end known makes the sum's upper end open. A part with no lower end adds 0 to it; where no part has
one, the sum has none.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import chain, compress, filterfalse
from operator import itemgetter
from typing import NamedTuple

from app.domain.alternatives import Alternative, added
from app.domain.by_key import by_key, sets_by_key
from app.domain.counted import Names, is_plural
from app.domain.giving import LeftOut, left_out_words
from app.domain.language import tr
from app.domain.quantity import Interval, RunningSum, Stated, add, enclosing
from app.domain.relations import Classes, Pair, Relations, above
from app.domain.terms import PLEDGED, MoneyKind, Outcome, Qualifier

NOT_SAID = "not said what"
"""What the item of a number is called of which no source says what it is of; such numbers are of unlike things."""
FAR_APART = 10
"""Years in which money changes its worth so much that it is said of a sum."""
_NOTHING = Decimal(0)


class TotalLine(NamedTuple):
    """What one record says was given of one thing. There may be hundreds of thousands, which tuples are made for."""

    donation_id: int
    ref: str
    title: str
    what: str
    """The item as written, or for money its kind."""
    unit: str
    """The item's unit as written, or the currency."""
    money_kind: MoneyKind | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    as_stated: str
    outcome: Outcome = Outcome.GIVEN
    out: LeftOut | None = None
    """Why it is in no sum by itself, or None where it counts."""
    why: str = ""
    """Why it is not in the sum, in a few words."""
    disputed: bool = False
    """Whether passages say something else, or a reader disputes it, and nobody has chosen; what passages say is
    within `low` and `high`."""
    waits: bool = False
    """Whether it is to be checked, since the source of its words was corrected."""
    otherwise: bool = False
    """Whether its own words plainly say something else; it counts as it is recorded."""
    year: int = 0
    """Of its date; 0 where that is not known."""
    alternative: Alternative | None = None
    """Of which alternative of its record it is; None for what comes in any case."""

    @property
    def is_unsaid(self) -> bool:
        """Whether it says neither what was given nor how much."""
        return self.what == tr(NOT_SAID) and self.money_kind is None and self.low is self.high is None


_written: Callable[[TotalLine], tuple[str, str]] = itemgetter(*map(TotalLine._fields.index, ("what", "unit")))
"""A thing and its unit as a line has them."""
_alternative: Callable[[TotalLine], Alternative | None] = itemgetter(TotalLine._fields.index("alternative"))


@dataclass(frozen=True, slots=True)
class Joined:
    """Records that are not simply added, and what they come to together."""

    conflict: bool
    """Whether they conflict; else they may overlap."""
    refs: tuple[str, ...]
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over one thing. None at an end means that the end is open; None at both, that no number is known."""

    what: str
    unit: str
    """The unit by its name, empty for what is counted one by one; or the currency."""
    money_kind: MoneyKind | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    approximate: bool
    """Whether a part is only *about* its number."""
    added: tuple[TotalLine, ...]
    """What is in the sum, the largest first; of very many the largest and the doubtful ones, the rest is `more`."""
    beside: tuple[TotalLine, ...]
    """Of the same thing, but not in the sum, each with its reason (`out`, `why`); the rest is `more_beside`."""
    joined: tuple[Joined, ...] = ()
    """Records that conflict or may overlap, which the sum counts as one interval."""
    taken: tuple[tuple[str, str], ...] = ()
    """Words that were taken to mean a name of the table: (*tons*, *tonnes*)."""
    more: Sequence[int] = ()
    """The ids of the other records in the sum."""
    more_beside: Mapping[LeftOut, Sequence[int]] = field(default_factory=dict[LeftOut, Sequence[int]])
    """The ids of the other records that are not in the sum, by the reason."""

    @property
    def has_number(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def disputed(self) -> tuple[str, ...]:
        """The references of the records in the sum of which something is disputed."""
        return tuple(dict.fromkeys(line.ref for line in self.added if line.disputed))

    @property
    def to_check(self) -> tuple[str, ...]:
        """The references of the records in the sum that are to be checked against their corrected sources."""
        return tuple(dict.fromkeys(line.ref for line in self.added if line.waits))

    @property
    def says_otherwise(self) -> tuple[str, ...]:
        """The references of the records in the sum whose own words say something else; those to be checked are not
        among them."""
        return tuple(dict.fromkeys(line.ref for line in self.added if line.otherwise and not line.waits))

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The references of the records in the sum that name alternatives, of which it is of one."""
        return tuple(dict.fromkeys(line.ref for line in self.added if line.alternative is not None))

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of sums of money that lie too far apart to be worth the same."""
        years = [line.year for line in self.added if line.year and self.money_kind is not None]
        return (min(years), max(years)) if years and max(years) - min(years) > FAR_APART else None

    @property
    def is_doubtful(self) -> bool:
        """Whether something is to be said against a record in the sum."""
        return any(map(_is_doubtful, self.added))

    @property
    def many(self) -> int:
        """How many figures are in the sum: of those whose lines are not kept, how many records."""
        return len(self.added) + len(self.more)

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the records in the sum, the largest first."""
        return array("q", dict.fromkeys(line.donation_id for line in self.added)) + array("q", self.more)

    @property
    def of_each(self) -> dict[str, Interval]:
        """How much of it each record states whose lines are kept, by its reference, the largest first."""
        return {ref: _of_record(lines) for ref, lines in by_key((line.ref, line) for line in self.added).items()}

    @property
    def left_out(self) -> dict[LeftOut, tuple[str, ...]]:
        """The references of the records that are not in the sum, by the reason."""
        return by_reason(self.beside)


@dataclass(frozen=True)
class Totals:
    """All sums, also those into which nothing entered."""

    every: tuple[Total, ...] = ()

    @property
    def are_many(self) -> bool:
        """Whether they are over so many records that not every line is kept."""
        return any(one.more or one.more_beside for one in self.every)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Those of things of which something was given, or is said to be by a record that is left out."""
        given = Outcome.GIVEN
        return tuple(one for one in self.every if one.added or any(line.outcome is given for line in one.beside))

    @cached_property
    def ordered(self) -> tuple[Total, ...]:
        """The sums into which something entered: those with a number first, those of most records before others."""
        some = (one for one in self.every if one.added)
        return tuple(sorted(some, key=lambda one: (not one.has_number, -one.many)))

    @property
    def numbered(self) -> tuple[Total, ...]:
        """The sums with a number, money before things: where there is room for one, it is not the number of tents."""
        some = (one for one in self.ordered if one.has_number)
        return tuple(sorted(some, key=lambda one: one.money_kind is None))

    @cached_property
    def promised(self) -> tuple[TotalLine, ...]:
        """What was announced, promised or offered; in no sum."""
        return tuple(line for total in self.every for line in total.beside if line.outcome in PLEDGED)

    @cached_property
    def left_out(self) -> dict[LeftOut, tuple[str, ...]]:
        """The references of all records of which something is in no sum, by the reason."""
        return by_reason(line for total in self.every for line in total.beside)

    def ids_left_out(self, why: LeftOut) -> Sequence[int]:
        """The ids of all records of which something is in no sum for this reason."""
        ids = dict.fromkeys(line.donation_id for total in self.every for line in total.beside if line.out is why)
        more = chain.from_iterable(total.more_beside.get(why, ()) for total in self.every)
        return array("q", ids) + _each_once(one for one in more if one not in ids)


def by_reason(lines: Iterable[TotalLine]) -> dict[LeftOut, tuple[str, ...]]:
    """The references of records by why they are left out, each once, in the order of the reasons."""
    out: dict[LeftOut, dict[str, None]] = {}
    for line in lines:
        if line.out is not None:
            out.setdefault(line.out, {})[line.ref] = None
    return {why: tuple(out[why]) for why in LeftOut if why in out}


def add_up(
    lines: Iterable[TotalLine],
    relations: Relations = Relations(),  # noqa: B008 - frozen
    names: Names | None = None,
) -> Totals:
    """The totals over what records say, in the order of their first lines; see the rules above."""
    return Adding(relations, names or Names()).up(lines)


class Adding:
    """Adds up again and again over the same relations, as for the cells of a matrix."""

    def __init__(self, relations: Relations, names: Names) -> None:
        self._graph, self._names = _Graph(relations), names

    def up(self, lines: Iterable[TotalLine]) -> Totals:
        """The totals over these lines alone."""
        sums = self.in_pages()
        sums.take(lines)
        return sums.totals()

    def in_pages(self, most: int | None = None) -> Sums:
        """Totals over lines that come page by page; with `most`, each sum keeps no more lines than that (see
        `Total.added`)."""
        return Sums(self._graph, self._names, most)


class Sums:
    """Totals that grow by lines as they come: money by kind and currency, things by name and unit."""

    def __init__(self, graph: _Graph, names: Names, most: int | None) -> None:
        self._graph, self._names, self._most = graph, names, most
        self._sums: dict[tuple[MoneyKind | None, str, str], _Sum] = {}
        self._nothing: set[int] = set()
        self._never: set[int] = set()

    def take(self, lines: Iterable[TotalLine]) -> None:
        """Add these lines, which follow those taken before."""
        groups: dict[tuple[MoneyKind | None, str, str], list[TotalLine]] = {}
        group_of: dict[tuple[MoneyKind | None, str, str], list[TotalLine]] = {}
        related = self._graph.related
        for line in lines:
            if line.outcome is not Outcome.GIVEN and line.donation_id in related:
                self._nothing.add(line.donation_id)
                if line.outcome in (Outcome.NOT_GIVEN, Outcome.CANCELLED):
                    self._never.add(line.donation_id)
            written = (line.money_kind, line.what, line.unit)
            group = group_of.get(written)
            if group is None:
                group = group_of[written] = groups.setdefault(self._key(*written), [])
            if line.what == NOT_SAID and line.money_kind is None:
                line = line._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
            group.append(line)
        for key, some in groups.items():
            if key not in self._sums:
                self._sums[key] = _Sum(some[0], self._graph, self._names, self._most)
            self._sums[key].take(some)

    def _key(self, money_kind: MoneyKind | None, what: str, unit: str) -> tuple[MoneyKind | None, str, str]:
        """What is one sum: money of a kind in a currency, or things by their names."""
        return (money_kind, "", unit.upper()) if money_kind is not None else (None, *self._names.thing(what, unit).key)

    def totals(self) -> Totals:
        """What has been taken comes to. No more can be taken afterwards."""
        self._graph.hear(self._nothing, self._never)
        return Totals(tuple(one.total() for one in self._sums.values()))


class _Graph:
    """The relations of all records, looked up once for all sums."""

    def __init__(self, relations: Relations) -> None:
        self.related = relations.related()
        self.duplicates = Classes(relations.duplicates)
        self.acts = Classes(relations.duplicates, relations.conflicts)
        self.above = above(relations.inside(), self.acts.of)
        self.near = _both_ways((self.acts.of(a), self.acts.of(b)) for a, b in relations.overlaps)
        """The acts that may overlap with each."""
        self.copies = frozenset(a for a, _ in relations.duplicates)
        self.doubled = self.copies.union(b for _, b in relations.duplicates)
        self.conflicts = _both_ways(relations.conflicts)
        self.denied: frozenset[int] = frozenset()
        """The acts of which some record says that nothing came of them."""

    def hear(self, nothing: set[int], never: set[int]) -> None:
        """Let it be known which of the records that are heard say that nothing was given, and which that nothing will
        be: not what was first promised and then given.
        """
        conflicts = self.conflicts.items() if nothing else ()
        denied = {self.acts.of(a) for a, others in conflicts if not others.isdisjoint(nothing)}
        self.denied = frozenset(denied.union(map(self.acts.of, self.doubled & never)))


def _both_ways(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    return sets_by_key(pair for a, b in pairs for pair in ((a, b), (b, a)))


@dataclass(slots=True)
class _Act:
    """One act, or several that may overlap, with the interval that its records come to."""

    lines: list[TotalLine]
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    """*Over* where the low end itself is too little, *about* where a number is."""
    amounts_named: int = 1

    @property
    def is_number(self) -> bool:
        return self.low is not None or self.high is not None


def _of_record(lines: Sequence[TotalLine]) -> Interval:
    """What the lines of one record come to."""
    return added((line.alternative, line) for line in lines)


def _act_of_record(lines: list[TotalLine]) -> _Act:
    return _Act(lines, *_of_record(lines))


def _summable(lines: Sequence[TotalLine]) -> Sequence[Stated]:
    """What is to be added for lines without relations: those of a record with alternatives as one interval."""
    if not any(map(_alternative, lines)):
        return lines
    return [_of_record(some) for some in by_key((line.donation_id, line) for line in lines).values()]


def _of_several_amounts(amounts: list[_Act], *, denied: bool) -> _Act:
    """Several amounts of one act: from the least low to the greatest high."""
    low, high = enclosing(amounts)
    if denied and any(one.is_number for one in amounts):
        low = _NOTHING
    qualifiers = {Qualifier.BETWEEN} if denied else {one.qualifier for one in amounts}
    return _Act([line for one in amounts for line in one.lines], low, high, _shared(qualifiers), len(amounts) + denied)


def _shared(qualifiers: set[Qualifier]) -> Qualifier:
    """What holds of one interval over intervals of these qualifiers."""
    if qualifiers == {Qualifier.OVER}:
        return Qualifier.OVER
    return Qualifier.ABOUT if Qualifier.ABOUT in qualifiers else Qualifier.BETWEEN


def _overlapping(together: list[_Act]) -> _Act:
    """Acts that may overlap: from the largest low to the sum of the highs."""
    low = max((one.low for one in together if one.low is not None), default=None)
    over = any(one.low == low and one.qualifier is Qualifier.OVER for one in together)
    qualifier = Qualifier.OVER if over else _shared({one.qualifier for one in together} - {Qualifier.OVER})
    return _Act([line for one in together for line in one.lines], low, add(together).high, qualifier)


class _Sum:
    """Works out the sum over the lines of one thing."""

    def __init__(self, first: TotalLine, graph: _Graph, names: Names, most: int | None) -> None:
        self._first, self._graph, self._names, self._most = first, graph, names, most
        self._sum = RunningSum()
        """Of the records without relations."""
        self._alone: list[TotalLine] = []
        """Their lines; with `most` only the largest, those of the others that are doubtful, and the ids of the rest."""
        self._doubtful: list[TotalLine] = []
        self._more = array("q")
        self._related: dict[int, list[TotalLine]] = {}
        self._beside: list[TotalLine] = []
        self._more_beside: dict[LeftOut, array[int]] = {}
        self._left: Counter[tuple[LeftOut, Outcome]] = Counter()
        self._written: Counter[tuple[str, str]] = Counter()
        self._summed: dict[tuple[str, str], None] = {}
        """The writings of what is in the sum."""
        self._joined: list[Joined] = []
        self._representative: dict[int, int] = {}
        """The act in the sum that represents each act: itself, or its whole."""
        self._near: list[Pair] = []
        """The acts in the sum that may overlap."""

    def take(self, lines: Sequence[TotalLine]) -> None:
        """Add lines of this thing."""
        self._written.update(map(_written, lines))
        alone: list[TotalLine] = []
        for line in lines:
            if line.out is not None:
                self._put_beside(line, line.out)
            elif line.donation_id in self._graph.related:
                self._related.setdefault(line.donation_id, []).append(line)
            else:
                alone.append(line)
        self._sum.take(_summable(alone))
        self._summed |= dict.fromkeys(map(_written, alone))
        if self._most is None:
            self._alone += alone
        else:
            self._keep(alone, self._most)

    def _put_beside(self, line: TotalLine, out: LeftOut) -> None:
        self._left[out, line.outcome] += 1
        if self._most is not None and self._left[out, line.outcome] > self._most:
            self._more_beside.setdefault(out, array("q")).append(line.donation_id)
        else:
            self._beside.append(line if line.why else line._replace(why=left_out_words(out)))

    def _keep(self, alone: list[TotalLine], most: int) -> None:
        """Keep so many of the lines, the largest, and those against which something is to be said."""
        rest: list[TotalLine] = []
        if len(self._alone) == most:  # so that only those are sorted that may be among them
            least = self._alone[-1].low or _NOTHING
            rest = [line for line in alone if line.low is None or line.low <= least]
            alone = [line for line in alone if line.low is not None and line.low > least]
        self._alone = sorted([*self._alone, *alone], key=lambda line: line.low or _NOTHING, reverse=True)
        rest += self._alone[most:]
        del self._alone[most:]
        doubtful = list(filter(_is_doubtful, rest))
        self._doubtful += doubtful
        self._more.extend([line.donation_id for line in (filterfalse(_is_doubtful, rest) if doubtful else rest)])

    def total(self) -> Total:
        """The sum, with what is left out of it."""
        related = {one: _act_of_record(lines) for one, lines in self._related.items()}
        acts = self._several(self._apart_from_wholes(self._acts(related))) if related else []
        return self._finished(acts)

    # --- one act ---

    def _acts(self, related: dict[int, _Act]) -> dict[int, _Act]:
        """The acts by their classes: duplicates once, conflicts as one interval."""
        graph = self._graph
        members = by_key((graph.acts.of(one), one) for one in related)
        return {act: self._act(act, ids, related) for act, ids in members.items()}

    def _act(self, act: int, ids: list[int], related: dict[int, _Act]) -> _Act:
        """One act in several records: duplicates once, conflicting amounts as an interval."""
        graph = self._graph
        copies = by_key((graph.duplicates.of(one), one) for one in ids)
        counted = {
            min(some, key=lambda one: (not related[one].is_number, one in graph.copies)) for some in copies.values()
        }
        counted |= {one for one in ids if not graph.conflicts.get(one, set()).isdisjoint(ids)}
        amounts = [related[one] for one in ids if one in counted]
        denied = act in graph.denied
        made = amounts[0] if len(amounts) == 1 and not denied else _of_several_amounts(amounts, denied=denied)
        for one in ids:
            if one not in counted:
                refs = _refs(made.lines)
                self._leave(related[one], LeftOut.DUPLICATE, tr("the same as {refs}").format(refs=refs))
        return made

    def _leave(self, act: _Act, out: LeftOut, why: str) -> None:
        self._beside += [line._replace(out=out, why=why) for line in act.lines]

    # --- several acts ---

    def _apart_from_wholes(self, acts: dict[int, _Act]) -> dict[int, _Act]:
        """Without the acts whose whole is here too."""
        place = {act: number for number, act in enumerate(acts)}
        wholes = {act: self._wholes(act, acts, place) for act in acts}
        out: dict[int, _Act] = {}
        for act, made in acts.items():
            found = wholes[act]
            if not found:
                out[act] = made
                continue
            tops = [one for one in found if not wholes[one]] or found[:1]
            self._representative[act] = tops[0]
            self._near += [(tops[0], other) for other in tops[1:]]  # what has a part in common may overlap
            refs = _refs([line for top in tops for line in acts[top].lines])
            self._leave(made, LeftOut.PART, tr("part of {refs}").format(refs=refs))
        for act, made in out.items():
            self._representative[act] = act
            if made.amounts_named > 1:
                self._join(made, conflict=True)
        return out

    def _wholes(self, act: int, acts: Mapping[int, _Act], place: Mapping[int, int]) -> list[int]:
        """The acts here that state a number and that this one is a part of; of a circle the first has none."""
        above = self._graph.above
        found = [
            one
            for one in above.get(act, frozenset()).intersection(acts)
            if acts[one].is_number and (act not in above.get(one, ()) or place[one] < place[act])
        ]
        return sorted(found, key=lambda one: place[one])

    def _several(self, acts: Mapping[int, _Act]) -> list[_Act]:
        """The acts, those that may overlap as one interval."""
        for act, own in self._representative.items():  # what overlaps with a part does so with its whole
            near = (self._representative.get(other) for other in self._graph.near.get(act, ()))
            self._near += [(own, other) for other in near if other is not None]
        joined = Classes(self._near)
        groups = by_key((joined.of(act), made) for act, made in acts.items())
        out: list[_Act] = []
        for together in groups.values():
            made = together[0] if len(together) == 1 else _overlapping(together)
            if len(together) > 1:
                self._join(made, conflict=False)
            out.append(made)
        return out

    def _join(self, act: _Act, *, conflict: bool) -> None:
        refs = tuple(line.ref for line in _first_of_each(act.lines))
        self._joined.append(Joined(conflict, refs, act.low, act.high))

    # --- what it comes to ---

    def _finished(self, acts: list[_Act]) -> Total:
        """The sum over unrelated records, and over acts that others speak of too."""
        of_acts = [line for act in acts for line in act.lines]
        self._summed |= dict.fromkeys(map(_written, of_acts))
        added = sorted([*self._alone, *self._doubtful, *of_acts], key=_largest_first)
        is_about = self._sum.is_about or any(line.qualifier is Qualifier.ABOUT for line in of_acts)
        self._sum.take(acts)
        summed = self._sum.sum() if added else Interval(None, None, Qualifier.NOT_STATED)
        what, unit, taken = self._called()
        if summed.low == summed.high == 1 and self._first.money_kind is None:
            what, unit = added[0].what, unit if added[0].unit else ""  # one plane, as it is written, is no planes
        kept = {line.donation_id for line in added}
        lines = (tuple(added), tuple(self._beside), tuple(self._joined))
        more = _each_once(one for one in self._more if one not in kept)
        return Total(what, unit, self._first.money_kind, *summed, is_about, *lines, taken, more, self._more_beside)

    def _called(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What the thing and its unit are called, by the table, else as most records write it, in the plural if one
        does; and what words of those in the sum were taken as which."""
        if self._first.money_kind is not None:
            return self._first.what, self._first.unit.upper(), ()
        counts: Counter[tuple[int, str, str]] = Counter()
        taken: dict[tuple[str, str], None] = {}
        for written, many in self._written.items():
            thing = self._names.thing(*written)
            counts[is_plural(thing.what) + is_plural(thing.unit), thing.what, thing.unit] += many
        for written in self._summed:
            words = self._names.thing(*written).taken
            taken |= dict.fromkeys(zip(words[::2], words[1::2], strict=True))
        _, what, unit = max(counts, key=lambda called: (called[0], counts[called]))
        return what, unit, tuple(taken)


def _each_once(ids: Iterable[int]) -> array[int]:
    """Row ids in their order, in an array: of a million a set would take 60 MB."""
    seen = bytearray()
    for one in ids:
        seen.extend(bytes(max(0, one + 1 - len(seen))))
        seen[one] = 1
    return array("q", compress(range(len(seen)), seen))


def _largest_first(line: TotalLine) -> tuple[Decimal, int, str]:
    """The place of a line in its sum: of equal ones, by the references of their records."""
    return -(line.low or _NOTHING), len(line.ref), line.ref


def _is_doubtful(line: TotalLine) -> bool:
    """Whether something is to be said against a line."""
    return line.disputed or line.waits or line.otherwise


def _first_of_each(lines: Iterable[TotalLine]) -> list[TotalLine]:
    return list({line.donation_id: line for line in reversed(list(lines))}.values())[::-1]


def _refs(lines: Iterable[TotalLine]) -> str:
    return ", ".join(line.ref for line in _first_of_each(lines))
