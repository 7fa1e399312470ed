"""Things that are given without a number in a running sentence.

    one    = ("a" | "an" | "another") modifier* head                  a field hospital, another ambulance: one of it
    more   = "a" phrase                                               any one thing that such a list goes on with
    load   = ("a" | "an") word* container "of" phrase                 a lorry of yams: one lorry
    few    = ("several" | "a few" | "a couple of" | "a handful of") phrase
    goods  = modifier* head                                           medical supplies: no number at all
    known  = determiner phrase, which only the words around it say to be given (`any_things`)
    keys   = "the keys" ("of" | "to" | "for") one                     the keys of an ambulance: the ambulance
    house  = giving-verb "the" house goods                            gave the clinic new equipment
    object = giving-verb (number people)? phrase ("," phrase)* ("and" phrase)?     sent rifles, boots and dates

A head is a word of the list of goods; behind a verb of giving any phrase is taken that can be a thing. What money is
for (*for medicines*, *to buy tents*) or what lacks is not given.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from app.domain.drafts.amounts.any_things import NO_MORE, is_donated_by, is_given_outright, is_known_given
from app.domain.drafts.amounts.counted_recipients import recipients_end
from app.domain.drafts.amounts.counted_things import HALF, and_half, behind_supply
from app.domain.drafts.amounts.not_counted import CONTENT, FRACTIONS, is_behind_keys, is_told_beside, is_year
from app.domain.drafts.amounts.noun_phrases import head_at, is_plural, is_quoted, phrase_end
from app.domain.drafts.amounts.number_runs import begins_number, run_end
from app.domain.drafts.words.actor_words import FACILITIES
from app.domain.drafts.words.goods import FURTHER_GOODS, GIVING, GOODS, NOT_GIVEN, ONE, PERSONS, SOURCES
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.drafts.words.word_lists import (
    BARE_VERBS,
    BUILDINGS,
    CARRIERS,
    CONTAINERS,
    CREWS,
    DETERMINERS,
    ENDS_PHRASE,
    LENGTHS,
    MEASURES,
    NEVER_ITEMS,
    PARTICIPLES,
    PAST,
    TIMES,
)
from app.domain.phrase_words import PURPOSES, word_set
from app.domain.terms import Qualifier

UNKNOWN = WordKinds()
_FEW = (("several",), ("a", "few"), ("a", "couple", "of"), ("a", "handful", "of"))
_BEFORE_GOODS = word_set(
    "used bottled canned tinned dried powdered prefabricated insulated armoured armored refrigerated needed related "
    "specialised specialized fortified mixed assorted frozen advanced condensed desperately badly urgently "
    "much-needed processed iced salted smoked"
)
_NOT_BEFORE = word_set(
    "will would shall can could may might must for to buy buying bought purchase purchasing against lack lacks "
    "lacked need needs needed without procure by into "
    "from on at under their the this that these those during after before amid between towards toward"
)
_TOLD_OF = frozenset(("was", "were", "had", "have", "has"))
_POINTING = frozenset(("that", "this", "these", "those", "between"))
_MOST_MODIFIERS = 5


class Thing(NamedTuple):
    """A thing in the tokens of a window."""

    start: int
    end: int
    item: tuple[int, int]
    unit: str
    qualifier: Qualifier
    """`exact` of one thing, or of two, `few`, or `not_stated`."""
    many: Decimal = Decimal(1)
    """How many an exact one is."""


def things_in(run: Running, counted: Container[int] = (), kinds: WordKinds = UNKNOWN) -> Iterator[Thing]:
    """The things of a window, in order, none over another; `counted` are the places behind those with a number."""
    at, behind = 0, 0
    while at < len(run.tokens):
        if counted and (found := _priced(run, at, counted)) is not None:
            pass
        elif run.text_at(at - 1) in (",", "and") and _goes_on(run, at, behind, counted):
            found = _beside(run, at, kinds) or _thing_at(run, at, behind, counted) or _one_more(run, at)
        else:
            found = _thing_at(run, at, behind, counted)
        if found is None or _only_owns(run, found.end):
            at += 1
            continue
        yield found
        at = behind = found.end


def _thing_at(run: Running, at: int, behind: int, counted: Container[int]) -> Thing | None:
    token = run.tokens[at]
    word = token.text
    if begins_number(run, at) and (whom := recipients_end(run, at, run_end(run, at))):
        return _object(run, whom + (run.text_at(whom) in ("free", "some")))
    if token.kind not in ("word", "name"):
        return None
    if word in ("a", "an", "another"):
        return _few(run, at) or _vague(run, at) or _one(run, at)
    if word == "several":
        return _few(run, at)
    if _gives(run, at):
        return _behind_verb(run, at)
    if word in _KNOWN and (known := _known(run, at)) is not None:
        return known
    if word in ("worth", "in", "of") and (goods := _of_sum(run, at, counted)) is not None:
        return goods
    if _follows_object(run, at, behind):
        return _object(run, at)
    model = word in _WITH_MODELS and at > 0 and run.tokens[at - 1].kind == "name"
    if word in GOODS or model or (is_donated_by(run, at + 1) and is_plural(run, at)):
        return _goods(run, at, behind)
    return None


def _only_owns(run: Running, end: int) -> bool:
    """Whether what a phrase names only says whose the thing behind it is: *the nurses' kit*."""
    owned = run.text_at(end) == "'" and run.tokens[end].glued and run.text_at(end + 1).isalpha()
    return owned and not is_quoted(run, end)


