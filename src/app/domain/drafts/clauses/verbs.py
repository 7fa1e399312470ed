"""The verbs of giving and of what is no giving, and how a group of verbs says whether it has happened.

    group  = lead? aux* verb particle?
    aux    = "has" | "was" | "will" | "did" | "not" | adverb …
    lead   = "agreed to" | "is ready to" | "failed to" | "plans to" | "has yet to" …

    gave, has given, was given                    it happened; the last one in the passive
    will give, is to give, plans to give          it is to come
    pledged to give | offered to give             it is promised, offered
    did not give, failed to give, refused to give it did not happen
    could give, hopes to give, asked X to give    nothing is said to have happened
    to give, without a lead                       what something is for

A participle alone (*masks donated by Japan*, *tents flown in by the army*) is in the passive where *by* follows it or a
thing stands before it. A word that is a noun as well (*aid*, *pledge*, *ships*) is a verb only behind an actor or an
auxiliary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from app.domain.drafts.clauses.idioms import idiom
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.names.named import NamedKind


class Family(Enum):
    """What a verb says of what was given."""

    GIVE = auto()
    """The subject gives: *donated*, *sent*."""
    SHIP = auto()
    """It is under way: *shipped*."""
    DECIDE = auto()
    """Somebody has resolved to give: *allocated*, *announced*."""
    PROMISE = auto()
    OFFER = auto()
    RECEIVE = auto()
    ARRIVE = auto()
    """The thing itself is the subject: *arrived*, *reached*."""
    CARRY = auto()
    """Who brings it need not be who gives it: *carried*, *loaded with*."""
    HELP = auto()
    """Who gets it is the object: *supported Kenya with*."""
    THANK = auto()
    """Who gave it is the object: *thanked Japan for*."""
    CANCEL = auto()
    REFUSE = auto()
    TURN_DOWN = auto()
    """Who was to get it would not have it."""
    COLLECT = auto()
    """It is gathered for somebody."""
    SAY = auto()
    ASK = auto()
    TRADE = auto()
    LEND = auto()
    OTHER = auto()


TRANSPORT = frozenset(("fly", "airlift", "ferry", "truck", "ship", "transport", "carry", "haul", "convey", "drive"))
"""What is done with things that somebody else may have given."""
GIVING = frozenset(Family) - {Family.SAY, Family.ASK, Family.TRADE, Family.LEND, Family.OTHER}
"""Those that say something of what is given."""


class Mode(Enum):
    """How far it has come, by the words around the verb."""

    FACT = auto()
    NOW = auto()
    """In the present tense, as headlines have it."""
    GOING_ON = auto()
    COMING = auto()
    DECIDED = auto()
    PROMISED = auto()
    OFFERED = auto()
    NOT = auto()
    MAYBE = auto()
    ASKED = auto()
    PURPOSE = auto()
    SIDE = auto()
    """A participle beside the main verb: *…, bringing 20 tonnes*."""


class Verb(NamedTuple):
    """A group of verbs; the numbers are those of pieces."""

    first: int
    at: int
    last: int
    lemma: str
    family: Family
    mode: Mode
    passive: bool
    finite: bool
    strong: bool
    """Whether it says by itself that something is given for nothing."""
    lead: str = ""
    """The lemma of the verb that leads it: *agree* of *agreed to give*."""


_TABLE: dict[Family, str] = {
    Family.GIVE: (
        "give:gave:given:giving deliver provide present contribute transfer:transferred:transferred send:sent:sent "
        "dispatch despatch airlift fly:flew:flown:flying supply distribute pay:paid:paid wire "
        "remit:remitted:remitted:remitting disburse grant award bring:brought:brought rush ferry truck:trucked fund "
        "finance bankroll sponsor equip:equipped:equipped furnish extend hand forward:forwarded turn make:made:made "
        "gift donate bequeath release:released lavish dedicate leave:left:left second:seconded return:returned "
        "contribute cover chip:chipped:chipped:chipping pass put:put:put drop:dropped:dropped drive:drove:driven "
        "mount:mounted hand-deliver parachute air-drop:air-dropped:air-dropped airdrop:airdropped:airdropped "
        "channel:channelled:channelled channel:channeled:channeled deploy bestow lay:laid:laid place render share "
        "divide spare devote subscribe stump fork subsidise:subsidised match:matched double:doubled waive:waived write "
        "forgive:forgave:forgiven cede rail:railed:railed freight cough pony kick "
        "throw:threw:thrown dole dish ladle pitch mail consign transmit:transmitted:transmitted install drill erect "
        "issue field endow"
    ),
    Family.SHIP: "ship:shipped:shipped load wait:waited load:loading",
    Family.DECIDE: (
        "announce allocate reserve allot:allotted:allotted earmark approve budget unveil decide agree set:set:set "
        "assign:assigned authorise authorize ready resolve increase boost announce vote:voted mobilise mobilize "
        "declare ring-fence"
    ),
    Family.PROMISE: (
        "pledge promise assure sign commit:committed:committed:committing vow undertake:undertook:undertaken guarantee"
    ),
    Family.OFFER: "offer volunteer:volunteered propose dangle proffer",
    Family.RECEIVE: (
        "receive get:got:got get:got:gotten obtain accept take:took:taken acquire "
        "acknowledge have:had:had inherit:inherited secure benefit:benefited:benefited welcome"
    ),
    Family.ARRIVE: "arrive land reach come:came:come dock go:went:gone touch roll leave:left:left depart sail",
    Family.CARRY: "carry transport haul convey load:loaded stow bear:bore:borne contain",
    Family.HELP: "assist support help aid rescue feed:fed:fed clothe",
    Family.THANK: "thank express praise",
    Family.CANCEL: (
        "pull ditch renege:reneged cancel:cancelled:cancelled cancel:canceled:canceled withdraw:withdrew:withdrawn "
        "suspend halt freeze:froze:frozen scrap:scrapped:scrapped axe revoke rescind retract stop:stopped:stopped "
        "block abandon shelve drop:dropped:dropped call lapse"
    ),
    Family.REFUSE: "refuse deny withhold:withheld:withheld decline",
    Family.TURN_DOWN: "reject spurn turn",
    Family.COLLECT: "collect raise gather amass",
    Family.SAY: (
        "say:said:said tell:told:told state report confirm add claim note write:wrote:written explain disclose reveal "
        "stress recall insist estimate tweet declare inform"
    ),
    Family.ASK: (
        "ask request urge appeal need want require seek:sought:sought call demand plead beg:begged:begged hope wish "
        "lack await"
    ),
    Family.TRADE: (
        "sell:sold:sold resell:resold:resold auction "
        "buy:bought:bought purchase import export trade order invest procure lease:leased charge hire "
        "rent fetch acquire bid:bid:bid tender market bill:billed repay:repaid:repaid owe"
    ),
    Family.LEND: "lend:lent:lent loan borrow deposit swap:swapped:swapped barter",
    Family.OTHER: (
        "be:was:been do:did:done kill injure hit:hit:hit strike:struck:struck affect damage destroy displace visit "
        "meet:met:met see:saw:seen hold:held:held open close rise:rose:risen fall:fell:fallen grow:grew:grown "
        "begin:began:begun start continue remain become:became:become follow show:showed:shown cause include treat "
        "feed:fed:fed serve protect allow use train repair build:built:built restore rebuild:rebuilt:rebuilt "
        "sing:sang:sung attend host join lead:led:led fight:fought:fought find:found:found know:knew:known "
        "think:thought:thought believe doubt describe celebrate mark face suffer die live work move "
        "stand:stood:stood spend:spent:spent save cost:cost:cost develop combat tackle cope strengthen alleviate "
        "address ease mitigate respond prevent vaccinate immunise immunize ensure replace upgrade modernise "
        "modernize construct purify rehabilitate relieve stabilise total amount prepare plan:planned:planned intend "
        "expect aim schedule try improve reduce cut:cut:cut stay run:ran:run walk launch create establish expand "
        "reopen organise organize arrange coordinate oversee:oversaw:overseen complete finish evacuate shelter "
        "house clear pack unload prompt lose:lost:lost win:won:won keep:kept:kept mean:meant:meant travel head "
        "return bought discuss consider review criticise criticize accuse blame warn fear test record register rank "
        "trigger bring-down post part fit:fitted:fitted sew:sewed:sewn "
        "knit:knitted:knitted kit:kitted:kitted club:clubbed:clubbed fill settle replenish top:topped:topped "
        "print plant dig:dug:dug offload discharge cross bake weave:wove:woven realise realize crate "
        "belong house let:let:let parachute cull beat:beat:beaten sweep:swept:swept flood ravage strike-down "
        "escort guard patrol foot defray shoulder pick speak:spoke:spoken reply answer flee:fled:fled escape "
        "appropriate sanction wave nod wipe annul erase rule shy balk baulk refrain oblige react rally step change "
        "back bow opt weigh sit:sat:sat tear:tore:torn end:ended"
    ),
}
_STRONG_LEMMAS = words("donate gift bequeath pledge airlift contribute")
_NOUNS_TOO = words(
    "part aid help support grant gift pledge promise offer present award fund supply ship land need report state order "
    "cover equip ferry truck transfer delivery release drop cost budget contribute sign visit flood load market "
    "trade charge export import purchase loan deposit swap collect request appeal demand call hope wish house "
    "shelter record test total amount work plan result mark face second return forward channel match double write "
    "make set turn hand pass put use train repair cut run walk host move start increase attend stay head sail order "
    "bill hire rent lease schedule review rank show strike bear bid tender vote claim note estimate tweet finance "
    "foot shoulder guard patrol pick reserve "
    "sponsor dispatch despatch wire rush raise halt freeze scrap block stop rescue volunteer guarantee praise dock "
    "reach post fit knit kit club fill top print plant drill discharge cross mail crate house beat let touch roll "
    "carry haul transport rise fall fight find lead hold close open say welcome air-drop airdrop lapse field wave "
    "nod sanction appropriate rule rally step shy change back bow"
)
"""Verbs whose base form or third person is a noun as well."""

BE = words("is are was were be been being isn't aren't wasn't weren't")
HAVE = words("has have had having hasn't haven't hadn't")
DO = words("do does did don't doesn't didn't")
WILL = frozenset(("will", "shall", "won't"))
MIGHT = words("would could may might should must can ought couldn't wouldn't shouldn't mightn't")
NEVER = words("not never longer no-one neither nor hardly cannot can't won't")
_ADVERBS = words(
    "also already now then earlier later soon again just even still ever once twice further instead first since "
    "jointly alone together meanwhile yet thus therefore too both each all today here there duly so far only always "
    "often hereby thereby finally actually itself himself herself themselves nevertheless nonetheless "
    "likewise however very quite most either"
)
_WITH_PARTICLE: dict[str, frozenset[str]] = {
    "hand": frozenset(("over", "out")),
    "turn": frozenset(("over",)),
    "sign": frozenset(("over", "off")),
    "make": frozenset(("over", "available")),
    "pass": frozenset(("on", "over")),
    "set": frozenset(("aside",)),
    "put": frozenset(("up", "aside", "in", "forward")),
    "chip": frozenset(("in",)),
    "call": frozenset(("off",)),
    "take": frozenset(("back",)),
    "pick": frozenset(("up",)),
    "leave": frozenset(("behind",)),
    "fly": frozenset(("in", "out")),
    "get": frozenset(("together",)),
    "pay": frozenset(("out",)),
    "bring": frozenset(("in", "along")),
    "send": frozenset(("in", "off", "over", "out")),
    "give": frozenset(("away", "over")),
    "touch": frozenset(("down",)),
    "come": frozenset(("in", "through")),
    "lay": frozenset(("on", "aside")),
    "stump": frozenset(("up",)),
    "fork": frozenset(("out",)),
    "truck": frozenset(("in",)),
    "wave": frozenset(("through",)),
    "nod": frozenset(("through",)),
    "fall": frozenset(("through",)),
    "write": frozenset(("off",)),
    "cough": frozenset(("up",)),
    "pony": frozenset(("up",)),
    "kick": frozenset(("in",)),
    "throw": frozenset(("in",)),
    "pitch": frozenset(("in",)),
    "dole": frozenset(("out",)),
    "dish": frozenset(("out",)),
    "ladle": frozenset(("out",)),
}
_NEEDS_PARTICLE = words(
    "cough pony kick throw pitch dole dish ladle stump fork turn set pass put call chip touch lay make write second "
    "return forward leave roll raise match double build"
)
"""Verbs that speak of giving only with their particle, *set aside*; without it they are like any other."""

_LEADS: dict[Mode, frozenset[str]] = {
    Mode.PROMISED: words("pledged promised vowed committed undertook undertaken pledges promises vows commits "
                             "undertakes pledging promising guaranteed signed commitment pledge promise"),
    Mode.DECIDED: words("agreed agrees decided decides approved resolved voted announced authorised authorized "
                            "ordered decision chosen chose opted"),
    Mode.OFFERED: words("offered offers offering ready willing prepared volunteered proposed proposes stands offer "
                            "volunteers"),
    Mode.NOT: words("refused refuses failed fails declined declines unable yet unwilling refusing failing neglected "
                        "omitted forgot refusal failure"),
    Mode.COMING: words("plans planned intends intended set due scheduled going about planning plan intending "
                           "expected preparing is are was were aims"),
    Mode.MAYBE: words("hopes hoped hoping wants wanted wishes wished likely considering considers mulling able "
                          "supposed tries tried trying seeks sought seeking hope needs"),
    Mode.FACT: words("claims claimed said reported appears appeared seems seemed believed thought known "
                     "proud pleased happy glad honoured delighted privileged honour honor pleasure grateful thankful "
                     "fortunate lucky overjoyed thrilled "
                             "helped managed continued began begun started went proceeded used has had"),
}  # fmt: skip
_GLAD = words("glad happy pleased delighted willing prepared ready honoured honored proud")
_GETTING = words("receive accept have get see take hear learn thank buy know")
_LEAD_OF = {word: mode for mode, words in _LEADS.items() for word in words}
_ASKING = words(
    "wants want hopes expects asked urged called appealed requested wanted begged told asks urges calls urging asking "
    "invited called pressed ordered pressured needs needed request call requests obliged required "
    "expected ought whether how"
)
_DETERMINERS = words(
    "the a an this that these those its their his her our my your some any no of in with for from by to 's another "
    "such each every all both more other newly recently previously"
)


_THINKS = words("think thinking thought dream dreams dreamed dreaming talk talks talked talking spoken speaks speaking")
_PERSUADES = words("persuaded convinced prompted induced prevailed")
_NEAR = 5
"""Words that may stand between who is asked and *to*: *called on rich countries to share*."""


class _Form(NamedTuple):
    lemma: str
    family: Family
    form: str
    """`base`, `third`, `past`, `participle`, `both` (past and participle) or `ing`."""


@cache
def _forms() -> dict[str, _Form]:
    """Every form of every verb. The first family that has a form keeps it."""
    out: dict[str, _Form] = {}
    order = [family for family in Family if family is not Family.OTHER]
    for family in [*order, Family.OTHER]:
        for entry in _TABLE.get(family, "").split():
            for form, word in _conjugated(entry):
                out.setdefault(word, _Form(entry.split(":")[0], family, form))
    return out | {short: out[word] for short, word in _SHORT.items()}


_SHORT = {
    "rec'd": "received",
    "recd": "received",
    "recvd": "received",
    "dist": "distributed",
    "dlvd": "delivered",
    "arr": "arrived",
    "due": "expected",
}
"""How reports shorten them, and *due*, which says as much as *expected*."""


def gives(word: str) -> bool:
    """Whether a word is the form of a verb that tells what is given."""
    form = _forms().get(word)
    return form is not None and form.family in GIVING


def is_base(word: str) -> bool:
    """Whether a word is a verb as it stands behind *to*."""
    form = _forms().get(word)
    return form is not None and form.form == "base"


_SHORT_VOWEL = re.compile("[^aeiou]+[aeiou][bdgmnpt]")


def _conjugated(entry: str) -> list[tuple[str, str]]:
    lemma, *given = entry.split(":")
    stem = lemma.removesuffix("e")
    y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    past = given[0] if given else (lemma[:-1] + "ied" if y else stem + "ed")
    part = given[1] if len(given) > 1 else past
    double = past.endswith(lemma[-1] * 2 + "ed") and not lemma.endswith(lemma[-1] * 2)
    double |= _SHORT_VOWEL.fullmatch(lemma) is not None  # getting, putting
    ing = given[2] if len(given) > 2 else (lemma + lemma[-1] if double else stem) + "ing"
    third = lemma[:-1] + "ies" if y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    pasts = [("both", past)] if past == part else [("past", past), ("participle", part)]
    if past == lemma:  # put, set
        return [("both", past), ("third", third), ("ing", ing)]
    return [("base", lemma), ("third", third), *pasts, ("ing", ing)]


def find_verbs(pieces: Sequence[Piece]) -> list[Verb]:
    """The groups of verbs of a sentence, in order, none over another."""
    out: list[Verb] = []
    forms = _forms()
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
        verb = _group(pieces, at, form)
        if like is not None:
            verb = _as_before(verb, like, form, goes_on=goes_on)
        while out and out[-1].last >= verb.first:
            out.pop()
        if verb.mode is Mode.MAYBE and _says_would(pieces, verb, out):
            decided = any(pieces[at].word == "should" for at in range(verb.first, verb.at))
            verb = verb._replace(mode=Mode.DECIDED if decided else Mode.COMING)
        out.append(verb)
        behind = verb.last
    return out


def _unknown(pieces: Sequence[Piece], at: int) -> _Form | None:
    """A verb that no list has, between *and* or a comma and a number: *and chlorinated 310 wells*; *is in line for*."""
    if pieces[at].word in ("is", "are", "were"):
        return _Form("be", Family.OTHER, "third") if idiom(pieces, at, "be")[1] else None
    thing = pieces[at + 1].thing if at + 1 < len(pieces) else None
    opened = at > 0 and pieces[_before(pieces, at)].word in ("and", ",", "but")
    told = pieces[at].word.endswith("ed") and thing is not None and thing.low is not None
    return _Form(pieces[at].word, Family.OTHER, "both") if opened and told else None


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
    before = _before(pieces, at)
    if not found or before < 0 or pieces[before].word not in ("and", "or", "then", "but"):
        return None
    between = pieces[found[-1].last + 1 : before]
    return None if any(piece.word in (";", ":", "which", "who", "that") for piece in between) else found[-1]


def _as_before(verb: Verb, like: Verb, form: _Form, *, goes_on: bool) -> Verb:
    """A verb without auxiliaries of its own has those of the verb it goes on."""
    if goes_on:
        return verb._replace(mode=like.mode, finite=like.finite, lead=like.lead)
    alike = form.form in ("participle", "both") and verb.first == verb.at and like.first < like.at
    if not alike or like.mode is Mode.SIDE:
        return verb
    return verb._replace(passive=like.passive, finite=like.finite, mode=like.mode)


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


def _before(pieces: Sequence[Piece], at: int) -> int:
    """The piece before one, past adverbs."""
    at -= 1
    while at >= 0 and (is_adverb(pieces[at]) or (pieces[at].word == "after" and pieces[at + 1].word == "all")):
        at -= 1
    return at


def is_adverb(piece: Piece) -> bool:
    """Whether a word only says how or when beside a verb."""
    word = piece.word
    return piece.sort is Sort.WORD and (
        word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and not word.startswith(_NO_ADVERBS))
    )


_NO_ADVERBS = ("supply", "mc", "o'", "o’")
"""How words in -ly begin that are none: *supply*, *McCully*."""


def _is_auxiliary(word: str) -> bool:
    return word in BE or word in HAVE or word in DO or word in WILL or word in MIGHT


_MONEY_NOUNS = words("funding financing")


def _is_verb(pieces: Sequence[Piece], at: int, form: _Form) -> bool:
    """Whether a word that may be a verb is one here."""
    before = _before(pieces, at)
    if pieces[at].word == "due":
        return _is_expected_there(pieces, at)
    left = pieces[before] if before >= 0 else None
    word = left.word if left is not None else ""
    if form.lemma == "be" or (form.lemma in ("have", "do") and form.form != "ing"):
        return not _leads_on(pieces, at)
    if _is_auxiliary(word) or word in NEVER or (word == "to" and pieces[at].word == form.lemma):
        return form.form != "third" or word == "longer"
    if form.form == "base":
        return _is_base(pieces, before, form)
    if form.form == "third":
        return _tells_of_left(pieces, at, left) if form.lemma in _NOUNS_TOO else word not in _DETERMINERS
    if pieces[at].word in _MONEY_NOUNS and at + 1 < len(pieces) and pieces[at + 1].sort in (Sort.WORD, Sort.SIGN):
        return pieces[at + 1].word in _OPENS_NOUN
    if form.form == "ing":
        named = form.lemma == "meet" and before > 0 and pieces[before - 1].word in _DETERMINERS  # its March meeting
        return word not in ("the", "a", "an", "no", "'s", "its", "their", "'") and not named
    return not (_is_alone(pieces[at], word, form) or _is_attribute(pieces, at, left))


def _is_alone(piece: Piece, before: str, form: _Form) -> bool:
    """Whether a past form tells of nothing by itself: *at a cost to itself*, *1,200 roofs gone* without *have*."""
    is_noun = form.form == "both" and form.lemma == piece.word and before in ("a", "an", "the")
    return is_noun or (form.form == "participle" and form.family is Family.ARRIVE)


def _is_base(pieces: Sequence[Piece], before: int, form: _Form) -> bool:
    """Whether a base form behind a piece is a verb: *they send*, *Cubans send*, *did Sweden ship*."""
    left = pieces[before] if before >= 0 else None
    if "will" in _auxiliaries(pieces, before + 1)[1]:  # will this year send
        return True
    if left is None or not _is_actor(left):
        return left is not None and left.word in ("we", "they", "who", "which")
    asked = before > 0 and pieces[before - 1].word in DO
    thing = form.family is not Family.OTHER and before + 2 < len(pieces) and pieces[before + 2].sort is Sort.THING
    named = not left.word.endswith("'s") and (thing or form.lemma not in _NOUNS_TOO)  # Fiji, Tonga pledge 40 tents
    return asked or named or left.word in ("we", "they")


def _is_actor(piece: Piece | None) -> bool:
    return piece is not None and piece.sort is Sort.ACTOR


_OPENS_NOUN = words("the a an its their his her our")
_BEFORE_NAMES = words("to for in from across throughout around among between")


def _tells_of_left(pieces: Sequence[Piece], at: int, left: Piece | None) -> bool:
    """Whether a word that is a plural noun too is a verb: *Iran gifts 20 tents*, and not *its gifts to Iran*."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if left is None:
        return False
    if left.word == "," and following is not None and (following.sort is Sort.THING or following.word in _OPENS_NOUN):
        return True
    if not _is_actor(left) and left.word not in ("who", "which", "that", "it"):
        return False
    return following is not None and following.word not in ("of", "to", "for", "from", "and", ".", ",", ";", ")")


