"""What is sold, paid for, owed or taken back, and so no gift.

traded = thing ("," "sold" | object of a verb of trade) | thing "for" sum | "on commercial terms" | "in exchange for"
       | firm "supplies" plant | growers "sent" so much | "to its customers" | "returned" thing | thing "home"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verb_families import costs_giver
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode, Verb
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.refused.its_own import stays_own
from app.domain.drafts.refused.paid_for import EASED, is_due, is_no_ones, says_price

_TRADE = words("exporter exporters importer importers sale sales price prices contract tender discount auction "
               "export exports import imports trade bond bonds customers turnover revenue profit")  # fmt: skip
_BUYERS = words(
    "customers customer clients client buyers buyer purchasers wholesalers retailers miller millers importer importers "
    "trader traders refiner refiners grinders roasters brewers grocers butchers dealers jewellers"
)
_ON_TERMS = (
    {(one, other) for one in ("commercial", "market") for other in ("terms", "rates", "rate", "price", "prices")}
    | {("at", "prime"), ("above", "prime"), ("over", "libor"), ("working", "capital")}
    | {
        ("for", what)
        for what in ("repair", "sale", "resale", "auction", "scrap", "safekeeping", "servicing", "analysis")
    }
)
"""What money or goods are lent or sold on, at or for."""
_DUES = words("tax taxes royalties wages salary salaries pension pensions dividend dividends bonus bonuses ransom fine "
              "fines arrears debts interest damages bail rent fee fees subsidy subsidies toll tolls "
              "premiums")  # fmt: skip
"""Payments that are owed, or stay at home."""
_OF_TRADE = words("office offices union unions minister ministry mission missions delegation fair school schools")
"""What is only called by its trade."""
_GROWERS = words(
    "farmers growers dairies fishermen millers exporters smelters mines refineries wells shipyards producers orchards "
    "planters ranchers breeders mills foundries plantations vineyards abattoirs"
)
_GROWN = words(
    "coffee cocoa tea cotton jute tobacco sugar rubber marketing grain wheat timber meat dairy fish copra nut"
)
"""What a board sells: *Burundi's coffee board*."""
_MUCH = 1000


def _is_of_growers(shape: Shape, gift: Gift) -> bool:
    """*Uganda's fishermen sent 20,000 tonnes of perch to Spain*: so much of what they make is sold."""
    before = shape.before(gift.main.first)
    said = shape.pieces[before].word.split() if before >= 0 else [""]
    grown = said[-1] in _GROWERS or (said[-1] == "board" and said[-2:-1] != [] and said[-2] in _GROWN)
    things = [thing for at in gift.things if (thing := shape.pieces[at].thing) is not None]
    number = shape.verb_at(gift.main.at)
    given = number >= 0 and shape.verbs[number].lemma in _PLAINLY  # Danish farmers gave Vienna 2,000 tons of milk
    given |= number >= 0 and bool(gift.donors) and (shape.verbs[number].passive or gift.main.family is Family.RECEIVE)
    needed = not _NEED.isdisjoint(shape.words)
    return grown and not (given or needed) and any(one.unit in IN_BULK and (one.low or 0) >= _MUCH for one in things)


_NEED = words(
    "famine starving hungry flood floods flooded earthquake quake cyclone hurricane typhoon tsunami refugees victims "
    "survivors homeless relief aid free charity gift"
)
"""What says that those who get so much of it do not buy it."""
_PLAINLY = words("give donate present gift bequeath contribute")
IN_BULK = ("tonne", "tonnes", "ton", "tons", "barrels", "litres")


def _costs(shape: Shape, gift: Gift) -> bool:
    """Whether it has a price, is owed or is given by nobody."""
    if any(price_of(shape, at) >= 0 or is_due(shape, at) or _is_for_work(shape, gift, at) for at in gift.things):
        return True
    return says_price(shape, gift.main.at) or is_no_ones(shape)


_FIRMS = words("firm company contractor shipyard consultancy consultants lawyers bank yard agency")


def _is_for_work(shape: Shape, gift: Gift, at: int) -> bool:
    """*A salvage firm got 12 million euros from Egypt for freeing the ship*: what it did is paid for."""
    thing, pieces = shape.pieces[at].thing, shape.pieces
    if thing is None or not thing.is_money or gift.main.family is not Family.RECEIVE:
        return False
    firm = any(_FIRMS & set(piece.word.split()) for piece in pieces[: gift.main.first])
    behind = pieces[at + 1 : shape.clause_end(at)]
    return firm and any(one.word == "for" and two.word.endswith("ing") for one, two in pairwise(behind))


