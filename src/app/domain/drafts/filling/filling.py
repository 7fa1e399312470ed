"""A gift, known by the numbers of its pieces, made a draft: names, amounts, day, the words of each, what is unsure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from app.domain.currencies import currencies
from app.domain.donations import DateSpan
from app.domain.drafts.amounts.amounts import Amount, amounts
from app.domain.drafts.amounts.dollars import are_bare, is_of_all, taken_as, whose_dollars
from app.domain.drafts.amounts.doubts import RATE, of_each, of_each_of_several
from app.domain.drafts.amounts.sums import but_read, may_be_gone, once_theirs, pay_otherwise
from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import DEPOTS, DITRANSITIVE, GIVING_NOUNS, WITH
from app.domain.drafts.clauses.fates import fate
from app.domain.drafts.clauses.gift_things import head_of, is_no_one, names_aid
from app.domain.drafts.clauses.of_place import (
    farther_place,
    is_known_by_name,
    of_place,
    of_rebels,
    where_they_fled,
    with_its_body,
)
from app.domain.drafts.clauses.pieces import Piece, Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import HEADING, OBJECT, OWNER, PARTNERS, PREPOSITIONS, SUBJECT, Shape
from app.domain.drafts.clauses.verbs import TRANSPORT, Family, Mode, Verb, is_adverb
from app.domain.drafts.dates.days import Day
from app.domain.drafts.dates.fiscal import fiscal_year, may_be_fiscal
from app.domain.drafts.draft import Draft, DraftDate, DraftItem, DraftMoney, DraftParty, Field, Span
from app.domain.drafts.filling.carrying import brought_by, carriers_in, is_organ
from app.domain.drafts.filling.onward import onward
from app.domain.drafts.frames.by_place import take
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.purposes import is_event, is_left_out
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.frames.sources import LETS_IN, sources
from app.domain.drafts.frames.taken_up import of_the_same, with_number
from app.domain.drafts.learnt.weights import Weights, parts, total
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.neighbours import may_be_neighbours
from app.domain.drafts.names.pronouns import NOUNS, may_stand_for, standing_for
from app.domain.drafts.refused.refused import owed_or_sold
from app.domain.drafts.text.across import giver_before
from app.domain.drafts.text.antecedents import (
    Slot,
    antecedent,
    bare_slot,
    last_named,
    own_clause,
    slot_of,
    subject_slot,
)
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import STATES, full_name, giver, key_of
from app.domain.drafts.text.noun_kinds import are_people, is_house, its_place
from app.domain.drafts.text.noun_kinds import is_of_people as of_a_people
from app.domain.drafts.text.voice import OWN, is_quoted, speaker
from app.domain.drafts.weighing.meant import SIDES, Asked, Option, options
from app.domain.drafts.weighing.said import asserted_by, ground, is_free, said_around, terms_of
from app.domain.drafts.weighing.together import Asking
from app.domain.drafts.weighing.when import is_of_promise, is_safe
from app.domain.drafts.words.actor_words import BODY_NOUNS, DISASTERS, NOT_NAMES, OF_THE_STATE, PLURAL_BODIES
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.language import tr
from app.domain.phrase_words import NUMBERS
from app.domain.terms import AmountRole, DatePrecision, MoneyKind, Outcome, Qualifier

_PLAINEST, _FOR = 3, 2
"""How plainly who gets it is said as an object or behind *to*, and behind *for*."""
MEANT, OPEN, AHEAD, PLACED = 0.4, 0.2, 1.5, 0.4
"""The share from which on somebody of the text is named instead of whom a sentence has, and where it has nobody; how
many times that of any other it then is; and the share of the country of a ministry."""
_LEFT = re.compile(
    r"\b(?:flight|plane|aircraft|helicopter|ship|vessel|boat|ferry|convoy|truck|lorry|lorries|train)s? from $"
)
_ITS_PLACE = re.compile(
    r"(?:^(?:the )?|\b(?:in|of|at|from|near) (?:the )?)([A-Z][\w'’-]+(?: (?:[a-z]{2}-)?[A-Z][\w'’-]+)?)"
)
"""The place that a name begins with or that stands behind: *the Labasa Lions*, *the Uniting Church in Ballarat*."""
_ENDOWED = re.compile(r"[A-Z]\w+ (?:Corporation|Foundation|Endowment|Institution|Brothers)$")
"""What is called after whoever founded it: *the Carnegie Corporation*."""
_PLACED = re.compile(r"(?:,? (?:in|of|at|from|near) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?")
_SENT_FROM = re.compile(r"\b[Ff]rom (?:[a-z]+ ){0,3}(?:(?:in|at|near|outside) )?(?:the )?$")
_TAKES = re.compile(r"\b(?:takes?|took|taking|taken) (?:delivery|possession|receipt) of\b")
_LEFT_MOST = 20
"""Code points before a name in which such words stand."""
_AROUND = 4000
"""Code points before the end of a sentence in which towns tell whose dollars are meant."""


class Filling:
    """One gift of a sentence on its way to a draft."""

    def __init__(
        self,
        text: str,
        shape: Shape,
        before: Before,
        gift: Gift,
        weights: Weights,
        published: str = "",
        others: Sequence[Filling] = (),
        towns: Callable[[str], Sequence[tuple[str, tuple[str, ...]]]] = lambda _: (),
        named: Sequence[Named] = (),
    ) -> None:
        self.text, self.shape, self.before, self.gift, self.published = text, shape, before, gift, published
        self.weights, self.others, self.towns, self.named = weights, others, towns, named
        self.found: tuple[Collection[DraftParty], Collection[DraftParty]] | None = None
        """Who gives and gets it, once that is found."""
        self.taken: tuple[DraftParty, ...] = ()
        """Who gets it as whom a word takes up."""
        self.each: Field | None = None
        """Whether each of those who give it gives so much, or each who get it gets so much."""
        self.asked: list[Asking] = []
        """What was asked of whom the text speaks."""
        self.givers: tuple[DraftParty, ...] = ()
        """Who gives it, as far as the sentence says or takes somebody up."""
        self.unsure: dict[Field, str] = dict(gift.unsure)

    def draft(self) -> Draft | None:
        """The draft, or None where nothing was given or nobody named who gives or gets."""
        gift = self.gift
        self._never_came()
        self._leave_bringers()
        self.givers = donors = () if gift.of_nobody else self._said_givers()
        carriers = self._carriers(donors)
        named = self._parties(self._recipients(), Field.RECIPIENTS, {one.name for one in donors})
        recipients = self._placed(self._in_full(self._with_words(named, Field.RECIPIENTS)), donors)
        recipients = self._at_host(tuple(map(self._called_behind, recipients)), donors) or self._counted()
        if not (recipients and gift.of_nobody):
            recipients = (
                self._before_it(recipients, donors)
                or (() if recipients else self._us(donors))
                or self._meant(Field.RECIPIENTS, recipients, donors)
            )
        if not (donors or gift.of_nobody):
            donors = self._unsaid(Field.DONORS, self._before_this(recipients))
        donors = self._as_places(donors, Field.DONORS)
        recipients = recipients or self._last_named((*donors, *carriers)) or self._where_it_stands()
        recipients = self._at_dateline(self._as_places(recipients, Field.RECIPIENTS), donors)
        recipients = self._where_posted(self._as_towns(self._but_itself(recipients, donors), donors), donors)
        self.found = donors, recipients
        only_brought = gift.main.family is Family.CARRY and not (
            donors or gift.recipients
        )  # it carried 300 crates of beer
        if only_brought or not (donors or recipients or carriers):
            return None
        goods, sums = self._amounts()
        first, last = self.shape.pieces[gift.main.first], self.shape.pieces[gift.main.last]
        when = self._date(donors, recipients)
        terms = self._terms()
        self._doubts(donors, recipients)
        basis, words_of_basis = ground(self.text, self.shape.pieces[0].start, self.shape.pieces[-1].end)
        asserted_by = self._asserted_by()
        said = {
            Field.DONORS: map(self._named_at, donors),
            Field.CARRIERS: map(_span, carriers),
            Field.RECIPIENTS: map(self._named_at, recipients),
            Field.ITEMS: map(_span, goods),
            Field.MONEY: map(_span, sums),
            Field.STATUS: [Span(first.start, last.end)],
            Field.DATE: [_span(when)] if when is not None and when.end else [],
            Field.BASIS: [Span(*words_of_basis)] if words_of_basis is not None else [],
            Field.ASSERTED_BY: [asserted_by] if asserted_by is not None else [],
        }
        spans = {field: found for field, words in said.items() if (found := tuple(words))}
        return Draft(
            status=gift.outcome,
            donors=self._of_state(donors),
            carriers=self._of_state(carriers),
            recipients=self._of_state(recipients),
            items=tuple(_item(one) for one in goods),
            amounts=tuple(self._money(one, sums[0]) for one in sums),
            date=when,
            basis=basis,
            terms=terms,
            asserted_by="" if asserted_by is None else self.text[slice(*asserted_by)],
            spans=spans,
            unsure=self._unsure(spans, read=bool(goods or sums)),
        )

    def _said_givers(self) -> tuple[DraftParty, ...]:
        """Who gives it by the sentence's words, or as whom these are taken up."""
        donors = self._with_words(self._parties(self._givers(), Field.DONORS), Field.DONORS)
        donors = donors or self._labelled() or self._unnamed()
        donors = () if all(map(_is_anybody, donors)) else donors
        taken = self._head(donors) or self._bare(Field.DONORS, donors, self._named_getters())
        donors = self._in_full(taken or self._meant(Field.DONORS, donors, self._getters()))
        donors = tuple(
            dict.fromkeys(
                self._whose(self._called(self._described(self._named_behind(self._sent_by(one))))) for one in donors
            )
        )
        return self._but_hosts(self._but_speakers(donors))

    def _named_at(self, one: DraftParty) -> Span:
        """The words of the sentence that name somebody whom others of it take up: *Beijing said it would send*."""
        words = self.text[one.start : one.end]
        if not words.islower() or words == one.name:
            return _span(one)
        actors = (piece.actor for piece in self.shape.pieces if piece.start < one.start)
        named = (who for who in actors if who is not None and (who.name, who.iso2) == (one.name, one.iso2))
        return _span(next(named, one))

    def parts(self) -> list[Draft]:
        """The draft, if there is one; of what *each of them* gets, or gives, one for each."""
        draft = self.draft()
        field = self.each
        if draft is None or field is None:
            return [draft] if draft is not None else []
        parties = draft.donors if field is Field.DONORS else draft.recipients
        return [
            replace(draft, **{field.value: (one,)}, spans=draft.spans | {field: (span,)})
            for one, span in zip(parties, draft.spans[field], strict=True)
        ]

    def _as_places(self, parties: tuple[DraftParty, ...], field: Field) -> tuple[DraftParty, ...]:
        """Parties; groups and institutions without a name as the places they are of."""
        out = tuple(place for one in parties for place in self._places_of(one, field))
        return tuple(map(self._of_fund_or_people, out)) if field is Field.RECIPIENTS else out

    def _of_fund_or_people(self, one: DraftParty) -> DraftParty:
        """A place with the fund for its people, *the appeal for the widows of Lae*, or the people of one not named.

        What hosts people from a place is not that; what is only done to a place is left out.
        """
        if (work := _WORK_ON.fullmatch(one.name)) is not None and one.end > one.start:
            return one._replace(name=work[1], start=one.end - len(work[1]))
        if (hosts := _HOSTS_OF.search(self.text, self.shape.pieces[0].start, one.start)) is not None:
            name = " ".join(self.text[hosts.start(1) : one.end].split())
            return one._replace(name=name, iso2="", start=hosts.start(1))
        fund = _FUND_FOR.search(self.text, self.shape.pieces[0].start, one.start)
        unsaid = one.name.startswith("the ") and one.name.islower() and not one.iso2
        people = _PEOPLE_OF.search(self.text, self.shape.pieces[0].start, one.start) if unsaid else None
        if people is not None and not (people[2] in PLURAL_BODIES or _ARE_POOR.match(people[2])):
            people = None
        said = fund or people
        if said is None or one.start == one.end:
            return one
        return one._replace(name=" ".join(self.text[said.start(1) : one.end].split()), start=said.start(1))

    def _places_of(self, one: DraftParty, field: Field) -> list[DraftParty]:
        """The place of a party without a name, or several where people from elsewhere are; else the party."""
        inside = [piece for piece in self.shape.pieces if one.start <= piece.start < one.end]
        whole = _of_gift(with_its_body(self.text, self.shape.pieces, one), inside)
        if whole is not one or (len(inside) == 1 and is_known_by_name(inside[0].actor)):
            return [whole]
        if field is Field.DONORS and inside and self._is_group_by_name(inside):
            return [one]
        words = " ".join(self.text[one.start : one.end].split())
        code = one.iso2 or _code_in(inside, field)
        taken_up = " " in one.name and " " not in words
        opens = taken_up or one.start == self.shape.pieces[0].start
        if (rebels := of_rebels(self.text, one)) is not one:
            return [rebels]
        place = of_place(one, one.name if taken_up else words, code, opens=opens, gives=field is Field.DONORS)
        if taken_up:
            return [one if words.lower() == "it" and is_house(one.name) else place._replace(start=one.start)]
        if field is Field.DONORS:
            return [place]
        farther = farther_place(self.text, self.shape.pieces, one) if place is one else None
        return where_they_fled(self.text, self.shape.pieces, one) or [farther or place]

    def _before_it(self, said: tuple[DraftParty, ...], donors: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Whom a word of the sentence takes up as who gets it, if only one is meant; or who so gets the gift before."""
        weighed = Field.RECIPIENTS in self.gift.phrases and not any(self._is_own(one) for one in said)
        pronouns = self._taking_up(Field.RECIPIENTS, said)
        plain = bool(said) and not weighed and (not pronouns or pronouns[0] in ("he", "she"))
        plain = plain and (not self.gift.recipients or max(self.gift.recipients.values()) > _FOR)
        slot = slot_of(self.text, self.shape, self.gift, plain=plain)
        if slot is not None:
            self.taken = self._taken_up(Field.RECIPIENTS, slot, donors)
        elif bare := self._bare(Field.RECIPIENTS, said, donors):
            self.taken = bare
        elif (not said or weighed) and all(self._is_subject(one) for one in said):
            before = next((one.taken for one in self.others if one is not self and one.taken), ())
            gives = {key_of(one) for one in donors}
            self.taken = self._unsaid(Field.RECIPIENTS, [one for one in before if key_of(one) not in gives])
        found = self.taken
        if not found and pronouns and said and said[0].name != self.text[said[0].start : said[0].end]:
            self.taken = said  # for the gifts behind it
        return found

    def _but_speakers(self, said: tuple[DraftParty, ...]) -> tuple[DraftParty, ...]:
        """Who gives it, without somebody who only says that it comes: *Robles said 20 tanks would arrive*.

        Nor is sure who gives what a person announces, who may speak for a state or a body.
        """
        speaks = [one for one in said if not one.iso2 and self._speaks(one)]
        if speaks and self.gift.main.family is Family.ARRIVE:
            return tuple(one for one in said if one not in speaks)
        if speaks and self.gift.main.family is Family.DECIDE:
            self.unsure.setdefault(Field.DONORS, tr("Who announces it may speak for somebody else."))
        return said

    def _but_hosts(self, said: tuple[DraftParty, ...]) -> tuple[DraftParty, ...]:
        """Who gives it, without where givers only meet, and who vetoes it: *donors meeting in Paris pledged it*."""
        gives = tuple(one for one in said if one.start == one.end or not self._only_hosts(one))
        if said and not gives:
            self.unsure.pop(Field.DONORS, None)
        return gives

    def _only_hosts(self, one: DraftParty) -> bool:
        met = _MEET_IN.search(self.text, self.shape.pieces[0].start, one.start) or _MEETING.match(self.text, one.start)
        return met is not None or _VETOES.match(self.text, one.end) is not None

    def _speaks(self, one: DraftParty) -> bool:
        """Whether a person, or somebody of no list, is the subject of a verb of saying or announcing."""
        pieces = self.shape.pieces
        told = (verb for verb in self.shape.verbs if verb.family is Family.SAY or verb.lemma == "announce")
        before = (pieces[at] for verb in told if (at := self.shape.before(verb.first)) >= 0)
        kinds = (piece.actor and piece.actor.kind for piece in before if one.start <= piece.start < one.end)
        return any(kind in (None, NamedKind.PERSON) for kind in kinds)

    def _but_itself(self, said: tuple[DraftParty, ...], donors: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Who gets it, without a body that is taken to give to itself: *Shell has since given the village a school*."""
        gives = {one.name for one in donors if not one.iso2}
        return tuple(one for one in said if one.name not in gives or Field.RECIPIENTS not in self.unsure)

    def _as_towns(self, said: tuple[DraftParty, ...], donors: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Who gets it, the seat of a government as the town that it is where no state gives it, or behind other towns.

        So with *the Lions sent a fire engine to Lima*, *the poor of Lae and Suva*; of money from a body it is not sure.
        """
        actors = {one.start: one.actor for one in self.shape.pieces if one.actor is not None}
        seats = {one: who.seat for one in said if (who := actors.get(one.start)) and who.seat and who.name == one.name}
        start = said[0].start if said else -1
        first = next((who for who in actors.values() if who.start <= start < who.end), None)
        beside = first is not None and first.kind in (NamedKind.TOWN, NamedKind.BODY)
        if not seats or not (beside or (donors and not any(map(self._is_state, donors)))):
            return said
        kinds = {who.kind for one in donors if (who := actors.get(one.start)) is not None}
        if not beside and NamedKind.ORGANISATION in kinds and all(self._amount(at).is_money for at in self.gift.things):
            one, town = next(iter(seats.items()))
            why = tr("“{name}” may also mean {others}.").format(name=town, others=one.name)
            self.unsure.setdefault(Field.RECIPIENTS, why)
        return tuple(one._replace(name=seats.get(one, one.name)) for one in said)

    def _is_state(self, one: DraftParty) -> bool:
        """Whether somebody is a state or one of its bodies, or several of them."""
        actors = [piece.actor for piece in self.shape.pieces if piece.actor and one.start <= piece.start < one.end]
        if not actors:
            return bool(one.iso2) or _is_of_state(one)
        return any(who.state or who.kind in (*STATES, NamedKind.GROUP) for who in actors)

    def _last_named(self, but: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Who likely gets what the words of a sentence leave wholly open."""
        slot = slot_of(self.text, self.shape, self.gift, plain=False)
        if not but or self._is_quoted_us or (slot is not None and slot.many):
            return ()
        return self._unsaid(Field.RECIPIENTS, last_named(self.before, but))

    def _where_it_stands(self) -> tuple[DraftParty, ...]:
        """The town of a building that is given: *paid for the Zomba maternity ward*."""
        said = (_STANDS.fullmatch(self._amount(at).item) for at in self.gift.things)
        built = (one["where"] for one in said if one is not None and one["what"] in BODY_NOUNS | _BUILDINGS)
        towns = [(place, *town) for place in built for town in self.towns(place)]
        for where, name, codes in towns:
            if where == name:
                code = codes[0] if len(codes) == 1 else ""
                return self._unsaid(Field.RECIPIENTS, (DraftParty(where, code, 0, 0),))
        return ()

    def _at_dateline(self, said: tuple[DraftParty, ...], donors: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """People or a body of whom no more is said, as the town where the sentence is.

        That is the town of the dateline, *LABASA, 4 May.—… for the homeless*, or the one town that is named before.
        """
        if not said or not all(one.name.islower() and not one.iso2 for one in said):
            return said
        if (there := self._there(said[0])) is not None:
            return (there,)
        if not all(is_of_people(one.name.split()[-1]) for one in said):
            return said
        at = self._heading({*self.gift.donors, *self.gift.carriers}) or self._towns_before(said[0].start, donors)
        town = self.shape.pieces[at[0]].actor if at else None
        if town is None or not (town.seat or town.kind is NamedKind.TOWN):
            return said
        self.unsure[Field.RECIPIENTS] = tr("It is what the report is about; who gets it is not said.")
        return (DraftParty(town.seat or town.name, town.iso2, said[0].start, said[0].end),)

    def _there(self, one: DraftParty) -> DraftParty | None:
        """The one place that is named before whom only *there* places: *has a mill in Pune, gave the school there*."""
        first = self.shape.pieces[0].start
        before = [who for who in self.named if first <= who.start < one.start and who.kind in _PLACE_KINDS]
        said = [who for who in before if _AT_PLACE.search(self.text, first, who.start) or who.kind is NamedKind.BODY]
        places = {(_IN_PLACE.sub("", who.name), who.iso2) for who in said}
        if not self.text.startswith(" there", one.end) or len(places) != 1:
            return None
        (name, code), words = places.pop(), f"{one.name} there"
        said_so = tr("“{words}” is taken to be {name}.").format(words=words, name=name)
        self.unsure[Field.RECIPIENTS] = said_so
        return one._replace(name=name, iso2=code)

    def _towns_before(self, start: int, donors: Sequence[DraftParty]) -> list[int]:
        """The one town where something is before a code point, and not who gives it, or a meeting."""
        pieces, found = self.shape.pieces, dict[str, int]()
        for at, tie in self.shape.ties.items():
            one, where = pieces[at], pieces[at].actor
            if where is None or not phrases.is_town(one) or one.start >= start or pieces[at - 1].word not in _PLACED_IN:
                continue
            told = tie.verb >= 0 and self.shape.verbs[tie.verb].family is Family.SAY
            of_giver = any(who.start <= one.start < who.end + _BEHIND_GIVER for who in donors)
            whence = self._says_whence(DraftParty("", "", one.start, one.end))
            of_bringer = self.shape.before(self.gift.main.first) == at  # the nuncio in Lima passed on
            if not (told or of_giver or of_bringer or whence or is_event(pieces[max(0, at - 2)].word)):
                found[where.name] = at
        return [*found.values()] if len(found) == 1 else []

    def _bare(self, field: Field, said: Sequence[DraftParty], but: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Whom the words of a party take up, where they do no more."""
        slot = bare_slot(self.text, said[0]) if len(said) == 1 else None
        if not said or slot is None:
            slot = subject_slot(self.text, self.shape, self.gift, gets=field is Field.RECIPIENTS)
        return () if slot is None else self._taken_up(field, slot, but)

    def _taken_up(self, field: Field, slot: Slot, but: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Whom the words of a slot take up."""
        every = (self,) if slot.of_body else (self, *self.others)
        givers = {at for one in every for at in one.gift.donors}
        words = next((one for one in self.shape.pieces if one.start >= slot.start), None)
        found = antecedent(slot, self.shape, self.before, but, givers, gets=field is Field.RECIPIENTS)
        if slot.every and len(found) > 1 and self.text[slot.start : slot.start + 4].lower() == "each":
            self.each = field
        return self._unsaid(field, found, words)

    def _is_subject(self, one: DraftParty) -> bool:
        """Whether somebody, or who has him in his name, is the subject of a verb: *Bhutan's minister arrived*."""
        at = next((at for at, piece in enumerate(self.shape.pieces) if piece.end > one.start), 0)
        return self.shape.ties[at].to in (SUBJECT, OWNER)

    def _is_own(self, one: DraftParty) -> bool:
        """Whether *to* or *for* stands before somebody whom no other gift of the sentence is for."""
        others = (each.gift for each in self.others if each is not self)
        starts = {self.shape.pieces[at].start for gift in others for at in gift.recipients}
        behind = re.search(r"\b(?:to|for) (?:the )?$", self.text[max(0, one.start - 9) : one.start]) is not None
        return behind and one.start not in starts and not self.text[one.start : one.end].islower()

    def _before_this(self, recipients: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Who likely gives what the sentence leaves open."""
        things = [self._amount(at) for at in self.gift.things]
        bare = bool(things) and all(one.item_start == one.end for one in things)  # eleven came in April
        return giver_before(self.text, self.shape, self.before, recipients, goes_on=bare)

    def _of_state(self, parties: tuple[DraftParty, ...]) -> tuple[DraftParty, ...]:
        """Parties; an agency of a state under the words by which it is named, and of its country: *DFID*, GB."""
        pieces = self.shape.pieces
        state = {actor.start: actor for piece in pieces if (actor := piece.actor) and actor.state}
        state |= {
            owner.start: state[piece.start]
            for owner, sign, piece in zip(pieces, pieces[1:], pieces[2:], strict=False)
            if sign.word == "'s" and piece.start in state and owner.actor is not None
        }
        return tuple(
            one._replace(name=" ".join(self.text[one.start : one.end].split()), iso2=who.state)
            if (who := state.get(one.start)) is not None and who.name == one.name
            else one
            for one in parties
        )

    def _getters(self) -> tuple[DraftParty, ...]:
        """Who gets it by name, and does not likelier give it."""
        shares = [{one.actor: share for one, share in self.gift.weighed.get(field, ())} for field in SIDES]
        return self._named_getters({at for at, share in shares[0].items() if share > shares[1].get(at, 0.0)})

    def _named_getters(self, but: Collection[int] = ()) -> tuple[DraftParty, ...]:
        """Who gets it by name."""
        actors = [self.shape.pieces[at].actor for at in self.gift.recipients if at not in but]
        named = [one for one in actors if one is not None and one.kind is not NamedKind.PRONOUN]
        loose = self.gift.loose.get(Field.RECIPIENTS, ())
        return (*(DraftParty(one.name, one.iso2, one.start, one.end) for one in named), *loose)

    def _carriers(self, donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Who brings it or passes it on; unsure where its words do not plainly say so."""
        organs = {at for at in self.gift.carriers if self._is_organ(at, {one.iso2 for one in donors} - {""})}
        others = [at for at in self.gift.carriers if at not in self.gift.donors and at not in organs]
        starts = {at: self.shape.pieces[at].start for at in others}
        others = [at for at in others if not _REPORTED.search(self.text, max(0, starts[at] - _FAR_BY), starts[at])]
        carriers = self._parties(others, Field.CARRIERS)
        if not all(self._passes_on(at) for at in self.gift.carriers):
            self.unsure[Field.CARRIERS] = tr("It may give it itself, or only stand beside it.")
        return carriers or self._carriers_by_words(donors)

    def _is_organ(self, at: int, givers: Collection[str]) -> bool:
        """Whether a state only acts through somebody of its own: *through its embassy*."""
        piece = self.shape.pieces[at]
        own = piece.actor is not None and piece.actor.iso2 in {*givers, ""}
        return own and is_organ(self.text[piece.start : piece.end])

    def _carriers_by_words(self, donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Who brings what somebody else gives, by words of carrying that no frame has read."""
        if not donors:
            return ()
        pieces = self.shape.pieces
        parties = [pieces[at] for at in self.gift.recipients] + [pieces[at] for at in self.gift.donors]
        taken = [(one.start, one.end) for one in (*parties, *donors)]
        found: list[DraftParty] = []
        for start, end, piece in carriers_in(self.text, pieces[0].start, pieces[-1].end, pieces):
            who = piece.actor if piece is not None else None
            name = (who.name, who.iso2) if who is not None else (" ".join(self.text[start:end].split()), "")
            if not any(start < last and first < end for first, last in taken):
                found.append(DraftParty(*name, start, end))
                taken.append((start, end))
        if found:
            self.unsure[Field.CARRIERS] = tr("It may give it itself, or only stand beside it.")
        return tuple(found)

    def _amounts(self) -> tuple[list[Amount], list[Amount]]:
        """The things and the sums, with their words and why they may be otherwise."""
        things = self._things()
        read = {at: self._amount(at) for at in (*things, *self.gift.worth)}
        sums_at = [at for at, one in read.items() if one.is_money]
        goods = [self._of_each(one) for at in things if not (one := read[at]).is_money]
        told = [
            self._of_its_time(self._in_dollars(self._sum(at)))._replace(kind=self._kind_of_sum(at, goods))
            for at in sums_at
        ]
        sums = [self._of_each(one) for one in told]
        for field, found in ((Field.ITEMS, goods), (Field.MONEY, sums)):
            if reasons := [one.unsure for one in found if one.unsure]:
                self.unsure[field] = reasons[0]
        if not goods and not sums:
            self.unsure[Field.ITEMS] = self._unread_number()
        return goods, sums

    def _kind_of_sum(self, at: int, goods: Sequence[Amount]) -> MoneyKind:
        """What a sum is: without goods it is no worth of any, *a cheque worth $5,000*."""
        is_worth = self._amount(at).kind is MoneyKind.VALUATION or at in self.gift.worth
        return MoneyKind.VALUATION if goods and is_worth else MoneyKind.CASH

    def _unsure(self, spans: Collection[Field], *, read: bool) -> dict[Field, str]:
        """Why fields are not sure: those with words, and some of which it is said also where nothing was read."""
        said = {*spans, *_SAID_ANYHOW} if read else {*spans, *_SAID_ANYHOW, Field.ITEMS}
        said |= {Field.DATE} if self.gift.led is not None else set()
        return {field: why for field, why in self.unsure.items() if why and field in said}

    def _terms(self) -> str:
        """On what terms it is given; what is owed or traded is left to be looked at."""
        terms, lent = terms_of(self.shape, self.gift)
        if lent:
            self.unsure[Field.TERMS] = lent
        elif owed_or_sold(self.shape, self.gift):
            self.unsure[Field.TERMS] = tr("The sentence also has words of trade, or of what is owed.")
        return terms

    def _asserted_by(self) -> Span | None:
        """Whose words the sentence tells, if anybody's; never sure, since others may say it through them."""
        pieces = self.shape.pieces
        said = asserted_by(self.shape, self.gift.main.at) or said_around(self.text, pieces[0].start, pieces[-1].end)
        if said is None:
            return None
        self.unsure[Field.ASSERTED_BY] = tr(
            "It is whoever is named beside “said” or a word like it; it may be somebody else."
        )
        return Span(*said)

    def _unread_number(self) -> str:
        """What is said where nothing was read though its part of the sentence counts something; else empty."""
        low, high = self.shape.part(self.gift.main.at)
        pieces = self.shape.pieces[low:high]
        counts = any(piece.word[:1].isdigit() or (piece.thing and piece.thing.low is not None) for piece in pieces)
        return tr("A number stands here that may be of something else; see the words.") if counts else ""

    def _never_came(self) -> None:
        """*The buses that X promised Y in 1973 never came*: what is told behind the promise became of it."""
        frame, verbs, pieces = self.gift.main, self.shape.verbs, self.shape.pieces
        around = (pieces[0].start, pieces[-1].end), (pieces[frame.first].start, pieces[frame.last].end)
        outcome = fate(self.text, *around, self.gift.outcome, noun=frame.noun)
        if outcome is not self.gift.outcome:
            self.gift.outcome = outcome
            return
        number = self.shape.verb_at(frame.at)
        if self._is_to_come():
            self.gift.outcome = Outcome.PROMISED
            self.unsure[Field.STATUS] = tr("It is to come; whether it was promised or only announced is not plain.")
        if number < 0 or frame.outcome not in (Outcome.PROMISED, Outcome.ANNOUNCED, Outcome.OFFERED):
            return
        following = verbs[number + 1] if number + 1 < len(verbs) else None
        came = following is not None and following.family in (Family.ARRIVE, Family.SHIP) and following.finite
        none = following is not None and (
            following.mode is Mode.NOT or self.shape.pieces[0].word in ("neither", "none")
        )
        between = self.shape.pieces[frame.last + 1 : following.first if following is not None else frame.last + 1]
        before = self.shape.pieces[: frame.first]
        relative = any(piece.word in ("that", "which") for piece in before)
        behind = bool(self.gift.things) and max(self.gift.things) < frame.first  # the buses X promised
        if came and none and (relative or behind) and not any(piece.word in (";", ".") for piece in between):
            self.gift.outcome = Outcome.NOT_GIVEN
            self.unsure.pop(Field.STATUS, None)
        elif following is not None and came and behind and pieces[0].word != "of" and _goes_on(following, between):
            self.gift.outcome = Outcome.GIVEN  # the buses X promised in May arrived on Monday
            days = self.shape.of(Sort.DAY, following.last + 1, self.shape.clause_end(following.last + 1))
            self.gift.day = days[0] if days else -1

    def _doubts(self, donors: Collection[DraftParty], recipients: Collection[DraftParty]) -> None:
        """Say what is not sure of the whole."""
        number = self.shape.verb_at(self.gift.main.at)
        verb = self.shape.verbs[number] if number >= 0 and not self.gift.main.noun else None
        if verb is not None and (verb.lemma in TRANSPORT or self._are_from_elsewhere(donors)):
            kinds = {self._kind(at) for at in self.gift.donors}
            if kinds & {NamedKind.COMPANY, NamedKind.ORGANISATION}:
                self.unsure.setdefault(Field.DONORS, tr("It may only have brought what others gave."))
        if verb is not None and verb.family is Family.RECEIVE and verb.mode is Mode.NOW:
            self.unsure.setdefault(Field.STATUS, tr("The present tense may be of what is still to come."))
        codes = {one.iso2 for one in (*donors, *recipients)}
        if donors and recipients and len(codes) == 1 and "" not in codes:
            self.unsure.setdefault(Field.TERMS, tr("Who gives and who gets it are of one country."))
        plain = {one.iso2 for one in donors} | {one.iso2 for one in recipients if one.iso2 or not one.name.islower()}
        if verb is not None and verb.lemma in _BUDGETING and donors and len(plain) == 1 and "" not in plain:
            at_home = tr("It may be from a budget for its own people.")
            self.unsure = {Field.DONORS: at_home, Field.STATUS: at_home} | self.unsure
        self._doubt_places(recipients)
        self._doubt_match(verb)
        for field, side in ((Field.DONORS, donors), (Field.RECIPIENTS, recipients)):
            if (one := next((one for one in side if _is_described(one)), None)) is not None:
                why = tr("“{name}” says what it is; which one is meant may be said elsewhere.")
                self.unsure.setdefault(field, why.format(name=one.name))
        if any(self._is_half_of_list(one, donors) for one in donors):
            self.unsure.setdefault(Field.DONORS, tr("Other words of the sentence may name them as well."))

    def _are_from_elsewhere(self, donors: Collection[DraftParty]) -> bool:
        """Whether a country that gives nothing is said of the things: *the Red Cross handed out Japanese tents*."""
        before = [self.shape.pieces[at - 1] for at in self.gift.things if at > 0]
        codes = {one.actor.iso2 for one in before if one.actor is not None and one.actor.by_people}
        return not codes <= {one.iso2 for one in donors}

    def _doubt_match(self, verb: Verb | None) -> None:
        """Say that a sum is that of others, whom somebody matched: *Rabobank matched donations of 2 million euros*."""
        before = {self.shape.pieces[at - 1].word for at in self.gift.things if at > 0}
        if verb is not None and verb.lemma == "match" and not before & {"with", "by"}:
            self.unsure.setdefault(
                Field.MONEY, tr("A number stands here that may be of something else; see the words.")
            )

    def _doubt_places(self, recipients: Collection[DraftParty]) -> None:
        """Say that a place where givers only meet may not give it, nor one get it that is not the one it is for.

        So in *donors meeting in Paris pledged it*, *40 tons of rice for Gaza left for Al-Arish*. Nor may who sends what
        another one pays for: *tanks from the US, for which Oman paid*.
        """
        pieces, ties = self.shape.pieces, self.shape.ties
        doubt = tr("Other words of the sentence may name them as well.")
        met = any(at in ties and ties[at].to in ("in", "at") and phrases.is_town(pieces[at]) for at in self.gift.donors)
        if met or _PAID_ELSEWHERE.search(self.text, pieces[0].start, pieces[-1].end):
            self.unsure.setdefault(Field.DONORS, doubt)
        only = next(iter(recipients)) if len(recipients) == 1 else None
        if only is not None and only.end > only.start and self._passes_to_people(only):
            self.unsure.setdefault(Field.RECIPIENTS, tr("It may only pass it on to whom it is for."))
        if only is not None and _GETS_PART.search(self.text, pieces[0].start, only.start):
            part = tr("Only a part of it may be meant; see what the sentence says of which.")
            self.unsure.setdefault(Field.RECIPIENTS, part)
        said = {one.iso2 for one in recipients}
        behind = (pieces[at + 1 : at + 3] for at in self.gift.things)
        meant = (two[1].actor for two in behind if len(two) > 1 and two[0].word == "for")
        if said and any(who is not None and who.iso2 and who.iso2 not in said for who in meant):
            self.unsure.setdefault(Field.RECIPIENTS, doubt)

    def _passes_to_people(self, one: DraftParty) -> bool:
        """Whether a person, a fund or an embassy gets what is *for* people: *to Cardinal Gracias for the hungry*."""
        who = next((piece.actor for piece in self.shape.pieces if piece.start == one.start), None)
        person, words = who is not None and who.kind is NamedKind.PERSON, self.text[one.start : one.end]
        through = person or _MISSION.search(words) is not None or words.endswith(("Fund", "Appeal"))
        return through and _FOR_PEOPLE.search(self.text, one.end, self.shape.pieces[-1].end) is not None

    # --- parties --------------------------------------------------------------------------------------

    def _leave_bringers(self) -> None:
        """Make carriers of those who only bring or hand out what another one gives, as the words of both say.

        So in *Flown in by Caritas, 300 tents from Oman*, *the Scouts handed out 300 tents given by Oman*.
        """
        pieces, gift = self.shape.pieces, self.gift
        self._leave_lent()
        self._leave_carriage()
        self._leave_to_sources(sources(self.text, self.shape, gift.things))
        brought = {start for start, _, _ in brought_by(self.text, pieces[0].start, pieces[-1].end, pieces)}
        bring = [at for at in gift.donors if pieces[at].start in brought]
        thanked = _THANKS_TO.match(self.text, pieces[0].start)
        first = next((at for at, one in enumerate(pieces) if thanked and one.start == thanked.end() and one.actor), -1)
        if first >= 0 and gift.donors and first not in (*gift.donors, *gift.recipients) and not bring:
            bring, gift.donors = gift.donors[:], [first, *gift.donors]
            self.unsure[Field.DONORS] = tr("Other words of the sentence may name them as well.")
        if bring and len(bring) < len(gift.donors):
            gift.donors = [at for at in gift.donors if at not in bring]
            gift.carriers += [at for at in bring if at not in gift.carriers]

    def _leave_carriage(self) -> None:
        """Make carriers of firms that ask nothing for the way of what others give.

        So in *DHL carried 300 tents from Oxfam to Fiji free of charge*, *flew donated tents*; where nobody else is said
        to give, the way is their gift with what they bring, which is not sure.
        """
        gift, frame = self.gift, self.gift.main
        number = self.shape.verb_at(frame.at)
        carries = number >= 0 and not self.shape.verbs[number].passive and self.shape.verbs[number].lemma in _TAKEN_FREE
        low, high = self.shape.clause_start(frame.first), self.shape.clause_end(frame.last)
        if not (carries and is_free(self.shape, low, high)):
            return
        pieces = self.shape.pieces
        firms = [at for at in gift.donors if at < frame.at and self._kind(at) is NamedKind.COMPANY]
        others = len(firms) < len(gift.donors) or not gift.recipients
        if others or _OF_OTHERS.search(self.text, pieces[low].start, pieces[high - 1].end):
            gift.donors = [at for at in gift.donors if at not in firms]
            gift.carriers += [at for at in firms if at not in gift.carriers]
        elif firms:
            self.unsure[Field.DONORS] = tr("Other words of the sentence may name them as well.")

    def _leave_lent(self) -> None:
        """Leave out what is only lent beside what is given, and who lends it."""
        pieces, gift = self.shape.pieces, self.gift
        lent = {at: said.end() for at in gift.things if (said := _LENT.match(self.text, pieces[at].end)) is not None}
        if not 0 < len(lent) < len(gift.things):
            return
        gift.things = [at for at in gift.things if at not in lent]
        gift.donors = [at for at in gift.donors if pieces[at].start not in lent.values()]
        starts = sources(self.text, self.shape, gift.things)
        named = (at for at in self.shape.of(Sort.ACTOR, 0, len(pieces)) if pieces[at].start in starts)
        gift.donors = gift.donors or [*named]

    def _leave_to_sources(self, starts: Collection[int]) -> None:
        """Make givers of those whose names begin at some code points, and carriers of other subjects."""
        gift, pieces, ties = self.gift, self.shape.pieces, self.shape.ties
        given = self._listed_at(starts)
        codes = {one.iso2 for at in given if (one := pieces[at].actor) is not None} - {""}
        others = [at for at in gift.donors if not {at, at - 1} & {*given}]  # the charity X is one
        first = self.gift.main.first
        bring = [at for at in others if at in ties and (ties[at].to == SUBJECT or at < min([first, *given]))]
        if given and not gift.donors and self._is_paid_by(given[0]) and gift.loose.pop(Field.DONORS, None):
            gift.donors = given
            self.unsure[Field.DONORS] = tr("Other words of the sentence may name them as well.")
            return
        new = [at for at in given if at not in gift.donors]
        if not (given and bring) or (new and any((one := pieces[at].actor) and one.iso2 in codes for at in bring)):
            return  # bought by the embassy of who gives it
        if new:
            self.unsure[Field.DONORS] = tr("Other words of the sentence may name them as well.")
        gift.donors = [*(at for at in gift.donors if at not in bring), *new]
        if _TAKES.search(self.text, pieces[0].start, pieces[-1].end):
            gift.recipients |= dict.fromkeys(bring, _PLAINEST)
        elif not LETS_IN.search(self.text, pieces[0].start, pieces[max(self.gift.things, default=0)].start):
            gift.carriers = [at for at in (*gift.carriers, *bring) if at not in given]

    def _listed_at(self, starts: Collection[int]) -> list[int]:
        """Those whose names begin at some code points, with who is listed beside them, and do not get it."""
        pieces, ties = self.shape.pieces, self.shape.ties
        named = [at for at, one in enumerate(pieces) if one.start in starts and one.actor is not None]
        named = [at for at in named if self._kind(at) is not NamedKind.PRONOUN]
        given = [one for at in named for one in (self.shape.list_around(at) if at in ties else [at])]
        return [at for at in dict.fromkeys(given) if at not in self.gift.recipients]

    def _is_paid_by(self, at: int) -> bool:
        """Whether *by* or *acting for* stands before somebody."""
        start = self.shape.pieces[at].start
        return _PAID_BY.search(self.text, max(0, start - _LEFT_MOST), start) is not None

    def _givers(self) -> list[int]:
        """Those that give it, without *it* for one that is named."""
        makers = [at for at in self.gift.donors if self._kind(at) is NamedKind.COMPANY]
        made = [at for at in makers if _MODEL.match(self.text, self.shape.pieces[at].end)]
        behind = self.shape.pieces[1:]
        stores = [at for at in self.gift.donors if any(one.word in DEPOTS for one in behind[at : at + 1])]
        stores += [at for at in self.gift.donors if self._is_left_behind(at)]
        made += stores if len({*stores}) < len(self.gift.donors) else []  # from the UN depot in Accra
        donors = [self._person_of(self._firm_of(self._place_named(at))) for at in self.gift.donors if at not in made]
        donors = [*dict.fromkeys(donors)]
        missions = (self._mission_before(self.shape.pieces[at].start, beside=True) for at in donors)
        said = donors or self.gift.loose.get(Field.DONORS)
        donors += [at for at in (*missions, *self._giving_with()) if said and at >= 0 and at not in donors]
        return [at for at in donors if self._kind(at) is not NamedKind.PRONOUN] or donors

    def _is_left_behind(self, at: int) -> bool:
        """Whether a place only is where the way of things began: *thanked Peru for 40 tents flown in from Quito*."""
        tie = self.shape.ties[at]
        verb = self.shape.verbs[tie.verb] if tie.verb >= 0 and tie.role == "from" else None
        brought = verb is not None and verb.passive and verb.lemma in TRANSPORT | {"bring", "send"}
        return brought and self._kind(at) in _PLACES

    def _giving_with(self) -> Iterator[int]:
        """Who gives it with somebody else: *Peru, together with Oxfam, gave*, *gave it jointly with the Lions*."""
        pieces = self.shape.pieces
        for at in self.shape.of(Sort.ACTOR, 2, len(pieces)):
            left = at - 1 - (pieces[at - 1].word == "the")
            joined = [piece.word for piece in pieces[max(0, left - 1) : left + 1]]
            works = pieces[left - 2].word.startswith("work")  # works together with Chile and gave
            if joined in _TOGETHER and not works and at not in self.gift.recipients:
                yield at

    def _firm_of(self, at: int) -> int:
        """The firm whose office or people in a place give it, *Cargill's Lima office*, or is named behind it."""
        pieces = self.shape.pieces
        called = self._kind(at) is NamedKind.BODY and at + 1 < len(pieces) and self._kind(at + 1) in _OF_THEIR_OWN
        if called and pieces[at + 1].start == pieces[at].end + 1:
            return at + 1  # the Danish firm Grundfos
        owned = (
            at > 1
            and pieces[at - 1].word in ("'s", "'")
            and at + 1 < len(pieces)
            and pieces[at + 1].word in _LOCAL_PART
        )
        return at - 2 if owned and self._kind(at - 2) in _OF_THEIR_OWN else at

    def _person_of(self, at: int) -> int:
        """The person named behind whose or whence he is: *Lego founder Ann Holt*, *Dutch lottery winner Ann Holt*."""
        pieces = self.shape.pieces
        said = _IS_SOMEBODY.match(self.text, pieces[at].end) if self._kind(at) in _PRIVATE else None
        behind = at if said is None else next((n for n, one in enumerate(pieces) if one.start == said.end()), at)
        return behind if self._kind(behind) is NamedKind.PERSON else at

    def _place_named(self, at: int) -> int:
        """The place that is named behind its country: *the Mexican town of Ciudad Acuña*, *the US state of Vermont*."""
        pieces = self.shape.pieces
        owns = at + 1 < len(pieces) and pieces[at + 1].word == "'s"
        region = at > 1 and self._kind(at) is NamedKind.TOWN and "'s" in (pieces[at - 1].word, pieces[at - 2].word)
        adjective = phrases.is_adjective(pieces[at]) or self.text[pieces[at].start : pieces[at].end].isupper()
        behind = pieces[at + owns].end if owns or region or adjective else 0
        match = _PLACE_OF.match(self.text, behind) if behind else None
        if match is None or (state := pieces[at].actor) is None:
            return at
        places = (number for number, one in enumerate(pieces) if one.start == match.end() and one.actor is not None)
        place = next(places, at)
        named = pieces[place].actor
        if region and named is not None:
            return place  # Peru's Central Highlands province of Junín
        return place if named is not None and (named.iso2 or named.home or state.iso2) == state.iso2 else at

    def _recipients(self) -> list[int]:
        """Those to whom it goes on from a stop, else those that are named most plainly."""
        further = onward(self.text, self.shape, self.gift.main.at)
        if further and not self._is_given_somebody():
            self.unsure[Field.RECIPIENTS] = tr("Several are named in different places; it may be only one of them.")
            return further
        return self._named_most_plainly({*self.gift.donors, *self.gift.carriers, *further})

    def _named_most_plainly(self, parties: set[int]) -> list[int]:
        """Those that get it by the plainest words, without the parties that do not."""
        pieces = self.shape.pieces
        levels = {
            at: level
            for at, level in self.gift.recipients.items()
            if at not in parties and not is_left_out(self.shape, at)
        }
        ranked = {at for at in levels if _RANKED.search(self.text, pieces[0].start, pieces[at].start)}
        inside = {self._iso2(at) for at in levels.keys() - ranked if self._kind(at) in _PLACE_KINDS}
        levels = {at: level for at, level in levels.items() if at not in ranked or not inside & {self._iso2(at), ""}}
        best = max(levels.values(), default=0)
        plain = sorted(at for at, level in levels.items() if level == best)
        meant = [at for at, level in levels.items() if level == _FOR and not self._may_give(at)]
        plain = [self._place_named(self._port_of(at)) for at in plain]
        listed = all((town := self.shape.pieces[at].actor) is not None and town.iso2 for at in plain)
        if meant and best == _PLAINEST and self._is_to_towns(plain) and (listed or self._is_moved(plain)):
            if not listed:
                doubt = tr("Several are named in different places; it may be only one of them.")
                self.unsure[Field.RECIPIENTS] = doubt  # a name of no list may be a body's
            return sorted(meant)  # brought to a town, for somebody else
        if best == _PLAINEST and self._is_on_its_way(plain, meant):
            self.unsure[Field.RECIPIENTS] = tr("Several are named in different places; it may be only one of them.")
            return sorted(meant)
        return plain if plain or self.gift.loose.get(Field.RECIPIENTS) else self._elsewhere(parties)

    def _is_given_somebody(self) -> bool:
        """Whether a verb of giving has somebody for its object, who is no stop: *sent Fiji 40 tents, which went to*."""
        shape, number = self.shape, self.shape.verb_at(self.gift.main.at)
        if number < 0 or shape.verbs[number].passive or shape.verbs[number].family is Family.ARRIVE:
            return False
        return any(
            level == _PLAINEST and shape.ties[at].to == OBJECT and shape.ties[at].verb == number
            for at, level in self.gift.recipients.items()
        )

    def _may_give(self, at: int) -> bool:
        """Whether *from* may say who gave it, and not whose people get it: *got two buses for pupils from Rome*."""
        gets = self.gift.main.family is Family.RECEIVE and not self.gift.donors
        if not gets or " from " not in self.shape.pieces[at].word:
            return False
        self.unsure[Field.RECIPIENTS] = tr("Several are named in different places; it may be only one of them.")
        return True

    def _elsewhere(self, parties: Collection[int]) -> list[int]:
        """Who may get it where no frame says so."""
        if plain := self._to_some_body():
            self.unsure[Field.RECIPIENTS] = tr("No rule says who gets it; this is taken from where the words stand.")
        elif plain := self._heading(parties):
            self.unsure[Field.RECIPIENTS] = tr("It is what the report is about; who gets it is not said.")
        elif plain := self._stricken(parties):
            self.unsure[Field.RECIPIENTS] = tr("It is where the disaster was; who gets it is not said.")
        return plain

    def _to_some_body(self) -> list[int]:
        """The town or body without a name to which the last thing goes: *left a villa and the park to the town*."""
        pieces, ties, last = self.shape.pieces, self.shape.ties, max(self.gift.things, default=len(self.shape.pieces))
        stop = next((verb.first for verb in self.shape.verbs if verb.first > last), len(pieces))
        nouns = (at for at in range(last + 1, stop) if self._kind(at) is NamedKind.PRONOUN and " " in pieces[at].word)
        return [at for at in nouns if ties[at].chain == ("to",)][:1]

    def _iso2(self, at: int) -> str:
        actor = self.shape.pieces[at].actor
        return "" if actor is None else actor.iso2 or actor.home

    def _stricken(self, parties: Collection[int]) -> list[int]:
        """The place of the one disaster that is named: *a week after the Kobe earthquake Chile had given 40 tents*."""
        pieces, places = self.shape.pieces, (*STATES, NamedKind.TOWN)
        struck = [at for at, one in enumerate(pieces[:-2]) if one.actor is not None and one.actor.kind in places]
        struck = [at for at in struck if pieces[at + 1].word in DISASTERS]
        named = [at for at in struck if not phrases.is_noun(self.shape, at + 2)]  # and no fire service, no flood appeal
        codes = {actor.iso2 for at in (*parties, *named) if (actor := pieces[at].actor) is not None}
        return named if len(named) == 1 and len(codes) == len({*parties, *named}) else []

    def _port_of(self, at: int) -> int:
        """The country to which something is given that has come to a town of it: *pledged to Cuba, reached Mariel*."""
        town, ties, pieces = self.shape.pieces[at].actor, self.shape.ties, self.shape.pieces
        if town is None or town.kind is not NamedKind.TOWN or not (town.iso2 and self._is_moved([at])):
            return at
        to = [(one, pieces[one].actor) for one in ties if one < at and ties[one].role in ("to", "for")]
        return next((one for one, who in to if who and who.kind in STATES and who.iso2 == town.iso2), at)

    def _is_to_towns(self, to: Sequence[int]) -> bool:
        """Whether what goes to some places goes to towns, and not only for them."""
        ties = self.shape.ties
        towns = all(self._kind(at) is NamedKind.TOWN for at in to)
        return towns and any(ties[at].role != "for" for at in to if at in ties)

    def _is_on_its_way(self, to: Sequence[int], meant: Sequence[int]) -> bool:
        """Whether things go to one state for another: *took 900 tons of wheat to Senegal for Mali*."""
        pieces, ties = self.shape.pieces, self.shape.ties
        states = all(
            self._kind(at) is NamedKind.COUNTRY and not phrases.is_adjective(pieces[at]) for at in (*to, *meant)
        )
        goods = not any((thing := pieces[at].thing) is None or thing.is_money for at in self.gift.things)
        return bool(to and meant) and states and goods and all(ties[at].role == "to" for at in to)

    def _is_moved(self, to: Iterable[int]) -> bool:
        """Whether what goes to some places is shipped there, and not only granted."""
        ties, verbs = self.shape.ties, self.shape.verbs
        families = {verbs[ties[at].verb].family for at in to if ties[at].verb >= 0} or {self.gift.main.family}
        return not families.isdisjoint((Family.SHIP, Family.ARRIVE, Family.CARRY))

    def _passes_on(self, at: int) -> bool:
        """Whether it is plainly through whom something goes: *through the WFP*."""
        return self.shape.ties[at].role in ("through", "via") and self._kind(at) is NamedKind.ORGANISATION

    def _kind(self, at: int) -> NamedKind | None:
        actor = self.shape.pieces[at].actor
        return None if actor is None else actor.kind

    def _heading(self, parties: Collection[int]) -> list[int]:
        """The place that a report begins with: *Sindh: 6,240 tents …*."""
        ties = self.shape.ties
        heading = [at for at in sorted(ties) if ties[at].to == HEADING or at < self.shape.headed]
        actors = [(at, actor) for at in heading if at not in parties and (actor := self.shape.pieces[at].actor)]
        places = [at for at, actor in actors if actor.iso2]
        towns = [at for at, actor in actors if actor.iso2 and actor.kind is NamedKind.TOWN]
        who = self._at_head
        return [at for at in towns[:1] or places[-1:] if self.shape.pieces[at].actor is not who]

    def _labelled(self) -> tuple[DraftParty, ...]:
        """The body in the words for what is brought: *landed with 40 tonnes of Oxfam blankets*."""
        things = [self.shape.pieces[at] for at in self.gift.things]
        inside = (one for one in self.named for thing in things if thing.start < one.start and one.end < thing.end)
        found = [one for one in inside if one.kind is NamedKind.ORGANISATION]
        if found:
            self.unsure[Field.DONORS] = tr("Other words of the sentence may name them as well.")
        return tuple(DraftParty(one.name, _country_of(one, Field.DONORS), one.start, one.end) for one in found)

    def _unnamed(self) -> tuple[DraftParty, ...]:
        """The subject of a giving verb whose words no list has: *a bakery in Lisbon gave*, *the board has approved*."""
        frame = self.gift.main
        number = self.shape.verb_at(frame.at)
        if frame.noun or number < 0 or self.shape.verbs[number].passive or frame.family not in _BY_SUBJECT:
            return ()
        low, high = self.shape.clause_start(frame.first), self.shape.before(frame.first) + 1
        while low < high and self._is_idle(low):
            low += 1
        pieces = self.shape.pieces[low:high]
        if pieces and (thing := pieces[0].thing) is not None and is_vehicle(thing):
            return ()
        if not pieces or len(pieces) > _LONG_NAME or any(piece.sort in (Sort.SIGN, Sort.DAY) for piece in pieces):
            return ()
        if not (pieces[0].sort is Sort.THING or self._is_noun(low)) or pieces[0].word in _NO_GIVER:
            return ()
        if any(piece.word in OWN or (piece.thing and piece.thing.is_money) for piece in pieces):
            return ()  # to the council we gave, the 4 million set aside
        start, end = pieces[0].start, pieces[-1].end
        name = self.text[start:end]
        if self.text[start : start + 2].lower() == "a ":
            start, name = start + 2, name[2:]
        self.unsure[Field.DONORS] = _unlisted(name)
        return (DraftParty(" ".join(name.split()), _home_of(name, pieces), start, end),)

    def _counted(self) -> tuple[DraftParty, ...]:
        """Those who are only counted: *supported 12 clinics with drugs*, *gave seed to 140 households*."""
        frame, pieces, number = self.gift.main, self.shape.pieces, self.shape.verb_at(self.gift.main.at)
        verb = self.shape.verbs[number] if number >= 0 and not frame.noun else None
        if verb is None or verb.passive or verb.lemma not in WITH | DITRANSITIVE:
            return ()
        ends = (at for at in range(frame.last + 1, len(pieces)) if at in self.gift.things or pieces[at].word == "with")
        inside = pieces[frame.last + 1 : next(ends, frame.last)] or self._behind_to()
        if not 1 < len(inside) <= _FEW_COUNTED or any(piece.sort not in (Sort.WORD, Sort.SIGN) for piece in inside):
            return ()
        first, last = inside[0].word, inside[-1].word
        counted = first.isdigit() or first in NUMBERS
        if not counted or not (last in PLURAL_BODIES or (is_of_people(last) and last.endswith("s"))):
            return ()
        start, end = inside[0].start, inside[-1].end
        return (DraftParty(self.text[start:end], "", start, end),)

    def _behind_to(self) -> Sequence[Piece]:
        """What stands behind *to* and the things that are given, up to the end of the clause; none of *210 people*."""
        pieces, to = self.shape.pieces, max(self.gift.things, default=-1) + 1
        each = any(piece.word == "to" for piece in pieces[min(self.gift.things, default=0) : to])
        if not 0 < to < len(pieces) - 1 or pieces[to].word != "to" or each:  # seed to 140 households and hoes to 60
            return ()
        signs = (at for at in range(to + 1, len(pieces)) if pieces[at].word in _ENDS_COUNTED)
        ends = (at for at in signs if not pieces[min(at + 1, len(pieces) - 1)].word.isdigit())  # 1,200 families
        inside = pieces[to + 1 : next(ends, to + 1)]
        return () if inside and inside[-1].word == "people" else inside

    def _with_words(self, named: tuple[DraftParty, ...], field: Field) -> tuple[DraftParty, ...]:
        """Who gives or gets it by name, and whose words are no name, in the order of the text."""
        loose = [self._at_body(one) for one in self.gift.loose.get(field, ())]
        loose += self._people_before(loose) if field is Field.DONORS else []
        return tuple(sorted((*named, *loose), key=lambda one: one.start))

    def _people_before(self, loose: Sequence[DraftParty]) -> list[DraftParty]:
        """People right before *and* the only ones who give it by their words: *teachers | and parents gave*."""
        first, out = self.shape.pieces[0].start, list[DraftParty]()
        said = _AND_THEY.search(self.text[first : loose[0].start]) if len(loose) == 1 else None
        if said is not None and said[1].lower() in PLURAL_BODIES and not self.gift.donors:
            out.append(DraftParty(said[1], "", first + said.start(1), first + said.end(1)))
        return out

    def _is_half_of_list(self, one: DraftParty, donors: Collection[DraftParty]) -> bool:
        """Whether others who are not read stand with a subject: *the envoy, Ann Holt, and Chile*, *and its staff*."""
        read = max((other.end for other in donors if other.end < one.start), default=self.shape.pieces[0].start)
        acted = any(self.shape.pieces[verb.first].start < one.start for verb in self.shape.verbs)
        before = None if acted else _NAMED_AND.search(self.text, read, one.start)
        behind = _AND_ITS.match(self.text, one.end)
        named = one.name.endswith("s") and one.name.split()[-1].islower() and _WHO_THEY_ARE.match(self.text, one.end)
        if named and _SO_MANY.search(self.text, self.shape.pieces[0].start, one.start):
            return True  # two charities, Hjelp and Lys, gave
        return before is not None or (behind is not None and all(other.start < one.end for other in donors))

    def _at_body(self, one: DraftParty) -> DraftParty:
        """A place with the country of the body that is given there: *funded a clinic in Ghana*."""
        bodies = (who for who in self.named if who.kind is NamedKind.BODY and who.iso2 and not one.iso2)
        code = next((who.iso2 for who in bodies if who.start < one.start and who.end == one.end), "")
        return one._replace(iso2=code) if code else one

    def _placed(self, parties: tuple[DraftParty, ...], donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Who gets it: nobody who gives it."""
        head = self._at_head
        gives = {(one.name, one.iso2) for one in (*donors, *([head] if head is not None else []))}
        posted = [one for one in donors if not one.name.lower().startswith(_ABROAD)]  # soldiers on Réunion
        return tuple(
            one
            for one in parties
            if ((one.name, one.iso2) not in gives or self.text[one.start : one.end] != one.name)
            and not any(other.start < one.start and one.end == other.end for other in posted)
            and not any(self.text[one.end : other.start] == ", " and self._says_whence(one) for other in donors)
        )  # what Chile gives Santiago stays at home, and is told

    def _says_whence(self, one: DraftParty) -> bool:
        """Whether a place only says whence somebody is who is named behind it: *a firm in Oslo, Holm & Sons, sent*."""
        return _SOMEBODY_OF.search(self.text, max(0, one.start - 2 * _LEFT_MOST), one.end) is not None

    def _is_placeless(self, one: DraftParty) -> bool:
        """Whether who gets it has a place, of which the words do not say in which country it is."""
        at = next((at for at, piece in enumerate(self.shape.pieces) if piece.start == one.start and piece.actor), -1)
        if at >= 0 and self.shape.pieces[at].word in OWN:
            return False
        known = at >= 0 and self._kind(at) in (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GROUP)
        return not one.iso2 and (not known or bool(OF_THE_STATE & set(one.name.lower().split())))

    def _in_full(self, parties: tuple[DraftParty, ...]) -> tuple[DraftParty, ...]:
        """Parties of no list by the longer names that the text has for them."""
        talk = self.before.talk
        return tuple(one if one.iso2 else one._replace(name=full_name(talk, one.name)) for one in parties)

    def _meant(
        self, field: Field, said: tuple[DraftParty, ...], others: tuple[DraftParty, ...] = ()
    ) -> tuple[DraftParty, ...]:
        """Whom a gift is from or for: who is said to be, where that is plain or stands alone, else the likeliest."""
        if field is Field.RECIPIENTS and field in self.unsure:  # nobody gives to his own country by chance
            codes = {one.iso2 for one in others} - {""}
            said = tuple(one for one in said if one.iso2 not in codes or self._is_likely(one))
        if field is Field.RECIPIENTS and not said and self._is_quoted_us:
            return ()
        if said and all(self._is_us(one) for one in said):
            return said
        if said and field is Field.DONORS and _codes_of(said) & _codes_of(self._named_getters()):
            self.unsure.setdefault(field, tr("Who gives and who gets it are of one country."))
        if self._is_open(field, said):
            best, by_share = self._ask(field, said, others)
            if best is not None and best.parties != said and by_share >= (MEANT if said else OPEN):
                return self._instead(field, best, said)
        return tuple(self._in_its_place(field, one, others) for one in said)

    def _is_open(self, field: Field, said: Collection[DraftParty]) -> bool:
        """Whether it is asked of whom the text speaks: nobody is said, or it is unsure, or words without any place."""
        talk = self.before.talk
        if not said:
            return bool(talk.number or talk.topic)
        if field is Field.RECIPIENTS and (
            all(map(self._is_named_to, said))
            or all(_OF_A_PLACE.match(one.name) and not self._is_subject(one) for one in said)
        ):
            return False  # schools in Bari
        local = any(_LOCAL & set(one.name.lower().split()) for one in said)  # the local government is not the country
        bare = field is Field.RECIPIENTS and all(self._is_placeless(one) and one.name.islower() for one in said)
        return talk.number > 0 and ((field in self.unsure and not local) or bare)

    def _is_named_to(self, one: DraftParty) -> bool:
        """Whether somebody with a name plainly gets it: *gave 40 beds to the clinic at Vava*, *gave Vava 40 beds*."""
        at = next((at for at, piece in enumerate(self.shape.pieces) if piece.start <= one.start < piece.end), -1)
        if at < 0 or self.text[one.start : one.end].islower():
            return False
        left = at - 1 - (self.shape.pieces[at - 1].word in phrases.DETERMINERS)
        to = at in self.shape.ties and self.shape.ties[at].role in ("to", "for")
        framed = to and any(frame.recipients.get(at, 0) >= _FOR for frame in self.gift.told)
        each = at + 1 in self.gift.things and at in self.shape.ties and self.shape.ties[at].to == OBJECT
        return framed or each or self._is_own(one) or left == self.gift.main.last

    def _is_us(self, one: DraftParty) -> bool:
        """Whether somebody stands for *we*, who is known."""
        return self.text[one.start : one.end].lower() in OWN and one.name.lower() not in OWN

    def _is_likely(self, one: DraftParty) -> bool:
        """Whether the sentence by itself has somebody who gets it for the likeliest."""
        weighed = self.gift.weighed.get(Field.RECIPIENTS, ())
        return any(
            share >= MEANT
            and self.shape.pieces[who.phrase.low].start <= one.start < self.shape.pieces[who.phrase.high - 1].end
            for who, share in weighed
        )

    def _ask(
        self, field: Field, said: tuple[DraftParty, ...], others: tuple[DraftParty, ...]
    ) -> tuple[Option | None, float]:
        """Who is likeliest meant, and how likely."""
        pronouns = self._taking_up(field, said)
        by_weight = "weighed" if field in self.gift.phrases else "read"
        how = "taken up" if pronouns and said else "unlisted" if field in self.gift.loose else by_weight
        talk, actors = self.before.talk, self.before.actors
        who = speaker(self.before.heard) if talk.ours else None
        asked = Asked(self.text, self.shape, talk, self.gift, field, said, how, "".join(pronouns[:1]), others, actors,
                      "" if who is None else who.name, *self._beside)  # fmt: skip
        asking = Asking(asked, others, self._asked_of_getters(asked) if field is Field.DONORS else None)
        self.asked.append(asking)
        found = options(asked)
        by_share = asking.shares(self.weights.meant, found)
        return self._ahead(field, said, found, by_share)

    def _taking_up(self, field: Field, said: Collection[DraftParty]) -> list[str]:
        """The words that take somebody up who gives or gets it."""
        pieces = self.shape.pieces
        at = self.gift.donors if field is Field.DONORS else [*self.gift.recipients]
        pronouns = [pieces[one].word for one in at if self._kind(one) is NamedKind.PRONOUN]
        if not said and field is Field.RECIPIENTS:
            pronouns += [one.word for one in pieces if one.word in _THERE]
        elif not said:
            pronouns += [one.word for one in pieces[: self.gift.main.first] if one.word in _OWNING]
        return pronouns

    def _ahead(
        self, field: Field, said: Collection[DraftParty], found: Sequence[Option], by_share: Sequence[float]
    ) -> tuple[Option | None, float]:
        """Who has the greatest share, and which; where the sentence has nobody only who is well ahead of any other."""
        free = range(len(found) - 1)  # the last is nobody
        held = [at for at in free if said or not self._other_side(field, found[at])]
        best = max(held, key=by_share.__getitem__, default=-1)
        if best < 0 or not self.weights.meant:
            return None, 0.0
        least = max([by_share[-1], *(AHEAD * by_share[at] for at in held if at != best)])
        return (None, 0.0) if not said and by_share[best] < least else (found[best], by_share[best])

    @cached_property
    def _beside(self) -> tuple[list[tuple[set[str], set[str]]], tuple[set[str], set[str]]]:
        """Who gives and gets the other gifts of the sentence: those before it, and by frames those behind it."""
        before = [one.found for one in self.others if one.found is not None and any(one.found)]
        known = [({key_of(one) for one in gives}, {key_of(one) for one in gets}) for gives, gets in before]
        coming = [one.gift for one in self.others if one.found is None and one is not self]
        return known, (self._keys(coming, Field.DONORS), self._keys(coming, Field.RECIPIENTS))

    def _keys(self, coming: Iterable[Gift], field: Field) -> set[str]:
        actors = (
            self.shape.pieces[at].actor
            for gift in coming
            for at in (gift.donors if field is Field.DONORS else gift.recipients)
        )
        return {key_of(one) for one in actors if one is not None and one.kind is not NamedKind.PRONOUN}

    def _asked_of_getters(self, asked: Asked) -> Asked:
        """The same of who gets it, while it is not known who gives it."""
        said = self._named_getters()
        how = "weighed" if Field.RECIPIENTS in self.gift.phrases else "read"
        how = "unlisted" if Field.RECIPIENTS in self.gift.loose else how
        return asked._replace(field=Field.RECIPIENTS, said=said, how=how, word="", others=())

    def _other_side(self, field: Field, one: Option) -> bool:
        """Whether a text has told of somebody only that he gets something, where it is asked who gives it, or gives."""
        known = self.before.talk.known(one.parties[0]) if one.here is None else None
        if known is None:
            return False
        gets = known.titled or known.got > 0
        return gets and not known.gives if field is Field.DONORS else known.gives > 0 and not gets

    def _shares(self, field: Field, found: Sequence[Option]) -> list[float]:
        weights = self.weights.meant.get(field.value, {})
        return parts([total(weights, one.clues) for one in found])

    def _instead(self, field: Field, option: Option, said: Sequence[DraftParty]) -> tuple[DraftParty, ...]:
        """Somebody instead of whom the rules have found, or where they found nobody."""
        if option.here is None:
            there = next((one for one in self.shape.pieces if one.word in _THERE), None)
            found = self._unsaid(field, option.parties, there if field is Field.RECIPIENTS else None)
            if words := next((self.text[one.start : one.end] for one in said if one.end > one.start), ""):
                likelier = tr("The sentence has “{words}” here; likelier it is whom the sentences before speak of.")
                self.unsure[field] = likelier.format(words=" ".join(words.split()))
            return found
        self.gift.loose.pop(field, None)
        if field is Field.DONORS:
            self.gift.donors = []
        else:
            self.gift.recipients = {}
        take(self.text, self.shape, self.gift, field, option.here)
        self.unsure[field] = self.gift.unsure[field]
        held = self.gift.donors if field is Field.DONORS else [*self.gift.recipients]
        found = self._with_words(self._parties(held, field), field)
        self.unsure[field] = self.gift.unsure[field]
        return found

    def _in_its_place(self, field: Field, one: DraftParty, others: tuple[DraftParty, ...]) -> DraftParty:
        """Ministries, hospitals and the like that are nowhere, as of the country that the text speaks of."""
        gives = field is Field.DONORS
        if not (_is_of_state(one) if gives else self._is_placeless(one)) or self._of_state((one,))[0].iso2:
            return one
        if (who := self._owner(one)) is not None:
            return one._replace(name=who.name if gives else one.name, iso2=who.iso2)
        talk, actors = self.before.talk, self.before.actors
        asked = Asked(self.text, self.shape, talk, self.gift, field, (), "read", "", others, actors)
        found = [one for one in options(asked) if one.parties and one.parties[0].iso2]
        states = [one for one in found if one.here is None or (gives and _is_place(self.shape, one.here))]
        by_share = self._shares(field, states) if states and self.weights.meant else [0.0]
        place = max(range(len(by_share)), key=by_share.__getitem__)
        if by_share[place] < (PLACED if gives else MEANT):
            return one
        state = states[place].parties[0]
        if not gives and state.iso2 not in talk.topics and talk.topics & _codes(states):
            return one  # rather where the text is about
        self.unsure[field] = tr("It is taken to be in {place}, which the text speaks of.").format(place=state.name)
        said = one.name.removeprefix("the ").lower().split()
        people = not gives and len(said) <= _FEW_WORDS and are_people(said[-1])
        return one._replace(name=state.name if people else one.name, iso2=state.iso2)

    def _whose(self, one: DraftParty) -> DraftParty:
        """Whose people or fund somebody is, where no more is said of them: *its staff*, *his foundation*."""
        words, pieces = self.text[one.start : one.end].lower().split(), self.shape.pieces
        at = next((at for at, piece in enumerate(pieces) if one.start <= piece.start < one.end), 0)
        whose = next((piece for piece in pieces[max(0, at - 1) : at + 1] if piece.word in _OWNING), None)
        if whose is None or one.iso2 or {*words[-1:]} - _OWN_PEOPLE or not 0 < len(words) <= _FEW_WORDS:
            return one
        gets = set[str]().union(*(gets for _, gets in self._beside[0]))
        fits = (who for who in self._candidates(whose) if may_stand_for(whose.word, who) and key_of(who) not in gets)
        if (who := next(fits, None)) is None or any(pieces[number].actor == who for number in self.gift.donors):
            return one  # Mrs Holt and her family
        said = tr("“{words}” is taken to be {name}.")
        self.unsure[Field.DONORS] = said.format(words=self.text[whose.start : whose.end], name=who.name)
        return one._replace(name=who.name, iso2=who.iso2)

    def _owner(self, one: DraftParty) -> Named | None:
        """The country whose ministry or president somebody is: *its Cabinet*, *their king*."""
        pieces = self.shape.pieces
        at = next((at for at, piece in enumerate(pieces) if one.start <= piece.start < one.end), 0)
        whose = next((piece for piece in pieces[max(0, at - 1) : at + 1] if piece.word in _OWNING), None)
        if whose is None:
            return None
        fits = (who for who in self._candidates(whose) if may_stand_for("country", who))
        if (who := next(fits, None)) is not None:
            why = tr("“{words}” is taken to be {name}.").format(words=self.text[whose.start : whose.end], name=who.name)
            self.unsure[Field.DONORS] = why
        return who

    @cached_property
    def _at_head(self) -> Named | None:
        """The country at the head of the paragraph."""
        return giver(self.before.talk, self.shape, self.before.under)

    def _head(self, donors: tuple[DraftParty, ...]) -> tuple[DraftParty, ...]:
        """Whom a paragraph has at its head as who gives, where the sentence names nobody else for it."""
        who = self._at_head
        if who is None or any(one.iso2 or one.name[0].isupper() for one in donors):
            return ()
        low, high = self.shape.pieces[0].start, self.shape.pieces[-1].end
        if not low <= who.start < high:
            return self._unsaid(Field.DONORS, (DraftParty(who.name, who.iso2, 0, 0),))
        self.unsure[Field.DONORS] = tr("It is whom the sentence is about.")
        return (DraftParty(who.name, who.iso2, who.start, who.end),)

    def _unsaid(
        self, field: Field, parties: Sequence[DraftParty], words: Piece | None = None
    ) -> tuple[DraftParty, ...]:
        """Parties that no word of the sentence names, or none but a pronoun."""
        end = self.shape.pieces[self.gift.main.last].end
        span = Span(end, end) if words is None else _span(words)
        out = tuple(one._replace(start=span.start, end=span.end) for one in parties)
        if out:
            self.unsure[field] = tr("It is whom the sentences before speak of; this one does not say.")
        return out

    @property
    def _is_quoted_us(self) -> bool:
        """Whether somebody says in quotation marks what *we* got."""
        return is_quoted(self.shape) and any(piece.word == "us" for piece in self.shape.pieces)

    def _us(self, donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Who speaks in the text, where it tells of what *we* got."""
        us = None if is_quoted(self.shape) else next((one for one in self.shape.pieces if one.word == "us"), None)
        who = speaker(self.before.heard) if us is not None or self.before.ours > 0 else None
        if not donors or who is None or who.name in {one.name for one in donors}:
            return ()
        return self._unsaid(Field.RECIPIENTS, (DraftParty(who.name, who.iso2, 0, 0),), us)

    def _host(self, donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Where the embassy is that gives something, unless it is said who gets it."""
        code = self._post(donors)
        name = self.before.talk.names.get(code, "")
        return self._unsaid(Field.RECIPIENTS, (DraftParty(name, code, 0, 0),)) if name else ()

    def _post(self, donors: Collection[DraftParty]) -> str:
        """The country in which the embassy is that gives something."""
        actors = (piece.actor for piece in self.shape.pieces for one in donors if one.start <= piece.start < one.end)
        return next((who.post for who in actors if who is not None and who.post), "")

    def _where_posted(self, said: tuple[DraftParty, ...], donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Towns taken for ones at home, as where the embassy is: *the US embassy in Kingston gave Portland*."""
        post, home = self._post(donors), {one.iso2 for one in donors}
        towns = [who for who in self.named if who.kind in (NamedKind.TOWN, NamedKind.BODY) and who.iso2 in home]
        moved = [one for one in said if any(one.start < who.end and who.start < one.end for who in towns)]
        number = self.shape.verb_at(self.gift.main.at)
        sent = number >= 0 and self.shape.verbs[number].lemma in TRANSPORT | {"send"}
        if not post or post in home or not moved or sent:
            return said
        place = self.before.talk.names.get(post, post)
        why = tr("It is taken to be in {place}, which the text speaks of.").format(place=place)
        self.unsure[Field.RECIPIENTS] = why
        return tuple(one._replace(iso2=post) if one in moved else one for one in said)

    def _at_host(self, said: tuple[DraftParty, ...], donors: Collection[DraftParty]) -> tuple[DraftParty, ...]:
        """Who gets something from an embassy: whoever is nowhere, or nobody, is where that is."""
        placeless = [one for one in said if self._is_placeless(one) and not one.name[:1].isupper()]
        if len(placeless) == len(said) > 0 and (place := self._garrison(donors)) is not None:
            self.unsure[Field.RECIPIENTS] = tr("It is taken to be in {place}, which the text speaks of.").format(
                place=place.name
            )
            return tuple(one._replace(iso2=place.iso2) for one in placeless)
        if len(placeless) < len(said) or not (host := self._host(donors)):
            return said
        self.unsure[Field.RECIPIENTS] = tr("It is where the embassy is; more of who gets it is not said.")
        return tuple(one._replace(iso2=host[0].iso2) for one in placeless) or host

    def _garrison(self, donors: Collection[DraftParty]) -> Named | None:
        """Where soldiers are who give something: *Italian troops in Lebanon gave it to the municipal police*."""
        ends = [said.end() for one in donors if (said := _GARRISON.match(self.text, one.start)) is not None]
        actors = (piece.actor for piece in self.shape.pieces if ends and piece.end == ends[0])
        return next((who for who in actors if who is not None and who.iso2 and who.kind in _PLACES), None)

    def _is_idle(self, at: int) -> bool:
        """Whether a word before a subject is no part of its name."""
        piece = self.shape.pieces[at]
        return piece.word in ("the", "a", "an", "and", "but", "our", "his", "her", "their", "its") or is_adverb(piece)

    def _parties(self, at: Iterable[int], field: Field, but: Collection[str] = ()) -> tuple[DraftParty, ...]:
        at = sorted(set(at))
        out: list[DraftParty] = []
        for one in at:
            if (party := self._party(one, field, but, out)) is not None:
                out.append(party)
        if out and any(self._is_far(one) for one in at):
            self.unsure.setdefault(field, tr("Other verbs stand between it and what is said of the gift."))
        if len(out) > 1 and not self._are_listed(at):
            self.unsure.setdefault(field, tr("Several are named in different places; it may be only one of them."))
        return tuple(out)

    def _party(self, at: int, field: Field, but: Collection[str], named: Sequence[DraftParty]) -> DraftParty | None:
        """Who is meant by an actor's words, with what is unsure of it; `None` where nobody or somebody named before."""
        piece = self.shape.pieces[at]
        if piece.actor is None:
            return None
        who, why = self._resolved(piece.actor, piece, but, gives=field is Field.DONORS)
        if who is not None and (who.name, who.iso2) in {(other.name, other.iso2) for other in named}:
            return None
        if why:
            self.unsure[field] = why
        if who is None:
            return None
        house = who.kind is NamedKind.BODY and is_house(who.name) and piece.word == "it"
        if who is not piece.actor and not house and (place := its_place(who)) is not None:
            return place._replace(start=piece.start, end=piece.end)
        group = self._group(at) if field is Field.DONORS and who is piece.actor else None
        if group is not None:
            self.unsure[field] = _unlisted(group.name)
            return group
        if field is Field.DONORS and self._is_whence(at):
            self.unsure[field] = tr("It is where it left from; who gave it is not said.")
        if self._is_part(at):
            self.unsure[field] = tr("“{name}” stands beside words that may belong to the name.").format(
                name=self.text[piece.start : piece.end]
            )
        if who is piece.actor and (state := self._state_before(at)) is not None:
            self.unsure |= {field: state.unsure} if state.unsure else {}
            body = who if who.state else state  # Pakistan's NDMA, Mozambique's Institute of Fisheries
            return DraftParty(body.name, state.iso2, state.start, piece.end)
        return DraftParty(who.name, _country_of(who, field), piece.start, piece.end)

    def _is_whence(self, at: int) -> bool:
        """Whether a place only says whence it comes: *a flight from Oslo*, and, for no state, *a piano from Paris*."""
        piece, kinds = self.shape.pieces[at], {self._kind(one) for one in self.gift.recipients}
        if _LEFT.search(self.text, max(0, piece.start - _LEFT_MOST), piece.start):
            return True
        seat = piece.actor is not None and piece.actor.seat == piece.word
        return seat and self.shape.pieces[at - 1].word == "from" and kinds.isdisjoint(STATES)

    def _state_before(self, at: int) -> Named | None:
        """The country before a body of its state: *Pakistan's NDMA*, *Haiti's Directorate of Civil Protection*."""
        who, owner = self.shape.pieces[at].actor, self.shape.pieces[at - 2].actor if at > 1 else None
        owns = self.shape.pieces[at - 1].word == "'s" and owner is not None and owner.kind is NamedKind.COUNTRY
        if who is None or owner is None or not owns or who.kind is not NamedKind.ORGANISATION:
            return None
        of_state = who.state == owner.iso2 or not _OFFICES.isdisjoint(who.name.split())
        return owner if of_state and who.home in ("", owner.iso2) else None

    def _is_far(self, at: int) -> bool:
        """Whether verbs that do not tell of this gift stand between a party and the word that does."""
        low, high = sorted((at, self.gift.main.at))
        told = {frame.at for frame in self.gift.told}
        between = [verb for verb in self.shape.verbs if low < verb.at < high and verb.at not in told]
        return len(between) > _NEAR_BY

    def _are_listed(self, at: list[int]) -> bool:
        """Whether parties stand in one list."""
        return all(before in self.shape.list_of(one) for before, one in pairwise(at) if one in self.shape.ties)

    def _group(self, at: int) -> DraftParty | None:
        """People or a body that only have a place in their name: *the Samaritans of Graz*, *glaziers from Larnaca*.

        So are people of somebody, *the staff of Tata*, and people abroad.
        """
        pieces, kind = self.shape.pieces, self._kind(at)
        if kind in (*_OF_THEIR_OWN, NamedKind.PERSON):
            return self._people_of(at)
        if (abroad := self._abroad(at)) is not None:
            return abroad
        if kind not in (NamedKind.TOWN, NamedKind.COUNTRY, NamedKind.BODY):
            return None
        if (old := _OF_AGE.search(self.text, pieces[0].start, pieces[at].start)) is not None:
            start, end = old.start(1), pieces[at].end
            return DraftParty(self.text[start:end], "", start, end)
        owner = at + 1 < len(pieces) and (pieces[at + 1].word in ("'s", "'") or self._is_noun(at + 1))
        where = at - 1 - (pieces[at - 1].word in _SIDES)
        if pieces[where].word not in ("of", "in", "from", "at") and kind is not NamedKind.BODY and not owner:
            return None
        phrase = phrases.around(self.shape, at)
        if phrase is None or (phrase.low == at and (phrase.high < at + 2 or pieces[at + 1].word == "of")):
            return None  # Yerevan's, or the offer from Yerevan of tents
        if any(one in self.gift.things for one in range(*phrase)):
            return None  # 57 doctors from Cuba
        start, end = pieces[phrase.low].start, pieces[phrase.high - 1].end
        head = phrases.head(self.shape, phrase)
        if head in _OF_STATE or not (is_of_people(head) or (self.text[start].isupper() and not owner)):
            return None
        name = " ".join(self.text[start:end].split())
        return DraftParty(name, _home_of(name, pieces[slice(*phrase)]), start, end)

    def _people_of(self, at: int) -> DraftParty | None:
        """People of a body or a person, by their words and its name: *the staff of Tata*, *pupils at Bath School*."""
        phrase, pieces = phrases.around(self.shape, at), self.shape.pieces
        if phrase is None or phrase.high - 1 != at or phrase.low == at:
            return None
        links = [number for number in range(phrase.low, at) if pieces[number].word in ("of", "at", "from")]
        people = pieces[links[0] - 1].word if len(links) == 1 else ""
        if people in _ACT_FOR_IT or not (people in _OWN_PEOPLE - BODY_NOUNS or people in PLURAL_BODIES):
            return None
        start, end = pieces[phrase.low].start, pieces[at].end
        return DraftParty(" ".join(self.text[start:end].split()), "", start, end)

    def _called(self, one: DraftParty) -> DraftParty:
        """Who gives it by the name behind what he is: *a regional bank, NBS Lake, gave*."""
        words = self.text[one.start : one.end].split()
        owned = _OFFICER.match(self.text, one.end) if words else None
        nurse = _ARTICLE.search(self.text, max(0, one.start - 4), one.start) and words and words[0][0].islower()
        friend = re.search(r"[a-z] (?:in|from|of|at) ", " ".join(words)) is not None  # Rizal's friend in Hong Kong
        named = words and words[-1][0].isupper() and not nurse and not friend  # a nurse from Okayama, Fumiko Tange,
        if not words or one.iso2 or (named and owned is None):
            return one
        match = _NAME_BEHIND.match(self.text, one.end if owned is None else owned.end())
        low, high = match.span(1) if match is not None else (0, 0)
        names = [piece.actor for piece in self.shape.pieces if low <= piece.start < high and piece.actor is not None]
        if match is None or any(who.iso2 for who in names):
            return one
        called = next((who.name for who in names if (who.start, who.end) == (low, high)), match[1])
        return DraftParty(called, "", low, high)

    def _named_behind(self, one: DraftParty) -> DraftParty:
        """Who gives it by the name behind what he is and whence: *a merchant of Bristol, Josiah Hemmings*."""
        said = _NAMED_BEHIND.match(self.text, one.end, self.shape.pieces[-1].end + 1)
        if said is None or not self._says_whence(one):
            return one
        start, end = said.span(1)
        inside = [actor for piece in self.shape.pieces if (actor := piece.actor) and start <= piece.start < end]
        if any(who.iso2 for who in inside):
            return one
        whole = next(((who.name, who.start) for who in inside if who.end == end), (said[1], start))
        self.unsure[Field.DONORS] = _unlisted(whole[0])
        return DraftParty(whole[0], "", whole[1], end)

    def _sent_by(self, one: DraftParty) -> DraftParty:
        """For whom somebody acts who is named behind his post: *the head of the EU delegation, Ann Holt, gave*."""
        at = self._mission_before(one.start, beside=False)
        who = self.shape.pieces[at].actor if at >= 0 else None
        if who is None:
            return one
        return DraftParty(who.name, who.iso2, who.start, who.end)

    def _mission_before(self, end: int, *, beside: bool) -> int:
        """Whose mission somebody heads whose post ends right before a code point, or his name and *and*; or -1."""
        said = _HEADS_MISSION.search(self.text, self.shape.pieces[0].start, end)
        if said is None or (said["beside"] is not None) is not beside:
            return -1
        kinds = (*STATES, NamedKind.GROUP, *_OF_THEIR_OWN)
        found = (at for at, piece in enumerate(self.shape.pieces) if piece.start == said.end("of"))
        return next((at for at in found if self._kind(at) in kinds), -1)

    @property
    def _placed_at(self) -> tuple[int, ...]:
        """The pieces of names that have a part in the gift."""
        return (*self.gift.donors, *self.gift.carriers, *self.gift.recipients)

    def _called_behind(self, one: DraftParty) -> DraftParty:
        """Who gets it by the name behind what it is: *to her old school, Bath College*, *its twin town, Linz*."""
        behind = [at for at, piece in enumerate(self.shape.pieces) if piece.start >= one.end]
        site = _is_described(one) and one.name.split()[-1] in _SITES
        named = bool(one.iso2) or not one.name.islower()
        if (named and not site) or self.text[one.end : one.end + 2] != ", " or len(behind) < 2:
            return one
        at = behind[1] + (self.shape.pieces[behind[1]].word in phrases.DETERMINERS)
        ends = at + 1 >= len(self.shape.pieces) or self.shape.pieces[at + 1].word in _ENDS_ASIDE
        if at >= len(self.shape.pieces) or not ends or at in self._placed_at:
            return one
        piece = self.shape.pieces[at]
        who = piece.actor
        if site and who is None and piece.sort is Sort.WORD and self.text[piece.start].isupper():
            called = DraftParty(self.text[piece.start : piece.end], one.iso2, piece.start, piece.end)
        elif who is None or who.kind is not (NamedKind.TOWN if site else NamedKind.ORGANISATION):
            return one
        else:
            called = DraftParty(who.name, who.iso2 if site else "", who.start, who.end)
        return one if one.iso2 and called.iso2 != one.iso2 else called

    def _described(self, one: DraftParty) -> DraftParty:
        """Who gives it by the name before what he is: *Theodore Brandt, an American, gave*."""
        first = self.shape.pieces[0].start
        said = _NAME_BEFORE.match(self.text, first, one.start) if one.start > first else None
        if said is None and one.name[0].islower():
            said = _NAME_RIGHT_BEFORE.search(self.text, first, one.start)
        if said is None or said[1].split()[0] in NOT_NAMES or not _THEN_GIVES.match(self.text, one.end):
            return one
        low, high = said.span(1)
        who = next((piece.actor for piece in self.shape.pieces if piece.start == low and piece.end == high), None)
        self.unsure.setdefault(Field.DONORS, _unlisted(said[1]))
        named = (said[1], "") if who is None else (who.name, _country_of(who, Field.DONORS))
        return DraftParty(*named, low, high)

    def _is_part(self, at: int) -> bool:
        """Whether a name is only the beginning or the end of what the sentence calls somebody."""
        pieces, kind = self.shape.pieces, self._kind(at)
        if kind in (NamedKind.TOWN, NamedKind.COUNTRY, NamedKind.PERSON) and at + 1 < len(pieces):
            owns = pieces[at + 1].word == "'s" and kind is not NamedKind.COUNTRY and self.shape.ties[at].to != OWNER
            if owns or self._is_noun(at + 1):
                return True
        if kind is NamedKind.COUNTRY and self._lives_elsewhere(at):
            return True
        if any(one.word in PARTNERS for one in pieces[at + 2 : at + 4]) and pieces[at + 1].word in ("'s", "'"):
            return self._is_noun(at + 2)  # Oxfam's partner in Chad
        if at > 0 and self._is_noun(at - 1) and kind is not NamedKind.PRONOUN:
            before = pieces[at - 1]
            if kind is NamedKind.COUNTRY and phrases.describes(before):
                return False
            return self.text[before.start].isupper() and before.end == pieces[at].start - 1
        return False

    def _lives_elsewhere(self, at: int) -> bool:
        """*The Italians of Mar del Plata*, *Syrians in Lebanon*: a people by its country, and where they are."""
        pieces, actor = self.shape.pieces, self.shape.pieces[at].actor
        if actor is None or at + 2 >= len(pieces) or not pieces[at].word.endswith(("s", "ese", "ish")):
            return False
        if pieces[at].word == actor.name.lower() or pieces[at + 1].word not in ("of", "in"):
            return False
        where = pieces[at + 2].actor
        named = where is not None and where.iso2 != actor.iso2
        return named or (pieces[at + 1].word == "of" and self.text[pieces[at + 2].start].isupper())

    def _abroad(self, at: int) -> DraftParty | None:
        """People or a body of one country in another one, by their words: *Turkish workers in Germany*."""
        piece = self.shape.pieces[at]
        who = piece.actor
        body = who is not None and who.kind is NamedKind.BODY and who.home not in ("", who.iso2)
        if not body and not (self._kind(at) is NamedKind.COUNTRY and self._lives_elsewhere(at)):
            return None
        end = piece.end if body else self.shape.pieces[at + 2].end
        return DraftParty(" ".join(self.text[piece.start : end].split()), "", piece.start, end)

    def _is_group_by_name(self, inside: Sequence[Piece]) -> bool:
        """Whether the pieces for who gives are of people abroad, or of a body: *the staff of Tata*, *Poles in Cork*."""
        last = inside[-1].actor
        of_body = last is not None and last.kind in (*_OF_THEIR_OWN, NamedKind.PERSON)
        of_body = of_body and (len(inside) > 1 or " of " in inside[0].word)
        return of_body or self._abroad(self.shape.pieces.index(inside[0])) is not None

    def _is_noun(self, at: int) -> bool:
        """Whether a word is a noun, as far as lists of other words tell."""
        piece = self.shape.pieces[at]
        if piece.sort is not Sort.WORD or self.shape.verb_at(at) >= 0 or is_adverb(piece):
            return False
        return piece.word not in PREPOSITIONS and piece.word not in _SMALL and piece.word.isalpha()

    def _resolved(self, named: Named, piece: Piece, but: Collection[str], *, gives: bool) -> tuple[Named | None, str]:
        """Whom a name means; a pronoun that gives likelier somebody else than who got the gift before."""
        got = self.before.got
        if named.kind is not NamedKind.PRONOUN:
            return named, named.unsure
        words = self.text[piece.start : piece.end]
        givers, homes, held = set[str](), set[str](), list[DraftParty]()
        if not gives:
            given_by = [who for at in self.gift.donors if (who := self.shape.pieces[at].actor) is not None]
            givers |= {who.iso2 for who in given_by}
            homes |= {who.home for who in given_by} - {""}
            held += self.givers  # the Quakers of Lancaster gave the city
        fits = [
            one
            for one in standing_for(piece.word, self._candidates(piece))
            if may_be_neighbours(piece.word, one.iso2, givers)
            and not any(who.start <= one.start < one.end <= who.end for who in held)
            and (gives or not (one.iso2 in homes or self._is_left_from(one)))
        ]
        organ = piece.word.split()[-1] in _ORGANS  # which may well give to its own country
        other = got if gives else self.before.last_givers
        fits.sort(key=lambda one: not organ and (one.iso2 or one.name) in other)
        fits = fits if gives else [*self._who_got(fits, piece), *fits]
        for one in fits:
            if one.name not in but:
                return one, tr("“{words}” is taken to be {name}.").format(words=words, name=one.name)
        why = tr("Whom “{words}” means is not said here.").format(words=words)
        return (named._replace(name=words), why) if piece.word.split()[-1] in NOUNS else (None, why)

    def _who_got(self, fits: Sequence[Named], pronoun: Piece) -> Iterator[Named]:
        """*Cuba gave the rebels 20 trucks, and Chile gave them oil*: who got the gift before, and not who gave it."""
        before = next((one.found for one in reversed(self.others) if one.found is not None), None)
        if before is None or len(before[1]) != 1 or not fits or pronoun.word not in ("it", "them"):
            return
        gave, (getter,) = {key_of(one) for one in before[0]}, before[1]
        named = (one.actor for one in self.shape.pieces if one.actor is not None and one.start == getter.start)
        yield from named if key_of(fits[0]) in gave else ()

    def _is_left_from(self, one: Named) -> bool:
        """Whether it is where a thing is sent from: *from our store in Lima we have sent the town 90 tents*."""
        start = self.shape.pieces[0].start
        return one.start >= start and _SENT_FROM.search(self.text, start, one.start) is not None

    def _candidates(self, pronoun: Piece) -> Iterator[Named]:
        """Whom a pronoun may mean, the likeliest first: subjects of the sentence, its other names, those before it."""
        pieces = self.shape.pieces
        if pronoun.word in (*OWN, "i"):
            for verb in self.shape.verbs:
                for at in (self.shape.before(verb.first), verb.last + 1):
                    if verb.family is Family.SAY and 0 <= at < len(pieces) and (actor := pieces[at].actor) is not None:
                        yield actor
            who = speaker(self.before.heard)
            if pronoun.word in OWN and who is not None and not is_quoted(self.shape):
                yield who
            return
        yield from self._sayer_before(pronoun)
        at = next(at for at, one in enumerate(pieces) if one.start == pronoun.start)
        said = pronoun.word.split()[-1]
        low = at if pronoun.word in _OWNING or said in _NEIGHBOURS else own_clause(self.shape, at)
        earlier = [at for at, one in enumerate(pieces[:low]) if one.actor is not None]
        dated = self.shape.headed if self.shape.is_dated else 0
        for at in sorted(earlier, key=lambda at: (at < dated, self.shape.ties[at].to != SUBJECT)):
            if (actor := pieces[at].actor) is not None:
                yield self._as_state(actor) if said in _NEIGHBOURS else actor
        whole = said in (*_ORGANS, *_NEIGHBOURS)  # a spokesman in Nairobi; the ministry
        yield from map(self._as_state, self.before.actors) if whole else self.before.actors

    def _as_state(self, one: Named) -> Named:
        """A town as the country in which it is."""
        names = self.before.talk.names
        town = one.kind in (NamedKind.TOWN, NamedKind.BODY) and one.iso2 in names
        return one._replace(kind=NamedKind.COUNTRY, name=names[one.iso2]) if town else one

    def _sayer_before(self, pronoun: Piece) -> Iterator[Named]:
        """*Oman sent rice, while Bahrain said it would send 40 tents*: who says what *it* does."""
        shape = self.shape
        at = next(at for at, one in enumerate(shape.pieces) if one.start == pronoun.start)
        number = shape.verb_at(shape.before(at - (shape.pieces[at - 1].word == "that")))
        if number < 0 or shape.verbs[number].family not in (Family.SAY, Family.DECIDE, Family.PROMISE):
            return
        left = shape.before(shape.verbs[number].first)
        if left >= 0 and (actor := shape.pieces[left].actor) is not None and actor.kind is not NamedKind.PRONOUN:
            yield actor

    # --- things ---------------------------------------------------------------------------------------

    def _things(self) -> list[int]:
        """The things without what only brings the others, and without *aid* where it is said what it is."""
        bringing = self.gift.told[0].family in (Family.ARRIVE, Family.CARRY, Family.SHIP)
        out: list[int] = []
        for at in self.gift.things:
            one = self._amount(at)
            brings, laden = bringing and self.shape.ties[at].to == SUBJECT, self._is_laden(at)
            brings &= not self._is_beside(at)
            if (is_vehicle(one) and (brings or laden)) or (brings and laden and head_of(one.item) in _BOATS):
                continue
            if one.low in (None, 1) and not (one.is_money or one.unit) and self._is_of_counted(at):
                continue
            if one.low is not None or one.is_money or not names_aid(one):
                out.append(at)
        return out if out or self.gift.worth else [self._load(at) for at in self.gift.things]

    def _is_beside(self, at: int) -> bool:
        """Whether goods come with what stands at a piece, and not in it: *two helicopters and 40 tons of flour*."""
        joint, *behind = [*self.shape.pieces[at + 1 : at + 3], None][:2]
        goods = behind[0].thing if joint is not None and joint.word == "and" and behind[0] is not None else None
        return goods is not None and not goods.is_money and not is_vehicle(goods)

    def _is_of_counted(self, at: int) -> bool:
        """Whether a thing only gathers those that are counted right behind it: *his library of 8,000 volumes*."""
        of, *counted = [*self.shape.pieces[at + 1 : at + 3], None][:2]
        thing = counted[0].thing if of is not None and of.word == "of" and counted[0] is not None else None
        return at + 2 in self.gift.things and thing is not None and thing.low is not None and not thing.is_money

    def _load(self, at: int) -> int:
        """What a vehicle has in it, where that is counted: *a lorry from Karachi with 90 beds*; else the vehicle."""
        pieces, vehicle = self.shape.pieces, self.shape.pieces[at].thing
        behind = next((one for one in range(at + 1, min(at + _BESIDE, len(pieces))) if pieces[one].thing), at)
        load = pieces[behind].thing
        counted = load is not None and not load.is_money and (load.low or 0) > 1 and not is_vehicle(load)
        held = pieces[behind - 1].word in _LADEN and not any(one.word in ("and", ",") for one in pieces[at:behind])
        single = vehicle is not None and vehicle.low == 1 and is_vehicle(vehicle)
        return behind if single and counted and held else at

    def _is_laden(self, at: int) -> bool:
        """Whether a vehicle only brings another thing: *18 trucks with field kitchens*, *two ships to X with flour*."""
        behind = min((one for one in self.gift.things if one > at), default=len(self.shape.pieces))
        if behind == len(self.shape.pieces) or behind - at >= _BESIDE:
            return False
        sent = (self.shape.pieces[at + 1].word, self.shape.pieces[behind - 1].word) == ("to", "with")
        if self.shape.pieces[at + 1].word == "," and behind == at + 2:  # two lorries, 16,000 cans in all, were sent
            return [one.word for one in self.shape.pieces[behind + 1 : behind + 3]] in (["in", "all"], ["in", "total"])
        return self.shape.pieces[at + 1].word in _LADEN or (sent and head_of(self._amount(at).item) in _LOADED)

    def _amount(self, at: int) -> Amount:
        thing, following = self.shape.pieces[at].thing, self.shape.pieces[at + 1 : at + 2]
        if thing is None:
            raise ValueError(at)
        of_each = thing.low == 1 and not thing.is_money and [one.word for one in following] in (["each"], ["apiece"])
        if is_no_one(thing):
            return thing._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
        if at in self.gift.left_open or of_each:
            why = tr("A number stands here that may be of something else; see the words.")
            return thing._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=why)
        counted = self.shape.pieces[self.gift.counts[at]].thing if at in self.gift.counts else None
        if counted is None:
            return of_the_same(thing, [one.thing for one in self.shape.pieces[:at] if one.thing is not None])
        return with_number(thing, counted)

    def _sum(self, at: int) -> Amount:
        """A sum, its currency chosen by who gives it where its word leaves several; never sure by who gets it."""
        one, told = self._amount(at), self._told_of()
        if at in self.gift.left_open:
            return one
        start, end = self._currency_words(one)
        for number, may in enumerate(self._may_pay(one)):
            codes = {code for _, codes in may for code in codes if code}
            again = amounts(self.text, start, end, codes, told) if codes else []
            if not number and (once := self._once_theirs(one, again, codes)):
                return one._replace(currency=once, unsure=taken_as(one.as_stated, once))
            if again and number and "£" in one.as_stated:  # whoever gets it
                own = not again[0].currency or currencies().by_code[again[0].currency].until
                return one._replace(unsure=one.unsure or taken_as("£", "GBP")) if own else one
            if again and one.currency == "GBP" and not again[0].currency:
                return one._replace(currency="", unsure=again[0].unsure)
            if len(again) != 1 or not again[0].currency:
                continue
            if again[0].currency == one.currency:
                return one._replace(unsure=one.unsure or again[0].unsure)
            own = (start, end) == (one.start, one.end)
            taken = self._taken(again[0], may, gives=not number) if own else one.unsure
            one = _in_own_coin(one, again[0], own=own)
            return one._replace(currency=again[0].currency, unsure=but_read(taken) if one.low is not None else taken)
        return one

    def _taken(self, one: Amount, may: Iterable[tuple[str, tuple[str, ...]]], *, gives: bool) -> str:
        """Why the currency of a sum is not sure that those have who give it, or others of whom it may be."""
        currency = currencies().by_code[one.currency]
        theirs = [(name, codes) for name, codes in may if not (currency.countries | currency.once).isdisjoint(codes)]
        if gives or not theirs:
            otherwise = any(pay_otherwise(codes, one.currency) for _, codes in theirs)
            return one.unsure or (taken_as(one.as_stated, one.currency) if otherwise else "")
        return tr("“{words}” is taken as {currency}, since {country} pays in it.").format(
            words=one.as_stated, currency=one.currency, country=theirs[0][0]
        )

    def _once_theirs(self, one: Amount, again: Sequence[Amount], codes: Collection[str]) -> str:
        """The withdrawn currency that those who give a sum had, which is not read, unless it was gone by then."""
        once = once_theirs(one, codes)
        if once in ("", one.currency, *(each.currency for each in again)):
            return ""
        days = (piece.day.first for piece in self.shape.pieces if piece.day is not None)
        known = currencies().by_code[once]
        told = self._told_of() or known.until
        return once if f"{known.since:04}" <= told and max(days, default="") <= known.until else ""

    def _of_its_time(self, one: Amount) -> Amount:
        """A sum, unsure where no day says whether its word is that of today's money or of one withdrawn since."""
        pieces = self.shape.pieces
        codes = {code for piece in pieces if (who := piece.actor) is not None for code in (who.iso2, who.home)}
        if one.unsure or any(piece.day is not None for piece in pieces) or not may_be_gone(one, codes):
            return one
        return one._replace(unsure=taken_as(one.as_stated, one.currency))

    def _in_dollars(self, one: Amount) -> Amount:
        """A sum of bare dollars, in those of everybody who is named."""
        if not are_bare(one):
            return one
        actors = [piece.actor for piece in self.shape.pieces if piece.actor is not None]
        named = {code for actor in actors if (code := actor.iso2 or actor.home)}
        pieces = self.shape.pieces
        givers = [who for at in self.gift.donors if (who := pieces[at].actor) is not None]
        getters = [who for at in self.gift.recipients if (who := pieces[at].actor) is not None]
        known = bool(givers) and all(who.kind is NamedKind.GROUP or is_of_all(who.name) for who in givers)
        giving = {code for who in givers if (code := _payer(who))}
        donors = self.found[0] if self.found is not None else ()
        american = any("US" in (who.iso2, who.home) and who.kind is not NamedKind.TOWN for who in actors)
        if not giving and not american:  # the Ballarat Lions
            giving = {who.iso2 for who in donors} - {""} or set[str]().union(*map(self._homes, donors))
        if not giving and not known and len(around := named | self._around(donors)) == 1:
            named = around  # a paper of Sydney, of its school
        nowhere = not giving and not named
        nowhere |= any(map(_is_unlisted_town, getters))
        to_states = any(who.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT) for who in getters)
        nowhere |= bool(givers) and to_states and not giving
        return whose_dollars(one, named, giving, everywhere=nowhere, known=known)

    def _homes(self, who: DraftParty) -> set[str]:
        """The country of the town that a name begins with or that stands behind it, if the town is of only one."""
        if _ENDOWED.search(self.text, who.start, who.end):
            return set()
        behind = _PLACED.match(self.text, who.end)
        words = self.text[who.start : who.end] + (behind[0] if behind else "")
        names = [match[1] for match in _ITS_PLACE.finditer(words)]
        return set[str]().union(*(code for name in names for code in self._single(name, begins=True)))

    def _around(self, donors: Iterable[DraftParty]) -> set[str]:
        """The countries that the text speaks of, with those of towns named lately, but for towns in names of donors."""
        talk, end = self.before.talk, self.shape.pieces[-1].end
        text = self.text[max(0, end - _AROUND) : end]
        for who in donors:
            text = text.replace(self.text[who.start : who.end], "")
        return ({talk.home, *talk.names, *talk.often} - {""}).union(*self._single(text))

    def _single(self, words: str, *, begins: bool = False) -> list[tuple[str, ...]]:
        """The country of each town in some words that is of only one, or of the town that they begin with."""
        found = [(town, codes) for town, codes in self.towns(words) if len(codes) == 1]
        return [codes for town, codes in found if not begins or words.startswith(town)]

    def _may_pay(self, one: Amount) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
        """Whose money a sum may be, likeliest first, each by name and countries: who gives it, gets it, is named here.

        Where its words leave several currencies and nobody here decides it, whom the text speaks of, then all places
        that it names.
        """
        every = self.shape.of(Sort.ACTOR, 0, len(self.shape.pieces))
        for parties in (self.gift.donors, [*self.gift.recipients], self.gift.carriers, every):
            named = [actor for party in parties if (actor := self.shape.pieces[party].actor) is not None]
            yield [(actor.name, (actor.iso2, actor.home, self._also(actor))) for actor in named]
        if not one.currency:
            yield [(who.name, (who.iso2, "")) for who in self.before.givers]
            talk = self.before.talk
            about = talk.about()
            yield [] if about is None else [(about.who.name, (about.who.iso2, ""))]
            yield [(talk.names.get(talk.home, talk.home), (talk.home, ""))]
            codes = talk.names.keys() | talk.often.keys()
            spoken_of = [(talk.names.get(code, code), (code, _TWO.get(code, ""))) for code in codes]
            yield [*spoken_of, *self.towns(self.text[: self.shape.pieces[-1].end])]

    def _also(self, actor: Named) -> str:
        """The other country that an adjective of two may mean: *the Congolese Red Cross*."""
        code, words = actor.iso2 or actor.home, self.text[actor.start : actor.end]
        double = _OF_TWO.search(words) if code in _TWO else None
        return _TWO[code] if double and not _WHICH.search(self.text) else ""

    def _currency_words(self, one: Amount) -> tuple[int, int]:
        """Where the currency of a sum is said: its own words, or the sum before: *of which 60 million*."""
        own = one.start, one.end
        if one.currency or any(read.is_money for read in amounts(self.text, *own)):
            return own
        sums = [
            piece.thing
            for piece in self.shape.pieces
            if piece.thing is not None and piece.thing.is_money and piece.end <= one.start
        ]
        return (sums[-1].start, sums[-1].end) if sums else own

    def _of_each(self, one: Amount) -> Amount:
        """An amount, unsure where it is of each, and with words for how often it is given: *70 tonnes a month*."""
        if self.gift.each:
            one = one._replace(unsure="" if one.unsure == of_each_of_several() else one.unsure)
        elif self.each is None and (why := of_each(self.text, self.shape.pieces[0].start, one)):
            one = one._replace(unsure=one.unsure or why)
        rate = f" {one.period}"
        if not RATE.match(one.period) or not self.text.startswith(rate, one.end):
            return one
        return one._replace(end=one.end + len(rate), as_stated=one.as_stated + rate)

    def _money(self, one: Amount, main: Amount) -> DraftMoney:
        """A sum, with what it is to the main one where it is not that itself."""
        role, through = ("", "") if one is main else self._role(one)
        return DraftMoney(
            one.low, one.high, one.currency, one.qualifier, one.as_stated, one.start, one.end, role, through, one.kind
        )

    def _role(self, one: Amount) -> tuple[str, str]:
        """What a further sum is to the main one, and by whom it goes, as far as the words beside it say so."""
        if one.role:
            return one.role, ""
        pieces = self.shape.pieces
        at = next(at for at, piece in enumerate(pieces) if piece.start == one.start)
        before = [piece.word for piece in pieces[max(0, at - _BESIDE) : at]]
        behind = [piece.word for piece in pieces[at + 1 : at + 1 + _BESIDE]]
        near = set(behind[:4])
        if _INSTALMENTS & {*behind[:1], *(before[-3:] if before[-1:] == ["of"] else ())}:
            return AmountRole.INSTALMENT.value, ""
        for word, who in pairwise(pieces[at + 1 : at + 6]):
            if word.word in ("through", "via") and who.actor is not None:
                return AmountRole.THROUGH.value, who.actor.name
        if {"which", "it", "this"} & set(before) and _CAME & near:
            return AmountRole.DELIVERED.value, ""
        if _BORNE & near and "by" in behind:
            bearers = (piece.actor.name for piece in pieces[at + 1 : at + 8] if piece.actor is not None)
            return AmountRole.SHARED_COST.value, next(bearers, "")
        return "", ""

    def _told_of(self) -> str:
        """The earliest ISO day that the sentence names, else that of the source: of its time are the currencies."""
        when = [piece.day.first for piece in self.shape.pieces if piece.day is not None and piece.day.first]
        return min([*when, self.published] if self.published else when, default="")

    # --- day ------------------------------------------------------------------------------------------

    def _is_to_come(self) -> bool:
        """*Is sending 40 tents next week*, *hands it over on Friday*: the present tense of a day still to come."""
        day = self.shape.pieces[self.gift.day].day if self.gift.day >= 0 else None
        told = [self.shape.verb_at(frame.at) for frame in self.gift.told if not frame.noun]
        present = all(self.shape.verbs[one].mode in (Mode.GOING_ON, Mode.NOW) for one in told)
        low, high = self.shape.part(self.gift.main.at)
        present = present and (bool(told) or low <= self.gift.day < high)
        open_yet = (
            self.gift.outcome in (Outcome.GIVEN, Outcome.ANNOUNCED) and self.gift.main.family is not Family.DECIDE
        )
        return present and open_yet and day is not None and day.first > self.published > ""

    def _date(self, *sides: Collection[DraftParty]) -> DraftDate | None:
        at = self.gift.day
        day = self.shape.pieces[at].day if at >= 0 else None
        if day is None:
            return self._led_on()
        ended = self.gift.outcome in (Outcome.NOT_GIVEN, Outcome.CANCELLED)
        if ended and (self.gift.main.outcome is Outcome.PROMISED or is_of_promise(self.shape, at)):
            return None
        if (fiscal := self._fiscal(day, sides)) is not None:
            why = tr("It is taken for the fiscal year of the state that gives or gets it.")
            self.unsure[Field.DATE] = why
            return DraftDate(fiscal.start, fiscal.end, fiscal.precision, day.as_stated, day.start, day.end, why)
        if day.unsure or (day.inferred and not is_safe(self.shape, self.gift, at, self.published, self.before.day)):
            self.unsure[Field.DATE] = day.unsure or day.inferred
        elif day.last > self.published > "" and self.gift.outcome in (Outcome.GIVEN, Outcome.ANNOUNCED):
            self.unsure[Field.DATE] = tr(
                "It reaches beyond the date of publication; it may be the time that it is for."
            )
        elif self.gift.main.family in (Family.PROMISE, Family.OFFER) and self.gift.outcome is Outcome.GIVEN:
            self.unsure[Field.DATE] = tr("It may be the day of the promise, and it was given later.")
        inferred = day.inferred or day.unsure
        if at > 0 and self.shape.pieces[at - 1].word == "after" and day.last:  # will come after Easter
            return DraftDate(day.last, "", DatePrecision.RANGE, day.as_stated, day.start, day.end, inferred)
        return DraftDate(day.first, day.last, day.precision, day.as_stated, day.start, day.end, inferred)

    def _led_on(self) -> DraftDate | None:
        """The day that the sentence before a list says for all its lines."""
        day = self.gift.led
        if day is None or not (day.first or day.last):
            return None
        why = tr("It is the day of the sentence before the list.")
        self.unsure[Field.DATE] = why
        return DraftDate(day.first, day.last, day.precision, day.as_stated, 0, 0, why)

    def _fiscal(self, day: Day, sides: Sequence[Collection[DraftParty]]) -> DateSpan | None:
        """The fiscal year that a day may be, of the state that gives, else of the one that gets it."""
        if (day.first or day.last) and not may_be_fiscal(day.as_stated):
            return None
        for codes in ({one.iso2 for one in side} for side in sides):
            code = next(iter(codes)) if len(codes) == 1 else ""
            if (found := fiscal_year(day.as_stated, code, self.published)) is not None:
                return found
        known = day.first or day.last or any(one.iso2 for one in sides[0])
        return None if known else fiscal_year(day.as_stated, "GB", self.published)  # likeliest one of ours


_SO_MANY = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:\w+ )?$", re.IGNORECASE)
_WHO_THEY_ARE = re.compile(r", (?:the )?[A-Z][^,;.]{1,40}(?:,| and) [^;.]{2,60}?, ")
"""Behind a noun of several, the names that they have: *two Danish charities, Hjelp and Lys, gave*."""
_GETS_PART = re.compile(
    r"\b(?:half|most|part|some|much|many|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?|(?:the )?bulk|\d[\d.]*%) "
    r"of (?:it|them|which|that|these|this) "
    r"(?:(?:has|have|had|was|were|is|are|will|go|be|been|went|gone|going|sent|given|bound|meant|earmarked) )*"
    r"(?:to|for) (?:the )?$"
)
"""Before who gets only so much of what is told: *gave 40 tents, half of them to Chad*."""
_ELSE = words("; . and but which that who when as after while or nil none no only few half")


def _goes_on(verb: Verb, between: Sequence[Piece]) -> bool:
    """Whether a verb behind a promise says that what was promised came, and nothing else begins between them."""
    clear = all(piece.sort is not Sort.THING and piece.word not in _ELSE for piece in between)
    return clear and verb.mode is Mode.FACT


_SIDES = words(
    "northern southern eastern western central upper lower rural northeastern northwestern southeastern southwestern"
)
"""What part of a place is meant: *the Mennonites of southern Manitoba*."""
_TWO = {"CD": "CG", "CG": "CD", "DO": "DM", "DM": "DO"}
_OF_TWO = re.compile(r"\b(?:Congo(?:lese)?|Dominicans?)\b")
_WHICH = re.compile(r"\bD\.?R\.?C?\b|\bRDC\b|Democratic|Republic|Kinshasa|Brazzaville|Santo Domingo|Roseau")
"""Countries of one adjective, and the words that say which of them it is."""
_NAME = r"[A-Z][\w'’&.-]*(?: (?:[A-Z&][\w'’&.-]*|(?:al|el|ul)-[A-Z]\w*|de|la|van|von|bin|al|of|the|plc))*"
_NAME_BEHIND = re.compile(rf", (?:the [a-z]+ )?((?:Mrs?\.? )?{_NAME}),")
_NAME_BEFORE = re.compile(
    rf"({_NAME}), (?:(?:an?|our|the|its|their|his|her|one of) |(?=(?:chair|head|founder|owner|president|director|mayor|"
    r"manager|chief|leader|wife|widow|son|daughter|heir|maker)))[^,;:]*\Z"
)
_NAME_RIGHT_BEFORE = re.compile(rf"(?<![\w'’-])({_NAME}), (?:an?|our|the|its|their|his|her) \Z")
_PAID_BY = re.compile(r" (?:by|acting for|behalf of|name of) (?:the )?\Z")
_IS_SOMEBODY = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?!minist|spokes|offic|manag|direct|command|ambassad|governor|mayor|commission|\w*chairman)"
    r"(?:[a-z-]+(?:er|or|ist|man|woman|ian|ess|aire)|heir|star|worker|nurse|widow|tycoon|magnate|student|coach|chef|"
    r"veteran|guitarist|employee|trainee|champion|hero|legend|ace|couple|doctor|farmer) (?=[A-Z])"
)
"""What somebody is in his own name, between whose or whence he is and his name."""
_LOCAL_PART = words("office offices branch staff plant factory unit arm workers employees team depot mill")
_MODEL = re.compile(r" (?:[A-Z]{1,3}-?)?\d{2,}\b")
"""Behind who only made what brings it: *a Boeing 747*."""
_SOMEBODY_OF = re.compile(
    r"\b(?:[Aa]n?|another|[Tt]he(?= (?:late |eldest )?(?:widow|wife|son|daughter|heir|owner))) "
    r"(?:[a-z]+-?[a-z]* ){1,4}(?:of|from|in|at) "
    r"(?:an? (?:[a-z]+ ){1,2}|(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)\Z"
)
_NAMED_BEHIND = re.compile(rf", ((?:the )?{_NAME})(?=[,.;]| who\b| in \d)")
"""Somebody by what he is and where, and his name behind that."""
_PAID_ELSEWHERE = re.compile(r"\bfor which (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* (?:had |has |also )?paid\b")
_THANKS_TO = re.compile(r"(?:Thanks to|Courtesy of|Through the generosity of) (?:the )?")
_THEN_GIVES = re.compile(
    r"[^,;:]*, (?:(?:has|have|had|will|would|is|also|already|to|today|yesterday) )*(?:ga?ve|given|giving|donat|hand|"
    r"present|sen[dt]|contribut|pledg|promis|offer|provid|ship|suppl|deliver|bequeath|left|ma[dk]e|match|put|paid|pay)"
)
_OFFICER = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}(?:chair(?:wo)?man|founder|owner|chief executive|director|boss|heir|subsidiary|affiliate|"
    r"partner|arm|charity|foundation)\b(?: in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
)
"""Behind somebody who or what is his, and is named behind that: *Heineken's subsidiary in Rwanda, Bralirwa*."""
_OF_OTHERS = re.compile(
    r"\b(?:donated|given|gifted|collected|bought|provided|supplied|raised|(?:on behalf of|from|for) (?:the )?[A-Z])"
)
"""Words beside what is brought that say that somebody else gives it."""
_TAKEN_FREE = words("carry transport haul convey fly airlift ferry")
"""Verbs whose subject may ask nothing only for the way."""
_LENT = re.compile(r"(?: of [^;]{1,25}? each)?,? (?:lent|loaned|on loan|borrowed)\b(?: (?:by|from) (?:the )?)?")
"""Behind what goes back, beside what is given: *two tanks, lent by Oxfam, and four pumps, a gift of Malta*."""
_MEET_IN = re.compile(
    r"\b(?:meeting|met|gathered|gathering|assembled|convened|conferences?|summit|talks|forum|session)"
    r"(?: (?:held|on \w+|this week|last week|last month|here))* (?:in|at) (?:the )?\Z|"
    r"\bvetoed by (?:the )?\Z"
)
_MEETING = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:meeting|conference|summit|forum|gathering|talks) (?:[a-z]+ ){0,2}?(?:in|at) [A-Z]"
)
"""Before a place where givers meet, and what is called by that place."""
_VETOES = re.compile(r"(?:,? (?:has|have|had|later|then|also|promptly|twice))* veto(?:ed|es)\b")
_ARTICLE = re.compile(r"\b[Aa]n? $")
_OF_AGE = re.compile(r"(?<![\w-])([\w-]+-year-old (?:[a-z]+ )?(?:from|in|of) )$")
"""*A 78-year-old from* before a place."""
_PLACE_OF = re.compile(
    r" (?:\w+ ){0,2}(?:town|city|province|region|state|island|village|district|prefecture|canton|county|municipality|"
    r"commune|port|territory) of "
)
"""What stands between the people of a country and a place in it."""
_AT_PLACE = re.compile(r"\b(?:in|at|to|near) (?:the )?\Z")
_IN_PLACE = re.compile(r".* (?:in|at|near) (?:the )?(?=[A-Z])")
"""Before a place where somebody is or goes, and what is named by one."""
_BEHIND_GIVER = 6
"""Code points of *in the* between who gives it and where he is."""
_PLACED_IN = words("in at near of outside")
_STANDS = re.compile(
    r"(?:the |an? |its )?(?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*?)(?:['’]s)? (?:[a-z-]+ )*?(?P<what>[a-z-]+)"
)
_BUILDINGS = words("ward wards waterworks dam bridge pier hall tower wing theatre stadium mill market reservoir")
"""What stands in the place that gets it, besides bodies."""
_PLACE_KINDS = (*STATES, NamedKind.TOWN, NamedKind.BODY)
_RANKED = re.compile(
    r", (?:its|their|his|her|the|an?) (?:first|second|third|last|latest|largest|biggest|only|most recent|\w+th) "
    r"[^,.;]{0,40}(?:to|in|for) (?:the )?\Z"
)
"""Before the country of a place that gets it, in words of which gift it is: *for Bam, its first mission to Iran*."""
_FUND_FOR = re.compile(
    r"\b(?:to|into) (?:the |an? |its )?((?:[a-z-]+ )?(?:fund|appeal|collection|campaign)) for (?:the )?"
    r"(?:[a-z-]+ ){0,3}?(?:(?:of|in|at|from) (?:the )?)?\Z"
)
_WORK_ON = re.compile(
    r"(?:the )?(?:re)?(?:building|construction|repair|restoration|rehabilitation|renovation|clearing|relief) of "
    r"(?:the )?([A-Z].*)"
)
"""What is done to a place that gets something: *the rebuilding of Hiroshima*."""
_MISSION = re.compile(r"\b(?:[Ee]mbassy|[Cc]onsulate|[Aa]mbassador|[Cc]onsul|[Ll]egation|High Commission)\b")
_FOR_PEOPLE = re.compile(
    r"\bfor (?:the )?(?:(?:relief|benefit|use|help) of )?(?:the )?(?:[\w-]+ ){0,3}?(?:people|poor|hungry|homeless|"
    r"needy|victims|sufferers|survivors|refugees|families|orphans|widows|wounded|sick|displaced|starving)\b"
)
_HOSTS_OF = re.compile(
    r"\b(?:to|for|among) ((?:the )?(?:[a-z]+ ){0,2}(?:countries|states|nations|communities|neighbours) "
    r"(?:of|hosting|sheltering|with) (?:[a-z]+ )?)\Z"
)
"""Who has taken in people from elsewhere: *six host countries of Syrian refugees*."""
_NEIGHBOURS = ("neighbour", "neighbor")
_PEOPLE_OF = re.compile(r"\b(?:to|for|among) (?:the )?((?:[a-z-]+ ){0,2}?([a-z-]+) of )\Z")
_ARE_POOR = re.compile(r"(?:poor|sick|needy|aged|elderly|blind|destitute|unemployed|orphans|widows)$")
_GARRISON = re.compile(
    r"(?:[A-Z][\w-]+ ){1,2}(?:[a-z]+ ){0,2}?(?:forces|troops|soldiers|peacekeepers|marines|sailors|airmen|garrison|"
    r"contingent|battalion) (?:based |stationed |serving )?in (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)
_ENDS_ASIDE = words(". , ; ) in on for at from with to last this")
_HEADS_MISSION = re.compile(
    r"\b(?:[Hh]ead|[Ll]eader|[Cc]hief) of (?P<of>(?:the )?)[^,;:]{2,40} (?:delegation|mission|embassy|office), "
    r"(?P<beside>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2},? and (?:the )?)?\Z"
)
_NAMED_AND = re.compile(r", [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}, and (?:the )?\Z")
_AND_ITS = re.compile(r" and (?:its|his|her|their) [a-z]")
_AND_THEY = re.compile(r"(?:(?<=\b[Tt]he )|(?:^|(?<=, )))([A-Za-z-]+),? and (?:the )?\Z")
_OWN_PEOPLE = words(
    "staff employees workers workforce crew crews members people citizens supporters customers readers listeners "
    "volunteers army navy soldiers troops doctors nurses engineers men women farmers pupils students fund foundation "
    "trust committee board management force forces police coastguard estate heirs executors family"
)
"""Who or what gives for those whose they are."""
_ACT_FOR_IT = words("fund management force forces police army navy coastguard estate executors councillors officers")
"""Those of them, and others, by whom a body acts itself."""
_FEW_WORDS = 3
_FEW_COUNTED = 7
"""Pieces of a number and of those whom it counts, at most."""
_ENDS_COUNTED = (".", ",", ";", ")")
_PRIVATE = (NamedKind.COMPANY, NamedKind.COUNTRY, NamedKind.TOWN)
_OF_THEIR_OWN = (NamedKind.COMPANY, NamedKind.ORGANISATION)
"""Who has a name of his own: his people are of no place, *two Qantas aircraft*."""
_ORGANS = words("government ministry authorities army navy parliament")
"""Words that take up a country as its state."""
_OWNING = ("its", "their", "his", "her")
"""What stands before a gift for whoever gives it: *its grant*."""
_INSTALMENTS = words("instalment instalments installment installments tranche tranches")
_CAME = words("arrived delivered disbursed paid transferred received released remitted handed")
_BORNE = words("borne paid covered met contributed financed funded")
_LADEN = words("with carrying carry carried loaded laden bringing full of transporting w")
"""What stands between a vehicle and what it brings."""
_BOATS = words("boat boats ferry ferries dhow dhows schooner schooners")
_LOADED = words("ship ships vessel vessels plane planes truck trucks lorry lorries train trains convoy convoys")
_BESIDE = 6
"""Pieces within which that is said."""
_BY_SUBJECT = (Family.GIVE, Family.SHIP, Family.DECIDE, Family.PROMISE, Family.OFFER, Family.COLLECT)
_TOGETHER = (["together", "with"], ["jointly", "with"], ["along", "with"])
_NEAR_BY = 1
"""Other verbs that may stand between a party and the word that tells of its gift."""
_LONG_NAME = 9
"""Pieces of a name that no list has, at most."""
_NO_GIVER = words("nothing nobody none no there here people others many some donors it what reports figures money")
"""Words that name nobody who gives."""
_ANYBODY = words(
    "donor donors benefactor benefactors well-wisher well-wishers sponsor sponsors stranger strangers supporter "
    "supporters friend friends somebody someone passer-by passers-by giver givers patron patrons sympathisers"
)
"""Who gives, where no more is said of him: *an anonymous donor*."""
_SMALL = words(
    "and or but nor the a an this that these those which who whom whose while when where if as than then so also not "
    "no its their his her our my your he she it they we you i each both all other another more most some any one two "
    "such what how why because since although though until unless whether has have had is are was were be been will "
    "would"
)
"""Words that are no nouns."""
_REPORTED = re.compile(
    r"\b(?:reports?|statement|study|figures|estimates?|data|survey|audit|letter|article) (?:\w+ )?by (?:the )?$"
)
"""Before whoever only says so: *according to a report by Oxfam*."""
_FAR_BY = 60
"""Code points before a name within which such words stand."""
_BUDGETING = words("approve allocate earmark release budget set")
"""Verbs by which a state gives money to others or to its own: *set aside 5 billion reais*."""
_OF_STATE = words(
    "councillors officials government governments ministry embassy president king people authorities province city "
    "ambassador ambassadors envoys ministers embassies "
    "town capital state republic kingdom government port village region district county island parliament army navy"
)
"""Nouns before *of* and a place that is meant itself."""
_STATE_BODIES = words(
    "ministry government embassy department parliament army navy mission cabinet administration secretariat president "
    "king queen premier chancellor emir sultan minister ambassador envoy military soldiers troops sappers coastguard "
    "frigate warship gendarmerie junta rulers"
)


_OFFICES = words(
    "Institute Directorate Ministry Department Authority Agency Bureau Commission Secretariat Police Treasury Office "
    "Administration"
)
"""What a body of a state is called that is its country: *Mozambique's Institute of Fisheries*."""
_LOCAL = words("local regional provincial municipal city town county district territorial cantonal communal")


_OF_A_PLACE = re.compile(r"(?:[a-z-]+ )*[a-z-]+ (?:in|at|of|from|near|around) (?:the )?[A-Z]")
_SITES = words("town towns city port village island district suburb valley region county")
"""What a place is, which has a name of its own: *the Estonian twin town*."""


def _is_anybody(one: DraftParty) -> bool:
    """Whether words name nobody who could be meant: *an anonymous donor*, *the flood*."""
    said = one.name.split()
    return not one.iso2 and one.name.islower() and len(said) <= _FEW_WORDS and said[-1] in _ANYBODY | DISASTERS


def _is_described(one: DraftParty) -> bool:
    """Whether words say what somebody is and not who: *the fire brigade*, *Iowa farmers*, *an Ecuadorean port*."""
    last = one.name.split()[-1]
    return last[0].islower() and (not one.iso2 or (last in _SITES and of_a_people(one.name.split()[0])))


def _is_place(shape: Shape, one: Somebody) -> bool:
    """Whether somebody in a sentence is a country, or a town of one."""
    actor = shape.pieces[one.actor].actor if one.actor >= 0 else None
    return actor is not None and actor.kind in (*STATES, NamedKind.TOWN)


def _codes(found: Iterable[Option]) -> set[str]:
    """The countries of those who may be meant."""
    return {party.iso2 for one in found for party in one.parties}


def _codes_of(parties: Iterable[DraftParty]) -> set[str]:
    return {one.iso2 for one in parties} - {""}


def _is_of_state(one: DraftParty) -> bool:
    """Whether a party is a body of a state that is not said, and not of a part of it."""
    said = set(one.name.lower().split())
    return not one.iso2 and not said.isdisjoint(_STATE_BODIES) and said.isdisjoint(_LOCAL)


_THERE = ("there", "them", "the country", "the island", "the islands", "the kingdom", "the government")
"""What stands for who gets it."""
_ABROAD = ("mission", "embassy", "consul", "ambassador")
"""Words for who gives where they are."""


def _unlisted(name: str) -> str:
    return tr("No list has “{name}”; it is whoever the sentence says gave it.").format(name=name)


def _country_of(who: Named, field: Field) -> str:
    """The country of a party; people and associations who give something are of none."""
    free = who.kind is NamedKind.BODY and field is Field.DONORS and not (_is_of_the_state(who.name) or who.home)
    return "" if free else who.iso2


def _payer(who: Named) -> str:
    """The country in whose money somebody pays: his own, of people in another one that."""
    return who.iso2 or who.home if who.home or who.kind in _PLACES else ""


_PLACES = (*STATES, NamedKind.TOWN)


def _is_of_the_state(name: str) -> bool:
    """Whether what such a body gives is from its country."""
    said = name.lower()
    return bool(OF_THE_STATE & set(said.split())) or "rescue team" in said


def _is_unlisted_town(who: Named) -> bool:
    """Whether it is a town of which no list says the country."""
    return who.kind is NamedKind.TOWN and not who.iso2


def _home_of(name: str, pieces: Sequence[Piece]) -> str:
    """The country of a body that no list has, by the place in its name, where it is one of the state."""
    codes = [one.iso2 for piece in pieces if (one := piece.actor) is not None and one.iso2]
    return codes[0] if codes and _is_of_the_state(name) else ""


_SAID_ANYHOW = (Field.DONORS, Field.RECIPIENTS, Field.STATUS, Field.TERMS)
"""Fields of which it is said why they are not sure, also where nothing was read."""


def _span(one: DraftParty | DraftDate | Amount | Named | Piece) -> Span:
    return Span(one.start, one.end)


def _item(one: Amount) -> DraftItem:
    return DraftItem(one.item, one.low, one.high, one.qualifier, one.unit, one.as_stated, one.start, one.end)


def _code_in(inside: Sequence[Piece], field: Field) -> str:
    """The country that the words for a party say, but of who gives only where it is one: the Chinese in Madrid."""
    actors = (who for piece in inside if (who := piece.actor) is not None and who.kind not in _OF_THEIR_OWN)
    found = [code for who in actors if (code := who.iso2 or who.home)]
    plain = len({*found}) == 1 or field is Field.RECIPIENTS or any(piece.word == "'s" for piece in inside)
    return found[0] if plain and found else ""


def _of_gift(one: DraftParty, inside: Sequence[Piece]) -> DraftParty:
    """Who gives by the adjective of the gift: *a Norwegian grant*."""
    who = inside[0].actor if len(inside) == 2 and inside[1].word in GIVING_NOUNS else None
    return one if who is None else DraftParty(who.name, who.iso2, inside[0].start, inside[0].end)


def _in_own_coin(one: Amount, again: Amount, *, own: bool) -> Amount:
    """A sum as its words count it for those who give it: shillings of Kenya, which were taken for those of a pound."""
    counted = own and one.currency == "GBP" and again.low is not None
    return one._replace(low=again.low, high=again.high) if counted else one
