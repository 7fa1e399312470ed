"""Who likely gives what to whom where no frame says it: parties weighed by where they stand (`marks`); never sure.

The frames come first: what they found stays, and only what they left open is filled in. Where they found nothing at
all, a thing with a cue and with who gives and gets it becomes a gift, unless the words speak of trade, loans, wants or
harm.

    cue = a verb or a noun of giving in any form | a line of a report (`reports`)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain.drafts import phrases
from app.domain.drafts.actor_words import BODY_NOUNS
from app.domain.drafts.actors import Named, NamedKind
from app.domain.drafts.around import CLEAR_NOUNS, CUTTING, GIVING_NOUNS, Frame
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.gift_things import is_given
from app.domain.drafts.gifts import Gift
from app.domain.drafts.marks import FROM, Marks, Party, verb_in
from app.domain.drafts.outcomes import of_verb
from app.domain.drafts.phrases import Phrase
from app.domain.drafts.pieces import Sort, is_vehicle, words
from app.domain.drafts.reports import is_report, report_gifts
from app.domain.drafts.shape import Shape
from app.domain.drafts.verbs import GIVING, Family, Mode, Verb
from app.domain.language import tr
from app.domain.terms import Outcome

_NOT_GIFTS = words(
    "sale sales sold price prices market markets bond bonds shares stock profit profits revenue turnover exports "
    "imports tariff tariffs contract tender auction customers wages salary ransom fine fines tax taxes interest "
    "debt debts loan loans appeal appealed needs needed short lacking killed dead injured wounded casualties "
    "missing damaged collapsed match goal goals cup league championship beat defeat victory trophy medal marathon "
    "elections election vote votes spend spends spent spending if hope hopes hoped unless whether "
    "rumours rumour stolen seized smuggled looted attack attacked invaded accused trial court charged arrested "
    "sentenced prison hostage hostages evicted deported deposit deposits lent lends lend loaned lending swap "
    "leased rent rented arrears budget quota handled"
)
"""Words of sentences that are of something else."""


def complete(text: str, shape: Shape, named: Sequence[Named], before: Sequence[Named], found: list[Gift]) -> list[Gift]:
    """The gifts with whom they likely are from and for, and those that no frame has found."""
    marks = Marks(text, shape, named)
    report = is_report(shape)
    lines = report_gifts(text, shape, marks) if report else []
    found = _with_lines(found, lines)
    for gift in found:
        if report:
            _of_a_line(shape, gift)
        if gift in lines:
            continue
        _not_to_itself(shape, gift)
        low, high = shape.part(gift.main.at)
        _fill_in(text, shape, marks, gift, low, high)
    taken = {at for gift in found for at in (*gift.things, *gift.worth)}
    told = {shape.part(gift.main.at) for gift in found if gift.things}
    groups = [group for group in _groups(shape, taken) if shape.part(group[0]) not in told]
    groups = [one for group in groups for one in _by_source(shape, marks, group)]
    fresh = [gift for group in groups if (gift := _fresh(text, shape, marks, group)) is not None]
    for gift in [*found, *fresh]:
        _from_before(shape, gift, before)
    return sorted([*found, *fresh], key=lambda gift: min([gift.main.at, *gift.things]))


_ACTIVE = (Family.GIVE, Family.PROMISE, Family.OFFER, Family.DECIDE)


def _of_a_line(shape: Shape, gift: Gift) -> None:
    """In a line of a report only the parties around an active verb of giving or promising are sure."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    if number >= 0 and shape.verbs[number].family in _ACTIVE and not shape.verbs[number].passive:
        return
    why = tr("It is a line of a report; who gives and gets is taken from where the words stand.")
    gift.unsure.setdefault(Field.DONORS, why)
    gift.unsure.setdefault(Field.RECIPIENTS, why)


def _with_lines(found: list[Gift], told: list[Gift]) -> list[Gift]:
    """The gifts of frames that say who gives them, and for the things of all others those that the lines tell."""
    sure = [gift for gift in found if gift.donors and gift.things and not gift.main.noun]
    taken = {at for gift in sure for at in (*gift.things, *gift.worth)}
    told = [gift for gift in told if not taken & set(gift.things)]
    held = {at for gift in told for at in gift.things}
    found = [gift for gift in found if gift.things or not told]
    return [*[gift for gift in found if gift in sure or not held & set(gift.things)], *told]


def _not_to_itself(shape: Shape, gift: Gift) -> None:
    """Take away who gets it where that is only who gives it, by its people: *a gift of the Turkish people*."""
    codes = {actor.iso2 for at in gift.donors if (actor := shape.pieces[at].actor) is not None}
    getters = {at: actor for at in gift.recipients if (actor := shape.pieces[at].actor) is not None}
    if codes - {""} and getters and all(one.iso2 in codes and one.kind in _STATES for one in getters.values()):
        gift.recipients.clear()


_STATES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)