def owed_or_sold(shape: Shape, gift: Gift) -> bool:
    """Whether the sentence has words of trade, or of what is owed."""
    low, high = shape.part(gift.main.at)
    low = max([low, *(at for at in range(low, gift.main.at) if shape.pieces[at].word == ":")])
    pairs = pairwise(shape.words[low : high + 1])
    said = {word for word, following in pairs if following not in (_OF_TRADE if word == "trade" else EASED)}
    return bool(said & _DUES or (not gift.strong and (said & _TRADE or _is_for_buyers(shape, gift))))


def is_delivery_of_firm(shape: Shape, gift: Gift) -> bool:
    """*Siemens is to supply Egypt with three power stations*: what a firm lives by, where no word calls it a gift."""
    firms = any((who := shape.pieces[at].actor) and who.kind is NamedKind.COMPANY for at in gift.donors)
    things = [one for at in gift.things if (one := shape.pieces[at].thing) is not None]
    supplies = shape.pieces[gift.main.at].word in ("supply", "supplies", "supplied", "deliver", "delivers", "delivered")
    return firms and supplies and any(head_of(one.item) in _PLANT for one in things)


_PLANT = words(
    "stations plants turbines reactors trains locomotives trams railcars airliners airplanes jets frigates corvettes "
    "submarines tanks pipelines refineries satellites"
)
"""What is ordered from a firm, and seldom given by one."""


def is_on_terms(shape: Shape, gift: Gift) -> bool:
    """Whether its part of the sentence says what it is lent or sold at: *on commercial terms*, *at market rates*."""
    return speaks_of_terms(shape, *shape.part(gift.main.at))


def speaks_of_terms(shape: Shape, low: int, high: int) -> bool:
    """The same of the words between two pieces."""
    return not _ON_TERMS.isdisjoint(pairwise(shape.words[low : high + 1]))


def _is_for_buyers(shape: Shape, gift: Gift) -> bool:
    """Whether those who get it are who buys: *shipped 9,000 tonnes of sugar to its customers in Togo*."""
    behind = shape.pieces[max([gift.main.last, *gift.things]) + 1 : shape.part(gift.main.at)[1]]
    near = (
        two.word if one.word in _ARTICLES else one.word
        for before, one, two in zip(behind, behind[1:], behind[2:], strict=False)
        if before.word in ("for", "to")
    )
    return any(shape.pieces[at].word.split()[0] in _BUYERS for at in gift.recipients) or not _BUYERS.isdisjoint(
        word for one in near for word in one.split()[:2]
    )


_ARTICLES = ("a", "an", "the", "its")


def is_price(shape: Shape, verb: Verb) -> bool:
    """*Was paid for in phosphates*, *paid Kyiv for*, *paid for its tractors with chrome*; not *paid for by Berlin*.

    So is *paid Norway 2 million for 300 tents*.
    """
    ties = (shape.ties[at] for at in shape.of(Sort.THING, verb.last + 1, shape.clause_end(verb.last + 1)))
    number = shape.verb_at(verb.at)
    if any(tie.to == "for" and tie.verb == number and tie.head >= 0 for tie in ties):
        return True
    behind = shape.words[verb.last + 1 : verb.last + 4]
    if behind[:1] == ["for"]:
        return behind[1:2] != ["by"] and (verb.passive or bool({"its", "their", "his", "her"} & set(behind[1:2])))
    whom = shape.pieces[verb.last + 1].actor if behind else None
    return behind[1:2] == ["for"] and whom is not None


def is_sold(shape: Shape, at: int) -> bool:
    """Whether *sold* or *bought* stands right behind a thing: *38,000 tons of wheat, sold to India*."""
    return any(
        verb.family is Family.TRADE
        and verb.mode is not Mode.PURPOSE
        and at < verb.first <= at + 2
        and shape.pieces[at + 1].word in (",", shape.pieces[verb.first].word)
        for verb in shape.verbs
    )


def is_bought_by_getter(shape: Shape, gift: Gift) -> bool:
    """Whether things are of those that their getter bought: *sent Canada some, the first of 200 Ottawa bought*,
    *30 buses bought by Chad from Oman reached N'Djamena*."""
    getters = {who.iso2 for at in gift.recipients if (who := shape.pieces[at].actor) is not None and who.iso2}
    if any(verb.lemma in _BUYS and _is_by_state(shape, verb, getters) for verb in shape.verbs):
        return True
    if gift.things and gift.main.family is not Family.GIVE and all(_it_had_bought(shape, at) for at in gift.things):
        return True
    buying = [verb for verb in shape.verbs if verb.lemma in _BUYS and not verb.passive and verb.first > 0]
    if not buying or not gift.things:
        return False
    for verb in buying:
        buyer, between = shape.pieces[verb.first - 1], shape.words[gift.things[-1] + 1 : verb.first]
        if buyer.actor is not None and buyer.actor.iso2 in getters and _SOME_OF.search(" ".join(between)):
            return True
    return False


