"""What a column is by the words of its heading, every one of which has to be known.

heading  = words ("(" counted ")" | "," counted | "in" counted | currency)?
party    = donor | recipient | "given by" | "received from" …, beside a word for who or where: *Donor country*
figure   = (amount | gift | outcome)+ beside a currency                      Pledged (US$ million), EUR
quantity = (quantity | "number of") beside what it is of, or its outcome     No. of units, Qty delivered
item     = (item | goods | "type of" gift …)+
thing    = a noun of goods, or any one, with a unit                          Tents, Rice (MT)
worth    = ("value" | "worth") beside anything but what it is of one | "cost"   Fair market value ($), Cost (€)
date     = (date | when)+ beside an outcome                                  Date of delivery
counted  = scale? currency | unit                                            US$ million, '000 EUR, MT
code     = party "iso" …                                                     donor_iso3, srcLocations
prices   = "constant" year? | "nominal"                                      USD million, constant 2019
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.domain.drafts.words.actor_words import BODY_NOUNS, FACILITIES
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS
from app.domain.drafts.words.word_lists import CONTAINERS, MEASURES
from app.domain.money import read_money
from app.domain.phrase_words import word_set
from app.domain.terms import Outcome


class Role(StrEnum):
    """What a column is."""

    DONOR = "donor"
    RECIPIENT = "recipient"
    FROM = "from"
    TO = "to"
    """Places of any kind, but beside the other party."""
    THROUGH = "through"
    WHO = "who"
    """Somebody, and it is not said whether he gives or gets."""
    PLACE = "place"
    """Where it went, or somebody who likely gets it."""
    FOR = "for"
    """Whom it is for, or what it is to do."""
    ITEM = "item"
    THING = "thing"
    """A number of what the heading names."""
    QUANTITY = "quantity"
    WEIGHT = "weight"
    """How many there were, if nothing else counts them."""
    UNIT = "unit"
    FIGURE = "figure"
    """A sum, a number of things, a day or words, as its cells show: *Delivered*."""
    WORTH = "worth"
    """What goods beside it cost or are worth, where it may be that of one of them; nothing where there are none."""
    TOTAL = "total"
    """A sum of the sums beside it, and nothing where there are none."""
    DATE = "date"
    STATUS = "status"
    CURRENCY = "currency"
    DESCRIBED = "described"
    """What was given, if another column counts it; else it may be what it is for."""
    ELSE = "else"


class Counted(NamedTuple):
    """What numbers are counted in. `currency` is as it is written, empty where none is said."""

    currency: str = ""
    scale: int = 1
    unit: str = ""
    is_constant: bool = False
    """Whether sums are in the prices of one year, which are not those of theirs."""


class Heading(NamedTuple):
    """What a heading says."""

    role: Role
    words: str
    """Without what is counted in."""
    counted: Counted = Counted()
    outcome: Outcome | None = None
    is_worth: bool = False
    """Whether it is of what something is worth."""
    is_sum: bool = False
    """Whether it may add up the columns beside it."""
    is_gift: bool = False
    """Whether it is of what was given, as *Donation* is, and not only of an amount."""
    is_about: bool = False
    """Whether it is of estimates."""
    is_code: bool = False
    """Whether its cells are codes of countries."""


class Column(NamedTuple):
    """A column, `at` which cell of its rows it is; a `figure` is now a sum."""

    at: int
    role: Role
    heading: Heading


OUTCOMES = {
    word: outcome
    for outcome, some in (
        (Outcome.PROMISED, "pledged pledge pledges committed commitment commitments promised promise promises"),
        (Outcome.ANNOUNCED, "announced announcement announcements allocated"),
        (Outcome.OFFERED, "offered offer offers"),
        (
            Outcome.GIVEN,
            "given donated delivered delivery deliveries received receipt arrived arrival paid payment payments "
            "disbursed disbursement disbursements sent transferred contributed granted awarded provided handover "
            "distributed supplied",
        ),
    )
    for word in some.split()
}
_SIDES = (
    (r"\b(?:given|donated|provided|contributed|sent|supplied|funded|offered|pledged) by\b|\breceived from\b", "donor"),
    (r"\b(?:received|accepted) by\b", "recipient"),
    (
        r"\b(?:given|donated|awarded|granted|handed over|delivered|sent|provided|paid|distributed|supplied) to\b",
        "recipient",
    ),
    (r"\bconsigned to\b", "recipient"),
    (r"\bhand(?:ed|ing)?[ -]?over\b", "handover"),
    (r"(?:\bno\.?|#) of\b", "number of"),
    (r"\b(?:to date|so far)\b", ""),
    (r"\bfunding (?=agency|body|source|partner)", "donor "),
    (r"\b(?:src|source) (?=org|countr|locations?\b|government)", "donor "),
    (r"\bdest(?:ination)? (?=org|countr|locations?\b|government)", "recipient "),
    (r"\b(?:transaction|flow) (?:type|class|status|name|category)\b", "status"),
    (r"\b(?:aid|assistance|help|support) from\b", "donor"),
    (r"\b(?:aid|assistance|help|support) to\b", "recipient"),
    (r"\bin[ -]kind\b", "gift"),
)
_KINDS = {
    word: kind
    for kind, some in {
        "donor": "donor donors contributor contributors giver givers funder funders grantor grantors benefactor "
        "benefactors financier financiers sender sponsor sponsors provider providers donating contributing "
        "pledging",
        "recipient": "recipient recipients beneficiary beneficiaries grantee grantees consignee consignees receiver "
        "receivers awardee awardees receiving",
        "through": "implementing implementer intermediary channel",
        "item": "what item items good goods commodity commodities material materials article articles product products "
        "type types equipment supplies vaccine vaccines cargo consignment contents",
        "described": "description descriptions particulars details",
        "currency": "currency",
        "gift": "donation donations contribution contributions gift gifts grant grants aid assistance support relief "
        "help funding funds",
        "amount": "amount amounts sum sums value worth cash",
        "quantity": "quantity quantities qty number numbers units pieces count doses",
        "unit": "unit uom",
        "date": "date dates when day month year on",
        "status": "status stage",
        "code": "iso",
        "who": "country countries state states agency agencies organisation organisations organization organizations "
        "org orgs "
        "partner partners name names institution institutions company companies body entity government governments",
        "place": "district province region municipality town city village location governorate county island camp "
        "destination site area state location locations",
        "weight": "weight tonnage",
        "measure": "volume size length area capacity",
        "to": "to",
        "from": "from",
        "": "of or the a in for total and s original transaction flow decision est estimated actual",
    }.items()
    for word in some.split()
}
_BODIES = BODY_NOUNS | FACILITIES
_ORDINALS = ("no", "nr", "sn", "sl", "number")
_TAIL = re.compile(r"(?P<words>[^(\[]*?)(?:\s*[(\[](?P<bracket>[^()\[\]]*)[)\]]|, (?P<comma>[^,]+)| in (?P<prose>.+))")
_NOTES = re.compile(r"(?:[*†‡¹²³⁰⁴-⁹]|\s\d\))+$")
_MACHINE_MADE = re.compile(r"_+|(?<=[a-z])(?=[A-Z])")
"""Where a program parts the words of a heading: *amount_usd*, *amountUSD*."""
_IN_ITS_OWN = re.compile(r"\s*[(\[](?:in )?(?:original|local|national|reported) currency[)\]]$", re.IGNORECASE)
"""Said of a sum whose currency stands in another column."""
_CONSTANT = re.compile(r"\b(?:in )?(?:\d{4} )?(?:constant|deflated|defl)(?: \d{4}| prices?\b)*", re.IGNORECASE)
_NOMINAL = re.compile(r"\b(?:in )?(?:nominal|current)(?: prices?)?\b", re.IGNORECASE)
"""In whose prices sums are: those of one year, or of their own."""
_SCALE = re.compile(
    r"(?<![^\W\d_])(?:(?P<million>millions?|mn|mln|mio\.?|m)|(?P<thousand>thousands?|k)|(?P<billion>billions?|bn)|"
    r"(?P<lakh>la[ck](?:h?s)?|lakh)|(?P<crore>crores?))"
    r"(?![^\W\d_])|(?P<zeros>(?<!\d)[’']?000s?\b)|(?<=[$€£])(?:(?P<glued>m)|(?P<glued_bn>bn))(?![^\W\d_])",
    re.IGNORECASE,
)
_SCALES = {
    "million": 10**6, "glued": 10**6, "thousand": 10**3, "zeros": 10**3, "billion": 10**9, "glued_bn": 10**9,
    "lakh": 10**5, "crore": 10**7
}  # fmt: skip
_FILL = re.compile(r"\b(?:in|of|all|amounts?|figures?|values?|expressed|equivalent|current|total)\b", re.IGNORECASE)
_LONGEST = 60
"""Code points of a heading; what is longer is prose."""


def without_notes(words: str) -> str:
    """A heading without the marks of notes behind it."""
    return _NOTES.sub("", words)


@lru_cache(maxsize=1 << 10)
def heading_of(words: str) -> Heading:
    """What a heading says."""
    plain = _MACHINE_MADE.sub(" ", words)
    if (priced := without_prices(plain)) != plain:
        said = heading_of(priced)
        is_constant = bool(said.counted.currency) and _CONSTANT.search(plain) is not None
        return said._replace(counted=said.counted._replace(is_constant=is_constant))
    bare = _IN_ITS_OWN.sub("", _MACHINE_MADE.sub(" ", without_notes(words))).strip(" :.")
    if not bare or len(bare) > _LONGEST or "%" in bare:
        return Heading(Role.ELSE, bare)
    if bare.lower() == "for":
        return Heading(Role.FOR, bare)
    if (tail := _TAIL.fullmatch(bare)) is not None and (told := _with_tail(tail)) is not None:
        return told
    whole = counted_in(bare)
    if whole is not None and whole.currency:
        return Heading(Role.FIGURE, "", whole)
    first, _, last = bare.rpartition(" ")
    if (alone := counted_in(last)) is not None and alone.currency:
        return _by_words(first, alone)
    found = _by_words(bare, Counted())
    if found.role is Role.ELSE and whole is not None and whole.unit:
        return found._replace(role=Role.WEIGHT, counted=whole)
    return _of_sides(bare) if found.role is Role.ELSE and "/" in bare else found


def _with_tail(tail: re.Match[str]) -> Heading | None:
    """A heading with what is said in brackets, behind a comma or behind *in*; None where that is not read."""
    words, said = tail["words"].strip(), (tail["bracket"] or tail["comma"] or tail["prose"] or "").strip()
    counted, outcome = counted_in(said), OUTCOMES.get(said.lower())
    found = _by_words(words, counted or Counted())
    if counted is None and outcome is None:
        is_named = tail["bracket"] is not None and found.role in _NAMED
        return found if is_named else None  # Donor (country or agency)
    if counted is not None and counted == Counted(scale=counted.scale) and found.role is Role.ELSE:
        found = _in_scale(heading_of(words), counted.scale)  # Amount USD (thousands)
    return found._replace(outcome=outcome or found.outcome)


def _in_scale(one: Heading, scale: int) -> Heading:
    """A heading of sums, counted in thousands of them."""
    is_sum = one.counted.currency != "" and one.counted.scale == 1
    return one._replace(counted=one.counted._replace(scale=scale)) if is_sum else Heading(Role.ELSE, one.words)


def _of_sides(words: str) -> Heading:
    """The party that one side of a heading with a stroke says, or somebody by all: *National Society / Donor*."""
    sides = [heading_of(one) for one in words.split("/")]
    parties = [one for one in sides if one.role in (Role.DONOR, Role.RECIPIENT)]
    if all(one.role is Role.WHO for one in sides):
        return Heading(Role.WHO, words)
    return parties[0]._replace(words=words) if len(parties) == 1 else Heading(Role.ELSE, words)


_NAMED = (Role.DONOR, Role.RECIPIENT, Role.THROUGH, Role.ITEM, Role.DATE, Role.STATUS)


def without_prices(words: str) -> str:
    """A heading without the prices that its sums are in."""
    if (left := _NOMINAL.sub("", _CONSTANT.sub("", words))) == words:
        return words
    left = re.sub(r"[\s,;]+(?=[)\]])|(?<=[(\[])[\s,;]+", "", " ".join(left.split()))
    return re.sub(r"\(\)|\[\]", "", left).strip(" ,;")


_COUNTS = re.compile(
    r"\W*(?:notes?\b\W*)?(?:(?:all )?(?:amounts?|figures?|values?|sums?)\b(?: are| is)?(?: expressed| given| shown)? )?"
    r"in (?P<what>[^.;:()\[\]]+?)\W*",
    re.IGNORECASE,
)


def only_counts(words: str) -> bool:
    """Whether a line says in what sums are counted, and is none: *(in thousands of US dollars)*."""
    found = _COUNTS.fullmatch(words) if len(words) <= 2 * _LONGEST else None
    counted = None if found is None else counted_in(found["what"])
    return counted is not None and counted.scale > 1


_HOLDS = re.compile(
    r"(?:[*†‡]+|\(?[a-z\d][.)])?\s*(?:note:?\s+)?(?:includ|exclud)(?:es|ing) \S"
    r"|(?:[*†‡]+|\(?[a-z\d][.)])\s*of which \S",
    re.IGNORECASE,
)


def only_holds(words: str) -> bool:
    """Whether a line says what a number above it holds or leaves out, as notes below a table do."""
    return _HOLDS.match(words) is not None


def counted_in(words: str) -> Counted | None:
    """What words say that numbers are counted in, if they say nothing else: *US$ million*, *in thousands of euros*."""
    if not words or len(words) > _LONGEST:
        return None
    if words.lower().strip(". ") in MEASURES | CONTAINERS:
        return Counted(unit=words.strip(". "))
    scales = [*_SCALE.finditer(words)]
    left = " ".join(_FILL.sub(" ", _SCALE.sub(" ", words)).split()).strip(" :.")
    scale = _SCALES[str(scales[0].lastgroup)] if scales else 1
    if len(scales) == 1 and not left:
        return Counted(scale=scale)
    if len(scales) > 1 or not left or any(char.isdigit() for char in left):
        return None
    read = read_money(f"{left} 5") or read_money(f"5 {left}")
    if read is None or not read.meant:
        return None
    return Counted(left, scale)


def _by_words(words: str, counted: Counted) -> Heading:
    """What a heading is of which the bracket is read."""
    plain = words.lower().replace("’", "'")
    for pattern, said in _SIDES:
        plain = re.sub(pattern, said, plain)
    some = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain)
    if plain.strip(". #") in _ORDINALS[:-1] or not some:
        return Heading(Role.ELSE, words, counted)
    kinds = {_kind(word) for word in some} - {""}
    found = {OUTCOMES[word] for word in some if word in OUTCOMES}
    outcome = next(iter(found)) if len(found) == 1 else None
    role = Role.ELSE if len(found) > 1 else _role(kinds, some, counted)
    if counted.scale > 1 and role not in (Role.FIGURE, Role.WORTH, Role.QUANTITY, Role.THING, Role.WEIGHT):
        role = Role.ELSE
    if some == ["total"]:
        role = Role.TOTAL
    if role is Role.ITEM and "gift" in kinds and counted.currency:
        role = Role.FIGURE  # in-kind goods (CHF)
    if role is Role.QUANTITY and "doses" in some:
        counted = counted._replace(unit=counted.unit or "doses")
    is_gift = not kinds.isdisjoint(("gift", "outcome"))
    if role is Role.THING:
        words = re.sub(r"(?i)^(?:(?:number|quantity|no\.?|#) (?:of )?)", "", words)
        words = " ".join(word for word in words.split() if word.lower() not in OUTCOMES)
    is_worth, is_sum = not _WORTHS.isdisjoint(some), "total" in some
    is_about = not {"est", "estimated"}.isdisjoint(some)
    return Heading(role, words, counted, outcome, is_worth, is_sum, is_gift, is_about, "code" in kinds)


def names_gifts(words: str) -> bool:
    """Whether any of some words is of gifts, or of what became of them."""
    return any(_kind(word) in ("gift", "outcome") for word in re.findall(r"[a-z]+", words.lower()))


def _kind(word: str) -> str:
    if word in OUTCOMES:
        return "outcome"
    return _KINDS.get(word, "body" if word in _BODIES else "?")


def _role(kinds: set[str], some: Sequence[str], counted: Counted) -> Role:
    """The role by what kinds of words there are; the rows of the table are in order."""
    if _is_worth(kinds, some):
        return Role.WORTH
    if "?" in kinds or not kinds:
        return Role.THING if _is_thing([word for word in some if word not in OUTCOMES], counted) else Role.ELSE
    return next((role for role, one, beside in _GRAMMAR if one & kinds and kinds <= one | beside), Role.ELSE)


_GRAMMAR = tuple(
    (role, frozenset(one.split()), frozenset(beside.split()))
    for role, one, beside in (
        (Role.DONOR, "donor", "who body place code"),
        (Role.RECIPIENT, "recipient", "who body place code"),
        (Role.THROUGH, "through", "who body"),
        (Role.DATE, "date", "outcome gift"),
        (Role.STATUS, "status", "gift outcome"),
        (Role.QUANTITY, "quantity", "outcome gift item"),
        (Role.ITEM, "item", "outcome gift who"),
        (Role.DESCRIBED, "described", "outcome gift item"),
        (Role.CURRENCY, "currency", "amount gift"),
        (Role.WEIGHT, "weight", ""),
        (Role.UNIT, "unit", ""),
        (Role.FIGURE, "amount gift outcome", ""),
        (Role.PLACE, "place", "who"),
        (Role.WHO, "who", ""),
        (Role.FROM, "from", ""),
        (Role.TO, "to", ""),
    )
)
"""Of each role the kinds of words that say it, and those that may stand beside them."""


_NEVER_GIVEN = word_set(
    "need needs needed gap gaps stock stocks requirement requirements requested required planned target targets "
    "remaining balance shortfall deficit demand consumption loss losses damage price cost production harvest imports "
    "exports"
)
"""What is counted in the measures of goods and is nothing that came."""


_WORTHS, _COSTS = word_set("value values worth cost costs"), word_set("cost costs")
_OF_ONE = word_set("unit units per each average mean single one piece added needs")


def _is_worth(kinds: set[str], some: Sequence[str]) -> bool:
    """Whether a heading is of what goods are worth, in words of which not all are known, or of what they cost."""
    if _WORTHS.isdisjoint(some) or not (_OF_ONE | _NEVER_GIVEN - _COSTS).isdisjoint(some):
        return False
    if not _COSTS.isdisjoint(some):
        return all(word in _COSTS or _kind(word) in ("", "item", "gift") for word in some)
    return kinds <= {"amount", "item", "gift", "outcome", "?"} and not kinds <= {"amount", "gift", "outcome"}


def names_gift_number(words: str) -> bool:
    """Whether the numbers under a heading may be of what was given: no mere order of rows, total, share or need."""
    some = re.findall(r"[^\W\d_]+", re.sub(r"\([^()]*\)", "", words.lower()))
    if some and set(some) <= {"grand", "sub", "total", "totals"}:
        return False
    if "%" in words or set(some) <= {"no", "nr", "sn", "sl", "s", "n", "id", "ref", "reference", "code"}:
        return False
    return (_NEVER_GIVEN - _COSTS - {"price"}).isdisjoint(some)


def _is_thing(some: Sequence[str], counted: Counted) -> bool:
    """Whether a heading names goods, as does any noun that is measured or packed."""
    known = any(_kind(word) in ("donor", "recipient", "date", "amount") or word in _NEVER_GIVEN for word in some)
    last = some[-1]
    return (
        not known
        and _kind(last) != ""
        and not counted.currency
        and (bool(counted.unit) or last in GOODS | FURTHER_GOODS)
    )
