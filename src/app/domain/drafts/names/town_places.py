"""The towns and regions in a sentence.

A town is read where its name stands as a place's does: behind *in*, *to*, *for* and the like, before its country or
region, at the head of a report (*Sindh: …*), before a body's noun (*Esbjerg brigade*); a large one also elsewhere. A
name that is also a word (*Reading*, *Of*) needs the clearer ones of these, or its country behind it. A name of several
countries is of the one that is said behind it, else of one that the sentence names, else of the one ten times larger;
one that the data have only in others is of the country behind its comma, which is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.domain.drafts.names.capitals import ACTS, DESCRIBING, GIVES, opens_before_giver, opens_before_state
from app.domain.drafts.names.named import Named, NamedKind, Word
from app.domain.drafts.names.sentence import How, Place, Sentence
from app.domain.drafts.names.towns import Town, Towns, spelt
from app.domain.drafts.words import actor_words as grammar
from app.domain.language import tr

_SHORT = 4
"""Letters of capitals that may be short for something."""
REGION = 9000
"""The thousands of people that the data give every region."""
_WITH_ARTICLE = 100
"""The thousands of people that a town has whose name may stand behind an article: *the Hague*, *the Bronx*."""
FAR_LARGER = 10
"""How many times larger than all others of its name a town is that is meant where no country is named."""
SMALLER = 4
"""How many times smaller a town is that is not meant only because its country is named somewhere."""
SURELY_LARGER = 100
"""How many times larger it is where that is sure."""
_BESIDE = re.compile(r"(?:, | \(|/)(?:the )?$")
_LISTED = re.compile(
    r"\b(?:in|to|for|at|near|from|of|around|across) (?:the )?(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?:, | and )){1,6}$"
)
"""Before the next of several places: *for Kilis and*."""
_LOCATIVE = re.compile(
    r"\b(?:in|near|at|from|fm|frm|ex|to|into|outside|around|for|of|via|through|towards?|reach(?:ed|es)?|left|leaves?|entered|hit|"
    r"struck|gave|gives?|given|sent|sends?|offer(?:ed|s)?|lent|lends?|promised?|help(?:ed|s)?|fed|feeds?|supplie[ds]|"
    r"capital|capital,|city|town|port) (?:the )?$"
)
_CLEAR_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|outside|around|into|via|(?:[Cc]ity|[Tt]own|port|[Mm]unicipality|people|homeless|[Cc]orporation|"
    r"[Bb]orough|[Cc]anton|[Ss]enate|state|[Mm]ayor) of|reached|"
    r"(?:districts?|regions?|provinces?|villages?|towns?|islands?) of|capital,?) (?:the )?$"
)
_HEADING = re.compile(
    r"(?: [A-Z]{2,4})?(?::| [–—/-])|/|, (?:\d|[A-Z][a-z]+(?:\.|day|ary|uary|ember|ober|ch|il|y|e|st)? \d)"
)
_SUBJECT = re.compile(
    r"(?:,? (?:which|who))?,? (?:once |also )?(?:has|have|had|will|would|is|was|sent|gave|got|gets|received|receives|"
    r"thanked|asked|donated|sends|gives|offered|pledged|needs?|wants?|lies|lost|loses|keeps|kept|stands|stood|owe[sd]|"
    r"still|suffered|burn(?:ed|t)|remembers?|voted|celebrated)\b"
)
_GOES_ON = re.compile(r",?(?: and| or|,) (?:the )?[A-Z]| [$€£]?\d")
"""Behind a country that is one of several, *to Moyale, Ethiopia and Somalia*, or gives: *40 to Moyale, Fiji 30*."""
_PLACE_AFTER = re.compile(
    r" (?:City|Province|District|Governorate|Region|(?:International )?Airport|Port|Harbour|State|Island|Government|"
    r"Council|Provincial|Regional|Prefectural|Metropolitan|Prefecture|Corporation|County|Shire|Borough|Municipality|"
    r"Municipal|Rural|Town Council)\b"
)


_COUNCIL = re.compile(r" (?:Corporation|(?:City|Town|County|Borough|District) Council)\b")


_KINDS = ("Canton",)
"""Towns whose names are also a kind of place: *the Canton added 300,000 francs*."""


_HEADED = re.compile(
    r"[A-Z][\w'’-]+(?: (?:and |& )?[A-Z][\w'’-]+){0,3}: (?P<what>[^.:;]*?)\b(?:in|at|near|around) (?:the )?\Z"
)
"""Before a place of a heading that begins with a country."""


def town_at(sentence: Sentence, at: int, towns: Towns) -> Place | None:
    """The town whose name begins with a word, the longest; None where there is none, or it does not read as a place."""
    words = sentence.words
    first = words[at]
    apart = (one for one, word in enumerate(words[at + 1 : at + 5], at) if word.gap not in (" ", "-", "'", ". "))
    for last in range(next(apart, min(at + 5, len(words)) - 1), at - 1, -1):
        if not words[last].capital and words[last].gap == " ":
            continue
        end = words[last].end
        stated = sentence.plain[first.start - sentence.start : end - sentence.start]
        dateline = first.start == sentence.start and stated.isupper() and len(stated) > _SHORT
        found, is_word = towns.find(stated.title() if dateline else stated)
        if stated in _KINDS and sentence.before(first.start, 4).lower() == "the ":
            return None
        if found and _reads_as_place(sentence, at, last, found, towns, is_word=is_word):
            town = _town(sentence, first.start, end, found, _behind(sentence, last, towns))
            place = _part(sentence, at, _elsewhere(sentence, town, found))
            opens = (
                at == last
                and first.start == sentence.start
                and found[0].thousands < 100
                and _SUBJECT.match(sentence.after(end))
            )
            if (is_word or opens) and not place.named.unsure and place.named.iso2 not in sentence.codes:
                reason = tr("{town} may be a word or a name and no place.").format(town=place.named.name)
                return place._replace(named=place.named._replace(unsure=reason))
            return place
    return None


def _part(sentence: Sentence, at: int, place: Place) -> Place:
    """A place; with the side of it before its name another one, of the country of a large one: *Western Highlands*."""
    side = sentence.words[at - 1] if at > 0 and sentence.words[at].gap == " " else None
    if side is None or side.text not in _SIDES or side.start == sentence.start or place.how is not How.TOWN:
        return place
    large = place.named.iso2 in sentence.codes
    name = sentence.text[side.start : place.end]
    named = place.named._replace(start=side.start, name=name, iso2=place.named.iso2 if large else "")
    return place._replace(start=side.start, named=named)


_SIDES = frozenset(("Northern", "Southern", "Eastern", "Western", "Upper", "Lower", "North", "South", "East", "West"))


def _reads_as_place(sentence: Sentence, at: int, last: int, found: list[Town], towns: Towns, *, is_word: bool) -> bool:
    """Whether a town's name stands where a place would."""
    words = sentence.words
    first, end = words[at], words[last].end
    before, after = sentence.before(first.start, 40), sentence.after(end, 60)
    if grammar.OTHER_THING.match(after) or grammar.MONEY.match(after) or _is_kind(words[last], after):
        return False
    behind = _behind(sentence, last, towns)
    if any(town.iso2 in behind for town in found) or after.startswith("-based"):
        return True
    if at == last and _is_no_name(first.text, found[0], before, after):
        return False
    if _ASIDE.match(after):
        return True
    name = sentence.plain[first.start - sentence.start : end - sentence.start]
    if (name.isupper() and len(name) < 6) or _in_longer_name(sentence, at, end):
        return False
    heads = first.start == sentence.start and _HEADING.match(after) is not None
    if is_word or len(name) < 3:
        return not after.startswith("'s") and (
            heads or _CLEAR_PLACE.search(before) is not None or _COUNCIL.match(after) is not None
        )
    if (
        heads
        or _LISTED.search(before)
        or _LOCATIVE.search(before)
        or _BESIDE.search(before)
        or grammar.is_on_island(before)
        or _is_known(sentence, first, found[0])
    ):
        return True
    return (first.start == sentence.start and _SUBJECT.match(after) is not None) or _has_body(after)


