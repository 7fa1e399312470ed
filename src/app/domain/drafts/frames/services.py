"""What somebody does, bears or opens for others, or a thing was a gift of, where nothing else is read of a sentence.

Whom a state trains is read beside other gifts, too.

    worked = giver deed what free                       old pupils roofed the hall of the school at their own cost
           | giver ("offered" | "promised" | …) "to" deed what free | giver "will" deed what free
    opened = giver "opened" own rooms "to" people       the abbey opened its barns to 70 evacuees
    fed    = giver ("fed" | "clothed") people           the Quakers fed 300 poor people a day
    healed = giver ("performed" | "carried out" | "treated") number word* (operations | patients) free
                                                        performed 300 eye operations in Gao free of charge
    taught = state ("trained" | "is training" | …) learners                 trained 1,200 Tanzanian railwaymen
    cooked = giver ("cooked" | "is baking" | …) meals "for" people          is cooking 800 meals a day for survivors
    bore   = giver ("met" | "bore" …) "the cost of" what | giver "paid for the" deed "of" what, also led as a deed is
    done   = what "was" ("paid for" | deed free) "by" giver | what "was" deed "at the expense of" giver
    gift   = thing ("was" | "were") ("a" | "the") "gift" ("of" | "from") giver
    bought = thing ("was" | "were") ("bought" | "built" | …) "with" ("a grant" | "money" …) ("from" | "of") giver
           | thing ("was" | "were") ("bought" | "built" | …) "with" giver ("money" | "help" …)
           | getter ("bought" | "built" | …) thing "with" … giver, which is named
    worked abroad, as `at_work` has it

    free   = "free of charge" | "for nothing" | "at its own cost" …

Who gives it, what it is done to and the people are those of `service_parts`, learners and meals of `counted_deeds`.
What is done is the item, without a number but of operations, patients and what is in `counted_deeds`. Who keeps up what
is his own, or is paid for what he mends, gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from app.domain.countries import Country
from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import Frame
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verb_families import COSTS
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty, Field, Span
from app.domain.drafts.frames.at_work import at_work, may_be_at_work
from app.domain.drafts.frames.counted_deeds import learners, meals
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.service_parts import HAVE, OWN, PARTS, giver, parted, people, stands_in, what
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.words.goods import ONE
from app.domain.drafts.words.rare import Rare
from app.domain.language import tr
from app.domain.quantity import read_quantity
from app.domain.terms import Outcome, Qualifier

_DEEDS = words("repair rebuild roof re-roof restore paint repaint rewire renovate refurbish mend plaster")
_DONE = words(
    "repaired rebuilt roofed re-roofed restored painted repainted rewired renovated refurbished mended plastered"
)
_DEED_NOUNS = words(
    "repair rebuilding roofing re-roofing restoration painting repainting rewiring renovation refurbishment mending "
    "replacement upkeep extension furnishing enlargement reconstruction"
)
_LED = {
    **dict.fromkeys(words("offered offers volunteered"), Outcome.OFFERED),
    **dict.fromkeys(words("promised promises pledged pledges undertook undertaken is are"), Outcome.PROMISED),
    **dict.fromkeys(words("agreed agrees decided"), Outcome.ANNOUNCED),
}
"""What leads to a deed that is still to come."""
_FREE = re.compile(
    r"\b(?:free of (?:all )?(?:charge|cost)|for (?:nothing|free)|without (?:charge|pay|payment|a fee)|"
    r"at no (?:cost|charge)|at (?:its|their|his|her) own (?:cost|expense))\b"
)
_MADE = "(?:bought|purchased|acquired|built|rebuilt|constructed|paid for|funded|financed|restored|dug|equipped|set up)"
_MEANS = "(?:grants?|gifts?|donations?|legacy|bequest|money|funds|funding|help|aid|support|assistance)"
_WITH_MEANS = re.compile(
    rf"(?<=\s){_MADE} (?:in (?:1\d|20)\d\d |entirely |mostly |partly |largely |in part |only |"
    r"(?P<thing>(?:[a-z\d][\w,-]* ){1,6}?))?with (?:the )?"
    rf"(?:(?:an? )?(?:[a-z]+ )?{_MEANS} (?:given )?(?P<from>from|of|by|left by) (?:the |an? )?|"
    rf"(?=(?:[A-Z][\w'’-]+ ){{1,4}}{_MEANS}\b))"
)
"""What was made or bought with whose means: *built with a grant from Oman*, *bought with Rotary money*."""
_MAY = re.compile(
    r"\b(?:fed|feeding|clothed|cook(?:ed|ing)|bak(?:ed|ing)|train(?:ed|ing)?|opened|threw open|at the expense of)\b|"
    r"\b(?:(?:costs?|expenses?) of|paid for|pays for)\b|"
    r"\b(?:pay for|cost of|gifts? (?:of|from)|presents? from)\b|"
    rf"\b{_MADE} (?:[\w,-]+ ){{0,6}}?with\b|" + _FREE.pattern
)
_MAY_TEACH = Rare("train", r"\btrain(?:ed|ing) ")
_BORE, _PAID = words("met bore covered defrayed bears meets covers"), words("paid pays")
_BEAR, _PAY = words("meet bear cover defray"), words("pay")
_GIFTS = words("gift gifts present presents bequest donation donations")
_WHOLE = words("the whole full entire total")
_FED, _FEEDING = words("fed clothed"), words("feeding clothing")
_ROOMS = words(
    "hall halls home homes house houses dormitory dormitories kitchen kitchens gymnasium gym gyms barn barns rooms "
    "convent cellars classrooms school church chapel temple mosque stadium clubhouse club-house warehouse canteen "
    "lodge hotel shelter shelters doors gates"
)
_THROUGH = words("doors gates")
"""What is opened, and not itself given."""
_OWNERS = words(
    "army navy garrison state council government regiment landlord landlords owner owners insurer insurers estate "
    "company firm taxpayers ratepayers tolls tax taxes insurance manufacturer maker god nature providence "
    "defendant defendants developer developers culprit vandals"
)
"""Who keeps up what is his, or is paid for it, and who is nobody."""
_PERFORMED, _TREATED = words("performed conducted completed"), words("treated examined vaccinated immunised")
_OPERATIONS = words("operations surgeries transplants consultations check-ups examinations amputations procedures")
_HEALED = words("patients people children women men villagers refugees soldiers survivors victims wounded")
_TRAINED, _TRAINING, _TRAIN = words("trained"), words("training"), words("train")
_COOKED, _COOKING = words("cooked baked"), words("cooking baking")
_COUNTED_WITHIN = 8
"""Pieces from a number on in which what it counts stands."""
_WAS, _NOT_DONE = words("was were been"), words("was were been be is are being to")
_UNTOLD = words("if unless whether not never should must could would may might asked hopes hoped urged")
_BY = (["by"], ["at", "the", "expense", "of"], ["at", "the", "cost", "of"])


class _Told(NamedTuple):
    """A service as a sentence tells of it."""

    giver: Phrase
    said: int
    """The piece of the verb."""
    deed: Phrase | None
    getter: Phrase | None
    outcome: Outcome = Outcome.GIVEN
    is_thing: bool = False
    """Whether the deed is none, but a thing."""
    item: str = ""
    """What the deed is called, where not by its own words."""
    counted: Span | None = None
    """The words of the deed, where they are not whole pieces."""
    pupils: DraftParty | None = None
    """Who gets it, where that is no whole piece."""
    sender: DraftParty | None = None
    """Who gives it, where only a word of the giver's says so."""