_FLOWN = word_set("bombers fighters interceptors transports trainers")
"""What is only a thing behind its make: *MiG-17 fighters*."""
_WITH_MODELS = FURTHER_GOODS | CARRIERS | _FLOWN


def _gives(run: Running, at: int) -> bool:
    """Whether a token is a verb of giving, and no name."""
    return run.text_at(at) in GIVING and not (run.is_capital(at) and at > 0)


def _behind_verb(run: Running, verb: int) -> Thing | None:
    """What stands right behind a verb of giving, or behind a house that gets it; of keys what they are of is read."""
    first = verb + 1 + (run.text_at(verb + 1) in ("over", "in", "out", "up"))
    known = run.text_at(first) in _KNOWN
    if is_behind_keys(run, first + known + 2):
        return None
    first += known and _is_given_house(run, first)
    return _object(run, first + (known or run.text_at(first) == "some"))


def _is_given_house(run: Running, the: int) -> bool:
    """Whether a house behind *the* gets the goods behind it: *gave the clinic equipment*; not *the school books to*."""
    end = phrase_end(run, the + 1)
    house = run.text_at(the + 1) in FACILITIES and end > the + 2 and run.text_at(end - 1) in GOODS
    clause = takewhile(lambda token: token.kind != "sign", run.tokens[end : end + _CLAUSE])
    return house and all(token.text != "to" for token in clause)


def _worth_of(run: Running, first: int) -> Thing | None:
    """What so much money is the worth of."""
    end = phrase_end(run, first, measured=True)
    return Thing(first, end, (first, end), "", Qualifier.NOT_STATED) if end > first else None


def _of_sum(run: Running, at: int, counted: Container[int]) -> Thing | None:
    """What a sum is the worth of, or in which it is given."""
    if run.text_at(at) == "worth":
        return _worth_of(run, at + 2) if run.text_at(at + 1) == "of" else None
    return _as_goods(run, at + 1) if _is_sum(run, at, counted) else None


def _is_sum(run: Running, end: int, counted: Container[int]) -> bool:
    """Whether a sum of money ends right before a token."""
    if end == 0 or run.tokens[end - 1].end + run.offset not in counted:
        return False
    return any(run.tokens[at].kind == "cur" or run.is_code(at) for at in range(max(0, end - _SUM_MOST), end))


_SUM_MOST = 4


def _priced(run: Running, at: int, counted: Container[int]) -> Thing | None:
    """One thing behind what it is worth: *the $40 million wing*, *a 9,000-euro scanner*."""
    if not _is_sum(run, at, counted):
        return None
    start = at - 1
    while start > 0 and (
        run.tokens[start].kind in ("num", "cur") or run.text_at(start) in _SCALES or run.is_code(start)
    ):
        start -= 1
    end = phrase_end(run, at)
    head = run.text_at(head_at(run, at, end)) if end > at else ""
    one = run.text_at(start) in _ONE_OF and (head in ONE or head in _PUT_UP) and not run.is_capital(end - 1)
    return Thing(at, end, (at, end), "", Qualifier.EXACT) if one else None