# --- filling in ----------------------------------------------------------------------------------------


def _fill_in(text: str, shape: Shape, marks: Marks, gift: Gift, low: int, high: int) -> None:
    """Give a gift the parties that no frame has found for it."""
    place = gift.things[0] if gift.things else gift.main.at
    if not gift.donors:
        _by_whom(shape, gift)
    if not gift.donors:
        bars = [Phrase(one, one + 1) for one in (*gift.recipients, *gift.carriers)]
        take(text, shape, gift, Field.DONORS, best(marks.donors, low, high, place, bars))
    if not gift.recipients:
        bars = [Phrase(one, one + 1) for one in (*gift.donors, *gift.carriers)]
        bars += gift.phrases.get(Field.DONORS, ())
        take(text, shape, gift, Field.RECIPIENTS, best(marks.recipients, low, high, place, bars))


def _by_whom(shape: Shape, gift: Gift) -> None:
    """Somebody behind *by* who was only taken to bring it gives it, where nobody else does: *pumps sent by Oman*."""
    gift.donors = [at for at in gift.carriers if shape.ties[at].role == "by"]
    if gift.donors:
        gift.carriers = [at for at in gift.carriers if at not in gift.donors]
        gift.unsure[Field.DONORS] = tr("It may only have brought what others gave.")


def _from_before(shape: Shape, gift: Gift, before: Sequence[Named]) -> None:
    """Who gets it by the sentences before, where this one only has *there* or *them* for that."""
    if not gift.donors or gift.recipients or gift.loose.get(Field.RECIPIENTS):
        return
    codes = {actor.iso2 for one in gift.donors if (actor := shape.pieces[one].actor) is not None}
    place = next(
        (one for one in before if one.iso2 not in ("", *codes) and one.kind in (*_STATES, NamedKind.TOWN)), None
    )
    words = [piece for piece in shape.pieces if piece.word in _TAKES_UP]
    if place is not None and words:
        gift.loose[Field.RECIPIENTS] = [DraftParty(place.name, place.iso2, words[0].start, words[0].end)]
        gift.unsure[Field.RECIPIENTS] = tr("It is whom the sentences before speak of; this one does not say.")


_TAKES_UP = (
    "there",
    "them",
    "they",
    "its",
    "the country",
    "the island",
    "the islands",
    "the kingdom",
    "the government",
)


def best(found: Sequence[Party], low: int, high: int, place: int, bars: Iterable[Phrase]) -> Party | None:
    """The party that most speaks for, of several the nearest to what is given."""
    held = list(bars)
    free = [one for one in found if not any(_over(one, bar) for bar in held)]
    free = [one for one in free if low <= one.phrase.low < high] or free
    return min(free, key=lambda one: (-one.points, abs(one.phrase.low - place)), default=None)


def _over(one: Party, other: Phrase) -> bool:
    return one.phrase.low < other.high and other.low < one.phrase.high


def take(text: str, shape: Shape, gift: Gift, field: Field, party: Party | None) -> None:
    """Make a party one of a gift's; unsure."""
    if party is None:
        return
    gift.unsure[field] = (
        tr("No rule says who gives it; this is taken from where the words stand.")
        if field is Field.DONORS
        else tr("No rule says who gets it; this is taken from where the words stand.")
    )
    gift.phrases.setdefault(field, []).append(party.phrase)
    at = party.actor
    single = at >= 0 and party.phrase == Phrase(at, at + 1)
    if party.named is not None:
        one = party.named
        gift.loose.setdefault(field, []).append(DraftParty(one.name, one.iso2, one.start, one.end))
    elif single or (field is Field.RECIPIENTS and at >= 0 and not _is_facility(shape, party.phrase)):
        listed = shape.list_of(at) if single and at in shape.ties else [at]
        if field is Field.RECIPIENTS:
            gift.recipients |= dict.fromkeys(listed, 3)
        else:
            gift.donors += [one for one in listed if one not in gift.recipients]
    else:
        gift.loose.setdefault(field, []).append(_worded(text, shape, party, field))


def _is_facility(shape: Shape, phrase: Phrase) -> bool:
    """Whether a phrase is of a house or body, which itself gets it, and not of people or a place in trouble."""
    said = [shape.pieces[at].word for at in range(phrase.low, phrase.high)]
    return any(word.removesuffix("s") in BODY_NOUNS for word in said)


def _worded(text: str, shape: Shape, party: Party, field: Field) -> DraftParty:
    """A party by its words; who gets it is of the country of its place."""
    start, end = shape.pieces[party.phrase.low].start, shape.pieces[party.phrase.high - 1].end
    actor = shape.pieces[party.actor].actor if party.actor >= 0 else None
    iso2 = actor.iso2 or actor.home if actor is not None and field is Field.RECIPIENTS else ""
    return DraftParty(" ".join(text[start:end].split()), iso2, start, end)


# --- gifts that no frame has found ---------------------------------------------------------------------


