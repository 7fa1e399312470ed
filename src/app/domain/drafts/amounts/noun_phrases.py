"""Where the name of a thing ends that is counted or given in a running sentence.

    phrase = modifier* head ("of" determiner? phrase)? ("and" noun)?
    of a measure or a container also: phrase ("," phrase)* ","? "and" phrase       20 tonnes of tents, food and salt
                                      but for helpers                              20 tonnes of food | and medical staff

There are no parts of speech here: a phrase goes on until a word of a closed class (a preposition, a pronoun, an
auxiliary, an adverb), a number, a sign, or a word that can only be a verb where it stands, such as *arrived* behind a
plural. What follows *and* belongs to a counted thing only where both are single plurals (*doctors and nurses*): of *10
ventilators and medical supplies* the number says nothing of the supplies, and of *two buses and hoses* nothing of them.
"""

from __future__ import annotations

import re

from app.domain.drafts.amounts.number_runs import begins_number, is_size
from app.domain.drafts.words.goods import ONE, PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import (
    ADVERBS,
    BARE_VERBS,
    CALENDAR,
    CREWS,
    DETERMINERS,
    ENDS_PHRASE,
    NEVER_ITEMS,
    NOT_ADVERBS,
    PAST,
    RATES,
    TIMES,
)
from app.domain.number_words import number_at
from app.domain.phrase_words import NUMBERS, word_set

_MOST = 14
"""Tokens of one phrase."""
_OF = 2
"""How often a phrase goes on behind *of*."""


def phrase_end(run: Running, at: int, *, measured: bool = False) -> int:
    """The token behind the phrase that begins at a token; the same token where none does.

    `measured` says that a measure or a container stands before it, whose number holds for all that is listed.
    """
    end = _simple(run, at)
    if end == at:
        return at
    if measured:
        return _listed(run, end)
    if _is_compound(run, at, end):
        return _simple(run, end + 1)
    if _both_plural(run, at, end):
        return end + 2
    return end


def _simple(run: Running, at: int) -> int:
    """One phrase without *and*."""
    end, of = at, 0
    stop = min(len(run.tokens), at + _MOST)
    while end < stop:
        if at < end and (joined := _behind_owner(run, at, end) or _behind_joint(run, at, end)):
            end = joined
            continue
        if run.tokens[end].text == "of":
            if run.text_at(end + 2) in _SORTS:
                break
            behind = end + 2 if run.text_at(end + 1) in DETERMINERS else end + 1
            own = run.text_at(end + 1) in _OWNS and run.is_capital(end + 2)  # fifty soldiers of its Sixth Battalion
            if end == at or of == _OF or own or not _goes_on(run, behind, behind, stop):
                break
            of += 1
            end = behind
            continue
        if not _goes_on(run, at, end, stop):
            break
        end += 1
    return end


_OWNS = ("its", "their", "his", "her")


def _behind_owner(run: Running, start: int, at: int) -> int:
    """Behind the apostrophe of a plural that says whose the counted things are, *300 teachers' desks*; or 0."""
    if run.text_at(at) != "'" or not run.tokens[at].glued or start == 0:
        return 0
    one = run.text_at(start - 1) in ("a", "an", "the")  # a girls' school
    if not (one or _counts_several(run, start - 1) or is_of_people(run.text_at(at - 1))):
        return 0
    owned = is_plural(run, at - 1) and not run.is_capital(at - 1) and not is_quoted(run, at)
    behind = _simple(run, at + 1) if owned else 0
    return at + 1 if behind > at + 1 and (one or is_plural(run, behind - 1)) else 0


def is_quoted(run: Running, at: int) -> bool:
    """Whether a plain sign before a token opens quotation marks."""
    return any(token.text == "'" and not token.glued for token in run.tokens[:at])