_ONE_OF = word_set("a an another the its their his her our")
_PUT_UP = word_set("complex block headquarters arena terminal palace campus refuge")
"""What is one thing beside those of the list, where a sum says what it is worth."""


def _as_goods(run: Running, first: int) -> Thing | None:
    """The goods in which a sum is given: *$4 million in dialysis kits*, but not *in aid* or *in May*."""
    end = phrase_end(run, first)
    if end == first or run.is_capital(end - 1):
        return None
    head = run.text_at(head_at(run, first, end))
    goods = head in GOODS or is_plural(run, head_at(run, first, end))
    none = any(head in these for these in (PURPOSES, _SUMS, NEVER_ITEMS, NOT_GIVEN, TIMES, BUILDINGS))
    return Thing(first, end, (first, end), "", Qualifier.NOT_STATED) if goods and not none else None


_SUMS = word_set(
    "cash money coins notes banknotes bonds loans grants credits donations gifts pledges contributions funds savings "
    "instalments installments tranches payments cheques checks shares taxes fees fines wages salaries scholarships "
    "subsidies currency dollars euros pounds francs yen help services sanctions losses"
)
"""What a sum of money is of without being given as goods, or which says no more of them."""


def _one(run: Running, at: int) -> Thing | None:
    """*a field hospital* and *a lorry of yams*; not *a third of a ton*, nor the ton of it."""
    if any(run.text_at(third) in FRACTIONS and run.text_at(third + 1) == "of" for third in (at + 1, at - 2)):
        return None
    if run.text_at(at + 1) in MEASURES and (first := and_half(run, at + 2)) > at + 2:  # a ton and a half of rice
        end = phrase_end(run, first, measured=True)
        return Thing(at, end, (first, end), run.text_at(at + 1), Qualifier.EXACT, 1 + HALF)
    if _is_for_time(run, at + 1) and run.text_at(at + 2) in _EARNED:  # a month's pay
        return Thing(at, at + 3, (at + 1, at + 3), "", Qualifier.NOT_STATED)
    return _whole(run, at)


_EARNED = word_set("salary pay wages wage earnings income takings profits")


def _whole(run: Running, at: int) -> Thing | None:
    if (first := behind_supply(run, at + 1)) and "'" in run.text_at(at + 1):
        end = phrase_end(run, first, measured=True)
        return Thing(at, end, (first, end), run.stated(at + 1, first - 1), Qualifier.EXACT)
    end = phrase_end(run, at + 1)
    end += run.text_at(end) == "set" and run.text_at(end + 1) == "of"
    if is_told_beside(run, at, end) or _is_what_one_is(run, at, end) or _is_for_time(run, at + 1):
        return None
    if end == at + 1 and at + 1 < len(run.tokens) and is_year(run, at + 1, at + 2):
        return _of_year(run, at)
    if end == at + 1 or _is_of_several(run, end) or _has_scale(run, at, end):
        return None
    for where in range(at + 1, min(end, at + 5)):
        word = run.text_at(where)
        if run.text_at(where + 1) == "of" and (word in CONTAINERS or word in SOURCES):
            first = where + 2
            last = phrase_end(run, first, measured=True)
            if run.text_at(head_at(run, first, last)) in NEVER_ITEMS:
                return None
            if last > first and not run.is_capital(first) and run.text_at(first) not in _OWNED:
                return _held(run, at, where, last)
    if not _is_one_given(run, at, end):
        return None
    end = _with_parts(run, end)
    return Thing(at, end, (at + 1, end), "", Qualifier.EXACT)


def _has_scale(run: Running, at: int, end: int) -> bool:
    """Whether a phrase says how many there are in a way that is not read: *a tidy million masks*."""
    scales = [where for where in range(at + 1, min(end + 1, len(run.tokens))) if run.text_at(where) in _MANY]
    return any(where + 1 >= len(run.tokens) or not run.tokens[where + 1].hyphen for where in scales)


