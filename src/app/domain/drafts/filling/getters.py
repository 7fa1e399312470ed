"""Who gets it: by the plainest words of the sentence, or as whom the text speaks of.

    getters = where it goes on to | ("to" name | object) before "for" name | town or body behind | heading
            | place of a disaster | those counted

What only goes to a town or through a state for another one is the other's, and nobody gets what he gives himself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import DITRANSITIVE, FOR, PLAINLY, WITH
from app.domain.drafts.clauses.pieces import Piece, Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import TRANSPORT, Family
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Case, Parties
from app.domain.drafts.filling.named_beside import called_behind, place_named, says_whence
from app.domain.drafts.filling.onward import moved_later, onward
from app.domain.drafts.filling.parties import in_full, named_parties, with_words
from app.domain.drafts.filling.reasons import several
from app.domain.drafts.filling.said_before import getter_taken_up, us_who_get
from app.domain.drafts.filling.spoken_of import meant
from app.domain.drafts.filling.whereabouts import PLACE_KINDS, at_host, heading, stricken
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.purposes import is_left_out
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.text.noun_kinds import COUNTRIES
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.language import tr

_RANKED = re.compile(
    r", (?:its|their|his|her|the|an?) (?:first|second|third|last|latest|largest|biggest|only|most recent|\w+th) "
    r"[^,.;]{0,40}(?:to|in|for) (?:the )?\Z"
)
"""Before the country of a place that gets it, in words of which gift it is: *for Bam, its first mission to Iran*."""
_FEW_COUNTED = 7
"""Pieces of a number and of those whom it counts, at most."""
_ENDS_COUNTED = (".", ",", ";", ")")
_ABROAD = ("mission", "embassy", "consul", "ambassador")
"""Words for who gives where they are."""


def who_gets(case: Case, donors: Parties) -> Parties:
    """Who gets it by the sentence's words, as whom these are taken up, or by the text."""
    named = named_parties(case, _chosen(case), Field.RECIPIENTS, {one.name for one in donors})
    said = _but_givers(case, in_full(case.before, with_words(case, named, Field.RECIPIENTS)), donors)
    said = at_host(case, tuple(called_behind(case, one) for one in said), donors) or _counted(case)
    if said and case.gift.of_nobody:
        return said
    taken = getter_taken_up(case, said, donors) or (() if said else us_who_get(case, donors))
    return taken or meant(case, Field.RECIPIENTS, said, donors)


def _chosen(case: Case) -> list[int]:
    """Those to whom it goes on from a stop, else those that are named most plainly."""
    further = onward(case.text, case.shape, case.gift.main.at)
    if further and not _is_given_somebody(case.shape, case.gift):
        case.unsure[Field.RECIPIENTS] = several()
        return further
    later = (at for frame in case.gift.told for at in moved_later(case.text, case.shape, frame.at))
    joining = _who_join_givers(case.shape, case.gift)
    return _named_most_plainly(case, {*case.gift.donors, *case.gift.carriers, *further, *later, *joining})


def _who_join_givers(shape: Shape, gift: Gift) -> Iterator[int]:
    """Those that join who gives, and get nothing: *Norway joins Fiji and Chad, which have given 40 tents*."""
    for number, verb in enumerate(shape.verbs[:-1]):
        joined = range(verb.last + 1, shape.verbs[number + 1].first)
        if verb.lemma == "join" and not verb.passive and any(one in joined for one in gift.donors):
            yield from shape.subject(number)[0]


def _named_most_plainly(case: Case, parties: set[int]) -> list[int]:
    """Those that get it by the plainest words, without the parties that do not."""
    text, shape, gift, pieces = case.text, case.shape, case.gift, case.shape.pieces
    levels = _levels(case, parties)
    best = max(levels.values(), default=0)
    plain = sorted(at for at, level in levels.items() if level == best)
    plain = [at for at in plain if not _takes_up(shape, at, plain)]
    meant = sorted(at for at, level in levels.items() if level == FOR and not _may_give(case, at))
    plain = [place_named(text, shape, _port_of(shape, gift, at)) for at in plain]
    listed = all((town := pieces[at].actor) is not None and town.iso2 for at in plain)
    to_towns = best == PLAINLY and _is_to_towns(shape, plain, meant) and (listed or _is_moved(shape, gift, plain))
    if meant and to_towns and listed:
        return meant  # brought to a town, for somebody else
    if (meant and to_towns) or (best == PLAINLY and _is_on_its_way(shape, gift, plain, meant)):
        case.unsure[Field.RECIPIENTS] = several()  # a name of no list may be a body's
        return meant
    return plain if plain or gift.loose.get(Field.RECIPIENTS) else _elsewhere(case, parties)


