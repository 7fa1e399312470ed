"""Which words of a sentence are verbs, and the groups that they stand in.

    group = lead? aux* verb particle?

A word that is a noun as well (*aid*, *pledge*, *ships*) is a verb only behind an actor or an auxiliary, a participle
not before a noun (*the donated masks*); one behind *and* has the auxiliaries of the verb that it goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.drafts.clauses.idioms import idiom
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.verb_families import family_of, is_expected_there, particle_at
from app.domain.drafts.clauses.verb_modes import auxiliaries, is_passive, is_within, led, mode_without_to
from app.domain.drafts.clauses.verbs import (
    BE,
    DO,
    HAVE,
    MIGHT,
    NEVER,
    WILL,
    Family,
    Form,
    Mode,
    Verb,
    all_forms,
    before_adverbs,
)
from app.domain.drafts.names.named import NamedKind

_STRONG_LEMMAS = words("donate gift bequeath pledge airlift contribute")
_NOUNS_TOO = words(
    "part aid help support grant gift pledge promise offer present award fund supply ship land need report state order "
    "cover equip ferry truck transfer delivery release drop cost budget contribute sign visit flood load market "
    "trade charge export import purchase loan deposit swap collect request appeal demand call hope wish house "
    "shelter record test total amount work plan result mark face second return forward channel match double write "
    "make set turn hand pass put use train repair cut run walk host move start increase attend stay head sail order "
    "bill hire rent lease schedule review rank show strike bear bid tender vote claim note estimate tweet finance "
    "foot shoulder guard patrol pick reserve telephone "
    "sponsor dispatch despatch wire rush raise halt freeze scrap block stop rescue volunteer guarantee praise dock "
    "reach post fit knit kit club fill top print plant drill discharge cross mail crate house beat let touch roll "
    "carry haul transport rise fall fight find lead hold close open say welcome air-drop airdrop lapse field wave "
    "nod sanction appropriate rule rally step shy change back bow pause"
)
"""Verbs whose base form or third person is a noun as well."""
DETERMINERS = words(
    "the a an this that these those its their his her our my your some any no of in with for from by to 's another "
    "such each every all both more other newly recently previously"
)


def find_verbs(pieces: Sequence[Piece]) -> list[Verb]:
    """The groups of verbs of a sentence, in order, none over another."""
    out: list[Verb] = []
    forms = all_forms()
    behind = -1
    for at, piece in enumerate(pieces):
        form = (forms.get(piece.word) or _unknown(pieces, at)) if piece.sort is Sort.WORD and at > behind else None
        if form is None or piece.word in _NO_VERBS or _is_thanks_to(pieces, at) or _is_noun(pieces, at):
            continue
        like = _joined(pieces, at, out)
        before = None if like is None else forms.get(pieces[like.at].word)
        goes_on = before is not None and form.form == "base" == before.form
        if not goes_on and not _is_verb(pieces, at, form) and not idiom(pieces, at, form.lemma)[1]:
            continue
        verb = _with_what_it_helps(pieces, _group(pieces, at, form))
        if like is not None:
            verb = _as_before(pieces, verb, like, form, goes_on=goes_on)
        while out and out[-1].last >= verb.first:
            out.pop()
        if verb.mode is Mode.SIDE and out and _goes_with(pieces, verb, out[-1]):
            verb = verb._replace(mode=_MODES_BEHIND.get(out[-1].family, out[-1].mode))
        if verb.mode is Mode.MAYBE and _says_would(pieces, verb, out):
            decided = any(pieces[at].word == "should" for at in range(verb.first, verb.at))
            verb = verb._replace(mode=Mode.DECIDED if decided else Mode.COMING)
        out.append(verb)
        behind = verb.last
    return out


def _with_what_it_helps(pieces: Sequence[Piece], verb: Verb) -> Verb:
    """A verb, of *help* with the verb that goes on it without *to*: *to help feed refugees*."""
    goes_on = verb.lemma == "help" and any(one.word in _HELPED_TO for one in pieces[verb.last + 1 : verb.last + 2])
    return verb._replace(last=verb.last + goes_on)


_HELPED_TO = words(
    "rebuild feed evacuate resettle treat find fight restore repair reconstruct rehouse house clear rescue protect "
    "shelter clothe vaccinate reunite educate train contain combat tackle prevent cover meet save support"
)


def _unknown(pieces: Sequence[Piece], at: int) -> Form | None:
    """A verb that no list has, between *and* or a comma and a number: *and chlorinated 310 wells*; *is in line for*."""
    if pieces[at].word in ("is", "are", "were"):
        return Form("be", Family.OTHER, "third") if idiom(pieces, at, "be")[1] else None
    thing = pieces[at + 1].thing if pieces[at].word.endswith("ed") and at + 1 < len(pieces) else None
    if at == 0 or thing is None or thing.low is None:
        return None
    opened = pieces[before_adverbs(pieces, at)].word in ("and", ",", "but")
    return Form(pieces[at].word, Family.OTHER, "both") if opened else None


def _is_thanks_to(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is of the preposition *thanks to*."""
    return pieces[at].word == "thanks" and at + 1 < len(pieces) and pieces[at + 1].word == "to"