def _behind_joint(run: Running, start: int, at: int) -> int:
    """Behind *but* or a comma between two words that describe what several are counted of; 0 where there is none.

    *Eleven retired but roadworthy vehicles*, *ten used, freshly painted trams*.
    """
    if start == 0 or run.text_at(at) not in ("but", "though", ","):
        return 0
    one = run.text_at(start - 1) in ("a", "an") and run.text_at(at) != ","
    if not (one or _counts_several(run, start - 1)):
        return 0
    behind = at + 1
    behind += _is_adverb(run.text_at(behind))
    first = behind
    while behind + 1 < len(run.tokens) and run.tokens[behind + 1].hyphen:
        behind += 1
    if behind - first > _OF or behind + 1 >= len(run.tokens):
        return 0  # nor at the end: *40 used,*
    if not all(_describes(run, one) for one in (at - 1, behind)):
        return 0
    ends = _simple(run, behind + 1)
    plain = ends > behind + 1
    return behind + 1 if plain and (one or is_plural(run, ends - 1)) else 0


def _counts_several(run: Running, at: int) -> bool:
    """Whether a token is a number of several."""
    return run.tokens[at].kind == "num" or (run.text_at(at) in NUMBERS and run.text_at(at) != "one")


def _describes(run: Running, at: int) -> bool:
    """Whether a word is an adjective, by its form."""
    word = run.text_at(at)
    return run.tokens[at].hyphen or word in _ADJECTIVES or word.endswith(_ADJECTIVE_ENDINGS)


_ADJECTIVES = word_set(
    "old new used small large big heavy light long short good bad fine plain simple basic modern worn cheap sound"
)
_ADJECTIVE_ENDINGS = ("ed", "able", "ible", "worthy", "al", "ish", "ful", "less", "ing", "ous", "ic", "en")


def _goes_on(run: Running, start: int, at: int, stop: int) -> bool:
    """Whether a token can be a word of a phrase that began at `start`."""
    if at >= stop:
        return False
    token = run.tokens[at]
    if token.kind == "num" or is_size(run, at):
        return is_size(run, at)
    if token.kind in ("word", "name") and at > start and is_size(run, at - 1):
        return True
    if token.kind == "sign":
        if token.text == "&" and at > start and at + 1 < stop and run.is_capital(at - 1) and run.is_capital(at + 1):
            return True  # the Johnson & Johnson vaccine
        inside = token.text in "&/" and at > start and token.glued and at + 1 < stop
        return inside and run.tokens[at + 1].kind == "word" and run.text_at(at + 1) not in TIMES
    if token.kind not in ("word", "name"):
        return False
    return token.hyphen or (_begins(run, at) if at == start else _follows(run, at, stop))


def _begins(run: Running, at: int) -> bool:
    """Whether a word can be the first of a phrase."""
    word = run.text_at(at)
    if _begins_compound(run, at) or _is_degree(run, at):
        return True
    if word in NUMBERS or word == "half":
        return False
    if run.is_capital(at):
        return word.removesuffix(".") not in CALENDAR  # 300 tonnes February
    if word == "free":
        return not _ends_clause(run, at + 1) or (at + 1 < len(run.tokens) and run.is_capital(at + 1))  # of free grain
    if word == "live":
        return run.text_at(at + 1) in _ANIMALS
    described = _is_brand(run, at + 1) or _behind_joint(run, at, at + 1)
    verb = _is_participle(word) or (word in _NO_PARTICIPLES and run.text_at(at + 1) in DETERMINERS)  # seed the fund
    if verb and _ends_clause(run, at + 1) and not described:
        return False
    if word in _DOING and at > 0 and _counts_several(run, at - 1) and is_plural(run, at + 1):
        return True  # thirteen operating tables
    return word not in ENDS_PHRASE and not _is_finite(word) and not _is_adverb(word)


_ANIMALS = word_set(
    "animals birds camels cattle chickens chicks cows ducks fish geese goats hens horses pigs poultry sheep turkeys"
)
"""What is given live, which else is a verb."""


def _is_degree(run: Running, at: int) -> bool:
    """Whether a word says how far that is so which describes the thing behind *a*: *a fully equipped ambulance*.

    Or what several are counted of: *three newly built ovens*.
    """
    described = run.text_at(at + 1).endswith("ed") or run.text_at(at + 1) in _SO_MADE
    if not described or _ends_clause(run, at + 2) or not (_is_adverb(run.text_at(at)) or run.text_at(at) == "well"):
        return False
    several = at > 0 and _counts_several(run, at - 1) and is_plural(run, _simple(run, at + 2) - 1)
    return several or run.text_at(at - 1) in ("a", "an", "another")


