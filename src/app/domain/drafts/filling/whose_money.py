"""In whose money a sum is, where its word leaves several: *dollars*, *francs*, *£*, *pesos*.

It is the money of who gives it, else of who gets it, brings it or is named; where none decides, of whom the text
speaks. What only others may pay in is never sure, nor is a currency withdrawn by then.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from app.domain.currencies import currencies, scan_money
from app.domain.drafts.amounts.amounts import Amount, amounts
from app.domain.drafts.amounts.dollars import are_bare, is_of_all, taken_as, whose_dollars
from app.domain.drafts.amounts.sums import but_read, may_be_gone, once_theirs, pay_otherwise
from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.filling.case import Case, Towns
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.language import tr
from app.domain.money import bare_dollars, dollars_of_all

_ITS_PLACE = re.compile(
    r"(?:^(?:the )?|\b(?:in|of|at|from|near) (?:the )?)([A-Z][\w'’-]+(?: (?:[a-z]{2}-)?[A-Z][\w'’-]+)?)"
)
"""The place that a name begins with or that stands behind: *the Labasa Lions*, *the Uniting Church in Ballarat*."""
_ENDOWED = re.compile(r"[A-Z]\w+ (?:Corporation|Foundation|Endowment|Institution|Brothers)$")
"""What is called after whoever founded it: *the Carnegie Corporation*."""
_PLACED = re.compile(r"(?:,? (?:in|of|at|from|near) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?")
_AROUND = 4000
"""Code points before the end of a sentence in which towns tell whose dollars are meant."""
_WORK_ABROAD = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GROUP)
_TWO = {"CD": "CG", "CG": "CD", "DO": "DM", "DM": "DO"}
_OF_TWO = re.compile(r"\b(?:Congo(?:lese)?|Dominicans?)\b")
_WHICH = re.compile(r"\bD\.?R\.?C?\b|\bRDC\b|Democratic|Republic|Kinshasa|Brazzaville|Santo Domingo|Roseau")
"""Countries of one adjective, and the words that say which of them it is."""


def in_its_currency(case: Case, one: Amount, *, left_open: bool) -> Amount:
    """A sum in the currency that its word likely means, with why that is not sure; a number left open has its own."""
    return _of_its_time(case.shape, _in_dollars(case, one if left_open else _in_their_money(case, one)))


def _in_their_money(case: Case, one: Amount) -> Amount:
    """A sum, its currency chosen by who gives it where its word leaves several; never sure by who gets it."""
    if _is_plain(one):
        return one
    told = _told_of(case.shape, case.published)
    start, end = _currency_words(case.text, case.shape, one)
    for number, may in enumerate(_may_pay(case, one)):
        codes = {code for _, codes in may for code in codes if code}
        again = amounts(case.text, start, end, codes, told) if codes else []
        if not number and (once := _once_theirs(case.shape, case.published, one, again, codes)):
            return one._replace(currency=once, unsure=taken_as(one.as_stated, once))
        if again and number and "£" in one.as_stated:  # whoever gets it
            own = not again[0].currency or currencies().by_code[again[0].currency].until
            one = one._replace(unsure=one.unsure or taken_as("£", "GBP")) if own else one
            return _in_pounds(case, one, told)
        if again and one.currency == "GBP" and not again[0].currency:
            return one._replace(currency="", unsure=again[0].unsure)
        if len(again) != 1 or not again[0].currency:
            continue
        if again[0].currency == one.currency:
            return one._replace(unsure=one.unsure or again[0].unsure)
        own = (start, end) == (one.start, one.end)
        taken = _why_taken(again[0], may, gives=not number) if own else one.unsure
        one = _in_own_coin(one, again[0], own=own)
        return one._replace(currency=again[0].currency, unsure=but_read(taken) if one.low is not None else taken)
    return _in_pounds(case, one, told)


def _in_pounds(case: Case, one: Amount, told: str) -> Amount:
    """A sum in £ of whoever gives it by other sentences, else of a country of the text that has a pound of its own.

    Not of who gets it, nor where the text names Britain or somebody of there, nor of an organisation, which may be
    British.
    """
    if "£" not in one.as_stated or one.currency != "GBP":
        return one
    donors, getters = case.found or ((), ())
    gets = {who.iso2 for who in getters}
    names = [code for code in case.before.talk.names if code not in gets]
    actors = [piece.actor for piece in case.shape.pieces if piece.actor is not None]
    if "GB" in {*names, *(who.iso2 for who in donors), *(who.home for who in actors)}:
        return one
    everywhere = any(case.shape.pieces[at].kind in _WORK_ABROAD for at in case.gift.donors)
    for codes in ({who.iso2 for who in donors} - {""}, *(() if everywhere else ({name} for name in names))):
        (again,) = amounts(case.text, one.start, one.end, codes, told)[:1] or (one,)
        if again.currency != one.currency:
            taken = taken_as("£", again.currency) if again.currency else again.unsure
            return one._replace(currency=again.currency, unsure=taken)
    return one


def _is_plain(one: Amount) -> bool:
    """Whether the words of a sum mean one currency, whoever gives it; of £ there are many that no sign tells apart."""
    codes = {code for token in scan_money(one.as_stated) if token.kind == "cur" for code in token.codes}
    return codes == {one.currency} and "£" not in one.as_stated


def _why_taken(one: Amount, may: Iterable[tuple[str, tuple[str, ...]]], *, gives: bool) -> str:
    """Why the currency of a sum is not sure that those have who give it, or others of whom it may be."""
    currency = currencies().by_code[one.currency]
    theirs = [(name, codes) for name, codes in may if not (currency.countries | currency.once).isdisjoint(codes)]
    if gives or not theirs:
        otherwise = any(pay_otherwise(codes, one.currency) for _, codes in theirs)
        return one.unsure or (taken_as(one.as_stated, one.currency) if otherwise else "")
    return tr("“{words}” is taken as {currency}, since {country} pays in it.").format(
        words=one.as_stated, currency=one.currency, country=theirs[0][0]
    )


def _once_theirs(shape: Shape, published: str, one: Amount, again: Sequence[Amount], codes: Collection[str]) -> str:
    """The withdrawn currency that those who give a sum had, which is not read, unless it was gone by then."""
    once = once_theirs(one, codes)
    if once in ("", one.currency, *(each.currency for each in again)):
        return ""
    days = (piece.day.first for piece in shape.pieces if piece.day is not None)
    known = currencies().by_code[once]
    told = _told_of(shape, published) or known.until
    return once if f"{known.since:04}" <= told and max(days, default="") <= known.until else ""


def _of_its_time(shape: Shape, one: Amount) -> Amount:
    """A sum, unsure where no day says whether its word is that of today's money or of one withdrawn since."""
    pieces = shape.pieces
    codes = {code for piece in pieces if (who := piece.actor) is not None for code in (who.iso2, who.home)}
    if one.unsure or any(piece.day is not None for piece in pieces) or not may_be_gone(one, codes):
        return one
    return one._replace(unsure=taken_as(one.as_stated, one.currency))


