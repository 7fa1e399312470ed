"""What gives no draft: questions, conditions, wishes, trade, and what no word says to be given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from app.domain.drafts.clauses.around import CUTTING, is_of_other_doing
from app.domain.drafts.clauses.gift_things import head_of, is_denied, is_given, is_never_given, is_of_each
from app.domain.drafts.clauses.pieces import Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import OBJECT, SUBJECT, Shape
from app.domain.drafts.clauses.verb_families import costs_giver
from app.domain.drafts.clauses.verbs import BE, GIVING, HAVE, Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.refused.its_own import stays_own
from app.domain.drafts.refused.only_spoken_of import is_only_spoken_of
from app.domain.drafts.refused.paid_for import EASED, is_due, is_no_ones, is_own, says_price
from app.domain.drafts.refused.tied_otherwise import (
    is_applied_for,
    is_left_over,
    is_of_its_own,
    is_tied_otherwise,
    only_wishes,
)
from app.domain.drafts.refused.untrue import is_untrue
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS, PERSONS
from app.domain.terms import Outcome

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
_NOBODY = words("nobody none no-one")
_NONE = _NOBODY | words("nothing not never no neither nil all")

_LOST_OR_WANTED = words(
    "need needs needed require requires required req'd seek seeks short gap appeal request requests requested "
    "lacking requirements killed damage injured dead deaths missing displaced affected damaged destroyed cases "
    "collapsed loss losses cost costs idps funded regd homeless houses casualties evacuated price prices sold "
    "bought procured purchased"
)
"""Words of a part of a report that is of what is wanted or lost."""
_NOT_GIFTS = words(
    "sale sales sold price prices market markets bond bonds shares stock profit profits revenue turnover exports "
    "imports tariff tariffs contract tender auction customers wages salary ransom fine fines tax taxes interest "
    "debt debts loan loans appeal appealed needs needed short lacking killed dead injured wounded casualties "
    "missing damaged collapsed match goal goals cup league championship beat defeat victory trophy medal marathon "
    "elections election vote votes spend spends spent spending if hope hopes hoped unless whether "
    "rumours rumour stolen seized smuggled looted attack attacked invaded accused trial court charged arrested "
    "sentenced surrendered bartered prison hostage hostages evicted deported deposit deposits lent lends lend "
    "loaned lending swap "
    "leased rent rented arrears budget quota handled"
)
"""Words of sentences that are of something else."""

_ONLY_THOUGHT = "not said to have happened"
_LOST = "left over, or looted"
_WHOLE = "a whole of which a part is told"
_LOADED = "what brings the things that are told"
REFUTED = frozenset(
    (
        "denied",
        "a question",
        "hoped or asked for",
        "taken",
        "taken away",
        "a price",
        _ONLY_THOUGHT,
        _WHOLE,
        _LOADED,
        _LOST,
    )
)
"""Reasons against what a frame tells that nothing outweighs; the others its clues may."""
CERTAIN = frozenset(("home", "spoken of", "asked of somebody"))
"""Reasons against what no frame tells that nothing outweighs."""
DOUBTED = frozenset(("traded", "brings", "paid or taken"))
"""Those that only the plainest clues outweigh."""


def why_not(shape: Shape, gift: Gift) -> str:
    """Why a gift gives no draft, or nothing where it does."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    said = {piece.word for piece in shape.pieces}
    first = tuple(piece.word for piece in shape.pieces[:2])  # a heading may be one word
    not_given = gift.main.outcome is Outcome.NOT_GIVEN
    if (not_given and (first in _DENYING or _says_whatever(shape))) or (first[0] == "nor" and not gift.main.negated):
        return "denied"
    if _is_whole(shape, gift):
        return _WHOLE
    if _is_delivery_of_firm(shape, gift) and not gift.strong:
        return "a price"
    if number >= 0 and is_left_over(shape, shape.verbs[number]):
        return _LOST
    if gift.main.noun and any(is_applied_for(shape, at) or _is_object_of_asked(shape, at) for at in gift.things):
        return "hoped or asked for"
    return (
        _as_a_whole(shape, gift.main.at)
        or (_not_said(shape, gift, number) if number >= 0 else "")
        or _no_gift(shape, gift, said)
        or _nobody(shape, gift, number)
    )


def _is_object_of_asked(shape: Shape, at: int) -> bool:
    """*Urged Latvia to consider a pledge of 150,000 euros*: it belongs to what somebody is asked to do."""
    verb = shape.ties[at].verb
    return verb >= 0 and shape.verbs[verb].mode is Mode.ASKED


_DENYING = (("contrary", "to"), ("no", ","))
"""How a sentence begins that denies what others say: *Contrary to reports, it has received no tents*."""


def _says_whatever(shape: Shape) -> bool:
    """*It never gave 20 tents, whatever the leaflet says*: others say it, and it is denied."""
    said = [piece.word for piece in shape.pieces]
    at = next((at for at, word in enumerate(said) if word in ("whatever", "despite")), len(said))
    return not _CLAIMING.isdisjoint(said[at + 1 : at + _WHATEVER])