def _is_noun(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word is none of its verb: *the full cost of two wards*, *its old library building to the Red Cross*."""
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    if pieces[at].word == "cost":
        return behind is not None and behind.word in ("of", "to")
    if pieces[at].word in ("meant", "intended"):  # the tents meant for Mali
        return behind is not None and behind.word == "for" and pieces[at - 1].sort is Sort.THING
    opens = next((one for one in range(at - 1, max(-1, at - _PHRASE), -1) if pieces[one].word in _OPEN_PHRASE), at)
    plain = all(one.sort is not Sort.SIGN for one in pieces[opens + 1 : at])
    ends = behind is None or behind.sort is Sort.SIGN or behind.word in _END_PHRASE
    return pieces[at].word in _MADE_THINGS and opens < at and plain and ends


_MADE_THINGS = words("building painting drawing carving engraving etching")
_OPEN_PHRASE, _END_PHRASE = (
    words("a an the its their his her our"),
    words("to of in at on for by from with and was were"),
)
_PHRASE = 5
"""Pieces back from a noun within which its phrase begins."""


def _joined(pieces: Sequence[Piece], at: int, found: Sequence[Verb]) -> Verb | None:
    """The verb that one behind *and* goes on: *will send X and provide Y*, *were packed and sent*."""
    before = before_adverbs(pieces, at)
    if not found or before < 0 or pieces[before].word not in ("and", "or", "then", "but"):
        return None
    between = pieces[found[-1].last + 1 : before]
    return None if any(piece.word in (";", ":", "which", "who", "that") for piece in between) else found[-1]


def _is_infinitive(pieces: Sequence[Piece], verb: Verb) -> bool:
    """Whether no participle goes on a verb: *was to get 9 tents but received 3*, unlike *has put*."""
    had = verb.passive or any(piece.word in HAVE for piece in pieces[verb.first : verb.at])
    form = all_forms().get(pieces[verb.at].word)
    return form is not None and form.form == "base" and not had


def _as_before(pieces: Sequence[Piece], verb: Verb, like: Verb, form: Form, *, goes_on: bool) -> Verb:
    """A verb without auxiliaries of its own has those of the verb it goes on."""
    if goes_on:
        return verb._replace(mode=like.mode, finite=like.finite, lead=like.lead)
    alike = form.form in ("participle", "both") and verb.first == verb.at and like.first < like.at
    if not alike or like.mode is Mode.SIDE or _is_infinitive(pieces, like):
        return verb
    return verb._replace(passive=like.passive, finite=like.finite, mode=like.mode)


_MODES_BEHIND = {Family.PROMISE: Mode.PROMISED, Family.OFFER: Mode.OFFERED}
_YET = (Mode.COMING, Mode.PROMISED, Mode.OFFERED)
_WITH = 8
"""Pieces back from a participle within which it is said with whom."""


def _goes_with(pieces: Sequence[Piece], verb: Verb, before: Verb) -> bool:
    """Whether what one does is to come as what the other does: *will send 40 tents, with Chile adding 20 pumps*."""
    told = before.mode in _YET or (before.family in _MODES_BEHIND and before.mode in (Mode.FACT, Mode.NOW))
    led = range(verb.first - 1, max(before.last, verb.first - _WITH), -1)
    opens = next((at for at in led if (pieces[at - 1].word, pieces[at].word) == (",", "with")), -1)
    return told and opens > 0 and _is_actor(pieces[verb.first - 1])


_TELLING = (Family.SAY, Family.DECIDE, Family.PROMISE)
_HEARD = words(
    "learn learned learnt hears hear heard emerges emerged word words news assured assures assurance assurances "
    "informed notice"
)
"""Words before *that* of who is told what is to come: *got word that*, *it emerged that*."""


def _says_would(pieces: Sequence[Piece], verb: Verb, before: Sequence[Verb]) -> bool:
    """Whether it is what somebody said or heard to come (*said it would give*), without a condition."""
    group = {pieces[at].word for at in range(verb.first, verb.at)}
    if "should" in group and before and before[-1].family is Family.DECIDE:
        return pieces[before[-1].last + 1].word == "that"
    if "would" not in group or any(piece.word in ("if", "unless") for piece in pieces):
        return False
    if before and before[-1].family in _TELLING:
        return True
    said = [piece.word for piece in pieces[: verb.first]]
    return "that" in said and bool(_HEARD & set(said[: said.index("that")]))


_NO_VERBS = words("including following according regarding concerning owing pending excluding depending ")  # fmt: skip
"""Participles that are prepositions."""


def _is_auxiliary(word: str) -> bool:
    return word in BE or word in HAVE or word in DO or word in WILL or word in MIGHT


_MONEY_NOUNS = words("funding financing")


def _is_verb(pieces: Sequence[Piece], at: int, form: Form) -> bool:
    """Whether a word that may be a verb is one here."""
    before = before_adverbs(pieces, at)
    if pieces[at].word == "due":
        return is_expected_there(pieces, at)
    left = pieces[before] if before >= 0 else None
    word = left.word if left is not None else ""
    if form.lemma == "be" or (form.lemma in ("have", "do") and form.form != "ing"):
        return not _leads_on(pieces, at)
    if _is_auxiliary(word) or word in NEVER or (word == "to" and pieces[at].word == form.lemma):
        return form.form != "third" or word == "longer"
    if form.form == "base":
        return _is_base(pieces, before, form)
    if form.form == "third":
        return _tells_of_left(pieces, at, left) if form.lemma in _NOUNS_TOO else word not in DETERMINERS
    if pieces[at].word in _MONEY_NOUNS and at + 1 < len(pieces) and pieces[at + 1].sort in (Sort.WORD, Sort.SIGN):
        return pieces[at + 1].word in _OPENS_NOUN
    if form.form == "ing":
        named = form.lemma == "meet" and before > 0 and pieces[before - 1].word in DETERMINERS  # its March meeting
        return word not in ("the", "a", "an", "no", "'s", "its", "their", "'") and not named
    return not (_is_alone(pieces[at], word, form) or _is_attribute(pieces, at, left))


def _is_alone(piece: Piece, before: str, form: Form) -> bool:
    """Whether a past form tells of nothing by itself: *at a cost to itself*, *1,200 roofs gone* without *have*."""
    is_noun = form.form == "both" and form.lemma == piece.word and before in ("a", "an", "the")
    return is_noun or (form.form == "participle" and form.family is Family.ARRIVE)


def _is_base(pieces: Sequence[Piece], before: int, form: Form) -> bool:
    """Whether a base form behind a piece is a verb: *they send*, *Cubans send*, *did Sweden ship*."""
    left = pieces[before] if before >= 0 else None
    if "will" in auxiliaries(pieces, before + 1)[1]:  # will this year send
        return True
    if left is None or not _is_actor(left):
        return left is not None and left.word in ("we", "they", "who", "which")
    asked = before > 0 and pieces[before - 1].word in DO
    behind = particle_at(pieces, before + 1, form.lemma) + 1  # saw Peru hand over 40 tents
    thing = form.family is not Family.OTHER and behind < len(pieces) and pieces[behind].sort is Sort.THING
    named = not left.word.endswith("'s") and (thing or form.lemma not in _NOUNS_TOO)  # Fiji, Tonga pledge 40 tents
    return asked or named or left.word in ("we", "they")


def _is_actor(piece: Piece | None) -> bool:
    return piece is not None and piece.sort is Sort.ACTOR


_GAVE = words("give gives gave given giving offers offered promises promised awards awarded sends sent lent pledged")
_OPENS_NOUN = words("the a an its their his her our")
_BEFORE_NAMES = words("to for in from across throughout around among between")


def _tells_of_left(pieces: Sequence[Piece], at: int, left: Piece | None) -> bool:
    """Whether a word that is a plural noun too is a verb: *Iran gifts 20 tents*, and not *its gifts to Iran*."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if left is None or (_is_actor(left) and at > 1 and pieces[at - 2].word in _GAVE):
        return False  # gave Iran grants
    if left.word == "," and following is not None:
        to_whom = _is_actor(following) and at + 2 < len(pieces) and pieces[at + 2].sort is Sort.THING
        if to_whom or following.sort is Sort.THING or following.word in _OPENS_NOUN:
            return True
    if not _is_actor(left) and left.word not in ("who", "which", "that", "it"):
        return False
    return following is not None and following.word not in ("of", "to", "for", "from", "and", ".", ",", ";", ")")


def _leads_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an auxiliary belongs to a verb that follows."""
    at += 1
    forms = all_forms()
    at += pieces[at - 1].word in DO and at < len(pieces) and _is_actor(pieces[at])
    while at < len(pieces) and (is_within(pieces, at) or pieces[at].word in NEVER or _is_auxiliary(pieces[at].word)):
        at += 1
    if at >= len(pieces):
        return False
    form = forms.get(pieces[at].word)
    return form is not None and form.form in ("participle", "both", "ing", "base") and form.lemma != "be"


def _is_attribute(pieces: Sequence[Piece], at: int, left: Piece | None) -> bool:
    """Whether a participle stands before a noun, as in *the donated masks*, or a name: *to flooded Serbia*."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if left is not None and left.word in _BEFORE_NAMES and following is not None and following.actor is not None:
        return following.actor.kind is not NamedKind.PRONOUN
    if left is None or left.word not in DETERMINERS:
        return False
    if following is None or following.word in ("by", "to", "from", "for", "in", "on", "at", "with"):
        return False
    return following.sort in (Sort.WORD, Sort.THING) and left.word not in ("this", "that", "those", "all", "each")


def _group(pieces: Sequence[Piece], at: int, form: Form) -> Verb:
    """The group around a verb."""
    last, idiomatic = idiom(pieces, at, form.lemma)
    if last < 0:
        last = particle_at(pieces, at, form.lemma)
    told = idiomatic.partition(" ")
    family = Family[told[0]] if idiomatic else family_of(pieces, at, last, form)
    first, seen = auxiliaries(pieces, at)
    lead = ""
    infinitive = pieces[at].word == form.lemma or pieces[first].word in ("be", "have")  # base forms, and *to put*
    if first > 0 and pieces[first - 1].word == "to" and infinitive:
        mode, first, lead = led(pieces, first - 1)
        passive = "be" in seen or "been" in seen
        finite = mode is not Mode.PURPOSE and mode is not Mode.ASKED
    else:
        passive = is_passive(pieces, at, form, seen)
        mode = mode_without_to(pieces, (first, at), form, seen, passive=passive)
        if form.lemma == "expect" and family is Family.ARRIVE and mode is Mode.FACT:
            mode, passive = Mode.COMING, False
        finite = bool(seen - {"not"}) or (form.form in ("past", "third", "base", "both") and not passive)
        finite = finite and mode is not Mode.SIDE
    if told[2]:
        mode = Mode[told[2]]
    built = form.lemma in ("complete", "finish") and not passive and last + 1 < len(pieces)
    if built and (thing := pieces[last + 1].thing) is not None and thing.low is not None and not thing.is_money:
        form = form._replace(lemma="build")  # completed 40 houses
    strong = form.lemma in _STRONG_LEMMAS or (form.lemma == "hand" and last > at)
    return Verb(first, at, last, form.lemma, family, mode, passive, finite, strong, lead)