def _groups(shape: Shape, taken: set[int]) -> Iterator[list[int]]:
    """The things that no frame has, those of one part of the sentence together."""
    group: list[int] = []
    for at in shape.of(Sort.THING, 0, len(shape.pieces)):
        thing = shape.pieces[at].thing
        if at in taken or thing is None or not is_given(shape.pieces, at) or is_vehicle(thing):
            continue
        if group and shape.part(group[-1]) != shape.part(at):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _by_source(shape: Shape, marks: Marks, things: list[int]) -> list[list[int]]:
    """The things cut where each is from somebody else: *bags from Malta, generators from Jordan*."""
    out: list[list[int]] = [[]]
    for at in things:
        out[-1].append(at)
        if any(_comes_from(shape, one, [at]) for one in marks.donors):
            out.append([])
    return [group for group in out if group]


def _fresh(text: str, shape: Shape, marks: Marks, things: list[int]) -> Gift | None:
    """A gift of things that no frame has, where enough speaks for it."""
    low, high = shape.part(things[0])
    if _speaks_of_else(shape, low, high):
        return None
    verb = verb_in(shape, low, high)
    gift = _made(shape, things, verb, low, high)
    own = [one for one in marks.donors if _comes_from(shape, one, things)]
    donor = best(own or marks.donors, low, high, things[0], ())
    take(text, shape, gift, Field.DONORS, donor)
    bars = [donor.phrase] if donor is not None else []
    getter = best(_of_others(shape, marks.recipients, donor), 0, high, things[0], bars)
    take(text, shape, gift, Field.RECIPIENTS, getter)
    if donor is None or getter is None:
        return None
    cue = max(_cue(shape, low, high, verb), _FROM_HIM if _comes_from(shape, donor, things) else 0)
    return gift if cue >= _CUE and cue + donor.points + getter.points >= _PLAINLY else None


def _comes_from(shape: Shape, donor: Party, things: list[int]) -> bool:
    """Whether *from* or *by* and who gives it stand right behind a thing: *beds from the closed hospital*."""
    low = donor.phrase.low
    while low > 0 and shape.pieces[low - 1].word in phrases.DETERMINERS:
        low -= 1
    return low > 1 and shape.pieces[low - 1].word in FROM and low - 2 in things


_FROM_HIM = 2


def _of_others(shape: Shape, found: Iterable[Party], donor: Party | None) -> list[Party]:
    """The parties that are not of the country of who gives it."""
    code = _code(shape, donor) if donor is not None else ""
    return [one for one in found if not code or _code(shape, one) != code]


def _code(shape: Shape, party: Party) -> str:
    actor = party.named or (shape.pieces[party.actor].actor if party.actor >= 0 else None)
    return actor.iso2 if actor is not None else ""


_CUES = CLEAR_NOUNS | words("courtesy thanks gratitude appreciation grateful indebted donor present disposal")
_CUE = 2
_PLAINLY = 5
"""Points of the cue, of who gives it and of who gets it that together make a gift."""


def _speaks_of_else(shape: Shape, low: int, high: int) -> bool:
    """Whether a part of a sentence is of trade, loans, wants, harm, or of what is only thought."""
    said = {piece.word for piece in shape.pieces[low:high]}
    if said & _NOT_GIFTS:
        return True
    inside = [verb for verb in shape.verbs if low <= verb.first < high]
    if any(verb.family is Family.COLLECT and verb.mode is Mode.GOING_ON for verb in inside):
        return True
    if any(piece.word in ("home", "back") for verb in inside for piece in shape.pieces[verb.last + 1 : verb.last + 2]):
        return True
    return any(
        verb.family in (Family.ASK, Family.TRADE, Family.LEND)
        or verb.mode in (Mode.MAYBE, Mode.ASKED, Mode.NOT)
        or verb.lemma in CUTTING
        for verb in inside
    )


def _cue(shape: Shape, low: int, high: int, verb: Verb | None) -> int:
    """How plainly the words speak of giving."""
    said = {piece.word for piece in shape.pieces[low:high]}
    if (verb is not None and verb.family in GIVING) or said & _CUES:
        return 3
    return 2 if verb is not None or said & GIVING_NOUNS.keys() else 0


def _made(shape: Shape, things: list[int], verb: Verb | None, low: int, high: int) -> Gift:
    at = things[0]
    if verb is not None:
        frame = Frame(verb.at, verb.first, verb.last, verb.family, of_verb(verb)[0], False, low, high)
    else:
        frame = Frame(at, at, at, Family.GIVE, Outcome.GIVEN, False, low, high, noun=True)
    why = tr("No rule reads the sentence as a whole; this is taken from where the words stand.")
    unsure: dict[Field, str] = dict.fromkeys((Field.STATUS, Field.ITEMS, Field.MONEY, Field.DATE), why)
    return Gift(frame.outcome, [frame], things=things, unsure=unsure)