def _with_parts(run: Running, end: int) -> int:
    """Behind the rooms that make up a block or a row which ends at a token, *a block of six classrooms*."""
    if run.text_at(end - 1) not in _MADE_UP or not _of_number(run, end):
        return end
    first = run_end(run, end + 1)
    behind = phrase_end(run, first)
    return behind if behind > first else end


_MADE_UP = word_set("block row wing terrace suite")


def _is_one_given(run: Running, at: int, end: int) -> bool:
    """Whether the one thing of a phrase is of a kind that is given, or is plainly given here."""
    head = head_at(run, at + 1, end)
    if is_behind_keys(run, at) and not run.text_at(head).endswith(_ABSTRACT):
        return run.text_at(head) not in NEVER_ITEMS - BUILDINGS
    known = run.text_at(head) in ONE and _before_list(run, at) not in _NOT_BEFORE - _POINTING
    given = is_given_outright(run, at, head) or is_known_given(run, at, head, end)
    return (known and not _says_what_for(run, at)) or given


def _before_list(run: Running, at: int) -> str:
    """The word before a phrase, or *for* where it ends a list of what a sum is for: *$9m for two halls and a pier*."""
    near = run.tokens[max(0, at - _PURPOSES) : at]
    paid = any(token.kind == "cur" for token in near) and run.text_at(at - 1) == "and"
    return "for" if paid and any(token.text == "for" for token in near) else run.text_at(at - 1)


_PURPOSES = 10
_ABSTRACT = ("ion", "ness", "ity", "ure", "ment", "ess")
"""What the keys to it do not open ends so: *the keys to a solution*."""


def _is_for_time(run: Running, at: int) -> bool:
    """Whether a thing is counted by how long it lasts: *a month's bread*."""
    return run.text_at(at).endswith("'s") and run.text_at(at).removesuffix("'s") in TIMES


_SCALES = frozenset(("hundred", "thousand", "million", "billion"))
_MANY = _SCALES | {"dozen", "score", "lakh", "crore"}
_TWOS = {"pair": 2, "brace": 2, "yoke": 2, "trio": 3}
"""So many of something: *a brace of pheasants*, *a yoke of oxen*."""


def _held(run: Running, at: int, container: int, end: int) -> Thing:
    """What one container holds, *a lorry of yams*; a pair is two, but for what is worn or used by the pair."""
    word, item = run.text_at(container), (container + 2, end)
    if word in _TWOS and run.text_at(head_at(run, *item)) not in _WORN:
        return Thing(at, end, item, "", Qualifier.EXACT, Decimal(_TWOS[word]))
    unit = "" if word in _GIFTS else run.stated(at + 1, container + 1)
    return Thing(at, end, item, unit, _how_many(word))


def _is_what_one_is(run: Running, at: int, end: int) -> bool:
    """Whether it is what somebody or some place is: *a paper mill, Van Hout, gave*; *the arena, now a shelter*."""
    if run.text_at(at - 1) == "ago" and run.text_at(at + 2) == "of":
        return True
    if run.text_at(at - 1) in _NOW and run.text_at(at - 2) == ",":
        return True
    name = end + 1
    while name < len(run.tokens) and run.tokens[name].kind in ("word", "name") and run.is_capital(name):
        name += 1
    if run.text_at(end) != "," or name == end + 1 or run.text_at(name) != ",":
        return False
    return run.text_at(name + 1 + (run.text_at(name + 1) in ("has", "have", "had", "also"))) in GIVING


_NOW = frozenset(("now", "then", "once", "today", "formerly", "currently"))


def _how_many(container: str) -> Qualifier:
    """Whether *a* counts what a container holds: not *a shipment of insulin*."""
    return Qualifier.NOT_STATED if container in _ANY_SIZE else Qualifier.EXACT


def _of_year(run: Running, at: int) -> Thing | None:
    """*a 1994 pumper*."""
    end = max(phrase_end(run, at + 2), at + 2)
    head = head_at(run, at + 2, end)
    one = end > at + 2 and (run.text_at(head) in ONE or run.is_capital(head))
    return Thing(at, end, (at + 1, end), "", Qualifier.EXACT) if one else None