def _leads_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an auxiliary belongs to a verb that follows."""
    at += 1
    forms = _forms()
    at += pieces[at - 1].word in DO and at < len(pieces) and _is_actor(pieces[at])
    while at < len(pieces) and (_is_within(pieces, at) or pieces[at].word in NEVER or _is_auxiliary(pieces[at].word)):
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
    if left is None or left.word not in _DETERMINERS:
        return False
    if following is None or following.word in ("by", "to", "from", "for", "in", "on", "at", "with"):
        return False
    return following.sort in (Sort.WORD, Sort.THING) and left.word not in ("this", "that", "those", "all", "each")


def _group(pieces: Sequence[Piece], at: int, form: _Form) -> Verb:
    """The group around a verb."""
    last, idiomatic = idiom(pieces, at, form.lemma)
    if last < 0:
        last = _particle(pieces, at, form.lemma)
    told = idiomatic.partition(" ")
    family = Family[told[0]] if idiomatic else _family(pieces, at, last, form)
    first, seen = _auxiliaries(pieces, at)
    lead = ""
    infinitive = pieces[at].word == form.lemma or pieces[first].word in ("be", "have")  # base forms, and *to put*
    if first > 0 and pieces[first - 1].word == "to" and infinitive:
        mode, first, lead = _led(pieces, first - 1)
        passive = "be" in seen or "been" in seen
        finite = mode is not Mode.PURPOSE and mode is not Mode.ASKED
    else:
        passive = _is_passive(pieces, at, form, seen)
        mode = _mode_without_to(pieces, (first, at), _mode(form, seen, passive=passive))
        if form.lemma == "expect" and family is Family.ARRIVE and mode is Mode.FACT:
            mode, passive = Mode.COMING, False
        finite = bool(seen - {"not"}) or (form.form in ("past", "third", "base", "both") and not passive)
        finite = finite and mode is not Mode.SIDE
    if told[2] and mode in (Mode.FACT, Mode.NOW):
        mode = Mode[told[2]]
    built = form.lemma in ("complete", "finish") and not passive and last + 1 < len(pieces)
    if built and (thing := pieces[last + 1].thing) is not None and thing.low is not None and not thing.is_money:
        form = form._replace(lemma="build")  # completed 40 houses
    strong = form.lemma in _STRONG_LEMMAS or (form.lemma == "hand" and last > at)
    return Verb(first, at, last, form.lemma, family, mode, passive, finite, strong, lead)


def _mode_without_to(pieces: Sequence[Piece], group: tuple[int, int], form_mode: Mode) -> Mode:
    """The mode of a group that no *to* leads, from its first word to its verb, where that is not what its form says."""
    first, at = group
    if pieces[first].word == "having":
        return Mode.SIDE
    thought = pieces[first - 1].word in ("of", "about", "whether", "over") if first > 1 else False
    if form_mode is Mode.SIDE and thought and pieces[first - 2].word in _THINKS:
        return Mode.ASKED  # is thinking of sending
    return Mode.DECIDED if pieces[first].word == "be" and first < at else form_mode  # directed that aid be sent


def _family(pieces: Sequence[Piece], at: int, last: int, form: _Form) -> Family:
    """What a verb tells of with its particle and the noun behind it: *turned down*, *made a donation*."""
    particle = _particle_of(pieces, at, last)
    if particle == "away" and form.lemma == "turn" and pieces[last + 1 : last + 2] and pieces[last + 1].word == "by":
        return Family.OTHER  # rescuers who were turned away by it
    if (form.lemma, particle) in _PARTICLE_VERBS:
        return _PARTICLE_VERBS[form.lemma, particle]
    if _is_no_giving(pieces, at, form.lemma):
        return Family.OTHER
    if form.lemma == "call" and particle:
        return Family.CANCEL
    if form.lemma == "pull" and not _pulls_out(pieces, at):
        return Family.OTHER
    if (by_object := _by_object(pieces, at, last, form.lemma)) is not None:
        return by_object
    if form.lemma == "make" and (made := _made(pieces, at, last)) is not None:
        return made
    if form.lemma in _LIGHT and _gift_follows(pieces, last):
        return _LIGHT[form.lemma]
    if form.lemma == "leave" and _leaves_money(pieces, last):
        return Family.GIVE
    needs_particle = form.lemma in _NEEDS_PARTICLE and not particle
    return _plain_family(form.lemma, form.family) if needs_particle else form.family


_SHARED = words("with among between by")


def _is_no_giving(pieces: Sequence[Piece], at: int, lemma: str) -> bool:
    """*Gave up their weekends*, *put out 40 fires*, *voted down a motion*: with these particles nothing is given."""
    behind = [piece.word for piece in pieces[at + 1 : at + _PARTICLE_TIME]]
    return behind[:1] != [] and (
        (behind[0] in _NO_GIVING.get(lemma, ()) and not _takes_back(lemma, behind))
        or (lemma == "give" and behind[0] == "up" and _gives_up(pieces, at, behind))
        or (lemma == "bring" and not _SUMMED_UP.isdisjoint(behind))
        or (lemma in ("share", "divide") and _SHARED.isdisjoint(one.word for one in pieces[at:]))
        or (lemma in _FITS and _is_paid_from(pieces, at))
    )


_FITS = ("install", "erect", "drill")


def _is_paid_from(pieces: Sequence[Piece], at: int) -> bool:
    """*With 9,000 euros from Lima, the clinic has installed a lift*: whoever got the money has it for himself."""
    opens, before = [piece.word for piece in pieces[:1]], pieces[:at]
    paid = any(piece.thing is not None and piece.thing.is_money for piece in before)
    others = not {"for", "in", "at"}.isdisjoint(piece.word for piece in pieces[at:])
    return opens == ["with"] and paid and any(piece.word == "from" for piece in before) and not others


def _gives_up(pieces: Sequence[Piece], at: int, behind: Sequence[str]) -> bool:
    """*Gave up their weekends*, *gave up 120 rifles and two mortars*: time, or what whoever yields has to hand over."""
    things = [word for piece in pieces[at + 2 : at + _PARTICLE_TIME] for word in piece.word.lower().split()]
    return not _TIME.isdisjoint(behind) or not _YIELDED.isdisjoint(things)


def _takes_back(lemma: str, behind: Sequence[str]) -> bool:
    """*Took back its gift*, *has taken back its yearly grant*; not *took back 300 wounded*."""
    return lemma == "take" and behind[:1] == ["back"] and not _DROPPED.isdisjoint(behind[:4])


_PARTICLE_TIME = 6
_TIME = words(
    "weekend weekends evening evenings afternoon time holiday holidays leave sleep lunch hope hopes career job"
)
"""What is given up without a gift."""
_YIELDED = words(
    "rifles guns muskets pistols weapons arms cannon cannons mortars grenades swords standards colours prisoners "
    "hostages captives fort forts fortress fortresses province provinces territory territories coast mouth"
)
"""What whoever is beaten gives up, or cedes by a treaty."""
_SUMMED_UP = words("total totals tally commitment commitments")
"""What is brought to so much by a further gift: *bringing its total aid to 2 million*."""
_NO_GIVING = {
    "bring": words("down back"),
    "put": words("out down off"),
    "take": words("off down apart back"),
    "carry": words("off"),
    "pay": words("back"),
    "hand": words("back"),
    "send": words("back away"),
    "throw": words("out away"),
    "vote": words("down out"),
}
"""Particles with which verbs of giving tell of something else."""
_DROPPED = words("gift plan plans offer pledge promise donation grant contribution")
"""What is given up where it is dropped: *dropped a planned gift*."""


def _by_object(pieces: Sequence[Piece], at: int, last: int, lemma: str) -> Family | None:
    """What some verbs tell of by what stands behind them: *answered its call with*, *bears the cost of*."""
    if _is_for_others(pieces, at, last, lemma):
        return Family.GIVE
    if _drops_gift(pieces, last, lemma) or _takes_back(lemma, [piece.word for piece in pieces[at + 1 : at + 5]]):
        return Family.CANCEL
    if lemma == "expect" and _is_expected_there(pieces, at):
        return Family.ARRIVE
    if lemma in ("owe", "expect"):
        return _by_preposition(pieces, last, lemma)
    behind = [piece.word for piece in pieces[last + 1 : last + 4]]
    if lemma in ("get", "make", "have") and behind[1:2] == ["ready"]:
        return Family.DECIDE
    if lemma == "express" and _THANKS.isdisjoint(behind):
        return Family.OTHER  # expressed its sympathy with 2 million
    if lemma == "put" and any("disposal" in piece.word for piece in pieces[last + 1 : last + _DISPOSAL]):
        return Family.OFFER if any(piece.word == "offer" for piece in pieces[last:]) else Family.GIVE
    if (voted := _decides(pieces, last, lemma)) is not None:
        return voted
    if _adds_thing(pieces, last, lemma) or (lemma in BEARS and _bears_cost(pieces, last)):
        return Family.GIVE
    return Family.OTHER if lemma == "take" and _takes_to(pieces, at) else None


def _drops_gift(pieces: Sequence[Piece], last: int, lemma: str) -> bool:
    """*Dropped a planned gift*, *dropped the 2 million*."""
    if lemma != "drop":
        return False
    money = pieces[last + 1].thing if last + 1 < len(pieces) else None
    named = not _DROPPED.isdisjoint(piece.word for piece in pieces[last + 1 : last + 4])
    return named or (money is not None and money.is_money)


def _adds_thing(pieces: Sequence[Piece], last: int, lemma: str) -> bool:
    """*Added 20 tents*."""
    return lemma == "add" and last + 1 < len(pieces) and pieces[last + 1].sort is Sort.THING


def _is_for_others(pieces: Sequence[Piece], at: int, last: int, lemma: str) -> bool:
    """Whether what is bought, made or found is for somebody else: *bought two vans for Chad*, *built Chad a school*."""
    bought = lemma in _BUYS and (_is_for_somebody(pieces, last) or _was_bought_for(pieces, at))
    return bought or (lemma in FOR_OTHERS and _has_two_objects(pieces, last))


def _is_expected_there(pieces: Sequence[Piece], at: int) -> bool:
    """*Are expected in Lima tonight*, *is due at the port on Friday*: it is on its way."""
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    where = behind is not None and (behind.word in ("in", "at", "here", "there") or behind.sort is Sort.DAY)
    return where and pieces[at].word in ("due", "expected") and pieces[_before(pieces, at)].word in BE


FORGIVES = words("forgive cancel waive annul erase drop scrap write strike wipe")
DEBTS = words("debt debts loan loans arrears owed owes owing")


def _is_owed(pieces: Sequence[Piece], last: int, lemma: str) -> bool:
    """Whether somebody need no longer pay: *wrote off Cuban debts*, *cancelled 9 million euros owed to it by Chad*."""
    behind = [word for piece in pieces[last + 1 : last + _REACH] for word in piece.word.split()]
    owes = next((at for at, word in enumerate(behind) if word in DEBTS), -1)
    others = owes >= 0 and behind[max(0, owes - 1)] not in ("it", "they", "he", "she")  # the 3 million it owed
    return others and (lemma not in ("write", "strike", "wipe") or pieces[last].word in ("off", "out", "away"))


def _decides(pieces: Sequence[Piece], last: int, lemma: str) -> Family | None:
    """*Voted against the 10,000 pounds*, *said no to its request*; *appropriated 10,000*, *waved through a grant*."""
    if lemma in FORGIVES:
        return Family.GIVE if _is_owed(pieces, last, lemma) else None
    behind = [piece.word for piece in pieces[last + 1 : last + 5]]
    against = lemma == "vote" and not {"against", "down"}.isdisjoint(behind)
    if against:
        return Family.REFUSE
    money = any(piece.thing is not None and piece.thing.is_money for piece in pieces[last + 1 : last + 3])
    grant = not {"grant", "grants", "donation", "gift"}.isdisjoint(behind)
    decided = (
        (lemma in ("appropriate", "sanction") and money)
        or (lemma in ("wave", "nod") and pieces[last].word == "through" and (money or grant))
        or (lemma == "order" and money and not _AID.isdisjoint(behind))
        or (lemma == "pass" and pieces[last].word.startswith("pass") and grant and "to" not in behind)
    )
    return Family.DECIDE if decided else None


_THANKS = words("thanks gratitude appreciation gratefulness thankfulness indebtedness")
_AID = words("aid assistance help relief grants donations")
_DISPOSAL = 9
"""Pieces behind *put* in which it is said whose *disposal* something is at."""
_PARTICLE_VERBS = {
    ("sign", "over"): Family.GIVE,
    ("sign", "off"): Family.DECIDE,
    ("turn", "down"): Family.TURN_DOWN,
    ("turn", "away"): Family.TURN_DOWN,
    ("put", "aside"): Family.DECIDE,
    ("fall", "through"): Family.CANCEL,
    ("get", "together"): Family.COLLECT,
}


def _pulls_out(pieces: Sequence[Piece], at: int) -> bool:
    """Whether *pull* takes back: *pulled its offer*, *pulled out*, but not *pulled into Chaman*."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return following is not None and following.word not in ("into", "in", "up", "through", "from", "onto", "at", "over")