_CLAIMING = words("say says said claim claims claimed reports report rumours rumour writes wrote prints printed")
_WHATEVER = 7


def _is_whole(shape: Shape, gift: Gift) -> bool:
    """*Of the 500,000 euros pledged in May, 380,000 have been paid*: the part is told, and a promise of somebody."""
    first = bool(gift.things) and max(gift.things) <= 2 and shape.pieces[0].word == "of"
    apart = first and "," in {piece.word for piece in shape.pieces[gift.things[0] : gift.main.at]}
    if first and gift.donors and gift.outcome in (Outcome.PROMISED, Outcome.OFFERED):
        return apart
    promised = any(frame.family in (Family.PROMISE, Family.OFFER) for frame in gift.told)
    if apart and promised and gift.outcome is Outcome.GIVEN:
        return _NONE.isdisjoint(piece.word for piece in shape.pieces)  # of the rice Oman pledged, half has arrived
    behind = shape.of(Sort.THING, 3, len(shape.pieces)) if first else []
    return any(_is_like(shape, gift.things[0], at) and not is_denied(shape.pieces, at) for at in behind)


def _is_like(shape: Shape, one: int, other: int) -> bool:
    """Whether two things are both sums, or both none."""
    first, second = shape.pieces[one].thing, shape.pieces[other].thing
    return first is not None and second is not None and first.is_money == second.is_money


def _as_a_whole(shape: Shape, at: int) -> str:
    """Questions, conditions, and reports that are said to be false."""
    if "?" in (shape.pieces[-1].word, shape.pieces[max(0, len(shape.pieces) - 2)].word):
        return "a question"
    if (shape.pieces[0].word, shape.pieces[1 % len(shape.pieces)].word) in _WHO_WILL:
        return "a question"
    if only_wishes(shape, at) or _would_be_welcome(shape, at):
        return "hoped or asked for"
    if shape.pieces[0].word in ("if", "unless") and all(piece.word != "," for piece in shape.pieces[:at]):
        return "hoped or asked for"
    if shape.pieces[0].word in ("if", "unless", "should", "were", "had") and not _is_promised_then(shape, at):
        return "a condition"
    return "denied" if is_untrue(shape, at) or _is_only_mooted(shape) else ""


_WHO_WILL = {(who, will) for who in ("who", "which") for will in ("will", "would", "can", "could")}
"""How a question begins that has no mark of one: *Who will spare them a sewing machine, he asks*."""


def _would_be_welcome(shape: Shape, at: int) -> bool:
    """*Would welcome any gift of tents*, *would be grateful for boats*: what nobody has said to give."""
    said = [piece.word for piece in shape.pieces[:at]]
    would = max((one for one, word in enumerate(said) if word == "would"), default=-1)
    if would < 0 or _WELCOME.isdisjoint(said[would : would + _MOOD]):
        return False
    return not any(verb.mode in (Mode.FACT, Mode.COMING) and would + _MOOD < verb.first <= at for verb in shape.verbs)


_WELCOME = words("welcome appreciate grateful thankful")
_MOOD = 4


def _is_only_mooted(shape: Shape) -> bool:
    """*No grant of 500 tractors has been discussed*, *said no sum of 7 crore had been announced*: nobody said so."""
    said = [piece.word for piece in shape.pieces]
    for first in (at for at, word in enumerate(said) if word == "no" and (at == 0 or said[at - 1] in _SAYING)):
        behind = max((at for at, word in enumerate(said[: first + _MOOTED_MOST]) if word in _MOOTED), default=0)
        if behind > first and any(word in BE for word in said[max(0, behind - 2) : behind]):
            return True
    return False


_SAYING = words("that said says say stated stressed added insisted clarified clarifies confirmed")
_MOOTED = words(
    "discussed considered mooted contemplated envisaged foreseen proposed mentioned raised suggested announced agreed "
    "decided fixed settled"
)
_MOOTED_MOST = 20


def _is_promised_then(shape: Shape, at: int) -> bool:
    """*If the mine reopens, the firm will give the town a bus*: what is promised comes behind the condition."""
    number = shape.verb_at(at)
    said = [piece.word for piece in shape.pieces[:at]]
    verb = shape.verbs[number] if number >= 0 else None
    offered = verb is not None and verb.family is Family.OFFER and verb.mode in (Mode.FACT, Mode.NOW)
    coming = offered or (verb is not None and verb.mode in (Mode.COMING, Mode.PROMISED) and "would" not in said)
    return coming and "," in said and said[0] in ("if", "should", "unless")


def _no_gift(shape: Shape, gift: Gift, said: set[str]) -> str:
    """Nothing, what is traded or owed, and lorries that only bring things."""

    def any_thing(is_so: Callable[[Shape, int], bool]) -> bool:
        return any(is_so(shape, at) for at in gift.things)

    if _gives_nothing(shape, gift):
        return "nothing given"
    if any_thing(_is_sold) or (_is_paid(shape) and not gift.strong):
        return "sold"
    if _is_business(shape, gift):
        return "a price"
    low, high = shape.part(gift.main.at)
    beside = {piece.word for piece in shape.pieces[low:high]}
    if said & beside & _TAKEN and not _is_of_seized(shape, gift, said & beside):
        return "taken"
    if any_thing(_is_counted_on):
        return "hoped or asked for"
    if any_thing(_is_taken_back):
        return "taken away"
    if _traded(shape, gift.main.at) or any_thing(_traded) or _is_on_terms(shape, gift):
        return "trade"
    if owed_or_sold(shape, gift) and not _between_two(shape, gift):
        return "trade, or what is owed"
    if any_thing(_is_lost):
        return "wanted or lost"
    return "only what brings things" if _only_brings(shape, gift) else ""