def _is_no_name(word: str, town: Town, before: str, after: str) -> bool:
    """Whether a word is none by itself: *a message from the Chair*, as small towns have no article."""
    if word in grammar.NOT_NAMES or word in grammar.CREEDS:
        return True
    return town.thousands < _WITH_ARTICLE and before.endswith(" the ") and not after.startswith(" ")


_ASIDE = re.compile(r" \([A-Z][\w ]+\)")
_OWNS_NAME = re.compile(r"['’]s [A-Z]")


_IS_OF_MANY = re.compile(r" (?:Government|America|Africa|Asia|Europe)")
"""Behind *Central*, which is no town there: *the Central Government*, *Central American states*."""


def _is_kind(word: Word, after: str) -> bool:
    """Whether a name says of what kind the place behind it is: *the Canton of Vaud*, *Central American states*."""
    rules = word.text in ("Federal", "Central", "Union") and _IS_OF_MANY.match(after) is not None
    return rules or (word.text in grammar.SITES and re.match(r" of (?:the )?[A-Z]", after) is not None)


def _acts(sentence: Sentence, start: int) -> bool:
    """Whether a country stands right behind a town, and gives or gets: *In Lima Japan gave 30 tents*."""
    length = sentence.lengths.get(start, 0)
    return length > 0 and ACTS.match(sentence.after(start + length, 40)) is not None