_LIGHT = {"make": Family.GIVE, "order": Family.DECIDE, "authorise": Family.DECIDE, "authorize": Family.DECIDE}
"""Verbs that speak of giving by their noun: *made a donation*, *ordered the dispatch of*."""
_GIFTS = words("donation donations gift gifts grant grants contribution contributions pledge offer payment transfer "
               "dispatch delivery sending release supply airlift shipment despatch available")  # fmt: skip


_BUYS = ("buy", "purchase")
FOR_OTHERS = words(
    "buy purchase procure build construct rebuild knit sew weave bake cook dig drill erect print carve cast"
)
"""Verbs that tell of a gift where somebody gets what is bought or made: *bought Gizo a boat*."""
_OWN = words("its their his her our own")
_FOR_A_PLACE = FOR_OTHERS | words("fund finance sponsor install renovate restore refurbish rehabilitate equip repair")


def costs_giver(verb: Verb) -> bool:
    """Whether a sum behind *for* is what it cost who does it: *dug four wells in Chad for 9,000 euros*."""
    return verb.lemma in _FOR_A_PLACE and verb.family is Family.GIVE


def _is_for_somebody(pieces: Sequence[Piece], at: int) -> bool:
    """*Bought five vans for the Red Cross of Chad*: a counted thing, and who is to have it, none of its own."""
    following = pieces[at + 1 : at + 1 + _REACH]
    thing = following[0].thing if following else None
    behind = 1
    while [one.sort for one in following[behind + 1 : behind + 2]] == [Sort.THING] and following[behind].word in "and,":
        behind += 2
    if (
        thing is None
        or thing.is_money
        or thing.low is None
        or [one.word for one in following[behind : behind + 1]] != ["for"]
    ):
        return False
    whom = following[behind + 1 : behind + 5]
    named = next((one for one in whom if one.actor is not None), None)
    return named is not None and not (_OWN | {"every", "each"}) & {one.word for one in whom}