def _is_of_seized(shape: Shape, gift: Gift, said: set[str]) -> bool:
    """Whether only what is given was taken before: *gave Kyiv seized boats*, *20 cars confiscated from drivers*."""
    frame, pieces = gift.main, shape.pieces
    given = frame.family is Family.GIVE and not frame.noun and bool(gift.donors and gift.recipients)
    beside = {piece.word for at in gift.things for piece in (pieces[at - 1], *pieces[at + 1 : at + 2])}
    beside |= {word for at in gift.things for word in pieces[at].word.split()}
    behind = all(frame.last < at for at in gift.things)
    return given and behind and said & _TAKEN <= beside & _SEIZED


_SEIZED = words("seized confiscated impounded")


def _is_counted_on(shape: Shape, at: int) -> bool:
    """Whether a thing was only reckoned with: *had counted on seed from Oman and boats from Peru*."""
    said = [piece.word for piece in shape.pieces[:at]]
    on = max((one for one, pair in enumerate(pairwise(said)) if pair in _RECKONING), default=-1)
    return on >= 0 and not any(on + 1 < verb.first < at for verb in shape.verbs)


_RECKONING = {
    (verb, "on") for verb in words("count counts counted counting bank banks banked banking rely relied relying")
}
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
    needed = not _NEED.isdisjoint(piece.word for piece in shape.pieces)
    return grown and not (given or needed) and any(one.unit in IN_BULK and (one.low or 0) >= _MUCH for one in things)


_NEED = words(
    "famine starving hungry flood floods flooded earthquake quake cyclone hurricane typhoon tsunami refugees victims "
    "survivors homeless relief aid free charity gift"
)
"""What says that those who get so much of it do not buy it."""
_PLAINLY = words("give donate present gift bequeath contribute")
IN_BULK = ("tonne", "tonnes", "ton", "tons", "barrels", "litres")


def _gives_nothing(shape: Shape, gift: Gift) -> bool:
    """Whether there is no thing, and neither *aid* between two who are named nor a verb of giving; or aid is cut."""
    if gift.things:
        return False
    number = shape.verb_at(gift.main.at)
    if number >= 0 and any(shape.ties[at][:2] == (OBJECT, number) for at in shape.of(Sort.THING, 0, len(shape.pieces))):
        return True  # 1,200 soldiers
    if number >= 0 and shape.pieces[shape.verbs[number].first - 1].word == "nothing":
        return True  # nothing to give
    if number >= 0 and shape.verbs[number].lemma == "have" and gift.main.negated:
        return True
    handed = number >= 0 and shape.verbs[number].lemma == "hand"  # over the chairmanship, over the bodies of
    spoken = (
        gift.donors
        and gift.recipients
        and ((gift.strong and not handed) or _speaks_of_aid(shape, gift) or _feeds(shape, gift))
    )
    return not spoken or any(verb.lemma in CUTTING for verb in shape.verbs)


def _costs(shape: Shape, gift: Gift) -> bool:
    """Whether it has a price, is owed, comes from what is one's own or is given by nobody."""
    if any(_price(shape, at) >= 0 or is_due(shape, at) or _is_for_work(shape, gift, at) for at in gift.things):
        return True
    return says_price(shape, gift.main.at) or is_own(shape, gift) or is_no_ones(shape)


_FIRMS = words("firm company contractor shipyard consultancy consultants lawyers bank yard agency")


def _is_for_work(shape: Shape, gift: Gift, at: int) -> bool:
    """*A salvage firm got 12 million euros from Egypt for freeing the ship*: what it did is paid for."""
    thing, pieces = shape.pieces[at].thing, shape.pieces
    if thing is None or not thing.is_money or gift.main.family is not Family.RECEIVE:
        return False
    firm = any(_FIRMS & set(piece.word.split()) for piece in pieces[: gift.main.first])
    behind = pieces[at + 1 : shape.clause_end(at)]
    return firm and any(one.word == "for" and two.word.endswith("ing") for one, two in pairwise(behind))


def _only_brings(shape: Shape, gift: Gift) -> bool:
    """Whether all that came is vehicles that bring things."""
    bringing = gift.main.family in (Family.ARRIVE, Family.CARRY) or _lends_besides(shape, gift)
    leaves = (
        not gift.main.noun and not gift.recipients and shape.pieces[gift.main.at].word in ("left", "leave", "leaves")
    )
    return (
        bringing
        and bool(gift.things)
        and all(_brings(shape, at) or _is_drawn(shape, at, ("vehicles",) if leaves else ()) for at in gift.things)
    )