def _has_body(after: str) -> bool:
    """Whether a body of a town stands behind its name: *'s city council*, *hospital*."""
    behind = re.match(r"(?:'s)? ([a-z]+)(?: ([a-z]+))?", after)
    return behind is not None and any(noun in grammar.BODIES for noun in behind.groups())


def _is_known(sentence: Sentence, first: Word, town: Town) -> bool:
    """Whether a town is large enough to be meant without a place's neighbourhood."""
    return town.thousands >= 100 or (town.thousands >= 40 and len(first.text) > 5 and first.start > sentence.start)


def _in_longer_name(sentence: Sentence, at: int, end: int) -> bool:
    """Whether capitalised words before or behind make a town's name a part of another name."""
    word, after = sentence.words[at], sentence.after(end, 60)
    if sentence.before(word.start, 4).lower() == "the " and _OWNS_NAME.match(after):
        return True  # the Hudson's Bay Company
    if sentence.before(word.start, 5).lower().endswith(("in ", "at ", "near ")) and _acts(sentence, end + 1):
        return False
    if opens_before_giver(sentence, word.start, end):
        return False
    before = sentence.words[at - 1] if at > 0 and word.gap == " " else None
    opens = before is not None and before.start == sentence.start and DESCRIBING.match(before.text.lower())
    joins = (
        before is not None
        and not opens
        and before.capital
        and before.text not in grammar.NOT_NAMES
        and before.text not in grammar.PLACE_WORDS
    )
    if before is not None and joins and before.end not in sentence.people:
        return True
    return _NAME_GOES_ON.match(after) is not None and not _PLACE_AFTER.match(after)


_NAME_GOES_ON = re.compile(
    r"(?:[ -]| de | de la | de los | del | dei | da | do | y |"
    r"[ -](?:[ae]l|a[dnrstz]|ash|e[dz])-| (?:bou|ben|bin|ibn|abu) )[A-Z][a-z](?!\.? ?\d)"
)
"""Behind a town's name, where that is only the first word of another one: *Hammam al-Alil*, *Sidi bou Said*."""


def _behind(sentence: Sentence, last: int, towns: Towns) -> Sequence[str]:
    """Which countries a town may be in by what is said behind it: *Tripoli, Lebanon*; *Durham, North Carolina*."""
    end = sentence.words[last].end
    beside = _PLACE_BESIDE.match(sentence.after(end, 8))
    if beside is None:
        return ()
    start = end + beside.end()
    if start in sentence.stated:
        return sentence.stated[start]
    if not beside[0].startswith(","):
        return ()
    for stop in range(min(last + 3, len(sentence.words) - 1), last, -1):
        name = sentence.plain[start - sentence.start : sentence.words[stop].end - sentence.start]
        found, _ = towns.find(name)
        if found and found[0].thousands == REGION:
            return [town.iso2 for town in found]
    return ()


_PLACE_BESIDE = re.compile(r",? (?:in )?(?=[A-Z])")


def _elsewhere(sentence: Sentence, place: Place, found: Sequence[Town]) -> Place:
    """A town where the data have its name in other countries only: *Moyale, Ethiopia*, *Bolivia: Floods in Beni*."""
    town = place.named
    codes = _headed(sentence, place) or _behind_comma(sentence, place)
    if len(codes) != 1 or any(one.iso2 in codes for one in found):
        return place
    unsure = tr("{town} is also a place in {others}.").format(town=town.name, others=_countries(sentence, found))
    return place._replace(named=town._replace(iso2=codes[0], unsure=unsure))


def _behind_comma(sentence: Sentence, place: Place) -> tuple[str, ...]:
    """The countries that the name behind a town's comma may mean, if it says where the town is."""
    start = place.end + 2
    codes = sentence.stated.get(start, ())
    behind = re.match(r"[\w'-]+(?: [A-Z][\w'-]+)*", sentence.after(start, 40))
    if sentence.after(place.end, 2) != ", " or behind is None:
        return ()
    goes_on = _GOES_ON.match(sentence.after(start + behind.end(), 12))
    return () if goes_on or opens_before_state(sentence, place.end, start + behind.end()) else codes