def _was_bought_for(pieces: Sequence[Piece], at: int) -> bool:
    """*Two vans were bought for Caritas of Chad by …*, *… with a grant from …*: who is to have it, and who pays."""
    behind = pieces[at + 1 : at + 2 + _REACH]
    pays = next((one for one, piece in enumerate(behind) if piece.word in ("by", "with")), 0)
    whom, means = ({piece.word for piece in part} for part in (behind[:pays], behind[pays : pays + 4]))
    others = any(piece.actor is not None for piece in behind[:pays]) and not _OWN & whom
    bought = pieces[at - 1].word in BE and any(one.thing is not None for one in pieces[max(0, at - 4) : at])
    return bought and others and behind[0].word == "for" and not means.isdisjoint(_MEANS | {"by"})


_MEANS = words("money funds funding cash donations grant grants gift proceeds")


def _has_two_objects(pieces: Sequence[Piece], at: int) -> bool:
    """*Bought Gizo's school two boats*, *dug the village of Gizo a well*: who gets it, and right behind a thing."""
    following = pieces[at + 1 : at + 1 + _REACH]
    thing = next((number for number, piece in enumerate(following) if piece.sort is Sort.THING), 0)
    counted = following[thing].thing if thing else None
    whom = [piece.word for piece in following[:thing]]
    named = thing > 0 and (following[thing - 1].actor is not None or whom[-2:-1] == ["'s"])
    plain = all(piece.sort is Sort.ACTOR or piece.word.isalpha() or piece.word == "'s" for piece in following[:thing])
    others = not _NO_GETTERS & {*whom}
    return named and plain and others and counted is not None and counted.low is not None and not counted.is_money