def _it_had_bought(shape: Shape, at: int) -> bool:
    """*Togo received 40 vans it had bought in India*, *that they had paid for*."""
    return _HAD_BOUGHT.match(" ".join(shape.small[at + 1 : at + 7])) is not None


_HAD_BOUGHT = re.compile(
    r"(?:, )?(?:(?:that|which) )?(?:it|they|he|she) (?:has |have |had )?(?:itself |themselves )?"
    r"(?:bought|purchased|ordered|paid for)\b"
)


def _is_by_state(shape: Shape, verb: Verb, getters: set[str]) -> bool:
    """Whether a state of those who get it, or where nobody is said to, has bought it from somebody."""
    behind = shape.pieces[verb.last + 1 : verb.last + _BUYER]
    if [piece.word for piece in behind[:1]] != ["by"]:
        return False
    at = next((at for at, piece in enumerate(behind) if piece.actor is not None), 0)
    who = behind[at].actor
    if who is None or who.kind not in STATES or [piece.word for piece in behind[at + 1 : at + 2]] != ["from"]:
        return False
    return not getters or who.iso2 in getters


_BUYER = 7
"""Pieces behind a verb within which it is said by whom and from whom."""
_BUYS = ("buy", "purchase", "order")
_SOME_OF = re.compile(r", (?:the )?(?:first|second|third|last|next|rest|part|some|half|one|a third|a quarter) of \S")
"""Before those of which some are told: *, the first of two million that*."""


def price_of(shape: Shape, at: int) -> int:
    """The sum behind a thing that is paid for it, *ten cable cars for 234 million dollars*; or -1.

    What is built, or bought for somebody else, costs as much: *dug four wells for 9,000 euros*.
    """
    thing, pieces = shape.pieces[at].thing, shape.pieces
    verb = shape.ties[at].verb
    if thing is None or thing.is_money or (verb >= 0 and costs_giver(shape.verbs[verb])):
        return -1
    for behind in range(at + 1, min(shape.clause_end(at), at + PRICED)):
        other = pieces[behind].thing
        if other is not None:
            return behind if other.is_money and pieces[behind - 1].word == "for" and not other.unsure else -1
        if shape.verb_at(behind) >= 0 or pieces[behind].word in (",", "cheque", "check"):
            return -1
    return -1


PRICED = 8
"""Pieces behind a thing in which its price stands."""


def is_traded(shape: Shape, at: int) -> bool:
    """Whether a thing is the object or the subject of a verb of trade."""
    for number, verb in enumerate(shape.verbs):
        if verb.family is not Family.TRADE or verb.mode in (Mode.PURPOSE, Mode.NOT):
            continue
        tie = shape.ties.get(at)
        if verb.lemma == "order" and number + 1 < len(shape.verbs) and shape.verbs[number + 1].family in GIVING:
            continue  # ordered 100,000 dollars sent
        bought = verb.lemma in ("buy", "purchase", "procure")
        if bought and (_is_for_others(shape, max(at, verb.last)) or _is_passed_on(shape, number)):
            continue
        if bought and _is_paid_with_gift(shape, at):
            continue
        if tie is not None and tie.verb == number:
            return True
        if verb.passive and at in shape.subject(number)[1]:
            return True
    return False


def _is_paid_with_gift(shape: Shape, at: int) -> bool:
    """*Bought 27 looms with a grant of $9,000 from Oman*: the sum is given, whatever is bought with it."""
    thing, said = shape.pieces[at].thing, shape.words
    led = next((one for one in range(at - 1, max(-1, at - _LED), -1) if said[one] == "with"), -1)
    if thing is None or not thing.is_money or led < 0 or said[at + 1 : at + 2] != ["from"]:
        return False
    alone = all(one.sort is not Sort.THING for one in shape.pieces[led:at])
    return alone and any(one.sort is Sort.ACTOR for one in shape.pieces[at + 2 : at + 4])


_LED = 6
"""Pieces before a sum within which stands *with*."""


def _is_for_others(shape: Shape, at: int) -> bool:
    """*Bought 30 ventilators for hospitals in Peru*, but not *for its army* nor *for 3 million*."""
    pieces = shape.pieces
    found = next((one for one in range(at + 1, shape.clause_end(at)) if pieces[one].word == "for"), -1)
    behind = pieces[found + 1 : found + 3]
    return (
        found >= 0 and bool(behind) and behind[0].sort is not Sort.THING and not _OWN & {piece.word for piece in behind}
    )