_SO_MADE = word_set("built made new grown sewn woven bred")
"""What describes a thing behind an adverb, and does not end as *equipped* does."""


_DOING = word_set("weighing operating living sailing flying working serving")
"""Participles that end a phrase, and without an object begin one: *six sailing dinghies*."""


_FRESH = word_set("new newer modern used old second mobile portable complete proper")
"""Adjectives behind which a participle describes a thing too."""


def _begins_compound(run: Running, at: int) -> bool:
    """Whether a word is only the first of one with a hyphen: *in-calf heifers*, *half-litre bottles*."""
    if at + 2 >= len(run.tokens) or not run.tokens[at + 1].hyphen:
        return False
    return run.text_at(at) == "half" or run.text_at(at) not in NUMBERS


def _is_brand(run: Running, at: int) -> bool:
    """Whether a name at a token is that of things or what they are called by: *armoured Humvees*, *used Dacia cars*."""
    if at + 1 >= len(run.tokens) or not run.is_capital(at):
        return False
    craft = any(run.text_at(one) in _CRAFT for one in (at + 1, at + 2))  # used Schnellboot patrol craft
    return is_plural(run, at) or is_plural(run, at + 1) or craft


_CRAFT = ("aircraft", "craft", "hovercraft", "watercraft")


def _is_no_adverb(word: str, before: str) -> bool:
    """Whether a word that may end a phrase is of it: *one of Lima's most loyal friends*, *a deep water well*."""
    return before.endswith("'s") or (word == "well" and before in ("water", "artesian", "tube"))


def _follows(run: Running, at: int, stop: int) -> bool:
    """Whether a word can go on with a phrase."""
    word = run.text_at(at)
    if _begins_compound(run, at) and not is_plural(run, at - 1) and (word in ENDS_PHRASE or word in PAST):
        return True
    if word in ADVERBS and _is_no_adverb(word, run.text_at(at - 1)):
        return True
    if word in _DOING and run.text_at(at - 1) in _FRESH and at + 1 < stop:
        return True  # a new operating table
    if word in ENDS_PHRASE or word in RATES or word in NUMBERS:
        return False
    if at > 0 and _is_degree(run, at - 1):
        return True
    if word == "x" and at + 1 < stop and run.tokens[at + 1].kind == "num":
        return False
    if word == "home" and is_plural(run, at - 1):
        return False  # took its rescuers home
    if run.is_capital(at):
        goes_on = not is_plural(run, at - 1) or run.is_capital(at - 1) or run.tokens[at - 1].kind == "name"
        return goes_on and not _opens_clause(run, at)
    return not _is_adverb(word) and not _is_verb(run, at)


def _opens_clause(run: Running, at: int) -> bool:
    """Whether a name has a verb of its own, without *that* before it: *900 tonnes of rice | Brazil promised*."""
    before = run.text_at(at - 1) if at else ""
    if before in ("", "of") or before in ENDS_PHRASE or run.is_capital(at - 1):
        return False
    last = at
    while run.is_capital(last + 1):
        last += 1
    return not is_plural(run, last) and _HAS_GIVEN.match(run.words, run.tokens[last].end) is not None


_HAS_GIVEN = re.compile(
    r" (?:(?:has|had|have|is|was) )?(?:gave|given|giving|sent|sending|promised|pledged|donated|shipped|offered|"
    r"delivered|provided|supplied|contributed|flew|bought|lent)\b(?! by\b)"
)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in NOT_ADVERBS


def _is_finite(word: str) -> bool:
    """Whether a word can begin no phrase, since it is a verb: *762,080 went to*."""
    return word in PAST or (word in BARE_VERBS and word not in _ALSO_NOUNS)


_ALSO_NOUNS = word_set(
    "face faces land lands help helps need needs cost costs show shows stand stands return returns total totals range "
    "ranges treat treats travel travels means"
)


def head_of(run: Running, start: int, end: int) -> str:
    """The head word of a phrase: the last before its *of* or *and*."""
    head = run.text_at(head_at(run, start, end)) if start < end else ""
    return "" if head in _ENDS_HEAD else head


def head_at(run: Running, start: int, end: int) -> int:
    """The token of the head word of a phrase that is not empty."""
    head = start
    for at in range(start, end):
        if run.text_at(at) in _ENDS_HEAD and not _joins_work(run, at):
            break
        head = at
    return head