def may_tell(text: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether words between two code points may tell of a service at all, where nothing else is read or beside that."""
    if not alone:
        return _MAY_TEACH.search(text, start, end) is not None
    return _MAY.search(text, start, end) is not None or may_be_at_work(text, start, end)


def service(
    text: str, shape: Shape, home: Callable[[str], Country | None], *, alone: bool
) -> tuple[Shape, list[Gift]] | None:
    """The one service of a sentence, and its shape with what was done for a thing; None where it tells of none.

    `home` is the country that a word says. Beside other gifts only whom a state trains is read.
    """
    grammars = (*_GRAMMARS, partial(_taught, home), partial(_was_at_work, home)) if alone else (partial(_taught, home),)
    told = next((one for read in grammars for one in read(text, shape)), None)
    if told is None or not _may_give(shape, told):
        return None
    whole, at = _with_deed(text, shape, told)
    frame = Frame(at, at, at, Family.GIVE, told.outcome, False, at, len(whole.pieces), noun=True)
    gift = Gift(told.outcome, [frame], things=[at] if told.deed is not None else [])
    done = tr("What is given is something done, and no thing; see the words.")
    why = tr("It is not plain that this was given; see what else the sentence says of it.") if told.is_thing else done
    gift.unsure = dict.fromkeys((Field.DONORS, Field.ITEMS, Field.STATUS), why)
    gift.loose[Field.DONORS] = [told.sender or _party(text, shape, told.giver, gives=True)]
    if told.pupils is not None:
        gift.loose[Field.RECIPIENTS] = [told.pupils]
    elif told.getter is not None:
        gift.loose[Field.RECIPIENTS] = [_party(text, shape, told.getter, gives=False)]
    when = whole.of(Sort.DAY, 0, len(whole.pieces))
    gift.day = when[0] if len(when) == 1 else -1
    return whole, [gift]


def _worked(_text: str, shape: Shape) -> Iterator[_Told]:
    """*Old pupils roofed the hall of the school at their own cost*, *offered to mend the roof of it for nothing*."""
    pieces = shape.pieces
    for at, piece in enumerate(pieces):
        done = piece.word in _DONE and pieces[at - 1].word not in _NOT_DONE
        low, outcome = (at, Outcome.GIVEN) if done else _led(pieces, at, _DEEDS)
        if outcome is None or not _is_free(shape, at):
            continue
        who, to = giver(shape, low), what(shape, at + 1)
        if who is not None and to is not None:
            yield _Told(who, at, Phrase(at, to[0].high), to[1], outcome)


def _led(pieces: Sequence[Piece], at: int, deeds: Collection[str]) -> tuple[int, Outcome | None]:
    """Where the words begin that lead to a deed still to come, and what these make of it."""
    before = [piece.word for piece in pieces[max(0, at - 2) : at]]
    if pieces[at].word not in deeds or not before:
        return at, None
    if before[-1] == "will":
        return at - 1, Outcome.PROMISED
    return at - 2, _LED.get(before[0]) if before[-1] == "to" else None


def _is_free(shape: Shape, at: int) -> bool:
    """Whether the clause says behind a piece that nothing is paid for it."""
    return _FREE.search(" ".join(shape.words[at + 1 : shape.clause_end(at)])) is not None


def _opened(_text: str, shape: Shape) -> Iterator[_Told]:
    """*The abbey opened its barns to 70 evacuees*, *threw open its doors to the homeless*."""
    pieces = shape.pieces
    for at, piece in enumerate(pieces[:-3]):
        last = at + (piece.word == "threw" and pieces[at + 1].word == "open")
        said = piece.word == "opened" or last > at
        rooms = phrases.behind(shape, last + 1) if said and pieces[last + 1].word in OWN else None
        if rooms is None or pieces[at - 1].word in _NOT_DONE or pieces[rooms.high - 1].word not in _ROOMS:
            continue
        getter = people(shape, rooms.high + 1) if pieces[rooms.high].word == "to" else None
        who = giver(shape, at)
        if who is not None and getter is not None:
            yield _Told(who, at, None if pieces[rooms.high - 1].word in _THROUGH else rooms, getter)


def _healed(_text: str, shape: Shape) -> Iterator[_Told]:
    """*Performed 300 eye operations in Gao free of charge*, *treated 4,000 patients in Mogadishu at no cost*."""
    pieces = shape.pieces
    for at, piece in enumerate(pieces[:-3]):
        out = piece.word == "carried" and pieces[at + 1].word == "out"
        healed = _HEALED if piece.word in _TREATED else _OPERATIONS if out or piece.word in _PERFORMED else ()
        first = at + 1 + out
        heads = (one for one in range(first, min(first + _COUNTED_WITHIN, len(pieces))) if pieces[one].word in healed)
        last = next(heads, -1)
        if (
            last < 0
            or pieces[at - 1].word in _NOT_DONE
            or not pieces[first].word[0].isdigit()
            or not _is_free(shape, at)
        ):
            continue
        who = giver(shape, at)
        places = (one + 1 for one in range(last + 1, shape.clause_end(at) - 1) if pieces[one].word in ("in", "at"))
        place = next((one for one in places if pieces[one].actor is not None), -1)
        if who is not None:
            yield _Told(who, at, Phrase(first, last + 1), Phrase(place, place + 1) if place > 0 else None)


def _fed(_text: str, shape: Shape) -> Iterator[_Told]:
    """*The Quakers fed 300 poor people a day*, *are feeding 300 families*."""
    for at, piece in enumerate(shape.pieces):
        before = shape.pieces[at - 1].word
        going = piece.word in _FEEDING and before in ("is", "are")
        if not going and (piece.word not in _FED or before in _NOT_DONE):
            continue
        who, getter = giver(shape, at - going), people(shape, at + 1)
        if who is not None and getter is not None:
            yield _Told(who, at, None, getter)


def _taught(home: Callable[[str], Country | None], text: str, shape: Shape) -> Iterator[_Told]:
    """*China trained 1,200 Tanzanian railwaymen in Beijing*, *is training 40 nurses from Chad*."""
    pieces = shape.pieces
    for at in range(1, len(pieces) - 2):
        low, outcome = _going(pieces, at, _TRAINED, _TRAINING, _TRAIN)
        who = giver(shape, low) if outcome is not None else None
        found = learners(text, pieces[at].end, pieces[-1].end) if who is not None else None
        if outcome is None or who is None or found is None:
            continue
        state, country = pieces[who.high - 1].actor, home(found.home)
        if state is None or state.kind not in STATES or country is None or country.iso2 == state.iso2:
            continue
        high = next(one for one in range(at + 1, len(pieces)) if pieces[one].end >= found.end) + 1
        pupils = DraftParty(country.name, country.iso2, *found.homes)
        yield _Told(
            who, at, Phrase(at + 1, high), None, outcome, False, f"training of {found.noun}",
            Span(found.start, found.end), pupils,
        )  # fmt: skip


def _going(
    pieces: Sequence[Piece], at: int, done: Collection[str], going: Collection[str], base: Collection[str] = ()
) -> tuple[int, Outcome | None]:
    """Where the words begin for a deed that is done, going on or still to come, and what these make of it."""
    before = pieces[at - 1].word
    if pieces[at].word in done and before not in _NOT_DONE:
        return at, Outcome.GIVEN
    if pieces[at].word in going and before in ("is", "are"):
        return at - 1, Outcome.GIVEN
    return _led(pieces, at, base)


def _cooked(text: str, shape: Shape) -> Iterator[_Told]:
    """*Chefs are cooking 800 meals a day for survivors in Antakya*, *baked 400 loaves a night for refugees*."""
    pieces = shape.pieces
    for at in range(1, len(pieces) - 2):
        low, outcome = _going(pieces, at, _COOKED, _COOKING)
        found = meals(text, pieces[at].end, pieces[-1].end) if outcome is not None else None
        who = (_with_helpers(text, shape, low) or giver(shape, low)) if found is not None else None
        if found is None or who is None:
            continue
        start, end, to = found
        deed = Phrase(at + 1, next(one for one in range(at + 1, len(pieces)) if pieces[one].end >= end) + 1)
        first = next(one for one in range(at + 1, len(pieces)) if pieces[one].end > to)
        getter = people(shape, first)
        if getter is not None:
            yield _Told(who, at, deed, _place_behind(shape, getter.low) or getter, counted=Span(start, end))


def _with_helpers(text: str, shape: Shape, at: int) -> Phrase | None:
    """Who opens a sentence by name before a verb, with people of his: *Luis Ortega and about twenty volunteers*."""
    pieces = shape.pieces
    named = _HELPED.fullmatch(text[pieces[0].start : pieces[at].start])
    if named is None:
        return None
    low, high = (pieces[0].start + end for end in named.span("name"))
    inside = [one for one, piece in enumerate(pieces) if low <= piece.start and piece.end <= high]
    return Phrase(inside[0], inside[-1] + 1) if inside else None


_HELPED = re.compile(
    r"(?:[A-Z][a-z]+ (?:[a-z]+ )?)?(?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+) and "
    r"(?:(?:his|her|about|some|around|nearly|over|more than|a|an|two|three|four|five|six|ten|\d+) )+"
    r"(?:[a-z-]+ )*"
)


def _place_behind(shape: Shape, at: int) -> Phrase | None:
    """Where people are, somewhere behind them in their clause: *people burnt out of their homes in Altadena*."""
    behind = range(at + 1, shape.clause_end(at) - 1)
    places = (one + 1 for one in behind if shape.pieces[one].word in ("in", "at"))
    return next((Phrase(one, one + 1) for one in places if shape.pieces[one].actor is not None), None)


def _bore(text: str, shape: Shape) -> Iterator[_Told]:
    """*Met the whole cost of the clinic*, *paid for the rebuilding of the clinic*, *offered to pay for …*."""
    pieces = shape.pieces
    for at, piece in enumerate(pieces):
        low, outcome = _led(pieces, at, _BEAR | _PAY)
        behind = _behind_cost(pieces, at)
        if outcome is None and piece.word in _BORE | _PAID:
            low, outcome = at, Outcome.GIVEN
        who, of = (giver(shape, low), what(shape, behind)) if behind and outcome else (None, None)
        if outcome is None or who is None or of is None:
            continue
        if pieces[behind - 2].word in _DEED_NOUNS:
            yield _Told(who, at, Phrase(behind - 2, of[0].high), of[1], outcome)
        else:
            yield _Told(who, at, of[0], stands_in(text, shape, *of), outcome)


def _behind_cost(pieces: Sequence[Piece], at: int) -> int:
    """Behind *met the cost of*, or *paid for the rebuilding of*; 0 where neither stands at a piece."""
    paid = pieces[at].word in _PAID | _PAY and [piece.word for piece in pieces[at + 1 : at + 2]] == ["for"]
    if not paid and pieces[at].word not in _BORE | _BEAR:
        return 0
    one = at + 1 + paid
    while one < len(pieces) and pieces[one].word in _WHOLE:
        one += 1
    told = [piece.word for piece in pieces[one : one + 2]]
    return one + 2 if told[1:] == ["of"] and told[0] in (_DEED_NOUNS if paid else COSTS) else 0


def _was_done(text: str, shape: Shape) -> Iterator[_Told]:
    """*The ward was paid for by Rotary*, *the hall was roofed free of charge by old pupils*."""
    pieces = shape.pieces
    for at, piece in enumerate(pieces):
        paid = piece.word == "paid" and [one.word for one in pieces[at + 1 : at + 2]] == ["for"]
        if pieces[at - 1].word not in _WAS or not (paid or piece.word in _DONE):
            continue
        who, cost = _by(shape, at + 1)
        low = at - 1
        while low > 0 and pieces[low - 1].word in HAVE:
            low -= 1
        of = phrases.before(shape, low)
        if who is None or of is None or not (paid or cost or _is_free(shape, at)):
            continue
        both = parted(shape, of)
        if both is not None:
            yield _Told(who, at, both[0], stands_in(text, shape, *both) if paid else both[1])
        elif paid and pieces[of.high - 1].word in PARTS:
            yield _Told(who, at, of, None)


def _by(shape: Shape, at: int) -> tuple[Phrase | None, bool]:
    """By whom something was done, or at whose expense, and whether it says the latter."""
    said = shape.words
    ends = ((one + len(by), len(by) > 1) for one in range(at, shape.clause_end(at)) for by in _BY
            if said[one : one + len(by)] == by)  # fmt: skip
    end, cost = next(ends, (0, False))
    who = phrases.behind(shape, end) if end else None
    if who is not None and who.high < len(said) and shape.pieces[who.high].actor is not None:
        who = Phrase(who.high, who.high + 1)  # by the Swiss firm | Doka
    return who, cost


def _was_gift(_text: str, shape: Shape) -> Iterator[_Told]:
    """*The bells were a gift from the Danish king*, *the pews are the gift of the guild*."""
    said = shape.words
    for at in range(3, len(said) - 2):
        was = (
            said[at - 2 : at - 1] != []
            and said[at - 2] in ("was", "were", "is", "are")
            and said[at - 1] in ("a", "the")
        )
        if said[at] not in _GIFTS or not was or said[at + 1] not in ("of", "from", "by"):
            continue
        thing, who = phrases.before(shape, at - 2), phrases.behind(shape, at + 2)
        head = "" if thing is None else phrases.head(shape, thing)
        if thing is None or who is None or head.removesuffix("s") not in PARTS | ONE:
            continue
        link = next((one for one in range(thing.low, thing.high) if said[one] in ("of", "at", "in")), thing.high)
        getter = Phrase(link + 1, thing.high) if link < thing.high else None
        yield _Told(who, at, Phrase(thing.low, link), getter, is_thing=True)


def _bought_with(text: str, shape: Shape) -> Iterator[_Told]:
    """*The engines were bought with a grant from Japan*, *Chad bought engines with a grant from Japan*."""
    pieces = shape.pieces
    for said in _WITH_MEANS.finditer(text, pieces[0].start, pieces[-1].end):
        at, first = (_piece_at(pieces, start) for start in said.span())
        who = phrases.behind(shape, first) if said["from"] else Phrase(first, first + 1)
        named = pieces[first].actor is not None
        if not at or not first or who is None or not (said["from"] or named):
            continue
        if said["thing"] and named:
            number = next(one for one in range(at + 1, len(pieces)) if not pieces[one].word[:1].isdigit())
            thing, getter = phrases.behind(shape, number), giver(shape, at)
        elif not said["thing"] and pieces[at - 1].word in _WAS:
            thing, getter = _split(shape, _thing_before(shape, _subject_end(shape, at - 1)))
        else:
            continue
        if thing is not None and (getter is not None or not said["thing"]):
            yield _Told(who, at, thing, getter, is_thing=True, counted=_counted(text, shape, thing))


def _piece_at(pieces: Sequence[Piece], start: int) -> int:
    return next((at for at, piece in enumerate(pieces) if piece.start == start), 0)


def _subject_end(shape: Shape, at: int) -> int:
    """Where the subject ends of a passive, of which *was* or *been* is a piece: *a school that had | been built*."""
    while at > 0 and shape.pieces[at - 1].word in HAVE:
        at -= 1
    return at - (at > 1 and shape.pieces[at - 1].word in ("that", "which"))


def _split(shape: Shape, thing: Phrase | None) -> tuple[Phrase | None, Phrase | None]:
    """A thing, and the place or body that it is of: *the roof | the clinic*."""
    if thing is None:
        return None, None
    linked = (one for one in range(thing.low, thing.high) if shape.pieces[one].word in ("of", "at", "in", "for"))
    link = next(linked, thing.high)
    return Phrase(thing.low, link), Phrase(link + 1, thing.high) if link < thing.high else None


def _thing_before(shape: Shape, at: int) -> Phrase | None:
    """What stands before a verb: *the engines*, *the school*; nothing where it only takes that up."""
    thing = phrases.before(shape, at)
    said = () if thing is None else shape.pieces[thing.low : thing.high]
    only_points = any(one.kind is NamedKind.PERSON or one.word in _POINTS for one in said)
    return None if only_points else thing


def _was_at_work(home: Callable[[str], Country | None], text: str, shape: Shape) -> Iterator[_Told]:
    """*A Swiss search team dug in the rubble of Boumerdes*."""
    for one in at_work(home, text, shape):
        yield _Told(
            one.giver, one.said, one.team, one.place, is_thing=True, counted=one.words, sender=one.sender
        )  # fmt: skip


_POINTS = words("it they this these that those he she we i you")


_NUMBER_BEFORE = re.compile(r"(?<![\w.,])\d[\d,]*(?: [a-z]+)? $")


def _counted(text: str, shape: Shape, thing: Phrase) -> Span | None:
    """The words of a thing with the number before them, or without *the*; None where they are its pieces alone."""
    start, end = shape.pieces[thing.low].start, shape.pieces[thing.high - 1].end
    number = _NUMBER_BEFORE.search(text, shape.pieces[0].start, start)
    if number is not None:
        return Span(number.start(), end)
    return Span(start + len("the "), end) if text[start:end].lower().startswith("the ") else None


_GRAMMARS = (_worked, _opened, _fed, _healed, _cooked, _bore, _was_done, _was_gift, _bought_with)


def _may_give(shape: Shape, told: _Told) -> bool:
    """Whether who does so is nobody who keeps up what is his own, and nothing says that it was only asked or hoped."""
    gives = shape.pieces[told.giver.low : told.giver.high]
    gets = shape.pieces[told.getter.low : told.getter.high] if told.getter is not None else ()
    abroad = bool(told.pupils) or (bool({*_codes(gives)}) and bool({*_codes(gets)} - {*_codes(gives)}))
    owns = not _OWNERS.isdisjoint(word for piece in gives for word in piece.word.lower().split())
    return (abroad or not owns) and _UNTOLD.isdisjoint(shape.words[: told.said])


def _codes(pieces: Iterable[Piece]) -> Iterator[str]:
    """The countries of those who are named."""
    return (code for one in pieces if one.actor is not None and (code := one.actor.iso2 or one.actor.home))


def _party(text: str, shape: Shape, phrase: Phrase, *, gives: bool) -> DraftParty:
    """Somebody by name, or by his words without how many they are, who gets it with the country of his place."""
    pieces = shape.pieces[phrase.low : phrase.high]
    start, end = pieces[0].start, pieces[-1].end
    actors = [piece.actor for piece in pieces if piece.actor is not None]
    if len(pieces) == 1 and actors and (not gives or actors[0].kind is not NamedKind.BODY):
        return DraftParty(actors[0].name, actors[0].iso2, start, end)
    code = actors[-1].iso2 or actors[-1].home if actors and not gives else ""
    return DraftParty(" ".join(text[start:end].split()), code, start, end)


def _with_deed(text: str, shape: Shape, told: _Told) -> tuple[Shape, int]:
    """The shape with what was done for one piece, and where that is; else where the verb is."""
    if told.deed is None:
        return shape, told.said
    low, high = told.deed
    start, end = told.counted or Span(shape.pieces[low].start, shape.pieces[high - 1].end)
    said = " ".join(text[start:end].split())
    read = read_quantity(said) if said[0].isdigit() or told.counted else None
    count = (read.low, read.high, read.qualifier) if read is not None else (None, None, Qualifier.NOT_STATED)
    item = said if read is None else read.item
    thing = Amount(start, end, *count, "", told.item or item, start + said.index(item), end, "", "", said)
    piece = Piece(Sort.THING, start, end, said.lower(), thing=thing)
    return Shape([*shape.pieces[:low], piece, *shape.pieces[high:]]), low
