"""The words around a number: what they say of it, and what keeps it from being read.

Phrases are divided by semicolons, single words by spaces.
"""

from __future__ import annotations

import re

from app.domain.number_words import ONES, SHORT, SPELLED, TENS
from app.domain.phrase import scan
from app.domain.terms import Qualifier

Table = dict[str, list[tuple[tuple[str, ...], Qualifier]]]
"""Phrases as tokens by their first one, the longest first, each with what it says."""


def _by_start(phrases: dict[Qualifier, str]) -> Table:
    out: Table = {}
    for qualifier, listed in phrases.items():
        for phrase in listed.split(";"):
            words = tuple(token.text for token in scan(" ".join(phrase.split())))
            out.setdefault(words[0], []).append((words, qualifier))
    for entries in out.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return out


def word_set(words: str) -> frozenset[str]:
    """The words of a text that are divided by spaces."""
    return frozenset(words.split())


LEADS = _by_start(
    {
        Qualifier.EXACT: """only; just; exactly; precisely; a total of; total of; in total; all; all of; the; its;
            their; his; her; our; this; these; those; another; a further; further; an additional; additional; an
            extra; a mere; mere; a bare; a grand total of; a record; an initial; the first; the last; a
            whopping; a massive; a combined; a full; fully; anywhere; somewhere; anything; the equivalent of;
            equivalent to; a first batch of; a batch of; a shipment of; a consignment of; a delivery of; a
            donation of; a gift of""",
        Qualifier.ABOUT: """some; about; around; approximately; approx.; approx; roughly; circa; c.; ca.; nearly;
            almost; close to; an estimated; estimated; estimated at; in the region of; in the order of; of the
            order of; on the order of; something like; abt; abt.; est.; nigh on; close on; getting on for;
            barely; hardly; perhaps; maybe; possibly; ~; ≈; ≃; an approximate; a rough""",
        Qualifier.OVER: """over; more than; above; in excess of; upwards of; upward of; well over; just over;
            slightly over; slightly more than; a little over; a little more than; little more than; a bit more
            than; better than; a bit over; north of; exceed; exceeding; surpassing; topping; exceeded; surpassed;
            upwards from; comfortably over; comfortably more than; far more than; much more than; well above; well in
            excess of; >""",
        Qualifier.AT_LEAST: """at least; at the least; at the very least; no fewer than; no less than; not less
            than; not fewer than; never less than; never fewer than; a minimum of; minimum; min.; as few
            as; as little as; ≥; >=; ≳""",
        Qualifier.UP_TO: """up to; at most; at the most; no more than; not more than; a maximum of; maximum; max.;
            max; not exceeding; not exceed; not exceeded; not above; not over; not in excess of; never exceeding;
            never exceed; never exceeds; never exceeded; never over; never above; a ceiling of; up to a ceiling of; up
            to a maximum of; to a maximum of; a limit of; capped at; no higher than; never more than; less than; fewer
            than; under; below; just under; slightly under; just below; well under; slightly less than; a little less
            than; a little under; just short of; just shy of; a little short of; a little shy of; not quite; a shade
            under; a shade less than; slightly fewer than; as many as; as much as; anything up to; ≤; <=; <; ≲""",
    }
)
"""Before a number. *less than 5* is kept as *up to*: the vocabulary has no strict upper end."""
HEDGES = ("perhaps", "maybe", "possibly")
"""Of them: what may stand behind *or* too."""
BEHIND = _by_start(
    {
        Qualifier.AT_LEAST: """+; and rising; and climbing; or more; or over; or above; and above; and over; and
            upwards; and up; and counting""",
        Qualifier.ABOUT: "or so; or thereabouts; odd",
        Qualifier.UP_TO: "or less; or fewer; or under; and below",
        Qualifier.EXACT: "/-; /=",
    }
)
"""Right behind a number."""
ENDINGS = _by_start(
    {
        Qualifier.AT_LEAST: "at least; or more; minimum; plus; and counting; or above",
        Qualifier.UP_TO: "at most; at the most; maximum; max; or less; or fewer",
        Qualifier.ABOUT: "or so; approximately; approx; roughly; or thereabouts",
        Qualifier.EXACT: """in total; in all; altogether; together; between them; among them; overall; combined; only;
            exactly; so far; to date""",
    }
)
"""At the end of a phrase."""
MAGNITUDES = {"tens": (10, 99), "dozens": (12, 99), "scores": (20, 99), "hundreds": (100, 999)}
"""How many one is, and how many they are at most before the next magnitude is named."""
GREAT = {f"{word}s": (times, 99 if times in (10**5, 10**7) else 9) for word, times in SPELLED.items() if times > 100}
COUPLE = (("a", "couple", "of"), ("couple", "of"))
SEVERAL = (("several",), ("a", "few"), ("few",), ("a", "good", "few"), *COUPLE)
"""Before a magnitude."""
FIGURES = {"single": 1, "double": 2, "triple": 3}
SUMS = word_set(
    "sum amount amounts figure number total donation grant gift contribution payment pledge cheque check quantity "
    "package loan budget fee price investment commitment"
)
"""What has six figures."""
_FRACTIONS = (
    "half halves quarter quarters third thirds fourth fourths fifth fifths sixth sixths seventh sevenths eighth "
    "eighths ninth ninths tenth tenths twentieth twentieths hundredth hundredths thousandth thousandths"
)
NUMBERS = (ONES.keys() | TENS.keys() | SPELLED.keys() | {f"{word}s" for word in SPELLED}) | word_set(
    "dozen dozens score tens scores"
)
"""Words that are a number or a magnitude."""
CHANGING = (
    NUMBERS
    | (SHORT.keys() - set("kmb"))
    | word_set("point twenties thirties")
    | word_set(_FRACTIONS)
    | word_set(
        "per each every apiece than times fold twofold threefold tenfold plus minus not no never nor or unless if "
        "except excluding versus vs less fewer respectively daily hourly weekly monthly yearly annually twice double "
        "triple thrice squared cubed ago later earlier average percentage"
    )
)
"""What in a tail could change the meaning of the number before it: numbers, shares, rates, comparisons."""
NO_PART = word_set("few several some many much worth least most lots")
"""What is in no name of a thing counted: a second statement of how many begins there."""
TIMES = word_set("hour day night week fortnight month quarter year decade piece head person family household")
UNREAD_SCALES = word_set(
    "mil mill mills mils milhão milhões milhao milhoes millón millon millones mille millionen milliarden thou "
    "grand oku wan lk lks crs myriad myriads zillion gazillion arab arba kharab juta ribu miliar milyar milyon triliun "
    "tys mia mld"
)
"""Scales of other languages and of speech, which say another number than the one before them and are not read."""
NO_HEADS = UNREAD_SCALES | word_set(
    "to for in from on at by with within into via through under over above below after before since until till during "
    "between among across against as off out up down around about and but while when that which who whom whose where "
    "is are was were be been being has have had will would can could may might must shall should do does did am pm bc "
    "ad o'clock january february march april june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec mm tr man x gross figure figures digit digits strong something "
    "a.m. p.m. foot feet ft inch inches watt watts kw kva mw volt volts amp ml mg cc cm hp bed star seat seater member "
    "man page storey ply hour day week month year magnitude degree degrees"
)
"""What is no thing counted where it comes first: prepositions, verbs, months, scales we do not read, and measures of
the thing behind it (*a 500 bed hospital*)."""
NOT_ONE = word_set(
    "lot great good majority minority range variety host series multitude plethora array string raft wealth bit little "
    "fraction share portion part percentage few number total record multi"
)
"""What *a* does not count: *a lot of masks*."""
WHOLE = word_set(
    "masks respirators gloves gowns goggles visors shields suits coveralls kits tests swabs ventilators thermometers "
    "beds tents blankets mattresses tarpaulins stoves parcels baskets hampers packages rations meals bottles doses "
    "vaccines vials syringes people persons patients children women families households refugees workers doctors "
    "nurses soldiers volunteers students pupils teachers houses homes shelters schools hospitals books computers "
    "laptops tablets trucks vehicles ambulances flights pieces items units boxes sets pairs"
)
"""Things that are not given in thousandths, so that *2.500 masks* are 2,500."""
UNIT = re.compile(
    r"(?:(?:metric )?(?:tonnes?|tons?)|kilogram(?:me)?s?|kilos?|kgs?|gram(?:me)?s?|lit(?:re|er)s?|percent|per cent|%|"
    r"square met(?:re|er)s|cubic met(?:re|er)s|km|kilomet(?:re|er)s|miles|pallets|boxes|cartons|pairs|sets|units|"
    r"pieces|pcs\.?|nos\.?|containers|truckloads|planeloads|doses|mt|t)(?=[\s,;.)]|$)"
    r"|(?:bags|sacks|crates|bales|vials|packs|packets|bottles|tins|rolls|barrels|bundles)(?= of )",
    re.IGNORECASE,
)
PACKED = word_set(
    "bag bags sack sacks can cans jerrycan jerrycans jerry bottle bottles tin tins cylinder cylinders tank tanks "
    "tanker truck trucks pack packs packet packets parcel parcels box boxes drum drums container containers bucket "
    "buckets carton cartons vial vials tent tents crane cranes"
)
"""What a measure without *of* says the size of: *5 kg bags of rice*."""
MEASURES = re.compile(r"(?:metric )?ton|kilo|kg|gram|lit(?:re|er)|square|cubic|km|mile|mt|t$", re.IGNORECASE)
LOAD = re.compile(r"(?:consignment|shipment|batch|load|cargo|donation|delivery|gift|package|stock) of ", re.IGNORECASE)
"""What weighs what is before it with a hyphen: *a 20-tonne consignment of rice*, but no *20-tonne truck*."""
VAGUE = re.compile(
    r"(?:an? |the )?(?:(?:very )?(?:small|large|limited|unspecified|unknown|undisclosed|certain|considerable|huge|"
    r"significant|vast) (?:quantity|quantities|number|numbers|amount|amounts)|number|quantities|numbers|many|numerous|"
    r"some|various|unspecified|unknown|not stated|an? unspecified)(?: of)?(?: (?P<item>[^\d].*))?"
)
FEW = re.compile(r"(?:only |just )?(?:an? )?(?:few|several|handful|couple|number of)(?: of)?(?: (?P<item>\D.*))?")
ALSO_BEFORE = word_set(
    "birr euro euros lira lire naira rand ringgit rupees taka yuan usd eur gbp baht cedis dalasis dinars dirhams dong "
    "escudos forints francs gourdes guilders kina kip kroner kronor kronur kwacha kyat leva lei meticais ngultrum "
    "pesos pula rials riels riyals roubles rubles rupiah shillings tala vatu yen zloty zlotys"
)
"""Words of currencies that are written before the number too: *rupees five crore*."""
PURPOSES = word_set(
    "to for in from of by as towards toward via through under on into with worth aid grant donation package loan "
    "support assistance funding fund contribution pledge cheque check budget project programme program gift payment "
    "tranche credit facility cash relief humanitarian emergency financial medical military development food deal "
    "investment plan initiative allocation appeal"
)
"""What of money the tail may begin with, so that a scale we do not know is never taken for its purpose. No plurals:
*$5 million grants* do not say how much they are together."""
