"""Whom a pronoun, or the word before a gift or a ministry, means in its sentence: *it*, *its staff*, *their king*.

Likeliest are the subjects of the clauses before it, then other names there, then those of the sentences before; of
those that fit (`names/pronouns.py`), one that gives is likelier not who got the last gift.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from app.domain.drafts.clauses.phrases import is_adjective
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT, SUBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import FEW_WORDS, Case
from app.domain.drafts.filling.groups import OWN_PEOPLE
from app.domain.drafts.filling.reasons import taken_to_be
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.neighbours import may_be_neighbours
from app.domain.drafts.names.pronouns import NOUNS, may_stand_for, standing_for
from app.domain.drafts.text.antecedents import leads_clause, own_clause
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import key_of
from app.domain.drafts.text.voice import OWN, is_quoted, names_official
from app.domain.language import tr

_SENT_FROM = re.compile(r"\b[Ff]rom (?:[a-z]+ ){0,3}(?:(?:in|at|near|outside) )?(?:the )?$")
_TALKED_IN = re.compile(
    r"\b(?:signed|initialled|concluded|sealed|reached|agreed|announced|held|met|spoke|speaking|said|ceremony|summit|talks|"
    r"conference|meeting|reception)(?: (?:yesterday|today|(?:on )?[A-Z][a-z]+day))? (?:in|at) $"
)
"""Before a place where something is only said or signed: *signed in Nairobi*."""
_NEAR = 60
_NEIGHBOURS = ("neighbour", "neighbor")
_ORGANS = words("government ministry authorities army navy parliament")
"""Words that take up a country as its state."""
_OWN_STATE = ("this country", "this nation", "our country", "our nation", "my country", "this government")
"""What a speaker calls his own state."""
OWNING = ("its", "their", "his", "her")
"""What stands before a gift for whoever gives it: *its grant*."""


def _who_got_before(before: Before) -> frozenset[str]:
    """Who got the last gift, but of whom alone the sentence before speaks, where that told of none."""
    spoken = {one.iso2 or one.name for one in before.about} if before.ago > 1 else set[str]()
    return before.got - spoken


def resolved(case: Case, named: Named, piece: Piece, but: Collection[str], *, gives: bool) -> tuple[Named | None, str]:
    """Whom a name means; a pronoun that gives likelier somebody else than who got the gift before."""
    if named.kind is not NamedKind.PRONOUN:
        return named, named.unsure
    words = case.text[piece.start : piece.end]
    givers, homes, held = set[str](), set[str](), list[DraftParty]()
    if not gives:
        given_by = [who for at in case.gift.donors if (who := case.shape.pieces[at].actor) is not None]
        givers |= {who.iso2 for who in given_by}
        homes |= {who.home for who in given_by} - {""}
        held += case.givers  # the Quakers of Lancaster gave the city
    fits = [
        one
        for one in _standing_for(case, piece, gives=gives)
        if may_be_neighbours(piece.word, one.iso2, givers)
        and not any(who.start <= one.start < one.end <= who.end for who in held)
        and (gives or not (one.iso2 in homes or _is_left_from(case.text, case.shape, one)))
        and not (one.kind is NamedKind.TOWN and _TALKED_IN.search(case.text, max(0, one.start - _NEAR), one.start))
    ]
    organ = piece.word.split()[-1] in _ORGANS  # which may well give to its own country
    other = _who_got_before(case.before) if gives else case.before.last_givers
    fits.sort(key=lambda one: not organ and (one.iso2 or one.name) in other)
    fits = _but_official(case, fits, other) if organ and gives else fits
    fits = _givers_first(case, fits, piece) if gives else [*_who_got(case, fits, piece), *fits]
    acts = _who_acts(case.shape, piece) if piece.word in _OBJECTS else set[str]()
    for one in fits:
        if one.name not in but and one.kind is not NamedKind.PRONOUN and key_of(one) not in acts:
            return one, taken_to_be(words, one.name)
    why = tr("Whom “{words}” means is not said here.").format(words=words)
    return (named._replace(name=words), why) if piece.word.split()[-1] in NOUNS else (None, why)


def _but_official(case: Case, fits: list[Named], got: Collection[str]) -> list[Named]:
    """Without those who got what the sentence before tells of, where somebody's minister or ministry gave it: *the
    ministry* that gives more is the same one."""
    told = case.before.told[-1:] if case.before.ago == 1 else ()
    donors = [one for draft in told for one in draft.donors if one.start < one.end]
    low = max(0, min((one.start for one in donors), default=0) - _NEAR)
    gave = any(not one.iso2 and _OFFICIAL.search(case.text, low, one.end) is not None for one in donors)
    return [one for one in fits if key_of(one) not in got] if gave else fits


_OFFICIAL = re.compile(r"\b(?:minister|ministry|secretary of state)\b", re.IGNORECASE)


def _givers_first(case: Case, fits: Iterable[Named], piece: Piece) -> list[Named]:
    """Those that a pronoun may mean that gives: first who gave before, and not who gets the gift, unless it is an organ
    of a state or *his country*, of which a sentence says whose it is."""
    said = piece.word.split()
    known = said[0] in OWNING or said[-1] in _ORGANS
    getters = () if known else (case.shape.pieces[at].actor for at in case.gift.recipients)
    got = {key_of(one) for one in getters if one is not None and one.kind is not NamedKind.PRONOUN}
    gave = _who_gave(case, piece)
    return sorted((one for one in fits if key_of(one) not in got), key=lambda one: key_of(one) not in gave)


def _standing_for(case: Case, piece: Piece, *, gives: bool) -> list[Named]:
    """Whom a pronoun may stand for, the likeliest first."""
    before = case.before._replace(asked_of=None) if case.gift.recipients else case.before
    found = [*_said_of(case, piece), *standing_for(piece.word, candidates(case.shape, before, piece, gives=gives))]
    return found or [*_rulers(case, piece)]


def _said_of(case: Case, pronoun: Piece) -> Iterator[Named]:
    """Of whom a quotation is said behind it: *“They sent us 40 tents,” the mayor said of the Danes*."""
    if pronoun.word in ("they", "it", "he", "she"):
        after = (one for one in case.named if one.start > pronoun.end)
        yield from (one for one in after if _SAYS_OF.search(case.text, max(0, one.start - _NEAR), one.start))


_SAYS_OF = re.compile(r"\b(?:said|says|added|wrote|recalled) of (?:the )?$")


def _rulers(case: Case, pronoun: Piece) -> Iterator[Named]:
    """*The Omani king said he would give it*: of which state somebody is who rules it or acts for it."""
    if pronoun.word not in ("he", "she", "him", "her"):
        return
    for piece in case.shape.pieces:
        said = case.text[piece.start : piece.end].lower().replace(",", "").split()
        who = piece.actor if piece.start < pronoun.start else None
        if who is not None and piece.kind is NamedKind.GOVERNMENT and not _RULERS.isdisjoint(said):
            yield who


def whose_people(case: Case, one: DraftParty) -> DraftParty:
    """Whose people or fund somebody is, where no more is said of them: *its staff*, *his foundation*."""
    words = [] if one.iso2 else case.text[one.start : one.end].lower().split()
    if not 0 < len(words) <= FEW_WORDS or words[-1] not in OWN_PEOPLE:
        return one
    if (whose := _owning_word(case.shape, one)) is None:
        return one
    gets = set[str]().union(*(gets for _, gets in case.beside[0]))
    may_own = (who for who in candidates(case.shape, case.before, whose) if may_stand_for(whose.word, who))
    fits = (who for who in may_own if key_of(who) not in gets)
    if (who := next(fits, None)) is None or any(case.shape.pieces[number].actor == who for number in case.gift.donors):
        return one  # Mrs Holt and her family
    case.unsure[Field.DONORS] = taken_to_be(case.text[whose.start : whose.end], who.name)
    return one._replace(name=who.name, iso2=who.iso2)


def owning_state(case: Case, one: DraftParty, field: Field) -> Named | None:
    """The country whose ministry or president somebody is: *its Cabinet*, *their king*.

    What somebody's own place gets is not of the country that gives it: *he said Iran had sent his province 40 tents*.
    """
    whose = _owning_word(case.shape, one)
    if whose is None:
        return None
    but = (
        {key_of(who) for who in case.givers}
        if whose.word in ("his", "her") and field is Field.RECIPIENTS
        else set[str]()
    )
    may_own = (who for who in candidates(case.shape, case.before, whose) if key_of(who) not in but)
    likes = ("country", "town") if but else ("country",)
    fits = (who for who in may_own if any(may_stand_for(like, who) for like in likes))
    if (who := next(fits, None)) is not None:
        case.unsure[field] = taken_to_be(case.text[whose.start : whose.end], who.name)
    return who


_RULERS = words("president premier chancellor king queen emir sultan minister ambassador envoy governor mayor")
"""Who acts for a state; so does a prime minister."""


def state_ruled(case: Case, one: DraftParty) -> Named | None:
    """The country that an earlier clause is about, of a ruler who is of none: *Fiji was hit too, yet President Rao*."""
    shape, said = case.shape, case.text[one.start : one.end].lower().split()
    at = next((at for at, piece in enumerate(shape.pieces) if piece.start >= one.start), 0)
    beside = {piece.word for piece in (*shape.pieces[max(0, at - 1) : at], *shape.pieces[at + 1 : at + 2])}
    ruler = said[:2] == ["prime", "minister"] or not _RULERS.isdisjoint(said[:1])
    if not ruler or one.iso2 or beside & {"'s", "of", *OWNING}:
        return None
    before = (number for number, verb in enumerate(shape.verbs) if verb.finite and verb.last < at)
    subjects = (shape.pieces[subject] for number in before for subject in shape.subject(number)[0])
    about = [piece.actor for piece in subjects if piece.kind is NamedKind.COUNTRY and not is_adjective(piece)][-1:]
    named = () if Field.RECIPIENTS in case.gift.phrases else case.gift.recipients
    gets = [who for to in named if shape.pieces[to].word not in OWN and (who := shape.pieces[to].actor) is not None]
    for who in about:
        if who is not None and not any(each.kind is NamedKind.PRONOUN or key_of(each) == key_of(who) for each in gets):
            case.unsure[Field.DONORS] = taken_to_be(case.text[one.start : one.end], who.name)
            return who
    return None


def _owning_word(shape: Shape, one: DraftParty) -> Piece | None:
    """What says whose somebody is, at the head of his words or right before."""
    at = next((at for at, piece in enumerate(shape.pieces) if one.start <= piece.start < one.end), 0)
    piece = shape.pieces[at]
    word, _, people = piece.word.lower().partition(" ")
    if word in OWNING and people in OWN_PEOPLE:
        return Piece(Sort.WORD, piece.start, piece.start + len(word), word)
    return next((piece for piece in shape.pieces[max(0, at - 1) : at] if piece.word in OWNING), None)


def _who_got(case: Case, fits: Sequence[Named], pronoun: Piece) -> Iterator[Named]:
    """*Cuba gave the rebels 20 trucks, and Chile gave them oil*: who got the gift before, and not who gave it."""
    before = next((one.found for one in reversed(case.others) if one.found is not None), None)
    if before is None or len(before[1]) != 1 or not fits or pronoun.word not in ("it", "them"):
        return
    gave, (getter,) = {key_of(one) for one in before[0]}, before[1]
    named = (one.actor for one in case.shape.pieces if one.actor is not None and one.start == getter.start)
    yield from named if key_of(fits[0]) in gave else ()


def _who_gave(case: Case, pronoun: Piece) -> set[str]:
    """Whom the same word stands for that gives something before: *it gave Fiji rice, and to Nauru it gave boats*."""
    for one in case.others:
        words = {case.shape.pieces[at].word for at in one.gift.donors if case.shape.pieces[at].start < pronoun.start}
        if one.found is not None and pronoun.word in words:
            return {key_of(who) for who in one.found[0]}
    return set()


def _who_acts(shape: Shape, pronoun: Piece) -> set[str]:
    """Who does what is done to a pronoun, who is not meant by it: *Peru promised them tents*."""
    at = next(at for at, one in enumerate(shape.pieces) if one.start == pronoun.start)
    verb = shape.ties[at].verb
    if verb < 0 or shape.verbs[verb].passive or shape.verbs[verb].family is Family.SAY:  # said it has
        return set()
    return {key_of(who) for one in shape.subject(verb)[0] if one != at and (who := shape.pieces[one].actor) is not None}


_OBJECTS = ("them", "him", "it")


def _is_left_from(text: str, shape: Shape, one: Named) -> bool:
    """Whether it is where a thing is sent from: *from our store in Lima we have sent the town 90 tents*."""
    start = shape.pieces[0].start
    return one.start >= start and _SENT_FROM.search(text, start, one.start) is not None


def candidates(shape: Shape, before: Before, pronoun: Piece, *, gives: bool = False) -> Iterator[Named]:
    """Whom a pronoun may mean, the likeliest first: subjects of the sentence, its other names, those before it.

    Who gives is rather the subject of the main clause: *while Fiji is dark, Oman has added 4 pumps to the 40 it sent*.
    """
    pieces = shape.pieces
    if pronoun.word in (*OWN, "i", *_OWN_STATE):
        yield from _speakers(shape, before, pronoun)
        return
    yield from _sayer_before(shape, pronoun)
    yield from _who_is_asked(shape, pronoun) if gives else ()
    yield from _had_from(shape) if gives else ()
    at = next(at for at, one in enumerate(pieces) if one.start == pronoun.start)
    said = pronoun.word.split()[-1]
    low = at if pronoun.word in OWNING or said in _NEIGHBOURS else own_clause(shape, at)
    earlier = [at for at, one in enumerate(pieces[:low]) if one.actor is not None]
    dated = shape.headed if shape.is_dated else 0
    front = _front_end(shape) if gives else 0
    for at in sorted(earlier, key=lambda at: (at < dated, shape.ties[at].to != SUBJECT, at < front)):
        if (actor := pieces[at].actor) is not None:
            yield _as_state(before, actor) if said in _NEIGHBOURS else actor
    if said in _BODIES and before.talk.issuer is not None and pronoun.word.startswith("the "):
        yield from (one for one in before.about if one.kind is NamedKind.ORGANISATION)
        yield before.talk.issuer._replace(kind=NamedKind.ORGANISATION)
    if gives and before.asked_of is not None and _takes_up_asked(before.asked_of, pronoun):
        yield before.asked_of  # Chad asked Oman for help: it sent 40 tents; thanked the Lions: the club had sent them
    whole = said in (*_ORGANS, *_NEIGHBOURS)  # a spokesman in Nairobi; the ministry
    yield from map(partial(_as_state, before), before.actors) if whole else before.actors


def _takes_up_asked(asked: Named, pronoun: Piece) -> bool:
    """Whether a word may take up whom somebody asked or thanked; the ministry does where that is one."""
    said = pronoun.word.split()[-1]
    organ = said in _ORGANS and asked.kind is not NamedKind.GOVERNMENT
    return said in _ASKED or (pronoun.word.startswith("the ") and not organ)


def _speakers(shape: Shape, before: Before, pronoun: Piece) -> Iterator[Named]:
    """Who speaks of himself, or of his own state: *this country has given it, the Danish minister said*.

    Who says something of *this country* before it speaks of another one.
    """
    pieces, own = shape.pieces, pronoun.word in _OWN_STATE
    other = own and pronoun.word.startswith("this ")
    for verb in (one for one in shape.verbs if not other or pieces[one.first].start > pronoun.start):
        says = verb.family is Family.SAY or (own and verb.lemma in ("answer", "reply"))
        for at in (shape.before(verb.first), _behind_said(shape, verb.last + 1)) if says else ():
            if 0 <= at < len(pieces) and (actor := pieces[at].actor) is not None:
                yield actor
    who = before.speaker
    quoted = is_quoted(shape) and not (before.talk.by_state and names_official(shape))
    if not own and pronoun.word in OWN and who is not None and not quoted:
        yield who


def _behind_said(shape: Shape, at: int) -> int:
    """*We have sent it, said the mayor of Lima*, *said a spokesman for the Danish government*: for whom he speaks."""
    end = at
    while end < len(shape.pieces) and shape.pieces[end].sort is Sort.WORD and shape.verb_at(end) < 0:
        end += 1
    glued = shape.words[end + 1 : end + 2] != [] and shape.words[end + 1].startswith("-")  # the member for Ono-i-Lau
    return end if shape.words[end - 1] in ("the", "of", "for") and not glued else at


def _front_end(shape: Shape) -> int:
    """Where the clause ends that stands before the main one."""
    commas = (at for at, one in enumerate(shape.pieces) if one.word == ",")
    return next(commas, 0) if leads_clause(shape) else 0


def _had_from(shape: Shape) -> Iterator[Named]:
    """*From Oman the museum has 40 coins, which it gave in 1963*: from whom somebody has something."""
    pieces, at = shape.pieces, 1 + (shape.pieces[1].word == "the")
    first = takewhile(lambda piece: piece.word != ",", pieces)
    has = pieces[0].word == "from" and any(piece.word in _HAS for piece in first)
    actor = pieces[at].actor if has else None
    if actor is not None and actor.kind is not NamedKind.PRONOUN:
        yield actor


_ASKED = words("it they country")
"""What takes up whom somebody has asked for something."""
_BODIES = words("organisation organization charity foundation fund trust society association union ngo club")
"""Words by which a newsletter or minutes speak of whose they are: *the charity*."""
_HAS = words("has have had owns holds keeps got gets")


def _as_state(before: Before, one: Named) -> Named:
    """A town as the country in which it is."""
    names = before.talk.names
    town = one.kind in (NamedKind.TOWN, NamedKind.BODY) and one.iso2 in names
    return one._replace(kind=NamedKind.COUNTRY, name=names[one.iso2]) if town else one


def _who_is_asked(shape: Shape, pronoun: Piece) -> Iterator[Named]:
    """*Fiji asked Oman why it had given Peru 40 tents*, *urged Oman to give Peru the 40 tents it had promised*."""
    for number, verb in enumerate(shape.verbs):
        if verb.family is Family.ASK and not verb.passive and shape.pieces[verb.first].start < pronoun.start:
            for at in shape.of(Sort.ACTOR, verb.last + 1, len(shape.pieces) - 1):
                asked = shape.ties[at].verb == number and shape.ties[at].to == OBJECT
                if asked and shape.words[at + 1] in ("why", "to") and (actor := shape.pieces[at].actor) is not None:
                    yield actor


def _sayer_before(shape: Shape, pronoun: Piece) -> Iterator[Named]:
    """*Oman sent rice, while Bahrain said it would send 40 tents*: who says what *it* does."""
    at = next(at for at, one in enumerate(shape.pieces) if one.start == pronoun.start)
    number = shape.verb_at(shape.before(at - (shape.pieces[at - 1].word == "that")))
    if number < 0 or shape.verbs[number].family not in (Family.SAY, Family.DECIDE, Family.PROMISE):
        return
    left = shape.before(shape.verbs[number].first)
    if shape.words[left] in ("which", "who"):  # from Oman, which says it has sent 40
        left = next(iter(shape.subject(number)[0]), -1)
    if left >= 0 and (actor := shape.pieces[left].actor) is not None and actor.kind is not NamedKind.PRONOUN:
        yield actor