_ENDS_HEAD = ("of", "and", ",", "or")


def is_plural(run: Running, at: int) -> bool:
    """Whether a token looks like the plural of a noun."""
    word = run.text_at(at)
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous", "ics")) and len(word) > 2


def _is_verb(run: Running, at: int) -> bool:
    """Whether a word behind a noun can only be its verb or a participle that begins a clause."""
    word = run.tokens[at].text
    if word == "set" and _is_a_set(run, at):
        return False
    if word in PAST:
        counted = _counts_several(run, at - 2) and not is_plural(run, at - 1) and is_plural(run, at + 1)
        return not (counted and _describes(run, at))  # 340 early printed books
    plural = is_plural(run, at - 1) or run.tokens[at - 1].kind == "name" or run.text_at(at - 1) in _CRAFT
    if plural and word in _BEHIND_NOUNS and run.text_at(at + 1) != "of":
        return True
    if plural and word in BARE_VERBS:
        return True
    if _is_participle(word):
        plural &= not (run.tokens[at - 1].kind == "name" and is_plural(run, at + 1))  # 4 BTR-80 armoured vehicles
        return plural or _ends_clause(run, at + 1)
    return word.endswith("ing") and plural and len(word) > 5


def _is_a_set(run: Running, at: int) -> bool:
    """Whether *set* ends what *a* begins, and is no verb: *a kitchen set*, *a cooking set to every household*."""
    article = next((one for one in range(at - 2, at - 5, -1) if run.text_at(one) in ("a", "an", "another")), -1)
    behind, following = run.text_at(at + 1), run.text_at(at + 2)
    whom = following in DETERMINERS | {"every", "each", ""} or begins_number(run, at + 2) or run.is_capital(at + 2)
    plain = run.tokens[at - 1].kind == "word"
    return article >= 0 and plain and (behind != "to" or whom) and _ends_clause(run, at + 1) and behind not in _SET_SO


_SET_SO = word_set("up off out aside in on at by against down forth back apart a an the its their")
"""What stands behind *set* as a verb."""
_BEHIND_NOUNS = word_set("full empty strong long high wide deep old available ready sufficient")
"""Adjectives that stand behind a plural: *2 camps full*."""


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "'d")) and word not in _NO_PARTICIPLES


_NO_PARTICIPLES = word_set("seed feed bed reed weed speed breed shed sled newsfeed seabed watershed flatbed birdseed")


def _ends_clause(run: Running, at: int) -> bool:
    """Whether what stands at a token cannot be a noun that the word before it describes."""
    if at >= len(run.tokens):
        return True
    token = run.tokens[at]
    return token.kind not in ("word", "name") or token.text in ENDS_PHRASE or token.text == "of" or run.is_capital(at)


def _is_compound(run: Running, start: int, at: int) -> bool:
    """Whether *and* joins two nouns that only describe what several are counted of: *two search and rescue teams*."""
    count = run.text_at(start - 1)
    several = (count in NUMBERS and count != "one") or (run.tokens[start - 1].kind == "num" and count != "1")
    if start == 0 or run.text_at(at) != "and" or is_plural(run, at - 1):
        return False
    if at - start <= _DESCRIBED + _WHOSE_TEAM and _joins_work(run, at):
        return True
    if not several or at - start > 2:
        return False
    if run.text_at(at - 1) in _ALIKE or is_plural(run, at + 1) or not is_plural(run, at + 2):
        return False
    return (
        all(run.tokens[where].kind in ("word", "name") for where in range(at + 1, at + 3))
        and _simple(run, at + 1) > at + 2
    )


_DESCRIBED = 4
"""Words before *and* that may say of what kind a crew is: *a Dutch urban search and rescue team*."""
_WHOSE_TEAM = 3
"""And before that, of whose crew so many are: *12 members of Croatia's search and rescue team*."""


def _joins_work(run: Running, at: int) -> bool:
    """Whether *and* stands between what one crew does: *a search and rescue team*, *fire and rescue crews*."""
    crew = run.text_at(at + 2)
    crews = crew in CREWS or crew.removesuffix("s") in CREWS or crew in _HANDS
    return run.text_at(at) == "and" and run.text_at(at - 1) in _WORK and crews