_NO_GETTERS = words(
    "to for from by on with and or but her his him me my our their its about only just over nearly more than as"
)
"""What does not stand in the name of who gets it."""


def _by_preposition(pieces: Sequence[Piece], at: int, lemma: str) -> Family | None:
    """*Owes two scanners to Kuwait*, a thing, and no money; *of the 40 tents expected from Oman, none has come*."""
    following = pieces[at + 1 : at + 1 + _REACH]
    if lemma == "expect":
        return Family.PROMISE if pieces[0].word == "of" and [one.word for one in following[:1]] == ["from"] else None
    things = [piece.thing for piece in following if piece.thing is not None]
    owed = bool(things) or (bool(following) and following[0].word in _OWN)
    owed = owed and not any(one.is_money for one in things) and any(one.word == "to" for one in following)
    return Family.RECEIVE if owed else None


BEARS = ("bear", "meet", "foot", "defray", "shoulder", "cover", "pick")
COSTS = words("cost costs expense expenses bill bills tab")


def _bears_cost(pieces: Sequence[Piece], at: int) -> bool:
    """*Is footing the bill for 14 classrooms*, *will bear the entire cost of two wards*, *the bill was met by*."""
    if not COSTS.isdisjoint(piece.word for piece in pieces[at + 1 : at + 5]):
        return True
    behind = pieces[at + 1].word if at + 1 < len(pieces) else ""
    before = [piece.word for piece in pieces[max(0, at - _REACH - 3) : at]]
    of_them = any(one in COSTS and two in ("of", "for") for one, two in pairwise(before))
    return behind == "by" and of_them