def _is_drawn(shape: Shape, at: int, besides: tuple[str, ...]) -> bool:
    thing = shape.pieces[at].thing
    return thing is not None and head_of(thing.item) in ("trailer", "trailers", *besides)


def _lends_besides(shape: Shape, gift: Gift) -> bool:
    """*Shipped 52,000 coats to Hatay, Raben providing nine trailers*: behind a comma, what the coats went in."""
    number = shape.verb_at(gift.main.at) if not gift.main.noun else -1
    if number < 1 or shape.pieces[gift.main.at].word not in ("providing", "supplying", "lending"):
        return False
    before = shape.of(Sort.THING, 0, gift.main.first)
    return "," in {piece.word for piece in shape.pieces[max(before, default=0) : gift.main.first]} and any(
        is_given(shape.pieces, at) and not _brings(shape, at) for at in before
    )


def owed_or_sold(shape: Shape, gift: Gift) -> bool:
    """Whether the sentence has words of trade, or of what is owed."""
    low, high = shape.part(gift.main.at)
    low = max([low, *(at for at in range(low, gift.main.at) if shape.pieces[at].word == ":")])
    pairs = pairwise(piece.word for piece in shape.pieces[low : high + 1])
    said = {word for word, following in pairs if following not in (_OF_TRADE if word == "trade" else EASED)}
    return bool(said & _DUES or ((said & _TRADE or _is_for_buyers(shape, gift)) and not gift.strong))


def _is_delivery_of_firm(shape: Shape, gift: Gift) -> bool:
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


def _is_on_terms(shape: Shape, gift: Gift) -> bool:
    """Whether its part of the sentence says what it is lent or sold at: *on commercial terms*, *at market rates*."""
    return _speaks_of_terms(shape, *shape.part(gift.main.at))


def _speaks_of_terms(shape: Shape, low: int, high: int) -> bool:
    return not _ON_TERMS.isdisjoint(pairwise(piece.word for piece in shape.pieces[low : high + 1]))


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


def _between_two(shape: Shape, gift: Gift) -> bool:
    """Whether a verb of giving has who gives and who gets it, of two countries: then it is told, and marked."""
    if gift.main.noun or gift.main.family not in _OF_AID:
        return False
    sides = (gift.donors, gift.recipients)
    one, other = ({actor.iso2 for at in side if (actor := shape.pieces[at].actor) is not None} for side in sides)
    return bool(one and other) and not (one & other) - {""}


def _nobody(shape: Shape, gift: Gift, number: int) -> str:
    """What is from nobody, or for nobody."""
    frame = gift.main
    if frame.family is Family.COLLECT and not gift.recipients:
        return "for nobody"
    if frame.family is Family.CARRY and number >= 0 and not shape.verbs[number].passive and not gift.recipients:
        named = any(piece.actor is not None for piece in shape.pieces)
        return "" if gift.donors or named else _LOADED
    if gift.loose.get(Field.DONORS):
        return ""
    if number >= 0 and shape.verbs[number].lemma == "have":
        return (
            "had, and from nobody"
            if not gift.donors or is_of_its_own(shape, frame.at, gift.donors, gift.things)
            else ""
        )
    if gift.donors:
        return ""
    if number >= 0 and shape.verbs[number].lemma == "take" and _took_away(shape, gift):
        return "taken away"
    return "no giver" if frame.noun and frame.outcome is Outcome.GIVEN and not gift.strong else ""


def _took_away(shape: Shape, gift: Gift) -> bool:
    """*They took a television and two kegs*: what they take is brought to nobody."""
    they = shape.pieces[gift.main.first - 1].word == "they" and gift.main.last + 1 in gift.things
    behind = {piece.word for piece in shape.pieces[gift.main.last + 1 : shape.clause_end(gift.main.last + 1)]}
    return they and behind.isdisjoint(("to", "from", "across", "over", "in", "into"))


_OF_AID = (Family.GIVE, Family.COLLECT, Family.OFFER, Family.PROMISE, Family.DECIDE, Family.REFUSE, Family.CANCEL)