_HANDS = ("personnel", "staff")
"""Those of a crew, however many."""
_WORK = word_set(
    "search fire water flood food health training survey burns trauma command logistics communications engineering "
    "assessment relief emergency rescue coordination chemical detection shelter sanitation"
)
"""What a crew does together with what *and* joins to it."""
_ALIKE = word_set(
    "personnel staff aircraft spacecraft sheep cattle poultry police people crew equipment fish deer troops series "
    "species offspring workforce men women children livestock head"
)
"""Nouns whose plural looks like their singular."""


def _both_plural(run: Running, start: int, at: int) -> bool:
    """Whether *and* stands at a token between two plurals of one word each."""
    if run.text_at(at) != "and" or not is_plural(run, at - 1) or not is_plural(run, at + 1):
        return False
    word = run.text_at(at + 1)
    before = run.text_at(at - 1)
    if any((before in sort) != (word in sort) for sort in (PERSONS, NEVER_ITEMS)):  # 15 doctors and tents
        return False
    if _counts_first_only(run, start, before, word):
        return False
    free = run.tokens[at + 1].kind == "word" and word not in ENDS_PHRASE and word not in TIMES
    return free and word not in BARE_VERBS and not run.is_capital(at + 1) and _ends_noun(run, at + 2) and start < at


def _counts_first_only(run: Running, start: int, first: str, second: str) -> bool:
    """Whether a number before two plurals is too small for both: *two ambulances and drugs*, *six tents and hoses*.

    So is one of a few things that are given one by one, beside others that are not; and where nothing counts them,
    each is a thing of its own.
    """
    number = number_at(run.tokens, start - 1, start) if start else None
    if number is None and run.text_at(start - 1) not in _COUNTS_BOTH:
        return True  # sent tents and blankets
    one, other = (word.removesuffix("s") in ONE for word in (first, second))
    return number is not None and (number.value < _TWO_OF_EACH or (number.value <= _FEW and one != other))


_COUNTS_BOTH = word_set("of several few many some various other more million thousand hundred dozen")
"""What stands before the plurals of one thing, beside a number: *several jeeps and trucks*."""
_TWO_OF_EACH = 4
_FEW = 12


def _ends_noun(run: Running, at: int) -> bool:
    """Whether a phrase is over before a token."""
    return not _goes_on(run, at - 1, at, len(run.tokens)) and run.text_at(at) != "of"


def _listed(run: Running, at: int) -> int:
    """Behind all phrases of a list that ends in *and*; behind the first where that list is none."""
    end, places = at, 0
    while places < 8:
        joint = end
        comma = run.text_at(joint) == ","
        joint += comma
        last = run.text_at(joint) in ("and", "or")
        joint += last
        if joint == end or run.text_at(joint) in DETERMINERS:
            break
        behind = _simple(run, joint)
        if behind == joint or behind - joint > 4 or run.text_at(behind) in CALENDAR or _has_verb(run, joint):
            break
        if behind < len(run.tokens) and run.tokens[behind].kind in ("num", "cur"):
            break
        if last:
            come_with = _names_helpers(run, behind) and run.text_at(behind) != "from"
            weighed = come_with and not _names_helpers(run, at)
            return end if weighed else behind  # nor who comes with so many tonnes
        end, places = behind, places + 1
    return at


def _names_helpers(run: Running, end: int) -> bool:
    """Whether a phrase that ends before a token is of those who are sent to help: *medical personnel*."""
    return run.text_at(end - 1) in _HELPERS


_HELPERS = PERSONS | word_set("personnel staff teams crews nurses paramedics workers troops officers")
_SORTS = word_set("type kind sort same size order latter")
_GIVEN_AS = word_set(
    "tinned used canned dried powdered assorted mixed fortified processed related frozen dehydrated bottled condensed "
    "evaporated salted smoked iodised iodized enriched precooked pre-cooked parboiled insulated quilted padded"
)
"""Participles that describe goods."""


def _has_verb(run: Running, start: int) -> bool:
    """Whether a stretch begins as a clause does, with a verb: *and promised more*."""
    first = run.text_at(start)
    if run.is_capital(start):
        return True
    return first.endswith("ed") and first not in _GIVEN_AS
