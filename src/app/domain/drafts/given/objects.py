"""Things of any name that stand where verbs of giving have what they give, where nothing else is read there.

    object   = verb whom? phrase                        gave the kitchen his whole harvest, will fund a second cable
             | verb whom "with" phrase                  presented us with a barometer
             | verb whom? … phrase ("," | "and") …      gave a lathe, two kilns and £40: beside things that are read
    another  = ("," | "and") who "a" phrase             Chad built a school, and Mali a cistern
             | by whom ("," | "and") phrase by whom     the food was given by Oman, the medicine by Peru
    subject  = phrase "was"? participle                 a wind tunnel was donated, her pearls, left to the nurse
    relative = phrase ("that" | "which")? who verb      the overcoat that you sent, the tree Tromsø gives Grimsby

    phrase   = (determiner noun+ | plural)              with a head that is for no deed, time or body of somebody

Counted are *a* and what is one by its noun, *his house*; whether it is a gift at all, its clues decide (`likely`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.any_things import NEVER_OWN, is_deed
from app.domain.drafts.amounts.things import UNKNOWN
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.phrases import is_noun
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import PREPOSITIONS, SUBJECT
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode, Verb
from app.domain.drafts.words.goods import GOODS, MOVABLE, ONE, PLACES
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.drafts.words.word_lists import BUILDINGS, CONTAINERS, MEASURES, WAGES
from app.domain.number_words import SPELLED
from app.domain.phrase_words import NUMBERS
from app.domain.terms import Qualifier

_VERBS = words(
    "give donate present bequeath gift offer promise pledge send ship deliver hand supply provide grant award "
    "contribute fund finance sponsor receive get obtain accept inherit bring fly dispatch despatch truck airlift ferry "
    "release transfer distribute install equip furnish endow forward mail consign bestow cede commit second deploy "
    "erect parachute"
)
_TWO = words("give hand offer promise grant award send")
"""Verbs that have both who gets something and what it is for an object."""
_WITH = words("present provide supply equip furnish endow")
_ONE = words("a an another")
_OWN = words("its their his her our my")
_KNOWN = _OWN | {"the"}
_JOINTS = words(", and plus & nor")
_RANKS = words("first second third last only own latest early")
_EACH = words("each every none")
_AT_COST = (["of", "cost", "at"], ["of", "price", "at"])
_CLAUSES = words("that which who whom whose where when while but because if as")
_ENDS = words(", ; . and to for in : — – )") | {""}
_BUYS = words("buy purchase")
_ALSO = _BUYS | words("pass leave drive put place station")
"""Verbs that tell of a gift where they say who gets it."""
_PAYS = words("pay cover bear meet defray shoulder")
_MEANT = words("plan mean intend earmark allocate reserve announce buy build")
"""Verbs of a clause that tells of a gift: *the cutter that Seoul had earmarked for Suva*."""
_PRESENTS = words("gift present donation")
_NOUNS = _PRESENTS | words(
    "loan transfer handover despatch dispatch deployment delivery arrival shipment receipt presentation return"
)
"""Before *of* and what is given."""
Place = tuple[int, int]
_UNTOLD = (Mode.ASKED, Mode.MAYBE)
_LONGEST = 6
"""Words of a phrase, at most."""
_NEAR, _REACH, _WHOM = 12, 16, 1
"""Pieces behind a verb in which its object stands, and its list ends; those before whom it is given to."""
NO_HEADS = words(
    "way ways time times help aid support assistance relief work works talks call calls right rights rise chance hope "
    "news place day end start sign signs light reason reasons thing things nothing something anything everything money "
    "funds approval advice data hint tips tip ground birth permission rule rules office award prize medal medals "
    "information evidence answer answers army troops soldiers wounded dead stage ball game match race point points "
    "president minister government parliament court press public world country state city town region people public "
    "crowd crowds police audience reporters journalists mps members nothing much more less others many few some lot "
    "offices condolences congratulations greetings regards compliments apologies sympathies invitation invitations "
    "command key keys cup cups trophy trophies title titles crown torch flag presidency chairmanship "
    "surprise programme program project list lists "
    "invoice bill whole site sites lots bit bits kind sort type number numbers amount sum total rest half most "
    "part parts same use hospital school "
)
_HOUSES = ("hospital", "school")
_HELPING = {
    "mission": words("medical surgical rescue relief aid humanitarian engineering veterinary dental training"),
    "works": words("printing water gas brick cement iron steel pumping chemical"),
}
"""Nouns of deeds that are people who help, or a plant, by the word before them: *sent a military medical mission*."""
_HOMES = ("house", "land")
_VERBS_TOO = ("truck", "lorry", "ship", "building")
"""Words of verbs as well, and given all the same: *gave Lima its old fire truck*."""


def objects(text: str, shape: Shape, kinds: WordKinds) -> list[Amount]:
    """The things of the verbs of giving of a sentence that are not read yet."""
    out: list[Amount] = []
    pieces = shape.pieces
    for first, end in sorted({*_Objects(text, shape, kinds).places()}):
        scaled = (
            first > 0 and pieces[first].word in SPELLED and pieces[first - 1].word[-1:].isdigit()
        )  # part of 9 million
        if not scaled and (not out or pieces[first].start >= out[-1].end):
            out.append(made(text, shape, first, end, kinds))
    return out


class _Objects:
    """Finds where they stand, each from its first piece to behind its last."""

    def __init__(self, text: str, shape: Shape, kinds: WordKinds) -> None:
        self._text, self._shape, self._pieces, self._kinds = text, shape, shape.pieces, kinds

    def places(self) -> Iterator[Place]:
        """Where they stand."""
        for number, verb in enumerate(self._shape.verbs):
            if verb.mode not in _UNTOLD:
                yield from self._of_verb(number, verb)
        yield from self._of_others()
        yield from self._by_others()
        for at, piece in enumerate(self._pieces):
            if piece.word in _NOUNS and piece.sort is Sort.WORD:
                yield from self._of_noun(at)
            elif piece.word in WAGES and self._word(at + 1) in ("of", "for"):
                yield from self._of_wages(at)

    def _of_verb(self, number: int, verb: Verb) -> Iterator[Place]:
        over = verb.family in (Family.GIVE, Family.RECEIVE) and verb.last > verb.at  # made over, took delivery of
        over |= verb.lemma == "owe" and verb.family is Family.RECEIVE
        if verb.lemma in _ALSO and not over:
            listed, beside = self._listed(verb.last + 1, verb.lemma)
            left = beside and verb.lemma == "leave" and not self._word(verb.last + 1).startswith("aside")
            yield from (place for place in listed if left or self._goes_to(place, verb.lemma))  # left Ems a loom and £9
            return
        if not (verb.lemma in _VERBS or over):
            if verb.lemma in _MEANT and not verb.passive and (place := self._relative(verb)) is not None:
                yield place
            return
        kept = not verb.passive or verb.lemma in _TWO  # has been handed a slipway
        listed, beside = self._listed(verb.last + 1, verb.lemma) if kept else ([], False)
        if beside or not self._has_thing(number):
            yield from listed
            if not listed and not beside:
                yield from filter(None, [(self._before if verb.passive else self._relative)(verb)])

    def _has_thing(self, number: int) -> bool:
        """Whether something is read already that a verb says to be given."""
        shape = self._shape
        verb = shape.verbs[number]
        low, high = shape.clause_start(verb.first), min(len(shape.pieces), verb.last + 1 + _NEAR)
        things = (at for at in shape.of(Sort.THING, low, high) if not self._is_cost(at))
        ties = ((at, shape.ties[at]) for at in things)
        return any(tie.verb == number or (at < verb.first and tie.to in (SUBJECT, "of")) for at, tie in ties)

    def _is_cost(self, at: int) -> bool:
        """Whether a sum is only what something costs: *funded a bridge in Lae at a cost of 9,000 euros*."""
        return [self._word(at - back) for back in (1, 2, 4)] in _AT_COST

    # --- behind a verb --------------------------------------------------------------------------------

    def _listed(self, first: int, lemma: str) -> tuple[list[Place], bool]:
        """The phrases of a list from a piece on, past whom it is given to, and whether things are read among them."""
        pieces, found = self._pieces, list[Place]()
        stop = self._stop(first)
        beside = onward = False
        for number, (low, high) in enumerate(self._parts(first, stop)):
            read = any(pieces[at].sort is Sort.THING and not self._is_cost(at) for at in range(low, high))
            place = None
            if not read and (not number or found or beside):
                place = self._item(low, high) if number else self._opening(low, high, lemma)
            if place is not None and (not onward or self._word(place[1]) == "to"):
                found.append(place)
            elif number and not read and (found or beside):
                break
            beside |= read
            onward |= bool(found or beside) and any(one.word == "to" for one in pieces[low:high])
        if beside:
            found = [one for one in found if self._is_plain(one, opens=one[0] < first + _WHOM)]
        return found, beside

    def _stop(self, at: int) -> int:
        """Where what stands behind a verb ends: at the next verb, a clause of its own or a sign."""
        stop = min(len(self._pieces), at + _REACH)
        while at < stop and self._shape.verb_at(at) < 0 and self._word(at) not in _CLAUSES:
            if self._pieces[at].sort is Sort.SIGN and self._word(at) not in (",", "&", "-"):
                break
            at += 1
        return at

    def _parts(self, low: int, stop: int) -> Iterator[tuple[int, int]]:
        """The parts of a list, between its joints."""
        for at in range(low, stop + 1):
            if at == stop or self._word(at) in _JOINTS:
                if at > low or low == stop:
                    yield low, at
                low = at + 1

    def _opening(self, low: int, high: int, lemma: str) -> Place | None:
        """The last phrase of what stands first behind a verb: *the choir in Riga a viola*, *in May his boat to Bar*."""
        opens = [at for at in range(low, high) if self._may_open(at, low, lemma)]
        if not opens or any(self._word(at) in _EACH for at in range(low, high)):
            return None
        end = self._end(opens[-1] + (self._word(opens[-1]) in _ONE | _KNOWN))
        return self._phrase(opens[-1], end) if self._is_closed(end) else None

    def _may_open(self, at: int, low: int, lemma: str) -> bool:
        """Whether a phrase of a thing may begin at a piece: at a determiner, or right behind the verb or a party."""
        before = self._word(at - 1)
        if self._word(at) in _ONE | _KNOWN:
            used = before == "of" and self._word(at - 2) == "use"  # gave the club the use of a hall
            return used or at == low or before not in PREPOSITIONS or (before == "with" and lemma in _WITH)
        first = at == low or (self._pieces[at - 1].sort is Sort.ACTOR and before != "her") or before == "'s"
        return first and self._is_noun(at) and all(self._word(one) not in PREPOSITIONS for one in range(low, at))

    def _item(self, low: int, high: int) -> Place | None:
        """The phrase that a further part of a list begins with."""
        end = behind = self._end(low + 1)
        if self._word(low) not in _ONE | _KNOWN or end > high or not self._is_closed(end):
            return None
        while self._word(behind) in PREPOSITIONS and self._word(behind + 1) and not self._is_noun(behind + 1):
            behind += 2
        verb = self._shape.verb_at(behind)  # and a mill in Oulu sent the planks
        begins = verb >= 0 and not self._shape.verbs[verb].passive
        return None if begins else self._phrase(low, end)

    def _end(self, at: int) -> int:
        """Behind the nouns from a piece on."""
        while at < len(self._pieces) and self._is_noun(at):
            at += 1
        return at

    def _is_noun(self, at: int) -> bool:
        """Whether a piece is a word of a phrase: a noun, or what describes one, *newly built*, *36-tonne*."""
        if is_noun(self._shape, at):
            return True
        piece = self._pieces[at]
        describes = piece.word in _RANKS or (piece.word.endswith("ly") and self._word(at + 1).endswith("ed"))
        describes |= piece.word.endswith("ed") and at + 1 < len(self._pieces) and is_noun(self._shape, at + 1)
        sized = "-" in piece.word and piece.word.replace("-", "").isalnum() and not piece.word.isdigit()
        if piece.word == "'":  # a nurses' hostel
            return self._word(at - 1).endswith("s") and at + 1 < len(self._pieces) and is_noun(self._shape, at + 1)
        return piece.sort is Sort.WORD and self._shape.verb_at(at) < 0 and (describes or sized)

    def _is_closed(self, end: int) -> bool:
        """Whether nothing more is named right behind a phrase, to which it would be given."""
        while (
            self._word(end) in ("at", "in")
            and self._pieces[end + 1 : end + 2]
            and self._pieces[end + 1].sort is Sort.ACTOR
        ):
            end += 2  # the hospice at Hall eleven beds
        piece = self._pieces[end] if end < len(self._pieces) else None
        if piece is None or piece.sort not in (Sort.ACTOR, Sort.THING):
            return piece is None or piece.word not in _ONE | _KNOWN
        return piece.sort is Sort.ACTOR and self._shape.verb_at(end + 1) >= 0  # a viola he had made

    def _is_plain(self, place: Place, *, opens: bool) -> bool:
        """Whether a phrase of a list of what is given is one thing, and not whom it is given to."""
        word, head = self._word(place[0]), self._head(place)
        if word == "the":
            return not opens and is_single(head, self._kinds)
        return word in _ONE | _OWN and is_thing(head, self._kinds)

    def _goes_to(self, place: Place, lemma: str) -> bool:
        """Whether somebody gets what he is only said to have been left or bought: *passed its old lifeboat to Oran*."""
        behind = [self._word(place[1] + step) for step in range(3)]
        bought = lemma in _BUYS
        if self._word(place[0]) == "the" and not bought:
            return False
        disposal = behind[0] == "at" and behind[2] in ("disposal", "service")
        got = behind[0] == ("for" if bought else "to")
        return disposal or (got and is_single(self._head(place), self._kinds))

    # --- elsewhere ------------------------------------------------------------------------------------

    def _before(self, verb: Verb) -> Place | None:
        """The phrase that ends right before a verb in the passive, or before the sign at which its clause begins.

        So is the one behind a participle that opens the sentence: *Donated by Bern in 1921, the organ burnt*.
        """
        end = verb.first
        comma = next((at for at in range(verb.last, verb.last + _REACH) if self._word(at) == ","), 0)
        if end == 0 and comma:
            return self._item(comma + 1, len(self._pieces))
        while end > 0 and self._word(end - 1) == ",":
            end -= 1
        return self._ending(end, anywhere=self._word(0) == "of")  # of the tents promised by Oman none came

    def _relative(self, verb: Verb) -> Place | None:
        """The phrase before a relative clause with a subject of its own, or right before such a subject."""
        shape, pieces = self._shape, self._pieces
        subject = shape.before(verb.first)
        named = subject > 0 and pieces[subject].actor is not None
        subject -= named and self._word(subject - 1) == "the"
        if named and self._is_noun(subject - 1):
            place = self._ending(subject)  # the playground it had planned
            return place if place is not None and pieces[place[0]].word in _KNOWN else None
        low = shape.clause_start(verb.first)
        that = low - 1
        if that < 1 or pieces[that].word not in ("that", "which") or low == verb.first:
            return None
        aside = any(self._word(at) == "," for at in range(that, verb.first))
        return None if aside else self._ending(that, anywhere=True)

    def _ending(self, end: int, *, anywhere: bool = False) -> Place | None:
        """The phrase that ends before a piece, behind no preposition, or behind any."""
        first = end
        while first > 0 and end - first < _LONGEST and self._is_noun(first - 1):
            first -= 1
        first -= first > 0 and self._word(first - 1) in _ONE | _KNOWN
        alone = anywhere or first == 0 or self._word(first - 1) not in (*PREPOSITIONS, "'s")
        return self._phrase(first, end) if first < end and alone else None

    def _of_others(self) -> Iterator[Place]:
        """*Chad built a school, and Mali a cistern*: what another one gives, whose verb is left out."""
        pieces = self._pieces
        verbs = (verb.last for verb in self._shape.verbs if verb.family in GIVING or verb.lemma == "build")
        given = next(verbs, len(pieces))
        for at in self._shape.of(Sort.ACTOR, given + 1, len(pieces) - 2):
            if self._word(at - 1) not in _JOINTS or self._word(at + 1) not in _ONE:
                continue
            place = self._item(at + 1, len(pieces))
            if place is not None and self._word(place[1]) in _ENDS and is_thing(self._head(place), self._kinds):
                yield place

    def _by_others(self) -> Iterator[Place]:
        """*The food was given by Austria, the medicine by Italy*: what another one gives, behind what is read."""
        pieces = self._pieces
        gives = next((verb for verb in self._shape.verbs if verb.family in GIVING), None)
        first = gives is not None and any(
            piece.sort is Sort.THING or (at == gives.first - 1 and piece.actor is None)
            for at, piece in enumerate(pieces[: gives.first])
        )
        given = gives.last if gives is not None and first else len(pieces)
        for at in self._shape.of(Sort.ACTOR, given + 1, len(pieces) - 2):
            place = self._item(at + 2, len(pieces)) if self._word(at + 1) in _JOINTS else None
            of = "" if place is None else self._word(place[1])
            same = of in ("by", "from") and of in (self._word(at - 1), self._word(at - 2))
            if place is not None and same and is_thing(self._head(place), self._kinds):
                yield place

    def _of_noun(self, at: int) -> Iterator[Place]:
        """*The loan of its ferry*, *made Lima a present of the clock*; *a bell, the gift of Oslo*, *was a present*."""
        if self._word(at) in _PRESENTS:
            end = at - (self._word(at - 1) in _ONE | _KNOWN)
            end -= self._word(end - 1) in ("was", "were", ",")
            while end > 1 and self._word(end - 2) in ("of", "in", "at"):
                end -= 2  # the mast of Buka
            place = self._ending(end) if end < at else None
            if place is not None and self._word(place[0]) in _KNOWN and is_single(self._head(place), self._kinds):
                yield place
        pieces = self._pieces[at + 2 :]
        aside = self._word(at + 1) in ("to", "on") and pieces and pieces[0].sort is not Sort.WORD
        at += 2 * bool(aside)  # the arrival on Monday, a present to Lima
        place = self._item(at + 2, len(self._pieces)) if self._word(at + 1) == "of" else None
        if place is not None and is_single(self._head(place), self._kinds):
            yield place

    def _of_wages(self, at: int) -> Iterator[Place]:
        """*Paid the salaries of nine nurses*, *will cover the school fees for 40 girls*: what others are due."""
        first = at - self._is_noun(at - 1)
        first -= self._word(first - 1) in _ONE | _KNOWN
        verb = next((verb for verb in reversed(self._shape.verbs) if verb.last < first), None)
        if verb is None or verb.mode in _UNTOLD or verb.lemma not in _PAYS | _VERBS:
            return
        if first == verb.last + 1 or self._word(first - 1) == "and":
            yield first, at + 1

    def _phrase(self, first: int, end: int) -> Place | None:
        """A phrase, where it may name a thing."""
        pieces = self._pieces
        if not 0 < end - first <= _LONGEST or any(
            pieces[at].sort is not Sort.WORD and pieces[at].word not in ("her", "'") for at in range(first, end)
        ):
            return None
        head, opened = pieces[end - 1].word, pieces[first].word in _ONE | _KNOWN
        if opened and end - first < 2:
            return None
        several = head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))
        owned = any(piece.word == "'" for piece in pieces[first:end])  # a teachers' residence
        deed = is_deed(head) and head not in GOODS and "artifact" not in self._kinds.sorts(head)[: 1 + owned]
        own = head in ONE and self._word(first + 1) == "own"  # its own field bakery
        never = head in NUMBERS | NO_HEADS or deed or (is_of_people(head) and not own)
        homes = head in _HOMES and pieces[first].word in _OWN  # left the parish her house and two cows
        never |= head in NEVER_OWN and head not in _VERBS_TOO and not homes
        if never and not self._helps(first, end, head):
            return None
        if self._text[pieces[end - 1].start].isupper() and self._word(first) == "the":
            return None  # the Maghreb
        return (first, end) if opened or several else None

    def _helps(self, first: int, end: int, head: str) -> bool:
        """Whether the words before a noun of no thing make it one: *a field hospital*, *a surgical mission*."""
        before = {piece.word for piece in self._pieces[first : end - 1]}
        moved = not before.isdisjoint(MOVABLE) or any(word.endswith("-bed") for word in before)
        return (head in _HOUSES and moved) or self._word(end - 2) in _HELPING.get(head, ())

    def _head(self, place: Place) -> str:
        return self._word(place[1] - 1)

    def _word(self, at: int) -> str:
        return self._pieces[at].word if 0 <= at < len(self._pieces) else ""


def is_thing(head: str, kinds: WordKinds) -> bool:
    """Whether a noun names a thing that is one, as far as is known of it."""
    sorts = {*kinds.sorts(head)}
    return head in ONE or not sorts or bool(sorts & _SORTS)


def is_single(head: str, kinds: WordKinds) -> bool:
    """Whether a noun behind *the* or *his* is of one thing: *his house*, but not *his furniture*, *the tents*."""
    sorts = kinds.sorts(head) if kinds.is_one(head) else ()
    one = bool(sorts) and sorts[0] != "person" and not _SORTS.isdisjoint(sorts)
    one &= {"food", "substance", "quantity"}.isdisjoint(sorts)
    return head not in _MASSES and (one or head in ONE)


_SORTS = words("artifact animal plant object body")
_MASSES = words(
    "equipment machinery furniture clothing clothes underwear footwear bedding linen apparatus gear hardware software "
    "ammunition weaponry artillery stock library collection jewellery jewelry cutlery crockery stationery timber "
    "lumber piping roofing scaffolding sheeting paper cloth fabric glass wire rope cable cement plumbing tackle ware "
    "kitchenware glassware luggage baggage produce catch harvest crop herd flock fleet merchandise cargo freight load "
    "stuff supply plant hay straw grass grain wheat rice maize corn cotton wool fruit penicillin insulin serum vaccine "
    "medicine medication morphine aspirin chloroform quinine chlorine paint glazing container thousandth hundredth"
)
"""Nouns of which one does not say how many."""


def made(text: str, shape: Shape, first: int, end: int, kinds: WordKinds) -> Amount:
    """The thing of a phrase: one, behind *a* or by its noun, else without a number."""
    pieces = shape.pieces
    keys = first + (pieces[first].word in _KNOWN)
    if pieces[keys].word in ("key", "keys") and pieces[keys + 1].word in ("of", "to") and keys + 2 < end:
        first = keys + 2  # the keys of the clinic
    start, stop = pieces[first].start, pieces[_with_parts(shape, end) - 1].end
    opened = pieces[first].word in _ONE | _KNOWN
    item = pieces[first + opened].start
    much = SO_MUCH.match(text, item, stop)
    item = item if much is None else much.end()
    single = pieces[first].word in _ONE or (opened and is_single(pieces[end - 1].word, kinds))
    one = Decimal(1) if single and much is None and _NOT_ONE.match(text, item, stop) is None else None
    return Amount(
        start, stop, one, one, Qualifier.NOT_STATED if one is None else Qualifier.EXACT, "",
        " ".join(text[item:stop].split()), item, stop, "", "", " ".join(text[start:stop].split()),
    )  # fmt: skip


_NOT_ONE = re.compile(
    r"(?:[a-z-]+ ){0,2}?(?:(?:stream|flow|flood|torrent|mountain|heap|succession|string|service)(?=$| of\b)|"
    r"(?:meal|lunch|breakfast|supper)$)"
)
"""What comes again and again, *a steady stream*, *a daily meal*: nobody says how much of it."""
SO_MUCH = re.compile(
    r"(?:(?:more than |just )?enough|many|(?:a lot|lots|plenty|loads) of|(?:(?:large|huge|vast|small|limited) )?"
    r"(?:quantities|amounts|numbers) of|(?:(?:second|further|whole|small|large) )?(?:couple|handful|number|mass|series|"
    r"range|variety|selection|assortment) of) (?=[^\W\d])",
    re.IGNORECASE,
)
"""*Enough fuel*, *quantities of tents*, *couple of boats*: how much of a thing there is, and no word of its name."""


def _with_parts(shape: Shape, end: int) -> int:
    """Behind how many rooms make up a block, *a block of six classrooms*, and what is measured, *boxes of medicine*;
    else the same end."""
    words = shape.words[end - 1 : end + 2]
    if len(words) < 3 or words[1] != "of":
        return end
    counted = words[0] in _MADE_UP and (words[2] in NUMBERS or words[2].isdigit())
    held = words[0] in _HELD and words[0].endswith("s") and is_noun(shape, end + 1)
    behind = end + 1 + counted
    while (counted or held) and behind < len(shape.pieces) and is_noun(shape, behind):
        behind += 1
    return behind if behind > end + 1 + counted else end


_HELD = MEASURES | CONTAINERS | {"quantities", "amounts", "numbers"}
_MADE_UP = words("block row wing terrace suite")


def with_ones(text: str, things: Iterable[Amount], kinds: WordKinds) -> list[Amount]:
    """Things; of those without a number one, where a determiner and the noun say so: *the church got its organ*."""
    return [_as_one(text, one, kinds) if one.low is None and one.high is None else one for one in things]


def _as_one(text: str, one: Amount, kinds: WordKinds) -> Amount:
    stated = not (one.is_money or one.unit or one.unsure) and one.qualifier is Qualifier.NOT_STATED
    behind = _DETERMINED.search(text, max(0, one.item_start - _LONG), one.item_start) if stated else None
    head = _named(one.item) or head_of(one.item)
    movable = not _SENT.isdisjoint(one.item.lower().split())
    sure = kinds if behind is not None and behind["plain"] else UNKNOWN  # Mali's government arms
    if behind is None or (head in _WHERE and not movable) or not is_single(head, sure):
        return one
    return one._replace(low=Decimal(1), high=Decimal(1), qualifier=Qualifier.EXACT)


def _named(item: str) -> str:
    """The noun of what has a name behind it, *patrol boat Guardian*; nothing where it has none."""
    words = item.split()
    nouns = [word for word in words if word.islower()]
    named = 0 < len(nouns) < len(words) and all(word[0].isupper() for word in words[len(nouns) :])
    return nouns[-1] if named and words[: len(nouns)] == nouns and nouns[-1] in ONE else ""


_SENT = MOVABLE | words("rescue search medical surgical relief firefighting")
"""Before hospitals and teams that are sent, and where nothing comes from or goes to."""
_WHERE = PLACES | BUILDINGS | words("warehouse depot")
"""Where things come from or go to: *have not left our warehouse*."""
_DETERMINED = re.compile(
    r"(?:(?<!\w)(?P<plain>(?:the|its|their|his|her|our|my) $)|(?<!\w)(?:the|its|their|his|her|our|my) |(?<=\w)['’]s )"
    r"(?:(?:new|old|first|own|promised|former|only) )?$",
    re.IGNORECASE,
)
_LONG = 16
"""Code points of the longest determiner and what stands before it."""