def _is_of_several(run: Running, end: int) -> bool:
    """Whether what makes it up is counted: *a team of 22 geologists*, not *a hospital of 60 beds*, *a park of 2 ha*."""
    behind = run_end(run, end + 1)
    size = run.text_at(behind) in MEASURES | LENGTHS and run.text_at(behind + 1) != "of"
    return _of_number(run, end) and not size and run.text_at(behind) not in CONTENT


def _of_number(run: Running, end: int) -> bool:
    return run.text_at(end) == "of" and end + 1 < len(run.tokens) and begins_number(run, end + 1)


def _goes_on(run: Running, at: int, behind: int, counted: Container[int]) -> bool:
    """Whether a list of things goes on behind a joint at a token, behind one that is read."""
    last = at - 2 - (run.text_at(at - 1) == "and" and run.text_at(at - 2) == ",")
    return last >= 0 and (last + 1 == behind or run.tokens[last].end + run.offset in counted)


def _beside(run: Running, at: int, kinds: WordKinds) -> Thing | None:
    """Things without a number with which a list goes on: *40 hives, smokers and veils*, *a press, type and paper*."""
    end = phrase_end(run, at)
    end = next((joint for joint in range(at, end) if run.text_at(joint) == "and"), end)
    if end == at or run.text_at(at) in DETERMINERS or (run.is_capital(at) and not run.tokens[end - 1].hyphen):
        return None
    head = head_at(run, at, end)
    following = run.text_at(end)
    listed = run.text_at(at - 1) == "and" or following == "and" or (following == "," and run.text_at(end + 1) != "who")
    if not (listed and (following in _BEHIND_LIST or run.tokens[end].kind == "sign")):
        return None
    return Thing(at, end, (at, end), "", Qualifier.NOT_STATED) if _is_goods(run, at, head, kinds) else None


def _is_goods(run: Running, at: int, head: int, kinds: WordKinds) -> bool:
    """Whether the head of a phrase that begins at a token names things, several of them or so much."""
    word, sorts = run.text_at(head), kinds.sorts(run.text_at(head))
    if word in NEVER_ITEMS | NOT_GIVEN | TIMES | GIVING | BUILDINGS or (is_of_people(word) and word not in PERSONS):
        return False
    if run.is_capital(head) or word in GOODS | FURTHER_GOODS:
        return not run.is_capital(head)
    if is_plural(run, head):
        return not _THINGS.isdisjoint(sorts)
    return not (_THINGS if head > at else _MASSES).isdisjoint(sorts[:1])


_MASSES = frozenset(("food", "substance"))
_THINGS = _MASSES | {"artifact", "animal", "plant"}
_BEHIND_LIST = word_set(
    "and to for from in on at by with worth through via as after before was were has have had will which that "
    "donated given sent paid"
) | {""}
"""What may stand behind a list of things."""


def _one_more(run: Running, at: int) -> Thing | None:
    """One thing of any name that a list of things goes on with: *16 caps and a heat pump*."""
    if run.text_at(at) not in ("a", "an", "another"):
        return None
    end = phrase_end(run, at + 1)
    head = head_at(run, at + 1, end)
    word = run.text_at(head)
    no_thing = NEVER_ITEMS | NOT_GIVEN | TIMES | GIVING | CREWS | SOURCES | NO_MORE
    if run.text_at(at - 1) == "and" and run.text_at(at - 2) in PERSONS and f"{word}s" in PERSONS:
        no_thing = GIVING  # three doctors and a nurse
    if end == at + 1 or word in no_thing or run.is_capital(at + 1) or word.endswith(("ion", "ing", "ment")):
        return None
    listed = run.text_at(at - 1) == "and" or run.text_at(end) != "," or run.text_at(end + 1) in ("and", "a", "an")
    begins = run.text_at(at - 1) == "," and run.text_at(end) in ("from", "who")  # with 40 beds, a trader from Kano came
    if _is_of_several(run, end) or not listed or begins:  # 11 tonnes of flour, a gesture
        return None
    return Thing(at, end, (at + 1, end), "", Qualifier.EXACT)