_REACH = 9


def _takes_to(pieces: Sequence[Piece], at: int) -> bool:
    """*It took six men to get it through the door*: so many were needed."""
    if at == 0 or pieces[at - 1].word != "it":
        return False
    following = range(at + 1, min(len(pieces) - 1, at + 1 + _REACH))
    return any(pieces[one].word == "to" and _is_infinitive(pieces[one + 1].word) for one in following)


def _is_infinitive(word: str) -> bool:
    form = _forms().get(word)
    return form is not None and form.form == "base"


def _gift_follows(pieces: Sequence[Piece], at: int) -> bool:
    return any(_GIFTS & set(piece.word.split()) for piece in pieces[at + 1 : at + 6])


def _made(pieces: Sequence[Piece], at: int, last: int) -> Family | None:
    """*A gift of 40 beds was made by Chile*, *a pledge was made*; but not *a film about the gift*, *was made known*."""
    behind = pieces[last + 1].word if last + 1 < len(pieces) else ""
    if pieces[at - 1].word not in BE or behind not in ("by", "to", "for"):
        return None
    before = [word for piece in pieces[max(0, at - 2 * _REACH) : at] for word in piece.word.split()]
    return None if "about" in before else next((_MADE[word] for word in before if word in _MADE), None)


_MADE = {
    **dict.fromkeys(
        words("gift gifts donation donations contribution contributions grant grants delivery"), Family.GIVE
    ),
    "offer": Family.OFFER,
    "pledge": Family.PROMISE,
    "promise": Family.PROMISE,
}