def _feeds(shape: Shape, gift: Gift) -> bool:
    """Whether a state or a body feeds people somewhere: *Oxfam fed 5,000 children in Yemen*; with what is not said."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    fed = number >= 0 and shape.verbs[number].lemma == "feed" and shape.verbs[number].mode is Mode.FACT
    gives, gets = ([one for at in side if (one := shape.pieces[at].actor)] for side in (gift.donors, gift.recipients))
    named = all(one.kind in _FEEDING for one in gives)
    own = any(piece.word == "own" for piece in shape.pieces[gift.main.last : gift.main.high])
    return fed and named and not own and all(one.kind is NamedKind.BODY and bool(one.iso2) for one in gets)


_FEEDING = (NamedKind.COUNTRY, NamedKind.GOVERNMENT, NamedKind.ORGANISATION, NamedKind.COMPANY)


def _speaks_of_aid(shape: Shape, gift: Gift) -> bool:
    """Whether what is given is only called help: *offered Turkey help*."""
    frame = gift.main
    if any(one.negated for one in gift.told):
        return True
    if frame.family not in _OF_AID or frame.noun:
        return False
    return any(shape.pieces[at].word in ("aid", "help", "assistance", "relief") for at in range(frame.low, frame.high))


def _brings(shape: Shape, at: int) -> bool:
    thing = shape.pieces[at].thing
    return thing is not None and is_vehicle(thing)


def _is_doubted(shape: Shape, verb: Verb) -> bool:
    """Whether a verb denies or doubts what is said behind it: *nobody believes that*, *denied having sent*."""
    if verb.lemma in ("deny", "doubt") and not verb.passive:
        return shape.pieces[verb.last + 1].word != ":"
    if verb.lemma not in ("believe", "think", "expect"):
        return False
    return verb.mode is Mode.NOT or shape.pieces[shape.clause_start(verb.first)].word in ("nobody", "few", "none")


def _is_price(shape: Shape, verb: Verb) -> bool:
    """*Was paid for in phosphates*, *paid Kyiv for*, *paid for its tractors with chrome*; not *paid for by Berlin*.

    So is *paid Norway 2 million for 300 tents*.
    """
    ties = (shape.ties[at] for at in shape.of(Sort.THING, verb.last + 1, shape.clause_end(verb.last + 1)))
    number = shape.verb_at(verb.at)
    if any(tie.to == "for" and tie.verb == number and tie.head >= 0 for tie in ties):
        return True
    behind = [piece.word for piece in shape.pieces[verb.last + 1 : verb.last + 4]]
    if behind[:1] == ["for"]:
        return behind[1:2] != ["by"] and (verb.passive or bool({"its", "their", "his", "her"} & set(behind[1:2])))
    whom = shape.pieces[verb.last + 1].actor if behind else None
    return behind[1:2] == ["for"] and whom is not None


def _is_lost(shape: Shape, at: int) -> bool:
    """Whether the words around a thing of a report, from sign to sign, are of what is wanted or lost."""
    low = high = at
    while low > 0 and shape.pieces[low - 1].word not in (",", ";", ":"):
        low -= 1
    while high < len(shape.pieces) and shape.pieces[high].word not in (",", ";"):
        high += 1
    said = {piece.word for piece in shape.pieces[low:high]}
    return shape.headed > 0 and not shape.is_dated and not said.isdisjoint(_LOST_OR_WANTED)


def _is_sold(shape: Shape, at: int) -> bool:
    """Whether *sold* or *bought* stands right behind a thing: *38,000 tons of wheat, sold to India*."""
    return any(
        verb.family is Family.TRADE
        and verb.mode is not Mode.PURPOSE
        and at < verb.first <= at + 2
        and shape.pieces[at + 1].word in (",", shape.pieces[verb.first].word)
        for verb in shape.verbs
    )


def _price(shape: Shape, at: int) -> int:
    """The sum behind a thing that is paid for it, *ten cable cars for 234 million dollars*; or -1.

    What is built, or bought for somebody else, costs as much: *dug four wells for 9,000 euros*.
    """
    thing, pieces = shape.pieces[at].thing, shape.pieces
    verb = shape.ties[at].verb
    if thing is None or thing.is_money or (verb >= 0 and costs_giver(shape.verbs[verb])):
        return -1
    for behind in range(at + 1, min(shape.clause_end(at), at + _PRICED)):
        other = pieces[behind].thing
        if other is not None:
            return behind if other.is_money and pieces[behind - 1].word == "for" and not other.unsure else -1
        if shape.verb_at(behind) >= 0 or pieces[behind].word in (",", "cheque", "check"):
            return -1
    return -1


_PRICED = 8
"""Pieces behind a thing in which its price stands."""


def _traded(shape: Shape, at: int) -> bool:
    """Whether a thing is the object or the subject of a verb of trade."""
    for number, verb in enumerate(shape.verbs):
        if verb.family is not Family.TRADE or verb.mode in (Mode.PURPOSE, Mode.NOT):
            continue
        tie = shape.ties.get(at)
        if verb.lemma == "order" and number + 1 < len(shape.verbs) and shape.verbs[number + 1].family in GIVING:
            continue  # ordered 100,000 dollars sent
        if verb.lemma in ("buy", "purchase", "procure") and _is_for_others(shape, max(at, verb.last)):
            continue
        if tie is not None and tie.verb == number:
            return True
        if verb.passive and at in shape.subject(number)[1]:
            return True
    return False


def _is_for_others(shape: Shape, at: int) -> bool:
    """*Bought 30 ventilators for hospitals in Peru*, but not *for its army* nor *for 3 million*."""
    pieces = shape.pieces
    found = next((one for one in range(at + 1, shape.clause_end(at)) if pieces[one].word == "for"), -1)
    behind = pieces[found + 1 : found + 3]
    return (
        found >= 0 and bool(behind) and behind[0].sort is not Sort.THING and not _OWN & {piece.word for piece in behind}
    )


_OWN = words("its their his her our my own use resale domestic")


def _not_said(shape: Shape, gift: Gift, number: int) -> str:
    """Why a verb does not say that something was, or is to be, given."""
    verb = shape.verbs[number]
    if _is_only_thought(shape, verb):
        would = any(piece.word == "would" for piece in shape.pieces[verb.first : verb.at])
        return "what would be" if would and not _is_hoped_for(shape, number) else _ONLY_THOUGHT
    if verb.lemma == "pay" and (_is_price(shape, verb) or verb.lead in HAVE):
        return "paid for"
    if verb.lemma == "drive" and 3 not in gift.recipients.values():
        return "driven, and to nobody"
    if _is_accused(shape, gift, verb):
        return "an accusation or a want"
    if _is_forced(shape, verb):
        return "taken"
    start = shape.clause_start(verb.first)
    if start > 0 and shape.pieces[start - 1].word in ("if", "unless", "whether"):
        return "" if start == 1 and _is_promised_then(shape, verb.at) else "a condition"
    if any(_is_doubted(shape, other) for other in shape.verbs[:number]):
        return "denied"
    beside = (*shape.pieces[start : start + 2], *shape.pieces[max(0, verb.first - 2) : verb.first])
    said = {piece.word for piece in beside}
    if not gift.donors and (said & _NOBODY or {"no", "one"} <= said):
        return "said of nobody"
    return "hoped or asked for" if _is_hoped_for(shape, number) else ""


def _is_accused(shape: Shape, gift: Gift, verb: Verb) -> bool:
    """*Accused of giving*, *without giving*, *far from giving*; but not a plan of giving that was dropped."""
    before = shape.before(verb.first)
    if verb.mode is not Mode.SIDE or before < 0 or (gift.main.negated and gift.main.outcome is Outcome.CANCELLED):
        return False
    word = shape.pieces[before].word
    if word == "in" and not _DOES.isdisjoint(piece.word for piece in shape.pieces[max(0, before - 5) : before]):
        return False  # joined Oman in sending, lost no time in sending
    return word in _AGAINST or (before > 0 and word == "from" and shape.pieces[before - 1].word == "far")


_DOES = words("joined joins join joining succeeded succeeds time part united delay")
_AGAINST = ("of", "in", "on", "without", "instead", "against", "about")


def _is_forced(shape: Shape, verb: Verb) -> bool:
    """*Forced the town to hand over 40,000 marks*: what somebody is made to give is no gift."""
    before = [piece.word for piece in shape.pieces[max(0, verb.at - _FORCED_WITHIN) : verb.at]]
    at = next((at for at, word in enumerate(before) if word in _FORCING), -1)
    return at >= 0 and before[-1:] == ["to"] and not {",", ";", "from", "by", "out"} & {*before[at:]}


_FORCING, _FORCED_WITHIN = words("forced compelled coerced blackmailed"), 9


def _is_only_thought(shape: Shape, verb: Verb) -> bool:
    """*May give*, *should offer*, *considers giving*; but *would like to thank* is thanks, and *can offer* an offer."""
    if verb.mode is Mode.SIDE:
        return shape.pieces[shape.before(verb.first)].word in _THOUGHT_OF
    meant = {piece.word for piece in shape.pieces[verb.first : verb.at]}
    polite = verb.family in (Family.THANK, Family.OFFER) and meant.isdisjoint(("should", "must", "ought"))
    return verb.mode is Mode.ASKED or (verb.mode is Mode.MAYBE and not polite)


_THOUGHT_OF = words(
    "consider considers considered considering mull mulled mulling weigh weighed weighing discuss discussed discussing "
    "contemplate contemplated contemplating suggest suggested suggesting"
)
"""Verbs before *giving* of what is only thought of."""


def _is_hoped_for(shape: Shape, number: int) -> bool:
    """Whether a verb tells what somebody asks for: *hopes that Peru gives*, without a finite verb in between."""
    said = [piece.word for piece in shape.pieces[: shape.verbs[number].first]]
    hoping = max((at for at, pair in enumerate(pairwise(said)) if pair in _HOPES), default=-1)
    if hoping >= 0 and not any(verb.finite and verb.first > hoping + 1 for verb in shape.verbs[:number]):
        return True
    if _is_hope_of_somebody(shape, number):
        return True
    for at, verb in enumerate(shape.verbs[:number]):
        asked = verb.passive or shape.pieces[verb.first - 1].word == ","  # Padua, asked for help by Aleppo, sent
        if verb.family is not Family.ASK or asked or any(between.finite for between in shape.verbs[at + 1 : number]):
            continue
        if _is_answered(shape, verb, shape.verbs[number]) or _is_told_besides(shape, verb, number):
            continue
        wanted, behind = [*(piece.word for piece in shape.pieces[verb.last + 1 : verb.last + 3]), "", ""][:2]
        if wanted in ("that", "for", "if", "whether") and behind != ",":  # of the 400 million it asked for, Oslo gave
            return True
    return False


def _is_hope_of_somebody(shape: Shape, number: int) -> bool:
    """*Kathmandu hopes Norway and Fiji will send boats*, *it is expected that partners will come forward*."""
    verb = shape.verbs[number]
    if verb.mode is not Mode.COMING:
        return False
    before = shape.pieces[: verb.first]
    hoping = max((at for at, piece in enumerate(before) if piece.word in _HOPING), default=len(before))
    said = [piece.word for piece in before]
    expected = any(said[at : at + 4] in _EXPECTED for at in range(len(said) - 3))
    forward = any(piece.word == "forward" for piece in shape.pieces[verb.first : verb.last + 2])
    if expected and forward:
        return True
    between = before[hoping + 1 :]
    named = [piece for piece in between if piece.sort is Sort.ACTOR]
    return bool(named) and all(piece in named or piece.word in _BETWEEN for piece in between)


_BETWEEN = words("that the and or both either also , now soon")
_HOPING = words("hope hopes hoped hoping")
_EXPECTED = (["it", "is", "expected", "that"], ["it", "was", "expected", "that"])


_HOPES = {
    ("hopeful", "that"),
    ("optimistic", "that"),
    ("hope", "that"),
    ("hopes", "that"),
    ("hoped", "that"),
    ("hoping", "that"),
    ("wish", "that"),
}


def _is_answered(shape: Shape, asked: Verb, verb: Verb) -> bool:
    """*After Fiji asked for help, Japan sent 300 tents*: what was asked for is told before, behind its own sign."""
    opened = {piece.word for piece in shape.pieces[max(0, shape.clause_start(asked.first) - 1) : asked.first]}
    between = {piece.word for piece in shape.pieces[asked.last + 1 : verb.first]}
    return "," in between and not _WHEN.isdisjoint(opened)


_WHEN = words("after when as once since because")


def _is_told_besides(shape: Shape, asked: Verb, number: int) -> bool:
    """*We asked for boats and Thailand gave us four*: behind *and* another one gives what was asked for."""
    verb, left = shape.verbs[number], shape.before(shape.verbs[number].first)
    joint = left - 1 - (left > 0 and shape.pieces[left - 1].word == "the")
    told = verb.finite and verb.mode is Mode.FACT and shape.pieces[asked.last + 1].word == "for"
    return told and joint > asked.last and shape.pieces[left].actor is not None and shape.pieces[joint].word == "and"


def _is_business(shape: Shape, gift: Gift) -> bool:
    """Whether it is told what something costs, or loans are counted, or so much of what is grown."""
    return _costs(shape, gift) or stays_own(shape, gift) or _is_of_growers(shape, gift)


def _is_wanted(shape: Shape, at: int) -> bool:
    """*6 boats and 50 km of rope are sought by the committee*, *it requires 2,000 bags and 50 tonnes of chlorine*."""
    following = next((verb for verb in shape.verbs if verb.first > at), None)
    if following is None or not following.passive or following.family is not Family.ASK:
        return False
    return not shape.of(Sort.ACTOR, at, following.first)


def none_of(shape: Shape, at: int) -> str:
    """Why a thing that no frame has is likely none that is given, or nothing."""
    pieces = shape.pieces
    thing = pieces[at].thing
    if is_untrue(shape, at) or is_no_ones(shape) or only_wishes(shape, at) or is_tied_otherwise(shape, at):
        return "spoken of"
    if thing is not None and (is_never_given(thing) or is_of_each(pieces, at)):
        return "spoken of"
    if thing is None or not is_given(pieces, at):
        return "no gift"
    if (
        is_only_spoken_of(shape, at)
        or is_of_other_doing(shape, at)
        or _is_in_front(shape, at)
        or is_denied(pieces, at)
        or _is_counted_on(shape, at)
        or _is_taken_back(shape, at)
        or _is_done_to(shape, at)
        or _is_wanted(shape, at)
        or any(_price(shape, one) == at for one in range(max(0, at - _PRICED), at))
    ):
        return "spoken of"
    priced = _price(shape, at) >= 0 or says_price(shape, at)
    if _traded(shape, at) or _is_sold(shape, at) or priced or is_due(shape, at):
        return "traded"
    if is_vehicle(thing):
        low, high = shape.part(at)
        others = (one for one in shape.of(Sort.THING, low, high) if one != at and not _brings(shape, one))
        return "brings" if any(is_given(pieces, one) for one in others) else ""
    return "brings" if _carries(shape, at) else "does" if _does(shape, at) else ""


def _carries(shape: Shape, at: int) -> bool:
    """Whether a thing is what carries others: *a donkey carried into Chamula the last of 35 crates*."""
    following = next((number for number, verb in enumerate(shape.verbs) if verb.first > at), -1)
    verb = shape.verbs[following] if following >= 0 else None
    active = verb is not None and verb.family is Family.CARRY and not verb.passive and verb.finite
    return active and at in shape.ties and shape.ties[at].to == SUBJECT and at in shape.subject(following)[1]


def _is_in_front(shape: Shape, at: int) -> bool:
    """*With a smile, a bow and one spade, the envoy handed over …*: with what it was done, where no verb says more."""
    pieces, tie = shape.pieces, shape.ties.get(at)
    if pieces[0].word != "with" or tie is None:
        return False
    end = next((one for one in range(at + 1, len(pieces)) if pieces[one].sort is Sort.ACTOR), 0)
    commas = [one for one in range(at + 1, end) if pieces[one].word == ","]
    told = any(verb.first < end for verb in shape.verbs) or "from" in {one.word for one in pieces[:end]}
    return bool(commas) and not told and any(piece.thing is not None for piece in pieces[end:])


def _is_done_to(shape: Shape, at: int) -> bool:
    """Whether a verb that no list has is done to what is no goods: *chlorinated 310 wells*, not *stocked 310 tents*."""
    thing, tie = shape.pieces[at].thing, shape.ties.get(at)
    if thing is None or thing.is_money or thing.unit or tie is None or tie.to != OBJECT or tie.verb < 0:
        return False
    verb = shape.verbs[tie.verb]
    unknown = verb.family is Family.OTHER and verb.lemma.endswith("ed")
    return unknown and head_of(thing.item) not in GOODS | FURTHER_GOODS | PERSONS


def _does(shape: Shape, at: int) -> bool:
    """Whether a thing is the subject that gives, says or asks: *all three butchers have agreed to give*."""
    if at not in shape.ties or shape.ties[at].to != SUBJECT:
        return False
    following = next((number for number, verb in enumerate(shape.verbs) if verb.first > at), -1)
    if following < 0 or shape.verbs[following].passive or at not in shape.subject(following)[1]:
        return False
    return shape.verbs[following].family in _DEEDS


_DEEDS = (*_OF_AID, Family.SHIP, Family.SAY, Family.ASK, Family.TRADE, Family.HELP, Family.THANK)


def _is_paid(shape: Shape) -> bool:
    """*For which it was to pay in coal*, *in exchange for*, *against payment*: something is given for it."""
    said = [piece.word for piece in shape.pieces]
    pairs = set(pairwise(said))
    exchange = any(said[at : at + 2] == ["exchange", "of"] and "for" in said[at : at + 6] for at in range(len(said)))
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


_IN_RETURN = {
    ("in", "exchange"),
    ("in", "return"),
    ("against", "payment"),
    ("in", "payment"),
    ("by", "barter"),
    ("for", "cash"),
    ("paid", "with"),
}
_TAKEN = words(
    "extradited extradite extradites seized smuggled smuggling looted stolen confiscated "
    "impounded hijacked trafficked thieves robbers burglars pirates"
)


def _is_taken_back(shape: Shape, at: int) -> bool:
    """*Took back the 300 tents it had given*, *took its 80 rescuers home*, *got 95 of its soldiers back*."""
    if _is_returned(shape, at):
        return True
    behind = [piece.word for piece in shape.pieces[at + 1 : at + 3]]
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


def _is_returned(shape: Shape, at: int) -> bool:
    """*Returned 30 of the tents*, *40 tents were returned to Oman*; not *returned with 40 tents*."""
    for number, verb in enumerate(shape.verbs):
        back = verb.lemma == "return" and verb.mode in (Mode.FACT, Mode.NOW)  # lent, to be returned in May
        if back and at in (shape.subject(number)[1] if verb.passive else [verb.last + 1]):
            return True
    return False


_TAKING = ("take", "get", "have", "call", "bring", "ask")


def _goes_home(shape: Shape, verb: Verb, thing: int) -> bool:
    """*Sent back 40 tents*, *sent 40 divers, who have gone home*; but not *unloaded 40 tents and drove home*."""
    if [piece.word for piece in shape.pieces[verb.last + 1 : verb.last + 2]] not in (["home"], ["back"]):
        return False
    number = shape.verb_at(verb.at)
    if thing in shape.subject(number)[1]:
        return True
    if shape.ties[thing].verb > number:
        return False  # came back, having left there 200 books
    between = {piece.word for piece in shape.pieces[verb.last + 1 : thing]} & {"but", "while", "whereas"}
    joined = verb.first > thing and shape.pieces[verb.first - 1].word in ("and", "then")
    return not between and not joined


def speaks_of_else(shape: Shape, thing: int) -> str:
    """Of what the part of a sentence around a thing speaks that is no giving: trade, loans, wants, harm, thoughts."""
    low, high = shape.part(thing)
    said = {piece.word for piece in shape.pieces[low:high]}
    inside = [verb for verb in shape.verbs if low <= verb.first < high]
    repaid = any(verb.lemma == "repay" and verb.mode is not Mode.NOT for verb in inside)
    paid = repaid or _is_paid(shape) or _speaks_of_terms(shape, low, high)
    if paid or _TAKEN & said:
        return "paid or taken"
    if said & _LOST_OR_WANTED and ((shape.headed and not shape.is_dated) or not inside):
        return "wanted or lost"
    if any(verb.family is Family.COLLECT and verb.mode is Mode.GOING_ON for verb in inside):
        return "collecting"
    if _is_returned(shape, thing) or any(_goes_home(shape, verb, thing) for verb in inside):
        return "home"
    if any(verb.mode is Mode.ASKED for verb in inside):
        return "asked of somebody"
    if any(verb.family in (Family.ASK, Family.TRADE, Family.LEND) or verb.lemma in CUTTING for verb in inside):
        return "asked or traded"
    if any(verb.mode in (Mode.MAYBE, Mode.NOT) for verb in inside):
        return "only thought"
    return "other words" if said & _NOT_GIFTS else ""