_WORN = word_set(
    "boots shoes socks stockings gloves mittens sandals slippers clogs gumboots wellingtons trousers jeans pants "
    "shorts tights pyjamas overalls glasses spectacles sunglasses goggles binoculars scissors shears pliers pincers "
    "tongs tweezers forceps crutches skis skates earrings headphones handcuffs"
)
"""What is one by the pair; of all else a pair is two."""
_ANY_SIZE = word_set("flight shipment cargo batch delivery package supply offer gift donation stock collection")
"""Of what they hold *a* says no number: *a shipment of insulin*."""
_GIFTS = frozenset(("gift", "donation", "offer"))
"""Those of them that measure nothing: *a gift of rice*."""


_OWNED = frozenset(("theirs", "ours", "his", "hers", "yours", "mine", "them", "it"))
_KNOWN = frozenset(("the", "its", "their", "his", "her", "our", "my", "your"))


def _known(run: Running, at: int) -> Thing | None:
    """*paid for the new roof*, *left the temple his boat*, *the radar which it has agreed to hand over*."""
    end = phrase_end(run, at + 1)
    head = head_at(run, at + 1, end)
    if end == at + 1 or not is_known_given(run, at, head, end):
        return None
    one = run.text_at(head) in ONE and not (end < len(run.tokens) and begins_number(run, end))
    end = head + 1 if run.text_at(at) == "the" else end  # the roof of the mosque, which gets it
    return Thing(at, end, (at + 1, end), "", Qualifier.EXACT if one else Qualifier.NOT_STATED)


def _says_what_for(run: Running, at: int) -> bool:
    """Whether the phrase before is what something is like or made for: *as a hospital*, *in a school*."""
    if is_behind_keys(run, at):
        return False
    if run.text_at(at - 1) == "of" and run.text_at(at - 2) in SOURCES:  # took delivery of a boat
        return False
    if run.text_at(at - 1) == "in" and run.text_at(at - 2) in ("flew", "flown", "brought", "sent", "flies", "flying"):
        return False
    if run.text_at(at - 1) == "with" and _comes(run, at - 1):
        return False
    return run.text_at(at - 1) in ("as", "in", "with", "of", "through", "via", "than", "like", "near")


def _comes(run: Running, at: int) -> bool:
    """Whether somebody has come with what is named: *landed two aircraft there with a field hospital*."""
    before = range(at - 1, max(-1, at - _SAID_WITHIN), -1)
    clause = next((one for one in before if run.tokens[one].kind == "sign"), max(-1, at - _SAID_WITHIN))
    return any(run.text_at(one) in _COMES for one in range(clause + 1, at))


_COMES = word_set(
    "arrived landed came sailed docked flew reached drove arrives lands comes sails endowed endows provided presented "
    "supplied furnished provides supplies presents"
)
_CLAUSE = 10
_SAID_WITHIN = 16
"""Tokens within which it is said how something comes: *supplied by Oman with … and by Peru with a clinic*."""


def _vague(run: Running, at: int) -> Thing | None:
    """*a small quantity of protective equipment*, *a steady stream of tents*: without a number."""
    noun = at + 1 + (run.text_at(at + 1) in _HOW_MUCH)
    if run.text_at(noun) not in _SO_MUCH or run.text_at(noun + 1) != "of":
        return None
    end = phrase_end(run, noun + 2, measured=True)
    head = run.text_at(head_at(run, noun + 2, end))
    if end == noun + 2 or head in NEVER_ITEMS or head not in GOODS:
        return None
    return Thing(at, end, (noun + 2, end), "", Qualifier.NOT_STATED)


_HOW_MUCH = word_set(
    "small large limited unspecified unknown undisclosed certain considerable huge significant vast great modest good "
    "steady constant endless continuous regular"
)
_SO_MUCH = word_set("quantity number amount variety range stream flow flood torrent mountain heap succession")


