"""The drafts of a sentence that are gone through one by one, and those of them that are one list.

*To Iran, Iraq and Lebanon* is a list: what is changed or accepted in one draft of it is so in all, as long as they say
the same, unless the person means one alone. The records that it is linked to are of each alone, and so is a figure that
is given to what has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.alternatives import in_list
from app.domain.drafts.apart import apart, is_counted, like, listed, parties_of, says_each, together
from app.domain.drafts.card import NOT_READ, Row, item_called, rows
from app.domain.drafts.draft import Draft, Drafted, DraftParty, Field
from app.domain.further import LINKS, OF_KEY
from app.domain.language import tr

NEXT = 1_000
"""From the number under which one draft of a list is kept to that of the next; the first has that of the list."""


@dataclass
class Gift:
    """One draft that is gone through."""

    sentence: Drafted
    of: int
    """Which of the drafts that the rules read of the sentence it is, or is one of the list of."""
    part: int
    """Which of that list, from 0."""
    draft: Draft
    listed: Field | None = None
    """In which field the list is; None for what is none of a list."""
    whole: Draft | None = None
    """Of one of a list the draft that all of them were, with its figures."""
    accepted: set[tuple[Field, int]] = field(default_factory=set[tuple[Field, int]])
    is_touched: bool = False
    """Whether it was changed since it was kept last."""
    waits: bool = field(default=False, compare=False)
    """Whether it is kept."""
    read: Draft | None = field(default=None, compare=False)
    """As the rules read it; None where the person has made it of others."""
    doubted: dict[tuple[Field, int], Draft] = field(default_factory=dict[tuple[Field, int], Draft], compare=False)
    """By the row what it was when another of its readings was chosen."""

    @property
    def number(self) -> int:
        """The number under which it is kept while it waits."""
        return self.of + NEXT * self.part

    def called(self) -> tuple[str, str]:
        """What it is called among the others, by whom of the list it is for, else by what makes it different; and the
        code of the country it is called by."""
        return (
            _named(self._ends())
            if self._ends()
            else (", ".join(in_list(self.draft.items, lambda one: one.item or one.as_stated)), "")
        )

    def _ends(self) -> tuple[DraftParty, ...]:
        if self.listed is not None:
            return parties_of(self.draft, self.listed)
        return self.draft.recipients or self.draft.donors


def _named(parties: Sequence[DraftParty]) -> tuple[str, str]:
    """The parties by their names; with a country code where there is one of them."""
    return ", ".join(party.name for party in parties), parties[0].iso2 if len(parties) == 1 else ""


def names_of(gifts: Sequence[Gift]) -> list[tuple[str, str]]:
    """What makes each different from the others: whom it is for, else who gives it, else what it is. With each
    the code of the country that it is called by; empty for several, and for what is no country."""
    names, donors = [gift.called() for gift in gifts], [_named(gift.draft.donors) for gift in gifts]
    value_rows = [[row for row in rows(gift.draft) if row.field in (Field.ITEMS, Field.MONEY)] for gift in gifts]
    things = [
        (", ".join(filter(None, (_thing(gift.draft, row) for row in each))) or tr("A gift"), "")
        for gift, each in zip(gifts, value_rows, strict=True)
    ]
    kinds = (names, donors, things)
    apart = (each for each in kinds if all(n for n, _ in each) and len({n for n, _ in each}) == len(each))
    return next(apart, max(kinds, key=lambda each: len({n for n, _ in each if n})))


def _thing(draft: Draft, row: Row) -> str:
    """A thing or a sum by its words."""
    stated = item_called(draft.items[row.part]) if row.field is Field.ITEMS and row.value else row.stated
    return stated or row.value


def gifts_of(
    sentence: Drafted,
    waiting: Mapping[int, Draft],
    accepted: Mapping[int, Iterable[tuple[Field, int]]] | None = None,
    *,
    is_each: bool = False,
) -> list[Gift]:
    """The drafts of a sentence, a list of recipients or donors apart where no figure is stated; `waiting` are those
    that the user has put away, by their numbers, and `accepted` the rows already accepted in them."""
    out: list[Gift] = []
    for of, draft in enumerate(sentence.drafts or (NOT_READ,)):
        parts = apart(draft, is_each=is_each)
        kept = {part: waiting[of + NEXT * part] for part in range(len(parts)) if of + NEXT * part in waiting}
        was_joined = 0 in kept and listed(kept[0]) is not None
        is_apart = len(parts) > 1 and not was_joined and (not is_counted(draft) or any(part for part in kept))
        if is_apart:
            of_list = enumerate(parts)
            out += [
                Gift(sentence, of, n, kept.get(n, one), listed(draft), draft, waits=n in kept, read=one)
                for n, one in of_list
            ]
        else:
            waits = _told_now(kept[0], draft) if 0 in kept else draft
            out.append(Gift(sentence, of, 0, waits, waits=0 in kept, read=draft))
    for one in out:
        one.accepted |= {*(accepted or {}).get(one.number, ())}
    return out


def _told_now(kept: Draft, read: Draft) -> Draft:
    """A draft that waited, with the reasons of its doubts in the language that is spoken now: those of what is `read`,
    where its person has left the words of a field as they were."""
    then, now = rows(kept), rows(read)

    def is_left(field: Field) -> bool:
        return [row.span for row in then if row.field is field] == [row.span for row in now if row.field is field]

    unsure = {field: read.unsure.get(field, why) if is_left(field) else why for field, why in kept.unsure.items()}
    return replace(kept, unsure=unsure)


def _is_its_own(row: Row | None, of: Field) -> bool:
    """Whether each draft of a list has its own: its party, and the records that it is linked to, which are of that."""
    return row is not None and (row.field is of or row.own[0] in LINKS)


def _like(draft: Draft, other: Draft, of: Field) -> Draft:
    """What one draft of a list says, for the party of another and linked as that is."""
    said, links = ([one for one in draft.own if one.key not in LINKS], [one for one in other.own if one.key in LINKS])
    return replace(like(draft, other, of), own=(*said, *links))


def _say_the_same(one: Draft, other: Draft, of: Field) -> bool:
    return _like(one, other, of) == _like(other, other, of)


def _each_of(gift: Gift, of: Field, *, is_each: bool) -> list[Gift]:
    """One draft for each of a list; what is open in each was accepted of all of them, and is to be looked at again."""
    draft, accepted = gift.draft, gift.accepted
    if not is_each:
        draft = replace(draft, own=tuple(one for one in draft.own if not _is_sum(one.key)))
        accepted = {key for key in accepted if not is_counted(draft) or key[0] not in (Field.ITEMS, Field.MONEY)}
    parts = enumerate(apart(draft, is_each=is_each))
    return [Gift(gift.sentence, gift.of, part, one, of, gift.draft, set(accepted), True) for part, one in parts]


def _is_sum(key: str) -> bool:
    """Whether a row beyond those of the rules says a part of the sum."""
    return key in OF_KEY and OF_KEY[key].like is Field.MONEY


_State = tuple[list[Gift], int]


class Gifts:
    """The drafts, and the one that is shown."""

    def __init__(self, gifts: Iterable[Gift] = ()) -> None:
        self.all = list(gifts)
        self.at = 0
        self.is_alone = False
        """Whether changes apply to the shown one only, though it is one of a list."""
        self._before: list[_State] = []
        self._after: list[_State] = []

    def __bool__(self) -> bool:
        return bool(self.all)

    @property
    def now(self) -> Gift:
        return self.all[self.at]

    def list(self) -> list[Gift]:
        """The list of the shown one, in order; it alone if it is of none."""
        now = self.now
        if now.listed is None:
            return [now]
        return [one for one in self.all if one.listed and (one.sentence.start, one.of) == (now.sentence.start, now.of)]

    def meant(self) -> list[Gift]:
        """Those to which changes apply."""
        return [self.now] if self.is_alone else self.list()

    def nearest(self, at: int) -> None:
        """Show the first of those that have words at a code point, or the nearest to it."""

        def away(gift: Gift) -> int:
            spans = [row.span for row in rows(gift.draft) if row.span is not None]
            return min((max(span.start - at, at - span.end, 0) for span in spans), default=0)

        self.at = min(range(len(self.all)), key=lambda number: away(self.all[number]), default=0)

    def change(self, draft: Draft, row: Row | None) -> None:
        """Let the shown one be this draft, and the others of its list say the same where they did so before."""
        self._begin()
        now, before, of = self.now, self.now.draft, self.now.listed
        is_own = of is not None and (_is_its_own(row, of) or (is_counted(draft) and not is_counted(before)))
        for one in self.meant():
            if one is now:
                one.draft = draft
            elif of is not None and not is_own and _say_the_same(before, one.draft, of):
                one.draft = _like(draft, one.draft, of)
            else:
                continue
            one.is_touched = True
            if row is not None:
                one.accepted.discard(row.key)

    def choose(self, draft: Draft, row: Row) -> None:
        """Let the shown one be this draft, whose row its person has chosen and so accepts; one step to take back."""
        self.change(draft, row)
        before = list(self._before)
        self.accept((row.key,))
        self._before = before

    def choose_reading(self, draft: Draft, row: Row) -> None:
        """Choose another reading of a row, and remember what it said when it was not sure."""
        now = self.now
        if row.key not in now.accepted:
            now.doubted[row.key] = now.draft
        elif now.read is not None:
            now.doubted.setdefault(row.key, now.read)
        self.choose(draft, row)

    def accept(self, keys: Iterable[tuple[Field, int]]) -> None:
        """Accept these rows of the shown one; of the others of its list as well, where they say the same or are what
        the list is of."""
        self._begin()
        keys = set(keys)
        wanted = {row.key: row for row in rows(self.now.draft) if row.key in keys}
        for one in self.meant():
            by_key = {row.key: row for row in rows(one.draft)}
            for key, row in wanted.items():
                other = by_key.get(key)
                if other is not None and other.value and (row.field is one.listed or other.value == row.value):
                    one.accepted.add(key)
                    one.is_touched = True
        self.now.accepted |= keys
        self.now.is_touched = True

    def differing(self, own: Sequence[tuple[str, str]]) -> list[str]:
        """What the rows are called in which the first of the list says other things than the others do, which the one
        draft made of them has as the first; `own` as `card.rows` has it."""
        said = [{(*row.key, row.own[0]): row for row in rows(gift.draft, own)} for gift in self.list()]
        found = dict[str, None]()
        for key, row in {key: row for each in said for key, row in each.items()}.items():
            values = {each[key].value if key in each else "" for each in said}
            is_taken_over = row.field is Field.OWN and len(values - {""}) == 1
            if len(values) > 1 and not is_taken_over and row.field is not self.now.listed:
                found[row.label] = None
        return list(found)

    def turn(self, sentence: str) -> list[Gift] | None:
        """Make a list one draft, or a draft of several a list, whose figures are open unless its `sentence` says that
        each gave or got so much. Returns those that are no more; None where nothing is to be turned."""
        now, those = self.now, self.list()
        if listed(now.draft) is not None or now.listed is not None:
            self._begin()
        if now.listed is not None and len(those) > 1:
            first, accepted = those[0], set[tuple[Field, int]].intersection(*(one.accepted for one in those))
            joined = together([one.draft for one in those], now.listed, first.whole)
            own = {said.key: said for one in reversed(those) for said in one.draft.own}
            own |= {said.key: said for said in (first.whole.own if first.whole else ()) if said.key not in own}
            joined = replace(joined, own=tuple(own.values()))
            made = [Gift(first.sentence, first.of, 0, joined, None, None, accepted, True)]
        elif (of := listed(now.draft)) is not None:
            made = _each_of(now, of, is_each=says_each(sentence))
        else:
            return None
        at = self.all.index(those[0])
        self.all[at : at + len(those)] = made
        self.at, self.is_alone = at, False
        return those

    def drop(self, gone: Iterable[Gift]) -> None:
        """Remove these."""
        ids = {id(one) for one in gone}
        before = sum(id(one) not in ids for one in self.all[: self.at])
        self.all = [one for one in self.all if id(one) not in ids]
        self.at = min(before, max(0, len(self.all) - 1))
        self._before, self._after = [], []  # what is saved is a step of the program's

    def put_back(self, one: Gift, at: int) -> None:
        """Show one that was removed, where it stood."""
        self.at = min(at, len(self.all))
        self.all.insert(self.at, one)
        self._before, self._after = [], []

    def call(self, title: str) -> None:
        """Give the shown one a title."""
        self._begin()
        self.now.draft, self.now.is_touched = replace(self.now.draft, title=title), True

    def may_retrace(self, *, forward: bool) -> bool:
        """Whether a change can be taken back, or done again."""
        return bool(self._after if forward else self._before)

    def steps(self) -> int:
        """How many changes can be taken back."""
        return len(self._before)

    def back_to(self, steps: int) -> None:
        """Take changes back until so many are left."""
        while len(self._before) > steps:
            self.retrace()

    def retrace(self, *, forward: bool = False) -> None:
        """Take the last change back, or do it again."""
        there, here = (self._after, self._before) if forward else (self._before, self._after)
        here.append(self._state())
        now = self.all
        self.all, self.at = there.pop()
        self.is_alone = False
        for one in self.all:
            one.is_touched = one.is_touched or one not in now

    def _begin(self) -> None:
        self._before.append(self._state())
        self._after = []

    def _state(self) -> _State:
        return [replace(one, accepted=set(one.accepted)) for one in self.all], self.at