_OWN = words("its their his her our my own use resale domestic")


def _is_passed_on(shape: Shape, number: int) -> bool:
    """*Bought 40 lorries and gave them to Chad*, *bought three boats, which it sent to Chad*."""
    if number + 1 == len(shape.verbs) or (verb := shape.verbs[number + 1]).family is not Family.GIVE or verb.passive:
        return False
    between = shape.words[shape.verbs[number].last + 1 : verb.first]
    behind = {*shape.words[verb.at + 1 : verb.at + 4]}
    them = "and" in between and not behind.isdisjoint(("it", "them"))
    return (them or "which" in between) and "back" not in behind and ";" not in between


def is_business(shape: Shape, gift: Gift) -> bool:
    """Whether it is told what something costs, or loans are counted, or so much of what is grown."""
    return _costs(shape, gift) or stays_own(shape, gift) or _is_of_growers(shape, gift)


def is_paid(shape: Shape) -> bool:
    """*For which it was to pay in coal*, *in exchange for*, *against payment*: something is given for it."""
    if _PAYING.isdisjoint(shape.said):
        return False
    said = shape.words
    pairs = set(pairwise(said))
    exchange = "exchange" in said and any(
        said[at : at + 2] == ["exchange", "of"] and "for" in said[at : at + 6] for at in range(len(said))
    )
    return (
        exchange
        or _is_to_repay(said)
        or bool(pairs & _IN_RETURN)
        or any(
            said[at] == "pay" and said[at + 1] in ("in", "for") and verb.family is not Family.OFFER
            for verb in shape.verbs
            if (at := verb.at) + 1 < len(said) and verb.mode in (Mode.COMING, Mode.PURPOSE) and "which" in said[:at]
        )
    )


def _is_to_repay(said: Sequence[str]) -> bool:
    """*Released 300 million, to be repaid over ten years*; not *which need never be repaid*."""
    at = next((at for at, pair in enumerate(pairwise(said)) if pair == ("be", "repaid")), -1)
    return at >= 0 and _NEVER.isdisjoint(said[max(0, at - 4) : at])


_NEVER = words("not never nothing no neither none without")
_PAYING = words("exchange return payment barter cash paid pay repaid")
_IN_RETURN = {
    ("in", "exchange"),
    ("in", "return"),
    ("against", "payment"),
    ("in", "payment"),
    ("by", "barter"),
    ("for", "cash"),
    ("paid", "with"),
}


def is_taken_back(shape: Shape, at: int) -> bool:
    """*Took back the 300 tents it had given*, *took its 80 rescuers home*, *got 95 of its soldiers back*."""
    if is_returned(shape, at):
        return True
    behind = shape.words[at + 1 : at + 3]
    if behind[:1] in (["home"], ["back"]):
        return True
    tie = shape.ties.get(at)
    verb = shape.verbs[tie.verb] if tie is not None and tie.to == OBJECT and tie.verb >= 0 else None
    if behind == ["out", "of"] and verb is not None and verb.lemma == "take":
        return True
    return (
        verb is not None
        and verb.lemma in _TAKING
        and "back" in (shape.pieces[verb.last].word, shape.pieces[verb.last + 1].word)
    )


def is_returned(shape: Shape, at: int) -> bool:
    """*Returned 30 of the tents*, *40 tents were returned to Oman*; not *returned with 40 tents*."""
    for number, verb in enumerate(shape.verbs):
        back = verb.lemma == "return" and verb.mode in (Mode.FACT, Mode.NOW)  # lent, to be returned in May
        if back and at in (shape.subject(number)[1] if verb.passive else [verb.last + 1]):
            return True
    return False


_TAKING = ("take", "get", "have", "call", "bring", "ask")


def goes_home(shape: Shape, verb: Verb, thing: int) -> bool:
    """*Sent back 40 tents*, *sent 40 divers, who have gone home*; but not *unloaded 40 tents and drove home*."""
    if shape.words[verb.last + 1 : verb.last + 2] not in (["home"], ["back"]):
        return False
    number = shape.verb_at(verb.at)
    if thing in shape.subject(number)[1]:
        return True
    if shape.ties[thing].verb > number:
        return False  # came back, having left there 200 books
    between = {*shape.words[verb.last + 1 : thing]} & {"but", "while", "whereas"}
    joined = verb.first > thing and shape.pieces[verb.first - 1].word in ("and", "then")
    return not between and not joined