def _few(run: Running, at: int) -> Thing | None:
    for words in _FEW:
        if all(run.text_at(at + step) == word for step, word in enumerate(words)):
            first = at + len(words)
            first += run.text_at(first) in ("more", "other", "further")
            unit = ""
            if run.text_at(first) in CONTAINERS and run.text_at(first + 1) == "of":
                unit, first = run.text_at(first), first + 2
            end = phrase_end(run, first, measured=bool(unit))
            if end > first and (unit or run.text_at(head_at(run, first, end)) in GOODS):
                return Thing(at, end, (first, end), unit, Qualifier.FEW)
    return None


def _goods(run: Running, head: int, behind: int) -> Thing | None:
    """A phrase with this head, found from its head to the left."""
    start = head
    while start > behind and head - start < _MOST_MODIFIERS and _modifies(run, start - 1):
        start -= 1
    end = phrase_end(run, start)
    if end <= head or head_at(run, start, end) != head:
        return None
    before = run.text_at(start - 1)
    told = start == 1 and before == "the" and run.text_at(end) in _TOLD_OF  # the tents had been donated by Oman
    if (before in _NOT_BEFORE and not told) or (before == "of" and run.text_at(start - 2) not in SOURCES):
        return None
    if (
        before == "in"
        or run.text_at(head) in BUILDINGS
        or (run.is_capital(head) and head > 0)
        or (start and begins_number(run, start - 1))
    ):
        return None
    return Thing(start, end, (start, end), "", Qualifier.NOT_STATED)


def _modifies(run: Running, at: int) -> bool:
    """Whether a word to the left of a head belongs to it."""
    token = run.tokens[at]
    word = token.text
    if token.kind == "name":
        return True
    if token.kind != "word" or word in ENDS_PHRASE or word in PAST or word in BARE_VERBS or word in PARTICIPLES:
        return False
    if run.is_capital(at) and at > 0:
        return run.words[token.start : token.end].isupper() or word.endswith(("ian", "ese", "ish"))
    if word in _HELD_BACK:
        return run.text_at(at - 1) not in _HAS and (word == "frozen" or run.text_at(at - 1) in DETERMINERS)
    if word.endswith("ed"):
        given = at > 1 and (run.text_at(at - 1) in GIVING or (run.is_capital(at - 1) and run.text_at(at - 2) in GIVING))
        return word in _BEFORE_GOODS or token.hyphen or given  # gave Chad refurbished laptops
    return (
        word not in GIVING
        and word not in _NOT_BEFORE
        and not (word.endswith("ly") and word not in ("family", "early"))
        and "'" not in word
    )


_HELD_BACK = word_set("frozen withheld")
"""What has been done to aid behind *has*, and describes goods elsewhere: *has frozen aid*, *sent frozen meat*."""
_HAS = word_set("has have had also now since already meanwhile temporarily not")


def _follows_object(run: Running, at: int, behind: int) -> bool:
    """Whether a token continues a list of things: *rifles, boots and dates*."""
    if behind <= 0 or at > behind + 2 or run.text_at(at - 1) not in (",", "and"):
        return False
    return at - 1 - (run.text_at(at - 1) == "and" and run.text_at(at - 2) == ",") == behind


_GIVEN_SUMS = frozenset(("contributions", "donations", "pledges"))


def _object(run: Running, at: int) -> Thing | None:
    """A phrase that can be a thing, without an article, right behind a verb of giving or a thing."""
    if at >= len(run.tokens) or run.text_at(at) in DETERMINERS or begins_number(run, at):
        return None
    end = phrase_end(run, at)
    if end == at or (run.is_capital(at) and not run.words[run.tokens[at].start : run.tokens[at].end].isupper()):
        return None
    head = head_at(run, at, end)
    word = run.text_at(head)
    if word in NEVER_ITEMS or word in NOT_GIVEN or word in TIMES or word in GIVING or run.tokens[head].kind == "name":
        return None
    if word in _GIVEN_SUMS and run.text_at(end) in ("worth", "totalling", "totaling"):
        return None  # donations worth 9 million euros
    if not (is_plural(run, head) or word in GOODS) or word.endswith("ed") or word in BARE_VERBS:
        return None
    return Thing(at, end, (at, end), "", Qualifier.NOT_STATED)