def _leaves_money(pieces: Sequence[Piece], at: int) -> bool:
    """*Left 60,000 pounds to the station*, *left 40 acres to it*, *left there 200 books*, *its boats with Fiji*."""
    at += at + 1 < len(pieces) and pieces[at + 1].word in ("there", "its", "their", "his", "her")
    thing, behind = pieces[at + 1].thing if at + 1 < len(pieces) else None, pieces[at + 2 : at + 5]
    with_whom = behind[:1] and behind[0].word == "with" and any(piece.sort is Sort.ACTOR for piece in behind[1:])
    if thing is not None and (with_whom or pieces[at].word == "there"):
        return True
    return thing is not None and (thing.is_money or not {"acres", "hectares"}.isdisjoint(pieces[at + 1].word.split()))


def _plain_family(lemma: str, family: Family) -> Family:
    if lemma in ("leave", "roll"):
        return Family.ARRIVE
    if lemma in ("return", "forward", "second", "raise", "match", "double", "build"):
        return (
            family
            if lemma in ("forward", "second", "match", "double")
            else Family.COLLECT
            if lemma == "raise"
            else Family.OTHER
        )
    return Family.OTHER if lemma != "call" else Family.ASK


def _particle_of(pieces: Sequence[Piece], at: int, last: int) -> str:
    """The particle of a verb, also behind what is given: *set 3 million aside*."""
    aside = [piece.word for piece in pieces[at + 2 : at + 3]] == ["aside"] and pieces[at + 1].sort is Sort.THING
    return pieces[last].word if last > at else "aside" if aside else ""


def _particle(pieces: Sequence[Piece], at: int, lemma: str) -> int:
    """The particle's piece, right behind the verb or behind its object (*called it off*), or the verb's own."""
    wanted = _WITH_PARTICLE.get(lemma, frozenset())
    if lemma == "turn":
        wanted = wanted | {"down", "away"}
    if at + 1 < len(pieces) and pieces[at + 1].word in wanted:
        following = pieces[at + 2] if at + 2 < len(pieces) else None
        if pieces[at + 1].word in ("over", "in", "on", "through", "out") and following is not None:
            place = following.sort in (Sort.ACTOR, Sort.DAY) and lemma not in ("hand", "turn", "make", "pass")
            if place:
                return at
        return at + 1
    if at + 2 < len(pieces) and pieces[at + 2].word in wanted & {"down", "off", "aside", "over"}:
        return at + 2 if pieces[at + 1].word in ("it", "them", "this", "that") else at
    return at


def _auxiliaries(pieces: Sequence[Piece], at: int) -> tuple[int, set[str]]:
    """The first piece of the auxiliaries before a verb, and which kinds of them there are."""
    seen: set[str] = set()
    first = scan = at
    while scan > 0:
        word = pieces[scan - 1].word
        did = word == "could" and "have" not in seen and _is_enabled(pieces)
        kinds = {"have"} if did else _kinds(word)
        if kinds:
            seen |= kinds
            first = scan - 1
        elif not _is_within(pieces, scan - 1) or at - scan > 4:
            break
        scan -= 1
    return first, seen


def _is_enabled(pieces: Sequence[Piece]) -> bool:
    """Whether it is said by what somebody could do it, so that he did: *Thanks to donors, we could send 9 tents*."""
    opens = [piece.word for piece in pieces[:3]]
    helped = opens[:1] == ["with"] and opens[1:2] != ["more"] and opens[2:] != [] and opens[2] in _HELPED_BY
    return (helped or opens[:2] == ["thanks", "to"]) and not any(piece.word in _NOT_YET for piece in pieces)


_HELPED_BY = words("help support donation donations gifts proceeds")
_NOT_YET = words("if next soon would tomorrow")


