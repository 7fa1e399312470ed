"""The verbs of giving and of what is no giving, in all their forms, and what a group of verbs in a sentence says.

What a verb tells of depends on the words around it (`verb_families`), and whether it has happened on its auxiliaries
and on what leads it (`verb_modes`); which words of a sentence are verbs, `finding_verbs` says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from app.domain.drafts.clauses.pieces import Piece, Sort, words


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
        "divide split:split:split:splitting spare devote subscribe stump fork subsidise:subsidised match:matched "
        "double:doubled waive:waived write "
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
        "block abandon shelve drop:dropped:dropped call lapse pause"
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
        "back bow opt weigh sit:sat:sat tear:tore:torn end:ended resume renew restart telephone "
        "greet console"
    ),
}
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


class Form(NamedTuple):
    """A word as a form of a verb."""

    lemma: str
    family: Family
    form: str
    """`base`, `third`, `past`, `participle`, `both` (past and participle) or `ing`."""


@cache
def all_forms() -> dict[str, Form]:
    """Every form of every verb. The first family that has a form keeps it."""
    out: dict[str, Form] = {}
    order = [family for family in Family if family is not Family.OTHER]
    for family in [*order, Family.OTHER]:
        for entry in _TABLE.get(family, "").split():
            for form, word in _conjugated(entry):
                out.setdefault(word, Form(entry.split(":")[0], family, form))
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
    form = all_forms().get(word)
    return form is not None and form.family in GIVING


def is_base(word: str) -> bool:
    """Whether a word is a verb as it stands behind *to*."""
    form = all_forms().get(word)
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


def before_adverbs(pieces: Sequence[Piece], at: int) -> int:
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
THING_NOUNS = words(
    "aid assistance help relief support donation donations gift gifts supplies goods equipment vaccines medicine "
    "medicines food shipment shipments consignment consignments cargo package packages grant grants funds money sum "
    "amount cheque check contribution contributions parcels items tents blankets masks doses delivery deliveries "
    "pledge pledges"
)
"""Nouns of what is given, where no number stands before them."""