def _headed(sentence: Sentence, place: Place) -> tuple[str, ...]:
    """The countries that a heading on a disaster may mean by its first name: *Bolivia: Floods in Beni*.

    What else is said in a heading may be elsewhere: *Syria: Talks in Geneva*.
    """
    head = _HEADED.match(sentence.text, sentence.start, place.start)
    strikes = head is not None and not grammar.DISASTERS.isdisjoint(head["what"].lower().split())
    return sentence.stated.get(sentence.start, ()) if strikes else ()


def _countries(sentence: Sentence, towns: Sequence[Town]) -> str:
    """The names of the countries of some towns."""
    return ", ".join(sentence.places[one.iso2].name for one in towns[:4] if one.iso2 in sentence.places)


def _far_spelling(town: Town, own: str) -> str:
    """Why a small town is not surely meant by a spelling with another first letter: *Kobani* for Mkoani."""
    plain, said = (_ARTICLE.sub("", spelt(name)).lower() for name in (town.name, own))
    if plain[:1] == said[:1] or town.thousands >= _LARGE or SequenceMatcher(None, plain, said).ratio() < _ALIKE:
        return ""
    return tr("{town} is read as a spelling of {name}; it may be another place.").format(town=own, name=town.name)


def _other_place(sentence: Sentence, town: Town, own: str) -> str:
    """Why the only town of a name may be none that is meant."""
    return _far_spelling(town, own) or _smaller(sentence, town, own)


def _smaller(sentence: Sentence, town: Town, own: str) -> str:
    """Why a place too small for the data may be meant.

    So with small towns of a country that the sentence does not name; and beside pounds, with those of countries that
    have many namesakes of British ones.
    """
    namesake = town.iso2 in _SETTLED and "£" in sentence.plain and town.thousands != REGION
    if not namesake and town.thousands > _SMALL:
        return ""
    return tr("{town} may be a smaller place in another country.").format(town=own)


_SETTLED = ("US", "CA", "ZA")
_SMALL = 25
"""Thousands of people of a town that is as little known as others of its name."""
_ALIKE = 0.7
"""How far names are alike, of 1, that are two spellings and not two names, such as *Leninakan* for Gyumri."""
_LARGE = 400
"""Thousands of people of a town that is known by many names."""
_ARTICLE = re.compile(r"^(?:(?:A[dlnrstz]|Ash|El|Ehl|The|La|Le|Los|Las)['’]?[ -]|‘)")


def _gives(sentence: Sentence, iso2: str) -> bool:
    """Whether the country of a code gives something, most likely to another one."""
    ends = (start + sentence.lengths.get(start, 0) for start, codes in sentence.stated.items() if iso2 in codes)
    return any(GIVES.match(sentence.after(end, 40)) is not None for end in ends)


def _town(sentence: Sentence, start: int, end: int, found: list[Town], behind: Sequence[str]) -> Place:
    """The town of the country that is named in the sentence, else the one that is far larger."""
    own = sentence.text[start:end]
    beside = [town for town in found if town.iso2 in behind]
    named = beside or [town for town in found if town.iso2 in sentence.codes]
    if not beside and named and named[0].thousands * SMALLER < found[0].thousands:
        named = []  # rather the known town than its namesake in the giver's country
    larger = [] if beside or not named or named[0] == found[0] else found[:1]  # Rafah, where Egypt gives something
    if len(found) == 1 or (len(named) == 1 and not larger):
        one = (named or found)[0]
        how = How.REGION if one.thousands == REGION else How.TOWN
        unsure = "" if one.iso2 in (*sentence.codes, *behind) else _other_place(sentence, one, own)
        return Place(start, end, how, Named(start, end, NamedKind.TOWN, own, one.iso2, unsure))
    if larger and len(named) == 1 and not _gives(sentence, named[0].iso2):
        unsure = tr("{town} is also a place in {others}.").format(town=own, others=_countries(sentence, larger))
        return Place(start, end, How.TOWN, Named(start, end, NamedKind.TOWN, own, named[0].iso2, unsure))
    best, *rest = [*(named or found), *larger]
    unsure = tr("{town} is also a place in {others}.").format(town=own, others=_countries(sentence, rest))
    iso2 = best.iso2 if best.thousands > FAR_LARGER * rest[0].thousands else ""
    if best.thousands > SURELY_LARGER * rest[0].thousands:
        unsure = ""
    how = How.REGION if best.thousands == REGION else How.TOWN
    return Place(start, end, how, Named(start, end, NamedKind.TOWN, own, iso2, unsure))