def _takes_up(shape: Shape, at: int, named: Sequence[int]) -> bool:
    """Whether a noun takes up a state before it that gets it: *Nepal got 40 tents, the largest gift to the country*."""
    noun = shape.words[at].rpartition(" ")[2]
    states = (shape.pieces[one].kind for one in named if one < at)
    return shape.pieces[at].kind is NamedKind.PRONOUN and noun in COUNTRIES and NamedKind.COUNTRY in states


def _levels(case: Case, parties: set[int]) -> dict[int, int]:
    """How plainly each gets it, without the parties that do not, and the country of a place that does."""
    shape, pieces = case.shape, case.shape.pieces
    said = {at: how for at, how in case.gift.recipients.items() if at not in parties and not is_left_out(shape, at)}
    if hosts := [at for at in said if _is_taken_in(shape, at, said)]:
        said = {at: how for at, how in said.items() if at not in hosts}
    ranked = {at for at in said if _RANKED.search(case.text, pieces[0].start, pieces[at].start)}
    inside = {_iso2(pieces[at]) for at in said.keys() - ranked if pieces[at].kind in PLACE_KINDS}
    return {at: how for at, how in said.items() if at not in ranked or not inside & {_iso2(pieces[at]), ""}}


def _is_taken_in(shape: Shape, at: int, said: Collection[int]) -> bool:
    """Whether somebody is only said to be with who gets it: *Jordan, host to 600,000 Syrians, was given 40 tents*."""
    before = [piece.word for piece in shape.pieces[max(0, at - _TAKEN_IN) : at]]
    host = max((one for one, word in enumerate(before) if word in _HOSTS), default=-1)
    aside = [word for word in before[max(0, host - 2) : max(0, host)] if word not in ("the", "a")][-1:] == [","]
    behind = before[host + 1 :] if aside else []
    plain = all(word in _HOST_TO or word == "," or word.isalnum() for word in behind)
    return behind[:1] != [] and behind[0] in _HOST_TO and plain and any(one < at - len(behind) for one in said)


_HOSTS, _HOST_TO, _TAKEN_IN = ("host", "home", "haven", "refuge"), ("to", "of", "for"), 10
"""Who has taken somebody in, and the pieces back in which that is said."""


def _is_given_somebody(shape: Shape, gift: Gift) -> bool:
    """Whether a verb of giving has somebody for its object, who is no stop: *sent Fiji 40 tents, which went to*."""
    number = shape.verb_at(gift.main.at)
    if number < 0 or shape.verbs[number].passive or shape.verbs[number].family is Family.ARRIVE:
        return False
    return any(
        level == PLAINLY and shape.ties[at].to == OBJECT and shape.ties[at].verb == number
        for at, level in gift.recipients.items()
    )


def _may_give(case: Case, at: int) -> bool:
    """Whether *from* may say who gave it, and not whose people get it: *got two buses for pupils from Rome*."""
    gets = case.gift.main.family is Family.RECEIVE and not case.gift.donors
    if not gets or " from " not in case.shape.pieces[at].word:
        return False
    case.unsure[Field.RECIPIENTS] = several()
    return True


def _elsewhere(case: Case, parties: Collection[int]) -> list[int]:
    """Who may get it where no frame says so."""
    if plain := _to_some_body(case.shape, case.gift):
        case.unsure[Field.RECIPIENTS] = tr("No rule says who gets it; this is taken from where the words stand.")
    elif plain := heading(case, parties):
        case.unsure[Field.RECIPIENTS] = tr("It is what the report is about; who gets it is not said.")
    elif plain := stricken(case.shape, parties):
        case.unsure[Field.RECIPIENTS] = tr("It is where the disaster was; who gets it is not said.")
    return plain


def _to_some_body(shape: Shape, gift: Gift) -> list[int]:
    """The town or body without a name to which the last thing goes: *left a villa and the park to the town*."""
    pieces, ties, last = shape.pieces, shape.ties, max(gift.things, default=len(shape.pieces))
    stop = next((verb.first for verb in shape.verbs if verb.first > last), len(pieces))
    nouns = (at for at in range(last + 1, stop) if pieces[at].kind is NamedKind.PRONOUN and " " in pieces[at].word)
    return [at for at in nouns if ties[at].chain == ("to",)][:1]


def _iso2(piece: Piece) -> str:
    return "" if piece.actor is None else piece.actor.iso2 or piece.actor.home


def _port_of(shape: Shape, gift: Gift, at: int) -> int:
    """The country to which something is given that has come to a town of it: *pledged to Cuba, reached Mariel*."""
    town, ties, pieces = shape.pieces[at].actor, shape.ties, shape.pieces
    if town is None or town.kind is not NamedKind.TOWN or not (town.iso2 and _is_moved(shape, gift, [at])):
        return at
    to = [(one, pieces[one].actor) for one in ties if one < at and ties[one].role in ("to", "for")]
    return next((one for one, who in to if who and who.kind in STATES and who.iso2 == town.iso2), at)