def _is_within(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece may stand between an auxiliary and its verb: *had in 1943 provided*, *will no longer send*."""
    pair = tuple(piece.word for piece in pieces[at : at + 2])
    return is_adverb(pieces[at]) or _is_when(pieces, at) or pair in (("no", "longer"), ("after", "all"))


def _is_when(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is of a day or a span: *had in 1943 provided*, *will within weeks send*, *have between them*."""
    led = next((one for one in range(at, max(-1, at - _SPAN), -1) if pieces[one].word in _LEADS_SPAN), at)
    told = [*takewhile(lambda one: one.sort is Sort.DAY or one.word in _OF_SPAN, pieces[led + 1 : led + 1 + _SPAN])]
    return pieces[at].sort is Sort.DAY or (pieces[led].word in _LEADS_SPAN and bool(told) and at <= led + len(told))


_SPAN, _LEADS_SPAN = 5, words("in on by within over during between")
_OF_SPAN = words(
    "them days weeks months years week month year the a next coming past last recent few several two three"
)


def _kinds(word: str) -> set[str]:
    kinds: set[str] = set()
    if word in BE:
        kinds.add("been" if word in ("been", "being") else "be")
    if word in ("was", "were"):
        kinds.add("was")
    if word in ("got", "gets", "stand", "stands", "stood", "remain", "remains"):
        kinds.add("be")
    if word in HAVE:
        kinds.add("have")
    if word in DO:
        kinds.add("do")
    if word in WILL or word == "'ll":
        kinds.add("will")
    if word in MIGHT or word in ("almost", "nearly"):
        kinds.add("might")
    if word in NEVER or word.endswith("n't"):
        kinds.add("not")
    return kinds


def _led(pieces: Sequence[Piece], to: int) -> tuple[Mode, int, str]:
    """The mode of *to give*, where its group begins, and the word that leads it."""
    at = _before_day(pieces, _before(pieces, to))
    if at < 0:
        return Mode.PURPOSE, to, ""
    word = pieces[at].word
    if word in _GOES_ON and (as_before := _led_as_before(pieces, at, to)) is not None:
        return as_before
    if _is_done_before(pieces, to, word):
        return Mode.FACT, to if word not in _LEAD_OF else at, word  # turned out to have paid
    if word in ("beg", "begs", "begged") and pieces[to + 1].word in _POLITE:
        return Mode.FACT, at, word
    if word in _ASKING:
        return (Mode.MAYBE if word == "expected" else Mode.ASKED), at, word
    if pieces[at].sort is Sort.THING and pieces[to + 1].word == "be" and _is_ordered(pieces, at):
        return Mode.DECIDED, to, ""
    mode = Mode.NOT if any(pieces[one].word == "yet" for one in range(at, to)) else _LEAD_OF.get(word)
    if mode is None:
        return _unled(pieces, at, to)
    if at > 0 and pieces[at - 1].word == "no":  # has no plans to give
        return Mode.NOT, at, word
    first, seen = _auxiliaries(pieces, at)
    if word in _GLAD and "might" in seen and pieces[to + 1].word not in _GETTING:
        return Mode.OFFERED, first, word  # would be glad to supply
    return _turned(mode, seen, word), at if word in ("has", "had") or word in BE else first, word


def _is_done_before(pieces: Sequence[Piece], to: int, word: str) -> bool:
    """Whether *to have given*, led by some word, tells of what was done: *turned out to have*, not *was to have*."""
    return pieces[to + 1].word == "have" and word not in _ASKING | BE and _LEAD_OF.get(word) is not Mode.NOT


_POLITE = words("acknowledge thank announce report inform express offer present submit return tender convey")
"""What somebody begs to do, and does by it: *begs to acknowledge two sacks of potatoes*."""


def _led_as_before(pieces: Sequence[Piece], at: int, to: int) -> tuple[Mode, int, str] | None:
    """What leads *to* behind *not*, *and* or *or*: *asked not to send*, *offered to take in 40 and to send a team*."""
    if pieces[at].word in ("not", "never"):
        mode, first, lead = _led(pieces, at)  # asked not to send is still asked
        return ((mode if mode in (Mode.PURPOSE, Mode.ASKED) else Mode.NOT), first, lead) if at > 0 else None
    for earlier in range(at - 1, max(0, at - _LED), -1):
        if pieces[earlier].word in (";", ":", "that", "which", "who"):
            break
        if pieces[earlier].word == "to" and pieces[_before_day(pieces, _before(pieces, earlier))].word in _LEAD_OF:
            mode, _, lead = _led(pieces, earlier)
            return mode, to, lead
    return None


_GOES_ON = words("not never and or")
_LED = 24
"""Pieces before *and to* in which stands what leads it."""


def _is_ordered(pieces: Sequence[Piece], at: int) -> bool:
    """*Has ordered 500 tonnes of dates and 20,000 blankets to be sent*: whoever orders it has decided."""
    while at > 0 and (pieces[at].sort is Sort.THING or pieces[at].word in (",", "and", "that", "the", "sum", "of")):
        at -= 1
    return pieces[at].word in ("ordered", "orders", "directed", "directs", "commanded", "instructed")


def _before_day(pieces: Sequence[Piece], at: int) -> int:
    """The piece before a day and its preposition, where they stand between a verb and what it leads."""
    if at < 0 or pieces[at].sort is not Sort.DAY:
        return at
    while at > 0 and (pieces[at].sort is Sort.DAY or pieces[at].word in ("on", "in", "at")):
        at -= 1
    word = pieces[at].word
    led = word in _ASKING or word in _LEAD_OF or word in ("not", "never")
    return at if led else at + 1


def _unled(pieces: Sequence[Piece], at: int, to: int) -> tuple[Mode, int, str]:
    """*US to give Kenya 20 trucks*, as headlines have it, *asked Japan to give*, or what something is for."""
    near = pieces[max(0, at - _NEAR) : at + 1]
    if any(piece.word in _PERSUADES for piece in near):  # and so it was
        return Mode.DECIDED, to, ""
    if pieces[at].sort is not Sort.ACTOR:
        return (Mode.ASKED if any(piece.word in _ASKING for piece in near) else Mode.PURPOSE), to, ""
    if not any(_forms().get(piece.word) for piece in pieces[:at]):
        return Mode.COMING, to, ""
    asked = _before(pieces, at)
    while asked >= 0 and pieces[asked].word in ("on", "the", "upon", ","):
        asked -= 1
    if asked >= 0 and pieces[asked].word in _ASKING:
        return Mode.ASKED, to, pieces[asked].word
    return Mode.PURPOSE, to, ""


def _turned(mode: Mode, seen: set[str], word: str) -> Mode:
    """The mode of a lead, as its auxiliaries turn it: *did not fail to*, *may agree to*, *has been able to*."""
    if word == "able" and seen & {"was", "been"} and not seen & {"not", "might", "will"}:
        return Mode.FACT
    if "not" in seen:
        if mode is Mode.NOT:
            return Mode.FACT
        return Mode.MAYBE if mode is Mode.MAYBE or "might" in seen else Mode.NOT
    return Mode.MAYBE if "might" in seen and mode is not Mode.NOT else mode


def _is_passive(pieces: Sequence[Piece], at: int, form: _Form, seen: set[str]) -> bool:
    if form.form not in ("participle", "both"):
        return False
    if seen:
        return bool(seen & {"be", "been"}) and form.lemma not in ("arrive", "come", "go")
    by_next = at + 1 < len(pieces) and pieces[at + 1].word == "by"
    if form.family in (Family.ARRIVE, Family.SAY) or (form.lemma == "follow" and not by_next):
        return False
    with_next = at + 1 < len(pieces) and pieces[at + 1].word == "with"
    if form.form == "participle" or (form.lemma == "load" and with_next):
        return True
    return _is_done_to_left(pieces, at)


def _is_done_to_left(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a form that may be a past tense is a participle here: *tents (20) sent yesterday to Peru*."""
    right = at + 1
    while right < len(pieces) and (is_adverb(pieces[right]) or pieces[right].sort is Sort.DAY):
        right += 1
    if right < len(pieces) and pieces[right].word == "by":
        return True
    left = _before_bracket(pieces, _before(pieces, at))
    of_whole = pieces[0].word == "of" and all(one.sort is Sort.WORD for one in pieces[:at])  # of the hoes promised to
    if not of_whole and (left < 0 or not (pieces[left].sort is Sort.THING or pieces[left].word in THING_NOUNS)):
        return False
    if right + 1 < len(pieces) and pieces[right].word in ("over", "off", "out", "up"):
        right += 1
    if right >= len(pieces):
        return True
    return pieces[right].sort is Sort.SIGN or pieces[right].word in ("to", "from", "for", "in", "at")


def _before_bracket(pieces: Sequence[Piece], at: int) -> int:
    """The piece before the brackets that end at a piece, or this piece itself."""
    if at < 0 or pieces[at].word != ")":
        return at
    while at > 0 and pieces[at].word != "(":
        at -= 1
    return at - 1


def _mode(form: _Form, seen: set[str], *, passive: bool) -> Mode:
    if form.form == "ing":
        going = Mode.FACT if "was" in seen else Mode.GOING_ON if seen & {"be", "been"} else Mode.SIDE
        return Mode.NOT if "not" in seen else Mode.COMING if "will" in seen else going
    if "not" in seen:
        return Mode.NOT
    if "might" in seen:
        return Mode.MAYBE
    if "will" in seen:
        return Mode.COMING
    if passive or seen & {"have", "be", "been"} or form.form in ("past", "both", "participle"):
        return Mode.FACT
    return Mode.NOW


THING_NOUNS = words(
    "aid assistance help relief support donation donations gift gifts supplies goods equipment vaccines medicine "
    "medicines food shipment shipments consignment consignments cargo package packages grant grants funds money sum "
    "amount cheque check contribution contributions parcels items tents blankets masks doses delivery deliveries "
    "pledge pledges"
)
"""Nouns of what is given, where no number stands before them."""