def _in_dollars(case: Case, one: Amount) -> Amount:
    """A sum of bare dollars, in those of everybody who is named."""
    if not are_bare(one):
        return one
    pieces = case.shape.pieces
    actors = [piece.actor for piece in pieces if piece.actor is not None]
    named = {code for actor in actors if (code := actor.iso2 or actor.home)}
    givers = [who for at in case.gift.donors if (who := pieces[at].actor) is not None]
    getters = [who for at in case.gift.recipients if (who := pieces[at].actor) is not None]
    known = bool(givers) and all(who.kind is NamedKind.GROUP or is_of_all(who.name) for who in givers)
    giving = {code for who in givers if (code := _payer(who))}
    donors = case.found[0] if case.found is not None else ()
    american = any("US" in (who.iso2, who.home) and who.kind is not NamedKind.TOWN for who in actors)
    if not giving and not american:  # the Ballarat Lions
        homes = (_homes(case.text, case.towns, who) for who in donors)
        giving = {who.iso2 for who in donors} - {""} or set[str]().union(*homes)
    if not giving and not known and len(around := named | _around(case, donors)) == 1:
        named = around  # a paper of Sydney, of its school
    nowhere = not giving and not named
    nowhere |= any(map(_is_unlisted_town, getters))
    to_states = any(who.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT) for who in getters)
    nowhere |= bool(givers) and to_states and not giving
    taken = whose_dollars(one, named, giving, everywhere=nowhere, known=known)
    return (
        one._replace(unsure=taken_as(bare_dollars(one.as_stated), "USD")) if _are_of_us(case, taken, named) else taken
    )


def _are_of_us(case: Case, one: Amount, named: Collection[str]) -> bool:
    """Whether dollars taken for those of whoever gives them are US dollars all the same."""
    return one.currency != "USD" and (_are_told_abroad(case, one.currency, named) or _of_others_too(case))


def _are_told_abroad(case: Case, dollar: str, named: Collection[str]) -> bool:
    """Whether readers abroad hardly mean a country's dollar by a sign: of Guyana, in a text that is not of Guyana."""
    theirs, talk = currencies().by_code[dollar].countries, case.before.talk
    at_home = not theirs.isdisjoint((talk.home, talk.written_in))
    return dollar not in _KNOWN_ABROAD and not at_home and not theirs.issuperset(named)


_KNOWN_ABROAD = frozenset(("AUD", "CAD", "NZD"))
"""Dollars that texts of other countries mean by a bare sign, too, where such a country gives them."""