def _is_to_towns(shape: Shape, to: Sequence[int], meant: Sequence[int]) -> bool:
    """Whether what goes to some places goes to towns, and not only for them.

    So may what is moved to a capital for somebody else in its country: *flew tents to Manila for people in Tacloban*.
    """
    ties, pieces = shape.ties, shape.pieces
    homes = {_iso2(pieces[at]) for at in meant}
    towns = all(
        pieces[at].kind is NamedKind.TOWN
        or (phrases.is_town(pieces[at]) and homes == {_iso2(pieces[at])} and _is_carried(shape, at))
        for at in to
    )
    return towns and any(ties[at].role != "for" for at in to if at in ties)


def _is_carried(shape: Shape, at: int) -> bool:
    number = shape.ties[at].verb
    return number >= 0 and shape.verbs[number].lemma in TRANSPORT | {"send"}


def _is_on_its_way(shape: Shape, gift: Gift, to: Sequence[int], meant: Sequence[int]) -> bool:
    """Whether things go to one state for another: *took 900 tons of wheat to Senegal for Mali*."""
    pieces, ties = shape.pieces, shape.ties
    states = all(pieces[at].kind is NamedKind.COUNTRY and not phrases.is_adjective(pieces[at]) for at in (*to, *meant))
    goods = not any((thing := pieces[at].thing) is None or thing.is_money for at in gift.things)
    return bool(to and meant) and states and goods and all(ties[at].role == "to" for at in to)


def _is_moved(shape: Shape, gift: Gift, to: Iterable[int]) -> bool:
    """Whether what goes to some places is shipped there, and not only granted."""
    ties, verbs = shape.ties, shape.verbs
    families = {verbs[ties[at].verb].family for at in to if ties[at].verb >= 0} or {gift.main.family}
    return not families.isdisjoint((Family.SHIP, Family.ARRIVE, Family.CARRY))


def _counted(case: Case) -> Parties:
    """Those who are only counted: *supported 12 clinics with drugs*, *gave seed to 140 households*."""
    frame, pieces, number = case.gift.main, case.shape.pieces, case.shape.verb_at(case.gift.main.at)
    verb = case.shape.verbs[number] if number >= 0 and not frame.noun else None
    if verb is None or verb.passive or verb.lemma not in WITH | DITRANSITIVE:
        return ()
    ends = (at for at in range(frame.last + 1, len(pieces)) if at in case.gift.things or pieces[at].word == "with")
    inside = pieces[frame.last + 1 : next(ends, frame.last)] or _behind_to(case.shape, case.gift)
    if not 1 < len(inside) <= _FEW_COUNTED or any(piece.sort not in (Sort.WORD, Sort.SIGN) for piece in inside):
        return ()
    first, last = inside[0].word, inside[-1].word
    counted = first.isdigit()
    if not counted or not (last in PLURAL_BODIES or (is_of_people(last) and last.endswith("s"))):
        return ()
    start, end = inside[0].start, inside[-1].end
    return (DraftParty(case.text[start:end], "", start, end),)


def _behind_to(shape: Shape, gift: Gift) -> Sequence[Piece]:
    """What stands behind *to* and the things that are given, up to the end of the clause; none of *210 people*."""
    pieces, to = shape.pieces, max(gift.things, default=-1) + 1
    each = any(piece.word == "to" for piece in pieces[min(gift.things, default=0) : to])
    if not 0 < to < len(pieces) - 1 or pieces[to].word != "to" or each:  # seed to 140 households and hoes to 60
        return ()
    signs = (at for at in range(to + 1, len(pieces)) if pieces[at].word in _ENDS_COUNTED)
    ends = (at for at in signs if not pieces[min(at + 1, len(pieces) - 1)].word.isdigit())  # 1,200 families
    inside = pieces[to + 1 : next(ends, to + 1)]
    return () if inside and inside[-1].word == "people" else inside


def _visited(case: Case, one: DraftParty) -> bool:
    """Whether somebody is named by where others only go: *on a visit to Lima*, behind which Peru gives."""
    before = case.text[max(0, one.start - len("to ")) : one.start]
    return before in ("to ", "in ") and case.text[one.start : one.end] != one.name


def _but_givers(case: Case, parties: Parties, donors: Collection[DraftParty]) -> Parties:
    """Who gets it: nobody who gives it."""
    head = case.at_head
    gives = {(one.name, one.iso2) for one in (*donors, *([head] if head is not None else []))}
    posted = [one for one in donors if not one.name.lower().startswith(_ABROAD)]  # soldiers on Réunion
    return tuple(
        one
        for one in parties
        if ((one.name, one.iso2) not in gives or case.text[one.start : one.end] != one.name)
        and not (_visited(case, one) and any(one.start < other.start and one.name == other.name for other in donors))
        and not any(other.start < one.start and one.end == other.end for other in posted)
        and not any(case.text[one.end : other.start] == ", " and says_whence(case.text, one) for other in donors)
    )  # what Chile gives Santiago stays at home, and is told