def _of_others_too(case: Case) -> bool:
    """Whether others give bare dollars beside these that are not their own: *Oman $3 million and Canada $2 million*."""
    pieces, payers = case.shape.pieces, list[str]()
    for gift in (other.gift for other in case.others):
        sums = [thing for at in (*gift.things, *gift.worth) if (thing := pieces[at].thing) is not None]
        if any(are_bare(thing) for thing in sums):
            givers = (who for at in gift.donors if (who := pieces[at].actor) is not None)
            payers += [code for who in givers if (code := _payer(who))]
    return bool(payers) and len(set(payers)) > 1 and not dollars_of_all(payers)


def _homes(text: str, towns: Towns, who: DraftParty) -> set[str]:
    """The country of the town that a name begins with or that stands behind it, if the town is of only one."""
    if _ENDOWED.search(text, who.start, who.end):
        return set()
    behind = _PLACED.match(text, who.end)
    words = text[who.start : who.end] + (behind[0] if behind else "")
    names = [match[1] for match in _ITS_PLACE.finditer(words)]
    return set[str]().union(*(code for name in names for code in _single(towns, name, begins=True)))


def _around(case: Case, donors: Iterable[DraftParty]) -> set[str]:
    """The countries that the text speaks of, with those of towns named lately, but for towns in names of donors."""
    talk, end = case.before.talk, case.shape.pieces[-1].end
    text = case.text[max(0, end - _AROUND) : end]
    for who in donors:
        text = text.replace(case.text[who.start : who.end], "")
    return ({talk.home, *talk.names, *talk.often} - {""}).union(*_single(case.towns, text))


def _single(towns: Towns, words: str, *, begins: bool = False) -> list[tuple[str, ...]]:
    """The country of each town in some words that is of only one, or of the town that they begin with."""
    found = [(town, codes) for town, codes in towns(words) if len(codes) == 1]
    return [codes for town, codes in found if not begins or words.startswith(town)]


def _may_pay(case: Case, one: Amount) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
    """Whose money a sum may be, likeliest first, each by name and countries: who gives it, gets it, is named here.

    Where its words leave several currencies and nobody here decides it, whom the text speaks of, then all places
    that it names.
    """
    every = case.shape.of(Sort.ACTOR, 0, len(case.shape.pieces))
    for parties in (case.gift.donors, [*case.gift.recipients], case.gift.carriers, every):
        named = [actor for party in parties if (actor := case.shape.pieces[party].actor) is not None]
        yield [(actor.name, (actor.iso2, actor.home, _also(case.text, actor))) for actor in named]
    if not one.currency:
        yield [(who.name, (who.iso2, "")) for who in case.before.givers]
        talk = case.before.talk
        about = talk.about()
        yield [] if about is None else [(about.who.name, (about.who.iso2, ""))]
        yield [(talk.names.get(talk.home, talk.home), (talk.home, ""))]
        codes = talk.names.keys() | talk.often.keys()
        spoken_of = [(talk.names.get(code, code), (code, _TWO.get(code, ""))) for code in codes]
        yield [*spoken_of, *case.towns(case.text[: case.shape.pieces[-1].end])]


def _also(text: str, actor: Named) -> str:
    """The other country that an adjective of two may mean: *the Congolese Red Cross*."""
    code, words = actor.iso2 or actor.home, text[actor.start : actor.end]
    double = _OF_TWO.search(words) if code in _TWO else None
    return _TWO[code] if double and not _WHICH.search(text) else ""


def _currency_words(text: str, shape: Shape, one: Amount) -> tuple[int, int]:
    """Where the currency of a sum is said: its own words, or the sum before: *of which 60 million*."""
    own = one.start, one.end
    if one.currency or any(read.is_money for read in amounts(text, *own)):
        return own
    sums = [
        piece.thing
        for piece in shape.pieces
        if piece.thing is not None and piece.thing.is_money and piece.end <= one.start
    ]
    return (sums[-1].start, sums[-1].end) if sums else own


def _told_of(shape: Shape, published: str) -> str:
    """The earliest ISO day that the sentence names, else that of the source: of its time are the currencies."""
    when = [piece.day.first for piece in shape.pieces if piece.day is not None and piece.day.first]
    return min([*when, published] if published else when, default="")


def _payer(who: Named) -> str:
    """The country in whose money somebody pays: his own, of people in another one that."""
    return who.iso2 or who.home if who.home or who.kind in STATES_AND_TOWNS else ""


def _in_own_coin(one: Amount, again: Amount, *, own: bool) -> Amount:
    """A sum as its words count it for those who give it: shillings of Kenya, which were taken for those of a pound."""
    counted = own and one.currency == "GBP" and again.low is not None
    return one._replace(low=again.low, high=again.high) if counted else one


def _is_unlisted_town(who: Named) -> bool:
    """Whether it is a town of which no list says the country."""
    return who.kind is NamedKind.TOWN and not who.iso2
